//! The canvas's context menu, made from the command list: under the pointer, or at the selection by key.

use egui::{Button, Key, Popup, Pos2, Response, SetOpenCommand, Ui};

use super::menu_table;
use super::view::View;
use crate::command::Command;
use crate::editor::Editor;
use crate::i18n::Catalog;

/// Where the menu is open.
#[derive(Default)]
pub(super) struct MenuState {
    /// Wanted at the selection.
    asked: bool,
    /// `None`: where the pointer was.
    at: Option<Pos2>,
    is_open: bool,
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
        popup = popup.open_memory(Some(SetOpenCommand::Bool(true)));
    }
    if let Some(at) = state.at {
        popup = popup.at_position(at);
    }
    let mut chosen = Vec::new();
    let shown = popup.show(|ui| items(ui, editor, words, asked, &mut chosen));
    // Whoever came by key goes on by key.
    if shown.is_none() && std::mem::take(&mut state.is_open) {
        response.request_focus();
    }
    state.is_open = Popup::is_id_open(&response.ctx, Popup::default_response_id(response));
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

fn items(
    ui: &mut Ui,
    editor: &Editor,
    words: &'static Catalog,
    is_new: bool,
    chosen: &mut Vec<Command>,
) {
    ui.set_min_width(200.0);
    let mut buttons = Vec::new();
    for (index, group) in menu_table::groups(editor).iter().enumerate() {
        if index > 0 {
            ui.separator();
        }
        for &command in *group {
            let blocked = blocked(editor, command);
            let mut button = Button::new(label(command, words));
            if let Some(keys) = command.shortcut_text(words) {
                button = button.shortcut_text(keys);
            }
            let response = ui.add_enabled(blocked.is_none(), button);
            let response = match blocked {
                Some(blocked) => response.on_disabled_hover_text(blocked.message(words)),
                None => response.on_hover_text(command.description(words)),
            };
            if response.enabled() {
                buttons.push(response.clone());
            }
            if response.clicked() {
                chosen.push(command);
                ui.close();
            }
        }
    }
    walk(ui, &buttons, is_new);
}

/// Arrows go round among what can be chosen.
fn walk(ui: &Ui, buttons: &[Response], is_new: bool) {
    let Some(last) = buttons.len().checked_sub(1) else {
        return;
    };
    let focused = buttons.iter().position(Response::has_focus);
    let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    let next = if pressed(Key::ArrowDown) {
        Some(focused.map_or(0, |at| if at == last { 0 } else { at + 1 }))
    } else if pressed(Key::ArrowUp) {
        Some(focused.map_or(last, |at| at.checked_sub(1).unwrap_or(last)))
    } else if is_new {
        Some(0)
    } else {
        None
    };
    if let Some(next) = next {
        buttons[next].request_focus();
    }
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
    items(ui, editor, words, false, &mut chosen);
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
