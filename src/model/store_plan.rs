//! The plan of a shop: rooms on a grid, the way in and out, shortcuts.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::id::{RoomId, StepId};
use super::is_default;

/// A place on the plan, in grid units from the top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanPoint {
    pub x: i32,
    pub y: i32,
}

/// A room, either on the visitor's path (it has a step) or off it (stock, kitchen).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    pub id: RoomId,
    /// `None` for a backstage area off the path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<StepId>,
    /// Empty: the step's title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Grid units; width and height at least 1.
    pub x: i32,
    pub y: i32,
    pub width: u16,
    pub height: u16,
}

/// A way that leaves rooms out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shortcut {
    pub from: RoomId,
    pub to: RoomId,
}

/// Where the rooms are; empty until someone moves one (until then they are laid out by rule).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StorePlan {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entrance: Option<PlanPoint>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exit: Option<PlanPoint>,
    #[serde(skip_serializing_if = "is_default")]
    pub rooms: Vec<Arc<Room>>,
    #[serde(skip_serializing_if = "is_default")]
    pub shortcuts: Vec<Shortcut>,
}
