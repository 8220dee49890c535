//! Editing texts where they stand.

use parcours::command::Command;
use parcours::editor::{Blocked, Finish, Modifiers};
use parcours::scene::{Target, point};

use crate::test_editor::{TestEditor, card, card_id, cell, lane, step};

#[test]
fn a_double_click_edits_and_a_click_outside_keeps() {
    let mut test = TestEditor::new();
    test.double_click(card("1"));
    assert_eq!(test.editor.text_edit().unwrap().text, "one");
    test.editor.set_edit_text("first".to_owned());
    assert_eq!(
        test.editor.document().card(card_id("1")).unwrap().text,
        "one"
    );
    assert_eq!(
        test.editor
            .shown_document()
            .card(card_id("1"))
            .unwrap()
            .text,
        "first"
    );
    test.click(cell("c", "y"));
    assert!(test.editor.text_edit().is_none());
    assert_eq!(test.lane_text("x"), "first two|three+2|||");
    assert_eq!(test.editor.undo_name().unwrap(), "écrire sur une fiche");
}

#[test]
fn escape_leaves_the_text_as_it_was() {
    let mut test = TestEditor::new();
    test.click(card("1"));
    test.run(Command::EditText);
    test.editor.set_edit_text("lost".to_owned());
    test.run(Command::Cancel);
    assert_eq!(test.lane_text("x"), "one two|three+2|||");
    assert!(!test.editor.is_changed());
    assert_eq!(test.selected(), [card("1")]);
}

#[test]
fn a_growing_text_grows_its_row_while_it_is_typed() {
    let mut test = TestEditor::new();
    let height = |test: &TestEditor| test.editor.layout().grid.rows[0].height;
    let before = height(&test);
    test.editor.edit_text(card("1")).unwrap();
    test.editor.set_edit_text("line\n".repeat(12));
    assert!(height(&test) > before + 50.0);
    let area = test.editor.text_edit().unwrap().area.rect;
    assert!(
        test.editor
            .layout()
            .rect_of(card("1"))
            .unwrap()
            .expanded(1.0)
            .encloses(area)
    );
    test.editor.finish_text_edit(Finish::Discard);
    assert_eq!(height(&test), before);
}

#[test]
fn stage_step_lane_and_title_are_renamed_in_place() {
    let mut test = TestEditor::new();
    let stage = test.editor.document().stages[0].id;
    for target in [
        Target::Title,
        Target::Stage(stage),
        Target::Step(step("b")),
        Target::Lane(lane("y")),
    ] {
        test.editor.edit_text(target).unwrap();
        test.editor.set_edit_text("Renamed".to_owned());
        test.editor.finish_text_edit(Finish::Keep);
        test.sweep();
    }
    let document = test.editor.document();
    assert_eq!(document.header.title, "Renamed");
    assert_eq!(document.stages[0].title, "Renamed");
    assert_eq!(document.step(step("b")).unwrap().title, "Renamed");
    assert_eq!(document.lane(lane("y")).unwrap().label, "Renamed");
    assert_eq!(test.editor.history().num_undo_steps(), 4);
}

#[test]
fn a_lane_keeps_its_roles_name_when_nothing_was_changed() {
    let mut test = TestEditor::new();
    test.editor.edit_text(Target::Lane(lane("y"))).unwrap();
    assert_eq!(test.editor.text_edit().unwrap().text, "Irritants");
    test.editor.finish_text_edit(Finish::Keep);
    assert!(!test.editor.is_changed());
}

#[test]
fn tab_goes_to_the_next_steps_cell_and_back() {
    let mut test = TestEditor::new();
    test.editor.edit_text(card("1")).unwrap();
    test.editor.set_edit_text("first".to_owned());
    test.editor.text_edit_tab(true);
    test.sweep();
    assert_eq!(test.editor.text_edit().unwrap().target, card("3"));
    // The wide card ends in column c; after it comes the empty cell d.
    test.editor.text_edit_tab(true);
    assert_eq!(test.editor.text_edit().unwrap().text, "");
    test.type_text("typed");
    test.editor.text_edit_tab(false);
    assert_eq!(test.editor.text_edit().unwrap().target, card("3"));
    test.editor.text_edit_tab(false);
    assert_eq!(test.editor.text_edit().unwrap().target, card("1"));
    test.editor.text_edit_tab(false);
    assert!(test.editor.text_edit().is_none());
    assert_eq!(test.lane_text("x"), "first two|three+2||typed|");
}

#[test]
fn what_has_no_text_says_so() {
    let mut test = TestEditor::new();
    assert_eq!(test.press(Command::EditText), Err(Blocked::NoText));
    let persona = Target::Persona("persona-p".parse().unwrap());
    assert_eq!(test.editor.edit_text(persona), Err(Blocked::NoText));
}

#[test]
fn deleting_the_card_under_the_text_ends_the_editing() {
    let mut test = TestEditor::new();
    test.editor.edit_text(card("1")).unwrap();
    let edit = parcours::model::Edit::RemoveCards(vec![card_id("1")]);
    test.editor.apply(edit, None).unwrap();
    test.sweep();
    assert!(test.editor.text_edit().is_none());
    test.down(point(5.0, 5.0), 1, Modifiers::default());
}

#[test]
fn writing_on_a_card_too_small_to_read_zooms_in_around_it() {
    let mut test = TestEditor::new();
    let bounds = test.editor.layout().scene.bounds;
    test.editor.viewport_mut().fit(bounds);
    test.editor.viewport_mut().zoom = 0.2;
    test.editor.edit_text(card("1")).unwrap();
    let zoom = test.editor.viewport().zoom;
    let area = test.editor.text_edit().unwrap().area.clone();
    assert!(area.style.size * zoom >= 10.0, "{zoom}");
    assert!(test.editor.viewport().visible().encloses(area.rect));
}

#[test]
fn writing_on_a_card_that_can_be_read_leaves_the_zoom() {
    let mut test = TestEditor::new();
    test.editor.viewport_mut().zoom = 0.7;
    test.editor.edit_text(card("1")).unwrap();
    assert_eq!(test.editor.viewport().zoom, 0.7);
}
