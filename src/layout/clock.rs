//! A day by the clock: columns as wide as their steps last, and the hours over them.
//!
//! A map is a day when every step has a start time and the steps follow each other within 24 hours.

use super::brush::Brush;
use super::context::Context;
use super::grid::Columns;
use crate::model::{Document, Step};
use crate::scene::{Stroke, point};
use crate::theme::map;

const DAY: u32 = 24 * 60;
/// How long the last step lasts when nobody said so.
const LAST: u32 = 60;
/// Height of the hours' band.
pub(super) const BAND: f32 = 24.0;
const TICK: f32 = 5.0;
/// Between two hours that are written.
const HOUR_GAP: f32 = 10.0;
/// Between two ticks.
const TICK_GAP: f32 = 5.0;

/// The day's steps in minutes: since midnight of the first day, and how long each lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    starts: Vec<u32>,
    lengths: Vec<u32>,
}

impl Day {
    /// `None` where some step has no start time, or where they do not follow each other within a day.
    pub fn of(document: &Document) -> Option<Self> {
        if document.num_steps() < 2 {
            return None;
        }
        let mut starts: Vec<u32> = Vec::with_capacity(document.num_steps());
        for (_, step) in document.steps() {
            let mut start = u32::from(step.start?.minutes());
            if let (Some(&first), Some(&before)) = (starts.first(), starts.last()) {
                if start <= before {
                    start += DAY;
                }
                if start <= before || start >= first + DAY {
                    return None;
                }
            }
            starts.push(start);
        }
        let last = document.steps().last().map(|(_, step)| length(step))?;
        let room = starts[0] + DAY - starts[starts.len() - 1];
        let ends = starts[1..].iter().copied();
        let ends = ends.chain([starts[starts.len() - 1] + last.min(room)]);
        let lengths = starts.iter().zip(ends).map(|(start, end)| end - start);
        Some(Self {
            lengths: lengths.collect(),
            starts,
        })
    }
}

fn length(step: &Step) -> u32 {
    let average = step.duration.average.map(|span| span.seconds() / 60);
    average.filter(|&minutes| minutes > 0).unwrap_or(LAST)
}

/// The width of each column of a day, as near to the clock as texts stay readable.
pub(super) fn widths(document: &Document) -> Option<Vec<f32>> {
    let day = Day::of(document)?;
    let total: u32 = day.lengths.iter().sum();
    let per_minute = map::COLUMN_WIDTH * day.lengths.len() as f32 / total.max(1) as f32;
    let width = |&minutes: &u32| {
        let width = minutes as f32 * per_minute;
        width
            .clamp(map::COLUMN_WIDTH_SHORTEST, map::COLUMN_WIDTH_LONGEST)
            .round()
    };
    Some(day.lengths.iter().map(width).collect())
}

/// Draws the hours over the columns of a day, from `top` on; in each column they are evenly spread.
pub(super) fn draw(
    context: &mut Context<'_>,
    document: &Document,
    columns: &Columns,
    top: f32,
    brush: &mut Brush,
) {
    let Some(day) = Day::of(document) else {
        return;
    };
    let theme = context.theme;
    let foot = top + BAND - 6.0;
    let stroke = Stroke::solid(map::HAIRLINE, theme.text_muted);
    let mut free = columns.left;
    let mut last_tick = f32::MIN;
    for (index, column) in columns.list.iter().enumerate() {
        let (start, minutes) = (day.starts[index], day.lengths[index]);
        brush.line(
            point(column.x, foot),
            point(column.x + column.width, foot),
            stroke,
        );
        let first = start.div_ceil(60);
        for hour in first..(start + minutes).div_ceil(60) {
            let share = (hour * 60 - start) as f32 / minutes.max(1) as f32;
            let x = column.x + share * column.width;
            if x - last_tick < TICK_GAP {
                continue;
            }
            last_tick = x;
            brush.line(point(x, foot - TICK), point(x, foot), stroke);
            let name = context.words.layout.hour(hour % 24);
            let name = context.line(&name, map::SMALL);
            let left = x - name.width / 2.0;
            if left >= free && x + name.width / 2.0 <= columns.right {
                brush.paragraph(
                    point(left, foot - TICK - name.height),
                    &name,
                    theme.text_muted,
                );
                free = left + name.width + HOUR_GAP;
            }
        }
    }
    brush.group(None, None, None);
}

/// Whether the hours are drawn over the columns.
pub(super) fn is_day(document: &Document) -> bool {
    Day::of(document).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClockTime, IdGenerator, Stage};
    use std::sync::Arc;

    fn day(starts: &[&str]) -> Document {
        let mut ids = IdGenerator::from_seed(1);
        let mut stage = Stage::new(ids.next_id(), "");
        for start in starts {
            let mut step = Step::new(ids.next_id(), *start);
            step.start = start.parse::<ClockTime>().ok();
            stage.steps.push(Arc::new(step));
        }
        Document {
            stages: Arc::new(vec![Arc::new(stage)]),
            ..Document::default()
        }
    }

    #[test]
    fn a_longer_step_has_a_wider_column_within_bounds() {
        let widths = widths(&day(&["06:45", "07:00", "08:30", "12:00", "13:00"])).unwrap();
        assert!(widths[1] > widths[0] && widths[2] > widths[1]);
        for width in widths {
            assert!((map::COLUMN_WIDTH_SHORTEST..=map::COLUMN_WIDTH_LONGEST).contains(&width));
        }
    }

    #[test]
    fn a_day_may_go_past_midnight_once() {
        assert!(widths(&day(&["18:00", "23:30", "01:00"])).is_some());
        assert!(widths(&day(&["18:00", "23:30", "01:00", "19:00"])).is_none());
        assert!(widths(&day(&["18:00", "12:00", "11:00"])).is_none());
    }

    #[test]
    fn without_every_start_time_it_is_no_day() {
        assert!(widths(&day(&["06:45", "", "08:30"])).is_none());
        assert!(widths(&day(&["06:45"])).is_none());
        assert!(widths(&day(&["06:45", "06:45"])).is_none());
    }
}
