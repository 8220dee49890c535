//! What the cards say on a page, and how well that is founded.

use std::ops::Range;
use std::sync::Arc;

use crate::model::{
    Card, Document, Evidence, IdMap, Lane, LaneId, LaneRole, PersonaId, StepId, Table,
};

/// How many cards say how sure they are.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::layout) struct Share {
    pub num_observed: usize,
    pub num_stated: usize,
}

/// Shows `see` every card that speaks, with its lane's role and the columns it spans. Cards of hidden lanes
/// and of other personas than `persona` do not.
pub(in crate::layout) fn read(
    document: &Document,
    persona: Option<PersonaId>,
    mut see: impl FnMut(&Card, LaneRole, Range<usize>),
) -> Share {
    let lanes = document.lanes.iter().filter(|lane| !lane.hidden);
    let roles: IdMap<LaneId, LaneRole> = lanes.map(|lane| (lane.id, lane.role)).collect();
    let columns: IdMap<StepId, usize> = step_ids(document).zip(0..).collect();
    let mut share = Share::default();
    for card in document.cards.iter() {
        let role = roles.get(&card.lane).copied();
        let (Some(role), Some(&column)) = (role, columns.get(&card.step)) else {
            continue;
        };
        share.num_stated += usize::from(card.evidence != Evidence::Unstated);
        share.num_observed += usize::from(matches!(card.evidence, Evidence::Observed { .. }));
        if card.persona.is_some() && persona.is_some() && card.persona != persona {
            continue;
        }
        let end = (column + usize::from(card.span.max(1))).min(columns.len());
        see(card, role, column..end);
    }
    share
}

fn step_ids(document: &Document) -> impl Iterator<Item = StepId> + '_ {
    document.steps().map(|(_, step)| step.id)
}

/// What was read last time: while a face is dragged, the cards say the same.
#[derive(Debug, Default)]
pub(in crate::layout) struct Remembered<K, S> {
    cards: Table<Card>,
    lanes: Table<Lane>,
    steps: Vec<StepId>,
    read: Option<(K, S)>,
}

impl<K: PartialEq, S> Remembered<K, S> {
    /// What `read` makes of the document's cards when `asked` this way, unless that is known.
    pub fn recall(&mut self, document: &Document, asked: K, read: impl FnOnce() -> S) -> &mut S {
        let is_same = Arc::ptr_eq(&self.cards, &document.cards)
            && Arc::ptr_eq(&self.lanes, &document.lanes)
            && step_ids(document).eq(self.steps.iter().copied());
        let known = self.read.take().filter(|(key, _)| is_same && *key == asked);
        if known.is_none() {
            self.cards = Arc::clone(&document.cards);
            self.lanes = Arc::clone(&document.lanes);
            self.steps = step_ids(document).collect();
        }
        let (_, made) = self.read.insert(known.unwrap_or_else(|| (asked, read())));
        made
    }
}
