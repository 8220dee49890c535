//! The experience wheel's settings.

use std::sync::Arc;

use crate::editor::Editor;
use crate::layout::wheel::hub_persona;
use crate::model::{CalloutText, Edit, FaceScale, PersonaId, Phase, WheelOptions};
use crate::ui::panel::form::{Form, Records, Shared, Sheet, field};

/// Draws the fields; what they change of the document.
pub(super) fn show(form: &mut Form<'_>, editor: &mut Editor) -> Vec<Edit> {
    let words = &form.words.view;
    let mut options = editor.document().wheel;
    // The first one is shown unless another is asked for.
    let first = editor.document().personas.first().map(|it| it.id);
    options.persona = hub_persona(editor.document()).filter(|&id| Some(id) != first);
    let Some(mut records) = Records::new(vec![Arc::new(options)]) else {
        return Vec::new();
    };
    let mut sheet = Sheet::new(form, &mut records);
    let personas = personas(editor, sheet.form);
    if !personas.is_empty() {
        let choices = personas.iter().cloned().enumerate();
        let choices: Vec<(Option<PersonaId>, String)> = choices
            .map(|(index, (id, name))| (Some(id).filter(|_| index > 0), name))
            .collect();
        sheet.choice(field!(persona), words.hub_persona, &choices);
    }
    let scales = FaceScale::ALL.map(|scale| (scale, words.face_scale(scale).to_owned()));
    sheet.choice(field!(faces), words.faces, &scales);
    let texts = CalloutText::ALL.map(|text| (text, words.callout(text).to_owned()));
    sheet.choice(field!(callouts), words.callouts, &texts);
    sheet.toggle(field!(radial), words.radial);
    let changed = sheet.changed();
    form.hint(words.kept_in_map);
    form.section("view.looking", words.looking, |form| {
        focus(form, editor);
        if options.radial && personas.len() > 1 {
            loops(form, editor, &personas);
        }
        form.hint(form.words.view.not_kept);
    });
    changed
        .into_iter()
        .flatten()
        .map(|options: WheelOptions| Edit::SetWheel(options))
        .collect()
}

fn personas(editor: &Editor, form: &Form<'_>) -> Vec<(PersonaId, String)> {
    let rows = editor.document().personas.iter();
    let named = rows.map(|row| match row.name.trim() {
        "" => (row.id, form.words.model.untitled.to_owned()),
        name => (row.id, name.to_owned()),
    });
    named.collect()
}

/// Whose loops are drawn.
fn loops(form: &mut Form<'_>, editor: &mut Editor, personas: &[(PersonaId, String)]) {
    form.label(form.words.view.loops);
    for (id, name) in personas {
        let mut is_shown = Shared::same(!editor.options().hidden_personas.contains(id));
        if form.toggle(name, &mut is_shown) {
            let hidden = &mut editor.options_mut().hidden_personas;
            if is_shown.value {
                hidden.remove(id);
            } else {
                hidden.insert(*id);
            }
        }
    }
}

/// The phase that takes most of the wheel.
fn focus(form: &mut Form<'_>, editor: &mut Editor) {
    let words = form.words;
    let mut phase = Shared::same(editor.options().focused_phase);
    let phases = Phase::ALL.map(|phase| (Some(phase), words.model.phase(phase).to_owned()));
    let none = (None, words.view.no_phase.to_owned());
    let choices: Vec<(Option<Phase>, String)> = std::iter::once(none).chain(phases).collect();
    if form.choice(
        "focused_phase",
        words.view.focused_phase,
        &mut phase,
        &choices,
    ) {
        editor.options_mut().focused_phase = phase.value;
    }
}
