//! The menu bar, made from the list of commands.

use egui::containers::menu::SubMenuButton;
use egui::{Button, Frame, Response, ScrollArea, Ui};

use super::style::Look;
use crate::command::{Category, Command, PRESENTING_KEYS};
use crate::i18n::MenuParts;
use crate::theme::chrome;

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
const GROUPS: [Command; 25] = [
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
    Command::ZoomIn,
    Command::Filter,
    Command::ContextMenu,
    Command::NextStop,
    Command::BlackScreen,
    Command::Agenda,
    Command::Capture,
    Command::CompareMeeting,
    Command::MeetingRoom,
];

/// Commands in a menu of their own within a menu, in the place of the first.
struct Part {
    name: fn(&MenuParts) -> &'static str,
    commands: &'static [Command],
    /// Shows the keys of a presentation.
    is_presenting: bool,
}

const PARTS: [Part; 6] = [
    Part {
        name: |parts| parts.wheel,
        commands: &[
            Command::FocusPhase,
            Command::WheelDistance,
            Command::WheelFaces,
            Command::WheelCallouts,
            Command::WheelPersona,
        ],
        is_presenting: false,
    },
    Part {
        name: |parts| parts.store,
        commands: &[
            Command::StoreWidths,
            Command::StoreBubbles,
            Command::StoreChannels,
            Command::StoreTimes,
            Command::StoreBrand,
            Command::StoreNeeds,
            Command::StoreChanges,
        ],
        is_presenting: false,
    },
    Part {
        name: |parts| parts.panels,
        commands: &[
            Command::ToggleLanes,
            Command::ToggleOutline,
            Command::ToggleInspector,
            Command::NextPane,
            Command::PreviousPane,
            Command::ToggleHistory,
            Command::ToggleMiniMap,
        ],
        is_presenting: false,
    },
    Part {
        name: |parts| parts.while_presenting,
        commands: &[
            Command::EndPresenting,
            Command::NextStop,
            Command::PreviousStop,
            Command::WholePicture,
            Command::LastStop,
            Command::StepBy,
            Command::BlackScreen,
            Command::WhiteScreen,
            Command::Spotlight,
            Command::LargePointer,
        ],
        is_presenting: true,
    },
    Part {
        name: |parts| parts.timer,
        commands: &[Command::TimerMore, Command::TimerNext, Command::TimerStop],
        is_presenting: false,
    },
    Part {
        name: |parts| parts.dots,
        commands: &[
            Command::GiveDot,
            Command::TakeDot,
            Command::NextCard,
            Command::PreviousCard,
            Command::ShowDots,
        ],
        is_presenting: false,
    },
];

const WIDTH: f32 = 320.0;
const ROW_HEIGHT: f32 = 28.0;

impl Part {
    fn of(command: Command) -> Option<&'static Self> {
        const ALL: &[Part] = &PARTS;
        ALL.iter().find(|part| part.commands.contains(&command))
    }
}

/// Shows the menus; the command that was picked.
pub fn show(ui: &mut Ui, look: Look, ask: Ask<'_>) -> Option<Command> {
    let mut picked = None;
    egui::MenuBar::new().ui(ui, |ui| {
        ui.spacing_mut().button_padding = egui::vec2(8.0, 4.0);
        let below = ui.max_rect().bottom();
        for category in Category::ALL {
            ui.menu_button(category.name(look.words), |ui| {
                scrolled(ui, below, |ui| {
                    entries(ui, look, category, ask, &mut picked);
                });
            });
        }
    });
    picked
}

/// As high as there is room below `top`, scrolled if that is not enough: by wheel, and to what has the focus.
fn scrolled(ui: &mut Ui, top: f32, contents: impl FnOnce(&mut Ui)) {
    let window = ui.ctx().content_rect();
    let frame = Frame::popup(ui.style()).total_margin().sum().y;
    // What is below the window's edge by a hair would make egui put the menu elsewhere.
    let height = window.bottom() - top - frame - 2.0 * chrome::UNIT;
    ui.set_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().button_padding = egui::vec2(8.0, 5.0);
    ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .show(ui, contents);
}

fn entries(
    ui: &mut Ui,
    look: Look,
    category: Category,
    ask: Ask<'_>,
    picked: &mut Option<Command>,
) {
    for (index, command) in category.commands().enumerate() {
        let part = Part::of(command);
        if part.is_some_and(|part| part.commands[0] != command) {
            continue;
        }
        if index > 0 && GROUPS.contains(&command) {
            ui.separator();
        }
        match part {
            Some(part) => within(ui, look, part, ask, picked),
            None => {
                let keys = command.shortcut_text(look.words);
                if item(ui, look, command, keys, &ask(command)) {
                    *picked = Some(command);
                }
            }
        }
    }
}

/// A menu within a menu.
fn within(ui: &mut Ui, look: Look, part: &Part, ask: Ask<'_>, picked: &mut Option<Command>) {
    let name = (part.name)(&look.words.command.parts);
    let arrow = SubMenuButton::arrow_atom(None);
    let button = Button::new(name)
        .right_text(arrow)
        .min_size(egui::vec2(ui.available_width(), ROW_HEIGHT));
    let (response, _) = SubMenuButton::from_button(button).ui(ui, |ui| {
        let top = ui.ctx().content_rect().top();
        scrolled(ui, top, |ui| {
            for (index, &command) in part.commands.iter().enumerate() {
                if index > 0 && GROUPS.contains(&command) {
                    ui.separator();
                }
                let keys = match part.is_presenting {
                    true => presenting_key(look, command),
                    false => command.shortcut_text(look.words),
                };
                if item(ui, look, command, keys, &ask(command)) {
                    *picked = Some(command);
                }
            }
        });
    });
    show_focus(&response);
}

/// The key that does it while the map is presented.
fn presenting_key(look: Look, command: Command) -> Option<String> {
    let mut keys = PRESENTING_KEYS.iter();
    let (key, _) = keys.find(|(_, meant)| *meant == command)?;
    Some(key.text(look.words))
}

fn item(ui: &mut Ui, look: Look, command: Command, keys: Option<String>, facts: &Facts) -> bool {
    let name = facts.name.as_deref().unwrap_or(command.name(look.words));
    let mut button = Button::new(name).min_size(egui::vec2(ui.available_width(), ROW_HEIGHT));
    if let Some(keys) = keys {
        button = button.shortcut_text(keys);
    }
    let response = ui.add_enabled(facts.blocked.is_none(), button);
    show_focus(&response);
    let response = match &facts.blocked {
        Some(reason) => response.on_disabled_hover_text(reason),
        None => response.on_hover_text(command.description(look.words)),
    };
    if response.clicked() {
        ui.close();
    }
    response.clicked()
}

/// Scrolls to what the arrow keys came to.
fn show_focus(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
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

    #[test]
    fn what_is_together_in_a_menu_is_of_that_menu_and_in_its_order() {
        for part in &PARTS {
            let category = part.commands[0].spec().category;
            let in_order = category.commands().filter(|c| part.commands.contains(c));
            assert_eq!(in_order.collect::<Vec<_>>(), part.commands);
        }
    }
}
