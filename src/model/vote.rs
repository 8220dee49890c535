//! Vote rounds: dots that people give to cards, and the edits of them.
//!
//! Rounds are kept with their name and date. A card that goes takes its dots along; one card has one entry
//! with at least one dot in a round. Who may still give how many is for whoever leads the vote to say.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::document::Document;
use super::edit::{EditError, position};
use super::id::{CardId, VoteRoundId};
use super::is_default;
use super::value::Date;

/// The dots of one card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardVotes {
    pub card: CardId,
    /// At least 1.
    pub dots: u32,
}

/// One vote, open or over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteRound {
    pub id: VoteRoundId,
    #[serde(default)]
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    #[serde(default)]
    pub dots_per_person: u16,
    #[serde(default)]
    pub people: u16,
    /// Dots can be given.
    #[serde(default, skip_serializing_if = "is_default")]
    pub open: bool,
    /// Nobody sees the counts yet.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hidden: bool,
    /// In the order in which the cards got their first dot.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<CardVotes>,
}

/// A card and its place in the result; cards with the same dots share a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    /// From 1.
    pub rank: usize,
    pub card: CardId,
    pub dots: u32,
}

impl VoteRound {
    pub fn new(id: VoteRoundId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            date: None,
            dots_per_person: 5,
            people: 10,
            open: false,
            hidden: false,
            votes: Vec::new(),
        }
    }

    pub fn dots(&self, card: CardId) -> u32 {
        let votes = self.votes.iter().find(|votes| votes.card == card);
        votes.map_or(0, |votes| votes.dots)
    }

    /// All dots that were given.
    pub fn num_given(&self) -> u32 {
        let dots = self.votes.iter().map(|votes| votes.dots);
        dots.fold(0, u32::saturating_add)
    }

    /// All dots that people have.
    pub fn num_dots(&self) -> u32 {
        u32::from(self.dots_per_person) * u32::from(self.people)
    }

    /// Dots that were not given yet.
    pub fn num_left(&self) -> u32 {
        self.num_dots().saturating_sub(self.num_given())
    }

    /// The result: most dots first, level cards in the order of `places`, by which the map reads.
    pub fn ranking(&self, mut place: impl FnMut(CardId) -> usize) -> Vec<Ranked> {
        let mut rows: Vec<(usize, CardVotes)> = self
            .votes
            .iter()
            .map(|votes| (place(votes.card), *votes))
            .collect();
        rows.sort_by_key(|(place, votes)| (std::cmp::Reverse(votes.dots), *place));
        let mut ranking: Vec<Ranked> = Vec::with_capacity(rows.len());
        for (index, (_, CardVotes { card, dots })) in rows.into_iter().enumerate() {
            let rank = match ranking.last() {
                Some(last) if last.dots == dots => last.rank,
                _ => index + 1,
            };
            ranking.push(Ranked { rank, card, dots });
        }
        ranking
    }
}

impl Document {
    pub fn vote_round(&self, id: VoteRoundId) -> Option<&Arc<VoteRound>> {
        self.vote_rounds.iter().find(|round| round.id == id)
    }

    /// The round in which dots can be given now.
    pub fn open_round(&self) -> Option<&Arc<VoteRound>> {
        self.vote_rounds.iter().rfind(|round| round.open)
    }
}

pub(super) fn check(document: &Document, round: &VoteRound) -> Result<(), EditError> {
    let cards: HashSet<CardId> = match round.votes.is_empty() {
        true => HashSet::new(),
        false => document.cards.iter().map(|card| card.id).collect(),
    };
    let mut seen = HashSet::new();
    for votes in &round.votes {
        if !cards.contains(&votes.card) {
            return Err(EditError::Unknown(votes.card.into()));
        }
        if !seen.insert(votes.card) {
            return Err(EditError::Duplicate(votes.card.into()));
        }
        if votes.dots == 0 {
            return Err(EditError::OutOfRange(round.id.into()));
        }
    }
    Ok(())
}

/// Gives a card this many dots in a round; none takes its entry away.
pub(super) fn vote(
    document: &mut Document,
    round: VoteRoundId,
    card: CardId,
    dots: u32,
) -> Result<(), EditError> {
    let at = position(&document.vote_rounds, round)?;
    if document.card(card).is_none() {
        return Err(EditError::Unknown(card.into()));
    }
    if document.vote_rounds[at].dots(card) == dots {
        return Ok(());
    }
    let round = Arc::make_mut(&mut Arc::make_mut(&mut document.vote_rounds)[at]);
    match round.votes.iter().position(|votes| votes.card == card) {
        Some(index) if dots == 0 => {
            round.votes.remove(index);
        }
        Some(index) => round.votes[index].dots = dots,
        None => round.votes.push(CardVotes { card, dots }),
    }
    Ok(())
}

/// Cards that go take their dots along.
pub(super) fn cards_gone(document: &mut Document, gone: &HashSet<CardId>) {
    let names_one = |round: &VoteRound| round.votes.iter().any(|votes| gone.contains(&votes.card));
    if document.vote_rounds.iter().any(|round| names_one(round)) {
        for round in Arc::make_mut(&mut document.vote_rounds) {
            if names_one(round) {
                let round = Arc::make_mut(round);
                round.votes.retain(|votes| !gone.contains(&votes.card));
            }
        }
    }
}

/// One entry for each card: a card that is named twice has the dots of both.
pub(super) fn summed(votes: &[CardVotes]) -> Vec<CardVotes> {
    let mut places: HashMap<CardId, usize> = HashMap::new();
    let mut sums: Vec<CardVotes> = Vec::with_capacity(votes.len());
    for votes in votes {
        match places.get(&votes.card) {
            Some(&at) => sums[at].dots = sums[at].dots.saturating_add(votes.dots),
            None => {
                places.insert(votes.card, sums.len());
                sums.push(*votes);
            }
        }
    }
    sums
}
