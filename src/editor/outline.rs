//! The map as a tree: stages, their steps, the cards in them. The same document, read and changed as a list.
//!
//! An [`Outline`] knows which rows are unfolded and lists those in reading order; whoever shows it draws
//! only the rows in sight. Moves keep a card's lane: up and down lead past its neighbours there and on
//! into the step before or after.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Blocked, Editor};
use crate::model::{
    Card, CardId, CardMove, Document, Edit, EditName, Lane, LaneId, NewCard, Noun, Stage, StageId,
    Step, StepId, Table, Verb,
};
use crate::scene::Target;

/// A row of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutlineRow {
    pub target: Target,
    /// 0 for stages, 1 for steps, 2 for cards.
    pub level: usize,
    /// Among its siblings, from 0.
    pub place: usize,
    pub num_siblings: usize,
    /// `None`: nothing is in it.
    pub is_expanded: Option<bool>,
}

/// The rows of a map's tree.
#[derive(Default)]
pub struct Outline {
    collapsed: HashSet<Target>,
    rows: Vec<OutlineRow>,
    index: HashMap<Target, usize>,
    seen: Option<(Table<Stage>, Table<Lane>, Table<Card>)>,
}

impl Outline {
    /// Follows the document; costs nothing while it stays the same.
    pub fn look(&mut self, document: &Document) {
        let is_known = self.seen.as_ref().is_some_and(|(stages, lanes, cards)| {
            Arc::ptr_eq(stages, &document.stages)
                && Arc::ptr_eq(lanes, &document.lanes)
                && Arc::ptr_eq(cards, &document.cards)
        });
        if !is_known {
            self.list(document);
        }
    }

    /// The rows that no folded row hides, in order.
    pub fn rows(&self) -> &[OutlineRow] {
        &self.rows
    }

    /// The place of a target among the rows; `None` when it is folded away or has no row.
    pub fn index_of(&self, target: Target) -> Option<usize> {
        self.index.get(&target).copied()
    }

    /// The row that holds the one at `index`.
    pub fn parent_of(&self, index: usize) -> Option<usize> {
        let level = self.rows.get(index)?.level;
        self.rows[..index].iter().rposition(|row| row.level < level)
    }

    /// Folds or unfolds a row.
    pub fn set_expanded(&mut self, target: Target, is_expanded: bool) {
        let changed = if is_expanded {
            self.collapsed.remove(&target)
        } else {
            self.collapsed.insert(target)
        };
        if changed {
            self.seen = None;
        }
    }

    /// Unfolds what hides a target.
    pub fn uncover(&mut self, document: &Document, target: Target) {
        let step = match target {
            Target::Card(id) => document.card(id).map(|card| card.step),
            Target::Step(id) => Some(id),
            _ => None,
        };
        let Some(step) = step else { return };
        if matches!(target, Target::Card(_)) {
            self.set_expanded(Target::Step(step), true);
        }
        let mut steps = document.steps();
        if let Some((stage, _)) = steps.find(|(_, row)| row.id == step) {
            self.set_expanded(Target::Stage(stage.id), true);
        }
    }

    fn list(&mut self, document: &Document) {
        self.seen = Some((
            Arc::clone(&document.stages),
            Arc::clone(&document.lanes),
            Arc::clone(&document.cards),
        ));
        self.rows.clear();
        let cards = cards_by_step(document);
        let num_stages = document.stages.len();
        for (place, stage) in document.stages.iter().enumerate() {
            let target = Target::Stage(stage.id);
            if !self.push(target, 0, place, num_stages, !stage.steps.is_empty()) {
                continue;
            }
            for (place, step) in stage.steps.iter().enumerate() {
                let cards = cards.get(&step.id).map_or(&[][..], Vec::as_slice);
                let target = Target::Step(step.id);
                if !self.push(target, 1, place, stage.steps.len(), !cards.is_empty()) {
                    continue;
                }
                for (place, &card) in cards.iter().enumerate() {
                    self.push(Target::Card(card), 2, place, cards.len(), false);
                }
            }
        }
        let rows = self.rows.iter().enumerate();
        self.index = rows.map(|(index, row)| (row.target, index)).collect();
    }

    /// Adds a row; says whether what is in it follows.
    fn push(
        &mut self,
        target: Target,
        level: usize,
        place: usize,
        num_siblings: usize,
        has_more: bool,
    ) -> bool {
        let is_expanded = has_more.then(|| !self.collapsed.contains(&target));
        self.rows.push(OutlineRow {
            target,
            level,
            place,
            num_siblings,
            is_expanded,
        });
        is_expanded == Some(true)
    }
}

