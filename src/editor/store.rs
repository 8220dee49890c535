//! The store visit under the hand and under the keys: rooms are moved and resized, areas and shortcuts come and
//! go, the entrance and the exit wander along the walls.
//!
//! As long as nobody has placed anything, rooms stand by rule. The first change of a place writes the plan as it
//! is seen into the document, in the same step of the history.

use std::sync::Arc;

use super::history::MergeKey;
use super::selection::Selection;
use super::walk::Direction;
use super::{Blocked, Editor};
use crate::command::Command;
use crate::layout::View;
use crate::layout::wheel::hub_persona;
use crate::model::{
    Edit, EditName, Noun, PlanArea, PlanPoint, Room, RoomId, RoomWidths, Shortcut, StepId,
    StoreOptions, StorePart, StorePlan, Verb,
};
use crate::scene::Target;

/// No room is made smaller by hand: less has no room for a number and a face.
pub(super) const LEAST_SIDE: i32 = 2;

impl Editor {
    pub(super) fn is_store(&self) -> bool {
        self.options.view == View::Store
    }

    /// The plan with a place for every room, as it is seen.
    pub(super) fn whole_plan(&mut self) -> StorePlan {
        let mut plan = (*self.document.store_plan).clone();
        let Some(store) = self.layout.store() else {
            return plan;
        };
        let missing: Vec<(StepId, PlanArea)> = store
            .rooms()
            .iter()
            .filter(|room| room.id.is_none())
            .filter_map(|room| Some((room.step?, room.area)))
            .collect();
        for (step, area) in missing {
            let mut room = Room {
                id: self.ids.next_id(),
                step: Some(step),
                name: String::new(),
                kind: None,
                x: 0,
                y: 0,
                width: 1,
                height: 1,
            };
            room.set_area(area);
            plan.rooms.push(Arc::new(room));
        }
        plan
    }

    /// The room of the plan that a target means.
    fn room_id(plan: &StorePlan, target: Target) -> Option<RoomId> {
        match target {
            Target::Step(step) => plan.room_of(step).map(|room| room.id),
            Target::Emotion { step, .. } => plan.room_of(step).map(|room| room.id),
            Target::Room(id) => plan.room(id).map(|room| room.id),
            _ => None,
        }
    }

    /// All rooms but the one of `target`, on the grid.
    pub(super) fn other_areas(&self, target: Target) -> Vec<PlanArea> {
        let Some(store) = self.layout.store() else {
            return Vec::new();
        };
        let own = store.area_of(target);
        let all = store.rooms().iter().chain(store.backstage());
        // No two rooms share a place.
        all.map(|room| room.area)
            .filter(|&area| Some(area) != own)
            .collect()
    }

    /// Puts the room of `target` on `area`; in the same step of the history as others with that key.
    pub(super) fn place_room(
        &mut self,
        target: Target,
        area: PlanArea,
        verb: Verb,
        key: Option<MergeKey>,
    ) -> Result<(), Blocked> {
        let before = self.layout.store().and_then(|store| store.area_of(target));
        if before == Some(area) {
            return Ok(());
        }
        let mut plan = self.whole_plan();
        let id = Self::room_id(&plan, target).ok_or(Blocked::NoRoomSelected)?;
        for room in &mut plan.rooms {
            if room.id == id {
                Arc::make_mut(room).set_area(area);
            }
        }
        let noun = match target {
            Target::Room(_) => Noun::Area,
            _ => Noun::Room,
        };
        self.apply_as(EditName::one(verb, noun), Edit::SetStorePlan(plan), key)?;
        Ok(())
    }

    /// The room, area or gate that the keyboard means.
    fn plan_target(&self) -> Option<Target> {
        match self.selection.cursor()? {
            target @ (Target::Step(_) | Target::Room(_) | Target::Entrance | Target::Exit) => {
                Some(target)
            }
            Target::Emotion { step, .. } => Some(Target::Step(step)),
            _ => None,
        }
    }

