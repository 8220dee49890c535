//! Moving cards: by drag with an insertion line, by Alt and arrows; Escape leaves everything.

use parcours::command::Command;
use parcours::editor::{Blocked, Modifiers};
use parcours::scene::point;

use crate::test_editor::{CTRL, SHIFT, TestEditor, card, cell, step};

#[test]
fn a_card_is_dragged_to_another_cell_and_back_by_undo() {
    let mut test = TestEditor::new();
    test.drag(card("1")).to(cell("d", "y"));
    assert_eq!(test.lane_text("x"), "two|three+2|||");
    assert_eq!(test.lane_text("y"), "|||one|four");
    assert_eq!(test.selected(), [card("1")]);
    test.run(Command::Undo);
    assert_eq!(test.lane_text("x"), "one two|three+2|||");
    assert!(!test.editor.is_changed());
}

#[test]
fn an_insertion_line_shows_where_the_card_will_go() {
    let mut test = TestEditor::new();
    let (from, to) = (test.at(card("2")), test.at(card("1")) - point(0.0, 8.0));
    let overlay = test.hold(from, to, Modifiers::default());
    let drop = overlay.drop.unwrap();
    assert_eq!(
        (drop.step, drop.before.map(parcours::scene::Target::Card)),
        (step("a"), Some(card("1")))
    );
    assert_eq!(overlay.ghosts.len(), 1);
    test.up(to, 1, Modifiers::default());
    assert_eq!(test.lane_text("x"), "two one|three+2|||");
}

#[test]
fn a_small_movement_is_a_click() {
    let mut test = TestEditor::new();
    test.drag(card("1")).by(2.0, 2.0);
    assert!(!test.editor.is_changed());
    assert_eq!(test.editor.history().num_undo_steps(), 0);
}

#[test]
fn escape_during_a_drag_changes_nothing() {
    let mut test = TestEditor::new();
    let (from, to) = (test.at(card("1")), test.at(cell("d", "y")));
    test.hold(from, to, Modifiers::default());
    test.run(Command::Cancel);
    test.up(to, 1, Modifiers::default());
    assert!(!test.editor.is_changed());
    assert_eq!(test.editor.history().num_undo_steps(), 0);
}

#[test]
fn several_cards_keep_their_distance() {
    let mut test = TestEditor::new();
    test.click(card("1"));
    test.click_with(card("3"), SHIFT);
    test.drag(card("1")).to(cell("b", "y"));
    assert_eq!(test.lane_text("y"), "|one|three+2||four");
    assert_eq!(test.editor.undo_name().unwrap(), "déplacer 2\u{a0}fiches");
}

#[test]
fn with_ctrl_a_copy_is_dragged() {
    let mut test = TestEditor::new();
    let (from, to) = (test.at(card("1")), test.at(cell("d", "y")));
    test.drag_with(from, to, CTRL);
    assert_eq!(test.lane_text("x"), "one two|three+2|||");
    assert_eq!(test.lane_text("y"), "|||one|four");
    assert_eq!(test.selected().len(), 1);
    assert_ne!(test.selected(), [card("1")]);
}

#[test]
fn alt_and_arrows_do_the_same_by_keyboard() {
    let mut test = TestEditor::new();
    test.click(card("1"));
    test.run(Command::MoveDown);
    assert_eq!(test.lane_text("x"), "two one|three+2|||");
    test.run(Command::MoveUp);
    assert_eq!(test.lane_text("x"), "one two|three+2|||");
    test.run(Command::MoveDown).run(Command::MoveDown);
    assert_eq!(test.lane_text("y"), "one||||four");
    test.run(Command::MoveRight).run(Command::MoveRight);
    assert_eq!(test.lane_text("y"), "||one||four");
    test.run(Command::MoveLeft).run(Command::MoveUp);
    assert_eq!(test.lane_text("x"), "two|three+2 one|||");
    test.run(Command::MoveUp);
    assert_eq!(test.lane_text("x"), "two|one three+2|||");
    assert_eq!(test.press(Command::MoveUp), Err(Blocked::AtTheEdge));
    assert_eq!(test.selected(), [card("1")]);
}

#[test]
fn the_map_scrolls_while_a_drag_is_held_at_the_edge() {
    let mut test = TestEditor::new();
    test.editor.viewport_mut().size = parcours::scene::Size {
        width: 500.0,
        height: 420.0,
    };
    let from = test.at(card("1"));
    test.hold(from, point(495.0, from.y), Modifiers::default());
    let before = test.editor.viewport().origin;
    assert!(test.editor.tick(0.05));
    assert!(test.editor.viewport().origin.x > before.x);
    test.moved(point(250.0, 210.0), Modifiers::default());
    assert!(!test.editor.tick(0.05));
}
