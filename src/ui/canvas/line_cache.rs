//! The galleys of the map's text lines: one per line and font size, made within a budget per frame.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Color32, FontId, Galley};

use crate::text::TextLine;
use crate::ui::style;

/// Frames after which a line that was not drawn is forgotten.
const LIFETIME: u64 = 240;
/// New galleys in one frame; the rest shows its bar or its former size until the next frame.
const BUDGET: u32 = 160;

struct Entry {
    /// Held, so that its address stays its own.
    _line: Arc<TextLine>,
    /// The latest sizes, newest last.
    sizes: Vec<(u32, Made)>,
    used: u64,
}

/// A laid out line.
#[derive(Clone)]
pub(super) struct Made {
    pub galley: Arc<Galley>,
    /// From the galley's top.
    pub baseline: f32,
}

/// Galleys by line.
#[derive(Default)]
pub(super) struct LineCache {
    lines: HashMap<usize, Entry>,
    frame: u64,
    left: u32,
    /// Some line had to wait for the next frame.
    pub waiting: bool,
    fill_ratio: f32,
    pixels_per_point: f32,
}

impl LineCache {
    /// Call once per frame before drawing.
    pub fn begin_frame(&mut self, painter: &egui::Painter) {
        self.frame += 1;
        self.left = BUDGET;
        self.waiting = false;
        // A glyph atlas that has become emptier was rebuilt: every galley points into the old one.
        let fill_ratio = painter.fonts(|fonts| fonts.font_atlas_fill_ratio());
        let pixels_per_point = painter.pixels_per_point();
        if fill_ratio < self.fill_ratio || pixels_per_point != self.pixels_per_point {
            self.lines.clear();
        }
        self.pixels_per_point = pixels_per_point;
        if self.frame.is_multiple_of(LIFETIME) {
            let oldest = self.frame - LIFETIME;
            self.lines.retain(|_, entry| entry.used > oldest);
        }
    }

    /// Call once per frame after drawing.
    pub fn end_frame(&mut self, painter: &egui::Painter) {
        self.fill_ratio = painter.fonts(|fonts| fonts.font_atlas_fill_ratio());
    }

    /// `line` at `size` points per em, or a former size of it, or nothing when the budget is used up.
    pub fn get(
        &mut self,
        painter: &egui::Painter,
        line: &Arc<TextLine>,
        size: f32,
    ) -> Option<Made> {
        let key = size.to_bits();
        let entry = self
            .lines
            .entry(Arc::as_ptr(line) as usize)
            .or_insert_with(|| Entry {
                _line: Arc::clone(line),
                sizes: Vec::new(),
                used: 0,
            });
        entry.used = self.frame;
        if let Some((_, made)) = entry.sizes.iter().find(|(other, _)| *other == key) {
            return Some(made.clone());
        }
        if self.left == 0 {
            self.waiting = true;
            let close = |former: f32| (0.7..1.4).contains(&(former / size));
            let former = entry.sizes.last();
            return former
                .filter(|(other, _)| close(f32::from_bits(*other)))
                .map(|(_, made)| made.clone());
        }
        self.left -= 1;
        let font = FontId::new(size, style::family(line.style.weight));
        let text = line.text.clone();
        let galley =
            painter.fonts_mut(|fonts| fonts.layout_no_wrap(text, font, Color32::PLACEHOLDER));
        let made = Made {
            baseline: baseline(&galley),
            galley,
        };
        if entry.sizes.len() >= 3 {
            entry.sizes.remove(0);
        }
        entry.sizes.push((key, made.clone()));
        Some(made)
    }
}

/// Where the first line of `galley` stands, from its top.
pub(super) fn baseline(galley: &Galley) -> f32 {
    galley.rows.first().map_or(0.0, |row| {
        row.pos.y + row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y)
    })
}
