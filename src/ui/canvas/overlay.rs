//! What is drawn over the map while it is worked on: selection, hover, marquee, drop line, ghosts.

use egui::{Align2, Painter, Stroke, StrokeKind, Vec2, pos2, vec2};

use super::hand;
use super::input::InputState;
use super::view::View;
use crate::editor::{Cursor, Editor, Overlay};
use crate::i18n::Catalog;
use crate::scene::{Pin, Rect, Target, point};
use crate::theme::{Theme, chrome};
use crate::ui::panel;
use crate::ui::style::{bold, colour32};

/// Screen points between a thing and its outline.
const GAP: f32 = 2.0;

pub(super) fn paint(
    painter: &Painter,
    editor: &Editor,
    overlay: &Overlay,
    view: View,
    theme: &Theme,
    words: &Catalog,
    input: &InputState,
) {
    // What passes under the pinned headers does so with its outline.
    let clear = view.rect(unpinned(editor, view));
    let beside = |left: f32, top: f32| {
        let clip = egui::Rect::from_min_max(pos2(left, top), view.area.max);
        painter.with_clip_rect(clip.intersect(view.area))
    };
    let under = beside(clear.min.x, clear.min.y);
    let headers = beside(clear.min.x, view.area.min.y);
    let labels = beside(view.area.min.x, clear.min.y);
    let layer = |target: Target| match target {
        Target::Stage(_) | Target::Step(_) => &headers,
        Target::Lane(_) => &labels,
        Target::Title => painter,
        _ => &under,
    };
    let selection = colour32(theme.selection);
    let tint = colour32(theme.selection.with_alpha(28));
    let radius = |target: Target| match target {
        Target::Card(_) => 6.0 * view.zoom + GAP,
        Target::Emotion { .. } => 64.0,
        _ => 4.0,
    };
    // Where the row of a place is drawn.
    let drawn = |rect: Rect| view.in_row(editor.layout(), rect.top_left()).rect(rect);
    hand::lines(&under, overlay, view, theme);
    if let Some((target, rect)) = overlay.hovered
        && !matches!(target, Target::Link(_) | Target::Shortcut { .. })
        && !overlay.selected.iter().any(|(other, _)| *other == target)
    {
        let rect = frame_of(target, drawn(rect));
        let stroke = Stroke::new(1.5, colour32(theme.hover));
        if !shape(painter, editor, view, target, stroke) {
            layer(target).rect_stroke(rect, radius(target), stroke, StrokeKind::Middle);
        }
        if editor.layout().has_grid() {
            hand::header_grip(layer(target), target, rect, theme);
        }
    }
    for (target, rect) in &overlay.selected {
        let rect = frame_of(*target, drawn(*rect));
        if matches!(target, Target::Cell { .. }) {
            under.rect_filled(rect, 4.0, tint);
        }
        let stroke = Stroke::new(2.0, selection);
        if !shape(painter, editor, view, *target, stroke) {
            layer(*target).rect_stroke(rect, radius(*target), stroke, StrokeKind::Middle);
        }
    }
    for (target, rect) in &overlay.stand_ins {
        let rect = frame_of(*target, view.rect(*rect));
        stand_in(painter, editor, view, (*target, rect), selection);
    }
    hand::handles(&under, editor.layout(), overlay, view, theme);
    hand::border(&labels, painter, overlay, view, theme);
    hand::offer(painter, overlay, view, theme, words);
    hand::header(painter, overlay, view, theme);
    if let Some(rect) = overlay.span {
        let rect = drawn(rect);
        painter.rect(
            rect,
            6.0 * view.zoom,
            tint,
            Stroke::new(2.0, selection),
            StrokeKind::Middle,
        );
    }
    if let Some(preview) = overlay.room {
        hand::room(painter, editor, preview, view, theme);
    }
    if let Some(rect) = overlay.marquee {
        let rect = view.rect(rect);
        painter.rect(
            rect,
            0.0,
            tint,
            Stroke::new(1.0, selection),
            StrokeKind::Inside,
        );
    }
    for (_, ghost) in &overlay.ghosts {
        let rect = view.rect(*ghost);
        let stroke = Stroke::new(1.5, selection);
        painter.rect_stroke(rect, 6.0 * view.zoom, stroke, StrokeKind::Inside);
    }
    if let Some(drop) = overlay.drop {
        hand::insertion(painter, view.rect(drop.line), theme);
    }
    hand::link(painter, overlay, view, theme);
    hand::writing_on_link(&under, editor, view, theme);
    if let Some(preview) = overlay.emotion {
        let at = view.pos(preview.at);
        panel::face(
            painter,
            at,
            (14.0 * view.zoom).clamp(12.0, 28.0),
            preview.value,
            theme,
        );
        let text = format!(
            "{} · {}",
            words.inspector.signed(preview.value.value()),
            words.model.emotion(preview.value)
        );
        label(painter, at + vec2(26.0, 0.0), &text, theme);
    }
    if overlay.cursor == Cursor::Copy
        && let Some(pointer) = input.pointer
    {
        label(painter, pointer + vec2(18.0, 18.0), "+", theme);
    }
}

