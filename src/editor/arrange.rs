//! Moving, spanning, deleting, duplicating what is selected; emotions by keyboard.

use std::collections::{HashMap, HashSet};

use super::history::MergeKey;
use super::selection::Selection;
use super::walk::Direction;
use super::{Blocked, Editor};
use crate::layout::DropPlace;
use crate::model::{
    Card, CardId, CardMove, Edit, EditName, Emotion, LaneId, Link, NewCard, Noun, Stage, Step,
    StepId, Verb,
};
use crate::scene::Target;

impl Editor {
    /// Moves the selected cards, or the stage, step, lane or persona the keyboard stands on.
    pub(super) fn move_selected(&mut self, direction: Direction) -> Result<(), Blocked> {
        let edit = self.move_edit(direction)?;
        let mut selection = self.selection.clone();
        self.apply(edit, None)?;
        selection.sweep(&self.document);
        self.selection = selection;
        if let Some(target) = self.selection.cursor() {
            self.reveal(target);
        }
        Ok(())
    }

    pub(super) fn move_edit(&self, direction: Direction) -> Result<Edit, Blocked> {
        use Direction::{Down, Left, Right, Up};
        let cards = self.selected_cards_in_order();
        if !cards.is_empty() {
            return self.move_cards_edit(&cards, direction);
        }
        if let Some(cursor @ (Target::Stage(_) | Target::Step(_) | Target::Lane(_))) =
            self.selection.cursor()
        {
            let several = self.companions(cursor);
            if several.len() > 1 {
                return self.move_headers_edit(&several, direction);
            }
        }
        let by = |at: usize, len: usize| match direction {
            Left | Up => at.checked_sub(1).ok_or(Blocked::AtTheEdge),
            Right | Down => Some(at + 1)
                .filter(|&to| to < len)
                .ok_or(Blocked::AtTheEdge),
        };
        let across = matches!(direction, Left | Right);
        match self.selection.cursor() {
            Some(Target::Stage(id)) if across => {
                let stages = &self.document.stages;
                let at = stages.iter().position(|stage| stage.id == id);
                let to = by(at.ok_or(Blocked::NothingSelected)?, stages.len())?;
                Ok(Edit::MoveStage { id, to })
            }
            Some(Target::Step(id)) if across => self.move_step_edit(id, direction == Right),
            Some(Target::Lane(id)) if !across => self.move_lane_edit(id, direction),
            Some(Target::Persona(id)) => {
                let personas = &self.document.personas;
                let at = personas.iter().position(|persona| persona.id == id);
                let to = by(at.ok_or(Blocked::NothingSelected)?, personas.len())?;
                Ok(Edit::MovePersona { id, to })
            }
            Some(Target::Stage(_) | Target::Step(_) | Target::Lane(_)) => Err(Blocked::AtTheEdge),
            _ => Err(Blocked::NothingSelected),
        }
    }

    fn move_step_edit(&self, id: StepId, forward: bool) -> Result<Edit, Blocked> {
        let stages = &self.document.stages;
        let place = stages.iter().enumerate().find_map(|(index, stage)| {
            let at = stage.steps.iter().position(|step| step.id == id)?;
            Some((index, at))
        });
        let (index, at) = place.ok_or(Blocked::NothingSelected)?;
        let last = stages[index].steps.len() - 1;
        // Past the stage's end the step goes into the neighbouring stage.
        let (index, at) = match (forward, at) {
            (true, at) if at < last => (index, at + 1),
            (true, _) => (index + 1, 0),
            (false, 0) => (index.checked_sub(1).ok_or(Blocked::AtTheEdge)?, usize::MAX),
            (false, at) => (index, at - 1),
        };
        let stage = stages.get(index).ok_or(Blocked::AtTheEdge)?.id;
        Ok(Edit::MoveStep { id, stage, at })
    }

