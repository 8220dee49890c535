//! Notes: what people said in a meeting and nobody has sorted yet, and the edits of them.
//!
//! A note remembers where it was said and what kind of thing it is; sorting makes a card of it. What it
//! names may go: then it only stands in the inbox.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::card::Mark;
use super::document::{Document, LaneRole};
use super::edit::{EditError, Known};
use super::id::{LaneId, NoteId, StepId};

/// What kind of thing was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NoteKind {
    Delight,
    Pain,
    Question,
    Opportunity,
    Verbatim,
}

impl NoteKind {
    pub const ALL: [Self; 5] = [
        Self::Delight,
        Self::Pain,
        Self::Question,
        Self::Opportunity,
        Self::Verbatim,
    ];

    /// The sign on the card that a note of this kind becomes; the customer's words need none.
    pub fn mark(self) -> Option<Mark> {
        match self {
            Self::Delight => Some(Mark::Delight),
            Self::Pain => Some(Mark::Pain),
            Self::Question => Some(Mark::Question),
            Self::Opportunity => Some(Mark::Opportunity),
            Self::Verbatim => None,
        }
    }

    /// The role of the lane it belongs to. What pleases, hurts or is not known stands side by side there,
    /// told apart by its mark.
    pub fn role(self) -> LaneRole {
        match self {
            Self::Delight | Self::Pain | Self::Question => LaneRole::PainPoint,
            Self::Opportunity => LaneRole::Opportunity,
            Self::Verbatim => LaneRole::Verbatim,
        }
    }
}

/// Something that was said, waiting to be sorted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub id: NoteId,
    #[serde(default)]
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<NoteKind>,
    /// The step that was spoken of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<StepId>,
    /// The lane it is meant for, where somebody has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lane: Option<LaneId>,
}

impl Note {
    pub fn new(id: NoteId, text: impl Into<String>) -> Self {
        Self {
            id,
            text: text.into(),
            kind: None,
            step: None,
            lane: None,
        }
    }

    fn is_sound(&self, known: &Known) -> Result<(), EditError> {
        if let Some(step) = self.step.filter(|step| !known.columns.contains_key(step)) {
            return Err(EditError::Unknown(step.into()));
        }
        if let Some(lane) = self.lane.filter(|lane| !known.lanes.contains(lane)) {
            return Err(EditError::Unknown(lane.into()));
        }
        Ok(())
    }
}

impl Document {
    pub fn note(&self, id: NoteId) -> Option<&Arc<Note>> {
        self.notes.iter().find(|note| note.id == id)
    }
}

pub(super) fn add(document: &mut Document, notes: &[Note], at: usize) -> Result<(), EditError> {
    if notes.is_empty() {
        return Ok(());
    }
    let known = Known::of(document);
    let mut ids: HashSet<NoteId> = document.notes.iter().map(|note| note.id).collect();
    for note in notes {
        note.is_sound(&known)?;
        if !ids.insert(note.id) {
            return Err(EditError::Duplicate(note.id.into()));
        }
    }
    let at = at.min(document.notes.len());
    let added = notes.iter().cloned().map(Arc::new);
    Arc::make_mut(&mut document.notes).splice(at..at, added);
    Ok(())
}

pub(super) fn set(document: &mut Document, notes: &[Note]) -> Result<(), EditError> {
    let known = Known::of(document);
    let mut wanted = HashMap::new();
    for note in notes {
        note.is_sound(&known)?;
        if wanted.insert(note.id, note).is_some() {
            return Err(EditError::Duplicate(note.id.into()));
        }
    }
    let mut changes = Vec::new();
    for (index, old) in document.notes.iter().enumerate() {
        if let Some(note) = wanted.remove(&old.id)
            && *note != **old
        {
            changes.push((index, note.clone()));
        }
    }
    if let Some(id) = wanted.keys().min() {
        return Err(EditError::Unknown((*id).into()));
    }
    for (index, note) in changes {
        Arc::make_mut(&mut document.notes)[index] = Arc::new(note);
    }
    Ok(())
}

pub(super) fn remove(document: &mut Document, notes: &[NoteId]) -> Result<(), EditError> {
    let known: HashSet<NoteId> = document.notes.iter().map(|note| note.id).collect();
    if let Some(id) = notes.iter().find(|id| !known.contains(id)) {
        return Err(EditError::Unknown((*id).into()));
    }
    if !notes.is_empty() {
        let gone: HashSet<NoteId> = notes.iter().copied().collect();
        Arc::make_mut(&mut document.notes).retain(|note| !gone.contains(&note.id));
    }
    Ok(())
}

/// Changes the notes for which `is_meant`; the others keep their `Arc`.
fn for_each(document: &mut Document, is_meant: impl Fn(&Note) -> bool, change: impl Fn(&mut Note)) {
    if document.notes.iter().any(|note| is_meant(note)) {
        for note in Arc::make_mut(&mut document.notes) {
            if is_meant(note) {
                change(Arc::make_mut(note));
            }
        }
    }
}

/// Notes of steps that go speak of no step, or of the one that takes those in.
pub(super) fn hand_over(
    document: &mut Document,
    is_gone: impl Fn(StepId) -> bool,
    into: Option<StepId>,
) {
    for_each(
        document,
        |note| note.step.is_some_and(&is_gone),
        |note| note.step = into,
    );
}

/// Notes meant for a lane that goes are meant for none.
pub(super) fn lane_gone(document: &mut Document, lane: LaneId) {
    for_each(
        document,
        |note| note.lane == Some(lane),
        |note| note.lane = None,
    );
}
