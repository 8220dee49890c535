//! Map coordinates on screen and back.

use egui::{Pos2, Vec2, pos2, vec2};

use crate::scene::{Point, Rect, point, rect};

/// Where the map stands on screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct View {
    /// The canvas, in points of the screen.
    pub area: egui::Rect,
    /// The map point at the canvas' top left corner.
    pub origin: Point,
    pub zoom: f32,
    pub pixels_per_point: f32,
}

impl View {
    /// Whole pixels: a pan moves everything by the same amount and nothing trembles.
    fn translation(&self) -> Vec2 {
        let snap = |v: f32| (v * self.pixels_per_point).round() / self.pixels_per_point;
        vec2(
            snap(self.area.min.x - self.origin.x * self.zoom),
            snap(self.area.min.y - self.origin.y * self.zoom),
        )
    }

    pub fn pos(&self, p: Point) -> Pos2 {
        pos2(p.x * self.zoom, p.y * self.zoom) + self.translation()
    }

    /// What of the map is at a place on the screen.
    pub fn point(&self, pos: Pos2) -> Point {
        let from = (pos - self.translation()) / self.zoom;
        point(from.x, from.y)
    }

    pub fn rect(&self, r: Rect) -> egui::Rect {
        egui::Rect::from_min_size(
            self.pos(r.top_left()),
            vec2(r.width * self.zoom, r.height * self.zoom),
        )
    }

    /// The part of the map in sight.
    pub fn visible(&self) -> Rect {
        rect(
            self.origin.x,
            self.origin.y,
            self.area.width() / self.zoom,
            self.area.height() / self.zoom,
        )
    }
}
