//! How many matches are on the cards of each step, in views that draw no cards.

use egui::{Align2, Painter, Stroke, StrokeKind, Vec2};

use super::view::View;
use crate::editor::Editor;
use crate::scene::{Point, Target};
use crate::theme::{Theme, chrome};
use crate::ui::style::{bold, colour32};

/// A number on every step that holds matches.
pub(super) fn paint(painter: &Painter, editor: &Editor, view: View, theme: &Theme) {
    if editor.layout().has_grid() {
        return;
    }
    let current = editor.shown_match();
    let ink = colour32(theme.find_text);
    let edge = Stroke::new(1.0, colour32(theme.find_edge));
    for (step, count) in editor.finder().holding_steps() {
        let target = Target::Step(step);
        let Some(at) = place(editor, target) else {
            continue;
        };
        let fill = if current == Some(target) {
            theme.find_current
        } else {
            theme.find_mark
        };
        let text = painter.layout_no_wrap(count.to_string(), bold(chrome::SMALL), ink);
        let size = text.size() + Vec2::new(12.0, 4.0);
        let pill = Align2::CENTER_CENTER.anchor_size(view.pos(at), size.max(Vec2::splat(size.y)));
        painter.rect(
            pill,
            size.y / 2.0,
            colour32(fill),
            edge,
            StrokeKind::Outside,
        );
        let corner = pill.center() - text.size() / 2.0;
        painter.galley(corner, text, ink);
    }
}

/// The middle of a step's own shape, or the corner of its rectangle.
fn place(editor: &Editor, step: Target) -> Option<Point> {
    let layout = editor.layout();
    match layout.outline_of(step) {
        Some(corners) if !corners.is_empty() => {
            let sum = corners
                .iter()
                .fold(Point::default(), |sum, &corner| sum + corner);
            Some(sum * (1.0 / corners.len() as f32))
        }
        _ => layout.rect_of(step).map(|place| Point {
            x: place.right(),
            y: place.y,
        }),
    }
}
