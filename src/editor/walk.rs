//! The keyboard's way over the map: title, stages, steps, lane labels, cells and what is in them.

use std::collections::HashMap;

use super::selection::Selection;
use super::{Blocked, Editor};
use crate::model::{CardId, LaneId, LaneRole, PersonaId, StepId};
use crate::scene::Target;

/// One of four ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Direction {
    Left,
    Right,
    Up,
    Down,
}

/// Far ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Jump {
    FirstStep,
    LastStep,
    FirstCell,
    LastCell,
    PreviousLane,
    NextLane,
}

/// A place in the grid: row, column, and which of the cell's things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Spot {
    row: usize,
    column: usize,
    index: usize,
}

impl Editor {
    /// One step from where the keyboard stands; `extends` keeps what was selected.
    pub(super) fn go(&mut self, direction: Direction, extends: bool) -> Result<(), Blocked> {
        let from = self.selection.cursor();
        let next = match from {
            Some(cursor) => self.next(cursor, direction),
            None => self.start(),
        };
        self.remember_column(from, direction);
        self.stand(next.ok_or(Blocked::AtTheEdge)?, extends);
        Ok(())
    }

    pub(super) fn jump(&mut self, jump: Jump) -> Result<(), Blocked> {
        let target = self.jump_target(jump).ok_or(Blocked::AtTheEdge)?;
        self.stand(target, false);
        Ok(())
    }

    fn start(&self) -> Option<Target> {
        if self.is_whole() {
            return self.end_around(false).or(Some(Target::Title));
        }
        if self.layout.grid.rows.is_empty() || self.layout.grid.columns.is_empty() {
            return Some(Target::Title);
        }
        Some(self.enter(0, 0, 0))
    }

    fn stand(&mut self, target: Target, extends: bool) {
        self.keep_text();
        self.history.seal();
        if extends {
            self.extend_to(target);
        } else {
            self.selection = Selection::of([target]);
        }
        self.reveal(target);
    }

    fn extend_to(&mut self, target: Target) {
        let anchor = self.selection.anchor.or(self.selection.cursor);
        let ends = anchor.and_then(|anchor| Some((self.spot(anchor)?, self.spot(target)?)));
        let Some((from, to)) = ends else {
            self.selection.add(target);
            self.selection.anchor = anchor;
            return;
        };
        let between = |a: usize, b: usize| a.min(b)..=a.max(b);
        let mut selection = Selection::default();
        if (from.row, from.column) == (to.row, to.column) {
            let items = self.items(from.row, from.column);
            for index in between(from.index, to.index) {
                if let Some(&item) = items.get(index) {
                    selection.add(item);
                }
            }
        } else {
            let columns = self.columns();
            let rows: HashMap<LaneId, usize> = self.rows();
            for card in self.document.cards.iter() {
                let (Some(row), Some(column)) = (rows.get(&card.lane), columns.get(&card.step))
                else {
                    continue;
                };
                if between(from.row, to.row).contains(row)
                    && between(from.column, to.column).contains(column)
                {
                    selection.add(Target::Card(card.id));
                }
            }
        }
        selection.add(target);
        selection.anchor = anchor;
        self.selection = selection;
    }

