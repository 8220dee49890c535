//! The menu bar, made from the list of commands.

use egui::{Button, Ui};

use super::style::Look;
use crate::command::{Category, Command};

/// What is true of a command just now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// In place of the command's name, such as “Undo: move a card”.
    pub name: Option<String>,
    /// Why it cannot run.
    pub blocked: Option<String>,
}

/// Answers what is true of a command.
pub type Ask<'a> = &'a dyn Fn(Command) -> Facts;

/// Commands between which a menu has a line: it is drawn above these.
const GROUPS: [Command; 23] = [
    Command::Save,
    Command::Export,
    Command::Close,
    Command::Cut,
    Command::SelectAll,
    Command::EditText,
    Command::AddPersona,
    Command::Widen,
    Command::EmotionUp,
    Command::Merge,
    Command::HideLane,
    Command::CollapseLane,
    Command::LaneColour,
    Command::ExtendLeft,
    Command::GoFirstStep,
    Command::GoPreviousLane,
    Command::ZoomFit,
    Command::ToggleTheme,
    Command::ToggleLanes,
    Command::FullScreen,
    Command::NextStop,
    Command::BlackScreen,
    Command::MeetingRoom,
];

/// Shows the menus; the command that was picked.
pub fn show(ui: &mut Ui, look: Look, ask: Ask<'_>) -> Option<Command> {
    let mut picked = None;
    egui::MenuBar::new().ui(ui, |ui| {
        ui.spacing_mut().button_padding = egui::vec2(8.0, 4.0);
        for category in Category::ALL {
            ui.menu_button(category.name(look.words), |ui| {
                ui.set_width(320.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.spacing_mut().button_padding = egui::vec2(8.0, 5.0);
                for (index, command) in category.commands().enumerate() {
                    if index > 0 && GROUPS.contains(&command) {
                        ui.separator();
                    }
                    if item(ui, look, command, &ask(command)) {
                        picked = Some(command);
                    }
                }
            });
        }
    });
    picked
}

fn item(ui: &mut Ui, look: Look, command: Command, facts: &Facts) -> bool {
    let name = facts.name.as_deref().unwrap_or(command.name(look.words));
    let mut button = Button::new(name).min_size(egui::vec2(ui.available_width(), 28.0));
    if let Some(keys) = command.shortcut_text(look.words) {
        button = button.shortcut_text(keys);
    }
    let response = ui.add_enabled(facts.blocked.is_none(), button);
    let response = match &facts.blocked {
        Some(reason) => response.on_disabled_hover_text(reason),
        None => response.on_hover_text(command.description(look.words)),
    };
    if response.clicked() {
        ui.close();
    }
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_menu_begins_with_a_line() {
        for category in Category::ALL {
            let first = category.commands().next();
            assert!(
                first.is_none_or(|first| !GROUPS.contains(&first)),
                "{category:?}"
            );
        }
    }
}
