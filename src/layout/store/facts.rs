//! What the cards say about each room: channels, one verbatim, opportunities, needs.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{
    Card, CardId, Channel, Document, Emotion, Evidence, Lane, LaneId, LaneRole, Mark, PersonaId,
    StepId, Table,
};

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
    pub num_observed: usize,
    pub num_stated: usize,
}

/// What the cards said last time: while a face is dragged or a room is moved, they say the same.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    cards: Table<Card>,
    lanes: Table<Lane>,
    persona: Option<PersonaId>,
    steps: Vec<StepId>,
    summary: Option<Summary>,
}

impl Remembered {
    pub fn of(&mut self, document: &Document, persona: Option<PersonaId>) -> &Summary {
        let is_same = Arc::ptr_eq(&self.cards, &document.cards)
            && Arc::ptr_eq(&self.lanes, &document.lanes)
            && self.persona == persona
            && document
                .steps()
                .map(|(_, step)| step.id)
                .eq(self.steps.iter().copied());
        let known = self.summary.take().filter(|_| is_same);
        let mut summary = known.unwrap_or_else(|| Summary::of(document, persona));
        for (room, (_, step)) in summary.rooms.iter_mut().zip(document.steps()) {
            room.emotion = step.emotion(persona).map(|point| point.value);
        }
        self.cards = Arc::clone(&document.cards);
        self.lanes = Arc::clone(&document.lanes);
        self.persona = persona;
        self.steps = document.steps().map(|(_, step)| step.id).collect();
        self.summary.insert(summary)
    }
}

impl Summary {
    /// Cards of hidden lanes and of other personas than `persona` do not count.
    pub fn of(document: &Document, persona: Option<PersonaId>) -> Self {
        let lanes = document.lanes.iter().filter(|lane| !lane.hidden);
        let roles: HashMap<LaneId, LaneRole> = lanes.map(|lane| (lane.id, lane.role)).collect();
        let columns: HashMap<StepId, usize> = document
            .steps()
            .enumerate()
            .map(|(column, (_, step))| (step.id, column))
            .collect();
        let mut summary = Self {
            rooms: vec![Facts::default(); document.num_steps()],
            ..Self::default()
        };
        for card in document.cards.iter() {
            let role = roles.get(&card.lane).copied();
            let (Some(role), Some(&column)) = (role, columns.get(&card.step)) else {
                continue;
            };
            summary.num_stated += usize::from(card.evidence != Evidence::Unstated);
            summary.num_observed += usize::from(matches!(card.evidence, Evidence::Observed { .. }));
            if card.persona.is_some() && persona.is_some() && card.persona != persona {
                continue;
            }
            let end = (column + usize::from(card.span.max(1))).min(summary.rooms.len());
            for facts in &mut summary.rooms[column..end] {
                facts.add_channels(card);
            }
            summary.rooms[column].add_text(card, role);
        }
        summary
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
