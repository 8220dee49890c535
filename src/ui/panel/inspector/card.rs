//! The fields of one card or of many.

use std::collections::HashSet;

use super::super::form::{Form, Lens, Records, Sheet, field};
use super::vocabulary::Vocabulary;
use super::{Place, channels, step};
use crate::model::{
    Card, CardId, Document, Evidence, LaneId, LaneRole, Metric, MetricKind, PersonaId, Step, StepId,
};
use crate::scene::Target;
use crate::theme::chrome;

/// Which lanes give their cards a field of their own.
pub(super) struct Lanes {
    levels: HashSet<LaneId>,
    metrics: HashSet<LaneId>,
}

impl Lanes {
    pub fn of(document: &Document) -> Self {
        let having = |wanted: &[LaneRole]| {
            let lanes = document.lanes.iter();
            let lanes = lanes.filter(|lane| wanted.contains(&lane.role));
            lanes.map(|lane| lane.id).collect()
        };
        Self {
            levels: having(&[LaneRole::Freedom, LaneRole::Intensity]),
            metrics: having(&[LaneRole::Metric]),
        }
    }
}

/// What the card says.
pub(super) fn content(sheet: &mut Sheet<'_, '_, Card>, lanes: &Lanes, vocabulary: &Vocabulary) {
    let words = &sheet.form.words.inspector;
    sheet.area(field!(text), words.text);
    let records = &mut *sheet.records;
    let has_level = records.shared("has_level", |card| {
        lanes.levels.contains(&card.lane) || card.level.is_some()
    });
    if has_level.value && !has_level.is_mixed {
        let ends = [words.level_low, words.level_high];
        sheet.score(field!(level), words.level, ends);
    }
    if has_metric(sheet, lanes) {
        metric(sheet, vocabulary);
    }
}

fn has_metric(sheet: &mut Sheet<'_, '_, Card>, lanes: &Lanes) -> bool {
    let has = sheet.records.shared("has_metric", |card| {
        lanes.metrics.contains(&card.lane) || card.metric.is_some()
    });
    has.value && !has.is_mixed
}

/// How it feels, for the card and for its step.
pub(super) fn emotion(sheet: &mut Sheet<'_, '_, Card>) {
    let words = &sheet.form.words.inspector;
    sheet.emotion(field!(emotion), words.emotion_of_card);
}

pub(super) fn emotion_of_step(sheet: &mut Sheet<'_, '_, Step>, document: &Document) {
    let words = &sheet.form.words.inspector;
    let name = match sheet.records.len() {
        1 => words.emotion_of_step,
        _ => words.emotion_of_steps,
    };
    step::emotions(sheet, document, Some(name));
}

/// Mark, evidence, whose it is.
pub(super) fn judgement(
    sheet: &mut Sheet<'_, '_, Card>,
    document: &Document,
    vocabulary: &Vocabulary,
) {
    let words = &sheet.form.words.inspector;
    sheet.mark(field!(mark), words.mark);
    evidence(sheet, &vocabulary.sources);
    if !document.personas.is_empty() {
        let personas = personas(document, words.everyone, sheet.form.words.model.untitled);
        sheet.choice(field!(persona), words.whose, &personas);
    }
}

pub(super) fn channel_switches(sheet: &mut Sheet<'_, '_, Card>, others: &[String]) {
    channels::show(sheet, others);
}

/// Who looks after it, and under which tags it is found.
pub(super) fn care(sheet: &mut Sheet<'_, '_, Card>, vocabulary: &Vocabulary) {
    let words = &sheet.form.words.inspector;
    sheet.completed(field!(owner), words.owner, &vocabulary.owners);
    sheet.chips(field!(tags), words.tags, words.add_tag, &vocabulary.tags);
}

