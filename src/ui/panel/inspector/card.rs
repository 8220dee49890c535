//! A card's fields, and the fields many cards share.

use super::super::form::{Change, Form};
use super::{PictureWish, channels, options};
use crate::model::{Card, Document, Evidence, LaneRole, Mark, Metric, MetricKind, PersonaId};

const MARKS: [Mark; 4] = [Mark::Pain, Mark::Delight, Mark::Opportunity, Mark::Question];

pub(super) fn show(
    form: &mut Form<'_>,
    document: &Document,
    card: &mut Card,
) -> Option<PictureWish> {
    let words = &form.words.inspector;
    let model = &form.words.model;
    form.area("text", words.text, &mut card.text);
    let role = document.lane(card.lane).map(|lane| lane.role);
    let has_level = matches!(role, Some(LaneRole::Freedom | LaneRole::Intensity));
    if has_level || card.level.is_some() {
        let ends = [words.level_low, words.level_high];
        form.score(words.level, &mut card.level, ends);
    }
    let is_metric = role == Some(LaneRole::Metric);
    if is_metric || card.metric.is_some() {
        metric(form, card);
    }
    form.emotion(words.emotion, &mut card.emotion);
    let marks = options(words.nobody, MARKS, |mark| model.mark(mark));
    form.choice("mark", words.mark, &mut card.mark, &marks);
    if !document.personas.is_empty() {
        let personas = personas(document, words.everyone);
        form.choice("persona", words.whose, &mut card.persona, &personas);
    }
    evidence(form, &mut card.evidence);
    channels::show(form, &mut card.channels);
    form.text("owner", words.owner, &mut card.owner);
    form.lines("tags", words.tags, &mut card.tags);
    form.swatch(words.colour, &mut card.colour);
    let wish = super::picture_field(form, &mut card.picture);
    span(form, document, card);
    if !is_metric && card.metric.is_none() && form.button(words.add_metric) {
        card.metric = Some(Metric::default());
        form.change = Change::Made;
    }
    form.divide();
    form.area("note", words.note, &mut card.note);
    wish
}

/// The fields that make sense for several cards at once. `cards` are changed together.
pub(super) fn show_many(form: &mut Form<'_>, document: &Document, cards: &mut [Card]) {
    let words = &form.words.inspector;
    let model = &form.words.model;
    form.hint(words.mixed_hint);
    let marks = options(words.nobody, MARKS, |mark| model.mark(mark));
    shared(form, "mark", words.mark, &marks, cards, |card| {
        &mut card.mark
    });
    if !document.personas.is_empty() {
        let personas = personas(document, words.everyone);
        shared(form, "persona", words.whose, &personas, cards, |card| {
            &mut card.persona
        });
    }
    let kinds = evidence_kinds(form);
    shared(form, "evidence", words.evidence, &kinds, cards, |card| {
        &mut card.evidence
    });
    let mut emotion = common(cards, |card| card.emotion).flatten();
    let before = emotion;
    form.emotion(words.emotion, &mut emotion);
    if emotion != before {
        cards.iter_mut().for_each(|card| card.emotion = emotion);
    }
    let mut colour = common(cards, |card| card.colour).flatten();
    let before = colour;
    let had_change = form.change;
    form.swatch(words.colour, &mut colour);
    if colour != before {
        cards.iter_mut().for_each(|card| card.colour = colour);
    } else {
        form.change = had_change;
    }
    let mut owner = common(cards, |card| card.owner.clone()).unwrap_or_default();
    if form.text("owner", words.owner, &mut owner).changed() {
        cards
            .iter_mut()
            .for_each(|card| card.owner.clone_from(&owner));
    }
    let mut list = common(cards, |card| card.channels.clone()).unwrap_or_default();
    let before = list.clone();
    channels::show(form, &mut list);
    if list != before {
        // Only what was switched is switched on every card; the rest of a mixed list stays.
        for card in cards.iter_mut() {
            card.channels
                .retain(|channel| !before.contains(channel) || list.contains(channel));
            for channel in list.iter().filter(|channel| !before.contains(channel)) {
                if !card.channels.contains(channel) {
                    card.channels.push(channel.clone());
                }
            }
        }
    }
}

