//! The minutes before they are written: who took part, with pictures or without, and how they read.

use egui::{Context, Id, ScrollArea, TextEdit};

use super::{buttons, modal, muted, plain_button, primary_button, title};
use crate::ui::style::Look;

/// What is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesForm {
    /// Separated by commas.
    pub participants: String,
    pub with_pages: bool,
}

impl MinutesForm {
    pub fn participants(&self) -> Vec<String> {
        let names = self.participants.split([',', ';', '\n']);
        let names = names.map(str::trim).filter(|name| !name.is_empty());
        names.map(ToOwned::to_owned).collect()
    }
}

/// What the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Save,
    Copy,
    Close,
}

/// Shows the form beside the text that comes of it; `progress` while it is written.
pub fn show(
    ctx: &Context,
    look: Look,
    form: &mut MinutesForm,
    text: &str,
    progress: Option<f32>,
) -> Option<Answer> {
    let words = &look.words.minutes;
    let (answer, is_closed) = modal(ctx, look, "minutes", 760.0, |ui| {
        title(ui, words.title);
        ui.add_enabled_ui(progress.is_none(), |ui| {
            let label = ui.label(words.participants);
            let edit = TextEdit::singleline(&mut form.participants)
                .id(Id::unique("minutes-participants"))
                .hint_text(words.participants_hint)
                .desired_width(f32::INFINITY);
            ui.add(edit).labelled_by(label.id);
            ui.checkbox(&mut form.with_pages, words.with_pages);
        });
        let height = (ui.ctx().content_rect().height() - 330.0).clamp(120.0, 380.0);
        let preview = ui.label(words.preview);
        ScrollArea::vertical()
            .id_salt("minutes-preview")
            .min_scrolled_height(height)
            .max_height(height)
            .show(ui, |ui| {
                // Read only, but it can be selected and copied from.
                let mut read = text;
                let edit = TextEdit::multiline(&mut read)
                    .id(Id::unique("minutes-text"))
                    .desired_width(f32::INFINITY);
                ui.add(edit).labelled_by(preview.id);
            });
        if let Some(progress) = progress {
            ui.horizontal(|ui| {
                ui.spinner();
                let percent = (progress * 100.0) as u32;
                muted(ui, look, &format!("{} {percent}\u{a0}%", words.writing));
            });
        }
        let mut answer = None;
        buttons(ui, |ui| {
            ui.add_enabled_ui(progress.is_none(), |ui| {
                if primary_button(ui, look, words.save).clicked() {
                    answer = Some(Answer::Save);
                }
                if plain_button(ui, words.copy).clicked() {
                    answer = Some(Answer::Copy);
                }
            });
            let close = match progress {
                Some(_) => look.words.dialog.cancel,
                None => look.words.dialog.close,
            };
            if plain_button(ui, close).clicked() {
                answer = Some(Answer::Close);
            }
        });
        if super::is_confirmed(ui) && progress.is_none() {
            answer = Some(Answer::Save);
        }
        answer
    });
    answer.or(is_closed.then_some(Answer::Close))
}