/// The true outline of a thing that is no rectangle, such as a wedge. Says whether it holds the thing's
/// rectangle too, which then needs no frame of its own.
fn shape(painter: &Painter, editor: &Editor, view: View, target: Target, stroke: Stroke) -> bool {
    let Some(corners) = corners(editor, view, target) else {
        return false;
    };
    let bounds = egui::Rect::from_points(&corners);
    painter.add(egui::Shape::closed_line(corners, stroke));
    let place = editor.layout().rect_of(target);
    place.is_some_and(|place| bounds.contains_rect(view.rect(place)))
}

fn corners(editor: &Editor, view: View, target: Target) -> Option<Vec<egui::Pos2>> {
    let outline = editor.layout().outline_of(target)?;
    Some(outline.iter().map(|&corner| view.pos(corner)).collect())
}

/// Something selected is in there, but not drawn by itself.
fn stand_in(
    painter: &Painter,
    editor: &Editor,
    view: View,
    (target, rect): (Target, egui::Rect),
    colour: egui::Color32,
) {
    const DASH: f32 = 6.0;
    let stroke = Stroke::new(2.0, colour);
    let frame = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
    ];
    let outline = corners(editor, view, target);
    for mut line in outline.into_iter().chain([frame.to_vec()]) {
        line.extend(line.first().copied());
        painter.extend(egui::Shape::dashed_line(&line, stroke, DASH, DASH * 0.7));
    }
}

/// The part of the map in sight that no pinned header covers.
fn unpinned(editor: &Editor, view: View) -> Rect {
    let visible = view.visible();
    let (mut left, mut top) = (visible.x, visible.y);
    for (placed, offset) in editor.layout().scene.on_screen(visible) {
        let bounds = placed.fragment.bounds.translated(offset);
        if placed.pin == Pin::Left && offset.x > placed.offset.x {
            left = left.max(bounds.right());
        }
        if placed.pin == Pin::Top {
            top = top.max(bounds.bottom());
        }
    }
    Rect::between(point(left, top), point(visible.right(), visible.bottom()))
}

/// What frames a target on screen: things a little outside, free places inside their own bounds.
fn frame_of(target: Target, rect: egui::Rect) -> egui::Rect {
    match target {
        Target::Cell { .. } => rect.shrink(1.0),
        _ => rect.expand(GAP),
    }
}

/// A word beside the pointer.
pub(super) fn label(painter: &Painter, at: egui::Pos2, text: &str, theme: &Theme) {
    let ink = colour32(theme.accent_text);
    let galley = painter.layout_no_wrap(text.to_owned(), bold(chrome::SMALL), ink);
    let rect = Align2::LEFT_CENTER.anchor_size(at, galley.size() + Vec2::new(12.0, 6.0));
    painter.rect_filled(rect, 4.0, colour32(theme.accent));
    painter.galley(rect.min + vec2(6.0, 3.0), galley, ink);
}
