//! Mends a document that breaks the invariants, and says what it did.
//!
//! Nothing a person wrote is thrown away: cards that stand nowhere go to a lane and step that exist, made
//! for them if need be. Only references to what is not there are dropped. New ids are derived from the
//! document, so that the same file is always mended the same way. Linear in the document's size.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

use super::agenda::{AgendaItem, AgendaScope};
use super::any_id::AnyId;
use super::card::Card;
use super::document::{Document, Lane, LaneRole};
use super::edit::Known;
use super::id::{
    AgendaId, CardId, IdGenerator, LaneId, LinkId, PersonaId, PictureId, RoomId, StageId, StepId,
    TypedId, VoteRoundId,
};
use super::plan_area::PlanArea;
use super::stage::{EmotionPoint, Stage, Step};
use super::store_plan::{Room, Shortcut};
use super::vote::{VoteRound, summed};
use super::{Table, initiative::Initiative};

/// The label of what repair adds. Documents have no language, so it says it in both.
pub const RECOVERED: &str = "Récupéré / Recovered";

/// One thing that was mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Repair {
    /// The second thing with this id has a new one; references mean the first.
    NewId {
        old: AnyId,
        new: AnyId,
    },
    /// `holder` no longer names `missing`, which is not there.
    DroppedReference {
        holder: AnyId,
        missing: AnyId,
    },
    /// The link led nowhere, or to its own start.
    DroppedLink(LinkId),
    /// The shortcut led nowhere, or to its own start.
    DroppedShortcut {
        from: RoomId,
        to: RoomId,
    },
    /// The wheel showed a persona that is not there; it shows the first again.
    DroppedWheelPersona(PersonaId),
    /// A second emotion of the same persona at the step.
    DroppedEmotion {
        step: StepId,
        persona: Option<PersonaId>,
    },
    /// An entry of a vote round for a card without dots.
    DroppedVotes {
        round: VoteRoundId,
        card: CardId,
    },
    /// The round had two entries for the card: it has the dots of both.
    SummedVotes {
        round: VoteRoundId,
        card: CardId,
    },
    /// The same card named twice.
    DroppedRepetition {
        holder: AnyId,
        card: CardId,
    },
    AddedStage(StageId),
    AddedStep(StepId),
    AddedLane(LaneId),
    /// The card's step was not there.
    MovedToStep {
        card: CardId,
        step: StepId,
    },
    /// The card's lane was not there.
    MovedToLane {
        card: CardId,
        lane: LaneId,
    },
    SpanClamped {
        card: CardId,
        from: u16,
        to: u16,
    },
    /// A metric's figure was infinite or not a number.
    DroppedNumber(CardId),
    LevelClamped(CardId),
    ScoreClamped(AnyId),
    MinutesClamped(AgendaId),
    RoomResized(RoomId),
    /// It was too far away, or overlapped another one.
    RoomMoved(RoomId),
    /// There was no place left for it.
    RoomDropped(RoomId),
    /// The step had a room already: this one is off the path.
    SecondRoom(RoomId),
    /// Its format or size was not what its bytes say.
    PictureMeasured(PictureId),
    /// Its bytes are no whole picture of a known format: kept, but not shown.
    PictureUnreadable(PictureId),
    /// Kept, but not shown.
    PictureTooLarge(PictureId),
}

impl Repair {
    /// Whether the document is another one afterwards.
    pub fn changes_document(&self) -> bool {
        !matches!(self, Self::PictureUnreadable(_) | Self::PictureTooLarge(_))
    }
}

/// Ids in use, and a source of ones that are not.
struct Fresh {
    generator: IdGenerator,
    repairs: Vec<Repair>,
}

impl Fresh {
    fn unused<I: TypedId>(&mut self, used: &mut HashSet<I>) -> I {
        loop {
            let id = self.generator.next_id();
            if used.insert(id) {
                return id;
            }
        }
    }

