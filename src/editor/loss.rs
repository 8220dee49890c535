//! What a deletion takes along, told from the documents before and after it.

use crate::i18n::Catalog;
use crate::model::{Document, Edit, EditName, Noun, Verb};

/// Letters of a title that a notice quotes.
const QUOTED: usize = 40;

/// “Stage “Purchase” deleted with 3 steps and 12 cards”; `None` when the edit deletes nothing worth saying.
pub(super) fn told(
    before: &Document,
    after: &Document,
    name: EditName,
    edit: &Edit,
    catalog: &Catalog,
) -> Option<String> {
    if name.verb != Verb::Remove {
        return None;
    }
    let gone = |noun, count: fn(&Document) -> usize| {
        let lost = count(before).saturating_sub(count(after));
        (lost > 0).then_some((noun, lost))
    };
    let lost = [
        gone(Noun::Stage, |map| map.stages.len()),
        gone(Noun::Step, Document::num_steps),
        gone(Noun::Lane, |map| map.lanes.len()),
        gone(Noun::Card, |map| map.cards.len()),
        gone(Noun::Persona, |map| map.personas.len()),
        gone(Noun::Initiative, |map| map.initiatives.len()),
        gone(Noun::Link, |map| map.links.len()),
    ];
    let mut lost: Vec<(Noun, usize)> = lost.into_iter().flatten().collect();
    // What was asked for comes first; the rest went along.
    let asked = lost.iter().position(|(noun, _)| *noun == name.noun);
    let (noun, count) = lost.remove(asked.unwrap_or(0).min(lost.len().checked_sub(1)?));
    let is_plain = matches!(noun, Noun::Card | Noun::Link) && count == 1 && lost.is_empty();
    if is_plain {
        return None;
    }
    let title = (count == 1)
        .then(|| title_of(before, edit, noun, catalog))
        .flatten();
    Some(catalog.editor.deleted(noun, count, title.as_deref(), &lost))
}

/// The title of the one `noun` that is removed, cut when it is long.
fn title_of(document: &Document, edit: &Edit, noun: Noun, catalog: &Catalog) -> Option<String> {
    if let Edit::Batch(edits) = edit {
        let mut titles = edits
            .iter()
            .map(|edit| title_of(document, edit, noun, catalog));
        return titles.find_map(|title| title);
    }
    if edit.name().noun != noun {
        return None;
    }
    let text = match edit {
        Edit::RemoveStage(id) => document.stage(*id)?.title.clone(),
        Edit::RemoveStep(id) => document.step(*id)?.title.clone(),
        Edit::RemoveLane(id) => {
            let lane = document.lane(*id)?;
            catalog.model.lane(lane).to_owned()
        }
        Edit::RemovePersona(id) => document.persona(*id)?.name.clone(),
        Edit::RemoveInitiative(id) => {
            let mut rows = document.initiatives.iter();
            rows.find(|row| row.id == *id)?.title.clone()
        }
        Edit::RemoveCards(ids) => document.card(*ids.first()?)?.text.clone(),
        _ => return None,
    };
    let line = text.lines().next()?.trim();
    if line.chars().count() <= QUOTED {
        return (!line.is_empty()).then(|| line.to_owned());
    }
    let cut: String = line.chars().take(QUOTED - 1).collect();
    Some(format!("{}…", cut.trim_end()))
}