    /// What a command does in a store, where that differs; `None` where it does not.
    pub(super) fn run_in_store(&mut self, command: Command) -> Option<Result<(), Blocked>> {
        use Command as C;
        if !self.is_store() {
            return None;
        }
        let target = self.plan_target();
        let has_room = matches!(target, Some(Target::Step(_) | Target::Room(_)));
        Some(match command {
            C::MoveLeft if target.is_some() => self.nudge(Direction::Left),
            C::MoveRight if target.is_some() => self.nudge(Direction::Right),
            C::MoveUp if target.is_some() => self.nudge(Direction::Up),
            C::MoveDown if target.is_some() => self.nudge(Direction::Down),
            C::Widen if has_room => self.stretch(1, 0),
            C::Narrow if has_room => self.stretch(-1, 0),
            C::Taller | C::ExpandLane if has_room => self.stretch(0, 1),
            C::Lower | C::CollapseLane if has_room => self.stretch(0, -1),
            C::AddLink => self.add_shortcut(),
            C::Delete if self.deletes_from_plan() => self.delete_from_plan(),
            _ => return None,
        })
    }

    /// Why a command cannot be run in a store, where that differs; `None` where it does not.
    pub(super) fn can_run_in_store(&self, command: Command) -> Option<Result<(), Blocked>> {
        use Command as C;
        if !self.is_store() {
            return None;
        }
        let target = self.plan_target();
        let has_room = matches!(target, Some(Target::Step(_) | Target::Room(_)));
        let need = |result: Result<PlanArea, Blocked>| result.map(drop);
        Some(match command {
            C::MoveLeft | C::MoveRight | C::MoveUp | C::MoveDown => match target {
                Some(target @ (Target::Step(_) | Target::Room(_))) => {
                    need(self.nudged(target, direction(command)))
                }
                Some(_) => self.nudged_gate(direction(command)).map(drop),
                None => return None,
            },
            C::Widen if has_room => need(self.stretched(1, 0)),
            C::Narrow if has_room => need(self.stretched(-1, 0)),
            C::Taller | C::ExpandLane if has_room => need(self.stretched(0, 1)),
            C::Lower | C::CollapseLane if has_room => need(self.stretched(0, -1)),
            C::AddLink => self.shortcut_ends().map(drop),
            C::Delete if self.deletes_from_plan() => Ok(()),
            _ => return None,
        })
    }

    /// Why a command that only a store knows cannot be run.
    pub(super) fn can_change_store(&self, command: Command) -> Result<(), Blocked> {
        use Command as C;
        if !self.is_store() {
            return Err(Blocked::NotInStore);
        }
        match command {
            C::AddShortcut => self.shortcut_ends().map(drop),
            C::ArrangeRooms => self.arranged_plan().map(drop),
            _ => Ok(()),
        }
    }

    /// The room one square further in a direction, or beyond what is in its way.
    fn nudged(&self, target: Target, direction: Direction) -> Result<PlanArea, Blocked> {
        let store = self.layout.store().ok_or(Blocked::NotInStore)?;
        let area = store.area_of(target).ok_or(Blocked::NoRoomSelected)?;
        let others = self.other_areas(target);
        let (x, y) = step_of(direction);
        let mut moved = area.moved(x, y);
        while !moved.is_free(&others) {
            moved = moved.moved(x, y);
        }
        if moved == moved.held() {
            Ok(moved)
        } else {
            Err(Blocked::AtTheEdge)
        }
    }

    fn nudge(&mut self, direction: Direction) -> Result<(), Blocked> {
        match self.plan_target() {
            Some(target @ (Target::Step(_) | Target::Room(_))) => {
                let area = self.nudged(target, direction)?;
                let key = Some(MergeKey::new(target, "place"));
                self.place_room(target, area, Verb::Move, key)?;
                self.reveal(target);
                Ok(())
            }
            Some(gate) => {
                let spot = self.nudged_gate(direction)?;
                self.place_gate(gate, spot)?;
                self.reveal(gate);
                Ok(())
            }
            None => Err(Blocked::NoRoomSelected),
        }
    }

    /// The room larger or smaller by so many squares.
    fn stretched(&self, width: i32, height: i32) -> Result<PlanArea, Blocked> {
        let target = self.plan_target().ok_or(Blocked::NoRoomSelected)?;
        let store = self.layout.store().ok_or(Blocked::NotInStore)?;
        let area = store.area_of(target).ok_or(Blocked::NoRoomSelected)?;
        let new = PlanArea {
            width: area.width + width,
            height: area.height + height,
            ..area
        };
        if new.width.min(new.height) < LEAST_SIDE || new != new.held() {
            return Err(Blocked::NoSmaller);
        }
        if !new.is_free(&self.other_areas(target)) {
            return Err(Blocked::InTheWay);
        }
        Ok(new)
    }

