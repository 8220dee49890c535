//! Who stands where on the wheel: the angles of phases, stages and steps.

use std::f32::consts::{PI, TAU};
use std::sync::Arc;

use super::polar::Sector;
use crate::model::{ClockTime, Document, Emotion, PersonaId, Phase, Stage, Step};
use crate::theme::wheel;

/// The least angle of a phase.
pub const LEAST_PHASE: f32 = PI / 3.0;
/// The angle of the phase that is focused.
pub const FOCUSED_PHASE: f32 = TAU * 2.0 / 3.0;
/// The least angle of a step on the clock, unless there are too many.
const LEAST_HOUR: f32 = 6.0 / 180.0 * PI;
/// Minutes of a day.
const DAY: f32 = 24.0 * 60.0;

/// One phase and its part of the circle.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PhasePart {
    pub phase: Phase,
    pub num_steps: usize,
    pub from: f32,
    pub to: f32,
}

/// One step and its part of the circle.
#[derive(Debug, Clone)]
pub(super) struct Wedge {
    pub stage: Arc<Stage>,
    pub step: Arc<Step>,
    /// Its column in the document.
    pub column: usize,
    pub from: f32,
    pub to: f32,
    /// Of the persona in the hub.
    pub emotion: Option<Emotion>,
}

impl Wedge {
    pub fn middle(&self) -> f32 {
        (self.from + self.to) / 2.0
    }

    /// Its part of the ring between two shares of `radius`.
    pub fn sector(&self, radius: f32, inner: f32, outer: f32) -> Sector {
        Sector {
            from: self.from,
            to: self.to,
            inner: inner * radius,
            outer: outer * radius,
        }
    }
}

/// The wheel's skeleton.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    /// Empty on the clock.
    pub phases: Vec<PhasePart>,
    /// In the order of the circle.
    pub wedges: Vec<Wedge>,
    /// Angles of the 24 hours, when the wheel is a clock.
    pub hours: Option<Vec<f32>>,
    pub radius: f32,
    /// Who stands in the hub.
    pub persona: Option<PersonaId>,
}

impl Plan {
    pub fn of(document: &Document, persona: Option<PersonaId>, focus: Option<Phase>) -> Self {
        let columns: Vec<(usize, &Arc<Stage>, &Arc<Step>)> = document
            .steps()
            .enumerate()
            .map(|(column, (stage, step))| (column, stage, step))
            .collect();
        let starts: Option<Vec<ClockTime>> =
            columns.iter().map(|(_, _, step)| step.start).collect();
        let mut plan = match starts.filter(|starts| !starts.is_empty()) {
            Some(starts) => clock(&columns, &starts),
            None => phases(document, &columns, focus),
        };
        plan.persona = persona;
        for wedge in &mut plan.wedges {
            wedge.emotion = wedge.step.emotion(persona).map(|point| point.value);
        }
        plan.radius = radius_for(&plan.wedges);
        plan
    }
}

/// Large enough for a small face in the narrowest wedge.
fn radius_for(wedges: &[Wedge]) -> f32 {
    /// Map units across.
    const LEAST_FACE: f32 = 15.0;
    let extents = wedges.iter().map(|wedge| wedge.to - wedge.from);
    let narrowest = extents.fold(TAU, f32::min);
    let needed = LEAST_FACE / (wheel::FACE * narrowest.max(1e-3));
    needed.clamp(wheel::RADIUS, wheel::LARGEST_RADIUS)
}

type Columns<'a> = [(usize, &'a Arc<Stage>, &'a Arc<Step>)];

fn wedge(&(column, stage, step): &(usize, &Arc<Stage>, &Arc<Step>), from: f32, to: f32) -> Wedge {
    Wedge {
        stage: Arc::clone(stage),
        step: Arc::clone(step),
        column,
        from,
        to,
        emotion: None,
    }
}

/// Phases in turn, each with its steps at equal angles. A phase without steps is shown when it has a goal;
/// all three are when there is no step at all.
fn phases(document: &Document, columns: &Columns<'_>, focus: Option<Phase>) -> Plan {
    let of = |phase: Phase| {
        columns
            .iter()
            .filter(move |(_, stage, _)| stage.phase == phase)
    };
    let has_goal = |phase| {
        let goals = &document.header.phase_goals;
        !goals.of(phase).text.trim().is_empty()
    };
    let shown: Vec<Phase> = Phase::ALL
        .into_iter()
        .filter(|&phase| columns.is_empty() || of(phase).next().is_some() || has_goal(phase))
        .collect();
    let counts: Vec<usize> = shown.iter().map(|&phase| of(phase).count()).collect();
    let focused = focus.and_then(|focus| shown.iter().position(|&phase| phase == focus));
    let extents = extents(&counts, focused);
    let (mut plan, mut from) = (Plan::default(), 0.0);
    for ((phase, count), extent) in shown.into_iter().zip(counts).zip(extents) {
        let to = from + extent;
        plan.phases.push(PhasePart {
            phase,
            num_steps: count,
            from,
            to,
        });
        for (index, column) in of(phase).enumerate() {
            let edge = |index: usize| from + extent * index as f32 / count as f32;
            plan.wedges
                .push(wedge(column, edge(index), edge(index + 1)));
        }
        from = to;
    }
    plan
}

/// The angles of phases with so many steps each; together a whole turn.
fn extents(counts: &[usize], focused: Option<usize>) -> Vec<f32> {
    match focused {
        Some(focused) if counts.len() > 1 => {
            let rest: Vec<usize> = counts
                .iter()
                .enumerate()
                .filter(|(index, _)| *index != focused)
                .map(|(_, &count)| count)
                .collect();
            let folded = LEAST_PHASE.min((TAU - FOCUSED_PHASE) / rest.len() as f32);
            let mut extents = shares(&rest, TAU - FOCUSED_PHASE, folded);
            extents.insert(focused, FOCUSED_PHASE);
            extents
        }
        _ => shares(counts, TAU, LEAST_PHASE),
    }
}

