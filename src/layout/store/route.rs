//! Ways on the grid around rooms: along the edges of grid squares, never through a room.
//!
//! Every room leaves a corridor around itself (see `measure`), so that the grid lines along its walls are
//! always free. Coordinates are half grid units, for doors stand in the middle of things. The way found is
//! the shortest, with few turns, that keeps off the ways found before where it can.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::model::PlanArea;

/// A place in half grid units.
pub(in crate::layout) type Spot = (i32, i32);

/// What a turn costs, in half units.
const TURN: u32 = 3;

/// Where a way begins or ends, and whether it goes sideways there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dock {
    pub at: Spot,
    pub is_sideways: bool,
}

/// The lines on which ways may run.
pub(super) struct Net {
    xs: Vec<i32>,
    ys: Vec<i32>,
    /// By node: the edge to the right, and the edge down, is inside a room.
    closed: [Vec<bool>; 2],
    /// How many ways run there already.
    used: [Vec<u8>; 2],
    /// By node and direction: cost so far, and where it came from; of the search `stamp`.
    reached: Vec<(u32, u32, u32)>,
    stamp: u32,
}

impl Net {
    /// `docks` are on the edges of rooms or around them all.
    pub fn new(rooms: &[PlanArea], docks: impl Iterator<Item = Dock>) -> Self {
        let (mut xs, mut ys) = (Vec::new(), Vec::new());
        for area in rooms {
            xs.extend([2 * area.x, 2 * area.right()]);
            ys.extend([2 * area.y, 2 * area.bottom()]);
        }
        for dock in docks {
            xs.push(dock.at.0);
            ys.push(dock.at.1);
        }
        for lines in [&mut xs, &mut ys] {
            lines.sort_unstable();
            lines.dedup();
        }
        let num = xs.len() * ys.len();
        let mut net = Self {
            closed: [vec![false; num], vec![false; num]],
            used: [vec![0; num], vec![0; num]],
            reached: vec![(0, 0, 0); 2 * num],
            stamp: 0,
            xs,
            ys,
        };
        for area in rooms {
            net.close(area);
        }
        net
    }

    fn close(&mut self, area: &PlanArea) {
        let place = |lines: &[i32], at: i32| lines.partition_point(|&line| line < at);
        let (left, right) = (
            place(&self.xs, 2 * area.x),
            place(&self.xs, 2 * area.right()),
        );
        let (top, bottom) = (
            place(&self.ys, 2 * area.y),
            place(&self.ys, 2 * area.bottom()),
        );
        let width = self.xs.len();
        for y in top..bottom {
            for x in left..right {
                if y > top {
                    self.closed[0][y * width + x] = true;
                }
                if x > left {
                    self.closed[1][y * width + x] = true;
                }
            }
        }
    }

    fn node(&self, spot: Spot) -> Option<usize> {
        let x = self.xs.binary_search(&spot.0).ok()?;
        let y = self.ys.binary_search(&spot.1).ok()?;
        Some(y * self.xs.len() + x)
    }

    fn spot(&self, node: usize) -> Spot {
        let width = self.xs.len();
        (self.xs[node % width], self.ys[node / width])
    }

    /// The nodes beside `node`: the node, the edge's place in `closed` and `used`, its direction (1: down).
    fn neighbours(&self, node: usize) -> [Option<(usize, usize, usize)>; 4] {
        let width = self.xs.len();
        let (x, y) = (node % width, node / width);
        [
            (x + 1 < width).then_some((node + 1, node, 0)),
            x.checked_sub(1).map(|_| (node - 1, node - 1, 0)),
            (y + 1 < self.ys.len()).then_some((node + width, node, 1)),
            y.checked_sub(1).map(|_| (node - width, node - width, 1)),
        ]
    }

