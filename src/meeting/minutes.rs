//! The minutes of a meeting, gathered from the map as it is, as it was before, and from the meeting's course.
//!
//! Everything is words here already; `markdown` only writes them down.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use super::Course;
use crate::i18n::Catalog;
use crate::model::{
    Card, CardId, Change, Date, Document, How, LaneId, Mark, NoteKind, StepId, VoteRound, changes,
};

/// What is known of the meeting besides the map.
#[derive(Debug, Clone, Default)]
pub struct Occasion<'a> {
    pub date: Option<Date>,
    /// The hour it began and the hour it ended, as “14:05”.
    pub hours: Option<(String, String)>,
    pub participants: Vec<String>,
    /// The map as it was before.
    pub before: Option<&'a Document>,
    /// How the agenda went, and now.
    pub course: Option<(&'a Course, Duration)>,
}

/// An item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub title: String,
    pub planned: u16,
    /// Minutes it really took.
    pub took: Option<u64>,
}

/// What was captured in one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captured {
    pub place: String,
    /// What kind of thing, and its text.
    pub entries: Vec<(String, String)>,
}

/// A vote and its result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    pub title: String,
    /// Place, dots, text and where it stands.
    pub ranking: Vec<(usize, u32, String, String)>,
}

/// The minutes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Minutes {
    pub title: String,
    pub scenario: String,
    pub date: Option<Date>,
    pub hours: Option<(String, String)>,
    pub participants: Vec<String>,
    pub agenda: Vec<Item>,
    pub captured: Vec<Captured>,
    /// Kind, text and the step that was spoken of.
    pub inbox: Vec<(Option<String>, String, Option<String>)>,
    pub votes: Vec<Vote>,
    /// Text and where it stands.
    pub questions: Vec<(String, String)>,
    /// Who, and what is theirs.
    pub owners: Vec<(String, Vec<String>)>,
    /// What changed, in a sentence; `None` where nothing is known of before.
    pub summary: Option<String>,
    /// Every emotion that is another now.
    pub emotions: Vec<String>,
}

impl Minutes {
    /// Gathers what the map has to say, in the words of one language.
    pub fn gather(document: &Document, occasion: &Occasion<'_>, words: &Catalog) -> Self {
        let places = Places::of(document, words);
        let changes = occasion.before.map(|before| changes(before, document));
        let title = match document.header.title.trim() {
            "" => words.model.untitled,
            title => title,
        };
        Self {
            title: title.to_owned(),
            scenario: document.header.scenario.trim().to_owned(),
            date: occasion.date,
            hours: occasion.hours.clone(),
            participants: occasion.participants.clone(),
            agenda: agenda(document, occasion, words),
            captured: changes.as_deref().map_or_else(Vec::new, |changes| {
                captured(document, changes, &places, words)
            }),
            inbox: inbox(document, occasion.before, &places, words),
            votes: document
                .vote_rounds
                .iter()
                .map(|round| vote(document, round, &places, words))
                .collect(),
            questions: questions(document, &places),
            owners: owners(document, words),
            summary: occasion
                .before
                .map(|before| words.minutes.summary(before, document, words)),
            emotions: changes.as_deref().map_or_else(Vec::new, |changes| {
                let felt = changes.iter().filter(|change| is_felt(change));
                felt.map(|change| words.minutes.felt(change, document, words))
                    .collect()
            }),
        }
    }
}

fn is_felt(change: &Change) -> bool {
    matches!(change.how, How::Felt { .. })
}

/// Names of steps and lanes, and the order of the columns.
struct Places {
    steps: HashMap<StepId, (usize, String)>,
    lanes: HashMap<LaneId, String>,
}

impl Places {
    fn of(document: &Document, words: &Catalog) -> Self {
        let steps = document.steps().enumerate();
        let lanes = document.lanes.iter();
        Self {
            steps: steps
                .map(|(column, (stage, step))| {
                    let title = match (stage.title.trim(), step.title.trim()) {
                        ("", "") => words.model.untitled.to_owned(),
                        ("", step) => step.to_owned(),
                        (stage, "") => stage.to_owned(),
                        (stage, step) => format!("{stage} – {step}"),
                    };
                    (step.id, (column, title))
                })
                .collect(),
            lanes: lanes
                .map(|lane| (lane.id, words.model.lane(lane).to_owned()))
                .collect(),
        }
    }

    fn step(&self, id: StepId) -> String {
        self.steps
            .get(&id)
            .map(|(_, title)| title.clone())
            .unwrap_or_default()
    }

    fn column(&self, id: StepId) -> usize {
        self.steps
            .get(&id)
            .map_or(usize::MAX, |(column, _)| *column)
    }

    fn lane(&self, id: LaneId) -> String {
        self.lanes.get(&id).cloned().unwrap_or_default()
    }
}