/// The cards that begin in each step, lane by lane.
fn cards_by_step(document: &Document) -> HashMap<StepId, Vec<CardId>> {
    let lanes = document.lanes.iter().enumerate();
    let lanes: HashMap<LaneId, usize> = lanes.map(|(at, lane)| (lane.id, at)).collect();
    let mut cells: HashMap<StepId, Vec<(usize, CardId)>> = HashMap::new();
    for card in document.cards.iter() {
        let lane = lanes.get(&card.lane).copied().unwrap_or(usize::MAX);
        cells.entry(card.step).or_default().push((lane, card.id));
    }
    let sorted = cells.into_iter().map(|(step, mut cards)| {
        cards.sort_by_key(|&(lane, _)| lane);
        (step, cards.into_iter().map(|(_, card)| card).collect())
    });
    sorted.collect()
}

/// What kind of row is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineKind {
    Stage,
    Step,
    Card,
}

impl OutlineKind {
    pub const ALL: [Self; 3] = [Self::Stage, Self::Step, Self::Card];

    /// What is most likely added beside `target`: steps to a stage, cards to a step or beside a card.
    pub fn beside(target: Option<Target>) -> Self {
        match target {
            Some(Target::Stage(_)) => Self::Step,
            Some(Target::Step(_) | Target::Card(_) | Target::Cell { .. }) => Self::Card,
            _ => Self::Stage,
        }
    }
}

impl Editor {
    /// Writes a stage's, step's or card's text.
    ///
    /// # Errors
    /// When the map has no such thing.
    pub fn rename_in_outline(&mut self, target: Target, text: &str) -> Result<(), Blocked> {
        self.keep_text();
        self.seal();
        self.write(target, text, None)?;
        Ok(())
    }

    /// Adds a row after or in the one at `beside`, and selects it.
    ///
    /// # Errors
    /// When there is no stage for a step, or no cell for a card.
    pub fn add_to_outline(
        &mut self,
        kind: OutlineKind,
        beside: Option<Target>,
        text: &str,
    ) -> Result<Target, Blocked> {
        let (target, edit) = match kind {
            OutlineKind::Stage => self.new_stage_after(beside, text),
            OutlineKind::Step => self.new_step_after(beside, text)?,
            OutlineKind::Card => self.new_card_after(beside, text)?,
        };
        self.seal();
        self.apply(edit, None)?;
        self.select([target]);
        self.reveal(target);
        Ok(target)
    }

    fn new_stage_after(&mut self, beside: Option<Target>, text: &str) -> (Target, Edit) {
        let before = beside.and_then(|target| self.stage_of(target));
        let stages = &self.document.stages;
        let before = before.and_then(|id| stages.iter().position(|stage| stage.id == id));
        let at = before.map_or(stages.len(), |index| index + 1);
        let phase = at.checked_sub(1).map(|index| stages[index].phase);
        let mut stage = Stage::new(self.new_id(), text);
        // A stage without steps has no column: it begins with one.
        let step = Step::new(self.new_id(), self.catalog().editor.new_step);
        stage.steps = vec![Arc::new(step)];
        stage.phase = phase.unwrap_or_default();
        (Target::Stage(stage.id), Edit::AddStage { stage, at })
    }

    fn new_step_after(
        &mut self,
        beside: Option<Target>,
        text: &str,
    ) -> Result<(Target, Edit), Blocked> {
        let last = self.document.stages.last().map(|stage| stage.id);
        let stage = beside.and_then(|target| self.stage_of(target)).or(last);
        let stage = stage.ok_or(Blocked::NoStage)?;
        // In a stage a step goes last, beside a step or a card it goes next.
        let beside = beside.filter(|target| !matches!(target, Target::Stage(_)));
        let step = beside.and_then(|target| self.step_of(target));
        let row = self.document.stage(stage).ok_or(Blocked::NoStage)?;
        let before = step.and_then(|id| row.steps.iter().position(|step| step.id == id));
        let at = before.map_or(row.steps.len(), |index| index + 1);
        let step = Step::new(self.new_id(), text);
        Ok((Target::Step(step.id), Edit::AddStep { step, stage, at }))
    }

