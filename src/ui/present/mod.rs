//! The map in a meeting room: the picture alone, and what is laid over it.
//!
//! [`show`] draws the picture of the current stop over the whole window. What belongs to the meeting (a line
//! to write on, the timer, votes) is laid over it in [`overlay`], one call each.

pub mod agenda;
pub mod timer;

use egui::Ui;

use crate::command::Command;
use crate::editor::{Cover, Editor};
use crate::i18n::Catalog;
use crate::scene::Size;
use crate::theme::{BLACK, Theme, WHITE};
use crate::ui::canvas::{self, CanvasState};
use crate::ui::style::colour32;

/// Shows the presentation; the commands that were asked for.
pub fn show(
    ui: &mut Ui,
    editor: &mut Editor,
    canvas: &mut CanvasState,
    theme: &Theme,
    words: &'static Catalog,
) -> Vec<Command> {
    let area = ui.available_rect_before_wrap();
    editor.set_picture_size(Size {
        width: area.width(),
        height: area.height(),
    });
    canvas::presented(ui, area, editor, canvas, theme, words);
    let cover = editor
        .presenting()
        .and_then(|presenting| presenting.cover());
    if let Some(cover) = cover {
        let colour = match cover {
            Cover::Black => BLACK,
            Cover::White => WHITE,
        };
        ui.painter().rect_filled(area, 0.0, colour32(colour));
    }
    overlay(ui, area, editor, theme, words)
}

/// What the meeting lays over the picture, bottom to top.
fn overlay(
    _ui: &mut Ui,
    _area: egui::Rect,
    _editor: &mut Editor,
    _theme: &Theme,
    _words: &'static Catalog,
) -> Vec<Command> {
    Vec::new()
}
