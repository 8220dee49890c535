//! Ways for links between cards: along the gutters between columns and the gaps between rows.
//!
//! Gaps between rows are always free. A gutter between columns is free but for cards that span it; a way
//! that meets one walks around it, in the free strip that every card has around itself. So no way crosses
//! a card, and finding one never searches: it only ever goes on towards its row gap.

use std::ops::Range;

use super::PlacedRow;
use super::grid::Columns;
use super::row::PlacedCard;
use crate::scene::{Point, Rect, point};
use crate::theme::map;

/// Half of the free strip around a card.
const STRIP: f32 = map::CARD_GAP / 2.0;
/// How far from its middle a way keeps in gutters and in gaps: one pair per track.
pub(super) const TRACKS: [(f32, f32); 5] = [
    (0.0, -4.0),
    (-3.0, 4.0),
    (3.0, -8.0),
    (-5.5, 8.0),
    (5.5, 0.0),
];

/// The map that ways are found on.
pub(super) struct Net<'a> {
    columns: &'a Columns,
    rows: &'a [PlacedRow],
    /// For each column, how many of the rows above each gap have something in it.
    taken: Counts,
    /// For each gutter, how many of the rows above each gap have a card across it.
    walls: Counts,
}

/// Running counts down the rows, one list after the other.
struct Counts {
    counts: Vec<u32>,
    num_rows: usize,
}

impl Counts {
    fn new(
        num_lists: usize,
        rows: &[PlacedRow],
        counts: impl Fn(&PlacedRow, usize) -> bool,
    ) -> Self {
        let num_rows = rows.len();
        let mut all = Vec::with_capacity(num_lists * (num_rows + 1));
        for list in 0..num_lists {
            let mut count = 0;
            all.push(count);
            for row in rows {
                count += u32::from(counts(row, list));
                all.push(count);
            }
        }
        Self {
            counts: all,
            num_rows,
        }
    }

    /// Whether none of the rows counts.
    fn is_zero(&self, list: usize, rows: &Range<usize>) -> bool {
        let at = |row: usize| self.counts.get(list * (self.num_rows + 1) + row);
        at(rows.start) == at(rows.end)
    }
}

/// A card at one end of a link.
#[derive(Clone, Copy)]
pub(super) struct End<'a> {
    pub row: usize,
    pub card: &'a PlacedCard,
}

/// A way from a card to the gap above or below its row.
struct Leg {
    points: Vec<Point>,
    gap: usize,
    /// The card's column under the way, where it leaves through top or bottom.
    column: Option<usize>,
}

impl<'a> Net<'a> {
    pub fn new(columns: &'a Columns, rows: &'a [PlacedRow]) -> Self {
        let num = columns.list.len();
        Self {
            columns,
            rows,
            taken: Counts::new(num, rows, |row, column| {
                !row.part.is_free(column) || row.part.plot.is_some()
            }),
            walls: Counts::new(num + 1, rows, |row, gutter| {
                row.part.spanning(gutter).next().is_some()
            }),
        }
    }

    /// The way from one card to another on track number `track`. A way `through_gap` always passes a
    /// gap between rows, where a label has room.
    pub fn route(&self, from: End<'_>, to: End<'_>, track: usize, through_gap: bool) -> Vec<Point> {
        let track = TRACKS[track % TRACKS.len()];
        let points = self
            .beside(from, to, track)
            .filter(|_| !through_gap)
            .unwrap_or_else(|| self.through_gaps(from, to, track, through_gap));
        simplified(points)
    }

    fn frame(&self, end: End<'_>) -> Rect {
        let y = self.rows[end.row].y;
        end.card.rect.translated(point(0.0, y))
    }

    /// Middle of the gutter left of column `gutter`.
    fn gutter_x(&self, gutter: usize, offset: f32) -> f32 {
        let list = &self.columns.list;
        let right_of = |column: usize| list[column].x + list[column].width;
        let x = if gutter == 0 {
            list[0].x + 3.5
        } else if gutter >= list.len() {
            right_of(list.len() - 1) - 1.0
        } else {
            (right_of(gutter - 1) + list[gutter].x) / 2.0
        };
        // Left of the first column there are only the cards' own margins.
        x + if gutter == 0 { offset * 0.6 } else { offset }
    }

    /// Middle of the gap above row `gap`.
    fn gap_y(&self, gap: usize, offset: f32) -> f32 {
        let bottom = |row: &PlacedRow| row.y + row.part.height;
        match (gap.checked_sub(1), self.rows.get(gap)) {
            (None, Some(first)) => first.y + 6.0 + offset * 0.4,
            (Some(above), Some(_)) => bottom(&self.rows[above]) + offset,
            (Some(above), None) => bottom(&self.rows[above]) - 6.0 + offset * 0.4,
            (None, None) => 0.0,
        }
    }

