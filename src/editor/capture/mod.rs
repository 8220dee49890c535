//! Writing down what people say: one line at a time, into the current step or the inbox.
//!
//! The text of the line stands in the editor, not in a widget: it survives the end of a presentation, and
//! the journal knows it as a note from the first letter on.

mod sight;
mod sign;

pub(in crate::editor) use sight::Sight;
pub use sign::{all_said, said, sign_of};

use super::{Blocked, Editor};
use crate::model::{
    Card, Document, Edit, EditName, Lane, LaneId, LaneRole, NewCard, Note, NoteId, NoteKind, Noun,
    StepId, Verb,
};
use crate::scene::Target;

/// Where what is said goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Landing {
    /// A card in this step; the lane is added when there is none of the role.
    Card {
        kind: NoteKind,
        step: StepId,
        lane: Option<LaneId>,
        /// The lane is in the picture.
        is_seen: bool,
    },
    Inbox {
        kind: Option<NoteKind>,
        step: Option<StepId>,
    },
}

/// What the last line became.
#[derive(Debug, Clone, PartialEq)]
pub struct Captured {
    pub landing: Landing,
    pub num_cards: usize,
    pub num_notes: usize,
    /// The line as it was typed.
    text: String,
    /// Where the history stood afterwards.
    position: usize,
}

impl Captured {
    /// What was said, without its sign.
    pub fn text(&self) -> &str {
        said(&self.text).text
    }
}

/// The line in which one writes down what is said.
#[derive(Debug, Clone, Default)]
pub struct Capture {
    is_open: bool,
    draft: String,
    /// The id of the note that the draft is in the journal.
    id: Option<NoteId>,
    last: Option<Captured>,
}

impl Editor {
    /// Whether the line is open.
    pub fn is_capturing(&self) -> bool {
        self.capture.is_open
    }

    /// What stands in the line, open or not.
    pub fn capture_draft(&self) -> &str {
        &self.capture.draft
    }

    /// What the last line became, as long as nothing else has happened since.
    pub fn last_captured(&self) -> Option<&Captured> {
        let last = self.capture.last.as_ref()?;
        (last.position == self.history.position()).then_some(last)
    }

    /// Opens the line; what stood in it stands there again.
    ///
    /// # Errors
    /// When the map may not be changed.
    pub fn open_capture(&mut self) -> Result<(), Blocked> {
        self.may_change()?;
        self.keep_text();
        self.capture.is_open = true;
        self.capture.last = None;
        Ok(())
    }

    /// Closes the line and lays nothing; what stands in it is kept for the next time.
    pub fn close_capture(&mut self) -> bool {
        self.capture.last = None;
        std::mem::take(&mut self.capture.is_open)
    }

    pub fn set_capture_draft(&mut self, text: String) {
        if text != self.capture.draft {
            self.capture.draft = text;
            if self.capture.id.is_none() {
                self.capture.id = Some(self.new_id());
            }
        }
    }

    /// The step that is spoken of: the one presented, else the one where the keyboard stands.
    pub fn step_spoken_of(&self) -> Option<StepId> {
        if let Some(presenting) = &self.presenting {
            let step = presenting.current_step()?;
            return self.document.step(step).map(|step| step.id);
        }
        let step = match self.selection.cursor()? {
            Target::Step(step) | Target::Cell { step, .. } | Target::Emotion { step, .. } => step,
            Target::Card(id) => self.document.card(id)?.step,
            Target::Stage(id) => self.document.stage(id)?.steps.first()?.id,
            Target::Room(id) => {
                let mut rooms = self.document.store_plan.rooms.iter();
                rooms.find(|room| room.id == id)?.step?
            }
            _ => return None,
        };
        self.document.step(step).map(|step| step.id)
    }

    /// Where a line with this text would go now.
    pub fn landing_of(&self, line: &str) -> Landing {
        self.landing(said(line).kind)
    }

    fn landing(&self, kind: Option<NoteKind>) -> Landing {
        match (kind, self.step_spoken_of()) {
            (Some(kind), Some(step)) => {
                let sight = self.sight();
                let lane = sight.lane_for(&self.document, kind.role());
                let row = lane.and_then(|lane| self.document.lane(lane));
                Landing::Card {
                    kind,
                    step,
                    lane,
                    is_seen: sight.shows(row.map(|lane| &**lane)),
                }
            }
            (kind, step) => Landing::Inbox { kind, step },
        }
    }

    /// Lays what stands in the line and empties it. Nothing happens while it says nothing.
    ///
    /// # Errors
    /// When the map may not be changed; the line keeps its text.
    pub fn capture(&mut self) -> Result<Option<Captured>, Blocked> {
        let text = self.capture.draft.clone();
        let captured = self.capture_lines(&text)?;
        if captured.is_some() {
            self.capture.draft.clear();
            self.capture.id = None;
        }
        Ok(captured)
    }

