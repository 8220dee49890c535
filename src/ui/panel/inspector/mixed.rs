//! Several things of several kinds: how many of each, and the fields they share.

use super::super::form::{Form, Lens, Sheet};
use super::Place;
use super::chosen::Thing;
use crate::i18n::Counted;
use crate::model::{Duration, Edit, Emotion, Swatch, TimeSpan};
use crate::scene::Target;
use crate::ui::panel::counted;

/// A row per kind; a click keeps only that kind selected.
pub(super) fn kinds(form: &mut Form<'_>, targets: &[Target]) -> Option<Place> {
    let words = form.words;
    let mut to = None;
    form.hint(words.inspector.keep_only);
    for kind in Counted::ALL {
        let of_kind = |target: &&Target| counted(**target) == Some(kind);
        let these: Vec<Target> = targets.iter().filter(of_kind).copied().collect();
        if these.is_empty() {
            continue;
        }
        let name = words.panel.count(kind, these.len());
        let label = format!("{} {name}", words.inspector.keep_only);
        if form.row(&name, &label).clicked() {
            to = Some(Place::Select(these));
        }
    }
    to
}

/// Only what every one of them has.
pub(super) fn content(sheet: &mut Sheet<'_, '_, Thing>) {
    let words = &sheet.form.words.inspector;
    let all = |sheet: &mut Sheet<'_, '_, Thing>, key, has: fn(&Thing) -> bool| {
        let shared = sheet.records.shared(key, has);
        shared.value && !shared.is_mixed
    };
    let has_emotion = |thing: &Thing| matches!(thing, Thing::Card(_) | Thing::Step(_));
    if all(sheet, "has_emotion", has_emotion) {
        // A step's emotion is the first persona's here, as the keys + and − take it.
        let mut value = sheet.records.shared("emotion", emotion);
        if sheet.form.emotion(words.emotion, &mut value) {
            let value = value.value;
            sheet.change(move |thing| set_emotion(thing, value));
        }
    }
    if all(sheet, "has_colour", |thing| colour(thing).is_some()) {
        let mut value = sheet
            .records
            .shared("colour", |thing| colour(thing).flatten());
        if sheet.form.swatch(words.colour, &mut value) {
            let value = value.value;
            sheet.change(move |thing| set_colour(thing, value));
        }
    }
    let has_time = |thing: &Thing| matches!(thing, Thing::Step(_) | Thing::Stage(_));
    if all(sheet, "has_duration", has_time) {
        let labels = [words.average, words.minimum, words.maximum];
        sheet.columns(96.0, 3, |sheet, index| {
            sheet.time_span(DURATIONS[index], labels[index]);
        });
    }
    sheet.area(NOTE, words.note);
}

/// What was changed, as an edit.
pub(super) fn edit(things: Vec<Thing>) -> Edit {
    let mut cards = Vec::new();
    let mut edits = Vec::new();
    for thing in things {
        match thing {
            Thing::Card(card) => cards.push(card),
            Thing::Step(step) => edits.push(Edit::SetStep(step)),
            Thing::Stage(stage) => edits.push(Edit::SetStage(stage)),
            Thing::Lane(lane) => edits.push(Edit::SetLane(lane)),
        }
    }
    if !cards.is_empty() {
        edits.push(Edit::SetCards(cards));
    }
    Edit::Batch(edits)
}

const NOTE: Lens<Thing, String> = Lens {
    key: "note",
    get: |thing| match thing {
        Thing::Card(card) => &card.note,
        Thing::Step(step) => &step.note,
        Thing::Stage(stage) => &stage.note,
        Thing::Lane(lane) => &lane.note,
    },
    get_mut: |thing| match thing {
        Thing::Card(card) => &mut card.note,
        Thing::Step(step) => &mut step.note,
        Thing::Stage(stage) => &mut stage.note,
        Thing::Lane(lane) => &mut lane.note,
    },
};

static NO_DURATION: Duration = Duration {
    average: None,
    minimum: None,
    maximum: None,
};

fn duration(thing: &Thing) -> &Duration {
    match thing {
        Thing::Step(step) => &step.duration,
        Thing::Stage(stage) => &stage.duration,
        Thing::Card(_) | Thing::Lane(_) => &NO_DURATION,
    }
}

/// Asked only of steps and stages.
fn duration_mut(thing: &mut Thing) -> &mut Duration {
    match thing {
        Thing::Step(step) => &mut step.duration,
        Thing::Stage(stage) => &mut stage.duration,
        Thing::Card(_) | Thing::Lane(_) => unreachable!("only steps and stages last"),
    }
}

const DURATIONS: [Lens<Thing, Option<TimeSpan>>; 3] = [
    Lens {
        key: "average",
        get: |thing| &duration(thing).average,
        get_mut: |thing| &mut duration_mut(thing).average,
    },
    Lens {
        key: "minimum",
        get: |thing| &duration(thing).minimum,
        get_mut: |thing| &mut duration_mut(thing).minimum,
    },
    Lens {
        key: "maximum",
        get: |thing| &duration(thing).maximum,
        get_mut: |thing| &mut duration_mut(thing).maximum,
    },
];

fn emotion(thing: &Thing) -> Option<Emotion> {
    match thing {
        Thing::Card(card) => card.emotion,
        Thing::Step(step) => step.emotions.first().map(|point| point.value),
        Thing::Stage(_) | Thing::Lane(_) => None,
    }
}

fn set_emotion(thing: &mut Thing, value: Option<Emotion>) {
    match thing {
        Thing::Card(card) => card.emotion = value,
        Thing::Step(step) => {
            let persona = step.emotions.first().and_then(|point| point.persona);
            super::step::set_emotion(step, persona, value);
        }
        Thing::Stage(_) | Thing::Lane(_) => {}
    }
}

/// `None` for things without a colour of their own.
fn colour(thing: &Thing) -> Option<Option<Swatch>> {
    match thing {
        Thing::Card(card) => Some(card.colour),
        Thing::Lane(lane) => Some(lane.colour),
        Thing::Step(_) | Thing::Stage(_) => None,
    }
}

fn set_colour(thing: &mut Thing, value: Option<Swatch>) {
    match thing {
        Thing::Card(card) => card.colour = value,
        Thing::Lane(lane) => lane.colour = value,
        Thing::Step(_) | Thing::Stage(_) => {}
    }
}
