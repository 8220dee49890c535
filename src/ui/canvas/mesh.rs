//! Paths as triangles: flattened, filled by the non-zero rule, stroked, dashed, with soft edges.
//!
//! epaint fills convex shapes only; a heart, a star or a ring needs more. Meshes are made once per zoom
//! step and reused: see [`super::mesh_cache`]. Coordinates here are screen points around the path's origin.

use egui::epaint::tessellator::Path as Outline;
use egui::epaint::{Color32, Mesh, PathStroke, Pos2, Vec2, pos2};

use crate::scene::{Dash, Item, Path, PathCommand, Point};
use crate::ui::style::colour32;

/// One contour of a flattened path.
#[derive(Debug, Clone, Default)]
pub(super) struct Contour {
    pub points: Vec<Pos2>,
    pub closed: bool,
}

/// `path` scaled by `zoom`, curves replaced by short lines.
pub(super) fn flatten(path: &Path, zoom: f32) -> Vec<Contour> {
    let mut contours: Vec<Contour> = Vec::new();
    let mut current = Contour::default();
    let at = |p: Point| pos2(p.x * zoom, p.y * zoom);
    for command in &path.commands {
        match *command {
            PathCommand::MoveTo(p) => {
                finish(&mut contours, &mut current, false);
                current.points.push(at(p));
            }
            PathCommand::LineTo(p) => current.points.push(at(p)),
            PathCommand::CurveTo(a, b, end) => {
                let start = current.points.last().copied().unwrap_or(at(a));
                flatten_curve(&mut current.points, start, at(a), at(b), at(end));
            }
            PathCommand::Close => {
                let start = current.points.first().copied();
                finish(&mut contours, &mut current, true);
                // What follows a closed contour without a move starts where it started.
                current.points.extend(start);
            }
        }
    }
    finish(&mut contours, &mut current, false);
    contours
}

fn finish(contours: &mut Vec<Contour>, current: &mut Contour, closed: bool) {
    let mut contour = std::mem::take(current);
    contour.points.dedup_by(|a, b| (*a - *b).length_sq() < 1e-6);
    if closed
        && contour.points.len() > 1
        && (contour.points[0] - contour.points[contour.points.len() - 1]).length_sq() < 1e-6
    {
        contour.points.pop();
    }
    if contour.points.len() > 1 {
        contour.closed = closed;
        contours.push(contour);
    }
}

fn flatten_curve(points: &mut Vec<Pos2>, start: Pos2, a: Pos2, b: Pos2, end: Pos2) {
    let length = (a - start).length() + (b - a).length() + (end - b).length();
    let steps = ((length * 0.75).sqrt() * 1.4).ceil().clamp(3.0, 40.0) as u32;
    for step in 1..=steps {
        let t = step as f32 / steps as f32;
        let s = 1.0 - t;
        let p = start.to_vec2() * (s * s * s)
            + a.to_vec2() * (3.0 * s * s * t)
            + b.to_vec2() * (3.0 * s * t * t)
            + end.to_vec2() * (t * t * t);
        points.push(p.to_pos2());
    }
}

/// The paths among `items` as one mesh with its origin at (0, 0); for signs outside the map.
pub(in crate::ui) fn sign(items: &[Item], pixels_per_point: f32) -> Mesh {
    let feather = 1.0 / pixels_per_point;
    let mut mesh = Mesh::default();
    for item in items {
        let Item::Path {
            path,
            fill: inside,
            stroke: line,
        } = item
        else {
            continue;
        };
        let contours = flatten(path, 1.0);
        if let Some(inside) = inside {
            fill(&contours, colour32(*inside), feather, &mut mesh);
        }
        if let Some(line) = line {
            let (dash, _) = screen_dash(line.dash, line.width, 1.0);
            let (width, colour) = (line.width.max(feather), colour32(line.colour));
            stroke(&contours, width, dash, colour, feather, &mut mesh);
        }
    }
    mesh
}

/// Adds the fill of `contours` to `mesh`.
pub(super) fn fill(contours: &[Contour], colour: Color32, feather: f32, mesh: &mut Mesh) {
    if let [contour] = contours
        && is_convex(&contour.points)
    {
        let mut outline = Outline::default();
        outline.add_line_loop(&contour.points);
        outline.fill(feather, colour, mesh);
        return;
    }
    fill_by_bands(contours, colour, mesh);
    // The bands have hard edges: a soft line of the same colour along the outline hides the steps.
    for contour in contours.iter().filter(|contour| contour.points.len() > 2) {
        let mut outline = Outline::default();
        outline.add_line_loop(&contour.points);
        outline.stroke_closed(feather, &PathStroke::new(feather * 0.5, colour), mesh);
    }
}