    fn next(&self, cursor: Target, direction: Direction) -> Option<Target> {
        use Direction::{Down, Left, Right, Up};
        if self.is_whole() {
            return self.next_around(cursor, direction);
        }
        let grid = &self.layout.grid;
        match cursor {
            Target::Title => match direction {
                Down => {
                    let stage = self
                        .document
                        .stages
                        .first()
                        .map(|stage| Target::Stage(stage.id));
                    stage.or_else(|| Some(Target::Lane(grid.rows.first()?.lane)))
                }
                _ => None,
            },
            Target::Stage(id) => {
                let stages = &self.document.stages;
                let at = stages.iter().position(|stage| stage.id == id)?;
                match direction {
                    Left => Some(Target::Stage(stages.get(at.checked_sub(1)?)?.id)),
                    Right => Some(Target::Stage(stages.get(at + 1)?.id)),
                    Up => Some(Target::Title),
                    Down => match stages[at].steps.first() {
                        Some(step) => Some(Target::Step(step.id)),
                        None => Some(Target::Lane(grid.rows.first()?.lane)),
                    },
                }
            }
            Target::Step(id) => {
                let at = grid.columns.iter().position(|column| column.step == id)?;
                match direction {
                    Left => Some(Target::Step(grid.columns.get(at.checked_sub(1)?)?.step)),
                    Right => Some(Target::Step(grid.columns.get(at + 1)?.step)),
                    Up => Some(Target::Stage(grid.columns[at].stage)),
                    Down => (!grid.rows.is_empty()).then(|| self.enter(0, at, 0)),
                }
            }
            Target::Lane(id) => {
                let at = grid.rows.iter().position(|row| row.lane == id)?;
                match direction {
                    Left => None,
                    Right => (!grid.columns.is_empty()).then(|| self.enter(at, 0, 0)),
                    Up if at == 0 => Some(Target::Title),
                    Up => Some(Target::Lane(grid.rows[at - 1].lane)),
                    Down => match grid.rows.get(at + 1) {
                        Some(row) => Some(Target::Lane(row.lane)),
                        None => self.first_in_legend(),
                    },
                }
            }
            Target::Link(id) => {
                let link = self.document.links.iter().find(|link| link.id == id)?;
                Some(match direction {
                    Left => Target::Card(link.from),
                    Right => Target::Card(link.to),
                    Up => Target::Link(self.link_beside(id, false)?),
                    Down => Target::Link(self.link_beside(id, true)?),
                })
            }
            Target::Persona(id) => {
                let personas = &self.document.personas;
                let at = personas.iter().position(|persona| persona.id == id)?;
                match direction {
                    Up => {
                        let row = grid.rows.len().checked_sub(1)?;
                        (!grid.columns.is_empty()).then(|| self.enter(row, 0, usize::MAX))
                    }
                    Left => Some(Target::Persona(personas[at.checked_sub(1)?].id)),
                    Right => Some(Target::Persona(personas.get(at + 1)?.id)),
                    Down => None,
                }
            }
            // Only views without a grid draw them.
            Target::Room(_) | Target::Entrance | Target::Exit | Target::Shortcut { .. } => None,
            Target::Card(_) | Target::Cell { .. } | Target::Emotion { .. } => {
                self.next_in_grid(cursor, direction)
            }
        }
    }

    fn next_in_grid(&self, cursor: Target, direction: Direction) -> Option<Target> {
        let grid = &self.layout.grid;
        let Spot { row, column, index } = self.spot(cursor)?;
        match direction {
            Direction::Left | Direction::Right if self.span_of(cursor) > 1 => {
                // Over all the columns it covers.
                let start = self.start_column(cursor)?;
                let next = match direction {
                    Direction::Left => match start.checked_sub(1) {
                        Some(next) => next,
                        None => return Some(Target::Lane(grid.rows[row].lane)),
                    },
                    _ => start + self.span_of(cursor),
                };
                (next < grid.columns.len()).then(|| self.enter(row, next, index))
            }
            Direction::Left if column == 0 => Some(Target::Lane(grid.rows[row].lane)),
            Direction::Left => Some(self.enter(row, column - 1, index)),
            Direction::Right => {
                let next = column + 1;
                (next < grid.columns.len()).then(|| self.enter(row, next, index))
            }
            Direction::Up if index > 0 => Some(self.enter(row, column, index - 1)),
            Direction::Up if row == 0 => Some(Target::Step(grid.columns[column].step)),
            Direction::Up => Some(self.enter(row - 1, column, usize::MAX)),
            Direction::Down if index + 1 < self.items(row, column).len() => {
                Some(self.enter(row, column, index + 1))
            }
            Direction::Down if row + 1 < grid.rows.len() => Some(self.enter(row + 1, column, 0)),
            Direction::Down => self.first_in_legend(),
        }
    }

    /// The first persona that the legend names.
    fn first_in_legend(&self) -> Option<Target> {
        let id = self.document.personas.first()?.id;
        let target = Target::Persona(id);
        self.layout.rect_of(target).map(|_| target)
    }

    /// The column the keyboard stands in; in a wide card the one it came from, going up or down.
    fn stand_column(&self, target: Target, start: usize) -> usize {
        let columns = &self.layout.grid.columns;
        let came = self.walk_step;
        let came = came.and_then(|step| columns.iter().position(|column| column.step == step));
        let covered = start..start + self.span_of(target);
        came.filter(|at| covered.contains(at)).unwrap_or(start)
    }

