//! What is selected, sorted by kind and looked up once for as long as neither it nor the map changes.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::super::form::Records;
use crate::editor::Editor;
use crate::model::{
    Card, CardId, Document, Emotion, Lane, LaneId, Link, PersonaId, Room, Stage, Step, StepId,
};
use crate::scene::Target;

/// A point of an emotion curve, set or not.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Point {
    pub step: StepId,
    pub persona: Option<PersonaId>,
    pub value: Option<Emotion>,
    pub word: String,
}

/// A thing of a selection of several kinds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Thing {
    Card(Card),
    Step(Step),
    Stage(Stage),
    Lane(Lane),
}

/// What is selected.
#[derive(Default)]
pub(super) enum What {
    /// Nothing, or what has no fields of its own: the map is shown.
    #[default]
    Nothing,
    /// With the steps they stand in.
    Cards(Records<Card>, Records<Step>),
    Cells(Vec<(StepId, LaneId)>, Records<Step>),
    Steps(Records<Step>),
    Stages(Records<Stage>),
    Lanes(Records<Lane>),
    Links(Records<Link>),
    Points(Records<Point>),
    /// Backstage areas of a store.
    Rooms(Records<Room>),
    /// Several kinds; those with fields they share.
    Mixed(Option<Records<Thing>>),
}

/// The kind of a selection, for what is kept per kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) enum Kind {
    #[default]
    Nothing,
    Cards,
    Cells,
    Steps,
    Stages,
    Lanes,
    Links,
    Points,
    Rooms,
    Mixed,
}

impl What {
    pub fn kind(&self) -> Kind {
        match self {
            Self::Nothing => Kind::Nothing,
            Self::Cards(..) => Kind::Cards,
            Self::Cells(..) => Kind::Cells,
            Self::Steps(_) => Kind::Steps,
            Self::Stages(_) => Kind::Stages,
            Self::Lanes(_) => Kind::Lanes,
            Self::Links(_) => Kind::Links,
            Self::Points(_) => Kind::Points,
            Self::Rooms(_) => Kind::Rooms,
            Self::Mixed(_) => Kind::Mixed,
        }
    }
}

/// The selection as the inspector sees it.
#[derive(Default)]
pub(super) struct Chosen {
    document: Document,
    targets: Vec<Target>,
    pub what: What,
}

impl Chosen {
    /// Looks again if anything changed; true when something else is selected than before.
    pub fn follow(&mut self, editor: &Editor) -> bool {
        let targets = editor.selection().targets();
        let is_other = self.targets != targets;
        if is_other || !is_same(&self.document, editor.document()) {
            self.document = editor.document().clone();
            self.targets = targets.to_vec();
            self.what = what(&self.document, &self.targets);
        }
        is_other
    }

    pub fn targets(&self) -> &[Target] {
        &self.targets
    }
}

/// The very same version of the map, told by its tables.
pub(super) fn is_same(a: &Document, b: &Document) -> bool {
    Arc::ptr_eq(&a.cards, &b.cards)
        && Arc::ptr_eq(&a.stages, &b.stages)
        && Arc::ptr_eq(&a.lanes, &b.lanes)
        && Arc::ptr_eq(&a.links, &b.links)
        && Arc::ptr_eq(&a.personas, &b.personas)
        && Arc::ptr_eq(&a.initiatives, &b.initiatives)
        && Arc::ptr_eq(&a.pictures, &b.pictures)
        && Arc::ptr_eq(&a.header, &b.header)
        && Arc::ptr_eq(&a.store_plan, &b.store_plan)
}

