//! The inbox: notes in a list, each with where it would go; sorted by keys, by buttons or by dragging.

mod keys;
mod row;

use egui::{
    Align, Area, Context, EventFilter, Id, Key, Label, Layout, Modifiers, Order, Rect, RichText,
    ScrollArea, Sense, TextEdit, Ui, UiBuilder, accesskit, pos2, vec2,
};

use super::WorkshopResponse;
use crate::editor::{Blocked, Dropped, Editor, NoteDrop, destination};
use crate::model::NoteId;
use crate::theme::{chrome, meeting};
use crate::ui::canvas::CanvasState;
use crate::ui::describe_list;
use crate::ui::icon::{self, Icon};
use crate::ui::style::{Look, colour32};

/// The list's id: who has the keyboard focus.
pub fn inbox_id() -> Id {
    Id::unique("parcours_inbox")
}

/// What the list remembers from frame to frame.
#[derive(Default)]
pub struct InboxState {
    pub is_open: bool,
    cursor: Option<NoteId>,
    asks_focus: bool,
    writing_asks_focus: bool,
    /// The row to bring into sight.
    wanted: bool,
    /// What is missing of the note that should have been sorted.
    missing: Option<&'static str>,
}

impl InboxState {
    /// Opens it at a note, with the keyboard where it is.
    pub fn show(&mut self, note: NoteId) {
        self.is_open = true;
        self.cursor = Some(note);
        self.wanted = true;
    }

    /// Opens it with the keyboard in the list, or closes it.
    pub fn toggle(&mut self) {
        self.is_open = !self.is_open;
        self.asks_focus = self.is_open;
        self.wanted = true;
    }
}

/// Draws the list and does what is asked for in it.
pub(super) fn show(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut InboxState,
    canvas: &CanvasState,
    look: Look,
    response: &mut WorkshopResponse,
) {
    heading(ui, editor, state, look);
    entry(ui, editor, state, look);
    ui.separator();
    settle_cursor(editor, state);
    if editor.document().notes.is_empty() {
        let muted = colour32(look.theme.text_muted);
        ui.label(RichText::new(look.words.capture.empty).color(muted));
    }
    let foot = 2.0 * chrome::TARGET + 6.0 * chrome::UNIT;
    let mut area = ui.available_rect_before_wrap();
    area.max.y = (area.max.y - foot).max(area.min.y + meeting::ROW);
    list(ui, area, editor, state, canvas, look, response);
    ui.advance_cursor_after_rect(area);
    foot_line(ui, editor, look, response);
}

fn heading(ui: &mut Ui, editor: &Editor, state: &mut InboxState, look: Look) {
    let words = look.words;
    ui.horizontal(|ui| {
        ui.heading(words.capture.inbox);
        let count = editor.document().notes.len();
        let text = RichText::new((words.capture.waiting)(count)).size(chrome::SMALL);
        let text = text.color(colour32(look.theme.text_muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon::button(ui, Icon::Close, words.dialog.close, false).clicked() {
                state.is_open = false;
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                // That there is none is said below.
                if count > 0 {
                    ui.add(Label::new(text).truncate().selectable(false));
                }
            });
        });
    });
}

/// A line to add notes by; a pasted list becomes one note per line.
fn entry(ui: &mut Ui, editor: &mut Editor, state: &mut InboxState, look: Look) {
    let id = Id::unique("inbox_entry");
    if ui.memory(|memory| memory.has_focus(id)) {
        let mut pasted = None;
        ui.input_mut(|input| {
            input.events.retain(|event| match event {
                egui::Event::Paste(text) if text.trim().contains('\n') => {
                    pasted = Some(text.clone());
                    false
                }
                _ => true,
            });
        });
        if let Some(text) = pasted {
            add(editor, state, &text);
        }
    }
    let mut text = editor.inbox_entry().to_owned();
    let field = TextEdit::singleline(&mut text)
        .id(id)
        .hint_text(look.words.capture.add_hint)
        .desired_width(f32::INFINITY);
    let reply = ui.add(field);
    let reply = reply.accessible_name(look.words.capture.add_hint);
    editor.set_inbox_entry(text);
    if reply.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        let added = editor.add_inbox_entry();
        go_to_added(editor, state, added);
        reply.request_focus();
    }
}

