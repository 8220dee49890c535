//! What the map's structure asks of the window: the list beside a lane, the history panel, what a deletion
//! took along.

use super::application::Application;
use crate::command::Command;
use crate::editor::Finish;
use crate::scene::Target;
use crate::ui::picker::{Choice, Outcome, Picker, Question};

impl Application {
    /// Asks beside the selected lane.
    pub(super) fn ask_beside_lane(&mut self, question: Question) {
        let Some(session) = &mut self.desk.session else {
            return;
        };
        let editor = &mut session.editor;
        editor.finish_text_edit(Finish::Keep);
        let lane = editor.selected_lanes().last().copied().map(Target::Lane);
        if let Some(lane) = lane {
            editor.reveal(lane);
        }
        let beside = lane.and_then(|lane| session.canvas.screen_rect(&session.editor, lane));
        self.picker = Some(Picker::new(question, beside));
    }

    pub(super) fn show_picker(&mut self) {
        let Some(mut picker) = self.picker.take() else {
            return;
        };
        let Some(session) = &mut self.desk.session else {
            return;
        };
        match picker.show(&self.desk.ctx, self.desk.look) {
            Outcome::Open => self.picker = Some(picker),
            Outcome::Closed => {}
            Outcome::Chosen(choice) => {
                let result = match choice {
                    Choice::NewLane(role, side) => session.editor.add_lane(role, side),
                    Choice::LaneColour(colour) => session.editor.colour_lanes(colour),
                };
                if let Err(blocked) = result {
                    let reason = blocked.message(self.desk.look.words);
                    self.desk.say(reason);
                }
                self.desk.ctx.request_repaint();
            }
        }
    }

    pub(super) fn toggle_history(&mut self) {
        if let Some(session) = &mut self.desk.session {
            session.history.toggle();
        }
    }

    /// Says what a deletion took along, and offers it back.
    pub(super) fn tell_losses(&mut self) {
        let session = self.desk.session.as_mut();
        if let Some(loss) = session.and_then(|session| session.editor.take_loss()) {
            self.desk.say_with(loss, Command::Undo);
        }
    }
}
