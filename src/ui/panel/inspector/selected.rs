//! The tab of what is selected: which sections each kind of thing has, in which order.

use egui::Ui;

use super::chosen::What;
use super::{InspectorState, Outcome, PictureOwner, Place, batch, finish};
use super::{card, initiative, lane, link, mixed, picture, point, room, stage, step};
use crate::editor::{Editor, MergeKey};
use crate::i18n::Catalog;
use crate::model::{
    Card, CardId, Document, Edit, Initiative, Lane, LaneId, Link, Stage, Step, StepId,
};
use crate::scene::Target;
use crate::theme::Theme;
use crate::ui::panel::form::{Form, Records, Sheet, field};

/// What the sections work with.
struct Around<'a> {
    document: &'a Document,
    state: &'a mut InspectorState,
    outcome: Outcome,
}

pub(super) fn show(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut InspectorState,
    theme: &Theme,
    words: &'static Catalog,
) -> Option<PictureOwner> {
    let document = editor.document().clone();
    let mut chosen = std::mem::take(&mut state.chosen);
    let mut memory = std::mem::take(&mut state.memory);
    let first = chosen.targets().first().copied().unwrap_or(Target::Title);
    let record = (first, chosen.targets().len());
    let targets = chosen.targets().to_vec();
    let mut form = Form::new(ui, record, words, theme, &mut memory);
    let mut around = Around {
        document: &document,
        state,
        outcome: Outcome::default(),
    };
    match &mut chosen.what {
        What::Nothing => {}
        What::Cards(cards, steps) => show_cards(&mut form, &mut around, cards, steps, editor),
        What::Cells(cells, steps) => show_cells(&mut form, &mut around, cells, steps),
        What::Steps(steps) => show_steps(&mut form, &mut around, steps),
        What::Stages(stages) => show_stages(&mut form, &mut around, stages),
        What::Lanes(lanes) => show_lanes(&mut form, &mut around, lanes),
        What::Links(links) => show_links(&mut form, &mut around, links),
        What::Points(points) => {
            if !points.is_many() {
                around.outcome.to = point::place(&mut form, &document, points.first());
            }
            let edit = |points| point::edit(&document, points);
            around.on(&mut form, points, edit, point::content);
        }
        What::Rooms(rooms) => {
            let edit = |rooms| room::edit(&document, rooms);
            around.on(&mut form, rooms, edit, room::content);
        }
        What::Mixed(things) => {
            around.outcome.to = mixed::kinds(&mut form, &targets);
            if let Some(things) = things {
                around.on(&mut form, things, mixed::edit, mixed::content);
            }
        }
    }
    let mut outcome = around.outcome;
    outcome.change = form.change;
    outcome.sealed = form.sealed;
    // What was folded or typed is kept, whatever the edit does.
    state.memory = memory;
    state.chosen = chosen;
    let key = |field| MergeKey::new(first, field);
    finish(ui, editor, state, outcome, key)
}

impl Around<'_> {
    /// Shows fields of `records`; what is changed in them becomes an edit.
    fn on<R: Clone + 'static>(
        &mut self,
        form: &mut Form<'_>,
        records: &mut Records<R>,
        edit: impl Fn(Vec<R>) -> Edit,
        show: impl FnOnce(&mut Sheet<'_, '_, R>),
    ) {
        let mut sheet = Sheet::new(form, records);
        show(&mut sheet);
        if let Some(changed) = sheet.changed() {
            self.outcome.edits.push(edit(changed));
        }
    }

    fn go(&mut self, to: Option<Place>) {
        self.outcome.to = self.outcome.to.take().or(to);
    }
}

fn set_steps(steps: Vec<Step>) -> Edit {
    batch(steps.into_iter().map(Edit::SetStep).collect())
}

fn set_stages(stages: Vec<Stage>) -> Edit {
    batch(stages.into_iter().map(Edit::SetStage).collect())
}

fn set_lanes(lanes: Vec<Lane>) -> Edit {
    batch(lanes.into_iter().map(Edit::SetLane).collect())
}

fn set_links(links: Vec<Link>) -> Edit {
    batch(links.into_iter().map(Edit::SetLink).collect())
}

fn show_cards(
    form: &mut Form<'_>,
    around: &mut Around<'_>,
    cards: &mut Records<Card>,
    steps: &mut Records<Step>,
    editor: &mut Editor,
) {
    let document = around.document;
    let words = &form.words.inspector;
    let lanes = card::Lanes::of(document);
    let vocabulary = std::mem::take(&mut around.state.vocabulary);
    if !cards.is_many() {
        let card = cards.first();
        let to = card::place(form, document, card.step, card.lane);
        around.go(to);
    }
    let set = Edit::SetCards;
    around.on(form, cards, set, |sheet| {
        card::content(sheet, &lanes, &vocabulary);
    });
    form.section("card.emotion", words.emotion, |form| {
        around.on(form, cards, set, card::emotion);
        around.on(form, steps, set_steps, |sheet| {
            card::emotion_of_step(sheet, document);
        });
    });
    form.section("card.judgement", words.judgement, |form| {
        around.on(form, cards, set, |sheet| {
            card::judgement(sheet, document, &vocabulary);
        });
    });
    form.section("card.channels", words.channels, |form| {
        around.on(form, cards, set, |sheet| {
            card::channel_switches(sheet, &vocabulary.channels);
        });
    });
    form.section("card.care", words.care, |form| {
        around.on(form, cards, set, |sheet| card::care(sheet, &vocabulary));
        let ids: Vec<CardId> = cards.iter().map(|card| card.id).collect();
        form.label(words.initiatives);
        if let Some(act) = initiative::of_cards(form, document, &ids) {
            link_initiative(form, around, editor, act, ids);
        }
    });
    form.section("card.look", words.look, |form| {
        around.on(form, cards, set, |sheet| {
            card::look(sheet, document, &lanes);
        });
        show_picture(form, around, cards);
    });
    if card::has_links(document, cards) {
        let id = cards.first().id;
        form.section("card.links", words.links, |form| {
            let to = card::links(form, document, id);
            around.go(to);
        });
    }
    form.section("card.note", words.note, |form| {
        around.on(form, cards, set, |sheet| {
            sheet.quiet_area(field!(note), words.note);
        });
    });
    around.state.vocabulary = vocabulary;
}

