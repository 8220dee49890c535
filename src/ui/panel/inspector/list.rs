//! The personas and the initiatives: a list to choose from, add to and sort, and the chosen one's fields.

use egui::{RichText, Ui, vec2};

use super::{InspectorState, PictureOwner, commit, initiative, persona};
use crate::editor::{Editor, MergeKey};
use crate::i18n::Catalog;
use crate::model::{CardId, Edit, Initiative, Persona};
use crate::scene::Target;
use crate::theme::{Theme, chrome};
use crate::ui::panel::form::Form;
use crate::ui::panel::sign::{Sign, sign_button};
use crate::ui::style::bold;

/// What was done to the list.
enum Act {
    Open(usize),
    Move { from: usize, to: usize },
    Add,
}

fn rows(
    ui: &mut Ui,
    theme: &Theme,
    words: &'static Catalog,
    names: &[String],
    open: Option<usize>,
    add: &str,
) -> Option<Act> {
    let mut act = None;
    for (index, name) in names.iter().enumerate() {
        ui.push_id(index, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let width = ui.available_width() - 2.0 * chrome::TARGET;
                let row = egui::Button::selectable(open == Some(index), name)
                    .truncate()
                    .right_text("")
                    .min_size(vec2(width, chrome::TARGET));
                let row = ui.allocate_ui(vec2(width, chrome::TARGET), |ui| ui.add(row));
                if row.inner.clicked() {
                    act = Some(Act::Open(index));
                }
                for (sign, verb, to) in [
                    (Sign::Up, words.inspector.move_up, index.checked_sub(1)),
                    (
                        Sign::Down,
                        words.inspector.move_down,
                        Some(index + 1).filter(|&to| to < names.len()),
                    ),
                ] {
                    ui.add_enabled_ui(to.is_some(), |ui| {
                        let label = format!("{verb}, {name}");
                        if sign_button(ui, theme, sign, &label).clicked()
                            && let Some(to) = to
                        {
                            act = Some(Act::Move { from: index, to });
                        }
                    });
                }
            });
        });
    }
    ui.add_space(chrome::UNIT);
    if ui.button(add).clicked() {
        act = Some(Act::Add);
    }
    act
}

pub(super) fn personas(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut InspectorState,
    theme: &Theme,
    words: &'static Catalog,
) -> Option<PictureOwner> {
    let document = editor.document().clone();
    let named = |name: &str| {
        if name.is_empty() {
            words.model.untitled.to_owned()
        } else {
            name.to_owned()
        }
    };
    let names: Vec<String> = document.personas.iter().map(|p| named(&p.name)).collect();
    let open = |state: &InspectorState| {
        document
            .personas
            .iter()
            .position(|p| Some(p.id) == state.persona)
    };
    match rows(
        ui,
        theme,
        words,
        &names,
        open(state),
        words.inspector.add_persona,
    ) {
        Some(Act::Open(index)) => {
            state.persona = Some(document.personas[index].id);
            state.drafts.clear();
        }
        Some(Act::Move { from, to }) => {
            let id = document.personas[from].id;
            state.refused = editor.apply(Edit::MovePersona { id, to }, None).is_err();
        }
        Some(Act::Add) => {
            let persona = Persona::new(editor.new_id(), words.inspector.new_persona);
            let (id, at) = (persona.id, document.personas.len());
            state.refused = editor
                .apply(Edit::AddPersona { persona, at }, None)
                .is_err();
            state.persona = Some(id);
            state.drafts.clear();
            return None;
        }
        None => {}
    }
    let mut persona = Persona::clone(&document.personas[open(state)?]);
    let id = persona.id;
    ui.add_space(2.0 * chrome::UNIT);
    ui.separator();
    ui.label(RichText::new(named(&persona.name)).font(bold(chrome::TEXT)));
    let mut form = Form::new(ui, id, words, theme, &mut state.drafts);
    let wish = persona::show(&mut form, &mut persona);
    form.ui.add_space(3.0 * chrome::UNIT);
    let remove = form.button(words.inspector.remove_persona);
    let (change, sealed) = (form.change, form.sealed);
    if remove {
        state.refused = editor.apply(Edit::RemovePersona(id), None).is_err();
        state.persona = None;
    } else {
        let key = |field| MergeKey::new(Target::Persona(id), field);
        commit(editor, &mut state.refused, change, sealed, key, || {
            Edit::SetPersona(persona)
        });
    }
    wish.map(|_| PictureOwner::Persona(id))
}

pub(super) fn initiatives(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut InspectorState,
    theme: &Theme,
    words: &'static Catalog,
) {
    let document = editor.document().clone();
    let names: Vec<String> = document
        .initiatives
        .iter()
        .map(|initiative| match &*initiative.title {
            "" => words.model.untitled.to_owned(),
            title => title.to_owned(),
        })
        .collect();
    let open = |state: &InspectorState| {
        let mut all = document.initiatives.iter();
        all.position(|initiative| Some(initiative.id) == state.initiative)
    };
    match rows(
        ui,
        theme,
        words,
        &names,
        open(state),
        words.inspector.add_initiative,
    ) {
        Some(Act::Open(index)) => {
            state.initiative = Some(document.initiatives[index].id);
            state.drafts.clear();
        }
        Some(Act::Move { from, to }) => {
            let id = document.initiatives[from].id;
            state.refused = editor.apply(Edit::MoveInitiative { id, to }, None).is_err();
        }
        Some(Act::Add) => {
            let mut initiative = Initiative::new(editor.new_id(), words.inspector.new_initiative);
            initiative.cards = editor.selection().cards().collect();
            let (id, at) = (initiative.id, document.initiatives.len());
            let edit = Edit::AddInitiative { initiative, at };
            state.refused = editor.apply(edit, None).is_err();
            state.initiative = Some(id);
            state.drafts.clear();
            return;
        }
        None => {}
    }
    let Some(index) = open(state) else {
        return;
    };
    let mut initiative = Initiative::clone(&document.initiatives[index]);
    let id = initiative.id;
    ui.add_space(2.0 * chrome::UNIT);
    ui.separator();
    ui.label(RichText::new(&names[index]).font(bold(chrome::TEXT)));
    let selected: Vec<CardId> = editor.selection().cards().collect();
    let mut form = Form::new(ui, id, words, theme, &mut state.drafts);
    let wish = initiative::show(&mut form, &document, &selected, &mut initiative);
    form.ui.add_space(3.0 * chrome::UNIT);
    if form.button(words.inspector.remove_initiative) {
        state.refused = editor.apply(Edit::RemoveInitiative(id), None).is_err();
        state.initiative = None;
        return;
    }
    let (change, sealed) = (form.change, form.sealed);
    commit(
        editor,
        &mut state.refused,
        change,
        sealed,
        MergeKey::map,
        || Edit::SetInitiative(initiative),
    );
    if let Some(initiative::Wish::Show(cards)) = wish {
        editor.select(cards.into_iter().map(Target::Card));
        if let Some(first) = editor.selection().single().or(editor.selection().cursor()) {
            editor.reveal(first);
        }
    }
}