/// One choice for all; shows “mixed” where they differ.
fn shared<T: Clone + PartialEq>(
    form: &mut Form<'_>,
    key: &'static str,
    label: &str,
    options: &[(T, String)],
    cards: &mut [Card],
    field: impl Fn(&mut Card) -> &mut T,
) {
    let Some(first) = cards.first_mut().map(|card| field(card).clone()) else {
        return;
    };
    let is_mixed = cards.iter_mut().any(|card| *field(card) != first);
    let mut value = if is_mixed { None } else { Some(first) };
    let mut all: Vec<(Option<T>, String)> = options
        .iter()
        .map(|(option, name)| (Some(option.clone()), name.clone()))
        .collect();
    if is_mixed {
        all.insert(0, (None, form.words.inspector.mixed.to_owned()));
    }
    let before = value.clone();
    form.choice(key, label, &mut value, &all);
    if let Some(value) = value
        && before.as_ref() != Some(&value)
    {
        for card in cards {
            *field(card) = value.clone();
        }
    }
}

fn common<T: PartialEq>(cards: &[Card], field: impl Fn(&Card) -> T) -> Option<T> {
    let first = field(cards.first()?);
    cards
        .iter()
        .all(|card| field(card) == first)
        .then_some(first)
}

fn personas(document: &Document, everyone: &str) -> Vec<(Option<PersonaId>, String)> {
    let named = document
        .personas
        .iter()
        .map(|persona| (Some(persona.id), persona.name.clone()));
    std::iter::once((None, everyone.to_owned()))
        .chain(named)
        .collect()
}

fn evidence_kinds(form: &Form<'_>) -> Vec<(Evidence, String)> {
    let kinds = [
        Evidence::Unstated,
        Evidence::Observed {
            source: String::new(),
        },
        Evidence::Assumed,
        Evidence::Proposed,
    ];
    let name = |kind: &Evidence| form.words.model.evidence(kind).to_owned();
    kinds
        .into_iter()
        .map(|kind| (kind.clone(), name(&kind)))
        .collect()
}

fn evidence(form: &mut Form<'_>, evidence: &mut Evidence) {
    let words = &form.words.inspector;
    let kinds = evidence_kinds(form);
    let mut kind = match &*evidence {
        Evidence::Observed { .. } => kinds[1].0.clone(),
        other => other.clone(),
    };
    let before = kind.clone();
    form.choice("evidence", words.evidence, &mut kind, &kinds);
    if kind != before {
        *evidence = kind;
    }
    if let Evidence::Observed { source } = evidence {
        form.text("source", words.source, source);
    }
}

fn span(form: &mut Form<'_>, document: &Document, card: &mut Card) {
    let words = &form.words.inspector;
    let column = document.column(card.step).unwrap_or(0);
    let most = (document.num_steps() - column.min(document.num_steps())).max(1) as u16;
    let mut by = 0_i32;
    form.hint(words.span);
    form.ui.horizontal(|ui| {
        let side = egui::Vec2::splat(crate::theme::chrome::TARGET);
        let less = egui::Button::new("−").min_size(side);
        let less = ui
            .add_enabled(card.span > 1, less)
            .on_hover_text(words.narrower);
        by -= i32::from(less.accessible_name(words.narrower).clicked());
        ui.label(card.span.to_string());
        let more = egui::Button::new("+").min_size(side);
        let more = ui
            .add_enabled(card.span < most, more)
            .on_hover_text(words.wider);
        by += i32::from(more.accessible_name(words.wider).clicked());
    });
    if by != 0 {
        card.span = (i32::from(card.span) + by).clamp(1, i32::from(most)) as u16;
        form.change = Change::Made;
    }
}

fn metric(form: &mut Form<'_>, card: &mut Card) {
    let words = &form.words.inspector;
    let model = &form.words.model;
    form.section(words.metric);
    let mut metric = card.metric.clone().unwrap_or_default();
    let kinds = [
        MetricKind::Nps,
        MetricKind::Csat,
        MetricKind::Ces,
        MetricKind::Operational,
    ];
    let kinds = kinds.map(|kind| (kind, model.metric_kind(kind).to_owned()));
    form.choice("metric_kind", words.metric_kind, &mut metric.kind, &kinds);
    form.number("value", words.value, &mut metric.value);
    form.text("unit", words.unit, &mut metric.unit);
    form.number("target", words.target, &mut metric.target);
    form.date("metric_date", words.date, &mut metric.date);
    form.text("metric_source", words.source, &mut metric.source);
    if metric != card.metric.clone().unwrap_or_default() {
        card.metric = Some(metric);
    }
    if card.metric.is_some() && form.button(words.remove_metric) {
        card.metric = None;
        form.change = Change::Made;
    }
}
