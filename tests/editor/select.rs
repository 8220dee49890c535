//! Selecting by click, with Shift and Ctrl, by marquee; nothing selected is ever gone.

use parcours::command::Command;
use parcours::editor::Modifiers;
use parcours::scene::{Target, point};

use crate::test_editor::{CTRL, SHIFT, TestEditor, card, card_id, cell, step};

#[test]
fn a_click_selects_one_thing_and_a_click_beside_the_map_none() {
    let mut test = TestEditor::new();
    test.click(card("1"));
    assert_eq!(test.selected(), [card("1")]);
    test.click(cell("c", "y"));
    assert_eq!(test.selected(), [cell("c", "y")]);
    test.click(Target::Step(step("b")));
    assert_eq!(test.selected(), [Target::Step(step("b"))]);
    let outside = point(1590.0, 1190.0);
    test.down(outside, 1, Modifiers::default());
    test.up(outside, 1, Modifiers::default());
    assert_eq!(test.selected(), []);
}

#[test]
fn shift_and_ctrl_click_add_and_take_away() {
    let mut test = TestEditor::new();
    test.click(card("2"));
    test.click_with(card("4"), SHIFT);
    test.click_with(card("1"), CTRL);
    assert_eq!(test.selected(), [card("2"), card("4"), card("1")]);
    test.click_with(card("4"), CTRL);
    assert_eq!(test.selected(), [card("2"), card("1")]);
    test.click(card("1"));
    assert_eq!(test.selected(), [card("1")]);
}

#[test]
fn a_marquee_selects_the_cards_it_touches_and_escape_restores() {
    let mut test = TestEditor::new();
    test.click(card("4"));
    let from = test.at(cell("d", "y"));
    let to = test.at(card("1")) - point(20.0, 5.0);
    let overlay = test.hold(from, to, Modifiers::default());
    assert!(overlay.marquee.is_some());
    assert_eq!(test.selected(), [card("1"), card("2"), card("3")]);
    test.run(Command::Cancel);
    // The press had chosen the cell; the card is chosen no more, nothing else changed.
    assert!(test.editor.overlay().marquee.is_none());
    test.click(card("4"));
    test.drag_with(from, to, SHIFT);
    assert_eq!(
        test.selected(),
        [card("4"), card("1"), card("2"), card("3")]
    );
}

#[test]
fn select_all_takes_every_card_in_sight_and_escape_lets_go() {
    let mut test = TestEditor::new();
    test.run(Command::SelectAll);
    assert_eq!(test.selected().len(), 4);
    test.run(Command::Cancel);
    assert_eq!(test.selected(), []);
    assert!(test.press(Command::Cancel).is_err());
}

#[test]
fn the_selection_forgets_what_is_gone() {
    let mut test = TestEditor::new();
    test.run(Command::SelectAll);
    let edit = parcours::model::Edit::RemoveCards(vec![card_id("1"), card_id("4")]);
    test.editor.apply(edit, None).unwrap();
    test.sweep();
    assert_eq!(test.selected(), [card("2"), card("3")]);
}
