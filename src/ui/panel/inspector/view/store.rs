//! The store visit's settings.

use crate::editor::Editor;
use crate::layout::wheel::hub_persona;
use crate::model::{Edit, PersonaId, RoomWidths, StorePart};
use crate::ui::panel::form::{Form, Shared};

/// Draws the fields; what they change of the document.
pub(super) fn show(form: &mut Form<'_>, editor: &Editor) -> Vec<Edit> {
    let document = editor.document();
    let words = form.words;
    let mut edits = Vec::new();
    let first = document.personas.first().map(|persona| persona.id);
    let rows = document.personas.iter();
    let personas: Vec<(Option<PersonaId>, String)> = rows
        .map(|row| {
            // The first one is shown unless another is asked for.
            let id = Some(row.id).filter(|&id| Some(id) != first);
            let name = match row.name.trim() {
                "" => words.model.untitled,
                name => name,
            };
            (id, name.to_owned())
        })
        .collect();
    if !personas.is_empty() {
        let shown = hub_persona(document).filter(|&id| Some(id) != first);
        let mut persona = Shared::same(shown);
        if form.choice("persona", words.store.visitor, &mut persona, &personas) {
            let mut options = document.wheel;
            options.persona = persona.value;
            edits.push(Edit::SetWheel(options));
        }
    }
    let mut plan = (*document.store_plan).clone();
    let mut widths = Shared::same(plan.options.widths);
    let choices = [
        (RoomWidths::Dwell, words.store.width_by_dwell.to_owned()),
        (RoomWidths::Equal, words.store.width_equal.to_owned()),
    ];
    if form.choice("widths", words.store.widths, &mut widths, &choices) {
        plan.options.widths = widths.value;
    }
    if document
        .store_plan
        .rooms
        .iter()
        .any(|room| room.step.is_some())
    {
        form.hint(words.store.placed_by_hand);
    }
    form.label(words.store.shown);
    for part in StorePart::ALL {
        let mut is_shown = Shared::same(plan.shows(part));
        if form.toggle(words.store.part(part), &mut is_shown) {
            if is_shown.value {
                plan.options.hidden.remove(&part);
            } else {
                plan.options.hidden.insert(part);
            }
        }
    }
    form.hint(words.view.kept_in_map);
    if plan != *document.store_plan {
        edits.push(Edit::SetStorePlan(plan));
    }
    edits
}