fn agenda(document: &Document, occasion: &Occasion<'_>, words: &Catalog) -> Vec<Item> {
    let items = document.agenda.iter();
    items
        .map(|item| Item {
            title: words.agenda.title(item, document),
            planned: item.minutes,
            took: occasion.course.and_then(|(course, now)| {
                let took = course.took(item.id, now)?;
                Some((took.as_secs() + 30) / 60)
            }),
        })
        .collect()
}

/// What a card is: by its mark, else by its lane.
fn kind_of(card: &Card, places: &Places, words: &Catalog) -> String {
    match card.mark {
        Some(mark) => words.model.mark(mark).to_owned(),
        None => places.lane(card.lane),
    }
}

fn captured(
    document: &Document,
    changes: &[Change],
    places: &Places,
    words: &Catalog,
) -> Vec<Captured> {
    let added: HashSet<_> = changes
        .iter()
        .filter(|change| change.how == How::Added)
        .map(|change| change.id)
        .collect();
    let rows: HashMap<LaneId, usize> = document
        .lanes
        .iter()
        .enumerate()
        .map(|(row, lane)| (lane.id, row))
        .collect();
    let mut cards: Vec<&Card> = document
        .cards
        .iter()
        .filter(|card| added.contains(&card.id.into()) && !card.text.trim().is_empty())
        .map(|card| &**card)
        .collect();
    cards.sort_by_key(|card| (places.column(card.step), rows.get(&card.lane).copied()));
    // Neighbours may have the same name.
    let of_steps = cards.chunk_by(|one, other| one.step == other.step);
    of_steps
        .map(|cards| Captured {
            place: places.step(cards[0].step),
            entries: cards
                .iter()
                .map(|card| (kind_of(card, places, words), card.text.clone()))
                .collect(),
        })
        .collect()
}

/// What still waits in the inbox: with a map from before, what came since.
fn inbox(
    document: &Document,
    before: Option<&Document>,
    places: &Places,
    words: &Catalog,
) -> Vec<(Option<String>, String, Option<String>)> {
    let known: HashSet<_> = before
        .into_iter()
        .flat_map(|before| before.notes.iter().map(|note| note.id))
        .collect();
    document
        .notes
        .iter()
        .filter(|note| !known.contains(&note.id))
        .map(|note| {
            let kind = note.kind.map(|kind| words.minutes.note_kind(kind, words));
            (kind, note.text.clone(), note.step.map(|id| places.step(id)))
        })
        .collect()
}

fn vote(document: &Document, round: &VoteRound, places: &Places, words: &Catalog) -> Vote {
    let cards: HashMap<CardId, &Card> = document
        .cards
        .iter()
        .map(|card| (card.id, &**card))
        .collect();
    let order = |id: CardId| {
        cards
            .get(&id)
            .map_or(usize::MAX, |it| places.column(it.step))
    };
    let ranking = round.ranking(order).into_iter().filter_map(|ranked| {
        let card = cards.get(&ranked.card)?;
        let place = places.step(card.step);
        Some((ranked.rank, ranked.dots, card.text.clone(), place))
    });
    Vote {
        title: words.minutes.round(round, words),
        ranking: ranking.collect(),
    }
}

/// Cards that ask, in the order of the columns, then notes that do.
fn questions(document: &Document, places: &Places) -> Vec<(String, String)> {
    let asks = |card: &&std::sync::Arc<Card>| card.mark == Some(Mark::Question);
    let mut cards: Vec<_> = document.cards.iter().filter(asks).collect();
    cards.sort_by_key(|card| places.column(card.step));
    let cards = cards
        .into_iter()
        .map(|card| (card.text.clone(), places.step(card.step)));
    let notes = document.notes.iter();
    let notes = notes
        .filter(|note| note.kind == Some(NoteKind::Question))
        .map(|note| {
            let place = note.step.map(|id| places.step(id));
            (note.text.clone(), place.unwrap_or_default())
        });
    cards.chain(notes).collect()
}

fn owners(document: &Document, words: &Catalog) -> Vec<(String, Vec<String>)> {
    let mut owners: Vec<(String, Vec<String>)> = Vec::new();
    let mut add = |owner: &str, what: String| {
        let owner = owner.trim();
        if owner.is_empty() {
            return;
        }
        match owners.iter_mut().find(|(name, _)| name == owner) {
            Some((_, list)) => list.push(what),
            None => owners.push((owner.to_owned(), vec![what])),
        }
    };
    for initiative in document.initiatives.iter() {
        add(
            &initiative.owner,
            words.minutes.initiative(initiative, words),
        );
    }
    for card in document.cards.iter() {
        add(&card.owner, card.text.clone());
    }
    owners.sort_by_key(|(owner, _)| owner.to_lowercase());
    owners
}
