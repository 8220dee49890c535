//! Edits of the columns: stages, steps and their emotions; cards follow the columns they stand in.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::agenda;
use super::document::Document;
use super::edit::{EditError, Known, insert, position, remove, shift};
use super::edit_card;
use super::id::{PersonaId, StageId, StepId};
use super::note;
use super::stage::{EmotionPoint, Stage, Step};
use super::value::Emotion;

fn check_step(step: &Step, known: &Known) -> Result<(), EditError> {
    let mut seen = HashSet::new();
    for point in &step.emotions {
        known.persona(point.persona)?;
        if !seen.insert(point.persona) {
            return Err(EditError::TwoEmotions(step.id));
        }
    }
    Ok(())
}

/// The stage of a step and its places: (stage index, index within the stage).
fn place_of(document: &Document, id: StepId) -> Result<(usize, usize), EditError> {
    for (stage, row) in document.stages.iter().enumerate() {
        if let Some(step) = row.steps.iter().position(|step| step.id == id) {
            return Ok((stage, step));
        }
    }
    Err(EditError::Unknown(id.into()))
}

/// Changes steps where `change` makes a difference; the others keep their `Arc`.
pub(super) fn for_each_step(document: &mut Document, change: impl Fn(&mut Step)) {
    for stage in 0..document.stages.len() {
        for step in 0..document.stages[stage].steps.len() {
            let old = &document.stages[stage].steps[step];
            let mut new = (**old).clone();
            change(&mut new);
            if new != **old {
                Arc::make_mut(&mut Arc::make_mut(&mut document.stages)[stage]).steps[step] =
                    Arc::new(new);
            }
        }
    }
}

pub(super) fn add_stage(
    document: &mut Document,
    stage: &Stage,
    at: usize,
) -> Result<(), EditError> {
    let known = Known::of(document);
    let mut ids = HashSet::new();
    for step in &stage.steps {
        check_step(step, &known)?;
        if known.columns.contains_key(&step.id) || !ids.insert(step.id) {
            return Err(EditError::Duplicate(step.id.into()));
        }
    }
    let at = at.min(document.stages.len());
    let column = document.stages[..at]
        .iter()
        .map(|row| row.steps.len())
        .sum();
    insert(&mut document.stages, stage.clone(), at)?;
    widen(document, &known, column, stage.steps.len());
    Ok(())
}

pub(super) fn set_stage(document: &mut Document, stage: &Stage) -> Result<(), EditError> {
    let at = position(&document.stages, stage.id)?;
    let mut new = stage.clone();
    new.steps.clone_from(&document.stages[at].steps);
    if new != *document.stages[at] {
        Arc::make_mut(&mut document.stages)[at] = Arc::new(new);
    }
    Ok(())
}

pub(super) fn remove_stage(document: &mut Document, id: StageId) -> Result<(), EditError> {
    let known = Known::of(document);
    let at = position(&document.stages, id)?;
    let gone = document.stages[at].steps.clone();
    remove(&mut document.stages, id)?;
    columns_gone(document, &known, &gone);
    Ok(())
}

pub(super) fn move_stage(document: &mut Document, id: StageId, to: usize) -> Result<(), EditError> {
    shift(&mut document.stages, id, to)?;
    clamp_spans(document);
    Ok(())
}

pub(super) fn add_step(
    document: &mut Document,
    step: &Step,
    stage: StageId,
    at: usize,
) -> Result<(), EditError> {
    let known = Known::of(document);
    check_step(step, &known)?;
    if known.columns.contains_key(&step.id) {
        return Err(EditError::Duplicate(step.id.into()));
    }
    let index = position(&document.stages, stage)?;
    let steps = &mut Arc::make_mut(&mut Arc::make_mut(&mut document.stages)[index]).steps;
    let at = at.min(steps.len());
    steps.insert(at, Arc::new(step.clone()));
    let column = document.stages[..index]
        .iter()
        .map(|row| row.steps.len())
        .sum::<usize>()
        + at;
    widen(document, &known, column, 1);
    Ok(())
}

pub(super) fn set_step(document: &mut Document, step: &Step) -> Result<(), EditError> {
    check_step(step, &Known::of(document))?;
    let (stage, at) = place_of(document, step.id)?;
    if *document.stages[stage].steps[at] != *step {
        Arc::make_mut(&mut Arc::make_mut(&mut document.stages)[stage]).steps[at] =
            Arc::new(step.clone());
    }
    Ok(())
}

pub(super) fn remove_step(document: &mut Document, id: StepId) -> Result<(), EditError> {
    let known = Known::of(document);
    let (stage, at) = place_of(document, id)?;
    let gone = Arc::make_mut(&mut Arc::make_mut(&mut document.stages)[stage])
        .steps
        .remove(at);
    columns_gone(document, &known, &[gone]);
    Ok(())
}

