//! Small drawn buttons: faces, swatches, dots, an eye, arrows.

use std::sync::Arc;

use egui::{Color32, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};
use egui::{StrokeKind, pos2, vec2};

use crate::layout::{self, Pictogram};
use crate::model::{Channel, Emotion, Mark, Swatch};
use crate::scene::{Colour, Item, point};
use crate::theme::{Theme, chrome};
use crate::ui::canvas::mesh;
use crate::ui::style::{bold, colour32};

/// A clickable square of the least allowed size, named, with hover, selection and focus drawn.
fn square(ui: &mut Ui, theme: &Theme, size: Vec2, is_on: bool, name: &str) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let is_enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, is_enabled, is_on, name));
    let radius = f32::from(chrome::RADIUS);
    if response.hovered() && is_enabled {
        let fill = ui.visuals().widgets.hovered.weak_bg_fill;
        ui.painter().rect_filled(rect, radius, fill);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, colour32(theme.accent));
        ui.painter()
            .rect_stroke(rect, radius, stroke, StrokeKind::Inside);
    }
    let response = response.on_hover_text(name);
    (rect, response)
}

/// A face; `is_on` puts a ring around it.
pub(super) fn face_button(
    ui: &mut Ui,
    theme: &Theme,
    emotion: Emotion,
    is_on: bool,
    name: &str,
) -> Response {
    let (rect, response) = square(ui, theme, Vec2::splat(30.0), is_on, name);
    let (centre, radius) = (rect.center(), 10.5);
    if is_on {
        let ring = Stroke::new(2.0, colour32(theme.selection));
        ui.painter().circle_stroke(centre, radius + 3.0, ring);
    }
    face(ui.painter(), centre, radius, emotion, theme);
    response
}

/// A face at `centre`, as on the map.
pub(in crate::ui) fn face(
    painter: &egui::Painter,
    centre: Pos2,
    radius: f32,
    emotion: Emotion,
    theme: &Theme,
) {
    let fragment = layout::face(emotion, radius, theme);
    let mut mesh = mesh::sign(&fragment.items, painter.pixels_per_point());
    mesh.translate(centre - pos2(radius, radius));
    painter.add(Shape::mesh(mesh));
}

/// A pictogram, as on the map, filling the square `rect`.
pub(in crate::ui) fn pictogram(
    painter: &egui::Painter,
    rect: Rect,
    pictogram: Pictogram,
    colour: Colour,
) {
    let (strokes, fills, pen) = pictogram.paths(point(0.0, 0.0), rect.width());
    let items = [
        Item::Path {
            path: Arc::new(strokes),
            fill: None,
            stroke: Some(crate::scene::Stroke::solid(pen, colour)),
        },
        Item::Path {
            path: Arc::new(fills),
            fill: Some(colour),
            stroke: None,
        },
    ];
    let mut mesh = mesh::sign(&items, painter.pixels_per_point());
    mesh.translate(rect.min.to_vec2());
    painter.add(Shape::mesh(mesh));
}

/// How many of several records have something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    None,
    Some,
    All,
}

/// A channel's switch.
pub(super) fn channel(
    ui: &mut Ui,
    theme: &Theme,
    channel: &Channel,
    amount: Amount,
    name: &str,
) -> Response {
    switch(ui, theme, Pictogram::of_channel(channel), amount, name)
}

/// A mark's switch.
pub(super) fn mark(ui: &mut Ui, theme: &Theme, mark: Mark, is_on: bool, name: &str) -> Response {
    let amount = if is_on { Amount::All } else { Amount::None };
    switch(ui, theme, Pictogram::of_mark(mark), amount, name)
}

/// A pictogram that is switched on for all, for some or for none.
fn switch(ui: &mut Ui, theme: &Theme, sign: Pictogram, amount: Amount, name: &str) -> Response {
    let is_on = amount == Amount::All;
    let (rect, response) = square(ui, theme, Vec2::splat(30.0), is_on, name);
    let accent = colour32(theme.accent);
    let colour = match amount {
        Amount::All => {
            ui.painter().rect_filled(rect.shrink(1.0), 6.0, accent);
            theme.accent_text
        }
        Amount::Some => {
            let line = Stroke::new(1.5, accent);
            let (left, right) = (rect.min.x + 6.0, rect.max.x - 6.0);
            ui.painter().hline(left..=right, rect.max.y - 2.0, line);
            theme.text
        }
        Amount::None => theme.text,
    };
    if response.has_focus() {
        let ring = Stroke::new(2.0, colour32(theme.text));
        ui.painter()
            .rect_stroke(rect, 6.0, ring, StrokeKind::Inside);
    }
    let inner = Rect::from_center_size(rect.center(), Vec2::splat(19.0));
    pictogram(ui.painter(), inner, sign, colour);
    response
}

