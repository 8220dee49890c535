//! Remembers the triangles of whole fragments (a row, a header), so that a frame in which little changed
//! costs little more than copying them.
//!
//! A fragment is kept for one zoom, and somewhat beyond what is in sight: panning moves its triangles by
//! whole pixels until they no longer cover the view.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::{ClippedShape, Primitive};
use egui::{Context, Pos2, Shape, Vec2};

use super::paint::Drawn;
use crate::scene::{Fragment, Rect};

/// Frames after which what was not drawn is forgotten.
const LIFETIME: u64 = 60;
/// How far from whole pixels a move may be, in pixels; letters blur beyond.
const WHOLE: f32 = 0.02;

/// How a fragment is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sight {
    /// The fragment's own origin on screen.
    pub origin: Pos2,
    pub zoom: f32,
    pub pixels_per_point: f32,
    /// What of it must be drawn, in its own coordinates.
    pub part: Rect,
}

struct Kept {
    /// Held, so that its address stays its own.
    _fragment: Arc<Fragment>,
    sight: Sight,
    shapes: Vec<Shape>,
    drawn: Drawn,
    used: u64,
}

#[derive(Default)]
pub(super) struct FragmentCache {
    kept: HashMap<usize, Kept>,
    frame: u64,
    /// Triangles of text point into an atlas of this size.
    atlas_size: [usize; 2],
}

impl FragmentCache {
    /// Call before drawing, with the size of the glyph atlas: triangles made for another are forgotten.
    pub fn begin_frame(&mut self, atlas_size: [usize; 2]) {
        self.frame += 1;
        if atlas_size != self.atlas_size {
            self.atlas_size = atlas_size;
            self.clear();
        }
        if self.frame.is_multiple_of(LIFETIME) {
            let oldest = self.frame - LIFETIME;
            self.kept.retain(|_, kept| kept.used > oldest);
        }
    }

    pub fn clear(&mut self) {
        self.kept.clear();
    }

    /// The size of the atlas that the triangles point into.
    pub fn atlas_size(&self) -> [usize; 2] {
        self.atlas_size
    }

    /// What is kept of `fragment`, moved to where it is seen now. Each fragment is given out once a frame:
    /// a second place of the same one is drawn afresh.
    pub fn take(
        &mut self,
        fragment: &Arc<Fragment>,
        sight: Sight,
    ) -> Option<(impl Iterator<Item = Shape>, Drawn)> {
        let kept = self.kept.get_mut(&(Arc::as_ptr(fragment) as usize))?;
        if kept.used == self.frame {
            return None;
        }
        let shift = kept.sight.shift_to(sight, fragment.bounds)?;
        if shift != Vec2::ZERO {
            for shape in &mut kept.shapes {
                shape.translate(shift);
            }
            kept.sight.origin = sight.origin;
        }
        kept.used = self.frame;
        Some((kept.shapes.iter().cloned(), kept.drawn))
    }

    /// Keeps `shapes` as triangles, which are returned. `clip` encloses what they cover on screen.
    pub fn keep(
        &mut self,
        ctx: &Context,
        fragment: &Arc<Fragment>,
        sight: Sight,
        clip: egui::Rect,
        shapes: Vec<Shape>,
        drawn: Drawn,
    ) -> Vec<Shape> {
        let clipped = shapes
            .into_iter()
            .map(|shape| ClippedShape::new(clip, shape));
        let primitives = ctx.tessellate(clipped.collect(), sight.pixels_per_point);
        let meshes = primitives
            .into_iter()
            .filter_map(|clipped| match clipped.primitive {
                Primitive::Mesh(mesh) => Some(Shape::mesh(mesh)),
                Primitive::Callback(_) => None, // the map has none
            });
        let shapes: Vec<Shape> = meshes.collect();
        let kept = Kept {
            _fragment: Arc::clone(fragment),
            sight,
            shapes: shapes.clone(),
            drawn,
            used: self.frame,
        };
        self.kept.insert(Arc::as_ptr(fragment) as usize, kept);
        shapes
    }
}

impl Sight {
    /// How far to move what was made for this sight to serve `now`; `None` when it cannot.
    fn shift_to(self, now: Self, bounds: Rect) -> Option<Vec2> {
        if self.zoom != now.zoom || self.pixels_per_point != now.pixels_per_point {
            return None;
        }
        if !self.part.encloses(now.part.intersection(bounds)) {
            return None;
        }
        let shift = now.origin - self.origin;
        let pixels = shift * self.pixels_per_point;
        let is_whole = (pixels - pixels.round()).abs().max_elem() < WHOLE;
        is_whole.then(|| pixels.round() / self.pixels_per_point)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::rect;

    const SEEN: Sight = Sight {
        origin: Pos2::new(10.0, 20.0),
        zoom: 0.5,
        pixels_per_point: 2.0,
        part: Rect {
            x: 0.0,
            y: 0.0,
            width: 100.0,
            height: 100.0,
        },
    };

    #[test]
    fn what_is_seen_the_same_way_is_not_moved() {
        let bounds = rect(0.0, 0.0, 500.0, 80.0);
        assert_eq!(SEEN.shift_to(SEEN, bounds), Some(Vec2::ZERO));
    }

    #[test]
    fn a_pan_by_whole_pixels_moves_it_and_by_less_does_not() {
        let bounds = rect(0.0, 0.0, 500.0, 80.0);
        let moved = |x: f32| Sight {
            origin: SEEN.origin + egui::vec2(x, 0.0),
            ..SEEN
        };
        assert_eq!(
            SEEN.shift_to(moved(1.5), bounds),
            Some(egui::vec2(1.5, 0.0))
        );
        assert_eq!(SEEN.shift_to(moved(1.25), bounds), None);
    }

    #[test]
    fn what_it_does_not_cover_is_made_anew() {
        let bounds = rect(0.0, 0.0, 500.0, 80.0);
        let wider = Sight {
            part: rect(0.0, 0.0, 120.0, 50.0),
            ..SEEN
        };
        assert_eq!(SEEN.shift_to(wider, bounds), None);
        // Beyond the fragment there is nothing to cover.
        let lower = Sight {
            part: rect(0.0, 50.0, 90.0, 300.0),
            ..SEEN
        };
        assert!(SEEN.shift_to(lower, bounds).is_some());
        let zoomed = Sight { zoom: 0.6, ..SEEN };
        assert_eq!(SEEN.shift_to(zoomed, bounds), None);
    }
}
