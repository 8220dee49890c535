//! Deleting, with what goes along.

use parcours::command::Command;
use parcours::editor::Blocked;
use parcours::scene::Target;

use crate::test_editor::{SHIFT, TestEditor, card, cell, lane, step};

#[test]
fn deleted_cards_leave_the_keyboard_where_they_were() {
    let mut test = TestEditor::new();
    test.click(card("1"));
    test.run(Command::Delete);
    assert_eq!(test.selected(), [card("2")]);
    test.run(Command::Delete);
    assert_eq!(test.selected(), [cell("a", "x")]);
    assert_eq!(test.press(Command::Delete), Err(Blocked::NothingSelected));
    test.run(Command::Undo).run(Command::Undo);
    assert_eq!(test.lane_text("x"), "one two|three+2|||");
    assert_eq!(test.selected(), [card("1")]);
}

#[test]
fn a_deleted_step_takes_its_cards_along() {
    let mut test = TestEditor::new();
    test.click(Target::Step(step("b")));
    test.run(Command::Delete);
    assert_eq!(test.lane_text("x"), "one two|three||");
    assert_eq!(test.editor.undo_name().unwrap(), "supprimer une sous-étape");
}

#[test]
fn cards_lanes_and_stages_go_together() {
    let mut test = TestEditor::new();
    let stage = test.editor.document().stages[1].id;
    test.click(card("4"));
    test.click_with(Target::Lane(lane("y")), SHIFT);
    test.click_with(Target::Stage(stage), SHIFT);
    test.click_with(Target::Step(step("e")), SHIFT);
    test.run(Command::Delete);
    let document = test.editor.document();
    assert_eq!(
        (
            document.stages.len(),
            document.lanes.len(),
            document.cards.len()
        ),
        (1, 2, 3)
    );
    test.run(Command::Undo);
    assert_eq!(test.editor.document().cards.len(), 4);
}
