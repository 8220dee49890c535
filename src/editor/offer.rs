//! A step past the last one, offered to whoever writes on to the end of a row.
//!
//! Nothing is added before the person says so: with Tab or Enter, or by typing.

use super::insert::new_key;
use super::selection::Selection;
use super::{Blocked, Editor};
use crate::model::{Edit, LaneId, Step};
use crate::scene::{Point, Rect, Target, point, rect};

/// The row that goes on in the offered step; `None`: among the headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Offer {
    lane: Option<LaneId>,
}

impl Editor {
    /// A new step is offered: Tab belongs to the map.
    pub fn offers_step(&self) -> bool {
        self.offer.is_some()
    }

    pub(super) fn offer_step(&mut self, lane: Option<LaneId>) {
        self.offer = Some(Offer { lane });
        if let Some((_, cell)) = self.offered_place() {
            self.viewport.reveal_beside(cell, self.pinned_extent());
        }
    }

    /// Says whether there was one.
    pub(super) fn drop_offer(&mut self) -> bool {
        self.offer.take().is_some()
    }

    /// Adds the offered step and writes `text` in its cell; among the headers the step is named.
    ///
    /// # Errors
    /// When nothing is offered or the document refuses it.
    pub fn take_offer(&mut self, text: &str) -> Result<(), Blocked> {
        let Offer { lane } = self.offer.take().ok_or(Blocked::NoStage)?;
        let stage = self.document.stages.last().ok_or(Blocked::NoStage)?.id;
        let step = Step::new(self.ids.next_id(), self.catalog().editor.new_step);
        let id = step.id;
        let target = Target::Step(id);
        let key = new_key(target);
        self.history.seal();
        let add = Edit::AddStep {
            step,
            stage,
            at: usize::MAX,
        };
        self.apply(add, Some(key))?;
        match lane {
            Some(lane) => {
                self.selection = Selection::of([Target::Cell { step: id, lane }]);
                self.history.seal();
                self.write_new_card(id, lane, text)
            }
            None => {
                self.selection = Selection::of([target]);
                self.name_new(target);
                if !text.is_empty() {
                    self.set_edit_text(text.to_owned());
                }
                Ok(())
            }
        }
    }

    /// Shift+Tab: back to where the offer came from.
    pub fn leave_offer(&mut self) {
        if self.drop_offer()
            && let Some(target) = self.selection.cursor()
        {
            let _ = self.write_on(target);
        }
    }

    /// The column that would be added, and the cell in it that would be written in.
    pub(super) fn offered_place(&self) -> Option<(Rect, Rect)> {
        let offer = self.offer?;
        let last = *self.layout.grid.columns.last()?;
        let head = self.place_of(Target::Step(last.step))?;
        let bottom = self.layout.grid.rows.last();
        let bottom = bottom.map_or(head.bottom(), |row| row.y + row.height);
        let x = last.x + last.width;
        let column = Rect::between(
            point(x, head.y),
            Point {
                x: x + last.width,
                y: bottom,
            },
        );
        let cell = match offer.lane {
            Some(lane) => {
                let row = self.layout.grid.rows.iter().find(|row| row.lane == lane)?;
                rect(x, row.y, last.width, row.height)
            }
            None => rect(x, head.y, last.width, head.height),
        };
        Some((column, cell))
    }
}
