//! The visitor's path: in at the entrance, through every room once, out at the exit; and the shortcuts.
//!
//! The path goes into a room by a door on one side and leaves by the one opposite. Which sides is chosen for
//! all rooms together, so that the whole path is short; then each part is found on the net of corridors.
//! Where several parts share a corridor, they run beside each other.

use std::collections::HashMap;

use super::measure::{Measure, door};
use super::plan::Plan;
use super::route::{Dock, Net, Spot, simplified};
use crate::model::{PlanArea, PlanPoint, RoomId, Shortcut, StorePlan};
use crate::scene::{Point, point};
use crate::theme::store;

/// A side of the floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) enum Wall {
    Left,
    Right,
    Top,
    Bottom,
}

/// A way in or out: where it is in the wall.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::layout) struct Gate {
    pub wall: Wall,
    pub at: Point,
    /// The nearest corner of the grid.
    pub spot: PlanPoint,
}

/// Everything that is walked, in map units.
#[derive(Debug, Clone, Default)]
pub(super) struct Walk {
    /// From the entrance to the first face, from face to face, from the last face to the exit.
    pub legs: Vec<Vec<Point>>,
    pub gates: Option<[Gate; 2]>,
    pub shortcuts: Vec<(Shortcut, Vec<Point>)>,
}

impl Walk {
    pub fn of(plan: &Plan, stored: &StorePlan, measure: Measure) -> Self {
        let rooms: Vec<PlanArea> = plan.rooms.iter().map(|room| room.area).collect();
        let all: Vec<PlanArea> = rooms
            .iter()
            .copied()
            .chain(plan.backstage.iter().map(|room| room.area))
            .collect();
        let Some(floor) = all.iter().copied().reduce(PlanArea::union) else {
            return Self::default();
        };
        let ways = shortcut_areas(plan, stored);
        let sides = sides(&rooms);
        let gates = gates(&rooms, &sides, stored, floor);
        let gate_docks = gates.map(|(wall, at)| Dock {
            at,
            is_sideways: matches!(wall, Wall::Left | Wall::Right),
        });
        let docks = all
            .iter()
            .flat_map(|&area| room_docks(area).into_iter().chain(shortcut_docks(area)))
            .chain(gate_docks);
        let mut net = Net::new(&all, docks);
        let mut lines: Vec<Vec<Spot>> = Vec::new();
        if !rooms.is_empty() {
            lines = legs(&mut net, &rooms, &sides, gate_docks, floor, gates);
        }
        let num_legs = lines.len();
        let mut found = Vec::new();
        for (shortcut, from, to) in ways {
            if let Some(way) = net.route(&shortcut_docks(from), &shortcut_docks(to)) {
                found.push((shortcut, from, to));
                lines.push(way);
            }
        }
        let mut drawn = spread(&lines, num_legs, measure);
        let shortcuts = drawn.split_off(num_legs);
        let shortcuts = found
            .into_iter()
            .zip(shortcuts)
            .map(|((shortcut, from, to), mut way)| {
                to_the_wall(&mut way, measure, from, to);
                (shortcut, way)
            })
            .collect();
        let gates = gates.map(|(wall, at)| Gate {
            wall,
            at: wall_point(wall, measure.at(at), measure.headroom),
            spot: PlanPoint {
                x: at.0.div_euclid(2),
                y: at.1.div_euclid(2),
            },
        });
        // From wall to wall.
        if let Some(p) = drawn.first_mut().and_then(|leg| leg.first_mut()) {
            *p = gates[0].at;
        }
        if let Some(p) = drawn.last_mut().and_then(|leg| leg.last_mut()) {
            *p = gates[1].at;
        }
        Self {
            legs: drawn,
            gates: (!rooms.is_empty()).then_some(gates),
            shortcuts,
        }
    }
}

