//! Which view is shown, what differs on the wheel, and its settings.

use std::collections::HashSet;

use super::walk::Direction;
use super::{Blocked, Editor, Viewport};
use crate::layout::View;
use crate::layout::wheel::hub_persona;
use crate::model::{CalloutText, Edit, FaceScale, Phase, StageId, StepId, WheelOptions};
use crate::scene::{Rect, Target};

impl Editor {
    pub fn view(&self) -> View {
        self.options.view
    }

    /// Shows the map in `view`, with what was selected, where it was last seen there.
    pub fn show_view(&mut self, view: View) {
        if view == self.options.view {
            return;
        }
        if self.presenting.is_some() {
            self.present_in(view);
            return;
        }
        self.keep_text();
        self.history.seal();
        self.hovered = None;
        let left = self.options.view;
        let before = self.viewport;
        self.options.view = view;
        self.lay_out();
        let known = self.seen.iter().position(|(seen, _)| *seen == view);
        let known = known.map(|index| self.seen.swap_remove(index).1);
        self.seen.push((left, before));
        match known {
            Some(Viewport { origin, zoom, .. }) => {
                self.viewport.origin = origin;
                self.viewport.zoom = zoom;
            }
            None => self.viewport.fit_up_to(self.layout.heart(), 1.0),
        }
        if let Some(target) = self.selection.cursor() {
            self.reveal(target);
        }
    }

    /// `place` with the true shape of what is shown there, where there is room to see both.
    pub(super) fn with_outline(&self, target: Target, place: Rect) -> Rect {
        let shown = self.layout.shown_as(&self.document, target);
        let Some(outline) = shown.and_then(|shown| self.layout.outline_of(shown)) else {
            return place;
        };
        let corners = outline.iter().map(|&corner| Rect::between(corner, corner));
        let both = corners.fold(place, Rect::union);
        let visible = self.viewport.visible();
        if both.width <= visible.width && both.height <= visible.height {
            both
        } else {
            place
        }
    }

    /// The selected things that the view does not draw, by what stands for them.
    pub(super) fn stand_ins(&self) -> Vec<Target> {
        if self.layout.has_grid() {
            return Vec::new();
        }
        let targets = self.selection.targets();
        let mut steps = HashSet::new();
        if targets.len() <= 32 {
            let shown = targets.iter().filter_map(|&target| {
                let shown = self.layout.shown_as(&self.document, target)?;
                (shown != target).then_some(shown)
            });
            steps.extend(shown);
        } else {
            let cards = self.document.cards.iter();
            let chosen = cards.filter(|card| self.selection.contains(Target::Card(card.id)));
            steps.extend(chosen.map(|card| Target::Step(card.step)));
        }
        steps.retain(|&step| !self.selection.contains(step));
        steps.into_iter().collect()
    }

    /// The view after the one shown, round and round.
    pub(super) fn next_view(&self) -> View {
        let at = View::ALL.iter().position(|&view| view == self.options.view);
        View::ALL[(at.unwrap_or(0) + 1) % View::ALL.len()]
    }

    /// A view without a grid, in which one persona is shown and walks.
    pub(super) fn is_whole(&self) -> bool {
        matches!(self.options.view, View::Wheel | View::Store)
    }

    /// The step that the keyboard stands at.
    pub(super) fn selected_step(&self) -> Option<StepId> {
        match self.selection.cursor()? {
            Target::Step(step) | Target::Cell { step, .. } | Target::Emotion { step, .. } => {
                Some(step)
            }
            Target::Card(id) => self.document.card(id).map(|card| card.step),
            Target::Stage(id) => {
                let stage = self.document.stage(id)?;
                stage.steps.first().map(|step| step.id)
            }
            _ => None,
        }
    }

