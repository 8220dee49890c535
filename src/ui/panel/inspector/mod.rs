//! The right panel: every field of what is selected, of the map, of its personas and initiatives.
//!
//! Each kind has its own file, whose fields are bound to one record or to many. Here the changed copies
//! become one edit: typing in one field merges into one undo step until the field is left or a pause.

mod advice;
mod card;
mod channels;
mod chosen;
mod initiative;
pub(super) mod lane;
mod link;
mod list;
mod map;
mod mixed;
mod persona;
mod picture;
mod point;
mod records;
mod room;
mod selected;
mod sort;
mod stage;
mod step;
mod view;
mod vocabulary;

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Id, RichText, ScrollArea, Ui};

use self::chosen::{Chosen, Kind, What};
use self::vocabulary::Vocabulary;
use super::form::{Change, Memory};
use crate::command::Command;
use crate::editor::{Editor, Holder, MergeKey};
use crate::i18n::{Catalog, Counted};
use crate::layout::View;
use crate::model::{Card, CardId, Date, Edit, InitiativeId, PersonaId, Picture};
use crate::scene::Target;
use crate::theme::{Theme, chrome};
use crate::ui::canvas::picture::PictureCache;
use crate::ui::style::colour32;

/// What a picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureOwner {
    Card(CardId),
    /// All the cards that are selected when the picture comes.
    SelectedCards,
    Persona(PersonaId),
}

/// What the window has to do for the inspector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InspectorResponse {
    /// Ask for a picture file, then call [`attach_picture`].
    pub picture_wanted: Option<PictureOwner>,
}

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
enum Tab {
    Selection,
    View,
    #[default]
    Map,
    Personas,
    Initiatives,
}

/// Somewhere a row of the inspector leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Select(Vec<Target>),
    Persona(PersonaId),
    Personas,
    Initiative(InitiativeId),
    Initiatives,
    /// The field with the day of the last review.
    Review,
    /// A card in the selected cell.
    NewCard,
}

/// What the inspector remembers from frame to frame.
#[derive(Default)]
pub struct InspectorState {
    tab: Tab,
    /// The view that was shown last.
    view: View,
    chosen: Chosen,
    memory: Memory,
    vocabulary: Vocabulary,
    advisor: advice::Advisor,
    pictures: PictureCache,
    persona: Option<PersonaId>,
    initiative: Option<InitiativeId>,
    role_search: String,
    refused: bool,
    /// The day on the wall, for reviews.
    pub today: Option<Date>,
}

impl InspectorState {
    /// Sections that the person has folded away, to be remembered.
    pub fn folded_sections(&self) -> &BTreeSet<String> {
        &self.memory.folded
    }

    pub fn fold_sections(&mut self, folded: BTreeSet<String>) {
        self.memory.folded = folded;
    }

    /// Whether what has the focus is a field of the map's, where undo means the map's undo.
    pub fn is_writing(&self, focused: Option<Id>) -> bool {
        focused.is_some() && self.memory.focused == focused
    }

    /// Gives up what the focused field holds that means nothing yet; true if there was something.
    pub fn give_up_draft(&mut self) -> bool {
        let focused = self.memory.focused;
        focused.is_some_and(|field| self.memory.give_up_draft(field))
    }
}

/// What a form brought in this frame.
#[derive(Default)]
struct Outcome {
    change: Change,
    sealed: bool,
    edits: Vec<Edit>,
    to: Option<Place>,
    picture_wanted: Option<PictureOwner>,
}

/// Draws the inspector and applies what is changed in it.
pub fn inspector(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut InspectorState,
    theme: &Theme,
    words: &'static Catalog,
) -> InspectorResponse {
    follow_selection(editor, state);
    view::follow(editor, state);
    follow_search(editor, state);
    if state.memory.focused.take().is_some() {
        state.vocabulary.gather(editor.document());
    }
    state.pictures.begin_frame();
    let mut response = InspectorResponse::default();
    ui.spacing_mut().item_spacing.y = chrome::UNIT;
    tabs(ui, editor.view(), state, words);
    if state.refused {
        let text = crate::editor::Blocked::Refused.message(words);
        ui.label(RichText::new(text).color(colour32(theme.danger)));
    }
    // Each kind of thing is scrolled by itself.
    let kind = match state.tab {
        Tab::Selection => state.chosen.what.kind(),
        _ => Kind::Nothing,
    };
    ScrollArea::vertical()
        .id_salt(("inspector", state.tab, kind))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 3.0 * chrome::UNIT);
            response.picture_wanted = match state.tab {
                Tab::Selection => selected::show(ui, editor, state, theme, words),
                Tab::View => view::show(ui, editor, state, theme, words),
                Tab::Map => records::map(ui, editor, state, theme, words),
                Tab::Personas => records::personas(ui, editor, state, theme, words),
                Tab::Initiatives => records::initiatives(ui, editor, state, theme, words),
            };
            ui.add_space(8.0 * chrome::UNIT);
        });
    response
}

