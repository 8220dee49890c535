//! Adding stages, steps, lanes and personas beside what is selected, ready to be named.

use super::history::MergeKey;
use super::selection::Selection;
use super::{Blocked, Editor};
use crate::model::{Edit, Lane, LaneId, LaneRole, Persona, Stage, StageId, Step, StepId, Swatch};
use crate::scene::Target;

impl Editor {
    /// Adds an empty card to the cell where the keyboard stands and starts writing on it.
    pub(super) fn add_card(&mut self) -> Result<(), Blocked> {
        let (step, lane) = self.cell_for_cards().ok_or(Blocked::NoCell)?;
        self.write_new_card(step, lane, "")
    }

    /// Adds a stage with one step after the one where the keyboard stands, in the same phase.
    pub(super) fn add_stage(&mut self) -> Result<(), Blocked> {
        let words = &self.catalog().editor;
        let stages = &self.document.stages;
        let beside = self
            .stage_at_cursor()
            .or(stages.last().map(|stage| stage.id));
        let at = beside.and_then(|id| stages.iter().position(|stage| stage.id == id));
        let mut stage = Stage::new(self.ids.next_id(), words.new_stage);
        if let Some(at) = at {
            stage.phase = stages[at].phase;
        }
        stage
            .steps
            .push(Step::new(self.ids.next_id(), words.new_step).into());
        let target = Target::Stage(stage.id);
        let at = at.map_or(0, |at| at + 1);
        self.add_and_name(Edit::AddStage { stage, at }, target)
    }

    /// Adds a step after the one where the keyboard stands; makes a stage for it if there is none.
    pub(super) fn add_step(&mut self) -> Result<(), Blocked> {
        let stages = &self.document.stages;
        let Some(last) = stages.last() else {
            return self.add_stage();
        };
        let stage = self.stage_at_cursor().unwrap_or(last.id);
        let steps = self
            .document
            .stage(stage)
            .map_or(&[][..], |stage| &stage.steps[..]);
        let beside = self.step_at_cursor();
        let at = beside.and_then(|id| steps.iter().position(|step| step.id == id));
        let at = at.map_or(steps.len(), |at| at + 1);
        let step = Step::new(self.ids.next_id(), self.catalog().editor.new_step);
        let target = Target::Step(step.id);
        self.add_and_name(Edit::AddStep { step, stage, at }, target)
    }

    /// Adds a lane of a role below the one where the keyboard stands, and starts naming it.
    ///
    /// # Errors
    /// When the document refuses it.
    pub fn add_lane(&mut self, role: LaneRole) -> Result<(), Blocked> {
        let lanes = &self.document.lanes;
        let beside = self.lane_at_cursor();
        let at = beside.and_then(|id| lanes.iter().position(|lane| lane.id == id));
        let at = at.map_or(lanes.len(), |at| at + 1);
        let lane = Lane::new(self.ids.next_id(), role);
        let target = Target::Lane(lane.id);
        self.add_and_name(Edit::AddLane { lane, at }, target)
    }

    /// Adds a persona in a colour no other one has; its name is edited in the inspector.
    pub(super) fn add_persona(&mut self) -> Result<(), Blocked> {
        let personas = &self.document.personas;
        let is_free = |swatch: &Swatch| personas.iter().all(|row| row.colour != Some(*swatch));
        let preferred = [Swatch::Blue, Swatch::Orange, Swatch::Green, Swatch::Purple];
        let mut swatches = preferred.into_iter().chain(Swatch::ALL);
        let colour = swatches.find(is_free);
        let at = personas.len();
        let mut persona = Persona::new(self.ids.next_id(), self.catalog().editor.new_persona);
        persona.colour = colour;
        let id = persona.id;
        self.apply(Edit::AddPersona { persona, at }, None)?;
        self.selection = Selection::of([Target::Persona(id)]);
        Ok(())
    }

    fn add_and_name(&mut self, edit: Edit, target: Target) -> Result<(), Blocked> {
        let key = MergeKey::new(target, "new");
        self.history.seal();
        self.apply(edit, Some(key))?;
        self.selection = Selection::of([target]);
        self.name_new(target, key);
        Ok(())
    }

    fn step_at_cursor(&self) -> Option<StepId> {
        match self.selection.cursor()? {
            Target::Step(id) => Some(id),
            Target::Cell { step, .. } | Target::Emotion { step, .. } => Some(step),
            Target::Card(id) => self.document.card(id).map(|card| card.step),
            _ => None,
        }
    }

    fn stage_at_cursor(&self) -> Option<StageId> {
        if let Some(Target::Stage(id)) = self.selection.cursor() {
            return Some(id);
        }
        let step = self.step_at_cursor()?;
        let mut steps = self.document.steps();
        let found = steps.find(|(_, row)| row.id == step);
        found.map(|(stage, _)| stage.id)
    }

    fn lane_at_cursor(&self) -> Option<LaneId> {
        match self.selection.cursor()? {
            Target::Lane(id) => Some(id),
            Target::Cell { lane, .. } => Some(lane),
            Target::Card(id) => self.document.card(id).map(|card| card.lane),
            _ => None,
        }
    }
}
