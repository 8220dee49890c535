//! What can be grabbed at the edge of things: a card's sides, its link handles, a row's lower border.
//!
//! Zones are in screen points: they are as large at every zoom, as far as the map leaves room.

use crate::editor::Editor;
use crate::model::{CardId, LaneId, LinkId};
use crate::scene::{Point, Rect, Target, point, rect};

/// How near a link counts as on it.
pub(super) const LINE: f32 = 7.0;
/// Side of a handle's zone, and how much of it lies inside its card.
const ZONE: f32 = 24.0;
const INSIDE_SIDE: f32 = 9.0;
const INSIDE_END: f32 = 6.0;
/// Cards smaller than this on screen have no handles.
const LEAST_WIDTH: f32 = 44.0;
const LEAST_HEIGHT: f32 = 14.0;

/// One of a card's upright edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edge {
    Left,
    Right,
}

/// A handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grip {
    /// Changes the columns a card covers.
    Span { card: CardId, side: Edge },
    /// Pulls a link out of a card, at its top or bottom.
    Link { card: CardId, at_top: bool },
    /// Takes an end of a link to another card.
    LinkEnd { link: LinkId, at_start: bool },
    /// Changes a row's height.
    LaneBorder(LaneId),
    /// Moves a wall or a corner of a room: −1 left or top, 1 right or bottom, 0 neither.
    Wall { room: Target, side: i8, end: i8 },
}

impl Grip {
    /// A card's handles, for a card that is large enough on screen.
    pub(in crate::editor) fn of_card(card: CardId, shown: Rect) -> impl Iterator<Item = Self> {
        let spans = [Edge::Left, Edge::Right].map(|side| Self::Span { card, side });
        let links = [true, false].map(|at_top| Self::Link { card, at_top });
        let has_room = shown.width >= LEAST_WIDTH && shown.height >= LEAST_HEIGHT;
        links.into_iter().chain(spans).filter(move |_| has_room)
    }

    /// Where a card's handle stands, and the zone that answers; of a card shown at `shown`.
    pub(in crate::editor) fn place(self, shown: Rect) -> (Point, Rect) {
        let (centre, outside) = (shown.centre(), ZONE - INSIDE_END);
        match self {
            Self::Link { at_top: true, .. } => (
                point(centre.x, shown.y - 5.0),
                rect(centre.x - ZONE / 2.0, shown.y - outside, ZONE, ZONE),
            ),
            Self::Link { .. } => (
                point(centre.x, shown.bottom() + 5.0),
                rect(
                    centre.x - ZONE / 2.0,
                    shown.bottom() - INSIDE_END,
                    ZONE,
                    ZONE,
                ),
            ),
            Self::Span {
                side: Edge::Left, ..
            } => (
                point(shown.x - 2.0, centre.y),
                upright(shown, shown.x - (ZONE - INSIDE_SIDE)),
            ),
            Self::Span { .. } => (
                point(shown.right() + 2.0, centre.y),
                upright(shown, shown.right() - INSIDE_SIDE),
            ),
            Self::Wall { side, end, .. } => {
                let at = point(
                    centre.x + f32::from(side) * shown.width / 2.0,
                    centre.y + f32::from(end) * shown.height / 2.0,
                );
                (at, wall_zone(shown, at, (side, end)))
            }
            Self::LinkEnd { .. } | Self::LaneBorder(_) => (shown.centre(), shown),
        }
    }
}

/// The zone of a wall or of a corner; corners are asked first.
fn wall_zone(shown: Rect, at: Point, (side, end): (i8, i8)) -> Rect {
    const REACH: f32 = 7.0;
    let long = |is_across: bool, length: f32| {
        if is_across {
            2.0 * REACH
        } else {
            length.max(ZONE)
        }
    };
    let (width, height) = match (side, end) {
        (0, _) => (long(false, shown.width), 2.0 * REACH),
        (_, 0) => (2.0 * REACH, long(false, shown.height)),
        _ => (ZONE, ZONE),
    };
    rect(at.x - width / 2.0, at.y - height / 2.0, width, height)
}

/// The zone along an upright edge, at least as high as a finger needs.
fn upright(shown: Rect, x: f32) -> Rect {
    let height = shown.height.max(ZONE);
    rect(x, shown.centre().y - height / 2.0, ZONE, height)
}

