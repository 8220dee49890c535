//! What a map still lacks to be a good one, as far as the document shows it: emotions, answers to pain
//! points, owners, metrics at the key moments, facts, a review. Nothing here is an error.

use std::collections::{HashMap, HashSet};

use super::card::{Card, Evidence, Mark};
use super::document::{Cadence, Document, LaneRole};
use super::id::{CardId, InitiativeId, LaneId, StepId};
use super::value::Date;

/// One thing that would make the map better, with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advice {
    /// Steps where nobody's emotion is known; all of them where the map shows none.
    NoEmotion(Vec<StepId>),
    /// No card tells of a pain point.
    NoFriction,
    /// Pain points without an opportunity in their column, a link to one, or an initiative.
    Unanswered(Vec<CardId>),
    /// Pain points and opportunities that nobody looks after.
    NoOwner(Vec<CardId>),
    InitiativeWithoutOwner(Vec<InitiativeId>),
    /// Moments of truth without a metric.
    NoMetric(Vec<StepId>),
    /// Fewer than half of the cards that say how they are founded were observed.
    FewFacts(Vec<CardId>),
    /// The day for the next review has passed.
    ReviewOverdue(Date),
    /// Nobody has said when the map was last looked at.
    NeverReviewed,
    OnePersona,
}

/// How large the map is, and how well founded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    pub stages: usize,
    pub steps: usize,
    pub lanes: usize,
    pub cards: usize,
    /// Cards that say how they are founded.
    pub stated: usize,
    pub observed: usize,
}

impl Cadence {
    fn months(self) -> u16 {
        match self {
            Self::Monthly => 1,
            Self::Quarterly => 3,
            Self::HalfYearly => 6,
            Self::Yearly => 12,
        }
    }
}

impl Date {
    /// The same day some months later, or the last day of that month.
    fn months_later(self, months: u16) -> Option<Self> {
        let month = u16::from(self.month()) - 1 + months;
        let (year, month) = (self.year() + month / 12, (month % 12 + 1) as u8);
        (1..=self.day())
            .rev()
            .find_map(|day| Self::new(year, month, day))
    }
}

impl Document {
    pub fn summary(&self) -> Summary {
        let stated = self.cards.iter().filter(|card| is_stated(card));
        let observed = self.cards.iter().filter(|card| is_observed(card));
        Summary {
            stages: self.stages.len(),
            steps: self.num_steps(),
            lanes: self.lanes.len(),
            cards: self.cards.len(),
            stated: stated.count(),
            observed: observed.count(),
        }
    }

    /// What would make the map better; nothing for a map without cards. Linear in the document's size.
    pub fn advice(&self, today: Option<Date>) -> Vec<Advice> {
        if self.cards.is_empty() {
            return Vec::new();
        }
        let roles: HashMap<LaneId, LaneRole> =
            self.lanes.iter().map(|lane| (lane.id, lane.role)).collect();
        let is = |card: &Card, role: LaneRole, mark: Mark| {
            // A card's own mark says more than its lane: a delight among pain points is none.
            match card.mark {
                Some(own) => own == mark,
                None => roles.get(&card.lane) == Some(&role),
            }
        };
        let is_pain = |card: &Card| is(card, LaneRole::PainPoint, Mark::Pain);
        let is_answer = |card: &Card| is(card, LaneRole::Opportunity, Mark::Opportunity);
        let mut advice = Vec::new();
        self.advise_on_emotions(&mut advice);
        if !self.cards.iter().any(|card| is_pain(card)) {
            advice.push(Advice::NoFriction);
        }
        let unanswered = self.unanswered(&is_pain, &is_answer);
        if !unanswered.is_empty() {
            advice.push(Advice::Unanswered(unanswered));
        }
        self.advise_on_metrics(&mut advice);
        let orphans = self
            .cards
            .iter()
            .filter(|card| card.owner.trim().is_empty() && (is_pain(card) || is_answer(card)));
        let orphans: Vec<CardId> = orphans.map(|card| card.id).collect();
        if !orphans.is_empty() {
            advice.push(Advice::NoOwner(orphans));
        }
        let orphans = self.initiatives.iter();
        let orphans = orphans.filter(|row| row.owner.trim().is_empty());
        let orphans: Vec<InitiativeId> = orphans.map(|row| row.id).collect();
        if !orphans.is_empty() {
            advice.push(Advice::InitiativeWithoutOwner(orphans));
        }
        self.advise_on_facts(&mut advice);
        self.advise_on_review(today, &mut advice);
        if self.personas.len() == 1 {
            advice.push(Advice::OnePersona);
        }
        advice
    }