    /// The new ids of rows whose id an earlier row has, by place.
    fn renamed<I: TypedId + Into<AnyId>>(
        &mut self,
        ids: impl Iterator<Item = I> + Clone,
    ) -> HashMap<usize, I> {
        let mut used: HashSet<I> = ids.clone().collect();
        let mut seen = HashSet::new();
        let mut renamed = HashMap::new();
        for (place, old) in ids.enumerate() {
            if !seen.insert(old) {
                let new = self.unused(&mut used);
                renamed.insert(place, new);
                self.repairs.push(Repair::NewId {
                    old: old.into(),
                    new: new.into(),
                });
            }
        }
        renamed
    }

    fn dropped(&mut self, holder: impl Into<AnyId>, missing: impl Into<AnyId>) {
        self.repairs.push(Repair::DroppedReference {
            holder: holder.into(),
            missing: missing.into(),
        });
    }

    /// `reference`, if it is among `known`.
    fn kept<I: Copy + Eq + Hash + Into<AnyId>>(
        &mut self,
        holder: impl Into<AnyId>,
        reference: Option<I>,
        known: &HashSet<I>,
    ) -> Option<I> {
        let id = reference?;
        if known.contains(&id) {
            return Some(id);
        }
        self.dropped(holder, id);
        None
    }
}

/// Changes rows in place; rows for which `change` gives nothing keep their `Arc`, and so does the table.
fn mend<T: Clone>(table: &mut Table<T>, mut change: impl FnMut(usize, &T) -> Option<T>) {
    for place in 0..table.len() {
        if let Some(row) = change(place, &table[place]) {
            Arc::make_mut(table)[place] = Arc::new(row);
        }
    }
}

/// `row` with its new id if it has one.
macro_rules! new_ids {
    ($fresh:expr, $table:expr) => {{
        let renamed = $fresh.renamed($table.iter().map(|row| row.id));
        if !renamed.is_empty() {
            mend(&mut $table, |place, row| {
                let id = *renamed.get(&place)?;
                let mut row = row.clone();
                row.id = id;
                Some(row)
            });
        }
    }};
}

impl Document {
    /// A sound document and what was done to get there; a sound one comes back with the same tables.
    pub fn repair(&self) -> (Self, Vec<Repair>) {
        let mut document = self.clone();
        let mut fresh = Fresh {
            generator: IdGenerator::from_seed(self.cards.len() as u64),
            repairs: Vec::new(),
        };
        document.mend_ids(&mut fresh);
        document.mend_grid(&mut fresh);
        let known = Known::of(&document);
        document.mend_personas_and_steps(&mut fresh, &known);
        document.mend_cards(&mut fresh, &known);
        document.mend_links_and_initiatives(&mut fresh);
        document.mend_agenda(&mut fresh, &known);
        document.mend_notes_and_votes(&mut fresh, &known);
        document.mend_store_plan(&mut fresh, &known);
        document.mend_wheel(&mut fresh, &known);
        (document, fresh.repairs)
    }

    fn mend_ids(&mut self, fresh: &mut Fresh) {
        new_ids!(fresh, self.personas);
        new_ids!(fresh, self.stages);
        new_ids!(fresh, self.lanes);
        new_ids!(fresh, self.cards);
        new_ids!(fresh, self.links);
        new_ids!(fresh, self.initiatives);
        new_ids!(fresh, self.agenda);
        new_ids!(fresh, self.pictures);
        new_ids!(fresh, self.notes);
        new_ids!(fresh, self.vote_rounds);
        let steps: Vec<StepId> = self.steps().map(|(_, step)| step.id).collect();
        let renamed = fresh.renamed(steps.into_iter());
        let mut column = 0;
        mend(&mut self.stages, |_, stage| {
            let columns = column..column + stage.steps.len();
            column = columns.end;
            let is_touched =
                !renamed.is_empty() && columns.clone().any(|at| renamed.contains_key(&at));
            is_touched.then(|| {
                let mut stage = stage.clone();
                for (step, at) in stage.steps.iter_mut().zip(columns) {
                    if let Some(&id) = renamed.get(&at) {
                        Arc::make_mut(step).id = id;
                    }
                }
                stage
            })
        });
    }

