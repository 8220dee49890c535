//! A question with a few named answers: unsaved changes, overwriting, a file changed meanwhile.

use egui::Context;

use super::{buttons, is_confirmed, modal, muted, plain_button, primary_button, title};
use crate::ui::style::Look;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub title: String,
    pub body: String,
    /// The first is what Enter does, the last what Esc does.
    pub answers: Vec<&'static str>,
}

/// Shows the question; the index of the answer once there is one.
pub fn show(ctx: &Context, look: Look, question: &Question) -> Option<usize> {
    // Four answers stand beside each other too.
    let width = if question.answers.len() > 3 {
        640.0
    } else {
        440.0
    };
    let last = question.answers.len().saturating_sub(1);
    let (answer, is_closed) = modal(ctx, look, "question", width, |ui| {
        title(ui, &question.title);
        muted(ui, look, &question.body);
        let mut answer = buttons(ui, |ui| {
            let mut answer = None;
            for (index, text) in question.answers.iter().enumerate() {
                let response = if index == 0 {
                    primary_button(ui, look, text)
                } else {
                    plain_button(ui, text)
                };
                if response.clicked() {
                    answer = Some(index);
                }
            }
            answer
        });
        if is_confirmed(ui) {
            answer = Some(0);
        }
        answer
    });
    answer.or(is_closed.then_some(last))
}
