//! Selecting the cards in a rectangle.

use super::Gesture;
use crate::editor::Editor;
use crate::editor::pointer::Modifiers;
use crate::editor::selection::Selection;
use crate::scene::{Pin, Point, Rect, Target};

impl Editor {
    pub(super) fn drag_marquee(&mut self, map: Point, modifiers: Modifiers) {
        let Gesture::Marquee { from, to, .. } = &mut self.gesture else {
            return;
        };
        *to = map;
        let area = Rect::between(*from, map);
        let cards = self.cards_in(area);
        let Gesture::Marquee { before, found, .. } = &mut self.gesture else {
            return;
        };
        // The pointer moves far more often than a card comes in.
        if *found == cards && self.selection.len() >= found.len() && !found.is_empty() {
            return;
        }
        found.clone_from(&cards);
        let keeps = modifiers.shift || modifiers.ctrl;
        let mut selection = if keeps {
            before.clone()
        } else {
            Selection::default()
        };
        for target in cards {
            selection.add(target);
        }
        selection.anchor = selection.cursor;
        self.selection = selection;
    }

    fn cards_in(&self, area: Rect) -> Vec<Target> {
        let mut found = Vec::new();
        for placed in &self.layout.scene.placed {
            if placed.pin != Pin::None || !placed.bounds().overlaps(area) {
                continue;
            }
            for group in &placed.fragment.groups {
                if let Some(target @ Target::Card(_)) = group.target
                    && group.hit.translated(placed.offset).overlaps(area)
                {
                    found.push(target);
                }
            }
        }
        found
    }
}