    /// A short way between cards of one row that share a gutter.
    fn beside(&self, from: End<'_>, to: End<'_>, track: (f32, f32)) -> Option<Vec<Point>> {
        if from.row != to.row || self.rows[from.row].part.is_collapsed {
            return None;
        }
        let (a, b) = (self.frame(from), self.frame(to));
        let (gutter, a_x, b_x) = if to.card.first == from.card.last + 1 {
            (to.card.first, a.right(), b.x)
        } else if from.card.first == to.card.last + 1 {
            (from.card.first, a.x, b.right())
        } else if from.card.last == to.card.last {
            (from.card.last + 1, a.right(), b.right())
        } else {
            return None;
        };
        let (a_y, b_y) = (port_y(a, track.0), port_y(b, track.0));
        let row = &self.rows[from.row];
        let high = a_y.min(b_y) - row.y;
        let next = row.part.next_spanning(gutter, high, true);
        let blocked = next.is_some_and(|card| card.rect.y < a_y.max(b_y) - row.y);
        if blocked {
            return None;
        }
        let x = self.gutter_x(gutter, track.0);
        Some(vec![
            point(a_x, a_y),
            point(x, a_y),
            point(x, b_y),
            point(b_x, b_y),
        ])
    }

    fn through_gaps(
        &self,
        from: End<'_>,
        to: End<'_>,
        track: (f32, f32),
        has_label: bool,
    ) -> Vec<Point> {
        let (a, b) = (self.frame(from), self.frame(to));
        let (start, end) = if from.row == to.row {
            let row = &self.rows[from.row];
            let above = a.y + b.y - 2.0 * row.y;
            let below = 2.0 * (row.y + row.part.height) - a.bottom() - b.bottom();
            let mut down = below <= above;
            // Through top or bottom the way has room for a label; by the sides neighbours share a gutter.
            let num_clear = |down| {
                usize::from(self.is_clear(from, down)) + usize::from(self.is_clear(to, down))
            };
            if has_label && num_clear(down) < num_clear(!down) {
                down = !down;
            }
            (
                self.leg(from, to, down, track, has_label),
                self.leg(to, from, down, track, has_label),
            )
        } else {
            let down = to.row > from.row;
            (
                self.leg(from, to, down, track, false),
                self.leg(to, from, !down, track, false),
            )
        };
        let mut points = start.points.clone();
        self.cross_rows(&start, &end, track, &mut points);
        points.extend(end.points.iter().rev());
        points
    }

    /// Whether no other card stands between a card and the gap below (or above) its row.
    fn is_clear(&self, of: End<'_>, down: bool) -> bool {
        let row = &self.rows[of.row];
        let column = usize::midpoint(of.card.first, of.card.last);
        let outermost = if down {
            row.part.lowest(column)
        } else {
            row.part.topmost(column)
        };
        row.part.is_collapsed || outermost == Some(of.card.id)
    }

    /// From a card's edge to the gap below (or above) its row.
    fn leg(
        &self,
        of: End<'_>,
        towards: End<'_>,
        down: bool,
        track: (f32, f32),
        by_ends: bool,
    ) -> Leg {
        let row = &self.rows[of.row];
        let frame = self.frame(of);
        let gap = of.row + usize::from(down);
        let column = usize::midpoint(of.card.first, of.card.last);
        let y = self.gap_y(gap, track.1);
        // From one row to another cards are left through top and bottom, within a row at their sides.
        let leaves_by_end = of.row != towards.row || row.part.is_collapsed || by_ends;
        if leaves_by_end && self.is_clear(of, down) {
            let place = &self.columns.list[column];
            let middle = if row.part.is_collapsed {
                frame.centre().x
            } else {
                place.x + place.width / 2.0 + track.0 * 2.0
            };
            let edge = if down { frame.bottom() } else { frame.y };
            return Leg {
                points: vec![point(middle, edge), point(middle, y)],
                gap,
                column: Some(column),
            };
        }
        let goes_right = towards.card.last >= of.card.last;
        let (mut gutter, x) = if goes_right {
            (of.card.last + 1, frame.right())
        } else {
            (of.card.first, frame.x)
        };
        let port = point(x, port_y(frame, track.0));
        let mut points = vec![port, point(self.gutter_x(gutter, track.0), port.y)];
        self.walk(of.row, &mut gutter, down, goes_right, track, &mut points);
        points.push(point(self.gutter_x(gutter, track.0), y));
        Leg {
            points,
            gap,
            column: None,
        }
    }

