//! What the cards say about each step: its badges, its channels, the line under its title.

use super::super::page::{self, Remembered, Share};
use crate::i18n::{Catalog, Lang};
use crate::model::{CalloutText, Card, Channel, Document, LaneRole, Mark, PersonaId};

/// Of one step.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    pub has_opportunity: bool,
    pub has_verbatim: bool,
    /// Different ones, in the order in which they come up.
    pub channels: Vec<Channel>,
    /// What stands under its title; may be empty.
    pub line: String,
    /// Of its cards in a vote.
    pub dots: u32,
    rank: usize,
}

/// Of the whole map.
#[derive(Debug, Clone, Default)]
pub(super) struct Summary {
    /// By column of the document.
    pub steps: Vec<Facts>,
    pub share: Share,
}

/// Roles whose cards may speak for a step, best first, when what the customer does is asked for.
const STORY: [LaneRole; 8] = [
    LaneRole::Action,
    LaneRole::Touchpoint,
    LaneRole::FreeText,
    LaneRole::Thought,
    LaneRole::Expectation,
    LaneRole::Frontstage,
    LaneRole::Trigger,
    LaneRole::PhysicalEvidence,
];

/// What the cards say, read anew only when they or the question have changed.
#[derive(Debug, Default)]
pub(super) struct CardFacts(Remembered<Asked, Summary>);

type Asked = (Option<PersonaId>, CalloutText, Lang);

impl CardFacts {
    pub fn of(
        &mut self,
        document: &Document,
        persona: Option<PersonaId>,
        words: &Catalog,
    ) -> Summary {
        let callouts = document.wheel.callouts;
        let asked = (persona, callouts, words.lang);
        let read = || Summary::of_cards(document, persona, words);
        let mut summary = self.0.recall(document, asked, read).clone();
        summary.add_steps(document, persona, words);
        summary
    }
}

impl Summary {
    fn of_cards(document: &Document, persona: Option<PersonaId>, words: &Catalog) -> Self {
        let asked = document.wheel.callouts;
        let mut steps = vec![Facts::default(); document.num_steps()];
        let share = page::read(document, persona, |card, role, columns| {
            for facts in &mut steps[columns] {
                facts.count(card, role, asked, words);
            }
        });
        Self { steps, share }
    }

    /// What a vote says of the steps' cards.
    pub fn add_dots(&mut self, dots: &[u32]) {
        for (facts, dots) in self.steps.iter_mut().zip(dots) {
            facts.dots = *dots;
        }
    }

    /// What the steps themselves say: feelings and times.
    fn add_steps(&mut self, document: &Document, persona: Option<PersonaId>, words: &Catalog) {
        let starts: Vec<_> = document.steps().map(|(_, step)| step.start).collect();
        let is_clock = starts.iter().all(|start| start.is_some());
        if document.wheel.callouts == CalloutText::Emotion {
            for (facts, (_, step)) in self.steps.iter_mut().zip(document.steps()) {
                let Some(point) = step.emotion(persona) else {
                    continue;
                };
                facts.line = match point.name.trim() {
                    "" => words.model.emotion(point.value).to_owned(),
                    name => name.to_owned(),
                };
            }
        }
        if is_clock {
            for (facts, start) in self.steps.iter_mut().zip(starts) {
                let time = start.map(|start| start.to_string()).unwrap_or_default();
                facts.line = [time.as_str(), &facts.line]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(" · ");
            }
        }
    }
}

impl Facts {
    fn count(&mut self, card: &Card, role: LaneRole, asked: CalloutText, words: &Catalog) {
        self.has_opportunity |=
            role == LaneRole::Opportunity || card.mark == Some(Mark::Opportunity);
        self.has_verbatim |= role == LaneRole::Verbatim;
        for channel in &card.channels {
            if !self.channels.contains(channel) {
                self.channels.push(channel.clone());
            }
        }
        let text = card.text.trim();
        if text.is_empty() {
            return;
        }
        // The best so far has rank 1; 0 stands for none.
        let rank = match asked {
            CalloutText::Action => STORY.iter().position(|&other| other == role),
            CalloutText::Touchpoint => (role == LaneRole::Touchpoint).then_some(0),
            CalloutText::Expectation => (role == LaneRole::Expectation).then_some(0),
            CalloutText::PainPoint => {
                (role == LaneRole::PainPoint || card.mark == Some(Mark::Pain)).then_some(0)
            }
            CalloutText::Opportunity => {
                (role == LaneRole::Opportunity || card.mark == Some(Mark::Opportunity)).then_some(0)
            }
            CalloutText::Verbatim => (role == LaneRole::Verbatim).then_some(0),
            CalloutText::Emotion | CalloutText::Nothing => None,
        };
        let Some(rank) = rank.map(|rank| rank + 1) else {
            return;
        };
        if self.rank == 0 || rank < self.rank {
            self.rank = rank;
            self.line = match role {
                LaneRole::Verbatim => words.layout.quoted(text),
                _ => text.to_owned(),
            };
        }
    }
}