    /// Makes a step and a lane for cards that have none.
    fn mend_grid(&mut self, fresh: &mut Fresh) {
        if self.cards.is_empty() {
            return;
        }
        if self.num_steps() == 0 {
            let step = Step::new(fresh.unused(&mut HashSet::new()), RECOVERED);
            let (id, added) = (step.id, Arc::new(step));
            if let Some(first) = Arc::make_mut(&mut self.stages).first_mut() {
                Arc::make_mut(first).steps.push(added);
            } else {
                let mut stage = Stage::new(fresh.unused(&mut HashSet::new()), RECOVERED);
                stage.steps.push(added);
                fresh.repairs.push(Repair::AddedStage(stage.id));
                Arc::make_mut(&mut self.stages).push(Arc::new(stage));
            }
            fresh.repairs.push(Repair::AddedStep(id));
        }
        let mut lanes: HashSet<LaneId> = self.lanes.iter().map(|lane| lane.id).collect();
        if self.cards.iter().any(|card| !lanes.contains(&card.lane)) {
            let mut lane = Lane::new(fresh.unused(&mut lanes), LaneRole::FreeText);
            lane.label = RECOVERED.to_owned();
            fresh.repairs.push(Repair::AddedLane(lane.id));
            Arc::make_mut(&mut self.lanes).push(Arc::new(lane));
        }
    }

    fn mend_personas_and_steps(&mut self, fresh: &mut Fresh, known: &Known) {
        mend(&mut self.personas, |_, persona| {
            let picture = fresh.kept(persona.id, persona.picture, &known.pictures);
            (picture != persona.picture).then(|| {
                let mut persona = persona.clone();
                persona.picture = picture;
                persona
            })
        });
        mend(&mut self.stages, |_, stage| {
            let mut changed: Option<Stage> = None;
            for (place, step) in stage.steps.iter().enumerate() {
                if let Some(emotions) = mended_emotions(fresh, step, known) {
                    let stage = changed.get_or_insert_with(|| stage.clone());
                    Arc::make_mut(&mut stage.steps[place]).emotions = emotions;
                }
            }
            changed
        });
    }

    fn mend_cards(&mut self, fresh: &mut Fresh, known: &Known) {
        let first = self.steps().next().map(|(_, step)| step.id);
        let last_lane = self.lanes.last().map(|lane| lane.id);
        let (Some(first), Some(recovered)) = (first, last_lane) else {
            return;
        };
        mend(&mut self.cards, |_, card| {
            mended_card(fresh, card, known, first, recovered)
        });
    }

    fn mend_links_and_initiatives(&mut self, fresh: &mut Fresh) {
        let cards: HashSet<CardId> = self.cards.iter().map(|card| card.id).collect();
        let is_sound =
            |from: CardId, to: CardId| from != to && cards.contains(&from) && cards.contains(&to);
        if self.links.iter().any(|link| !is_sound(link.from, link.to)) {
            Arc::make_mut(&mut self.links).retain(|link| {
                let sound = is_sound(link.from, link.to);
                if !sound {
                    fresh.repairs.push(Repair::DroppedLink(link.id));
                }
                sound
            });
        }
        mend(&mut self.initiatives, |_, row| {
            mended_initiative(fresh, row, &cards)
        });
    }

    fn mend_agenda(&mut self, fresh: &mut Fresh, known: &Known) {
        if self.agenda.is_empty() {
            return;
        }
        let stages: HashSet<StageId> = self.stages.iter().map(|stage| stage.id).collect();
        mend(&mut self.agenda, |_, item| {
            mended_item(fresh, item, known, &stages)
        });
    }

    fn mend_notes_and_votes(&mut self, fresh: &mut Fresh, known: &Known) {
        let steps: HashSet<StepId> = known.columns.keys().copied().collect();
        mend(&mut self.notes, |_, note| {
            let step = fresh.kept(note.id, note.step, &steps);
            let lane = fresh.kept(note.id, note.lane, &known.lanes);
            ((step, lane) != (note.step, note.lane)).then(|| {
                let mut note = note.clone();
                (note.step, note.lane) = (step, lane);
                note
            })
        });
        let cards: HashSet<CardId> = self.cards.iter().map(|card| card.id).collect();
        mend(&mut self.vote_rounds, |_, round| {
            mended_round(fresh, round, &cards)
        });
    }