/// From the line along the outermost rooms to the wall.
pub(super) fn wall_point(wall: Wall, p: Point, headroom: f32) -> Point {
    let far = store::FLOOR_PADDING;
    match wall {
        Wall::Left => point(p.x - far, p.y),
        Wall::Right => point(p.x + far, p.y),
        Wall::Top => point(p.x, p.y - far - headroom),
        Wall::Bottom => point(p.x, p.y + far),
    }
}

fn dock(at: Spot) -> Dock {
    Dock {
        at,
        is_sideways: true,
    }
}

/// The doors of a room: left, right.
fn room_docks(area: PlanArea) -> [Dock; 2] {
    let y = door(area);
    [dock((2 * area.x, y)), dock((2 * area.right(), y))]
}

/// Where shortcuts begin and end: above the doors.
fn shortcut_docks(area: PlanArea) -> [Dock; 2] {
    let y = if area.height >= 3 {
        door(area) - 2
    } else {
        door(area)
    };
    [dock((2 * area.x, y)), dock((2 * area.right(), y))]
}

fn middle(area: PlanArea) -> Spot {
    (2 * area.x + area.width, door(area))
}

fn shortcut_areas(plan: &Plan, stored: &StorePlan) -> Vec<(Shortcut, PlanArea, PlanArea)> {
    let area = |id: RoomId| {
        let mut rooms = plan.rooms.iter().chain(&plan.backstage);
        rooms.find(|room| room.id == Some(id)).map(|room| room.area)
    };
    let shortcuts = stored.shortcuts.iter();
    shortcuts
        .filter_map(|&shortcut| Some((shortcut, area(shortcut.from)?, area(shortcut.to)?)))
        .collect()
}

/// By which door each room is entered: 0 left, 1 right. The other one is the way out.
fn sides(rooms: &[PlanArea]) -> Vec<usize> {
    let num = rooms.len();
    if num == 0 {
        return Vec::new();
    }
    // Least cost to stand at the way out of room `i`, entered by each side, and the side before.
    let mut costs = vec![[0_i32, 1]];
    let mut origins = vec![[0, 0]];
    for pair in rooms.windows(2) {
        let before = costs[costs.len() - 1];
        let mut here = [0, 0];
        let mut origin = [0, 0];
        for entered in 0..2 {
            let by = |side: usize| before[side] + way_length(pair[0], 1 - side, pair[1], entered);
            let best = usize::from(by(1) < by(0));
            (here[entered], origin[entered]) = (by(best), best);
        }
        costs.push(here);
        origins.push(origin);
    }
    let last = costs[num - 1];
    let mut side = usize::from(last[1] < last[0]);
    let mut sides = vec![side];
    for origin in origins[1..].iter().rev() {
        side = origin[side];
        sides.push(side);
    }
    sides.reverse();
    sides
}

/// A guess at the way from one door to another, other rooms aside.
fn way_length(from: PlanArea, leaves: usize, to: PlanArea, enters: usize) -> i32 {
    let (a, b) = (room_docks(from)[leaves].at, room_docks(to)[enters].at);
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let out = if leaves == 1 { dx } else { -dx };
    let into = if enters == 0 { dx } else { -dx };
    let mut length = dx.abs() + dy.abs();
    // Back around the room that is left, or around the one that is entered.
    for (goes_on, area, y, other) in [(out, from, a.1, b.1), (into, to, b.1, a.1)] {
        if goes_on < 0 {
            let (top, bottom) = (2 * area.y, 2 * area.bottom());
            let around = |edge: i32| (y - edge).abs() + (other - edge).abs();
            length += around(top).min(around(bottom)) - (y - other).abs() + 4;
        }
    }
    let turns = if dy == 0 && out >= 0 && into >= 0 {
        0
    } else {
        2
    };
    length + turns
}

