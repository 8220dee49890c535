//! Text that does not stand upright: every letter (or word) turned on its own, as along an arc.

use std::sync::Arc;

use super::{Point, Rect, point};
use crate::text::TextLine;

/// A piece of a turned text: a letter, or a word where a script joins its letters.
#[derive(Debug, Clone)]
pub struct Letter {
    pub line: Arc<TextLine>,
    /// Where it starts, on its baseline.
    pub origin: Point,
    /// Radians, clockwise, around `origin`.
    pub angle: f32,
}

/// A line of text whose pieces are turned. All are of the same style.
#[derive(Debug, Clone)]
pub struct TurnedText {
    /// The whole line in reading order, blanks included.
    pub text: String,
    /// In visual order.
    pub letters: Vec<Letter>,
}

impl Letter {
    /// The corners of its box, which is as high as a line's ascent and descent, clockwise from the top left.
    pub fn corners(&self) -> [Point; 4] {
        let (ascent, descent) = (self.line.style.ascent(), self.line.style.descent());
        let (sin, cos) = self.angle.sin_cos();
        let at = |x: f32, y: f32| self.origin + point(x * cos - y * sin, x * sin + y * cos);
        let width = self.line.width;
        [
            at(0.0, -ascent),
            at(width, -ascent),
            at(width, descent),
            at(0.0, descent),
        ]
    }

    pub fn bounds(&self) -> Rect {
        let [a, b, c, d] = self.corners();
        Rect::between(a, c).union(Rect::between(b, d))
    }
}

impl TurnedText {
    pub fn bounds(&self) -> Rect {
        let bounds = self.letters.iter().map(Letter::bounds);
        bounds.reduce(Rect::union).unwrap_or_default()
    }

    /// Map units per em.
    pub fn size(&self) -> f32 {
        self.letters
            .first()
            .map_or(0.0, |letter| letter.line.style.size)
    }
}
