//! Pasting into the map: whole cards, planned tables and lines, pictures. One step of the history each.

use std::collections::{HashMap, HashSet};

use super::copy::{Clip, ClipCard};
use super::form::PasteShape;
use super::incoming::Incoming;
use super::limits::{Excess, MOST_CARDS};
use super::names::folded;
use super::place::{Beside, Place, beside};
use super::plan::PastePlan;
use super::structure::Structure;
use crate::editor::{Blocked, Editor, Selection};
use crate::i18n::Catalog;
use crate::model::{
    Card, CardId, Edit, EditName, Lane, LaneId, LaneRole, NewCard, Noun, PersonaId, Picture,
    PictureId, Stage, StageId, Step, StepId, Verb,
};
use crate::scene::Target;

/// Why something cannot be pasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PasteError {
    Blocked(Blocked),
    Excess(Excess),
}

impl PasteError {
    pub fn message(self, catalog: &Catalog) -> String {
        match self {
            Self::Blocked(blocked) => blocked.message(catalog).to_owned(),
            Self::Excess(excess) => excess.message(catalog),
        }
    }
}

impl<E: Into<Blocked>> From<E> for PasteError {
    fn from(error: E) -> Self {
        Self::Blocked(error.into())
    }
}

impl From<Excess> for PasteError {
    fn from(excess: Excess) -> Self {
        Self::Excess(excess)
    }
}

/// What pasting has added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pasted {
    pub num_cards: usize,
    pub num_stages: usize,
    pub num_steps: usize,
    pub num_lanes: usize,
}

impl Pasted {
    /// It is seen where it stands: a single card.
    pub fn is_small(self) -> bool {
        self.num_cards <= 1 && self.num_stages + self.num_steps + self.num_lanes == 0
    }

    /// “8 cards pasted, 2 new steps”.
    pub fn message(self, catalog: &Catalog) -> String {
        let new = [self.num_stages, self.num_steps, self.num_lanes];
        catalog.paste.done(self.num_cards, new)
    }
}

impl Editor {
    /// Pastes what was copied last inside the program.
    pub(in crate::editor) fn paste_clip(&mut self) -> Result<(), Blocked> {
        let clip = self.clip.clone().ok_or(Blocked::NothingToPaste)?;
        match self.paste_cards(&clip) {
            Ok(_) => Ok(()),
            Err(PasteError::Blocked(blocked)) => Err(blocked),
            Err(PasteError::Excess(_)) => Err(Blocked::Refused),
        }
    }

    /// Pastes text at once, in the form that is most likely meant. While a text is edited it goes there.
    ///
    /// # Errors
    /// When there is nothing in it, nowhere to put it, or too much of it.
    pub fn paste(&mut self, text: &str) -> Result<Pasted, PasteError> {
        if self.text_edit.is_some() {
            Excess::check_text(text)?;
            self.type_text(text);
            return Ok(Pasted::default());
        }
        let incoming = Incoming::read(None, Some(text))?;
        self.paste_incoming(&incoming)
    }

    /// Pastes what another program offers, in the form that is most likely meant; says what is new.
    ///
    /// # Errors
    /// As [`Editor::paste`].
    pub fn paste_incoming(&mut self, incoming: &Incoming) -> Result<Pasted, PasteError> {
        if let Some(clip) = self.whole_cards(incoming) {
            return self.paste_cards(&clip);
        }
        let form = self.paste_form(incoming);
        let plan = self.paste_plan(incoming, &form)?;
        self.paste_planned(&plan)
    }

    /// Whether the person should see what would happen before it does.
    pub fn needs_preview(&self, incoming: &Incoming) -> bool {
        if self.whole_cards(incoming).is_some() {
            return false;
        }
        let form = self.paste_form(incoming);
        let Ok(plan) = self.paste_plan(incoming, &form) else {
            return incoming.table.is_some();
        };
        let is_plain = plan.is_plain() && plan.first == [0, 0];
        match form.shape {
            PasteShape::Table => !is_plain,
            // A column could fill lanes as well, and very many cards should not come by surprise.
            PasteShape::Lines | PasteShape::One => {
                incoming.table.is_some() || plan.cards.len() > 100
            }
        }
    }

    /// Whole cards: what another window hid in its table, or what this one copied last.
    fn whole_cards(&self, incoming: &Incoming) -> Option<Clip> {
        let own = || self.clip.as_ref().filter(|clip| clip.text == incoming.text);
        incoming.cards.as_deref().or_else(own).cloned()
    }

