//! Tab past the last step offers a new one: nothing is added before the person says so.

use parcours::command::Command;
use parcours::editor::Finish;
use parcours::scene::Target;

use crate::test_editor::{TestEditor, card, cell, step};

fn at_the_end() -> TestEditor {
    let mut test = TestEditor::new();
    test.click(card("4"));
    test.run(Command::EditText);
    test.editor.text_edit_tab(true);
    test
}

#[test]
fn tab_in_the_last_step_only_shows_what_would_come() {
    let mut test = at_the_end();
    assert!(test.editor.offers_step() && test.editor.text_edit().is_none());
    let offer = test.editor.overlay().offer.unwrap();
    let last = test.editor.layout().rect_of(cell("e", "y")).unwrap();
    assert_eq!(offer.cell.x, last.right());
    assert_eq!(offer.cell.y, last.y);
    assert!(test.editor.viewport().visible().encloses(offer.cell));
    assert_eq!(test.editor.document().num_steps(), 5);
    test.run(Command::Cancel);
    assert!(!test.editor.offers_step());
    assert_eq!(test.selected(), [card("4")]);
    assert!(!test.editor.is_changed());
}

#[test]
fn typing_adds_the_step_and_the_card_and_undo_takes_each_back() {
    let mut test = at_the_end();
    assert!(test.type_text("C"));
    assert!(test.type_text("afé"));
    test.editor.finish_text_edit(Finish::Keep);
    assert_eq!(test.editor.document().num_steps(), 6);
    assert_eq!(test.lane_text("y"), "||||four|Café");
    test.run(Command::Undo);
    assert_eq!(test.lane_text("y"), "||||four|");
    assert_eq!(test.editor.undo_name().unwrap(), "ajouter une sous-étape");
    test.run(Command::Undo);
    assert_eq!(test.editor.document().num_steps(), 5);
    assert!(!test.editor.is_changed());
}

#[test]
fn a_second_tab_or_enter_adds_it_and_goes_on_writing() {
    let mut test = at_the_end();
    test.editor.take_offer("").unwrap();
    assert_eq!(test.editor.document().num_steps(), 6);
    assert!(test.editor.text_edit().is_some());
    test.editor.set_edit_text("six".to_owned());
    test.editor.text_edit_tab(true);
    assert!(test.editor.offers_step());
    test.run(Command::EditText);
    assert_eq!(test.editor.document().num_steps(), 7);
    test.sweep();
}

#[test]
fn shift_tab_goes_back_to_the_card_and_anything_else_forgets_the_offer() {
    let mut test = at_the_end();
    test.editor.leave_offer();
    assert_eq!(test.editor.text_edit().unwrap().target, card("4"));
    test.editor.text_edit_tab(true);
    test.run(Command::GoLeft);
    assert!(!test.editor.offers_step());
    let mut test = at_the_end();
    test.click(card("1"));
    assert!(!test.editor.offers_step());
    assert_eq!(test.editor.document().num_steps(), 5);
}

#[test]
fn naming_steps_goes_on_past_the_last_one_too() {
    let mut test = TestEditor::new();
    test.click(Target::Step(step("e")));
    test.run(Command::EditText);
    test.editor.text_edit_tab(true);
    assert!(test.editor.offers_step());
    assert!(test.type_text("Revenir"));
    test.editor.finish_text_edit(Finish::Keep);
    let steps: Vec<_> = test
        .editor
        .document()
        .steps()
        .map(|(_, s)| s.title.clone())
        .collect();
    assert_eq!(steps.last().unwrap(), "Revenir");
    test.run(Command::Undo);
    assert_eq!(test.editor.document().num_steps(), 5);
}
