//! The shell: the eframe application and its jobs on worker threads.
//!
//! [`run`] opens the window. `Application` draws it and passes on what people ask for; `Desk` holds what
//! every action may use; `dispatch` is one call per command; files, exports and the start page are actions
//! of their own.

mod application;
mod chooser;
mod clock;
mod jobs;
mod keeper;
mod window;

pub use application::{Application, Setup};
pub use keeper::Keeper;
pub use window::run;
