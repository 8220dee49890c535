//! Where named things stand inside a part of the picture, and where their text is edited.

use crate::scene::{Point, Rect, Target};
use crate::text::TextStyle;

/// A target's rectangle, and its text's rectangle where it has one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub target: Target,
    pub rect: Rect,
    pub text: Option<(Rect, TextStyle)>,
}

impl Spot {
    pub fn translated(&self, by: Point) -> Self {
        Self {
            rect: self.rect.translated(by),
            text: self.text.map(|(rect, style)| (rect.translated(by), style)),
            ..*self
        }
    }
}
