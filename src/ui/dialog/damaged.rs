//! A file that does not open: why, where, and what can be read of it all the same.

use egui::text::{LayoutJob, TextFormat};
use egui::{Context, RichText, ScrollArea, Sense, Ui, vec2};

use super::{buttons, modal, muted, plain_button, primary_button, title};
use crate::storage::ContextLine;
use crate::theme::chrome;
use crate::ui::icon::{self, Icon};
use crate::ui::style::{Look, colour32};

/// Lines that are shown of each list.
const MOST_LINES: usize = 200;

/// What is said.
#[derive(Debug, Clone, Default)]
pub struct Damaged {
    pub title: String,
    pub reason: String,
    pub context: Vec<ContextLine>,
    /// What can be kept; `None` when that is nothing.
    pub kept: Option<String>,
    pub losses: Vec<String>,
    pub repairs: Vec<String>,
}

/// What the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    OpenCopy,
    Close,
}

pub fn show(ctx: &Context, look: Look, damaged: &Damaged) -> Option<Answer> {
    let words = &look.words.salvage;
    let (answer, is_closed) = modal(ctx, look, "damaged", 640.0, |ui| {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::hover());
            let ink = colour32(look.theme.danger);
            icon::paint(ui.painter(), rect, Icon::Warning, ink);
            title(ui, &damaged.title);
        });
        ui.label(&damaged.reason);
        if !damaged.context.is_empty() {
            show_context(ui, look, &damaged.context);
        }
        if let Some(kept) = &damaged.kept {
            ui.add_space(chrome::UNIT);
            ui.label(RichText::new(kept).strong());
            let height = (ui.ctx().content_rect().height() - 420.0).clamp(80.0, 260.0);
            ScrollArea::vertical()
                .max_height(height)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    if damaged.losses.is_empty() {
                        ui.label(words.nothing_lost);
                    } else {
                        list(ui, look, words.lost, &damaged.losses);
                    }
                    if !damaged.repairs.is_empty() {
                        list(ui, look, words.repaired, &damaged.repairs);
                    }
                });
            muted(ui, look, words.body);
        } else {
            muted(ui, look, look.words.dialog.untouched);
        }
        buttons(ui, |ui| {
            let mut answer = None;
            if damaged.kept.is_some() && primary_button(ui, look, words.open_copy).clicked() {
                answer = Some(Answer::OpenCopy);
            }
            if plain_button(ui, look.words.dialog.close).clicked() {
                answer = Some(Answer::Close);
            }
            answer
        })
    });
    answer.or(is_closed.then_some(Answer::Close))
}

/// The lines of the file; what is at the place is underlined.
fn show_context(ui: &mut Ui, look: Look, context: &[ContextLine]) {
    let theme = look.theme;
    let frame = egui::Frame::new()
        .fill(colour32(theme.chrome))
        .inner_margin(8)
        .corner_radius(chrome::RADIUS);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = chrome::UNIT;
        for line in context {
            ui.horizontal(|ui| {
                let number = RichText::new(line.number.to_string());
                ui.label(number.color(colour32(theme.text_muted)));
                ui.add(egui::Label::new(marked(ui, look, line)).truncate());
            });
        }
    });
}

/// The line with the word at its mark in the colour of trouble.
fn marked(ui: &Ui, look: Look, line: &ContextLine) -> LayoutJob {
    let font = egui::TextStyle::Body.resolve(ui.style());
    let plain = TextFormat::simple(font, colour32(look.theme.text));
    let ink = colour32(look.theme.danger);
    let trouble = TextFormat {
        color: ink,
        underline: egui::Stroke::new(1.0, ink),
        ..plain.clone()
    };
    let text = line.text.as_str();
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
    let start = line.mark.map_or(text.len(), byte);
    let rest = &text[start..];
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '"' | '.');
    let length = match rest.find(|c| !is_word(c)) {
        Some(0) => rest.chars().next().map_or(0, char::len_utf8),
        Some(length) => length,
        None => rest.len(),
    };
    let mut job = LayoutJob::default();
    job.append(&text[..start], 0.0, plain.clone());
    job.append(&rest[..length], 0.0, trouble);
    job.append(&rest[length..], 0.0, plain);
    job
}

fn list(ui: &mut Ui, look: Look, name: &str, lines: &[String]) {
    muted(ui, look, name);
    for line in lines.iter().take(MOST_LINES) {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new("•").color(colour32(look.theme.text_muted)));
            ui.label(line);
        });
    }
    if let Some(more @ 1..) = lines.len().checked_sub(MOST_LINES) {
        ui.label((look.words.salvage.more)(more));
    }
}
