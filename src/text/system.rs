//! Breaks texts into lines with `parley` and remembers the results.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use parley::fontique::{Blob, SourceCache};
use parley::{
    FontContext, FontFamily, FontFamilyName, FontWeight, Layout, LayoutContext, OverflowWrap,
    PositionedLayoutItem, StyleProperty,
};

use super::breaker::{Cut, break_lines};
use super::cache::Cache;
use super::clean::{CleanText, without_invisible};
use super::fallback::single_face;
use super::font::{Coverage, empty_collection, is_bundled, register};
use super::line_break::french_break;
use super::{
    BUNDLED_FONTS, FontFace, Glyph, GlyphRun, Paragraph, TextLimits, TextLine, TextPiece,
    TextStyle, Weight,
};

const ELLIPSIS: &str = "…";
const HYPHEN: &str = "-";

/// Shapes and breaks text. One per thread; the cache makes asking again cheap.
pub struct TextSystem {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    families: Vec<FontFamilyName<'static>>,
    lent: Vec<Coverage>,
    lent_fonts: Vec<Arc<Vec<u8>>>,
    missing: BTreeSet<char>,
    /// Smaller letters are set at this size.
    least_size: f32,
    cache: Cache,
    last: Option<Shaped>,
}

/// The text shaped last: whoever looks for the width that suits it breaks it again and again.
struct Shaped {
    text: String,
    style: TextStyle,
    layout: Layout<()>,
}

impl Default for TextSystem {
    fn default() -> Self {
        Self::new()
    }
}

impl TextSystem {
    /// A text system that knows the bundled fonts and no others.
    pub fn new() -> Self {
        let mut collection = empty_collection();
        for font in BUNDLED_FONTS {
            register(&mut collection, Blob::new(Arc::new(font.bytes)), None);
        }
        let fonts = FontContext {
            collection,
            source_cache: SourceCache::default(),
        };
        Self {
            fonts,
            layouts: LayoutContext::new(),
            families: vec![
                FontFamilyName::named("Inter"),
                FontFamilyName::named("Noto Emoji"),
            ],
            lent: Vec::new(),
            lent_fonts: Vec::new(),
            missing: BTreeSet::new(),
            least_size: 0.0,
            cache: Cache::default(),
            last: None,
        }
    }

    /// Uses face `index` of the font file `bytes` for characters that no font so far has. Whether it is a
    /// font. Paragraphs asked for earlier must be asked for again.
    pub fn add_fallback_font(&mut self, bytes: Vec<u8>, index: u32) -> bool {
        self.lend(Arc::new(single_face(bytes, index)))
    }

    /// As [`Self::add_fallback_font`], for a face that another text system already uses.
    pub fn lend(&mut self, bytes: Arc<Vec<u8>>) -> bool {
        if skrifa::FontRef::new(&bytes).is_err() {
            return false;
        }
        let family = format!("Lent {}", self.lent_fonts.len());
        let blob = Blob::new(bytes.clone());
        let coverage = register(&mut self.fonts.collection, blob, Some(&family));
        if coverage.is_empty() {
            return false;
        }
        self.lent.extend(coverage);
        self.lent_fonts.push(bytes);
        self.families
            .push(FontFamilyName::Named(Cow::Owned(family)));
        self.forget();
        true
    }

    /// The files of the fonts added, each with a single face, in the order in which they are tried: a
    /// painter that shapes anew must try the same.
    pub fn fallback_fonts(&self) -> &[Arc<Vec<u8>>] {
        &self.lent_fonts
    }

    /// Characters that were asked for and that no font has; [`super::REPLACEMENT`] stands for each.
    pub fn missing_characters(&self) -> &BTreeSet<char> {
        &self.missing
    }

    /// Forgets what was missing and all paragraphs, as for another document.
    pub fn forget(&mut self) {
        self.missing.clear();
        self.cache.clear();
        self.last = None;
    }

    /// Sets no text smaller than this from now on; 0 leaves every size as it is.
    pub fn set_least_size(&mut self, least: f32) {
        self.least_size = least;
    }

    /// The style in which a text that asks for `style` is set.
    pub fn raised(&self, style: TextStyle) -> TextStyle {
        TextStyle {
            size: style.size.max(self.least_size),
            ..style
        }
    }

    /// `text` broken into lines within `limits`.
    pub fn paragraph(
        &mut self,
        text: &str,
        style: TextStyle,
        limits: TextLimits,
    ) -> Arc<Paragraph> {
        let style = self.raised(style);
        if let Some(paragraph) = self.cache.get(text, style, limits) {
            return paragraph;
        }
        let paragraph = Arc::new(self.break_into_lines(text, style, limits));
        self.cache.insert(text, style, limits, &paragraph);
        paragraph
    }

