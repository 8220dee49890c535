//! One row of the tree: drawn, pointed at, renamed, told to assistive technologies.

use egui::text::{CCursor, CCursorRange, LayoutJob, TextWrapping};
use egui::{
    Align2, Event, Id, Key, KeyboardShortcut, Modifiers, Rect, Sense, StrokeKind, TextEdit,
};
use egui::{Ui, accesskit, pos2, vec2};

use super::{OutlineState, outline_id};
use crate::editor::{Editor, OutlineRow};
use crate::i18n::{Catalog, Place};
use crate::model::Document;
use crate::scene::Target;
use crate::theme::{Theme, chrome};
use crate::ui::icon::{self, Icon};
use crate::ui::panel::name_of;
use crate::ui::style::{bold, colour32, regular};

/// What a level is moved in by.
const INDENT: f32 = 16.0;
/// Room for the arrow that folds.
const ARROW: f32 = 20.0;
/// Most of a row that a lane's name takes.
const LANE_SHARE: f32 = 0.3;

/// What was done to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Select,
    Toggle,
    Fold(bool),
    Rename,
    Drag,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct RowLook {
    pub is_cursor: bool,
    pub has_focus: bool,
}

/// A text being written in the tree.
pub(super) struct Renaming {
    pub target: Target,
    pub text: String,
    starts: bool,
}

impl Renaming {
    pub fn begin(editor: &Editor, target: Target) -> Option<Self> {
        let document = editor.document();
        let text = match target {
            Target::Stage(id) => document.stage(id)?.title.clone(),
            Target::Step(id) => document.step(id)?.title.clone(),
            Target::Card(id) => document.card(id)?.text.clone(),
            _ => return None,
        };
        Some(Self {
            target,
            text,
            starts: true,
        })
    }
}

pub(super) fn row_id(target: Target) -> Id {
    Id::unique(("outline", target))
}

fn rename_id() -> Id {
    Id::unique("outline-rename")
}

pub(super) fn show(
    ui: &mut Ui,
    editor: &Editor,
    row: &OutlineRow,
    rect: Rect,
    look: RowLook,
    theme: &Theme,
    words: &'static Catalog,
) -> Option<Act> {
    let id = row_id(row.target);
    let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
    let is_selected = editor.selection().contains(row.target);
    let document = editor.document();
    let lane = lane_of(document, row.target, words);
    describe(ui, row, rect, is_selected, document, words);
    let visuals = ui.style().interact_selectable(&response, is_selected);
    let painter = ui.painter();
    if is_selected || response.hovered() {
        painter.rect_filled(rect, visuals.corner_radius, visuals.weak_bg_fill);
    }
    if look.is_cursor && look.has_focus {
        let ring = egui::Stroke::new(2.0, colour32(theme.accent));
        painter.rect_stroke(rect, visuals.corner_radius, ring, StrokeKind::Inside);
    }
    let left = rect.left() + row.level as f32 * INDENT;
    let arrow = Rect::from_min_size(pos2(left, rect.top()), vec2(ARROW, rect.height()));
    if let Some(is_expanded) = row.is_expanded {
        let sign = if is_expanded {
            Icon::Expanded
        } else {
            Icon::Collapsed
        };
        let side = arrow.shrink2(vec2(3.0, (rect.height() - 14.0) / 2.0));
        icon::paint(painter, side, sign, colour32(theme.text_muted));
    }
    let is_dim = match row.target {
        Target::Card(id) => editor.filter().dims(id),
        _ => false,
    };
    let is_marked = editor.finder().marks_of(row.target).is_some();
    let ink = match (is_dim, &lane) {
        (true, _) | (_, Some((_, true))) => theme.text_muted,
        _ => theme.text,
    };
    let mut right = rect.right() - chrome::UNIT;
    if is_marked {
        let centre = pos2(right - 4.0, rect.center().y);
        painter.circle(
            centre,
            4.0,
            colour32(theme.find_mark),
            egui::Stroke::new(1.0, colour32(theme.find_edge)),
        );
        right -= 12.0;
    }
    if let Some((lane, _)) = &lane {
        let most = rect.width() * LANE_SHARE;
        let galley = cut(ui, lane, regular(chrome::SMALL), theme.text_muted, most);
        right -= galley.size().x;
        let at = pos2(right, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, colour32(theme.text_muted));
        right -= 2.0 * chrome::UNIT;
    }
    let name = name_of(document, row.target, words);
    let font = if row.level == 0 {
        bold(chrome::TEXT)
    } else {
        regular(chrome::TEXT)
    };
    // Nothing folds under a card: its text begins where the arrow would be.
    let start = match row.level {
        2 => arrow.left() + chrome::UNIT,
        _ => arrow.right() + 2.0,
    };
    let galley = cut(ui, &name, font, ink, right - start);
    let is_cut = galley.elided;
    let at = pos2(start, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colour32(ink));

    let pointer = ui.input(|input| input.pointer.interact_pos());
    let on_arrow = row.is_expanded.is_some() && pointer.is_some_and(|pos| arrow.contains(pos));
    let keys = ui.input(|input| input.modifiers);
    let act = if response.double_clicked() && !on_arrow {
        Some(Act::Rename)
    } else if response.clicked() {
        Some(match row.is_expanded {
            Some(is_expanded) if on_arrow => Act::Fold(!is_expanded),
            _ if keys.command || keys.shift => Act::Toggle,
            _ => Act::Select,
        })
    } else if response.drag_started() {
        Some(Act::Drag)
    } else {
        None
    };
    if response.dragged() {
        drag_name(ui, id, &name, theme);
    } else if is_cut {
        response.on_hover_text(name);
    }
    act
}