    /// The corners of the best way from any of `from` to any of `to`.
    pub fn route(&mut self, from: &[Dock], to: &[Dock]) -> Option<Vec<Spot>> {
        self.stamp += 1;
        let goals: Vec<(usize, bool)> = to
            .iter()
            .filter_map(|dock| Some((self.node(dock.at)?, dock.is_sideways)))
            .collect();
        let left = |spot: Spot| {
            let distance = |dock: &Dock| dock.at.0.abs_diff(spot.0) + dock.at.1.abs_diff(spot.1);
            to.iter().map(distance).min().unwrap_or(0)
        };
        let mut open = BinaryHeap::new();
        for dock in from {
            let Some(node) = self.node(dock.at) else {
                continue;
            };
            let state = 2 * node + usize::from(!dock.is_sideways);
            self.reached[state] = (self.stamp, 0, state as u32);
            open.push(Reverse((left(dock.at), 0, state, false)));
        }
        while let Some(Reverse((_, cost, state, is_end))) = open.pop() {
            if is_end {
                return Some(self.trace(state));
            }
            let (stamp, best, _) = self.reached[state];
            if stamp == self.stamp && cost > best {
                continue;
            }
            let (node, axis) = (state / 2, state % 2);
            for &(goal, is_sideways) in goals.iter().filter(|(goal, _)| *goal == node) {
                let turn = if is_sideways == (axis == 0) { 0 } else { TURN };
                let end = cost + turn;
                debug_assert_eq!(goal, node);
                open.push(Reverse((end, end, state, true)));
            }
            for (next, edge, direction) in self.neighbours(node).into_iter().flatten() {
                if self.closed[direction][edge] {
                    continue;
                }
                let (here, there) = (self.spot(node), self.spot(next));
                let length = here.0.abs_diff(there.0) + here.1.abs_diff(there.1);
                let crowd = length * u32::from(self.used[direction][edge]);
                let turn = if direction == axis { 0 } else { TURN };
                let total = cost + length + crowd + turn;
                let next_state = 2 * next + direction;
                let (stamp, best, _) = self.reached[next_state];
                if stamp == self.stamp && best <= total {
                    continue;
                }
                self.reached[next_state] = (self.stamp, total, state as u32);
                open.push(Reverse((total + left(there), total, next_state, false)));
            }
        }
        None
    }

    /// The way that led to `end`, start first; it is used from now on.
    fn trace(&mut self, end: usize) -> Vec<Spot> {
        let mut spots = vec![self.spot(end / 2)];
        let mut state = end;
        loop {
            let before = self.reached[state].2 as usize;
            if before == state {
                break;
            }
            let (a, b) = (before / 2, state / 2);
            let edge = a.min(b);
            let direction = usize::from(a.abs_diff(b) != 1 || self.xs.len() == 1);
            let used = &mut self.used[direction][edge];
            *used = used.saturating_add(1);
            spots.push(self.spot(a));
            state = before;
        }
        spots.reverse();
        simplified(spots)
    }
}

/// Without the points on straight lines.
pub(super) fn simplified(spots: Vec<Spot>) -> Vec<Spot> {
    let mut corners: Vec<Spot> = Vec::with_capacity(spots.len());
    for spot in spots {
        if corners.last() == Some(&spot) {
            continue;
        }
        if let [.., a, b] = corners[..]
            && ((a.0 == b.0 && b.0 == spot.0) || (a.1 == b.1 && b.1 == spot.1))
        {
            corners.pop();
        }
        corners.push(spot);
    }
    corners
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dock(x: i32, y: i32) -> Dock {
        Dock {
            at: (x, y),
            is_sideways: true,
        }
    }

    #[test]
    fn a_way_goes_around_what_stands_between() {
        let area = |x, y, width, height| PlanArea {
            x,
            y,
            width,
            height,
        };
        let rooms = [area(0, 0, 2, 2), area(2, -4, 2, 9), area(4, 0, 2, 2)];
        let (from, to) = (dock(4, 2), dock(8, 2));
        let mut net = Net::new(&rooms, [from, to].into_iter());
        let way = net.route(&[from], &[to]).unwrap();
        assert_eq!(way, [(4, 2), (4, 10), (8, 10), (8, 2)]);
        // The longer way round is the better one once somebody goes here.
        let again = net.route(&[from], &[to]).unwrap();
        assert_eq!(again, [(4, 2), (4, -8), (8, -8), (8, 2)]);
    }

    #[test]
    fn a_door_beside_a_door_is_one_straight_line() {
        let rooms = [
            PlanArea {
                x: 0,
                y: 0,
                width: 3,
                height: 3,
            },
            PlanArea {
                x: 5,
                y: 0,
                width: 3,
                height: 3,
            },
        ];
        let (from, to) = (dock(6, 4), dock(10, 4));
        let mut net = Net::new(&rooms, [from, to].into_iter());
        assert_eq!(net.route(&[from], &[to]).unwrap(), [(6, 4), (10, 4)]);
    }
}
