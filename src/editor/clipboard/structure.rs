//! Whole stages, steps and lanes, copied by their headers and pasted as what they are, with their cards.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::copy::{Clip, ClipCard};
use super::limits::{Excess, MOST_CARDS, MOST_LANES, MOST_STEPS};
use super::names::folded;
use super::paste::{PasteError, Pasted};
use crate::editor::Editor;
use crate::model::{
    Edit, EditName, Lane, LaneId, LaneRole, Link, NewCard, Noun, PersonaId, Stage, StageId, Step,
    StepId, Verb,
};
use crate::scene::Target;

/// What was copied beside the cards themselves.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) enum Structure {
    /// Nothing: the cards go into the steps and lanes that are there.
    #[default]
    Cards,
    /// The lanes of the clip.
    Lanes,
    /// Steps; their stages only say which stood together.
    Steps(Vec<Arc<Stage>>),
    Stages(Vec<Arc<Stage>>),
}

impl Structure {
    pub fn stages(&self) -> &[Arc<Stage>] {
        match self {
            Self::Cards | Self::Lanes => &[],
            Self::Steps(stages) | Self::Stages(stages) => stages,
        }
    }

    pub fn steps(&self) -> impl Iterator<Item = &Arc<Step>> {
        self.stages().iter().flat_map(|stage| &stage.steps)
    }
}

/// Where a copied card goes: step, lane and how far it reaches.
pub(super) type Spot = (StepId, LaneId, u16);

impl Editor {
    /// The stages, steps or lanes that are selected, when nothing else is.
    pub(super) fn structure_selected(&self) -> Structure {
        let targets = self.selection.targets();
        let all = |is: fn(&Target) -> bool| !targets.is_empty() && targets.iter().all(is);
        if all(|target| matches!(target, Target::Lane(_))) {
            return Structure::Lanes;
        }
        if all(|target| matches!(target, Target::Stage(_))) {
            let chosen = |stage: &&Arc<Stage>| self.selection.contains(Target::Stage(stage.id));
            let stages = self.document.stages.iter().filter(chosen);
            return Structure::Stages(stages.cloned().collect());
        }
        if !all(|target| matches!(target, Target::Stage(_) | Target::Step(_))) {
            return Structure::Cards;
        }
        let stages = self.document.stages.iter().map(|stage| {
            let mut stage = Stage::clone(stage);
            if !self.selection.contains(Target::Stage(stage.id)) {
                let chosen = |step: &Arc<Step>| self.selection.contains(Target::Step(step.id));
                stage.steps.retain(chosen);
            }
            Arc::new(stage)
        });
        Structure::Steps(stages.filter(|stage| !stage.steps.is_empty()).collect())
    }

    /// Whether what is selected is copied and cut as a whole, whatever it holds.
    pub(in crate::editor) fn has_selected_structure(&self) -> bool {
        self.structure_selected() != Structure::Cards
    }

    /// The lanes that go along with `structure`, and the place of each card among them and its steps.
    pub(super) fn place_in(&self, structure: &Structure, cards: &mut [ClipCard]) -> Vec<Arc<Lane>> {
        let holding: HashSet<LaneId> = cards.iter().map(|clip| clip.card.lane).collect();
        let goes_along = |lane: &&Arc<Lane>| match structure {
            Structure::Lanes => self.selection.contains(Target::Lane(lane.id)),
            _ => holding.contains(&lane.id),
        };
        let lanes: Vec<_> = self.document.lanes.iter().filter(goes_along).collect();
        let rows: HashMap<LaneId, usize> = lanes.iter().map(|lane| lane.id).zip(0..).collect();
        let columns: HashMap<StepId, usize> = match structure {
            Structure::Lanes => self.document.steps().map(|(_, s)| s.id).zip(0..).collect(),
            _ => structure.steps().map(|step| step.id).zip(0..).collect(),
        };
        for clip in cards {
            clip.row = rows.get(&clip.card.lane).copied().unwrap_or(0);
            clip.column = columns.get(&clip.card.step).copied().unwrap_or(0);
        }
        lanes.into_iter().cloned().collect()
    }

