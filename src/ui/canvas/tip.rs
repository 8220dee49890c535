//! The whole text of what is under the pointer where the map is too small to read it, and the source of a
//! card, which the map may shorten.

use egui::Response;

use super::view::View;
use crate::editor::Editor;
use crate::i18n::Catalog;
use crate::model::Evidence;
use crate::scene::Target;
use crate::theme::map;
use crate::ui::panel::name_of;

/// Letters smaller than this, in points, are told again.
const LEAST_READABLE: f32 = 8.0;
/// Characters in sight; more is for the inspector.
const MOST: usize = 400;

pub(super) fn show(response: &Response, editor: &Editor, view: View, words: &Catalog) {
    let is_readable = editor.viewport().zoom * map::CARD.size >= LEAST_READABLE;
    if editor.is_dragging() || editor.text_edit().is_some() {
        return;
    }
    let Some(target) = editor.hovered() else {
        return;
    };
    if !matches!(
        target,
        Target::Card(_) | Target::Step(_) | Target::Stage(_) | Target::Lane(_)
    ) {
        return;
    }
    // The map may have moved under a pointer that stands still.
    let under = response.hover_pos().map(|pos| view.point(pos));
    let under = under.and_then(|at| editor.layout().hit(at, view.visible()));
    if under != Some(target) {
        return;
    }
    let source = source(editor, target);
    let mut text = match (is_readable, source) {
        (true, None) => return,
        (true, Some(source)) => words.inspector.source_of(source),
        (false, None) => name_of(editor.document(), target, words),
        (false, Some(source)) => {
            let name = name_of(editor.document(), target, words);
            format!("{name}\n{}", words.inspector.source_of(source))
        }
    };
    if let Some((end, _)) = text.char_indices().nth(MOST) {
        text.truncate(end);
        text.push('…');
    }
    response.clone().on_hover_text_at_pointer(text);
}

/// Where a card's evidence comes from, when that is long enough to be shortened.
fn source(editor: &Editor, target: Target) -> Option<&str> {
    const LONG: usize = 16;
    let Target::Card(id) = target else {
        return None;
    };
    match &editor.document().card(id)?.evidence {
        Evidence::Observed { source } if source.chars().count() > LONG => Some(source),
        _ => None,
    }
}