    fn move_cards_edit(&self, cards: &[CardId], direction: Direction) -> Result<Edit, Blocked> {
        let grid = &self.layout.grid;
        let (columns, rows) = (self.columns(), self.rows());
        let moving: HashSet<CardId> = cards.iter().copied().collect();
        let all = self.document.cards.iter();
        let chosen: Vec<&Card> = all
            .filter(|card| moving.contains(&card.id))
            .map(|card| &**card)
            .collect();
        if let Some(within) = self.move_within_cell(&chosen, &moving, direction) {
            return Ok(within);
        }
        let mut moves = Vec::with_capacity(chosen.len());
        // From above, cards enter a cell at its top.
        let mut tops: HashMap<(StepId, LaneId), CardId> = HashMap::new();
        if direction == Direction::Down {
            for card in self
                .document
                .cards
                .iter()
                .filter(|card| !moving.contains(&card.id))
            {
                tops.entry((card.step, card.lane)).or_insert(card.id);
            }
        }
        for card in chosen {
            let column = *columns.get(&card.step).ok_or(Blocked::AtTheEdge)?;
            let row = *rows.get(&card.lane).ok_or(Blocked::AtTheEdge)?;
            let (column, row) = match direction {
                Direction::Left => (column.checked_sub(1).ok_or(Blocked::AtTheEdge)?, row),
                Direction::Right if column + usize::from(card.span) < grid.columns.len() => {
                    (column + 1, row)
                }
                Direction::Up => (column, row.checked_sub(1).ok_or(Blocked::AtTheEdge)?),
                Direction::Down if row + 1 < grid.rows.len() => (column, row + 1),
                _ => return Err(Blocked::AtTheEdge),
            };
            let (step, lane) = (grid.columns[column].step, grid.rows[row].lane);
            moves.push(CardMove {
                card: card.id,
                step,
                lane,
                before: tops.get(&(step, lane)).copied(),
            });
        }
        Ok(Edit::MoveCards(moves))
    }

    /// Up and down first go through the other cards of the cell.
    fn move_within_cell(
        &self,
        chosen: &[&Card],
        moving: &HashSet<CardId>,
        direction: Direction,
    ) -> Option<Edit> {
        let (step, lane) = chosen.first().map(|card| (card.step, card.lane))?;
        if chosen
            .iter()
            .any(|card| (card.step, card.lane) != (step, lane))
        {
            return None;
        }
        let all = self.document.cards.iter();
        let cell = all.filter(|card| (card.step, card.lane) == (step, lane));
        let cell: Vec<CardId> = cell.map(|card| card.id).collect();
        let before = match direction {
            Direction::Up => {
                let first = cell.iter().position(|id| moving.contains(id))?;
                Some(cell[first.checked_sub(1)?])
            }
            Direction::Down => {
                let last = cell.iter().rposition(|id| moving.contains(id))?;
                cell.get(last + 1)?;
                cell.get(last + 2).copied()
            }
            _ => return None,
        };
        let moves = chosen.iter().map(|card| CardMove {
            card: card.id,
            step,
            lane,
            before,
        });
        Some(Edit::MoveCards(moves.collect()))
    }

    /// Drops dragged cards: the grabbed one goes to `drop`, the others keep their distance to it.
    pub(super) fn drop_cards(
        &mut self,
        grabbed: CardId,
        cards: &[CardId],
        drop: DropPlace,
        copies: bool,
    ) {
        let (columns, rows) = (self.columns(), self.rows());
        let place = |card: &Card| {
            let (row, column) = (rows.get(&card.lane)?, columns.get(&card.step)?);
            Some((*row as isize, *column as isize))
        };
        let target = rows.get(&drop.lane).zip(columns.get(&drop.step));
        let from = self.document.card(grabbed).and_then(|card| place(card));
        let (Some((row, column)), Some(from)) = (target, from) else {
            return;
        };
        let shift = (*row as isize - from.0, *column as isize - from.1);
        let grid = &self.layout.grid;
        let held = |at: isize, len: usize| at.clamp(0, len as isize - 1) as usize;
        let chosen: HashSet<CardId> = cards.iter().copied().collect();
        let mut moves = Vec::with_capacity(cards.len());
        for card in self
            .document
            .cards
            .iter()
            .filter(|card| chosen.contains(&card.id))
        {
            let Some(at) = place(card) else {
                continue;
            };
            let is_with_grabbed = at == from;
            if !is_with_grabbed && shift == (0, 0) && !copies {
                continue;
            }
            moves.push(CardMove {
                card: card.id,
                step: grid.columns[held(at.1 + shift.1, grid.columns.len())].step,
                lane: grid.rows[held(at.0 + shift.0, grid.rows.len())].lane,
                before: drop.before.filter(|_| is_with_grabbed),
            });
        }
        if copies {
            self.copy_to(&moves);
        } else {
            let selection = self.selection.clone();
            // Every place came from the grid of this very document.
            let _ = self.apply(Edit::MoveCards(moves), None);
            self.selection = selection;
        }
    }

