//! One row of a list: a grip, an eye, a name, a menu.

use egui::{Align2, RichText, Sense, Stroke, TextEdit, Ui, vec2};

use super::LanesState;
use crate::i18n::Catalog;
use crate::scene::Target;
use crate::theme::{Theme, chrome};
use crate::ui::panel::sign::{Sign, draw, sign_button};
use crate::ui::style::colour32;

/// Room for the menu's button at the end of a row.
const MENU_WIDTH: f32 = 40.0;

/// What is shown.
pub(super) struct Row<'a> {
    pub target: Target,
    pub name: &'a str,
    pub indent: f32,
    pub is_selected: bool,
    pub is_bold: bool,
    /// `None`: cannot be hidden.
    pub is_hidden: Option<bool>,
    /// `None`: cannot be collapsed.
    pub is_collapsed: Option<bool>,
    pub can_move_up: bool,
    pub can_move_down: bool,
    /// A further menu entry that adds something inside.
    pub add: Option<&'a str>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Act {
    Select,
    Hide(bool),
    Collapse(bool),
    MoveUp,
    MoveDown,
    Rename(String),
    Delete,
    Add,
    /// This was dropped before (or after) the row.
    Dropped {
        what: Target,
        after: bool,
    },
}

pub(super) fn row(
    ui: &mut Ui,
    theme: &Theme,
    words: &'static Catalog,
    state: &mut LanesState,
    row: &Row<'_>,
) -> Option<Act> {
    let mut act = None;
    let height = chrome::TARGET + 4.0;
    let inner = ui.push_id(row.target, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(height);
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.spacing_mut().button_padding.x = 2.0 * chrome::UNIT;
            ui.spacing_mut().interact_size.x = chrome::TARGET;
            ui.add_space(row.indent);
            grip(ui, theme, words, row);
            if let Some(is_hidden) = row.is_hidden {
                let (sign, verb) = if is_hidden {
                    (Sign::ClosedEye, words.panel.show)
                } else {
                    (Sign::Eye, words.panel.hide)
                };
                let label = format!("{verb}, {}", row.name);
                if sign_button(ui, theme, sign, &label).clicked() {
                    act = Some(Act::Hide(!is_hidden));
                }
            }
            if rename(ui, words, state, row, &mut act) {
                return;
            }
            name(ui, theme, words, state, row, &mut act);
            menu(ui, words, state, row, &mut act);
        })
    });
    let rect = inner.response.rect;
    let whole = ui.interact(
        rect,
        ui.scope_id().with(("drop", row.target)),
        Sense::hover(),
    );
    if let Some(what) = whole.dnd_hover_payload::<Target>()
        && accepts(row.target, *what)
    {
        let pointer = ui.input(|input| input.pointer.hover_pos());
        let after = pointer.is_some_and(|pos| pos.y > rect.center().y);
        let y = if after { rect.bottom() } else { rect.top() };
        let stroke = Stroke::new(2.0, colour32(theme.selection));
        ui.painter().hline(rect.x_range(), y, stroke);
        if whole.dnd_release_payload::<Target>().is_some() {
            act = Some(Act::Dropped { what: *what, after });
        }
    }
    act
}

/// Lanes go among lanes, stages among stages, steps before other steps or into a stage.
fn accepts(row: Target, dragged: Target) -> bool {
    match dragged {
        Target::Lane(_) => matches!(row, Target::Lane(_)),
        Target::Stage(_) => matches!(row, Target::Stage(_)),
        Target::Step(_) => matches!(row, Target::Step(_) | Target::Stage(_)),
        _ => false,
    }
}

fn grip(ui: &mut Ui, theme: &Theme, words: &Catalog, row: &Row<'_>) {
    let (rect, response) = ui.allocate_exact_size(vec2(14.0, chrome::TARGET), Sense::drag());
    draw(ui.painter(), rect, Sign::Grip, colour32(theme.text_muted));
    let response = response
        .on_hover_text(words.panel.drag)
        .on_hover_cursor(egui::CursorIcon::Grab);
    if response.drag_started() || response.dragged() {
        response.dnd_set_drag_payload(row.target);
        if let Some(pos) = ui.input(|input| input.pointer.hover_pos()) {
            let layer = egui::LayerId::new(egui::Order::Tooltip, response.id);
            let painter = ui.ctx().layer_painter(layer);
            let font = egui::FontId::proportional(chrome::TEXT);
            let at = pos + vec2(14.0, 0.0);
            painter.text(
                at,
                Align2::LEFT_CENTER,
                row.name,
                font,
                colour32(theme.text),
            );
        }
    }
}

