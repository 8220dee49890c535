//! Dragging a card's edge over columns.

use super::{Edge, Gesture};
use crate::editor::Editor;
use crate::editor::selection::Selection;
use crate::model::{Card, CardId, Edit, EditName, Noun, Verb};
use crate::scene::{Point, Rect, Target};

impl Editor {
    pub(super) fn begin_span(&mut self, card: CardId, side: Edge) -> Gesture {
        let Some((first, last)) = self.columns_of(card) else {
            return Gesture::Idle;
        };
        Gesture::Span {
            card,
            side,
            first,
            last,
        }
    }

    /// First and last column that a card covers.
    fn columns_of(&self, card: CardId) -> Option<(usize, usize)> {
        let card = self.document.card(card)?;
        let columns = &self.layout.grid.columns;
        let first = columns.iter().position(|column| column.step == card.step)?;
        let last = first + usize::from(card.span.max(1)) - 1;
        Some((first, last.min(columns.len() - 1)))
    }

    /// The edge goes to the column whose middle the pointer has passed.
    pub(super) fn drag_span(&mut self, map: Point) {
        let Gesture::Span {
            side, first, last, ..
        } = &mut self.gesture
        else {
            return;
        };
        let columns = &self.layout.grid.columns;
        let middle = |column: usize| columns[column].x + columns[column].width / 2.0;
        match side {
            Edge::Right => {
                let passed = (*first + 1..columns.len()).take_while(|&at| map.x > middle(at));
                *last = *first + passed.count();
            }
            Edge::Left => {
                let passed = (0..*last).rev().take_while(|&at| map.x < middle(at));
                *first = *last - passed.count();
            }
        }
    }

    pub(super) fn set_span(&mut self, card: CardId, first: usize, last: usize) {
        let (Some(row), Some(column)) = (
            self.document.card(card),
            self.layout.grid.columns.get(first),
        ) else {
            return;
        };
        let mut row = Card::clone(row);
        row.step = column.step;
        row.span = u16::try_from(last + 1 - first).unwrap_or(u16::MAX);
        let name = EditName::one(Verb::Extend, Noun::Card);
        let mut selection = self.selection.clone();
        if !selection.contains(Target::Card(card)) {
            selection = Selection::of([Target::Card(card)]);
        }
        // A span the grid cannot hold is clamped by the edit itself.
        let _ = self.apply_as(name, Edit::SetCards(vec![row]), None);
        self.selection = selection;
    }

    /// The card as wide as it will be.
    pub(in crate::editor) fn span_preview(&self) -> Option<Rect> {
        let Gesture::Span {
            card, first, last, ..
        } = self.gesture
        else {
            return None;
        };
        let rect = self.layout.rect_of(Target::Card(card))?;
        let (old_first, old_last) = self.columns_of(card)?;
        let columns = &self.layout.grid.columns;
        let right = |column: usize| columns[column].x + columns[column].width;
        let x = rect.x + columns[first].x - columns[old_first].x;
        let end = rect.right() + right(last) - right(old_last);
        Some(Rect {
            x,
            width: end - x,
            ..rect
        })
    }
}
