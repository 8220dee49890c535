//! New cards: by typing, by Enter, by double-click; an empty one leaves no trace.

use parcours::command::Command;
use parcours::editor::{Blocked, Finish};
use parcours::model::Document;
use parcours::scene::Target;

use crate::test_editor::{TestEditor, card, cell, lane};

#[test]
fn typing_on_a_selected_cell_starts_a_card() {
    let mut test = TestEditor::new();
    test.click(cell("c", "y"));
    assert!(test.editor.takes_text());
    assert!(test.type_text("H"));
    test.editor.set_edit_text("Hello".to_owned());
    assert_eq!(test.lane_text("y"), "||||four", "not yet");
    test.editor.finish_text_edit(Finish::Keep);
    assert_eq!(test.lane_text("y"), "||Hello||four");
    assert!(matches!(test.selected()[..], [Target::Card(_)]));
    assert_eq!(test.editor.undo_name().unwrap(), "ajouter une fiche");
    test.run(Command::Undo);
    assert_eq!(test.lane_text("y"), "||||four");
    assert_eq!(test.selected(), [cell("c", "y")]);
}

#[test]
fn enter_and_double_click_do_too() {
    let mut test = TestEditor::new();
    test.click(cell("c", "y"));
    test.run(Command::EditText);
    test.type_text("by Enter");
    test.double_click(cell("b", "y"));
    test.type_text("by click");
    test.editor.finish_text_edit(Finish::Keep);
    test.sweep();
    assert_eq!(test.lane_text("y"), "|by click|by Enter||four");
}

#[test]
fn an_empty_or_discarded_new_card_leaves_no_trace() {
    let mut test = TestEditor::new();
    for finish in [Finish::Keep, Finish::Discard] {
        test.click(cell("c", "y"));
        test.run(Command::AddCard);
        test.type_text(if finish == Finish::Keep { "  " } else { "text" });
        test.editor.finish_text_edit(finish);
        test.sweep();
        assert!(!test.editor.is_changed());
        assert_eq!(test.editor.history().num_undo_steps(), 0);
        assert_eq!(test.selected(), [cell("c", "y")]);
    }
}

#[test]
fn typing_elsewhere_does_nothing() {
    let mut test = TestEditor::new();
    assert!(!test.type_text("x"));
    test.click(card("1"));
    assert!(!test.type_text("x"));
    test.click(Target::Lane(lane("x")));
    assert!(!test.type_text("x"));
    assert!(!test.editor.takes_text());
}

#[test]
fn a_map_without_cells_says_what_is_missing() {
    let mut test = TestEditor::of(Document::default());
    assert_eq!(test.press(Command::AddCard), Err(Blocked::NoCell));
    for lang in parcours::i18n::Lang::ALL {
        assert!(!Blocked::NoCell.message(lang.catalog()).is_empty());
    }
}
