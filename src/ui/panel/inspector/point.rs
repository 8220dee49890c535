//! One point of an emotion curve or many, and the steps they stand at.

use std::collections::HashMap;

use super::super::form::{Form, Sheet, field};
use super::chosen::Point;
use super::{Place, step};
use crate::model::{Document, Edit, Step, StepId};
use crate::scene::Target;

pub(super) fn content(sheet: &mut Sheet<'_, '_, Point>) {
    let words = &sheet.form.words.inspector;
    sheet.emotion(field!(value), words.emotion);
    let is_set = sheet
        .records
        .shared("is_set", |point| point.value.is_some());
    if is_set.value && !is_set.is_mixed {
        sheet.text(field!(word), words.emotion_word);
    }
}

/// Whose emotion it is and when; a click leads to the step.
pub(super) fn place(form: &mut Form<'_>, document: &Document, point: &Point) -> Option<Place> {
    let words = form.words;
    let untitled = |text: &str| match text.trim() {
        "" => words.model.untitled.to_owned(),
        text => text.to_owned(),
    };
    if let Some(persona) = point.persona.and_then(|id| document.persona(id)) {
        form.hint(&untitled(&persona.name));
    }
    let step = document.step(point.step)?;
    let name = untitled(&step.title);
    let label = format!("{}, {name}", words.inspector.step);
    let is_clicked = form.row(&name, &label).clicked();
    is_clicked.then(|| Place::Select(vec![Target::Step(step.id)]))
}

/// The steps with these points.
pub(super) fn edit(document: &Document, points: Vec<Point>) -> Edit {
    let mut order: Vec<StepId> = Vec::new();
    let mut steps: HashMap<StepId, Step> = HashMap::new();
    for point in points {
        let Some(found) = document.step(point.step) else {
            continue;
        };
        let step = steps.entry(point.step).or_insert_with(|| {
            order.push(point.step);
            Step::clone(found)
        });
        step::set_emotion(step, point.persona, point.value);
        let mut known = step.emotions.iter_mut();
        if let Some(known) = known.find(|known| known.persona == point.persona) {
            known.name = point.word;
        }
    }
    let steps = order.into_iter().filter_map(|id| steps.remove(&id));
    Edit::Batch(steps.map(Edit::SetStep).collect())
}
