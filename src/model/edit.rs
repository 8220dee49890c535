//! Everything that can be done to a document, as data.
//!
//! [`Document::apply`] is pure: it gives a new document that shares every untouched row with the old one,
//! or says why not and changes nothing. It keeps the invariants of `check`: what is removed takes its
//! references along, spans stay inside the grid, numbers stay in range. Cards are in `edit_card`, columns
//! in `edit_step`, merging in `edit_merge`. Undo needs no inverse edits: the history keeps the old documents.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::agenda::{self, AgendaItem, AgendaScope};
use super::any_id::AnyId;
use super::card::{Card, Link};
use super::document::{Document, Header, Lane};
use super::id::{
    AgendaId, CardId, InitiativeId, LaneId, LinkId, NoteId, PersonaId, PictureId, StageId, StepId,
    VoteRoundId,
};
use super::initiative::Initiative;
use super::note::Note;
use super::persona::{Persona, Picture};
use super::plan_area::{PlanArea, overlapping};
use super::stage::{Stage, Step};
use super::store_plan::StorePlan;
use super::value::Emotion;
use super::vote::VoteRound;
use super::wheel::WheelOptions;
use super::{Table, edit_card, edit_merge, edit_step, note, vote};

/// A card to add, and the card of its cell it goes before (`None`: at the cell's end).
#[derive(Debug, Clone, PartialEq)]
pub struct NewCard {
    pub card: Card,
    pub before: Option<CardId>,
}

/// Where a card goes. A `before` that is itself being moved counts as none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardMove {
    pub card: CardId,
    pub step: StepId,
    pub lane: LaneId,
    pub before: Option<CardId>,
}

/// A change to a document. `at` and `to` are places in the list after the change, held within it.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    SetHeader(Header),
    AddPersona {
        persona: Persona,
        at: usize,
    },
    SetPersona(Persona),
    RemovePersona(PersonaId),
    MovePersona {
        id: PersonaId,
        to: usize,
    },
    /// The stage may bring steps along.
    AddStage {
        stage: Stage,
        at: usize,
    },
    /// The stage's own fields; its steps are kept as the document has them.
    SetStage(Stage),
    RemoveStage(StageId),
    MoveStage {
        id: StageId,
        to: usize,
    },
    /// `at` counts within the stage.
    AddStep {
        step: Step,
        stage: StageId,
        at: usize,
    },
    SetStep(Step),
    RemoveStep(StepId),
    MoveStep {
        id: StepId,
        stage: StageId,
        at: usize,
    },
    /// The first one in column order takes in the others, with all they hold.
    MergeStages(Vec<StageId>),
    MergeSteps(Vec<StepId>),
    AddLane {
        lane: Lane,
        at: usize,
    },
    SetLane(Lane),
    RemoveLane(LaneId),
    MoveLane {
        id: LaneId,
        to: usize,
    },
    AddCards(Vec<NewCard>),
    SetCards(Vec<Card>),
    RemoveCards(Vec<CardId>),
    MoveCards(Vec<CardMove>),
    /// `None` takes the point away.
    SetEmotion {
        step: StepId,
        persona: Option<PersonaId>,
        value: Option<Emotion>,
    },
    AddLink(Link),
    SetLink(Link),
    RemoveLink(LinkId),
    AddInitiative {
        initiative: Initiative,
        at: usize,
    },
    SetInitiative(Initiative),
    RemoveInitiative(InitiativeId),
    MoveInitiative {
        id: InitiativeId,
        to: usize,
    },
    AddAgendaItem {
        item: AgendaItem,
        at: usize,
    },
    SetAgendaItem(AgendaItem),
    RemoveAgendaItem(AgendaId),
    MoveAgendaItem {
        id: AgendaId,
        to: usize,
    },
    AddPicture(Picture),
    SetPicture(Picture),
    /// Cards and personas no longer show it.
    RemovePicture(PictureId),
    SetStorePlan(StorePlan),
    SetWheel(WheelOptions),
    /// The whole map as it was; a sound one.
    Restore(Box<Document>),
    /// Notes of the inbox, one after the other from `at` on.
    AddNotes {
        notes: Vec<Note>,
        at: usize,
    },
    SetNotes(Vec<Note>),
    RemoveNotes(Vec<NoteId>),
    MoveNote {
        id: NoteId,
        to: usize,
    },
    AddVoteRound(VoteRound),
    SetVoteRound(VoteRound),
    RemoveVoteRound(VoteRoundId),
    /// How many dots a card has in a round; 0 takes its entry away.
    Vote {
        round: VoteRoundId,
        card: CardId,
        dots: u32,
    },
    /// All of them in order, or none.
    Batch(Vec<Edit>),
}

