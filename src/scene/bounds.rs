//! How much room an item takes.

use super::{Item, Point, Rect, Stroke, rect};
use crate::text::TextLine;

impl Item {
    /// Encloses the item, stroke included, in its fragment's coordinates.
    ///
    /// A text counts with its advance width and its line's ascent and descent: single letters may reach
    /// out by a fraction of the size.
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Rect { rect, stroke, .. } => rect.expanded(half_width(stroke)),
            Self::Path { path, stroke, .. } => path
                .bounds()
                .unwrap_or_default()
                .expanded(half_width(stroke)),
            Self::Text { origin, line, .. } => text_bounds(*origin, line),
            Self::Turned { text, .. } => text.bounds(),
            Self::Picture { rect, .. } => *rect,
        }
    }
}

fn half_width(stroke: &Option<Stroke>) -> f32 {
    stroke.map_or(0.0, |stroke| stroke.width / 2.0)
}

fn text_bounds(origin: Point, line: &TextLine) -> Rect {
    let (ascent, descent) = (line.style.ascent(), line.style.descent());
    rect(origin.x, origin.y - ascent, line.width, ascent + descent)
}
