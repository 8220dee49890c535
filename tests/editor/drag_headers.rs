//! Stages, steps and lanes are put elsewhere by dragging their headers.

use parcours::command::Command;
use parcours::editor::{Cursor, Modifiers};
use parcours::scene::{Point, Target, point};

use crate::test_editor::{CTRL, TestEditor, document, lane, step};

fn order(test: &TestEditor) -> String {
    let stages = test.editor.document().stages.iter();
    let stages = stages.map(|stage| {
        let steps = stage.steps.iter().map(|step| step.title.clone());
        format!("{}:{}", stage.title, steps.collect::<String>())
    });
    stages.collect::<Vec<_>>().join(" ")
}

fn lanes(test: &TestEditor) -> String {
    let lanes = test.editor.document().lanes.iter();
    lanes
        .map(|row| row.id.to_string().trim_start_matches("lane-").to_owned())
        .collect()
}

/// A little left or right of a column's middle.
fn beside(test: &TestEditor, target: Target, by: f32) -> Point {
    test.at(target) + point(by, 0.0)
}

#[test]
fn a_step_goes_where_the_line_shows_also_into_another_stage() {
    let mut test = TestEditor::new();
    let from = test.at(Target::Step(step("a")));
    let to = beside(&test, Target::Step(step("b")), 20.0);
    let overlay = test.hold(from, to, Modifiers::default());
    assert_eq!(overlay.cursor, Cursor::Grabbing);
    let line = overlay.header_line.unwrap();
    let b = test
        .editor
        .layout()
        .rect_of(Target::Step(step("b")))
        .unwrap();
    assert!((line.centre().x - b.right()).abs() < 1.0, "{line:?} {b:?}");
    assert!(line.height > 300.0, "the line goes down the grid");
    assert_eq!(overlay.headers[0].0, Target::Step(step("a")));
    assert_eq!(overlay.headers.len(), 1);
    test.up(to, 1, Modifiers::default());
    assert_eq!(order(&test), "s:bac t:de");
    assert_eq!(test.editor.undo_name().unwrap(), "déplacer une sous-étape");
    // The first half of a stage's first step is its beginning, the last half of the one before its end.
    let from = test.at(Target::Step(step("b")));
    let into = beside(&test, Target::Step(step("d")), -20.0);
    test.drag_with(from, into, Modifiers::default());
    assert_eq!(order(&test), "s:ac t:bde");
    let from = test.at(Target::Step(step("b")));
    let end = beside(&test, Target::Step(step("c")), 20.0);
    test.drag_with(from, end, Modifiers::default());
    assert_eq!(order(&test), "s:acb t:de");
    test.run(Command::Undo)
        .run(Command::Undo)
        .run(Command::Undo);
    assert!(!test.editor.is_changed());
}

#[test]
fn a_step_is_dragged_into_a_stage_that_has_none() {
    let mut test = TestEditor::new();
    test.click(Target::Step(step("e")));
    test.run(Command::Delete);
    test.click(Target::Step(step("d")));
    test.run(Command::Delete);
    assert_eq!(order(&test), "s:abc t:");
    let t = test.editor.document().stages[1].id;
    let (from, to) = (test.at(Target::Step(step("b"))), test.at(Target::Stage(t)));
    test.drag_with(from, to, Modifiers::default());
    assert_eq!(order(&test), "s:ac t:b");
}

#[test]
fn a_stage_goes_before_another_with_its_steps() {
    let mut test = TestEditor::new();
    let [s, t] = [0, 1].map(|at| Target::Stage(test.editor.document().stages[at].id));
    let (from, to) = (test.at(t), beside(&test, s, -60.0));
    test.drag_with(from, to, Modifiers::default());
    assert_eq!(order(&test), "t:de s:abc");
    assert_eq!(test.editor.undo_name().unwrap(), "déplacer une étape");
    assert_eq!(test.selected(), [t]);
}

#[test]
fn a_header_dropped_where_it_stands_shows_no_line_and_changes_nothing() {
    let mut test = TestEditor::new();
    let from = test.at(Target::Step(step("b")));
    for by in [30.0, -30.0, 120.0, -120.0] {
        let overlay = test.hold(from, from + point(by, 0.0), Modifiers::default());
        assert_eq!(overlay.header_line, None, "{by}");
        test.up(from + point(by, 0.0), 1, Modifiers::default());
    }
    assert_eq!(test.editor.history().num_undo_steps(), 0);
}

#[test]
fn lanes_are_reordered_and_hidden_ones_keep_their_neighbours() {
    let mut hidden = document();
    let mut extra = parcours::model::Lane::new(lane("h"), parcours::model::LaneRole::FreeText);
    extra.hidden = true;
    std::sync::Arc::make_mut(&mut hidden.lanes).insert(1, extra.into());
    let mut test = TestEditor::of(hidden);
    assert_eq!(lanes(&test), "xhym");
    let (from, y) = (
        test.at(Target::Lane(lane("x"))),
        test.at(Target::Lane(lane("y"))),
    );
    let overlay = test.hold(from, y - point(0.0, 8.0), Modifiers::default());
    assert_eq!(
        overlay.header_line, None,
        "above its neighbour it stands already"
    );
    let overlay = {
        test.moved(y + point(0.0, 8.0), Modifiers::default());
        test.editor.overlay()
    };
    let line = overlay.header_line.unwrap();
    assert!(line.width > 600.0 && line.height < 10.0);
    test.up(y + point(0.0, 8.0), 1, Modifiers::default());
    assert_eq!(lanes(&test), "hyxm");
    assert_eq!(test.editor.undo_name().unwrap(), "déplacer une ligne");
    test.run(Command::Undo);
    assert_eq!(lanes(&test), "xhym");
}