    fn new_card_after(
        &mut self,
        beside: Option<Target>,
        text: &str,
    ) -> Result<(Target, Edit), Blocked> {
        let after = match beside {
            Some(Target::Card(id)) => self.document.card(id).cloned(),
            _ => None,
        };
        let (step, lane, before) = match after {
            Some(card) => (card.step, card.lane, next_in_cell(&self.document, &card)),
            None => {
                let (any, lane) = self.cell_for_cards().ok_or(Blocked::NoCell)?;
                let step = beside.and_then(|target| self.step_of(target));
                (step.unwrap_or(any), lane, None)
            }
        };
        let card = Card::new(self.unused_card_id(), step, lane, text);
        let target = Target::Card(card.id);
        Ok((target, Edit::AddCards(vec![NewCard { card, before }])))
    }

    fn stage_of(&self, target: Target) -> Option<StageId> {
        if let Target::Stage(id) = target {
            return Some(id);
        }
        let step = self.step_of(target)?;
        let mut steps = self.document.steps();
        let found = steps.find(|(_, row)| row.id == step);
        found.map(|(stage, _)| stage.id)
    }

    fn step_of(&self, target: Target) -> Option<StepId> {
        match target {
            Target::Step(id) => Some(id),
            Target::Stage(id) => Some(self.document.stage(id)?.steps.first()?.id),
            Target::Card(id) => Some(self.document.card(id)?.step),
            Target::Cell { step, .. } | Target::Emotion { step, .. } => Some(step),
            _ => None,
        }
    }

    /// Moves a row one place up or down; at the end of its parent into the neighbouring one.
    ///
    /// # Errors
    /// At the edge of the map.
    pub fn move_in_outline(&mut self, target: Target, down: bool) -> Result<(), Blocked> {
        let document = &self.document;
        let edit = match target {
            Target::Stage(id) => stage_beside(document, id, down),
            Target::Step(id) => step_beside(document, id, down),
            Target::Card(id) => card_beside(document, id, down),
            _ => None,
        };
        self.apply_move(edit.ok_or(Blocked::AtTheEdge)?)
    }

    /// Moves a card into the step before or after, a step into the stage before or after.
    ///
    /// # Errors
    /// At the edge of the map.
    pub fn move_out_in_outline(&mut self, target: Target, down: bool) -> Result<(), Blocked> {
        let document = &self.document;
        let edit = match target {
            Target::Stage(id) => stage_beside(document, id, down),
            Target::Step(id) => step_into_beside(document, id, down),
            Target::Card(id) => card_into_beside(document, id, down),
            _ => None,
        };
        self.apply_move(edit.ok_or(Blocked::AtTheEdge)?)
    }

    /// Puts a dragged row before or after another one, or into it.
    ///
    /// # Errors
    /// When it does not belong there.
    pub fn drop_in_outline(
        &mut self,
        dragged: Target,
        onto: Target,
        after: bool,
    ) -> Result<(), Blocked> {
        let edit = drop_edit(&self.document, dragged, onto, after);
        self.apply_move(edit.ok_or(Blocked::Refused)?)
    }

    /// Whether a dragged row belongs beside or into another one.
    pub fn accepts_in_outline(&self, dragged: Target, onto: Target) -> bool {
        matches!(
            (dragged, onto),
            (Target::Stage(_), Target::Stage(_))
                | (Target::Step(_), Target::Stage(_) | Target::Step(_))
                | (Target::Card(_), Target::Step(_) | Target::Card(_))
        ) && dragged != onto
    }

    fn apply_move(&mut self, edit: Edit) -> Result<(), Blocked> {
        self.seal();
        let name = match edit {
            Edit::MoveCards(_) => EditName::one(Verb::Move, Noun::Card),
            ref edit => edit.name(),
        };
        self.apply_as(name, edit, None)?;
        Ok(())
    }
}

/// The card after `card` in its cell.
fn next_in_cell(document: &Document, card: &Card) -> Option<CardId> {
    let mut cell = cell(document, card.step, card.lane).skip_while(|&id| id != card.id);
    cell.next()?;
    cell.next()
}

fn cell(document: &Document, step: StepId, lane: LaneId) -> impl Iterator<Item = CardId> + '_ {
    let cards = document.cards.iter();
    let cards = cards.filter(move |card| card.step == step && card.lane == lane);
    cards.map(|card| card.id)
}

fn stage_beside(document: &Document, id: StageId, down: bool) -> Option<Edit> {
    let at = document.stages.iter().position(|stage| stage.id == id)?;
    let to = if down { at + 1 } else { at.checked_sub(1)? };
    (to < document.stages.len()).then_some(Edit::MoveStage { id, to })
}