/// The name of a dragged row beside the pointer.
fn drag_name(ui: &Ui, id: Id, name: &str, theme: &Theme) {
    let Some(pos) = ui.input(|input| input.pointer.hover_pos()) else {
        return;
    };
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    let layer = egui::LayerId::new(egui::Order::Tooltip, id);
    let painter = ui.ctx().layer_painter(layer);
    let galley = cut(ui, name, regular(chrome::TEXT), theme.accent_text, 240.0);
    let rect =
        Align2::LEFT_CENTER.anchor_size(pos + vec2(14.0, 0.0), galley.size() + vec2(12.0, 6.0));
    painter.rect_filled(rect, 4.0, colour32(theme.accent));
    let ink = colour32(theme.accent_text);
    painter.galley(rect.min + vec2(6.0, 3.0), galley, ink);
}

/// `text` in one line, cut with an ellipsis.
fn cut(
    ui: &Ui,
    text: &str,
    font: egui::FontId,
    colour: crate::scene::Colour,
    width: f32,
) -> std::sync::Arc<egui::Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour32(colour));
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    ui.ctx().fonts_mut(|fonts| fonts.layout_job(job))
}

/// A card's lane, and whether it is hidden.
fn lane_of(document: &Document, target: Target, words: &Catalog) -> Option<(String, bool)> {
    let Target::Card(id) = target else {
        return None;
    };
    let lane = document.lane(document.card(id)?.lane)?;
    let name = name_of(document, Target::Lane(lane.id), words);
    Some((name, lane.hidden))
}

/// “Payer, sous-étape 2 sur 5”; a card with its lane.
fn spoken(row: &OutlineRow, document: &Document, words: &'static Catalog) -> String {
    let text = &words.outline;
    let place = Place {
        index: row.place,
        count: row.num_siblings,
    };
    let mut parts = vec![name_of(document, row.target, words)];
    parts.push(match row.level {
        0 => text.stage_place(place),
        1 => text.step_place(place),
        _ => text.card_place(place),
    });
    if let Some((lane, is_hidden)) = lane_of(document, row.target, words) {
        parts.push(if is_hidden {
            text.in_hidden_lane(&lane)
        } else {
            text.in_lane(&lane)
        });
    }
    parts.join(", ")
}

fn describe(
    ui: &Ui,
    row: &OutlineRow,
    rect: Rect,
    is_selected: bool,
    document: &Document,
    words: &'static Catalog,
) {
    let id = row_id(row.target);
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(accesskit::Role::TreeItem);
        node.set_label(spoken(row, document, words));
        node.set_bounds(bounds(rect));
        node.set_level(row.level);
        node.set_position_in_set(row.place);
        node.set_size_of_set(row.num_siblings);
        node.set_selected(is_selected);
        node.add_action(accesskit::Action::Click);
        node.add_action(accesskit::Action::Focus);
        if let Some(is_expanded) = row.is_expanded {
            node.set_expanded(is_expanded);
            node.add_action(if is_expanded {
                accesskit::Action::Collapse
            } else {
                accesskit::Action::Expand
            });
        }
    });
}

