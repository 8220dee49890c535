//! Where a pinned fragment stands while the map is panned.

use super::{Pin, Placed, Point, Rect};

/// A pinned part that would cover more of the view than this scrolls with the map instead.
const LARGEST_SHARE: f32 = 0.45;

impl Placed {
    /// The fragment's offset when the map rectangle `visible` fills the screen.
    ///
    /// Equals [`Placed::offset`] until the pinned edge would scroll out. Fragments that are pinned to the
    /// same edge are expected to share that edge and their extent from it (one header block, one label
    /// column), so that they agree on whether they are pinned. Painter and hit-test both ask here.
    pub fn screen_offset(&self, visible: Rect) -> Point {
        let bounds = self.fragment.bounds;
        let mut offset = self.offset;
        if matches!(self.pin, Pin::Top | Pin::TopLeft)
            && bounds.height <= visible.height * LARGEST_SHARE
        {
            offset.y = offset.y.max(visible.y - bounds.y);
        }
        if matches!(self.pin, Pin::Left | Pin::TopLeft)
            && bounds.width <= visible.width * LARGEST_SHARE
        {
            offset.x = offset.x.max(visible.x - bounds.x);
        }
        offset
    }

    /// The fragment's rectangle on the map when `visible` fills the screen.
    pub fn screen_bounds(&self, visible: Rect) -> Rect {
        self.fragment.bounds.translated(self.screen_offset(visible))
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
    fn a_header_stays_where_it_is_until_it_would_scroll_out() {
        let header = placed(Pin::Top);
        let at = |y| header.screen_offset(rect(0.0, y, 800.0, 600.0));
        assert_eq!(at(0.0), point(0.0, 100.0));
        assert_eq!(at(104.0), point(0.0, 100.0));
        assert_eq!(at(304.0), point(0.0, 300.0));
        assert_eq!(
            header.screen_bounds(rect(0.0, 304.0, 800.0, 600.0)).y,
            304.0
        );
    }

    #[test]
    fn labels_pin_sideways_only_and_the_corner_pins_both_ways() {
        let visible = rect(500.0, 500.0, 800.0, 600.0);
        assert_eq!(placed(Pin::None).screen_offset(visible), point(0.0, 100.0));
        assert_eq!(
            placed(Pin::Left).screen_offset(visible),
            point(468.0, 100.0)
        );
        assert_eq!(
            placed(Pin::TopLeft).screen_offset(visible),
            point(468.0, 496.0)
        );
    }

    #[test]
    fn what_would_cover_nearly_half_of_the_view_scrolls_away() {
        let low = rect(500.0, 500.0, 800.0, 130.0);
        assert_eq!(placed(Pin::Top).screen_offset(low), point(0.0, 100.0));
        let narrow = rect(500.0, 500.0, 350.0, 600.0);
        assert_eq!(
            placed(Pin::TopLeft).screen_offset(narrow),
            point(0.0, 496.0)
        );
    }
}
