//! An input method on a cell that is only selected: what it composes shows as the card to be.
//!
//! The canvas keeps the focus until something is committed: giving it away would end the composition.

use egui::output::IMEOutput;
use egui::{Event, IMEPurpose, ImeEvent, Rect, Response, Ui, vec2};

use super::text_edit::TextEditState;
use super::view::View;
use crate::editor::{Editor, Finish};
use crate::scene::Target;

/// Takes the canvas's events of an input method. Says whether there is a composition, or was in this frame.
pub(super) fn handle(events: &[Event], editor: &mut Editor, text: &mut TextEditState) -> bool {
    let mut had = text.composes_on_canvas;
    for event in events {
        match event {
            Event::Ime(ImeEvent::Preedit { text: letters, .. }) => {
                if !text.composes_on_canvas && !letters.is_empty() {
                    text.composes_on_canvas = begin(editor);
                    had |= text.composes_on_canvas;
                }
                if text.composes_on_canvas {
                    editor.set_composed_text(letters.clone());
                }
            }
            Event::Ime(ImeEvent::Commit(letters)) if text.composes_on_canvas => {
                editor.set_edit_text(letters.clone());
                // An empty one is followed by nothing: the card goes below.
                text.composes_on_canvas = letters.is_empty();
            }
            Event::Text(letters) if had => {
                text.composes_on_canvas = false;
                editor.type_text(letters);
            }
            _ => {}
        }
    }
    let is_empty = |editor: &Editor| editor.text_edit().is_some_and(|edit| edit.text.is_empty());
    if text.composes_on_canvas && (editor.text_edit().is_none() || is_empty(editor)) {
        text.composes_on_canvas = false;
        editor.finish_text_edit(Finish::Discard);
    }
    had
}

/// An empty card in the selected cell.
fn begin(editor: &mut Editor) -> bool {
    let cell = match editor.selection().cursor() {
        Some(Target::Cell { step, lane }) if editor.takes_text() => Some((step, lane)),
        _ => None,
    };
    let is_free = editor.text_edit().is_none() && !editor.offers_step();
    let cell = cell.filter(|_| is_free);
    cell.is_some_and(|(step, lane)| editor.begin_card(step, lane).is_ok())
}

/// Lets an input method work while what is selected takes text, and tells it where.
pub(super) fn allow(
    ui: &Ui,
    response: &Response,
    editor: &Editor,
    view: View,
    text: &TextEditState,
) {
    let is_ours = editor.text_edit().is_none() || text.composes_on_canvas;
    if !response.has_focus() || !is_ours || !editor.takes_text() {
        return;
    }
    let place = match editor.text_edit_area() {
        Some(area) => Some(area.rect),
        None => editor
            .selection()
            .cursor()
            .and_then(|cell| editor.place_of(cell)),
    };
    let rect = place.map_or(view.area, |rect| view.rect(rect));
    let cursor_rect = Rect::from_min_size(rect.min, vec2(1.0, rect.height().min(24.0)));
    ui.output_mut(|output| {
        output.ime = Some(IMEOutput {
            purpose: IMEPurpose::Normal,
            rect,
            cursor_rect,
            should_interrupt_composition: false,
        });
    });
}