fn show_picture(form: &mut Form<'_>, around: &mut Around<'_>, cards: &mut Records<Card>) {
    let document = around.document;
    let shown = cards.shared("picture", |card| card.picture);
    match picture::show(form, document, &mut around.state.pictures, shown) {
        None => {}
        Some(picture::Wish::Choose) => {
            let owner = if cards.is_many() {
                PictureOwner::SelectedCards
            } else {
                PictureOwner::Card(cards.first().id)
            };
            around.outcome.picture_wanted = Some(owner);
        }
        Some(picture::Wish::Remove) => {
            let cards = cards.changed(&[Box::new(|card: &mut Card| card.picture = None)]);
            let edit = picture::without_unused(document, Edit::SetCards(cards));
            around.outcome.edits.push(edit);
            form.made();
        }
        Some(picture::Wish::Describe(picture)) => {
            around.outcome.edits.push(Edit::SetPicture(picture));
        }
    }
}

fn link_initiative(
    form: &mut Form<'_>,
    around: &mut Around<'_>,
    editor: &mut Editor,
    act: initiative::Act,
    cards: Vec<CardId>,
) {
    let document = around.document;
    let edit = match act {
        initiative::Act::Open(id) => {
            around.go(Some(Place::Initiative(id)));
            return;
        }
        initiative::Act::Link(id) => {
            let Some(found) = document.initiatives.iter().find(|row| row.id == id) else {
                return;
            };
            let mut found = Initiative::clone(found);
            for card in cards {
                if !found.cards.contains(&card) {
                    found.cards.push(card);
                }
            }
            Edit::SetInitiative(found)
        }
        initiative::Act::New => {
            let mut new = Initiative::new(editor.new_id(), form.words.inspector.new_initiative);
            new.cards = cards;
            around.go(Some(Place::Initiative(new.id)));
            Edit::AddInitiative {
                initiative: new,
                at: document.initiatives.len(),
            }
        }
    };
    around.outcome.edits.push(edit);
    form.made();
}

fn show_cells(
    form: &mut Form<'_>,
    around: &mut Around<'_>,
    cells: &[(StepId, LaneId)],
    steps: &mut Records<Step>,
) {
    let document = around.document;
    let words = form.words;
    let text = &words.inspector;
    if let [(step, lane)] = *cells {
        let to = card::place(form, document, step, lane);
        around.go(to);
        form.hint(text.cell_hint);
        if form.button(text.add_card) {
            around.go(Some(Place::NewCard));
        }
    }
    form.section("cell.emotion", text.emotion, |form| {
        around.on(form, steps, set_steps, |sheet| {
            card::emotion_of_step(sheet, document);
        });
    });
}

fn show_steps(form: &mut Form<'_>, around: &mut Around<'_>, steps: &mut Records<Step>) {
    let document = around.document;
    let words = &form.words.inspector;
    around.on(form, steps, set_steps, step::content);
    form.section("step.emotion", words.emotions, |form| {
        around.on(form, steps, set_steps, |sheet| {
            step::emotions(sheet, document, None);
            step::brand(sheet);
        });
    });
    form.section("step.time", words.durations, |form| {
        around.on(form, steps, set_steps, step::time);
    });
    form.section("step.note", words.knowledge, |form| {
        around.on(form, steps, set_steps, |sheet| {
            sheet.lines(field!(data_needed), words.data_needed);
            sheet.area(field!(note), words.note);
        });
    });
}

fn show_stages(form: &mut Form<'_>, around: &mut Around<'_>, stages: &mut Records<Stage>) {
    let words = &form.words.inspector;
    around.on(form, stages, set_stages, stage::content);
    form.section("stage.time", words.durations, |form| {
        around.on(form, stages, set_stages, stage::time);
    });
    form.section("stage.note", words.note, |form| {
        around.on(form, stages, set_stages, |sheet| {
            sheet.quiet_area(field!(note), words.note);
        });
    });
}

fn show_lanes(form: &mut Form<'_>, around: &mut Around<'_>, lanes: &mut Records<Lane>) {
    let words = &form.words.inspector;
    around.on(form, lanes, set_lanes, lane::content);
    form.section("lane.role", words.role, |form| {
        let mut search = std::mem::take(&mut around.state.role_search);
        around.on(form, lanes, set_lanes, |sheet| {
            lane::role(sheet, &mut search);
        });
        around.state.role_search = search;
    });
    form.section("lane.note", words.note, |form| {
        around.on(form, lanes, set_lanes, |sheet| {
            sheet.quiet_area(field!(note), words.note);
        });
    });
}

fn show_links(form: &mut Form<'_>, around: &mut Around<'_>, links: &mut Records<Link>) {
    let document = around.document;
    around.on(form, links, set_links, link::content);
    if !links.is_many() {
        let to = link::ends(form, document, links.first());
        around.go(to);
    }
    if form.button(form.words.inspector.delete) {
        let ids = links.iter().map(|link| Edit::RemoveLink(link.id));
        around.outcome.edits.push(batch(ids.collect()));
        form.made();
    }
}
