//! Copy, cut, paste and duplicate; text in and out.

use parcours::command::Command;
use parcours::editor::{Blocked, PasteError};

use crate::test_editor::{SHIFT, TestEditor, card, cell};

#[test]
fn copied_cards_are_pasted_whole_with_their_distance() {
    let mut test = TestEditor::new();
    test.click(card("1"));
    test.click_with(card("3"), SHIFT);
    test.run(Command::Copy);
    assert_eq!(test.editor.take_copied().unwrap().text, "one\tthree");
    assert_eq!(test.editor.take_copied(), None);
    test.click(cell("b", "y"));
    test.run(Command::Paste);
    assert_eq!(test.lane_text("y"), "|one|three+2||four");
    assert_eq!(test.selected().len(), 2);
    assert_eq!(test.editor.undo_name().unwrap(), "coller 2\u{a0}fiches");
    // The system clipboard brings back our own text: still whole cards.
    test.click(cell("c", "y"));
    test.editor.select([cell("a", "y")]);
    test.editor.paste("one\tthree").unwrap();
    assert_eq!(test.lane_text("y"), "one|one three+2|three+2||four");
}

#[test]
fn cut_cards_are_gone_until_pasted() {
    let mut test = TestEditor::new();
    test.click(card("2"));
    test.run(Command::Cut);
    assert_eq!(test.lane_text("x"), "one|three+2|||");
    assert_eq!(test.editor.undo_name().unwrap(), "couper une fiche");
    test.click(cell("e", "x"));
    test.run(Command::Paste);
    assert_eq!(test.lane_text("x"), "one|three+2|||two");
}

#[test]
fn pasted_lines_become_one_card_each() {
    let mut test = TestEditor::new();
    test.click(cell("c", "y"));
    test.editor.paste("first\n\n  second \r\nthird").unwrap();
    test.sweep();
    assert_eq!(test.lane_text("y"), "||first second third||four");
    assert_eq!(
        test.editor.paste("\n \n"),
        Err(PasteError::Blocked(Blocked::NothingToPaste))
    );
}

#[test]
fn a_duplicate_stands_after_its_original() {
    let mut test = TestEditor::new();
    test.click(card("1"));
    test.run(Command::Duplicate);
    assert_eq!(test.lane_text("x"), "one one two|three+2|||");
    assert_ne!(test.selected(), [card("1")]);
}

#[test]
fn nothing_copied_means_nothing_pasted() {
    let mut test = TestEditor::new();
    assert_eq!(test.press(Command::Paste), Err(Blocked::NothingToPaste));
    assert_eq!(test.press(Command::Copy), Err(Blocked::NoCardSelected));
}

#[test]
fn cards_travel_to_another_map() {
    let mut test = TestEditor::new();
    test.run(Command::SelectAll).run(Command::Copy);
    let clip = test.editor.clip().cloned();
    let mut other = TestEditor::new();
    other.editor.set_clip(clip);
    other.click(cell("e", "y"));
    other.run(Command::Paste);
    assert_eq!(other.editor.document().cards.len(), 8);
}
