//! What is selected: things of the map in the order they were chosen, and where the keyboard stands.

use std::collections::HashSet;

use crate::model::{CardId, Document, Shortcut};
use crate::scene::Target;

/// An ordered set of targets. The last one is where the keyboard stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selection {
    targets: Vec<Target>,
    members: HashSet<Target>,
    /// Where an extension by Shift started.
    pub(super) anchor: Option<Target>,
    /// Where the keyboard stands; usually the last target.
    pub(super) cursor: Option<Target>,
}

impl Selection {
    /// Exactly these, without repetitions.
    pub fn of(targets: impl IntoIterator<Item = Target>) -> Self {
        let mut selection = Self::default();
        for target in targets {
            selection.add(target);
        }
        selection.anchor = selection.cursor;
        selection
    }

    pub fn targets(&self) -> &[Target] {
        &self.targets
    }

    pub fn contains(&self, target: Target) -> bool {
        self.members.contains(&target)
    }

    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }

    pub fn len(&self) -> usize {
        self.targets.len()
    }

    /// The only selected thing.
    pub fn single(&self) -> Option<Target> {
        match self.targets[..] {
            [target] => Some(target),
            _ => None,
        }
    }

    /// Where the keyboard stands.
    pub fn cursor(&self) -> Option<Target> {
        self.cursor
    }

    /// The selected cards, in the order they were chosen.
    pub fn cards(&self) -> impl Iterator<Item = CardId> {
        self.targets.iter().filter_map(|target| match target {
            Target::Card(id) => Some(*id),
            _ => None,
        })
    }

    pub(super) fn add(&mut self, target: Target) {
        if self.members.insert(target) {
            self.targets.push(target);
        }
        self.cursor = Some(target);
    }

    pub(super) fn toggle(&mut self, target: Target) {
        if self.members.remove(&target) {
            self.targets.retain(|&other| other != target);
            self.cursor = self.targets.last().copied();
        } else {
            self.add(target);
        }
        self.anchor = self.cursor;
    }

    /// Forgets what `document` no longer has. Costs nothing when little is selected.
    pub(super) fn sweep(&mut self, document: &Document) {
        let cards: HashSet<CardId> = if self.cards().nth(8).is_some() {
            document.cards.iter().map(|card| card.id).collect()
        } else {
            let cards = self.cards().filter(|&id| document.card(id).is_some());
            cards.collect()
        };
        let exists = |target: &Target| match *target {
            Target::Card(id) => cards.contains(&id),
            other => exists(document, other),
        };
        if !self.targets.iter().all(exists) {
            self.targets.retain(exists);
            self.members = self.targets.iter().copied().collect();
        }
        let last = self.targets.last().copied();
        let known =
            |target: Option<Target>| target.filter(|&target| self::exists(document, target));
        self.cursor = known(self.cursor).or(last);
        self.anchor = known(self.anchor).or(self.cursor);
    }
}

/// Whether the document has the target.
pub(super) fn exists(document: &Document, target: Target) -> bool {
    match target {
        Target::Title => true,
        Target::Stage(id) => document.stage(id).is_some(),
        Target::Step(id) => document.step(id).is_some(),
        Target::Lane(id) => document.lane(id).is_some(),
        Target::Card(id) => document.card(id).is_some(),
        Target::Cell { step, lane } => {
            document.step(step).is_some() && document.lane(lane).is_some()
        }
        Target::Emotion { step, persona } => {
            document.step(step).is_some() && persona.is_none_or(|id| document.persona(id).is_some())
        }
        Target::Link(id) => document.links.iter().any(|link| link.id == id),
        Target::Persona(id) => document.persona(id).is_some(),
        Target::Room(id) => document.store_plan.room(id).is_some(),
        Target::Entrance | Target::Exit => document.num_steps() > 0,
        Target::Shortcut { from, to } => {
            let shortcuts = &document.store_plan.shortcuts;
            shortcuts.contains(&Shortcut { from, to })
        }
    }
}
