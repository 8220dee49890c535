//! Dragging stages, steps and lanes by their headers.

use super::Gesture;
use crate::editor::Editor;
use crate::model::{Edit, LaneId, StageId, StepId};
use crate::scene::{Point, Rect, Target, point};

/// Where a dragged header would go.
#[derive(Debug, Clone)]
pub(in crate::editor) struct HeaderDrop {
    /// `None` where it already stands.
    edit: Option<Edit>,
    pub line: Rect,
}

impl Editor {
    pub(super) fn drag_header(&mut self, map: Point) {
        let Gesture::Header { target, .. } = self.gesture else {
            return;
        };
        let place = match target {
            Target::Stage(id) => self.stage_drop(id, map),
            Target::Step(id) => self.step_drop(id, map),
            Target::Lane(id) => self.lane_drop(id, map),
            _ => None,
        };
        if let Gesture::Header { to, drop, .. } = &mut self.gesture {
            (*to, *drop) = (map, place);
        }
    }

    fn stage_drop(&self, id: StageId, map: Point) -> Option<HeaderDrop> {
        let (before, line) = self.layout.stage_drop_at(map.x)?;
        let mut stages = self.document.stages.iter();
        let from = stages.position(|stage| stage.id == id)?;
        let to = before - usize::from(before > from);
        let edit = (to != from).then_some(Edit::MoveStage { id, to });
        Some(HeaderDrop { edit, line })
    }

    fn step_drop(&self, id: StepId, map: Point) -> Option<HeaderDrop> {
        let (stage, before, line) = self.layout.step_drop_at(map.x)?;
        let steps = &self.document.stage(stage)?.steps;
        let from = steps.iter().position(|step| step.id == id);
        let at = before - usize::from(from.is_some_and(|from| before > from));
        let edit = (from != Some(at)).then_some(Edit::MoveStep { id, stage, at });
        Some(HeaderDrop { edit, line })
    }

    fn lane_drop(&self, id: LaneId, map: Point) -> Option<HeaderDrop> {
        let (beside, below, line) = self.layout.lane_drop_at(map.y)?;
        let place = |lane: LaneId| self.document.lanes.iter().position(|row| row.id == lane);
        let (from, before) = (place(id)?, place(beside)? + usize::from(below));
        let to = before - usize::from(before > from);
        // Among the visible lanes it may already stand there, hidden ones between.
        let rows = &self.layout.grid.rows;
        let row = |lane: LaneId| rows.iter().position(|row| row.lane == lane);
        let next = row(beside)? + usize::from(below);
        let own = row(id)?;
        let stays = next == own || next == own + 1;
        let edit = (to != from && !stays).then_some(Edit::MoveLane { id, to });
        Some(HeaderDrop { edit, line })
    }

    pub(super) fn drop_header(&mut self, drop: Option<HeaderDrop>) {
        if let Some(edit) = drop.and_then(|drop| drop.edit) {
            // It was worked out on this very document.
            let _ = self.apply(edit, None);
        }
    }

    /// The dragged header where the pointer has taken it, and the insertion line.
    pub(in crate::editor) fn header_preview(&self) -> Option<(Target, Rect, Option<Rect>)> {
        let Gesture::Header {
            target,
            from,
            to,
            drop,
        } = &self.gesture
        else {
            return None;
        };
        let by = match target {
            Target::Lane(_) => point(0.0, to.y - from.y),
            _ => point(to.x - from.x, 0.0),
        };
        let rect = self.place_of(*target)?.translated(by);
        let moves = drop.as_ref().filter(|drop| drop.edit.is_some());
        Some((*target, rect, moves.map(|drop| drop.line)))
    }
}
