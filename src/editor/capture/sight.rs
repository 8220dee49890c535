//! In which lane is laid what was said: in one that people see, if there is one.

use crate::editor::Editor;
use crate::layout::View;
use crate::layout::stop::Subject;
use crate::model::{Document, Lane, LaneId, LaneRole};

/// The lanes of the picture.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::editor) struct Sight<'a> {
    /// Those of the item of the agenda; empty: all that the map shows.
    named: &'a [LaneId],
    /// The one at which the walk stands.
    stop: Option<LaneId>,
    /// What is folded away is not told.
    tells_no_folded: bool,
}

/// How well a lane is seen, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Seen {
    AtStop,
    Open,
    Folded,
    Not,
}

impl Sight<'_> {
    fn of(self, lane: &Lane) -> Seen {
        let is_named = self.named.contains(&lane.id);
        match () {
            () if self.stop == Some(lane.id) => Seen::AtStop,
            () if is_named => Seen::Open,
            () if lane.hidden || !self.named.is_empty() => Seen::Not,
            () if lane.collapsed => Seen::Folded,
            () => Seen::Open,
        }
    }

    /// The lane that cards of a role go to: of those that are seen best the first one.
    pub fn lane_for(self, document: &Document, role: LaneRole) -> Option<LaneId> {
        let lanes = document.lanes.iter().filter(|lane| lane.role == role);
        lanes.min_by_key(|lane| self.of(lane)).map(|lane| lane.id)
    }

    /// Whether a card in this lane, or in one that is still to be added, is in the picture.
    pub fn shows(self, lane: Option<&Lane>) -> bool {
        let Some(lane) = lane else {
            return self.named.is_empty() && self.stop.is_none();
        };
        match self.of(lane) {
            Seen::AtStop => true,
            Seen::Open => self.stop.is_none(),
            Seen::Folded => self.stop.is_none() && !self.tells_no_folded,
            Seen::Not => false,
        }
    }
}

impl Editor {
    /// What of the lanes is in the picture now.
    pub(in crate::editor) fn sight(&self) -> Sight<'_> {
        let presenting = self.presenting.as_ref();
        let stop = presenting.filter(|presenting| !presenting.is_whole());
        Sight {
            named: &self.options.lanes,
            stop: stop.and_then(|stop| match stop.subject()? {
                Subject::Lane(lane) => Some(lane),
                Subject::Stage(_) | Subject::Step(_) => None,
            }),
            tells_no_folded: stop.is_some() && self.view() == View::Swimlane,
        }
    }
}
