//! Voting with dots: rounds are begun and ended, cards get and give back dots, the result is ranked.

use std::fmt::Write as _;

use super::{Blocked, Editor};
use crate::model::{
    CardId, Document, Edit, EditName, IdMap, Noun, Ranked, Verb, VoteRound, VoteRoundId,
};

impl Editor {
    /// The round in which dots can be given now.
    pub fn voting(&self) -> Option<&VoteRound> {
        self.document.open_round().map(|round| &**round)
    }

    /// Begins a round and shows its dots; one that was open ends.
    ///
    /// # Errors
    /// When the map may not be changed.
    pub fn start_vote(&mut self, mut round: VoteRound) -> Result<(), Blocked> {
        round.open = true;
        let id = round.id;
        let mut edits: Vec<Edit> = self.closing_edits();
        let is_known = self.document.vote_round(id).is_some();
        edits.push(match is_known {
            true => Edit::SetVoteRound(round),
            false => Edit::AddVoteRound(round),
        });
        let verb = if is_known { Verb::Change } else { Verb::Add };
        self.seal();
        self.apply_as(
            EditName::one(verb, Noun::VoteRound),
            Edit::Batch(edits),
            None,
        )?;
        self.options_mut().votes = Some(id);
        Ok(())
    }

    fn closing_edits(&self) -> Vec<Edit> {
        let open = self.document.vote_rounds.iter().filter(|round| round.open);
        let closed = open.map(|round| {
            let mut round = VoteRound::clone(round);
            (round.open, round.hidden) = (false, false);
            Edit::SetVoteRound(round)
        });
        closed.collect()
    }

    /// Ends the open round; everybody sees what came of it.
    ///
    /// # Errors
    /// When there is none, or the map may not be changed.
    pub fn end_vote(&mut self) -> Result<VoteRoundId, Blocked> {
        let id = self.voting().ok_or(Blocked::NoVote)?.id;
        let edit = Edit::Batch(self.closing_edits());
        self.seal();
        self.apply_as(EditName::one(Verb::Change, Noun::VoteRound), edit, None)?;
        self.drop_choice();
        self.options_mut().votes = Some(id);
        Ok(id)
    }

    /// Changes a round: its name, its dots, whether they are hidden.
    ///
    /// # Errors
    /// When it is not there, or the map may not be changed.
    pub fn change_round(
        &mut self,
        id: VoteRoundId,
        change: impl FnOnce(&mut VoteRound),
    ) -> Result<(), Blocked> {
        let round = self.document.vote_round(id).ok_or(Blocked::NoVote)?;
        let mut round = VoteRound::clone(round);
        change(&mut round);
        self.seal();
        Ok(self.apply(Edit::SetVoteRound(round), None)?)
    }

    /// Removes a round with its dots.
    ///
    /// # Errors
    /// When it is not there, or the map may not be changed.
    pub fn remove_round(&mut self, id: VoteRoundId) -> Result<(), Blocked> {
        self.seal();
        Ok(self.apply(Edit::RemoveVoteRound(id), None)?)
    }

    /// `+` and `-` mean dots: a round is open and cards are selected.
    pub(super) fn votes_on_cards(&self) -> bool {
        self.voting().is_some() && self.selection.cards().next().is_some()
    }

    /// Gives every selected card a dot, or takes one from it.
    ///
    /// # Errors
    /// When no vote is open, no card is selected, no dots are left or none is there to take.
    pub(super) fn vote(&mut self, gives: bool) -> Result<(), Blocked> {
        let edit = self.vote_edit(gives)?;
        let Edit::Batch(edits) = &edit else {
            return Ok(());
        };
        let verb = if gives { Verb::Add } else { Verb::Remove };
        let name = EditName::new(verb, Noun::Dot, edits.len());
        self.seal();
        Ok(self.apply_as(name, edit, None)?)
    }

