//! The line over the tree in which typing adds: a kind, a text, Enter.

use egui::{ComboBox, Id, Key, Modifiers, TextEdit, Ui, vec2};

use super::{OutlineState, outline_id};
use crate::editor::{Editor, OutlineKind};
use crate::i18n::Catalog;
use crate::scene::Target;
use crate::theme::chrome;

#[derive(Default)]
pub(super) struct AddState {
    text: String,
    /// Chosen by hand, for as long as the same row is selected.
    kind: Option<(Option<Target>, OutlineKind)>,
    asks_focus: bool,
}

impl AddState {
    pub fn focus(&mut self) {
        self.asks_focus = true;
    }
}

fn field_id() -> Id {
    Id::unique("outline-add")
}

pub(super) fn field(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut OutlineState,
    words: &'static Catalog,
) {
    let text = &words.outline;
    let cursor = state.cursor;
    let usual = OutlineKind::beside(cursor);
    let chosen = state.add.kind.filter(|(target, _)| *target == cursor);
    let mut kind = chosen.map_or(usual, |(_, kind)| kind);
    let is_focused = ui.memory(|memory| memory.has_focus(field_id()));
    if is_focused {
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Escape) {
            ui.memory_mut(|memory| memory.request_focus(outline_id()));
        } else if pressed(Key::Enter) && !state.add.text.trim().is_empty() {
            add(editor, state, kind);
        }
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = chrome::UNIT;
        let combo = ComboBox::from_id_salt("outline-kind")
            .width(96.0)
            .selected_text(text.kind(kind as usize))
            .show_ui(ui, |ui| {
                for it in OutlineKind::ALL {
                    ui.selectable_value(&mut kind, it, text.kind(it as usize));
                }
            });
        combo.response.accessible_name(text.add);
        let edit = TextEdit::singleline(&mut state.add.text)
            .id(field_id())
            .hint_text(text.new_one(kind as usize))
            .desired_width(f32::INFINITY)
            .min_size(vec2(0.0, chrome::TARGET))
            .event_filter(egui::EventFilter {
                escape: true,
                horizontal_arrows: true,
                ..egui::EventFilter::default()
            });
        let response = ui.add(edit);
        if std::mem::take(&mut state.add.asks_focus) {
            response.request_focus();
        }
        response.accessible_name(text.new_one(kind as usize));
    });
    if kind != usual || chosen.is_some() {
        state.add.kind = Some((state.cursor, kind));
    }
}

fn add(editor: &mut Editor, state: &mut OutlineState, kind: OutlineKind) {
    let text = state.add.text.trim().to_owned();
    if let Ok(target) = editor.add_to_outline(kind, state.cursor, &text) {
        state.add.text.clear();
        state.outline.uncover(editor.document(), target);
        state.outline.look(editor.document());
        state.stand(editor, target);
        // The next line is of the same kind.
        state.add.kind = Some((Some(target), kind));
    }
}
