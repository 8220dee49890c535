//! One row of a list: a grip, an eye, a name, a menu.

use egui::{Align2, Key, Modifiers, RichText, Sense, Stroke, TextEdit, Ui, vec2};

use super::LanesState;
use crate::command::Command;
use crate::editor::Editor;
use crate::i18n::Catalog;
use crate::scene::Target;
use crate::theme::{Theme, chrome};
use crate::ui::canvas::command_menu;
use crate::ui::panel::sign::{Sign, draw, sign_button};
use crate::ui::style::colour32;

/// Room for the menu's button at the end of a row.
const MENU_WIDTH: f32 = 40.0;

/// What is shown.
pub(super) struct Row<'a> {
    pub target: Target,
    pub name: &'a str,
    pub indent: f32,
    pub is_bold: bool,
    /// `None`: cannot be hidden.
    pub is_hidden: Option<bool>,
}

/// How a row is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Picking {
    /// It alone.
    Alone,
    /// Besides the others, or no longer.
    Toggled,
    /// All from the last one to it.
    UpTo,
}

/// What was done.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Act {
    Pick(Picking),
    Hide(bool),
    Rename(String),
    /// With the row among what is selected.
    Run(Command),
    /// The keyboard goes to the row before or after.
    Walk {
        down: bool,
    },
    /// This was dropped before (or after) the row.
    Dropped {
        what: Target,
        after: bool,
    },
}

/// Of a row with a name in one line.
const HEIGHT: f32 = chrome::TARGET + chrome::UNIT;

pub(super) fn row(
    ui: &mut Ui,
    editor: &mut Editor,
    theme: &Theme,
    words: &'static Catalog,
    state: &mut LanesState,
    row: &Row<'_>,
) -> Option<Act> {
    let mut act = None;
    let size = vec2(ui.available_width(), HEIGHT);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let inner = ui.push_id(row.target, |ui| {
        ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.set_min_height(HEIGHT);
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
            let picked = name(ui, editor, theme, words, state, row);
            let chosen = menu(ui, editor, words, row);
            act = act.take().or(picked).or(chosen);
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
    editor: &mut Editor,
    theme: &Theme,
    words: &'static Catalog,
    state: &mut LanesState,
    row: &Row<'_>,
) -> Option<Act> {
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
    let is_selected = editor.selection().contains(row.target);
    // A long name takes further lines: it is read here because the map has no room for it.
    let button = egui::Button::selectable(is_selected, text)
        .wrap()
        .min_size(vec2(width, HEIGHT));
    let layout = egui::Layout::left_to_right(egui::Align::Center).with_main_align(egui::Align::Min);
    let size = vec2(width, HEIGHT);
    let response = ui
        .allocate_ui_with_layout(size, layout, |ui| {
            ui.set_max_width(width);
            ui.add(button)
        })
        .inner;
    if state.wanted == Some(row.target) {
        state.wanted = None;
        response.request_focus();
        response.scroll_to_me(None);
    }
    let mut act = None;
    if response.has_focus() {
        state.has_focus = true;
        // Arrows walk the list instead of jumping to the nearest button.
        let filter = egui::EventFilter {
            vertical_arrows: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        act = keys(ui, state, row);
    }
    if response.double_clicked() {
        state.renaming = Some((row.target, row.name.to_owned()));
    } else if response.clicked() {
        let held = ui.input(|input| input.modifiers);
        act = Some(Act::Pick(match held {
            held if held.shift => Picking::UpTo,
            held if held.command => Picking::Toggled,
            _ => Picking::Alone,
        }));
    }
    let mut chosen = None;
    response.context_menu(|ui| chosen = entries(ui, editor, words, row));
    act.or(chosen)
}

/// What the keyboard does on a row that it stands on.
fn keys(ui: &Ui, state: &mut LanesState, row: &Row<'_>) -> Option<Act> {
    let pressed =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let moves = match row.target {
        Target::Lane(_) => [Command::MoveUp, Command::MoveDown],
        _ => [Command::MoveLeft, Command::MoveRight],
    };
    if pressed(Modifiers::NONE, Key::F2) {
        state.renaming = Some((row.target, row.name.to_owned()));
        None
    } else if pressed(Modifiers::ALT, Key::ArrowUp) {
        Some(Act::Run(moves[0]))
    } else if pressed(Modifiers::ALT, Key::ArrowDown) {
        Some(Act::Run(moves[1]))
    } else if pressed(Modifiers::SHIFT, Key::Space) {
        Some(Act::Pick(Picking::UpTo))
    } else if pressed(Modifiers::NONE, Key::ArrowUp) {
        Some(Act::Walk { down: false })
    } else if pressed(Modifiers::NONE, Key::ArrowDown) {
        Some(Act::Walk { down: true })
    } else if pressed(Modifiers::NONE, Key::Delete) {
        Some(Act::Run(Command::Delete))
    } else {
        None
    }
}

fn menu(ui: &mut Ui, editor: &mut Editor, words: &'static Catalog, row: &Row<'_>) -> Option<Act> {
    let mut act = None;
    let button = ui.menu_button("…", |ui| act = entries(ui, editor, words, row));
    button.response.accessible_name(format!("… {}", row.name));
    act
}

/// What a row's menu holds, behind its button and under a right click: what the map's own menu holds.
fn entries(
    ui: &mut Ui,
    editor: &mut Editor,
    words: &'static Catalog,
    row: &Row<'_>,
) -> Option<Act> {
    if !editor.selection().contains(row.target) {
        editor.select([row.target]);
    }
    command_menu(ui, editor, words).map(Act::Run)
}
