//! Edits of cards: each walks the card list once, however many cards it changes.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::card::Card;
use super::document::Document;
use super::edit::{CardMove, EditError, Known, NewCard};
use super::id::{CardId, LaneId, StepId};
use super::vote;

/// Refuses what no card may hold; gives the card with its span held within the grid.
fn checked(card: &Card, known: &Known) -> Result<Card, EditError> {
    let Some(&column) = known.columns.get(&card.step) else {
        return Err(EditError::Unknown(card.step.into()));
    };
    if !known.lanes.contains(&card.lane) {
        return Err(EditError::Unknown(card.lane.into()));
    }
    known.persona(card.persona)?;
    known.picture(card.picture)?;
    if card.level.is_some_and(|level| !(1..=5).contains(&level)) {
        return Err(EditError::OutOfRange(card.id.into()));
    }
    if let Some(metric) = &card.metric {
        let numbers = [metric.value, metric.target];
        if numbers
            .into_iter()
            .flatten()
            .any(|number| !number.is_finite())
        {
            return Err(EditError::NotFinite(card.id.into()));
        }
    }
    let mut card = card.clone();
    card.span = known.clamp_span(column, card.span);
    Ok(card)
}

/// Puts `placed` into `rest`: each before the card it names, or at the end.
fn weave(rest: &[Arc<Card>], placed: Vec<(Arc<Card>, Option<CardId>)>) -> Vec<Arc<Card>> {
    let mut before: HashMap<CardId, Vec<Arc<Card>>> = HashMap::new();
    let mut tail = Vec::new();
    let mut woven = Vec::with_capacity(rest.len() + placed.len());
    for (card, place) in placed {
        match place {
            Some(id) => before.entry(id).or_default().push(card),
            None => tail.push(card),
        }
    }
    for card in rest {
        if !before.is_empty()
            && let Some(cards) = before.remove(&card.id)
        {
            woven.extend(cards);
        }
        woven.push(Arc::clone(card));
    }
    woven.extend(tail);
    woven
}

/// A `before` must name a card of the document.
fn check_places(
    places: impl Iterator<Item = Option<CardId>>,
    known: &HashSet<CardId>,
) -> Result<(), EditError> {
    for place in places.flatten() {
        if !known.contains(&place) {
            return Err(EditError::Unknown(place.into()));
        }
    }
    Ok(())
}

pub(super) fn add(document: &mut Document, cards: &[NewCard]) -> Result<(), EditError> {
    if cards.is_empty() {
        return Ok(());
    }
    let known = Known::of(document);
    let mut ids: HashSet<CardId> = document.cards.iter().map(|card| card.id).collect();
    check_places(cards.iter().map(|new| new.before), &ids)?;
    let mut placed = Vec::with_capacity(cards.len());
    for new in cards {
        if !ids.insert(new.card.id) {
            return Err(EditError::Duplicate(new.card.id.into()));
        }
        placed.push((Arc::new(checked(&new.card, &known)?), new.before));
    }
    document.cards = Arc::new(weave(&document.cards, placed));
    Ok(())
}

pub(super) fn set(document: &mut Document, cards: &[Card]) -> Result<(), EditError> {
    let known = Known::of(document);
    let mut wanted: HashMap<CardId, Card> = HashMap::new();
    for card in cards {
        if wanted.insert(card.id, checked(card, &known)?).is_some() {
            return Err(EditError::Duplicate(card.id.into()));
        }
    }
    let mut changes = Vec::new();
    for (index, old) in document.cards.iter().enumerate() {
        if wanted.is_empty() {
            break;
        }
        if let Some(card) = wanted.remove(&old.id)
            && card != **old
        {
            changes.push((index, card));
        }
    }
    if let Some(id) = wanted.keys().min() {
        return Err(EditError::Unknown((*id).into()));
    }
    if !changes.is_empty() {
        let rows = Arc::make_mut(&mut document.cards);
        for (index, card) in changes {
            rows[index] = Arc::new(card);
        }
    }
    Ok(())
}

pub(super) fn remove(document: &mut Document, cards: &[CardId]) -> Result<(), EditError> {
    let gone: HashSet<CardId> = cards.iter().copied().collect();
    let present = document.cards.iter().filter(|card| gone.contains(&card.id));
    let present: HashSet<CardId> = present.map(|card| card.id).collect();
    if let Some(id) = cards.iter().find(|id| !present.contains(id)) {
        return Err(EditError::Unknown((*id).into()));
    }
    remove_where(document, |card| gone.contains(&card.id));
    Ok(())
}

