//! What a layout can be asked: what is at a point, where a thing is. Where it would land is in `drop`.

use std::sync::Arc;

use super::row::PlacedCard;
use super::spot::Spot;
use super::{Layout, PlacedRow, TextArea};
use crate::model::{CardId, Document, Emotion, LaneId, LinkId, PersonaId, StepId};
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

/// Between a free place and the cards around it.
const FREE_GAP: f32 = 3.0;

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
                let Some((row, card)) = self.card(id) else {
                    return self.parts.spots.get(&target).map(|spot| spot.rect);
                };
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

    /// The true shape of a target that is no rectangle, in map units.
    pub fn outline_of(&self, target: Target) -> Option<&[Point]> {
        self.parts.outlines.get(&target).map(|outline| &**outline)
    }

    /// The step `by` places further around the wheel or along the path of a store; `None` where there is
    /// neither.
    pub fn step_around(&self, step: StepId, by: isize) -> Option<StepId> {
        if let Some(store) = &self.parts.store {
            return store.neighbour(step, by);
        }
        self.parts.wheel.as_ref()?.neighbour(step, by)
    }

    /// The step after 12 o'clock, or the first on the path; `None` where there is neither.
    pub fn first_around(&self) -> Option<StepId> {
        if let Some(store) = &self.parts.store {
            return store.rooms.first()?.step;
        }
        self.parts
            .wheel
            .as_ref()?
            .steps
            .first()
            .map(|(step, ..)| *step)
    }

    /// Whether `p` is in the middle of a wheel, where its persona stands.
    pub fn is_in_hub(&self, p: Point) -> bool {
        let wheel = self.parts.wheel.as_ref();
        wheel.is_some_and(|wheel| wheel.is_in_hub(p))
    }

    /// What `start` becomes when it is dragged on the wheel or in a store.
    pub fn emotion_moved(&self, start: Emotion, from: Point, to: Point) -> Option<Emotion> {
        if let Some(store) = &self.parts.store {
            return store.emotion_moved(start, from, to);
        }
        self.parts.wheel.as_ref()?.emotion_moved(start, from, to)
    }

    /// Where an emotion would stand on the wheel; `None` where there is no wheel.
    pub fn level_point(&self, step: StepId, emotion: Emotion) -> Option<Point> {
        self.parts.wheel.as_ref()?.level(step, emotion)
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

    /// Where the text of a title, stage, step, lane or card is edited.
    pub fn text_area(&self, document: &Document, target: Target) -> Option<TextArea> {
        let text = match target {
            Target::Title => document.header.title.clone(),
            Target::Stage(id) => document.stage(id)?.title.clone(),
            Target::Step(id) => document.step(id)?.title.clone(),
            Target::Room(id) => document.store_plan.room(id)?.name.clone(),
            Target::Lane(id) => document.lane(id)?.label.clone(),
            Target::Card(id) => {
                let Some((row, card)) = self.card(id) else {
                    let spot = self.parts.spots.get(&target).and_then(|spot| spot.text);
                    let Some((rect, style)) = spot else {
                        return self.card_box(document, id);
                    };
                    return Some(TextArea {
                        rect,
                        style,
                        text: document.card(id)?.text.clone(),
                        is_box: true,
                    });
                };
                return Some(TextArea {
                    rect: card.text.translated(point(0.0, row.y)),
                    style: map::CARD,
                    text: document.card(id)?.text.clone(),
                    is_box: false,
                });
            }
            Target::Link(id) => {
                let mut links = document.links.iter();
                links.find(|link| link.id == id)?.label.clone()
            }
            _ => return None,
        };
        let place = self.parts.spots.get(&target)?.text;
        let (rect, style) = place.or_else(|| match target {
            Target::Link(id) => {
                let parts = &self.parts;
                parts.links.writing_place(id, &parts.columns, &parts.rows)
            }
            _ => None,
        })?;
        // Around a wheel the names of stages are turned.
        let is_box = !self.has_grid() && matches!(target, Target::Stage(_));
        // In a store names are set as small as they must, or are numbers.
        let is_box = is_box || self.parts.store.is_some() && target != Target::Title;
        Some(TextArea {
            rect,
            style,
            text,
            is_box,
        })
    }

    /// The link that runs within `reach` of `p`; of several the nearest.
    pub fn link_near(&self, p: Point, reach: f32) -> Option<LinkId> {
        let ways = self.parts.links.ways.iter();
        let near = ways.filter(|way| way.bounds.expanded(reach).contains(p));
        let distances = near.map(|way| (distance_to(&way.points, p), way.link));
        let nearest = distances.min_by(|a, b| a.0.total_cmp(&b.0))?;
        (nearest.0 <= reach).then_some(nearest.1)
    }

    /// The corners of a link's line, from its beginning to its tip.
    pub fn way_of(&self, link: LinkId) -> Option<&[Point]> {
        self.parts.links.way(link).map(|way| &way.points[..])
    }

    /// Whether a label or a header that stays in sight covers `p`.
    pub fn is_pinned_at(&self, p: Point, visible: Rect) -> bool {
        let shown = self.scene.on_screen(visible);
        let mut pinned = shown.filter(|(placed, _)| placed.pin != Pin::None);
        pinned.any(|(placed, offset)| placed.fragment.bounds.contains(p - offset))
    }

    /// The part of a cell that no card covers: where `y` is, else the largest. Cards that only pass
    /// through the column count too.
    pub fn free_rect(&self, step: StepId, lane: LaneId, y: Option<f32>) -> Option<Rect> {
        let cell = self.cell_rect(step, lane)?;
        let row = self.row(lane)?;
        let column = self.parts.columns.position(step)?;
        if row.part.is_collapsed {
            return Some(cell);
        }
        let passing = row.part.spanning(column).filter(|card| card.first < column);
        let mut taken: Vec<Rect> = row
            .part
            .cell(column)
            .chain(passing)
            .map(|card| card.rect)
            .collect();
        taken.sort_by(|a, b| a.y.total_cmp(&b.y));
        let mut gaps = Vec::with_capacity(taken.len() + 1);
        let mut from = 0.0_f32;
        for card in taken {
            gaps.push((from, card.y - FREE_GAP));
            from = from.max(card.bottom() + FREE_GAP);
        }
        gaps.push((from, row.part.height));
        gaps.retain(|(from, to)| to - from > 2.0 * FREE_GAP);
        let here = y.map(|y| y - row.y);
        let under = here.and_then(|y| gaps.iter().find(|(from, to)| (*from..*to).contains(&y)));
        let widest = gaps
            .iter()
            .max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
        let (from, to) = *under.or(widest)?;
        Some(rect(cell.x, cell.y + from, cell.width, to - from))
    }

    /// How high a row is without a height of its own: as its cards and its label need.
    pub fn content_height(&self, lane: LaneId) -> Option<f32> {
        Some(self.row(lane)?.part.content_height)
    }

    /// Every card with its place.
    pub fn cards(&self) -> impl Iterator<Item = (CardId, Rect)> {
        self.parts.rows.iter().flat_map(|row| {
            let cards = row.part.cards.iter();
            cards.map(|card| (card.id, card.rect.translated(point(0.0, row.y))))
        })
    }

    /// The step and the emotion that `p` means: in the plot under it, or in the plot of `lane` wherever
    /// `p` is (for a drag that leaves the row).
    pub fn emotion_at(&self, lane: Option<LaneId>, p: Point) -> Option<(StepId, Emotion)> {
        if let Some(wheel) = &self.parts.wheel {
            let is_meant = lane.is_some() || wheel.is_on_steps(p);
            return wheel.emotion_at(p).filter(|_| is_meant);
        }
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
        if let Some(store) = &self.parts.store {
            return store.face(step, persona);
        }
        if let Some(wheel) = &self.parts.wheel {
            return wheel.face(step, persona);
        }
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

    pub(super) fn row(&self, lane: LaneId) -> Option<&PlacedRow> {
        let index = *self.parts.row_of.get(&lane)?;
        self.parts.rows.get(index)
    }

    fn row_at(&self, y: f32) -> Option<&PlacedRow> {
        let row = self.nearest_row(y)?;
        (y >= row.y && y < row.y + row.part.height).then_some(row)
    }

    pub(super) fn nearest_row(&self, y: f32) -> Option<&PlacedRow> {
        let rows = &self.parts.rows;
        let index = rows.partition_point(|row| row.y + row.part.height <= y);
        rows.get(index.min(rows.len().saturating_sub(1)))
    }

    fn column_at(&self, x: f32) -> Option<usize> {
        let index = self.nearest_column(x)?;
        let column = self.grid.columns[index];
        (x >= column.x && x < column.x + column.width).then_some(index)
    }

    pub(super) fn nearest_column(&self, x: f32) -> Option<usize> {
        let columns = &self.grid.columns;
        let index = columns.partition_point(|column| column.x + column.width <= x);
        (!columns.is_empty()).then(|| index.min(columns.len() - 1))
    }
}

/// How far `p` is from a line with corners.
pub(super) fn distance_to(points: &[Point], p: Point) -> f32 {
    let to_segment = |a: Point, b: Point| {
        let (along, away) = (b - a, p - a);
        let length = along.x * along.x + along.y * along.y;
        let share = (along.x * away.x + along.y * away.y) / length.max(f32::EPSILON);
        p.distance(a + along * share.clamp(0.0, 1.0))
    };
    let segments = points.windows(2);
    segments
        .map(|pair| to_segment(pair[0], pair[1]))
        .fold(f32::INFINITY, f32::min)
}