    /// The titles and labels of what was copied, for other programs when there is nothing else to say.
    pub(super) fn names_of(&self, structure: &Structure, lanes: &[Arc<Lane>]) -> String {
        let names: Vec<String> = match structure {
            Structure::Cards => Vec::new(),
            Structure::Lanes => lanes.iter().map(|lane| self.lane_name(lane.id)).collect(),
            Structure::Steps(_) => structure.steps().map(|step| step.title.clone()).collect(),
            Structure::Stages(stages) => stages.iter().map(|stage| stage.title.clone()).collect(),
        };
        names.join("\n")
    }

    pub(super) fn check_clip_room(
        &self,
        cards: usize,
        steps: usize,
        lanes: usize,
    ) -> Result<(), Excess> {
        let room = |most: usize, held: usize| most.saturating_sub(held);
        let (found, free) = (cards, room(MOST_CARDS, self.document.cards.len()));
        if found > free {
            return Err(Excess::Cards { found, room: free });
        }
        let (found, free) = (steps, room(MOST_STEPS, self.document.num_steps()));
        if found > free {
            return Err(Excess::Steps { found, room: free });
        }
        let (found, free) = (lanes, room(MOST_LANES, self.document.lanes.len()));
        if found > free {
            return Err(Excess::Lanes { found, room: free });
        }
        Ok(())
    }

    /// Adds the lanes of the clip below the one where the keyboard stands. Their cards go to the steps they
    /// came from, in another map to those in the same place.
    pub(super) fn paste_lanes(&mut self, clip: &Clip) -> Result<Pasted, PasteError> {
        let mut columns: Vec<StepId> = self.document.steps().map(|(_, step)| step.id).collect();
        let known: HashSet<StepId> = columns.iter().copied().collect();
        let elsewhere = clip.cards.iter().filter(|c| !known.contains(&c.card.step));
        let needed = elsewhere.map(|clip| clip.column + 1).max().unwrap_or(0);
        let num_steps = needed.saturating_sub(columns.len());
        self.check_clip_room(clip.cards.len(), num_steps, clip.lanes.len())?;
        let mut edits = self.pictures_to_add(clip);
        let personas = self.personas_for(clip, &mut edits);
        self.add_steps_at_the_end(num_steps, &mut columns, &mut edits);
        let chosen = self.selected_lanes();
        let mut lanes = self.document.lanes.iter();
        let last = lanes.rposition(|lane| chosen.contains(&lane.id));
        let at = last.map_or(self.document.lanes.len(), |last| last + 1);
        let mut new = Vec::with_capacity(clip.lanes.len());
        for (index, lane) in clip.lanes.iter().enumerate() {
            let mut lane = Lane::clone(lane);
            lane.id = self.ids.next_id();
            new.push(lane.id);
            edits.push(Edit::AddLane {
                lane,
                at: at + index,
            });
        }
        self.add_copies_of(clip, &personas, &mut edits, |source| {
            let step = source.card.step;
            let step = if known.contains(&step) {
                step
            } else {
                columns[source.column]
            };
            (step, new[source.row], source.card.span)
        });
        let targets = new.iter().map(|&id| Target::Lane(id)).collect();
        let done = Pasted {
            num_cards: clip.cards.len(),
            num_steps,
            num_lanes: new.len(),
            ..Pasted::default()
        };
        self.finish_paste_of(Noun::Lane, targets, edits, done)
    }

