//! The document: one journey map, as plain data that shares structure between versions.
//!
//! Tables are `Arc<Vec<Arc<T>>>`: an edit copies pointers, undo swaps them, and two rows are the same
//! when their `Arc`s are. Field order here is field order in the file. Nothing here draws or reads files.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::agenda::AgendaItem;
use super::card::{Card, Link};
use super::id::{CardId, LaneId, PersonaId, StageId, StepId};
use super::initiative::Initiative;
use super::note::Note;
use super::persona::{Persona, Picture};
use super::stage::{PhaseGoals, Stage, Step};
use super::store_plan::StorePlan;
use super::value::{Date, Swatch};
use super::vote::VoteRound;
use super::wheel::WheelOptions;
use super::{Table, is_default};

/// What a map shows: how it is, how it should be, or what was found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum MapState {
    #[default]
    Current,
    Target,
    Research,
}

/// How often a map is looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Cadence {
    Monthly,
    Quarterly,
    HalfYearly,
    Yearly,
}

/// What the whole map is about.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Header {
    pub title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub scenario: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub goal: String,
    pub state: MapState,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// When the map was last looked at with facts in hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_cadence: Option<Cadence>,
    #[serde(skip_serializing_if = "is_default")]
    pub phase_goals: PhaseGoals,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What a lane holds; never guessed from its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LaneRole {
    Touchpoint,
    Action,
    Channel,
    Emotion,
    Thought,
    Expectation,
    PainPoint,
    Opportunity,
    Verbatim,
    Storyboard,
    PhysicalEvidence,
    Frontstage,
    Backstage,
    Support,
    Deliverable,
    Metric,
    Trigger,
    Freedom,
    Intensity,
    FreeText,
}

/// On which side of the blueprint's lines a lane stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    Customer,
    Frontstage,
    Backstage,
    Support,
}

impl LaneRole {
    pub const ALL: [Self; 20] = [
        Self::Touchpoint,
        Self::Action,
        Self::Channel,
        Self::Emotion,
        Self::Thought,
        Self::Expectation,
        Self::PainPoint,
        Self::Opportunity,
        Self::Verbatim,
        Self::Storyboard,
        Self::PhysicalEvidence,
        Self::Frontstage,
        Self::Backstage,
        Self::Support,
        Self::Deliverable,
        Self::Metric,
        Self::Trigger,
        Self::Freedom,
        Self::Intensity,
        Self::FreeText,
    ];

    /// The blueprint zone, for roles that take a side; `None` for roles that may stand anywhere
    /// (metrics, opportunities, free text), which never start or end a blueprint line.
    pub fn zone(self) -> Option<Zone> {
        match self {
            Self::Frontstage => Some(Zone::Frontstage),
            Self::Backstage => Some(Zone::Backstage),
            Self::Support => Some(Zone::Support),
            Self::Action
            | Self::Touchpoint
            | Self::Channel
            | Self::Emotion
            | Self::Thought
            | Self::Expectation => Some(Zone::Customer),
            Self::Verbatim
            | Self::Storyboard
            | Self::PhysicalEvidence
            | Self::Freedom
            | Self::Intensity => Some(Zone::Customer),
            Self::PainPoint
            | Self::Opportunity
            | Self::Deliverable
            | Self::Metric
            | Self::Trigger
            | Self::FreeText => None,
        }
    }
}

/// A row of the grid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lane {
    pub id: LaneId,
    pub role: LaneRole,
    /// Empty: the role's own name is shown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Least height in map units; the row still grows with its cards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u16>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub collapsed: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub hidden: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<Swatch>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Lane {
    pub fn new(id: LaneId, role: LaneRole) -> Self {
        Self {
            id,
            role,
            label: String::new(),
            height: None,
            collapsed: false,
            hidden: false,
            colour: None,
            note: String::new(),
        }
    }
}

/// One journey map. Cloning copies pointers only.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    pub header: Arc<Header>,
    pub personas: Table<Persona>,
    /// Stages in order; each holds its steps in order. Their concatenation is the columns of the grid.
    pub stages: Table<Stage>,
    pub lanes: Table<Lane>,
    /// All cards; order in the list is the stacking order within a cell.
    pub cards: Table<Card>,
    pub links: Table<Link>,
    pub initiatives: Table<Initiative>,
    pub agenda: Table<AgendaItem>,
    pub store_plan: Arc<StorePlan>,
    pub wheel: WheelOptions,
    pub pictures: Table<Picture>,
    /// The inbox: what was said and is not sorted yet, in the order of people's words.
    pub notes: Table<Note>,
    /// In the order in which they were held.
    pub vote_rounds: Table<VoteRound>,
}

impl Document {
    /// Whether both are one version: the same tables in memory. Two that only say the same are not.
    pub fn is_identical(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.header, &other.header)
            && Arc::ptr_eq(&self.personas, &other.personas)
            && Arc::ptr_eq(&self.stages, &other.stages)
            && Arc::ptr_eq(&self.lanes, &other.lanes)
            && Arc::ptr_eq(&self.cards, &other.cards)
            && Arc::ptr_eq(&self.links, &other.links)
            && Arc::ptr_eq(&self.initiatives, &other.initiatives)
            && Arc::ptr_eq(&self.agenda, &other.agenda)
            && Arc::ptr_eq(&self.store_plan, &other.store_plan)
            && self.wheel == other.wheel
            && Arc::ptr_eq(&self.pictures, &other.pictures)
            && Arc::ptr_eq(&self.notes, &other.notes)
            && Arc::ptr_eq(&self.vote_rounds, &other.vote_rounds)
    }

    /// Every step with its stage, in column order.
    pub fn steps(&self) -> impl Iterator<Item = (&Arc<Stage>, &Arc<Step>)> {
        self.stages
            .iter()
            .flat_map(|stage| stage.steps.iter().map(move |step| (stage, step)))
    }

    /// Whether its stages are of more than one phase.
    pub fn has_several_phases(&self) -> bool {
        let mut phases = self.stages.iter().map(|stage| stage.phase);
        let first = phases.next();
        phases.any(|phase| Some(phase) != first)
    }

    pub fn num_steps(&self) -> usize {
        self.stages.iter().map(|stage| stage.steps.len()).sum()
    }

    pub fn persona(&self, id: PersonaId) -> Option<&Arc<Persona>> {
        self.personas.iter().find(|persona| persona.id == id)
    }

    pub fn stage(&self, id: StageId) -> Option<&Arc<Stage>> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    pub fn step(&self, id: StepId) -> Option<&Arc<Step>> {
        self.steps()
            .map(|(_, step)| step)
            .find(|step| step.id == id)
    }

    /// The column of a step, counted over all stages.
    pub fn column(&self, id: StepId) -> Option<usize> {
        self.steps().position(|(_, step)| step.id == id)
    }

    pub fn lane(&self, id: LaneId) -> Option<&Arc<Lane>> {
        self.lanes.iter().find(|lane| lane.id == id)
    }

    pub fn card(&self, id: CardId) -> Option<&Arc<Card>> {
        self.cards.iter().find(|card| card.id == id)
    }
}