    fn stretch(&mut self, width: i32, height: i32) -> Result<(), Blocked> {
        let area = self.stretched(width, height)?;
        let target = self.plan_target().ok_or(Blocked::NoRoomSelected)?;
        let key = Some(MergeKey::new(target, "size"));
        self.place_room(target, area, Verb::Resize, key)
    }

    /// Where a gate goes by an arrow: along its wall, over to the next wall at its end.
    fn nudged_gate(&self, direction: Direction) -> Result<PlanPoint, Blocked> {
        let gate = self.plan_target().ok_or(Blocked::NoRoomSelected)?;
        let store = self.layout.store().ok_or(Blocked::NotInStore)?;
        let (spot, floor) = (store.gate(gate), store.floor());
        let (spot, floor) = spot.zip(floor).ok_or(Blocked::NoRoomSelected)?;
        let is_in_side = store.is_in_side_wall(gate).unwrap_or(true);
        let (x, y) = step_of(direction);
        let (middle_x, middle_y) = (floor.x + floor.width / 2, floor.y + floor.height / 2);
        let new = match (is_in_side, x != 0) {
            // Along the wall, and around its corner.
            (true, false) if (floor.y..=floor.bottom()).contains(&(spot.y + y)) => PlanPoint {
                x: spot.x,
                y: spot.y + y,
            },
            (false, true) if (floor.x..=floor.right()).contains(&(spot.x + x)) => PlanPoint {
                x: spot.x + x,
                y: spot.y,
            },
            (true, false) => PlanPoint {
                x: spot.x + (middle_x - spot.x).signum() * 2,
                y: if y < 0 { floor.y } else { floor.bottom() },
            },
            (false, true) => PlanPoint {
                x: if x < 0 { floor.x } else { floor.right() },
                y: spot.y + (middle_y - spot.y).signum() * 2,
            },
            // Across the floor.
            (true, true) => PlanPoint {
                x: if x < 0 { floor.x } else { floor.right() },
                y: spot.y,
            },
            (false, false) => PlanPoint {
                x: spot.x,
                y: if y < 0 { floor.y } else { floor.bottom() },
            },
        };
        if new == spot {
            Err(Blocked::AtTheEdge)
        } else {
            Ok(new)
        }
    }

    pub(super) fn place_gate(&mut self, gate: Target, spot: PlanPoint) -> Result<(), Blocked> {
        let mut plan = (*self.document.store_plan).clone();
        let noun = match gate {
            Target::Entrance => {
                plan.entrance = Some(spot);
                Noun::Entrance
            }
            _ => {
                plan.exit = Some(spot);
                Noun::Exit
            }
        };
        let key = Some(MergeKey::new(gate, "place"));
        let name = EditName::one(Verb::Move, noun);
        self.apply_as(name, Edit::SetStorePlan(plan), key)?;
        Ok(())
    }

    /// Adds a backstage area under the rooms, ready to be named.
    pub(super) fn add_area(&mut self) -> Result<(), Blocked> {
        if !self.is_store() {
            return Err(Blocked::NotInStore);
        }
        let mut plan = self.whole_plan();
        let floor = self.layout.store().and_then(|store| store.floor());
        let beside = self.plan_target();
        let beside = beside.and_then(|target| self.layout.store()?.area_of(target));
        let (x, y) = match (beside, floor) {
            (Some(area), _) => (area.x, area.bottom()),
            (None, Some(floor)) => (floor.x, floor.bottom()),
            (None, None) => (0, 0),
        };
        let taken: Vec<PlanArea> = plan.rooms.iter().map(|room| room.area()).collect();
        let area = PlanArea {
            x,
            y,
            width: 5,
            height: 3,
        };
        let mut room = Room {
            id: self.ids.next_id(),
            step: None,
            name: self.catalog().store.new_area.to_owned(),
            kind: Some(crate::model::RoomKind::Stock),
            x: 0,
            y: 0,
            width: 1,
            height: 1,
        };
        room.set_area(area.settled(&taken));
        let target = Target::Room(room.id);
        plan.rooms.push(Arc::new(room));
        let name = EditName::one(Verb::Add, Noun::Area);
        self.apply_and_name(name, Edit::SetStorePlan(plan), target)
    }

