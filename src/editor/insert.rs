//! Adding stages, steps, lanes and personas beside what is selected, ready to be named.

use super::history::MergeKey;
use super::selection::Selection;
use super::{Blocked, Editor};
use crate::model::{
    Edit, EditName, Lane, LaneId, LaneRole, Persona, Stage, StageId, Step, StepId, Swatch,
};
use crate::scene::Target;

/// Where something new goes, seen from where the keyboard stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Before,
    After,
}

impl Side {
    /// The place in a list of `len` beside the one at `at`.
    fn place(self, at: Option<usize>, len: usize) -> usize {
        match (self, at) {
            (Self::Before, at) => at.unwrap_or(0),
            (Self::After, at) => at.map_or(len, |at| at + 1),
        }
    }
}

/// Joins the name of what was just added to the step of the history that added it.
pub(super) fn new_key(target: Target) -> MergeKey {
    MergeKey::new(target, "new")
}

impl Editor {
    /// Adds an empty card to the cell where the keyboard stands and starts writing on it.
    pub(super) fn add_card(&mut self) -> Result<(), Blocked> {
        let (step, lane) = self.cell_for_cards().ok_or(Blocked::NoCell)?;
        self.write_new_card(step, lane, "")
    }

    /// Adds a stage with one step beside the one where the keyboard stands, in the same phase, and starts
    /// naming it.
    pub(super) fn add_stage(&mut self, side: Side) -> Result<(), Blocked> {
        let target = self.insert_stage(side)?;
        self.name_new(target);
        Ok(())
    }

    /// Adds a step beside the one where the keyboard stands, and starts naming it.
    pub(super) fn add_step(&mut self, side: Side) -> Result<(), Blocked> {
        let target = self.insert_step(side)?;
        self.name_new(target);
        Ok(())
    }

    /// Adds a lane of a role beside the one where the keyboard stands, and starts naming it.
    ///
    /// # Errors
    /// When the document refuses it.
    pub fn add_lane(&mut self, role: LaneRole, side: Side) -> Result<(), Blocked> {
        let target = self.insert_lane(role, side)?;
        self.name_new(target);
        Ok(())
    }

    /// Adds and selects a stage; [`Editor::rename`] then names it in the same step of the history.
    ///
    /// # Errors
    /// When the document refuses it.
    pub fn insert_stage(&mut self, side: Side) -> Result<Target, Blocked> {
        let words = &self.catalog().editor;
        let stages = &self.document.stages;
        let beside = match side {
            Side::Before => stages.first(),
            Side::After => stages.last(),
        };
        let beside = self.stage_at_cursor().or(beside.map(|stage| stage.id));
        let at = beside.and_then(|id| stages.iter().position(|stage| stage.id == id));
        let mut stage = Stage::new(self.ids.next_id(), words.new_stage);
        if let Some(at) = at {
            stage.phase = stages[at].phase;
        }
        // A stage without steps has no column: it begins with one.
        stage
            .steps
            .push(Step::new(self.ids.next_id(), words.new_step).into());
        let target = Target::Stage(stage.id);
        let at = side.place(at, stages.len());
        self.add_new(Edit::AddStage { stage, at }, target)
    }

    /// Adds and selects a step; makes a stage for it if there is none.
    ///
    /// # Errors
    /// When the document refuses it.
    pub fn insert_step(&mut self, side: Side) -> Result<Target, Blocked> {
        let stages = &self.document.stages;
        let Some(last) = stages.last() else {
            return self.insert_stage(side);
        };
        let stage = self.stage_at_cursor().unwrap_or(last.id);
        let steps = self
            .document
            .stage(stage)
            .map_or(&[][..], |stage| &stage.steps[..]);
        let beside = self.step_at_cursor();
        let at = beside.and_then(|id| steps.iter().position(|step| step.id == id));
        let at = side.place(at, steps.len());
        let step = Step::new(self.ids.next_id(), self.catalog().editor.new_step);
        let target = Target::Step(step.id);
        self.add_new(Edit::AddStep { step, stage, at }, target)
    }

    /// Adds and selects a lane.
    ///
    /// # Errors
    /// When the document refuses it.
    pub fn insert_lane(&mut self, role: LaneRole, side: Side) -> Result<Target, Blocked> {
        let lanes = &self.document.lanes;
        let beside = self.lane_at_cursor();
        let at = beside.and_then(|id| lanes.iter().position(|lane| lane.id == id));
        let at = side.place(at, lanes.len());
        let lane = Lane::new(self.ids.next_id(), role);
        let target = Target::Lane(lane.id);
        self.add_new(Edit::AddLane { lane, at }, target)
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

    fn add_new(&mut self, edit: Edit, target: Target) -> Result<Target, Blocked> {
        let name = edit.name();
        self.apply_new(name, edit, target)
    }

    /// Applies what makes `target`, and selects it.
    fn apply_new(&mut self, name: EditName, edit: Edit, target: Target) -> Result<Target, Blocked> {
        self.keep_text();
        self.history.seal();
        self.apply_as(name, edit, Some(new_key(target)))?;
        self.selection = Selection::of([target]);
        Ok(target)
    }

    /// Applies what makes `target`, and starts naming it; undo takes both back together.
    pub(super) fn apply_and_name(
        &mut self,
        name: EditName,
        edit: Edit,
        target: Target,
    ) -> Result<(), Blocked> {
        let target = self.apply_new(name, edit, target)?;
        self.name_new(target);
        Ok(())
    }

    /// Gives a target another name; what was just added is named in the same step of the history.
    ///
    /// # Errors
    /// When it has no name, or is gone.
    pub fn rename(&mut self, target: Target, text: &str) -> Result<(), Blocked> {
        let result = self.write(target, text, Some(new_key(target)));
        self.history.seal();
        result
    }

    pub(super) fn step_at_cursor(&self) -> Option<StepId> {
        match self.selection.cursor()? {
            Target::Step(id) => Some(id),
            Target::Cell { step, .. } | Target::Emotion { step, .. } => Some(step),
            Target::Card(id) => self.document.card(id).map(|card| card.step),
            _ => None,
        }
    }

    pub(super) fn stage_at_cursor(&self) -> Option<StageId> {
        if let Some(Target::Stage(id)) = self.selection.cursor() {
            return Some(id);
        }
        let step = self.step_at_cursor()?;
        let mut steps = self.document.steps();
        let found = steps.find(|(_, row)| row.id == step);
        found.map(|(stage, _)| stage.id)
    }

    pub(super) fn lane_at_cursor(&self) -> Option<LaneId> {
        match self.selection.cursor()? {
            Target::Lane(id) => Some(id),
            Target::Cell { lane, .. } => Some(lane),
            Target::Card(id) => self.document.card(id).map(|card| card.lane),
            _ => None,
        }
    }
}
