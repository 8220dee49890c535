//! The floor of the shop with its wall, the path over it, the signs at the entrance and the exit, the
//! shortcuts.

use super::super::brush::Brush;
use super::super::context::Context;
use super::walk::{Gate, Walk};
use crate::scene::{Colour, Dash, Path, Point, Rect, Stroke, Target, point, rect};
use crate::theme::{Theme, map, store};

/// The floor and its wall.
pub(super) fn draw(brush: &mut Brush, theme: &Theme, floor: Rect) {
    let wall = Stroke::solid(store::WALL, theme.store_wall);
    brush.rect(
        floor,
        store::FLOOR_RADIUS,
        Some(theme.store_floor),
        Some(wall),
    );
    brush.group(None, None, Some(theme.store_floor));
}

/// The path through all rooms, under the faces.
pub(super) fn path(brush: &mut Brush, theme: &Theme, walk: &Walk) {
    let whole: Vec<Point> = walk.legs.iter().flatten().copied().collect();
    let line = rounded(&whole, 9.0);
    let edge = Stroke::solid(store::PATH + 3.0, theme.store_path_edge);
    brush.path(line.clone(), None, Some(edge));
    brush.path(
        line,
        None,
        Some(Stroke::solid(store::PATH, theme.store_path)),
    );
    brush.group(None, None, None);
}

/// An arrow on each part of the path, where it is longest between two rooms.
pub(super) fn arrows(brush: &mut Brush, theme: &Theme, walk: &Walk, rooms: &[Rect]) {
    for leg in &walk.legs {
        let free = leg
            .windows(2)
            .flat_map(|pair| outside(pair[0], pair[1], rooms));
        let longest = free.max_by(|a, b| a.0.distance(a.1).total_cmp(&b.0.distance(b.1)));
        let Some((from, to)) = longest.filter(|(from, to)| from.distance(*to) >= 10.0) else {
            continue;
        };
        arrow(brush, theme.store_arrow, from, to);
    }
    brush.group(None, None, None);
}

fn arrow(brush: &mut Brush, colour: Colour, from: Point, to: Point) {
    let length = from.distance(to);
    let along = (to - from) * (1.0 / length);
    let across = point(-along.y, along.x);
    let size = (length * 0.42).min(9.0);
    let tip = (from + to) * 0.5 + along * (size * 0.75);
    let back = tip - along * (size * 1.5);
    let wings = [back + across * size, tip, back - across * size];
    let notch = back + along * (size * 0.45);
    let head = [wings[0], wings[1], wings[2], notch];
    brush.path(Path::polygon(&head), Some(colour), None);
}

/// The parts of a level or upright line that are in no room.
fn outside(from: Point, to: Point, rooms: &[Rect]) -> Vec<(Point, Point)> {
    let length = from.distance(to);
    if length < 0.1 {
        return Vec::new();
    }
    let along = (to - from) * (1.0 / length);
    let line = Rect::between(from, to);
    // What rooms take of the line, from its start.
    let mut taken: Vec<(f32, f32)> = rooms
        .iter()
        .filter(|room| {
            let touches_x = room.x < line.right() + 0.1 && line.x < room.right() + 0.1;
            touches_x && room.y < line.bottom() + 0.1 && line.y < room.bottom() + 0.1
        })
        .map(|room| {
            let share = |p: Point| (p.x - from.x) * along.x + (p.y - from.y) * along.y;
            let (a, b) = (
                share(room.top_left()),
                share(point(room.right(), room.bottom())),
            );
            (a.min(b), a.max(b))
        })
        .collect();
    taken.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut parts, mut at) = (Vec::new(), 0.0_f32);
    for (low, high) in taken.into_iter().chain([(length, length)]) {
        if low > at {
            parts.push((from + along * at, from + along * low.min(length)));
        }
        at = at.max(high);
    }
    parts
}