/// `total` divided in proportion to `counts`, no share below `least`.
fn shares(counts: &[usize], total: f32, least: f32) -> Vec<f32> {
    let mut fixed = vec![false; counts.len()];
    loop {
        let num_fixed = fixed.iter().filter(|&&fixed| fixed).count();
        let rest = total - num_fixed as f32 * least;
        let free = counts.iter().zip(&fixed).filter(|(_, fixed)| !**fixed);
        let sum: usize = free.map(|(count, _)| count).sum();
        let num_free = counts.len() - num_fixed;
        let share = |count: usize| {
            if sum == 0 {
                rest / num_free.max(1) as f32
            } else {
                rest * count as f32 / sum as f32
            }
        };
        let small =
            (0..counts.len()).find(|&index| !fixed[index] && share(counts[index]) < least - 1e-5);
        match small {
            Some(index) => fixed[index] = true,
            None => {
                let all = counts.iter().zip(fixed);
                return all
                    .map(|(&count, fixed)| if fixed { least } else { share(count) })
                    .collect();
            }
        }
    }
}

/// Steps by their start times on a dial of 24 hours, midnight at the top. A step lasts until the next one
/// starts. Steps too short to be seen are widened; the hour marks follow, so that the dial stays true.
fn clock(columns: &Columns<'_>, starts: &[ClockTime]) -> Plan {
    let mut order: Vec<usize> = (0..columns.len()).collect();
    order.sort_by_key(|&index| starts[index]);
    let minutes: Vec<f32> = order
        .iter()
        .map(|&index| f32::from(starts[index].minutes()))
        .collect();
    let num = minutes.len();
    let until_next = |place: usize| match minutes.get(place + 1) {
        Some(next) => next - minutes[place],
        None => DAY - minutes[place] + minutes[0],
    };
    let lengths: Vec<f32> = (0..num).map(until_next).collect();
    let least = LEAST_HOUR.min(TAU / (1.5 * num as f32));
    let extents = proportional(&lengths, least);
    let mut plan = Plan::default();
    let mut from = minutes[0] / DAY * TAU;
    let mut edges = vec![from];
    for (place, &index) in order.iter().enumerate() {
        let to = from + extents[place];
        plan.wedges.push(wedge(&columns[index], from, to));
        edges.push(to);
        from = to;
    }
    let hour = |hour: usize| {
        let minute = hour as f32 * 60.0;
        let since = (minute - minutes[0]).rem_euclid(DAY);
        let mut passed = 0.0;
        for (place, length) in lengths.iter().enumerate() {
            if since < passed + length {
                let share = (since - passed) / length;
                return edges[place] + share * (edges[place + 1] - edges[place]);
            }
            passed += length;
        }
        edges[num]
    };
    plan.hours = Some((0..24).map(hour).collect());
    plan
}

/// A whole turn divided in proportion to `lengths`, no part below `least`.
fn proportional(lengths: &[f32], least: f32) -> Vec<f32> {
    let mut fixed = vec![false; lengths.len()];
    loop {
        let num_fixed = fixed.iter().filter(|&&fixed| fixed).count();
        let rest = TAU - num_fixed as f32 * least;
        let free = lengths.iter().zip(&fixed).filter(|(_, fixed)| !**fixed);
        let sum: f32 = free.map(|(length, _)| length).sum();
        let mut grew = false;
        for (length, fixed) in lengths.iter().zip(&mut fixed) {
            if !*fixed && (sum <= 0.0 || rest * length / sum < least - 1e-6) {
                *fixed = true;
                grew = true;
            }
        }
        if !grew {
            let all = lengths.iter().zip(fixed);
            return all
                .map(|(length, fixed)| if fixed { least } else { rest * length / sum })
                .collect();
        }
        if fixed.iter().all(|&fixed| fixed) {
            return vec![TAU / lengths.len() as f32; lengths.len()];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(parts: &[f32]) -> f32 {
        parts.iter().sum()
    }

    #[test]
    fn phases_follow_their_steps_but_none_is_narrower_than_a_sixth() {
        let parts = shares(&[4, 4, 4], TAU, LEAST_PHASE);
        assert!(parts.iter().all(|part| (part - TAU / 3.0).abs() < 1e-4));
        let parts = shares(&[1, 30, 2], TAU, LEAST_PHASE);
        assert!((parts[0] - LEAST_PHASE).abs() < 1e-4 && (parts[2] - LEAST_PHASE).abs() < 1e-4);
        assert!((sum(&parts) - TAU).abs() < 1e-4);
        let parts = shares(&[0, 5], TAU, LEAST_PHASE);
        assert!((parts[0] - LEAST_PHASE).abs() < 1e-4 && (sum(&parts) - TAU).abs() < 1e-4);
    }

    #[test]
    fn the_focused_phase_takes_two_thirds() {
        let parts = extents(&[4, 2, 9], Some(1));
        assert!((parts[1] - FOCUSED_PHASE).abs() < 1e-4);
        assert!((sum(&parts) - TAU).abs() < 1e-4);
        assert!(extents(&[4], Some(0))[0] == TAU);
    }

    #[test]
    fn short_steps_of_a_day_are_widened_at_the_cost_of_long_ones() {
        let parts = proportional(&[0.0, 1.0, 700.0, 739.0], 0.1);
        assert!((parts[0] - 0.1).abs() < 1e-5 && (parts[1] - 0.1).abs() < 1e-5);
        assert!((sum(&parts) - TAU).abs() < 1e-4);
        assert!(parts[3] > parts[2]);
    }
}
