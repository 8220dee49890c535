//! Where the rooms stand on the grid: where someone put them, else along a serpentine of rows.
//!
//! Rows are made so that the floor is a little wider than high; every row is filled from wall to wall, every
//! other one runs backwards. A step that has no room yet, on a plan that was placed by hand, stands beside the
//! room before it.

use crate::model::{Document, PlanArea, RoomId, RoomWidths, StepId, TimeSpan};

/// From this number of rooms on, they are small, numbered and listed.
pub const MOST_COMFORTABLE: usize = 16;
/// Width over height that a serpentine aims at.
const ASPECT: f32 = 1.5;
/// Steps without rooms that are placed one by one; more of them stand together.
const MOST_SINGLE: usize = 8;

/// A room and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedRoom {
    /// `None` while the document does not know it.
    pub id: Option<RoomId>,
    /// `None` off the path.
    pub step: Option<StepId>,
    pub area: PlanArea,
}

/// Every room on its place; none overlaps another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Plan {
    /// In the order of the path.
    pub rooms: Vec<PlacedRoom>,
    pub backstage: Vec<PlacedRoom>,
    /// Small rooms with numbers.
    pub is_numbered: bool,
}

/// A room of a serpentine before its row has found its height: its place in the path, x and width.
pub(super) type Slot = (usize, i32, i32);

impl Plan {
    /// `strip` tells how much room a row of rooms needs above itself, in grid units.
    pub fn of(document: &Document, strip: impl FnMut(&[Slot]) -> i32) -> Self {
        let steps: Vec<StepId> = document.steps().map(|(_, step)| step.id).collect();
        let mut plan = Self {
            is_numbered: steps.len() > MOST_COMFORTABLE,
            ..Self::default()
        };
        let mut taken: Vec<PlanArea> = Vec::new();
        let mut found: Vec<Option<PlacedRoom>> = vec![None; steps.len()];
        let places: std::collections::HashMap<StepId, usize> =
            steps.iter().enumerate().map(|(at, &id)| (id, at)).collect();
        for room in &document.store_plan.rooms {
            let area = room.area();
            // Edits and repair see to it; a stranger's document may still need it.
            let area = if taken.len() < 400 {
                area.settled(&taken)
            } else {
                area.held()
            };
            let mut placed = PlacedRoom {
                id: Some(room.id),
                step: room.step,
                area,
            };
            taken.push(area);
            let at = room.step.and_then(|step| places.get(&step));
            match at.map(|&at| &mut found[at]) {
                Some(slot @ None) => *slot = Some(placed),
                _ => {
                    placed.step = None;
                    plan.backstage.push(placed);
                }
            }
        }
        let num_missing = found.iter().filter(|room| room.is_none()).count();
        let is_placed = num_missing <= MOST_SINGLE && num_missing < found.len();
        if is_placed {
            plan.fill_in(&steps, found, taken);
        } else {
            plan.wind(document, &steps, found, &taken, strip);
        }
        plan
    }

    /// How large a room is when nobody said.
    fn usual(&self) -> (i32, i32) {
        if self.is_numbered { (3, 3) } else { (6, 5) }
    }

    /// New steps on a plan placed by hand.
    fn fill_in(
        &mut self,
        steps: &[StepId],
        found: Vec<Option<PlacedRoom>>,
        mut taken: Vec<PlanArea>,
    ) {
        let (width, height) = self.usual();
        let first = found.iter().flatten().next().map(|room| room.area);
        let mut before: Option<PlanArea> = None;
        for (&step, room) in steps.iter().zip(found) {
            let room = room.unwrap_or_else(|| {
                let x = match (before, first) {
                    (Some(before), _) => before.right(),
                    (None, Some(first)) => first.x - width,
                    (None, None) => 0,
                };
                let y = before.or(first).map_or(0, |area| area.y);
                let wanted = PlanArea {
                    x,
                    y,
                    width,
                    height,
                };
                let area = wanted.settled(&taken);
                taken.push(area);
                PlacedRoom {
                    id: None,
                    step: Some(step),
                    area,
                }
            });
            before = Some(room.area);
            self.rooms.push(room);
        }
    }

    /// A serpentine of all rooms that have no place, under those that have one.
    fn wind(
        &mut self,
        document: &Document,
        steps: &[StepId],
        found: Vec<Option<PlacedRoom>>,
        taken: &[PlanArea],
        mut strip: impl FnMut(&[Slot]) -> i32,
    ) {
        let open: Vec<usize> = (0..steps.len()).filter(|&at| found[at].is_none()).collect();
        let widths = self.widths(document, &open);
        let (_, height) = self.usual();
        let around = taken.iter().copied().reduce(PlanArea::union);
        let (left, mut y) = around.map_or((0, 0), |area| (area.x, area.bottom() + 1));
        let mut rooms = found;
        for (index, row) in rows(&widths, height).into_iter().enumerate() {
            let mut x = left;
            let total: i32 = row.iter().map(|(_, width)| width).sum();
            let is_backwards = index % 2 == 1;
            let mut slots: Vec<Slot> = Vec::with_capacity(row.len());
            for &(place, width) in &row {
                let at = if is_backwards {
                    2 * left + total - x - width
                } else {
                    x
                };
                slots.push((open[place], at, width));
                x += width;
            }
            // The first row has the room under the wall.
            y += if index > 0 { strip(&slots) } else { 0 };
            for (place, x, width) in slots {
                rooms[place] = Some(PlacedRoom {
                    id: None,
                    step: Some(steps[place]),
                    area: PlanArea {
                        x,
                        y,
                        width,
                        height,
                    },
                });
            }
            y += height;
        }
        self.rooms = rooms.into_iter().flatten().collect();
    }

