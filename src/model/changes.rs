//! What separates two versions of a map, thing by thing: for people who want to see it and go there.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::any_id::AnyId;
use super::card::Card;
use super::document::{Document, LaneRole};
use super::id::{PersonaId, StepId};
use super::stage::Step;
use super::value::Emotion;

/// What became of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    Added,
    /// How a persona feels at the step.
    Felt {
        persona: Option<PersonaId>,
        before: Option<Emotion>,
        after: Option<Emotion>,
    },
    /// Its title or text was another.
    Written {
        before: String,
    },
    /// It stands in another cell or covers other columns.
    Moved,
    /// Something else about it.
    Changed,
    Removed,
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub id: AnyId,
    /// Its title or text, as it is now, or was before it went.
    pub title: String,
    /// Of a lane, whose title may be empty.
    pub role: Option<LaneRole>,
    /// Of a card: where it stands, or stood.
    pub step: Option<StepId>,
    pub how: How,
}

impl Change {
    fn new(id: impl Into<AnyId>, title: &str, how: How) -> Self {
        Self {
            id: id.into(),
            title: title.to_owned(),
            role: None,
            step: None,
            how,
        }
    }

    fn of_card(card: &Card, how: How) -> Self {
        Self {
            step: Some(card.step),
            ..Self::new(card.id, &card.text, how)
        }
    }
}

/// Everything that differs, in the order of the map: emotions and cards by column, then the structure.
pub fn changes(before: &Document, after: &Document) -> Vec<Change> {
    let mut found = Vec::new();
    emotions(before, after, &mut found);
    cards(before, after, &mut found);
    let steps = |document: &Document| -> Vec<Arc<Step>> {
        document.steps().map(|(_, step)| Arc::clone(step)).collect()
    };
    let mut add = |change| found.push(change);
    rows(
        &before.stages,
        &after.stages,
        |row| (row.id, &row.title),
        |a, b| {
            let mut a = (**a).clone();
            a.steps.clone_from(&b.steps);
            a == **b
        },
        &mut add,
    );
    rows(
        &steps(before),
        &steps(after),
        |row| (row.id, &row.title),
        |a, b| a.is_same_but_emotions(b),
        &mut add,
    );
    let mut lanes = Vec::new();
    rows(
        &before.lanes,
        &after.lanes,
        |row| (row.id, &row.label),
        |a, b| a == b,
        &mut |change| lanes.push(change),
    );
    for mut change in lanes {
        let AnyId::Lane(id) = change.id else { continue };
        let lane = after.lane(id).or_else(|| before.lane(id));
        change.role = lane.map(|lane| lane.role);
        add(change);
    }
    rows(
        &before.personas,
        &after.personas,
        |row| (row.id, &row.name),
        |a, b| a == b,
        &mut add,
    );
    rows(
        &before.notes,
        &after.notes,
        |row| (row.id, &row.text),
        |a, b| a == b,
        &mut add,
    );
    rows(
        &before.initiatives,
        &after.initiatives,
        |row| (row.id, &row.title),
        |a, b| a == b,
        &mut add,
    );
    found
}

pub(super) fn emotions(before: &Document, after: &Document, found: &mut Vec<Change>) {
    let old: HashMap<StepId, &Arc<Step>> = before.steps().map(|(_, row)| (row.id, row)).collect();
    for (_, step) in after.steps() {
        let Some(then) = old.get(&step.id) else {
            continue;
        };
        if Arc::ptr_eq(then, step) || then.emotions == step.emotions {
            continue;
        }
        let felt = |step: &Step, persona| step.emotion(persona).map(|point| point.value);
        let mut personas: Vec<Option<PersonaId>> = Vec::new();
        for point in then.emotions.iter().chain(&step.emotions) {
            if !personas.contains(&point.persona) {
                personas.push(point.persona);
            }
        }
        for persona in personas {
            let (before, after) = (felt(then, persona), felt(step, persona));
            if before != after {
                let how = How::Felt {
                    persona,
                    before,
                    after,
                };
                found.push(Change::new(step.id, &step.title, how));
            }
        }
    }
}

fn cards(before: &Document, after: &Document, found: &mut Vec<Change>) {
    let old: HashMap<_, _> = before.cards.iter().map(|card| (card.id, card)).collect();
    let mut differing = Vec::new();
    for card in after.cards.iter() {
        let how = match old.get(&card.id) {
            None => How::Added,
            Some(then) if Arc::ptr_eq(then, card) || then == &card => continue,
            Some(then) if then.text != card.text => How::Written {
                before: then.text.clone(),
            },
            Some(then)
                if (then.step, then.lane, then.span) != (card.step, card.lane, card.span) =>
            {
                How::Moved
            }
            Some(_) => How::Changed,
        };
        differing.push(Change::of_card(card, how));
    }
    let left: std::collections::HashSet<_> = after.cards.iter().map(|card| card.id).collect();
    let gone = before.cards.iter().filter(|card| !left.contains(&card.id));
    let columns: HashMap<StepId, usize> = after
        .steps()
        .enumerate()
        .map(|(column, (_, step))| (step.id, column))
        .collect();
    // Cards of one step keep their order.
    differing.sort_by_key(|change| change.step.and_then(|step| columns.get(&step).copied()));
    found.extend(differing);
    found.extend(gone.map(|card| Change::of_card(card, How::Removed)));
}

fn rows<T, I: Copy + Eq + Hash + Into<AnyId>>(
    before: &[Arc<T>],
    after: &[Arc<T>],
    named: impl Fn(&T) -> (I, &String),
    is_same: impl Fn(&Arc<T>, &Arc<T>) -> bool,
    found: &mut impl FnMut(Change),
) {
    let old: HashMap<I, &Arc<T>> = before.iter().map(|row| (named(row).0, row)).collect();
    let mut left = std::collections::HashSet::new();
    for row in after {
        let (id, title) = named(row);
        left.insert(id);
        let how = match old.get(&id) {
            None => How::Added,
            Some(then) if Arc::ptr_eq(then, row) || is_same(then, row) => continue,
            Some(then) if named(then).1 != title => How::Written {
                before: named(then).1.clone(),
            },
            Some(_) => How::Changed,
        };
        found(Change::new(id, title, how));
    }
    for row in before {
        let (id, title) = named(row);
        if !left.contains(&id) {
            found(Change::new(id, title, How::Removed));
        }
    }
}

impl Step {
    /// Whether both say the same, whatever is felt there.
    pub(super) fn is_same_but_emotions(&self, other: &Self) -> bool {
        if self.emotions == other.emotions {
            return self == other;
        }
        let mut calm = self.clone();
        calm.emotions.clone_from(&other.emotions);
        calm == *other
    }
}
