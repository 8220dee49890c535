//! What a meeting about a map needs besides the map: the timer, the course of the agenda, the minutes.
//!
//! Nothing here draws on a screen, reads a clock or touches a file. Moments are told as the time since the
//! program began, by whoever has a clock. Start at [`Minutes::gather`] and [`Timer`].

mod course;
mod markdown;
mod minutes;
mod page;
mod timer;

pub use course::{Course, Forecast};
pub use markdown::{link_to, markdown};
pub use minutes::{Minutes, Occasion};
pub use page::{Page, pages};
pub use timer::{PRESETS, Timer};