/// Why an edit cannot be applied; the document stays as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("there is no {0}")]
    Unknown(AnyId),
    #[error("there is already a {0}")]
    Duplicate(AnyId),
    #[error("{0} holds a number that is not finite")]
    NotFinite(AnyId),
    #[error("{0} holds a level, score or duration out of range")]
    OutOfRange(AnyId),
    #[error("{0} leads from a thing to itself")]
    ToItself(AnyId),
    #[error("{0} has two emotions for the same persona")]
    TwoEmotions(StepId),
    #[error("{0} has no width or no height")]
    NoSize(AnyId),
    #[error("{0} is too large or too far away")]
    TooFar(AnyId),
    #[error("{0} overlaps another room")]
    Overlaps(AnyId),
    #[error("{0} has two rooms")]
    TwoRooms(StepId),
    #[error("the map is open for reading only")]
    ReadingOnly,
}

/// What references may name, looked up in constant time.
pub(super) struct Known {
    pub columns: HashMap<StepId, usize>,
    pub lanes: HashSet<LaneId>,
    pub personas: HashSet<PersonaId>,
    pub pictures: HashSet<PictureId>,
}

impl Known {
    pub fn of(document: &Document) -> Self {
        let steps = document.steps().enumerate();
        Self {
            columns: steps.map(|(column, (_, step))| (step.id, column)).collect(),
            lanes: document.lanes.iter().map(|lane| lane.id).collect(),
            personas: document.personas.iter().map(|row| row.id).collect(),
            pictures: document.pictures.iter().map(|row| row.id).collect(),
        }
    }

    /// `span`, held within the grid from `column` on.
    pub fn clamp_span(&self, column: usize, span: u16) -> u16 {
        let room = self.columns.len().saturating_sub(column).max(1);
        span.clamp(1, u16::try_from(room).unwrap_or(u16::MAX))
    }

    pub fn persona(&self, id: Option<PersonaId>) -> Result<(), EditError> {
        match id {
            Some(id) if !self.personas.contains(&id) => Err(EditError::Unknown(id.into())),
            _ => Ok(()),
        }
    }

    pub fn picture(&self, id: Option<PictureId>) -> Result<(), EditError> {
        match id {
            Some(id) if !self.pictures.contains(&id) => Err(EditError::Unknown(id.into())),
            _ => Ok(()),
        }
    }
}

impl Document {
    /// The document after `edit`; untouched rows keep their `Arc`.
    ///
    /// # Errors
    /// When the edit names what is not there, adds what already is, or brings a value out of range.
    pub fn apply(&self, edit: &Edit) -> Result<Self, EditError> {
        let mut next = self.clone();
        next.change(edit)?;
        Ok(next)
    }

    /// May leave `self` half changed when it fails; [`Document::apply`] then throws it away.
    fn change(&mut self, edit: &Edit) -> Result<(), EditError> {
        let merged: Vec<AgendaScope> = match edit {
            Edit::RemoveStage(_) | Edit::RemoveStep(_) | Edit::RemoveLane(_) => Vec::new(),
            Edit::MergeStages(ids) => ids.iter().copied().map(AgendaScope::Stage).collect(),
            Edit::MergeSteps(ids) => ids.iter().copied().map(AgendaScope::Step).collect(),
            _ => return self.change_alone(edit),
        };
        let before = (!self.agenda.is_empty()).then(|| self.clone());
        self.change_alone(edit)?;
        if let Some(before) = before {
            agenda::follow(self, &before, &merged);
        }
        Ok(())
    }

