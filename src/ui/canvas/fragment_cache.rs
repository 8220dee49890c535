//! Remembers the triangles of whole fragments (a row, a header), so that a frame in which little changed
//! costs little more than copying them.
//!
//! A fragment is kept for one zoom, and somewhat beyond what is in sight: panning moves its triangles by
//! whole pixels until they no longer cover the view. While the zoom changes they are stretched, as far as
//! that does not show.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::{ClippedShape, Mesh, Primitive, TextureId};
use egui::{Context, Pos2, Shape, Vec2};

use super::paint::Drawn;
use crate::scene::{Fragment, Rect};

/// Frames after which what was not drawn is forgotten.
const LIFETIME: u64 = 60;
/// How far from whole pixels a move may be, in pixels; letters blur beyond.
const WHOLE: f32 = 0.02;
/// How much larger or smaller than they were made for triangles are shown while the zoom changes.
pub(super) const STRETCH: f32 = 1.4;

/// How a fragment is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sight {
    /// The fragment's own origin on screen.
    pub origin: Pos2,
    pub zoom: f32,
    pub pixels_per_point: f32,
    pub least_line: f32,
    /// Letters are of a size nearby, as long as the zoom changes.
    pub is_rough: bool,
    /// What of it must be drawn, in its own coordinates.
    pub part: Rect,
}

/// What triangles made for one sight must undergo to serve another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Way {
    Moved(Vec2),
    /// From around one origin to another.
    Stretched {
        from: Pos2,
        to: Pos2,
        factor: f32,
    },
}

/// Which groups of a fragment are dimmed.
pub(super) type Dims = Vec<bool>;

struct Kept {
    /// Held, so that its address stays its own.
    _fragment: Arc<Fragment>,
    sight: Sight,
    meshes: Vec<Arc<Mesh>>,
    drawn: Drawn,
    /// As they were in `scene`.
    dims: Dims,
    scene: u64,
    used: u64,
}

#[derive(Default)]
pub(super) struct FragmentCache {
    kept: HashMap<usize, Kept>,
    frame: u64,
    /// Triangles of text point into an atlas of this size.
    atlas_size: [usize; 2],
    /// Counts how often something else was to stand out.
    scene: u64,
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

    /// Call when something else stands out: what is dimmed is compared anew.
    pub fn begin_scene(&mut self) {
        self.scene += 1;
    }

    pub fn clear(&mut self) {
        self.kept.clear();
    }

    /// The size of the atlas that the triangles point into.
    pub fn atlas_size(&self) -> [usize; 2] {
        self.atlas_size
    }

    /// Gives `out` what is kept of `fragment`, as it is seen now, if it may be: stretched only while
    /// `zooming`. Each fragment is given out once a frame: a second place of the same one is drawn afresh.
    pub fn take(
        &mut self,
        fragment: &Arc<Fragment>,
        sight: Sight,
        zooming: bool,
        dims: impl FnOnce() -> Dims,
        out: &mut Collector,
    ) -> Option<Drawn> {
        let kept = self.kept.get_mut(&(Arc::as_ptr(fragment) as usize))?;
        if kept.used == self.frame {
            return None;
        }
        let way = kept.sight.way_to(sight, fragment.bounds, zooming)?;
        if kept.scene != self.scene {
            if kept.dims != dims() {
                return None;
            }
            kept.scene = self.scene;
        }
        if let Way::Moved(shift) = way {
            if shift != Vec2::ZERO {
                for mesh in &mut kept.meshes {
                    Arc::make_mut(mesh).translate(shift);
                }
                kept.sight.origin = sight.origin;
            }
            kept.meshes.iter().for_each(|mesh| out.put(mesh, None));
        } else {
            kept.meshes.iter().for_each(|mesh| out.put(mesh, Some(way)));
        }
        kept.used = self.frame;
        Some(kept.drawn)
    }

    /// Keeps triangles that were made for `sight`.
    pub fn keep(
        &mut self,
        fragment: &Arc<Fragment>,
        sight: Sight,
        dims: Dims,
        meshes: Vec<Arc<Mesh>>,
        drawn: Drawn,
    ) {
        let kept = Kept {
            _fragment: Arc::clone(fragment),
            sight,
            meshes,
            drawn,
            dims,
            scene: self.scene,
            used: self.frame,
        };
        self.kept.insert(Arc::as_ptr(fragment) as usize, kept);
    }
}

/// `shapes` as triangles. `clip` encloses what they cover on screen.
pub(super) fn triangles(
    ctx: &Context,
    shapes: Vec<Shape>,
    clip: egui::Rect,
    pixels_per_point: f32,
) -> Vec<Arc<Mesh>> {
    let shapes = shapes.into_iter();
    let clipped = shapes.map(|shape| ClippedShape::new(clip, shape));
    let primitives = ctx.tessellate(clipped.collect(), pixels_per_point);
    let meshes = primitives
        .into_iter()
        .filter_map(|clipped| match clipped.primitive {
            Primitive::Mesh(mesh) => Some(Arc::new(mesh)),
            Primitive::Callback(_) => None, // the map has none
        });
    meshes.collect()
}

/// Where triangles are put.
#[derive(Default)]
pub(super) struct Collector {
    pub shapes: Vec<Shape>,
    /// Is collected between shapes, and given to egui before anything that must lie on top of it.
    pub mesh: Mesh,
}

