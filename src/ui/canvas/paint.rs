//! Draws a scene: only what is in sight, and only as finely as can be seen.
//!
//! Groups a few pixels large become their block, lines too small to read become bars. Rectangles and
//! text go to egui as shapes; paths, bars and blocks are collected in one mesh between them. Fragments that
//! look as before are not drawn again: their triangles are kept.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::{CornerRadius, CornerRadiusF32, Mesh, RectShape, StrokeKind, TextShape};
use egui::{Color32, Shape, pos2, vec2};

use super::emphasis::{Emphasis, Look};
use super::fragment_cache::{FragmentCache, Sight};
use super::line_cache::LineCache;
use super::mesh::screen_dash;
use super::mesh_cache::{Detail, MeshCache, zoom_step};
use super::picture::PictureCache;
use super::text_edit::WrittenLines;
use super::view::View;
use crate::layout::Layout;
use crate::model::CardId;
use crate::scene::{
    Colour, Dash, Fragment, Group, Item, Placed, Point, Rect, Stroke, Target, TurnedText, point,
};
use crate::text::TextLine;
use crate::ui::style::colour32;

/// Text smaller than this many pixels becomes a bar; smaller than [`NOTHING`] it is left out.
const BAR: f32 = 4.0;
const NOTHING: f32 = 1.5;
/// A group lower than this many pixels becomes its block.
const BLOCK: f32 = 5.0;
/// Seconds without a change after which a zoom counts as settled.
const SETTLED: f64 = 0.12;

/// Screen points around what is in sight that are drawn with it, for the next pan. They take turns, so
/// that not all rows are due in the same frame.
const AHEAD: [f32; 4] = [80.0, 112.0, 144.0, 176.0];
/// Times a frame is drawn when its own letters make the glyph atlas grow.
const MOST_TRIES: usize = 3;

/// How opaque a dragged card is: what it passes over stays readable.
const GHOST_OPACITY: f32 = 0.8;

/// What the painter remembers from frame to frame.
#[derive(Default)]
pub(super) struct PaintCache {
    lines: LineCache,
    meshes: MeshCache,
    fragments: FragmentCache,
    pub pictures: PictureCache,
    zoom: f32,
    zoomed_at: f64,
    /// Whose turn it is in [`AHEAD`].
    turn: usize,
}

/// What one frame drew; for benches and tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Drawn {
    pub num_groups: usize,
    pub num_blocks: usize,
    pub num_lines: usize,
}

impl PaintCache {
    pub fn forget(&mut self) {
        self.fragments.clear();
    }

    /// Call at the end of a frame: when letters drawn after the map made the glyph atlas grow, the map's
    /// triangles point beside their letters, and the frame is drawn again.
    pub fn end_frame(&self, ctx: &egui::Context) {
        if self.fragments.atlas_size() != atlas_size(ctx) {
            ctx.request_discard("atlas-grew");
        }
    }
}

impl std::ops::AddAssign for Drawn {
    fn add_assign(&mut self, other: Self) {
        self.num_groups += other.num_groups;
        self.num_blocks += other.num_blocks;
        self.num_lines += other.num_lines;
    }
}

fn atlas_size(ctx: &egui::Context) -> [usize; 2] {
    ctx.fonts(|fonts| fonts.font_image_size())
}

struct Frame<'a> {
    painter: &'a egui::Painter,
    layout: &'a Layout,
    view: View,
    /// What is drawn of the map, a little more than what is in sight.
    region: Rect,
    shapes: Vec<Shape>,
    detail: Detail,
    cache: &'a mut PaintCache,
    /// The mesh being collected; given to egui before anything that must lie on top of it.
    mesh: Mesh,
    zooming: bool,
    /// A picture was drawn; whether it stays in memory is its own cache's business.
    has_picture: bool,
    drawn: Drawn,
    written: Option<(Target, Rect)>,
    lines: WrittenLines,
    emphasis: Option<Emphasis<'a>>,
    /// Of the group being drawn.
    look: Look<'a>,
}

