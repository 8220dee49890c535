//! Angles and rings: radians clockwise from 12 o'clock, radii from the disc's centre at (0, 0).

use std::f32::consts::{FRAC_PI_4, TAU};

use crate::scene::{Outline, Path, Point, point};

/// The point at `angle` and `radius`.
pub(super) fn at(angle: f32, radius: f32) -> Point {
    point(angle.sin() * radius, -angle.cos() * radius)
}

/// The angle of `p`, 0 … 2π.
pub(super) fn angle_of(p: Point) -> f32 {
    let angle = p.x.atan2(-p.y).rem_euclid(TAU);
    // A hair below zero comes back as a whole turn.
    if angle >= TAU { 0.0 } else { angle }
}

pub(super) fn radius_of(p: Point) -> f32 {
    p.x.hypot(p.y)
}

/// A part of a ring. `from` < `to`, at most a whole turn apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sector {
    pub from: f32,
    pub to: f32,
    pub inner: f32,
    pub outer: f32,
}

impl Sector {
    pub fn middle(self) -> f32 {
        (self.from + self.to) / 2.0
    }

    pub fn extent(self) -> f32 {
        self.to - self.from
    }

    /// The length of its arc at `radius`.
    pub fn length_at(self, radius: f32) -> f32 {
        self.extent() * radius
    }

    pub fn path(self) -> Path {
        let mut path = Path::default();
        path.move_to(at(self.from, self.outer));
        arc_to(&mut path, self.from, self.to, self.outer);
        if self.inner > 0.0 {
            path.line_to(at(self.to, self.inner));
            arc_to(&mut path, self.to, self.from, self.inner);
        } else if self.extent() < TAU {
            path.line_to(point(0.0, 0.0));
        }
        path.close();
        path
    }

    /// Its shape in straight edges, for the pointer.
    pub fn outline(self) -> Outline {
        let num = (self.extent() / 0.05).ceil().clamp(2.0, 126.0) as usize;
        let angle = |index: usize| self.from + self.extent() * index as f32 / num as f32;
        let out = (0..=num).map(|index| at(angle(index), self.outer));
        let back = (0..=num).rev().map(|index| at(angle(index), self.inner));
        out.chain(back).collect()
    }
}

/// An arc as a path of its own.
pub(super) fn arc(from: f32, to: f32, radius: f32) -> Path {
    let mut path = Path::default();
    path.move_to(at(from, radius));
    arc_to(&mut path, from, to, radius);
    path
}

/// Goes on along the circle of `radius`; backwards where `to` < `from`.
pub(super) fn arc_to(path: &mut Path, from: f32, to: f32, radius: f32) {
    let num = ((to - from).abs() / FRAC_PI_4).ceil().max(1.0);
    let step = (to - from) / num;
    let reach = 4.0 / 3.0 * (step / 4.0).tan() * radius;
    for index in 0..num as usize {
        let (a, b) = (from + step * index as f32, from + step * (index + 1) as f32);
        path.curve_to(
            at(a, radius) + along(a) * reach,
            at(b, radius) - along(b) * reach,
            at(b, radius),
        );
    }
}

/// The clockwise direction at `angle`.
pub(super) fn along(angle: f32) -> Point {
    point(angle.cos(), angle.sin())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{PathCommand, encloses};

    #[test]
    fn angles_go_clockwise_from_the_top() {
        for (p, expected) in [
            ((0., -1.), 0.),
            ((1., 0.), 0.25),
            ((0., 1.), 0.5),
            ((-1., 0.), 0.75),
        ] {
            let angle = angle_of(point(p.0, p.1));
            assert!((angle - expected * TAU).abs() < 1e-5, "{p:?}: {angle}");
            assert!(at(angle, 1.0).distance(point(p.0, p.1)) < 1e-5);
        }
    }

    #[test]
    fn an_arc_stays_on_its_circle() {
        let path = arc(0.3, 5.9, 100.0);
        let mut from = at(0.3, 100.0);
        for command in &path.commands {
            let PathCommand::CurveTo(a, b, to) = *command else {
                continue;
            };
            let middle = (from + (a + b) * 3.0 + to) * 0.125;
            assert!((radius_of(middle) - 100.0).abs() < 0.01, "{middle:?}");
            from = to;
        }
        assert!(from.distance(at(5.9, 100.0)) < 1e-3);
    }

    #[test]
    fn a_sector_answers_inside_and_not_in_its_hole() {
        let sector = Sector {
            from: 1.0,
            to: 1.5,
            inner: 40.0,
            outer: 80.0,
        };
        let outline = sector.outline();
        assert!(encloses(&outline, at(1.25, 60.0)));
        assert!(!encloses(&outline, at(1.25, 30.0)));
        assert!(!encloses(&outline, at(1.55, 60.0)));
    }
}
