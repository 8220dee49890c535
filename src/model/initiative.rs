//! Initiatives: the work that leads to the target state.

use serde::{Deserialize, Serialize};

use super::id::{CardId, InitiativeId};
use super::is_default;
use super::value::Date;

/// Five judgements, each 1…5 or not yet made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Scores {
    /// 1 = dear, 5 = cheap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<u8>,
    /// 1 = long, 5 = soon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_time: Option<u8>,
    /// Fit with the organisation's objectives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objectives: Option<u8>,
    /// Importance to customers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub importance: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feasibility: Option<u8>,
}

impl Scores {
    /// In the order of the fields.
    pub fn all(&self) -> [Option<u8>; 5] {
        [
            self.cost,
            self.lead_time,
            self.objectives,
            self.importance,
            self.feasibility,
        ]
    }

    pub fn all_mut(&mut self) -> [&mut Option<u8>; 5] {
        [
            &mut self.cost,
            &mut self.lead_time,
            &mut self.objectives,
            &mut self.importance,
            &mut self.feasibility,
        ]
    }
}

/// How far an initiative has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Progress {
    #[default]
    Idea,
    Planned,
    Running,
    Done,
    Dropped,
}

/// A piece of work towards the target state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Initiative {
    pub id: InitiativeId,
    #[serde(default)]
    pub title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub progress: Progress,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub scores: Scores,
    /// The cards (touchpoints) it improves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<CardId>,
}

impl Initiative {
    pub fn new(id: InitiativeId, title: impl Into<String>) -> Self {
        Self {
            id,
            title: title.into(),
            description: String::new(),
            owner: String::new(),
            progress: Progress::default(),
            start: None,
            due: None,
            scores: Scores::default(),
            cards: Vec::new(),
        }
    }
}
