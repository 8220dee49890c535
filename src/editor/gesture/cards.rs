//! Dragging cards to another place, or copies of them.

use super::Gesture;
use crate::editor::Editor;
use crate::editor::pointer::Modifiers;
use crate::model::CardId;
use crate::scene::{Pin, Point, Rect, Target};

/// More ghosts than this say nothing more.
const MOST_GHOSTS: usize = 80;

impl Editor {
    pub(super) fn drag_cards(&mut self, map: Point, modifiers: Modifiers) {
        let Gesture::Cards {
            to, copies, drop, ..
        } = &mut self.gesture
        else {
            return;
        };
        (*to, *copies) = (map, modifiers.ctrl);
        let selection = &self.selection;
        *drop = self.layout.drop_at(map, |card| {
            !modifiers.ctrl && selection.contains(Target::Card(card))
        });
    }

    /// The dragged cards where the pointer has taken them: of many, those that come into sight.
    pub(in crate::editor) fn ghosts(&self) -> Vec<(CardId, Rect)> {
        let Gesture::Cards {
            grabbed,
            cards,
            from,
            to,
            ..
        } = &self.gesture
        else {
            return Vec::new();
        };
        let by = *to - *from;
        let place = |id: CardId| {
            let rect = self.layout.rect_of(Target::Card(id))?;
            Some((id, rect.translated(by)))
        };
        if cards.len() <= MOST_GHOSTS {
            return cards.iter().filter_map(|&id| place(id)).collect();
        }
        let seen = self.viewport.visible().translated(*from - *to);
        let mut ghosts: Vec<_> = place(*grabbed).into_iter().collect();
        for placed in &self.layout.scene.placed {
            if placed.pin != Pin::None || !placed.bounds().overlaps(seen) {
                continue;
            }
            for group in &placed.fragment.groups {
                let rect = group.hit.translated(placed.offset);
                if let Some(target @ Target::Card(id)) = group.target
                    && id != *grabbed
                    && rect.overlaps(seen)
                    && self.selection.contains(target)
                {
                    ghosts.push((id, rect.translated(by)));
                    if ghosts.len() == MOST_GHOSTS {
                        return ghosts;
                    }
                }
            }
        }
        ghosts
    }
}
