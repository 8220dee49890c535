//! Files: reading, writing and judging `.parcours.ron`; preferences and recent files.
//!
//! [`parse`] and [`to_ron`] are pure and know only bytes; [`open`], [`save`] and [`atomic`] touch the disk.
//! What a file may hold is `format`; what goes wrong is [`OpenError`] and [`SaveError`], which carry a
//! [`Place`] and speak both languages. Nothing here guesses: a file is read whole or refused.

pub mod atomic;
mod diagnose;
pub mod disk;
mod error;
mod file;
pub mod file_lock;
mod format;
mod format_v0;
pub mod journal;
mod page_names;
mod parse;
pub mod personal;
mod picture;
mod place;
pub mod preferences;
pub mod recent;
mod salvage;
mod scan;
pub mod starter;
mod stress;
pub mod system_font;
mod write;

pub use error::{Binary, Expected, OpenError, Problem, SaveError, Value};
pub use file::{keep_old, open, read, read_on, read_up_to, save, save_on};
pub use page_names::page_names;
pub use parse::{MAX_BYTES, MAX_DEPTH, Opened, parse, parse_unrepaired};
pub use picture::{PictureFacts, PictureFault, judge_picture};
pub use place::{ContextLine, Place, context};
pub use salvage::{Damage, Fate, Salvage, salvage};
pub use stress::stress;
pub use write::{to_ron, to_ron_with};

/// The newest file format this program reads, and the one it writes.
pub const FORMAT_VERSION: u32 = format::VERSION;
