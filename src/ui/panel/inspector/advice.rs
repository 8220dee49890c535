//! How large and how well founded the map is, and what would make it better: each piece of advice leads to
//! what it is about.

use super::super::form::Form;
use super::Place;
use crate::i18n::Counted;
use crate::model::{Advice, Date, Document, Summary};
use crate::scene::Target;

/// The last look at the map, kept while the map stays the same.
#[derive(Default)]
pub(super) struct Advisor {
    seen: Option<(Document, Option<Date>)>,
    summary: Summary,
    advice: Vec<Advice>,
}

impl Advisor {
    fn look(&mut self, document: &Document, today: Option<Date>) {
        let is_seen = |(seen, day): &(Document, Option<Date>)| {
            *day == today && super::chosen::is_same(seen, document)
        };
        if !self.seen.as_ref().is_some_and(is_seen) {
            self.summary = document.summary();
            self.advice = document.advice(today);
            self.seen = Some((document.clone(), today));
        }
    }

    pub fn show(
        &mut self,
        form: &mut Form<'_>,
        document: &Document,
        today: Option<Date>,
    ) -> Option<Place> {
        self.look(document, today);
        let words = form.words;
        let text = &words.advice;
        let Summary {
            stages,
            steps,
            lanes,
            cards,
            stated,
            observed,
        } = self.summary;
        let counts = [
            (Counted::Stage, stages),
            (Counted::Step, steps),
            (Counted::Lane, lanes),
            (Counted::Card, cards),
        ];
        let counts = counts.map(|(kind, count)| words.panel.count(kind, count));
        form.hint(&counts.join(", "));
        if stated > 0 {
            form.hint(&text.facts(observed, stated));
        }
        if cards > 0 && self.advice.is_empty() {
            form.hint(text.nothing_missing);
        }
        let mut to = None;
        for advice in &self.advice {
            let sentence = text.sentence(advice, words.lang);
            let place = place(advice);
            let name = egui::RichText::new(&sentence).size(crate::theme::chrome::SMALL);
            let button = egui::Button::new(name)
                .wrap()
                .frame_when_inactive(false)
                .right_text("");
            let size = egui::vec2(form.ui.available_width(), crate::theme::chrome::TARGET);
            let button = button.min_size(size);
            if place.is_none() {
                form.hint(&sentence);
            } else if form.ui.add(button).accessible_name(&sentence).clicked() {
                to = place;
            }
        }
        to
    }
}

/// What the advice is about.
fn place(advice: &Advice) -> Option<Place> {
    let cards = |cards: &[crate::model::CardId]| {
        Some(Place::Select(
            cards.iter().copied().map(Target::Card).collect(),
        ))
    };
    let steps = |steps: &[crate::model::StepId]| {
        Some(Place::Select(
            steps.iter().copied().map(Target::Step).collect(),
        ))
    };
    match advice {
        Advice::NoEmotion(ids) | Advice::NoMetric(ids) => steps(ids),
        Advice::Unanswered(ids) | Advice::NoOwner(ids) | Advice::FewFacts(ids) => cards(ids),
        Advice::InitiativeWithoutOwner(ids) => ids.first().copied().map(Place::Initiative),
        Advice::ReviewOverdue(_) | Advice::NeverReviewed => Some(Place::Review),
        Advice::OnePersona => Some(Place::Personas),
        Advice::NoFriction => None,
    }
}
