//! The inbox is sorted afterwards: by keys, and by dragging notes onto the map in every view.

use parcours::command::Command;
use parcours::editor::{Blocked, Dropped, NoteDrop, destination};
use parcours::layout::View;
use parcours::model::{Mark, NoteId, NoteKind};
use parcours::scene::{Target, point};

use crate::test_editor::{TestEditor, cell, document, lane, step};

fn with_notes(text: &str) -> (TestEditor, Vec<NoteId>) {
    let mut test = TestEditor::new();
    test.editor.add_notes(text).unwrap();
    let ids = test.editor.document().notes.iter().map(|note| note.id);
    let ids = ids.collect();
    (test, ids)
}

#[test]
fn arrows_choose_step_and_lane_and_enter_makes_a_card() {
    let (mut test, ids) = with_notes("• one\n• two");
    let id = ids[0];
    assert_eq!(test.editor.sort_notes(&[id]), Err(Blocked::NoDestination));
    assert_eq!(test.editor.shift_note_step(id, 1), Ok(step("a")));
    assert_eq!(test.editor.shift_note_step(id, 1), Ok(step("b")));
    assert_eq!(test.editor.shift_note_step(id, -1), Ok(step("a")));
    assert_eq!(test.editor.shift_note_step(id, -1), Err(Blocked::AtTheEdge));
    assert_eq!(test.editor.sort_notes(&[id]), Err(Blocked::NoDestination));
    // Texts do not stand in the emotion lane.
    assert_eq!(test.editor.shift_note_lane(id, 1), Ok(lane("x")));
    assert_eq!(test.editor.shift_note_lane(id, 1), Ok(lane("y")));
    assert_eq!(test.editor.shift_note_lane(id, 1), Err(Blocked::AtTheEdge));
    assert_eq!(test.editor.sort_notes(&[id]), Ok(1));
    test.sweep();
    let document = test.editor.document();
    let card = document.cards.last().unwrap();
    assert_eq!(
        (&*card.text, card.step, card.lane),
        ("one", step("a"), lane("y"))
    );
    assert_eq!(document.notes.len(), 1);
    assert_eq!(test.editor.undo_name().unwrap(), "ranger une note");
    test.run(Command::Undo);
    assert_eq!(test.editor.document().notes.len(), 2);
    assert_eq!(test.editor.document().cards.len(), 4);
}

#[test]
fn a_note_without_a_step_begins_where_the_keyboard_stands_on_the_map() {
    let (mut test, ids) = with_notes("one");
    test.editor.select([cell("d", "x")]);
    assert_eq!(test.editor.shift_note_step(ids[0], 1), Ok(step("d")));
}

#[test]
fn a_kind_brings_its_lane_and_its_sign_and_adds_a_lane_where_none_is() {
    let (mut test, ids) = with_notes("+ one\n! two\nthree");
    for &id in &ids {
        test.editor.shift_note_step(id, 1).unwrap();
    }
    let note = test.editor.document().note(ids[0]).unwrap();
    assert_eq!(
        destination(test.editor.document(), note).lane,
        Some(lane("y"))
    );
    // The third does not know where to go and stays.
    assert_eq!(test.editor.sort_notes(&ids), Ok(2));
    let document = test.editor.document();
    assert_eq!(document.notes.len(), 1);
    assert_eq!(document.lanes.len(), 4);
    let marks: Vec<_> = document
        .cards
        .iter()
        .rev()
        .take(2)
        .map(|card| card.mark)
        .collect();
    assert_eq!(marks, [Some(Mark::Opportunity), Some(Mark::Delight)]);
    assert_eq!(test.editor.undo_name().unwrap(), "ranger 2\u{a0}notes");
    test.run(Command::Undo);
    assert_eq!(test.editor.document().lanes.len(), 3);
}

#[test]
fn a_note_is_dropped_into_a_cell_between_its_cards() {
    let (mut test, ids) = with_notes("- one\n- two");
    let second = test.at(Target::Card(crate::test_editor::card_id("2")));
    let p = test.editor.viewport().to_map(second) + point(0.0, -4.0);
    test.editor.drag_note(ids[1], Some(p));
    let over = test.editor.note_drag().unwrap().over;
    assert!(matches!(over, Some(NoteDrop::Cell(place)) if place.lane == lane("x")));
    assert_eq!(test.editor.drop_note(), Ok(Dropped::Sorted));
    test.sweep();
    let document = test.editor.document();
    let texts: Vec<&str> = document.cards.iter().map(|card| &*card.text).collect();
    assert_eq!(texts, ["one", "two", "two", "three", "four"]);
    assert_eq!(document.cards[1].mark, None, "two lists have no signs");
    test.run(Command::Undo);
    assert_eq!(test.editor.document().notes.len(), 2);
    assert!(test.editor.document().cards.len() == document_cards());
}

fn document_cards() -> usize {
    document().cards.len()
}