    fn copy_to(&mut self, places: &[CardMove]) {
        let mut ids = HashMap::new();
        let mut new = Vec::with_capacity(places.len());
        for place in places {
            let Some(card) = self.document.card(place.card) else {
                continue;
            };
            let mut card = (**card).clone();
            (card.step, card.lane) = (place.step, place.lane);
            new.push(NewCard {
                card,
                before: place.before,
            });
        }
        for copy in &mut new {
            let id = self.unused_card_id();
            ids.insert(copy.card.id, id);
            copy.card.id = id;
        }
        let name = EditName::new(Verb::Duplicate, Noun::Card, new.len());
        let copies: Vec<Target> = new.iter().map(|new| Target::Card(new.card.id)).collect();
        let edit = Edit::Batch(self.with_links(vec![Edit::AddCards(new)], &ids));
        if self.apply_as(name, edit, None).is_ok() {
            self.selection = Selection::of(copies);
        }
    }

    /// Adds links between the copies of cards that were linked.
    pub(super) fn with_links(
        &mut self,
        mut edits: Vec<Edit>,
        ids: &HashMap<CardId, CardId>,
    ) -> Vec<Edit> {
        for link in self.document.links.iter() {
            if let (Some(&from), Some(&to)) = (ids.get(&link.from), ids.get(&link.to)) {
                edits.push(Edit::AddLink(Link {
                    id: self.ids.next_id(),
                    from,
                    to,
                    label: link.label.clone(),
                }));
            }
        }
        edits
    }

    /// Makes the selected cards cover one column more or less.
    pub(super) fn span_edit(&self, more: bool) -> Result<Edit, Blocked> {
        let columns = self.columns();
        let num_columns = self.layout.grid.columns.len();
        let mut changed = Vec::new();
        for id in self.selected_cards_in_order() {
            let Some(card) = self.document.card(id) else {
                continue;
            };
            let start = columns.get(&card.step).copied().unwrap_or(0);
            let fits = if more {
                start + usize::from(card.span) < num_columns
            } else {
                card.span > 1
            };
            if fits {
                let mut card = (**card).clone();
                card.span = if more { card.span + 1 } else { card.span - 1 };
                changed.push(card);
            }
        }
        if !changed.is_empty() {
            Ok(Edit::SetCards(changed))
        } else if self.selection.cards().next().is_some() {
            Err(if more {
                Blocked::AtTheEdge
            } else {
                Blocked::OneColumnWide
            })
        } else {
            Err(Blocked::NoCardSelected)
        }
    }

    pub(super) fn span_selected(&mut self, more: bool) -> Result<(), Blocked> {
        let edit = self.span_edit(more)?;
        let count = self.selection.cards().count();
        self.apply_as(EditName::new(Verb::Extend, Noun::Card, count), edit, None)?;
        Ok(())
    }

    pub(super) fn shift_emotions(&mut self, up: bool) -> Result<(), Blocked> {
        if self.has_levels_selected() {
            return self.shift_levels(up);
        }
        let points = self.selected_emotions()?;
        let edits = points.iter().map(|&(step, persona)| {
            let point = self
                .document
                .step(step)
                .and_then(|row| row.emotion(persona));
            let value = point.map_or(Emotion::default(), |point| point.value);
            Edit::SetEmotion {
                step,
                persona,
                value: Some(value.next_level(up)),
            }
        });
        let edit = Edit::Batch(edits.collect());
        // Presses in a row are one step, until something else is selected.
        let key = self
            .selection
            .cursor()
            .map(|target| MergeKey::new(target, "emotion"));
        self.apply(edit, key)?;
        Ok(())
    }