/// Entrance and exit: wall, and the place on the line along the outermost rooms.
fn gates(
    rooms: &[PlanArea],
    sides: &[usize],
    stored: &StorePlan,
    floor: PlanArea,
) -> [(Wall, Spot); 2] {
    let by_rule = |room: Option<&PlanArea>, side: usize| {
        let y = room.map_or(2 * floor.y, |&room| door(room));
        match side {
            0 => (Wall::Left, (2 * floor.x, y)),
            _ => (Wall::Right, (2 * floor.right(), y)),
        }
    };
    let entered = sides.first().copied().unwrap_or(0);
    let left = 1 - sides.last().copied().unwrap_or(0);
    let entrance = match stored.entrance {
        Some(spot) => nearest_wall(spot, floor),
        None => by_rule(rooms.first(), entered),
    };
    let mut exit = match stored.exit {
        Some(spot) => nearest_wall(spot, floor),
        None => by_rule(rooms.last(), left),
    };
    // Their signs do not hide each other.
    let apart = match entrance.0 {
        Wall::Left | Wall::Right => 2,
        Wall::Top | Wall::Bottom => 5,
    };
    if exit.0 == entrance.0 {
        let is_upright = matches!(exit.0, Wall::Left | Wall::Right);
        let (own, other, end) = if is_upright {
            (&mut exit.1.1, entrance.1.1, 2 * floor.bottom())
        } else {
            (&mut exit.1.0, entrance.1.0, 2 * floor.right())
        };
        if (*own - other).abs() < apart {
            *own = if other + apart <= end {
                other + apart
            } else {
                other - apart
            };
        }
    }
    [entrance, exit]
}

/// The point of the floor's edge nearest to `spot`.
pub(super) fn nearest_wall(spot: PlanPoint, floor: PlanArea) -> (Wall, Spot) {
    let far = PlanArea::FARTHEST + PlanArea::MOST_SIDE;
    let (x, y) = (spot.x.clamp(-far, far), spot.y.clamp(-far, far));
    let distances = [
        (Wall::Left, (x - floor.x).abs()),
        (Wall::Right, (x - floor.right()).abs()),
        (Wall::Top, (y - floor.y).abs()),
        (Wall::Bottom, (y - floor.bottom()).abs()),
    ];
    let outside = |wall: Wall| match wall {
        Wall::Left | Wall::Right => (y - y.clamp(floor.y, floor.bottom())).abs(),
        Wall::Top | Wall::Bottom => (x - x.clamp(floor.x, floor.right())).abs(),
    };
    let (wall, _) = distances
        .into_iter()
        .min_by_key(|&(wall, distance)| distance + outside(wall))
        .unwrap_or((Wall::Left, 0));
    let (x, y) = (
        2 * x.clamp(floor.x, floor.right()),
        2 * y.clamp(floor.y, floor.bottom()),
    );
    let at = match wall {
        Wall::Left => (2 * floor.x, y),
        Wall::Right => (2 * floor.right(), y),
        Wall::Top => (x, 2 * floor.y),
        Wall::Bottom => (x, 2 * floor.bottom()),
    };
    (wall, at)
}

/// The parts of the path, from face to face, on half units.
fn legs(
    net: &mut Net,
    rooms: &[PlanArea],
    sides: &[usize],
    gates: [Dock; 2],
    floor: PlanArea,
    walls: [(Wall, Spot); 2],
) -> Vec<Vec<Spot>> {
    let outside = |(wall, (x, y)): (Wall, Spot)| match wall {
        Wall::Left => (2 * floor.x - 3, y),
        Wall::Right => (2 * floor.right() + 3, y),
        Wall::Top => (x, 2 * floor.y - 3),
        Wall::Bottom => (x, 2 * floor.bottom() + 3),
    };
    let mut all = Vec::with_capacity(rooms.len() + 1);
    for index in 0..=rooms.len() {
        let (from, start) = match index.checked_sub(1) {
            Some(before) => (
                room_docks(rooms[before])[1 - sides[before]],
                middle(rooms[before]),
            ),
            None => (gates[0], outside(walls[0])),
        };
        let (to, end) = match rooms.get(index) {
            Some(&room) => (room_docks(room)[sides[index]], middle(room)),
            None => (gates[1], outside(walls[1])),
        };
        // The lines along the walls of rooms are joined everywhere: there always is a way.
        let way = net.route(&[from], &[to]).unwrap_or_default();
        let whole = std::iter::once(start).chain(way).chain([end]);
        all.push(simplified(whole.collect()));
    }
    all
}