    /// Remembers the column for the next way up or down.
    fn remember_column(&mut self, from: Option<Target>, direction: Direction) {
        let upright = matches!(direction, Direction::Up | Direction::Down);
        let spot = from
            .filter(|_| upright)
            .and_then(|target| self.spot(target));
        let step = match (spot, from) {
            (Some(spot), _) => Some(self.layout.grid.columns[spot.column].step),
            (None, Some(Target::Step(step))) => Some(step),
            _ => None,
        };
        self.walk_step = step.filter(|_| upright);
    }

    fn jump_target(&self, jump: Jump) -> Option<Target> {
        if self.is_whole() {
            let is_last = matches!(jump, Jump::LastStep | Jump::LastCell | Jump::NextLane);
            return self.end_around(is_last);
        }
        let grid = &self.layout.grid;
        let last_row = grid.rows.len().checked_sub(1);
        let last_column = grid.columns.len().checked_sub(1);
        match (jump, self.selection.cursor()) {
            (Jump::FirstCell, _) => {
                last_row.and(last_column)?;
                Some(self.enter(0, 0, 0))
            }
            (Jump::LastCell, _) => Some(self.enter(last_row?, last_column?, usize::MAX)),
            (Jump::FirstStep, Some(Target::Stage(_))) => {
                Some(Target::Stage(self.document.stages.first()?.id))
            }
            (Jump::LastStep, Some(Target::Stage(_))) => {
                Some(Target::Stage(self.document.stages.last()?.id))
            }
            (Jump::FirstStep, Some(Target::Step(_))) => {
                Some(Target::Step(grid.columns.first()?.step))
            }
            (Jump::LastStep, Some(Target::Step(_))) => {
                Some(Target::Step(grid.columns.last()?.step))
            }
            (Jump::PreviousLane, Some(lane @ Target::Lane(_))) => self.next(lane, Direction::Up),
            (Jump::NextLane, Some(header @ (Target::Lane(_) | Target::Step(_)))) => {
                self.next(header, Direction::Down)
            }
            (jump, cursor) => {
                let spot = match cursor {
                    Some(Target::Lane(id)) => {
                        let row = grid.rows.iter().position(|row| row.lane == id)?;
                        Spot {
                            row,
                            column: 0,
                            index: 0,
                        }
                    }
                    Some(cursor) => self.spot(cursor)?,
                    None => return self.start(),
                };
                match jump {
                    Jump::FirstStep => Some(self.enter(spot.row, 0, 0)),
                    Jump::LastStep => Some(self.enter(spot.row, last_column?, 0)),
                    Jump::PreviousLane => {
                        Some(self.enter(spot.row.checked_sub(1)?, spot.column, 0))
                    }
                    _ => (spot.row < last_row?).then(|| self.enter(spot.row + 1, spot.column, 0)),
                }
            }
        }
    }

    /// The cell's thing at `index` (or its last one), or the empty cell.
    fn enter(&self, row: usize, column: usize, index: usize) -> Target {
        let items = self.items(row, column);
        match items.len().checked_sub(1) {
            Some(last) => items[index.min(last)],
            None => Target::Cell {
                step: self.layout.grid.columns[column].step,
                lane: self.layout.grid.rows[row].lane,
            },
        }
    }

    /// What stands in a cell, top to bottom: emotion points, then the cards that cover it.
    fn items(&self, row: usize, column: usize) -> Vec<Target> {
        let grid = &self.layout.grid;
        let (step, lane) = (grid.columns[column].step, grid.rows[row].lane);
        let mut items = Vec::new();
        if self.is_emotion_lane(lane) {
            let points = self.shown_personas().into_iter();
            items.extend(points.map(|persona| Target::Emotion { step, persona }));
        }
        let columns = self.columns();
        for card in self.document.cards.iter().filter(|card| card.lane == lane) {
            let Some(&start) = columns.get(&card.step) else {
                continue;
            };
            if start <= column && column < start + usize::from(card.span) {
                items.push(Target::Card(card.id));
            }
        }
        items
    }