    /// What Delete does: cards, links, points, then columns, rows and personas with what they hold.
    pub(super) fn delete_edit(&self) -> Result<Edit, Blocked> {
        let document = &self.document;
        let cards = self.selected_cards_in_order();
        let gone: HashSet<CardId> = cards.iter().copied().collect();
        let mut edits = Vec::new();
        if !cards.is_empty() {
            edits.push(Edit::RemoveCards(cards));
        }
        let targets = self.selection.targets().iter();
        let stages = targets.filter_map(|target| match target {
            Target::Stage(id) => Some(*id),
            _ => None,
        });
        let stages: HashSet<_> = stages.collect();
        for &target in self.selection.targets() {
            match target {
                Target::Link(id) => {
                    let link = document.links.iter().find(|link| link.id == id);
                    if link.is_some_and(|l| !gone.contains(&l.from) && !gone.contains(&l.to)) {
                        edits.push(Edit::RemoveLink(id));
                    }
                }
                Target::Emotion { step, persona } => {
                    let row = document.step(step);
                    if row.is_some_and(|row| row.emotion(persona).is_some()) {
                        edits.push(Edit::SetEmotion {
                            step,
                            persona,
                            value: None,
                        });
                    }
                }
                _ => {}
            }
        }
        for &target in self.selection.targets() {
            match target {
                Target::Step(id) => {
                    let stage = document.steps().find(|(_, step)| step.id == id);
                    if stage.is_some_and(|(stage, _)| !stages.contains(&stage.id)) {
                        edits.push(Edit::RemoveStep(id));
                    }
                }
                Target::Lane(id) => edits.push(Edit::RemoveLane(id)),
                Target::Stage(id) => edits.push(Edit::RemoveStage(id)),
                Target::Persona(id) => edits.push(Edit::RemovePersona(id)),
                _ => {}
            }
        }
        match edits.len() {
            0 => Err(Blocked::NothingSelected),
            1 => Ok(edits.remove(0)),
            _ => Ok(Edit::Batch(edits)),
        }
    }

    /// Deletes what is selected; the keyboard then stands where it was.
    pub(super) fn delete_selected(&mut self, verb: Verb) -> Result<(), Blocked> {
        let edit = self.delete_edit()?;
        let mut name = edit.name();
        if name.verb == Verb::Remove || name.noun == Noun::Emotion {
            name.verb = verb;
        }
        let place = self.selection.cursor().and_then(|cursor| match cursor {
            Target::Card(id) => self.document.card(id).map(|card| (card.step, card.lane)),
            _ => None,
        });
        let heir = place.map(|(step, lane)| {
            let mut cards = self.document.cards.iter().filter(|card| {
                (card.step, card.lane) == (step, lane)
                    && !self.selection.contains(Target::Card(card.id))
            });
            cards
                .next_back()
                .map_or(Target::Cell { step, lane }, |card| Target::Card(card.id))
        });
        self.apply_as(name, edit, None)?;
        if self.selection.is_empty() {
            self.selection = Selection::of(heir);
            self.selection.sweep(&self.document);
        }
        Ok(())
    }

