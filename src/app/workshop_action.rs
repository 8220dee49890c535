//! The meeting's line, inbox and votes in the window: where they stand, and what their commands do.

use egui::{Frame, Panel, Rect, Ui};

use super::application::Application;
use super::clock;
use super::panes::{Pane, Panes};
use super::session::Session;
use crate::command::Command;
use crate::editor::Presenting;
use crate::theme::chrome;
use crate::ui::style::Look;
use crate::ui::workshop::{self, Asked, WorkshopResponse};

/// The panels beside the map, each open when it was asked for.
pub(super) fn panels(
    ui: &mut Ui,
    session: &mut Session,
    panes: &mut Panes,
    frame: Frame,
    look: Look,
) -> WorkshopResponse {
    session.workshop.today = clock::today();
    let mut all = WorkshopResponse::default();
    let mut add = |response: WorkshopResponse| {
        all.commands.extend(response.commands);
        all.notice = response.notice.or(all.notice.take());
        all.copied = response.copied.or(all.copied.take());
    };
    let (editor, state, canvas) = (&mut session.editor, &mut session.workshop, &session.canvas);
    if let Some(note) = editor.take_found_note() {
        state.inbox.show(note);
    }
    let panel = |name| {
        Panel::right(name)
            .frame(frame)
            .drag_to_open(false)
            .default_size(chrome::INSPECTOR_WIDTH)
            .size_range(240.0..=480.0)
    };
    let mut is_open = state.inbox.is_open;
    panel("inbox").show_collapsible(ui, &mut is_open, |ui| {
        panes.place(Pane::Inbox, ui.clip_rect());
        add(workshop::inbox_panel(ui, editor, state, canvas, look));
    });
    state.inbox.is_open &= is_open;
    let mut is_open = state.votes.is_open;
    panel("votes").show_collapsible(ui, &mut is_open, |ui| {
        panes.place(Pane::Votes, ui.clip_rect());
        add(workshop::votes_panel(ui, editor, state, look));
    });
    state.votes.is_open &= is_open;
    all
}

impl Application {
    /// What lies over the map.
    pub(super) fn show_workshop(&mut self) -> Vec<Command> {
        let look = self.desk.look;
        let ctx = self.desk.ctx.clone();
        let Some(session) = &mut self.desk.session else {
            return Vec::new();
        };
        let Some(area) = session.canvas.area().filter(Rect::is_positive) else {
            return Vec::new();
        };
        session.workshop.today = clock::today();
        let (editor, state) = (&mut session.editor, &mut session.workshop);
        let response = workshop::overlay(&ctx, area, editor, state, &session.canvas, look);
        self.take_workshop(response)
    }

    pub(super) fn take_workshop(&mut self, response: WorkshopResponse) -> Vec<Command> {
        if let Some(text) = response.copied {
            self.desk.ctx.copy_text(text);
        }
        if let Some(notice) = response.notice {
            self.desk.say_with(notice, Command::Undo);
        }
        response.commands
    }

    pub(super) fn run_in_workshop(&mut self, command: Command) {
        let Some(session) = &mut self.desk.session else {
            return;
        };
        let (editor, state) = (&mut session.editor, &mut session.workshop);
        match command {
            Command::Capture if editor.open_capture().is_ok() => state.capture.focus(),
            Command::ToggleInbox => {
                state.inbox.toggle();
                state.votes.is_open &= !state.inbox.is_open;
                if !state.inbox.is_open {
                    self.focus_map();
                }
            }
            Command::ToggleVotes => {
                state.votes.toggle();
                state.inbox.is_open &= !state.votes.is_open;
                if !state.votes.is_open {
                    self.focus_map();
                }
            }
            // In the room the key that ended the vote closes its result.
            Command::Vote if editor.presenting().is_some() && state.votes.shows_result(editor) => {
                state.votes.is_open = false;
                self.focus_map();
            }
            Command::Vote => {
                state.inbox.is_open = false;
                match editor.end_vote() {
                    Ok(round) => state.votes.ask(Asked::Result(round)),
                    Err(_) => state.votes.ask(Asked::Start),
                }
            }
            _ => {}
        }
    }

    /// Height of what stands at the foot of the window while the map is presented or a line is written.
    pub(super) fn foot(&self) -> f32 {
        let Some(session) = &self.desk.session else {
            return 0.0;
        };
        let presenting = session.editor.presenting();
        let strip = presenting.map_or(0.0, Presenting::strip_height);
        let line = workshop::line_area(&self.desk.ctx, &session.editor);
        let bottom = self.desk.ctx.content_rect().bottom();
        line.map_or(strip, |line| bottom - line.top())
    }

    /// Nothing lies over the picture when a presentation begins; what was open beside the map is open there
    /// again when it ends.
    pub(super) fn clear_picture(&mut self) {
        if let Some(session) = &mut self.desk.session
            && session.editor.presenting().is_none()
        {
            session.workshop.set_aside();
        }
        self.closes_over_picture();
    }

    /// Closes a list that lies over the picture, if one does.
    pub(super) fn closes_over_picture(&mut self) -> bool {
        let Some(session) = &mut self.desk.session else {
            return false;
        };
        let (inbox, votes) = (&mut session.workshop.inbox, &mut session.workshop.votes);
        let is_open = votes.is_open || inbox.is_open;
        (votes.is_open, inbox.is_open) = (false, false);
        if is_open {
            self.focus_map();
        }
        is_open
    }

    /// Whether the keyboard is in a list over the picture, or in the line.
    pub(super) fn is_in_list_over_picture(&self) -> bool {
        let session = self.desk.session.as_ref();
        let is_open = session.is_some_and(|session| {
            let workshop = &session.workshop;
            workshop.inbox.is_open || workshop.votes.is_open || session.editor.is_capturing()
        });
        let focused = self.desk.ctx.memory(|memory| memory.focused());
        let canvas = crate::ui::canvas::canvas_id();
        is_open && focused.is_some_and(|id| id != canvas)
    }

    fn focus_map(&self) {
        let canvas = crate::ui::canvas::canvas_id();
        self.desk
            .ctx
            .memory_mut(|memory| memory.request_focus(canvas));
    }
}
