//! The bars above the map: find and replace, and the filter.
//!
//! Each takes a strip of the canvas's room, so that nothing on the map is covered. What is found and what
//! is dimmed is the editor's business.

mod filter;
mod find;

use egui::{EventFilter, Frame, Id, Key, Margin, Modifiers, Panel, Response, Ui};

use crate::editor::Editor;
use crate::i18n::Catalog;
use crate::theme::Theme;
use crate::ui::canvas::canvas_id;
use crate::ui::style::colour32;

/// What the bars remember from frame to frame. One per opened map.
#[derive(Default)]
pub struct SearchState {
    find: find::FindState,
    filter: filter::FilterState,
}

impl SearchState {
    /// Opens the find bar, with the field for a replacement if wanted, and puts the keyboard there.
    pub fn open_find(&mut self, editor: &mut Editor, replaces: bool) {
        editor.open_find();
        self.find.begin(editor.finder().query(), replaces);
    }

    /// Opens the filter bar, or closes it when nothing is asked for.
    pub fn toggle_filter(&mut self, editor: &Editor) {
        self.filter.toggle(editor.filter().is_on());
    }
}

/// Draws the bars that are open at the top of `ui`.
pub fn bars(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut SearchState,
    theme: &Theme,
    words: &'static Catalog,
) {
    let frame = Frame::new()
        .fill(colour32(theme.chrome))
        .inner_margin(Margin::symmetric(8, 4));
    if editor.finder().is_open() {
        editor.refresh_find();
        Panel::top("find-bar").frame(frame).show(ui, |ui| {
            find::show(ui, editor, &mut state.find, theme, words);
        });
    }
    if state.filter.is_open() || editor.filter().is_on() {
        Panel::top("filter-bar").frame(frame).show(ui, |ui| {
            filter::show(ui, editor, &mut state.filter, theme, words);
        });
    }
}

/// A widget of a bar: Escape is the bar's own, and it knows whether it has the keyboard.
fn member(ui: &Ui, response: &Response, has_focus: &mut bool) {
    if response.has_focus() {
        *has_focus = true;
        keep_escape(ui, response.id);
    }
}

fn keep_escape(ui: &Ui, id: Id) {
    let filter = EventFilter {
        escape: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|input| input.consume_key(modifiers, key))
}

fn back_to_map(ui: &Ui) {
    ui.memory_mut(|memory| memory.request_focus(canvas_id()));
    ui.ctx().request_repaint();
}
