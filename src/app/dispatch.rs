//! Commands: what each is called just now, why it cannot run, and what it does. One call per arm.

use egui::ViewportCommand;

use super::application::Application;
use super::file_actions::Intent;
use super::session::{Reading, Session};
use crate::command::Command;
use crate::editor::Side;
use crate::i18n::Lang;
use crate::ui::help::Help;
use crate::ui::menu::Facts;
use crate::ui::palette::Palette;
use crate::ui::picker::Question;

impl Application {
    /// What menus, toolbar and palette must know of a command.
    pub(super) fn facts(&self, command: Command) -> Facts {
        Facts {
            name: self.name_now(command),
            blocked: self.blocked(command),
        }
    }

    fn name_now(&self, command: Command) -> Option<String> {
        let editor = &self.desk.session.as_ref()?.editor;
        let shell = &self.desk.look.words.shell;
        match command {
            Command::Undo => editor.undo_name().map(|what| shell.undo(&what)),
            Command::Redo => editor.redo_name().map(|what| shell.redo(&what)),
            _ => None,
        }
    }

    fn blocked(&self, command: Command) -> Option<String> {
        let words = self.desk.look.words;
        let needs_no_map = matches!(
            command,
            Command::New
                | Command::Open
                | Command::Quit
                | Command::ToggleTheme
                | Command::ToggleLanguage
                | Command::FullScreen
                | Command::MeetingRoom
                | Command::Palette
                | Command::Shortcuts
        );
        if needs_no_map {
            return None;
        }
        if command == Command::Recover {
            let is_possible = self.recovery.has_maps();
            return (!is_possible).then(|| words.recovery.nothing.to_owned());
        }
        let Some(session) = &self.desk.session else {
            return Some(words.shell.no_map.to_owned());
        };
        match command {
            Command::Save | Command::SaveAs | Command::SaveAsTemplate if is_newer(session) => {
                Some(words.safe.newer_save.to_owned())
            }
            Command::SaveAs if self.files.is_busy_saving() => Some(words.shell.busy.to_owned()),
            Command::Save => {
                let is_new = session.file.is_none();
                let has_something = is_new || session.editor.is_changed() || session.has_failed();
                (!has_something).then(|| words.shell.nothing_changed.to_owned())
            }
            Command::Versions => {
                let has_versions = session.file.is_some() && self.data.is_some();
                (!has_versions).then(|| words.versions.needs_file.to_owned())
            }
            Command::SaveAsTemplate => {
                let is_possible = self.desk.keeper.folder().is_some();
                (!is_possible).then(|| words.template.no_folder.to_owned())
            }
            Command::Agenda
            | Command::Timer
            | Command::TimerNext
            | Command::TimerMore
            | Command::TimerStop
            | Command::CompareMeeting
            | Command::Minutes => self.meeting.blocked(&self.desk, command),
            // The system's clipboard may hold something the editor does not know of.
            Command::Paste => None,
            _ => {
                let blocked = session.editor.can_run(command).err()?;
                Some(blocked.message(words).to_owned())
            }
        }
    }

