//! The tabs that do not depend on the selection: the map, its personas, its initiatives.

use std::sync::Arc;

use egui::{RichText, Ui};

use super::list::{self, Act};
use super::{InspectorState, Outcome, PictureOwner, Place, finish};
use super::{initiative, map, persona, picture, sort};
use crate::editor::{Editor, MergeKey};
use crate::i18n::Catalog;
use crate::model::{CardId, Document, Edit, EditName, Header, Initiative, Noun, Persona, Verb};
use crate::scene::Target;
use crate::theme::{Theme, chrome};
use crate::ui::panel::form::{Form, Memory, Records, Sheet};
use crate::ui::style::bold;

pub(super) fn map(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut InspectorState,
    theme: &Theme,
    words: &'static Catalog,
) -> Option<PictureOwner> {
    let document = editor.document().clone();
    let text = &words.inspector;
    let mut memory = std::mem::take(&mut state.memory);
    let mut outcome = Outcome::default();
    let mut form = Form::new(ui, "map", words, theme, &mut memory);
    let mut header = Records::new(vec![Arc::clone(&document.header)])?;
    let mut on = |form: &mut Form<'_>, show: fn(&mut Sheet<'_, '_, Header>)| {
        let mut sheet = Sheet::new(form, &mut header);
        show(&mut sheet);
        let changed = sheet.changed().into_iter().flatten();
        outcome.edits.extend(changed.map(Edit::SetHeader));
    };
    on(&mut form, map::content);
    let mut to = None;
    form.section("map.advice", words.advice.title, |form| {
        to = state.advisor.show(form, &document, state.today);
    });
    form.section("map.review", text.review, |form| on(form, map::review));
    form.section("map.goals", text.phase_goals, |form| on(form, map::goals));
    form.section("map.personas", text.personas, |form| {
        to = to.take().or(persona_rows(form, &document));
    });
    form.section("map.initiatives", text.initiatives, |form| {
        to = to.take().or(initiative_rows(form, &document));
    });
    form.section("map.note", text.note, |form| on(form, map::note));
    outcome.to = to;
    outcome.change = form.change;
    outcome.sealed = form.sealed;
    state.memory = memory;
    finish(ui, editor, state, outcome, MergeKey::map)
}

fn persona_rows(form: &mut Form<'_>, document: &Document) -> Option<Place> {
    let words = form.words;
    let mut to = None;
    for persona in document.personas.iter() {
        let name = persona_name(persona, words);
        let label = format!("{}, {name}", words.inspector.persona);
        if form.row(&name, &label).clicked() {
            to = Some(Place::Persona(persona.id));
        }
    }
    if form.button(words.inspector.manage_personas) {
        to = Some(Place::Personas);
    }
    to
}

fn initiative_rows(form: &mut Form<'_>, document: &Document) -> Option<Place> {
    let words = form.words;
    let mut to = None;
    for row in document.initiatives.iter() {
        let name = initiative::title(row, words);
        let label = format!("{}, {name}", words.inspector.initiative);
        if form.row(&name, &label).clicked() {
            to = Some(Place::Initiative(row.id));
        }
    }
    if form.button(words.inspector.manage_initiatives) {
        to = Some(Place::Initiatives);
    }
    to
}

fn persona_name(persona: &Persona, words: &Catalog) -> String {
    match persona.name.trim() {
        "" => words.model.untitled.to_owned(),
        name => name.to_owned(),
    }
}

/// Does what was done to the list; the number of the row that is open afterwards.
fn act<I: Copy + PartialEq>(
    editor: &mut Editor,
    refused: &mut bool,
    memory: &mut Memory,
    open: &mut Option<I>,
    ids: &[I],
    act: Option<Act>,
    edits: (
        impl FnOnce(I, usize) -> Edit,
        impl FnOnce(&mut Editor) -> (I, Edit),
    ),
) {
    let (shift, add) = edits;
    let edit = match act {
        None => return,
        Some(Act::Open(index)) => {
            *open = Some(ids[index]);
            memory.forget_drafts();
            return;
        }
        Some(Act::Move { from, to }) => shift(ids[from], to),
        Some(Act::Add) => {
            let (id, edit) = add(editor);
            *open = Some(id);
            memory.forget_drafts();
            edit
        }
    };
    editor.seal();
    *refused = editor.apply(edit, None).is_err();
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(2.0 * chrome::UNIT);
    ui.separator();
    let text = RichText::new(text).font(bold(chrome::TEXT));
    ui.add(egui::Label::new(text).wrap());
}

