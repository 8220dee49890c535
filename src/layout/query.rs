//! What a layout can be asked: what is at a point, where a thing is, where a card would land.

use std::sync::Arc;

use super::row::PlacedCard;
use super::spot::Spot;
use super::{DropPlace, Layout, PlacedRow, TextArea};
use crate::model::{CardId, Document, Emotion, LaneId, PersonaId, StepId};
use crate::scene::{Pin, Point, Rect, Target, point, rect};
use crate::theme::map;

/// What a point in the plot of a freedom or intensity lane means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelPlace {
    pub step: StepId,
    pub lane: LaneId,
    /// The card whose level is drawn there.
    pub card: Option<CardId>,
    /// 1…5, by height.
    pub level: u8,
}

/// Thickness of the insertion line.
const DROP_LINE: f32 = 3.0;

impl Layout {
    /// The topmost thing at `p`, given what part of the map is in sight (pinned headers follow it).
    /// Falls back to [`Target::Cell`] inside the grid.
    pub fn hit(&self, p: Point, visible: Rect) -> Option<Target> {
        for (placed, offset) in self.scene.on_screen(visible).rev() {
            let local = p - offset;
            if !placed.fragment.bounds.contains(local) {
                continue;
            }
            let groups = placed.fragment.groups.iter().rev();
            let hit = groups
                .filter(|group| group.is_hit(local))
                .find_map(|group| group.target);
            if hit.is_some() {
                return hit;
            }
            // What is pinned hides what is under it.
            if placed.pin != Pin::None {
                return None;
            }
        }
        let (step, lane) = self.cell_at(p)?;
        Some(Target::Cell { step, lane })
    }

    /// Where a target stands, unpinned.
    pub fn rect_of(&self, target: Target) -> Option<Rect> {
        match target {
            Target::Card(id) => {
                let (row, card) = self.card(id)?;
                Some(card.rect.translated(point(0.0, row.y)))
            }
            Target::Cell { step, lane } => self.cell_rect(step, lane),
            Target::Emotion { step, persona } => {
                let (centre, radius) = self.emotion_spot(step, persona)?;
                let side = 2.0 * radius;
                Some(rect(centre.x - radius, centre.y - radius, side, side))
            }
            other => self.parts.spots.get(&other).map(|spot| spot.rect),
        }
    }

    /// Where a target stands on screen when `visible` fills it: headers and labels where they are pinned.
    pub fn shown_rect(&self, target: Target, visible: Rect) -> Option<Rect> {
        match self.pinned(target, visible) {
            Some(spot) => Some(spot.rect),
            None => self.rect_of(target),
        }
    }

    /// Where a target's text is edited on screen when `visible` fills it. A header that stands in shows no
    /// more of the text than fits.
    pub fn shown_text_area(
        &self,
        document: &Document,
        target: Target,
        visible: Rect,
    ) -> Option<TextArea> {
        let area = self.text_area(document, target)?;
        match self.pinned(target, visible).and_then(|spot| spot.text) {
            Some((rect, style)) => Some(TextArea {
                rect,
                style,
                ..area
            }),
            None => Some(area),
        }
    }

    /// The place of a header that stands in, or of a label that may have moved.
    fn pinned(&self, target: Target, visible: Rect) -> Option<Spot> {
        match target {
            Target::Stage(_) | Target::Step(_) => {
                let spot = self.parts.stand_in_spots.get(&target)?;
                let mut stand_ins = self.scene.stand_ins.iter();
                let header = stand_ins.find(|placed| placed.pin == Pin::Top)?;
                Some(spot.translated(header.screen_offset(visible)?))
            }
            Target::Lane(id) => {
                let label = &self.row(id)?.label;
                let mut placed = self.scene.placed.iter();
                let placed =
                    placed.find(|placed| Arc::ptr_eq(&placed.fragment, &label.fragment))?;
                Some(label.spot.translated(placed.screen_offset(visible)?))
            }
            _ => None,
        }
    }

    /// Step and lane at `p`; `None` outside the grid and between its rows.
    pub fn cell_at(&self, p: Point) -> Option<(StepId, LaneId)> {
        let row = self.row_at(p.y)?;
        let column = self.column_at(p.x)?;
        Some((self.grid.columns[column].step, row.lane))
    }

    pub fn cell_rect(&self, step: StepId, lane: LaneId) -> Option<Rect> {
        let row = self.row(lane)?;
        let column = self.grid.columns[self.parts.columns.position(step)?];
        Some(rect(column.x, row.y, column.width, row.part.height))
    }

    /// The cards that begin in a cell, top to bottom.
    pub fn cards_in(&self, step: StepId, lane: LaneId) -> Vec<CardId> {
        let cards = self.row(lane).zip(self.parts.columns.position(step));
        cards.map_or(Vec::new(), |(row, column)| {
            row.part.cell(column).map(|card| card.id).collect()
        })
    }