/// Draws a layout's scene as seen through `view`, but for the text being `written`, which is returned.
pub(super) fn paint_scene(
    painter: &egui::Painter,
    layout: &Layout,
    view: View,
    written: Option<(Target, Rect)>,
    emphasis: Emphasis<'_>,
    cache: &mut PaintCache,
) -> (Drawn, WrittenLines) {
    let scene = &layout.scene;
    let ctx = painter.ctx().clone();
    let now = ctx.input(|input| input.time);
    let first = cache.zoom == 0.0;
    if cache.zoom != view.zoom {
        cache.zoom = view.zoom;
        cache.zoomed_at = if first { f64::NEG_INFINITY } else { now };
    }
    let since = now - cache.zoomed_at;
    let zooming = since < SETTLED;
    if zooming {
        ctx.request_repaint_after_secs((SETTLED - since) as f32 + 0.01);
    }
    cache.lines.begin_frame(painter, zooming);
    cache.meshes.begin_frame();
    cache.pictures.begin_frame();
    if cache.lines.is_anew {
        cache.fragments.clear();
    }
    if let Some(background) = scene.background {
        let rect = view.rect(scene.bounds);
        painter.rect_filled(rect, CornerRadius::ZERO, colour32(background));
    }
    let visible = view.visible();
    for attempt in 1..=MOST_TRIES {
        cache.fragments.begin_frame(atlas_size(&ctx));
        let mut frame = Frame::new(painter, layout, view, cache);
        frame.zooming = zooming;
        frame.written = written;
        frame.emphasis = emphasis.is_active().then_some(emphasis);
        for (placed, offset) in scene.on_screen(visible) {
            frame.placed(placed, offset, visible);
        }
        frame.flush();
        let is_direct = frame.emphasis.is_some();
        let (shapes, drawn, lines) = (frame.shapes, frame.drawn, frame.lines);
        if is_direct || attempt == MOST_TRIES || cache.fragments.atlas_size() == atlas_size(&ctx) {
            painter.extend(shapes);
            if cache.lines.waiting {
                ctx.request_repaint();
            }
            return (drawn, lines);
        }
    }
    unreachable!("the last try returns")
}

/// Draws the dragged cards again where the pointer has taken them. Call after [`paint_scene`].
pub(super) fn paint_ghosts(
    painter: &egui::Painter,
    layout: &Layout,
    view: View,
    ghosts: &[(CardId, Rect)],
    cache: &mut PaintCache,
) {
    let mut painter = painter.clone();
    painter.set_opacity(GHOST_OPACITY);
    let mut frame = Frame::new(&painter, layout, view, cache);
    // Where they come from, so that only their own rows are searched.
    let home = ghosts
        .iter()
        .filter_map(|(id, _)| layout.rect_of(Target::Card(*id)))
        .reduce(Rect::union);
    let ghosts: HashMap<CardId, Rect> = ghosts.iter().copied().collect();
    let rows = layout.scene.placed.iter();
    for placed in rows.filter(|placed| home.is_some_and(|home| placed.bounds().overlaps(home))) {
        let fragment = &placed.fragment;
        for group in &fragment.groups {
            let Some(Target::Card(id)) = group.target else {
                continue;
            };
            let Some(ghost) = ghosts.get(&id) else {
                continue;
            };
            let offset = ghost.top_left() - group.hit.top_left();
            for item in fragment.items_of(group) {
                frame.item(item, offset);
            }
        }
    }
    frame.flush();
    painter.extend(frame.shapes);
}

impl<'a> Frame<'a> {
    fn new(
        painter: &'a egui::Painter,
        layout: &'a Layout,
        view: View,
        cache: &'a mut PaintCache,
    ) -> Self {
        Self {
            painter,
            layout,
            view,
            region: view.visible(),
            shapes: Vec::new(),
            detail: Detail {
                zoom: view.zoom,
                pixels_per_point: view.pixels_per_point,
            },
            mesh: Mesh::default(),
            cache,
            zooming: false,
            has_picture: false,
            drawn: Drawn::default(),
            written: None,
            lines: WrittenLines::default(),
            emphasis: None,
            look: Look::default(),
        }
    }

    fn placed(&mut self, placed: &Placed, offset: Point, visible: Rect) {
        let exact = self.view;
        // While the zoom changes, rows would tremble.
        let rows = &self.layout.grid.rows;
        let is_row = rows.binary_search_by(|row| row.y.total_cmp(&offset.y));
        if is_row.is_ok() && !self.zooming {
            self.view = exact.on_pixel(offset);
        }
        self.fragment(&placed.fragment, offset, visible);
        self.view = exact;
    }