    /// The rooms that a shortcut would join: the first and the last selected.
    fn shortcut_ends(&self) -> Result<(Target, Target), Blocked> {
        let is_room = |target: &Target| matches!(target, Target::Step(_) | Target::Room(_));
        let rooms: Vec<Target> = self
            .selection
            .targets()
            .iter()
            .copied()
            .filter(is_room)
            .collect();
        match rooms[..] {
            [first, .., last] => Ok((first, last)),
            _ => Err(Blocked::TwoRoomsNeeded),
        }
    }

    pub(super) fn add_shortcut(&mut self) -> Result<(), Blocked> {
        if !self.is_store() {
            return Err(Blocked::NotInStore);
        }
        let (from, to) = self.shortcut_ends()?;
        self.join_rooms(from, to)
    }

    fn join_rooms(&mut self, from: Target, to: Target) -> Result<(), Blocked> {
        let mut plan = self.whole_plan();
        let ends = Self::room_id(&plan, from).zip(Self::room_id(&plan, to));
        let (from, to) = ends.ok_or(Blocked::TwoRoomsNeeded)?;
        let shortcut = Shortcut { from, to };
        if from == to || plan.shortcuts.contains(&shortcut) {
            return Err(Blocked::AlreadySo);
        }
        plan.shortcuts.push(shortcut);
        let name = EditName::one(Verb::Add, Noun::Shortcut);
        self.apply_as(name, Edit::SetStorePlan(plan), None)?;
        self.selection = Selection::of([Target::Shortcut { from, to }]);
        Ok(())
    }

    /// Only what the plan alone knows is selected.
    fn deletes_from_plan(&self) -> bool {
        let targets = self.selection.targets();
        !targets.is_empty()
            && targets.iter().all(|target| {
                let plan = &self.document.store_plan;
                match target {
                    Target::Room(_) | Target::Shortcut { .. } => true,
                    Target::Entrance => plan.entrance.is_some(),
                    Target::Exit => plan.exit.is_some(),
                    _ => false,
                }
            })
    }

    /// Takes areas and shortcuts away; a gate goes back to where it is by rule.
    fn delete_from_plan(&mut self) -> Result<(), Blocked> {
        let mut plan = (*self.document.store_plan).clone();
        let targets = self.selection.targets().to_vec();
        let has = |target: Target| targets.contains(&target);
        plan.shortcuts
            .retain(|&Shortcut { from, to }| !has(Target::Shortcut { from, to }));
        plan.remove_rooms(|room| has(Target::Room(room.id)));
        if has(Target::Entrance) {
            plan.entrance = None;
        }
        if has(Target::Exit) {
            plan.exit = None;
        }
        let noun = match targets[0] {
            Target::Room(_) => Noun::Area,
            Target::Shortcut { .. } => Noun::Shortcut,
            Target::Entrance => Noun::Entrance,
            _ => Noun::Exit,
        };
        let is_gate = matches!(targets[0], Target::Entrance | Target::Exit);
        let verb = if is_gate { Verb::Move } else { Verb::Remove };
        let name = EditName::new(verb, noun, targets.len());
        self.apply_as(name, Edit::SetStorePlan(plan), None)?;
        Ok(())
    }

    /// The plan with the rooms on the path laid out by rule again.
    fn arranged_plan(&self) -> Result<StorePlan, Blocked> {
        let mut plan = (*self.document.store_plan).clone();
        plan.entrance = None;
        plan.exit = None;
        // What shortcuts join stands by rule from now on; only areas keep their places and their shortcuts.
        plan.remove_rooms(|room| room.step.is_some());
        if plan == *self.document.store_plan {
            return Err(Blocked::AlreadySo);
        }
        Ok(plan)
    }

    /// Lays the rooms out by rule again, in one step of the history.
    ///
    /// # Errors
    /// When they are.
    pub fn arrange_rooms(&mut self) -> Result<(), Blocked> {
        let plan = self.arranged_plan()?;
        let name = EditName::one(Verb::Move, Noun::StorePlan);
        self.apply_as(name, Edit::SetStorePlan(plan), None)?;
        Ok(())
    }

    /// Changes how the store is shown, which is part of the document.
    ///
    /// # Errors
    /// When the document refuses it.
    pub fn set_store(&mut self, change: impl FnOnce(&mut StoreOptions)) -> Result<(), Blocked> {
        let mut plan = (*self.document.store_plan).clone();
        change(&mut plan.options);
        let name = EditName::one(Verb::Change, Noun::StorePlan);
        self.apply_as(name, Edit::SetStorePlan(plan), None)?;
        Ok(())
    }

