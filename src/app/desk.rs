//! What every action of the shell may use: the open map, the jobs, what is remembered, what is said.

use std::path::PathBuf;

use egui::Context;

use super::chooser::Choice;
use super::export_action::{ExportReport, Preview};
use super::file_actions::{OpenReport, SaveReport};
use super::font_action::FontReport;
use super::jobs::Jobs;
use super::keeper::Keeper;
use super::picture_action::PictureReport;
use super::session::Session;
use super::start_state::Miniature;
use crate::ui::dialog::message::Message;
use crate::ui::dialog::path_box::Listing;
use crate::ui::style::Look;
use crate::ui::toast::{Toasts, Weight};

/// What a job brings back.
pub enum JobResult {
    Opened(Box<OpenReport>),
    Saved(SaveReport),
    Chosen(Choice),
    Listed(Listing),
    Missing(Vec<PathBuf>),
    Drawn(Miniature),
    Previewed(Preview),
    Exported(ExportReport),
    PictureRead(PictureReport),
    FontsFound(FontReport),
}

/// Shared by the actions; decides nothing.
pub struct Desk {
    pub ctx: Context,
    pub look: Look,
    pub jobs: Jobs<JobResult>,
    pub keeper: Keeper,
    pub toasts: Toasts,
    pub session: Option<Session>,
    /// What must be read before going on.
    pub message: Option<Message>,
    pub uses_desktop_dialogs: bool,
    /// Of the export that is being prepared; the first is added to names without one.
    pub export_endings: &'static [&'static str],
}

impl Desk {
    pub fn say(&mut self, text: impl Into<String>) {
        self.toasts.say(&self.ctx, Weight::Done, text);
    }

    pub fn warn(&mut self, text: impl Into<String>) {
        self.toasts.say(&self.ctx, Weight::Warning, text);
    }

    /// Lays the open map out for the language and theme in force.
    pub fn dress_session(&mut self) {
        if let Some(session) = &mut self.session {
            session.dress(self.look);
        }
    }
}
