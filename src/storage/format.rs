//! The file format, version 1: which fields a file has, in which order.
//!
//! This is a promise: files of this version open forever. A change of what is written needs version 2,
//! this module frozen under its name, and a `From` into the new one; `tests/storage/golden.rs` watches.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::{
    AgendaItem, Cadence, Card, Date, Document, Header, Initiative, Lane, Link, MapState, Note,
    Persona, PhaseGoals, Picture, Stage, StorePlan, Table, VoteRound, WheelOptions,
};

/// What the field `format` says.
pub(super) const FORMAT: &str = "parcours";
/// The newest format this program reads, and the one it writes.
pub(super) const VERSION: u32 = 1;

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A file of version 1.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileV1 {
    format: String,
    version: u32,
    #[serde(default)]
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    scenario: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    goal: String,
    #[serde(default)]
    state: MapState,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    authors: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    review_date: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    review_cadence: Option<Cadence>,
    #[serde(default, skip_serializing_if = "is_default")]
    phase_goals: PhaseGoals,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "is_default")]
    personas: Table<Persona>,
    #[serde(default, skip_serializing_if = "is_default")]
    stages: Table<Stage>,
    #[serde(default, skip_serializing_if = "is_default")]
    lanes: Table<Lane>,
    #[serde(default, skip_serializing_if = "is_default")]
    cards: Table<Card>,
    #[serde(default, skip_serializing_if = "is_default")]
    links: Table<Link>,
    #[serde(default, skip_serializing_if = "is_default")]
    initiatives: Table<Initiative>,
    #[serde(default, skip_serializing_if = "is_default")]
    agenda: Table<AgendaItem>,
    #[serde(default, skip_serializing_if = "is_default")]
    store_plan: Arc<StorePlan>,
    #[serde(default, skip_serializing_if = "is_default")]
    wheel: WheelOptions,
    #[serde(default, skip_serializing_if = "is_default")]
    pictures: Table<Picture>,
    #[serde(default, skip_serializing_if = "is_default")]
    notes: Table<Note>,
    #[serde(default, skip_serializing_if = "is_default")]
    vote_rounds: Table<VoteRound>,
}

impl From<&Document> for FileV1 {
    fn from(document: &Document) -> Self {
        let header = Header::clone(&document.header);
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            title: header.title,
            scenario: header.scenario,
            goal: header.goal,
            state: header.state,
            authors: header.authors,
            review_date: header.review_date,
            review_cadence: header.review_cadence,
            phase_goals: header.phase_goals,
            note: header.note,
            personas: Arc::clone(&document.personas),
            stages: Arc::clone(&document.stages),
            lanes: Arc::clone(&document.lanes),
            cards: with_finite_metrics(&document.cards),
            links: Arc::clone(&document.links),
            initiatives: Arc::clone(&document.initiatives),
            agenda: Arc::clone(&document.agenda),
            store_plan: Arc::clone(&document.store_plan),
            wheel: document.wheel,
            pictures: Arc::clone(&document.pictures),
            notes: Arc::clone(&document.notes),
            vote_rounds: Arc::clone(&document.vote_rounds),
        }
    }
}

impl From<FileV1> for Document {
    fn from(file: FileV1) -> Self {
        Self {
            header: Arc::new(Header {
                title: file.title,
                scenario: file.scenario,
                goal: file.goal,
                state: file.state,
                authors: file.authors,
                review_date: file.review_date,
                review_cadence: file.review_cadence,
                phase_goals: file.phase_goals,
                note: file.note,
            }),
            personas: file.personas,
            stages: file.stages,
            lanes: file.lanes,
            cards: file.cards,
            links: file.links,
            initiatives: file.initiatives,
            agenda: file.agenda,
            store_plan: file.store_plan,
            wheel: file.wheel,
            pictures: file.pictures,
            notes: file.notes,
            vote_rounds: file.vote_rounds,
        }
    }
}

/// The path of the first number that is not finite, such as `cards[3].metric.value`.
pub(super) fn non_finite_number(document: &Document) -> Option<String> {
    document.cards.iter().enumerate().find_map(|(index, card)| {
        let metric = card.metric.as_ref()?;
        let (name, _) = [("value", metric.value), ("target", metric.target)]
            .into_iter()
            .find(|(_, number)| number.is_some_and(|number| !number.is_finite()))?;
        Some(format!("cards[{index}].metric.{name}"))
    })
}

/// A number that is not finite could be written but never read again: it is written as not measured.
fn with_finite_metrics(cards: &Table<Card>) -> Table<Card> {
    let is_finite = |number: Option<f64>| number.is_none_or(f64::is_finite);
    let is_fine = |card: &Arc<Card>| match &card.metric {
        Some(metric) => is_finite(metric.value) && is_finite(metric.target),
        None => true,
    };
    if cards.iter().all(is_fine) {
        return Arc::clone(cards);
    }
    let mended = cards.iter().map(|card| {
        let mut card = Arc::clone(card);
        if !is_fine(&card)
            && let Some(metric) = &mut Arc::make_mut(&mut card).metric
        {
            metric.value = metric.value.filter(|number| number.is_finite());
            metric.target = metric.target.filter(|number| number.is_finite());
        }
        card
    });
    Arc::new(mended.collect())
}