#[test]
fn a_note_let_go_beside_the_map_or_with_escape_stays_where_it_is() {
    let (mut test, ids) = with_notes("one");
    test.editor.drag_note(ids[0], None);
    assert_eq!(test.editor.drop_note(), Ok(Dropped::Nowhere));
    test.editor.drag_note(ids[0], Some(point(400.0, 400.0)));
    test.editor.cancel_note_drag();
    assert_eq!(test.editor.drop_note(), Ok(Dropped::Nowhere));
    assert_eq!(test.editor.history().num_undo_steps(), 1);
    assert_eq!(test.editor.document().notes.len(), 1);
}

#[test]
fn a_note_is_dropped_on_a_wedge_and_on_a_room() {
    for view in [View::Wheel, View::Store] {
        let (mut test, ids) = with_notes("+ one\ntwo");
        test.editor.show_view(view);
        let place = test.editor.place_of(Target::Step(step("c"))).unwrap();
        let inside = test
            .editor
            .layout()
            .outline_of(Target::Step(step("c")))
            .map(|corners| {
                let sum = corners.iter().fold(point(0.0, 0.0), |sum, p| sum + *p);
                sum * (1.0 / corners.len() as f32)
            })
            .unwrap_or(place.centre());
        test.editor.viewport_mut().fit(place);
        test.editor.drag_note(ids[0], Some(inside));
        let over = test.editor.note_drag().unwrap().over;
        assert!(
            matches!(over, Some(NoteDrop::Step { step: at, .. }) if at == step("c")),
            "{view:?}: {over:?}"
        );
        assert_eq!(test.editor.drop_note(), Ok(Dropped::Sorted), "{view:?}");
        let card = test.editor.document().cards.last().unwrap();
        assert_eq!((card.step, card.lane), (step("c"), lane("y")));
        // What knows no lane is asked for one, and knows its step.
        test.editor.drag_note(ids[1], Some(inside));
        assert_eq!(test.editor.drop_note(), Ok(Dropped::NeedsLane), "{view:?}");
        let note = test.editor.document().note(ids[1]).unwrap();
        assert_eq!(note.step, Some(step("c")));
        test.sweep();
    }
}

#[test]
fn a_note_gets_another_text_and_kind_and_is_taken_out() {
    let (mut test, ids) = with_notes("one\ntwo");
    let id = ids[0];
    test.editor
        .change_note(id, |note| note.text = "uno".to_owned())
        .unwrap();
    test.editor
        .set_note_kind(id, Some(NoteKind::Question))
        .unwrap();
    let note = test.editor.document().note(id).unwrap();
    assert_eq!((&*note.text, note.kind), ("uno", Some(NoteKind::Question)));
    test.editor.remove_notes(vec![id]).unwrap();
    assert_eq!(test.editor.undo_name().unwrap(), "supprimer une note");
    for _ in 0..3 {
        test.run(Command::Undo);
    }
    assert_eq!(&*test.editor.document().note(id).unwrap().text, "one");
}

#[test]
fn what_waits_is_found() {
    let (mut test, _) = with_notes("the heavy door\nsomething else");
    test.editor.open_find();
    test.editor.set_find_query("heavy");
    assert_eq!(test.editor.finder().matches().count(), 1);
}

#[test]
fn what_is_typed_in_the_inbox_is_in_the_journal_and_outlives_the_map() {
    let (mut test, ids) = with_notes("one");
    let texts = |document: &parcours::model::Document| -> Vec<String> {
        let notes = document.notes.iter();
        notes.map(|note| note.text.clone()).collect()
    };
    test.editor.set_inbox_entry("? half a no".to_owned());
    test.editor.write_note(ids[0]).unwrap();
    test.editor.set_written_note("one and a hal".to_owned());
    let journal = test.editor.document_with_typing();
    assert_eq!(texts(&journal), ["one and a hal", "half a no"]);
    assert_eq!(journal.notes[1].kind, Some(NoteKind::Question));
    assert_eq!(texts(test.editor.document()), ["one"]);
    // A map that is closed keeps both.
    test.editor.keep_drafts();
    assert_eq!(
        texts(test.editor.document()),
        ["one and a hal", "half a no"]
    );
    assert_eq!(test.editor.drafts(), ["", "", ""]);
    assert!(test.editor.is_changed());
}

#[test]
fn a_text_that_is_given_up_or_empty_leaves_its_note_as_it_was() {
    let (mut test, ids) = with_notes("one");
    test.editor.write_note(ids[0]).unwrap();
    test.editor.set_written_note("two".to_owned());
    test.editor.drop_written_note();
    test.editor.write_note(ids[0]).unwrap();
    test.editor.set_written_note("  ".to_owned());
    test.editor.keep_written_note();
    assert_eq!(test.editor.document().notes[0].text, "one");
    assert_eq!(test.editor.history().num_undo_steps(), 1);
}
