//! Sorting what was written down: notes of the inbox become cards, by keyboard or by dragging them.

use super::capture::{Laying, Sight};
use super::{Blocked, Editor};
use crate::layout::DropPlace;
use crate::model::{
    CardMove, Document, Edit, EditName, LaneId, Note, NoteId, NoteKind, Noun, StepId, Verb,
};
use crate::scene::{Point, Rect, Target};

/// Where a note would become a card; what is not known yet is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Destination {
    pub step: Option<StepId>,
    pub lane: Option<LaneId>,
}

/// Where a dragged note would land.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NoteDrop {
    /// In a cell of the grid, before a card or at its end.
    Cell(DropPlace),
    /// On something of a step where there is no grid; on a card, where that one stands.
    Step {
        step: StepId,
        lane: Option<LaneId>,
        place: Rect,
    },
}

/// A note that is being dragged over the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NoteDrag {
    pub note: NoteId,
    pub over: Option<NoteDrop>,
}

/// What came of a note that was let go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dropped {
    /// It is a card now.
    Sorted,
    /// It speaks of the step now; in which lane it stands must be said.
    NeedsLane,
    /// It was let go beside the map.
    Nowhere,
}

/// Where a note goes as far as that is known: to the lane somebody chose, else to that of its kind.
pub fn destination(document: &Document, note: &Note) -> Destination {
    let usual = || Sight::default().lane_for(document, note.kind?.role());
    Destination {
        step: note.step,
        lane: note.lane.or_else(usual),
    }
}

impl Editor {
    /// Makes cards of notes, each where it is meant to go; those that do not know where stay. How many
    /// were sorted.
    ///
    /// # Errors
    /// When none of them knows where to go, or the map may not be changed.
    pub fn sort_notes(&mut self, ids: &[NoteId]) -> Result<usize, Blocked> {
        self.may_change()?;
        let mut laying = Laying::new(&self.document, Sight::default());
        let mut gone = Vec::new();
        for &id in ids {
            let Some(note) = self.document.note(id).cloned() else {
                continue;
            };
            if self.lay_note(&mut laying, &note) {
                gone.push(id);
            }
        }
        self.sort(laying, gone)
    }

    /// Lays a note as it stands in `note`, if it knows where it goes.
    fn lay_note(&mut self, laying: &mut Laying, note: &Note) -> bool {
        let Destination { step, lane } = destination(&self.document, note);
        let Some(step) = step else { return false };
        let (card, text) = (self.new_id(), note.text.clone());
        match (lane, note.kind) {
            (Some(lane), kind) => laying.add_to(card, step, lane, kind, text),
            (None, Some(kind)) => laying.add_card(card, step, kind, text, || self.ids.next_id()),
            (None, None) => return false,
        }
        true
    }

    /// Puts what was laid on the map instead of the notes that it was, in one step of the history.
    fn sort(&mut self, laying: Laying, gone: Vec<NoteId>) -> Result<usize, Blocked> {
        if gone.is_empty() {
            return Err(Blocked::NoDestination);
        }
        let num = gone.len();
        let edit = Edit::Batch(vec![laying.edit(&self.document), Edit::RemoveNotes(gone)]);
        self.seal();
        self.apply_as(EditName::new(Verb::Sort, Noun::Note, num), edit, None)?;
        Ok(num)
    }

    /// Changes a note, in one step of the history.
    ///
    /// # Errors
    /// When it is not there, or the map may not be changed.
    pub fn change_note(
        &mut self,
        id: NoteId,
        change: impl FnOnce(&mut Note),
    ) -> Result<(), Blocked> {
        let note = self.document.note(id).ok_or(Blocked::NothingSelected)?;
        let mut note = Note::clone(note);
        change(&mut note);
        self.seal();
        self.apply(Edit::SetNotes(vec![note]), None)?;
        Ok(())
    }

    /// Says of which step a note speaks: the one so many columns further, from where the keyboard stands
    /// on the map when it speaks of none yet.
    ///
    /// # Errors
    /// At the edge of the map, or when it may not be changed.
    pub fn shift_note_step(&mut self, id: NoteId, by: isize) -> Result<StepId, Blocked> {
        let note = self.document.note(id).ok_or(Blocked::NothingSelected)?;
        let steps: Vec<StepId> = self.document.steps().map(|(_, step)| step.id).collect();
        let at = note.step.and_then(|step| self.document.column(step));
        let spoken_of = || self.step_spoken_of();
        let next = match at {
            Some(at) => at
                .checked_add_signed(by)
                .and_then(|at| steps.get(at))
                .copied(),
            None => spoken_of().or_else(|| match by > 0 {
                true => steps.first().copied(),
                false => steps.last().copied(),
            }),
        };
        let next = next.ok_or(Blocked::AtTheEdge)?;
        self.change_note(id, |note| note.step = Some(next))?;
        Ok(next)
    }

    /// Says for which lane a note is meant: the one so many rows further.
    ///
    /// # Errors
    /// At the edge of the map, or when it may not be changed.
    pub fn shift_note_lane(&mut self, id: NoteId, by: isize) -> Result<LaneId, Blocked> {
        let note = self.document.note(id).ok_or(Blocked::NothingSelected)?;
        let lanes: Vec<LaneId> = self.lanes_for_notes().collect();
        let now = destination(&self.document, note).lane;
        let at = now.and_then(|lane| lanes.iter().position(|&other| other == lane));
        let next = match at {
            Some(at) => at
                .checked_add_signed(by)
                .and_then(|at| lanes.get(at))
                .copied(),
            None if by > 0 => lanes.first().copied(),
            None => lanes.last().copied(),
        };
        let next = next.ok_or(Blocked::AtTheEdge)?;
        self.change_note(id, |note| note.lane = Some(next))?;
        Ok(next)
    }

