//! The shell: the eframe application and its jobs on worker threads.
//!
//! [`run`] opens the window. [`Application`] draws it and passes on what people ask for; `desk` holds what
//! every action may use; `dispatch` is one call per command; files, exports, pictures and the start page
//! are actions of their own. Work that may take time runs as a job and comes back by channel.

mod application;
mod chooser;
pub mod clipboard;
mod clipboard_action;
mod clock;
mod desk;
mod dispatch;
mod export_action;
mod file_actions;
mod font_action;
mod guardian;
mod held_events;
mod jobs;
mod keeper;
mod map_file;
mod meeting_action;
mod minutes_action;
mod panes;
mod pasted_picture;
mod picture_action;
mod picture_copy;
mod present_action;
mod problems;
mod recorder;
mod recovery_action;
mod session;
mod start_state;
mod store_action;
mod structure_action;
mod template_action;
mod versions_action;
mod watch_action;
mod window;
mod workshop_action;

pub use application::{Application, Setup};
pub use guardian::Guardian;
pub use keeper::Keeper;
pub use window::run;