impl Document {
    /// The map with these columns alone, for a picture; all others go at once.
    #[must_use]
    pub fn with_columns(&self, kept: &[StepId]) -> Self {
        let kept: HashSet<StepId> = kept.iter().copied().collect();
        let mut next = self.clone();
        let mut gone = Vec::new();
        let mut stages = Vec::new();
        for stage in self.stages.iter() {
            let (stay, go): (Vec<_>, Vec<_>) =
                (stage.steps.iter().cloned()).partition(|step| kept.contains(&step.id));
            match (stay.is_empty(), go.is_empty()) {
                (true, _) => {}
                (_, true) => stages.push(Arc::clone(stage)),
                _ => {
                    let mut part = Stage::clone(stage);
                    part.steps = stay;
                    stages.push(Arc::new(part));
                }
            }
            gone.extend(go);
        }
        next.stages = Arc::new(stages);
        columns_gone(&mut next, &Known::of(self), &gone);
        agenda::follow(&mut next, self, &[]);
        next
    }
}

pub(super) fn move_step(
    document: &mut Document,
    id: StepId,
    stage: StageId,
    at: usize,
) -> Result<(), EditError> {
    let to = position(&document.stages, stage)?;
    let (from, index) = place_of(document, id)?;
    let last = document.stages[to].steps.len() - usize::from(from == to);
    let at = at.min(last);
    if (from, index) == (to, at) {
        return Ok(());
    }
    let stages = Arc::make_mut(&mut document.stages);
    let step = Arc::make_mut(&mut stages[from]).steps.remove(index);
    Arc::make_mut(&mut stages[to]).steps.insert(at, step);
    clamp_spans(document);
    Ok(())
}

pub(super) fn set_emotion(
    document: &mut Document,
    step: StepId,
    persona: Option<PersonaId>,
    value: Option<Emotion>,
) -> Result<(), EditError> {
    Known::of(document).persona(persona)?;
    let (stage, at) = place_of(document, step)?;
    let mut new = (*document.stages[stage].steps[at]).clone();
    let point = new
        .emotions
        .iter()
        .position(|point| point.persona == persona);
    match (point, value) {
        (Some(index), Some(value)) => {
            // A word for the old level would be wrong for another one.
            if new.emotions[index].value.level() != value.level() {
                new.emotions[index].name.clear();
            }
            new.emotions[index].value = value;
        }
        (Some(index), None) => {
            new.emotions.remove(index);
        }
        (None, Some(value)) => new.emotions.push(EmotionPoint {
            persona,
            value,
            name: String::new(),
        }),
        (None, None) => {}
    }
    set_step(document, &new)
}

/// Cards that reach across new columns cover them too, so that they still end where they did.
fn widen(document: &mut Document, old: &Known, column: usize, num_columns: usize) {
    let more = u16::try_from(num_columns).unwrap_or(u16::MAX);
    let columns = &old.columns;
    edit_card::for_each(
        document,
        |card| {
            let start = columns[&card.step];
            card.span > 1 && start < column && column < start + usize::from(card.span)
        },
        |card| card.span = card.span.saturating_add(more),
    );
}

pub(super) fn clamp_spans(document: &mut Document) {
    let known = Known::of(document);
    let clamped = |step: &StepId, span| known.clamp_span(known.columns[step], span);
    edit_card::for_each(
        document,
        |card| card.span > 1 && clamped(&card.step, card.span) != card.span,
        |card| card.span = clamped(&card.step, card.span),
    );
}

/// What stood only in the columns `gone` goes with them; what reached further shrinks.
fn columns_gone(document: &mut Document, old: &Known, gone: &[Arc<Step>]) {
    if gone.is_empty() {
        return;
    }
    let titles: HashMap<StepId, &str> = gone
        .iter()
        .map(|step| (step.id, step.title.as_str()))
        .collect();
    let mut order: Vec<(usize, StepId)> = old
        .columns
        .iter()
        .map(|(&step, &column)| (column, step))
        .collect();
    order.sort_unstable();
    let covered = |step: StepId, span: u16| {
        let start = old.columns[&step];
        let end = (start + usize::from(span)).min(order.len());
        order[start..end].iter().map(|&(_, step)| step)
    };
    let left = |step: StepId, span: u16| {
        let mut left = covered(step, span).filter(|step| !titles.contains_key(step));
        left.next().map(|first| (first, 1 + left.count() as u16))
    };
    edit_card::remove_where(document, |card| left(card.step, card.span).is_none());
    edit_card::for_each(
        document,
        |card| {
            (card.span > 1 || titles.contains_key(&card.step))
                && left(card.step, card.span) != Some((card.step, card.span))
        },
        |card| {
            if let Some((step, span)) = left(card.step, card.span) {
                (card.step, card.span) = (step, span);
            }
        },
    );
    let is_gone = |step: Option<StepId>| step.is_some_and(|step| titles.contains_key(&step));
    if document
        .store_plan
        .rooms
        .iter()
        .any(|room| is_gone(room.step))
    {
        Arc::make_mut(&mut document.store_plan).remove_rooms(|room| is_gone(room.step));
    }
    note::hand_over(document, |step| titles.contains_key(&step), None);
}
