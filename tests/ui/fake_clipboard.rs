//! A clipboard that two windows of a test share, and that other programs write to by hand.

use std::sync::{Arc, Condvar, Mutex};

use image::RgbaImage;
use parcours::app::clipboard::{ClipboardError, Contents, SystemClipboard};

#[derive(Default)]
pub struct FakeClipboard {
    contents: Mutex<Contents>,
    /// The other program does not answer while this is set.
    is_mute: Mutex<bool>,
    speaks: Condvar,
}

impl FakeClipboard {
    pub fn new() -> Arc<Self> {
        Arc::new(Self::default())
    }

    /// Another program copies a text.
    pub fn put_text(&self, text: &str) {
        *self.contents.lock().unwrap() = Contents {
            text: Some(text.to_owned()),
            ..Contents::default()
        };
    }

    /// Another program copies something it also has as HTML.
    pub fn put_html(&self, html: &str, text: &str) {
        *self.contents.lock().unwrap() = Contents {
            html: Some(html.to_owned()),
            text: Some(text.to_owned()),
            ..Contents::default()
        };
    }

    pub fn put_picture(&self, picture: RgbaImage) {
        *self.contents.lock().unwrap() = Contents {
            picture: Some(picture),
            ..Contents::default()
        };
    }

    pub fn contents(&self) -> Contents {
        self.contents.lock().unwrap().clone()
    }

    pub fn mute(&self) {
        *self.is_mute.lock().unwrap() = true;
    }

    pub fn speak(&self) {
        *self.is_mute.lock().unwrap() = false;
        self.speaks.notify_all();
    }
}

impl SystemClipboard for FakeClipboard {
    fn read(&self, heard: &dyn Fn()) -> Result<Contents, ClipboardError> {
        let mut is_mute = self.is_mute.lock().unwrap();
        while *is_mute {
            is_mute = self.speaks.wait(is_mute).unwrap();
        }
        heard();
        Ok(self.contents())
    }

    fn write(&self, text: String, html: String) -> Result<(), ClipboardError> {
        self.put_html(&html, &text);
        Ok(())
    }

    fn write_picture(&self, picture: RgbaImage) -> Result<(), ClipboardError> {
        self.put_picture(picture);
        Ok(())
    }
}