fn add(editor: &mut Editor, state: &mut InboxState, text: &str) {
    let added = editor.add_notes(text);
    go_to_added(editor, state, added);
}

fn go_to_added(editor: &Editor, state: &mut InboxState, added: Result<usize, Blocked>) {
    if matches!(added, Ok(num) if num > 0) {
        state.cursor = editor.document().notes.last().map(|note| note.id);
        state.wanted = true;
    }
}

/// The cursor stands on a note that is there.
fn settle_cursor(editor: &Editor, state: &mut InboxState) {
    let notes = &editor.document().notes;
    let is_there = |id: NoteId| notes.iter().any(|note| note.id == id);
    if !state.cursor.is_some_and(is_there) {
        state.cursor = notes.first().map(|note| note.id);
    }
}

fn list(
    ui: &mut Ui,
    area: Rect,
    editor: &mut Editor,
    state: &mut InboxState,
    canvas: &CanvasState,
    look: Look,
    response: &mut WorkshopResponse,
) {
    let reply = ui.interact(area, inbox_id(), Sense::focusable_noninteractive());
    if std::mem::take(&mut state.asks_focus) {
        reply.request_focus();
    }
    let has_focus = reply.has_focus();
    if has_focus {
        let filter = EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(inbox_id(), filter));
        keys::take(ui, editor, state, look, response);
        settle_cursor(editor, state);
    }
    let active = state.cursor.map(row::row_id);
    let name = look.words.capture.inbox;
    describe_list(ui, inbox_id(), accesskit::Role::ListBox, name, active);
    let builder = UiBuilder::new()
        .max_rect(area)
        .accessibility_parent(inbox_id());
    ui.scope_builder(builder, |ui| {
        rows(ui, editor, state, canvas, look, response);
    });
    if has_focus {
        let stroke = egui::Stroke::new(2.0, colour32(look.theme.accent));
        let rect = area.expand(1.0);
        ui.painter()
            .rect_stroke(rect, 2.0, stroke, egui::StrokeKind::Outside);
    }
}

fn rows(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut InboxState,
    canvas: &CanvasState,
    look: Look,
    response: &mut WorkshopResponse,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let notes = editor.document().notes.clone();
    let at = notes
        .iter()
        .position(|note| Some(note.id) == state.cursor)
        .unwrap_or(usize::MAX);
    // The row of the cursor shows all of its text and what can be done.
    let more = row::more_height(ui, notes.get(at).map(|note| &**note), state);
    let top_of = |index: usize| {
        let below = if index > at { more } else { 0.0 };
        index as f32 * meeting::ROW + below
    };
    let wanted = std::mem::take(&mut state.wanted);
    ScrollArea::vertical()
        .id_salt("inbox")
        .auto_shrink([false, false])
        .show_viewport(ui, |ui, viewport| {
            ui.set_height(top_of(notes.len()));
            let (origin, width) = (ui.max_rect().min, ui.max_rect().width());
            let place = |index: usize| {
                let height = top_of(index + 1) - top_of(index);
                let corner = pos2(origin.x, origin.y + top_of(index));
                Rect::from_min_size(corner, vec2(width, height))
            };
            if wanted && at < notes.len() {
                ui.scroll_to_rect(place(at), None);
            }
            for (index, note) in notes.iter().enumerate() {
                let is_seen =
                    top_of(index + 1) >= viewport.min.y && top_of(index) <= viewport.max.y;
                if is_seen {
                    let shown = row::Shown {
                        note,
                        rect: place(index),
                        is_cursor: index == at,
                    };
                    row::show(ui, editor, state, canvas, look, &shown, response);
                }
            }
        });
}