/// A colour; without one, a crossed-out square for the usual colour.
pub(super) fn swatch(
    ui: &mut Ui,
    theme: &Theme,
    swatch: Option<Swatch>,
    is_on: bool,
    name: &str,
) -> Response {
    let (rect, response) = square(ui, theme, Vec2::splat(chrome::TARGET), is_on, name);
    let inner = rect.shrink(4.0);
    match swatch {
        Some(swatch) => {
            let colours = theme.swatch(swatch);
            let stroke = Stroke::new(1.5, colour32(colours.strong));
            let fill = colour32(colours.fill);
            ui.painter()
                .rect(inner, 4.0, fill, stroke, StrokeKind::Inside);
        }
        None => {
            let stroke = Stroke::new(1.0, colour32(theme.text_muted));
            ui.painter()
                .rect_stroke(inner, 4.0, stroke, StrokeKind::Inside);
            let slash = [inner.left_bottom(), inner.right_top()];
            ui.painter().line_segment(slash, stroke);
        }
    }
    if is_on {
        let ring = Stroke::new(2.0, colour32(theme.selection));
        ui.painter()
            .rect_stroke(rect.shrink(1.0), 6.0, ring, StrokeKind::Inside);
    }
    response
}

/// A score's dot with its number.
pub(super) fn dot(ui: &mut Ui, theme: &Theme, is_on: bool, score: u8, name: &str) -> Response {
    let (rect, response) = square(ui, theme, Vec2::splat(28.0), is_on, name);
    let (fill, ink) = if is_on {
        (colour32(theme.accent), colour32(theme.accent_text))
    } else {
        (Color32::TRANSPARENT, colour32(theme.text))
    };
    let stroke = Stroke::new(1.0, colour32(theme.text_muted));
    ui.painter().circle(rect.center(), 11.0, fill, stroke);
    ui.painter().text(
        rect.center(),
        egui::Align2::CENTER_CENTER,
        score,
        bold(chrome::SMALL),
        ink,
    );
    response
}

/// What a small drawn button shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Eye,
    ClosedEye,
    Up,
    Down,
    Cross,
    Grip,
}

/// A small button with a drawn sign.
pub(super) fn sign_button(ui: &mut Ui, theme: &Theme, sign: Sign, name: &str) -> Response {
    let (rect, response) = square(ui, theme, Vec2::splat(chrome::TARGET), false, name);
    let colour = if ui.is_enabled() {
        colour32(theme.text)
    } else {
        ui.visuals().disable(colour32(theme.text_muted))
    };
    draw(ui.painter(), rect, sign, colour);
    response
}

pub(super) fn draw(painter: &egui::Painter, rect: Rect, sign: Sign, colour: Color32) {
    let at = |x: f32, y: f32| rect.center() + vec2(x, y);
    let stroke = Stroke::new(1.5, colour);
    let line = |points: &[(f32, f32)]| {
        let points = points.iter().map(|&(x, y)| at(x, y)).collect();
        painter.add(Shape::line(points, stroke));
    };
    match sign {
        Sign::Eye | Sign::ClosedEye => {
            let lid = |bend: f32| {
                let points: Vec<Pos2> = (0..=12)
                    .map(|step| {
                        let t = step as f32 / 6.0 - 1.0;
                        at(t * 7.0, bend * (1.0 - t * t))
                    })
                    .collect();
                painter.add(Shape::line(points, stroke));
            };
            lid(4.5);
            if sign == Sign::Eye {
                lid(-4.5);
                painter.circle_filled(rect.center(), 2.2, colour);
            } else {
                line(&[(-4.5, 3.5), (-6.0, 6.0)]);
                line(&[(0.0, 4.5), (0.0, 7.5)]);
                line(&[(4.5, 3.5), (6.0, 6.0)]);
            }
        }
        Sign::Up => line(&[(-4.0, 2.0), (0.0, -2.5), (4.0, 2.0)]),
        Sign::Down => line(&[(-4.0, -2.0), (0.0, 2.5), (4.0, -2.0)]),
        Sign::Cross => {
            line(&[(-4.0, -4.0), (4.0, 4.0)]);
            line(&[(4.0, -4.0), (-4.0, 4.0)]);
        }
        Sign::Grip => {
            for (x, y) in [
                (-2.0, -4.0),
                (2.0, -4.0),
                (-2.0, 0.0),
                (2.0, 0.0),
                (-2.0, 4.0),
                (2.0, 4.0),
            ] {
                painter.circle_filled(pos2(rect.center().x + x, rect.center().y + y), 1.1, colour);
            }
        }
    }
}
