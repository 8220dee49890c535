//! Breaks texts into lines with `parley` and remembers the results.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{
    FontContext, FontFamily, FontFamilyName, FontWeight, Layout, LayoutContext, OverflowWrap,
    PositionedLayoutItem, StyleProperty,
};

use super::{
    BUNDLED_FONTS, FontFace, Glyph, GlyphRun, Paragraph, TextLimits, TextLine, TextStyle, Weight,
};

const FAMILIES: [FontFamilyName<'static>; 2] = [
    FontFamilyName::named("Inter"),
    FontFamilyName::named("Noto Emoji"),
];

/// Sizes and widths compare by their bits: equal floats make equal keys.
#[derive(PartialEq, Eq, Hash, Clone)]
struct Key {
    text: String,
    size: u32,
    weight: Weight,
    width: u32,
    lines: usize,
}

/// Shapes and breaks text. One per thread; the cache makes asking again cheap.
pub struct TextSystem {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    cache: HashMap<Key, Arc<Paragraph>>,
}

impl Default for TextSystem {
    fn default() -> Self {
        Self::new()
    }
}

impl TextSystem {
    /// A text system that knows the bundled fonts and no others.
    pub fn new() -> Self {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        for font in BUNDLED_FONTS {
            collection.register_fonts(Blob::new(Arc::new(font.bytes)), None);
        }
        let fonts = FontContext {
            collection,
            source_cache: SourceCache::default(),
        };
        Self {
            fonts,
            layouts: LayoutContext::new(),
            cache: HashMap::new(),
        }
    }

    /// `text` broken into lines within `limits`.
    pub fn paragraph(
        &mut self,
        text: &str,
        style: TextStyle,
        limits: TextLimits,
    ) -> Arc<Paragraph> {
        let key = Key {
            text: text.to_owned(),
            size: style.size.to_bits(),
            weight: style.weight,
            width: limits.width.to_bits(),
            lines: limits.lines,
        };
        if let Some(paragraph) = self.cache.get(&key) {
            return Arc::clone(paragraph);
        }
        let paragraph = Arc::new(self.break_into_lines(text, style, limits));
        self.cache.insert(key, Arc::clone(&paragraph));
        paragraph
    }

    fn break_into_lines(&mut self, text: &str, style: TextStyle, limits: TextLimits) -> Paragraph {
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(FontFamily::List(Cow::Borrowed(&FAMILIES)));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        let weight = match style.weight {
            Weight::Regular => FontWeight::NORMAL,
            Weight::Bold => FontWeight::BOLD,
        };
        builder.push_default(StyleProperty::FontWeight(weight));
        let mut layout: Layout<()> = builder.build(text);
        layout.break_all_lines(limits.width.is_finite().then_some(limits.width));
        let lines: Vec<_> = layout
            .lines()
            .map(|line| Arc::new(stored_line(&line, text, style)))
            .collect();
        let num_lines = lines.len().max(1) as f32;
        Paragraph {
            width: lines.iter().map(|line| line.width).fold(0.0, f32::max),
            height: num_lines * style.line_height(),
            lines,
            style,
            is_truncated: false,
            is_rtl: false,
        }
    }
}

fn stored_line(line: &parley::Line<'_, ()>, text: &str, style: TextStyle) -> TextLine {
    let metrics = line.metrics();
    let mut runs = Vec::new();
    for item in line.items() {
        let PositionedLayoutItem::GlyphRun(run) = item else {
            continue;
        };
        let glyphs = run
            .positioned_glyphs()
            .map(|glyph| Glyph {
                id: glyph.id,
                x: glyph.x,
                y: glyph.y - metrics.baseline,
            })
            .collect();
        runs.push(GlyphRun {
            font: FontFace {
                data: run.run().font().clone(),
            },
            glyphs,
        });
    }
    let source = line.text_range();
    TextLine {
        text: text[source.clone()].trim_end().to_owned(),
        source,
        style,
        width: metrics.advance - metrics.hanging_advance,
        runs,
        is_rtl: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_broken_within_its_width() {
        let mut text = TextSystem::new();
        let paragraph = text.paragraph(
            "Trouver une table libre pour quatre personnes ce soir",
            TextStyle::regular(14.0),
            TextLimits::width(120.0),
        );
        assert!(paragraph.lines.len() >= 3, "{paragraph:?}");
        assert!(paragraph.lines.iter().all(|line| line.width <= 120.0));
    }
}
