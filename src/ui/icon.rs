//! The signs of the toolbar, drawn as strokes so that they follow the theme and stay sharp.

use std::f32::consts::{PI, TAU};

use egui::{Color32, Painter, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo};
use egui::{pos2, vec2};

/// A sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Icon {
    Undo,
    Redo,
    Plus,
    ZoomIn,
    ZoomOut,
    Fit,
    Export,
    Save,
    Sun,
    Moon,
    System,
    PanelLeft,
    PanelRight,
    Close,
    Folder,
    File,
    Up,
    Home,
    Warning,
    Search,
    Down,
    Expanded,
    Collapsed,
    Filter,
    /// What else can be done.
    More,
}

/// Draws `icon` in a box of 20 by 20 units centred in `rect`.
pub fn paint(painter: &Painter, rect: Rect, icon: Icon, colour: Color32) {
    let scale = rect.width().min(rect.height()) / 20.0;
    let origin = rect.center() - vec2(10.0, 10.0) * scale;
    let at = |x: f32, y: f32| pos2(origin.x + x * scale, origin.y + y * scale);
    let stroke = Stroke::new(1.5 * scale, colour);
    let line = |points: &[(f32, f32)]| {
        let points: Vec<Pos2> = points.iter().map(|&(x, y)| at(x, y)).collect();
        painter.add(egui::Shape::line(points, stroke));
    };
    let frame = |x: f32, y: f32, width: f32, height: f32, radius: f32| {
        painter.rect_stroke(
            Rect::from_min_size(at(x, y), vec2(width, height) * scale),
            radius * scale,
            stroke,
            egui::StrokeKind::Middle,
        );
    };
    let arc = |cx: f32, cy: f32, radius: f32, from: f32, to: f32| {
        let points: Vec<Pos2> = (0..=16)
            .map(|step| {
                let angle = from + (to - from) * step as f32 / 16.0;
                at(cx + radius * angle.cos(), cy + radius * angle.sin())
            })
            .collect();
        painter.add(egui::Shape::line(points, stroke));
    };
    let arrow_back = |flip: bool| {
        let x = |x: f32| if flip { 20.0 - x } else { x };
        line(&[(x(7.0), 4.0), (x(3.5), 7.5), (x(7.0), 11.0)]);
        line(&[(x(3.5), 7.5), (x(12.0), 7.5)]);
        if flip {
            arc(8.0, 11.5, 4.0, -PI / 2.0, -PI * 1.5);
        } else {
            arc(12.0, 11.5, 4.0, -PI / 2.0, PI / 2.0);
        }
        line(&[(x(12.0), 15.5), (x(8.0), 15.5)]);
    };
    let magnifier = || {
        arc(9.0, 9.0, 5.5, 0.0, TAU);
        line(&[(13.0, 13.0), (17.0, 17.0)]);
    };
    match icon {
        Icon::Undo => arrow_back(false),
        Icon::Redo => arrow_back(true),
        Icon::Plus => {
            line(&[(10.0, 4.0), (10.0, 16.0)]);
            line(&[(4.0, 10.0), (16.0, 10.0)]);
        }
        Icon::Search => magnifier(),
        Icon::More => {
            for x in [4.0, 10.0, 16.0] {
                painter.circle_filled(at(x, 10.0), 1.6 * scale, colour);
            }
        }
        Icon::Down => {
            line(&[(10.0, 4.0), (10.0, 15.5)]);
            line(&[(5.5, 11.0), (10.0, 15.5), (14.5, 11.0)]);
        }
        Icon::Expanded => line(&[(5.0, 8.0), (10.0, 13.0), (15.0, 8.0)]),
        Icon::Collapsed => line(&[(8.0, 5.0), (13.0, 10.0), (8.0, 15.0)]),
        Icon::Filter => line(&[
            (3.5, 4.5),
            (16.5, 4.5),
            (11.5, 10.5),
            (11.5, 16.0),
            (8.5, 14.0),
            (8.5, 10.5),
            (3.5, 4.5),
        ]),
        Icon::ZoomIn | Icon::ZoomOut => {
            magnifier();
            line(&[(6.5, 9.0), (11.5, 9.0)]);
            if icon == Icon::ZoomIn {
                line(&[(9.0, 6.5), (9.0, 11.5)]);
            }
        }
        Icon::Fit => {
            line(&[(3.5, 7.0), (3.5, 3.5), (7.0, 3.5)]);
            line(&[(13.0, 3.5), (16.5, 3.5), (16.5, 7.0)]);
            line(&[(16.5, 13.0), (16.5, 16.5), (13.0, 16.5)]);
            line(&[(7.0, 16.5), (3.5, 16.5), (3.5, 13.0)]);
            frame(7.0, 7.5, 6.0, 5.0, 1.0);
        }
        Icon::Export => {
            line(&[(10.0, 12.5), (10.0, 3.5)]);
            line(&[(6.5, 7.0), (10.0, 3.5), (13.5, 7.0)]);
            line(&[(4.0, 11.0), (4.0, 16.5), (16.0, 16.5), (16.0, 11.0)]);
        }
        Icon::Save => {
            line(&[
                (4.0, 4.0),
                (13.5, 4.0),
                (16.0, 6.5),
                (16.0, 16.0),
                (4.0, 16.0),
                (4.0, 4.0),
            ]);
            line(&[(7.0, 16.0), (7.0, 11.0), (13.0, 11.0), (13.0, 16.0)]);
            line(&[(7.5, 4.0), (7.5, 7.0), (12.0, 7.0), (12.0, 4.0)]);
        }
        Icon::Sun => {
            arc(10.0, 10.0, 3.2, 0.0, TAU);
            for ray in 0..8 {
                let (sin, cos) = (ray as f32 * TAU / 8.0).sin_cos();
                line(&[
                    (10.0 + 5.5 * cos, 10.0 + 5.5 * sin),
                    (10.0 + 7.5 * cos, 10.0 + 7.5 * sin),
                ]);
            }
        }
        Icon::Moon => {
            arc(10.0, 10.0, 6.5, -PI * 0.32, -PI * 1.68);
            arc(13.0, 7.6, 4.6, PI * 0.24, PI * 1.26);
        }
        Icon::System => {
            frame(3.0, 4.0, 14.0, 9.5, 1.5);
            line(&[(7.0, 16.5), (13.0, 16.5)]);
            line(&[(10.0, 13.5), (10.0, 16.5)]);
        }
        Icon::PanelLeft | Icon::PanelRight => {
            frame(3.0, 4.0, 14.0, 12.0, 2.0);
            let x = if icon == Icon::PanelLeft { 8.0 } else { 12.0 };
            line(&[(x, 4.0), (x, 16.0)]);
        }
        Icon::Close => {
            line(&[(5.5, 5.5), (14.5, 14.5)]);
            line(&[(14.5, 5.5), (5.5, 14.5)]);
        }
        Icon::Folder => line(&[
            (3.0, 15.5),
            (3.0, 4.5),
            (8.0, 4.5),
            (9.5, 6.5),
            (17.0, 6.5),
            (17.0, 15.5),
            (3.0, 15.5),
        ]),
        Icon::File => {
            line(&[
                (5.0, 3.0),
                (11.5, 3.0),
                (15.0, 6.5),
                (15.0, 17.0),
                (5.0, 17.0),
                (5.0, 3.0),
            ]);
            line(&[(11.5, 3.0), (11.5, 6.5), (15.0, 6.5)]);
        }
        Icon::Up => {
            line(&[(10.0, 16.0), (10.0, 4.5)]);
            line(&[(5.5, 9.0), (10.0, 4.5), (14.5, 9.0)]);
        }
        Icon::Home => {
            line(&[(3.0, 10.5), (10.0, 4.0), (17.0, 10.5)]);
            line(&[(5.0, 9.0), (5.0, 16.0), (15.0, 16.0), (15.0, 9.0)]);
        }
        Icon::Warning => {
            line(&[(10.0, 3.5), (17.5, 16.5), (2.5, 16.5), (10.0, 3.5)]);
            line(&[(10.0, 8.5), (10.0, 12.0)]);
            line(&[(10.0, 13.6), (10.0, 14.6)]);
        }
    }
}

/// A flat button that shows a sign; `name` is its tooltip and what a screen reader says.
pub fn button(ui: &mut Ui, icon: Icon, name: &str, is_selected: bool) -> Response {
    let side = 28.0;
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    let is_enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, is_enabled, is_selected, name));
    if ui.is_rect_visible(rect) {
        let visuals = ui.style().interact_selectable(&response, is_selected);
        let is_active = response.hovered() || response.has_focus() || is_selected;
        if is_active && is_enabled {
            ui.painter()
                .rect_filled(rect, visuals.corner_radius, visuals.weak_bg_fill);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(
                rect,
                visuals.corner_radius,
                visuals.bg_stroke,
                egui::StrokeKind::Inside,
            );
        }
        let colour = if is_enabled {
            visuals.text_color()
        } else {
            ui.visuals().disable(visuals.text_color())
        };
        paint(ui.painter(), rect.shrink(4.0), icon, colour);
    }
    response
}
