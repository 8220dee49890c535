//! The outline: stages, steps and cards as a tree, in step with the canvas.
//!
//! The tree has one Tab stop and draws the rows in sight only. What its rows are and what moving them
//! means is the editor's `outline`; here it is drawn, walked and told to assistive technologies.

mod add;
mod keys;
mod row;

use egui::{EventFilter, Id, Rect, ScrollArea, Sense, Ui, UiBuilder, accesskit, pos2, vec2};

use crate::editor::{Editor, Outline};
use crate::i18n::Catalog;
use crate::scene::Target;
use crate::theme::{Theme, chrome};
use crate::ui::describe_list;
use crate::ui::style::colour32;

const ROW_HEIGHT: f32 = 26.0;

/// The tree's id: who has the keyboard focus.
pub fn outline_id() -> Id {
    Id::unique("parcours_outline")
}

/// What the panel remembers from frame to frame.
#[derive(Default)]
pub struct OutlineState {
    outline: Outline,
    /// Where the keyboard stands in the tree.
    cursor: Option<Target>,
    /// The map's own cursor when it was last followed.
    followed: Option<Target>,
    renaming: Option<row::Renaming>,
    /// Letters typed to jump to a row, and when the last one was.
    typed: (String, f64),
    add: add::AddState,
    /// The row to bring into sight.
    wanted: Option<usize>,
    asks_focus: bool,
    dragged: Option<Target>,
}

impl OutlineState {
    /// The keyboard goes to the tree in the next frame.
    pub fn focus(&mut self) {
        self.asks_focus = true;
    }

    fn stand(&mut self, editor: &mut Editor, target: Target) {
        self.cursor = Some(target);
        self.followed = Some(target);
        self.wanted = self.outline.index_of(target);
        editor.select([target]);
        editor.reveal(target);
    }
}

/// Draws the tree and applies what is done in it.
pub fn outline(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut OutlineState,
    theme: &Theme,
    words: &'static Catalog,
) {
    follow(editor, state);
    add::field(ui, editor, state, words);
    ui.separator();
    if state.outline.rows().is_empty() {
        let hint = egui::RichText::new(words.outline.empty).color(colour32(theme.text_muted));
        ui.label(hint);
    }
    let area = ui.available_rect_before_wrap();
    let response = ui.interact(area, outline_id(), Sense::focusable_noninteractive());
    if std::mem::take(&mut state.asks_focus) {
        response.request_focus();
    }
    let has_focus = response.has_focus();
    if has_focus {
        let filter = EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(outline_id(), filter));
        if response.gained_focus() && state.cursor.is_none() {
            state.cursor = state.outline.rows().first().map(|row| row.target);
        }
        keys::take(ui, editor, state, area.height(), words);
        state.outline.look(editor.document());
    }
    let active = state.cursor.map(row::row_id);
    let name = words.outline.outline;
    describe_list(ui, outline_id(), accesskit::Role::Tree, name, active);
    let builder = UiBuilder::new()
        .max_rect(area)
        .accessibility_parent(outline_id());
    ui.scope_builder(builder, |ui| {
        rows(ui, editor, state, theme, words, has_focus)
    });
}

/// Takes the map's selection over.
fn follow(editor: &Editor, state: &mut OutlineState) {
    let stands = editor.selection().cursor();
    let has_row =
        |target: &Target| matches!(target, Target::Stage(_) | Target::Step(_) | Target::Card(_));
    if stands != state.followed {
        state.followed = stands;
        if let Some(target) = stands.filter(has_row) {
            state.cursor = Some(target);
            state.outline.uncover(editor.document(), target);
        }
        state.outline.look(editor.document());
        state.wanted = state.cursor.and_then(|it| state.outline.index_of(it));
    }
    state.outline.look(editor.document());
    if let Some(cursor) = state.cursor
        && state.outline.index_of(cursor).is_none()
    {
        state.cursor = None;
    }
}

