//! A picture from the clipboard: pixels become bytes that a file keeps, within the limits of any picture.

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageEncoder as _, RgbaImage};

use super::session;
use crate::i18n::Catalog;
use crate::model::{IdGenerator, Picture, PictureData, PictureFormat};

/// Why a picture cannot be pasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureExcess {
    /// Pixels of its sides.
    Size(u32, u32),
    /// Bytes.
    Weight(usize),
    Damaged,
}

impl PictureExcess {
    pub fn message(self, words: &Catalog) -> String {
        let words = &words.paste;
        match self {
            Self::Size(width, height) => {
                let most = Picture::MAX_SIDE as usize;
                words.too_large_picture(width as usize, height as usize, most)
            }
            Self::Weight(bytes) => words.too_heavy_picture(bytes, Picture::MAX_BYTES),
            Self::Damaged => words.damaged_picture.to_owned(),
        }
    }
}

/// The pixels as a picture of the document; a photo that would be too heavy without loss is kept as JPEG.
pub fn picture_from(pixels: &RgbaImage) -> Result<Picture, PictureExcess> {
    let (width, height) = pixels.dimensions();
    if width == 0 || height == 0 {
        return Err(PictureExcess::Damaged);
    }
    if width.max(height) > Picture::MAX_SIDE {
        return Err(PictureExcess::Size(width, height));
    }
    let mut format = PictureFormat::Png;
    let mut bytes = png(pixels).ok_or(PictureExcess::Damaged)?;
    if bytes.len() > Picture::MAX_BYTES && pixels.pixels().all(|pixel| pixel.0[3] == 255) {
        format = PictureFormat::Jpeg;
        bytes = jpeg(pixels).ok_or(PictureExcess::Damaged)?;
    }
    if bytes.len() > Picture::MAX_BYTES {
        return Err(PictureExcess::Weight(bytes.len()));
    }
    // The id follows from the content: the same picture twice is stored once.
    let mut ids = IdGenerator::from_seed(session::hash(&bytes));
    Ok(Picture {
        id: ids.next_id(),
        description: String::new(),
        format,
        width,
        height,
        data: PictureData(Arc::from(bytes)),
    })
}

fn png(pixels: &RgbaImage) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive);
    let (width, height) = pixels.dimensions();
    let colour = image::ExtendedColorType::Rgba8;
    encoder
        .write_image(pixels.as_raw(), width, height, colour)
        .ok()?;
    Some(bytes)
}

fn jpeg(pixels: &RgbaImage) -> Option<Vec<u8>> {
    let mut bytes = Cursor::new(Vec::new());
    let rgb = DynamicImage::ImageRgba8(pixels.clone()).into_rgb8();
    rgb.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90))
        .ok()?;
    Some(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::storage::judge_picture;

    #[test]
    fn pixels_become_a_picture_that_a_file_keeps() {
        let pixels = RgbaImage::from_pixel(30, 20, image::Rgba([10, 200, 30, 128]));
        let picture = picture_from(&pixels).unwrap();
        let facts = judge_picture(&picture.data.0).unwrap();
        assert_eq!(
            (facts.format, facts.width, facts.height),
            (PictureFormat::Png, 30, 20)
        );
        let read = image::load_from_memory(&picture.data.0)
            .unwrap()
            .into_rgba8();
        assert_eq!(read, pixels);
        assert_eq!(picture_from(&pixels).unwrap().id, picture.id);
    }

    #[test]
    fn a_photo_too_heavy_without_loss_is_kept_as_jpeg() {
        // Noise: what no lossless format makes smaller.
        let mut seed = 1_u32;
        let pixels = RgbaImage::from_fn(2700, 2700, |_, _| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [a, b, c, _] = seed.to_be_bytes();
            image::Rgba([a, b, c, 255])
        });
        let picture = picture_from(&pixels).unwrap();
        assert_eq!(picture.format, PictureFormat::Jpeg);
        assert!(picture.data.0.len() <= Picture::MAX_BYTES);
    }

    #[test]
    fn a_hundred_megapixels_are_refused_with_their_size_and_the_limit() {
        let pixels = RgbaImage::new(10_000, 10_000);
        let excess = picture_from(&pixels).unwrap_err();
        assert_eq!(excess, PictureExcess::Size(10_000, 10_000));
        for lang in Lang::ALL {
            let message = excess.message(lang.catalog());
            let number = |number| lang.catalog().paste.number(number);
            assert!(message.contains(&number(10_000)) && message.contains(&number(8192)));
        }
    }
}
