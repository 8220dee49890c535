//! A picture for a card or a persona: read and judged on a worker thread, then embedded.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::desk::{Desk, JobResult};
use super::session;
use crate::i18n::Catalog;
use crate::model::{IdGenerator, Picture, PictureData, PictureFormat};
use crate::ui::dialog::message::Message;
use crate::ui::panel::{PictureOwner, attach_picture};

pub const ENDINGS: &[&str] = &[".png", ".jpg", ".jpeg", ".webp"];

const MAX_BYTES: u64 = 20_000_000;
const MAX_SIDE: u32 = 8192;

/// What reading brought.
pub struct PictureReport {
    owner: PictureOwner,
    path: PathBuf,
    result: Result<Picture, PictureError>,
}

#[derive(Debug)]
enum PictureError {
    Format,
    TooLarge,
    Read(std::io::Error),
}

impl PictureError {
    fn message(&self, words: &Catalog) -> String {
        match self {
            Self::Format => words.dialog.picture_format.to_owned(),
            Self::TooLarge => words.dialog.picture_too_large.to_owned(),
            Self::Read(error) => error.to_string(),
        }
    }
}

pub fn begin(desk: &mut Desk, owner: PictureOwner, path: PathBuf) {
    desk.jobs.start("picture", move |_| {
        let result = read(&path);
        JobResult::PictureRead(PictureReport {
            owner,
            path,
            result,
        })
    });
}

pub fn finished(desk: &mut Desk, report: PictureReport) {
    let words = desk.look.words;
    let Some(session) = &mut desk.session else {
        return;
    };
    match report.result {
        // The card may have been removed meanwhile; then nobody misses its picture.
        Ok(picture) => drop(attach_picture(&mut session.editor, report.owner, picture)),
        Err(error) => {
            desk.message = Some(Message {
                title: words.dialog.picture_failed.to_owned(),
                body: error.message(words),
                footer: session::file_name(&report.path),
                is_failure: true,
                ..Message::default()
            });
        }
    }
}

fn read(path: &Path) -> Result<Picture, PictureError> {
    let length = std::fs::metadata(path).map_err(PictureError::Read)?.len();
    if length > MAX_BYTES {
        return Err(PictureError::TooLarge);
    }
    let bytes = std::fs::read(path).map_err(PictureError::Read)?;
    let format = match image::guess_format(&bytes) {
        Ok(image::ImageFormat::Png) => PictureFormat::Png,
        Ok(image::ImageFormat::Jpeg) => PictureFormat::Jpeg,
        Ok(image::ImageFormat::WebP) => PictureFormat::Webp,
        _ => return Err(PictureError::Format),
    };
    let reader = image::ImageReader::new(Cursor::new(&bytes))
        .with_guessed_format()
        .map_err(PictureError::Read)?;
    let (width, height) = reader.into_dimensions().map_err(|_| PictureError::Format)?;
    if width > MAX_SIDE || height > MAX_SIDE {
        return Err(PictureError::TooLarge);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_judged_by_its_content_and_not_by_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("holiday.jpg");
        let pixels = image::RgbImage::from_pixel(3, 2, image::Rgb([10, 20, 30]));
        pixels
            .save_with_format(&path, image::ImageFormat::Png)
            .unwrap();
        let picture = read(&path).unwrap();
        assert_eq!(picture.format, PictureFormat::Png);
        assert_eq!((picture.width, picture.height), (3, 2));
        assert_eq!(read(&path).unwrap().id, picture.id);

        std::fs::write(&path, "<svg/>").unwrap();
        assert!(matches!(read(&path), Err(PictureError::Format)));
        assert!(matches!(
            read(&folder.path().join("none")),
            Err(PictureError::Read(_))
        ));
    }
}
