//! A step's fields, with the emotion of every persona.

use super::super::form::{Change, Form};
use super::{options, stage};
use crate::model::{Appeal, Document, EmotionPoint, PersonaId, Step};

pub(super) fn show(form: &mut Form<'_>, document: &Document, step: &mut Step) {
    let words = &form.words.inspector;
    let model = &form.words.model;
    form.text("title", words.title, &mut step.title);
    form.toggle(words.moment_of_truth, &mut step.moment_of_truth);
    if step.moment_of_truth || !step.so_that_they_come_back.is_empty() {
        form.area("so_that", words.so_that, &mut step.so_that_they_come_back);
    }
    form.lines("data_needed", words.data_needed, &mut step.data_needed);
    let appeals = [Appeal::Emotional, Appeal::Rational];
    let appeals = options(words.nobody, appeals, |appeal| model.appeal(appeal));
    form.choice("appeal", words.appeal, &mut step.appeal, &appeals);

    form.section(words.emotions);
    for persona in &*document.personas {
        let name = if persona.name.is_empty() {
            words.persona
        } else {
            &persona.name
        };
        emotion(form, step, Some(persona.id), name);
    }
    if document.personas.is_empty() || step.emotion(None).is_some() {
        emotion(form, step, None, words.everyone);
    }

    form.parsed(
        "start",
        words.start,
        &mut step.start,
        words.time_hint,
        words.not_a_time,
    );
    if step.start.is_some() {
        form.hint(words.clock_hint);
    }
    stage::durations(form, &mut step.duration);
    form.divide();
    form.area("note", words.note, &mut step.note);
}

fn emotion(form: &mut Form<'_>, step: &mut Step, persona: Option<PersonaId>, name: &str) {
    let words = &form.words.inspector;
    let mut value = step.emotion(persona).map(|point| point.value);
    let before = value;
    form.emotion(name, &mut value);
    let index = step
        .emotions
        .iter()
        .position(|point| point.persona == persona);
    match (index, value) {
        (Some(index), None) => {
            step.emotions.remove(index);
        }
        (Some(index), Some(value)) if before != Some(value) => step.emotions[index].value = value,
        (None, Some(value)) => step.emotions.push(EmotionPoint {
            persona,
            value,
            name: String::new(),
        }),
        _ => {}
    }
    if let Some(point) = step
        .emotions
        .iter_mut()
        .find(|point| point.persona == persona)
    {
        form.ui
            .push_id(("emotion_word", persona.map(|id| id.to_string())), |ui| {
                let mut typed = false;
                let response = ui.add(
                    egui::TextEdit::singleline(&mut point.name)
                        .hint_text(words.emotion_word)
                        .desired_width(f32::INFINITY),
                );
                let response = response.accessible_name(format!("{name}, {}", words.emotion_word));
                typed |= response.changed();
                if typed {
                    form.change = Change::Typing("emotion_word");
                }
                form.sealed |= response.lost_focus();
            });
    }
}
