//! Which part of the map is in sight, and how large.

use crate::scene::{Point, Rect, Size, point, rect};

/// Map units of white space kept around what is revealed or fitted, in screen points.
const MARGIN: f32 = 24.0;

/// The window onto the map. Screen positions are points from the canvas's top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    /// The map point at the canvas's top left.
    pub origin: Point,
    /// Screen points per map unit.
    pub zoom: f32,
    /// The canvas, in screen points.
    pub size: Size,
}

impl Default for Viewport {
    fn default() -> Self {
        Self {
            origin: point(0.0, 0.0),
            zoom: 1.0,
            size: Size {
                width: 1024.0,
                height: 640.0,
            },
        }
    }
}

impl Viewport {
    pub const MIN_ZOOM: f32 = 0.05;
    pub const MAX_ZOOM: f32 = 8.0;
    /// One notch of the wheel or one Ctrl++; its inverse goes exactly back.
    pub const NOTCH: f32 = 1.125;

    pub fn to_map(&self, screen: Point) -> Point {
        self.origin + screen * (1.0 / self.zoom)
    }

    pub fn to_screen(&self, map: Point) -> Point {
        (map - self.origin) * self.zoom
    }

    pub fn rect_to_screen(&self, map: Rect) -> Rect {
        let corner = self.to_screen(map.top_left());
        rect(
            corner.x,
            corner.y,
            map.width * self.zoom,
            map.height * self.zoom,
        )
    }

    /// The part of the map in sight.
    pub fn visible(&self) -> Rect {
        let (width, height) = (self.size.width / self.zoom, self.size.height / self.zoom);
        rect(self.origin.x, self.origin.y, width, height)
    }

    /// Zooms by `factor` so that the map point under `screen` stays there.
    pub fn zoom_at(&mut self, screen: Point, factor: f32) {
        self.set_zoom_at(screen, self.zoom * factor);
    }

    /// Sets the zoom so that the map point under `screen` stays there.
    pub fn set_zoom_at(&mut self, screen: Point, zoom: f32) {
        if !zoom.is_finite() {
            return;
        }
        let fixed = self.to_map(screen);
        self.zoom = zoom.clamp(Self::MIN_ZOOM, Self::MAX_ZOOM);
        self.origin = fixed - screen * (1.0 / self.zoom);
    }

    /// Moves the map by `delta` screen points, as if it were dragged.
    pub fn pan(&mut self, delta: Point) {
        self.origin = self.origin - delta * (1.0 / self.zoom);
    }

    /// The middle of the canvas, in screen points.
    pub fn centre(&self) -> Point {
        point(self.size.width / 2.0, self.size.height / 2.0)
    }

    /// Shows all of `map`, centred, at 100 % at most.
    pub fn fit(&mut self, map: Rect) {
        self.fit_up_to(map, 1.0);
    }

    /// Shows all of `map`, centred, no larger than `most`.
    pub fn fit_up_to(&mut self, map: Rect, most: f32) {
        let room = |side: f32| (side - 2.0 * MARGIN).max(1.0);
        let zoom = (room(self.size.width) / map.width.max(1.0))
            .min(room(self.size.height) / map.height.max(1.0))
            .min(most);
        self.zoom = zoom.clamp(Self::MIN_ZOOM, Self::MAX_ZOOM);
        self.origin = map.centre() - self.centre() * (1.0 / self.zoom);
    }

    /// Pans as little as shows `map` with a margin; its top left wins when it is larger than the canvas.
    pub fn reveal(&mut self, map: Rect) {
        self.reveal_beside(map, point(0.0, 0.0));
    }

    /// Like [`Viewport::reveal`], while `pinned` map units at the left and top are covered by headers.
    pub fn reveal_beside(&mut self, map: Rect, pinned: Point) {
        let margin = MARGIN / self.zoom;
        let seen = self.visible();
        let along = |start: f32, length: f32, from: f32, room: f32, pinned: f32| {
            // What is wholly in sight stays where it is, even close to the edge.
            if start >= from + pinned && start + length <= from + room {
                return from;
            }
            let (low, high) = (from + pinned + margin, from + room - margin);
            if start < low || length > high - low {
                from + start - low
            } else if start + length > high {
                from + start + length - high
            } else {
                from
            }
        };
        self.origin = point(
            along(map.x, map.width, seen.x, seen.width, pinned.x),
            along(map.y, map.height, seen.y, seen.height, pinned.y),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: Point, b: Point) -> bool {
        a.distance(b) < 0.01
    }

    #[test]
    fn zooming_keeps_the_point_under_the_pointer_and_is_reversible() {
        let mut view = Viewport::default();
        view.pan(point(-300.0, 40.0));
        let (start, at) = (view, point(200.0, 120.0));
        let under = view.to_map(at);
        view.zoom_at(at, Viewport::NOTCH);
        assert!(close(view.to_map(at), under));
        view.zoom_at(at, 1.0 / Viewport::NOTCH);
        assert!(close(view.origin, start.origin) && (view.zoom - start.zoom).abs() < 1e-5);
        const { assert!(Viewport::NOTCH <= 1.15) };
    }

    #[test]
    fn the_zoom_has_limits_and_ignores_nonsense() {
        let mut view = Viewport::default();
        view.zoom_at(point(0.0, 0.0), 1e9);
        assert_eq!(view.zoom, Viewport::MAX_ZOOM);
        view.zoom_at(point(0.0, 0.0), 1e-9);
        assert_eq!(view.zoom, Viewport::MIN_ZOOM);
        view.zoom_at(point(0.0, 0.0), f32::NAN);
        assert_eq!(view.zoom, Viewport::MIN_ZOOM);
    }

    #[test]
    fn fit_shows_everything_and_reveal_moves_no_more_than_needed() {
        let mut view = Viewport::default();
        let map = rect(100.0, 50.0, 5000.0, 900.0);
        view.fit(map);
        assert!(view.visible().encloses(map));
        view.fit(rect(0.0, 0.0, 10.0, 10.0));
        assert_eq!(view.zoom, 1.0);
        let seen = view;
        view.reveal(rect(0.0, 0.0, 10.0, 10.0));
        assert_eq!(view, seen);
        let far = rect(9000.0, 700.0, 100.0, 50.0);
        view.reveal(far);
        assert!(view.visible().encloses(far));
    }
}