    /// Draws a fragment, or gives what is kept of it.
    fn fragment(&mut self, fragment: &Arc<Fragment>, offset: Point, visible: Rect) {
        if self.zooming || self.emphasis.is_some() || self.is_written_on(fragment) {
            self.groups(fragment, offset);
            return;
        }
        let mut sight = Sight {
            origin: self.view.pos(offset),
            zoom: self.view.zoom,
            pixels_per_point: self.view.pixels_per_point,
            part: visible.translated(point(0.0, 0.0) - offset),
        };
        self.flush();
        if let Some((shapes, drawn)) = self.cache.fragments.take(fragment, sight) {
            self.shapes.extend(shapes);
            self.drawn += drawn;
            return;
        }
        self.cache.turn = (self.cache.turn + 1) % AHEAD.len();
        self.region = visible.expanded(AHEAD[self.cache.turn] / self.view.zoom);
        sight.part = self.region.translated(point(0.0, 0.0) - offset);
        let (outer, before) = (
            std::mem::take(&mut self.shapes),
            std::mem::take(&mut self.drawn),
        );
        let waited = std::mem::take(&mut self.cache.lines.waiting);
        self.has_picture = false;
        self.groups(fragment, offset);
        self.flush();
        let mut shapes = std::mem::replace(&mut self.shapes, outer);
        if !self.cache.lines.waiting && !self.has_picture {
            let clip = self.view.rect(self.region);
            let ctx = self.painter.ctx();
            let fragments = &mut self.cache.fragments;
            shapes = fragments.keep(ctx, fragment, sight, clip, shapes, self.drawn);
        }
        self.shapes.append(&mut shapes);
        self.drawn += before;
        self.cache.lines.waiting |= waited;
        self.region = visible;
    }

    fn is_written_on(&self, fragment: &Fragment) -> bool {
        self.written.is_some_and(|(target, _)| {
            let mut groups = fragment.groups.iter();
            groups.any(|group| group.target == Some(target))
        })
    }

    fn groups(&mut self, fragment: &Fragment, offset: Point) {
        let region = self.region;
        for group in &fragment.groups {
            let bounds = group.bounds.translated(offset);
            if !bounds.overlaps(region) && !touches(bounds, region) {
                continue;
            }
            self.drawn.num_groups += 1;
            self.look = match self.emphasis {
                Some(emphasis) => emphasis.of(group.target, bounds, || {
                    let mut items = fragment.items_of(group).iter();
                    items.any(|item| matches!(item, Item::Text { .. } | Item::Turned { .. }))
                }),
                None => Look::default(),
            };
            let pixels = self.view.zoom * self.view.pixels_per_point;
            // Groups that answer to no pointer have no hit rectangle.
            let extent = if group.answers() {
                group.hit
            } else {
                group.bounds
            };
            if let Some(block) = group.block
                && extent.height.min(extent.width) * pixels < BLOCK
            {
                let mut rect = self.view.rect(extent.translated(offset));
                let least = 1.0 / self.view.pixels_per_point;
                rect.max.x = rect.max.x.max(rect.min.x + least);
                rect.max.y = rect.max.y.max(rect.min.y + least);
                let block = self.look.block().unwrap_or(self.look.colour(block));
                self.mesh.add_colored_rect(rect, colour32(block));
                self.drawn.num_blocks += 1;
                continue;
            }
            let written = self
                .written
                .filter(|(target, _)| group.target == Some(*target));
            for item in fragment.items_of(group) {
                if let Some((_, area)) = written
                    && self.is_written(item, offset, area)
                {
                    continue;
                }
                self.item(item, offset);
            }
            if self.look.is_marked_elsewhere() && is_marked_as_a_whole(group) {
                self.hand_over();
                match &group.outline {
                    Some(corners) => {
                        let corners = corners.iter().map(|&p| self.view.pos(p + offset));
                        self.look.outline_shape(self.painter, corners.collect());
                    }
                    None => {
                        let rect = self.view.rect(extent.translated(offset));
                        self.look.outline(self.painter, rect);
                    }
                }
            }
        }
        self.look = Look::default();
    }

    /// Whether an item is a line of the text being written, which its field draws instead.
    fn is_written(&mut self, item: &Item, offset: Point, area: Rect) -> bool {
        let Item::Text {
            origin,
            line,
            colour,
        } = item
        else {
            return false;
        };
        let origin = *origin + offset;
        let inside = origin.x > area.x - 1.0
            && origin.x < area.right() + 1.0
            && origin.y > area.y
            && origin.y < area.bottom() + line.style.size * 0.3;
        if inside {
            self.lines.colour = Some(*colour);
            self.lines.lines.push((origin, Arc::clone(line)));
        }
        inside
    }

    /// Gives egui what was collected, for shapes with a clip of their own that must lie on it.
    fn hand_over(&mut self) {
        self.flush();
        self.painter.extend(std::mem::take(&mut self.shapes));
    }

    fn flush(&mut self) {
        if !self.mesh.is_empty() {
            let mesh = std::mem::take(&mut self.mesh);
            self.shapes.push(Shape::mesh(mesh));
        }
    }