    pub(super) fn toggle_part(&mut self, part: StorePart) -> Result<(), Blocked> {
        self.set_store(|options| toggle(options, part))
    }

    /// From where the keyboard stands to the next thing of the store: along the path by left and right, up to
    /// the face and the title, down to the gates, the areas and the shortcuts.
    pub(super) fn next_in_store(&self, cursor: Target, direction: Direction) -> Option<Target> {
        use Direction::{Down, Left, Right, Up};
        let first = self.layout.first_around().map(Target::Step);
        let persona = hub_persona(&self.document);
        let shown = self.layout.shown_as(&self.document, cursor)?;
        let others = self.beside_the_path();
        match (cursor, direction) {
            (Target::Title, Down | Right) => first.or(others.first().copied()),
            (Target::Title, _) => None,
            (Target::Step(step), Left) => self.step_beside(step, -1),
            (Target::Step(step), Right) => self.step_beside(step, 1),
            (Target::Step(step), Up) => Some(Target::Emotion { step, persona }),
            (Target::Step(_), Down) => others.first().copied(),
            (Target::Emotion { step, persona }, Left | Right) => {
                let by = if direction == Left { -1 } else { 1 };
                let step = self.layout.step_around(step, by)?;
                Some(Target::Emotion { step, persona })
            }
            (Target::Emotion { .. }, Up) => Some(Target::Title),
            (Target::Emotion { step, .. }, Down) => Some(Target::Step(step)),
            (
                Target::Entrance | Target::Exit | Target::Room(_) | Target::Shortcut { .. },
                direction,
            ) => {
                let at = others.iter().position(|&other| other == cursor)?;
                match direction {
                    Left => others.get(at.checked_sub(1)?).copied(),
                    Right => others.get(at + 1).copied(),
                    Up if cursor == Target::Exit => self.end_around(true),
                    Up => first,
                    Down => None,
                }
            }
            // A thought or an idea is part of its room.
            _ => match shown {
                Target::Step(step) if direction == Left => self.step_beside(step, -1),
                Target::Step(step) if direction == Right => self.step_beside(step, 1),
                Target::Card(id) => {
                    let step = self.document.card(id)?.step;
                    match direction {
                        Left => self.step_beside(step, -1),
                        Right => self.step_beside(step, 1),
                        Up | Down => Some(Target::Step(step)),
                    }
                }
                shown => Some(shown),
            },
        }
    }

    fn step_beside(&self, step: StepId, by: isize) -> Option<Target> {
        self.layout.step_around(step, by).map(Target::Step)
    }

    /// Everything on the plan that is no room on the path.
    fn beside_the_path(&self) -> Vec<Target> {
        let mut all = Vec::new();
        if self.document.num_steps() > 0 {
            all.extend([Target::Entrance, Target::Exit]);
        }
        let areas = self.layout.store().map(|store| store.backstage());
        let areas = areas.into_iter().flatten();
        all.extend(areas.filter_map(|room| room.id).map(Target::Room));
        let shortcuts = self.document.store_plan.shortcuts.iter();
        all.extend(shortcuts.map(|&Shortcut { from, to }| Target::Shortcut { from, to }));
        all
    }
}

fn direction(command: Command) -> Direction {
    match command {
        Command::MoveLeft => Direction::Left,
        Command::MoveRight => Direction::Right,
        Command::MoveUp => Direction::Up,
        _ => Direction::Down,
    }
}

fn step_of(direction: Direction) -> (i32, i32) {
    match direction {
        Direction::Left => (-1, 0),
        Direction::Right => (1, 0),
        Direction::Up => (0, -1),
        Direction::Down => (0, 1),
    }
}

/// The other meaning of the rooms' widths.
pub(super) fn other_widths(options: &mut StoreOptions) {
    options.widths = match options.widths {
        RoomWidths::Dwell => RoomWidths::Equal,
        RoomWidths::Equal => RoomWidths::Dwell,
    };
}

/// Shows or hides a part.
pub(super) fn toggle(options: &mut StoreOptions, part: StorePart) {
    if !options.hidden.remove(&part) {
        options.hidden.insert(part);
    }
}
