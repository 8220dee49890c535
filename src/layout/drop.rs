//! Where a thing that is being dragged would land, and the line that shows it.

use super::row::PlacedCard;
use super::{DropPlace, Layout};
use crate::model::{CardId, LaneId, StageId};
use crate::scene::{Point, Rect, Target, point, rect};
use crate::theme::map;

/// Thickness of the insertion line.
const DROP_LINE: f32 = 3.0;

impl Layout {
    /// Where cards dropped at `p` go. Those that are moving do not count as neighbours.
    /// Outside the grid the nearest cell is meant; `None` when there is no cell.
    pub fn drop_at(&self, p: Point, is_moving: impl Fn(CardId) -> bool) -> Option<DropPlace> {
        let row = self.nearest_row(p.y)?;
        let column = self.nearest_column(p.x)?;
        let place = self.grid.columns[column];
        let y = p.y - row.y;
        let mut cards = row.part.cell(column).filter(|card| !is_moving(card.id));
        let mut above: Option<&PlacedCard> = None;
        let next = cards.find(|card| {
            let is_below = if row.part.is_collapsed {
                p.x < card.rect.centre().x
            } else {
                y < card.rect.centre().y
            };
            if !is_below {
                above = Some(card);
            }
            is_below
        });
        let line = if row.part.is_collapsed {
            let x = match (above, next) {
                (_, Some(next)) => next.rect.x - 3.5,
                (Some(above), None) => above.rect.right() + 0.5,
                (None, None) => place.x + map::CELL_PADDING,
            };
            rect(x, row.y + 4.0, DROP_LINE, row.part.height - 8.0)
        } else {
            let middle = match (above, next) {
                (_, Some(next)) => next.rect.y - map::CARD_GAP / 2.0,
                (Some(above), None) => above.rect.bottom() + map::CARD_GAP / 2.0,
                (None, None) => {
                    row.part.cards_top.min(row.part.height - map::ROW_PADDING)
                        + map::ROW_PADDING / 2.0
                }
            };
            rect(
                place.x + map::CELL_PADDING,
                row.y + middle - DROP_LINE / 2.0,
                place.width - 2.0 * map::CELL_PADDING,
                DROP_LINE,
            )
        };
        Some(DropPlace {
            step: place.step,
            lane: row.lane,
            before: next.map(|card| card.id),
            line,
        })
    }

    /// Where a stage dropped at `x` goes: before the stage of that number (as many as there are: at the
    /// end).
    pub fn stage_drop_at(&self, x: f32) -> Option<(usize, Rect)> {
        let stages = &self.parts.columns.stages;
        let at = stages.partition_point(|(_, left, width)| left + width <= x);
        let at = at.min(stages.len().checked_sub(1)?);
        let (id, left, width) = stages[at];
        let after = x >= left + width / 2.0;
        let edge = if after { left + width } else { left };
        let line = self.upright_line(edge, Target::Stage(id))?;
        Some((at + usize::from(after), line))
    }

    /// Where a step dropped at `x` goes: into which stage, before which of its steps.
    pub fn step_drop_at(&self, x: f32) -> Option<(StageId, usize, Rect)> {
        let stages = &self.parts.columns.stages;
        let at = stages.partition_point(|(_, left, width)| left + width <= x);
        let (stage, left, _) = stages[at.min(stages.len().checked_sub(1)?)];
        let own = self
            .grid
            .columns
            .iter()
            .filter(|column| column.stage == stage);
        let before = own
            .clone()
            .filter(|column| x >= column.x + column.width / 2.0);
        let place = before.count();
        let edge = match place.checked_sub(1) {
            None => left + 1.0,
            Some(last) => {
                let column = own.clone().nth(last)?;
                column.x + column.width
            }
        };
        let head = own
            .clone()
            .next()
            .map_or(Target::Stage(stage), |column| Target::Step(column.step));
        let line = self.upright_line(edge, head)?;
        Some((stage, place, line))
    }

    /// Beside which visible lane one dropped at `y` goes, and whether below it.
    pub fn lane_drop_at(&self, y: f32) -> Option<(LaneId, bool, Rect)> {
        let row = self.nearest_row(y)?;
        let below = y >= row.y + row.part.height / 2.0;
        let edge = if below {
            row.y + row.part.height
        } else {
            row.y
        };
        let right = self.parts.columns.right;
        let line = rect(
            map::MARGIN,
            edge - DROP_LINE / 2.0,
            right - map::MARGIN,
            DROP_LINE,
        );
        Some((row.lane, below, line))
    }

    /// From a header down to the grid's end.
    fn upright_line(&self, x: f32, header: Target) -> Option<Rect> {
        let head = self.rect_of(header)?;
        let bottom = self
            .grid
            .rows
            .last()
            .map_or(head.bottom(), |row| row.y + row.height);
        let (from, to) = (
            point(x - DROP_LINE / 2.0, head.y),
            point(x + DROP_LINE / 2.0, bottom),
        );
        Some(Rect::between(from, to))
    }
}
