//! Dragging rooms, their walls, and the signs at the entrance and the exit of a store.
//!
//! What is dragged snaps to the grid and never overlaps: a room goes to the nearest free place, a wall stops
//! where another room begins. The document learns of it when the button is released.

use super::Gesture;
use crate::editor::Editor;
use crate::editor::store::LEAST_SIDE;
use crate::model::{PlanArea, PlanPoint, Verb};
use crate::scene::{Point, Rect, Target};

/// What of a room is dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::editor) enum RoomPart {
    Whole,
    /// A wall or a corner: −1 left or top, 1 right or bottom, 0 neither.
    Wall(i8, i8),
}

/// A room on its way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::editor) struct RoomDrag {
    pub target: Target,
    pub part: RoomPart,
    pub from: Point,
    /// Where it stood, and where it would.
    pub start: PlanArea,
    pub area: PlanArea,
    /// Where the pointer wants it; something is in the way when that differs.
    pub wanted: PlanArea,
}

/// A gate on its way along the walls.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::editor) struct GateDrag {
    pub target: Target,
    pub drop: Option<(PlanPoint, Rect)>,
}

/// What is drawn of a drag in a store; map units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoomPreview {
    /// Where it would stand.
    pub place: Rect,
    /// Where the pointer wants it, when something is in the way.
    pub refused: Option<Rect>,
}

impl Editor {
    /// Whether a room of the plan is there, rather than its name in a list.
    pub(super) fn is_on_plan(&self, map: Point) -> bool {
        let Some(store) = self.layout.store() else {
            return false;
        };
        let mut all = store.rooms().iter().chain(store.backstage());
        all.any(|room| store.walls(room.area).contains(map))
    }

    pub(super) fn begin_room(&self, target: Target, part: RoomPart, from: Point) -> Gesture {
        let area = self.layout.store().and_then(|store| store.area_of(target));
        match area {
            Some(area) => Gesture::Room(RoomDrag {
                target,
                part,
                from,
                start: area,
                area,
                wanted: area,
            }),
            None => Gesture::Idle,
        }
    }

    pub(super) fn drag_room(&mut self, map: Point) {
        let Gesture::Room(drag) = self.gesture else {
            return;
        };
        let Some(store) = self.layout.store() else {
            return;
        };
        let (x, y) = store.squares(map - drag.from);
        let others = self.other_areas(drag.target);
        let (wanted, area) = match drag.part {
            RoomPart::Whole => {
                let wanted = drag.start.moved(x, y).held();
                (wanted, wanted.settled(&others))
            }
            RoomPart::Wall(side, end) => {
                let wanted = resized(drag.start, side, x, end, y);
                (wanted, stopped(drag.start, wanted, &others))
            }
        };
        self.gesture = Gesture::Room(RoomDrag {
            wanted,
            area,
            ..drag
        });
    }

    pub(super) fn drop_room(&mut self, drag: RoomDrag) {
        let verb = match drag.part {
            RoomPart::Whole => Verb::Move,
            RoomPart::Wall(..) => Verb::Resize,
        };
        // The room was under the pointer a moment ago, and its place is free.
        let _ = self.place_room(drag.target, drag.area, verb, None);
    }

    pub(super) fn drag_gate(&mut self, map: Point) {
        let drop = self
            .layout
            .store()
            .and_then(|store| store.nearest_gate(map));
        if let Gesture::Gate(drag) = &mut self.gesture {
            drag.drop = drop;
        }
    }

    pub(super) fn drop_gate(&mut self, drag: GateDrag) {
        if let Some((spot, _)) = drag.drop {
            // The gate was under the pointer a moment ago.
            let _ = self.place_gate(drag.target, spot);
            self.history.seal();
        }
    }

    /// Where the room or the sign being dragged would stand.
    pub(in crate::editor) fn room_preview(&self) -> Option<RoomPreview> {
        match self.gesture {
            Gesture::Room(drag) => {
                let store = self.layout.store()?;
                let refused = (drag.wanted != drag.area).then(|| store.walls(drag.wanted));
                Some(RoomPreview {
                    place: store.walls(drag.area),
                    refused,
                })
            }
            Gesture::Gate(drag) => drag.drop.map(|(_, place)| RoomPreview {
                place,
                refused: None,
            }),
            _ => None,
        }
    }
}

/// The area with a wall or a corner moved.
fn resized(start: PlanArea, side: i8, x: i32, end: i8, y: i32) -> PlanArea {
    let (mut left, mut right) = (start.x, start.right());
    let (mut top, mut bottom) = (start.y, start.bottom());
    let most = PlanArea::MOST_SIDE;
    match side {
        -1 => left = (left + x).clamp(right - most, right - LEAST_SIDE.min(start.width)),
        1 => right = (right + x).clamp(left + LEAST_SIDE.min(start.width), left + most),
        _ => {}
    }
    match end {
        -1 => top = (top + y).clamp(bottom - most, bottom - LEAST_SIDE.min(start.height)),
        1 => bottom = (bottom + y).clamp(top + LEAST_SIDE.min(start.height), top + most),
        _ => {}
    }
    PlanArea {
        x: left,
        y: top,
        width: right - left,
        height: bottom - top,
    }
}

/// As much of the change as others leave room for.
fn stopped(start: PlanArea, wanted: PlanArea, others: &[PlanArea]) -> PlanArea {
    let mut area = start;
    loop {
        let before = area;
        // A square at a time on each side, as long as it gets nearer.
        let toward = |now: i32, goal: i32| now + (goal - now).signum();
        let (left, right) = (area.x, area.right());
        let (top, bottom) = (area.y, area.bottom());
        for (new_left, new_right, new_top, new_bottom) in [
            (toward(left, wanted.x), right, top, bottom),
            (left, toward(right, wanted.right()), top, bottom),
            (left, right, toward(top, wanted.y), bottom),
            (left, right, top, toward(bottom, wanted.bottom())),
        ] {
            // Each side by itself, beside what the others have reached.
            let next = PlanArea {
                x: if new_left == left { area.x } else { new_left },
                y: if new_top == top { area.y } else { new_top },
                width: 0,
                height: 0,
            };
            let right = if new_right == right {
                area.right()
            } else {
                new_right
            };
            let bottom = if new_bottom == bottom {
                area.bottom()
            } else {
                new_bottom
            };
            let next = PlanArea {
                width: right - next.x,
                height: bottom - next.y,
                ..next
            };
            if next.is_free(others) {
                area = next;
            }
        }
        if area == before {
            return area;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(x: i32, y: i32, width: i32, height: i32) -> PlanArea {
        PlanArea {
            x,
            y,
            width,
            height,
        }
    }

    #[test]
    fn a_wall_stops_where_another_room_begins() {
        let start = area(0, 0, 4, 4);
        let others = [area(7, 0, 4, 4)];
        let wanted = resized(start, 1, 9, 1, 3);
        assert_eq!(wanted, area(0, 0, 13, 7));
        assert_eq!(stopped(start, wanted, &others), area(0, 0, 7, 7));
        let wanted = resized(start, -1, 9, 0, 0);
        assert_eq!(wanted, area(2, 0, 2, 4));
        assert_eq!(stopped(start, wanted, &others), wanted);
    }
}
