//! What always holds for a document, and what is wrong with one that came from elsewhere.
//!
//! [`Document::check`] finds every violation in one pass; `repair` mends them. Edits keep a clean document
//! clean. Messages are in `i18n`.

use std::collections::HashSet;
use std::hash::Hash;

use super::agenda::{AgendaItem, AgendaScope};
use super::any_id::AnyId;
use super::document::Document;
use super::edit::Known;
use super::id::{
    AgendaId, CardId, InitiativeId, LinkId, PersonaId, RoomId, StageId, StepId, VoteRoundId,
};
use super::plan_area::{PlanArea, overlapping};

/// One thing that should not be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Violation {
    /// Two things of a kind share an id.
    DuplicateId(AnyId),
    /// `holder` names something that is not there.
    Dangling { holder: AnyId, missing: AnyId },
    /// The initiative or vote round names the same card twice.
    NamedTwice { holder: AnyId, card: CardId },
    /// The card has an entry without dots in the round.
    NoDots { round: VoteRoundId, card: CardId },
    /// The card covers no column, or columns beyond the grid.
    Span(CardId),
    /// Two emotions of one persona at one step.
    TwoEmotions {
        step: StepId,
        persona: Option<PersonaId>,
    },
    /// A metric's figure is infinite or not a number.
    NotFinite(CardId),
    /// A level outside 1…5.
    Level(CardId),
    /// A score outside 1…5.
    Score(InitiativeId),
    /// An item of the agenda takes longer than a day.
    Minutes(AgendaId),
    /// The link starts and ends at the same card.
    LinkToItself(LinkId),
    /// The room has no width or no height, or is too large.
    RoomSize(RoomId),
    /// The room is too far away, or overlaps one before it.
    RoomPlace(RoomId),
    /// The step has a room already.
    SecondRoom(RoomId),
    /// The wheel shows a persona that is not there.
    WheelPersona(PersonaId),
    /// The shortcut starts and ends in the same room.
    ShortcutToItself(RoomId),
}

fn duplicates<I: Copy + Eq + Hash + Into<AnyId>>(
    ids: impl Iterator<Item = I>,
    found: &mut Vec<Violation>,
) -> HashSet<I> {
    let mut seen = HashSet::new();
    for id in ids {
        if !seen.insert(id) {
            found.push(Violation::DuplicateId(id.into()));
        }
    }
    seen
}

impl Document {
    /// Everything that is wrong; empty for a sound document. Linear in the document's size.
    pub fn check(&self) -> Vec<Violation> {
        let mut found = Vec::new();
        duplicates(self.personas.iter().map(|row| row.id), &mut found);
        let stages = duplicates(self.stages.iter().map(|row| row.id), &mut found);
        duplicates(self.steps().map(|(_, step)| step.id), &mut found);
        duplicates(self.lanes.iter().map(|row| row.id), &mut found);
        let cards = duplicates(self.cards.iter().map(|row| row.id), &mut found);
        duplicates(self.links.iter().map(|row| row.id), &mut found);
        duplicates(self.initiatives.iter().map(|row| row.id), &mut found);
        duplicates(self.agenda.iter().map(|row| row.id), &mut found);
        duplicates(self.pictures.iter().map(|row| row.id), &mut found);
        duplicates(self.notes.iter().map(|row| row.id), &mut found);
        duplicates(self.vote_rounds.iter().map(|row| row.id), &mut found);
        let known = Known::of(self);
        self.check_personas_and_steps(&known, &mut found);
        self.check_cards(&known, &mut found);
        self.check_links_and_initiatives(&cards, &mut found);
        self.check_agenda(&known, &stages, &mut found);
        self.check_notes_and_votes(&known, &cards, &mut found);
        self.check_store_plan(&known, &mut found);
        let hub = self.wheel.persona.filter(|id| !known.personas.contains(id));
        found.extend(hub.map(Violation::WheelPersona));
        found
    }

    fn check_personas_and_steps(&self, known: &Known, found: &mut Vec<Violation>) {
        for persona in self.personas.iter() {
            if let Some(id) = persona.picture.filter(|id| !known.pictures.contains(id)) {
                found.push(dangling(persona.id, id));
            }
        }
        for (_, step) in self.steps() {
            let mut seen = HashSet::new();
            for point in &step.emotions {
                if let Some(id) = point.persona.filter(|id| !known.personas.contains(id)) {
                    found.push(dangling(step.id, id));
                }
                if !seen.insert(point.persona) {
                    found.push(Violation::TwoEmotions {
                        step: step.id,
                        persona: point.persona,
                    });
                }
            }
        }
    }