    fn advise_on_emotions(&self, advice: &mut Vec<Advice>) {
        let with_card: HashSet<StepId> = self
            .cards
            .iter()
            .filter(|card| card.emotion.is_some())
            .map(|card| card.step)
            .collect();
        let silent = self
            .steps()
            .map(|(_, step)| step)
            .filter(|step| step.emotions.is_empty() && !with_card.contains(&step.id));
        let silent: Vec<StepId> = silent.map(|step| step.id).collect();
        if !silent.is_empty() {
            advice.push(Advice::NoEmotion(silent));
        }
    }

    /// Pain points that nothing on the map answers.
    fn unanswered(
        &self,
        is_pain: &dyn Fn(&Card) -> bool,
        is_answer: &dyn Fn(&Card) -> bool,
    ) -> Vec<CardId> {
        let columns: HashMap<StepId, usize> = self
            .steps()
            .enumerate()
            .map(|(column, (_, step))| (step.id, column))
            .collect();
        let covered = |card: &Card| {
            let first = columns.get(&card.step).copied().unwrap_or(0);
            first..first + usize::from(card.span)
        };
        let answers = self.cards.iter().map(|card| &**card);
        let answers: Vec<&Card> = answers.filter(|card| is_answer(card)).collect();
        let answered_columns: HashSet<usize> =
            answers.iter().flat_map(|card| covered(card)).collect();
        let ids: HashSet<CardId> = answers.iter().map(|card| card.id).collect();
        let mut answered: HashSet<CardId> = self
            .initiatives
            .iter()
            .flat_map(|row| row.cards.iter().copied())
            .collect();
        for link in self.links.iter() {
            for (end, other) in [(link.from, link.to), (link.to, link.from)] {
                if ids.contains(&other) {
                    answered.insert(end);
                }
            }
        }
        let open = self.cards.iter().filter(|card| {
            is_pain(card)
                && !answered.contains(&card.id)
                && !covered(card).any(|column| answered_columns.contains(&column))
        });
        open.map(|card| card.id).collect()
    }

    fn advise_on_metrics(&self, advice: &mut Vec<Advice>) {
        let columns: Vec<StepId> = self.steps().map(|(_, step)| step.id).collect();
        let places: HashMap<StepId, usize> = columns.iter().copied().zip(0..).collect();
        let measured = self.cards.iter().filter(|card| card.metric.is_some());
        let measured: HashSet<StepId> = measured
            .flat_map(|card| {
                let first = places.get(&card.step).copied().unwrap_or(0);
                let last = (first + usize::from(card.span)).min(columns.len());
                columns[first.min(last)..last].iter().copied()
            })
            .collect();
        let missing = self
            .steps()
            .map(|(_, step)| step)
            .filter(|step| step.moment_of_truth && !measured.contains(&step.id));
        let missing: Vec<StepId> = missing.map(|step| step.id).collect();
        if !missing.is_empty() {
            advice.push(Advice::NoMetric(missing));
        }
    }

    fn advise_on_facts(&self, advice: &mut Vec<Advice>) {
        let Summary {
            stated, observed, ..
        } = self.summary();
        if stated > 0 && observed * 2 < stated {
            let unfounded = self.cards.iter();
            let unfounded = unfounded.filter(|card| is_stated(card) && !is_observed(card));
            let unfounded = unfounded.map(|card| card.id).collect();
            advice.push(Advice::FewFacts(unfounded));
        }
    }

    fn advise_on_review(&self, today: Option<Date>, advice: &mut Vec<Advice>) {
        let header = &self.header;
        match (header.review_date, header.review_cadence, today) {
            (None, _, _) => advice.push(Advice::NeverReviewed),
            (Some(last), Some(cadence), Some(today)) => {
                let due = last.months_later(cadence.months());
                advice.extend(due.filter(|&due| due < today).map(Advice::ReviewOverdue));
            }
            _ => {}
        }
    }
}

fn is_stated(card: &Card) -> bool {
    card.evidence != Evidence::Unstated
}

fn is_observed(card: &Card) -> bool {
    matches!(card.evidence, Evidence::Observed { .. })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: u16, month: u8, day: u8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn a_month_later_is_the_same_day_or_the_last_one() {
        assert_eq!(day(2026, 1, 31).months_later(1), Some(day(2026, 2, 28)));
        assert_eq!(day(2026, 11, 5).months_later(3), Some(day(2027, 2, 5)));
        assert_eq!(day(2024, 2, 29).months_later(12), Some(day(2025, 2, 28)));
    }
}