    /// Adds the stages of the clip after the one where the keyboard stands, or its steps after that step.
    pub(super) fn paste_columns(&mut self, clip: &Clip) -> Result<Pasted, PasteError> {
        let structure = &clip.structure;
        let has_stages =
            matches!(structure, Structure::Stages(_)) || self.document.stages.is_empty();
        let num_steps = structure.steps().count();
        let rows = self.lanes_for(&clip.lanes);
        let num_lanes = rows.iter().filter(|row| row.is_none()).count();
        self.check_clip_room(clip.cards.len(), num_steps, num_lanes)?;
        let mut edits = self.pictures_to_add(clip);
        let personas = self.personas_for(clip, &mut edits);
        let lanes = self.add_missing_lanes(clip, rows, &mut edits);
        let mut stages: Vec<Stage> = structure.stages().iter().map(|s| (**s).clone()).collect();
        let mut steps = Vec::with_capacity(num_steps);
        for step in stages.iter_mut().flat_map(|stage| &mut stage.steps) {
            let mut copy = copy_of_step(step, &personas);
            copy.id = self.ids.next_id();
            steps.push(copy.id);
            *step = Arc::new(copy);
        }
        let (noun, targets, num_stages) = if has_stages {
            let targets = self.add_stages(stages, &mut edits);
            let count = targets.len();
            (Noun::Stage, targets, count)
        } else {
            let (stage, at) = self.place_for_steps();
            for (index, step) in stages.iter().flat_map(|stage| &stage.steps).enumerate() {
                edits.push(Edit::AddStep {
                    step: Step::clone(step),
                    stage,
                    at: at + index,
                });
            }
            let targets = steps.iter().map(|&id| Target::Step(id)).collect();
            (Noun::Step, targets, 0)
        };
        self.add_copies_of(clip, &personas, &mut edits, |source| {
            let room = u16::try_from(steps.len() - source.column).unwrap_or(u16::MAX);
            let span = source.card.span.min(room);
            (steps[source.column], lanes[source.row], span)
        });
        let done = Pasted {
            num_cards: clip.cards.len(),
            num_stages,
            num_steps,
            num_lanes,
        };
        self.finish_paste_of(noun, targets, edits, done)
    }

    fn add_stages(&mut self, stages: Vec<Stage>, edits: &mut Vec<Edit>) -> Vec<Target> {
        let chosen: HashSet<StageId> = self.chosen_stages();
        let mut here = self.document.stages.iter();
        let last = here.rposition(|stage| chosen.contains(&stage.id));
        let at = last.map_or(self.document.stages.len(), |last| last + 1);
        let mut targets = Vec::with_capacity(stages.len());
        for (index, mut stage) in stages.into_iter().enumerate() {
            stage.id = self.ids.next_id();
            targets.push(Target::Stage(stage.id));
            edits.push(Edit::AddStage {
                stage,
                at: at + index,
            });
        }
        targets
    }

    fn chosen_stages(&self) -> HashSet<StageId> {
        let targets = self.selection.targets().iter();
        let stages = targets.filter_map(|target| match target {
            Target::Stage(id) => Some(*id),
            _ => None,
        });
        stages.chain(self.stage_at_cursor()).collect()
    }

    /// Behind the last selected step, else at the end of the stage where the keyboard stands.
    fn place_for_steps(&self) -> (StageId, usize) {
        let chosen = |step: &Arc<Step>| {
            self.selection.contains(Target::Step(step.id)) || self.step_at_cursor() == Some(step.id)
        };
        let mut stages = self.document.stages.iter().rev();
        let found =
            stages.find_map(|stage| Some((stage.id, stage.steps.iter().rposition(chosen)? + 1)));
        let end = |stage: &Arc<Stage>| (stage.id, stage.steps.len());
        found
            .or_else(|| self.document.stage(self.stage_at_cursor()?).map(end))
            .or_else(|| self.document.stages.last().map(end))
            .expect("the map has a stage")
    }

    /// For each lane of the clip the one of this map: the same, one of that role and name, one of that role.
    fn lanes_for(&self, lanes: &[Arc<Lane>]) -> Vec<Option<LaneId>> {
        let mut used = HashSet::new();
        let is_same = |here: &Lane, lane: &Lane| (here.id, here.role) == (lane.id, lane.role);
        let is_namesake = |here: &Lane, lane: &Lane| {
            here.role == lane.role && folded(&here.label) == folded(&lane.label)
        };
        let is_akin =
            |here: &Lane, lane: &Lane| here.role == lane.role && here.role != LaneRole::FreeText;
        let mut found: Vec<Option<LaneId>> = vec![None; lanes.len()];
        let likeness: [fn(&Lane, &Lane) -> bool; 3] = [is_same, is_namesake, is_akin];
        for is_like in likeness {
            for (lane, place) in lanes.iter().zip(&mut found) {
                if place.is_some() {
                    continue;
                }
                let mut here = self.document.lanes.iter();
                let like = here.find(|row| is_like(row, lane) && !used.contains(&row.id));
                *place = like.map(|row| row.id);
                used.extend(*place);
            }
        }
        found
    }