pub(super) fn look(sheet: &mut Sheet<'_, '_, Card>, document: &Document, lanes: &Lanes) {
    let words = &sheet.form.words.inspector;
    sheet.swatch(field!(colour), words.colour);
    span(sheet, document);
    if !has_metric(sheet, lanes) && sheet.form.button(words.add_metric) {
        sheet.change(|card| {
            card.metric.get_or_insert_with(Metric::default);
        });
        sheet.form.made();
    }
}

/// Where the card is: a click leads there.
pub(super) fn place(
    form: &mut Form<'_>,
    document: &Document,
    step: StepId,
    lane: LaneId,
) -> Option<Place> {
    let words = form.words;
    let named = |text: &str, else_: &str| match text.trim() {
        "" => else_.to_owned(),
        text => text.to_owned(),
    };
    let step = document.step(step)?;
    let lane = document.lane(lane)?;
    let step_name = named(&step.title, words.model.untitled);
    let lane_name = words.model.lane(lane).to_owned();
    let mut to = None;
    form.ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = chrome::UNIT;
        for (name, kind, target) in [
            (step_name, words.inspector.step, Target::Step(step.id)),
            (lane_name, words.inspector.lane, Target::Lane(lane.id)),
        ] {
            let button = egui::Button::new(egui::RichText::new(&name).size(chrome::SMALL))
                .truncate()
                .min_size(egui::vec2(0.0, chrome::TARGET));
            let label = format!("{kind}, {name}");
            if ui.add(button).accessible_name(label).clicked() {
                to = Some(Place::Select(vec![target]));
            }
        }
    });
    to
}

fn personas(
    document: &Document,
    everyone: &str,
    untitled: &str,
) -> Vec<(Option<PersonaId>, String)> {
    let named = document.personas.iter().map(|persona| {
        let name = match persona.name.trim() {
            "" => untitled,
            name => name,
        };
        (Some(persona.id), name.to_owned())
    });
    std::iter::once((None, everyone.to_owned()))
        .chain(named)
        .collect()
}

/// The evidence without its source.
fn kind(evidence: &Evidence) -> Evidence {
    match evidence {
        Evidence::Observed { .. } => Evidence::Observed {
            source: String::new(),
        },
        other => other.clone(),
    }
}

fn evidence(sheet: &mut Sheet<'_, '_, Card>, sources: &[String]) {
    let words = sheet.form.words;
    let kinds = [
        Evidence::Unstated,
        Evidence::Observed {
            source: String::new(),
        },
        Evidence::Assumed,
        Evidence::Proposed,
    ];
    let kinds = kinds.map(|kind| {
        let name = words.model.evidence(&kind).to_owned();
        (kind, name)
    });
    let mut now = sheet
        .records
        .shared("evidence", |card| kind(&card.evidence));
    let label = words.inspector.evidence;
    if sheet.form.choice("evidence", label, &mut now, &kinds) {
        let chosen = now.value;
        sheet.change(move |card| {
            if kind(&card.evidence) != chosen {
                card.evidence = chosen.clone();
            }
        });
        return;
    }
    let observed = sheet.records.iter().take(200).any(is_observed);
    if !observed {
        return;
    }
    let mut source = sheet
        .records
        .shared("source", |card| source(card).to_owned());
    let label = words.inspector.source;
    if sheet.form.completed("source", label, &mut source, sources) {
        let written = source.value;
        sheet.change(move |card| {
            if let Evidence::Observed { source } = &mut card.evidence {
                source.clone_from(&written);
            }
        });
    }
}

fn is_observed(card: &Card) -> bool {
    matches!(card.evidence, Evidence::Observed { .. })
}

fn source(card: &Card) -> &str {
    match &card.evidence {
        Evidence::Observed { source } => source,
        _ => "",
    }
}

