//! The right panel: every field of what is selected, of the map, of its personas and initiatives.
//!
//! Each kind has its own file, which edits a copy of the record. Here the copy becomes an edit: typing in
//! one field merges into one undo step until the field is left.

mod card;
mod channels;
mod initiative;
pub(super) mod lane;
mod link;
mod list;
mod map;
mod persona;
mod stage;
mod step;

use egui::{RichText, ScrollArea, Ui};

use super::form::{Change, Drafts, Form};
use crate::editor::{Editor, MergeKey};
use crate::i18n::{Catalog, Counted};
use crate::model::{
    Card, CardId, Edit, InitiativeId, LaneId, LinkId, PersonaId, Picture, PictureId, StageId,
    StepId,
};
use crate::scene::Target;
use crate::theme::{Theme, chrome};
use crate::ui::style::{bold, colour32};

/// What a picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureOwner {
    Card(CardId),
    Persona(PersonaId),
}

/// What the window has to do for the inspector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InspectorResponse {
    /// Ask for a picture file, then call [`attach_picture`].
    pub picture_wanted: Option<PictureOwner>,
}

/// A picture was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct PictureWish;

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
enum Tab {
    Selection,
    #[default]
    Map,
    Personas,
    Initiatives,
}

/// Which record the selection shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Subject {
    Stage(StageId),
    Step(StepId),
    Lane(LaneId),
    Link(LinkId),
    Card(CardId),
    Cards(Vec<CardId>),
}

/// What the inspector remembers from frame to frame.
#[derive(Default)]
pub struct InspectorState {
    tab: Tab,
    subject: Option<Subject>,
    drafts: Drafts,
    persona: Option<PersonaId>,
    initiative: Option<InitiativeId>,
    role_search: String,
    refused: bool,
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
    let mut response = InspectorResponse::default();
    ui.spacing_mut().item_spacing.y = chrome::UNIT;
    tabs(ui, state, words);
    if state.refused {
        let text = crate::editor::Blocked::Refused.message(words);
        ui.label(RichText::new(text).color(colour32(theme.danger)));
    }
    ScrollArea::vertical()
        .id_salt(("inspector", state.tab))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 3.0 * chrome::UNIT);
            response.picture_wanted = match state.tab {
                Tab::Selection => selected(ui, editor, state, theme, words),
                Tab::Map => {
                    map_fields(ui, editor, state, theme, words);
                    None
                }
                Tab::Personas => list::personas(ui, editor, state, theme, words),
                Tab::Initiatives => {
                    list::initiatives(ui, editor, state, theme, words);
                    None
                }
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
    let set = match owner {
        PictureOwner::Card(card) => document.card(card).map(|card| {
            let mut card = Card::clone(card);
            card.picture = Some(id);
            Edit::SetCards(vec![card])
        }),
        PictureOwner::Persona(persona) => document.persona(persona).map(|persona| {
            let mut persona = crate::model::Persona::clone(persona);
            persona.picture = Some(id);
            Edit::SetPersona(persona)
        }),
    };
    let edits = std::iter::once(Edit::AddPicture(picture)).chain(set);
    editor.apply(Edit::Batch(edits.collect()), None)
}

fn follow_selection(editor: &Editor, state: &mut InspectorState) {
    if let Some(Target::Persona(id)) = editor.selection().single()
        && state.persona != Some(id)
    {
        state.persona = Some(id);
        state.tab = Tab::Personas;
    }
    let subject = subject(editor);
    if subject == state.subject {
        return;
    }
    state.drafts.clear();
    state.refused = false;
    state.role_search.clear();
    // Initiatives stay open while the cards to link are being selected.
    if state.tab != Tab::Initiatives {
        if subject.is_some() {
            state.tab = Tab::Selection;
        } else if state.tab == Tab::Selection {
            state.tab = Tab::Map;
        }
    }
    state.subject = subject;
}

fn subject(editor: &Editor) -> Option<Subject> {
    let selection = editor.selection();
    if selection.len() > 1 {
        let cards: Vec<CardId> = selection.cards().collect();
        return match cards[..] {
            [] => None,
            [card] => Some(Subject::Card(card)),
            _ => Some(Subject::Cards(cards)),
        };
    }
    match selection.single()? {
        Target::Stage(id) => Some(Subject::Stage(id)),
        Target::Step(id) | Target::Emotion { step: id, .. } => Some(Subject::Step(id)),
        Target::Lane(id) => Some(Subject::Lane(id)),
        Target::Link(id) => Some(Subject::Link(id)),
        Target::Card(id) => Some(Subject::Card(id)),
        Target::Title | Target::Cell { .. } | Target::Persona(_) => None,
    }
}

fn tabs(ui: &mut Ui, state: &mut InspectorState, words: &'static Catalog) {
    let text = &words.inspector;
    let selected = match &state.subject {
        None => None,
        Some(Subject::Stage(_)) => Some(text.stage.to_owned()),
        Some(Subject::Step(_)) => Some(text.step.to_owned()),
        Some(Subject::Lane(_)) => Some(text.lane.to_owned()),
        Some(Subject::Link(_)) => Some(text.link.to_owned()),
        Some(Subject::Card(_)) => Some(text.card.to_owned()),
        Some(Subject::Cards(cards)) => Some(words.panel.count(Counted::Card, cards.len())),
    };
    let selected = selected.map(|name| (Tab::Selection, name));
    let fixed = [
        (Tab::Map, text.map.to_owned()),
        (Tab::Personas, text.personas.to_owned()),
        (Tab::Initiatives, text.initiatives.to_owned()),
    ];
    let tabs: Vec<(Tab, String)> = selected.into_iter().chain(fixed).collect();
    ui.horizontal_wrapped(|ui| {
        let gap = chrome::UNIT / 2.0;
        ui.spacing_mut().item_spacing.x = gap;
        ui.spacing_mut().button_padding.x = tab_padding(ui, &tabs, gap);
        for (tab, name) in tabs {
            if ui.selectable_label(state.tab == tab, name).clicked() {
                state.tab = tab;
                state.drafts.clear();
            }
        }
    });
    ui.separator();
}