    fn spot(&self, target: Target) -> Option<Spot> {
        let grid = &self.layout.grid;
        let (step, lane) = match target {
            Target::Card(id) => {
                let card = self.document.card(id)?;
                (card.step, card.lane)
            }
            Target::Cell { step, lane } => (step, lane),
            Target::Emotion { step, .. } => {
                let mut lanes = grid.rows.iter().map(|row| row.lane);
                (step, lanes.find(|&lane| self.is_emotion_lane(lane))?)
            }
            _ => return None,
        };
        let row = grid.rows.iter().position(|row| row.lane == lane)?;
        let start = grid.columns.iter().position(|column| column.step == step)?;
        let column = self.stand_column(target, start);
        let items = self.items(row, column);
        let index = items.iter().position(|&item| item == target).unwrap_or(0);
        Some(Spot { row, column, index })
    }

    fn start_column(&self, target: Target) -> Option<usize> {
        let Target::Card(id) = target else {
            return None;
        };
        let step = self.document.card(id)?.step;
        let columns = &self.layout.grid.columns;
        columns.iter().position(|column| column.step == step)
    }

    fn span_of(&self, target: Target) -> usize {
        match target {
            Target::Card(id) => self.document.card(id).map_or(1, |card| card.span.into()),
            _ => 1,
        }
    }

    /// Where Tab goes from a card of this cell: the neighbouring cell's first card, or the empty cell.
    pub(super) fn cell_after(
        &self,
        step: StepId,
        lane: LaneId,
        span: u16,
        forward: bool,
    ) -> Option<Target> {
        let grid = &self.layout.grid;
        let row = grid.rows.iter().position(|row| row.lane == lane)?;
        let column = grid.columns.iter().position(|column| column.step == step)?;
        let next = if forward {
            column + usize::from(span)
        } else {
            column.checked_sub(1)?
        };
        (next < grid.columns.len()).then(|| self.enter(row, next, 0))
    }

    /// Column of each step, in layout order.
    pub(super) fn columns(&self) -> HashMap<StepId, usize> {
        let columns = self.layout.grid.columns.iter().enumerate();
        columns.map(|(at, column)| (column.step, at)).collect()
    }

    /// Row of each visible lane.
    pub(super) fn rows(&self) -> HashMap<LaneId, usize> {
        let rows = self.layout.grid.rows.iter().enumerate();
        rows.map(|(at, row)| (row.lane, at)).collect()
    }

    pub(super) fn is_emotion_lane(&self, lane: LaneId) -> bool {
        let lane = self.document.lane(lane);
        lane.is_some_and(|lane| lane.role == LaneRole::Emotion)
    }

    /// Whose emotions the map shows; nobody's when there is no persona.
    pub(super) fn shown_personas(&self) -> Vec<Option<PersonaId>> {
        if self.document.personas.is_empty() {
            return vec![None];
        }
        let personas = self.document.personas.iter().map(|persona| persona.id);
        let hidden = &self.options.hidden_personas;
        personas
            .filter(|id| !hidden.contains(id))
            .map(Some)
            .collect()
    }

    pub(super) fn first_persona(&self) -> Option<PersonaId> {
        let shown = self.shown_personas().into_iter().flatten().next();
        shown.or_else(|| self.document.personas.first().map(|persona| persona.id))
    }

    /// The cell where a new card would go: that of the cursor, or the nearest to it.
    pub(super) fn cell_for_cards(&self) -> Option<(StepId, LaneId)> {
        let grid = &self.layout.grid;
        let mut lanes = grid.rows.iter().map(|row| row.lane);
        let lane = lanes.find(|&lane| !self.is_emotion_lane(lane));
        let step = grid.columns.first().map(|column| column.step);
        match self.selection.cursor() {
            Some(Target::Card(id)) => self.document.card(id).map(|card| (card.step, card.lane)),
            Some(Target::Cell { step, lane }) if !self.is_emotion_lane(lane) => Some((step, lane)),
            Some(Target::Cell { step, .. } | Target::Emotion { step, .. } | Target::Step(step)) => {
                Some((step, lane?))
            }
            Some(Target::Stage(id)) => {
                let first = self.document.stage(id)?.steps.first()?;
                Some((first.id, lane?))
            }
            Some(Target::Lane(id)) if !self.is_emotion_lane(id) => Some((step?, id)),
            _ => Some((step?, lane?)),
        }
    }

    /// The selected cards as the document orders them.
    pub(super) fn selected_cards_in_order(&self) -> Vec<CardId> {
        let cards = self.document.cards.iter().map(|card| card.id);
        cards
            .filter(|&id| self.selection.contains(Target::Card(id)))
            .collect()
    }
}
