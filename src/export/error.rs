//! What can go wrong when exporting.

use super::ExportSize;
use crate::i18n::Catalog;

/// Why an export did not happen.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("there is nothing to export")]
    Empty,
    #[error("the size asked for is not a positive number")]
    BadSize,
    #[error("{width} × {height} pixels are too many")]
    TooLarge {
        width: u32,
        height: u32,
        /// The largest size that fits, in the terms that were asked for.
        largest: Option<ExportSize>,
    },
    #[error("the export was cancelled")]
    Cancelled,
    #[error("the picture could not be written")]
    Write(#[from] std::io::Error),
}

impl ExportError {
    /// In the words of `catalog`.
    pub fn message(&self, catalog: &Catalog) -> String {
        let text = &catalog.export;
        match self {
            Self::Empty => text.empty.to_owned(),
            Self::BadSize => text.bad_size.to_owned(),
            Self::TooLarge {
                width,
                height,
                largest,
            } => {
                let mut message = (text.too_large)(*width, *height);
                if let Some(largest) = largest {
                    message.push(' ');
                    message.push_str(&match *largest {
                        ExportSize::Width(width) => (text.largest_width)(width),
                        ExportSize::Scale(scale) => (text.largest_scale)(scale),
                        ExportSize::Dpi(dpi) => (text.largest_dpi)(dpi),
                    });
                }
                message
            }
            Self::Cancelled => text.cancelled.to_owned(),
            Self::Write(error) => (text.write)(&error.to_string()),
        }
    }
}

impl From<png::EncodingError> for ExportError {
    fn from(error: png::EncodingError) -> Self {
        Self::Write(match error {
            png::EncodingError::IoError(error) => error,
            other => std::io::Error::other(other),
        })
    }
}
