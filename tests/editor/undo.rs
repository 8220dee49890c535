//! Undo and redo: names in the person's language, merging, depth.

use parcours::command::Command;
use parcours::editor::{Blocked, MergeKey};
use parcours::i18n::Lang;
use parcours::model::{Card, Edit};
use parcours::scene::Target;

use crate::test_editor::{TestEditor, card, card_id, cell};

fn noted(test: &TestEditor, note: &str) -> Edit {
    let mut card = Card::clone(test.editor.document().card(card_id("1")).unwrap());
    card.note = note.to_owned();
    Edit::SetCards(vec![card])
}

#[test]
fn the_menu_says_what_will_be_undone_in_the_language_of_the_map() {
    let mut test = TestEditor::new();
    assert_eq!(test.editor.undo_name(), None);
    assert_eq!(test.press(Command::Undo), Err(Blocked::NothingToUndo));
    test.drag(card("1")).to(cell("d", "y"));
    assert_eq!(test.editor.undo_name().unwrap(), "déplacer une fiche");
    test.editor.options_mut().lang = Lang::En;
    assert_eq!(test.editor.undo_name().unwrap(), "move a card");
    test.run(Command::Undo);
    assert_eq!(test.editor.undo_name(), None);
    assert_eq!(test.editor.redo_name().unwrap(), "move a card");
    test.run(Command::Redo);
    assert_eq!(test.lane_text("y"), "|||one|four");
}

#[test]
fn changes_with_the_same_key_are_undone_together_until_sealed() {
    let mut test = TestEditor::new();
    let key = Some(MergeKey::new(card("1"), "note"));
    for note in ["a", "ab", "abc"] {
        test.editor.apply(noted(&test, note), key).unwrap();
    }
    test.editor.seal();
    test.editor.apply(noted(&test, "abcd"), key).unwrap();
    assert_eq!(test.editor.history().num_undo_steps(), 2);
    test.run(Command::Undo);
    assert_eq!(
        test.editor.document().card(card_id("1")).unwrap().note,
        "abc"
    );
    test.run(Command::Undo);
    assert_eq!(test.editor.document().card(card_id("1")).unwrap().note, "");
    assert!(!test.editor.is_changed());
}

#[test]
fn an_edit_that_changes_nothing_leaves_no_step() {
    let mut test = TestEditor::new();
    let same = noted(&test, "");
    test.editor.apply(same, None).unwrap();
    assert_eq!(test.editor.history().num_undo_steps(), 0);
}

#[test]
fn a_change_after_undo_forgets_what_could_be_redone() {
    let mut test = TestEditor::new();
    test.drag(card("1")).to(cell("d", "y"));
    test.run(Command::Undo);
    test.click(card("2"));
    test.run(Command::Delete);
    assert_eq!(test.press(Command::Redo), Err(Blocked::NothingToRedo));
}

#[test]
fn four_hundred_steps_are_kept_and_saving_is_remembered_through_them() {
    let mut test = TestEditor::new();
    for number in 0..400 {
        let edit = noted(&test, &number.to_string());
        test.editor.apply(edit, None).unwrap();
        if number == 199 {
            test.editor.mark_saved();
        }
    }
    assert!(test.editor.is_changed());
    for _ in 0..200 {
        test.run(Command::Undo);
    }
    assert!(!test.editor.is_changed());
    for _ in 0..200 {
        test.run(Command::Undo);
    }
    assert!(test.editor.is_changed());
    assert_eq!(test.editor.document().card(card_id("1")).unwrap().note, "");
    assert!(
        test.editor
            .selection()
            .targets()
            .iter()
            .all(|target| *target != Target::Title)
    );
}
