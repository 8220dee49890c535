//! The levels of freedom and intensity lanes: dragged, set by a double-click, moved by + and −.
//!
//! A level is a card's own. Where a cell has no card with one, setting a level makes a card that is
//! nothing else.

use super::selection::Selection;
use super::{Blocked, Editor};
use crate::editor::history::MergeKey;
use crate::model::{Card, CardId, Edit, EditName, LaneId, LaneRole, NewCard, Noun, StepId, Verb};
use crate::scene::{Point, Target};

/// Where `+` and `−` begin in a cell that has no level yet.
const MIDDLE: u8 = 3;

/// A level that is being dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LevelDrag {
    step: StepId,
    lane: LaneId,
    /// A new one where the cell had none.
    card: CardId,
    value: Option<u8>,
}

impl Editor {
    /// The drag that begins at `from` (map units) in a plot of levels.
    pub(super) fn level_drag(&mut self, target: Option<Target>, from: Point) -> Option<LevelDrag> {
        let place = match target {
            Some(Target::Card(_) | Target::Cell { .. }) => self.layout.level_at(from)?,
            _ => return None,
        };
        let card = place.card.unwrap_or_else(|| self.unused_card_id());
        Some(LevelDrag {
            step: place.step,
            lane: place.lane,
            card,
            value: None,
        })
    }

    pub(super) fn drag_level(&mut self, drag: LevelDrag, y: f32) {
        let Some(level) = self.layout.level_of_height(drag.lane, y) else {
            return;
        };
        if drag.value == Some(level) {
            return;
        }
        let edit = self.level_edit(drag.step, drag.lane, drag.card, level);
        let preview = self.document.apply(&edit).ok();
        self.gesture = super::gesture::Gesture::Level(LevelDrag {
            value: Some(level),
            ..drag
        });
        self.show(preview);
    }

    pub(super) fn drop_level(&mut self, drag: LevelDrag) {
        self.show(None);
        if let Some(level) = drag.value {
            self.set_level(drag.step, drag.lane, drag.card, level);
        }
    }

    /// A double-click in a plot sets the level under the pointer. Says whether it was one.
    pub(super) fn open_level(&mut self, target: Target) -> bool {
        let Target::Cell { .. } = target else {
            return false;
        };
        let at = self.pointer.map(|at| self.viewport.to_map(at));
        let Some(place) = at.and_then(|at| self.layout.level_at(at)) else {
            return false;
        };
        let card = place.card.unwrap_or_else(|| self.unused_card_id());
        self.set_level(place.step, place.lane, card, place.level);
        true
    }

    pub(super) fn is_over_level(&self, target: Target, at: Point) -> bool {
        matches!(target, Target::Card(_) | Target::Cell { .. })
            && self.layout.level_at(self.viewport.to_map(at)).is_some()
    }

    /// Whether `+` and `−` mean levels.
    pub(super) fn has_levels_selected(&self) -> bool {
        !self.selected_levels().is_empty()
    }

    /// The cells and cards whose levels `+` and `−` mean.
    fn selected_levels(&self) -> Vec<(StepId, LaneId, Option<CardId>)> {
        let mut places = Vec::new();
        for &target in self.selection.targets() {
            let place = match target {
                Target::Card(id) => {
                    let card = self.document.card(id);
                    card.map(|card| (card.step, card.lane, Some(id)))
                }
                Target::Cell { step, lane } => {
                    let mut cards = self.document.cards.iter();
                    let card = cards.find(|card| {
                        (card.step, card.lane) == (step, lane) && card.level.is_some()
                    });
                    Some((step, lane, card.map(|card| card.id)))
                }
                _ => None,
            };
            let place = place.filter(|(_, lane, _)| self.has_levels(*lane));
            if let Some(place) = place.filter(|place| !places.contains(place)) {
                places.push(place);
            }
        }
        places
    }

    pub(super) fn has_levels(&self, lane: LaneId) -> bool {
        self.document
            .lane(lane)
            .is_some_and(|lane| matches!(lane.role, LaneRole::Freedom | LaneRole::Intensity))
    }

    /// One level more or less.
    pub(super) fn shift_levels(&mut self, up: bool) -> Result<(), Blocked> {
        let mut edits = Vec::new();
        let mut written = None;
        for (step, lane, card) in self.selected_levels() {
            let old = card.and_then(|id| self.document.card(id)?.level);
            let level = match (old, up) {
                (None, _) => MIDDLE,
                (Some(old), true) => old.saturating_add(1).min(5),
                (Some(old), false) => old.saturating_sub(1).max(1),
            };
            let id = card.unwrap_or_else(|| self.unused_card_id());
            written = Some(id);
            edits.push(self.level_edit(step, lane, id, level));
        }
        let key = self
            .selection
            .cursor()
            .map(|target| MergeKey::new(target, "level"));
        let name = EditName::new(Verb::Change, Noun::Level, edits.len());
        self.apply_as(name, Edit::Batch(edits), key)?;
        // The next key press means the card that the first one made.
        if let (1, Some(id)) = (self.selection.len(), written) {
            self.selection = Selection::of([Target::Card(id)]);
        }
        Ok(())
    }

    fn set_level(&mut self, step: StepId, lane: LaneId, card: CardId, level: u8) {
        let edit = self.level_edit(step, lane, card, level);
        let name = EditName::one(Verb::Change, Noun::Level);
        // Step and lane were under the pointer a moment ago.
        if self.apply_as(name, edit, None).is_ok() {
            self.selection = Selection::of([Target::Card(card)]);
        }
    }

    /// Gives `card` the level; makes it where it is not there yet.
    fn level_edit(&self, step: StepId, lane: LaneId, card: CardId, level: u8) -> Edit {
        if let Some(old) = self.document.card(card) {
            let mut new = Card::clone(old);
            new.level = Some(level);
            return Edit::SetCards(vec![new]);
        }
        let mut new = Card::new(card, step, lane, "");
        new.level = Some(level);
        Edit::AddCards(vec![NewCard {
            card: new,
            before: None,
        }])
    }
}