/// A line with round corners.
pub(super) fn rounded(points: &[Point], radius: f32) -> Path {
    /// Distance of a quarter circle's control points from the corner, for radius 1.
    const NEAR: f32 = 0.448;
    let mut path = Path::default();
    let (Some(&first), Some(&last)) = (points.first(), points.last()) else {
        return path;
    };
    path.move_to(first);
    for three in points.windows(3) {
        let (a, corner, b) = (three[0], three[1], three[2]);
        let (before, after) = (a.distance(corner), corner.distance(b));
        let r = radius.min(before / 2.0).min(after / 2.0);
        let is_straight = {
            let (u, v) = (corner - a, b - corner);
            (u.x * v.y - u.y * v.x).abs() < 0.01
        };
        if r < 0.5 || is_straight {
            path.line_to(corner);
            continue;
        }
        let (back, on) = ((a - corner) * (1.0 / before), (b - corner) * (1.0 / after));
        path.line_to(corner + back * r);
        path.curve_to(
            corner + back * (r * NEAR),
            corner + on * (r * NEAR),
            corner + on * r,
        );
    }
    path.line_to(last);
    path
}

/// The signs in the wall; where they are.
pub(super) fn gates(
    context: &mut Context<'_>,
    brush: &mut Brush,
    gates: &[Gate; 2],
) -> Vec<(Target, Rect)> {
    let theme = context.theme;
    let words = &context.words.store;
    let signs = [
        (Target::Entrance, words.entrance, gates[0]),
        (Target::Exit, words.exit, gates[1]),
    ];
    let mut places = Vec::new();
    for (target, word, gate) in signs {
        let place = sign_place(context, gate);
        let text = context.line(word, store::GATE);
        let edge = Stroke::solid(2.0, theme.background);
        brush.rect(place, 12.0, Some(theme.stage_fill), Some(edge));
        let middle = place.centre();
        brush.centred(
            middle.x,
            middle.y - text.height / 2.0,
            &text,
            theme.stage_text,
        );
        brush.group(Some(target), Some(place), Some(theme.stage_fill));
        places.push((target, place));
    }
    places
}

/// Where the sign of a gate stands: in the middle of the wall.
pub(super) fn sign_place(context: &mut Context<'_>, gate: Gate) -> Rect {
    let words = &context.words.store;
    let widths = [words.entrance, words.exit].map(|word| context.line(word, store::GATE).width);
    let width = (widths[0].max(widths[1]) + 22.0).min(2.0 * store::GUTTER - 4.0);
    let height = 24.0;
    let at = gate.at;
    rect(at.x - width / 2.0, at.y - height / 2.0, width, height)
}

/// Dashed ways that leave rooms out.
pub(super) fn shortcuts(brush: &mut Brush, theme: &Theme, walk: &Walk) -> Vec<(Target, Rect)> {
    let pen = shortcut_pen(theme);
    let mut places = Vec::new();
    for (shortcut, way) in &walk.shortcuts {
        let (Some(&first), Some(&last)) = (way.first(), way.last()) else {
            continue;
        };
        brush.path(rounded(way, 8.0), None, Some(pen));
        brush.path(Path::circle(first, 4.0), Some(pen.colour), None);
        if let [.., before, _] = way[..] {
            let length = before.distance(last).max(0.1);
            let along = (last - before) * (1.0 / length);
            let across = point(-along.y, along.x) * 5.0;
            let back = last - along * 9.0;
            let head = [back + across, last, back - across];
            brush.path(Path::polygon(&head), Some(pen.colour), None);
        }
        let target = Target::Shortcut {
            from: shortcut.from,
            to: shortcut.to,
        };
        let around = way
            .iter()
            .map(|&p| Rect::between(p, p))
            .reduce(Rect::union)
            .unwrap_or_default();
        places.push((target, around));
        brush.group(Some(target), None, None);
    }
    places
}

pub(super) fn shortcut_pen(theme: &Theme) -> Stroke {
    Stroke {
        width: map::BOLD_LINE,
        colour: theme.link,
        dash: Dash::Dashed,
    }
}
