//! What a hand takes hold of, and where what it holds would go: handles, links, borders, headers.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::view::View;
use crate::editor::{Editor, Grip, Overlay, RoomPreview};
use crate::i18n::Catalog;
use crate::layout::Layout;
use crate::scene::Target;
use crate::theme::{Theme, chrome, map};
use crate::ui::style::{bold, colour32};

/// A link's handle, and its size under the pointer.
const DOT: f32 = 4.5;
const DOT_HOT: f32 = 7.0;
/// The grip on an upright edge.
const PILL: egui::Vec2 = vec2(6.0, 18.0);
/// Headers smaller than this show no grip.
const LEAST_HEADER: egui::Vec2 = vec2(48.0, 22.0);

/// Handles: pills that stretch a card, dots that link it, the ends of a link.
pub(super) fn handles(
    painter: &Painter,
    layout: &Layout,
    overlay: &Overlay,
    view: View,
    theme: &Theme,
) {
    let (fill, line) = (colour32(theme.chrome_raised), colour32(theme.selection));
    let stroke = Stroke::new(1.5, line);
    for handle in &overlay.handles {
        let at = view.in_row(layout, handle.at).pos(handle.at);
        match handle.grip {
            Grip::LinkEnd { .. } => {
                let radius = if handle.is_hot { DOT_HOT } else { DOT };
                painter.circle(at, radius, fill, stroke);
            }
            Grip::Link { .. } => {
                let radius = if handle.is_hot { DOT_HOT } else { DOT };
                let fill = if handle.is_hot { line } else { fill };
                painter.circle(at, radius, fill, stroke);
                if handle.is_hot {
                    plus(painter, at, radius - 3.0, colour32(theme.accent_text));
                }
            }
            Grip::Span { .. } => {
                let grown = if handle.is_hot { 1.35 } else { 1.0 };
                let pill = Rect::from_center_size(at, PILL * grown);
                let fill = if handle.is_hot { line } else { fill };
                painter.rect(pill, 3.0, fill, stroke, StrokeKind::Middle);
            }
            Grip::Wall { side, end, .. } => {
                let size = match (side, end) {
                    (0, _) => vec2(PILL.y, PILL.x),
                    (_, 0) => PILL,
                    _ => vec2(DOT * 2.0, DOT * 2.0),
                };
                let grown = if handle.is_hot { 1.35 } else { 1.0 };
                let plate = Rect::from_center_size(at, size * grown);
                let fill = if handle.is_hot { line } else { fill };
                painter.rect(plate, 3.0, fill, stroke, StrokeKind::Middle);
            }
            Grip::LaneBorder(_) => {}
        }
    }
}

fn plus(painter: &Painter, at: Pos2, arm: f32, colour: Color32) {
    let stroke = Stroke::new(1.5, colour);
    for by in [vec2(arm, 0.0), vec2(0.0, arm)] {
        painter.line_segment([at - by, at + by], stroke);
    }
}

/// Links that are selected or pointed at.
pub(super) fn lines(painter: &Painter, overlay: &Overlay, view: View, theme: &Theme) {
    for (is_selected, way) in &overlay.lines {
        let points: Vec<Pos2> = way.iter().map(|&p| view.pos(p)).collect();
        let (width, colour) = if *is_selected {
            (3.5, theme.selection)
        } else {
            (3.0, theme.hover)
        };
        let stroke = Stroke::new(width, colour32(colour));
        painter.add(Shape::line(points, stroke));
    }
}

/// A link on its way to a card.
pub(super) fn link(painter: &Painter, overlay: &Overlay, view: View, theme: &Theme) {
    let colour = colour32(theme.selection);
    let stroke = Stroke::new(2.0, colour);
    if let Some(end) = overlay.link_end {
        let rect = view.rect(end).expand(3.0);
        let tint = colour32(theme.selection.with_alpha(36));
        let stroke = Stroke::new(2.5, colour);
        painter.rect(
            rect,
            6.0 * view.zoom + 3.0,
            tint,
            stroke,
            StrokeKind::Middle,
        );
    }
    let Some((from, to)) = overlay.link else {
        return;
    };
    let (from, to) = (view.pos(from), view.pos(to));
    painter.line_segment([from, to], stroke);
    painter.circle_filled(from, 3.5, colour);
    let along = (to - from).normalized() * 9.0;
    let across = along.rot90() * 0.5;
    let tip = vec![to, to - along + across, to - along - across];
    painter.add(Shape::convex_polygon(tip, colour, Stroke::NONE));
}

/// Ground for a link's label while it is written: there is none on the map before it has a letter.
pub(super) fn writing_on_link(painter: &Painter, editor: &Editor, view: View, theme: &Theme) {
    let Some(edit) = editor.text_edit() else {
        return;
    };
    if !matches!(edit.target, Target::Link(_)) || !edit.text.trim().is_empty() {
        return;
    }
    let Some(area) = editor.text_edit_area() else {
        return;
    };
    let mut rect = view.rect(area.rect);
    rect.set_width(12.0);
    let stroke = Stroke::new(1.5, colour32(theme.selection));
    let ground = colour32(theme.background);
    painter.rect(rect.expand(4.0), 4.0, ground, stroke, StrokeKind::Middle);
}

/// Where something would be put in: a line with an end at each side.
pub(super) fn insertion(painter: &Painter, line: Rect, theme: &Theme) {
    let colour = colour32(theme.selection);
    let thin = line.width().min(line.height());
    let line = line.expand(((3.0 - thin) / 2.0).max(0.0));
    painter.rect_filled(line, 2.0, colour);
    let ends = if line.width() >= line.height() {
        [line.left_center(), line.right_center()]
    } else {
        [line.center_top(), line.center_bottom()]
    };
    for end in ends {
        painter.circle_filled(end, 4.0, colour);
    }
}