    /// How wide each room wants to be.
    fn widths(&self, document: &Document, open: &[usize]) -> Vec<i32> {
        let (usual, _) = self.usual();
        let durations: Vec<Option<TimeSpan>> = document
            .steps()
            .map(|(_, step)| dwell(&step.duration))
            .collect();
        let known = || {
            durations
                .iter()
                .flatten()
                .map(|span| span.seconds().max(60))
        };
        let (Some(shortest), Some(longest)) = (known().min(), known().max()) else {
            return vec![usual; open.len()];
        };
        if document.store_plan.options.widths == RoomWidths::Equal || shortest == longest {
            return vec![usual; open.len()];
        }
        let (least, more) = if self.is_numbered { (3, 2.0) } else { (5, 4.0) };
        // By how many times as long, so that one long wait does not make all else alike.
        let order = |seconds: u32| (seconds.max(60) as f32 / shortest as f32).ln();
        let width = |&at: &usize| match durations[at] {
            Some(span) => {
                let share = order(span.seconds()) / order(longest);
                least + (share * more).round() as i32
            }
            None => least + 1,
        };
        open.iter().map(width).collect()
    }
}

/// How long one stays, as far as it is known.
pub(super) fn dwell(duration: &crate::model::Duration) -> Option<TimeSpan> {
    match (duration.average, duration.minimum, duration.maximum) {
        (Some(average), ..) => Some(average),
        (None, Some(low), Some(high)) => Some(TimeSpan::from_seconds(
            low.seconds() / 2 + high.seconds() / 2,
        )),
        (None, low, high) => low.or(high),
    }
}

/// Rooms in rows, all equally wide in sum: place and width of each.
fn rows(widths: &[i32], height: i32) -> Vec<Vec<(usize, i32)>> {
    let total: i32 = widths.iter().sum();
    if widths.is_empty() {
        return Vec::new();
    }
    // Rows stand apart by the thoughts above them.
    let pitch = height as f32 + if height > 3 { 2.5 } else { 0.5 };
    let num = (total as f32 / (ASPECT * pitch)).sqrt().round() as usize;
    let num = num.clamp(1, widths.len());
    let mut rows: Vec<Vec<(usize, i32)>> = vec![Vec::new(); num];
    let mut passed = 0;
    for (place, &width) in widths.iter().enumerate() {
        // The row in which the room's middle falls, but no row stays empty.
        let middle = passed as f32 + width as f32 / 2.0;
        let wanted = (middle / total as f32 * num as f32) as usize;
        let left = widths.len() - place;
        let first_empty = rows.iter().position(Vec::is_empty).unwrap_or(num);
        let least = if num - first_empty >= left {
            first_empty
        } else {
            0
        };
        let row = wanted.clamp(least, num - 1).min(first_empty);
        rows[row].push((place, width));
        passed += width;
    }
    let widest = rows
        .iter()
        .map(|row| row.iter().map(|(_, width)| width).sum::<i32>())
        .max()
        .unwrap_or(0);
    for row in &mut rows {
        fill(row, widest);
    }
    rows
}

/// Widens the rooms of a row in proportion until they are `total` wide together.
fn fill(row: &mut [(usize, i32)], total: i32) {
    let sum: i32 = row.iter().map(|(_, width)| width).sum();
    let (mut wanted, mut given) = (0.0, 0);
    for (_, width) in row {
        wanted += *width as f32 * total as f32 / sum.max(1) as f32;
        let end = wanted.round() as i32;
        *width = end - given;
        given = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_equally_wide_and_keep_the_order() {
        for num in [1, 2, 3, 5, 7, 13, 16, 17, 40, 200, 1000] {
            let widths: Vec<i32> = (0..num).map(|i| 5 + (i * 7 % 5) as i32).collect();
            let rows = rows(&widths, 5);
            let sums: Vec<i32> = rows
                .iter()
                .map(|row| row.iter().map(|(_, width)| width).sum())
                .collect();
            assert!(sums.iter().all(|&sum| sum == sums[0]), "{num}: {sums:?}");
            let places: Vec<usize> = rows.iter().flatten().map(|(place, _)| *place).collect();
            assert!(places.iter().copied().eq(0..num), "{num}");
            assert!(rows.iter().all(|row| !row.is_empty()));
            for (place, width) in rows.iter().flatten() {
                assert!(*width >= widths[*place], "{num}");
            }
        }
    }
}
