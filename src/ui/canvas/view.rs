//! Map coordinates on screen and back.

use egui::{Pos2, Vec2, pos2, vec2};

use super::fragment_cache::STRETCH;
use crate::layout::Layout;
use crate::scene::{Point, Rect, point, rect};

/// What halfway between two pixels may differ by.
const HALFWAY: f32 = 0.01;

/// Where the map stands on screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct View {
    /// The canvas, in points of the screen.
    pub area: egui::Rect,
    /// The map point at the canvas' top left corner.
    pub origin: Point,
    pub zoom: f32,
    pub pixels_per_point: f32,
    /// How far from its place a part of the map is drawn, in points of the screen: see [`View::on_pixel`].
    pub nudge: Vec2,
    /// No line is thinner, in pixels.
    pub least_line: f32,
}

impl View {
    /// Whole pixels: a pan moves everything by the same amount and nothing trembles.
    fn translation(&self) -> Vec2 {
        let snap = |v: f32| (v * self.pixels_per_point).round() / self.pixels_per_point;
        let whole = vec2(
            snap(self.area.min.x - self.origin.x * self.zoom),
            snap(self.area.min.y - self.origin.y * self.zoom),
        );
        whole + self.nudge
    }

    /// The same view for what stands at `offset`, which comes to whole pixels. So a row that has moved
    /// looks as it did, whatever the zoom.
    pub fn on_pixel(self, offset: Point) -> Self {
        let plain = Self {
            nudge: Vec2::ZERO,
            ..self
        };
        let at = plain.pos(offset);
        // Halfway between two it is the one to the left: a gap at the canvas's edge would be seen.
        let pixels = at.to_vec2() * self.pixels_per_point - Vec2::splat(HALFWAY);
        let nearest = pixels.round() / self.pixels_per_point;
        Self {
            nudge: nearest - at.to_vec2(),
            ..self
        }
    }

    /// The view of the row that `place` stands in.
    pub fn in_row(self, layout: &Layout, place: Point) -> Self {
        let rows = &layout.grid.rows;
        let below = rows.partition_point(|row| row.y <= place.y);
        match below.checked_sub(1).and_then(|index| rows.get(index)) {
            Some(row) if place.y < row.y + row.height => self.on_pixel(point(0.0, row.y)),
            _ => self,
        }
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

    /// Whether what is drawn for `aim` serves this view and those on the way there.
    pub fn is_near(&self, aim: Self) -> bool {
        /// What is passed and never looked at must not be drawn as if it were.
        const MOST: f32 = 4.0;
        let factor = self.zoom / aim.zoom;
        let area = |rect: Rect| rect.width * rect.height;
        let (seen, there) = (self.visible(), aim.visible());
        (1.0 / STRETCH..=STRETCH).contains(&factor) && area(seen.union(there)) <= MOST * area(there)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_at_the_edge_of_the_view_is_drawn_there_to_the_pixel() {
        for pixels_per_point in [1.0, 2.0] {
            for step in 0..200 {
                let area = egui::Rect::from_min_size(pos2(240.0, 88.0), vec2(740.0, 595.0));
                let view = View {
                    area,
                    origin: point(0.5 * step as f32, 7.3 * step as f32),
                    zoom: 0.35 + 0.05 * (step % 40) as f32,
                    pixels_per_point,
                    nudge: Vec2::ZERO,
                    least_line: 1.0,
                };
                let corner = view.visible().top_left();
                let drawn = view.on_pixel(corner).pos(corner);
                let off = (drawn - area.min) * pixels_per_point;
                // Never inside, where something would shine through beside it.
                assert!(off.max_elem() < 0.01 && off.min_elem() > -1.01, "{off:?}");
            }
        }
    }
}
