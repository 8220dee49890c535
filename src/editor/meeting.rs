//! The commands of a meeting beside the walk: dots on cards, and choosing a card without the pointer.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Blocked, Editor, Selection};
use crate::command::Command;
use crate::layout::View;
use crate::layout::stop::{Part, StepBy, Subject};
use crate::model::{CardId, IdMap, Lane, StepId};
use crate::scene::Target;

/// Whether the editor runs the command; others of the meeting are the window's.
pub(super) fn is_mine(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::GiveDot | C::TakeDot | C::ShowDots | C::NextCard | C::PreviousCard
    )
}

/// Whether the window runs the command, where nothing stands against it.
pub(super) fn is_of_the_window(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::Capture | C::ToggleInbox | C::ToggleVotes | C::Vote
    )
}

impl Editor {
    pub(super) fn run_meeting(&mut self, command: Command) -> Result<(), Blocked> {
        match command {
            Command::GiveDot => self.vote_in_picture(true),
            Command::TakeDot => self.vote_in_picture(false),
            Command::ShowDots => self.toggle_votes(),
            Command::NextCard => self.choose_card(true),
            Command::PreviousCard => self.choose_card(false),
            _ => Ok(()),
        }
    }

    pub(super) fn can_run_meeting(&self, command: Command) -> Result<(), Blocked> {
        use Command as C;
        match command {
            C::GiveDot | C::TakeDot => {
                self.may_change()?;
                self.vote_edit(command == C::GiveDot).map(drop)
            }
            C::ShowDots => self.round_meant().map(drop).ok_or(Blocked::NoVote),
            C::NextCard | C::PreviousCard => match self.document.cards.is_empty() {
                true => Err(Blocked::EmptyMap),
                false => Ok(()),
            },
            C::Capture => self.may_change(),
            C::Vote => {
                self.may_change()?;
                let has_cards = self.voting().is_some() || !self.document.cards.is_empty();
                has_cards.then_some(()).ok_or(Blocked::EmptyMap)
            }
            _ => Ok(()),
        }
    }

    /// Selects the next card of what is shown, or the one before: those of the current stop while the map
    /// is presented, picture by picture, else those of the map, column by column.
    fn choose_card(&mut self, forward: bool) -> Result<(), Blocked> {
        let pictures = self.cards_by_picture();
        let cards = pictures.concat();
        let len = cards.len();
        if len == 0 {
            return Err(Blocked::NoCardSelected);
        }
        let chosen = match self.selection.cursor() {
            Some(Target::Card(id)) if self.is_in_picture(id) => Some(id),
            _ => None,
        };
        let now = chosen.and_then(|chosen| cards.iter().position(|&card| card == chosen));
        let next = match (now, forward) {
            (Some(at), true) => at + 1,
            (Some(at), false) => at + len - 1,
            (None, true) => self.num_before(&pictures, false),
            (None, false) => self.num_before(&pictures, true) + len - 1,
        };
        self.choose(cards[next % len]);
        Ok(())
    }

    /// Dots take room: the picture goes along with the card that gets them.
    fn vote_in_picture(&mut self, gives: bool) -> Result<(), Blocked> {
        let chosen = match self.selection.cursor() {
            Some(Target::Card(id)) if self.is_in_picture(id) => Some(id),
            _ => None,
        };
        self.vote(gives)?;
        if let Some(card) = chosen.filter(|_| self.presenting.is_some()) {
            self.turn_to(self.shown_by_part(card));
        }
        Ok(())
    }

    /// Selects a card and brings it into the picture.
    fn choose(&mut self, card: CardId) {
        let target = Target::Card(card);
        self.selection = Selection::of([target]);
        if self.presenting.is_some() {
            self.turn_to(self.shown_by_part(card));
        } else {
            self.reveal(target);
        }
    }

    /// Goes to the stop of a card and marks it there.
    pub fn show_card(&mut self, card: CardId) {
        let place = self.document.card(card).map(|card| (card.step, card.lane));
        let Some((step, lane)) = place else {
            return;
        };
        if self.presenting.is_some() {
            self.bring_into_sight(lane);
            match self.stepped_by() {
                StepBy::Lane => self.show_subject(Subject::Lane(lane)),
                StepBy::Stage | StepBy::Step => self.show_step(step),
            }
        }
        self.choose(card);
    }