fn span(sheet: &mut Sheet<'_, '_, Card>, document: &Document) {
    let words = &sheet.form.words.inspector;
    let span = sheet.records.shared("span", |card| card.span);
    let num_steps = document.num_steps();
    let room = |card: &Card| {
        let column = document.column(card.step).unwrap_or(0);
        (num_steps - column.min(num_steps)).max(1) as u16
    };
    // Of many, whoever has no room stays as wide as it is.
    let can_widen = sheet.records.is_many() || span.value < room(sheet.records.first());
    let can_narrow = span.is_mixed || span.value > 1;
    let shown = if span.is_mixed {
        words.mixed.to_owned()
    } else {
        span.value.to_string()
    };
    let mut by = 0_i32;
    sheet.form.label(words.span);
    sheet.form.ui.horizontal(|ui| {
        let side = egui::Vec2::splat(chrome::TARGET);
        let less = egui::Button::new("−").min_size(side);
        let less = ui
            .add_enabled(can_narrow, less)
            .on_hover_text(words.narrower);
        by -= i32::from(less.accessible_name(words.narrower).clicked());
        ui.label(shown);
        let more = egui::Button::new("+").min_size(side);
        let more = ui.add_enabled(can_widen, more).on_hover_text(words.wider);
        by += i32::from(more.accessible_name(words.wider).clicked());
    });
    if by != 0 {
        // Held within the grid when it is applied.
        sheet.change(move |card| card.span = (i32::from(card.span) + by).clamp(1, 9999) as u16);
        sheet.form.made();
    }
}

static NO_METRIC: Metric = Metric {
    kind: MetricKind::Operational,
    value: None,
    unit: String::new(),
    target: None,
    date: None,
    source: String::new(),
};

macro_rules! metric_field {
    ($name:ident) => {
        Lens {
            key: concat!("metric_", stringify!($name)),
            get: |card: &Card| &card.metric.as_ref().unwrap_or(&NO_METRIC).$name,
            get_mut: |card: &mut Card| &mut card.metric.get_or_insert_with(Metric::default).$name,
        }
    };
}

fn metric(sheet: &mut Sheet<'_, '_, Card>, vocabulary: &Vocabulary) {
    let words = sheet.form.words;
    let text = &words.inspector;
    let kinds = [
        MetricKind::Nps,
        MetricKind::Csat,
        MetricKind::Ces,
        MetricKind::Operational,
    ];
    let kinds = kinds.map(|kind| (kind, words.model.metric_kind(kind).to_owned()));
    sheet.choice(metric_field!(kind), text.metric_kind, &kinds);
    sheet.columns(88.0, 3, |sheet, index| match index {
        0 => {
            sheet.number(metric_field!(value), text.value);
        }
        1 => {
            sheet.number(metric_field!(target), text.target);
        }
        _ => sheet.completed(metric_field!(unit), text.unit, &vocabulary.units),
    });
    sheet.date(metric_field!(date), text.date);
    sheet.completed(metric_field!(source), text.source, &vocabulary.sources);
    let has = sheet.records.shared("metric", |card| card.metric.is_some());
    if (has.value || has.is_mixed) && sheet.form.button(text.remove_metric) {
        sheet.change(|card| card.metric = None);
        sheet.form.made();
    }
}

/// The links of a card: each leads to the link.
pub(super) fn links(form: &mut Form<'_>, document: &Document, card: CardId) -> Option<Place> {
    let words = form.words;
    let mut to = None;
    for link in document.links.iter() {
        let (arrow, end, name) = if link.from == card {
            ("→", link.to, words.inspector.link_to)
        } else if link.to == card {
            ("←", link.from, words.inspector.link_from)
        } else {
            continue;
        };
        let Some(other) = document.card(end) else {
            continue;
        };
        let other = super::card_name(other, words);
        let row = form.row(&format!("{arrow} {other}"), &format!("{name} {other}"));
        if row.clicked() {
            to = Some(Place::Select(vec![Target::Link(link.id)]));
        }
    }
    to
}

/// Whether the card has a link at all.
pub(super) fn has_links(document: &Document, records: &Records<Card>) -> bool {
    let card = records.first().id;
    !records.is_many()
        && document
            .links
            .iter()
            .any(|link| link.from == card || link.to == card)
}
