//! Draws the rows of a picture from `top` on, a band at a time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use image::RgbaImage;
use vello_cpu::color::{AlphaColor, PremulRgba8, Srgb};
use vello_cpu::kurbo::{Affine, BezPath, Join, Rect as KurboRect, Stroke as KurboStroke};
use vello_cpu::peniko::{ImageBrush, ImageQuality, ImageSampler};
use vello_cpu::{Glyph, ImageSource, Pixmap, RenderContext, Resources};

use super::PixelSize;
use super::picture::covering;
use crate::scene::{Colour, Item, Path, PathCommand, Placed, Point, Rect, Scene, Stroke, rect};
use crate::text::TextLine;
use crate::theme;

/// Rows drawn at once: memory stays small, and there is work for every core.
pub(super) const BAND_ROWS: u32 = 256;

/// Letters and round joins may reach out of their bounds by this much of the text's size.
const OVERHANG: f32 = 0.5;

/// A scene prepared for drawing band by band.
pub(super) struct Bands<'a> {
    size: PixelSize,
    origin: Point,
    background: Colour,
    /// Bottom to top.
    items: Vec<(Point, &'a Item)>,
    /// For each band, the indices of its items, bottom to top.
    by_band: Vec<Vec<u32>>,
    pictures: HashMap<u32, Arc<Pixmap>>,
    pub num_unreadable: usize,
    /// Contexts and glyph outlines are expensive to make: they are used again.
    idle: Mutex<Vec<(RenderContext, Resources, Pixmap)>>,
}

impl<'a> Bands<'a> {
    /// `go_on` is asked now and then; `None` when it says no.
    pub fn prepare(
        scene: &'a Scene,
        background: Colour,
        size: PixelSize,
        go_on: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let num_bands = size.height.div_ceil(BAND_ROWS) as usize;
        let mut bands = Self {
            size,
            origin: scene.bounds.top_left(),
            background,
            items: Vec::new(),
            by_band: vec![Vec::new(); num_bands],
            pictures: HashMap::new(),
            num_unreadable: 0,
            idle: Mutex::new(Vec::new()),
        };
        for placed in &scene.placed {
            bands.add(placed);
        }
        bands.decode_pictures(go_on)?;
        Some(bands)
    }

    pub fn len(&self) -> usize {
        self.by_band.len()
    }

    pub fn num_rows(&self, band: usize) -> u32 {
        (self.size.height - band as u32 * BAND_ROWS).min(BAND_ROWS)
    }

    fn add(&mut self, placed: &'a Placed) {
        for item in &placed.fragment.items {
            let mut bounds = item.bounds().translated(placed.offset);
            match item {
                Item::Text { line, .. } => {
                    bounds = bounds.expanded(line.style.size * OVERHANG);
                }
                Item::Turned { text, .. } => bounds = bounds.expanded(text.size() * OVERHANG),
                _ => {}
            }
            let row = |y: f32| (f64::from(y - self.origin.y) * self.size.scale).floor();
            let (first, last) = (row(bounds.y) - 1.0, row(bounds.bottom()) + 1.0);
            if last < 0.0 || first >= f64::from(self.size.height) || last.is_nan() {
                continue;
            }
            let band = |row: f64| (row.max(0.0) as u32 / BAND_ROWS) as usize;
            let index = self.items.len() as u32;
            let last_band = band(last).min(self.by_band.len() - 1);
            for band in &mut self.by_band[band(first)..=last_band] {
                band.push(index);
            }
            self.items.push((placed.offset, item));
        }
    }

    /// One after the other: a large picture takes much memory while it is decoded.
    fn decode_pictures(&mut self, go_on: &dyn Fn() -> bool) -> Option<()> {
        let mut known: HashMap<(*const u8, u32, u32), Option<Arc<Pixmap>>> = HashMap::new();
        for (index, (_, item)) in self.items.iter().enumerate() {
            let Item::Picture { rect, picture, .. } = item else {
                continue;
            };
            if !go_on() {
                return None;
            }
            let key = (
                picture.data.0.as_ptr(),
                rect.width.to_bits(),
                rect.height.to_bits(),
            );
            let scale = self.size.scale;
            let pixmap = known.entry(key).or_insert_with(|| {
                let width = f64::from(rect.width) * scale;
                covering(picture, width, f64::from(rect.height) * scale)
                    .map(|image| Arc::new(pixmap(image)))
            });
            match pixmap {
                Some(pixmap) => {
                    self.pictures.insert(index as u32, Arc::clone(pixmap));
                }
                None => self.num_unreadable += 1,
            }
        }
        Some(())
    }