    /// Pastes whole cards, or the stages, steps or lanes that were copied.
    fn paste_cards(&mut self, clip: &Clip) -> Result<Pasted, PasteError> {
        match clip.structure {
            Structure::Cards => self.paste_into_cells(clip),
            Structure::Lanes => self.paste_lanes(clip),
            Structure::Steps(_) | Structure::Stages(_) => self.paste_columns(clip),
        }
    }

    /// The cards with their distance from each other; the map grows where they reach over its edge.
    fn paste_into_cells(&mut self, clip: &Clip) -> Result<Pasted, PasteError> {
        let (step, lane) = self.cell_for_cards().ok_or(Blocked::NoCell)?;
        let mut columns: Vec<StepId> = self.layout.grid.columns.iter().map(|c| c.step).collect();
        let mut rows = self.card_rows();
        let column = columns.iter().position(|&other| other == step);
        let row = rows.iter().position(|&other| other == lane);
        let (column, row) = column.zip(row).ok_or(Blocked::NoCell)?;
        let reach = |of: fn(&ClipCard) -> usize| clip.cards.iter().map(of).max().unwrap_or(0);
        let num_steps = (column + reach(|card| card.column) + 1).saturating_sub(columns.len());
        let num_lanes = (row + reach(|card| card.row) + 1).saturating_sub(rows.len());
        self.check_clip_room(clip.cards.len(), num_steps, num_lanes)?;
        let mut edits = self.pictures_to_add(clip);
        let personas = self.personas_for(clip, &mut edits);
        self.add_steps_at_the_end(num_steps, &mut columns, &mut edits);
        for at in rows.len()..rows.len() + num_lanes {
            let source = clip.lanes.get(at - row);
            self.add_lane_below(source.map(|lane| &**lane), &mut rows, &mut edits);
        }
        let targets = self.add_copies_of(clip, &personas, &mut edits, |source| {
            let (step, lane) = (columns[column + source.column], rows[row + source.row]);
            (step, lane, source.card.span)
        });
        let done = Pasted {
            num_cards: targets.len(),
            num_steps,
            num_lanes,
            ..Pasted::default()
        };
        self.finish_paste(targets, edits)?;
        Ok(done)
    }

    /// A lane like `source` below the last of `rows`; called like it where no other is.
    fn add_lane_below(
        &mut self,
        source: Option<&Lane>,
        rows: &mut Vec<LaneId>,
        edits: &mut Vec<Edit>,
    ) {
        let role = source.map_or(Self::NEW_LANE, |lane| lane.role);
        let mut lane = Lane::new(self.ids.next_id(), role);
        if let Some(source) = source {
            let mut here = self.document.lanes.iter();
            if here.all(|lane| folded(&lane.label) != folded(&source.label)) {
                lane.label.clone_from(&source.label);
            }
            lane.colour = source.colour;
        }
        let added = |edit: &&Edit| matches!(edit, Edit::AddLane { .. });
        let before = edits.iter().filter(added).count();
        let mut known = rows.iter().rev();
        let last = known.find_map(|&id| self.document.lanes.iter().position(|row| row.id == id));
        let at = last.map_or(self.document.lanes.len(), |last| last + 1) + before;
        rows.push(lane.id);
        edits.push(Edit::AddLane { lane, at });
    }

    pub(super) fn pictures_to_add(&self, clip: &Clip) -> Vec<Edit> {
        let known: HashSet<PictureId> = self.document.pictures.iter().map(|row| row.id).collect();
        let new = clip.pictures.iter().filter(|row| !known.contains(&row.id));
        new.map(|picture| Edit::AddPicture((**picture).clone()))
            .collect()
    }

    /// For each persona of the copied cards the one of this map: the same, one of that name, or a new one.
    pub(super) fn personas_for(
        &mut self,
        clip: &Clip,
        edits: &mut Vec<Edit>,
    ) -> HashMap<PersonaId, PersonaId> {
        let mut found = HashMap::new();
        let mut at = self.document.personas.len();
        for persona in &clip.personas {
            let mut here = self.document.personas.iter();
            let same = here.clone().find(|row| row.id == persona.id);
            let namesake = || {
                let name = folded(&persona.name);
                here.find(|row| !name.is_empty() && folded(&row.name) == name)
            };
            let id = match same.or_else(namesake) {
                Some(row) => row.id,
                None => {
                    let persona = (**persona).clone();
                    let id = persona.id;
                    edits.push(Edit::AddPersona { persona, at });
                    at += 1;
                    id
                }
            };
            found.insert(persona.id, id);
        }
        found
    }

