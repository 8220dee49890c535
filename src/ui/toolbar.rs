//! The slim bar above the map: the commands a hand wants most.

use egui::{Align, Button, Layout, Ui, vec2};

use super::icon::{self, Icon};
use super::menu::Ask;
use super::style::Look;
use crate::command::Command;
use crate::layout::View;

/// What the bar shows besides the commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Toolbar {
    pub lanes_panel: bool,
    pub inspector: bool,
    pub view: View,
}

/// Shows the bar; the command that was picked.
pub fn show(ui: &mut Ui, look: Look, state: Toolbar, ask: Ask<'_>) -> Option<Command> {
    let words = &look.words.shell;
    let mut picked = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let mut sign = |ui: &mut Ui, icon: Icon, command: Command, is_on: bool| {
            if command_button(ui, look, icon, command, is_on, ask) {
                picked = Some(command);
            }
        };
        sign(ui, Icon::PanelLeft, Command::ToggleLanes, state.lanes_panel);
        ui.separator();
        sign(ui, Icon::Save, Command::Save, false);
        sign(ui, Icon::Undo, Command::Undo, false);
        sign(ui, Icon::Redo, Command::Redo, false);
        ui.separator();
        for (text, command) in [
            (words.add_card, Command::AddCard),
            (words.add_step, Command::AddStep),
            (words.add_lane, Command::AddLane),
        ] {
            if add_button(ui, look, text, command, ask) {
                picked = Some(command);
            }
        }
        ui.separator();
        for view in View::ALL {
            let command = showing(view);
            let (text, _) = hint(look, command, ask);
            let tab = Button::selectable(state.view == view, command.name(look.words));
            let response = ui.add(tab.min_size(vec2(28.0, 28.0)));
            let response =
                response.on_hover_text(format!("{text}\n{}", command.description(look.words)));
            if response.clicked() {
                picked = Some(command);
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let mut sign = |ui: &mut Ui, icon: Icon, command: Command, is_on: bool| {
                if command_button(ui, look, icon, command, is_on, ask) {
                    picked = Some(command);
                }
            };
            sign(
                ui,
                Icon::PanelRight,
                Command::ToggleInspector,
                state.inspector,
            );
            ui.separator();
            let mut sign = |ui: &mut Ui, icon: Icon, command: Command| {
                if command_button(ui, look, icon, command, false, ask) {
                    picked = Some(command);
                }
            };
            sign(ui, Icon::Export, Command::Export);
            ui.separator();
            sign(ui, Icon::Search, Command::Palette);
            sign(ui, Icon::Fit, Command::ZoomFit);
        });
    });
    picked
}

/// The command that shows a view, whose name is the view's.
pub(super) fn showing(view: View) -> Command {
    match view {
        View::Swimlane => Command::ShowSwimlane,
        View::Wheel => Command::ShowWheel,
        View::Store => Command::ShowStore,
    }
}

/// A command's name, its keys, and why it cannot run, for a tooltip.
fn hint(look: Look, command: Command, ask: Ask<'_>) -> (String, Option<String>) {
    let facts = ask(command);
    let name = facts
        .name
        .unwrap_or_else(|| command.name(look.words).to_owned());
    let text = match command.shortcut_text(look.words) {
        Some(keys) => format!("{name} ({keys})"),
        None => name,
    };
    (text, facts.blocked)
}

fn command_button(
    ui: &mut Ui,
    look: Look,
    icon: Icon,
    command: Command,
    is_on: bool,
    ask: Ask<'_>,
) -> bool {
    let (text, blocked) = hint(look, command, ask);
    let name = command.name(look.words);
    let response = ui
        .add_enabled_ui(blocked.is_none(), |ui| icon::button(ui, icon, name, is_on))
        .inner;
    let response = match blocked {
        Some(reason) => response.on_disabled_hover_text(format!("{text}\n{reason}")),
        None => response.on_hover_text(text),
    };
    response.clicked()
}

fn add_button(ui: &mut Ui, look: Look, text: &str, command: Command, ask: Ask<'_>) -> bool {
    let (hint, blocked) = hint(look, command, ask);
    let label = format!("+ {text}");
    let button = Button::new(label)
        .frame_when_inactive(false)
        .min_size(vec2(28.0, 28.0));
    let response = ui.add_enabled(blocked.is_none(), button);
    let response = match blocked {
        Some(reason) => response.on_disabled_hover_text(format!("{hint}\n{reason}")),
        None => response.on_hover_text(format!("{hint}\n{}", command.description(look.words))),
    };
    response.clicked()
}
