//! The columns keep their names while the map is scrolled.

use egui::accesskit::Role;
use egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, Rect, TouchPhase, pos2, vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parcours::i18n::Lang;
use parcours::model::Document;
use parcours::scene::Target;
use parcours::theme::ThemeName;

use crate::canvas_stage::{
    Stage, double_click, key, move_to, on_map, open, open_with, press, sample, type_text,
};
use crate::picture::{keep, picture};

/// Between the panels.
const CANVAS: Rect = Rect {
    min: pos2(240.0, 0.0),
    max: pos2(980.0, 690.0),
};

fn wheel_down(harness: &mut Harness<'_, Stage>, points: f32) {
    move_to(harness, CANVAS.center());
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -points),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    harness.run();
}

fn first_step(document: &Document) -> (Target, String) {
    let (_, step) = document.steps().next().unwrap();
    (Target::Step(step.id), step.title.clone())
}

fn at_100_percent(harness: &mut Harness<'_, Stage>) {
    harness.state_mut().editor.viewport_mut().zoom = 1.0;
    harness.run();
}

#[test]
fn every_sample_keeps_its_step_headers_in_sight() {
    for name in ["restaurant", "flight", "eight-steps"] {
        let (mut harness, _) = open(sample(name, Lang::Fr), Lang::Fr);
        at_100_percent(&mut harness);
        let (target, title) = first_step(harness.state().document());
        let before = on_map(&harness, &title).rect();
        assert!(before.min.y > 100.0, "{name}: {before:?}");
        for _ in 0..3 {
            wheel_down(&mut harness, 500.0);
            // Asks for exactly one: what is left of the scrolled header does not count.
            let node = on_map(&harness, &title);
            assert_eq!(node.accesskit_node().role(), Role::ColumnHeader);
            let rect = node.rect();
            let top = CANVAS.min.y;
            assert!(
                rect.min.y >= top && rect.max.y < top + 84.0,
                "{name}: {rect:?}"
            );
            let centre = rect.center();
            move_to(&mut harness, centre);
            press(&mut harness, centre, true);
            press(&mut harness, centre, false);
            assert!(harness.state().editor.selection().contains(target));
            harness.state_mut().editor.select([]);
        }
    }
}

#[test]
fn a_header_is_renamed_where_it_stands_in() {
    let (mut harness, textures) = open(sample("restaurant", Lang::Fr), Lang::Fr);
    at_100_percent(&mut harness);
    wheel_down(&mut harness, 1200.0);
    let origin = harness.state().editor.viewport().origin;
    let (target, title) = first_step(harness.state().document());
    let rect = on_map(&harness, &title).rect();
    double_click(&mut harness, rect.center());
    let editor = &harness.state().editor;
    assert_eq!(editor.text_edit().map(|edit| edit.target), Some(target));
    assert_eq!(
        editor.viewport().origin,
        origin,
        "the map stays where it is"
    );
    // The caret stands where the double-click was.
    key(&mut harness, Modifiers::NONE, Key::End);
    type_text(
        &mut harness,
        " pour quatre, ce soir ou demain soir au plus tard",
    );
    let name = Lang::Fr.catalog().inspector.step;
    let field = harness.get_by_role_and_label(Role::MultilineTextInput, name);
    let field = field.rect();
    assert!(
        field.min.y < rect.max.y && field.min.y > rect.min.y,
        "{field:?}"
    );
    keep(&picture(&harness, &textures), "writing-on-a-low-header");
    harness
        .state_mut()
        .editor
        .finish_text_edit(parcours::editor::Finish::Keep);
    let (_, renamed) = first_step(harness.state().document());
    assert!(renamed.starts_with(&title) && renamed.ends_with("au plus tard"));
}

/// Scrolling over the point where the low headers take over moves the titles by what was scrolled.
#[test]
fn step_titles_do_not_jump_when_the_low_headers_take_over() {
    for (theme, name) in [(ThemeName::Light, "light"), (ThemeName::Dark, "dark")] {
        let (mut harness, textures) = open_with(sample("restaurant", Lang::Fr), Lang::Fr, theme);
        at_100_percent(&mut harness);
        let from = harness.state().editor.layout().scene.stand_ins[0].offset.y;
        let (_, title) = first_step(harness.state().document());
        let mut look = |y: f32, name: &str| {
            harness.state_mut().editor.viewport_mut().origin.y = y;
            harness.run();
            let image = picture(&harness, &textures);
            keep(&image, name);
            let rect = on_map(&harness, &title).rect();
            (image, rect.min)
        };
        let (before, _) = look(from.floor() - 1.0, &format!("full-headers-{name}"));
        let (after, corner) = look(from.floor() + 1.0, &format!("low-headers-{name}"));
        let ink = |image: &egui::ColorImage, corner: Pos2| -> Vec<u8> {
            let (x, y) = (corner.x as usize + 10, corner.y as usize + 4);
            let rows = y..y + 18;
            rows.flat_map(|y| image.pixels[y * image.size[0] + x..][..130].iter())
                .map(|pixel| pixel.g())
                .collect()
        };
        let is = ink(&after, corner);
        let differences = |rows: f32| {
            let was = ink(&before, corner + vec2(0.0, rows));
            let pairs = was.iter().zip(&is);
            pairs.filter(|(a, b)| a.abs_diff(**b) > 60).count()
        };
        // It stood at most two rows lower, wherever whole pixels fell.
        let least = (0..=2).map(|rows| differences(rows as f32)).min().unwrap();
        let elsewhere = differences(9.0);
        assert!(least * 8 < elsewhere, "{least} of {elsewhere} dots differ");
    }
}