fn place_of(document: &Document, id: StepId) -> Option<(usize, usize)> {
    let mut stages = document.stages.iter().enumerate();
    stages.find_map(|(stage, row)| {
        let at = row.steps.iter().position(|step| step.id == id)?;
        Some((stage, at))
    })
}

fn step_beside(document: &Document, id: StepId, down: bool) -> Option<Edit> {
    let (stage, at) = place_of(document, id)?;
    let row = &document.stages[stage];
    let to = if down {
        Some(at + 1).filter(|&to| to < row.steps.len())
    } else {
        at.checked_sub(1)
    };
    match to {
        Some(at) => Some(Edit::MoveStep {
            id,
            stage: row.id,
            at,
        }),
        None => step_into_beside(document, id, down),
    }
}

fn step_into_beside(document: &Document, id: StepId, down: bool) -> Option<Edit> {
    let (stage, _) = place_of(document, id)?;
    let beside = if down {
        document.stages.get(stage + 1)?
    } else {
        &document.stages[stage.checked_sub(1)?]
    };
    Some(Edit::MoveStep {
        id,
        stage: beside.id,
        at: if down { 0 } else { beside.steps.len() },
    })
}

fn card_move(card: &Card, step: StepId, before: Option<CardId>) -> Edit {
    Edit::MoveCards(vec![CardMove {
        card: card.id,
        step,
        lane: card.lane,
        before,
    }])
}

fn card_beside(document: &Document, id: CardId, down: bool) -> Option<Edit> {
    let card = document.card(id)?;
    let cards: Vec<CardId> = cell(document, card.step, card.lane).collect();
    let at = cards.iter().position(|&other| other == id)?;
    if down && at + 1 < cards.len() {
        return Some(card_move(card, card.step, cards.get(at + 2).copied()));
    }
    if !down && at > 0 {
        return Some(card_move(card, card.step, Some(cards[at - 1])));
    }
    card_into_beside(document, id, down)
}

fn card_into_beside(document: &Document, id: CardId, down: bool) -> Option<Edit> {
    let card = document.card(id)?;
    let column = document.column(card.step)?;
    let column = if down {
        column + 1
    } else {
        column.checked_sub(1)?
    };
    let (_, step) = document.steps().nth(column)?;
    let first = cell(document, step.id, card.lane).next();
    Some(card_move(card, step.id, first.filter(|_| down)))
}

fn drop_edit(document: &Document, dragged: Target, onto: Target, after: bool) -> Option<Edit> {
    match (dragged, onto) {
        (Target::Stage(id), Target::Stage(onto)) => {
            let stages = &document.stages;
            let from = stages.iter().position(|stage| stage.id == id)?;
            let before = stages.iter().position(|stage| stage.id == onto)? + usize::from(after);
            let to = before - usize::from(before > from);
            Some(Edit::MoveStage { id, to })
        }
        // A stage's own row stands over its first step.
        (Target::Step(id), Target::Stage(stage)) => Some(Edit::MoveStep { id, stage, at: 0 }),
        (Target::Step(id), Target::Step(onto)) => {
            let (stage, at) = place_of(document, onto)?;
            let (from_stage, from) = place_of(document, id)?;
            let before = at + usize::from(after);
            let at = before - usize::from(from_stage == stage && before > from);
            let stage = document.stages[stage].id;
            Some(Edit::MoveStep { id, stage, at })
        }
        (Target::Card(id), Target::Step(step)) => {
            let card = document.card(id)?;
            let first = cell(document, step, card.lane).find(|&other| other != id);
            Some(card_move(card, step, first))
        }
        (Target::Card(id), Target::Card(onto)) => {
            let (card, onto) = (document.card(id)?, document.card(onto)?);
            // In another lane's part of the step it goes where its own lane's cards are.
            let before = match (onto.lane == card.lane, after) {
                (false, _) => None,
                (true, false) => Some(onto.id),
                (true, true) => next_beside(document, onto, id),
            };
            Some(card_move(card, onto.step, before))
        }
        _ => None,
    }
}

/// The card that follows `onto` in its cell when `moved` is taken out.
fn next_beside(document: &Document, onto: &Card, moved: CardId) -> Option<CardId> {
    let mut cell = cell(document, onto.step, onto.lane)
        .filter(|&id| id != moved)
        .skip_while(|&id| id != onto.id);
    cell.next()?;
    cell.next()
}