pub(super) fn personas(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut InspectorState,
    theme: &Theme,
    words: &'static Catalog,
) -> Option<PictureOwner> {
    let document = editor.document().clone();
    let text = &words.inspector;
    let rows = document.personas.iter();
    let (ids, names): (Vec<_>, Vec<_>) = rows
        .map(|persona| (persona.id, persona_name(persona, words)))
        .unzip();
    let place = ids.iter().position(|id| Some(*id) == state.persona);
    let done = list::show(ui, theme, words, &names, place, text.add_persona);
    let at = ids.len();
    let shift = |id, to| Edit::MovePersona { id, to };
    let add = |editor: &mut Editor| {
        let persona = Persona::new(editor.new_id(), text.new_persona);
        (persona.id, Edit::AddPersona { persona, at })
    };
    let (refused, memory) = (&mut state.refused, &mut state.memory);
    let open = &mut state.persona;
    act(editor, refused, memory, open, &ids, done, (shift, add));
    if done.is_some() {
        return None;
    }
    let index = place?;
    let id = ids[index];
    heading(ui, &names[index]);
    let mut memory = std::mem::take(&mut state.memory);
    let mut form = Form::new(ui, id, words, theme, &mut memory);
    let mut outcome = Outcome::default();
    let mut records = Records::new(vec![Arc::clone(&document.personas[index])])?;
    let mut on = |form: &mut Form<'_>, show: fn(&mut Sheet<'_, '_, Persona>)| {
        let mut sheet = Sheet::new(form, &mut records);
        show(&mut sheet);
        let changed = sheet.changed().into_iter().flatten();
        outcome.edits.extend(changed.map(Edit::SetPersona));
    };
    on(&mut form, persona::who);
    let shown = crate::ui::panel::form::Shared::same(document.personas[index].picture);
    let wish = picture::show(&mut form, &document, &mut state.pictures, shown);
    form.section("persona.wants", text.persona_wants, |form| {
        on(form, persona::wants);
    });
    form.section("persona.segment", text.segment, |form| {
        on(form, persona::segment);
    });
    match wish {
        None => {}
        Some(picture::Wish::Choose) => outcome.picture_wanted = Some(PictureOwner::Persona(id)),
        Some(picture::Wish::Remove) => {
            let mut persona = Persona::clone(&document.personas[index]);
            persona.picture = None;
            let edit = Edit::SetPersona(persona);
            outcome.edits.push(picture::without_unused(&document, edit));
            form.made();
        }
        Some(picture::Wish::Describe(picture)) => outcome.edits.push(Edit::SetPicture(picture)),
    }
    form.ui.add_space(3.0 * chrome::UNIT);
    if form.button(text.remove_persona) {
        outcome.edits = vec![Edit::RemovePersona(id)];
        form.made();
    }
    outcome.change = form.change;
    outcome.sealed = form.sealed;
    state.memory = memory;
    let key = |field| MergeKey::new(Target::Persona(id), field);
    finish(ui, editor, state, outcome, key)
}

pub(super) fn initiatives(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut InspectorState,
    theme: &Theme,
    words: &'static Catalog,
) -> Option<PictureOwner> {
    let document = editor.document().clone();
    let text = &words.inspector;
    let rows = document.initiatives.iter();
    let (ids, names): (Vec<_>, Vec<_>) = rows
        .map(|row| (row.id, initiative::title(row, words)))
        .unzip();
    let place = ids.iter().position(|id| Some(*id) == state.initiative);
    let done = list::show(ui, theme, words, &names, place, text.add_initiative);
    let at = ids.len();
    let selected: Vec<CardId> = editor.selection().cards().collect();
    let shift = |id, to| Edit::MoveInitiative { id, to };
    let add = |editor: &mut Editor| {
        let mut initiative = Initiative::new(editor.new_id(), text.new_initiative);
        initiative.cards = selected.clone();
        (initiative.id, Edit::AddInitiative { initiative, at })
    };
    let (refused, memory) = (&mut state.refused, &mut state.memory);
    let open = &mut state.initiative;
    act(editor, refused, memory, open, &ids, done, (shift, add));
    if done.is_some() {
        return None;
    }
    if ids.len() > 1
        && let Some(by) = sort::pick(ui, words)
        && let Some(edit) = sort::sorted(&document.initiatives, by)
    {
        editor.seal();
        let name = EditName::new(Verb::Move, Noun::Initiative, ids.len());
        state.refused = editor.apply_as(name, edit, None).is_err();
        return None;
    }
    let index = place?;
    let id = ids[index];
    heading(ui, &names[index]);
    let mut memory = std::mem::take(&mut state.memory);
    let mut form = Form::new(ui, id, words, theme, &mut memory);
    let mut outcome = Outcome::default();
    let mut records = Records::new(vec![Arc::clone(&document.initiatives[index])])?;
    let mut to = None;
    let vocabulary = &state.vocabulary;
    let mut on = |form: &mut Form<'_>, show: &mut dyn FnMut(&mut Sheet<'_, '_, Initiative>)| {
        let mut sheet = Sheet::new(form, &mut records);
        show(&mut sheet);
        let changed = sheet.changed().into_iter().flatten();
        outcome.edits.extend(changed.map(Edit::SetInitiative));
    };
    on(&mut form, &mut |sheet| {
        initiative::content(sheet, vocabulary);
    });
    form.section("initiative.scores", text.scores, |form| {
        on(form, &mut |sheet| initiative::scores(sheet));
    });
    form.section("initiative.cards", text.linked_cards, |form| {
        on(form, &mut |sheet| {
            to = initiative::cards(sheet, &document, &selected, vocabulary);
        });
    });
    form.ui.add_space(3.0 * chrome::UNIT);
    if form.button(text.remove_initiative) {
        outcome.edits = vec![Edit::RemoveInitiative(id)];
        form.made();
    }
    outcome.to = to;
    outcome.change = form.change;
    outcome.sealed = form.sealed;
    state.memory = memory;
    finish(ui, editor, state, outcome, MergeKey::map)
}
