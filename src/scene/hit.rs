//! What of a group answers to the pointer.

use std::sync::Arc;

use super::{Group, Point};

/// A closed shape of straight edges; finer than a rectangle where things are round or lean.
pub type Outline = Arc<[Point]>;

impl Group {
    /// Whether it answers to the pointer at all; others only say what they belong to.
    pub fn answers(&self) -> bool {
        self.hit.width > 0.0 && self.hit.height > 0.0
    }

    /// Whether it answers at `p`, in its fragment's coordinates.
    pub fn is_hit(&self, p: Point) -> bool {
        let inside = |outline: &Outline| encloses(outline, p);
        self.hit.contains(p) && self.outline.as_ref().is_none_or(inside)
    }
}

/// Whether `p` is inside the closed shape through `corners` (even-odd).
pub fn encloses(corners: &[Point], p: Point) -> bool {
    let Some(mut before) = corners.last().copied() else {
        return false;
    };
    let mut inside = false;
    for &corner in corners {
        if (corner.y > p.y) != (before.y > p.y) {
            let share = (p.y - corner.y) / (before.y - corner.y);
            if p.x < corner.x + share * (before.x - corner.x) {
                inside = !inside;
            }
        }
        before = corner;
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::point;

    #[test]
    fn a_point_in_the_notch_of_an_l_is_outside() {
        let corners = [(0, 0), (9, 0), (9, 3), (3, 3), (3, 9), (0, 9)];
        let corners = corners.map(|(x, y)| point(x as f32, y as f32));
        for (x, y, expected) in [(1.0, 8.0, true), (8.0, 1.0, true), (6.0, 6.0, false)] {
            assert_eq!(encloses(&corners, point(x, y)), expected, "{x} {y}");
        }
        assert!(!encloses(&[], point(0.0, 0.0)));
    }
}
