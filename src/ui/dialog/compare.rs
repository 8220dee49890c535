//! What separates the map from an earlier version of it: in a sentence, then thing by thing with a jump to
//! each.

use egui::{Button, Context, RichText, ScrollArea, Ui, vec2};

use super::{buttons, modal, muted, plain_button, primary_button};
use crate::theme::chrome;
use crate::ui::style::{Look, bold};

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    Heading(String),
    /// A thing, and whether it can still be gone to.
    Thing(String, bool),
}

/// What is shown.
pub struct Comparison<'a> {
    pub title: &'a str,
    /// Since when.
    pub since: &'a str,
    pub summary: &'a str,
    pub lines: &'a [Line],
    /// Why one cannot go back, if so.
    pub kept: Option<&'a str>,
}

/// What the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The line with this number.
    Go(usize),
    Restore,
    Copy,
    Close,
}

const ROW_HEIGHT: f32 = chrome::TARGET + chrome::UNIT;

/// Shows the comparison; the answer once there is one.
pub fn show(ctx: &Context, look: Look, shown: &Comparison<'_>) -> Option<Answer> {
    let words = &look.words.minutes;
    let (answer, is_closed) = modal(ctx, look, "compare", 720.0, |ui| {
        super::title(ui, shown.title);
        muted(ui, look, shown.since);
        ui.label(RichText::new(shown.summary).font(bold(chrome::TEXT)));
        let mut answer = list(ui, shown);
        buttons(ui, |ui| {
            if primary_button(ui, look, look.words.dialog.close).clicked() {
                answer = Some(Answer::Close);
            }
            if plain_button(ui, words.as_copy).clicked() {
                answer = Some(Answer::Copy);
            }
            let restore =
                ui.add_enabled_ui(shown.kept.is_none(), |ui| plain_button(ui, words.restore));
            let restore = restore
                .inner
                .on_disabled_hover_text(shown.kept.unwrap_or_default());
            if restore.clicked() {
                answer = Some(Answer::Restore);
            }
        });
        if super::is_confirmed(ui) {
            answer = Some(Answer::Close);
        }
        answer
    });
    answer.or(is_closed.then_some(Answer::Close))
}

fn list(ui: &mut Ui, shown: &Comparison<'_>) -> Option<Answer> {
    let mut answer = None;
    let height = (ui.ctx().content_rect().height() - 300.0).clamp(120.0, 400.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    ScrollArea::vertical()
        .id_salt("compare-list")
        .max_height(height)
        .auto_shrink([false, true])
        .show_rows(ui, ROW_HEIGHT, shown.lines.len(), |ui, range| {
            for index in range {
                let size = vec2(ui.available_width() - 2.0 * chrome::UNIT, ROW_HEIGHT);
                match &shown.lines[index] {
                    Line::Heading(text) => {
                        let row = egui::Layout::left_to_right(egui::Align::Center);
                        ui.allocate_ui_with_layout(size, row, |ui| {
                            ui.label(RichText::new(text).font(bold(chrome::TEXT)));
                        });
                    }
                    Line::Thing(text, is_there) => {
                        let row = Button::selectable(false, text.as_str())
                            .truncate()
                            .min_size(size);
                        if ui.add_enabled(*is_there, row).clicked() {
                            answer = Some(Answer::Go(index));
                        }
                    }
                }
            }
        });
    answer
}
