//! Laying the rooms of a store out by rule again: asked first, since it gives up what was placed by hand.

use super::desk::Desk;
use crate::ui::dialog::question::{self, Question};

/// Whether it is being asked.
#[derive(Debug, Default)]
pub struct StoreAction {
    is_asking: bool,
}

impl StoreAction {
    pub fn is_asking(&self) -> bool {
        self.is_asking
    }

    pub fn begin(&mut self) {
        self.is_asking = true;
    }

    /// Shows the question and does what was answered.
    pub fn show(&mut self, desk: &mut Desk) {
        if !self.is_asking {
            return;
        }
        let words = &desk.look.words.store;
        let question = Question {
            title: words.arrange_title.to_owned(),
            body: words.arrange_body.to_owned(),
            answers: vec![words.arrange_yes, desk.look.words.dialog.cancel],
        };
        let Some(answer) = question::show(&desk.ctx, desk.look, &question) else {
            return;
        };
        self.is_asking = false;
        if answer == 0
            && let Some(session) = &mut desk.session
        {
            // Blocked after all, in the time since it was asked: nothing has changed.
            let _ = session.editor.arrange_rooms();
        }
    }
}
