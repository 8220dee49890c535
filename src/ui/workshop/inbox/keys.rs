//! The keys of the list of notes.

use egui::{Event, Key, Modifiers, Ui};

use super::super::WorkshopResponse;
use super::{InboxState, sort_cursor};
use crate::command::Command;
use crate::editor::{Editor, said};
use crate::model::{Edit, NoteId};
use crate::scene::Target;
use crate::ui::canvas::canvas_id;
use crate::ui::style::Look;

/// Does what the keys of this frame ask for.
pub(super) fn take(
    ui: &Ui,
    editor: &mut Editor,
    state: &mut InboxState,
    look: Look,
    response: &mut WorkshopResponse,
) {
    for event in ui.input(|input| input.events.clone()) {
        match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => key_pressed(ui, editor, state, look, response, key, modifiers),
            Event::Text(text) => type_sign(editor, state, &text),
            Event::Paste(text) => super::add(editor, state, &text),
            _ => {}
        }
    }
}

fn key_pressed(
    ui: &Ui,
    editor: &mut Editor,
    state: &mut InboxState,
    look: Look,
    response: &mut WorkshopResponse,
    key: Key,
    modifiers: Modifiers,
) {
    if key == Key::Escape {
        leave(ui, editor, state);
        return;
    }
    if key == Key::I && modifiers.is_none() && editor.presenting().is_some() {
        response.commands.push(Command::ToggleInbox);
        return;
    }
    let Some(id) = state.cursor else { return };
    let moves_note = modifiers.alt;
    let chooses_lane = modifiers.shift;
    match key {
        Key::ArrowUp if moves_note => move_note(editor, id, -1),
        Key::ArrowDown if moves_note => move_note(editor, id, 1),
        Key::ArrowUp if chooses_lane => shift_lane(editor, state, id, -1),
        Key::ArrowDown if chooses_lane => shift_lane(editor, state, id, 1),
        Key::ArrowUp => go(editor, state, -1),
        Key::ArrowDown => go(editor, state, 1),
        Key::Home => go(editor, state, isize::MIN),
        Key::End => go(editor, state, isize::MAX),
        Key::ArrowLeft => shift_step(editor, state, id, -1),
        Key::ArrowRight => shift_step(editor, state, id, 1),
        Key::Enter => sort_cursor(editor, state, look, response),
        Key::F2 => write(editor, state, id),
        Key::Delete | Key::Backspace => remove(editor, state, id),
        _ => return,
    }
    state.wanted = true;
}

/// Closes the list while the map is presented; gives the keyboard back to the map beside it.
fn leave(ui: &Ui, editor: &Editor, state: &mut InboxState) {
    if editor.presenting().is_some() {
        state.is_open = false;
    }
    ui.memory_mut(|memory| memory.request_focus(canvas_id()));
}

fn type_sign(editor: &mut Editor, state: &InboxState, text: &str) {
    let Some(id) = state.cursor else { return };
    let now = editor.document().note(id).and_then(|note| note.kind);
    if let Some(kind) = said(text).kind {
        // The same sign again takes it away.
        let kind = (now != Some(kind)).then_some(kind);
        let _ = editor.set_note_kind(id, kind);
    }
}

fn place_of(editor: &Editor, id: NoteId) -> Option<usize> {
    let notes = &editor.document().notes;
    notes.iter().position(|note| note.id == id)
}

fn go(editor: &mut Editor, state: &mut InboxState, by: isize) {
    let notes = &editor.document().notes;
    let now = state
        .cursor
        .and_then(|id| place_of(editor, id))
        .unwrap_or(0);
    let last = notes.len().saturating_sub(1);
    let next = now.saturating_add_signed(by).min(last);
    state.cursor = notes.get(next).map(|note| note.id);
    state.missing = None;
    editor.keep_written_note();
}

fn move_note(editor: &mut Editor, id: NoteId, by: isize) {
    let Some(at) = place_of(editor, id) else {
        return;
    };
    let to = at.saturating_add_signed(by);
    editor.seal();
    let _ = editor.apply(Edit::MoveNote { id, to }, None);
}

pub(super) fn shift_step(editor: &mut Editor, state: &mut InboxState, id: NoteId, by: isize) {
    if let Ok(step) = editor.shift_note_step(id, by) {
        state.missing = None;
        show_step(editor, step);
    }
}

/// The map shows which step is meant.
fn show_step(editor: &mut Editor, step: crate::model::StepId) {
    if editor.presenting().is_none() {
        editor.select([Target::Step(step)]);
        editor.reveal(Target::Step(step));
    }
}

fn shift_lane(editor: &mut Editor, state: &mut InboxState, id: NoteId, by: isize) {
    if editor.shift_note_lane(id, by).is_ok() {
        state.missing = None;
    }
}

pub(super) fn write(editor: &mut Editor, state: &mut InboxState, id: NoteId) {
    state.writing_asks_focus = editor.write_note(id).is_ok();
}

pub(super) fn remove(editor: &mut Editor, state: &mut InboxState, id: NoteId) {
    let at = place_of(editor, id).unwrap_or(0);
    if editor.remove_notes(vec![id]).is_ok() {
        let notes = &editor.document().notes;
        let next = notes.get(at).or_else(|| notes.last());
        state.cursor = next.map(|note| note.id);
    }
}
