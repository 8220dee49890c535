//! What every action of the shell may use: the open map, the jobs, what is remembered, what is said.

use std::path::PathBuf;

use egui::Context;

use super::chooser::Choice;
use super::clipboard_action::{ClipboardReport, CopyReport};
use super::export_action::{ExportReport, Preview};
use super::file_actions::{OpenReport, SaveReport};
use super::font_action::FontReport;
use super::jobs::Jobs;
use super::keeper::Keeper;
use super::minutes_action::MinutesReport;
use super::picture_action::PictureReport;
use super::problems::{Problem, Problems};
use super::recorder::Recorder;
use super::session::Session;
use super::start_state::Miniature;
use super::template_action::TemplateReport;
use super::versions_action::VersionsReport;
use super::watch_action::Sight;
use crate::command::Command;
use crate::editor::Finish;
use crate::model::Document;
use crate::storage::disk::Disk;
use crate::storage::file_lock::FileLocks;
use crate::storage::journal::recovery::Recoverable;
use crate::storage::personal::Shelf;
use crate::ui::dialog::message::Message;
use crate::ui::dialog::path_box::Listing;
use crate::ui::style::Look;
use crate::ui::toast::Toasts;

/// What a job brings back.
pub enum JobResult {
    Opened(Box<OpenReport>),
    Saved(SaveReport),
    Seen(Sight),
    Chosen(Choice),
    Listed(Listing),
    Missing(Vec<PathBuf>),
    Drawn(Miniature),
    Previewed(Preview),
    Exported(ExportReport),
    Minutes(MinutesReport),
    /// A version to compare the map with, and when it is from.
    Compared(Option<Document>, String),
    PictureRead(PictureReport),
    FontsFound(FontReport),
    ClipboardRead(ClipboardReport),
    Copied(CopyReport),
    Shelved(Shelf),
    Template(TemplateReport),
    Recoverable(Vec<Recoverable>),
    Discarded,
    Versions(VersionsReport),
}

/// Shared by the actions; decides nothing.
pub struct Desk {
    pub ctx: Context,
    pub look: Look,
    pub jobs: Jobs<JobResult>,
    pub keeper: Keeper,
    pub recorder: Recorder,
    /// Where maps are read and written.
    pub disk: &'static dyn Disk,
    /// One window per file.
    pub locks: FileLocks,
    pub toasts: Toasts,
    /// The map when a notice offered something about it.
    pub offered_for: Option<Document>,
    pub problems: Problems,
    pub session: Option<Session>,
    /// What must be read before going on.
    pub message: Option<Message>,
    pub uses_desktop_dialogs: bool,
    /// Of the export that is being prepared; the first is added to names without one.
    pub export_endings: &'static [&'static str],
}

impl Desk {
    /// What is being typed belongs to the map from now on.
    pub fn keep_typing(&mut self) {
        if let Some(session) = &mut self.session {
            session.editor.finish_text_edit(Finish::Keep);
            session.editor.keep_drafts();
        }
    }

    pub fn say(&mut self, text: impl Into<String>) {
        self.toasts.say(&self.ctx, text);
    }

    /// Says what was done and offers a command about it: “3 cards deleted” with Undo. The offer goes when
    /// the map changes.
    pub fn say_with(&mut self, text: impl Into<String>, action: Command) {
        self.toasts.say_with(&self.ctx, text, action);
        let session = self.session.as_ref();
        self.offered_for = session.map(|session| session.editor.document().clone());
    }

    /// Something is wrong and stays so until it is solved.
    pub fn raise(&mut self, problem: Problem) {
        self.problems.raise(problem);
    }

    /// Takes back offers about a map that is no longer as it was.
    pub fn withdraw_stale_offers(&mut self) {
        if !self.toasts.offers() {
            return;
        }
        let now = self
            .session
            .as_ref()
            .map(|session| session.editor.document());
        let is_same = match (&self.offered_for, now) {
            (Some(then), Some(now)) => then.is_same(now),
            (None, None) => true,
            _ => false,
        };
        if !is_same {
            self.toasts.withdraw_offers();
        }
    }

    /// Lays the open map out for the language and theme in force.
    pub fn dress_session(&mut self) {
        if let Some(session) = &mut self.session {
            session.dress(self.look);
        }
    }
}
