//! The dialogs about a person's own template: its name, and what of the map it keeps.

use egui::text::{CCursor, CCursorRange};
use egui::{Context, Id, Key, Modifiers, RichText, TextEdit};

use super::{buttons, modal, muted, plain_button, primary_button, title};
use crate::ui::style::{Look, colour32};

/// What is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateForm {
    pub name: String,
    /// `None` where only the name is asked.
    pub structure_alone: Option<bool>,
    /// Why it cannot be done as it is.
    pub problem: Option<String>,
    takes_focus: bool,
}

impl TemplateForm {
    /// For a new template, under a name to begin with.
    pub fn new(name: String) -> Self {
        Self {
            structure_alone: Some(false),
            ..Self::renaming(name)
        }
    }

    /// For another name.
    pub fn renaming(name: String) -> Self {
        Self {
            name,
            structure_alone: None,
            problem: None,
            takes_focus: true,
        }
    }

    pub fn with_problem(self, problem: &str) -> Self {
        Self {
            problem: Some(problem.to_owned()),
            takes_focus: true,
            ..self
        }
    }
}

/// What the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Keep,
    Cancel,
}

/// Shows the form; `is_busy` while an answer is being carried out.
pub fn show(ctx: &Context, look: Look, form: &mut TemplateForm, is_busy: bool) -> Option<Answer> {
    let words = &look.words.template;
    let (heading, action) = match form.structure_alone {
        Some(_) => (words.save_title, words.save),
        None => (words.rename_title, words.rename_button),
    };
    let (answer, is_closed) = modal(ctx, look, "template", 440.0, |ui| {
        title(ui, heading);
        let label = ui.label(words.name);
        let id = Id::unique("template-name");
        let edit = TextEdit::singleline(&mut form.name)
            .id(id)
            .desired_width(f32::INFINITY);
        let response = ui.add(edit).labelled_by(label.id);
        if response.changed() {
            form.problem = None;
        }
        if std::mem::take(&mut form.takes_focus) {
            response.request_focus();
            let end = CCursor::new(form.name.chars().count());
            let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
            let all = CCursorRange::two(CCursor::new(0), end);
            state.cursor.set_char_range(Some(all));
            TextEdit::store_state(ui.ctx(), id, state);
        }
        if let Some(problem) = &form.problem {
            ui.label(RichText::new(problem).color(colour32(look.theme.danger)));
        }
        if let Some(structure_alone) = &mut form.structure_alone {
            ui.checkbox(structure_alone, words.structure_alone);
            muted(ui, look, words.structure_hint);
        }
        let is_entered = response.lost_focus()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let mut answer = is_entered.then_some(Answer::Keep);
        buttons(ui, |ui| {
            ui.add_enabled_ui(!is_busy, |ui| {
                if primary_button(ui, look, action).clicked() {
                    answer = Some(Answer::Keep);
                }
            });
            if plain_button(ui, look.words.dialog.cancel).clicked() {
                answer = Some(Answer::Cancel);
            }
        });
        if super::is_confirmed(ui) {
            answer = Some(Answer::Keep);
        }
        answer.filter(|answer| !is_busy || *answer == Answer::Cancel)
    });
    answer.or(is_closed.then_some(Answer::Cancel))
}
