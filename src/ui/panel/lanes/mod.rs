//! The left panel: the map's rows and columns as lists to show, hide, add to, sort and rename.

mod columns;
mod list;
mod row;
mod rows;

use egui::{ScrollArea, Ui};

use crate::command::Command;
use crate::editor::Editor;
use crate::i18n::Catalog;
use crate::scene::Target;
use crate::theme::{Theme, chrome};
use crate::ui::panel::outline::{OutlineState, outline};

/// Which list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
enum Tab {
    #[default]
    Lanes,
    Columns,
    Outline,
}

/// What the panel remembers from frame to frame.
#[derive(Default)]
pub struct LanesState {
    tab: Tab,
    outline: OutlineState,
    /// The row whose name is being written, and the name so far.
    renaming: Option<(Target, String)>,
    adds_lane: bool,
    role_search: String,
    /// The row the keyboard goes to in this frame, and in the next: rows that others left change their
    /// ids, and the focus would be lost with them.
    wanted: Option<Target>,
    next: Option<Target>,
    /// The keyboard is on a row: it has keys of its own.
    has_focus: bool,
    /// Where the keyboard stood on the map.
    cursor: Option<Target>,
}

impl LanesState {
    /// Whether the keyboard is on a row of the list.
    pub fn has_focus(&self) -> bool {
        self.has_focus
    }

    pub fn shows_outline(&self) -> bool {
        self.tab == Tab::Outline
    }

    /// Turns to the outline, with the keyboard in it.
    pub fn show_outline(&mut self) {
        self.tab = Tab::Outline;
        self.outline.focus();
    }

    /// Turns to the lanes if the outline is shown.
    pub fn leave_outline(&mut self) {
        if self.shows_outline() {
            self.tab = Tab::Lanes;
        }
    }

    /// Shows the list that has what was picked on the map.
    fn follow(&mut self, cursor: Option<Target>) {
        if std::mem::replace(&mut self.cursor, cursor) == cursor {
            return;
        }
        match cursor {
            // The outline follows by itself, and stays.
            _ if self.shows_outline() => {}
            Some(Target::Lane(_)) => self.tab = Tab::Lanes,
            Some(Target::Stage(_) | Target::Step(_)) => self.tab = Tab::Columns,
            _ => {}
        }
    }
}

/// Draws the panel and applies what is changed in it; the command that only the window can run.
pub fn lanes(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut LanesState,
    theme: &Theme,
    words: &'static Catalog,
) -> Option<Command> {
    state.follow(editor.selection().cursor());
    state.has_focus = false;
    state.wanted = state.next.take();
    ui.spacing_mut().item_spacing.y = chrome::UNIT;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = chrome::UNIT;
        for (tab, name) in [
            (Tab::Lanes, words.panel.lanes),
            (Tab::Columns, words.panel.steps),
            (Tab::Outline, words.outline.outline),
        ] {
            if ui.selectable_label(state.tab == tab, name).clicked() {
                state.tab = tab;
                state.renaming = None;
            }
        }
    });
    ui.separator();
    if state.tab == Tab::Outline {
        outline(ui, editor, &mut state.outline, theme, words);
        return None;
    }
    let asked = ScrollArea::vertical()
        .id_salt(("lanes", state.tab))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            if state.tab == Tab::Columns {
                columns::show(ui, editor, state, theme, words)
            } else {
                rows::show(ui, editor, state, theme, words)
            }
        })
        .inner;
    if state.next.is_some() {
        ui.ctx().request_repaint();
    }
    asked
}

/// Where in a list a row dragged from `from` ends up when it is dropped before `before`.
fn place_after_move(from: usize, before: usize) -> usize {
    if before > from { before - 1 } else { before }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_dropped_around_itself_stays() {
        assert_eq!(place_after_move(2, 2), 2);
        assert_eq!(place_after_move(2, 3), 2);
        assert_eq!(place_after_move(2, 5), 4);
        assert_eq!(place_after_move(2, 0), 0);
    }
}