    fn break_into_lines(
        &mut self,
        source: &str,
        style: TextStyle,
        limits: TextLimits,
    ) -> Paragraph {
        let clean = {
            let lent = &self.lent;
            CleanText::new(source, &|c| {
                is_bundled(c) || lent.iter().any(|font| font.has(c))
            })
        };
        self.missing.extend(&clean.missing);
        let text: &str = &clean.text;
        // Only where they may be needed: these are paragraphs of their own.
        let ellipsis = (limits.lines != usize::MAX).then(|| self.sign(ELLIPSIS, style));
        let hyphen = text.contains('\u{ad}').then(|| self.sign(HYPHEN, style));

        let last = self.last.take();
        let mut layout = match last.filter(|last| last.style == style && last.text == text) {
            Some(last) => last.layout,
            None => self.shape(text, style),
        };
        let width = |sign: &Option<Arc<TextLine>>| sign.as_ref().map_or(0.0, |sign| sign.width);
        let cut = break_lines(&mut layout, text, limits, width(&ellipsis), width(&hyphen));
        let num_lines = layout.len();
        let mut lines: Vec<TextLine> = Vec::with_capacity(num_lines);
        for (index, line) in layout.lines().enumerate() {
            let is_last = index + 1 == num_lines;
            let mut stored = stored_line(&line, &clean, style, layout.is_rtl());
            let end = line.text_range().end.min(text.len());
            let ends_in_soft_hyphen = text[..end].ends_with('\u{ad}');
            if is_last && cut == Cut::Everything {
                stored.clear();
            }
            if is_last && cut != Cut::None {
                append(&mut stored, ellipsis.as_deref());
            } else if ends_in_soft_hyphen && !is_last {
                append(&mut stored, hyphen.as_deref());
            }
            lines.push(stored);
        }
        self.last = Some(Shaped {
            text: text.to_owned(),
            style,
            layout,
        });
        Paragraph {
            width: lines.iter().map(|line| line.width).fold(0.0, f32::max),
            height: num_lines.max(1) as f32 * style.line_height(),
            is_rtl: lines.first().is_some_and(|line| line.is_rtl),
            lines: lines.into_iter().map(Arc::new).collect(),
            style,
            is_truncated: cut != Cut::None,
        }
    }

    /// A sign that is added to lines.
    fn sign(&mut self, sign: &str, style: TextStyle) -> Arc<TextLine> {
        let limits = TextLimits::width(f32::INFINITY);
        Arc::clone(&self.paragraph(sign, style, limits).lines[0])
    }

    fn shape(&mut self, text: &str, style: TextStyle) -> Layout<()> {
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(FontFamily::List(Cow::Borrowed(&self.families)));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        let weight = match style.weight {
            Weight::Regular => FontWeight::NORMAL,
            Weight::Bold => FontWeight::BOLD,
        };
        builder.push_default(StyleProperty::FontWeight(weight));
        builder.set_line_break_override(Some(&french_break));
        builder.build(text)
    }
}

fn stored_line(
    line: &parley::Line<'_, ()>,
    clean: &CleanText<'_>,
    style: TextStyle,
    is_rtl: bool,
) -> TextLine {
    let metrics = line.metrics();
    // An empty text is shaped as a blank: its range is longer than itself.
    let end = clean.text.len();
    let range = line.text_range().start.min(end)..line.text_range().end.min(end);
    let shown = clean.text[range.clone()].trim_end();
    let shown_end = range.start + shown.len();
    let blank = blank_advance(line, shown_end);
    // Blanks at the end of a right-to-left line stand at its left.
    let shift = if is_rtl { blank } else { 0.0 };
    let mut runs = Vec::new();
    let mut pieces = Vec::new();
    let has_rtl = is_rtl || line.runs().any(|run| run.is_rtl());
    for item in line.items() {
        let PositionedLayoutItem::GlyphRun(run) = item else {
            continue;
        };
        let glyphs = run
            .positioned_glyphs()
            .map(|glyph| Glyph {
                id: glyph.id,
                x: glyph.x - shift,
                y: glyph.y - metrics.baseline,
            })
            .collect();
        if has_rtl {
            let part = run.run().text_range();
            let part = part.start..part.end.min(shown_end).max(part.start);
            let words = without_invisible(&clean.text[part]);
            if !words.trim().is_empty() {
                pieces.push(TextPiece {
                    text: words.into_owned(),
                    x: run.offset() - shift,
                    is_rtl: run.run().is_rtl(),
                });
            }
        }
        runs.push(GlyphRun {
            font: FontFace {
                data: run.run().font().clone(),
            },
            glyphs,
        });
    }
    let mut stored = TextLine {
        text: without_invisible(shown).into_owned(),
        source: clean.source_offset(range.start)..clean.source_offset(range.end),
        style,
        width: (metrics.advance - blank).max(0.0),
        runs,
        pieces,
        is_rtl,
    };
    if shown.is_empty() {
        stored.clear();
    }
    stored
}

impl TextLine {
    fn clear(&mut self) {
        self.text.clear();
        self.runs.clear();
        self.pieces.clear();
        self.width = 0.0;
    }
}

/// The advance of what stands after byte `end` in `line`: blanks that are not shown.
fn blank_advance(line: &parley::Line<'_, ()>, end: usize) -> f32 {
    if line.text_range().end <= end {
        return 0.0;
    }
    line.runs()
        .filter(|run| run.text_range().end > end)
        .flat_map(|run| run.clusters())
        .filter(|cluster| cluster.text_range().start >= end)
        .map(|cluster| cluster.advance())
        .sum()
}

/// Puts `sign` at the end of `line`, in its reading direction.
fn append(line: &mut TextLine, sign: Option<&TextLine>) {
    let Some(sign) = sign else {
        return;
    };
    let shift = |runs: &mut Vec<GlyphRun>, by: f32| {
        for glyph in runs.iter_mut().flat_map(|run| &mut run.glyphs) {
            glyph.x += by;
        }
    };
    let mut runs = sign.runs.clone();
    let mut x = line.width;
    if line.is_rtl {
        shift(&mut line.runs, sign.width);
        for piece in &mut line.pieces {
            piece.x += sign.width;
        }
        x = 0.0;
    } else {
        shift(&mut runs, line.width);
    }
    if !line.pieces.is_empty() {
        line.pieces.push(TextPiece {
            text: sign.text.clone(),
            x,
            is_rtl: false,
        });
    }
    line.runs.append(&mut runs);
    line.text.push_str(&sign.text);
    line.width += sign.width;
}

#[cfg(test)]
#[path = "system_tests.rs"]
mod tests;
