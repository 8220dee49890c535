//! The way of the picture from stop to stop: short, soft at both ends, straight for the eye.

use crate::editor::Viewport;
use crate::scene::point;

/// Seconds from one stop to the next.
const LENGTH: f32 = 0.28;

/// A picture that moves. Where it goes to is known to whoever asks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Flight {
    from: Viewport,
    elapsed: f32,
}

impl Flight {
    pub fn from(from: Viewport) -> Self {
        Self { from, elapsed: 0.0 }
    }

    /// `dt` seconds later; `None` when it has arrived.
    pub fn advanced(self, dt: f32) -> Option<Self> {
        let elapsed = self.elapsed + dt.max(0.0);
        (elapsed < LENGTH).then_some(Self { elapsed, ..self })
    }

    /// Where the picture is on its way to `to`.
    pub fn now(&self, to: Viewport) -> Viewport {
        let t = (self.elapsed / LENGTH).clamp(0.0, 1.0);
        let soft = t * t * (3.0 - 2.0 * t);
        let (from, to) = (
            Viewport {
                size: to.size,
                ..self.from
            },
            to,
        );
        let zoom = from.zoom * (to.zoom / from.zoom).powf(soft);
        // In step with the size of what is seen: no part of the picture runs ahead.
        let seen = |zoom: f32| 1.0 / zoom;
        let change = seen(to.zoom) - seen(from.zoom);
        let share = if change.abs() * from.zoom < 1e-3 {
            soft
        } else {
            (seen(zoom) - seen(from.zoom)) / change
        };
        let way = to.origin - from.origin;
        Viewport {
            origin: from.origin + point(way.x * share, way.y * share),
            zoom,
            size: to.size,
        }
    }
}

/// `to`, seen from a little farther away (or nearer): where the picture itself has changed, the way there
/// begins here.
pub(super) fn beside(to: Viewport, factor: f32) -> Viewport {
    let mut from = to;
    from.zoom *= factor;
    let centre = to.to_map(to.centre());
    from.origin = centre - from.centre() * (1.0 / from.zoom);
    from
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Size;

    fn viewport(x: f32, zoom: f32) -> Viewport {
        Viewport {
            origin: point(x, 10.0),
            zoom,
            size: Size {
                width: 800.0,
                height: 600.0,
            },
        }
    }

    #[test]
    fn it_begins_where_it_was_ends_where_it_should_and_takes_less_than_300_ms() {
        let (from, to) = (viewport(0.0, 1.0), viewport(900.0, 3.0));
        let mut flight = Flight::from(from);
        let start = flight.now(to);
        assert!((start.zoom - 1.0).abs() < 1e-4 && start.origin.distance(from.origin) < 1e-2);
        let mut frames = 0;
        let mut zoom = start.zoom;
        while let Some(next) = flight.advanced(1.0 / 60.0) {
            assert!(next.now(to).zoom >= zoom);
            zoom = next.now(to).zoom;
            flight = next;
            frames += 1;
        }
        assert!(frames <= 18, "{frames}");
        let end = Flight {
            elapsed: LENGTH,
            ..flight
        }
        .now(to);
        assert!((end.zoom - to.zoom).abs() < 1e-3 && end.origin.distance(to.origin) < 0.1);
    }

    #[test]
    fn beside_keeps_the_middle() {
        let to = viewport(300.0, 2.0);
        let from = beside(to, 0.8);
        let (a, b) = (from.to_map(from.centre()), to.to_map(to.centre()));
        assert!(a.distance(b) < 1e-3);
    }
}