impl Collector {
    /// Puts triangles on top of what is there.
    pub fn put(&mut self, made: &Arc<Mesh>, way: Option<Way>) {
        match way {
            None => {
                self.flush();
                self.shapes.push(Shape::Mesh(Arc::clone(made)));
            }
            // Those without a picture are copied once only.
            Some(way) if made.texture_id == TextureId::default() => {
                let first = self.mesh.vertices.len() as u32;
                let indices = made.indices.iter().map(|index| index + first);
                self.mesh.indices.extend(indices);
                let vertices = made.vertices.iter().map(|&vertex| {
                    let pos = way.place(vertex.pos);
                    egui::epaint::Vertex { pos, ..vertex }
                });
                self.mesh.vertices.extend(vertices);
            }
            Some(way) => {
                let mut mesh = Mesh::clone(made);
                for vertex in &mut mesh.vertices {
                    vertex.pos = way.place(vertex.pos);
                }
                self.flush();
                self.shapes.push(Shape::mesh(mesh));
            }
        }
    }

    pub fn flush(&mut self) {
        if !self.mesh.is_empty() {
            let mesh = std::mem::take(&mut self.mesh);
            self.shapes.push(Shape::mesh(mesh));
        }
    }
}

impl Way {
    fn place(self, pos: Pos2) -> Pos2 {
        match self {
            Self::Moved(shift) => pos + shift,
            Self::Stretched { from, to, factor } => to + (pos - from) * factor,
        }
    }
}

impl Sight {
    /// Brings triangles made for this sight to where they are seen `now`, as they are.
    pub fn stretched_to(self, now: Self) -> Way {
        Way::Stretched {
            from: self.origin,
            to: now.origin,
            factor: now.zoom / self.zoom,
        }
    }

    /// What to do with triangles made for this sight to serve `now`; `None` when they cannot.
    pub fn way_to(self, now: Self, bounds: Rect, zooming: bool) -> Option<Way> {
        if self.pixels_per_point != now.pixels_per_point || self.least_line != now.least_line {
            return None;
        }
        if !self.part.encloses(now.part.intersection(bounds)) {
            return None;
        }
        if zooming {
            let is_close = (1.0 / STRETCH..=STRETCH).contains(&(now.zoom / self.zoom));
            return is_close.then(|| self.stretched_to(now));
        }
        if self.zoom != now.zoom || self.is_rough {
            return None;
        }
        let shift = now.origin - self.origin;
        let pixels = shift * self.pixels_per_point;
        let is_whole = (pixels - pixels.round()).abs().max_elem() < WHOLE;
        is_whole.then(|| Way::Moved(pixels.round() / self.pixels_per_point))
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
        least_line: 1.0,
        is_rough: false,
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
        assert_eq!(
            SEEN.way_to(SEEN, bounds, false),
            Some(Way::Moved(Vec2::ZERO))
        );
    }

    #[test]
    fn a_pan_by_whole_pixels_moves_it_and_by_less_does_not() {
        let bounds = rect(0.0, 0.0, 500.0, 80.0);
        let moved = |x: f32| Sight {
            origin: SEEN.origin + egui::vec2(x, 0.0),
            ..SEEN
        };
        assert_eq!(
            SEEN.way_to(moved(1.5), bounds, false),
            Some(Way::Moved(egui::vec2(1.5, 0.0)))
        );
        assert_eq!(SEEN.way_to(moved(1.25), bounds, false), None);
    }

    #[test]
    fn what_it_does_not_cover_is_made_anew() {
        let bounds = rect(0.0, 0.0, 500.0, 80.0);
        let wider = Sight {
            part: rect(0.0, 0.0, 120.0, 50.0),
            ..SEEN
        };
        assert_eq!(SEEN.way_to(wider, bounds, false), None);
        // Beyond the fragment there is nothing to cover.
        let lower = Sight {
            part: rect(0.0, 50.0, 90.0, 300.0),
            ..SEEN
        };
        assert!(SEEN.way_to(lower, bounds, false).is_some());
        let zoomed = Sight { zoom: 0.6, ..SEEN };
        assert_eq!(SEEN.way_to(zoomed, bounds, false), None);
    }

    #[test]
    fn while_the_zoom_changes_it_is_stretched_as_far_as_that_does_not_show() {
        let bounds = rect(0.0, 0.0, 500.0, 80.0);
        let at = |zoom: f32| Sight {
            origin: Pos2::new(30.0, 40.0),
            zoom,
            ..SEEN
        };
        let way = SEEN.way_to(at(0.6), bounds, true).unwrap();
        // What stood a map unit beside the origin stands there still.
        let stood = SEEN.origin + egui::vec2(0.5, 0.0);
        assert!((way.place(stood) - Pos2::new(30.6, 40.0)).length() < 1e-4);
        assert_eq!(way.place(SEEN.origin), Pos2::new(30.0, 40.0));
        assert_eq!(SEEN.way_to(at(0.5 * STRETCH + 0.01), bounds, true), None);
        assert_eq!(SEEN.way_to(at(0.5 / STRETCH - 0.01), bounds, true), None);
    }

    #[test]
    fn what_was_made_while_the_zoom_changed_is_made_anew_at_rest() {
        let bounds = rect(0.0, 0.0, 500.0, 80.0);
        let rough = Sight {
            is_rough: true,
            ..SEEN
        };
        assert!(rough.way_to(SEEN, bounds, true).is_some());
        assert_eq!(rough.way_to(SEEN, bounds, false), None);
    }

    #[test]
    fn lines_of_another_width_are_made_anew() {
        let bounds = rect(0.0, 0.0, 500.0, 80.0);
        let strong = Sight {
            least_line: 2.0,
            ..SEEN
        };
        assert_eq!(SEEN.way_to(strong, bounds, true), None);
    }
}
