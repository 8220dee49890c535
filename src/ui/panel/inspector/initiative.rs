//! An initiative's fields, with the cards it improves.

use super::super::form::{Change, Form};
use super::card_name;
use crate::model::{CardId, Document, Initiative, Progress};

/// What the person asked for beside changing fields.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Wish {
    Show(Vec<CardId>),
}

pub(super) fn show(
    form: &mut Form<'_>,
    document: &Document,
    selected: &[CardId],
    initiative: &mut Initiative,
) -> Option<Wish> {
    let words = &form.words.inspector;
    let model = &form.words.model;
    let mut wish = None;
    form.text("title", words.title, &mut initiative.title);
    form.area(
        "description",
        words.description,
        &mut initiative.description,
    );
    form.text("owner", words.owner, &mut initiative.owner);
    let progress = [
        Progress::Idea,
        Progress::Planned,
        Progress::Running,
        Progress::Done,
        Progress::Dropped,
    ];
    let progress = progress.map(|progress| (progress, model.progress(progress).to_owned()));
    form.choice(
        "progress",
        words.progress,
        &mut initiative.progress,
        &progress,
    );
    form.date("start", words.start_date, &mut initiative.start);
    form.date("due", words.due_date, &mut initiative.due);

    form.section(words.scores);
    let names = words.score_names.into_iter().zip(words.score_ends);
    for (value, (name, ends)) in initiative.scores.all_mut().into_iter().zip(names) {
        form.score(name, value, ends);
    }

    form.section(words.linked_cards);
    let cards: Vec<_> = initiative
        .cards
        .iter()
        .filter_map(|&id| document.card(id))
        .collect();
    if cards.is_empty() {
        form.hint(words.nothing_linked);
    }
    let mut unlinked = None;
    for card in &cards {
        let name = card_name(card, form.words);
        form.ui.horizontal(|ui| {
            let label = format!("{} · {name}", words.unlink);
            let cross = super::super::sign::Sign::Cross;
            if super::super::sign::sign_button(ui, form.theme, cross, &label).clicked() {
                unlinked = Some(card.id);
            }
            ui.add(egui::Label::new(name).truncate());
        });
    }
    if let Some(id) = unlinked {
        initiative.cards.retain(|&card| card != id);
        form.change = Change::Made;
    }
    let new: Vec<CardId> = selected
        .iter()
        .copied()
        .filter(|card| !initiative.cards.contains(card))
        .collect();
    form.ui.horizontal_wrapped(|ui| {
        let link = egui::Button::new(words.link_selected);
        if ui.add_enabled(!new.is_empty(), link).clicked() {
            initiative.cards.extend(&new);
            form.change = Change::Made;
        }
        let show = egui::Button::new(words.select_linked);
        if ui.add_enabled(!initiative.cards.is_empty(), show).clicked() {
            wish = Some(Wish::Show(initiative.cards.clone()));
        }
    });
    wish
}