    /// Copies what is selected beside it: cards, or a lane, step or stage with its cards.
    pub(super) fn duplicate_selected(&mut self) -> Result<(), Blocked> {
        let cards = self.selected_cards_in_order();
        if !cards.is_empty() {
            self.duplicate_cards(&cards);
            return Ok(());
        }
        match self.selection.cursor() {
            Some(Target::Lane(id)) => {
                let at = self.document.lanes.iter().position(|lane| lane.id == id);
                let at = at.ok_or(Blocked::NothingSelected)?;
                let mut lane = (*self.document.lanes[at]).clone();
                lane.id = self.ids.next_id();
                let new = lane.id;
                let add = Edit::AddLane { lane, at: at + 1 };
                self.add_copies(add, Noun::Lane, Target::Lane(new), |card| {
                    (card.lane == id).then_some((card.step, new, card.span))
                })
            }
            Some(Target::Step(id)) => {
                let found = self.document.steps().find(|(_, step)| step.id == id);
                let (stage, step) = found.ok_or(Blocked::NothingSelected)?;
                let (stage_id, mut step) = (stage.id, Step::clone(step));
                let at = stage
                    .steps
                    .iter()
                    .position(|other| other.id == id)
                    .unwrap_or(0);
                step.id = self.ids.next_id();
                let new = step.id;
                let add = Edit::AddStep {
                    step,
                    stage: stage_id,
                    at: at + 1,
                };
                self.add_copies(add, Noun::Step, Target::Step(new), |card| {
                    (card.step == id && card.span == 1).then_some((new, card.lane, 1))
                })
            }
            Some(Target::Stage(id)) => {
                let at = self.document.stages.iter().position(|stage| stage.id == id);
                let at = at.ok_or(Blocked::NothingSelected)?;
                let mut stage = Stage::clone(&self.document.stages[at]);
                stage.id = self.ids.next_id();
                let mut steps = HashMap::new();
                let num_steps = stage.steps.len();
                for (index, step) in stage.steps.iter_mut().enumerate() {
                    let mut copy = Step::clone(step);
                    copy.id = self.ids.next_id();
                    steps.insert(step.id, (copy.id, num_steps - index));
                    *step = copy.into();
                }
                let new = stage.id;
                let add = Edit::AddStage { stage, at: at + 1 };
                self.add_copies(add, Noun::Stage, Target::Stage(new), |card| {
                    let &(step, room) = steps.get(&card.step)?;
                    let room = u16::try_from(room).unwrap_or(u16::MAX);
                    Some((step, card.lane, card.span.min(room)))
                })
            }
            _ => Err(Blocked::NothingSelected),
        }
    }

    /// Adds a copied row or column and copies of the cards `place` gives a place to.
    fn add_copies(
        &mut self,
        add: Edit,
        noun: Noun,
        target: Target,
        place: impl Fn(&Card) -> Option<(StepId, LaneId, u16)>,
    ) -> Result<(), Blocked> {
        let mut copies = Vec::new();
        let mut ids = HashMap::new();
        let document = self.document.clone();
        for card in document.cards.iter() {
            if let Some((step, lane, span)) = place(card) {
                let mut copy = Card::clone(card);
                copy.id = self.unused_card_id();
                (copy.step, copy.lane, copy.span) = (step, lane, span);
                ids.insert(card.id, copy.id);
                copies.push(NewCard {
                    card: copy,
                    before: None,
                });
            }
        }
        let edits = self.with_links(vec![add, Edit::AddCards(copies)], &ids);
        self.apply_as(
            EditName::one(Verb::Duplicate, noun),
            Edit::Batch(edits),
            None,
        )?;
        self.selection = Selection::of([target]);
        self.reveal(target);
        Ok(())
    }

    fn duplicate_cards(&mut self, cards: &[CardId]) {
        let chosen: HashSet<CardId> = cards.iter().copied().collect();
        let mut next: HashMap<(StepId, LaneId), CardId> = HashMap::new();
        let mut places = Vec::with_capacity(cards.len());
        for card in self.document.cards.iter().rev() {
            let cell = (card.step, card.lane);
            if chosen.contains(&card.id) {
                places.push(CardMove {
                    card: card.id,
                    step: card.step,
                    lane: card.lane,
                    before: next.get(&cell).copied(),
                });
            }
            next.insert(cell, card.id);
        }
        places.reverse();
        self.copy_to(&places);
    }

    /// A new id that no card has.
    pub(super) fn unused_card_id(&mut self) -> CardId {
        loop {
            let id = self.ids.next_id();
            if self.document.card(id).is_none() {
                return id;
            }
        }
    }
}
