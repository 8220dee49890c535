//! How the experience wheel shows the document; kept with it, since it is part of what is told.

use serde::{Deserialize, Serialize};

use super::id::PersonaId;
use super::is_default;

/// How many faces tell the emotions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum FaceScale {
    /// Positive, neutral, negative.
    #[default]
    Three,
    /// One for each level.
    Five,
}

impl FaceScale {
    pub const ALL: [Self; 2] = [Self::Three, Self::Five];
}

/// What stands under a step's title beside the wheel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum CalloutText {
    /// What the customer does, or else what the step has to say first.
    #[default]
    Action,
    Touchpoint,
    Expectation,
    PainPoint,
    Opportunity,
    Verbatim,
    /// The word for the emotion.
    Emotion,
    /// The title alone.
    Nothing,
}

impl CalloutText {
    pub const ALL: [Self; 8] = [
        Self::Action,
        Self::Touchpoint,
        Self::Expectation,
        Self::PainPoint,
        Self::Opportunity,
        Self::Verbatim,
        Self::Emotion,
        Self::Nothing,
    ];
}

/// The wheel's own settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WheelOptions {
    /// Who stands in the hub and whose faces are shown; `None`: the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub persona: Option<PersonaId>,
    #[serde(skip_serializing_if = "is_default")]
    pub faces: FaceScale,
    /// Emotions as distance from the hub, joined to a loop for each persona.
    #[serde(skip_serializing_if = "is_default")]
    pub radial: bool,
    #[serde(skip_serializing_if = "is_default")]
    pub callouts: CalloutText,
}
