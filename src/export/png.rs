//! PNG: bands drawn in parallel, streamed into the encoder.

use std::io::Write;

use png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, SrgbRenderingIntent, Unit};
use rayon::prelude::*;

use super::band::Bands;
use super::{ExportError, ExportSize, PixelSize, Progress};
use crate::scene::{Colour, Scene};
use crate::theme::LIGHT;

const INCHES_PER_METRE: f64 = 1.0 / 0.0254;

/// How a PNG is to be made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PngOptions {
    pub size: ExportSize,
    /// Behind the scene; without it the scene's own, or white.
    pub background: Option<Colour>,
}

impl PngOptions {
    pub fn new(size: ExportSize) -> Self {
        Self {
            size,
            background: None,
        }
    }
}

/// What came out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PngInfo {
    pub width: u32,
    pub height: u32,
    pub dpi: f32,
    /// Pictures that could not be decoded; a crossed-out rectangle stands for each.
    pub num_unreadable: usize,
}

/// Writes `scene` as an opaque 8-bit RGB picture.
///
/// After an error, `writer` holds an incomplete file.
pub fn png(
    scene: &Scene,
    options: &PngOptions,
    writer: &mut dyn Write,
    progress: &Progress,
) -> Result<PngInfo, ExportError> {
    let size = PixelSize::of(scene.bounds.size(), options.size)?;
    let go_on = || !progress.is_cancelled();
    let background = options.background.or(scene.background);
    let background = background.unwrap_or(LIGHT.background);
    let bands = Bands::prepare(scene, background, size, &go_on).ok_or(ExportError::Cancelled)?;

    let mut encoder = Encoder::new(writer, size.width, size.height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    let per_metre = (f64::from(size.dpi) * INCHES_PER_METRE).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: Unit::Meter,
    }));
    let mut header = encoder.write_header()?;
    let mut stream = header.stream_writer()?;

    // While one batch is encoded here, the next is drawn elsewhere.
    let batch_len = rayon::current_num_threads().max(1) * 2;
    let num_bands = bands.len();
    let mut ready: Vec<Vec<u8>> = Vec::new();
    let mut num_written = 0;
    let mut num_drawn = 0;
    while num_written < num_bands {
        let next = num_drawn..(num_drawn + batch_len).min(num_bands);
        num_drawn = next.end;
        let mut drawn = Vec::new();
        let written = rayon::in_place_scope(|scope| {
            scope.spawn(|_| {
                let draw = |band| {
                    if go_on() {
                        bands.draw(band)
                    } else {
                        Vec::new()
                    }
                };
                drawn = next.into_par_iter().map(draw).collect();
            });
            for rows in &ready {
                if !go_on() {
                    return Err(ExportError::Cancelled);
                }
                stream.write_all(rows)?;
                num_written += 1;
                progress.report(num_written as f32 / num_bands as f32);
            }
            Ok(())
        });
        written?;
        if !go_on() {
            return Err(ExportError::Cancelled);
        }
        ready = drawn;
    }
    stream.finish()?;
    header.finish()?;
    Ok(PngInfo {
        width: size.width,
        height: size.height,
        dpi: size.dpi,
        num_unreadable: bands.num_unreadable,
    })
}