/// Adds a stroke of `width` points along `contours` to `mesh`.
pub(super) fn stroke(
    contours: &[Contour],
    width: f32,
    dash: Option<[f32; 2]>,
    colour: Color32,
    feather: f32,
    mesh: &mut Mesh,
) {
    let stroke = PathStroke::new(width, colour);
    for contour in contours {
        match dash {
            None => {
                let mut outline = Outline::default();
                if contour.closed {
                    outline.add_line_loop(&contour.points);
                    outline.stroke_closed(feather, &stroke, mesh);
                } else {
                    outline.add_open_points(&contour.points);
                    outline.stroke_open(feather, &stroke, mesh);
                }
            }
            Some(pattern) => {
                for piece in dashes(contour, pattern) {
                    let mut outline = Outline::default();
                    outline.add_open_points(&piece);
                    outline.stroke_open(feather, &stroke, mesh);
                }
            }
        }
    }
}

/// The "on" pieces of a contour; `pattern` is the length on and the length off.
fn dashes(contour: &Contour, [on, off]: [f32; 2]) -> Vec<Vec<Pos2>> {
    let mut points = contour.points.clone();
    if contour.closed {
        points.extend(contour.points.first().copied());
    }
    let mut pieces = Vec::new();
    let mut piece = vec![points[0]];
    let (mut drawing, mut left) = (true, on);
    for pair in points.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        loop {
            let rest = (to - from).length();
            if rest < left {
                left -= rest;
                if drawing {
                    piece.push(to);
                }
                break;
            }
            from += (to - from) * (left / rest.max(1e-6));
            if drawing {
                piece.push(from);
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece.push(from);
            }
            drawing = !drawing;
            left = if drawing { on } else { off };
        }
    }
    if piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

/// The dash pattern on screen, never too fine to be seen as one; far out, how much paler a solid line
/// must be instead.
pub(super) fn screen_dash(dash: Dash, width: f32, zoom: f32) -> (Option<[f32; 2]>, f32) {
    /// Points; a shorter period reads as grey.
    const SHORTEST_PERIOD: f32 = 4.0;
    /// Below this zoom whole cards are a few points large.
    const FAR_OUT: f32 = 0.25;
    match dash.pattern(width) {
        None => (None, 1.0),
        Some([on, off]) if zoom < FAR_OUT => (None, on / (on + off)),
        Some([on, off]) => {
            let scale = zoom.max(SHORTEST_PERIOD / (on + off));
            (Some([on * scale, off * scale]), 1.0)
        }
    }
}

fn is_convex(points: &[Pos2]) -> bool {
    let count = points.len();
    if count < 3 {
        return false;
    }
    let mut sign = 0.0_f32;
    let mut turned = 0.0_f32;
    for index in 0..count {
        let a = points[(index + 1) % count] - points[index];
        let b = points[(index + 2) % count] - points[(index + 1) % count];
        let cross = a.x * b.y - a.y * b.x;
        if cross.abs() > 1e-4 {
            if sign != 0.0 && cross.signum() != sign {
                return false;
            }
            sign = cross.signum();
        }
        turned += cross.atan2(a.dot(b));
    }
    // A star drawn in one stroke turns one way too, but twice around.
    turned.abs() < 1.5 * std::f32::consts::TAU
}

