//! Which emotion points `+` and `-` mean.

use super::{Blocked, Editor};
use crate::layout::wheel::hub_persona;
use crate::model::{PersonaId, StepId};
use crate::scene::Target;

impl Editor {
    /// The selected points, and one for the step of everything else that has one: that of the selected
    /// persona, else of the first one shown.
    ///
    /// # Errors
    /// When nothing selected has a step, or the map shows no emotions.
    pub(super) fn selected_emotions(&self) -> Result<Vec<(StepId, Option<PersonaId>)>, Blocked> {
        let targets = self.selection.targets();
        let chosen = targets.iter().find_map(|target| match target {
            Target::Persona(id) => Some(*id),
            _ => None,
        });
        let persona = if !self.layout.has_grid() {
            hub_persona(&self.document)
        } else {
            chosen.or_else(|| self.first_persona())
        };
        let mut points = Vec::new();
        for &target in targets {
            let point = match target {
                Target::Emotion { step, persona } => (step, persona),
                Target::Step(step) | Target::Cell { step, .. } => (step, persona),
                Target::Card(id) => match self.document.card(id) {
                    Some(card) => (card.step, persona),
                    None => continue,
                },
                _ => continue,
            };
            if !points.contains(&point) {
                points.push(point);
            }
        }
        if points.is_empty() {
            return Err(Blocked::NoEmotionSelected);
        }
        // What nobody sees must not change.
        let mut rows = self.layout.grid.rows.iter();
        if self.layout.has_grid() && !rows.any(|row| self.is_emotion_lane(row.lane)) {
            return Err(Blocked::NoEmotionLane);
        }
        Ok(points)
    }

    /// `+` and `-` would set an emotion, a level or dots rather than begin a text.
    pub fn takes_signs(&self) -> bool {
        let can =
            self.votes_on_cards() || self.has_levels_selected() || self.selected_emotions().is_ok();
        self.text_edit.is_none() && !self.offers_step() && can
    }
}
