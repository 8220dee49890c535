//! The line over the picture in which one writes down what is said.
//!
//! It says at every letter where the text will land. Enter lays it and keeps the line open for the next
//! one; Escape closes it and keeps what stands in it.

use egui::{
    Align, Align2, Area, Context, Event, EventFilter, FontSelection, Id, Key, Layout, Margin,
    Modifiers, Order, Rect, RichText, Sense, TextEdit, Ui, vec2,
};

use super::{WorkshopResponse, letters, plate, shortened};
use crate::command::Command;
use crate::editor::{Captured, Editor, Landing, said, sign_of};
use crate::i18n::Catalog;
use crate::layout::Pictogram;
use crate::model::{Document, NoteKind, StepId};
use crate::scene::{Colour, Target};
use crate::theme::{Theme, chrome};
use crate::ui::panel::{name_of, pictogram};
use crate::ui::style::{Look, bold, colour32, regular};

/// Letters of the hints, as a share of those of the line.
const HINT: f32 = 0.7;

/// What the line remembers from frame to frame.
#[derive(Default)]
pub struct CaptureState {
    asks_focus: bool,
    was_open: bool,
    /// The cursor goes behind the text when it is shown next.
    cursor_at_end: bool,
}

impl CaptureState {
    /// The keyboard goes to the line in the next frame.
    pub fn focus(&mut self) {
        self.asks_focus = true;
    }
}

pub fn capture_id() -> Id {
    Id::unique("capture_line")
}

/// The plate around the line.
pub(super) fn area_id() -> Id {
    Id::unique("capture")
}

/// The sign of a kind as it is drawn, with its colour.
pub(super) fn sign_of_kind(kind: NoteKind, theme: &Theme) -> (Pictogram, Colour) {
    match kind {
        NoteKind::Delight => (Pictogram::Delight, theme.delight),
        NoteKind::Pain => (Pictogram::Pain, theme.pain),
        NoteKind::Question => (Pictogram::Question, theme.link),
        NoteKind::Opportunity => (Pictogram::Opportunity, theme.opportunity),
        NoteKind::Verbatim => (Pictogram::Quote, theme.text),
    }
}

/// Shows the line at the foot of `area` while it is open.
pub(super) fn show(
    ctx: &Context,
    area: Rect,
    editor: &mut Editor,
    state: &mut CaptureState,
    look: Look,
    response: &mut WorkshopResponse,
) {
    let is_open = editor.is_capturing();
    if is_open && !std::mem::replace(&mut state.was_open, is_open) {
        state.asks_focus = true;
        state.cursor_at_end = true;
    }
    state.was_open = is_open;
    if !is_open {
        return;
    }
    let presents = editor.presenting().is_some();
    let (line, beside) = letters(area, presents);
    let margin = if presents {
        0.6 * line
    } else {
        4.0 * chrome::UNIT
    };
    let width = (area.width() - 2.0 * margin).min(if presents { f32::INFINITY } else { 760.0 });
    let at = area.center_bottom() - vec2(0.0, margin);
    Area::new(area_id())
        .order(Order::Foreground)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(at)
        .show(ctx, |ui| {
            let inner = (0.45 * line) as i8;
            plate(look)
                .inner_margin(Margin::same(inner))
                .show(ui, |ui| {
                    ui.set_width(width - 2.0 * f32::from(inner));
                    ui.spacing_mut().item_spacing = vec2(2.0 * chrome::UNIT, 0.25 * line);
                    landing(ui, editor, look, beside, response);
                    field(ui, editor, state, look, line, response);
                    foot(ui, editor, state, look, (HINT * line).max(chrome::TEXT));
                });
        });
}

/// Where the line will land; once it was laid, what became of it.
fn landing(
    ui: &mut Ui,
    editor: &mut Editor,
    look: Look,
    size: f32,
    response: &mut WorkshopResponse,
) {
    let (theme, words) = (look.theme, look.words);
    let laid = editor.last_captured().cloned();
    let laid = laid.filter(|_| editor.capture_draft().is_empty());
    ui.horizontal(|ui| {
        ui.set_min_height(size * 1.35);
        let landing = match &laid {
            Some(laid) => laid.landing,
            None => editor.landing_of(editor.capture_draft()),
        };
        let kind = match landing {
            Landing::Card { kind, .. } => Some(kind),
            Landing::Inbox { kind, .. } => kind,
        };
        if let Some(kind) = kind {
            let (sign, colour) = sign_of_kind(kind, theme);
            let side = size * 1.15;
            let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
            pictogram(ui.painter(), rect, sign, colour);
        }
        let place = told(editor.document(), landing, words);
        let text = match &laid {
            Some(laid) => laid_text(laid, &place, words),
            None => place,
        };
        let colour = if laid.is_some() {
            theme.success
        } else {
            theme.text
        };
        let text = RichText::new(text).font(bold(size)).color(colour32(colour));
        let undo = laid.is_some();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if undo && ui.button(words.capture.take_back).clicked() {
                // It was the last thing done.
                let _ = editor.take_back_captured();
                response.commands.push(Command::Capture);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(text).truncate());
            });
        });
    });
}

/// Letters of a text that was laid, where it is repeated.
const REPEATED: usize = 36;

fn laid_text(laid: &Captured, place: &str, words: &Catalog) -> String {
    match laid.num_cards + laid.num_notes {
        1 => (words.capture.laid)(&shortened(laid.text(), REPEATED), place),
        _ => (words.capture.laid_many)(laid.num_cards, laid.num_notes),
    }
}

fn step_title(document: &Document, step: StepId, words: &Catalog) -> String {
    name_of(document, Target::Step(step), words)
}

