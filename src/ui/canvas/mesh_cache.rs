//! Remembers the triangles of paths and dashed frames, one set per zoom step.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::{Color32, Mesh};

use super::mesh::{self, Contour};
use crate::scene::{Colour, Path, Point, Rect, Size, Stroke, point};
use crate::ui::style::colour32;

/// A mesh made for a neighbouring zoom is at most this factor away from the right size.
const STEP: f32 = 1.08;
/// Frames after which what was not drawn is forgotten.
const LIFETIME: u64 = 240;

/// The zoom step at or below `zoom`, and its index.
pub(super) fn zoom_step(zoom: f32) -> (i32, f32) {
    let index = (zoom.max(1e-4).ln() / STEP.ln()).round() as i32;
    (index, STEP.powi(index))
}

#[derive(PartialEq, Eq, Hash, Clone, Copy)]
struct Look {
    fill: Option<Colour>,
    stroke: Option<(u32, Colour, crate::scene::Dash)>,
    step: i32,
    pixels_per_point: u32,
}

impl Look {
    fn new(fill: Option<Colour>, stroke: Option<Stroke>, step: i32, pixels_per_point: f32) -> Self {
        Self {
            fill,
            stroke: stroke.map(|stroke| (stroke.width.to_bits(), stroke.colour, stroke.dash)),
            step,
            pixels_per_point: pixels_per_point.to_bits(),
        }
    }
}

struct PathEntry {
    /// Held, so that its address stays its own.
    path: Arc<Path>,
    bounds: Rect,
    meshes: Vec<(Look, Mesh)>,
    used: u64,
}

/// Meshes by path and look.
#[derive(Default)]
pub(super) struct MeshCache {
    paths: HashMap<usize, PathEntry>,
    frames: HashMap<([u32; 3], Look), (Mesh, u64)>,
    frame: u64,
}

/// How things are drawn now.
#[derive(Clone, Copy)]
pub(super) struct Detail {
    pub zoom: f32,
    pub pixels_per_point: f32,
}

impl MeshCache {
    /// Call once per frame; forgets what has not been drawn for a while.
    pub fn begin_frame(&mut self) {
        self.frame += 1;
        if self.frame.is_multiple_of(LIFETIME) {
            let oldest = self.frame - LIFETIME;
            self.paths.retain(|_, entry| entry.used > oldest);
            self.frames.retain(|_, (_, used)| *used > oldest);
        }
    }

    /// Map units, in the path's own coordinates.
    pub fn bounds(&mut self, path: &Arc<Path>) -> Rect {
        self.entry(path).bounds
    }

    fn entry(&mut self, path: &Arc<Path>) -> &mut PathEntry {
        let frame = self.frame;
        let entry = self
            .paths
            .entry(Arc::as_ptr(path) as usize)
            .or_insert_with(|| PathEntry {
                path: Arc::clone(path),
                bounds: path.bounds().unwrap_or_default(),
                meshes: Vec::new(),
                used: frame,
            });
        entry.used = frame;
        entry
    }

    /// Adds a path whose own origin stands at `origin` on screen.
    pub fn add_path(
        &mut self,
        path: &Arc<Path>,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
        origin: egui::Pos2,
        detail: Detail,
        out: &mut Mesh,
    ) {
        let (step, step_zoom) = zoom_step(detail.zoom);
        let look = Look::new(fill, stroke, step, detail.pixels_per_point);
        let entry = self.entry(path);
        let index = match entry.meshes.iter().position(|(other, _)| *other == look) {
            Some(index) => index,
            None => {
                let contours = mesh::flatten(&entry.path, step_zoom);
                let made = draw(&contours, look, stroke, step_zoom, detail.pixels_per_point);
                // While zooming each step leaves a mesh behind; the latest few are enough.
                if entry.meshes.len() >= 4 {
                    entry.meshes.remove(0);
                }
                entry.meshes.push((look, made));
                entry.meshes.len() - 1
            }
        };
        append(out, &entry.meshes[index].1, origin, detail.zoom / step_zoom);
    }

    /// Adds the broken outline of a rounded rectangle with its top left corner at `origin` on screen.
    pub fn add_frame(
        &mut self,
        size: Size,
        radius: f32,
        stroke: Stroke,
        origin: egui::Pos2,
        detail: Detail,
        out: &mut Mesh,
    ) {
        let (step, step_zoom) = zoom_step(detail.zoom);
        let look = Look::new(None, Some(stroke), step, detail.pixels_per_point);
        let key = ([size.width, size.height, radius].map(f32::to_bits), look);
        let (mesh, used) = self.frames.entry(key).or_insert_with(|| {
            let path = rounded_rectangle(size, radius);
            let contours = mesh::flatten(&path, step_zoom);
            let made = draw(
                &contours,
                look,
                Some(stroke),
                step_zoom,
                detail.pixels_per_point,
            );
            (made, 0)
        });
        *used = self.frame;
        append(out, mesh, origin, detail.zoom / step_zoom);
    }
}

fn draw(
    contours: &[Contour],
    look: Look,
    stroke: Option<Stroke>,
    zoom: f32,
    pixels_per_point: f32,
) -> Mesh {
    let feather = 1.0 / pixels_per_point;
    let mut made = Mesh::default();
    if let Some(fill) = look.fill {
        mesh::fill(contours, colour32(fill), feather, &mut made);
    }
    if let Some(stroke) = stroke {
        let (dash, strength) = mesh::screen_dash(stroke.dash, stroke.width, zoom);
        let width = (stroke.width * zoom).max(feather);
        let colour: Color32 = colour32(stroke.colour).gamma_multiply(strength);
        mesh::stroke(contours, width, dash, colour, feather, &mut made);
    }
    made
}

fn append(out: &mut Mesh, mesh: &Mesh, origin: egui::Pos2, scale: f32) {
    let first = out.vertices.len() as u32;
    out.indices
        .extend(mesh.indices.iter().map(|index| index + first));
    out.vertices.extend(mesh.vertices.iter().map(|vertex| {
        let mut vertex = *vertex;
        vertex.pos = origin + vertex.pos.to_vec2() * scale;
        vertex
    }));
}

/// A rounded rectangle from (0, 0), clockwise.
pub(super) fn rounded_rectangle(size: Size, radius: f32) -> Path {
    const QUARTER: f32 = 0.552_284_8;
    let (w, h) = (size.width, size.height);
    let r = radius.min(w / 2.0).min(h / 2.0).max(0.0);
    let k = r * (1.0 - QUARTER);
    let corner = |path: &mut Path, a: Point, b: Point, end: Point| {
        if r > 0.0 {
            path.curve_to(a, b, end);
        }
    };
    let mut path = Path::default();
    path.move_to(point(r, 0.0)).line_to(point(w - r, 0.0));
    corner(&mut path, point(w - k, 0.0), point(w, k), point(w, r));
    path.line_to(point(w, h - r));
    corner(&mut path, point(w, h - k), point(w - k, h), point(w - r, h));
    path.line_to(point(r, h));
    corner(&mut path, point(k, h), point(0.0, h - k), point(0.0, h - r));
    path.line_to(point(0.0, r));
    corner(&mut path, point(0.0, k), point(k, 0.0), point(r, 0.0));
    path.close();
    path
}