    /// As [`Self::change`], without the agenda's following.
    fn change_alone(&mut self, edit: &Edit) -> Result<(), EditError> {
        match edit {
            Edit::SetHeader(header) => {
                if *self.header != *header {
                    self.header = Arc::new(header.clone());
                }
                Ok(())
            }
            Edit::AddPersona { persona, at } => self.add_persona(persona, *at),
            Edit::SetPersona(persona) => {
                Known::of(self).picture(persona.picture)?;
                set(&mut self.personas, persona.clone(), persona.id)
            }
            Edit::RemovePersona(id) => self.remove_persona(*id),
            Edit::MovePersona { id, to } => shift(&mut self.personas, *id, *to),
            Edit::AddStage { stage, at } => edit_step::add_stage(self, stage, *at),
            Edit::SetStage(stage) => edit_step::set_stage(self, stage),
            Edit::RemoveStage(id) => edit_step::remove_stage(self, *id),
            Edit::MoveStage { id, to } => edit_step::move_stage(self, *id, *to),
            Edit::AddStep { step, stage, at } => edit_step::add_step(self, step, *stage, *at),
            Edit::SetStep(step) => edit_step::set_step(self, step),
            Edit::RemoveStep(id) => edit_step::remove_step(self, *id),
            Edit::MoveStep { id, stage, at } => edit_step::move_step(self, *id, *stage, *at),
            Edit::MergeStages(stages) => edit_merge::merge_stages(self, stages),
            Edit::MergeSteps(steps) => edit_merge::merge_steps(self, steps),
            Edit::AddLane { lane, at } => insert(&mut self.lanes, lane.clone(), *at),
            Edit::SetLane(lane) => set(&mut self.lanes, lane.clone(), lane.id),
            Edit::RemoveLane(id) => {
                remove(&mut self.lanes, *id)?;
                edit_card::remove_where(self, |card| card.lane == *id);
                note::lane_gone(self, *id);
                Ok(())
            }
            Edit::MoveLane { id, to } => shift(&mut self.lanes, *id, *to),
            Edit::AddCards(cards) => edit_card::add(self, cards),
            Edit::SetCards(cards) => edit_card::set(self, cards),
            Edit::RemoveCards(cards) => edit_card::remove(self, cards),
            Edit::MoveCards(moves) => edit_card::place(self, moves),
            Edit::SetEmotion {
                step,
                persona,
                value,
            } => edit_step::set_emotion(self, *step, *persona, *value),
            Edit::AddLink(link) => {
                self.check_link(link)?;
                insert(&mut self.links, link.clone(), usize::MAX)
            }
            Edit::SetLink(link) => {
                self.check_link(link)?;
                set(&mut self.links, link.clone(), link.id)
            }
            Edit::RemoveLink(id) => remove(&mut self.links, *id),
            Edit::AddInitiative { initiative, at } => {
                self.check_initiative(initiative)?;
                insert(&mut self.initiatives, initiative.clone(), *at)
            }
            Edit::SetInitiative(initiative) => {
                self.check_initiative(initiative)?;
                set(&mut self.initiatives, initiative.clone(), initiative.id)
            }
            Edit::RemoveInitiative(id) => remove(&mut self.initiatives, *id),
            Edit::MoveInitiative { id, to } => shift(&mut self.initiatives, *id, *to),
            Edit::AddAgendaItem { item, at } => agenda::add(self, item, *at),
            Edit::SetAgendaItem(item) => agenda::change(self, item),
            Edit::RemoveAgendaItem(id) => remove(&mut self.agenda, *id),
            Edit::MoveAgendaItem { id, to } => shift(&mut self.agenda, *id, *to),
            Edit::AddPicture(picture) => {
                if picture.width == 0 || picture.height == 0 {
                    return Err(EditError::NoSize(picture.id.into()));
                }
                insert(&mut self.pictures, picture.clone(), usize::MAX)
            }
            Edit::SetPicture(picture) => set(&mut self.pictures, picture.clone(), picture.id),
            Edit::RemovePicture(id) => self.remove_picture(*id),
            Edit::SetStorePlan(plan) => self.set_store_plan(plan),
            Edit::SetWheel(options) => {
                Known::of(self).persona(options.persona)?;
                self.wheel = *options;
                Ok(())
            }
            Edit::AddNotes { notes, at } => note::add(self, notes, *at),
            Edit::SetNotes(notes) => note::set(self, notes),
            Edit::RemoveNotes(notes) => note::remove(self, notes),
            Edit::MoveNote { id, to } => shift(&mut self.notes, *id, *to),
            Edit::AddVoteRound(round) => {
                vote::check(self, round)?;
                insert(&mut self.vote_rounds, round.clone(), usize::MAX)
            }
            Edit::SetVoteRound(round) => {
                vote::check(self, round)?;
                set(&mut self.vote_rounds, round.clone(), round.id)
            }
            Edit::RemoveVoteRound(id) => remove(&mut self.vote_rounds, *id),
            Edit::Vote { round, card, dots } => vote::vote(self, *round, *card, *dots),
            Edit::Restore(version) => {
                *self = Document::clone(version);
                Ok(())
            }
            Edit::Batch(edits) => edits.iter().try_for_each(|edit| self.change(edit)),
        }
    }

