//! What things of the map are called where they are spoken of.

use crate::i18n::Catalog;
use crate::model::{Card, Document};
use crate::scene::Target;

/// The name of a stage, step, lane, persona or the map; a card's text in one line. Never empty.
pub fn name_of(document: &Document, target: Target, words: &Catalog) -> String {
    let found = match target {
        Target::Title => Some(document.header.title.clone()),
        Target::Stage(id) => document.stage(id).map(|stage| stage.title.clone()),
        Target::Step(id) => document.step(id).map(|step| step.title.clone()),
        Target::Lane(id) => document
            .lane(id)
            .map(|lane| words.model.lane(lane).to_owned()),
        Target::Persona(id) => document.persona(id).map(|persona| persona.name.clone()),
        Target::Card(id) => {
            return match document.card(id) {
                Some(card) => name_of_card(card, words),
                None => words.inspector.empty_card.to_owned(),
            };
        }
        Target::Room(id) => {
            let room = document.store_plan.room(id);
            room.map(|room| match (room.name.trim(), room.kind, room.step) {
                ("", _, Some(step)) => name_of(document, Target::Step(step), words),
                ("", Some(kind), None) => words.model.room_kind(kind).to_owned(),
                (name, ..) => name.to_owned(),
            })
        }
        Target::Shortcut { from, to } => {
            let name = |id| name_of(document, Target::Room(id), words);
            Some(format!("{} → {}", name(from), name(to)))
        }
        Target::Entrance => Some(words.store.entrance.to_owned()),
        Target::Exit => Some(words.store.exit.to_owned()),
        Target::Cell { .. } | Target::Emotion { .. } | Target::Link(_) => None,
    };
    found
        .map(|name| one_line(&name))
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| words.model.untitled.to_owned())
}

/// A card's text in one line.
pub fn name_of_card(card: &Card, words: &Catalog) -> String {
    match one_line(&card.text) {
        text if text.is_empty() => words.inspector.empty_card.to_owned(),
        text => text,
    }
}

/// `text` without line breaks.
fn one_line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}
