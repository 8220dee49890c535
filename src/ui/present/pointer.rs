//! The pointer in a presentation: gone when it rests, an arrow that is seen from afar, or a spotlight.

use egui::{CursorIcon, Event, Mesh, MouseWheelUnit, Painter, Pos2, Rect, Shape, Stroke, Ui, vec2};

use crate::editor::Editor;
use crate::layout::stop::Subject;
use crate::scene::Colour;
use crate::theme::{BLACK, Theme, room};
use crate::ui::style::colour32;

/// Seconds after which a pointer that rests is hidden.
const REST: f64 = 2.0;
/// Corners of the spotlight's circle.
const CORNERS: u32 = 72;

#[derive(Debug, Default)]
pub(super) struct PointerState {
    at: Option<Pos2>,
    moved_at: f64,
    /// The stop that a large pointer was last seen on, and which of its pictures.
    seen_on: Option<(Option<Subject>, usize)>,
}

pub(super) fn show(
    ui: &Ui,
    area: Rect,
    editor: &mut Editor,
    theme: &Theme,
    state: &mut PointerState,
) {
    let (now, at) = ui.input(|input| (input.time, input.pointer.latest_pos()));
    if at != state.at {
        state.at = at;
        state.moved_at = now;
    }
    let notches: f32 = ui.input(|input| input.events.iter().map(notches).sum());
    if notches != 0.0 && editor.turn_spotlight(notches) {
        state.moved_at = now;
    }
    let Some(presenting) = editor.presenting() else {
        return;
    };
    let (spotlight, is_large) = (presenting.spotlight(), presenting.has_large_pointer());
    // A large one is there as soon as it is asked for, and for every picture anew.
    let stop = (presenting.subject(), presenting.part_number().0);
    let seen_on = is_large.then_some(stop);
    if seen_on != state.seen_on {
        state.seen_on = seen_on;
        state.moved_at = now;
    }
    let left = REST - (now - state.moved_at);
    let rests = left <= 0.0;
    if !rests {
        ui.ctx().request_repaint_after_secs(left as f32 + 0.02);
    }
    let inside = at.filter(|at| area.contains(*at));
    let painter = ui.ctx().layer_painter(egui::LayerId::new(
        egui::Order::Middle,
        egui::Id::unique("presentation-pointer"),
    ));
    if let Some(radius) = spotlight {
        let centre = inside.unwrap_or(area.center());
        painter.add(darkness(area, centre, radius));
    }
    if rests || is_large {
        ui.ctx().set_cursor_icon(CursorIcon::None);
    }
    // Nobody has moved it yet: in the middle.
    let at = inside.or(at.is_none().then(|| area.center()));
    if let Some(at) = at.filter(|_| is_large && !rests) {
        arrow(&painter, at, presenting.letter() * 1.4, theme);
    }
}

/// Notches of the wheel.
fn notches(event: &Event) -> f32 {
    match event {
        Event::MouseWheel { unit, delta, .. } => match unit {
            MouseWheelUnit::Point => delta.y / 40.0,
            MouseWheelUnit::Line | MouseWheelUnit::Page => delta.y,
        },
        _ => 0.0,
    }
}

/// Everything but a circle with a soft edge.
fn darkness(area: Rect, centre: Pos2, radius: f32) -> Shape {
    let shade = |alpha: f32| {
        let colour: Colour = BLACK.with_alpha((alpha * 255.0) as u8);
        colour32(colour)
    };
    let far = area.width() + area.height();
    let rings = [
        (radius * 0.88, 0.0),
        (radius * 0.96, room::SPOTLIGHT_SHADE * 0.3),
        (radius * 1.04, room::SPOTLIGHT_SHADE * 0.75),
        (radius * 1.12, room::SPOTLIGHT_SHADE),
        (radius * 1.12 + far, room::SPOTLIGHT_SHADE),
    ];
    let mut mesh = Mesh::default();
    for corner in 0..CORNERS {
        let angle = corner as f32 / CORNERS as f32 * std::f32::consts::TAU;
        let way = vec2(angle.cos(), angle.sin());
        for (radius, alpha) in rings {
            mesh.colored_vertex(centre + way * radius, shade(alpha));
        }
    }
    let num = rings.len() as u32;
    for corner in 0..CORNERS {
        let (here, next) = (corner * num, (corner + 1) % CORNERS * num);
        for ring in 0..num - 1 {
            mesh.add_triangle(here + ring, here + ring + 1, next + ring);
            mesh.add_triangle(next + ring, here + ring + 1, next + ring + 1);
        }
    }
    Shape::mesh(mesh)
}

/// The usual arrow, as high as `height`.
fn arrow(painter: &Painter, at: Pos2, height: f32, theme: &Theme) {
    // An arrow of 16 units, its tip at the origin.
    const OUTLINE: [(f32, f32); 7] = [
        (0.0, 0.0),
        (0.0, 14.0),
        (3.3, 10.9),
        (5.6, 16.0),
        (7.8, 15.0),
        (5.5, 10.0),
        (10.0, 10.0),
    ];
    let unit = height / 16.0;
    let point = |(x, y): (f32, f32)| at + vec2(x, y) * unit;
    let (ink, edge) = (colour32(theme.accent), colour32(theme.background));
    let head = [OUTLINE[0], OUTLINE[1], OUTLINE[6]].map(point);
    let shaft = [OUTLINE[2], OUTLINE[3], OUTLINE[4], OUTLINE[5]].map(point);
    let line = Stroke::new((unit * 0.9).max(2.0), edge);
    let outline = OUTLINE.map(point).to_vec();
    painter.add(Shape::closed_line(
        outline,
        Stroke::new(line.width * 2.0, edge),
    ));
    painter.add(Shape::convex_polygon(head.to_vec(), ink, Stroke::NONE));
    painter.add(Shape::convex_polygon(shaft.to_vec(), ink, Stroke::NONE));
}
