//! The lanes: order, visibility, role.

use egui::{RichText, Ui};

use super::row::{Act, Row, row};
use super::{LanesState, place_after_move};
use crate::editor::Editor;
use crate::i18n::Catalog;
use crate::model::{Edit, Lane, LaneId};
use crate::scene::Target;
use crate::theme::{Theme, chrome};
use crate::ui::panel::inspector::lane::roles;
use crate::ui::style::colour32;

pub(super) fn show(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut LanesState,
    theme: &Theme,
    words: &'static Catalog,
) {
    let document = editor.document().clone();
    let count = document.lanes.len();
    if count == 0 {
        let hint = RichText::new(words.panel.empty_lanes).color(colour32(theme.text_muted));
        ui.label(hint);
    }
    for (index, lane) in document.lanes.iter().enumerate() {
        let name = match &*lane.label {
            "" => words.model.role(lane.role),
            label => label,
        };
        let spec = Row {
            target: Target::Lane(lane.id),
            name,
            indent: 0.0,
            is_selected: editor.selection().contains(Target::Lane(lane.id)),
            is_bold: false,
            is_hidden: Some(lane.hidden),
            is_collapsed: Some(lane.collapsed),
            can_move_up: index > 0,
            can_move_down: index + 1 < count,
            add: None,
        };
        if let Some(act) = row(ui, theme, words, state, &spec) {
            perform(editor, words, lane, index, act);
        }
    }
    ui.add_space(chrome::UNIT);
    let add = egui::Button::selectable(state.adds_lane, words.panel.add_lane);
    if ui
        .add(add.min_size(egui::vec2(0.0, chrome::TARGET)))
        .clicked()
    {
        state.adds_lane = !state.adds_lane;
        state.role_search.clear();
    }
    if state.adds_lane
        && let Some(role) = roles(ui, words, &mut state.role_search, None, 280.0)
    {
        let lane = Lane::new(editor.new_id(), role);
        let id = lane.id;
        // After the selected lane, or at the end.
        let selected = editor
            .selection()
            .targets()
            .iter()
            .rev()
            .find_map(|target| {
                let mut lanes = document.lanes.iter();
                lanes.position(|lane| *target == Target::Lane(lane.id))
            });
        let at = selected.map_or(count, |index| index + 1);
        if editor.apply(Edit::AddLane { lane, at }, None).is_ok() {
            select(editor, id);
            state.adds_lane = false;
        }
    }
}

fn select(editor: &mut Editor, id: LaneId) {
    editor.select([Target::Lane(id)]);
    editor.reveal(Target::Lane(id));
}

fn perform(editor: &mut Editor, words: &Catalog, lane: &Lane, index: usize, act: Act) {
    let id = lane.id;
    let changed = |change: &dyn Fn(&mut Lane)| {
        let mut lane = lane.clone();
        change(&mut lane);
        Some(Edit::SetLane(lane))
    };
    let edit = match act {
        Act::Select => {
            select(editor, id);
            None
        }
        Act::Hide(hidden) => changed(&|lane| lane.hidden = hidden),
        Act::Collapse(collapsed) => changed(&|lane| lane.collapsed = collapsed),
        Act::MoveUp => Some(Edit::MoveLane { id, to: index - 1 }),
        Act::MoveDown => Some(Edit::MoveLane { id, to: index + 1 }),
        Act::Rename(name) => {
            // The role's own name is what an empty label shows.
            let is_default = name == words.model.role(lane.role);
            let name = if is_default { String::new() } else { name };
            changed(&|lane| lane.label.clone_from(&name))
        }
        Act::Delete => Some(Edit::RemoveLane(id)),
        Act::Dropped { what, after } => {
            let Target::Lane(dragged) = what else {
                return;
            };
            let mut lanes = editor.document().lanes.iter();
            let from = lanes.position(|lane| lane.id == dragged);
            from.map(|from| Edit::MoveLane {
                id: dragged,
                to: place_after_move(from, index + usize::from(after)),
            })
        }
        Act::Add => None,
    };
    if let Some(edit) = edit {
        // Every row names what is in the document, so the edit fits.
        let _ = editor.apply(edit, None);
    }
}