/// What can be done with all of them, and the keys.
fn foot_line(ui: &mut Ui, editor: &mut Editor, look: Look, response: &mut WorkshopResponse) {
    let words = look.words;
    let document = editor.document();
    let knows = document.notes.iter().filter(|note| {
        let place = destination(document, note);
        place.step.is_some() && (place.lane.is_some() || note.kind.is_some())
    });
    let ready: Vec<NoteId> = knows.map(|note| note.id).collect();
    if !ready.is_empty() && ui.button((words.capture.sort_all)(ready.len())).clicked() {
        sort(editor, &ready, look, response);
    }
    if !document_is_empty(editor) {
        let muted = colour32(look.theme.text_muted);
        let keys = RichText::new(words.capture.inbox_keys).size(chrome::SMALL);
        ui.label(keys.color(muted));
    }
}

fn document_is_empty(editor: &Editor) -> bool {
    editor.document().notes.is_empty()
}

/// Makes cards of these notes and says so.
fn sort(editor: &mut Editor, ids: &[NoteId], look: Look, response: &mut WorkshopResponse) -> bool {
    match editor.sort_notes(ids) {
        Ok(num) => {
            response.notice = Some((look.words.capture.sorted)(num));
            true
        }
        Err(_) => false,
    }
}

/// Sorts the note under the cursor, or says what is missing.
fn sort_cursor(
    editor: &mut Editor,
    state: &mut InboxState,
    look: Look,
    response: &mut WorkshopResponse,
) {
    let Some(id) = state.cursor else { return };
    let Some(note) = editor.document().note(id).cloned() else {
        return;
    };
    let place = destination(editor.document(), &note);
    let text = &look.words.capture;
    state.missing = match (place.step, place.lane, note.kind) {
        (None, ..) => Some(text.needs_step),
        (_, None, None) => Some(text.needs_lane),
        _ => None,
    };
    if state.missing.is_some() {
        state.wanted = true;
        return;
    }
    let notes = &editor.document().notes;
    let at = notes.iter().position(|note| note.id == id).unwrap_or(0);
    if sort(editor, &[id], look, response) {
        let notes = &editor.document().notes;
        let next = notes.get(at).or_else(|| notes.last());
        state.cursor = next.map(|note| note.id);
        state.wanted = true;
    }
}

/// What follows the pointer while a note is dragged over the map, and where it would land.
pub(super) fn dragged(
    ctx: &Context,
    area: Rect,
    editor: &mut Editor,
    state: &mut InboxState,
    canvas: &CanvasState,
    look: Look,
) {
    let Some(drag) = editor.note_drag() else {
        return;
    };
    if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        editor.cancel_note_drag();
        ctx.stop_dragging();
        return;
    }
    let painter = ctx
        .layer_painter(egui::LayerId::new(Order::Middle, Id::unique("note_drop")))
        .with_clip_rect(area);
    let colour = colour32(look.theme.selection);
    match drag.over {
        Some(NoteDrop::Cell(place)) => {
            if let Some(rect) = canvas.on_screen(editor, place.line) {
                painter.rect_filled(rect.expand(1.0), 2.0, colour);
            }
        }
        Some(NoteDrop::Step { place, .. }) => {
            if let Some(rect) = canvas.on_screen(editor, place) {
                let stroke = egui::Stroke::new(3.0, colour);
                painter.rect_stroke(rect, 6.0, stroke, egui::StrokeKind::Outside);
            }
        }
        None => {}
    }
    let note = editor.document().note(drag.note).cloned();
    let pointer = ctx.input(|input| input.pointer.interact_pos());
    if let (Some(note), Some(pointer)) = (note, pointer) {
        Area::new(Id::unique("note_ghost"))
            .order(Order::Tooltip)
            .interactable(false)
            .fixed_pos(pointer + vec2(14.0, 10.0))
            .show(ctx, |ui| {
                super::plate(look)
                    .inner_margin(egui::Margin::same(8))
                    .show(ui, |ui| {
                        ui.set_max_width(240.0);
                        ui.add(egui::Label::new(&note.text).truncate());
                    });
            });
    }
    if ctx.input(|input| input.pointer.any_released()) {
        let id = drag.note;
        if editor.drop_note() == Ok(Dropped::NeedsLane) {
            state.cursor = Some(id);
            state.missing = Some(look.words.capture.needs_lane);
            state.asks_focus = true;
            state.wanted = true;
        }
    }
}