    /// Runs a command unless it is blocked, and says why when it is.
    pub(super) fn run(&mut self, frame: &eframe::Frame, command: Command) {
        if let Some(reason) = self.blocked(command) {
            // A key that does nothing now needs no notice; a save that cannot be does.
            if command == Command::SaveAs {
                self.desk.say(reason);
            } else if command == Command::Cancel {
                self.meeting.close_timer(&self.desk);
            }
            return;
        }
        match command {
            Command::New => self.files.begin(&mut self.desk, frame, Intent::Close),
            Command::Open => self.files.begin(&mut self.desk, frame, Intent::Open),
            Command::Save => self.files.save(&mut self.desk, frame),
            Command::SaveAs => self.files.save_as(&mut self.desk, frame),
            Command::SaveAsTemplate => self.templates.begin(&mut self.desk),
            Command::Recover => self.recovery.open(),
            Command::Versions => self.versions.begin(&mut self.desk, self.data.clone()),
            Command::Export => self.export.begin(&mut self.desk),
            Command::Agenda
            | Command::Timer
            | Command::TimerNext
            | Command::TimerMore
            | Command::TimerStop
            | Command::CompareMeeting => self.meeting.run(&mut self.desk, command),
            Command::Minutes => self.minutes.begin(&mut self.desk, &self.meeting),
            Command::Close => self.files.begin(&mut self.desk, frame, Intent::Close),
            Command::Quit => self.files.begin(&mut self.desk, frame, Intent::Quit),
            Command::ToggleTheme => self.toggle_theme(),
            Command::ToggleLanguage => self.toggle_language(),
            Command::ToggleLanes => self.toggle_lanes(),
            Command::ToggleOutline => self.toggle_outline(),
            Command::ToggleInspector => self.toggle_inspector(),
            Command::NextPane => self.panes.go(&self.desk.ctx, true),
            Command::PreviousPane => self.panes.go(&self.desk.ctx, false),
            // A field that holds something meaningless gives that up first.
            Command::Undo if self.gives_up_draft() => {}
            Command::ToggleMiniMap => self.toggle_mini_map(),
            Command::ToggleHistory => self.toggle_history(),
            Command::AddLane => self.ask_beside_lane(Question::NewLane(Side::After)),
            Command::AddLaneAbove => self.ask_beside_lane(Question::NewLane(Side::Before)),
            Command::ArrangeRooms => self.store.begin(),
            Command::LaneColour => self.ask_beside_lane(Question::LaneColour),
            Command::Find => self.open_find(false),
            Command::Replace => self.open_find(true),
            Command::Filter => self.toggle_filter(),
            Command::FullScreen => self.toggle_full_screen(),
            Command::MeetingRoom => self.present.open_room(&self.desk),
            Command::Report => self.present.open_report(&mut self.desk),
            Command::Palette => self.palette = Some(Palette::default()),
            Command::Shortcuts => self.help = Some(Help::new(self.is_presenting())),
            Command::ContextMenu => {
                if let Some(session) = &mut self.desk.session {
                    session.canvas.open_menu();
                }
            }
            Command::Paste => self.clipboard.paste(&mut self.desk),
            Command::PasteSpecial => self.clipboard.paste_special(&mut self.desk),
            Command::CopyPicture => self.clipboard.copy_picture(&mut self.desk),
            Command::Present | Command::PresentHere => {
                self.clear_picture();
                self.run_on_map(command);
            }
            // What lies over the picture is closed first.
            Command::EndPresenting if self.closes_over_picture() => {}
            Command::Capture | Command::ToggleInbox | Command::ToggleVotes | Command::Vote => {
                self.run_in_workshop(command);
            }
            _ => self.run_on_map(command),
        }
    }

    fn run_on_map(&mut self, command: Command) {
        let Some(session) = &mut self.desk.session else {
            return;
        };
        let was_last = command == Command::NextStop && session.editor.shows_last_picture();
        // Blocked after all, in the time since it was asked: nothing has changed.
        let _ = session.editor.run(command);
        if was_last {
            let text = self.desk.look.words.present.last_picture;
            self.desk.toasts.say(&self.desk.ctx, text);
        }
        self.clipboard.offer_copied(&mut self.desk);
    }

    fn gives_up_draft(&mut self) -> bool {
        let session = self.desk.session.as_mut();
        session.is_some_and(|session| session.inspector.give_up_draft())
    }

    fn toggle_language(&mut self) {
        let next = match self.desk.look.words.lang {
            Lang::Fr => Lang::En,
            Lang::En => Lang::Fr,
        };
        self.desk
            .keeper
            .change(|preferences| preferences.lang = Some(next));
    }

    /// Opens the left panel at the outline with the keyboard in it, or closes the outline again.
    fn toggle_outline(&mut self) {
        let is_open = self.desk.keeper.preferences().lanes_panel;
        let Some(session) = &mut self.desk.session else {
            return;
        };
        let closes = is_open && session.lanes.shows_outline();
        if closes {
            session.lanes.leave_outline();
            let ctx = &self.desk.ctx;
            ctx.memory_mut(|memory| memory.request_focus(crate::ui::canvas::canvas_id()));
        } else {
            session.lanes.show_outline();
        }
        self.desk
            .keeper
            .change(|preferences| preferences.lanes_panel = !closes);
    }

    fn toggle_lanes(&mut self) {
        self.desk
            .keeper
            .change(|preferences| preferences.lanes_panel = !preferences.lanes_panel);
    }

    fn toggle_inspector(&mut self) {
        self.desk
            .keeper
            .change(|preferences| preferences.inspector = !preferences.inspector);
    }

    fn open_find(&mut self, replaces: bool) {
        if let Some(session) = &mut self.desk.session {
            session.search.open_find(&mut session.editor, replaces);
        }
    }

    fn toggle_filter(&mut self) {
        if let Some(session) = &mut self.desk.session {
            session.search.toggle_filter(&session.editor);
        }
    }

    fn toggle_mini_map(&mut self) {
        self.desk
            .keeper
            .change(|preferences| preferences.mini_map = !preferences.mini_map);
    }

    fn toggle_full_screen(&self) {
        let ctx = &self.desk.ctx;
        let is_full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!is_full));
    }
}

/// What this program does not know of the map would be lost by saving it.
fn is_newer(session: &Session) -> bool {
    matches!(session.reading(), Some(Reading::Newer(_)))
}