/// Headers being dragged, and where they would go.
pub(super) fn header(painter: &Painter, overlay: &Overlay, view: View, theme: &Theme) {
    if let Some(line) = overlay.header_line {
        insertion(painter, view.rect(line), theme);
    }
    for (_, rect) in &overlay.headers {
        let stroke = Stroke::new(2.0, colour32(theme.selection));
        let tint = colour32(theme.selection.with_alpha(48));
        painter.rect(view.rect(*rect), 6.0, tint, stroke, StrokeKind::Middle);
    }
}

/// Dots on a header that can be dragged: it is under the pointer.
pub(super) fn header_grip(painter: &Painter, target: Target, rect: Rect, theme: &Theme) {
    let across = match target {
        Target::Stage(_) | Target::Step(_) => true,
        Target::Lane(_) => false,
        _ => return,
    };
    if rect.width() < LEAST_HEADER.x || rect.height() < LEAST_HEADER.y {
        return;
    }
    let size = if across {
        vec2(24.0, 9.0)
    } else {
        vec2(9.0, 24.0)
    };
    let centre = if across {
        pos2(rect.center().x, rect.top() + 2.0)
    } else {
        pos2(rect.left() + 4.0, rect.center().y)
    };
    let plate = Rect::from_center_size(centre, size);
    let stroke = Stroke::new(1.0, colour32(theme.hover));
    painter.rect(
        plate,
        4.0,
        colour32(theme.chrome_raised),
        stroke,
        StrokeKind::Middle,
    );
    let (long, short) = if across {
        (vec2(5.0, 0.0), vec2(0.0, 3.0))
    } else {
        (vec2(0.0, 5.0), vec2(3.0, 0.0))
    };
    for along in [-1.0, 0.0, 1.0] {
        for aside in [-0.5, 0.5] {
            let at = centre + long * along + short * aside;
            painter.circle_filled(at, 1.0, colour32(theme.text_muted));
        }
    }
}

/// A room being dragged: the grid it snaps to, where it would stand, and what it may not cover.
pub(super) fn room(
    painter: &Painter,
    editor: &Editor,
    preview: RoomPreview,
    view: View,
    theme: &Theme,
) {
    if let Some(dots) = editor.layout().store().map(|store| store.corners()) {
        let colour = colour32(theme.plot_zero.with_alpha(150));
        let shown = dots.map(|dot| view.pos(dot));
        for at in shown.filter(|&at| view.area.contains(at)).take(6000) {
            painter.circle_filled(at, 1.2, colour);
        }
    }
    let radius = 12.0 * view.zoom;
    if let Some(refused) = preview.refused {
        let colour = colour32(theme.danger);
        let rect = view.rect(refused);
        let frame = [
            rect.left_top(),
            rect.right_top(),
            rect.right_bottom(),
            rect.left_bottom(),
            rect.left_top(),
        ];
        let stroke = Stroke::new(2.0, colour);
        painter.extend(Shape::dashed_line(&frame, stroke, 6.0, 4.0));
    }
    let stroke = Stroke::new(2.5, colour32(theme.selection));
    let tint = colour32(theme.selection.with_alpha(56));
    painter.rect(
        view.rect(preview.place),
        radius,
        tint,
        stroke,
        StrokeKind::Middle,
    );
}

/// A row's border under the pointer, and where it is being dragged.
pub(super) fn border(
    labels: &Painter,
    over: &Painter,
    overlay: &Overlay,
    view: View,
    theme: &Theme,
) {
    let Some((rect, is_dragged)) = overlay.border else {
        return;
    };
    let rect = view.rect(rect);
    let line = Rect::from_center_size(rect.center(), vec2(rect.width(), 3.0));
    let painter = if is_dragged { over } else { labels };
    painter.rect_filled(line, 1.5, colour32(theme.selection));
    if !is_dragged {
        let pill = Rect::from_center_size(rect.center(), vec2(PILL.y * 1.35, PILL.x * 1.35));
        let stroke = Stroke::new(1.5, colour32(theme.selection));
        labels.rect(
            pill,
            3.0,
            colour32(theme.chrome_raised),
            stroke,
            StrokeKind::Middle,
        );
    }
}

/// The step offered past the last one.
pub(super) fn offer(
    painter: &Painter,
    overlay: &Overlay,
    view: View,
    theme: &Theme,
    words: &Catalog,
) {
    let Some(offer) = overlay.offer else {
        return;
    };
    let colour = colour32(theme.selection);
    let column = view.rect(offer.column).shrink2(vec2(3.0, 0.0));
    painter.rect_filled(column, 6.0, colour32(theme.selection.with_alpha(18)));
    let stroke = Stroke::new(1.5, colour);
    let corners = [
        column.left_top(),
        column.right_top(),
        column.right_bottom(),
        column.left_bottom(),
        column.left_top(),
    ];
    painter.extend(Shape::dashed_line(&corners, stroke, 6.0, 4.0));
    let cell = view.rect(offer.cell).shrink(map::CELL_PADDING * view.zoom);
    let ground = colour32(theme.chrome_raised);
    painter.rect(cell, 6.0, ground, stroke, StrokeKind::Inside);
    plus(painter, cell.center(), 7.0, colour);
    let width = (column.width() - 8.0).max(24.0);
    let title = words.editor.new_step.to_owned();
    let galley = painter.layout(title, bold(chrome::SMALL), colour, width);
    let left = column.center().x - galley.size().x / 2.0;
    let top = (column.top() + 8.0).max(painter.clip_rect().top() + 8.0);
    painter.galley(pos2(left, top), galley, colour);
}
