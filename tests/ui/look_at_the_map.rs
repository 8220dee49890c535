//! What the canvas draws, looked at as a picture.

use parcours::i18n::Lang;
use parcours::model::{Document, Edit};
use parcours::scene::point;
use parcours::theme::ThemeName;

use crate::canvas_stage::{double_click, on_map, open, open_with, sample, small_map};
use crate::picture::{keep, num_colours, picture};

#[test]
fn a_sample_fills_the_canvas_in_both_themes() {
    for (theme, name) in [(ThemeName::Light, "light"), (ThemeName::Dark, "dark")] {
        let (harness, textures) = open_with(sample("restaurant", Lang::Fr), Lang::Fr, theme);
        let image = picture(&harness, &textures);
        keep(&image, &format!("restaurant-{name}"));
        let canvas = egui::Rect::from_min_max(egui::pos2(240.0, 0.0), egui::pos2(980.0, 690.0));
        assert!(num_colours(&image, canvas) > 100);
        assert!(harness.state().last.drawn.num_groups > 10);
    }
}

#[test]
fn zoomed_far_out_cards_are_blocks_and_text_is_bars() {
    let (mut harness, textures) = open(sample("restaurant", Lang::En), Lang::En);
    let bounds = harness.state().editor.layout().scene.bounds;
    let near = harness.state().last.drawn;
    harness.state_mut().editor.viewport_mut().fit(bounds);
    harness.run();
    keep(&picture(&harness, &textures), "restaurant-fit");
    harness
        .state_mut()
        .editor
        .viewport_mut()
        .set_zoom_at(Default::default(), 0.06);
    harness.run();
    keep(&picture(&harness, &textures), "restaurant-far");
    let far = harness.state().last.drawn;
    assert_eq!(near.num_blocks, 0);
    assert!(far.num_blocks > 20, "{far:?}");
}

#[test]
fn a_map_wholly_in_sight_stays_so_in_a_smaller_window() {
    let (mut harness, _) = open(sample("restaurant", Lang::Fr), Lang::Fr);
    let editor = &mut harness.state_mut().editor;
    let bounds = editor.layout().scene.bounds;
    editor.viewport_mut().fit(bounds);
    harness.run();
    harness.set_size(egui::vec2(900.0, 500.0));
    harness.run();
    let view = *harness.state().editor.viewport();
    assert!(view.visible().encloses(bounds), "{view:?}");

    // What is looked at closely is left at its size.
    harness.state_mut().editor.viewport_mut().zoom = 1.0;
    harness.run();
    harness.set_size(egui::vec2(800.0, 450.0));
    harness.run();
    assert_eq!(harness.state().editor.viewport().zoom, 1.0);
}

/// Beginning to write must not move a letter.
#[test]
fn the_text_does_not_jump_when_writing_begins() {
    let (mut harness, textures) = open(small_map(), Lang::Fr);
    let rect = on_map(&harness, "Ouvrir l’application").rect();
    let ink = |image: &egui::ColorImage| {
        let mut points = Vec::new();
        for y in rect.min.y as usize + 4..rect.max.y as usize - 4 {
            for x in rect.min.x as usize + 4..rect.max.x as usize - 12 {
                let pixel = image.pixels[y * image.size[0] + x];
                if u32::from(pixel.r()) + u32::from(pixel.g()) + u32::from(pixel.b()) < 200 {
                    points.push((x as i32, y as i32));
                }
            }
        }
        points
    };
    let image = picture(&harness, &textures);
    keep(&image, "before-writing");
    let before = ink(&image);
    double_click(&mut harness, rect.center());
    assert!(harness.state().editor.text_edit().is_some());
    let image = picture(&harness, &textures);
    keep(&image, "writing");
    let after = ink(&image);
    assert!(before.len() > 40, "the text is seen: {}", before.len());
    let moved = before.iter().filter(|&&(x, y)| {
        let near = |&&(a, b): &&(i32, i32)| (a - x).abs() <= 1 && (b - y).abs() <= 1;
        !after.iter().any(|point| near(&point))
    });
    let num_moved = moved.count();
    let (was, is) = (before.len(), after.len());
    assert!(
        num_moved * 20 < was,
        "{num_moved} of {was} dots moved ({is} now)"
    );
}

#[test]
fn an_empty_map_says_what_to_do_next() {
    for lang in Lang::ALL {
        let (harness, textures) = open(Document::default(), lang);
        let image = picture(&harness, &textures);
        keep(&image, &format!("empty-{lang:?}"));
        let sentence = egui::Rect::from_min_max(egui::pos2(420.0, 560.0), egui::pos2(800.0, 660.0));
        assert!(num_colours(&image, sentence) > 10);
    }
}

#[test]
fn what_is_kept_from_frame_to_frame_looks_like_what_is_drawn_afresh() {
    let (mut harness, textures) = open(sample("flight", Lang::Fr), Lang::Fr);
    harness.run();
    // Small pans move what is kept, large ones outgrow it; letters and rows appear in between.
    for (pan, card) in [(-37.0, 3), (-41.0, 9), (-300.0, 14), (128.0, 5)] {
        let editor = &mut harness.state_mut().editor;
        editor.viewport_mut().pan(point(pan, pan / 4.0));
        let mut card = (*editor.document().cards[card]).clone();
        card.text.push_str(" « Près d’ici » Œ 42 €");
        editor.apply(Edit::SetCards(vec![card]), None).unwrap();
        harness.run();
        harness.run();
        let kept = picture(&harness, &textures);
        harness.state_mut().canvas.forget_drawn();
        harness.run();
        let fresh = picture(&harness, &textures);
        keep(&kept, "kept");
        keep(&fresh, "fresh");
        // Adding up floats in another order moves an edge by nothing to be seen; a wrong letter is more.
        let differs = |(a, b): &(&egui::Color32, &egui::Color32)| {
            let mut pairs = a.to_array().into_iter().zip(b.to_array());
            pairs.any(|(a, b)| a.abs_diff(b) > 8)
        };
        let pixels = kept.pixels.iter().zip(&fresh.pixels);
        let num_other = pixels.filter(differs).count();
        assert!(num_other < 40, "{num_other} pixels after a pan by {pan}");
    }
}