#[test]
fn escape_puts_a_header_back() {
    let mut test = TestEditor::new();
    let from = test.at(Target::Step(step("a")));
    let to = test.at(Target::Step(step("d")));
    test.hold(from, to, Modifiers::default());
    test.run(Command::Cancel);
    test.up(to, 1, Modifiers::default());
    assert_eq!(order(&test), "s:abc t:de");
    assert_eq!(test.editor.history().num_undo_steps(), 0);
    assert!(test.editor.overlay().headers.is_empty());
}

#[test]
fn the_map_scrolls_sideways_only_while_a_step_is_dragged() {
    let mut test = TestEditor::new();
    test.editor.viewport_mut().size = parcours::scene::Size {
        width: 620.0,
        height: 420.0,
    };
    let from = test.at(Target::Step(step("a")));
    test.hold(from, point(615.0, 415.0), Modifiers::default());
    let before = test.editor.viewport().origin;
    for _ in 0..200 {
        test.editor.tick(0.05);
    }
    let after = test.editor.viewport();
    assert!(after.origin.x > before.x);
    assert_eq!(after.origin.y, before.y);
    // It ends a little behind the map's end.
    let beyond = after.visible().right() - test.editor.layout().scene.bounds.right();
    assert!(beyond < 200.0, "{beyond}");
}

#[test]
fn selected_headers_are_dragged_together() {
    let mut test = TestEditor::new();
    test.click(Target::Step(step("b")));
    test.click_with(Target::Step(step("c")), CTRL);
    let from = test.at(Target::Step(step("c")));
    let to = beside(&test, Target::Step(step("e")), 20.0);
    let overlay = test.hold(from, to, Modifiers::default());
    let dragged: Vec<Target> = overlay.headers.iter().map(|(target, _)| *target).collect();
    assert_eq!(dragged, [Target::Step(step("b")), Target::Step(step("c"))]);
    test.up(to, 1, Modifiers::default());
    assert_eq!(order(&test), "s:a t:debc");
    // The card over both columns still covers them.
    assert_eq!(test.lane_text("x"), "one two|||three+2|");
    assert_eq!(
        test.editor.undo_name().unwrap(),
        "déplacer 2\u{a0}sous-étapes"
    );
    assert_eq!(test.selected().len(), 2);
    test.run(Command::Undo);
    assert_eq!(order(&test), "s:abc t:de");
    // Back to the front, from two stages.
    test.click(Target::Step(step("b")));
    test.click_with(Target::Step(step("e")), CTRL);
    let from = test.at(Target::Step(step("b")));
    let to = beside(&test, Target::Step(step("a")), -20.0);
    test.drag_with(from, to, Modifiers::default());
    assert_eq!(order(&test), "s:beac t:d");
    test.run(Command::Undo);
    // A header that is not among the selected ones goes alone.
    let from = test.at(Target::Step(step("a")));
    let to = beside(&test, Target::Step(step("c")), 20.0);
    test.drag_with(from, to, Modifiers::default());
    assert_eq!(order(&test), "s:bca t:de");
    test.run(Command::Undo);

    test.click(Target::Lane(lane("x")));
    test.click_with(Target::Lane(lane("y")), CTRL);
    let from = test.at(Target::Lane(lane("x")));
    let to = test.at(Target::Lane(lane("m"))) + point(0.0, 30.0);
    test.drag_with(from, to, Modifiers::default());
    assert_eq!(lanes(&test), "mxy");
}

#[test]
fn selected_headers_are_moved_together_by_keyboard() {
    let mut test = TestEditor::new();
    test.click(Target::Step(step("b")));
    test.click_with(Target::Step(step("c")), CTRL);
    test.run(Command::MoveRight);
    assert_eq!(order(&test), "s:a t:bcde");
    test.run(Command::MoveRight);
    assert_eq!(order(&test), "s:a t:dbce");
    for expected in ["s:a t:bcde", "s:abc t:de", "s:bca t:de"] {
        test.run(Command::MoveLeft);
        assert_eq!(order(&test), expected);
    }
    assert!(test.press(Command::MoveLeft).is_err());
    test.click(Target::Lane(lane("y")));
    test.click_with(Target::Lane(lane("m")), CTRL);
    test.run(Command::MoveUp);
    assert_eq!(lanes(&test), "ymx");
    assert!(test.press(Command::MoveUp).is_err());
    test.run(Command::MoveDown);
    assert_eq!(lanes(&test), "xym");
}
