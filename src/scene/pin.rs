//! Where fragments stand on screen while the map is panned, and which are shown at all.

use super::{Pin, Placed, Point, Rect, Scene, point};

/// A pinned part that would cover more of the view than this is not pinned.
const LARGEST_SHARE: f32 = 0.45;

impl Placed {
    /// Shown in place of a header that has scrolled out.
    pub fn is_stand_in(&self) -> bool {
        matches!(self.pin, Pin::Top | Pin::TopLeft)
    }

    /// The fragment's offset when the map rectangle `visible` fills the screen; `None` when it is not shown.
    ///
    /// What is pinned at the left stands at [`Placed::offset`] until it would scroll out. What is pinned at
    /// the top is shown only from there on. Fragments that are pinned to the same edge are expected to share
    /// that edge and their extent from it, so that they agree on whether they are pinned.
    pub fn screen_offset(&self, visible: Rect) -> Option<Point> {
        let bounds = self.fragment.bounds;
        let mut offset = self.offset;
        if self.is_stand_in() {
            let pinned = visible.y - bounds.y;
            if pinned < offset.y || bounds.height > visible.height * LARGEST_SHARE {
                return None;
            }
            offset.y = pinned;
        }
        if matches!(self.pin, Pin::Left | Pin::TopLeft)
            && bounds.width <= visible.width * LARGEST_SHARE
        {
            offset.x = offset.x.max(visible.x - bounds.x);
        }
        Some(offset)
    }

    /// The point that stays at the edges it is pinned to; without such an edge, that of its own origin.
    pub fn pinned_corner(&self, offset: Point) -> Point {
        let own = self.fragment.bounds.top_left();
        let (from_left, from_top) = match self.pin {
            Pin::None => (0.0, 0.0),
            Pin::Left => (own.x, 0.0),
            Pin::Top => (0.0, own.y),
            Pin::TopLeft => (own.x, own.y),
        };
        point(offset.x + from_left, offset.y + from_top)
    }
}

impl Scene {
    /// What is shown when the map rectangle `visible` fills the screen, bottom to top, with its offset.
    /// Whoever draws, points at or describes the map on screen asks here.
    pub fn on_screen(&self, visible: Rect) -> impl DoubleEndedIterator<Item = (&Placed, Point)> {
        let all = self.placed.iter().chain(&self.stand_ins);
        all.filter_map(move |placed| {
            let offset = placed.screen_offset(visible)?;
            let bounds = placed.fragment.bounds.translated(offset);
            bounds.overlaps(visible).then_some((placed, offset))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scene::{Fragment, point, rect};

    fn placed(pin: Pin) -> Placed {
        Placed {
            offset: point(0.0, 100.0),
            pin,
            fragment: Arc::new(Fragment {
                bounds: rect(32.0, 4.0, 160.0, 60.0),
                ..Fragment::default()
            }),
        }
    }

    #[test]
    fn a_stand_in_is_shown_once_the_view_has_passed_its_place() {
        let header = placed(Pin::Top);
        let at = |y| header.screen_offset(rect(0.0, y, 800.0, 600.0));
        assert_eq!(at(0.0), None);
        assert_eq!(at(103.9), None);
        assert_eq!(at(104.0), Some(point(0.0, 100.0)));
        assert_eq!(at(304.0), Some(point(0.0, 300.0)));
    }

    #[test]
    fn labels_pin_sideways_only_and_the_corner_pins_both_ways() {
        let visible = rect(500.0, 500.0, 800.0, 600.0);
        let offset = |pin| placed(pin).screen_offset(visible);
        assert_eq!(offset(Pin::None), Some(point(0.0, 100.0)));
        assert_eq!(offset(Pin::Left), Some(point(468.0, 100.0)));
        assert_eq!(offset(Pin::TopLeft), Some(point(468.0, 496.0)));
    }

    #[test]
    fn the_corner_that_is_pinned_stands_at_the_edges_of_the_view() {
        let visible = rect(500.0, 500.0, 800.0, 600.0);
        let corner = |pin| {
            let placed = placed(pin);
            placed.pinned_corner(placed.screen_offset(visible).unwrap())
        };
        assert_eq!(corner(Pin::Left).x, 500.0);
        assert_eq!(corner(Pin::Top).y, 500.0);
        assert_eq!(corner(Pin::TopLeft), point(500.0, 500.0));
    }

    #[test]
    fn what_would_cover_nearly_half_of_the_view_is_not_pinned() {
        let low = rect(500.0, 500.0, 800.0, 130.0);
        assert_eq!(placed(Pin::Top).screen_offset(low), None);
        let narrow = rect(500.0, 500.0, 350.0, 600.0);
        let offset = placed(Pin::TopLeft).screen_offset(narrow);
        assert_eq!(offset, Some(point(0.0, 496.0)));
    }

    #[test]
    fn only_what_is_in_sight_is_on_screen_and_stand_ins_are_on_top() {
        let scene = Scene {
            placed: vec![placed(Pin::None), placed(Pin::Left)],
            stand_ins: vec![placed(Pin::Top)],
            ..Scene::default()
        };
        let pins = |y| -> Vec<Pin> {
            let shown = scene.on_screen(rect(0.0, y, 800.0, 600.0));
            shown.map(|(placed, _)| placed.pin).collect()
        };
        assert_eq!(pins(50.0), [Pin::None, Pin::Left]);
        assert_eq!(pins(110.0), [Pin::None, Pin::Left, Pin::Top]);
        assert_eq!(pins(700.0), [Pin::Top]);
    }
}
