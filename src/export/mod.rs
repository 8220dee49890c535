//! Exports: a scene becomes SVG or PNG bytes.
//!
//! Walks the scene the screen draws; lays nothing out. Writes no files: bytes go to a writer. The same
//! scene gives the same bytes, every time and on any number of threads. Start at [`png`] and [`svg`].

mod band;
mod error;
mod outline;
mod picture;
mod png;
mod progress;
mod size;
mod svg;
mod xml;

pub use error::ExportError;
pub use png::{PngInfo, PngOptions, png};
pub use progress::{Cancel, Progress};
pub use size::{ExportSize, MAX_PIXELS, MAX_SIDE, PixelSize};
pub use svg::{SvgOptions, SvgText, svg};