    /// Around the wheel: sideways to the neighbours, outwards from the stage over the step to its face.
    pub(super) fn next_around(&self, cursor: Target, direction: Direction) -> Option<Target> {
        if self.is_store() {
            return self.next_in_store(cursor, direction);
        }
        let Some(step) = self.selected_step() else {
            let first = self.layout.first_around()?;
            if let Target::Persona(_) = cursor {
                return match direction {
                    Direction::Down => Some(Target::Title),
                    _ => self.stage_with(first).map(Target::Stage),
                };
            }
            let goes_in = matches!(direction, Direction::Down | Direction::Right);
            return goes_in.then_some(Target::Step(first));
        };
        let persona = hub_persona(&self.document);
        let to = |step: StepId| match cursor {
            Target::Emotion { persona, .. } => Target::Emotion { step, persona },
            _ => Target::Step(step),
        };
        match (direction, cursor) {
            (Direction::Left, Target::Stage(id)) => self.stage_around(id, -1),
            (Direction::Right, Target::Stage(id)) => self.stage_around(id, 1),
            (Direction::Left, _) => self.layout.step_around(step, -1).map(to),
            (Direction::Right, _) => self.layout.step_around(step, 1).map(to),
            (Direction::Up, Target::Emotion { .. }) => None,
            (Direction::Up, Target::Stage(_)) => Some(Target::Step(step)),
            (Direction::Up, _) => Some(Target::Emotion { step, persona }),
            (Direction::Down, Target::Stage(_)) => {
                Some(persona.map_or(Target::Title, Target::Persona))
            }
            (Direction::Down, Target::Step(_)) => self.stage_with(step).map(Target::Stage),
            (Direction::Down, _) => Some(Target::Step(step)),
        }
    }

    fn stage_with(&self, step: StepId) -> Option<StageId> {
        let mut steps = self.document.steps();
        steps
            .find(|(_, row)| row.id == step)
            .map(|(stage, _)| stage.id)
    }

    /// The next stage in one direction, as its steps come round.
    fn stage_around(&self, stage: StageId, by: isize) -> Option<Target> {
        let start = self.document.stage(stage)?.steps.first()?.id;
        let mut step = start;
        for _ in 0..self.document.num_steps() {
            step = self.layout.step_around(step, by)?;
            let other = self.stage_with(step)?;
            if other != stage {
                return Some(Target::Stage(other));
            }
        }
        None
    }

    /// The first or the last step of the wheel.
    pub(super) fn end_around(&self, is_last: bool) -> Option<Target> {
        let first = self.layout.first_around()?;
        let step = if is_last && self.is_store() {
            self.document.steps().last().map(|(_, step)| step.id)?
        } else if is_last {
            self.layout.step_around(first, -1)?
        } else {
            first
        };
        Some(Target::Step(step))
    }

    /// Lets the phase of the selected step take most of the wheel, or gives all their share again.
    pub(super) fn focus_phase(&mut self) -> Result<(), Blocked> {
        let phase = match self.options.focused_phase {
            Some(_) => None,
            None => Some(self.selected_phase().ok_or(Blocked::NothingSelected)?),
        };
        self.options.focused_phase = phase;
        self.lay_out();
        Ok(())
    }

    pub(super) fn selected_phase(&self) -> Option<Phase> {
        let step = self.selected_step()?;
        let mut steps = self.document.steps();
        let (stage, _) = steps.find(|(_, other)| other.id == step)?;
        Some(stage.phase)
    }

    /// Changes the wheel's settings, which are part of the document.
    pub(super) fn set_wheel(
        &mut self,
        change: impl FnOnce(&mut WheelOptions),
    ) -> Result<(), Blocked> {
        let mut options = self.document.wheel;
        change(&mut options);
        self.apply(Edit::SetWheel(options), None)
            .map_err(|_| Blocked::Refused)
    }

    /// The next persona in the hub.
    pub(super) fn turn_hub(&mut self) -> Result<(), Blocked> {
        let shown = hub_persona(&self.document);
        let personas = &self.document.personas;
        let at = personas
            .iter()
            .position(|persona| Some(persona.id) == shown);
        let next = at.map(|at| personas[(at + 1) % personas.len()].id);
        let first = personas.first().map(|persona| persona.id);
        // The first one is shown unless another is asked for.
        let persona = next.filter(|&id| Some(id) != first);
        self.set_wheel(|options| options.persona = persona)
    }
}

/// The other number of faces.
pub(super) fn other_faces(options: &mut WheelOptions) {
    options.faces = match options.faces {
        FaceScale::Three => FaceScale::Five,
        FaceScale::Five => FaceScale::Three,
    };
}

/// What callouts may say next.
pub(super) fn next_callouts(options: &mut WheelOptions) {
    let all = CalloutText::ALL;
    let at = all.iter().position(|&text| text == options.callouts);
    options.callouts = all[(at.unwrap_or(0) + 1) % all.len()];
}
