//! Making one stage or one step of several, without losing what they held.
//!
//! The first one in column order takes in the others: titles are joined, cards keep their order and end
//! where they ended, the first emotion of each persona wins, durations add up.

use std::collections::HashSet;
use std::sync::Arc;

use super::card::Card;
use super::document::Document;
use super::edit::{EditError, Known, position};
use super::edit_step::clamp_spans;
use super::id::{StageId, StepId};
use super::note;
use super::stage::{Duration, Stage, Step};
use super::value::TimeSpan;

/// Between the titles of what was merged; a split takes them apart again.
pub const TITLE_SEPARATOR: &str = " / ";

/// The columns that become one.
struct Merge {
    /// In order; the first one stays.
    columns: Vec<usize>,
    into: StepId,
}

impl Merge {
    fn takes(&self, column: usize) -> bool {
        self.columns[1..].contains(&column)
    }

    /// Where a card that covers `span` columns from `column` on stands afterwards: whether in the merged
    /// step, and how many columns it covers.
    fn place(&self, column: usize, span: usize) -> (bool, usize) {
        let taken = (column..column + span).filter(|&c| self.takes(c)).count();
        if !self.takes(column) {
            return (false, span - taken);
        }
        // What comes after the card's own column still follows it only if nothing else stood between.
        let first = self.columns[0];
        let is_whole = (first..column).all(|c| self.columns.contains(&c));
        (true, if is_whole { 1 + span - taken } else { 1 })
    }
}

pub(super) fn merge_steps(document: &mut Document, ids: &[StepId]) -> Result<(), EditError> {
    let known = Known::of(document);
    let mut columns = Vec::with_capacity(ids.len());
    for id in ids {
        let column = known.columns.get(id);
        columns.push(*column.ok_or(EditError::Unknown((*id).into()))?);
    }
    columns.sort_unstable();
    columns.dedup();
    if columns.len() < 2 {
        return Ok(());
    }
    let steps: Vec<Arc<Step>> = document.steps().map(|(_, step)| Arc::clone(step)).collect();
    let merge = Merge {
        into: steps[columns[0]].id,
        columns,
    };
    let others: Vec<&Arc<Step>> = merge.columns[1..].iter().map(|&c| &steps[c]).collect();
    let mut whole = Step::clone(&steps[merge.columns[0]]);
    others
        .iter()
        .for_each(|step| take_in_step(&mut whole, step));
    let gone: HashSet<StepId> = others.iter().map(|step| step.id).collect();
    place_cards(document, &known, &merge);
    replace_steps(document, whole, &gone);
    let rooms = &document.store_plan.rooms;
    if rooms
        .iter()
        .any(|room| room.step.is_some_and(|step| gone.contains(&step)))
    {
        Arc::make_mut(&mut document.store_plan).hand_over(&gone, merge.into);
    }
    note::hand_over(document, |step| gone.contains(&step), Some(merge.into));
    Ok(())
}

/// Cards of the columns that go are stacked under those of the one that stays, column by column.
fn place_cards(document: &mut Document, known: &Known, merge: &Merge) {
    let mut moved: Vec<(usize, Arc<Card>)> = Vec::new();
    let place = |card: &Card| {
        let column = known.columns[&card.step];
        (column, merge.place(column, usize::from(card.span)))
    };
    let changes = |card: &Card| {
        let (_, (moves, span)) = place(card);
        moves || span != usize::from(card.span)
    };
    if !document.cards.iter().any(|card| changes(card)) {
        return;
    }
    let mut rest = Vec::with_capacity(document.cards.len());
    for card in document.cards.iter() {
        let (column, (moves, span)) = place(card);
        if !moves && span == usize::from(card.span) {
            rest.push(Arc::clone(card));
            continue;
        }
        let mut new = Card::clone(card);
        new.span = u16::try_from(span).unwrap_or(u16::MAX);
        if moves {
            new.step = merge.into;
            moved.push((column, Arc::new(new)));
        } else {
            rest.push(Arc::new(new));
        }
    }
    moved.sort_by_key(|(column, _)| *column);
    rest.extend(moved.into_iter().map(|(_, card)| card));
    document.cards = Arc::new(rest);
}

