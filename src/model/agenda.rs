//! The agenda of a meeting about the map: what is shown, for how long, with which lanes.
//!
//! It belongs to the map, so that who prepares a meeting and who leads it may be two people.

use std::collections::HashSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::document::{Document, Lane};
use super::edit::{EditError, Record, insert, set};
use super::id::{AgendaId, LaneId, StageId, StepId};
use super::is_default;

/// The part of the map that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum AgendaScope {
    #[default]
    Map,
    Stage(StageId),
    Step(StepId),
}

/// The view it is looked at in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum AgendaView {
    #[default]
    Swimlane,
    Wheel,
    Store,
}

impl AgendaView {
    pub const ALL: [Self; 3] = [Self::Swimlane, Self::Wheel, Self::Store];
}

/// One item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    pub id: AgendaId,
    /// Empty: it is called after what it shows.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How long it may take; 0 while nobody has said.
    #[serde(default, skip_serializing_if = "is_default")]
    pub minutes: u16,
    #[serde(default, skip_serializing_if = "is_default")]
    pub shows: AgendaScope,
    #[serde(default, skip_serializing_if = "is_default")]
    pub view: AgendaView,
    /// The lanes in the picture; empty: all that the map shows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lanes: Vec<LaneId>,
}

impl AgendaItem {
    /// Nothing on an agenda takes longer than a day.
    pub const MOST_MINUTES: u16 = 24 * 60;

    pub fn new(id: AgendaId, shows: AgendaScope, minutes: u16) -> Self {
        Self {
            id,
            name: String::new(),
            minutes,
            shows,
            view: AgendaView::default(),
            lanes: Vec::new(),
        }
    }

    /// Its name, else the title of what it shows; `None` for the whole map without a name.
    pub fn title<'a>(&'a self, document: &'a Document) -> Option<&'a str> {
        if !self.name.trim().is_empty() {
            return Some(&self.name);
        }
        match self.shows {
            AgendaScope::Map => None,
            AgendaScope::Stage(id) => document.stage(id).map(|stage| &*stage.title),
            AgendaScope::Step(id) => document.step(id).map(|step| &*step.title),
        }
    }

    /// Whether a lane is in its picture.
    pub fn has_lane(&self, lane: LaneId) -> bool {
        self.lanes.is_empty() || self.lanes.contains(&lane)
    }

    fn check(&self, document: &Document) -> Result<(), EditError> {
        if self.minutes > Self::MOST_MINUTES {
            return Err(EditError::OutOfRange(self.id.into()));
        }
        if !has(document, self.shows) {
            return Err(match self.shows {
                AgendaScope::Stage(id) => EditError::Unknown(id.into()),
                AgendaScope::Step(id) => EditError::Unknown(id.into()),
                AgendaScope::Map => EditError::Unknown(self.id.into()),
            });
        }
        let lost = self.lanes.iter().find(|&&id| document.lane(id).is_none());
        lost.map_or(Ok(()), |&id| Err(EditError::Unknown(id.into())))
    }
}

impl Record for AgendaItem {
    type Id = AgendaId;
    fn id(&self) -> AgendaId {
        self.id
    }
}

/// Whether what an item shows is there.
fn has(document: &Document, scope: AgendaScope) -> bool {
    match scope {
        AgendaScope::Map => true,
        AgendaScope::Stage(id) => document.stage(id).is_some(),
        AgendaScope::Step(id) => document.step(id).is_some(),
    }
}

pub(super) fn add(document: &mut Document, item: &AgendaItem, at: usize) -> Result<(), EditError> {
    item.check(document)?;
    insert(&mut document.agenda, item.clone(), at)
}

pub(super) fn change(document: &mut Document, item: &AgendaItem) -> Result<(), EditError> {
    item.check(document)?;
    set(&mut document.agenda, item.clone(), item.id)
}

/// Items follow what they show: from a step that went to its stage, from a stage that went to the whole
/// map, from merged ones to the one that took them in. `merged` are those that were merged.
pub(super) fn follow(document: &mut Document, before: &Document, merged: &[AgendaScope]) {
    let heir = merged.iter().copied().find(|&scope| has(document, scope));
    let home = match heir {
        Some(AgendaScope::Step(id)) => stage_of(document, id),
        Some(AgendaScope::Stage(id)) => Some(id),
        _ => None,
    };
    let next = |scope: AgendaScope| match (scope, heir) {
        (_, Some(heir)) if merged.contains(&scope) => heir,
        (AgendaScope::Step(id), _) => stage_of(before, id)
            .map(AgendaScope::Stage)
            .filter(|&stage| has(document, stage))
            .unwrap_or_default(),
        (AgendaScope::Stage(_), Some(_)) => home.map(AgendaScope::Stage).unwrap_or_default(),
        _ => AgendaScope::Map,
    };
    let lanes: HashSet<LaneId> = document.lanes.iter().map(|lane| lane.id).collect();
    let mut agenda = document.agenda.clone();
    for place in 0..agenda.len() {
        let old = &agenda[place];
        let is_there = has(document, old.shows);
        if is_there && old.lanes.iter().all(|lane| lanes.contains(lane)) {
            continue;
        }
        let mut item = AgendaItem::clone(old);
        if !is_there {
            item.shows = next(item.shows);
        }
        item.lanes.retain(|lane| lanes.contains(lane));
        Arc::make_mut(&mut agenda)[place] = Arc::new(item);
    }
    document.agenda = agenda;
}

impl Document {
    /// The lanes in sight in a picture of these; all that the map shows when none is named.
    pub fn lanes_in_sight<'a>(
        &'a self,
        named: &'a [LaneId],
    ) -> impl Iterator<Item = &'a Arc<Lane>> + Clone {
        let is_seen = |lane: &&Arc<Lane>| match named.is_empty() {
            true => !lane.hidden,
            false => named.contains(&lane.id),
        };
        self.lanes.iter().filter(is_seen)
    }

    /// The map with these lanes in sight and no others, for a picture; as it is when none is named. What is
    /// named is unfolded: it is there to be read.
    #[must_use]
    pub fn showing_lanes(&self, lanes: &[LaneId]) -> Self {
        let mut next = self.clone();
        let is_named = |lane: &Lane| lanes.contains(&lane.id);
        let lies =
            |lane: &Arc<Lane>| lane.hidden == is_named(lane) || lane.collapsed && is_named(lane);
        if !lanes.is_empty() && self.lanes.iter().any(lies) {
            for lane in Arc::make_mut(&mut next.lanes) {
                if lies(lane) {
                    let lane = Arc::make_mut(lane);
                    lane.hidden = !is_named(lane);
                    lane.collapsed &= lane.hidden;
                }
            }
        }
        next
    }
}

fn stage_of(document: &Document, id: StepId) -> Option<StageId> {
    let mut steps = document.steps();
    let (stage, _) = steps.find(|(_, step)| step.id == id)?;
    Some(stage.id)
}
