//! Judges the pictures of a document by their content, without decoding them.

use std::io::Cursor;
use std::sync::Arc;

use image::{ImageFormat, ImageReader};

use crate::model::{Document, Picture, PictureFormat, Repair};

/// What bytes are, as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureFacts {
    pub format: PictureFormat,
    /// Pixels, neither of them 0.
    pub width: u32,
    pub height: u32,
}

/// Why bytes are no picture to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureFault {
    #[error("no whole PNG, JPEG or WebP")]
    Format,
    #[error("more bytes or pixels than allowed")]
    TooLarge,
}

/// What the bytes of a picture say about themselves; reads the beginning and looks for the end.
pub fn judge_picture(bytes: &[u8]) -> Result<PictureFacts, PictureFault> {
    if bytes.len() > Picture::MAX_BYTES {
        return Err(PictureFault::TooLarge);
    }
    let guessed = image::guess_format(bytes).map_err(|_| PictureFault::Format)?;
    let (format, is_whole) = match guessed {
        ImageFormat::Png => (PictureFormat::Png, is_whole_png(bytes)),
        ImageFormat::Jpeg => (PictureFormat::Jpeg, true),
        ImageFormat::WebP => (PictureFormat::Webp, is_whole_webp(bytes)),
        _ => return Err(PictureFault::Format),
    };
    let dimensions = ImageReader::with_format(Cursor::new(bytes), guessed).into_dimensions();
    let (width, height) = dimensions.map_err(|_| PictureFault::Format)?;
    if width > Picture::MAX_SIDE || height > Picture::MAX_SIDE {
        return Err(PictureFault::TooLarge);
    }
    if !is_whole || width == 0 || height == 0 {
        return Err(PictureFault::Format);
    }
    Ok(PictureFacts {
        format,
        width,
        height,
    })
}

/// Whether the chunks go on to the last one.
fn is_whole_png(bytes: &[u8]) -> bool {
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        if &head[4..] == b"IEND" {
            return true;
        }
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
        at += 12 + length as usize;
    }
    false
}

fn is_whole_webp(bytes: &[u8]) -> bool {
    let length = bytes.get(4..8).and_then(|four| four.try_into().ok());
    length.is_some_and(|four| u32::from_le_bytes(four) as usize <= bytes.len() - 8)
}

/// The document with what its pictures say about themselves, and what that changed. A picture that cannot
/// be shown stays as it is; painters leave it out.
pub(super) fn judge_pictures(mut document: Document) -> (Document, Vec<Repair>) {
    let mut repairs = Vec::new();
    let mut judged: Vec<Arc<Picture>> = Vec::with_capacity(document.pictures.len());
    for picture in document.pictures.iter() {
        let facts = judge_picture(&picture.data.0);
        let (format, width, height) = match facts {
            Ok(facts) => (facts.format, facts.width, facts.height),
            Err(_) => (picture.format, picture.width, picture.height),
        };
        let is_same = (format, width, height) == (picture.format, picture.width, picture.height);
        match facts {
            Err(PictureFault::Format) => repairs.push(Repair::PictureUnreadable(picture.id)),
            Err(PictureFault::TooLarge) => repairs.push(Repair::PictureTooLarge(picture.id)),
            Ok(_) if !is_same => repairs.push(Repair::PictureMeasured(picture.id)),
            Ok(_) => {}
        }
        judged.push(if is_same {
            Arc::clone(picture)
        } else {
            let mut picture = Picture::clone(picture);
            (picture.format, picture.width, picture.height) = (format, width, height);
            Arc::new(picture)
        });
    }
    if repairs.iter().any(Repair::changes_document) {
        document.pictures = Arc::new(judged);
    }
    (document, repairs)
}