    fn add_persona(&mut self, persona: &Persona, at: usize) -> Result<(), EditError> {
        Known::of(self).picture(persona.picture)?;
        let is_first = self.personas.is_empty();
        insert(&mut self.personas, persona.clone(), at)?;
        if is_first {
            // Emotions that were nobody's become the first persona's.
            edit_step::for_each_step(self, |step| {
                if let Some(point) = step.emotions.iter_mut().find(|p| p.persona.is_none()) {
                    point.persona = Some(persona.id);
                }
            });
        }
        Ok(())
    }

    /// Cards of everybody else's eyes stay; the persona's emotions go, except that those of the last
    /// persona become nobody's.
    fn remove_persona(&mut self, id: PersonaId) -> Result<(), EditError> {
        remove(&mut self.personas, id)?;
        let was_last = self.personas.is_empty();
        edit_step::for_each_step(self, |step| {
            let taken = step.emotions.iter().any(|point| point.persona.is_none());
            if was_last && !taken {
                for point in &mut step.emotions {
                    if point.persona == Some(id) {
                        point.persona = None;
                    }
                }
            } else {
                step.emotions.retain(|point| point.persona != Some(id));
            }
        });
        if self.wheel.persona == Some(id) {
            self.wheel.persona = None;
        }
        edit_card::for_each(
            self,
            |card| card.persona == Some(id),
            |card| card.persona = None,
        );
        Ok(())
    }

    fn remove_picture(&mut self, id: PictureId) -> Result<(), EditError> {
        remove(&mut self.pictures, id)?;
        let shows = |persona: &Arc<Persona>| persona.picture == Some(id);
        if self.personas.iter().any(shows) {
            for persona in Arc::make_mut(&mut self.personas) {
                if shows(persona) {
                    Arc::make_mut(persona).picture = None;
                }
            }
        }
        edit_card::for_each(
            self,
            |card| card.picture == Some(id),
            |card| card.picture = None,
        );
        Ok(())
    }

    fn check_link(&self, link: &Link) -> Result<(), EditError> {
        if link.from == link.to {
            return Err(EditError::ToItself(link.id.into()));
        }
        for end in [link.from, link.to] {
            if self.card(end).is_none() {
                return Err(EditError::Unknown(end.into()));
            }
        }
        Ok(())
    }

    fn check_initiative(&self, initiative: &Initiative) -> Result<(), EditError> {
        let scores = initiative.scores.all();
        if scores
            .iter()
            .flatten()
            .any(|score| !(1..=5).contains(score))
        {
            return Err(EditError::OutOfRange(initiative.id.into()));
        }
        let known: HashSet<_> = self.cards.iter().map(|card| card.id).collect();
        let mut seen = HashSet::new();
        for &card in &initiative.cards {
            if !known.contains(&card) {
                return Err(EditError::Unknown(card.into()));
            }
            if !seen.insert(card) {
                return Err(EditError::Duplicate(card.into()));
            }
        }
        Ok(())
    }

