//! An initiative's fields, with the cards it improves; and a card's initiatives.

use super::super::form::{Form, Lens, Sheet, field};
use super::super::sign::{Sign, sign_button};
use super::vocabulary::Vocabulary;
use super::{Place, card_name};
use crate::model::{CardId, Document, Initiative, InitiativeId, Progress};
use crate::scene::Target;

pub(super) fn content(sheet: &mut Sheet<'_, '_, Initiative>, vocabulary: &Vocabulary) {
    let words = sheet.form.words;
    let text = &words.inspector;
    sheet.text(field!(title), text.title);
    sheet.area(field!(description), text.description);
    sheet.completed(field!(owner), text.owner, &vocabulary.owners);
    let progress = [
        Progress::Idea,
        Progress::Planned,
        Progress::Running,
        Progress::Done,
        Progress::Dropped,
    ];
    let progress = progress.map(|progress| (progress, words.model.progress(progress).to_owned()));
    sheet.choice(field!(progress), text.progress, &progress);
    sheet.columns(96.0, 2, |sheet, index| match index {
        0 => {
            sheet.date(field!(start), text.start_date);
        }
        _ => {
            sheet.date(field!(due), text.due_date);
        }
    });
}

pub(super) fn scores(sheet: &mut Sheet<'_, '_, Initiative>) {
    let words = &sheet.form.words.inspector;
    let lenses: [Lens<Initiative, Option<u8>>; 5] = [
        field!(scores.cost),
        field!(scores.lead_time),
        field!(scores.objectives),
        field!(scores.importance),
        field!(scores.feasibility),
    ];
    let names = words.score_names.into_iter().zip(words.score_ends);
    for (lens, (name, ends)) in lenses.into_iter().zip(names) {
        sheet.score(lens, name, ends);
    }
}

/// The linked cards: each leads there or is unlinked; a finder and the selection link more.
pub(super) fn cards(
    sheet: &mut Sheet<'_, '_, Initiative>,
    document: &Document,
    selected: &[CardId],
    vocabulary: &Vocabulary,
) -> Option<Place> {
    let words = sheet.form.words;
    let text = &words.inspector;
    let linked = sheet.records.first().cards.clone();
    let mut to = None;
    if linked.is_empty() {
        sheet.form.hint(text.nothing_linked);
    }
    let mut unlinked = None;
    for card in linked.iter().filter_map(|&id| document.card(id)) {
        let name = card_name(card, words);
        let theme = sheet.form.theme;
        sheet.form.ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let side = crate::theme::chrome::TARGET;
            let width = ui.available_width() - side;
            let row = egui::Button::new(&name)
                .truncate()
                .frame_when_inactive(false)
                .right_text("");
            let row = ui.add_sized(egui::vec2(width, side), row);
            if row.clicked() {
                to = Some(Place::Select(vec![Target::Card(card.id)]));
            }
            let label = format!("{} · {name}", text.unlink);
            if sign_button(ui, theme, Sign::Cross, &label).clicked() {
                unlinked = Some(card.id);
            }
        });
    }
    if let Some(id) = unlinked {
        sheet.change(move |initiative| initiative.cards.retain(|&card| card != id));
        sheet.form.made();
    }
    let found = sheet
        .form
        .finder("link_card", text.find_card, &vocabulary.card_names);
    let found = found.and_then(|index| vocabulary.card_ids.get(index).copied());
    let mut new: Vec<CardId> = found.into_iter().collect();
    let free = selected.iter().filter(|card| !linked.contains(card));
    let free: Vec<CardId> = free.copied().collect();
    sheet.form.ui.horizontal_wrapped(|ui| {
        let link = egui::Button::new(text.link_selected);
        if ui.add_enabled(!free.is_empty(), link).clicked() {
            new.extend(&free);
        }
        let show = egui::Button::new(text.select_linked);
        if ui.add_enabled(!linked.is_empty(), show).clicked() {
            to = Some(Place::Select(
                linked.iter().copied().map(Target::Card).collect(),
            ));
        }
    });
    new.retain(|card| !linked.contains(card));
    if !new.is_empty() {
        sheet.change(move |initiative| initiative.cards.extend(&new));
        sheet.form.made();
    }
    to
}

/// What was asked for at a card's initiatives.
pub(super) enum Act {
    Open(InitiativeId),
    /// Link the cards to it.
    Link(InitiativeId),
    /// A new one for the cards.
    New,
}

/// The initiatives of `cards`, and the others to link them to.
pub(super) fn of_cards(form: &mut Form<'_>, document: &Document, cards: &[CardId]) -> Option<Act> {
    let words = form.words;
    let text = &words.inspector;
    let mut act = None;
    let mut others = Vec::new();
    for row in document.initiatives.iter() {
        let name = title(row, words);
        if cards.iter().all(|card| row.cards.contains(card)) {
            if form
                .row(&name, &format!("{} {name}", text.initiative))
                .clicked()
            {
                act = Some(Act::Open(row.id));
            }
        } else {
            others.push((row.id, name));
        }
    }
    let new = text.add_initiative_for.to_owned();
    let width = form.ui.available_width();
    let list = egui::ComboBox::from_id_salt("link_initiative")
        .width(width)
        .truncate()
        .selected_text(text.link_initiative)
        .show_ui(form.ui, |ui| {
            for (id, name) in &others {
                if ui.selectable_label(false, name).clicked() {
                    act = Some(Act::Link(*id));
                }
            }
            if ui.selectable_label(false, new).clicked() {
                act = Some(Act::New);
            }
        });
    list.response.accessible_name(text.link_initiative);
    act
}

pub(super) fn title(initiative: &Initiative, words: &crate::i18n::Catalog) -> String {
    match initiative.title.trim() {
        "" => words.model.untitled.to_owned(),
        title => title.to_owned(),
    }
}
