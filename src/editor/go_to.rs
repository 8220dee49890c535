//! Going to a thing from a list of them: a comparison, a report.

use super::Editor;
use crate::layout::View;
use crate::layout::stop::Subject;
use crate::model::{Lane, LaneId};
use crate::scene::Target;

impl Editor {
    /// Selects a thing and brings it into sight; while presenting, its stop comes into the picture.
    pub fn go_to(&mut self, target: Target) {
        if self.presenting.is_none() {
            self.select([target]);
            self.reveal(target);
            return;
        }
        match target {
            Target::Card(card) => self.show_card(card),
            Target::Step(step) => {
                self.show_step(step);
                self.turn_to(target);
            }
            Target::Stage(stage) => self.show_subject(Subject::Stage(stage)),
            Target::Lane(lane) if self.view() == View::Swimlane => {
                self.bring_into_sight(lane);
                self.show_subject(Subject::Lane(lane));
            }
            _ => {}
        }
    }

    /// A lane that the item of the agenda leaves out comes into the picture with all others; one that is
    /// hidden or folded away does so for this presentation alone.
    pub(super) fn bring_into_sight(&mut self, lane: LaneId) {
        let named = &self.options.lanes;
        if named.contains(&lane) {
            return;
        }
        let folds = self.view() == View::Swimlane;
        let is_told = |lane: &Lane| !(lane.hidden || folds && lane.collapsed);
        let lanes = self.document.lanes.iter();
        if lanes.clone().any(|row| row.id == lane && is_told(row)) {
            if !named.is_empty() {
                self.show_lanes(Vec::new());
            }
            return;
        }
        let seen = lanes.filter(|row| row.id == lane || is_told(row));
        let seen = seen.map(|row| row.id).collect();
        self.show_lanes(seen);
    }
}