    fn set_store_plan(&mut self, plan: &StorePlan) -> Result<(), EditError> {
        let known = Known::of(self);
        let (mut rooms, mut steps) = (HashSet::new(), HashSet::new());
        for room in &plan.rooms {
            if !rooms.insert(room.id) {
                return Err(EditError::Duplicate(room.id.into()));
            }
            if room.width == 0 || room.height == 0 {
                return Err(EditError::NoSize(room.id.into()));
            }
            if room.area() != room.area().held() {
                return Err(EditError::TooFar(room.id.into()));
            }
            if let Some(step) = room.step {
                if !known.columns.contains_key(&step) {
                    return Err(EditError::Unknown(step.into()));
                }
                if !steps.insert(step) {
                    return Err(EditError::TwoRooms(step));
                }
            }
        }
        let areas: Vec<PlanArea> = plan.rooms.iter().map(|room| room.area()).collect();
        if let Some(&index) = overlapping(&areas).first() {
            return Err(EditError::Overlaps(plan.rooms[index].id.into()));
        }
        for shortcut in &plan.shortcuts {
            if shortcut.from == shortcut.to {
                return Err(EditError::ToItself(shortcut.from.into()));
            }
            for room in [shortcut.from, shortcut.to] {
                if !rooms.contains(&room) {
                    return Err(EditError::Unknown(room.into()));
                }
            }
        }
        if *self.store_plan != *plan {
            self.store_plan = Arc::new(plan.clone());
        }
        Ok(())
    }

    /// The same content; shared rows are compared by pointer, so that near relatives compare quickly.
    pub fn is_same(&self, other: &Self) -> bool {
        fn same<T: PartialEq>(a: &Table<T>, b: &Table<T>) -> bool {
            Arc::ptr_eq(a, b)
                || (a.len() == b.len()
                    && a.iter()
                        .zip(b.iter())
                        .all(|(a, b)| Arc::ptr_eq(a, b) || a == b))
        }
        (Arc::ptr_eq(&self.header, &other.header) || self.header == other.header)
            && same(&self.personas, &other.personas)
            && same(&self.stages, &other.stages)
            && same(&self.lanes, &other.lanes)
            && same(&self.cards, &other.cards)
            && same(&self.links, &other.links)
            && same(&self.initiatives, &other.initiatives)
            && same(&self.agenda, &other.agenda)
            && (Arc::ptr_eq(&self.store_plan, &other.store_plan)
                || self.store_plan == other.store_plan)
            && self.wheel == other.wheel
            && same(&self.pictures, &other.pictures)
            && same(&self.notes, &other.notes)
            && same(&self.vote_rounds, &other.vote_rounds)
    }
}

/// A row of a table, known by its id.
pub(super) trait Record: Clone + PartialEq {
    type Id: Copy + Eq + Into<AnyId>;
    fn id(&self) -> Self::Id;
}

macro_rules! records {
    ($($record:ty: $id:ty),* $(,)?) => {$(
        impl Record for $record {
            type Id = $id;
            fn id(&self) -> $id {
                self.id
            }
        }
    )*};
}

records! {
    Persona: PersonaId,
    Stage: StageId,
    Step: StepId,
    Lane: LaneId,
    Card: CardId,
    Link: LinkId,
    Initiative: InitiativeId,
    Picture: PictureId,
    Note: NoteId,
    VoteRound: VoteRoundId,
}

pub(super) fn position<T: Record>(table: &[Arc<T>], id: T::Id) -> Result<usize, EditError> {
    table
        .iter()
        .position(|row| row.id() == id)
        .ok_or(EditError::Unknown(id.into()))
}

pub(super) fn insert<T: Record>(table: &mut Table<T>, row: T, at: usize) -> Result<(), EditError> {
    if position(table, row.id()).is_ok() {
        return Err(EditError::Duplicate(row.id().into()));
    }
    let at = at.min(table.len());
    Arc::make_mut(table).insert(at, Arc::new(row));
    Ok(())
}

pub(super) fn set<T: Record>(table: &mut Table<T>, row: T, id: T::Id) -> Result<(), EditError> {
    let at = position(table, id)?;
    if *table[at] != row {
        Arc::make_mut(table)[at] = Arc::new(row);
    }
    Ok(())
}

pub(super) fn remove<T: Record>(table: &mut Table<T>, id: T::Id) -> Result<(), EditError> {
    let at = position(table, id)?;
    Arc::make_mut(table).remove(at);
    Ok(())
}

pub(super) fn shift<T: Record>(
    table: &mut Table<T>,
    id: T::Id,
    to: usize,
) -> Result<(), EditError> {
    let at = position(table, id)?;
    let to = to.min(table.len() - 1);
    if at != to {
        let rows = Arc::make_mut(table);
        let row = rows.remove(at);
        rows.insert(to, row);
    }
    Ok(())
}