/// “Pain point · Checkout”, “Inbox · Question”.
fn told(document: &Document, landing: Landing, words: &Catalog) -> String {
    let text = &words.capture;
    match landing {
        Landing::Card {
            kind,
            step,
            lane,
            is_seen,
        } => {
            let place = (text.in_step)(text.kind(kind), &step_title(document, step, words));
            let lane = lane.map(|lane| name_of(document, Target::Lane(lane), words));
            match (lane, is_seen) {
                (Some(_), true) => place,
                (None, true) => format!("{place} ({})", text.new_lane),
                (Some(lane), false) => (text.out_of_sight)(&place, &lane),
                (None, false) => (text.out_of_sight)(&place, words.model.role(kind.role())),
            }
        }
        Landing::Inbox { kind, step } => {
            let step = step.map(|step| step_title(document, step, words));
            (text.in_inbox)(kind.map(|kind| text.kind(kind)), step.as_deref())
        }
    }
}

fn field(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut CaptureState,
    look: Look,
    size: f32,
    response: &mut WorkshopResponse,
) {
    let words = look.words;
    let id = capture_id();
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    if has_focus {
        take_keys(ui, editor, response);
        if !editor.is_capturing() {
            ui.memory_mut(|memory| memory.surrender_focus(id));
            return;
        }
    }
    let mut draft = editor.capture_draft().to_owned();
    let field = TextEdit::singleline(&mut draft)
        .id(id)
        .font(FontSelection::FontId(regular(size)))
        .hint_text(RichText::new(words.capture.hint).font(regular(size)))
        .margin(Margin::symmetric((0.3 * size) as i8, (0.2 * size) as i8))
        .desired_width(f32::INFINITY)
        .event_filter(EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        });
    let output = field.show(ui);
    let reply = output.response.response;
    let reply = reply.accessible_name(words.capture.line);
    if std::mem::take(&mut state.cursor_at_end) {
        put_cursor_at_end(ui, id, &draft);
    }
    let is_laid = reply.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    editor.set_capture_draft(draft);
    if is_laid {
        // A map for reading only says so by itself.
        let _ = editor.capture();
        reply.request_focus();
    }
    if std::mem::take(&mut state.asks_focus) {
        reply.request_focus();
    }
}

fn put_cursor_at_end(ui: &Ui, id: Id, text: &str) {
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = egui::text::CCursor::new(text.chars().count());
    let range = egui::text::CCursorRange::one(end);
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), id);
}

/// Keys that mean something else than letters: Escape, the clicker, a pasted list, undo of an empty line.
fn take_keys(ui: &Ui, editor: &mut Editor, response: &mut WorkshopResponse) {
    let presents = editor.presenting().is_some();
    let mut pasted = None;
    let (mut closes, mut takes_back) = (false, false);
    ui.input_mut(|input| {
        closes = input.consume_key(Modifiers::NONE, Key::Escape);
        if presents {
            for (key, command) in [
                (Key::PageDown, Command::NextStop),
                (Key::PageUp, Command::PreviousStop),
            ] {
                if input.consume_key(Modifiers::NONE, key) {
                    response.commands.push(command);
                }
            }
        }
        if editor.capture_draft().is_empty() {
            takes_back = input.consume_key(Modifiers::COMMAND, Key::Z);
        }
        input.events.retain(|event| match event {
            Event::Paste(text) if text.trim().contains('\n') => {
                pasted = Some(text.clone());
                false
            }
            _ => true,
        });
    });
    if closes {
        editor.close_capture();
        return;
    }
    if takes_back {
        let _ = editor.take_back_captured();
    }
    if let Some(text) = pasted {
        let text = with_pasted(ui, editor.capture_draft(), &text);
        if matches!(editor.capture_lines(&text), Ok(Some(_))) {
            editor.set_capture_draft(String::new());
        }
    }
}

/// The line with a text pasted where the cursor stands, in place of what is selected.
fn with_pasted(ui: &Ui, line: &str, pasted: &str) -> String {
    let state = egui::text_edit::TextEditState::load(ui.ctx(), capture_id());
    let range = state.and_then(|state| state.cursor.char_range());
    let at = |index: usize| {
        line.char_indices()
            .nth(index)
            .map_or(line.len(), |(at, _)| at)
    };
    let (start, end) = range.map_or((line.len(), line.len()), |range| {
        let [start, end] = range.sorted_cursors();
        (at(start.index.into()), at(end.index.into()))
    });
    format!("{}{pasted}{}", &line[..start], &line[end..])
}

/// The signs, as a reminder and for the pointer.
fn foot(ui: &mut Ui, editor: &mut Editor, state: &mut CaptureState, look: Look, size: f32) {
    let (theme, words) = (look.theme, look.words);
    let now = said(editor.capture_draft()).kind;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = chrome::UNIT;
        for kind in NoteKind::ALL {
            let name = words.capture.kind(kind);
            let text = format!("{}  {name}", sign_of(kind));
            let button = egui::Button::selectable(
                now == Some(kind),
                RichText::new(text).size(size).color(colour32(theme.text)),
            );
            if ui.add(button).clicked() {
                let rest = said(editor.capture_draft()).text.to_owned();
                let sign = if now == Some(kind) {
                    String::new()
                } else {
                    format!("{} ", sign_of(kind))
                };
                editor.set_capture_draft(format!("{sign}{rest}"));
                state.asks_focus = true;
                state.cursor_at_end = true;
            }
        }
        ui.add_space(size);
        let keys = RichText::new(words.capture.keys).size(size);
        ui.label(keys.color(colour32(theme.text_muted)));
    });
}
