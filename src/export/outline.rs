//! The outlines of glyphs, as scene paths.

use std::collections::HashMap;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

use crate::scene::{Path, PathCommand, Point, point};
use crate::text::FontFace;

/// Outlines for an em of 1, y downwards; looked up once per glyph.
#[derive(Default)]
pub(super) struct Outlines {
    known: HashMap<((u64, u32), u32), Path>,
}

impl Outlines {
    pub fn get(&mut self, font: &FontFace, glyph: u32) -> &Path {
        self.known
            .entry((font.id(), glyph))
            .or_insert_with(|| outline(font, glyph).unwrap_or_default())
    }
}

fn outline(font: &FontFace, glyph: u32) -> Option<Path> {
    let bytes: &[u8] = font.data.data.as_ref();
    let font = FontRef::from_index(bytes, font.data.index).ok()?;
    let outline = font.outline_glyphs().get(GlyphId::new(glyph))?;
    let mut pen = Pen::default();
    let settings = DrawSettings::unhinted(Size::new(1.0), LocationRef::default());
    outline.draw(settings, &mut pen).ok()?;
    Some(pen.path)
}

#[derive(Default)]
struct Pen {
    path: Path,
    last: Point,
}

impl Pen {
    fn push(&mut self, command: PathCommand, end: Point) {
        self.path.commands.push(command);
        self.last = end;
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let p = point(x, -y);
        self.push(PathCommand::MoveTo(p), p);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let p = point(x, -y);
        self.push(PathCommand::LineTo(p), p);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (control, end) = (point(cx, -cy), point(x, -y));
        let near = |from: Point| from + (control - from) * (2.0 / 3.0);
        self.push(PathCommand::CurveTo(near(self.last), near(end), end), end);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let end = point(x, -y);
        self.push(
            PathCommand::CurveTo(point(ax, -ay), point(bx, -by), end),
            end,
        );
    }

    fn close(&mut self) {
        self.path.commands.push(PathCommand::Close);
    }
}