    /// Does what the plan says; says what is new.
    ///
    /// # Errors
    /// When the map has changed since the plan was made and refuses it.
    pub fn paste_planned(&mut self, plan: &PastePlan) -> Result<Pasted, PasteError> {
        self.keep_text();
        self.history.seal();
        let mut edits = Vec::new();
        let columns = self.place_steps(plan, &mut edits);
        let lanes = self.place_lanes(plan, &mut edits);
        let ids = self.unused_card_ids(plan.cards.len());
        let mut new = Vec::with_capacity(plan.cards.len());
        for (planned, id) in plan.cards.iter().zip(ids) {
            let place = columns.ids[planned.column].zip(lanes[planned.row]);
            let Some((step, lane)) = place else { continue };
            let mut card = Card::new(id, step, lane, planned.text.clone());
            card.span = columns.span(planned.column, planned.span);
            new.push(NewCard { card, before: None });
        }
        let targets = targets_of(&new);
        edits.push(Edit::AddCards(new));
        let persona = self.first_persona();
        for &(_, column, emotion) in &plan.emotions {
            if let Some(step) = columns.ids[column] {
                edits.push(Edit::SetEmotion {
                    step,
                    persona,
                    value: Some(emotion),
                });
            }
        }
        let done = Pasted {
            num_cards: targets.len(),
            num_steps: plan.num_new_steps(),
            num_lanes: plan.num_new_lanes(),
            ..Pasted::default()
        };
        self.finish_paste(targets, edits)?;
        Ok(done)
    }

    fn place_steps(&mut self, plan: &PastePlan, edits: &mut Vec<Edit>) -> Columns {
        let mut ids: Vec<Option<StepId>> = vec![None; plan.columns.len()];
        let stages = self.document.stages.iter();
        let mut order: Vec<(StageId, Vec<StepId>)> = stages
            .map(|stage| (stage.id, stage.steps.iter().map(|step| step.id).collect()))
            .collect();
        for (at, place) in plan.columns.iter().enumerate() {
            ids[at] = place.id();
            match place {
                Place::Renamed(id, name) => {
                    if let Some(step) = self.document.step(*id) {
                        let mut step = (**step).clone();
                        step.title.clone_from(name);
                        edits.push(Edit::SetStep(step));
                    }
                }
                Place::New(name) => {
                    let step = Step::new(self.ids.next_id(), name.clone());
                    ids[at] = Some(step.id);
                    if order.is_empty() {
                        let title = self.catalog().editor.new_stage;
                        let stage = Stage::new(self.ids.next_id(), title);
                        order.push((stage.id, Vec::new()));
                        edits.push(Edit::AddStage { stage, at: 0 });
                    }
                    let beside = beside(&plan.columns, at, |other| ids[other]);
                    let (stage, position) = spot_in(&order, beside);
                    order[stage].1.insert(position, step.id);
                    edits.push(Edit::AddStep {
                        step,
                        stage: order[stage].0,
                        at: position,
                    });
                }
                Place::Here(_) | Place::Nowhere => {}
            }
        }
        let order = order.into_iter().flat_map(|(_, steps)| steps);
        let position = order.enumerate().map(|(at, step)| (step, at)).collect();
        Columns { ids, position }
    }

    fn place_lanes(&mut self, plan: &PastePlan, edits: &mut Vec<Edit>) -> Vec<Option<LaneId>> {
        let mut ids: Vec<Option<LaneId>> = vec![None; plan.rows.len()];
        let mut order: Vec<LaneId> = self.document.lanes.iter().map(|lane| lane.id).collect();
        for (at, place) in plan.rows.iter().enumerate() {
            ids[at] = place.id();
            let Place::New(name) = place else { continue };
            let mut lane = Lane::new(self.ids.next_id(), Self::NEW_LANE);
            lane.label.clone_from(name);
            ids[at] = Some(lane.id);
            let find = |id: LaneId| order.iter().position(|&other| other == id);
            let position = match beside(&plan.rows, at, |other| ids[other]) {
                Beside::After(id) => find(id).map(|at| at + 1),
                Beside::Before(id) => find(id),
                Beside::AtTheEnd => None,
            };
            let position = position.unwrap_or(order.len());
            order.insert(position, lane.id);
            edits.push(Edit::AddLane { lane, at: position });
        }
        ids
    }