    fn item(&mut self, item: &Item, offset: Point) {
        match item {
            Item::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => self.rect(rect.translated(offset), *radius, *fill, *stroke),
            Item::Path { path, fill, stroke } => {
                let fill = fill.map(|colour| self.look.colour(colour));
                let stroke = stroke.map(|stroke| self.dressed(stroke));
                let bounds = self.cache.meshes.bounds(path);
                let bounds = bounds.translated(offset);
                let margin = stroke.map_or(0.0, |stroke| stroke.width);
                if !touches(bounds.expanded(margin), self.region) {
                    return;
                }
                let pixels = self.view.zoom * self.view.pixels_per_point;
                let extent = bounds.width.max(bounds.height) * pixels;
                if extent < NOTHING {
                    return;
                }
                let colour = fill.or(stroke.map(|stroke| stroke.colour));
                if extent < BAR
                    && let Some(colour) = colour
                {
                    let rect = self.view.rect(bounds);
                    self.mesh.add_colored_rect(rect, colour32(colour));
                    return;
                }
                let origin = self.view.pos(offset);
                let (meshes, out) = (&mut self.cache.meshes, &mut self.mesh);
                meshes.add_path(path, fill, stroke, origin, self.detail, out);
            }
            Item::Text {
                origin,
                line,
                colour,
            } => self.text(*origin + offset, line, *colour),
            Item::Turned { text, colour } => self.turned(text, offset, self.look.colour(*colour)),
            Item::Picture {
                rect,
                radius,
                picture,
            } => {
                let rect = rect.translated(offset);
                if !touches(rect, self.region) {
                    return;
                }
                self.flush();
                let screen = self.view.rect(rect);
                let radius = corner_radius(*radius * self.view.zoom);
                self.has_picture = true;
                let shape = self
                    .cache
                    .pictures
                    .shape(self.painter, picture, screen, radius);
                self.shapes.push(shape);
                if let Some(veil) = self.look.veil() {
                    let veil = RectShape::filled(screen, radius, colour32(veil));
                    self.shapes.push(veil.into());
                }
            }
        }
    }

    fn rect(&mut self, rect: Rect, radius: f32, fill: Option<Colour>, stroke: Option<Stroke>) {
        let margin = stroke.map_or(0.0, |stroke| stroke.width);
        if !touches(rect.expanded(margin), self.region) {
            return;
        }
        let fill = fill.map(|colour| self.look.colour(colour));
        let stroke = stroke.map(|stroke| self.dressed(stroke));
        let screen = self.view.rect(rect);
        let fill = fill.map_or(Color32::TRANSPARENT, colour32);
        let line = stroke.map_or(egui::Stroke::NONE, |stroke| self.line(stroke));
        let dashed = stroke.filter(|stroke| {
            stroke.dash != Dash::Solid
                && screen_dash(stroke.dash, stroke.width, self.view.zoom)
                    .0
                    .is_some()
        });
        if radius == 0.0 && line == egui::Stroke::NONE {
            let snapped = snap(screen, self.view.pixels_per_point);
            self.mesh.add_colored_rect(snapped, fill);
            return;
        }
        self.flush();
        let radius32 = corner_radius(radius * self.view.zoom);
        let solid = if dashed.is_some() {
            egui::Stroke::NONE
        } else {
            line
        };
        let shape = RectShape::new(screen, radius32, fill, solid, StrokeKind::Middle);
        self.shapes.push(shape.into());
        if let Some(stroke) = dashed {
            let origin = self.view.pos(rect.top_left());
            let (meshes, out) = (&mut self.cache.meshes, &mut self.mesh);
            meshes.add_frame(rect.size(), radius, stroke, origin, self.detail, out);
        }
    }

    /// In the colour of the group's look, and as wide as the view wants it at least.
    fn dressed(&self, stroke: Stroke) -> Stroke {
        let pixels = self.view.zoom * self.view.pixels_per_point;
        Stroke {
            width: stroke.width.max(self.view.least_line / pixels),
            colour: self.look.colour(stroke.colour),
            ..stroke
        }
    }

    /// At least a pixel wide.
    fn line(&self, stroke: Stroke) -> egui::Stroke {
        let (_, strength) = screen_dash(stroke.dash, stroke.width, self.view.zoom);
        let width = (stroke.width * self.view.zoom).max(1.0 / self.view.pixels_per_point);
        egui::Stroke::new(width, colour32(stroke.colour).gamma_multiply(strength))
    }

