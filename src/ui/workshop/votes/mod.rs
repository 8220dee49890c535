//! Votes: begin a round, see how it stands, read its ranking; the rounds that were held before.

mod bar;
mod result;
mod room;
mod standing;
mod start;

use egui::{RichText, Ui};

pub(super) use bar::{bar, ring};
pub(super) use room::show as show_in_room;
pub use start::Form;

use super::{WorkshopResponse, capture::capture_id};
use crate::editor::Editor;
use crate::model::{Date, VoteRoundId};
use crate::theme::chrome;
use crate::ui::icon::{self, Icon};
use crate::ui::style::{Look, colour32};

/// What the keyboard goes to when the panel opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The question of a new round.
    Start,
    /// The result of a round.
    Result(VoteRoundId),
}

/// What the panel remembers from frame to frame.
#[derive(Default)]
pub struct VotesState {
    pub is_open: bool,
    form: Form,
    /// The round whose result is shown.
    chosen: Option<VoteRoundId>,
    asked: Option<Asked>,
    standing: standing::Remembered,
    heights: room::Heights,
    /// A new round is being prepared: what is asked for it stands above the results.
    prepares: bool,
}

impl VotesState {
    pub fn toggle(&mut self) {
        self.is_open = !self.is_open;
        self.prepares = false;
    }

    /// The result of a round is what is asked for, not a new one.
    pub fn shows_result(&self, editor: &Editor) -> bool {
        let has_rounds = !editor.document().vote_rounds.is_empty();
        self.is_open && !self.prepares && has_rounds && editor.voting().is_none()
    }

    /// Opens the panel where something is wanted.
    pub fn ask(&mut self, asked: Asked) {
        self.is_open = true;
        if let Asked::Result(id) = asked {
            self.chosen = Some(id);
        }
        self.prepares = asked == Asked::Start;
        self.asked = Some(asked);
    }
}

/// Draws the panel.
pub(super) fn show(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut VotesState,
    today: Option<Date>,
    look: Look,
    response: &mut WorkshopResponse,
) {
    let words = look.words;
    let is_written = ui.memory(|memory| memory.has_focus(capture_id()));
    if editor.presenting().is_some()
        && !is_written
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
    {
        state.is_open = false;
    }
    ui.horizontal(|ui| {
        ui.heading(words.vote.title);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icon::button(ui, Icon::Close, words.dialog.close, false).clicked() {
                state.is_open = false;
            }
        });
    });
    egui::ScrollArea::vertical()
        .id_salt("votes")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let has_results = !editor.document().vote_rounds.is_empty();
            if editor.voting().is_some() {
                open_round(ui, editor, state, look);
                ui.separator();
                result::show(ui, editor, state, look, response);
            } else if state.prepares || !has_results {
                start::show(ui, editor, state, today, look);
                if has_results && editor.presenting().is_none() {
                    ui.separator();
                    result::show(ui, editor, state, look, response);
                }
            } else {
                result::show(ui, editor, state, look, response);
                ui.separator();
                start::show(ui, editor, state, today, look);
            }
        });
}

/// How the open round stands, and what can be done about it.
fn open_round(ui: &mut Ui, editor: &mut Editor, state: &mut VotesState, look: Look) {
    let words = &look.words.vote;
    let Some(round) = editor.voting().cloned() else {
        return;
    };
    state.chosen = Some(round.id);
    ui.label(RichText::new(&round.name).strong());
    let (left, all) = (round.num_left(), round.num_dots());
    let text = RichText::new((words.left)(left, all));
    ui.label(text);
    let share = round.num_given() as f32 / all.max(1) as f32;
    ui.add(
        egui::ProgressBar::new(share)
            .desired_height(2.0 * chrome::UNIT)
            .fill(colour32(look.theme.vote)),
    );
    let mut hidden = round.hidden;
    let check = ui.checkbox(&mut hidden, words.hidden);
    if check.on_hover_text(words.hidden_hint).changed() {
        let _ = editor.change_round(round.id, |round| round.hidden = hidden);
    }
    if ui.button(words.end).clicked()
        && let Ok(id) = editor.end_vote()
    {
        state.ask(Asked::Result(id));
    }
}
