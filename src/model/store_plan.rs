//! The plan of a shop: rooms on a grid, the way in and out, shortcuts, and what of it is shown.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::id::{RoomId, StepId};
use super::is_default;
use super::plan_area::PlanArea;

/// A place on the plan, in grid units from the top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanPoint {
    pub x: i32,
    pub y: i32,
}

/// What kind of place a room is; chooses its pictogram.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RoomKind {
    Parking,
    Entrance,
    Children,
    Showroom,
    Advice,
    Restaurant,
    Market,
    Warehouse,
    Checkout,
    Snack,
    Loading,
    Home,
    AfterSales,
    Stock,
    Kitchen,
    Staff,
}

impl RoomKind {
    pub const ALL: [Self; 16] = [
        Self::Parking,
        Self::Entrance,
        Self::Children,
        Self::Showroom,
        Self::Advice,
        Self::Restaurant,
        Self::Market,
        Self::Warehouse,
        Self::Checkout,
        Self::Snack,
        Self::Loading,
        Self::Home,
        Self::AfterSales,
        Self::Stock,
        Self::Kitchen,
        Self::Staff,
    ];
}

/// A room, either on the visitor's path (it has a step) or off it (stock, kitchen).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    pub id: RoomId,
    /// `None` for a backstage area off the path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<StepId>,
    /// Of a backstage area; a room on the path goes by its step's title, where that has one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Of a backstage area; a room on the path takes its step's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<RoomKind>,
    /// Grid units; width and height at least 1.
    pub x: i32,
    pub y: i32,
    pub width: u16,
    pub height: u16,
}

impl Room {
    pub fn area(&self) -> PlanArea {
        PlanArea {
            x: self.x,
            y: self.y,
            width: self.width.into(),
            height: self.height.into(),
        }
    }

    /// Moves and resizes it; the area must keep the limits of [`PlanArea`].
    pub fn set_area(&mut self, area: PlanArea) {
        let area = area.held();
        (self.x, self.y) = (area.x, area.y);
        self.width = u16::try_from(area.width).unwrap_or(1);
        self.height = u16::try_from(area.height).unwrap_or(1);
    }
}

/// A way that leaves rooms out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shortcut {
    pub from: RoomId,
    pub to: RoomId,
}

/// What the width of rooms means, as long as they are laid out by rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum RoomWidths {
    /// The longer one stays, the wider.
    #[default]
    Dwell,
    Equal,
}

/// A part of the picture that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StorePart {
    Bubbles,
    Channels,
    DwellTimes,
    /// The second curve: what one thinks of the brand.
    BrandCurve,
    Needs,
    Changes,
}

impl StorePart {
    pub const ALL: [Self; 6] = [
        Self::Bubbles,
        Self::Channels,
        Self::DwellTimes,
        Self::BrandCurve,
        Self::Needs,
        Self::Changes,
    ];
}

/// How the store visit is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StoreOptions {
    #[serde(skip_serializing_if = "is_default")]
    pub widths: RoomWidths,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub hidden: BTreeSet<StorePart>,
}

/// Where the rooms are; empty until someone moves one (until then they are laid out by rule).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StorePlan {
    #[serde(skip_serializing_if = "is_default")]
    pub options: StoreOptions,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entrance: Option<PlanPoint>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exit: Option<PlanPoint>,
    #[serde(skip_serializing_if = "is_default")]
    pub rooms: Vec<Arc<Room>>,
    #[serde(skip_serializing_if = "is_default")]
    pub shortcuts: Vec<Shortcut>,
}

impl StorePlan {
    pub fn shows(&self, part: StorePart) -> bool {
        !self.options.hidden.contains(&part)
    }

    pub fn room(&self, id: RoomId) -> Option<&Arc<Room>> {
        self.rooms.iter().find(|room| room.id == id)
    }

    /// The room of a step; the first if a foreign file gives it several.
    pub fn room_of(&self, step: StepId) -> Option<&Arc<Room>> {
        self.rooms.iter().find(|room| room.step == Some(step))
    }

    /// Takes rooms away, and shortcuts from and to them.
    pub fn remove_rooms(&mut self, is_gone: impl Fn(&Room) -> bool) {
        self.rooms.retain(|room| !is_gone(room));
        let left: HashSet<RoomId> = self.rooms.iter().map(|room| room.id).collect();
        let mut seen = HashSet::new();
        self.shortcuts.retain(|shortcut| {
            let is_whole = left.contains(&shortcut.from) && left.contains(&shortcut.to);
            is_whole && shortcut.from != shortcut.to && seen.insert(*shortcut)
        });
    }

    /// The steps `gone` are now part of `into`: so are their rooms.
    pub(super) fn hand_over(&mut self, gone: &HashSet<StepId>, into: StepId) {
        let is_gone = |step: Option<StepId>| step.is_some_and(|step| gone.contains(&step));
        let mut heir = self.room_of(into).map(|room| room.id);
        if heir.is_none()
            && let Some(first) = self.rooms.iter_mut().find(|room| is_gone(room.step))
        {
            Arc::make_mut(first).step = Some(into);
            heir = Some(first.id);
        }
        let Some(heir) = heir else { return };
        let lost: HashSet<RoomId> = self
            .rooms
            .iter()
            .filter(|room| is_gone(room.step))
            .map(|room| room.id)
            .collect();
        for shortcut in &mut self.shortcuts {
            for end in [&mut shortcut.from, &mut shortcut.to] {
                if lost.contains(end) {
                    *end = heir;
                }
            }
        }
        self.remove_rooms(|room| lost.contains(&room.id));
    }
}