    /// The lanes in which a note may become a card: those that hold texts.
    pub fn lanes_for_notes(&self) -> impl Iterator<Item = LaneId> + '_ {
        let lanes = self.document.lanes.iter();
        let lanes = lanes.filter(|lane| !lane.hidden && !self.is_emotion_lane(lane.id));
        lanes.map(|lane| lane.id)
    }

    /// Adds a note for each line of a text.
    ///
    /// # Errors
    /// When the map may not be changed.
    pub fn add_notes(&mut self, text: &str) -> Result<usize, Blocked> {
        self.may_change()?;
        let said = super::capture::all_said(text);
        let mut notes = Vec::with_capacity(said.len());
        for (kind, text) in said {
            let mut note = Note::new(self.new_id(), text);
            note.kind = kind;
            notes.push(note);
        }
        let (num, at) = (notes.len(), self.document.notes.len());
        if num > 0 {
            self.seal();
            self.apply(Edit::AddNotes { notes, at }, None)?;
        }
        Ok(num)
    }

    /// Takes notes out of the inbox.
    ///
    /// # Errors
    /// When one is not there, or the map may not be changed.
    pub fn remove_notes(&mut self, ids: Vec<NoteId>) -> Result<(), Blocked> {
        self.seal();
        Ok(self.apply(Edit::RemoveNotes(ids), None)?)
    }

    /// Gives a note another kind, or none.
    ///
    /// # Errors
    /// As [`Editor::change_note`].
    pub fn set_note_kind(&mut self, id: NoteId, kind: Option<NoteKind>) -> Result<(), Blocked> {
        self.change_note(id, |note| note.kind = kind)
    }

    /// A note is dragged over the map at `p`, or beside it.
    pub fn drag_note(&mut self, note: NoteId, p: Option<Point>) {
        let over = p.and_then(|p| self.note_drop_at(p));
        self.note_drag = Some(NoteDrag { note, over });
    }

    pub fn note_drag(&self) -> Option<NoteDrag> {
        self.note_drag
    }

    pub fn cancel_note_drag(&mut self) {
        self.note_drag = None;
    }

    /// The dragged note is let go.
    ///
    /// # Errors
    /// When the map may not be changed.
    pub fn drop_note(&mut self) -> Result<Dropped, Blocked> {
        let Some(NoteDrag { note: id, over }) = self.note_drag.take() else {
            return Ok(Dropped::Nowhere);
        };
        let Some(over) = over else {
            return Ok(Dropped::Nowhere);
        };
        self.may_change()?;
        let note = self.document.note(id).cloned();
        let note = note.ok_or(Blocked::NothingSelected)?;
        match over {
            NoteDrop::Cell(place) => {
                let mut laying = Laying::new(&self.document, Sight::default());
                let card = self.new_id();
                laying.add_to(card, place.step, place.lane, note.kind, note.text.clone());
                let mut edits = vec![laying.edit(&self.document), Edit::RemoveNotes(vec![id])];
                if place.before.is_some() {
                    edits.push(Edit::MoveCards(vec![CardMove {
                        card,
                        step: place.step,
                        lane: place.lane,
                        before: place.before,
                    }]));
                }
                self.seal();
                let name = EditName::one(Verb::Sort, Noun::Note);
                self.apply_as(name, Edit::Batch(edits), None)?;
                self.select([Target::Card(card)]);
                Ok(Dropped::Sorted)
            }
            NoteDrop::Step { step, lane, .. } => {
                let mut there = Note::clone(&note);
                there.step = Some(step);
                there.lane = lane.or(there.lane);
                let knows =
                    there.kind.is_some() || destination(&self.document, &there).lane.is_some();
                if !knows {
                    self.change_note(id, |note| note.step = Some(step))?;
                    return Ok(Dropped::NeedsLane);
                }
                let mut laying = Laying::new(&self.document, Sight::default());
                let is_laid = self.lay_note(&mut laying, &there);
                self.sort(laying, if is_laid { vec![id] } else { Vec::new() })?;
                Ok(Dropped::Sorted)
            }
        }
    }

    fn note_drop_at(&self, p: Point) -> Option<NoteDrop> {
        if self.layout.has_grid() {
            let place = self.layout.drop_at(p, |_| false)?;
            return (!self.is_emotion_lane(place.lane)).then_some(NoteDrop::Cell(place));
        }
        let hit = self.layout.hit(p, self.viewport.visible())?;
        let (step, lane) = match hit {
            Target::Step(step) | Target::Emotion { step, .. } => (step, None),
            Target::Cell { step, lane } => (step, Some(lane)),
            Target::Card(id) => {
                let card = self.document.card(id)?;
                (card.step, Some(card.lane))
            }
            Target::Room(id) => {
                let mut rooms = self.document.store_plan.rooms.iter();
                (rooms.find(|room| room.id == id)?.step?, None)
            }
            _ => return None,
        };
        let lane = lane.filter(|&lane| !self.is_emotion_lane(lane));
        let place = self.place_of(hit)?;
        Some(NoteDrop::Step { step, lane, place })
    }
}
