//! A picture for a card or a persona: read and judged on a worker thread, then embedded.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::desk::{Desk, JobResult};
use super::session;
use crate::command::Command;
use crate::i18n::Catalog;
use crate::model::{IdGenerator, Picture, PictureData};
use crate::storage::{self, OpenError, PictureFault, judge_picture};
use crate::ui::dialog::message::Message;
use crate::ui::panel::{PictureOwner, attach_picture};

pub const ENDINGS: &[&str] = &[".png", ".jpg", ".jpeg", ".webp"];

/// What reading brought.
pub struct PictureReport {
    owner: PictureOwner,
    path: PathBuf,
    result: Result<Picture, PictureError>,
}

#[derive(Debug)]
pub enum PictureError {
    Format,
    TooLarge,
    Read(OpenError),
}

impl PictureError {
    pub fn message(&self, words: &Catalog) -> String {
        match self {
            Self::Format => words.dialog.picture_format.to_owned(),
            Self::TooLarge => words.dialog.picture_too_large.to_owned(),
            Self::Read(error) => error.message(words),
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
        Ok(picture) => {
            if attach_picture(&mut session.editor, report.owner, picture).is_ok() {
                desk.say_with(words.notice.picture_added, Command::Undo);
            }
        }
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

/// Whether the file's name ends as those of pictures do.
pub fn is_named_as_picture(path: &Path) -> bool {
    let name = path.to_string_lossy().to_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Reads and judges a picture file; takes its time.
pub fn read(path: &Path) -> Result<Picture, PictureError> {
    let bytes =
        storage::read_up_to(path, Picture::MAX_BYTES as u64).map_err(|error| match error {
            OpenError::TooLarge { .. } => PictureError::TooLarge,
            other => PictureError::Read(other),
        })?;
    let facts = judge_picture(&bytes).map_err(|fault| match fault {
        PictureFault::Format => PictureError::Format,
        PictureFault::TooLarge => PictureError::TooLarge,
    })?;
    // The id follows from the content: the same picture twice is stored once.
    let mut ids = IdGenerator::from_seed(session::hash(&bytes));
    Ok(Picture {
        id: ids.next_id(),
        description: String::new(),
        format: facts.format,
        width: facts.width,
        height: facts.height,
        data: PictureData(Arc::from(bytes)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PictureFormat;

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
