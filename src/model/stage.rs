//! Stages (macro-steps) and the steps inside them: the columns of the grid.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::id::{PersonaId, StageId, StepId};
use super::is_default;
use super::store_plan::RoomKind;
use super::value::{ClockTime, Emotion, TimeSpan};

/// Where a stage stands relative to the encounter itself.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Phase {
    Before,
    #[default]
    During,
    After,
}

impl Phase {
    pub const ALL: [Self; 3] = [Self::Before, Self::During, Self::After];
}

/// How far a phase's goal was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Reached {
    #[default]
    Unknown,
    Yes,
    Partly,
    No,
}

/// What the customer wants to have reached by the end of a phase.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PhaseGoal {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(skip_serializing_if = "is_default")]
    pub reached: Reached,
}

/// One goal for each phase.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PhaseGoals {
    #[serde(skip_serializing_if = "is_default")]
    pub before: PhaseGoal,
    #[serde(skip_serializing_if = "is_default")]
    pub during: PhaseGoal,
    #[serde(skip_serializing_if = "is_default")]
    pub after: PhaseGoal,
}

impl PhaseGoals {
    pub fn of(&self, phase: Phase) -> &PhaseGoal {
        match phase {
            Phase::Before => &self.before,
            Phase::During => &self.during,
            Phase::After => &self.after,
        }
    }

    pub fn of_mut(&mut self, phase: Phase) -> &mut PhaseGoal {
        match phase {
            Phase::Before => &mut self.before,
            Phase::During => &mut self.during,
            Phase::After => &mut self.after,
        }
    }
}

/// How long something takes; any of the three may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Duration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average: Option<TimeSpan>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<TimeSpan>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<TimeSpan>,
}

/// A macro-step with its steps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    pub id: StageId,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub phase: Phase,
    /// What the customer wants from this stage.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub goal: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub duration: Duration,
    /// What the organisation hands over at this stage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deliverables: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default)]
    pub steps: Vec<Arc<Step>>,
}

impl Stage {
    pub fn new(id: StageId, title: impl Into<String>) -> Self {
        Self {
            id,
            title: title.into(),
            phase: Phase::default(),
            goal: String::new(),
            duration: Duration::default(),
            deliverables: Vec::new(),
            note: String::new(),
            steps: Vec::new(),
        }
    }
}

/// Whether a step speaks to the heart or to the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Appeal {
    Emotional,
    Rational,
}

/// How one persona feels at one step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmotionPoint {
    /// `None` where the document has no persona.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub persona: Option<PersonaId>,
    pub value: Emotion,
    /// A word for it ("relieved"); empty: the level's own name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// What happens inside a stage; a column of the grid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub id: StepId,
    #[serde(default)]
    pub title: String,
    /// When it starts, for a day in the life.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<ClockTime>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub duration: Duration,
    /// The step makes or breaks the experience.
    #[serde(default, skip_serializing_if = "is_default")]
    pub moment_of_truth: bool,
    /// Completes "so that they come back: …".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub so_that_they_come_back: String,
    /// What we must know to serve the step well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub data_needed: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appeal: Option<Appeal>,
    /// What kind of place it happens in, for the store visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<RoomKind>,
    /// What the customer thinks of the brand by then: the store visit's second curve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<Emotion>,
    /// At most one per persona.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emotions: Vec<EmotionPoint>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Step {
    pub fn new(id: StepId, title: impl Into<String>) -> Self {
        Self {
            id,
            title: title.into(),
            start: None,
            duration: Duration::default(),
            moment_of_truth: false,
            so_that_they_come_back: String::new(),
            data_needed: Vec::new(),
            appeal: None,
            place: None,
            brand: None,
            emotions: Vec::new(),
            note: String::new(),
        }
    }

    pub fn emotion(&self, persona: Option<PersonaId>) -> Option<&EmotionPoint> {
        self.emotions.iter().find(|point| point.persona == persona)
    }
}