    fn mend_wheel(&mut self, fresh: &mut Fresh, known: &Known) {
        if let Some(id) = self
            .wheel
            .persona
            .take_if(|id| !known.personas.contains(id))
        {
            fresh.repairs.push(Repair::DroppedWheelPersona(id));
        }
    }

    fn mend_store_plan(&mut self, fresh: &mut Fresh, known: &Known) {
        let mut plan = (*self.store_plan).clone();
        let steps = self.steps();
        let titles: HashMap<StepId, String> = steps
            .map(|(_, step)| (step.id, step.title.clone()))
            .collect();
        let (mut taken, mut steps, mut crowded) = (Vec::new(), HashSet::new(), HashSet::new());
        let renamed = fresh.renamed(plan.rooms.iter().map(|room| room.id));
        for (place, room) in plan.rooms.iter_mut().enumerate() {
            let mut new: Room = (**room).clone();
            new.id = renamed.get(&place).copied().unwrap_or(new.id);
            if let Some(step) = new.step.filter(|step| !known.columns.contains_key(step)) {
                fresh.dropped(new.id, step);
                new.step = None;
            }
            if new.step.is_some_and(|step| !steps.insert(step)) {
                fresh.repairs.push(Repair::SecondRoom(new.id));
                if new.name.is_empty()
                    && let Some(title) = new.step.and_then(|step| titles.get(&step))
                {
                    new.name.clone_from(title);
                }
                new.step = None;
            }
            let (area, held) = (new.area(), new.area().held());
            if (area.width, area.height) != (held.width, held.height) {
                fresh.repairs.push(Repair::RoomResized(new.id));
            }
            let Some(settled) = mended_place(held, &taken) else {
                crowded.insert(new.id);
                fresh.repairs.push(Repair::RoomDropped(new.id));
                continue;
            };
            if (area.x, area.y) != (settled.x, settled.y) {
                fresh.repairs.push(Repair::RoomMoved(new.id));
            }
            new.set_area(settled);
            taken.push(settled);
            if new != **room {
                *room = Arc::new(new);
            }
        }
        plan.rooms.retain(|room| !crowded.contains(&room.id));
        let rooms: HashSet<RoomId> = plan.rooms.iter().map(|room| room.id).collect();
        plan.shortcuts.retain(|&Shortcut { from, to }| {
            let sound = from != to && rooms.contains(&from) && rooms.contains(&to);
            if !sound {
                fresh.repairs.push(Repair::DroppedShortcut { from, to });
            }
            sound
        });
        if plan != *self.store_plan {
            self.store_plan = Arc::new(plan);
        }
    }
}

/// Where a room may stand: where it is, or nearby; nowhere on a plan that is full.
fn mended_place(area: PlanArea, taken: &[PlanArea]) -> Option<PlanArea> {
    /// Among more rooms than this nobody looks for the nearest place.
    const MOST_SEARCHED: usize = 300;
    let settled = if taken.len() <= MOST_SEARCHED {
        area.settled(taken)
    } else {
        area
    };
    settled.is_free(taken).then_some(settled)
}

/// The step's emotions, if they had to change: strangers' become nobody's where nobody has one yet.
fn mended_emotions(fresh: &mut Fresh, step: &Step, known: &Known) -> Option<Vec<EmotionPoint>> {
    let mut seen = HashSet::new();
    let mut emotions = Vec::with_capacity(step.emotions.len());
    for point in &step.emotions {
        let persona = fresh.kept(step.id, point.persona, &known.personas);
        if seen.insert(persona) {
            emotions.push(EmotionPoint {
                persona,
                ..point.clone()
            });
        } else {
            fresh.repairs.push(Repair::DroppedEmotion {
                step: step.id,
                persona: point.persona,
            });
        }
    }
    (emotions != step.emotions).then_some(emotions)
}

