//! Notes of the inbox: added, changed, removed; what happens when what they speak of goes.

use std::sync::Arc;

use parcours::model::{Document, Edit, EditError, EditName, Note, NoteId, NoteKind, Noun, Verb};

use crate::sample::{applied, document, id, lane, refused, step};

fn note(name: &str) -> NoteId {
    id(&format!("note-{name}"))
}

/// Notes 1 (said at step b, for lane y) and 2 (said nowhere).
fn noted() -> Document {
    let mut first = Note::new(note("1"), "the door is heavy");
    first.kind = Some(NoteKind::Pain);
    (first.step, first.lane) = (Some(step("b")), Some(lane("y")));
    let notes = vec![first, Note::new(note("2"), "to be seen")];
    applied(&document(), Edit::AddNotes { notes, at: 0 })
}

fn texts(document: &Document) -> Vec<&str> {
    document.notes.iter().map(|note| &*note.text).collect()
}

#[test]
fn notes_keep_their_order_and_go_where_they_are_put() {
    let third = vec![Note::new(note("3"), "third")];
    let more = applied(
        &noted(),
        Edit::AddNotes {
            notes: third,
            at: 1,
        },
    );
    assert_eq!(texts(&more), ["the door is heavy", "third", "to be seen"]);
    let last = Edit::MoveNote {
        id: note("1"),
        to: 9,
    };
    let moved = applied(&more, last);
    assert_eq!(texts(&moved), ["third", "to be seen", "the door is heavy"]);
    let fewer = applied(&moved, Edit::RemoveNotes(vec![note("1"), note("3")]));
    assert_eq!(texts(&fewer), ["to be seen"]);
}

#[test]
fn an_edit_of_notes_is_all_or_nothing() {
    let map = noted();
    let again = vec![Note::new(note("4"), "new"), Note::new(note("1"), "twice")];
    let error = refused(
        &map,
        Edit::AddNotes {
            notes: again,
            at: 0,
        },
    );
    assert_eq!(error, EditError::Duplicate(note("1").into()));
    let mut lost = Note::new(note("4"), "nowhere");
    lost.step = Some(step("z"));
    let error = refused(
        &map,
        Edit::AddNotes {
            notes: vec![lost],
            at: 0,
        },
    );
    assert_eq!(error, EditError::Unknown(step("z").into()));
    let gone = Edit::RemoveNotes(vec![note("2"), note("z")]);
    assert_eq!(refused(&map, gone), EditError::Unknown(note("z").into()));
    let unknown = Edit::SetNotes(vec![Note::new(note("z"), "")]);
    assert_eq!(refused(&map, unknown), EditError::Unknown(note("z").into()));
    let same = applied(&map, Edit::SetNotes(vec![(*map.notes[0]).clone()]));
    assert!(Arc::ptr_eq(&same.notes, &map.notes));
}

#[test]
fn a_note_outlives_the_step_and_the_lane_it_speaks_of() {
    let map = noted();
    let after = applied(&map, Edit::RemoveStep(step("b")));
    assert_eq!((after.notes[0].step, after.notes.len()), (None, 2));
    let after = applied(&map, Edit::RemoveLane(lane("y")));
    assert_eq!(after.notes[0].lane, None);
    assert_eq!(after.notes[0].step, Some(step("b")));
    // It speaks of the step that takes the other in.
    let after = applied(&map, Edit::MergeSteps(vec![step("a"), step("b")]));
    assert_eq!(after.notes[0].step, Some(step("a")));
    let stage = map.stages[0].id;
    let after = applied(&map, Edit::RemoveStage(stage));
    assert_eq!(after.notes[0].step, None);
}

#[test]
fn edits_of_notes_have_names_for_the_undo_menu() {
    let named = |edit: Edit| edit.name();
    assert_eq!(
        named(Edit::RemoveNotes(vec![note("1"), note("2")])),
        EditName::new(Verb::Remove, Noun::Note, 2)
    );
    let notes = noted().notes.iter().map(|note| (**note).clone()).collect();
    assert_eq!(
        named(Edit::AddNotes { notes, at: 0 }),
        EditName::new(Verb::Add, Noun::Note, 2)
    );
}

#[test]
fn notes_that_speak_of_nothing_are_mended() {
    let mut map = noted();
    let rows = Arc::make_mut(&mut map.notes);
    let first = Arc::make_mut(&mut rows[0]);
    (first.step, first.lane) = (Some(step("z")), Some(lane("z")));
    Arc::make_mut(&mut rows[1]).id = note("1");
    assert_eq!(map.check().len(), 3);
    let (mended, repairs) = map.repair();
    assert_eq!(mended.check(), []);
    assert_eq!(repairs.len(), 3, "{repairs:?}");
    assert_eq!(texts(&mended), texts(&map));
    assert_eq!((mended.notes[0].step, mended.notes[0].lane), (None, None));
}

#[test]
fn a_map_begun_from_another_has_none_of_its_notes() {
    assert!(noted().structure_alone().notes.is_empty());
}
