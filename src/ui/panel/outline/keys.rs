//! The keyboard in the tree: walk, fold, jump by letters, move, rename, delete.

use egui::{Event, Key, Modifiers, Ui};

use super::{OutlineState, ROW_HEIGHT, row};
use crate::command::Command;
use crate::editor::Editor;
use crate::i18n::Catalog;
use crate::scene::Target;
use crate::text::fold::{self, Folding};
use crate::ui::canvas::canvas_id;
use crate::ui::panel::name_of;

/// Seconds after which letters begin a new word.
const PAUSE: f64 = 1.0;

pub(super) fn take(
    ui: &Ui,
    editor: &mut Editor,
    state: &mut OutlineState,
    height: f32,
    words: &'static Catalog,
) {
    let pressed =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::Escape) {
        ui.memory_mut(|memory| memory.request_focus(canvas_id()));
        return;
    }
    // With Alt first: without, the same keys match too.
    for (key, down, is_out) in [
        (Key::ArrowUp, false, false),
        (Key::ArrowDown, true, false),
        (Key::ArrowLeft, false, true),
        (Key::ArrowRight, true, true),
    ] {
        if pressed(Modifiers::ALT, key) {
            move_row(editor, state, down, is_out);
        }
    }
    let page = (height / ROW_HEIGHT).floor().max(2.0) as isize - 1;
    for (key, by) in [
        (Key::ArrowUp, -1),
        (Key::ArrowDown, 1),
        (Key::PageUp, -page),
        (Key::PageDown, page),
        (Key::Home, isize::MIN / 2),
        (Key::End, isize::MAX / 2),
    ] {
        if pressed(Modifiers::NONE, key) {
            walk(editor, state, by);
        }
    }
    if pressed(Modifiers::NONE, Key::ArrowRight) {
        unfold(editor, state);
    }
    if pressed(Modifiers::NONE, Key::ArrowLeft) {
        fold_up(editor, state);
    }
    if pressed(Modifiers::NONE, Key::Insert) {
        state.add.focus();
    }
    if (pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::F2))
        && let Some(target) = state.cursor
    {
        state.renaming = row::Renaming::begin(editor, target);
    }
    if pressed(Modifiers::NONE, Key::Delete) {
        delete(editor, state);
    }
    letters(ui, editor, state, words);
}

fn at(state: &OutlineState) -> Option<usize> {
    state.outline.index_of(state.cursor?)
}

fn walk(editor: &mut Editor, state: &mut OutlineState, by: isize) {
    let Some(last) = state.outline.rows().len().checked_sub(1) else {
        return;
    };
    let next = match at(state) {
        Some(index) => index.saturating_add_signed(by).min(last),
        None if by > 1 => last,
        None => 0,
    };
    go(editor, state, next);
}

fn go(editor: &mut Editor, state: &mut OutlineState, index: usize) {
    if let Some(row) = state.outline.rows().get(index) {
        state.stand(editor, row.target);
    }
}

/// Unfolds a row, or goes to the first one in it.
fn unfold(editor: &mut Editor, state: &mut OutlineState) {
    let Some(index) = at(state) else { return };
    let row = state.outline.rows()[index];
    match row.is_expanded {
        Some(true) => go(editor, state, index + 1),
        Some(false) => {
            state.outline.set_expanded(row.target, true);
            state.outline.look(editor.document());
        }
        None => {}
    }
}

/// Folds a row, or goes to the one that holds it.
fn fold_up(editor: &mut Editor, state: &mut OutlineState) {
    let Some(index) = at(state) else { return };
    let row = state.outline.rows()[index];
    if row.is_expanded == Some(true) {
        state.outline.set_expanded(row.target, false);
        state.outline.look(editor.document());
    } else if let Some(parent) = state.outline.parent_of(index) {
        go(editor, state, parent);
    }
}

fn move_row(editor: &mut Editor, state: &mut OutlineState, down: bool, is_out: bool) {
    let Some(target) = state.cursor else { return };
    let moved = if is_out {
        editor.move_out_in_outline(target, down)
    } else {
        editor.move_in_outline(target, down)
    };
    if moved.is_ok() {
        state.outline.uncover(editor.document(), target);
        state.outline.look(editor.document());
        state.stand(editor, target);
    }
}

/// Deletes what is selected; the keyboard stands on what follows.
fn delete(editor: &mut Editor, state: &mut OutlineState) {
    let Some(target) = state.cursor else { return };
    if !editor.selection().contains(target) {
        editor.select([target]);
    }
    let index = at(state);
    // What cannot be deleted stays; the reason is in the menu.
    if editor.run(Command::Delete).is_err() {
        return;
    }
    state.outline.look(editor.document());
    state.cursor = None;
    let last = state.outline.rows().len().checked_sub(1);
    if let Some((index, last)) = index.zip(last) {
        go(editor, state, index.min(last));
    }
}

/// Letters typed go to the next row that begins with them.
fn letters(ui: &Ui, editor: &mut Editor, state: &mut OutlineState, words: &'static Catalog) {
    let (events, now) = ui.input(|input| (input.events.clone(), input.time));
    let mut typed = String::new();
    for event in events {
        if let Event::Text(text) = event {
            typed.push_str(&text);
        }
    }
    let (begun, last) = &mut state.typed;
    if now - *last > PAUSE {
        begun.clear();
    }
    if typed.is_empty() || (begun.is_empty() && typed.trim().is_empty()) {
        return;
    }
    begun.push_str(&typed);
    *last = now;
    let folding = Folding::default();
    let wanted = fold::fold(begun, folding);
    // The same letter again goes on to the next row; more letters look from the row itself.
    let mut chars = wanted.chars();
    let first = chars.next();
    let is_same_letter = chars.all(|c| Some(c) == first);
    let wanted = match first {
        Some(letter) if is_same_letter => letter.to_string(),
        _ => wanted,
    };
    let count = state.outline.rows().len();
    let from = at(state).map_or(0, |index| index + usize::from(is_same_letter));
    let rows = (0..count).map(|step| (from + step) % count);
    let found = rows.into_iter().find(|&index| {
        let target: Target = state.outline.rows()[index].target;
        let name = name_of(editor.document(), target, words);
        fold::fold(&name, folding).starts_with(&wanted)
    });
    if let Some(index) = found {
        go(editor, state, index);
    }
}
