//! What separates two versions of a map, counted: for people who must choose between them.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

use super::changes;
use super::document::Document;
use super::stage::{Stage, Step};

/// Things of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
    /// The rows that both have stand in another order.
    pub is_reordered: bool,
}

impl Tally {
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    fn between<I: Copy + Eq + Hash, T>(
        before: &[T],
        after: &[T],
        id: impl Fn(&T) -> I,
        is_same: impl Fn(&T, &T) -> bool,
    ) -> Self {
        let known: HashMap<I, &T> = before.iter().map(|row| (id(row), row)).collect();
        let left: HashSet<I> = after.iter().map(&id).collect();
        let shared = |row: &&T| known.contains_key(&id(row)) && left.contains(&id(row));
        let order = |rows: &[T]| rows.iter().filter(shared).map(&id).collect::<Vec<_>>();
        let mut tally = Self {
            removed: before.iter().filter(|row| !left.contains(&id(row))).count(),
            is_reordered: order(before) != order(after),
            ..Self::default()
        };
        for row in after {
            match known.get(&id(row)) {
                None => tally.added += 1,
                Some(old) if !is_same(old, row) => tally.changed += 1,
                Some(_) => {}
            }
        }
        tally
    }

    /// Rows of a table: the same row is the same pointer in most cases.
    fn of_rows<I: Copy + Eq + Hash, T: PartialEq>(
        before: &[Arc<T>],
        after: &[Arc<T>],
        id: impl Fn(&T) -> I,
    ) -> Self {
        let is_same = |a: &Arc<T>, b: &Arc<T>| Arc::ptr_eq(a, b) || a == b;
        Self::between(before, after, |row| id(row), is_same)
    }
}

/// How one version of a map differs from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Difference {
    pub stages: Tally,
    pub steps: Tally,
    pub lanes: Tally,
    pub cards: Tally,
    pub links: Tally,
    pub personas: Tally,
    pub initiatives: Tally,
    pub pictures: Tally,
    pub agenda: Tally,
    pub notes: Tally,
    pub vote_rounds: Tally,
    /// How many emotions of steps that both have are others.
    pub emotions: usize,
    pub title: bool,
    /// The rest of what is said about the whole map.
    pub description: bool,
    pub store_plan: bool,
    pub wheel: bool,
}

impl Difference {
    /// From `before` to `after`.
    pub fn between(before: &Document, after: &Document) -> Self {
        let (old, new) = (&before.header, &after.header);
        let mut retitled = (**old).clone();
        retitled.title.clone_from(&new.title);
        let stage = |stage: &Stage| stage.id;
        let has_same_head =
            |a: &Arc<Stage>, b: &Arc<Stage>| Arc::ptr_eq(a, b) || head(a) == head(b);
        let steps = |document: &Document| -> Vec<Arc<Step>> {
            document.steps().map(|(_, step)| Arc::clone(step)).collect()
        };
        Self {
            stages: Tally::between(
                &before.stages,
                &after.stages,
                |row| stage(row),
                has_same_head,
            ),
            steps: Tally::between(
                &steps(before),
                &steps(after),
                |step| step.id,
                |a, b| Arc::ptr_eq(a, b) || a.is_same_but_emotions(b),
            ),
            lanes: Tally::of_rows(&before.lanes, &after.lanes, |lane| lane.id),
            cards: Tally::of_rows(&before.cards, &after.cards, |card| card.id),
            links: Tally::of_rows(&before.links, &after.links, |link| link.id),
            personas: Tally::of_rows(&before.personas, &after.personas, |persona| persona.id),
            initiatives: Tally::of_rows(&before.initiatives, &after.initiatives, |row| row.id),
            pictures: Tally::of_rows(&before.pictures, &after.pictures, |picture| picture.id),
            agenda: Tally::of_rows(&before.agenda, &after.agenda, |item| item.id),
            notes: Tally::of_rows(&before.notes, &after.notes, |note| note.id),
            vote_rounds: Tally::of_rows(&before.vote_rounds, &after.vote_rounds, |row| row.id),
            emotions: num_emotions(before, after),
            title: old.title != new.title,
            description: retitled != **new,
            store_plan: before.store_plan != after.store_plan,
            wheel: before.wheel != after.wheel,
        }
    }

    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

fn num_emotions(before: &Document, after: &Document) -> usize {
    let mut found = Vec::new();
    changes::emotions(before, after, &mut found);
    found.len()
}

/// A stage without its steps, which are counted by themselves.
fn head(stage: &Stage) -> Stage {
    Stage {
        steps: Vec::new(),
        ..stage.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Card, Edit, IdGenerator, Lane, LaneRole};

    fn map() -> (Document, IdGenerator) {
        let mut ids = IdGenerator::from_seed(7);
        let steps: Vec<Arc<Step>> = (0..3)
            .map(|n| Arc::new(Step::new(ids.next_id(), format!("step {n}"))))
            .collect();
        let mut stage = Stage::new(ids.next_id(), "stage");
        let first = steps[0].id;
        stage.steps = steps;
        let lane = Lane::new(ids.next_id(), LaneRole::Action);
        let cards = (0..4)
            .map(|n| {
                Arc::new(Card::new(
                    ids.next_id(),
                    first,
                    lane.id,
                    format!("card {n}"),
                ))
            })
            .collect();
        let document = Document {
            stages: Arc::new(vec![Arc::new(stage)]),
            lanes: Arc::new(vec![Arc::new(lane)]),
            cards: Arc::new(cards),
            ..Document::default()
        };
        (document, ids)
    }

    #[test]
    fn the_same_map_differs_in_nothing() {
        let (document, _) = map();
        assert!(Difference::between(&document, &document).is_nothing());
        let read_again = document.clone();
        assert!(Difference::between(&document, &read_again).is_nothing());
    }

    #[test]
    fn what_came_went_and_changed_is_counted_by_kind() {
        let (before, mut ids) = map();
        let mut after = before.clone();
        let cards = Arc::make_mut(&mut after.cards);
        cards.remove(0);
        Arc::make_mut(&mut cards[0]).text.push('!');
        let (step, lane) = (cards[0].step, cards[0].lane);
        for text in ["new", "newer"] {
            cards.push(Arc::new(Card::new(ids.next_id(), step, lane, text)));
        }
        Arc::make_mut(&mut after.header).title = "another".to_owned();
        let difference = Difference::between(&before, &after);
        let expected = Tally {
            added: 2,
            changed: 1,
            removed: 1,
            is_reordered: false,
        };
        assert_eq!(difference.cards, expected);
        assert!(difference.title && !difference.description);
        assert!(difference.stages.is_nothing() && difference.steps.is_nothing());
        let back = Difference::between(&after, &before);
        assert_eq!((back.cards.added, back.cards.removed), (1, 2));
    }

    #[test]
    fn a_changed_step_is_no_changed_stage_and_an_order_is_a_difference() {
        let (before, _) = map();
        let step = Step {
            title: "other".to_owned(),
            ..(**before.steps().next().unwrap().1).clone()
        };
        let after = before.apply(&Edit::SetStep(step)).unwrap();
        let difference = Difference::between(&before, &after);
        assert!(difference.stages.is_nothing());
        assert_eq!(difference.steps.changed, 1);
        let mut turned = before.clone();
        Arc::make_mut(&mut turned.cards).swap(0, 1);
        let difference = Difference::between(&before, &turned);
        assert!(difference.cards.is_reordered && difference.cards.changed == 0);
    }
}