    fn text(&mut self, origin: Point, line: &Arc<TextLine>, colour: Colour) {
        if line.text.is_empty() {
            return;
        }
        let size = line.style.size;
        let extent = Rect {
            x: origin.x,
            y: origin.y - size,
            width: line.width,
            height: size * 1.3,
        };
        if !extent.overlaps(self.region) {
            return;
        }
        let pixels = size * self.view.zoom * self.view.pixels_per_point;
        if pixels < NOTHING {
            return;
        }
        let colour = self.look.colour(colour);
        self.drawn.num_lines += 1;
        let made = (pixels >= BAR).then(|| self.galley(line)).flatten();
        let Some(made) = made else {
            let bar = Rect {
                x: origin.x,
                y: origin.y - 0.52 * size,
                width: line.width,
                height: 0.5 * size,
            };
            let rect = self.view.rect(bar);
            self.mesh
                .add_colored_rect(rect, colour32(colour).gamma_multiply(0.45));
            return;
        };
        self.flush();
        let pos = self.view.pos(origin) - vec2(0.0, made.baseline);
        let shape = TextShape::new(pos, Arc::clone(&made.galley), colour32(colour));
        self.shapes.push(shape.into());
        if self.look.has_marks() {
            self.hand_over();
            self.look.mark_line(self.painter, line, &made, pos);
        }
    }

    /// Letters turned around their start; too small to read, a bar for each.
    fn turned(&mut self, text: &TurnedText, offset: Point, colour: Colour) {
        let size = text.size();
        let pixels = size * self.view.zoom * self.view.pixels_per_point;
        if pixels < NOTHING {
            return;
        }
        let visible = self.region;
        let ink = colour32(colour);
        let mut shapes = Vec::new();
        for letter in &text.letters {
            let bounds = letter.bounds().translated(offset);
            if letter.line.text.trim().is_empty() || !bounds.overlaps(visible) {
                continue;
            }
            let turn = egui::emath::Rot2::from_angle(letter.angle);
            let origin = self.view.pos(letter.origin + offset);
            if pixels < BAR {
                let zoom = self.view.zoom;
                let corner = |x: f32, y: f32| origin + turn * vec2(x * zoom, y * zoom);
                let first = self.mesh.vertices.len() as u32;
                for (x, y) in [(0.0, -0.52), (1.0, -0.52), (1.0, -0.02), (0.0, -0.02)] {
                    let at = corner(x * letter.line.width, y * size);
                    self.mesh.colored_vertex(at, ink.gamma_multiply(0.45));
                }
                self.mesh.add_triangle(first, first + 1, first + 2);
                self.mesh.add_triangle(first, first + 2, first + 3);
                continue;
            }
            let Some(made) = self.galley(&letter.line) else {
                continue;
            };
            let pos = origin - turn * vec2(0.0, made.baseline);
            shapes.push(Shape::Text(
                TextShape::new(pos, made.galley, ink).with_angle(letter.angle),
            ));
        }
        if !shapes.is_empty() {
            self.drawn.num_lines += 1;
            self.flush();
            self.shapes.append(&mut shapes);
        }
    }

    fn galley(&mut self, line: &Arc<TextLine>) -> Option<super::line_cache::Made> {
        let zoom = if self.zooming {
            zoom_step(self.view.zoom).1
        } else {
            self.view.zoom
        };
        self.cache
            .lines
            .get(self.painter, line, line.style.size * zoom)
    }
}

/// Like [`Rect::overlaps`], but lines without area count too.
fn touches(a: Rect, b: Rect) -> bool {
    a.x <= b.right() && b.x <= a.right() && a.y <= b.bottom() && b.y <= a.bottom()
}

fn corner_radius(radius: f32) -> CornerRadius {
    CornerRadius::from(CornerRadiusF32::same(radius.min(255.0)))
}

fn snap(rect: egui::Rect, pixels_per_point: f32) -> egui::Rect {
    let snap = |p: egui::Pos2| {
        pos2(
            (p.x * pixels_per_point).round() / pixels_per_point,
            (p.y * pixels_per_point).round() / pixels_per_point,
        )
    };
    let (min, mut max) = (snap(rect.min), snap(rect.max));
    max.x = max.x.max(min.x + 1.0 / pixels_per_point);
    max.y = max.y.max(min.y + 1.0 / pixels_per_point);
    egui::Rect::from_min_max(min, max)
}

/// A curve is not the persona itself; links have no place to point at but are.
fn is_marked_as_a_whole(group: &Group) -> bool {
    group.answers() || matches!(group.target, Some(Target::Link(_)))
}
