//! A lane's height: by its lower border, by keyboard, and back to what its cards need.

use parcours::command::Command;
use parcours::editor::{Blocked, Cursor, Grip, Modifiers};
use parcours::scene::{Point, Target, point};

use crate::test_editor::{TestEditor, cell, lane};

fn border(test: &TestEditor, row: &str) -> Point {
    let rect = test.editor.place_of(Target::Lane(lane(row))).unwrap();
    let at = point(rect.centre().x, rect.bottom() - 1.0);
    test.editor.viewport().to_screen(at)
}

fn height(test: &TestEditor, row: &str) -> (Option<u16>, f32) {
    let rect = test.editor.layout().rect_of(cell("a", row)).unwrap();
    let lane = test.editor.document().lane(lane(row)).unwrap();
    (lane.height, rect.height)
}

#[test]
fn the_lower_border_is_dragged_and_never_cuts_a_card() {
    let mut test = TestEditor::new();
    let (_, before) = height(&test, "x");
    let at = border(&test, "x");
    test.moved(at, Modifiers::default());
    assert_eq!(test.editor.overlay().cursor, Cursor::ResizeVertical);
    assert!(test.editor.overlay().border.is_some());
    let overlay = test.hold(at, at + point(0.0, 80.0), Modifiers::default());
    let (guide, is_dragged) = overlay.border.unwrap();
    assert!(is_dragged && guide.width > 600.0);
    test.up(at + point(0.0, 80.0), 1, Modifiers::default());
    let (own, after) = height(&test, "x");
    assert!((after - before - 80.0).abs() < 2.0, "{before} {after}");
    assert_eq!(own, Some(after as u16));
    assert_eq!(test.editor.undo_name().unwrap(), "redimensionner une ligne");
    let at = border(&test, "x");
    test.drag_with(at, at - point(0.0, 600.0), Modifiers::default());
    assert_eq!(height(&test, "x"), (None, before));
}

#[test]
fn a_double_click_on_the_border_fits_the_lane_to_its_cards() {
    let mut test = TestEditor::new();
    let (_, before) = height(&test, "y");
    let at = border(&test, "y");
    test.drag_with(at, at + point(0.0, 120.0), Modifiers::default());
    let at = border(&test, "y");
    for clicks in [1, 2] {
        test.down(at, clicks, Modifiers::default());
        test.up(at, clicks, Modifiers::default());
    }
    assert_eq!(height(&test, "y"), (None, before));
    assert_eq!(test.editor.text_edit(), None, "its name is not edited");
}

#[test]
fn the_border_answers_on_both_sides_and_leaves_the_label_free() {
    let mut test = TestEditor::new();
    let at = border(&test, "x");
    for by in [-10.0, 10.0] {
        test.moved(at + point(0.0, by), Modifiers::default());
        let handles = test.editor.overlay().border;
        assert!(handles.is_some(), "{by}");
    }
    test.click(Target::Lane(lane("y")));
    assert_eq!(test.selected(), [Target::Lane(lane("y"))]);
    assert_eq!(test.editor.history().num_undo_steps(), 0);
}

#[test]
fn escape_leaves_the_height() {
    let mut test = TestEditor::new();
    let at = border(&test, "x");
    test.hold(at, at + point(0.0, 90.0), Modifiers::default());
    test.run(Command::Cancel);
    test.up(at, 1, Modifiers::default());
    assert!(!test.editor.is_changed());
}

#[test]
fn the_keyboard_makes_lanes_taller_lower_and_fitting() {
    let mut test = TestEditor::new();
    test.click(Target::Lane(lane("x")));
    let (_, before) = height(&test, "x");
    assert_eq!(test.press(Command::Lower), Err(Blocked::FitsAlready));
    test.run(Command::Taller).run(Command::Taller);
    let (own, taller) = height(&test, "x");
    assert_eq!(own, Some(taller as u16));
    assert!((taller - before - 48.0).abs() < 2.0);
    test.run(Command::Lower).run(Command::FitHeight);
    assert_eq!(height(&test, "x"), (None, before));
    test.click(cell("a", "y"));
    assert_eq!(test.press(Command::Taller), Err(Blocked::NoLaneSelected));
}

#[test]
fn a_collapsed_lane_has_no_border_to_drag_and_opens_when_it_is_written_in() {
    let mut test = TestEditor::new();
    test.click(Target::Lane(lane("x")));
    test.run(Command::CollapseLane);
    let at = border(&test, "x");
    test.moved(at, Modifiers::default());
    assert_eq!(test.editor.overlay().border, None);
    assert!(test.editor.overlay().handles.is_empty());
    test.moved(test.at(cell("d", "x")), Modifiers::default());
    test.double_click(cell("d", "x"));
    assert!(!test.editor.document().lane(lane("x")).unwrap().collapsed);
    assert!(test.type_text("new"));
    test.editor.finish_text_edit(parcours::editor::Finish::Keep);
    assert_eq!(test.lane_text("x"), "one two|three+2||new|");
    test.run(Command::Undo).run(Command::Undo);
    assert!(test.editor.document().lane(lane("x")).unwrap().collapsed);
    let is_border = |grip: Grip| matches!(grip, Grip::LaneBorder(_));
    let mut handles = test.editor.overlay().handles.into_iter();
    assert!(!handles.any(|handle| is_border(handle.grip)));
}