    /// No card is marked in the picture any more.
    pub(super) fn drop_choice(&mut self) {
        if self.presenting.is_some() {
            self.selection = Selection::default();
        }
    }

    /// Cards in the pictures before the one that is shown, or up to its end.
    fn num_before(&self, pictures: &[Vec<CardId>], with_shown: bool) -> usize {
        let presenting = self.presenting.as_ref();
        let shown = presenting.filter(|presenting| !presenting.is_whole());
        let (number, _) = shown.map_or((1, 1), |presenting| presenting.part_number());
        let num = if with_shown { number } else { number - 1 };
        pictures.iter().take(num).map(Vec::len).sum()
    }

    /// What of a picture stands for a card: itself, or its step where cards are not drawn.
    fn shown_by_part(&self, card: CardId) -> Target {
        let target = Target::Card(card);
        let shown = self.layout.shown_as(&self.document, target);
        shown.unwrap_or(target)
    }

    fn is_in_picture(&self, card: CardId) -> bool {
        let part = self.presenting.as_ref().and_then(|it| it.part());
        part.is_none_or(|part| {
            let step = self.document.card(card).map(|card| card.step);
            step.is_some_and(|step| self.is_on(part, card, step))
        })
    }

    /// Whether a picture shows a card: the swimlane draws it, elsewhere its step stands for it.
    fn is_on(&self, part: &Part, card: CardId, step: StepId) -> bool {
        part.current.contains(&match self.view() {
            View::Swimlane => Target::Card(card),
            View::Wheel | View::Store => Target::Step(step),
        })
    }

    /// The cards of each picture of the stop, as one reads them: on a board down its columns, elsewhere by
    /// step and lane. All of the map where it is shown whole. A card that goes on stands where it begins.
    fn cards_by_picture(&self) -> Vec<Vec<CardId>> {
        let all = self.cards_in_order();
        let presenting = self.presenting.as_ref();
        let Some(parts) = presenting.map(|it| it.parts()).filter(|it| !it.is_empty()) else {
            return vec![all.into_iter().map(|(card, _)| card).collect()];
        };
        let mut seen: HashSet<CardId> = HashSet::new();
        let mut pictures = Vec::with_capacity(parts.len());
        for part in parts {
            let here = all
                .iter()
                .filter(|(card, step)| self.is_on(part, *card, *step));
            let new = here.filter(|(card, _)| seen.insert(*card));
            let mut cards: Vec<CardId> = new.map(|(card, _)| *card).collect();
            if part.is_page {
                self.sort_as_read(&mut cards);
            }
            pictures.push(cards);
        }
        pictures
    }

    /// Down the columns of a board, from left to right.
    fn sort_as_read(&self, cards: &mut [CardId]) {
        cards.sort_by_cached_key(|&card| {
            let place = self.layout.rect_of(Target::Card(card)).unwrap_or_default();
            // The cards of a column begin at the same place.
            (place.x.round() as i64, place.y.round() as i64)
        });
    }

    /// With their steps, in the order of columns, then of lanes. Cards of lanes that are not shown are left
    /// out, and in the swimlane those of collapsed ones.
    fn cards_in_order(&self) -> Vec<(CardId, StepId)> {
        let named = &self.options.lanes;
        let draws_cards = self.view() == View::Swimlane;
        let is_told = |lane: &&Arc<Lane>| !(lane.collapsed && named.is_empty() && draws_cards);
        let lanes = self.document.lanes_in_sight(named).filter(is_told);
        let lanes: IdMap<_, usize> = lanes.map(|lane| lane.id).zip(0..).collect();
        let steps = self.document.steps().map(|(_, step)| step.id);
        let columns: IdMap<StepId, usize> = steps.zip(0..).collect();
        let cards = self.document.cards.iter().enumerate();
        let mut places: Vec<_> = cards
            .filter_map(|(index, card)| {
                let (column, lane) = (*columns.get(&card.step)?, *lanes.get(&card.lane)?);
                Some(((column, lane, index), (card.id, card.step)))
            })
            .collect();
        places.sort_unstable_by_key(|&(place, _)| place);
        places.into_iter().map(|(_, card)| card).collect()
    }
}