pub(in crate::ui) fn bounds(rect: Rect) -> accesskit::Rect {
    accesskit::Rect {
        x0: rect.min.x.into(),
        y0: rect.min.y.into(),
        x1: rect.max.x.into(),
        y1: rect.max.y.into(),
    }
}

/// What assistive technologies ask of rows, besides clicks.
pub(super) fn requests(ui: &Ui, editor: &mut Editor, state: &mut OutlineState) {
    let events = ui.input(|input| input.events.clone());
    for event in events {
        let Event::AccessKitActionRequest(request) = event else {
            continue;
        };
        let rows = state.outline.rows().iter();
        let mut rows = rows.map(|row| row.target);
        let Some(target) =
            rows.find(|&target| row_id(target).accesskit_id() == request.target_node)
        else {
            continue;
        };
        match request.action {
            accesskit::Action::Focus => {
                ui.memory_mut(|memory| memory.request_focus(outline_id()));
                state.stand(editor, target);
            }
            accesskit::Action::Expand => state.outline.set_expanded(target, true),
            accesskit::Action::Collapse => state.outline.set_expanded(target, false),
            _ => continue,
        }
        state.outline.look(editor.document());
        ui.ctx().request_repaint();
    }
}

/// The field of the row being renamed. Enter keeps, Shift+Enter begins a line, Escape leaves.
pub(super) fn write(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut OutlineState,
    row: &OutlineRow,
    rect: Rect,
    words: &'static Catalog,
) {
    let Some(mut renaming) = state.renaming.take() else {
        return;
    };
    let has_lines = matches!(renaming.target, Target::Card(_));
    let is_focused = ui.memory(|memory| memory.has_focus(rename_id()));
    let pressed =
        |key: Key| is_focused && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        ui.memory_mut(|memory| memory.request_focus(outline_id()));
        return;
    }
    let new_line = is_focused && ui.input(|input| input.modifiers.shift);
    if !new_line && pressed(Key::Enter) {
        keep(editor, state, &renaming);
        ui.memory_mut(|memory| memory.request_focus(outline_id()));
        return;
    }
    let arrow = if has_lines { 0.0 } else { ARROW - 4.0 };
    let left = rect.left() + row.level as f32 * INDENT + arrow;
    let lines = renaming.text.matches('\n').count() + 1;
    let field = Rect::from_min_max(pos2(left, rect.top()), rect.right_bottom());
    ui.painter()
        .rect_filled(field, 4.0, ui.visuals().extreme_bg_color);
    let edit = if has_lines {
        TextEdit::multiline(&mut renaming.text)
            .desired_rows(lines)
            .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
    } else {
        TextEdit::singleline(&mut renaming.text)
    };
    let edit = edit
        .id(rename_id())
        .desired_width(field.width())
        .event_filter(egui::EventFilter {
            escape: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            tab: false,
        });
    let builder = egui::UiBuilder::new().max_rect(field);
    let mut output = ui.scope_builder(builder, |ui| edit.show(ui)).inner;
    let response = output.response.response.clone();
    if std::mem::take(&mut renaming.starts) {
        response.request_focus();
        let end = CCursor::new(renaming.text.chars().count());
        let all = CCursorRange::two(CCursor::new(0), end);
        output.state.cursor.set_char_range(Some(all));
        output.state.store(ui.ctx(), rename_id());
        ui.ctx().request_repaint();
    } else if response.lost_focus() {
        keep(editor, state, &renaming);
        response.accessible_name(words.outline.rename);
        return;
    }
    response.accessible_name(words.outline.rename);
    state.renaming = Some(renaming);
}

fn keep(editor: &mut Editor, state: &mut OutlineState, renaming: &Renaming) {
    // The row is the document's; if it went meanwhile there is nothing to write on.
    let _ = editor.rename_in_outline(renaming.target, &renaming.text);
    state.outline.look(editor.document());
}