/// Puts the merged step in its place and drops the others; a stage that loses its last step so is taken
/// in by the stage of the merged one.
fn replace_steps(document: &mut Document, whole: Step, gone: &HashSet<StepId>) {
    let stages = Arc::make_mut(&mut document.stages);
    let Some(home) = stages
        .iter()
        .position(|stage| stage.steps.iter().any(|step| step.id == whole.id))
    else {
        return;
    };
    let mut emptied = Vec::new();
    for (index, stage) in stages.iter_mut().enumerate() {
        if stage.steps.iter().any(|step| gone.contains(&step.id)) {
            Arc::make_mut(stage)
                .steps
                .retain(|step| !gone.contains(&step.id));
            if stage.steps.is_empty() {
                emptied.push(index);
            }
        }
    }
    let stage = Arc::make_mut(&mut stages[home]);
    if let Some(step) = stage.steps.iter_mut().find(|step| step.id == whole.id) {
        *step = Arc::new(whole);
    }
    for index in emptied.into_iter().rev() {
        let from = stages.remove(index);
        // It comes later in the columns, so `home` has not moved.
        take_in_stage(Arc::make_mut(&mut stages[home]), &from);
    }
}

pub(super) fn merge_stages(document: &mut Document, ids: &[StageId]) -> Result<(), EditError> {
    let mut places = Vec::with_capacity(ids.len());
    for &id in ids {
        places.push(position(&document.stages, id)?);
    }
    places.sort_unstable();
    places.dedup();
    if places.len() < 2 {
        return Ok(());
    }
    let stages = Arc::make_mut(&mut document.stages);
    let mut whole = Stage::clone(&stages[places[0]]);
    for &place in &places[1..] {
        take_in_stage(&mut whole, &stages[place]);
        whole.steps.extend(stages[place].steps.iter().cloned());
    }
    for &place in places[1..].iter().rev() {
        stages.remove(place);
    }
    stages[places[0]] = Arc::new(whole);
    clamp_spans(document);
    Ok(())
}

/// Everything but the steps.
fn take_in_stage(into: &mut Stage, from: &Stage) {
    join(&mut into.title, &from.title, TITLE_SEPARATOR);
    join(&mut into.goal, &from.goal, "\n");
    join(&mut into.note, &from.note, "\n");
    into.duration = sum(into.duration, from.duration);
    unite(&mut into.deliverables, &from.deliverables);
}

fn take_in_step(into: &mut Step, from: &Step) {
    join(&mut into.title, &from.title, TITLE_SEPARATOR);
    join(&mut into.note, &from.note, "\n");
    join(
        &mut into.so_that_they_come_back,
        &from.so_that_they_come_back,
        "\n",
    );
    into.start = into.start.or(from.start);
    into.appeal = into.appeal.or(from.appeal);
    into.place = into.place.or(from.place);
    into.brand = into.brand.or(from.brand);
    into.moment_of_truth |= from.moment_of_truth;
    into.duration = sum(into.duration, from.duration);
    unite(&mut into.data_needed, &from.data_needed);
    for point in &from.emotions {
        if into.emotion(point.persona).is_none() {
            into.emotions.push(point.clone());
        }
    }
}

/// Adds `more` after `separator`, unless there is nothing to add.
fn join(text: &mut String, more: &str, separator: &str) {
    if text.is_empty() {
        more.clone_into(text);
    } else if !more.is_empty() && text != more {
        text.push_str(separator);
        text.push_str(more);
    }
}

fn unite(list: &mut Vec<String>, more: &[String]) {
    for entry in more {
        if !list.contains(entry) {
            list.push(entry.clone());
        }
    }
}

/// What is known of both, one after the other.
fn sum(a: Duration, b: Duration) -> Duration {
    let add = |a: Option<TimeSpan>, b: Option<TimeSpan>| match (a, b) {
        (Some(a), Some(b)) => Some(TimeSpan::from_seconds(
            a.seconds().saturating_add(b.seconds()),
        )),
        (a, b) => a.or(b),
    };
    Duration {
        average: add(a.average, b.average),
        minimum: add(a.minimum, b.minimum),
        maximum: add(a.maximum, b.maximum),
    }
}
