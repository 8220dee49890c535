//! Presenting: the screen is filled while it lasts, and the window comes back as it was.

use egui::{Ui, ViewportCommand};

use super::application::Application;
use super::desk::Desk;
use super::desk::JobResult;
use super::file_actions::Intent;
use super::meeting_action::MeetingAction;
use super::versions_action::Wanted;
use crate::command::Command;
use crate::model::Document;
use crate::ui::present;

/// What the window was before the presentation.
#[derive(Debug, Default)]
pub struct PresentAction {
    /// Whether it filled the screen already.
    was_full: Option<bool>,
}

impl PresentAction {
    /// Fills the screen when a presentation begins, and gives it back at its end. A desktop that refuses
    /// leaves the window as it is, which presents as well.
    pub fn follow(&mut self, desk: &Desk) {
        let session = desk.session.as_ref();
        let presents = session.is_some_and(|session| session.editor.presenting().is_some());
        match (presents, self.was_full) {
            (true, None) => {
                let is_full = desk
                    .ctx
                    .input(|input| input.viewport().fullscreen.unwrap_or(false));
                self.was_full = Some(is_full);
                if !is_full {
                    desk.ctx
                        .send_viewport_cmd(ViewportCommand::Fullscreen(true));
                }
            }
            (false, Some(was_full)) => {
                self.was_full = None;
                if !was_full {
                    desk.ctx
                        .send_viewport_cmd(ViewportCommand::Fullscreen(false));
                }
            }
            _ => {}
        }
    }
}

impl Application {
    pub(super) fn is_presenting(&self) -> bool {
        let session = self.desk.session.as_ref();
        session.is_some_and(|session| session.editor.presenting().is_some())
    }

    /// Shows the versions; a comparison with one is the meeting's dialog.
    pub(super) fn show_versions(&mut self) -> Option<Intent> {
        match self.versions.show(&mut self.desk)? {
            Wanted::Open(intent) => Some(intent),
            Wanted::Compare(version, when) => {
                let read = move |_: &_| JobResult::Compared(version.read(), when);
                self.desk.jobs.start("version-compared", read);
                None
            }
        }
    }

    /// A version was read to be compared with.
    pub(super) fn compare_version(
        desk: &mut Desk,
        meeting: &mut MeetingAction,
        before: Option<Document>,
        when: &str,
    ) {
        let words = desk.look.words;
        match before {
            Some(before) => {
                let since = (words.minutes.since_version)(when);
                meeting.compare(desk, before, since, false);
            }
            None => desk.say(words.versions.unreadable),
        }
    }

    pub(super) fn show_presentation(&mut self, ui: &mut Ui) -> Vec<Command> {
        let look = self.desk.look;
        let Some(session) = &mut self.desk.session else {
            return Vec::new();
        };
        let mut commands = Vec::new();
        egui::CentralPanel::no_frame().show(ui, |ui| {
            let (editor, canvas) = (&mut session.editor, &mut session.canvas);
            commands = present::show(ui, editor, canvas, look.theme, look.words);
        });
        commands
    }
}
