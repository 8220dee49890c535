//! Somebody finds their way on a large map with the small picture of it.

use egui_kittest::kittest::Queryable as _;
use parcours::command::Command;
use parcours::i18n::Lang;
use parcours::scene::Target;
use parcours::storage::stress;

use crate::canvas_stage::{Stage, move_to, open, press, small_map};

type Harness = egui_kittest::Harness<'static, Stage>;

fn large(lang: Lang) -> Harness {
    let (mut harness, _) = open(stress(150), lang);
    harness.state_mut().canvas.shows_mini_map = true;
    harness.run();
    harness
}

fn place(harness: &Harness, lang: Lang) -> Option<egui::Rect> {
    let label = lang.catalog().outline.mini_map;
    let mut found = harness.query_all_by_label(label);
    found.next().map(|node| node.rect())
}

#[test]
fn it_is_there_only_when_part_of_the_map_is_out_of_sight() {
    for lang in Lang::ALL {
        let mut harness = large(lang);
        assert!(place(&harness, lang).is_some());
        let _ = harness.state_mut().editor.run(Command::ZoomFit);
        harness.run();
        assert!(place(&harness, lang).is_none(), "the whole map is in sight");
        let (mut small, _) = open(small_map(), lang);
        small.state_mut().canvas.shows_mini_map = true;
        let _ = small.state_mut().editor.run(Command::ZoomFit);
        small.run();
        assert!(place(&small, lang).is_none());
        let mut hidden = large(lang);
        hidden.state_mut().canvas.shows_mini_map = false;
        hidden.run();
        assert!(place(&hidden, lang).is_none());
    }
}

#[test]
fn a_click_goes_there_and_a_drag_takes_the_view_along() {
    let mut harness = large(Lang::En);
    let rect = place(&harness, Lang::En).unwrap();
    let bounds = harness.state().editor.layout().scene.bounds;
    let target = rect.right_bottom() - egui::vec2(20.0, 12.0);
    move_to(&mut harness, target);
    press(&mut harness, target, true);
    harness.step();
    let seen = harness.state().editor.viewport().visible().centre();
    assert!(
        seen.x > bounds.x + bounds.width * 0.7,
        "{seen:?} in {bounds:?}"
    );
    let before = harness.state().editor.document().clone();
    move_to(&mut harness, target - egui::vec2(40.0, 0.0));
    harness.step();
    let dragged = harness.state().editor.viewport().visible().centre();
    assert!(dragged.x < seen.x - bounds.width * 0.1);
    press(&mut harness, target - egui::vec2(40.0, 0.0), false);
    harness.run();
    assert!(harness.state().editor.document().is_same(&before));
    assert!(harness.state().editor.selection().is_empty());
}

#[test]
fn it_never_covers_what_is_selected() {
    let mut harness = large(Lang::En);
    let usual = place(&harness, Lang::En).unwrap();
    let canvas = harness.get_by(|node| {
        node.role() == egui::accesskit::Role::List
            && node
                .label()
                .is_some_and(|label| label.starts_with("Journey map"))
    });
    let area = canvas.rect();
    let under = usual.center() - area.min;
    let at = parcours::scene::point(under.x, under.y);
    let editor = &mut harness.state_mut().editor;
    let place_on_map = editor.viewport().to_map(at);
    let visible = editor.viewport().visible();
    let found = editor.layout().hit(place_on_map, visible);
    let found = found.filter(|it| matches!(it, Target::Card(_) | Target::Cell { .. }));
    editor.select([found.expect("a card or a cell is under the corner")]);
    harness.run();
    let editor = &harness.state().editor;
    let shown = editor.place_of(found.unwrap()).unwrap();
    let shown = editor.viewport().rect_to_screen(shown);
    let shown = egui::Rect::from_min_size(
        area.min + egui::vec2(shown.x, shown.y),
        egui::vec2(shown.width, shown.height),
    );
    if let Some(rect) = place(&harness, Lang::En) {
        assert!(!rect.intersects(shown), "{rect:?} covers {shown:?}");
    }
}

#[test]
fn a_very_tall_map_is_wide_enough_to_point_at_and_dragged_from_end_to_end() {
    let mut document = small_map();
    let lane = document.lanes[0].clone();
    for number in 0..200 {
        let mut lane = (*lane).clone();
        lane.id = format!("lane-tall{number}").parse().unwrap();
        std::sync::Arc::make_mut(&mut document.lanes).push(std::sync::Arc::new(lane));
    }
    let (mut harness, _) = open(document, Lang::Fr);
    harness.state_mut().canvas.shows_mini_map = true;
    let _ = harness.state_mut().editor.run(Command::ZoomActual);
    harness.run();
    let bounds = harness.state().editor.layout().scene.bounds;
    assert!(bounds.height > 8.0 * bounds.width, "{bounds:?}");
    let rect = place(&harness, Lang::Fr).unwrap();
    assert!(rect.width() >= 100.0 && rect.height() <= 150.0, "{rect:?}");
    harness.state_mut().editor.viewport_mut().origin = bounds.top_left();
    harness.run();
    let rect = place(&harness, Lang::Fr).unwrap();
    let from = rect.min + egui::vec2(30.0, 12.0);
    move_to(&mut harness, from);
    press(&mut harness, from, true);
    harness.step();
    let scale = (rect.width() - 8.0) / bounds.width;
    let frame = harness.state().editor.viewport().visible().height * scale;
    let way = rect.height() - 8.0 - frame;
    assert!(way > 20.0, "the frame has room to move: {way}");
    let middle = from + egui::vec2(0.0, way / 2.0);
    move_to(&mut harness, middle);
    harness.step();
    let seen = harness.state().editor.viewport().visible().centre();
    let share = (seen.y - bounds.y) / bounds.height;
    assert!((0.45..0.55).contains(&share), "{share}");
    let end = from + egui::vec2(0.0, rect.height() + 40.0);
    move_to(&mut harness, end);
    harness.step();
    press(&mut harness, end, false);
    harness.run();
    let seen = harness.state().editor.viewport().visible();
    assert!(seen.bottom() >= bounds.bottom(), "{seen:?} in {bounds:?}");
}
