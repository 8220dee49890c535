//! The canvas's context menu, made from the command list.

use egui::{Button, Response};

use crate::command::Command;
use crate::editor::Editor;
use crate::i18n::Catalog;

/// What can be asked for here, in groups.
const GROUPS: [&[Command]; 4] = [
    &[Command::EditText, Command::AddCard, Command::AddLink],
    &[
        Command::Cut,
        Command::Copy,
        Command::Paste,
        Command::Duplicate,
        Command::Delete,
    ],
    &[
        Command::MoveLeft,
        Command::MoveRight,
        Command::MoveUp,
        Command::MoveDown,
        Command::Widen,
        Command::Narrow,
    ],
    &[Command::ZoomFit, Command::ZoomSelection],
];

pub(super) fn show(response: &Response, editor: &Editor, words: &'static Catalog) -> Vec<Command> {
    let mut chosen = Vec::new();
    response.context_menu(|ui| {
        for (index, group) in GROUPS.iter().enumerate() {
            if index > 0 {
                ui.separator();
            }
            for &command in *group {
                let mut button = Button::new(command.name(words));
                if let Some(keys) = command.shortcut_text(words) {
                    button = button.shortcut_text(keys);
                }
                let blocked = editor.can_run(command).err();
                let response = ui.add_enabled(blocked.is_none(), button);
                let response = match blocked {
                    Some(blocked) => response.on_disabled_hover_text(blocked.message(words)),
                    None => response,
                };
                if response.clicked() {
                    chosen.push(command);
                }
            }
        }
    });
    chosen
}
