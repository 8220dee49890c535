//! One note of the inbox: its sign, its text, where it goes; under the cursor also what can be done.

use std::sync::Arc;

use egui::{
    Align, ComboBox, CursorIcon, Id, Key, Label, Layout, Rect, RichText, Role, Sense, TextEdit, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::super::WorkshopResponse;
use super::super::capture::sign_of_kind;
use super::{InboxState, inbox_id, keys, sort_cursor};
use crate::editor::{Editor, destination};
use crate::i18n::Catalog;
use crate::model::{LaneId, Note, NoteId, NoteKind, StepId};
use crate::scene::Target;
use crate::theme::{Theme, chrome};
use crate::ui::canvas::CanvasState;
use crate::ui::panel::{name_of, pictogram};
use crate::ui::style::{Look, colour32};

/// A row to be shown.
pub(super) struct Shown<'a> {
    pub note: &'a Arc<Note>,
    pub rect: Rect,
    pub is_cursor: bool,
}

pub(super) fn row_id(note: NoteId) -> Id {
    Id::unique("inbox_row").with(note)
}

const SIGN: f32 = 18.0;
const PAD: f32 = 8.0;

/// How much higher the row of the cursor is than the others.
pub(super) fn more_height(ui: &Ui, note: Option<&Note>, state: &InboxState) -> f32 {
    let Some(note) = note else { return 0.0 };
    let line = chrome::TEXT * 1.4;
    let width = (ui.available_width() - SIGN - 3.0 * PAD).max(40.0);
    let font = egui::TextStyle::Body.resolve(ui.style());
    let ink = ui.visuals().text_color();
    let height = ui.fonts_mut(|fonts| {
        let galley = fonts.layout(note.text.clone(), font, ink, width);
        galley.size().y
    });
    let text = (height - line).clamp(0.0, 10.0 * line);
    let missing = if state.missing.is_some() { line } else { 0.0 };
    // The place below the text makes way for what can be picked.
    text + missing + 2.0 * (chrome::TARGET + 2.0 * chrome::UNIT) - 3.0 * chrome::UNIT
}

pub(super) fn show(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut InboxState,
    canvas: &CanvasState,
    look: Look,
    shown: &Shown<'_>,
    response: &mut WorkshopResponse,
) {
    let (theme, words) = (look.theme, look.words);
    let (note, rect) = (shown.note, shown.rect);
    // The controls below the text are pressed for themselves.
    let mut head = rect;
    if shown.is_cursor {
        head.max.y -= 2.0 * (chrome::TARGET + 2.0 * chrome::UNIT);
    }
    let reply = ui.interact(head, row_id(note.id), Sense::click_and_drag());
    let place = told(editor, note, words);
    let kind = note
        .kind
        .map_or(words.capture.no_kind, |kind| words.capture.kind(kind));
    let name = (words.capture.row)(kind, &note.text, &place);
    let is_on = shown.is_cursor;
    reply.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_on, &name));
    if shown.is_cursor {
        let fill = ui.visuals().selection.bg_fill.gamma_multiply(0.5);
        ui.painter().rect_filled(rect.shrink(1.0), 4.0, fill);
    } else if reply.hovered() {
        let fill = ui.visuals().widgets.hovered.weak_bg_fill;
        ui.painter().rect_filled(rect.shrink(1.0), 4.0, fill);
    }
    let edge = egui::Stroke::new(1.0, colour32(theme.chrome_border));
    ui.painter().hline(rect.x_range(), rect.bottom(), edge);
    sign(ui, note.kind, rect, theme);
    let inner = Rect::from_min_max(
        pos2(rect.left() + SIGN + 2.0 * PAD, rect.top() + 0.5 * PAD),
        pos2(rect.right() - PAD, rect.bottom()),
    );
    ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing = vec2(chrome::UNIT, chrome::UNIT);
        let is_writing = editor
            .note_in_writing()
            .is_some_and(|(id, _)| id == note.id);
        if is_writing {
            write(ui, editor, state, words);
        } else {
            let label = Label::new(RichText::new(&note.text)).selectable(false);
            ui.add(if shown.is_cursor {
                label.wrap()
            } else {
                label.truncate()
            });
        }
        let muted = colour32(theme.text_muted);
        let small = RichText::new(&place).size(chrome::SMALL).color(muted);
        if shown.is_cursor {
            controls(ui, editor, state, look, note, response);
        } else {
            ui.add(Label::new(small).truncate().selectable(false));
        }
    });
    if reply.clicked() {
        state.cursor = Some(note.id);
        state.missing = None;
        ui.memory_mut(|memory| memory.request_focus(inbox_id()));
    }
    if reply.double_clicked() {
        keys::write(editor, state, note.id);
    }
    drag(ui, editor, canvas, note.id, &reply);
}

fn sign(ui: &Ui, kind: Option<NoteKind>, rect: Rect, theme: &Theme) {
    let square = Rect::from_min_size(
        pos2(rect.left() + PAD, rect.top() + PAD - 2.0),
        vec2(SIGN, SIGN),
    );
    match kind {
        Some(kind) => {
            let (sign, colour) = sign_of_kind(kind, theme);
            pictogram(ui.painter(), square, sign, colour);
        }
        None => {
            let colour = colour32(theme.text_muted);
            ui.painter()
                .circle_stroke(square.center(), 4.0, egui::Stroke::new(1.5, colour));
        }
    }
}