    fn check_cards(&self, known: &Known, found: &mut Vec<Violation>) {
        for card in self.cards.iter() {
            match known.columns.get(&card.step) {
                None => found.push(dangling(card.id, card.step)),
                Some(&column) if known.clamp_span(column, card.span) != card.span => {
                    found.push(Violation::Span(card.id));
                }
                Some(_) => {}
            }
            if !known.lanes.contains(&card.lane) {
                found.push(dangling(card.id, card.lane));
            }
            if let Some(id) = card.persona.filter(|id| !known.personas.contains(id)) {
                found.push(dangling(card.id, id));
            }
            if let Some(id) = card.picture.filter(|id| !known.pictures.contains(id)) {
                found.push(dangling(card.id, id));
            }
            if card.level.is_some_and(|level| !(1..=5).contains(&level)) {
                found.push(Violation::Level(card.id));
            }
            let numbers = card
                .metric
                .as_ref()
                .map(|metric| [metric.value, metric.target]);
            if numbers
                .into_iter()
                .flatten()
                .flatten()
                .any(|number| !number.is_finite())
            {
                found.push(Violation::NotFinite(card.id));
            }
        }
    }

    fn check_links_and_initiatives(&self, cards: &HashSet<CardId>, found: &mut Vec<Violation>) {
        for link in self.links.iter() {
            if link.from == link.to {
                found.push(Violation::LinkToItself(link.id));
            }
            for end in [link.from, link.to] {
                if !cards.contains(&end) {
                    found.push(dangling(link.id, end));
                }
            }
        }
        for initiative in self.initiatives.iter() {
            let mut seen = HashSet::new();
            for &card in &initiative.cards {
                if !cards.contains(&card) {
                    found.push(dangling(initiative.id, card));
                } else if !seen.insert(card) {
                    found.push(Violation::NamedTwice {
                        holder: initiative.id.into(),
                        card,
                    });
                }
            }
            let mut scores = initiative.scores.all().into_iter().flatten();
            if scores.any(|score| !(1..=5).contains(&score)) {
                found.push(Violation::Score(initiative.id));
            }
        }
    }

    fn check_agenda(&self, known: &Known, stages: &HashSet<StageId>, found: &mut Vec<Violation>) {
        for item in self.agenda.iter() {
            match item.shows {
                AgendaScope::Stage(id) if !stages.contains(&id) => {
                    found.push(dangling(item.id, id));
                }
                AgendaScope::Step(id) if !known.columns.contains_key(&id) => {
                    found.push(dangling(item.id, id));
                }
                _ => {}
            }
            let lost = item.lanes.iter().filter(|lane| !known.lanes.contains(lane));
            found.extend(lost.map(|&lane| dangling(item.id, lane)));
            if item.minutes > AgendaItem::MOST_MINUTES {
                found.push(Violation::Minutes(item.id));
            }
        }
    }

    fn check_notes_and_votes(
        &self,
        known: &Known,
        cards: &HashSet<CardId>,
        found: &mut Vec<Violation>,
    ) {
        for note in self.notes.iter() {
            let step = note.step.filter(|step| !known.columns.contains_key(step));
            found.extend(step.map(|step| dangling(note.id, step)));
            let lane = note.lane.filter(|lane| !known.lanes.contains(lane));
            found.extend(lane.map(|lane| dangling(note.id, lane)));
        }
        for round in self.vote_rounds.iter() {
            let mut seen = HashSet::new();
            for votes in &round.votes {
                let (card, round) = (votes.card, round.id);
                if !cards.contains(&card) {
                    found.push(dangling(round, card));
                } else if !seen.insert(card) {
                    let holder = round.into();
                    found.push(Violation::NamedTwice { holder, card });
                }
                if votes.dots == 0 {
                    found.push(Violation::NoDots { round, card });
                }
            }
        }
    }

    fn check_store_plan(&self, known: &Known, found: &mut Vec<Violation>) {
        let plan = &self.store_plan;
        let rooms = duplicates(plan.rooms.iter().map(|room| room.id), found);
        let areas: Vec<PlanArea> = plan.rooms.iter().map(|room| room.area()).collect();
        let in_the_way = overlapping(&areas);
        let mut steps = HashSet::new();
        for (index, room) in plan.rooms.iter().enumerate() {
            let (area, held) = (areas[index], areas[index].held());
            if (area.width, area.height) != (held.width, held.height) {
                found.push(Violation::RoomSize(room.id));
            }
            let is_far = (area.x, area.y) != (held.x, held.y);
            if is_far || in_the_way.binary_search(&index).is_ok() {
                found.push(Violation::RoomPlace(room.id));
            }
            if room.step.is_some_and(|step| !steps.insert(step)) {
                found.push(Violation::SecondRoom(room.id));
            }
            if let Some(id) = room.step.filter(|id| !known.columns.contains_key(id)) {
                found.push(dangling(room.id, id));
            }
        }
        for shortcut in &plan.shortcuts {
            if shortcut.from == shortcut.to {
                found.push(Violation::ShortcutToItself(shortcut.from));
            }
            for (end, other) in [(shortcut.from, shortcut.to), (shortcut.to, shortcut.from)] {
                if !rooms.contains(&end) {
                    found.push(dangling(other, end));
                }
            }
        }
    }
}

fn dangling(holder: impl Into<AnyId>, missing: impl Into<AnyId>) -> Violation {
    Violation::Dangling {
        holder: holder.into(),
        missing: missing.into(),
    }
}
