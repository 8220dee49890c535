//! Merging and splitting stages and steps; hiding, collapsing and colouring lanes.

use super::walk::Direction;
use super::{Blocked, Editor};
use crate::model::{
    Card, CardId, Edit, EditName, Lane, LaneId, Noun, Stage, StageId, Step, StepId, Swatch,
    TITLE_SEPARATOR, Verb,
};
use crate::scene::Target;

/// What lanes become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LaneChange {
    Hide,
    Show,
    Collapse,
    Expand,
}

impl LaneChange {
    fn is_made(self, lane: &Lane) -> bool {
        match self {
            Self::Hide => lane.hidden,
            Self::Show => !lane.hidden,
            Self::Collapse => lane.collapsed,
            Self::Expand => !lane.collapsed,
        }
    }

    fn make(self, lane: &mut Lane) {
        match self {
            Self::Hide => lane.hidden = true,
            Self::Show => lane.hidden = false,
            Self::Collapse => lane.collapsed = true,
            Self::Expand => lane.collapsed = false,
        }
    }

    fn verb(self) -> Verb {
        match self {
            Self::Hide => Verb::Hide,
            Self::Show => Verb::Show,
            Self::Collapse => Verb::Collapse,
            Self::Expand => Verb::Unfold,
        }
    }
}

impl Editor {
    /// The selected stages or steps as one; of a single one, it and the next.
    pub(super) fn merge_edit(&self) -> Result<Edit, Blocked> {
        match self.selection.cursor() {
            Some(Target::Step(cursor)) => {
                let mut steps: Vec<StepId> = self.selected_steps().collect();
                if steps.len() < 2 {
                    steps.push(self.next_step(cursor).ok_or(Blocked::NothingToMerge)?);
                }
                Ok(Edit::MergeSteps(steps))
            }
            Some(Target::Stage(cursor)) => {
                let targets = self.selection.targets().iter();
                let stages = targets.filter_map(|target| match target {
                    Target::Stage(id) => Some(*id),
                    _ => None,
                });
                let mut stages: Vec<StageId> = stages.collect();
                if stages.len() < 2 {
                    let all = &self.document.stages;
                    let at = all.iter().position(|stage| stage.id == cursor);
                    let next = at.and_then(|at| all.get(at + 1));
                    stages.push(next.ok_or(Blocked::NothingToMerge)?.id);
                }
                Ok(Edit::MergeStages(stages))
            }
            _ => Err(Blocked::NoColumnSelected),
        }
    }

    pub(super) fn merge_selected(&mut self) -> Result<(), Blocked> {
        let edit = self.merge_edit()?;
        self.apply(edit, None)?;
        // The first of them is left, and the selection with it.
        if let Some(target) = self.selection.cursor() {
            self.reveal(target);
        }
        Ok(())
    }

    fn selected_steps(&self) -> impl Iterator<Item = StepId> {
        let targets = self.selection.targets().iter();
        targets.filter_map(|target| match target {
            Target::Step(id) => Some(*id),
            _ => None,
        })
    }

    fn next_step(&self, id: StepId) -> Option<StepId> {
        let mut steps = self.document.steps().map(|(_, step)| step.id);
        steps.find(|step| *step == id)?;
        steps.next()
    }

    /// The step that a split divides: the selected one, or the one of the selected cards or cell.
    pub(super) fn step_to_split(&self) -> Result<StepId, Blocked> {
        self.step_at_cursor().ok_or(Blocked::NoStepSelected)
    }

    /// Makes a second step after the one where the keyboard stands, to be named at once. The selected cards
    /// go there; of a title that a merge had joined, the second half does.
    pub(super) fn split_step(&mut self) -> Result<(), Blocked> {
        let id = self.step_to_split()?;
        let place = self.document.steps().find(|(_, step)| step.id == id);
        let (stage, step) = place.ok_or(Blocked::NoStepSelected)?;
        let at = stage.steps.iter().position(|other| other.id == id);
        let (stage, at) = (stage.id, at.map_or(0, |at| at + 1));
        let (mut first, mut edits) = (Step::clone(step), Vec::new());
        let title = self.second_title(&mut first.title, self.catalog().editor.new_step);
        let second = Step::new(self.ids.next_id(), title);
        let new = second.id;
        edits.push(Edit::AddStep {
            step: second,
            stage,
            at,
        });
        edits.push(Edit::SetStep(first));
        let cards: Vec<CardId> = self.selection.cards().collect();
        let cards = cards
            .into_iter()
            .filter_map(|card| self.document.card(card));
        let moved = cards.filter(|card| card.step == id).map(|card| {
            let mut card = Card::clone(card);
            card.step = new;
            card
        });
        edits.push(Edit::SetCards(moved.collect()));
        let name = EditName::one(Verb::Split, Noun::Step);
        self.apply_and_name(name, Edit::Batch(edits), Target::Step(new))
    }

    /// The step before which a stage can be divided.
    pub(super) fn stage_to_split(&self) -> Result<(StageId, usize), Blocked> {
        let id = self.step_at_cursor().ok_or(Blocked::NoStepSelected)?;
        let place = self.document.steps().find(|(_, step)| step.id == id);
        let (stage, _) = place.ok_or(Blocked::NoStepSelected)?;
        let at = stage.steps.iter().position(|step| step.id == id);
        match at {
            Some(at) if at > 0 => Ok((stage.id, at)),
            _ => Err(Blocked::FirstOfItsStage),
        }
    }