/// Gives `owner` the picture; one undo step.
///
/// # Errors
/// When the owner is gone by now.
pub fn attach_picture(
    editor: &mut Editor,
    owner: PictureOwner,
    picture: Picture,
) -> Result<(), crate::model::EditError> {
    let id = picture.id;
    let document = editor.document();
    let with_picture = |id: CardId, picture| {
        let mut card = Card::clone(document.card(id)?);
        card.picture = Some(picture);
        Some(card)
    };
    let set = match owner {
        PictureOwner::Card(card) => Edit::SetCards(with_picture(card, id).into_iter().collect()),
        PictureOwner::SelectedCards => {
            let cards = editor.selection().cards();
            Edit::SetCards(cards.filter_map(|card| with_picture(card, id)).collect())
        }
        PictureOwner::Persona(persona) => {
            let unknown = crate::model::EditError::Unknown(persona.into());
            let persona = document.persona(persona).ok_or(unknown)?;
            let mut persona = crate::model::Persona::clone(persona);
            persona.picture = Some(id);
            Edit::SetPersona(persona)
        }
    };
    // The same picture twice is kept once.
    let is_new = !document.pictures.iter().any(|known| known.id == id);
    let added = is_new.then_some(Edit::AddPicture(picture));
    let edit = Edit::Batch(added.into_iter().chain([set]).collect());
    let edit = picture::without_unused(document, edit);
    let name = crate::model::EditName::one(crate::model::Verb::Add, crate::model::Noun::Picture);
    editor.apply_as(name, edit, None)
}

fn follow_selection(editor: &Editor, state: &mut InspectorState) {
    if !state.chosen.follow(editor) {
        return;
    }
    state.memory.forget_drafts();
    state.refused = false;
    state.role_search.clear();
    if let Some(Target::Persona(id)) = editor.selection().single() {
        state.persona = Some(id);
        state.tab = Tab::Personas;
        return;
    }
    // An initiative stays open while the cards to link are being selected.
    let is_linking = state.tab == Tab::Initiatives && state.initiative.is_some();
    if !is_linking {
        if state.chosen.what.kind() != Kind::Nothing {
            state.tab = Tab::Selection;
        } else if state.tab == Tab::Selection {
            let is_empty = editor.selection().is_empty();
            let has_settings = is_empty && view::has_settings(editor.view());
            state.tab = if has_settings { Tab::View } else { Tab::Map };
        }
    }
}

/// Shows what a search went to, whatever was open before.
fn follow_search(editor: &mut Editor, state: &mut InspectorState) {
    let Some(found) = editor.take_found() else {
        return;
    };
    let tab = match found {
        // The inbox shows it.
        Holder::Note(_) => return,
        Holder::Initiative(id) => {
            state.initiative = Some(id);
            Tab::Initiatives
        }
        Holder::Target(Target::Persona(_)) => Tab::Personas,
        Holder::Target(Target::Title) => Tab::Map,
        Holder::Target(_) => Tab::Selection,
    };
    if state.tab != tab {
        state.tab = tab;
        state.memory.forget_drafts();
    }
}

fn tabs(ui: &mut Ui, view: View, state: &mut InspectorState, words: &'static Catalog) {
    let text = &words.inspector;
    let count = |one: &str, kind, count| match count {
        1 => one.to_owned(),
        _ => words.panel.count(kind, count),
    };
    let selected = match &state.chosen.what {
        What::Nothing => None,
        What::Cards(cards, _) => Some(count(text.card, Counted::Card, cards.len())),
        What::Cells(cells, _) => Some(match cells.len() {
            1 => text.cell.to_owned(),
            many => text.num_cells(many),
        }),
        What::Steps(steps) => Some(count(text.step, Counted::Step, steps.len())),
        What::Stages(stages) => Some(count(text.stage, Counted::Stage, stages.len())),
        What::Lanes(lanes) => Some(count(text.lane, Counted::Lane, lanes.len())),
        What::Links(links) => Some(count(text.link, Counted::Link, links.len())),
        What::Points(points) => Some(count(text.emotion, Counted::Emotion, points.len())),
        What::Rooms(_) => Some(text.area.to_owned()),
        What::Mixed(_) => Some(text.selection.to_owned()),
    };
    let selected = selected.map(|name| (Tab::Selection, name));
    let fixed = [
        (Tab::Map, text.map.to_owned()),
        (Tab::Personas, text.personas.to_owned()),
        (Tab::Initiatives, text.initiatives.to_owned()),
    ];
    let settings = (Tab::View, words.view.tab.to_owned());
    let settings = view::has_settings(view).then_some(settings);
    let mut first: Vec<(Tab, String)> = selected.into_iter().collect();
    let mut second: Vec<(Tab, String)> = settings.into_iter().chain(fixed).collect();
    if tab_padding(ui, first.iter().chain(&second)) >= chrome::UNIT {
        first.append(&mut second);
    }
    for row in [first, second] {
        tab_row(ui, &row, state);
    }
    ui.separator();
}

