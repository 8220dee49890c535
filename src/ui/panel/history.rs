//! The list of changes, newest last: a click or Enter goes back to one, or forward again.

use egui::{Align, Button, RichText, ScrollArea, Ui, vec2};

use crate::editor::Editor;
use crate::i18n::{Catalog, capital};
use crate::theme::{Theme, chrome};
use crate::ui::style::colour32;

/// What the panel remembers from frame to frame.
#[derive(Default)]
pub struct HistoryState {
    pub is_open: bool,
    /// The keyboard goes to the current line in the next frame.
    pub asks_focus: bool,
    shown: Option<(usize, usize)>,
}

impl HistoryState {
    /// Opens it, with the keyboard on the current line, or closes it.
    pub fn toggle(&mut self) {
        self.is_open = !self.is_open;
        self.asks_focus = self.is_open;
        self.shown = None;
    }
}

/// Draws the panel and goes where it is told.
pub fn history(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut HistoryState,
    theme: &Theme,
    words: &'static Catalog,
) {
    let text = &words.picker;
    ui.heading(text.history);
    let muted = colour32(theme.text_muted);
    ui.label(
        RichText::new(text.history_hint)
            .size(chrome::SMALL)
            .color(muted),
    );
    ui.separator();
    let (current, len) = (editor.history().position(), editor.history().len());
    // Whatever moved the history, the line where the map stands is in sight.
    let moved = state.shown.replace((current, len)) != Some((current, len));
    let mut wanted = None;
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let names: Vec<String> = editor
                .history()
                .names()
                .map(|name| capital(&editor.catalog().editor.edit_name(name)))
                .collect();
            for index in 0..=len {
                let name = match index.checked_sub(1) {
                    Some(step) => format!("{index}\u{2002}{}", names[step]),
                    None => text.history_start.to_owned(),
                };
                let label = match index > current {
                    true => RichText::new(name).color(muted),
                    false => RichText::new(name),
                };
                let row = Button::selectable(index == current, label)
                    .truncate()
                    .min_size(vec2(ui.available_width(), chrome::TARGET + chrome::UNIT));
                let response = ui.add(row);
                if index == current && moved {
                    response.scroll_to_me(Some(Align::Center));
                }
                if index == current && std::mem::take(&mut state.asks_focus) {
                    response.request_focus();
                }
                if response.gained_focus() {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    wanted = Some(index);
                }
            }
        });
    if let Some(index) = wanted {
        editor.go_to_step(index);
    }
}
