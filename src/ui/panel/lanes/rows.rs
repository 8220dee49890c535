//! The lanes: order, visibility, role.

use egui::{RichText, Ui};

use super::list::perform;
use super::row::{Act, Row, row};
use super::{LanesState, place_after_move};
use crate::command::Command;
use crate::editor::{Editor, Side};
use crate::i18n::Catalog;
use crate::model::{Document, Edit, EditName, Lane, LaneId, Noun, Verb};
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
) -> Option<Command> {
    let document = editor.document().clone();
    let rows: Vec<Target> = document
        .lanes
        .iter()
        .map(|lane| Target::Lane(lane.id))
        .collect();
    if rows.is_empty() {
        let hint = RichText::new(words.panel.empty_lanes).color(colour32(theme.text_muted));
        ui.label(hint);
    }
    let mut asked = None;
    for lane in document.lanes.iter() {
        let target = Target::Lane(lane.id);
        let name = words.model.lane(lane);
        let spec = Row {
            target,
            name,
            indent: 0.0,
            is_bold: false,
            is_hidden: Some(lane.hidden),
        };
        let Some(act) = row(ui, editor, theme, words, state, &spec) else {
            continue;
        };
        match act {
            Act::Hide(hidden) => hide(editor, lane, hidden),
            Act::Dropped {
                what: Target::Lane(what),
                after,
            } => {
                // Every row names what is in the document, so the edit fits.
                let edit = dropped(&document, what, lane.id, after);
                let _ = edit.map(|edit| editor.apply(edit, None));
            }
            act => asked = asked.or(perform(editor, state, &rows, target, name, &act)),
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
        && let Ok(lane) = editor.insert_lane(role, Side::After)
    {
        editor.reveal(lane);
        state.adds_lane = false;
    }
    asked
}

fn hide(editor: &mut Editor, lane: &Lane, hidden: bool) {
    let verb = if hidden { Verb::Hide } else { Verb::Show };
    let mut lane = lane.clone();
    lane.hidden = hidden;
    let name = EditName::one(verb, Noun::Lane);
    let _ = editor.apply_as(name, Edit::SetLane(lane), None);
}

fn dropped(document: &Document, id: LaneId, on: LaneId, after: bool) -> Option<Edit> {
    let place = |id: LaneId| document.lanes.iter().position(|lane| lane.id == id);
    let to = place_after_move(place(id)?, place(on)? + usize::from(after));
    Some(Edit::MoveLane { id, to })
}