    /// Lays a card or a note for each line of a text, as one step of the history.
    ///
    /// # Errors
    /// When the map may not be changed.
    pub fn capture_lines(&mut self, text: &str) -> Result<Option<Captured>, Blocked> {
        self.may_change()?;
        let said = all_said(text);
        let Some((last, _)) = said.last() else {
            return Ok(None);
        };
        let landing = self.landing(*last);
        let mut laying = Laying::new(&self.document, self.sight());
        for (kind, text) in said {
            match self.landing(kind) {
                Landing::Card { kind, step, .. } => {
                    let card = self.new_id();
                    laying.add_card(card, step, kind, text, || self.ids.next_id());
                }
                Landing::Inbox { kind, step } => {
                    let mut note = Note::new(self.new_id(), text);
                    (note.kind, note.step) = (kind, step);
                    laying.notes.push(note);
                }
            }
        }
        let (num_cards, num_notes) = (laying.cards.len(), laying.notes.len());
        let noun = if num_notes == 0 {
            Noun::Card
        } else {
            Noun::Note
        };
        let name = EditName::new(Verb::Add, noun, num_cards + num_notes);
        self.seal();
        self.apply_as(name, laying.edit(&self.document), None)?;
        let captured = Captured {
            landing,
            num_cards,
            num_notes,
            text: text.to_owned(),
            position: self.history.position(),
        };
        self.capture.last = Some(captured.clone());
        Ok(Some(captured))
    }

    /// Takes the last line back; it stands in the line again, unless something else does already.
    ///
    /// # Errors
    /// When something else has happened since.
    pub fn take_back_captured(&mut self) -> Result<(), Blocked> {
        let last = self.last_captured().ok_or(Blocked::NothingToUndo)?.clone();
        self.undo()?;
        self.capture.last = None;
        if self.capture.draft.trim().is_empty() && !last.text.contains('\n') {
            self.set_capture_draft(last.text);
        }
        Ok(())
    }

    /// What stands in the line becomes a note of the inbox, for a map that is closed.
    pub(super) fn keep_capture_draft(&mut self) {
        let Some(note) = self.drafted_note() else {
            return;
        };
        let at = self.document.notes.len();
        let notes = vec![note];
        self.seal();
        // It names only what the map has.
        if self.apply(Edit::AddNotes { notes, at }, None).is_ok() {
            self.capture = Capture::default();
        }
    }

    /// The note that the draft would be.
    pub(super) fn drafted_note(&self) -> Option<Note> {
        let said = said(&self.capture.draft);
        let id = self.capture.id.filter(|_| !said.text.is_empty())?;
        let mut note = Note::new(id, said.text);
        (note.kind, note.step) = (said.kind, self.step_spoken_of());
        Some(note)
    }
}

/// Cards, notes and the lanes they need, to be added at once.
pub(super) struct Laying {
    lanes: Vec<(LaneRole, LaneId)>,
    added: Vec<Lane>,
    pub cards: Vec<NewCard>,
    pub notes: Vec<Note>,
}

impl Laying {
    pub fn new(document: &Document, sight: Sight<'_>) -> Self {
        let roles = NoteKind::ALL.map(NoteKind::role);
        let known = roles.iter();
        let known = known.filter_map(|&role| Some((role, sight.lane_for(document, role)?)));
        Self {
            lanes: known.collect(),
            added: Vec::new(),
            cards: Vec::new(),
            notes: Vec::new(),
        }
    }

    pub fn add_card(
        &mut self,
        id: crate::model::CardId,
        step: StepId,
        kind: NoteKind,
        text: String,
        new_lane: impl FnOnce() -> LaneId,
    ) {
        let role = kind.role();
        let known = self.lanes.iter().find(|(other, _)| *other == role);
        let lane = known.map(|(_, lane)| *lane).unwrap_or_else(|| {
            let lane = Lane::new(new_lane(), role);
            self.lanes.push((role, lane.id));
            self.added.push(lane);
            self.lanes[self.lanes.len() - 1].1
        });
        self.add_to(id, step, lane, Some(kind), text);
    }

    pub fn add_to(
        &mut self,
        id: crate::model::CardId,
        step: StepId,
        lane: LaneId,
        kind: Option<NoteKind>,
        text: String,
    ) {
        let mut card = Card::new(id, step, lane, text);
        card.mark = kind.and_then(NoteKind::mark);
        self.cards.push(NewCard { card, before: None });
    }

    pub fn edit(self, document: &Document) -> Edit {
        let mut edits = Vec::new();
        for (index, lane) in self.added.into_iter().enumerate() {
            let at = document.lanes.len() + index;
            edits.push(Edit::AddLane { lane, at });
        }
        if !self.cards.is_empty() {
            edits.push(Edit::AddCards(self.cards));
        }
        if !self.notes.is_empty() {
            let at = document.notes.len();
            let notes = self.notes;
            edits.push(Edit::AddNotes { notes, at });
        }
        Edit::Batch(edits)
    }
}