fn what(document: &Document, targets: &[Target]) -> What {
    let Some(first) = targets.first() else {
        return What::Nothing;
    };
    let kind = std::mem::discriminant(first);
    if targets
        .iter()
        .any(|target| std::mem::discriminant(target) != kind)
    {
        return What::Mixed(Records::new(things(document, targets)));
    }
    let found = match first {
        Target::Title
        | Target::Persona(_)
        | Target::Entrance
        | Target::Exit
        | Target::Shortcut { .. } => None,
        Target::Card(_) => cards(document, targets),
        Target::Cell { .. } => cells(document, targets),
        Target::Step(_) => {
            let ids = targets.iter().filter_map(|target| match target {
                Target::Step(id) => Some(*id),
                _ => None,
            });
            Records::new(steps(document, ids)).map(What::Steps)
        }
        Target::Stage(_) => Records::new(pick(&document.stages, targets, |stage| {
            Target::Stage(stage.id)
        }))
        .map(What::Stages),
        Target::Lane(_) => {
            Records::new(pick(&document.lanes, targets, |lane| Target::Lane(lane.id)))
                .map(What::Lanes)
        }
        Target::Link(_) => {
            Records::new(pick(&document.links, targets, |link| Target::Link(link.id)))
                .map(What::Links)
        }
        Target::Emotion { .. } => Records::new(points(document, targets)).map(What::Points),
        Target::Room(_) => Records::new(pick(&document.store_plan.rooms, targets, |room| {
            Target::Room(room.id)
        }))
        .map(What::Rooms),
    };
    found.unwrap_or_default()
}

/// The rows of a table that are selected, in the order of the table.
fn pick<T>(table: &[Arc<T>], targets: &[Target], target: impl Fn(&T) -> Target) -> Vec<Arc<T>> {
    let wanted: HashSet<Target> = targets.iter().copied().collect();
    let found = table.iter().filter(|row| wanted.contains(&target(row)));
    found.cloned().collect()
}

/// These steps, each once, in the order of the columns.
fn steps(document: &Document, ids: impl Iterator<Item = StepId>) -> Vec<Arc<Step>> {
    let wanted: HashSet<StepId> = ids.collect();
    let found = document.steps().map(|(_, step)| step);
    let found = found.filter(|step| wanted.contains(&step.id));
    found.cloned().collect()
}

fn cards(document: &Document, targets: &[Target]) -> Option<What> {
    let cards = pick(&document.cards, targets, |card| Target::Card(card.id));
    let steps = steps(document, cards.iter().map(|card| card.step));
    Some(What::Cards(Records::new(cards)?, Records::new(steps)?))
}

fn cells(document: &Document, targets: &[Target]) -> Option<What> {
    let cells = targets.iter().filter_map(|target| match target {
        Target::Cell { step, lane } => Some((*step, *lane)),
        _ => None,
    });
    let cells: Vec<_> = cells.collect();
    let steps = steps(document, cells.iter().map(|(step, _)| *step));
    Some(What::Cells(cells, Records::new(steps)?))
}

fn points(document: &Document, targets: &[Target]) -> Vec<Arc<Point>> {
    let steps: HashMap<StepId, &Arc<Step>> =
        document.steps().map(|(_, step)| (step.id, step)).collect();
    let points = targets.iter().filter_map(|target| match target {
        Target::Emotion { step, persona } => {
            let known = steps.get(step)?.emotion(*persona);
            Some(Arc::new(Point {
                step: *step,
                persona: *persona,
                value: known.map(|point| point.value),
                word: known.map(|point| point.name.clone()).unwrap_or_default(),
            }))
        }
        _ => None,
    });
    points.collect()
}

fn things(document: &Document, targets: &[Target]) -> Vec<Arc<Thing>> {
    let cards: HashMap<CardId, &Arc<Card>> =
        document.cards.iter().map(|card| (card.id, card)).collect();
    let things = targets.iter().filter_map(|target| match target {
        Target::Card(id) => Some(Thing::Card(Card::clone(cards.get(id)?))),
        Target::Step(id) => Some(Thing::Step(Step::clone(document.step(*id)?))),
        Target::Stage(id) => Some(Thing::Stage(Stage::clone(document.stage(*id)?))),
        Target::Lane(id) => Some(Thing::Lane(Lane::clone(document.lane(*id)?))),
        _ => None,
    });
    things.map(Arc::new).collect()
}
