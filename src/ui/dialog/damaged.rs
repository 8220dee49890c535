//! A file that does not open: why, where, and what can be read of it all the same.

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

/// The lines of the file, with a mark under the place.
fn show_context(ui: &mut Ui, look: Look, context: &[ContextLine]) {
    egui::Frame::new()
        .fill(colour32(look.theme.chrome))
        .inner_margin(8)
        .corner_radius(chrome::RADIUS)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::horizontal().show(ui, |ui| {
                for line in context {
                    let text = RichText::new(format!("{:>6}  {}", line.number, line.text));
                    ui.add(egui::Label::new(text.monospace()).extend());
                    if let Some(mark) = line.mark {
                        let mark = format!("{}^", " ".repeat(8 + mark));
                        let ink = colour32(look.theme.danger);
                        ui.add(
                            egui::Label::new(RichText::new(mark).monospace().color(ink)).extend(),
                        );
                    }
                }
            });
        });
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