    fn add_missing_lanes(
        &mut self,
        clip: &Clip,
        rows: Vec<Option<LaneId>>,
        edits: &mut Vec<Edit>,
    ) -> Vec<LaneId> {
        let mut at = self.document.lanes.len();
        let mut lanes = Vec::with_capacity(rows.len());
        for (row, lane) in rows.into_iter().zip(&clip.lanes) {
            lanes.push(row.unwrap_or_else(|| {
                let mut lane = Lane::clone(lane);
                lane.id = self.ids.next_id();
                let id = lane.id;
                edits.push(Edit::AddLane { lane, at });
                at += 1;
                id
            }));
        }
        lanes
    }

    /// New steps behind the last of `columns`, in its stage.
    pub(super) fn add_steps_at_the_end(
        &mut self,
        count: usize,
        columns: &mut Vec<StepId>,
        edits: &mut Vec<Edit>,
    ) {
        if count == 0 {
            return;
        }
        let last = columns.last().copied();
        let mut stages = self.document.stages.iter();
        let place = stages.find_map(|stage| {
            let at = stage.steps.iter().position(|step| Some(step.id) == last)?;
            Some((stage.id, at + 1))
        });
        let end = self.document.stages.last();
        let place = place.or_else(|| end.map(|stage| (stage.id, stage.steps.len())));
        let (stage, at) = place.unwrap_or_else(|| {
            let stage = Stage::new(self.ids.next_id(), self.catalog().editor.new_stage);
            let id = stage.id;
            edits.push(Edit::AddStage { stage, at: 0 });
            (id, 0)
        });
        for index in 0..count {
            let step = Step::new(self.ids.next_id(), self.catalog().editor.new_step);
            columns.push(step.id);
            edits.push(Edit::AddStep {
                step,
                stage,
                at: at + index,
            });
        }
    }

    /// Copies of the clip's cards in their spots, with the links between them; gives their targets.
    pub(super) fn add_copies_of(
        &mut self,
        clip: &Clip,
        personas: &HashMap<PersonaId, PersonaId>,
        edits: &mut Vec<Edit>,
        spot: impl Fn(&ClipCard) -> Spot,
    ) -> Vec<Target> {
        let ids = self.unused_card_ids(clip.cards.len());
        let mut new = Vec::with_capacity(clip.cards.len());
        let mut copies = HashMap::new();
        for (source, id) in clip.cards.iter().zip(ids) {
            let mut card = (*source.card).clone();
            copies.insert(card.id, id);
            card.id = id;
            (card.step, card.lane, card.span) = spot(source);
            card.persona = card.persona.and_then(|id| personas.get(&id).copied());
            new.push(NewCard { card, before: None });
        }
        let targets = new.iter().map(|new| Target::Card(new.card.id)).collect();
        edits.push(Edit::AddCards(new));
        for link in &clip.links {
            edits.push(Edit::AddLink(Link {
                id: self.ids.next_id(),
                from: copies[&link.from],
                to: copies[&link.to],
                label: link.label.clone(),
            }));
        }
        targets
    }

    fn finish_paste_of(
        &mut self,
        noun: Noun,
        targets: Vec<Target>,
        edits: Vec<Edit>,
        done: Pasted,
    ) -> Result<Pasted, PasteError> {
        let name = EditName::new(Verb::Paste, noun, targets.len());
        self.apply_as(name, Edit::Batch(edits), None)?;
        self.select_pasted(targets);
        Ok(done)
    }
}

/// The step with the feelings of the personas that this map knows.
fn copy_of_step(step: &Step, personas: &HashMap<PersonaId, PersonaId>) -> Step {
    let mut step = step.clone();
    let mut felt = HashSet::new();
    step.emotions.retain_mut(|point| {
        if let Some(persona) = &mut point.persona {
            match personas.get(persona) {
                Some(&here) => *persona = here,
                None => return false,
            }
        }
        felt.insert(point.persona)
    });
    step
}