    /// The band's pixels, three bytes each.
    pub fn draw(&self, band: usize) -> Vec<u8> {
        let (width, rows) = (self.size.width as u16, self.num_rows(band) as u16);
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let (mut context, mut resources, mut pixmap) = idle.unwrap_or_else(|| {
            (
                RenderContext::new(width, rows),
                Resources::new(),
                Pixmap::new(width, rows),
            )
        });
        context.reset_and_resize(width, rows);
        pixmap.resize(width, rows);

        let top = band as f64 * f64::from(BAND_ROWS);
        let to_pixels = Affine::translate((0.0, -top))
            * Affine::scale(self.size.scale)
            * Affine::translate((-f64::from(self.origin.x), -f64::from(self.origin.y)));
        context.set_transform(Affine::IDENTITY);
        context.set_paint(colour(self.background.with_alpha(255)));
        context.fill_rect(&KurboRect::new(0.0, 0.0, f64::from(width), f64::from(rows)));
        for &index in &self.by_band[band] {
            let (offset, item) = self.items[index as usize];
            let offset = Affine::translate((f64::from(offset.x), f64::from(offset.y)));
            let mut brush = Brush {
                context: &mut context,
                resources: &mut resources,
                transform: to_pixels * offset,
            };
            brush.draw(item, self.pictures.get(&index));
        }
        context.flush();
        context.render(&mut pixmap, &mut resources);
        let rgba = pixmap.data_as_u8_slice();
        let mut rgb = vec![0; rgba.len() / 4 * 3];
        for (to, from) in rgb.chunks_exact_mut(3).zip(rgba.chunks_exact(4)) {
            to.copy_from_slice(&from[..3]);
        }
        if let Ok(mut idle) = self.idle.lock() {
            idle.push((context, resources, pixmap));
        }
        rgb
    }
}

struct Brush<'a> {
    context: &'a mut RenderContext,
    resources: &'a mut Resources,
    transform: Affine,
}