fn rows(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut OutlineState,
    theme: &Theme,
    words: &'static Catalog,
    has_focus: bool,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let count = state.outline.rows().len();
    let wanted = state.wanted.take();
    ScrollArea::vertical()
        .id_salt("outline")
        .auto_shrink([false, false])
        .show_viewport(ui, |ui, viewport| {
            ui.set_height(count as f32 * ROW_HEIGHT);
            let (origin, width) = (ui.max_rect().min, ui.max_rect().width());
            let place = |index: usize| {
                let top = origin.y + index as f32 * ROW_HEIGHT;
                Rect::from_min_size(pos2(origin.x, top), vec2(width, ROW_HEIGHT))
            };
            if let Some(index) = wanted {
                ui.scroll_to_rect(place(index), None);
            }
            let first = (viewport.min.y / ROW_HEIGHT).floor().max(0.0) as usize;
            let last = ((viewport.max.y / ROW_HEIGHT).ceil() as usize).min(count);
            let mut acts = Vec::new();
            let mut writing = None;
            for index in first..last {
                let Some(&shown) = state.outline.rows().get(index) else {
                    break;
                };
                let rect = place(index);
                if state
                    .renaming
                    .as_ref()
                    .is_some_and(|it| it.target == shown.target)
                {
                    writing = Some((rect, shown));
                }
                let look = row::RowLook {
                    is_cursor: state.cursor == Some(shown.target),
                    has_focus,
                };
                let act = row::show(ui, editor, &shown, rect, look, theme, words);
                acts.extend(act.map(|act| (shown.target, act)));
                drop_onto(ui, editor, state, shown.target, rect, theme);
            }
            // Over the rows below it: a card's text may have several lines.
            if let Some((rect, shown)) = writing {
                row::write(ui, editor, state, &shown, rect, words);
            }
            for (target, act) in acts {
                perform(ui, editor, state, target, act);
            }
            row::requests(ui, editor, state);
        });
    if ui.input(|input| input.pointer.any_released()) {
        state.dragged = None;
    }
}

fn perform(ui: &Ui, editor: &mut Editor, state: &mut OutlineState, target: Target, act: row::Act) {
    let focus = |ui: &Ui| ui.memory_mut(|memory| memory.request_focus(outline_id()));
    match act {
        row::Act::Select => {
            focus(ui);
            state.stand(editor, target);
            state.wanted = None;
        }
        row::Act::Toggle => {
            editor.toggle_selected(target);
            state.followed = editor.selection().cursor();
            focus(ui);
        }
        row::Act::Fold(is_expanded) => {
            state.outline.set_expanded(target, is_expanded);
            state.outline.look(editor.document());
        }
        row::Act::Rename => state.renaming = row::Renaming::begin(editor, target),
        row::Act::Drag => state.dragged = Some(target),
    }
}

/// Shows where a dragged row would go, and puts it there when it is let go.
fn drop_onto(
    ui: &Ui,
    editor: &mut Editor,
    state: &mut OutlineState,
    onto: Target,
    rect: Rect,
    theme: &Theme,
) {
    let Some(dragged) = state.dragged else { return };
    let (pointer, released) =
        ui.input(|input| (input.pointer.interact_pos(), input.pointer.any_released()));
    let Some(pos) = pointer.filter(|pos| rect.contains(*pos) && ui.clip_rect().contains(*pos))
    else {
        return;
    };
    if !editor.accepts_in_outline(dragged, onto) {
        return;
    }
    // A step dropped on a stage and a card dropped on a step go first in it.
    let is_into = !matches!(
        (dragged, onto),
        (Target::Stage(_), Target::Stage(_))
            | (Target::Step(_), Target::Step(_))
            | (Target::Card(_), Target::Card(_))
    );
    let after = is_into || pos.y > rect.center().y;
    let y = if after { rect.bottom() } else { rect.top() };
    let indent = if is_into { 4.0 * chrome::UNIT } else { 0.0 };
    let line = egui::Stroke::new(2.0, colour32(theme.selection));
    ui.painter()
        .hline(rect.left() + indent..=rect.right(), y, line);
    if released {
        state.dragged = None;
        // What does not belong there was not offered.
        let _ = editor.drop_in_outline(dragged, onto, after);
        state.outline.look(editor.document());
        state.stand(editor, dragged);
    }
}
