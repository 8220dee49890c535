//! Text: the one place that decides what a line is.
//!
//! Lines are broken once, in map units, and are data from then on: the screen and every export draw the
//! same stored lines. Start at [`TextSystem::paragraph`]. Draws nothing; knows nothing of zoom.

mod breaker;
mod cache;
mod clean;
pub mod fallback;
pub mod fold;
mod font;
mod line_break;
mod system;

use std::sync::Arc;

pub use clean::REPLACEMENT;
pub use font::{BUNDLED_FONTS, BundledFont, FontFace, THIN_SPACE_WIDTH};
pub use system::TextSystem;

/// Thickness of the letters; both weights are bundled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Weight {
    #[default]
    Regular,
    Bold,
}

/// Size and weight of a text; the line height follows from the size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// Map units per em.
    pub size: f32,
    pub weight: Weight,
}

impl TextStyle {
    pub const fn regular(size: f32) -> Self {
        Self {
            size,
            weight: Weight::Regular,
        }
    }

    pub const fn bold(size: f32) -> Self {
        Self {
            size,
            weight: Weight::Bold,
        }
    }

    /// Room above the baseline, map units: Inter's, whatever the script.
    pub fn ascent(self) -> f32 {
        0.969 * self.size
    }

    /// Room below the baseline, map units.
    pub fn descent(self) -> f32 {
        0.242 * self.size
    }

    /// Distance between baselines, map units.
    pub fn line_height(self) -> f32 {
        (self.size * 1.35).round()
    }
}

/// How much room a paragraph has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextLimits {
    /// Map units; `f32::INFINITY` breaks only at line feeds.
    pub width: f32,
    /// At most this many lines; the last one ends in an ellipsis when text is left out.
    pub lines: usize,
}

impl TextLimits {
    pub const fn width(width: f32) -> Self {
        Self {
            width,
            lines: usize::MAX,
        }
    }

    pub const fn single_line(width: f32) -> Self {
        Self { width, lines: 1 }
    }
}

/// A glyph of a font, placed relative to the line's start on its baseline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    pub id: u32,
    pub x: f32,
    /// Downwards, map units.
    pub y: f32,
}

/// Neighbouring glyphs of the same font, in visual order.
#[derive(Debug, Clone)]
pub struct GlyphRun {
    pub font: FontFace,
    pub glyphs: Vec<Glyph>,
}

/// A part of a line that is drawn as one, where a line cannot be.
#[derive(Debug, Clone, PartialEq)]
pub struct TextPiece {
    /// In reading order.
    pub text: String,
    /// Its left edge, from the line's start.
    pub x: f32,
    pub is_rtl: bool,
}

/// One line, as it is drawn everywhere.
#[derive(Debug, Clone)]
pub struct TextLine {
    /// What the line shows, in reading order, without its line feed and trailing blanks; an ellipsis or a
    /// hyphen at its end is part of it. Every character is one that a font has: a painter that shapes
    /// anew draws this, not the source.
    pub text: String,
    /// Where its text stands in the paragraph's source, in bytes.
    pub source: std::ops::Range<usize>,
    pub style: TextStyle,
    /// Advance width in map units, without trailing blanks.
    pub width: f32,
    pub runs: Vec<GlyphRun>,
    /// Empty unless the line has right-to-left parts. Then a painter that shapes anew draws these, each
    /// at its place, because it may not know the order of mixed directions.
    pub pieces: Vec<TextPiece>,
    /// The line reads from right to left: it belongs against the right edge of its place.
    pub is_rtl: bool,
}

/// A text broken into lines.
#[derive(Debug, Clone)]
pub struct Paragraph {
    pub lines: Vec<Arc<TextLine>>,
    pub style: TextStyle,
    /// The widest line, map units.
    pub width: f32,
    /// `lines.len() × line_height`; an empty text is one line high.
    pub height: f32,
    /// Something was left out and an ellipsis stands for it.
    pub is_truncated: bool,
    /// The first line reads from right to left.
    pub is_rtl: bool,
}

impl Paragraph {
    /// Whether a line of `source` ends inside a word that a smaller size may keep together.
    pub fn cuts_a_word(&self, source: &str) -> bool {
        let num = self.lines.len().saturating_sub(1);
        self.lines.iter().take(num).any(|line| {
            let end = line.source.end.min(source.len());
            let before = source[..end].chars().next_back();
            let after = source[end..].chars().next();
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            is_letter(before) && is_letter(after)
        })
    }

    /// The baseline of line `index`, from the paragraph's top.
    pub fn baseline(&self, index: usize) -> f32 {
        let line_height = self.style.line_height();
        // Letters stand centred in their line.
        let (ascent, descent) = (self.style.ascent(), self.style.descent());
        index as f32 * line_height + (line_height - ascent - descent) / 2.0 + ascent
    }
}
