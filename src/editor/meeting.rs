//! The commands of a meeting beside the walk: dots on cards, and choosing a card without the pointer.

use super::{Blocked, Editor, Selection};
use crate::command::Command;
use crate::layout::stop::StepBy;
use crate::model::{Card, CardId, IdMap, StepId};
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
            Command::GiveDot => self.vote(true),
            Command::TakeDot => self.vote(false),
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
            C::Vote if self.voting().is_some() => self.may_change(),
            C::Vote if self.document.cards.is_empty() => Err(Blocked::EmptyMap),
            _ => Ok(()),
        }
    }

    /// Selects the next card of what is shown, or the one before: those of the current stop while the map
    /// is presented, else those of the map, column by column.
    fn choose_card(&mut self, forward: bool) -> Result<(), Blocked> {
        let cards = self.cards_to_choose();
        let now = match self.selection.cursor() {
            Some(Target::Card(id)) => cards.iter().position(|&card| card == id),
            _ => None,
        };
        let len = cards.len();
        let next = match (now, forward) {
            (_, _) if len == 0 => return Err(Blocked::NoCardSelected),
            (None, true) => 0,
            (None, false) => len - 1,
            (Some(at), true) => (at + 1) % len,
            (Some(at), false) => (at + len - 1) % len,
        };
        let target = Target::Card(cards[next]);
        self.selection = Selection::of([target]);
        if self.presenting.is_some() {
            self.turn_to(target);
        } else {
            self.reveal(target);
        }
        Ok(())
    }

    /// In the order of columns, then of lanes.
    fn cards_to_choose(&self) -> Vec<CardId> {
        let lanes = self.document.lanes.iter().filter(|lane| !lane.hidden);
        let lanes: IdMap<_, usize> = lanes.map(|lane| lane.id).zip(0..).collect();
        let steps = self.document.steps().map(|(_, step)| step.id);
        let columns: IdMap<StepId, usize> = steps.zip(0..).collect();
        let shown = self.columns_in_the_picture(&columns);
        let is_shown = |first: usize, card: &Card| {
            let last = first + usize::from(card.span.max(1)) - 1;
            first < shown.end && last >= shown.start
        };
        let cards = self.document.cards.iter().enumerate();
        let mut places: Vec<((usize, usize, usize), CardId)> = cards
            .filter_map(|(index, card)| {
                let (column, lane) = (*columns.get(&card.step)?, *lanes.get(&card.lane)?);
                is_shown(column, card).then_some(((column, lane, index), card.id))
            })
            .collect();
        places.sort_unstable();
        places.into_iter().map(|(_, card)| card).collect()
    }

    fn columns_in_the_picture(&self, columns: &IdMap<StepId, usize>) -> std::ops::Range<usize> {
        let all = 0..columns.len();
        let Some(presenting) = &self.presenting else {
            return all;
        };
        let Some(step) = presenting.current_step() else {
            return all;
        };
        let at = columns.get(&step).copied().unwrap_or(0);
        match presenting.by() {
            StepBy::Step => at..at + 1,
            StepBy::Lane => all,
            StepBy::Stage => {
                let mut stages = self.document.stages.iter();
                let stage = stages.find(|stage| stage.steps.iter().any(|row| row.id == step));
                let first = stage.and_then(|stage| stage.steps.first());
                let start = first.and_then(|row| columns.get(&row.id)).copied();
                let start = start.unwrap_or(at);
                start..start + stage.map_or(1, |stage| stage.steps.len())
            }
        }
    }
}
