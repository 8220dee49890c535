//! Something that must be read: a failure with its place, the repairs made on opening, about the program.

use egui::{Context, RichText, ScrollArea, Sense, vec2};

use super::{buttons, is_confirmed, modal, muted, primary_button, title};
use crate::theme::chrome;
use crate::ui::icon::{self, Icon};
use crate::ui::style::{Look, colour32};

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Message {
    pub title: String,
    pub body: String,
    /// One line each; scrolls when there are many.
    pub details: Vec<String>,
    /// A quiet last line.
    pub footer: String,
    pub is_failure: bool,
}

/// Draws it; says whether it was closed.
pub fn show(ctx: &Context, look: Look, message: &Message) -> bool {
    let (is_answered, is_closed) = modal(ctx, look, "message", 520.0, |ui| {
        ui.horizontal(|ui| {
            if message.is_failure {
                let (rect, _) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::hover());
                icon::paint(
                    ui.painter(),
                    rect,
                    Icon::Warning,
                    colour32(look.theme.danger),
                );
            }
            title(ui, &message.title);
        });
        if !message.body.is_empty() {
            ui.label(&message.body);
        }
        if !message.details.is_empty() {
            ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
                for line in &message.details {
                    ui.horizontal_wrapped(|ui| {
                        ui.label(RichText::new("•").color(colour32(look.theme.text_muted)));
                        ui.label(line);
                    });
                }
            });
        }
        if !message.footer.is_empty() {
            ui.add_space(chrome::UNIT);
            muted(ui, look, &message.footer);
        }
        let is_answered = buttons(ui, |ui| {
            primary_button(ui, look, look.words.dialog.close).clicked()
        });
        is_answered || is_confirmed(ui)
    });
    is_answered || is_closed
}

/// Name, version and licences.
pub fn about(look: Look) -> Message {
    let words = &look.words.dialog;
    Message {
        title: words.about_title.to_owned(),
        body: words.version(env!("CARGO_PKG_VERSION")),
        details: vec![
            words.about_body.to_owned(),
            look.words.shell.privacy.to_owned(),
        ],
        footer: words.about_fonts.to_owned(),
        ..Message::default()
    }
}
