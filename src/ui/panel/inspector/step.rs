//! The fields of one step or of many, with the emotion of every persona.

use super::super::form::{Sheet, field};
use super::{options, stage};
use crate::model::{Appeal, Document, Emotion, EmotionPoint, PersonaId, RoomKind, Step};

pub(super) fn content(sheet: &mut Sheet<'_, '_, Step>) {
    let words = sheet.form.words;
    let text = &words.inspector;
    sheet.text(field!(title), text.title);
    sheet.toggle(field!(moment_of_truth), text.moment_of_truth);
    let asks = sheet.records.shared("asks", |step| {
        step.moment_of_truth || !step.so_that_they_come_back.is_empty()
    });
    if asks.value || asks.is_mixed {
        sheet.area(field!(so_that_they_come_back), text.so_that);
    }
    let appeals = [Appeal::Emotional, Appeal::Rational];
    let appeals = options(text.nobody, appeals, |appeal| words.model.appeal(appeal));
    sheet.choice(field!(appeal), text.appeal, &appeals);
    let kinds = options(text.nobody, RoomKind::ALL, |kind| {
        words.model.room_kind(kind)
    });
    sheet.choice(field!(place), text.place, &kinds);
}

/// The faces of every persona, or of everyone where there is none. With `name`, they are called that.
pub(super) fn emotions(
    sheet: &mut Sheet<'_, '_, Step>,
    document: &Document,
    name: Option<&'static str>,
) {
    let words = &sheet.form.words.inspector;
    for (index, persona) in document.personas.iter().enumerate() {
        let own = match persona.name.trim() {
            "" => words.persona,
            own => own,
        };
        let label = match name {
            Some(name) => format!("{name} · {own}"),
            None => own.to_owned(),
        };
        emotion(sheet, Some(persona.id), index + 1, &label);
    }
    let everyone = sheet
        .records
        .shared("everyone", |step| step.emotion(None).is_some());
    if document.personas.is_empty() || everyone.value || everyone.is_mixed {
        emotion(sheet, None, 0, name.unwrap_or(words.everyone));
    }
}

/// What one thinks of the brand by then: the second curve of the store visit.
pub(super) fn brand(sheet: &mut Sheet<'_, '_, Step>) {
    let name = sheet.form.words.inspector.brand;
    sheet.emotion(field!(brand), name);
}

fn emotion(sheet: &mut Sheet<'_, '_, Step>, persona: Option<PersonaId>, part: usize, name: &str) {
    let value_of = |step: &Step| step.emotion(persona).map(|point| point.value);
    let word_of = |step: &Step| {
        let point = step.emotion(persona);
        point.map(|point| point.name.clone()).unwrap_or_default()
    };
    let mut value = sheet.records.shared_part("emotion", part, value_of);
    if sheet.form.emotion(name, &mut value) {
        let value = value.value;
        sheet.change(move |step| set_emotion(step, persona, value));
        return;
    }
    if value.value.is_none() && !value.is_mixed {
        return;
    }
    let mut word = sheet.records.shared_part("emotion_word", part, word_of);
    let hint = sheet.form.words.inspector.emotion_word;
    let full = format!("{name}, {hint}");
    let mut is_changed = false;
    sheet.form.part(part, |form| {
        is_changed = form.quiet_text("emotion_word", full, hint, &mut word);
    });
    if is_changed {
        let word = word.value;
        sheet.change(move |step| {
            let mut points = step.emotions.iter_mut();
            if let Some(point) = points.find(|point| point.persona == persona) {
                point.name.clone_from(&word);
            }
        });
    }
}

/// Sets the persona's emotion at a step, keeping its word, or takes it away.
pub(super) fn set_emotion(step: &mut Step, persona: Option<PersonaId>, value: Option<Emotion>) {
    let place = step.emotions.iter().position(|p| p.persona == persona);
    match (place, value) {
        (Some(place), None) => {
            step.emotions.remove(place);
        }
        (Some(place), Some(value)) => step.emotions[place].value = value,
        (None, Some(value)) => step.emotions.push(EmotionPoint {
            persona,
            value,
            name: String::new(),
        }),
        (None, None) => {}
    }
}

pub(super) fn time(sheet: &mut Sheet<'_, '_, Step>) {
    let words = &sheet.form.words.inspector;
    sheet.clock_time(field!(start), words.start);
    let starts = sheet.records.shared("starts", |step| step.start.is_some());
    if starts.value || starts.is_mixed {
        sheet.form.hint(words.clock_hint);
    }
    stage::durations(
        sheet,
        [
            field!(duration.average),
            field!(duration.minimum),
            field!(duration.maximum),
        ],
        |step| step.duration,
    );
}