/// Removes cards with their links, their dots and what initiatives say of them.
pub(super) fn remove_where(document: &mut Document, is_gone: impl Fn(&Card) -> bool) {
    let gone = document.cards.iter().filter(|card| is_gone(card));
    let gone: HashSet<CardId> = gone.map(|card| card.id).collect();
    if gone.is_empty() {
        return;
    }
    Arc::make_mut(&mut document.cards).retain(|card| !gone.contains(&card.id));
    let is_loose = |from: &CardId, to: &CardId| gone.contains(from) || gone.contains(to);
    if document
        .links
        .iter()
        .any(|link| is_loose(&link.from, &link.to))
    {
        Arc::make_mut(&mut document.links).retain(|link| !is_loose(&link.from, &link.to));
    }
    let names_one = |cards: &[CardId]| cards.iter().any(|card| gone.contains(card));
    if document.initiatives.iter().any(|row| names_one(&row.cards)) {
        for row in Arc::make_mut(&mut document.initiatives) {
            if names_one(&row.cards) {
                Arc::make_mut(row).cards.retain(|card| !gone.contains(card));
            }
        }
    }
    vote::cards_gone(document, &gone);
}

/// Changes the cards for which `is_meant`; the others keep their `Arc`.
pub(super) fn for_each(
    document: &mut Document,
    is_meant: impl Fn(&Card) -> bool,
    change: impl Fn(&mut Card),
) {
    if document.cards.iter().any(|card| is_meant(card)) {
        for card in Arc::make_mut(&mut document.cards) {
            if is_meant(card) {
                change(Arc::make_mut(card));
            }
        }
    }
}

/// Moves cards to other cells or other places in their cells.
pub(super) fn place(document: &mut Document, moves: &[CardMove]) -> Result<(), EditError> {
    let known = Known::of(document);
    let mut wanted: HashMap<CardId, usize> = HashMap::new();
    for (index, step) in moves.iter().enumerate() {
        if wanted.insert(step.card, index).is_some() {
            return Err(EditError::Duplicate(step.card.into()));
        }
        if !known.columns.contains_key(&step.step) {
            return Err(EditError::Unknown(step.step.into()));
        }
        if !known.lanes.contains(&step.lane) {
            return Err(EditError::Unknown(step.lane.into()));
        }
    }
    let mut moved: Vec<Option<Arc<Card>>> = vec![None; moves.len()];
    let mut rest = Vec::with_capacity(document.cards.len());
    for card in document.cards.iter() {
        match wanted.get(&card.id) {
            Some(&index) => moved[index] = Some(Arc::clone(card)),
            None => rest.push(Arc::clone(card)),
        }
    }
    let staying: HashSet<CardId> = rest.iter().map(|card| card.id).collect();
    let mut placed = Vec::with_capacity(moves.len());
    for (step, card) in moves.iter().zip(moved) {
        let mut card = card.ok_or(EditError::Unknown(step.card.into()))?;
        let span = known.clamp_span(known.columns[&step.step], card.span);
        if (card.step, card.lane, card.span) != (step.step, step.lane, span) {
            let card = Arc::make_mut(&mut card);
            (card.step, card.lane, card.span) = (step.step, step.lane, span);
        }
        let before = step.before.filter(|id| !wanted.contains_key(id));
        if let Some(id) = before.filter(|id| !staying.contains(id)) {
            return Err(EditError::Unknown(id.into()));
        }
        placed.push((card, before));
    }
    let woven = weave(&rest, placed);
    if !is_same_order(&document.cards, &woven, moves) {
        document.cards = Arc::new(woven);
    }
    Ok(())
}

/// Whether the moves changed no card and no order within the cells they go to.
fn is_same_order(old: &[Arc<Card>], new: &[Arc<Card>], moves: &[CardMove]) -> bool {
    let cells: HashSet<(StepId, LaneId)> =
        moves.iter().map(|step| (step.step, step.lane)).collect();
    let by_cell = |cards: &[Arc<Card>]| {
        let mut order: HashMap<(StepId, LaneId), Vec<(CardId, u16)>> = HashMap::new();
        for card in cards {
            let cell = (card.step, card.lane);
            if cells.contains(&cell) {
                order.entry(cell).or_default().push((card.id, card.span));
            }
        }
        order
    };
    by_cell(old) == by_cell(new)
}
