//! The canvas's context menu, made from the command list.

use egui::{Button, Response};

use crate::command::Command;
use crate::editor::Editor;
use crate::i18n::Catalog;

/// What can be asked for here, in groups; of what is not possible here, only the clipboard's is shown, grey.
const GROUPS: [&[Command]; 5] = [
    &[Command::EditText],
    &[
        Command::AddCard,
        Command::AddStep,
        Command::AddStage,
        Command::AddLane,
        Command::AddLink,
    ],
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
        let mut is_first = true;
        for group in GROUPS {
            let shown: Vec<_> = group
                .iter()
                .map(|&command| (command, editor.can_run(command).err()))
                .filter(|(command, blocked)| blocked.is_none() || is_clipboard(*command))
                .collect();
            if shown.is_empty() {
                continue;
            }
            if !is_first {
                ui.separator();
            }
            is_first = false;
            for (command, blocked) in shown {
                let mut button = Button::new(label(command, words));
                if let Some(keys) = command.shortcut_text(words) {
                    button = button.shortcut_text(keys);
                }
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

fn is_clipboard(command: Command) -> bool {
    matches!(
        command,
        Command::Cut | Command::Copy | Command::Paste | Command::Delete
    )
}

/// The command's name; what would only name a thing, outside the menu “Insert”, says that it is added.
fn label(command: Command, words: &Catalog) -> String {
    let name = command.name(words);
    match command {
        Command::AddCard
        | Command::AddStep
        | Command::AddStage
        | Command::AddLane
        | Command::AddLink => format!("+\u{a0}{name}"),
        _ => name.to_owned(),
    }
}
