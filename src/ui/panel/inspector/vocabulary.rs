//! What has been written in the map, to be offered where the same is written again.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Card, CardId, Channel, Document, Evidence, Initiative, Table};

/// The map's words, each once, in order; gathered again when the map has changed.
#[derive(Default)]
pub(super) struct Vocabulary {
    cards: Option<Table<Card>>,
    initiatives: Option<Table<Initiative>>,
    pub tags: Vec<String>,
    pub owners: Vec<String>,
    pub sources: Vec<String>,
    pub units: Vec<String>,
    /// Channels that the program does not know.
    pub channels: Vec<String>,
    /// Every card with its text in one line.
    pub card_names: Vec<String>,
    pub card_ids: Vec<CardId>,
}

impl Vocabulary {
    pub fn gather(&mut self, document: &Document) {
        let is_same = self
            .cards
            .as_ref()
            .is_some_and(|cards| Arc::ptr_eq(cards, &document.cards))
            && self
                .initiatives
                .as_ref()
                .is_some_and(|rows| Arc::ptr_eq(rows, &document.initiatives));
        if is_same {
            return;
        }
        let mut tags = BTreeSet::new();
        let mut owners = BTreeSet::new();
        let mut sources = BTreeSet::new();
        let mut units = BTreeSet::from(["%", "€", "min", "/10", "pts"]);
        let mut channels = BTreeSet::new();
        for card in document.cards.iter() {
            tags.extend(card.tags.iter().map(String::as_str));
            owners.insert(&*card.owner);
            if let Evidence::Observed { source } = &card.evidence {
                sources.insert(&**source);
            }
            if let Some(metric) = &card.metric {
                units.insert(&metric.unit);
                sources.insert(&metric.source);
            }
            channels.extend(card.channels.iter().filter_map(|channel| match channel {
                Channel::Other(name) => Some(&**name),
                _ => None,
            }));
        }
        owners.extend(document.initiatives.iter().map(|row| &*row.owner));
        let list = |set: BTreeSet<&str>| {
            let written = set.into_iter().filter(|text| !text.trim().is_empty());
            written.map(str::to_owned).collect()
        };
        let cards = document.cards.iter();
        let named = cards.filter(|card| !card.text.trim().is_empty());
        let one_line = |card: &Arc<Card>| {
            let words: Vec<&str> = card.text.split_whitespace().collect();
            (words.join(" "), card.id)
        };
        (self.card_names, self.card_ids) = named.map(one_line).unzip();
        self.tags = list(tags);
        self.owners = list(owners);
        self.sources = list(sources);
        self.units = list(units);
        self.channels = list(channels);
        self.cards = Some(Arc::clone(&document.cards));
        self.initiatives = Some(Arc::clone(&document.initiatives));
    }
}
