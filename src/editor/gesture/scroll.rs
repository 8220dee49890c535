//! The map scrolls while something is dragged at the canvas's edge.

use super::Gesture;
use crate::editor::Editor;
use crate::editor::pointer::Modifiers;
use crate::scene::{Point, Rect, point};

/// How close to the canvas's edge a drag scrolls, and how fast at most per second, in screen points.
const ZONE: f32 = 36.0;
const SPEED: f32 = 1100.0;
/// How far past the map's end it goes, in screen points.
const BEYOND: f32 = 96.0;

impl Editor {
    /// Scrolls while a drag is held at the canvas's edge; `dt` in seconds. Says whether it wants to be
    /// called again.
    pub fn tick(&mut self, dt: f32) -> bool {
        let (sideways, upright) = self.scrolls();
        let Some(at) = self.pointer.filter(|_| sideways || upright) else {
            return false;
        };
        let size = self.viewport.size;
        let wanted = point(
            if sideways {
                speed(at.x, size.width)
            } else {
                0.0
            },
            if upright {
                speed(at.y, size.height)
            } else {
                0.0
            },
        );
        let velocity = self.held_back(wanted);
        if velocity == point(0.0, 0.0) {
            return false;
        }
        self.viewport.pan(velocity * dt.clamp(0.0, 0.1));
        let modifiers = Modifiers {
            ctrl: matches!(self.gesture, Gesture::Cards { copies: true, .. }),
            shift: matches!(&self.gesture, Gesture::Marquee { before, .. } if !before.is_empty()),
            ..Modifiers::default()
        };
        self.drag(at, modifiers);
        true
    }

    /// Which ways the gesture under way scrolls: sideways, up and down.
    fn scrolls(&self) -> (bool, bool) {
        use crate::scene::Target;
        match &self.gesture {
            Gesture::Cards { .. }
            | Gesture::Marquee { .. }
            | Gesture::PullLink { .. }
            | Gesture::LinkEnd { .. } => (true, true),
            Gesture::Span { .. } => (true, false),
            Gesture::Header {
                target: Target::Lane(_),
                ..
            } => (false, true),
            Gesture::Header { .. } => (true, false),
            Gesture::LaneHeight { .. } => (false, true),
            _ => (false, false),
        }
    }

    /// Nobody wants to be scrolled into the empty space around the map.
    fn held_back(&self, velocity: Point) -> Point {
        let (seen, map) = (self.viewport.visible(), self.layout.scene.bounds);
        let beyond = BEYOND / self.viewport.zoom;
        let Rect { x, y, .. } = map;
        let held = |speed: f32, low: bool, high: bool| {
            let is_held = (speed > 0.0 && low) || (speed < 0.0 && high);
            if is_held { 0.0 } else { speed }
        };
        point(
            held(
                velocity.x,
                seen.x <= x - beyond,
                seen.right() >= map.right() + beyond,
            ),
            held(
                velocity.y,
                seen.y <= y - beyond,
                seen.bottom() >= map.bottom() + beyond,
            ),
        )
    }
}

fn speed(at: f32, side: f32) -> f32 {
    let zone = ZONE.min(side / 4.0).max(1.0);
    let into = (zone - at).max(0.0) - (at - (side - zone)).max(0.0);
    (into / zone).clamp(-1.0, 1.0) * SPEED
}
