//! Cards and the links between them.

use serde::{Deserialize, Serialize};

use super::id::{CardId, LaneId, LinkId, PersonaId, PictureId, StepId};
use super::is_default;
use super::value::{Date, Emotion, Swatch};

/// Where customer and organisation meet.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Channel {
    Web,
    MobileApp,
    Email,
    Phone,
    Sms,
    Chat,
    SocialNetwork,
    Store,
    Kiosk,
    Person,
    Post,
    Print,
    Broadcast,
    Delivery,
    /// A channel the list does not know, by its name.
    Other(String),
}

impl Channel {
    pub const NAMED: [Self; 14] = [
        Self::Web,
        Self::MobileApp,
        Self::Email,
        Self::Phone,
        Self::Sms,
        Self::Chat,
        Self::SocialNetwork,
        Self::Store,
        Self::Kiosk,
        Self::Person,
        Self::Post,
        Self::Print,
        Self::Broadcast,
        Self::Delivery,
    ];
}

/// How well a card is founded.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Evidence {
    /// Nobody has said yet.
    #[default]
    Unstated,
    /// Seen or measured; `source` says where.
    Observed {
        #[serde(default, skip_serializing_if = "String::is_empty")]
        source: String,
    },
    Assumed,
    Proposed,
}

/// A sign on a card, whatever its lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mark {
    Pain,
    Delight,
    Opportunity,
    Question,
}

/// What kind of figure a metric is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum MetricKind {
    Nps,
    Csat,
    Ces,
    #[default]
    Operational,
}

/// A figure with where it comes from.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Metric {
    pub kind: MetricKind,
    /// Finite; `None` while not measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Finite.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source: String,
}

fn one() -> u16 {
    1
}

fn is_one(span: &u16) -> bool {
    *span == 1
}

/// A text in the cell of a step and a lane.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    pub id: CardId,
    /// The first step it stands in.
    pub step: StepId,
    pub lane: LaneId,
    /// Number of columns it covers, from `step` on; at least 1.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub span: u16,
    #[serde(default)]
    pub text: String,
    /// Private: shown in the inspector, not on the map.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    /// Whose card it is, where personas differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub persona: Option<PersonaId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emotion: Option<Emotion>,
    /// 1…5, for freedom and intensity lanes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub evidence: Evidence,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<Swatch>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<PictureId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metric: Option<Metric>,
}

impl Card {
    pub fn new(id: CardId, step: StepId, lane: LaneId, text: impl Into<String>) -> Self {
        Self {
            id,
            step,
            lane,
            span: 1,
            text: text.into(),
            note: String::new(),
            channels: Vec::new(),
            persona: None,
            emotion: None,
            level: None,
            mark: None,
            evidence: Evidence::default(),
            owner: String::new(),
            tags: Vec::new(),
            colour: None,
            picture: None,
            metric: None,
        }
    }
}

/// An arrow from one card to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    pub id: LinkId,
    pub from: CardId,
    pub to: CardId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
}