fn mended_card(
    fresh: &mut Fresh,
    card: &Card,
    known: &Known,
    first: StepId,
    recovered: LaneId,
) -> Option<Card> {
    let mut new = card.clone();
    if !known.columns.contains_key(&card.step) {
        new.step = first;
        fresh.repairs.push(Repair::MovedToStep {
            card: card.id,
            step: first,
        });
    }
    if !known.lanes.contains(&card.lane) {
        new.lane = recovered;
        fresh.repairs.push(Repair::MovedToLane {
            card: card.id,
            lane: recovered,
        });
    }
    new.span = known.clamp_span(known.columns[&new.step], card.span);
    if new.span != card.span {
        fresh.repairs.push(Repair::SpanClamped {
            card: card.id,
            from: card.span,
            to: new.span,
        });
    }
    new.persona = fresh.kept(card.id, card.persona, &known.personas);
    new.picture = fresh.kept(card.id, card.picture, &known.pictures);
    if let Some(level) = &mut new.level
        && !(1..=5).contains(level)
    {
        *level = (*level).clamp(1, 5);
        fresh.repairs.push(Repair::LevelClamped(card.id));
    }
    if let Some(metric) = &mut new.metric {
        for number in [&mut metric.value, &mut metric.target] {
            if number.is_some_and(|number| !number.is_finite()) {
                *number = None;
                fresh.repairs.push(Repair::DroppedNumber(card.id));
            }
        }
    }
    (new != *card).then_some(new)
}

/// An item that showed what is not there shows the whole map.
fn mended_item(
    fresh: &mut Fresh,
    item: &AgendaItem,
    known: &Known,
    stages: &HashSet<StageId>,
) -> Option<AgendaItem> {
    let mut new = item.clone();
    match item.shows {
        AgendaScope::Stage(id) if !stages.contains(&id) => {
            fresh.dropped(item.id, id);
            new.shows = AgendaScope::Map;
        }
        AgendaScope::Step(id) if !known.columns.contains_key(&id) => {
            fresh.dropped(item.id, id);
            new.shows = AgendaScope::Map;
        }
        _ => {}
    }
    new.lanes.retain(|&lane| {
        let is_known = known.lanes.contains(&lane);
        if !is_known {
            fresh.dropped(item.id, lane);
        }
        is_known
    });
    if item.minutes > AgendaItem::MOST_MINUTES {
        new.minutes = AgendaItem::MOST_MINUTES;
        fresh.repairs.push(Repair::MinutesClamped(item.id));
    }
    (new != *item).then_some(new)
}

fn mended_round(
    fresh: &mut Fresh,
    round: &VoteRound,
    known: &HashSet<CardId>,
) -> Option<VoteRound> {
    let mut new = round.clone();
    let mut seen = HashSet::new();
    let id = round.id;
    new.votes.retain(|votes| {
        let card = votes.card;
        if !known.contains(&card) {
            fresh.dropped(id, card);
            return false;
        }
        if votes.dots == 0 {
            let dropped = Repair::DroppedVotes { round: id, card };
            fresh.repairs.push(dropped);
            return false;
        }
        if !seen.insert(card) {
            let summed = Repair::SummedVotes { round: id, card };
            fresh.repairs.push(summed);
        }
        true
    });
    new.votes = summed(&new.votes);
    (new != *round).then_some(new)
}

fn mended_initiative(
    fresh: &mut Fresh,
    initiative: &Initiative,
    known: &HashSet<CardId>,
) -> Option<Initiative> {
    let mut new = initiative.clone();
    let mut seen = HashSet::new();
    new.cards.retain(|&card| {
        if !known.contains(&card) {
            fresh.dropped(initiative.id, card);
            return false;
        }
        let is_first = seen.insert(card);
        if !is_first {
            fresh.repairs.push(Repair::DroppedRepetition {
                holder: initiative.id.into(),
                card,
            });
        }
        is_first
    });
    for score in new.scores.all_mut().into_iter().flatten() {
        if !(1..=5).contains(score) {
            *score = (*score).clamp(1, 5);
            fresh
                .repairs
                .push(Repair::ScoreClamped(initiative.id.into()));
        }
    }
    (new != *initiative).then_some(new)
}
