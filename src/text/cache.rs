//! Remembers paragraphs, but not all of them for ever.
//!
//! Two generations: when the young one is full, it becomes the old one and what the old one held is
//! forgotten, unless somebody asked for it meanwhile.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Paragraph, TextLimits, TextStyle, Weight};

/// Bytes of text in one generation; the shaped lines take about thirty times as much.
const GENERATION_BYTES: usize = 2 << 20;

/// Everything but the text. Sizes and widths compare by their bits: equal floats make equal keys.
#[derive(PartialEq, Eq, Hash, Clone, Copy)]
struct Shape {
    size: u32,
    weight: Weight,
    width: u32,
    lines: usize,
}

impl Shape {
    fn new(style: TextStyle, limits: TextLimits) -> Self {
        Self {
            size: style.size.to_bits(),
            weight: style.weight,
            width: limits.width.to_bits(),
            lines: limits.lines,
        }
    }
}

/// By shape first, so that looking up needs no copy of the text.
type Generation = HashMap<Shape, HashMap<Box<str>, Arc<Paragraph>>>;

#[derive(Default)]
pub(super) struct Cache {
    young: Generation,
    old: Generation,
    young_bytes: usize,
}

impl Cache {
    pub fn get(
        &mut self,
        text: &str,
        style: TextStyle,
        limits: TextLimits,
    ) -> Option<Arc<Paragraph>> {
        let shape = Shape::new(style, limits);
        if let Some(found) = self.young.get(&shape).and_then(|texts| texts.get(text)) {
            return Some(Arc::clone(found));
        }
        let (text, found) = self.old.get_mut(&shape)?.remove_entry(text)?;
        self.insert_shape(shape, text, &found);
        Some(found)
    }

    pub fn insert(
        &mut self,
        text: &str,
        style: TextStyle,
        limits: TextLimits,
        paragraph: &Arc<Paragraph>,
    ) {
        self.insert_shape(Shape::new(style, limits), text.into(), paragraph);
    }

    fn insert_shape(&mut self, shape: Shape, text: Box<str>, paragraph: &Arc<Paragraph>) {
        // A short text costs more than its bytes.
        self.young_bytes += text.len() + 16;
        let texts = self.young.entry(shape).or_default();
        texts.insert(text, Arc::clone(paragraph));
        if self.young_bytes > GENERATION_BYTES {
            self.old = std::mem::take(&mut self.young);
            self.young_bytes = 0;
        }
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }

    #[cfg(test)]
    pub fn len(&self) -> usize {
        let generations = [&self.young, &self.old];
        let texts = generations
            .iter()
            .flat_map(|generation| generation.values());
        texts.map(HashMap::len).sum()
    }
}