    /// Adds a card with a picture: in the storyboard lane nearest to where the keyboard stands, else there.
    ///
    /// # Errors
    /// When the map has no place for a card.
    pub fn paste_picture(&mut self, picture: Picture) -> Result<(), PasteError> {
        self.keep_text();
        self.history.seal();
        let room = MOST_CARDS.saturating_sub(self.document.cards.len());
        if room == 0 {
            return Err(Excess::Cards { found: 1, room }.into());
        }
        let (step, lane) = self.cell_for_cards().ok_or(Blocked::NoCell)?;
        let rows = self.card_rows();
        let here = rows.iter().position(|&row| row == lane).unwrap_or(0);
        let is_storyboard = |id: LaneId| {
            let lane = self.document.lane(id);
            lane.is_some_and(|lane| lane.role == LaneRole::Storyboard)
        };
        let boards = rows
            .iter()
            .enumerate()
            .filter(|(_, id)| is_storyboard(**id));
        let nearest = boards.min_by_key(|(at, _)| at.abs_diff(here));
        let lane = nearest.map_or(lane, |(_, &id)| id);
        let mut card = Card::new(self.unused_card_id(), step, lane, "");
        card.picture = Some(picture.id);
        let is_known = self
            .document
            .pictures
            .iter()
            .any(|row| row.id == picture.id);
        let mut edits = Vec::new();
        if !is_known {
            edits.push(Edit::AddPicture(picture));
        }
        let new = vec![NewCard { card, before: None }];
        let targets = targets_of(&new);
        edits.push(Edit::AddCards(new));
        self.finish_paste(targets, edits)
    }

    /// Ids that no card has, found in one walk over the cards.
    pub(super) fn unused_card_ids(&mut self, count: usize) -> Vec<CardId> {
        let cards = self.document.cards.iter();
        let mut known: HashSet<CardId> = cards.map(|card| card.id).collect();
        let mut ids = Vec::with_capacity(count);
        while ids.len() < count {
            let id: CardId = self.ids.next_id();
            if known.insert(id) {
                ids.push(id);
            }
        }
        ids
    }

    /// Selects what is new and shows it, its beginning above all.
    pub(super) fn select_pasted(&mut self, targets: Vec<Target>) {
        let Some((&first, &last)) = targets.first().zip(targets.last()) else {
            return;
        };
        self.selection = Selection::of(targets);
        self.reveal(last);
        self.reveal(first);
    }

    fn finish_paste(&mut self, targets: Vec<Target>, edits: Vec<Edit>) -> Result<(), PasteError> {
        let name = EditName::new(Verb::Paste, Noun::Card, targets.len());
        self.apply_as(name, Edit::Batch(edits), None)?;
        self.select_pasted(targets);
        Ok(())
    }
}

/// Where the columns of a table ended up.
struct Columns {
    ids: Vec<Option<StepId>>,
    /// Column of each step, counted over the map.
    position: HashMap<StepId, usize>,
}

impl Columns {
    /// As many columns as the table's cell reaches over, while they stand side by side in the map.
    fn span(&self, column: usize, span: u16) -> u16 {
        let at = |column: usize| {
            let id = self.ids.get(column).copied().flatten()?;
            self.position.get(&id).copied()
        };
        let Some(first) = at(column) else { return 1 };
        let reaches =
            |more: &u16| at(column + usize::from(*more)) == Some(first + usize::from(*more));
        (1..span).take_while(reaches).last().unwrap_or(0) + 1
    }
}

/// The stage and the place in it that is beside a step; the end of the last stage otherwise.
fn spot_in(order: &[(StageId, Vec<StepId>)], beside: Beside<StepId>) -> (usize, usize) {
    let find = |id: StepId| {
        let mut stages = order.iter().enumerate();
        stages.find_map(|(stage, (_, steps))| {
            let at = steps.iter().position(|&other| other == id)?;
            Some((stage, at))
        })
    };
    let found = match beside {
        Beside::After(id) => find(id).map(|(stage, at)| (stage, at + 1)),
        Beside::Before(id) => find(id),
        Beside::AtTheEnd => None,
    };
    let last = order.len().saturating_sub(1);
    found.unwrap_or((last, order.get(last).map_or(0, |(_, steps)| steps.len())))
}

fn targets_of(cards: &[NewCard]) -> Vec<Target> {
    cards.iter().map(|new| Target::Card(new.card.id)).collect()
}