impl Brush<'_> {
    fn draw(&mut self, item: &Item, picture: Option<&Arc<Pixmap>>) {
        self.context.set_transform(self.transform);
        match item {
            Item::Rect {
                rect,
                radius,
                fill,
                stroke,
            } if *radius <= 0.0 && stroke.is_none() => {
                if let Some(fill) = fill {
                    self.context.set_paint(colour(*fill));
                    self.context.fill_rect(&kurbo_rect(*rect));
                }
            }
            Item::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => self.path(&Path::rounded_rect(*rect, *radius), *fill, *stroke),
            Item::Path { path, fill, stroke } => self.path(path, *fill, *stroke),
            Item::Text {
                origin,
                line,
                colour: ink,
            } => self.text(*origin, 0.0, line, *ink),
            Item::Turned { text, colour } => {
                for letter in &text.letters {
                    self.text(letter.origin, letter.angle, &letter.line, *colour);
                }
            }
            Item::Picture { rect, radius, .. } => match picture {
                Some(pixmap) => self.picture(*rect, *radius, pixmap),
                None => self.unreadable(*rect, *radius),
            },
        }
    }

    fn path(&mut self, path: &Path, fill: Option<Colour>, stroke: Option<Stroke>) {
        let path = bez_path(path);
        if let Some(fill) = fill {
            self.context.set_paint(colour(fill));
            self.context.fill_path(&path);
        }
        if let Some(stroke) = stroke {
            self.context.set_paint(colour(stroke.colour));
            self.context.set_stroke(kurbo_stroke(stroke));
            self.context.stroke_path(&path);
        }
    }

    fn text(&mut self, origin: Point, angle: f32, line: &TextLine, ink: Colour) {
        self.context.set_paint(colour(ink));
        let mut place = Affine::translate((f64::from(origin.x), f64::from(origin.y)));
        if angle != 0.0 {
            place *= Affine::rotate(f64::from(angle));
        }
        self.context.set_transform(self.transform * place);
        for run in &line.runs {
            let glyphs = run.glyphs.iter().map(|glyph| Glyph {
                id: glyph.id,
                x: glyph.x,
                y: glyph.y,
            });
            self.context
                .glyph_run(self.resources, &run.font.data)
                .font_size(line.style.size)
                .hint(false)
                .fill_glyphs(glyphs);
        }
    }

    fn picture(&mut self, rect: Rect, radius: f32, pixmap: &Arc<Pixmap>) {
        let brush = ImageBrush {
            image: ImageSource::Pixmap(Arc::clone(pixmap)),
            sampler: ImageSampler {
                quality: ImageQuality::Medium,
                ..ImageSampler::default()
            },
        };
        let to_rect = Affine::translate((f64::from(rect.x), f64::from(rect.y)))
            * Affine::scale_non_uniform(
                f64::from(rect.width) / f64::from(pixmap.width()),
                f64::from(rect.height) / f64::from(pixmap.height()),
            );
        self.context.set_paint(brush);
        self.context.set_paint_transform(to_rect);
        self.context
            .fill_path(&bez_path(&Path::rounded_rect(rect, radius)));
        self.context.reset_paint_transform();
    }

    /// A crossed-out rectangle where a picture should be.
    fn unreadable(&mut self, area: Rect, radius: f32) {
        let stroke = Stroke::solid(theme::map::HAIRLINE, theme::LIGHT.text_muted);
        let inner = area.expanded(-theme::map::HAIRLINE / 2.0);
        let inset = radius * 0.3;
        let cross = rect(
            inner.x + inset,
            inner.y + inset,
            inner.width - 2.0 * inset,
            inner.height - 2.0 * inset,
        );
        let fill = theme::LIGHT.label_fill;
        self.path(&Path::rounded_rect(inner, radius), Some(fill), Some(stroke));
        self.path(&Path::crossing(cross), None, Some(stroke));
    }
}

fn colour(colour: Colour) -> AlphaColor<Srgb> {
    let [r, g, b, a] = colour.0;
    AlphaColor::from_rgba8(r, g, b, a)
}

fn kurbo_rect(rect: Rect) -> KurboRect {
    KurboRect::new(
        f64::from(rect.x),
        f64::from(rect.y),
        f64::from(rect.x + rect.width),
        f64::from(rect.y + rect.height),
    )
}

fn kurbo_stroke(stroke: Stroke) -> KurboStroke {
    let kurbo = KurboStroke::new(f64::from(stroke.width))
        .with_join(Join::Round)
        .with_caps(vello_cpu::kurbo::Cap::Butt);
    match stroke.dash.pattern(stroke.width) {
        Some([on, off]) => kurbo.with_dashes(0.0, [f64::from(on), f64::from(off)]),
        None => kurbo,
    }
}

fn bez_path(path: &Path) -> BezPath {
    let p = |p: Point| (f64::from(p.x), f64::from(p.y));
    let mut bez = BezPath::with_capacity(path.commands.len());
    for command in &path.commands {
        match *command {
            PathCommand::MoveTo(to) => bez.move_to(p(to)),
            PathCommand::LineTo(to) => bez.line_to(p(to)),
            PathCommand::CurveTo(a, b, to) => bez.curve_to(p(a), p(b), p(to)),
            PathCommand::Close => bez.close_path(),
        }
    }
    bez
}

fn pixmap(image: RgbaImage) -> Pixmap {
    let (width, height) = (image.width() as u16, image.height() as u16);
    let premultiplied =
        |part: u8, alpha: u8| ((u16::from(part) * u16::from(alpha) + 127) / 255) as u8;
    let data = image
        .pixels()
        .map(|pixel| {
            let [r, g, b, a] = pixel.0;
            PremulRgba8 {
                r: premultiplied(r, a),
                g: premultiplied(g, a),
                b: premultiplied(b, a),
                a,
            }
        })
        .collect();
    Pixmap::from_parts(data, width, height)
}
