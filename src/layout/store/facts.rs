//! What the cards say about each room: channels, one verbatim, opportunities, needs.

use super::super::page::{self, Remembered, Share};
use crate::model::{Card, CardId, Channel, Document, Emotion, LaneRole, Mark, PersonaId};

/// A card's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub card: CardId,
    pub text: String,
}

/// Of one room.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    /// Of the persona who visits.
    pub emotion: Option<Emotion>,
    /// Different ones, in the order in which they come up.
    pub channels: Vec<Channel>,
    pub verbatim: Option<Told>,
    pub opportunities: Vec<Told>,
    pub needs: Vec<Told>,
}

/// Of the whole map.
#[derive(Debug, Clone, Default)]
pub(super) struct Summary {
    /// By column of the document.
    pub rooms: Vec<Facts>,
    pub share: Share,
}

/// What the cards say, read anew only when they or the question have changed.
#[derive(Debug, Default)]
pub(super) struct CardFacts(Remembered<Option<PersonaId>, Summary>);

impl CardFacts {
    pub fn of(&mut self, document: &Document, persona: Option<PersonaId>) -> &Summary {
        let read = || Summary::of_cards(document, persona);
        let summary = self.0.recall(document, persona, read);
        for (room, (_, step)) in summary.rooms.iter_mut().zip(document.steps()) {
            room.emotion = step.emotion(persona).map(|point| point.value);
        }
        summary
    }
}

impl Summary {
    fn of_cards(document: &Document, persona: Option<PersonaId>) -> Self {
        let mut rooms = vec![Facts::default(); document.num_steps()];
        let share = page::read(document, persona, |card, role, columns| {
            rooms[columns.start].add_text(card, role);
            for facts in &mut rooms[columns] {
                facts.add_channels(card);
            }
        });
        Self { rooms, share }
    }
}

impl Facts {
    fn add_channels(&mut self, card: &Card) {
        for channel in &card.channels {
            if !self.channels.contains(channel) {
                self.channels.push(channel.clone());
            }
        }
    }

    fn add_text(&mut self, card: &Card, role: LaneRole) {
        let text = card.text.trim();
        if text.is_empty() {
            return;
        }
        let told = || Told {
            card: card.id,
            text: text.to_owned(),
        };
        if role == LaneRole::Opportunity || card.mark == Some(Mark::Opportunity) {
            self.opportunities.push(told());
        }
        match role {
            LaneRole::Verbatim if self.verbatim.is_none() => self.verbatim = Some(told()),
            LaneRole::Expectation => self.needs.push(told()),
            _ => {}
        }
    }
}
