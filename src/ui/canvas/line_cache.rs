//! The galleys of the map's text lines: one per line and font size, made within a budget per frame.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Color32, FontId, Galley};

use crate::text::{TextLine, Weight};
use crate::ui::style;

/// Frames after which a line that was not drawn is forgotten.
const LIFETIME: u64 = 240;
/// Lines that are never forgotten.
const ENOUGH: usize = 2_000;
/// Points per em of the witness.
const WITNESS_SIZE: f32 = 14.0;
/// New galleys in one frame; the rest shows its bar or its former size until the next frame.
const BUDGET: u32 = 160;
/// The same while zooming, when each step makes all of them anew and rasterises their letters.
const ZOOMING_BUDGET: u32 = 48;

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
    /// In this frame nothing of what was remembered before is good any more.
    pub is_anew: bool,
    /// Laid out anew in every frame: egui gives the same galley back for as long as its glyph atlas lives.
    witness: Option<Arc<Galley>>,
    pixels_per_point: f32,
}

impl LineCache {
    /// Call once per frame before drawing.
    pub fn begin_frame(&mut self, painter: &egui::Painter, zooming: bool) {
        self.frame += 1;
        self.left = if zooming { ZOOMING_BUDGET } else { BUDGET };
        self.waiting = false;
        // When egui empties its glyph atlas (a full one, another theme, other fonts), it forgets its own
        // galleys too; ours would show other letters then.
        let font = FontId::new(WITNESS_SIZE, style::family(Weight::Regular));
        let witness = painter
            .fonts_mut(|fonts| fonts.layout_no_wrap("·".to_owned(), font, Color32::PLACEHOLDER));
        let is_same_atlas = self
            .witness
            .as_ref()
            .is_some_and(|former| Arc::ptr_eq(former, &witness));
        let pixels_per_point = painter.pixels_per_point();
        self.is_anew = !is_same_atlas || pixels_per_point != self.pixels_per_point;
        if self.is_anew {
            self.lines.clear();
        }
        self.witness = Some(witness);
        self.pixels_per_point = pixels_per_point;
        // Rows kept as triangles do not ask for their lines; those of a screen or two stay at hand.
        if self.frame.is_multiple_of(LIFETIME) && self.lines.len() > ENOUGH {
            let oldest = self.frame - LIFETIME;
            self.lines.retain(|_, entry| entry.used > oldest);
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextStyle;

    /// One frame: other text first, as the panels draw theirs before the map, then the map's line.
    fn frame(
        ctx: &egui::Context,
        cache: &mut LineCache,
        line: &Arc<TextLine>,
        others: &str,
    ) -> Arc<Galley> {
        let mut made = None;
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            ui.label(others);
            cache.begin_frame(ui.painter(), false);
            made = cache.get(ui.painter(), line, 14.0);
        });
        output.textures_delta.clear();
        made.expect("within the budget").galley
    }

    #[test]
    fn no_line_keeps_its_letters_when_the_glyph_atlas_is_emptied() {
        let ctx = egui::Context::default();
        ctx.set_fonts(style::fonts());
        ctx.set_theme(egui::Theme::Light);
        let mut cache = LineCache::default();
        let style = TextStyle::regular(14.0);
        let mut system = crate::text::TextSystem::new();
        let limits = crate::text::TextLimits::single_line(1e4);
        let line = Arc::clone(&system.paragraph("Passer commande", style, limits).lines[0]);
        let first = frame(&ctx, &mut cache, &line, "a few");
        let second = frame(&ctx, &mut cache, &line, "a few");
        assert!(Arc::ptr_eq(&first, &second), "nothing changed");

        // The other theme blends letters otherwise, so egui starts an atlas anew; more letters than
        // before fill it again before the map is drawn.
        ctx.set_theme(egui::Theme::Dark);
        let more = ('!'..='ž').collect::<String>();
        frame(&ctx, &mut cache, &line, &more);
        let dark = frame(&ctx, &mut cache, &line, &more);
        assert!(!Arc::ptr_eq(&first, &dark), "it shows the old atlas");
    }
}
