//! Dragging stages, steps and lanes by their headers.

use super::Gesture;
use crate::editor::Editor;
use crate::model::{Edit, EditName, LaneId, Noun, StageId, StepId, Verb};
use crate::scene::{Point, Rect, Target, point};

/// Where a dragged header would go.
#[derive(Debug, Clone)]
pub(in crate::editor) struct HeaderDrop {
    /// Empty where it already stands.
    edits: Vec<Edit>,
    pub line: Rect,
}

impl Editor {
    pub(super) fn drag_header(&mut self, map: Point) {
        let Gesture::Header { target, .. } = self.gesture else {
            return;
        };
        let dragged = self.companions(target);
        let dragged = dragged.iter();
        let place = match target {
            Target::Stage(_) => {
                let ids = dragged.filter_map(|target| match target {
                    Target::Stage(id) => Some(*id),
                    _ => None,
                });
                self.stage_drop(&ids.collect::<Vec<_>>(), map)
            }
            Target::Step(_) => {
                let ids = dragged.filter_map(|target| match target {
                    Target::Step(id) => Some(*id),
                    _ => None,
                });
                self.step_drop(&ids.collect::<Vec<_>>(), map)
            }
            Target::Lane(_) => {
                let ids = dragged.filter_map(|target| match target {
                    Target::Lane(id) => Some(*id),
                    _ => None,
                });
                self.lane_drop(&ids.collect::<Vec<_>>(), map)
            }
            _ => None,
        };
        if let Gesture::Header { to, drop, .. } = &mut self.gesture {
            (*to, *drop) = (map, place);
        }
    }

    fn stage_drop(&self, stages: &[StageId], map: Point) -> Option<HeaderDrop> {
        let (before, line) = self.layout.stage_drop_at(map.x)?;
        let edits = self.gather_stages(stages, before);
        Some(HeaderDrop { edits, line })
    }

    fn step_drop(&self, steps: &[StepId], map: Point) -> Option<HeaderDrop> {
        let (stage, before, line) = self.layout.step_drop_at(map.x)?;
        let edits = self.gather_steps(steps, stage, before);
        Some(HeaderDrop { edits, line })
    }

    fn lane_drop(&self, lanes: &[LaneId], map: Point) -> Option<HeaderDrop> {
        let (beside, below, line) = self.layout.lane_drop_at(map.y)?;
        let mut rows = self.document.lanes.iter();
        let before = rows.position(|row| row.id == beside)? + usize::from(below);
        let edits = self.gather_lanes(lanes, before);
        Some(HeaderDrop { edits, line })
    }

    pub(super) fn drop_header(&mut self, target: Target, drop: Option<HeaderDrop>) {
        let Some(drop) = drop.filter(|drop| !drop.edits.is_empty()) else {
            return;
        };
        let noun = match target {
            Target::Stage(_) => Noun::Stage,
            Target::Step(_) => Noun::Step,
            _ => Noun::Lane,
        };
        let count = self.companions(target).len();
        // They were worked out on this very document.
        let _ = self.apply_as(
            EditName::new(Verb::Move, noun, count),
            Edit::Batch(drop.edits),
            None,
        );
    }

    /// The dragged headers where the pointer has taken them.
    pub(in crate::editor) fn dragged_headers(&self) -> Vec<(Target, Rect)> {
        let Gesture::Header {
            target, from, to, ..
        } = &self.gesture
        else {
            return Vec::new();
        };
        let by = match target {
            Target::Lane(_) => point(0.0, to.y - from.y),
            _ => point(to.x - from.x, 0.0),
        };
        let dragged = self.companions(*target).into_iter();
        let place = |target| Some((target, self.place_of(target)?.translated(by)));
        dragged.filter_map(place).collect()
    }

    /// Where they would go, unless they stand there.
    pub(in crate::editor) fn header_line(&self) -> Option<Rect> {
        let Gesture::Header { drop, .. } = &self.gesture else {
            return None;
        };
        let moves = drop.as_ref().filter(|drop| !drop.edits.is_empty());
        moves.map(|drop| drop.line)
    }
}
