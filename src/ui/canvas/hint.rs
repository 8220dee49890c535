//! A calm sentence where the map is still empty: what to do next.

use egui::{Painter, StrokeKind, vec2};

use crate::editor::Editor;
use crate::i18n::Catalog;
use crate::model::Document;
use crate::theme::{Theme, chrome};
use crate::ui::style::{colour32, regular};

pub(super) fn paint(
    painter: &Painter,
    editor: &Editor,
    area: egui::Rect,
    theme: &Theme,
    words: &Catalog,
) {
    if editor.text_edit().is_some() {
        return;
    }
    let doing = if editor.picks_link() {
        Some(words.panel.hint_link)
    } else if editor.offers_step() {
        Some(words.panel.offered_step)
    } else {
        None
    };
    let Some(text) = doing.or_else(|| hint(editor.document(), words)) else {
        return;
    };
    let ink = colour32(theme.text_muted);
    let width = (area.width() - 48.0).clamp(80.0, 420.0);
    let galley = painter.layout(text.to_owned(), regular(chrome::TEXT), ink, width);
    let size = galley.size() + vec2(32.0, 24.0);
    let centre = egui::pos2(area.center().x, area.bottom() - 40.0 - size.y / 2.0);
    let rect = egui::Rect::from_center_size(centre, size);
    let line = egui::Stroke::new(1.0, colour32(theme.chrome_border));
    painter.rect(
        rect,
        8.0,
        colour32(theme.chrome_raised),
        line,
        StrokeKind::Inside,
    );
    painter.galley(rect.min + vec2(16.0, 12.0), galley, ink);
}

/// What the map lacks most.
fn hint<'a>(document: &Document, words: &'a Catalog) -> Option<&'a str> {
    let text = &words.panel;
    if document.stages.is_empty() {
        Some(text.hint_no_stage)
    } else if document.num_steps() == 0 {
        Some(text.hint_no_step)
    } else if document.lanes.is_empty() {
        Some(text.hint_no_lane)
    } else if document.lanes.iter().all(|lane| lane.hidden) {
        Some(text.hint_all_hidden)
    } else if document.cards.is_empty() {
        Some(text.hint_no_card)
    } else {
        None
    }
}