/// A stretch of a line, and the track it is on.
type Stretch = (i32, i32, i8);

/// Lines in map units; those that would lie on each other run beside each other. The ends of a line, which
/// go through doors, stay where they are.
fn spread(lines: &[Vec<Spot>], num_legs: usize, measure: Measure) -> Vec<Vec<Point>> {
    const TRACKS: [i8; 3] = [0, 1, -1];
    // Lines by direction and place, with the stretches taken there on each track.
    let mut taken: HashMap<(bool, i32), Vec<Stretch>> = HashMap::new();
    let stretch = |a: Spot, b: Spot| {
        if a.1 == b.1 {
            ((false, a.1), (a.0.min(b.0), a.0.max(b.0)))
        } else {
            ((true, a.0), (a.1.min(b.1), a.1.max(b.1)))
        }
    };
    let mut tracks: Vec<Vec<i8>> = lines
        .iter()
        .map(|line| vec![0; line.len().saturating_sub(1)])
        .collect();
    // Ends go through doors and stay; a shortcut that turns at once does so in the corridor.
    let is_end = |line: usize, part: usize| {
        let way = &lines[line];
        let is_level = way[part].1 == way[part + 1].1;
        (part == 0 || part + 2 == way.len()) && (line < num_legs || is_level)
    };
    for pass in 0..2 {
        for (index, line) in lines.iter().enumerate() {
            for (part, pair) in line.windows(2).enumerate() {
                if is_end(index, part) != (pass == 0) {
                    continue;
                }
                let (key, (low, high)) = stretch(pair[0], pair[1]);
                let others = taken.entry(key).or_default();
                let is_free = |track: i8| {
                    let mut beside = others.iter().filter(|(.., other)| *other == track);
                    !beside.any(|&(from, to, _)| from <= high && low <= to)
                };
                // Shortcuts keep off the path's own track.
                let order: &[i8] = if index < num_legs {
                    &TRACKS
                } else {
                    &[1, -1, 0]
                };
                let track = if pass == 0 {
                    0
                } else {
                    order.iter().copied().find(|&t| is_free(t)).unwrap_or(0)
                };
                others.push((low, high, track));
                tracks[index][part] = track;
            }
        }
    }
    lines
        .iter()
        .zip(tracks)
        .map(|(line, tracks)| moved(line, &tracks, measure))
        .collect()
}

/// A line with each part beside its place by its track.
fn moved(line: &[Spot], tracks: &[i8], measure: Measure) -> Vec<Point> {
    let mut points: Vec<Point> = line.iter().map(|&spot| measure.at(spot)).collect();
    for (part, pair) in line.windows(2).enumerate() {
        let by = f32::from(tracks[part]) * store::TRACK;
        let is_level = pair[0].1 == pair[1].1;
        for p in &mut points[part..part + 2] {
            if is_level {
                p.y += by;
            } else {
                p.x += by;
            }
        }
    }
    points
}

/// Shortcuts begin and end at the walls of their rooms.
fn to_the_wall(way: &mut Vec<Point>, measure: Measure, from: PlanArea, to: PlanArea) {
    let stub = |p: Point, area: PlanArea| {
        let walls = measure.walls(area);
        let is_left = (p.x - walls.x).abs() < (p.x - walls.right()).abs();
        point(if is_left { walls.x } else { walls.right() }, p.y)
    };
    let (Some(&first), Some(&last)) = (way.first(), way.last()) else {
        return;
    };
    way.insert(0, stub(first, from));
    way.push(stub(last, to));
}
