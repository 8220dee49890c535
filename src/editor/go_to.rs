//! Going to a thing from a list of them: a comparison, a report.

use super::Editor;
use crate::layout::View;
use crate::layout::stop::Subject;
use crate::model::LaneId;
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
                self.show_all_lanes_unless(lane);
                self.show_subject(Subject::Lane(lane));
            }
            _ => {}
        }
    }

    /// A lane that the item of the agenda leaves out comes into the picture with all others.
    pub(super) fn show_all_lanes_unless(&mut self, lane: LaneId) {
        let named = &self.options.lanes;
        if !named.is_empty() && !named.contains(&lane) {
            self.show_lanes(Vec::new());
        }
    }
}
