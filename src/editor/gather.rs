//! Moving several stages, steps or lanes to one place: they come to stand side by side, in their order.

use super::walk::Direction;
use super::{Blocked, Editor};
use crate::model::{Edit, LaneId, StageId, StepId};
use crate::scene::Target;

impl Editor {
    /// What moves when `target` is moved: the selected things of its kind when it is one of them.
    pub(super) fn companions(&self, target: Target) -> Vec<Target> {
        let kind = std::mem::discriminant(&target);
        let selected = self.selection.targets().iter().copied();
        let alike = selected.filter(|other| std::mem::discriminant(other) == kind);
        let alike: Vec<Target> = alike.collect();
        if alike.contains(&target) {
            alike
        } else {
            vec![target]
        }
    }

    /// Moves stages so that they stand before the one that is `before`th now. Empty where they stand so.
    pub(super) fn gather_stages(&self, stages: &[StageId], before: usize) -> Vec<Edit> {
        let order: Vec<StageId> = self.document.stages.iter().map(|row| row.id).collect();
        let moves = gathered(&order, |id| stages.contains(id), before);
        let moves = moves.into_iter();
        moves.map(|(id, to)| Edit::MoveStage { id, to }).collect()
    }

    /// The same with lanes; among those in sight nothing may change, hidden ones between.
    pub(super) fn gather_lanes(&self, lanes: &[LaneId], before: usize) -> Vec<Edit> {
        let order: Vec<LaneId> = self.document.lanes.iter().map(|row| row.id).collect();
        let moves = gathered(&order, |id| lanes.contains(id), before);
        let mut after = order.clone();
        for &(id, to) in &moves {
            after.retain(|&other| other != id);
            after.insert(to, id);
        }
        let rows = &self.layout.grid.rows;
        let in_sight = |id: &&LaneId| rows.iter().any(|row| row.lane == **id);
        let before = order.iter().filter(in_sight);
        // A hidden lane moves in the list, where it is in sight.
        let is_seen = lanes.iter().any(|id| in_sight(&id));
        if is_seen && before.eq(after.iter().filter(in_sight)) {
            return Vec::new();
        }
        let moves = moves.into_iter();
        moves.map(|(id, to)| Edit::MoveLane { id, to }).collect()
    }

    /// Moves steps, from whatever stages, before the `before`th step of `stage`.
    pub(super) fn gather_steps(
        &self,
        steps: &[StepId],
        stage: StageId,
        before: usize,
    ) -> Vec<Edit> {
        let stages = &self.document.stages;
        let Some(goal) = stages.iter().position(|row| row.id == stage) else {
            return Vec::new();
        };
        let all = stages.iter().enumerate().flat_map(|(index, row)| {
            let steps = row.steps.iter().enumerate();
            steps.map(move |(at, step)| (index, at, step.id))
        });
        let moved: Vec<_> = all.filter(|(_, _, id)| steps.contains(id)).collect();
        let split = moved.partition_point(|&(index, at, _)| (index, at) < (goal, before));
        let mut edits = Vec::new();
        let mut put = |id: StepId, at: usize| edits.push(Edit::MoveStep { id, stage, at });
        // From the gap outwards on both sides: no column loses the room to its right on the way.
        let (mut start, mut end) = (before, before);
        for &(index, at, id) in moved[..split].iter().rev() {
            if index == goal {
                start -= 1;
                if at != start {
                    put(id, start);
                }
            } else {
                put(id, start);
                end += 1;
            }
        }
        let num_come = end - before;
        for &(index, at, id) in &moved[split..] {
            if index != goal || at + num_come != end {
                put(id, end);
            }
            end += 1;
        }
        edits
    }

