//! How a vote stands, in words: worked out when the map or the round changes, not in every frame.

use std::ops::Range;
use std::rc::Rc;

use crate::editor::ranking;
use crate::i18n::{Catalog, Lang};
use crate::model::{Card, CardId, Document, IdMap, VoteRound, VoteRoundId};
use crate::scene::Target;
use crate::ui::panel::{name_of, name_of_card};

/// Rows that are drawn beyond those in sight: the keyboard goes there next.
const BEYOND: usize = 2;

/// One card of the ranking.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub card: CardId,
    /// “1”, “2 ex æquo”.
    pub place: String,
    pub dots: u32,
    pub text: String,
    pub step: String,
}

impl Row {
    /// What the row is for those who do not see it.
    pub fn spoken(&self, words: &Catalog) -> String {
        let dots = (words.vote.dots)(self.dots);
        format!("{}, {dots}, {}, {}", self.place, self.text, self.step)
    }
}

/// The ranking of a round.
#[derive(Debug, Default)]
pub(super) struct Standing {
    pub rows: Vec<Row>,
    /// Dots of the best.
    pub most: u32,
}

impl Standing {
    fn of(document: &Document, round: &VoteRound, words: &Catalog) -> Self {
        let ranked = ranking(document, round);
        let cards = document.cards.iter();
        let cards: IdMap<CardId, &Card> = cards.map(|card| (card.id, &**card)).collect();
        let mut steps = IdMap::default();
        let is_level = |at: usize, other: Option<usize>| {
            let other = other.and_then(|other| ranked.get(other));
            other.is_some_and(|other| other.rank == ranked[at].rank)
        };
        let rows = ranked.iter().enumerate().filter_map(|(at, row)| {
            let card = cards.get(&row.card)?;
            let is_shared = is_level(at, at.checked_sub(1)) || is_level(at, Some(at + 1));
            let step = steps
                .entry(card.step)
                .or_insert_with(|| name_of(document, Target::Step(card.step), words));
            Some(Row {
                card: row.card,
                place: (words.vote.rank)(row.rank, is_shared),
                dots: row.dots,
                text: name_of_card(card, words),
                step: step.clone(),
            })
        });
        Self {
            rows: rows.collect(),
            most: ranked.first().map_or(1, |row| row.dots).max(1),
        }
    }
}

/// The ranking that was shown last.
#[derive(Default)]
pub(super) struct Remembered {
    known: Option<(Document, VoteRoundId, Lang)>,
    standing: Rc<Standing>,
}

impl Remembered {
    pub fn of(&mut self, document: &Document, round: &VoteRound, words: &Catalog) -> Rc<Standing> {
        let is_known = self.known.as_ref().is_some_and(|(known, id, lang)| {
            (*id, *lang) == (round.id, words.lang) && known.is_identical(document)
        });
        if !is_known {
            self.standing = Rc::new(Standing::of(document, round, words));
            self.known = Some((document.clone(), round.id, words.lang));
        }
        Rc::clone(&self.standing)
    }
}

/// Which rows are to be drawn: those between `top` and `bottom` and some beyond. `ends` are where rows end.
pub(super) fn seen(ends: &[f32], top: f32, bottom: f32) -> Range<usize> {
    let first = ends.partition_point(|&end| end < top);
    let last = ends.partition_point(|&end| end < bottom) + 1;
    first.saturating_sub(BEYOND)..(last + BEYOND).min(ends.len())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::CardVotes;

    #[test]
    fn rows_in_sight_and_their_neighbours_are_drawn() {
        let ends: Vec<f32> = (1..=100).map(|end| end as f32 * 10.0).collect();
        assert_eq!(seen(&ends, 0.0, 35.0), 0..6);
        assert_eq!(seen(&ends, 500.0, 535.0), 47..56);
        assert_eq!(seen(&ends, 990.0, 2000.0), 96..100);
        assert_eq!(seen(&[], 0.0, 10.0), 0..0);
    }

    #[test]
    fn a_ranking_is_worked_out_once_until_the_map_changes() {
        let words = Lang::En.catalog();
        let mut document = crate::storage::stress(30);
        let mut round = VoteRound::new(crate::model::IdGenerator::from_seed(1).next_id(), "a");
        let dots = [3, 1, 3, 2];
        round.votes = (document.cards.iter().zip(dots))
            .map(|(card, dots)| CardVotes {
                card: card.id,
                dots,
            })
            .collect();
        document.vote_rounds = Arc::new(vec![Arc::new(round.clone())]);
        let mut remembered = Remembered::default();
        let standing = remembered.of(&document, &round, words);
        let places: Vec<&str> = standing.rows.iter().map(|row| &*row.place).collect();
        assert_eq!(places, ["1=", "1=", "3", "4"]);
        assert_eq!(standing.most, 3);
        let again = remembered.of(&document, &round, words);
        assert!(Rc::ptr_eq(&standing, &again));
        let french = remembered.of(&document, &round, Lang::Fr.catalog());
        assert_eq!(french.rows[0].place, "1 ex æquo");
        let other = document.apply(&crate::model::Edit::Vote {
            round: round.id,
            card: standing.rows[0].card,
            dots: 9,
        });
        let other = other.unwrap();
        let voted = other.vote_rounds[0].clone();
        assert_eq!(remembered.of(&other, &voted, words).most, 9);
    }
}
