//! Presenting: the screen is filled while it lasts, and the window comes back as it was. The room, and the
//! report of what it does not take well.

use egui::{Ui, ViewportCommand};

use super::application::Application;
use super::desk::Desk;
use super::desk::JobResult;
use super::file_actions::Intent;
use super::meeting_action::MeetingAction;
use super::versions_action::Wanted;
use crate::editor::Projection;
use crate::layout::stop::Finding;
use crate::model::Document;
use crate::storage::preferences::Appearance;
use crate::theme::ThemeName;
use crate::ui::canvas::canvas_id;
use crate::ui::dialog::{report, room};
use crate::ui::present::{self, PresentState};
use crate::ui::shortcut::KeyOwner;

/// What the window was before the presentation.
#[derive(Debug, Clone, Copy)]
struct Before {
    is_full: bool,
}

/// The presentation's part of the window.
#[derive(Debug, Default)]
pub struct PresentAction {
    before: Option<Before>,
    /// Light or dark for this room; what the person likes elsewhere stays as it is.
    appearance: Option<Appearance>,
    pub(super) state: PresentState,
    room: Option<room::RoomForm>,
    report: Option<Vec<Finding>>,
}

impl PresentAction {
    pub fn is_asking(&self) -> bool {
        self.room.is_some() || self.report.is_some()
    }

    /// Fills the screen when a presentation begins, and gives it back at its end. A desktop that refuses
    /// leaves the window as it is, which presents as well.
    pub fn follow(&mut self, desk: &mut Desk) {
        let preferences = desk.keeper.preferences();
        let projection = Projection {
            room: preferences.meeting_room,
            is_still: preferences.reduces_motion,
        };
        let mut presents = false;
        if let Some(session) = &mut desk.session {
            session.editor.set_projection(projection);
            presents = session.editor.presenting().is_some();
        }
        let ctx = desk.ctx.clone();
        match (presents, self.before) {
            (true, None) => {
                let is_full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                self.before = Some(Before { is_full });
                if !is_full {
                    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
                }
            }
            (false, Some(before)) => {
                self.before = None;
                self.appearance = None;
                self.state = PresentState::default();
                if !before.is_full {
                    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
                }
                if let Some(session) = &mut desk.session {
                    session.canvas.return_to(*session.editor.viewport());
                    session.workshop.bring_back();
                }
                ctx.memory_mut(|memory| memory.request_focus(canvas_id()));
            }
            _ => {}
        }
    }

    /// Light or dark while presenting, where that was chosen.
    pub fn appearance(&self) -> Option<Appearance> {
        self.appearance
    }

    pub fn open_room(&mut self, desk: &Desk) {
        let preferences = desk.keeper.preferences();
        self.room = Some(room::RoomForm {
            room: preferences.meeting_room,
            is_still: preferences.reduces_motion,
        });
    }

    pub fn open_report(&mut self, desk: &mut Desk) {
        let session = desk.session.as_mut();
        self.report = session.map(|session| session.editor.report());
    }

    /// Shows what is being asked.
    pub fn show(&mut self, desk: &mut Desk) {
        if let Some(form) = &mut self.room {
            match room::show(&desk.ctx, desk.look, form) {
                Some(room::Answer::Keep) => {
                    let form = *form;
                    desk.keeper.change(|preferences| {
                        preferences.meeting_room = form.room;
                        preferences.reduces_motion = form.is_still;
                    });
                    self.room = None;
                }
                Some(room::Answer::Cancel) => self.room = None,
                None => {}
            }
        }
        self.show_report(desk);
    }

    fn show_report(&mut self, desk: &mut Desk) {
        let (Some(findings), Some(session)) = (&self.report, &mut desk.session) else {
            self.report = None;
            return;
        };
        let editor = &mut session.editor;
        let room = &editor.projection().room;
        let answer = report::show(&desk.ctx, desk.look, editor.document(), room, findings);
        let finding = match answer {
            None => return,
            Some(report::Answer::Close) => None,
            Some(report::Answer::Go(finding)) => Some(finding),
        };
        self.report = None;
        let Some(finding) = finding else { return };
        editor.go_to(finding.target());
    }
}

impl Application {
    /// Makes light of dark and dark of light; while presenting, for that room alone.
    pub(super) fn toggle_theme(&mut self) {
        let next = match self.desk.look.theme.name {
            ThemeName::Light => Appearance::Dark,
            ThemeName::Dark => Appearance::Light,
        };
        if self.is_presenting() {
            self.present.appearance = Some(next);
            return;
        }
        self.desk
            .keeper
            .change(|preferences| preferences.appearance = next);
    }

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

    pub(super) fn show_presentation(&mut self, ui: &mut Ui, owner: KeyOwner) {
        let look = self.desk.look;
        self.present.state.aside = self.meeting.timer_width(&self.desk);
        let Some(session) = &mut self.desk.session else {
            return;
        };
        let state = &mut self.present.state;
        let takes_keys = owner == KeyOwner::Presenting;
        egui::CentralPanel::no_frame().show(ui, |ui| {
            let (editor, canvas) = (&mut session.editor, &mut session.canvas);
            present::show(ui, editor, canvas, state, takes_keys, look.words);
        });
    }
}
