//! From the grid to the page: how large a grid square is, and how far rooms keep from its lines.
//!
//! A room is drawn smaller than its squares by the same strip all around, so that there is a corridor
//! between any two rooms, however close they were put.

use super::route::Spot;
use crate::model::PlanArea;
use crate::scene::{Point, Rect, point, rect};
use crate::theme::store;

/// Where the grid lies on the page.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::layout) struct Measure {
    /// Map units of the grid's own origin.
    pub origin: Point,
    /// Between the topmost squares and the wall, besides the usual.
    pub headroom: f32,
}

impl Measure {
    /// `half` is in half grid units.
    pub fn at(self, half: Spot) -> Point {
        let unit = store::UNIT / 2.0;
        self.origin + point(half.0 as f32 * unit, half.1 as f32 * unit)
    }

    /// The squares of an area.
    pub fn squares(self, area: PlanArea) -> Rect {
        let corner = self.at((2 * area.x, 2 * area.y));
        let (width, height) = (area.width as f32, area.height as f32);
        rect(
            corner.x,
            corner.y,
            width * store::UNIT,
            height * store::UNIT,
        )
    }

    /// The walls of a room.
    pub fn walls(self, area: PlanArea) -> Rect {
        self.squares(area).expanded(-store::CORRIDOR / 2.0)
    }

    /// Where `p` is on the grid, in squares.
    pub fn grid(self, p: Point) -> Point {
        (p - self.origin) * (1.0 / store::UNIT)
    }
}

/// The height at which the path goes through a room, in half grid units.
pub(super) fn door(area: PlanArea) -> i32 {
    if area.height >= 2 {
        2 * (area.bottom() - 1)
    } else {
        2 * area.bottom() - 1
    }
}
