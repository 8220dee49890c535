//! What is being typed in the inbox: a note to add, or the text of one that is written anew.
//!
//! Like the line of a meeting it stands in the editor, not in a widget: the journal knows it from the first
//! letter on, and a map that is closed keeps it.

use super::capture::said;
use super::{Blocked, Editor};
use crate::model::{Document, Edit, Note, NoteId};

/// What stands in the fields of the inbox.
#[derive(Debug, Clone, Default)]
pub(super) struct InboxDraft {
    entry: String,
    /// The id of the note that the entry is in the journal.
    id: Option<NoteId>,
    /// The note whose text is written anew, and that text.
    writing: Option<(NoteId, String)>,
}

impl Editor {
    /// What stands in the line that adds notes.
    pub fn inbox_entry(&self) -> &str {
        &self.inbox_draft.entry
    }

    pub fn set_inbox_entry(&mut self, text: String) {
        if text != self.inbox_draft.entry {
            self.inbox_draft.entry = text;
            if self.inbox_draft.id.is_none() {
                self.inbox_draft.id = Some(self.new_id());
            }
        }
    }

    /// The line becomes a note and is empty again; how many there are more.
    ///
    /// # Errors
    /// When the map may not be changed; the line keeps its text.
    pub fn add_inbox_entry(&mut self) -> Result<usize, Blocked> {
        let text = self.inbox_draft.entry.clone();
        let num = self.add_notes(&text)?;
        if num > 0 {
            self.inbox_draft.entry.clear();
            self.inbox_draft.id = None;
        }
        Ok(num)
    }

    /// The note whose text is being written anew, with that text.
    pub fn note_in_writing(&self) -> Option<(NoteId, &str)> {
        let (id, text) = self.inbox_draft.writing.as_ref()?;
        self.document.note(*id).map(|_| (*id, &**text))
    }

    /// Begins to write the text of a note anew; what was written of another one is kept.
    ///
    /// # Errors
    /// When the note is not there, or the map may not be changed.
    pub fn write_note(&mut self, id: NoteId) -> Result<(), Blocked> {
        self.may_change()?;
        self.keep_written_note();
        let note = self.document.note(id).ok_or(Blocked::NothingSelected)?;
        self.inbox_draft.writing = Some((id, note.text.clone()));
        Ok(())
    }

    pub fn set_written_note(&mut self, text: String) {
        if let Some((_, written)) = &mut self.inbox_draft.writing {
            *written = text;
        }
    }

    /// The note says what was written; nothing written leaves it as it was.
    pub fn keep_written_note(&mut self) {
        if let Some(note) = self.written_note() {
            // Nobody could begin to write where nothing may be changed.
            let _ = self.change_note(note.id, |old| old.text = note.text);
        }
        self.drop_written_note();
    }

    /// What was written of a note is given up.
    pub fn drop_written_note(&mut self) {
        self.inbox_draft.writing = None;
    }

    /// What is typed beside the map, in the order of its places; the journal looks whether it changed.
    pub fn drafts(&self) -> [&str; 3] {
        let written = self.note_in_writing().map_or("", |(_, text)| text);
        [self.capture_draft(), self.inbox_entry(), written]
    }

    /// All that is typed beside the map belongs to it from now on, for a map that is closed.
    pub fn keep_drafts(&mut self) {
        self.keep_capture_draft();
        self.keep_written_note();
        // A map for reading only keeps nothing.
        let _ = self.add_inbox_entry();
    }

    /// `document` with all that is typed beside the map.
    pub(super) fn with_drafts(&self, document: Document) -> Document {
        let at = document.notes.len();
        let drafts = [self.drafted_note(), self.entered_note()];
        let notes: Vec<Note> = drafts.into_iter().flatten().collect();
        let mut edits = Vec::new();
        if !notes.is_empty() {
            edits.push(Edit::AddNotes { notes, at });
        }
        edits.extend(self.written_note().map(|note| Edit::SetNotes(vec![note])));
        if edits.is_empty() {
            return document;
        }
        let noted = document.apply(&Edit::Batch(edits));
        noted.unwrap_or(document)
    }

    /// The note that the entry would be.
    fn entered_note(&self) -> Option<Note> {
        let said = said(&self.inbox_draft.entry);
        let id = self.inbox_draft.id.filter(|_| !said.text.is_empty())?;
        let mut note = Note::new(id, said.text);
        note.kind = said.kind;
        Some(note)
    }

    /// The note as it is being written, if that says something new.
    fn written_note(&self) -> Option<Note> {
        let (id, text) = self.note_in_writing()?;
        let note = self.document.note(id)?;
        let text = text.trim();
        let is_new = !text.is_empty() && text != note.text;
        is_new.then(|| Note {
            text: text.to_owned(),
            ..Note::clone(note)
        })
    }
}