/// Fills by cutting the plane into horizontal bands at every corner; exact for straight edges.
fn fill_by_bands(contours: &[Contour], colour: Color32, mesh: &mut Mesh) {
    let mut edges: Vec<(Pos2, Pos2, i32)> = Vec::new();
    let mut levels: Vec<f32> = Vec::new();
    for contour in contours {
        let points = &contour.points;
        for index in 0..points.len() {
            let (a, b) = (points[index], points[(index + 1) % points.len()]);
            levels.push(a.y);
            if a.y < b.y {
                edges.push((a, b, 1));
            } else if b.y < a.y {
                edges.push((b, a, -1));
            }
        }
    }
    for (index, a) in edges.iter().enumerate() {
        for b in &edges[index + 1..] {
            levels.extend(crossing_level(a, b));
        }
    }
    levels.sort_by(f32::total_cmp);
    levels.dedup_by(|a, b| (*a - *b).abs() < 1e-3);

    let mut crossings: Vec<(f32, f32, f32, i32)> = Vec::new();
    for band in levels.windows(2) {
        let (top, bottom) = (band[0], band[1]);
        let middle = (top + bottom) / 2.0;
        crossings.clear();
        crossings.extend(
            edges
                .iter()
                .filter(|(a, b, _)| a.y <= middle && middle < b.y)
                .map(|&(a, b, direction)| {
                    let x = |y: f32| a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y);
                    (x(middle), x(top), x(bottom), direction)
                }),
        );
        crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut winding = 0;
        let mut left: Option<(f32, f32)> = None;
        for &(_, x_top, x_bottom, direction) in &crossings {
            let before = winding;
            winding += direction;
            if before == 0 {
                left = Some((x_top, x_bottom));
            } else if winding == 0
                && let Some((left_top, left_bottom)) = left.take()
            {
                let first = mesh.vertices.len() as u32;
                for p in [
                    pos2(left_top, top),
                    pos2(x_top, top),
                    pos2(x_bottom, bottom),
                    pos2(left_bottom, bottom),
                ] {
                    mesh.colored_vertex(p, colour);
                }
                mesh.add_triangle(first, first + 1, first + 2);
                mesh.add_triangle(first, first + 2, first + 3);
            }
        }
    }
}

fn crossing_level(a: &(Pos2, Pos2, i32), b: &(Pos2, Pos2, i32)) -> Option<f32> {
    let (p, r): (Pos2, Vec2) = (a.0, a.1 - a.0);
    let (q, s): (Pos2, Vec2) = (b.0, b.1 - b.0);
    let cross = r.x * s.y - r.y * s.x;
    if cross.abs() < 1e-6 {
        return None;
    }
    let d = q - p;
    let t = (d.x * s.y - d.y * s.x) / cross;
    let u = (d.x * r.y - d.y * r.x) / cross;
    let inside = 1e-4..1.0 - 1e-4;
    (inside.contains(&t) && inside.contains(&u)).then_some(p.y + r.y * t)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::point;

    fn area(mesh: &Mesh) -> f32 {
        mesh.triangles()
            .map(|triangle| {
                let [a, b, c] = triangle.map(|index| mesh.vertices[index as usize].pos);
                ((b - a).x * (c - a).y - (b - a).y * (c - a).x).abs() / 2.0
            })
            .sum()
    }

    #[test]
    fn an_l_shape_is_filled_without_its_notch() {
        let corners = [
            (0., 0.),
            (30., 0.),
            (30., 10.),
            (10., 10.),
            (10., 30.),
            (0., 30.),
        ];
        let path = Path::polygon(&corners.map(|(x, y)| point(x, y)));
        let mut mesh = Mesh::default();
        fill_by_bands(&flatten(&path, 1.0), Color32::WHITE, &mut mesh);
        assert!((area(&mesh) - 500.0).abs() < 0.1, "{}", area(&mesh));
    }

    #[test]
    fn a_hole_drawn_the_other_way_round_stays_empty() {
        let mut path = Path::polygon(&[
            point(0., 0.),
            point(20., 0.),
            point(20., 20.),
            point(0., 20.),
        ]);
        let hole = Path::polygon(&[
            point(5., 5.),
            point(5., 15.),
            point(15., 15.),
            point(15., 5.),
        ]);
        path.commands.extend(hole.commands);
        let mut mesh = Mesh::default();
        fill_by_bands(&flatten(&path, 2.0), Color32::WHITE, &mut mesh);
        assert!((area(&mesh) - 1200.0).abs() < 0.1, "{}", area(&mesh));
    }

    #[test]
    fn a_star_in_one_stroke_is_not_taken_for_convex() {
        let star: Vec<Pos2> = (0..5)
            .map(|index| {
                let angle = index as f32 * 2.0 * std::f32::consts::TAU / 5.0;
                pos2(angle.sin() * 10.0, -angle.cos() * 10.0)
            })
            .collect();
        assert!(!is_convex(&star));
        let circle = flatten(&Path::circle(point(0., 0.), 10.0), 1.0);
        assert!(is_convex(&circle[0].points));
    }

    #[test]
    fn dashes_cover_the_share_of_the_line_that_is_on() {
        let line = Contour {
            points: vec![pos2(0., 0.), pos2(60., 0.), pos2(60., 45.)],
            closed: false,
        };
        let on: f32 = dashes(&line, [6.0, 4.0])
            .iter()
            .flat_map(|piece| piece.windows(2).map(|pair| (pair[1] - pair[0]).length()))
            .sum();
        assert!((on - 65.0).abs() < 1.5, "{on}");
    }
}
