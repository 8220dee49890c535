//! What is drawn with egui: canvas, panels, dialogs. Decides nothing about the document.

pub mod banner;
pub mod canvas;
pub mod dialog;
pub mod fuzzy;
pub mod help;
pub mod icon;
pub mod menu;
pub mod palette;
pub mod panel;
pub mod picker;
pub mod present;
pub mod search;
pub mod shortcut;
pub mod start;
pub mod style;
pub mod toast;
pub mod toolbar;
pub mod workshop;

/// Says to assistive technologies what list this is, and in which of its rows the keyboard stands.
fn describe_list(
    ui: &egui::Ui,
    id: egui::Id,
    role: egui::accesskit::Role,
    name: &str,
    active: Option<egui::Id>,
) {
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(role);
        node.set_label(name);
        node.add_action(egui::accesskit::Action::Focus);
        if let Some(row) = active {
            node.set_active_descendant(row.accesskit_id());
        }
    });
}
