//! The picture flies from stop to stop with the triangles of where it goes: on the way it is whole, and where
//! it comes to rest it looks as if it had been drawn there.

use egui::{Color32, ColorImage, Key};
use parcours::command::Command;
use parcours::layout::View;
use parcours::theme::ThemeName;

use crate::picture::{keep, picture};
use crate::present_stage::{projected, settle};

/// Pixels that are of another colour.
fn num_others(a: &ColorImage, b: &ColorImage) -> usize {
    // Adding up floats in another order moves an edge by nothing to be seen; a wrong letter is more.
    let differs = |(a, b): &(&Color32, &Color32)| {
        let mut pairs = a.to_array().into_iter().zip(b.to_array());
        pairs.any(|(a, b)| a.abs_diff(b) > 8)
    };
    let pixels = a.pixels.iter().zip(&b.pixels);
    pixels.filter(differs).count()
}

#[test]
fn where_the_picture_comes_to_rest_it_looks_as_if_drawn_there() {
    for view in View::ALL {
        let (mut harness, textures) = projected(view, ThemeName::Light);
        settle(&mut harness);
        // Forward, to the whole map, and on from there.
        let keys = [Key::Space, Key::Home, Key::Space];
        for (number, key) in keys.into_iter().enumerate() {
            harness.key_press(key);
            settle(&mut harness);
            assert!(!harness.state().editor.presenting().unwrap().is_moving());
            let kept = picture(&harness, &textures);
            harness.state_mut().canvas.forget_drawn();
            harness.step();
            let fresh = picture(&harness, &textures);
            keep(&kept, &format!("flight-{}-{number}", view.key()));
            let num = num_others(&kept, &fresh);
            assert!(num < 40, "{num} pixels, {view:?} after {key:?} ({number})");
        }
    }
}

#[test]
fn on_the_way_nothing_is_drawn_anew() {
    for view in [View::Swimlane, View::Wheel] {
        let (mut harness, _) = projected(view, ThemeName::Light);
        settle(&mut harness);
        use Command::{NextStop, WholePicture};
        let mut has_moved = false;
        for command in [NextStop, NextStop, WholePicture, NextStop] {
            harness.state_mut().editor.run(command).unwrap();
            let mut made = Vec::new();
            for frame in 0..10 {
                harness.step();
                let stage = harness.state();
                let moves = stage.editor.presenting().unwrap().is_moving();
                has_moved |= moves && frame > 2;
                assert!(stage.state.drawn.num_groups > 0);
                made.push(stage.state.drawn.num_made);
            }
            // A letter that is drawn for the first time may have to wait for one more frame.
            let later: usize = made[2..].iter().sum();
            assert_eq!(later, 0, "{view:?}, {command:?}: {made:?}");
        }
        assert!(has_moved, "{view:?}");
    }
}

#[test]
fn on_the_way_the_picture_is_whole() {
    for view in View::ALL {
        let (mut harness, textures) = projected(view, ThemeName::Light);
        settle(&mut harness);
        for (number, key) in [Key::Space, Key::Home].into_iter().enumerate() {
            harness.key_press(key);
            let mut drawn = Vec::new();
            for frame in 0..4 {
                harness.step();
                // The first one, and one in which what was made for it is stretched.
                if frame % 3 == 0 {
                    let image = picture(&harness, &textures);
                    keep(&image, &format!("way-{}-{number}-{frame}", view.key()));
                    drawn.push(ink(&image));
                }
            }
            let moves = harness.state().editor.presenting().unwrap().is_moving();
            assert!(moves, "the frames are of the way");
            settle(&mut harness);
            let arrived = ink(&picture(&harness, &textures));
            for (frame, share) in drawn.into_iter().enumerate() {
                let of = share / arrived;
                assert!(
                    (0.4..2.5).contains(&of),
                    "{view:?} {key:?} {frame}: {of:.2}"
                );
            }
        }
    }
}

/// Share of the pixels that are not of the commonest colour.
fn ink(image: &ColorImage) -> f64 {
    let mut counts = std::collections::HashMap::new();
    for pixel in &image.pixels {
        *counts.entry(pixel.to_array()).or_insert(0_usize) += 1;
    }
    let most = counts.values().copied().max().unwrap_or(0);
    1.0 - most as f64 / image.pixels.len() as f64
}
