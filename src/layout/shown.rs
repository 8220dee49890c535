//! What stands for a thing that the picture does not draw: on a wheel a card is part of its step.

use super::{Layout, TextArea};
use crate::model::{CardId, Document};
use crate::scene::{Rect, Target, rect};
use crate::theme::wheel;

/// Map units across a box in which a card is written that has no place of its own.
const BOX: f32 = 204.0;

impl Layout {
    /// Whether the picture has rows and columns, in which every card has its place.
    pub fn has_grid(&self) -> bool {
        !self.grid.columns.is_empty()
    }

    /// What is shown first: the part that says the most, where the whole would be too small to read.
    pub fn heart(&self) -> Rect {
        self.parts.heart.unwrap_or(self.scene.bounds)
    }

    /// What is shown of the whole map in a meeting room: from the title on, without what stands at the foot.
    pub fn overview(&self) -> Rect {
        let all = self.scene.bounds;
        let end = self.heart().bottom();
        rect(all.x, all.y, all.width, (end - all.y).max(1.0))
    }

    /// What shows `target`: itself where it is drawn, else the step it belongs to. `None` where the picture
    /// has no place for it at all.
    pub fn shown_as(&self, document: &Document, target: Target) -> Option<Target> {
        if self.rect_of(target).is_some() {
            return Some(target);
        }
        if self.has_grid() {
            return None;
        }
        let of_card = |id: CardId| document.card(id).map(|card| card.step);
        let step = match target {
            Target::Card(id) => of_card(id)?,
            Target::Cell { step, .. } | Target::Emotion { step, .. } => step,
            Target::Link(id) => {
                let link = document.links.iter().find(|link| link.id == id)?;
                of_card(link.from)?
            }
            _ => return None,
        };
        let step = Target::Step(step);
        self.rect_of(step).map(|_| step)
    }

    /// Where a card is written that has no place of its own: in a box under its step's title.
    pub(super) fn card_box(&self, document: &Document, id: CardId) -> Option<TextArea> {
        if self.has_grid() {
            return None;
        }
        let card = document.card(id)?;
        let spot = self.parts.spots.get(&Target::Step(card.step))?;
        let (title, _) = spot.text?;
        let is_left = self.parts.wheel.as_ref();
        let is_left = is_left.is_some_and(|wheel| title.centre().x < wheel.centre.x);
        let x = if is_left {
            title.right() - BOX
        } else {
            title.x
        };
        let style = wheel::CALLOUT_TEXT;
        Some(TextArea {
            rect: rect(x, title.bottom() + 6.0, BOX, style.line_height()),
            style,
            text: card.text.clone(),
            is_box: true,
        })
    }
}
