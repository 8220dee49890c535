//! Paths of straight lines and cubic curves.

use super::geometry::{Point, Rect, point};

/// One move of the pen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PathCommand {
    MoveTo(Point),
    LineTo(Point),
    CurveTo(Point, Point, Point),
    Close,
}

/// A path in map units.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Path {
    pub commands: Vec<PathCommand>,
}

/// Distance of a quarter circle's control points from its ends, for radius 1.
const QUARTER: f32 = 0.552_284_8;

impl Path {
    /// A line through `points`.
    pub fn polyline(points: &[Point]) -> Self {
        let mut path = Self::default();
        for (index, &p) in points.iter().enumerate() {
            path.commands.push(if index == 0 {
                PathCommand::MoveTo(p)
            } else {
                PathCommand::LineTo(p)
            });
        }
        path
    }

    /// A closed shape through `points`.
    pub fn polygon(points: &[Point]) -> Self {
        let mut path = Self::polyline(points);
        path.commands.push(PathCommand::Close);
        path
    }

    /// A rectangle with round corners, clockwise from the end of its top left one: the way every painter
    /// walks it, so that dashes fall alike.
    pub fn rounded_rect(rect: Rect, radius: f32) -> Self {
        let (x, y, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
        let r = radius.min(rect.width / 2.0).min(rect.height / 2.0);
        if r <= 0.0 {
            return Self::polygon(&[
                point(x, y),
                point(right, y),
                point(right, bottom),
                point(x, bottom),
            ]);
        }
        // Distance of a control point from the rectangle's corner.
        let k = r * (1.0 - QUARTER);
        let mut path = Self::default();
        path.move_to(point(x + r, y))
            .line_to(point(right - r, y))
            .curve_to(
                point(right - k, y),
                point(right, y + k),
                point(right, y + r),
            )
            .line_to(point(right, bottom - r))
            .curve_to(
                point(right, bottom - k),
                point(right - k, bottom),
                point(right - r, bottom),
            )
            .line_to(point(x + r, bottom))
            .curve_to(
                point(x + k, bottom),
                point(x, bottom - k),
                point(x, bottom - r),
            )
            .line_to(point(x, y + r))
            .curve_to(point(x, y + k), point(x + k, y), point(x + r, y))
            .close();
        path
    }

    /// Both diagonals of `rect`.
    pub fn crossing(rect: Rect) -> Self {
        let mut path = Self::default();
        path.move_to(rect.top_left())
            .line_to(point(rect.right(), rect.bottom()))
            .move_to(point(rect.right(), rect.y))
            .line_to(point(rect.x, rect.bottom()));
        path
    }

    pub fn circle(centre: Point, radius: f32) -> Self {
        let mut path = Self::default();
        path.add_circle(centre, radius);
        path
    }

    pub fn add_circle(&mut self, centre: Point, radius: f32) {
        let (r, k) = (radius, radius * QUARTER);
        let at = |x: f32, y: f32| point(centre.x + x, centre.y + y);
        self.commands.extend([
            PathCommand::MoveTo(at(r, 0.0)),
            PathCommand::CurveTo(at(r, k), at(k, r), at(0.0, r)),
            PathCommand::CurveTo(at(-k, r), at(-r, k), at(-r, 0.0)),
            PathCommand::CurveTo(at(-r, -k), at(-k, -r), at(0.0, -r)),
            PathCommand::CurveTo(at(k, -r), at(r, -k), at(r, 0.0)),
            PathCommand::Close,
        ]);
    }

    pub fn move_to(&mut self, p: Point) -> &mut Self {
        self.commands.push(PathCommand::MoveTo(p));
        self
    }
    pub fn line_to(&mut self, p: Point) -> &mut Self {
        self.commands.push(PathCommand::LineTo(p));
        self
    }
    pub fn curve_to(&mut self, a: Point, b: Point, end: Point) -> &mut Self {
        self.commands.push(PathCommand::CurveTo(a, b, end));
        self
    }
    pub fn close(&mut self) -> &mut Self {
        self.commands.push(PathCommand::Close);
        self
    }

    /// The rectangle around all points, control points included; `None` when empty.
    pub fn bounds(&self) -> Option<Rect> {
        let mut points = self.commands.iter().flat_map(|command| match *command {
            PathCommand::MoveTo(p) | PathCommand::LineTo(p) => vec![p],
            PathCommand::CurveTo(a, b, p) => vec![a, b, p],
            PathCommand::Close => vec![],
        });
        let first = points.next()?;
        let (low, high) = points.fold((first, first), |(low, high), p| {
            (
                point(low.x.min(p.x), low.y.min(p.y)),
                point(high.x.max(p.x), high.y.max(p.y)),
            )
        });
        Some(Rect::between(low, high))
    }

    /// Every point `p` becomes `p × scale + offset`.
    #[must_use]
    pub fn transformed(&self, scale: f32, offset: Point) -> Self {
        let map = |p: Point| p * scale + offset;
        let commands = self.commands.iter().map(|command| match *command {
            PathCommand::MoveTo(p) => PathCommand::MoveTo(map(p)),
            PathCommand::LineTo(p) => PathCommand::LineTo(map(p)),
            PathCommand::CurveTo(a, b, p) => PathCommand::CurveTo(map(a), map(b), map(p)),
            PathCommand::Close => PathCommand::Close,
        });
        Self {
            commands: commands.collect(),
        }
    }
}