    pub(super) fn vote_edit(&self, gives: bool) -> Result<Edit, Blocked> {
        let round = self.voting().ok_or(Blocked::NoVote)?;
        let cards: Vec<CardId> = self.selection.cards().collect();
        if cards.is_empty() {
            return Err(Blocked::NoCardSelected);
        }
        if gives && (round.num_left() as usize) < cards.len() {
            return Err(Blocked::NoDotsLeft);
        }
        let voted = |&card: &CardId| {
            let now = round.dots(card);
            let dots = if gives {
                Some(now + 1)
            } else {
                now.checked_sub(1)
            };
            let round = round.id;
            dots.map(|dots| Edit::Vote { round, card, dots })
        };
        let edits: Vec<Edit> = cards.iter().filter_map(voted).collect();
        if edits.is_empty() {
            return Err(Blocked::NoDotThere);
        }
        Ok(Edit::Batch(edits))
    }

    /// The round whose dots are shown on the map.
    pub fn shown_round(&self) -> Option<&VoteRound> {
        let id = self.options.votes?;
        self.document.vote_round(id).map(|round| &**round)
    }

    /// Shows the dots of a round on the map, or none.
    pub fn show_votes(&mut self, round: Option<VoteRoundId>) {
        self.options_mut().votes = round;
    }

    /// The round that is meant when none is named: the open one, the one shown, the last one.
    pub fn round_meant(&self) -> Option<&VoteRound> {
        let last = || self.document.vote_rounds.last().map(|round| &**round);
        self.voting().or_else(|| self.shown_round()).or_else(last)
    }

    /// Shows the dots of the last round, or none.
    ///
    /// # Errors
    /// When there is no vote.
    pub(super) fn toggle_votes(&mut self) -> Result<(), Blocked> {
        let shown = self.shown_round().map(|round| round.id);
        let next = match shown {
            Some(_) => None,
            None => Some(self.round_meant().ok_or(Blocked::NoVote)?.id),
        };
        self.show_votes(next);
        Ok(())
    }

    /// The result of a round as a table, a line per card: place, dots, card, step, lane.
    pub fn ranking_table(&self, id: VoteRoundId) -> Option<String> {
        let round = self.document.vote_round(id)?;
        let words = self.catalog();
        let mut table = words.vote.columns.join("\t");
        for row in ranking(&self.document, round) {
            let card = self.document.card(row.card)?;
            let step = self.document.step(card.step)?;
            let lane = self.document.lane(card.lane)?;
            let fields = [&*card.text, &*step.title, words.model.lane(lane)].map(plain);
            let [text, step, lane] = fields;
            let _ = write!(
                table,
                "\n{}\t{}\t{text}\t{step}\t{lane}",
                row.rank, row.dots
            );
        }
        Some(table)
    }
}

/// A text in one field of a table.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The result of a round; level cards stand as the map reads, column by column.
pub fn ranking(document: &Document, round: &VoteRound) -> Vec<Ranked> {
    if round.votes.is_empty() {
        return Vec::new();
    }
    let columns: IdMap<_, usize> = document.steps().map(|(_, step)| step.id).zip(0..).collect();
    let lanes: IdMap<_, usize> = document.lanes.iter().map(|lane| lane.id).zip(0..).collect();
    let width = document.lanes.len().max(1);
    let num = document.cards.len().max(1);
    let voted: IdMap<CardId, ()> = round.votes.iter().map(|votes| (votes.card, ())).collect();
    let cards = document.cards.iter().enumerate();
    let places: IdMap<CardId, usize> = cards
        .filter(|(_, card)| voted.contains_key(&card.id))
        .map(|(index, card)| {
            let column = columns.get(&card.step).copied().unwrap_or(0);
            let lane = lanes.get(&card.lane).copied().unwrap_or(0);
            (card.id, (column * width + lane) * num + index)
        })
        .collect();
    round.ranking(|card| places.get(&card).copied().unwrap_or(usize::MAX))
}