/// The name as a field while it is being renamed; says whether it is.
fn rename(
    ui: &mut Ui,
    words: &Catalog,
    state: &mut LanesState,
    row: &Row<'_>,
    act: &mut Option<Act>,
) -> bool {
    let Some((_, text)) = state
        .renaming
        .as_mut()
        .filter(|(target, _)| *target == row.target)
    else {
        return false;
    };
    let id = egui::Id::unique(("rename", row.target));
    let edit = TextEdit::singleline(text)
        .id(id)
        .desired_width(ui.available_width() - chrome::UNIT);
    let response = ui.add(edit);
    let (has_focus, lost_focus) = (response.has_focus(), response.lost_focus());
    response.accessible_name(words.panel.rename);
    if lost_focus {
        if !ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            *act = Some(Act::Rename(text.trim().to_owned()));
        }
        state.renaming = None;
    } else if !has_focus {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    true
}

fn name(
    ui: &mut Ui,
    theme: &Theme,
    words: &Catalog,
    state: &mut LanesState,
    row: &Row<'_>,
    act: &mut Option<Act>,
) {
    let mut text = RichText::new(if row.name.is_empty() {
        words.model.untitled
    } else {
        row.name
    });
    if row.is_bold {
        text = text.font(crate::ui::style::bold(chrome::TEXT));
    }
    if row.is_hidden == Some(true) {
        text = text.color(colour32(theme.text_muted));
    }
    let width = (ui.available_width() - MENU_WIDTH).max(chrome::TARGET);
    let button = egui::Button::selectable(row.is_selected, text)
        .truncate()
        .min_size(vec2(width, chrome::TARGET));
    let layout = egui::Layout::left_to_right(egui::Align::Center).with_main_align(egui::Align::Min);
    let size = vec2(width, chrome::TARGET);
    let response = ui
        .allocate_ui_with_layout(size, layout, |ui| ui.add(button))
        .inner;
    let keys = response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::F2));
    if response.double_clicked() || keys {
        state.renaming = Some((row.target, row.name.to_owned()));
    } else if response.clicked() {
        *act = Some(Act::Select);
    }
    response.context_menu(|ui| entries(ui, words, state, row, act));
}

fn menu(
    ui: &mut Ui,
    words: &Catalog,
    state: &mut LanesState,
    row: &Row<'_>,
    act: &mut Option<Act>,
) {
    let button = ui.menu_button("…", |ui| entries(ui, words, state, row, act));
    button.response.accessible_name(format!("… {}", row.name));
}

/// What a row's menu holds, behind its button and under a right click.
fn entries(
    ui: &mut Ui,
    words: &Catalog,
    state: &mut LanesState,
    row: &Row<'_>,
    act: &mut Option<Act>,
) {
    let text = &words.panel;
    if ui.button(text.rename).clicked() {
        state.renaming = Some((row.target, row.name.to_owned()));
    }
    if let Some(add) = row.add
        && ui.button(add).clicked()
    {
        *act = Some(Act::Add);
    }
    if let Some(is_collapsed) = row.is_collapsed {
        let verb = if is_collapsed {
            text.expand
        } else {
            text.collapse
        };
        if ui.button(verb).clicked() {
            *act = Some(Act::Collapse(!is_collapsed));
        }
    }
    let up = egui::Button::new(text.move_up);
    if ui.add_enabled(row.can_move_up, up).clicked() {
        *act = Some(Act::MoveUp);
    }
    let down = egui::Button::new(text.move_down);
    if ui.add_enabled(row.can_move_down, down).clicked() {
        *act = Some(Act::MoveDown);
    }
    ui.separator();
    if ui.button(text.delete).clicked() {
        *act = Some(Act::Delete);
    }
}