    /// What moving several selected headers by one place does.
    pub(super) fn move_headers_edit(
        &self,
        targets: &[Target],
        direction: Direction,
    ) -> Result<Edit, Blocked> {
        let across = matches!(direction, Direction::Left | Direction::Right);
        let forward = matches!(direction, Direction::Right | Direction::Down);
        let document = &self.document;
        let is_moved = |target: Target| targets.contains(&target);
        let edits = match targets.first() {
            Some(Target::Stage(_)) if across => {
                let chosen = |id| is_moved(Target::Stage(id));
                let order: Vec<bool> = document.stages.iter().map(|row| chosen(row.id)).collect();
                let ids = document.stages.iter().map(|row| row.id);
                let ids: Vec<StageId> = ids.filter(|&id| chosen(id)).collect();
                self.gather_stages(&ids, beyond(&order, forward, |_| true)?)
            }
            Some(Target::Lane(_)) if !across => {
                let chosen = |id| is_moved(Target::Lane(id));
                let order: Vec<bool> = document.lanes.iter().map(|row| chosen(row.id)).collect();
                let ids = document.lanes.iter().map(|row| row.id);
                let ids: Vec<LaneId> = ids.filter(|&id| chosen(id)).collect();
                let counts = |at: usize| !document.lanes[at].hidden;
                self.gather_lanes(&ids, beyond(&order, forward, counts)?)
            }
            Some(Target::Step(_)) if across => {
                let ids = document.steps().map(|(_, step)| step.id);
                let ids: Vec<StepId> = ids.filter(|&id| is_moved(Target::Step(id))).collect();
                let (stage, before) = self.beyond_steps(&ids, forward)?;
                self.gather_steps(&ids, stage, before)
            }
            _ => return Err(Blocked::AtTheEdge),
        };
        if edits.is_empty() {
            return Err(Blocked::AtTheEdge);
        }
        Ok(Edit::Batch(edits))
    }

    /// The place past the neighbour of the outermost of `steps`.
    fn beyond_steps(&self, steps: &[StepId], forward: bool) -> Result<(StageId, usize), Blocked> {
        let outermost = if forward { steps.last() } else { steps.first() };
        let stages = &self.document.stages;
        let place = stages.iter().enumerate().find_map(|(index, stage)| {
            let mut steps = stage.steps.iter();
            let at = steps.position(|step| Some(&step.id) == outermost)?;
            Some((index, at))
        });
        let (index, at) = place.ok_or(Blocked::NothingSelected)?;
        let (index, before) = match (forward, at) {
            (true, at) if at + 1 < stages[index].steps.len() => (index, at + 2),
            (true, _) => (index + 1, 0),
            (false, 0) => {
                let index = index.checked_sub(1).ok_or(Blocked::AtTheEdge)?;
                (index, stages[index].steps.len())
            }
            (false, at) => (index, at - 1),
        };
        let stage = stages.get(index).ok_or(Blocked::AtTheEdge)?;
        Ok((stage.id, before))
    }
}

/// The place past the neighbour of the outermost chosen ones, among those that count.
fn beyond(
    chosen: &[bool],
    forward: bool,
    counts: impl Fn(usize) -> bool,
) -> Result<usize, Blocked> {
    let found = if forward {
        let last = chosen.iter().rposition(|&chosen| chosen);
        let after = last.ok_or(Blocked::NothingSelected)? + 1;
        (after..chosen.len())
            .find(|&at| counts(at))
            .map(|at| at + 1)
    } else {
        let first = chosen.iter().position(|&chosen| chosen);
        let first = first.ok_or(Blocked::NothingSelected)?;
        (0..first).rev().find(|&at| counts(at))
    };
    found.ok_or(Blocked::AtTheEdge)
}

/// One move after the other, with the index each goes to once taken out, that bring the moved ones before
/// `before`. From the gap outwards on both sides: none passes another moved one on its way.
fn gathered<I: Copy>(order: &[I], is_moved: impl Fn(&I) -> bool, before: usize) -> Vec<(I, usize)> {
    let before = before.min(order.len());
    let (mut start, mut end) = (before, before);
    let mut moves = Vec::new();
    for (at, id) in order[..before].iter().enumerate().rev() {
        if is_moved(id) {
            start -= 1;
            if at != start {
                moves.push((*id, start));
            }
        }
    }
    for (at, id) in order.iter().enumerate().skip(before) {
        if is_moved(id) {
            if at != end {
                moves.push((*id, end));
            }
            end += 1;
        }
    }
    moves
}

#[cfg(test)]
mod tests {
    use super::gathered;

    fn after(order: &str, moved: &str, before: usize) -> String {
        let mut order: Vec<char> = order.chars().collect();
        for (id, to) in gathered(&order.clone(), |id| moved.contains(*id), before) {
            order.retain(|&other| other != id);
            order.insert(to, id);
        }
        order.into_iter().collect()
    }

    #[test]
    fn what_is_gathered_stands_side_by_side_in_its_order() {
        assert_eq!(after("abcdef", "ac", 5), "bdeacf");
        assert_eq!(after("abcdef", "df", 1), "adfbce");
        assert_eq!(after("abcdef", "ae", 3), "bcaedf");
        assert_eq!(after("abcdef", "bc", 2), "abcdef");
        assert_eq!(after("abcdef", "abcdef", 0), "abcdef");
        assert_eq!(after("abcdef", "af", 6), "bcdeaf");
    }
}