impl Editor {
    /// The handle at a screen position: those of the card selected alone, then of the one pointed at.
    pub(super) fn grip_at(&self, at: Point) -> Option<Grip> {
        if self.text_edit.is_some() {
            return None;
        }
        if self.is_under_pinned(at) {
            return self.lane_border_at(at);
        }
        let near = |end: Point| (end.x - at.x).abs().max((end.y - at.y).abs()) <= ZONE / 2.0;
        if let Some((grip, _)) = self.link_ends().find(|&(_, end)| near(end)) {
            return Some(grip);
        }
        if self.is_store() {
            return self.wall_at(at);
        }
        let map = self.viewport.to_map(at);
        let under = match self.layout.hit(map, self.viewport.visible()) {
            Some(Target::Card(card)) => Some(card),
            _ => None,
        };
        let armed = match self.hovered {
            Some(Target::Card(card)) => Some(card),
            _ => None,
        };
        let single = match self.selection.single() {
            Some(Target::Card(card)) => Some(card),
            _ => None,
        };
        let cards = [single, armed, under];
        cards
            .into_iter()
            .flatten()
            .find_map(|card| self.card_grip_at(card, at))
    }

    /// The walls and corners of the room selected alone, corners first; of one that is large enough on screen.
    pub(in crate::editor) fn wall_grips(&self) -> Option<(Rect, Vec<Grip>)> {
        let room = self.selection.single()?;
        let store = self.layout.store()?;
        let area = store.area_of(room)?;
        let shown = self.viewport.rect_to_screen(store.walls(area));
        if shown.width.min(shown.height) < LEAST_WIDTH / 2.0 {
            return None;
        }
        let corners = [(-1, -1), (1, -1), (-1, 1), (1, 1)];
        let walls = [(-1, 0), (1, 0), (0, -1), (0, 1)];
        let all = corners.into_iter().chain(walls);
        let grips = all.map(|(side, end)| Grip::Wall { room, side, end });
        Some((shown, grips.collect()))
    }

    fn wall_at(&self, at: Point) -> Option<Grip> {
        let (shown, grips) = self.wall_grips()?;
        // A face on the wall is a face.
        if matches!(self.target_at(at), Some(Target::Emotion { .. })) {
            return None;
        }
        grips
            .into_iter()
            .find(|grip| grip.place(shown).1.contains(at))
    }

    fn card_grip_at(&self, card: CardId, at: Point) -> Option<Grip> {
        let shown = self.shown_card(card)?;
        Grip::of_card(card, shown).find(|grip| grip.place(shown).1.contains(at))
    }

    /// A card that may have handles, on screen. In a collapsed lane it is only a bar; as a level it is
    /// dragged up and down.
    pub(in crate::editor) fn shown_card(&self, card: CardId) -> Option<Rect> {
        let row = self.document.card(card)?;
        let lane = self.document.lane(row.lane)?;
        let rect = self.layout.rect_of(Target::Card(card))?;
        let is_level = row.level.is_some() && row.text.is_empty() && self.has_levels(row.lane);
        (!lane.collapsed && !is_level).then(|| self.viewport.rect_to_screen(rect))
    }

    /// Whether a header or a label covers the map at a screen position.
    pub(super) fn is_under_pinned(&self, at: Point) -> bool {
        self.layout
            .is_pinned_at(self.viewport.to_map(at), self.viewport.visible())
    }

    fn lane_border_at(&self, at: Point) -> Option<Grip> {
        let map = self.viewport.to_map(at);
        let Some(Target::Lane(under)) = self.layout.hit(map, self.viewport.visible()) else {
            return None;
        };
        let rows = &self.layout.grid.rows;
        let row = rows.iter().position(|row| row.lane == under)?;
        let near = |row: usize| {
            let row = rows.get(row)?;
            let lane = self.document.lane(row.lane)?;
            // In low rows most of the label must stay free for selecting it.
            let reach = (row.height * self.viewport.zoom / 4.0).min(ZONE / 2.0);
            let away = (row.y + row.height - map.y).abs() * self.viewport.zoom;
            (!lane.collapsed && away <= reach).then_some(Grip::LaneBorder(row.lane))
        };
        near(row).or_else(|| near(row.checked_sub(1)?))
    }
}