/// “Checkout › Pain points”, with what is not known yet as a question.
fn told(editor: &Editor, note: &Note, words: &Catalog) -> String {
    let document = editor.document();
    let place = destination(document, note);
    let step = place
        .step
        .map(|step| name_of(document, Target::Step(step), words));
    let lane = match (place.lane, note.kind) {
        (Some(lane), _) => Some(name_of(document, Target::Lane(lane), words)),
        (None, Some(kind)) => Some(words.model.role(kind.role()).to_owned()),
        (None, None) => None,
    };
    let step = step.as_deref().unwrap_or(words.capture.no_step);
    let lane = lane.as_deref().unwrap_or(words.capture.no_lane);
    (words.capture.to_sort)(step, lane)
}

fn drag(ui: &Ui, editor: &mut Editor, canvas: &CanvasState, note: NoteId, reply: &egui::Response) {
    if reply.dragged() {
        ui.set_cursor_icon(CursorIcon::Grabbing);
        let pointer = ui.input(|input| input.pointer.interact_pos());
        let p = pointer.filter(|&pos| !is_over_list(ui, reply.rect, pos));
        let p = p.and_then(|pos| canvas.on_map(editor, pos));
        editor.drag_note(note, p);
        ui.request_repaint();
    }
}

/// Whether the pointer is over the list, beside the map or over it.
fn is_over_list(ui: &Ui, row: Rect, pos: egui::Pos2) -> bool {
    let layer = ui.layer_id();
    if layer.order != egui::Order::Background {
        return ui.ctx().layer_id_at(pos) == Some(layer);
    }
    // What is scrolled is cut off above and below only.
    row.x_range().contains(pos.x) && ui.clip_rect().contains(pos)
}

/// The text, to be written anew: Enter and another place keep it, Escape does not.
fn write(ui: &mut Ui, editor: &mut Editor, state: &mut InboxState, words: &Catalog) {
    let Some((_, text)) = editor.note_in_writing() else {
        return;
    };
    let mut text = text.to_owned();
    let escapes = ui.input(|input| input.key_pressed(Key::Escape));
    let field = TextEdit::singleline(&mut text)
        .id(Id::unique("inbox_write"))
        .desired_width(f32::INFINITY);
    let reply = ui.add(field);
    let reply = reply.accessible_name(words.capture.edit);
    editor.set_written_note(text);
    if std::mem::take(&mut state.writing_asks_focus) {
        reply.request_focus();
        return;
    }
    if reply.lost_focus() {
        if escapes {
            editor.drop_written_note();
        } else {
            editor.keep_written_note();
        }
        ui.memory_mut(|memory| memory.request_focus(inbox_id()));
    }
}

/// Step, lane and kind to pick, and what can be done.
fn controls(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut InboxState,
    look: Look,
    note: &Note,
    response: &mut WorkshopResponse,
) {
    let words = look.words;
    if let Some(missing) = state.missing {
        let colour = colour32(look.theme.warning);
        ui.label(RichText::new(missing).color(colour));
    }
    let half = (ui.available_width() - chrome::UNIT) / 2.0;
    ui.horizontal(|ui| {
        in_width(ui, half, |ui| pick_step(ui, editor, state, note, words));
        in_width(ui, half, |ui| pick_lane(ui, editor, state, note, words));
    });
    ui.horizontal(|ui| {
        if ui.button(words.capture.sort).clicked() {
            sort_cursor(editor, state, look, response);
        }
        if ui.button(words.capture.edit).clicked() {
            keys::write(editor, state, note.id);
        }
        if ui
            .button(words.inspector.delete)
            .on_hover_text(words.capture.delete)
            .clicked()
        {
            keys::remove(editor, state, note.id);
        }
    });
}

/// A list to pick from is as wide as it is told, whatever is written in it.
fn in_width(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(width, chrome::TARGET), layout, |ui| {
        ui.set_max_width(width);
        add(ui);
    });
}

fn pick_step(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut InboxState,
    note: &Note,
    words: &'static Catalog,
) {
    let document = editor.document();
    let name = |step: StepId| name_of(document, Target::Step(step), words);
    let shown = note.step.map_or(words.capture.no_step.to_owned(), name);
    let mut picked = None;
    let reply = ComboBox::from_id_salt("note_step")
        .selected_text(shown)
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, |ui| {
            for (_, step) in document.steps() {
                let is_on = note.step == Some(step.id);
                if ui.selectable_label(is_on, name(step.id)).clicked() {
                    picked = Some(step.id);
                }
            }
        });
    reply.response.accessible_name(words.capture.step);
    if let Some(step) = picked {
        state.missing = None;
        let _ = editor.change_note(note.id, |note| note.step = Some(step));
    }
}

fn pick_lane(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut InboxState,
    note: &Note,
    words: &'static Catalog,
) {
    let document = editor.document();
    let name = |lane: LaneId| name_of(document, Target::Lane(lane), words);
    let now = destination(document, note).lane;
    let shown = match (now, note.kind) {
        (Some(lane), _) => name(lane),
        (None, Some(kind)) => words.model.role(kind.role()).to_owned(),
        (None, None) => words.capture.no_lane.to_owned(),
    };
    let mut picked = None;
    let reply = ComboBox::from_id_salt("note_lane")
        .selected_text(shown)
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, |ui| {
            for lane in editor.lanes_for_notes() {
                if ui.selectable_label(now == Some(lane), name(lane)).clicked() {
                    picked = Some(lane);
                }
            }
        });
    reply.response.accessible_name(words.capture.lane);
    if let Some(lane) = picked {
        state.missing = None;
        let _ = editor.change_note(note.id, |note| note.lane = Some(lane));
    }
}