    /// Goes along a gutter to the end of a row, around every card that spans the gutter.
    fn walk(
        &self,
        row: usize,
        gutter: &mut usize,
        down: bool,
        goes_right: bool,
        track: (f32, f32),
        points: &mut Vec<Point>,
    ) {
        let aside = track.0.clamp(-2.5, 2.5);
        while let Some(&Point { y, .. }) = points.last() {
            let placed = &self.rows[row];
            let next = placed.part.next_spanning(*gutter, y - placed.y, down);
            let ahead = next.map(|card| (card, card.rect.translated(point(0.0, placed.y))));
            let Some((card, frame)) = ahead else { break };
            let strip = if down {
                frame.y - STRIP
            } else {
                frame.bottom() + STRIP
            } + aside;
            points.push(point(self.gutter_x(*gutter, track.0), strip));
            *gutter = if goes_right {
                card.last + 1
            } else {
                card.first
            };
            points.push(point(self.gutter_x(*gutter, track.0), strip));
        }
    }

    /// Joins the gaps where two legs end: straight on where a column is empty, else along a gutter.
    fn cross_rows(&self, start: &Leg, end: &Leg, track: (f32, f32), points: &mut Vec<Point>) {
        if start.gap == end.gap {
            return;
        }
        let down = end.gap > start.gap;
        let between = start.gap.min(end.gap)..start.gap.max(end.gap);
        let (Some(&from), Some(&to)) = (start.points.last(), end.points.last()) else {
            return;
        };
        let is_free = |column: Option<usize>| {
            column.is_some_and(|column| self.taken.is_zero(column, &between))
        };
        if is_free(end.column) {
            points.push(point(to.x, from.y));
            return;
        }
        if is_free(start.column) {
            points.push(point(from.x, to.y));
            return;
        }
        let list = &self.columns.list;
        let mut gutter = list.partition_point(|column| column.x + column.width / 2.0 < to.x);
        // The gutter next to the goal on the side the way comes from.
        let after = list.partition_point(|column| column.x + map::CELL_PADDING < to.x);
        let beside = after.checked_sub(1).filter(|&column| {
            let column = &list[column];
            to.x < column.x + column.width - map::CELL_PADDING
        });
        if let Some(column) = beside {
            gutter = if from.x > to.x { column + 1 } else { column };
        }
        points.push(point(self.gutter_x(gutter, track.0), from.y));
        for step in 0..between.len() {
            let row = if down {
                between.start + step
            } else {
                between.end - 1 - step
            };
            if !self.walls.is_zero(gutter, &(row..row + 1)) {
                self.walk(row, &mut gutter, down, from.x <= to.x, track, points);
            }
        }
        points.push(point(self.gutter_x(gutter, track.0), to.y));
    }

    /// Whether `area` touches a card or leaves the grid's rows.
    pub fn is_taken(&self, area: Rect) -> bool {
        let list = &self.columns.list;
        let (Some(first), Some(last)) = (list.first(), list.last()) else {
            return true;
        };
        if area.x < first.x || area.right() > last.x + last.width {
            return true;
        }
        let rows = self
            .rows
            .iter()
            .filter(|row| row.y < area.bottom() && area.y < row.y + row.part.height);
        let start = list.partition_point(|column| column.x + column.width <= area.x);
        let end = list.partition_point(|column| column.x < area.right());
        rows.into_iter().any(|row| {
            let by = point(0.0, row.y);
            let touches = |card: &PlacedCard| card.rect.translated(by).overlaps(area);
            let in_cells = (start..end).any(|column| row.part.cell(column).any(touches));
            in_cells || (start..=end).any(|gutter| row.part.spanning(gutter).any(touches))
        })
    }
}

fn port_y(frame: Rect, offset: f32) -> f32 {
    let reach = (frame.height / 2.0 - 6.0).max(0.0);
    frame.centre().y + offset.clamp(-reach, reach)
}

/// Without points that do not bend the line.
fn simplified(points: Vec<Point>) -> Vec<Point> {
    let mut simple: Vec<Point> = Vec::with_capacity(points.len());
    for p in points {
        while let [.., a, b] = simple[..] {
            let is_straight = ((a.x - b.x).abs() < 0.05 && (b.x - p.x).abs() < 0.05)
                || ((a.y - b.y).abs() < 0.05 && (b.y - p.y).abs() < 0.05);
            if !is_straight {
                break;
            }
            simple.pop();
        }
        if simple.last().is_none_or(|last| last.distance(p) > 0.05) {
            simple.push(p);
        }
    }
    simple
}