/// As much room around the names as keeps them in one row, so that nothing below jumps.
fn tab_padding(ui: &Ui, tabs: &[(Tab, String)], gap: f32) -> f32 {
    let font = egui::TextStyle::Button.resolve(ui.style());
    let width = |(_, name): &(Tab, String)| {
        let colour = egui::Color32::PLACEHOLDER;
        let name = ui
            .painter()
            .layout_no_wrap(name.clone(), font.clone(), colour);
        name.size().x.ceil()
    };
    let names: f32 = tabs.iter().map(width).sum();
    let free = ui.available_width() - names - gap * tabs.len() as f32;
    (free / (2.0 * tabs.len() as f32)).clamp(chrome::UNIT / 2.0, 2.0 * chrome::UNIT)
}

/// Makes a form's outcome an edit.
fn commit(
    editor: &mut Editor,
    refused: &mut bool,
    change: Change,
    sealed: bool,
    key: impl Fn(&'static str) -> MergeKey,
    edit: impl FnOnce() -> Edit,
) {
    let outcome = match change {
        Change::None => None,
        Change::Typing(field) => Some(editor.apply(edit(), Some(key(field)))),
        Change::Made => {
            editor.seal();
            Some(editor.apply(edit(), None))
        }
    };
    if let Some(outcome) = outcome {
        *refused = outcome.is_err();
    }
    if sealed {
        editor.seal();
    }
}

fn map_fields(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut InspectorState,
    theme: &Theme,
    words: &'static Catalog,
) {
    let mut header = crate::model::Header::clone(&editor.document().header);
    let mut form = Form::new(ui, "map", words, theme, &mut state.drafts);
    map::show(&mut form, &mut header);
    let (change, sealed) = (form.change, form.sealed);
    commit(
        editor,
        &mut state.refused,
        change,
        sealed,
        MergeKey::map,
        || Edit::SetHeader(header),
    );
}

fn selected(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut InspectorState,
    theme: &Theme,
    words: &'static Catalog,
) -> Option<PictureOwner> {
    let subject = state.subject.clone()?;
    let document = editor.document().clone();
    let mut wish = None;
    let mut form = Form::new(ui, &subject, words, theme, &mut state.drafts);
    let (target, edit) = match subject {
        Subject::Stage(id) => {
            let mut stage = crate::model::Stage::clone(document.stage(id)?);
            stage::show(&mut form, &mut stage);
            (Target::Stage(id), Edit::SetStage(stage))
        }
        Subject::Step(id) => {
            let mut step = crate::model::Step::clone(document.step(id)?);
            step::show(&mut form, &document, &mut step);
            (Target::Step(id), Edit::SetStep(step))
        }
        Subject::Lane(id) => {
            let mut lane = crate::model::Lane::clone(document.lane(id)?);
            lane::show(&mut form, &mut lane, &mut state.role_search);
            (Target::Lane(id), Edit::SetLane(lane))
        }
        Subject::Link(id) => {
            let link = document.links.iter().find(|link| link.id == id)?;
            let mut link = crate::model::Link::clone(link);
            if link::show(&mut form, &document, &mut link) {
                form.change = Change::Made;
                (Target::Link(id), Edit::RemoveLink(id))
            } else {
                (Target::Link(id), Edit::SetLink(link))
            }
        }
        Subject::Card(id) => {
            let mut card = Card::clone(document.card(id)?);
            if card::show(&mut form, &document, &mut card).is_some() {
                wish = Some(PictureOwner::Card(id));
            }
            (Target::Card(id), Edit::SetCards(vec![card]))
        }
        Subject::Cards(ids) => {
            let first = *ids.first()?;
            let title =
                RichText::new(words.inspector.num_cards(ids.len())).font(bold(chrome::TEXT));
            form.ui.label(title);
            let found = ids.iter().filter_map(|&id| document.card(id));
            let mut cards: Vec<Card> = found.map(|card| Card::clone(card)).collect();
            card::show_many(&mut form, &document, &mut cards);
            (Target::Card(first), Edit::SetCards(cards))
        }
    };
    let (change, sealed) = (form.change, form.sealed);
    let key = |field| MergeKey::new(target, field);
    commit(editor, &mut state.refused, change, sealed, key, || edit);
    wish
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

/// Buttons to choose a picture or take it away.
fn picture_field(form: &mut Form<'_>, picture: &mut Option<PictureId>) -> Option<PictureWish> {
    let words = &form.words.inspector;
    form.hint(words.picture);
    let mut wish = None;
    form.ui.horizontal_wrapped(|ui| {
        if ui.button(words.choose_picture).clicked() {
            wish = Some(PictureWish);
        }
        if picture.is_some() && ui.button(words.remove_picture).clicked() {
            *picture = None;
            form.change = Change::Made;
        }
    });
    wish
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
