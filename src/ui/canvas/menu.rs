//! The canvas's context menu, made from the command list: under the pointer, or at the selection by key.

use egui::{Button, Popup, Pos2, Response, SetOpenCommand, Ui, Vec2, vec2};

use super::menu_table::{self, Entry};
use super::view::View;
use crate::command::Command;
use crate::editor::Editor;
use crate::i18n::Catalog;

/// As in the menus of the window.
const ITEM_HEIGHT: f32 = 28.0;
const ITEM_PADDING: Vec2 = vec2(8.0, 5.0);
const MENU_WIDTH: f32 = 200.0;

/// Where the menu is open.
#[derive(Default)]
pub(super) struct MenuState {
    /// Wanted at the selection.
    asked: bool,
    /// `None`: where the pointer was.
    at: Option<Pos2>,
    is_open: bool,
    /// Opened by key: the first item is to have the focus once it can.
    wants_focus: bool,
}

impl MenuState {
    pub fn ask(&mut self) {
        self.asked = true;
    }
}

pub(super) fn show(
    response: &Response,
    editor: &Editor,
    view: View,
    words: &'static Catalog,
    state: &mut MenuState,
) -> Vec<Command> {
    let asked = std::mem::take(&mut state.asked);
    if asked {
        state.at = Some(place(editor, view));
    } else if response.secondary_clicked() {
        state.at = None;
    }
    let mut popup = Popup::context_menu(response);
    if asked {
        state.wants_focus = true;
        popup = popup.open_memory(Some(SetOpenCommand::Bool(true)));
    }
    if let Some(at) = state.at {
        popup = popup.at_position(at);
    }
    let mut chosen = Vec::new();
    popup.show(|ui| {
        let first = items(ui, editor, words, &mut chosen);
        // While the menu is measured, nothing in it can have the focus.
        if let Some(first) = first.filter(|_| state.wants_focus && !ui.is_sizing_pass()) {
            first.request_focus();
            state.wants_focus = !first.has_focus();
        }
    });
    let is_open = Popup::is_id_open(&response.ctx, Popup::default_response_id(response));
    if !is_open && std::mem::replace(&mut state.is_open, is_open) {
        state.wants_focus = false;
        // The map has the keys again, unless a click outside gave them to something else.
        let clicked = response.ctx.input(|input| input.pointer.any_click());
        if !clicked || !chosen.is_empty() {
            response.request_focus();
        }
    }
    state.is_open = is_open;
    chosen
}

/// Under what is selected, or in the middle.
fn place(editor: &Editor, view: View) -> Pos2 {
    let target = editor.selection().cursor();
    let place = target.and_then(|target| editor.place_of(target));
    let Some(place) = place else {
        return view.area.center();
    };
    let rect = view.rect(place);
    let low = rect
        .left_bottom()
        .min(rect.center() + egui::vec2(0.0, 120.0));
    view.area.shrink(8.0).clamp(low)
}

/// Shows the menu; its first item that can be chosen. egui itself goes through it by key.
fn items(
    ui: &mut Ui,
    editor: &Editor,
    words: &'static Catalog,
    chosen: &mut Vec<Command>,
) -> Option<Response> {
    ui.set_min_width(MENU_WIDTH);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().button_padding = ITEM_PADDING;
    let mut first = None;
    for (index, group) in menu_table::groups(editor).iter().enumerate() {
        if index > 0 {
            ui.separator();
        }
        for entry in *group {
            let response = match entry {
                Entry::One(command) => item(ui, editor, words, *command, chosen),
                Entry::More(category, commands) => {
                    ui.menu_button(category.name(words), |ui| {
                        ui.set_min_width(MENU_WIDTH);
                        ui.spacing_mut().item_spacing.y = 0.0;
                        ui.spacing_mut().button_padding = ITEM_PADDING;
                        for &command in *commands {
                            item(ui, editor, words, command, chosen);
                        }
                    })
                    .response
                }
            };
            if first.is_none() && response.enabled() {
                first = Some(response);
            }
        }
    }
    first
}

fn item(
    ui: &mut Ui,
    editor: &Editor,
    words: &'static Catalog,
    command: Command,
    chosen: &mut Vec<Command>,
) -> Response {
    let blocked = blocked(editor, command);
    let mut button = Button::new(label(command, words)).min_size(vec2(0.0, ITEM_HEIGHT));
    if let Some(keys) = command.shortcut_text(words) {
        button = button.shortcut_text(keys);
    }
    let response = ui.add_enabled(blocked.is_none(), button);
    let response = match blocked {
        Some(blocked) => response.on_disabled_hover_text(blocked.message(words)),
        None => response.on_hover_text(command.description(words)),
    };
    if response.clicked() {
        chosen.push(command);
        ui.close();
    }
    response
}

fn blocked(editor: &Editor, command: Command) -> Option<crate::editor::Blocked> {
    // The system's clipboard may hold something the editor does not know of.
    if command == Command::Paste {
        return None;
    }
    editor.can_run(command).err()
}

/// The same menu elsewhere, for what is selected.
pub(in crate::ui) fn command_menu(
    ui: &mut Ui,
    editor: &Editor,
    words: &'static Catalog,
) -> Option<Command> {
    let mut chosen = Vec::new();
    items(ui, editor, words, &mut chosen);
    chosen.pop()
}

/// The command's name; what would only name a thing, outside the menu “Insert”, says that it is added.
fn label(command: Command, words: &Catalog) -> String {
    let name = command.name(words);
    match command {
        Command::AddCard
        | Command::AddStep
        | Command::AddStage
        | Command::AddLane
        | Command::AddPersona
        | Command::AddStepBefore
        | Command::AddStageBefore
        | Command::AddLaneAbove
        | Command::AddLink => format!("+\u{a0}{name}"),
        _ => name.to_owned(),
    }
}
