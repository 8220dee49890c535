//! What stands in a group: rectangles and texts become shapes of egui, paths, bars and blocks triangles that
//! are collected in one mesh between them. Lines too small to read become bars.

use std::sync::Arc;

use egui::epaint::{CornerRadius, CornerRadiusF32, RectShape, StrokeKind, TextShape};
use egui::{Color32, Shape, pos2, vec2};

use super::frame::{Frame, touches};
use super::line_cache::Made;
use super::mesh::screen_dash;
use super::mesh_cache::{Detail, zoom_step};
use crate::model::Picture;
use crate::scene::{Colour, Dash, Item, Path, Point, Rect, Stroke, TurnedText};
use crate::text::TextLine;
use crate::ui::style::colour32;

/// Text smaller than this many pixels becomes a bar; smaller than [`NOTHING`] it is left out.
const BAR: f32 = 4.0;
const NOTHING: f32 = 1.5;

impl Frame<'_> {
    pub fn item(&mut self, item: &Item, offset: Point) {
        match item {
            Item::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => self.rect(rect.translated(offset), *radius, *fill, *stroke),
            Item::Path { path, fill, stroke } => self.path(path, offset, *fill, *stroke),
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
            } => self.picture(rect.translated(offset), *radius, picture),
        }
    }

    fn path(
        &mut self,
        path: &Arc<Path>,
        offset: Point,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
    ) {
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
            self.out.mesh.add_colored_rect(rect, colour32(colour));
            return;
        }
        let origin = self.view.pos(offset);
        let detail = self.detail();
        let (meshes, out) = (&mut self.cache.meshes, &mut self.out.mesh);
        meshes.add_path(path, fill, stroke, origin, detail, out);
    }

    fn picture(&mut self, rect: Rect, radius: f32, picture: &Arc<Picture>) {
        if !touches(rect, self.region) {
            return;
        }
        self.out.flush();
        let screen = self.view.rect(rect);
        let radius = corner_radius(radius * self.view.zoom);
        self.has_picture = true;
        let shape = self
            .cache
            .pictures
            .shape(self.painter, picture, screen, radius);
        self.out.shapes.push(shape);
        if let Some(veil) = self.look.veil() {
            let veil = RectShape::filled(screen, radius, colour32(veil));
            self.out.shapes.push(veil.into());
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
            self.out.mesh.add_colored_rect(snapped, fill);
            return;
        }
        self.out.flush();
        let radius32 = corner_radius(radius * self.view.zoom);
        let solid = if dashed.is_some() {
            egui::Stroke::NONE
        } else {
            line
        };
        let shape = RectShape::new(screen, radius32, fill, solid, StrokeKind::Middle);
        self.out.shapes.push(shape.into());
        if let Some(stroke) = dashed {
            let origin = self.view.pos(rect.top_left());
            let detail = self.detail();
            let (meshes, out) = (&mut self.cache.meshes, &mut self.out.mesh);
            meshes.add_frame(rect.size(), radius, stroke, origin, detail, out);
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
            self.out
                .mesh
                .add_colored_rect(rect, colour32(colour).gamma_multiply(0.45));
            return;
        };
        self.out.flush();
        let pos = self.view.pos(origin) - vec2(0.0, made.baseline);
        let shape = TextShape::new(pos, Arc::clone(&made.galley), colour32(colour));
        self.out.shapes.push(shape.into());
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
                let first = self.out.mesh.vertices.len() as u32;
                for (x, y) in [(0.0, -0.52), (1.0, -0.52), (1.0, -0.02), (0.0, -0.02)] {
                    let at = corner(x * letter.line.width, y * size);
                    self.out.mesh.colored_vertex(at, ink.gamma_multiply(0.45));
                }
                self.out.mesh.add_triangle(first, first + 1, first + 2);
                self.out.mesh.add_triangle(first, first + 2, first + 3);
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
            self.out.flush();
            self.out.shapes.append(&mut shapes);
        }
    }

    fn galley(&mut self, line: &Arc<TextLine>) -> Option<Made> {
        let zoom = if self.zooming.is_by_steps() {
            zoom_step(self.view.zoom).1
        } else {
            self.view.zoom
        };
        self.cache
            .lines
            .get(self.painter, line, line.style.size * zoom)
    }

    fn detail(&self) -> Detail {
        Detail {
            zoom: self.view.zoom,
            pixels_per_point: self.view.pixels_per_point,
        }
    }
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
