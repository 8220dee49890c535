//! What a new round is asked for: its question, its date, how many dots for how many people, hidden or not.

use egui::{DragValue, Key, TextEdit, Ui};

use super::{Asked, VotesState};
use crate::command::Command;
use crate::editor::Editor;
use crate::model::{Date, VoteRound};
use crate::theme::chrome;
use crate::ui::style::{Look, colour32};

/// What is typed for the next round.
pub struct Form {
    name: String,
    date: String,
    dots: u16,
    people: u16,
    hidden: bool,
    /// The day was filled in.
    has_date: bool,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            name: String::new(),
            date: String::new(),
            dots: 3,
            people: 12,
            hidden: false,
            has_date: false,
        }
    }
}

/// Dots one person may have, and people in a room.
const MOST_DOTS: u16 = 50;
const MOST_PEOPLE: u16 = 500;

pub(super) fn show(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut VotesState,
    today: Option<Date>,
    look: Look,
) {
    let words = &look.words.vote;
    ui.label(egui::RichText::new(words.new_round).strong());
    let form = &mut state.form;
    if !std::mem::replace(&mut form.has_date, true) {
        let today = today.map(|date| look.words.layout.date(date));
        form.date = today.unwrap_or_default();
    }
    let usual = (words.usual_name)(editor.document().vote_rounds.len() + 1);
    ui.label(words.name);
    let reply = ui.add(
        TextEdit::singleline(&mut form.name)
            .hint_text(&usual)
            .desired_width(f32::INFINITY),
    );
    let reply = reply.accessible_name(words.name);
    if state.asked == Some(Asked::Start) {
        state.asked = None;
        reply.request_focus();
    }
    let entered = reply.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    egui::Grid::new("vote_form")
        .num_columns(2)
        .spacing([3.0 * chrome::UNIT, 2.0 * chrome::UNIT])
        .show(ui, |ui| {
            number(ui, words.dots_per_person, &mut form.dots, MOST_DOTS);
            number(ui, words.people, &mut form.people, MOST_PEOPLE);
        });
    let date = date_field(ui, &mut form.date, look);
    ui.checkbox(&mut form.hidden, words.hidden)
        .on_hover_text(words.hidden_hint);
    let blocked = editor.can_run(Command::Vote).err();
    let can = blocked.is_none() && date.is_ok();
    let mut button = ui.add_enabled(can, egui::Button::new(words.start));
    if let Some(blocked) = blocked {
        button = button.on_disabled_hover_text(blocked.message(look.words));
    }
    if button.clicked() || (entered && can) {
        start(editor, state, usual, date.unwrap_or_default());
        ui.memory_mut(|memory| memory.request_focus(crate::ui::canvas::canvas_id()));
    }
}

/// The day that is written, if any; says so when it is none.
fn date_field(ui: &mut Ui, text: &mut String, look: Look) -> Result<Option<Date>, ()> {
    let words = look.words;
    let reply = ui.horizontal(|ui| {
        ui.label(words.vote.date);
        let field = TextEdit::singleline(text).desired_width(f32::INFINITY);
        ui.add(field).accessible_name(words.vote.date)
    });
    if text.trim().is_empty() {
        return Ok(None);
    }
    let Some(date) = words.read_day(text) else {
        let error = egui::RichText::new(words.inspector.not_a_date).size(chrome::SMALL);
        ui.label(error.color(colour32(look.theme.danger)));
        return Err(());
    };
    if reply.inner.lost_focus() {
        *text = words.layout.date(date);
    }
    Ok(Some(date))
}

fn number(ui: &mut Ui, name: &'static str, value: &mut u16, most: u16) {
    ui.label(name);
    ui.horizontal(|ui| {
        ui.add(DragValue::new(value).range(1..=most))
            .accessible_name(name);
    });
    ui.end_row();
}

fn start(editor: &mut Editor, state: &mut VotesState, usual: String, date: Option<Date>) {
    let form = &mut state.form;
    let name = match form.name.trim() {
        "" => usual,
        name => name.to_owned(),
    };
    let mut round = VoteRound::new(editor.new_id(), name);
    round.date = date;
    (round.dots_per_person, round.people) = (form.dots, form.people);
    round.hidden = form.hidden;
    let id = round.id;
    if editor.start_vote(round).is_ok() {
        state.prepares = false;
        let form = &mut state.form;
        form.name.clear();
        form.has_date = false;
        state.chosen = Some(id);
        // The picture is what people look at now.
        if editor.presenting().is_some() {
            state.is_open = false;
        }
    }
}