    /// Where cards dropped at `p` go. The moved cards themselves do not count as neighbours.
    /// Outside the grid the nearest cell is meant; `None` when there is no cell.
    pub fn drop_at(&self, p: Point, moving: &[CardId]) -> Option<DropPlace> {
        let row = self.nearest_row(p.y)?;
        let column = self.nearest_column(p.x)?;
        let place = self.grid.columns[column];
        let y = p.y - row.y;
        let mut cards = row
            .part
            .cell(column)
            .filter(|card| !moving.contains(&card.id));
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

    /// Where the text of a title, stage, step, lane or card is edited.
    pub fn text_area(&self, document: &Document, target: Target) -> Option<TextArea> {
        let text = match target {
            Target::Title => document.header.title.clone(),
            Target::Stage(id) => document.stage(id)?.title.clone(),
            Target::Step(id) => document.step(id)?.title.clone(),
            Target::Lane(id) => document.lane(id)?.label.clone(),
            Target::Card(id) => {
                let (row, card) = self.card(id)?;
                return Some(TextArea {
                    rect: card.text.translated(point(0.0, row.y)),
                    style: map::CARD,
                    text: document.card(id)?.text.clone(),
                });
            }
            _ => return None,
        };
        let (rect, style) = self.parts.spots.get(&target)?.text?;
        Some(TextArea { rect, style, text })
    }

    /// The step and the emotion that `p` means: in the plot under it, or in the plot of `lane` wherever
    /// `p` is (for a drag that leaves the row).
    pub fn emotion_at(&self, lane: Option<LaneId>, p: Point) -> Option<(StepId, Emotion)> {
        let row = match lane {
            Some(lane) => self.row(lane)?,
            None => self.row_at(p.y)?,
        };
        let column = match lane {
            Some(_) => self.nearest_column(p.x)?,
            None => self.column_at(p.x)?,
        };
        let emotion = row.part.plot?.emotion_at(p.y - row.y)?;
        Some((self.grid.columns[column].step, emotion))
    }

    /// Where the face of a persona at a step stands, or would stand if none is set yet.
    pub fn emotion_point(&self, step: StepId, persona: Option<PersonaId>) -> Option<Point> {
        self.emotion_spot(step, persona).map(|(centre, _)| centre)
    }

    /// The height at which `emotion` stands in the plot of `lane`.
    pub fn emotion_y(&self, lane: LaneId, emotion: Emotion) -> Option<f32> {
        let row = self.row(lane)?;
        Some(row.y + row.part.plot?.y_of(emotion.value()))
    }

    /// The level that `p` means in a freedom or intensity lane: its cell, the card that has a level there,
    /// and the level under `p`.
    pub fn level_at(&self, p: Point) -> Option<LevelPlace> {
        let row = self.row_at(p.y)?;
        let plot = row.part.level_plot?;
        let column = self.column_at(p.x)?;
        if !plot.contains(p.y - row.y) {
            return None;
        }
        let mut here = row.part.levels.iter().filter(|spot| spot.column == column);
        let under = here
            .clone()
            .find(|spot| (spot.rect.x..=spot.rect.right()).contains(&p.x));
        Some(LevelPlace {
            step: self.grid.columns[column].step,
            lane: row.lane,
            card: under.or_else(|| here.next()).map(|spot| spot.card),
            level: plot.level_at(p.y - row.y),
        })
    }

    /// The level at a height of a lane, wherever above or below it that is.
    pub fn level_of_height(&self, lane: LaneId, y: f32) -> Option<u8> {
        let row = self.row(lane)?;
        Some(row.part.level_plot?.level_at(y - row.y))
    }

    /// The height at which `level` stands in the plot of `lane`.
    pub fn level_y(&self, lane: LaneId, level: u8) -> Option<f32> {
        let row = self.row(lane)?;
        Some(row.y + row.part.level_plot?.y_of(level))
    }

    fn emotion_spot(&self, step: StepId, persona: Option<PersonaId>) -> Option<(Point, f32)> {
        self.parts.rows.iter().find_map(|row| {
            let mut spots = row.part.spots.iter();
            let spot = spots.find(|spot| spot.step == step && spot.persona == persona)?;
            Some((spot.centre + point(0.0, row.y), spot.radius))
        })
    }

    fn card(&self, id: CardId) -> Option<(&PlacedRow, &PlacedCard)> {
        let mut rows = self.parts.rows.iter();
        rows.find_map(|row| row.part.card(id).map(|card| (row, card)))
    }

    fn row(&self, lane: LaneId) -> Option<&PlacedRow> {
        let index = *self.parts.row_of.get(&lane)?;
        self.parts.rows.get(index)
    }

    fn row_at(&self, y: f32) -> Option<&PlacedRow> {
        let row = self.nearest_row(y)?;
        (y >= row.y && y < row.y + row.part.height).then_some(row)
    }

    fn nearest_row(&self, y: f32) -> Option<&PlacedRow> {
        let rows = &self.parts.rows;
        let index = rows.partition_point(|row| row.y + row.part.height <= y);
        rows.get(index.min(rows.len().saturating_sub(1)))
    }

    fn column_at(&self, x: f32) -> Option<usize> {
        let index = self.nearest_column(x)?;
        let column = self.grid.columns[index];
        (x >= column.x && x < column.x + column.width).then_some(index)
    }

    fn nearest_column(&self, x: f32) -> Option<usize> {
        let columns = &self.grid.columns;
        let index = columns.partition_point(|column| column.x + column.width <= x);
        (!columns.is_empty()).then(|| index.min(columns.len() - 1))
    }
}