fn tab_row(ui: &mut Ui, tabs: &[(Tab, String)], state: &mut InspectorState) {
    if tabs.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let padding = tab_padding(ui, tabs.iter());
        ui.spacing_mut().item_spacing.x = TAB_GAP;
        ui.spacing_mut().button_padding.x = padding.max(chrome::UNIT / 2.0);
        for (tab, name) in tabs {
            let shown = ui.selectable_label(state.tab == *tab, name);
            ui.ctx()
                .accesskit_node_builder(shown.id, |node| node.set_role(Role::Tab));
            if shown.clicked() {
                state.tab = *tab;
                state.memory.forget_drafts();
            }
        }
    });
}

const TAB_GAP: f32 = chrome::UNIT / 2.0;

/// As much room around the names as keeps them in one row; negative when they are too long.
fn tab_padding<'a>(ui: &Ui, tabs: impl Iterator<Item = &'a (Tab, String)>) -> f32 {
    let font = egui::TextStyle::Button.resolve(ui.style());
    let (mut names, mut num) = (0.0, 0.0);
    for (_, name) in tabs {
        let colour = egui::Color32::PLACEHOLDER;
        let name = ui
            .painter()
            .layout_no_wrap(name.clone(), font.clone(), colour);
        names += name.size().x.ceil();
        num += 1.0;
    }
    let free = ui.available_width() - names - TAB_GAP * num;
    (free / (2.0 * num)).min(2.0 * chrome::UNIT)
}

/// Letters that come later than this are another undo step.
const PAUSE: f64 = 1.0;

/// Makes a form's outcome an edit and goes where it leads.
fn finish(
    ui: &Ui,
    editor: &mut Editor,
    state: &mut InspectorState,
    outcome: Outcome,
    key: impl Fn(&'static str) -> MergeKey,
) -> Option<PictureOwner> {
    let Outcome {
        change,
        sealed,
        edits,
        to,
        picture_wanted,
    } = outcome;
    if let Some(first) = edits.first() {
        let name = first.name();
        let edit = batch(edits);
        let key = match change {
            Change::Typing(field) => {
                let now = ui.input(|input| input.time);
                if now - state.memory.typed_at > PAUSE {
                    editor.seal();
                }
                state.memory.typed_at = now;
                Some(key(field))
            }
            Change::Made | Change::None => {
                editor.seal();
                None
            }
        };
        state.refused = editor.apply_as(name, edit, key).is_err();
    }
    if sealed {
        editor.seal();
    }
    if let Some(to) = to {
        go(editor, state, to);
    }
    picture_wanted
}

fn go(editor: &mut Editor, state: &mut InspectorState, to: Place) {
    state.memory.forget_drafts();
    match to {
        Place::Select(targets) => {
            let first = targets.first().copied();
            editor.select(targets);
            if let Some(first) = first {
                editor.reveal(first);
            }
            // Whoever follows a row wants to see what it leads to.
            state.tab = Tab::Selection;
        }
        Place::Persona(id) => {
            state.persona = Some(id);
            state.tab = Tab::Personas;
        }
        Place::Personas => state.tab = Tab::Personas,
        Place::Initiative(id) => {
            state.initiative = Some(id);
            state.tab = Tab::Initiatives;
        }
        Place::Initiatives => state.tab = Tab::Initiatives,
        Place::Review => {
            editor.select([Target::Title]);
            editor.reveal(Target::Title);
            state.tab = Tab::Map;
            state.memory.folded.remove("map.review");
        }
        // Where no card can be added now, nothing happens, as with the command's key.
        Place::NewCard => {
            let _ = editor.run(Command::AddCard);
        }
    }
}

/// One edit of several.
fn batch(mut edits: Vec<Edit>) -> Edit {
    match edits.len() {
        1 => edits.remove(0),
        _ => Edit::Batch(edits),
    }
}

/// “None” and every value with its name.
fn options<T: Copy, const N: usize>(
    none: &str,
    values: [T; N],
    name: impl Fn(T) -> &'static str,
) -> Vec<(Option<T>, String)> {
    let named = values
        .into_iter()
        .map(|value| (Some(value), name(value).to_owned()));
    std::iter::once((None, none.to_owned()))
        .chain(named)
        .collect()
}

/// A card's text in one line, for lists.
fn card_name(card: &Card, words: &Catalog) -> String {
    let name: String = card.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        words.inspector.empty_card.to_owned()
    } else {
        name
    }
}
