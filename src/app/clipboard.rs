//! The system's clipboard: texts, HTML and pictures, to and from other programs.
//!
//! Every call may wait for another program, so all of it is called on worker threads. What is offered lives
//! as long as the handle does: on X11 and Wayland the program that copied answers for it.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use arboard::{Clipboard, ImageData};
use image::RgbaImage;

use crate::editor::MOST_TEXT_BYTES;

/// What the clipboard holds, in the forms we understand.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    pub html: Option<String>,
    pub text: Option<String>,
    /// Only read when there is no text: word processors offer a picture of every text.
    pub picture: Option<RgbaImage>,
    /// Copied in a file manager, which offers their names as text as well.
    pub files: Vec<PathBuf>,
}

/// Why the clipboard gives nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClipboardError {
    #[error("no clipboard")]
    Unavailable,
    #[error("unreadable text")]
    Text,
    #[error("unreadable picture")]
    Picture,
}

/// A clipboard; tests have one of their own.
pub trait SystemClipboard: Send + Sync {
    /// Reads HTML and text, and a picture when neither says anything. `heard` is called as soon as the
    /// other program has answered at all; what comes then may be large.
    fn read(&self, heard: &dyn Fn()) -> Result<Contents, ClipboardError>;
    fn write(&self, text: String, html: String) -> Result<(), ClipboardError>;
    fn write_picture(&self, picture: RgbaImage) -> Result<(), ClipboardError>;
}

/// The desktop's clipboard.
#[derive(Default)]
pub struct DesktopClipboard {
    /// Made at the first use, and kept: it answers for what was copied.
    handle: Mutex<Option<Clipboard>>,
}

impl DesktopClipboard {
    fn with_handle<T>(
        &self,
        use_it: impl FnOnce(&mut Clipboard) -> Result<T, arboard::Error>,
    ) -> Result<T, ClipboardError> {
        let mut handle = self.handle.lock().unwrap_or_else(PoisonError::into_inner);
        if handle.is_none() {
            *handle = Clipboard::new().ok();
        }
        let clipboard = handle.as_mut().ok_or(ClipboardError::Unavailable)?;
        use_it(clipboard).map_err(|_| ClipboardError::Unavailable)
    }
}

impl SystemClipboard for DesktopClipboard {
    fn read(&self, heard: &dyn Fn()) -> Result<Contents, ClipboardError> {
        // A handle of its own: a program that does not answer must not keep us from copying.
        let mut clipboard = Clipboard::new().map_err(|_| ClipboardError::Unavailable)?;
        // The text first: of a large one, some programs send something else when they are asked for HTML,
        // and then say no more.
        let text = clipboard.get_text();
        heard();
        let html = match &text {
            Ok(text) if is_only_text(text) => None,
            _ => clipboard.get().html().ok(),
        };
        let text = match text {
            Ok(text) => Some(text),
            Err(arboard::Error::ConversionFailure) if html.is_none() => {
                return Err(ClipboardError::Text);
            }
            Err(_) => None,
        };
        let mut contents = Contents {
            html,
            text,
            picture: None,
            files: Vec::new(),
        };
        if contents.text.as_deref().is_some_and(is_like_files) {
            contents.files = clipboard.get().file_list().unwrap_or_default();
        }
        if contents.says_nothing() {
            contents.picture = match clipboard.get_image() {
                Ok(image) => Some(rgba(image).ok_or(ClipboardError::Picture)?),
                Err(arboard::Error::ConversionFailure) => return Err(ClipboardError::Picture),
                Err(_) => None,
            };
        }
        Ok(contents)
    }

    fn write(&self, text: String, html: String) -> Result<(), ClipboardError> {
        self.with_handle(|clipboard| clipboard.set().html(html, Some(text)))
    }

    fn write_picture(&self, picture: RgbaImage) -> Result<(), ClipboardError> {
        let image = ImageData {
            width: picture.width() as usize,
            height: picture.height() as usize,
            bytes: picture.into_raw().into(),
        };
        self.with_handle(|clipboard| clipboard.set_image(image))
    }
}

impl Contents {
    /// No text, and no HTML with anything to read: a picture copied in a browser comes with its address.
    pub fn says_nothing(&self) -> bool {
        let text = self.text.as_deref().unwrap_or_default();
        let is_silent = |html: &str| {
            let read = crate::editor::Incoming::read(Some(html), None);
            read.is_ok_and(|incoming| incoming.is_empty())
        };
        text.trim().is_empty() && self.html.as_deref().is_none_or(is_silent)
    }
}

/// Whether the text is more than is ever pasted, and neither a table nor cards.
fn is_only_text(text: &str) -> bool {
    text.len() > MOST_TEXT_BYTES && !text.contains('\t')
}

/// Whether the text may be the names of files: nothing else is worth asking for them.
fn is_like_files(text: &str) -> bool {
    text.starts_with('/') || text.starts_with("file://")
}

fn rgba(image: ImageData<'_>) -> Option<RgbaImage> {
    let width = u32::try_from(image.width).ok()?;
    let height = u32::try_from(image.height).ok()?;
    RgbaImage::from_raw(width, height, image.bytes.into_owned())
}

/// Copies under way: a paste right after a copy waits for it.
#[derive(Default, Clone)]
pub struct Pending(Arc<(Mutex<usize>, Condvar)>);

impl Pending {
    pub fn begin(&self) {
        *self.count() += 1;
    }

    pub fn end(&self) {
        *self.count() -= 1;
        self.0.1.notify_all();
    }

    pub fn wait(&self) {
        let mut count = self.count();
        while *count > 0 {
            count = self.0.1.wait(count).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn count(&self) -> std::sync::MutexGuard<'_, usize> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