    /// Begins a stage with the selected step: it and those after it leave their stage.
    pub(super) fn split_stage(&mut self) -> Result<(), Blocked> {
        let (id, from) = self.stage_to_split()?;
        let place = self.document.stages.iter().position(|stage| stage.id == id);
        let place = place.ok_or(Blocked::NoStepSelected)?;
        let mut first = Stage::clone(&self.document.stages[place]);
        let title = self.second_title(&mut first.title, self.catalog().editor.new_stage);
        let mut second = Stage::new(self.ids.next_id(), title);
        second.phase = first.phase;
        let new = second.id;
        let leaving: Vec<StepId> = first.steps[from..].iter().map(|step| step.id).collect();
        let mut edits = vec![
            Edit::SetStage(first),
            Edit::AddStage {
                stage: second,
                at: place + 1,
            },
        ];
        // From the last one on, so that no column ever changes its place.
        edits.extend(leaving.into_iter().rev().map(|id| Edit::MoveStep {
            id,
            stage: new,
            at: 0,
        }));
        let name = EditName::one(Verb::Split, Noun::Stage);
        self.apply_and_name(name, Edit::Batch(edits), Target::Stage(new))
    }

    /// What a second half is called: what a merge had joined to the title, else `default`.
    fn second_title(&self, title: &mut String, default: &str) -> String {
        match title.split_once(TITLE_SEPARATOR) {
            Some((first, second)) => {
                let second = second.to_owned();
                *title = first.to_owned();
                second
            }
            None => default.to_owned(),
        }
    }

    /// The selected lanes, or the one where the keyboard stands.
    pub fn selected_lanes(&self) -> Vec<LaneId> {
        let targets = self.selection.targets().iter();
        let lanes = targets.filter_map(|target| match target {
            Target::Lane(id) => Some(*id),
            _ => None,
        });
        let lanes: Vec<LaneId> = lanes.collect();
        if lanes.is_empty() {
            return self.lane_at_cursor().into_iter().collect();
        }
        lanes
    }

    /// What makes `change` of `lanes`, unless all of them are so already.
    fn lanes_edit(
        &self,
        lanes: &[LaneId],
        change: LaneChange,
        already: Blocked,
    ) -> Result<(EditName, Edit), Blocked> {
        let lanes = self
            .document
            .lanes
            .iter()
            .filter(|lane| lanes.contains(&lane.id) && !change.is_made(lane));
        let edits = lanes.map(|lane| {
            let mut lane = Lane::clone(lane);
            change.make(&mut lane);
            Edit::SetLane(lane)
        });
        let edits: Vec<Edit> = edits.collect();
        match edits.len() {
            0 => Err(already),
            count => {
                let name = EditName::new(change.verb(), Noun::Lane, count);
                Ok((name, Edit::Batch(edits)))
            }
        }
    }

    pub(super) fn selected_lanes_edit(
        &self,
        change: LaneChange,
    ) -> Result<(EditName, Edit), Blocked> {
        let lanes = self.selected_lanes();
        if lanes.is_empty() {
            return Err(Blocked::NoLaneSelected);
        }
        self.lanes_edit(&lanes, change, Blocked::AlreadySo)
    }

    pub(super) fn all_lanes_edit(&self, change: LaneChange) -> Result<(EditName, Edit), Blocked> {
        let lanes: Vec<LaneId> = self.document.lanes.iter().map(|lane| lane.id).collect();
        let already = match change {
            LaneChange::Show => Blocked::NoLaneHidden,
            _ => Blocked::AlreadySo,
        };
        self.lanes_edit(&lanes, change, already)
    }

    pub(super) fn change_lanes(
        &mut self,
        edit: Result<(EditName, Edit), Blocked>,
    ) -> Result<(), Blocked> {
        let (name, edit) = edit?;
        Ok(self.apply_as(name, edit, None)?)
    }

    /// Gives the selected lanes a colour of their own, or their role's again.
    ///
    /// # Errors
    /// When no lane is selected.
    pub fn colour_lanes(&mut self, colour: Option<Swatch>) -> Result<(), Blocked> {
        let lanes = self.selected_lanes();
        if lanes.is_empty() {
            return Err(Blocked::NoLaneSelected);
        }
        let edits: Vec<Edit> = self
            .document
            .lanes
            .iter()
            .filter(|lane| lanes.contains(&lane.id))
            .map(|lane| {
                let mut lane = Lane::clone(lane);
                lane.colour = colour;
                Edit::SetLane(lane)
            })
            .collect();
        let name = EditName::new(Verb::Colour, Noun::Lane, edits.len());
        self.history.seal();
        Ok(self.apply_as(name, Edit::Batch(edits), None)?)
    }

    /// Where a lane goes by one place: past the next one in sight, or in the whole list when it is hidden.
    pub(super) fn move_lane_edit(&self, id: LaneId, direction: Direction) -> Result<Edit, Blocked> {
        let lanes = &self.document.lanes;
        let at = lanes.iter().position(|lane| lane.id == id);
        let at = at.ok_or(Blocked::NothingSelected)?;
        let counts = |index: &usize| lanes[at].hidden || !lanes[*index].hidden;
        let to = match direction {
            Direction::Up => (0..at).rev().find(counts),
            Direction::Down => (at + 1..lanes.len()).find(counts),
            _ => None,
        };
        let to = to.ok_or(Blocked::AtTheEdge)?;
        Ok(Edit::MoveLane { id, to })
    }
}
