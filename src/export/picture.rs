//! Decodes embedded pictures, no larger than they are drawn.

use std::io::Cursor;

use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::model::{Picture, PictureFormat};

/// Memory that decoding one picture may take.
const MAX_BYTES: u64 = 384 << 20;

/// `picture` cut to cover `width` × `height` and made no larger than that in pixels. `None` when it cannot
/// be read.
pub(super) fn covering(picture: &Picture, width: f64, height: f64) -> Option<image::RgbaImage> {
    let decoded = decode(picture)?;
    let (full_width, full_height) = (f64::from(decoded.width()), f64::from(decoded.height()));
    let scale = (width / full_width).max(height / full_height);
    let cut = |full: f64, shown: f64| -> (u32, u32) {
        let length = (shown / scale).round().clamp(1.0, full);
        (((full - length) / 2.0) as u32, length as u32)
    };
    let (x, cut_width) = cut(full_width, width);
    let (y, cut_height) = cut(full_height, height);
    let cropped = decoded.crop_imm(x, y, cut_width, cut_height);
    drop(decoded);
    let drawn = |length: f64| length.ceil().clamp(1.0, f64::from(Picture::MAX_SIDE)) as u32;
    let (to_width, to_height) = (drawn(width), drawn(height));
    let scaled = if to_width < cut_width && to_height < cut_height {
        cropped.resize_exact(to_width, to_height, FilterType::CatmullRom)
    } else {
        cropped
    };
    Some(scaled.into_rgba8())
}

/// Whether the beginning of its bytes is that of a picture of its format within the limits.
pub(super) fn is_readable(picture: &Picture) -> bool {
    decoder(picture).is_some()
}

fn decode(picture: &Picture) -> Option<DynamicImage> {
    let mut decoder = decoder(picture)?;
    let orientation = decoder.orientation().ok();
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    if let Some(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    (image.width() > 0 && image.height() > 0).then_some(image)
}

fn decoder(picture: &Picture) -> Option<impl ImageDecoder + '_> {
    if picture.data.0.len() > Picture::MAX_BYTES {
        return None;
    }
    let format = match picture.format {
        PictureFormat::Png => ImageFormat::Png,
        PictureFormat::Jpeg => ImageFormat::Jpeg,
        PictureFormat::Webp => ImageFormat::WebP,
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(Picture::MAX_SIDE);
    limits.max_image_height = Some(Picture::MAX_SIDE);
    limits.max_alloc = Some(MAX_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(&picture.data.0[..]), format);
    reader.limits(limits);
    reader.into_decoder().ok()
}
