//! Callouts around the disc: a step's title and a line about it, tied to its wedge by a leader line.
//!
//! They never overlap and their lines never cross: each half's callouts keep the order of their steps, are
//! pushed apart no more than needed, and stand as near to the disc as their leader line allows. What comes
//! of it is checked; where it does not hold, the callouts of each half share one edge, then titles take one
//! line, and at last the steps are numbered and listed instead (see `list`).

use std::f32::consts::PI;
use std::sync::Arc;

use super::super::brush::Brush;
use super::super::context::Context;
use super::super::spot::Spot;
use super::super::votes::Plate;
use super::facts::{Facts, Summary};
use super::plan::Plan;
use super::polar;
use crate::scene::{Path, Point, Rect, Stroke, Target, point, rect};
use crate::text::{Paragraph, TextLimits};
use crate::theme::{map, wheel};

/// More steps than this are numbered and listed.
pub(super) const MOST: usize = 24;
/// Between two callouts, and between a callout and its line.
const GAP: f32 = 10.0;
const STUB: f32 = 7.0;
/// Between a title and the dots of its cards.
const PLATE_GAP: f32 = 6.0;
/// Half of the space kept free above and below the disc between both halves.
const MIDDLE: f32 = 12.0;

/// A callout that has found its place.
#[derive(Debug, Clone)]
pub(super) struct Callout {
    place: usize,
    title: Arc<Paragraph>,
    line: Option<Arc<Paragraph>>,
    /// The dots of its cards, behind the title.
    plate: Option<Plate>,
    /// As wide as its texts may be.
    width: f32,
    pub rect: Rect,
    is_left: bool,
    pub leader: [Point; 2],
}

/// How callouts are tried, one after the other.
#[derive(Clone, Copy)]
struct Manner {
    title_lines: usize,
    lines: usize,
    width: f32,
    has_common_edge: bool,
}

/// All callouts of `plan` around (0, 0), or none when they do not find room.
pub(super) fn place(
    context: &mut Context<'_>,
    plan: &Plan,
    summary: &Summary,
) -> Option<Vec<Callout>> {
    let num = plan.wedges.len();
    if num > MOST {
        return None;
    }
    let (width, lines) = match num {
        0..=8 => (216.0, 3),
        9..=14 => (204.0, 2),
        _ => (188.0, 1),
    };
    let mut manner = Manner {
        title_lines: 2,
        lines,
        width,
        has_common_edge: false,
    };
    let mut manners = vec![manner];
    for title_lines in [2, 1] {
        for has_common_edge in [false, true] {
            manner = Manner {
                title_lines,
                lines: 1,
                has_common_edge,
                ..manner
            };
            manners.push(manner);
        }
    }
    manners
        .into_iter()
        .find_map(|manner| place_in(context, plan, summary, manner))
}

fn place_in(
    context: &mut Context<'_>,
    plan: &Plan,
    summary: &Summary,
    manner: Manner,
) -> Option<Vec<Callout>> {
    let mut all = Vec::new();
    for is_left in [false, true] {
        let mut half: Vec<(f32, Callout)> = Vec::new();
        for (place, wedge) in plan.wedges.iter().enumerate() {
            let angle = wedge.middle().rem_euclid(2.0 * PI);
            if (angle >= PI) != is_left {
                continue;
            }
            // The left half is laid out as its mirror image.
            let angle = if is_left { 2.0 * PI - angle } else { angle };
            let facts = &summary.steps[wedge.column];
            let title = &wedge.step.title;
            half.push((angle, compose(context, place, title, facts, manner)));
        }
        half.sort_by(|a, b| a.0.total_cmp(&b.0));
        spread(&mut half, plan.radius);
        stand(&mut half, plan.radius, manner)?;
        for (_, mut callout) in half {
            if is_left {
                callout.mirror();
            }
            all.push(callout);
        }
    }
    is_clear(&all).then_some(all)
}

fn compose(
    context: &mut Context<'_>,
    place: usize,
    title: &str,
    facts: &Facts,
    manner: Manner,
) -> Callout {
    let plate = Plate::of(context, facts.dots);
    let taken = plate
        .as_ref()
        .map_or(0.0, |plate| plate.width() + PLATE_GAP);
    let limits = |lines, taken| TextLimits {
        width: manner.width - taken,
        lines,
    };
    let shown = match title.trim() {
        "" => context.words.model.untitled,
        title => title,
    };
    let title = context.text.paragraph(
        shown,
        wheel::CALLOUT_TITLE,
        limits(manner.title_lines, taken),
    );
    let line = facts.line.trim();
    let line = (!line.is_empty()).then(|| {
        context
            .text
            .paragraph(line, wheel::CALLOUT_TEXT, limits(manner.lines, 0.0))
    });
    let width = (title.width + taken).max(line.as_ref().map_or(0.0, |line| line.width));
    let title_height = match plate {
        Some(_) => title.height.max(Plate::HEIGHT),
        None => title.height,
    };
    let height = title_height + line.as_ref().map_or(0.0, |line| line.height + 1.0);
    Callout {
        place,
        title,
        line,
        plate,
        width: manner.width,
        rect: rect(0.0, 0.0, width, height),
        is_left: false,
        leader: [Point::default(); 2],
    }
}

/// Gives every callout its height on the page: as near to its step as the others let it.
fn spread(half: &mut [(f32, Callout)], radius: f32) {
    // Pool neighbours that would overlap; each pool stands where its callouts are least displaced.
    struct Pool {
        sum: f32,
        count: usize,
    }
    let mut before = 0.0;
    let mut pools: Vec<Pool> = Vec::new();
    let mut offsets = Vec::with_capacity(half.len());
    for (angle, callout) in half.iter() {
        let natural = -angle.cos() * wheel::CALLOUT * 1.05 * radius - callout.rect.height / 2.0;
        offsets.push(before);
        let mut pool = Pool {
            sum: natural - before,
            count: 1,
        };
        before += callout.rect.height + GAP;
        while let Some(last) = pools.last()
            && last.sum / last.count as f32 > pool.sum / pool.count as f32
        {
            pool.sum += last.sum;
            pool.count += last.count;
            pools.pop();
        }
        pools.push(pool);
    }
    let starts = pools
        .iter()
        .flat_map(|pool| std::iter::repeat_n(pool.sum / pool.count as f32, pool.count));
    for (((_, callout), start), offset) in half.iter_mut().zip(starts).zip(offsets) {
        callout.rect.y = start + offset;
    }
}

/// Puts every callout as near to the disc as it may stand. `None` when one would be too far out.
fn stand(half: &mut [(f32, Callout)], radius: f32, manner: Manner) -> Option<()> {
    let clear = wheel::CALLOUT * radius;
    for (angle, callout) in half.iter_mut() {
        let area = callout.rect;
        let nearest = if area.y > 0.0 {
            area.y
        } else if area.bottom() < 0.0 {
            area.bottom()
        } else {
            0.0
        };
        let start = polar::at(*angle, wheel::LEADER * radius);
        let mut x = (clear * clear - nearest * nearest)
            .max(0.0)
            .sqrt()
            .max(MIDDLE)
            .max(start.x + STUB + 3.0);
        let end = |x: f32| point(x - STUB, area.centre().y);
        while least_distance(start, end(x)) < 1.008 * radius {
            x += 4.0;
            if x > wheel::FARTHEST_CALLOUT * radius {
                return None;
            }
        }
        callout.rect.x = x;
        callout.leader = [start, end(x)];
    }
    if manner.has_common_edge {
        let edge = half.iter().map(|(_, callout)| callout.rect.x);
        let edge = edge.fold(0.0, f32::max);
        for (_, callout) in half {
            callout.rect.x = edge;
            callout.leader[1].x = edge - STUB;
        }
    }
    Some(())
}

/// How near the straight line from `a` to `b` comes to the disc's centre.
fn least_distance(a: Point, b: Point) -> f32 {
    let along = b - a;
    let length = along.x * along.x + along.y * along.y;
    let share = if length > 0.0 {
        (-(a.x * along.x + a.y * along.y) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    polar::radius_of(a + along * share)
}

impl Callout {
    fn title_height(&self) -> f32 {
        match self.plate {
            Some(_) => self.title.height.max(Plate::HEIGHT),
            None => self.title.height,
        }
    }

    fn mirror(&mut self) {
        self.is_left = true;
        self.rect.x = -self.rect.right();
        for end in &mut self.leader {
            end.x = -end.x;
        }
    }
}

/// No callout overlaps another or is crossed by a line, and no two lines cross.
fn is_clear(callouts: &[Callout]) -> bool {
    callouts.iter().enumerate().all(|(index, one)| {
        let others = callouts.iter().enumerate();
        others
            .filter(|(other, _)| *other != index)
            .all(|(_, other)| {
                !one.rect.expanded(1.0).overlaps(other.rect)
                    && !crosses_rect(one.leader, other.rect.expanded(2.0))
                    && !crosses(one.leader, other.leader)
            })
    })
}

fn crosses(a: [Point; 2], b: [Point; 2]) -> bool {
    let side = |line: [Point; 2], p: Point| {
        let (along, to) = (line[1] - line[0], p - line[0]);
        along.x * to.y - along.y * to.x
    };
    side(a, b[0]) * side(a, b[1]) < 0.0 && side(b, a[0]) * side(b, a[1]) < 0.0
}

fn crosses_rect(line: [Point; 2], area: Rect) -> bool {
    let (left, top) = (area.x, area.y);
    let corners = [
        point(left, top),
        point(area.right(), top),
        point(area.right(), area.bottom()),
        point(left, area.bottom()),
    ];
    let edges = (0..4).map(|index| [corners[index], corners[(index + 1) % 4]]);
    area.contains(line[0])
        || area.contains(line[1])
        || edges.into_iter().any(|edge| crosses(edge, line))
}

/// Draws the callouts and their lines; where their titles are.
pub(super) fn draw(
    context: &Context<'_>,
    brush: &mut Brush,
    plan: &Plan,
    callouts: &[Callout],
) -> Vec<Spot> {
    let theme = context.theme;
    let thin = Stroke::solid(map::HAIRLINE, theme.plot_zero);
    for callout in callouts {
        let [start, end] = callout.leader;
        let stub = if callout.is_left {
            STUB - 3.0
        } else {
            3.0 - STUB
        };
        let rest = point(end.x - stub, end.y);
        brush.path(Path::polyline(&[start, end, rest]), None, Some(thin));
        brush.path(Path::circle(start, 2.5), Some(theme.plot_zero), None);
        // It answers to no pointer.
        brush.group(Some(target_of(plan, callout)), None, None);
    }
    let mut spots = Vec::new();
    for callout in callouts {
        let area = callout.rect;
        let below = area.y + callout.title_height() + 1.0;
        if let Some(plate) = &callout.plate {
            let x = match callout.is_left {
                true => area.right() - callout.title.width - PLATE_GAP - plate.width(),
                false => area.x + callout.title.width + PLATE_GAP,
            };
            plate.draw(brush, theme, x, area.y);
        }
        if callout.is_left {
            brush.right_aligned(area.right(), area.y, &callout.title, theme.text);
            if let Some(line) = &callout.line {
                brush.right_aligned(area.right(), below, line, theme.text_muted);
            }
        } else {
            brush.paragraph(area.top_left(), &callout.title, theme.text);
            if let Some(line) = &callout.line {
                brush.paragraph(point(area.x, below), line, theme.text_muted);
            }
        }
        let target = target_of(plan, callout);
        brush.group(Some(target), Some(area), Some(theme.text_muted));
        // As wide as it may become.
        let width = callout.width;
        let x = if callout.is_left {
            area.right() - width
        } else {
            area.x
        };
        let title = rect(x, area.y, width, callout.title.height);
        spots.push(Spot {
            target,
            rect: area,
            text: Some((title, wheel::CALLOUT_TITLE)),
        });
    }
    spots
}

fn target_of(plan: &Plan, callout: &Callout) -> Target {
    Target::Step(plan.wedges[callout.place].step.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_meet_nowhere_do_not_cross() {
        let a = [point(0.0, 0.0), point(10.0, 10.0)];
        assert!(crosses(a, [point(0.0, 10.0), point(10.0, 0.0)]));
        assert!(!crosses(a, [point(20.0, 10.0), point(30.0, 0.0)]));
        assert!(crosses_rect(a, rect(4.0, 3.0, 2.0, 2.5)));
        assert!(!crosses_rect(a, rect(8.0, 0.0, 2.0, 2.0)));
    }

    #[test]
    fn the_way_past_the_disc_is_measured_between_the_ends() {
        let near = least_distance(point(-5.0, 3.0), point(5.0, 3.0));
        assert!((near - 3.0).abs() < 1e-5);
        let end = least_distance(point(3.0, 4.0), point(6.0, 8.0));
        assert!((end - 5.0).abs() < 1e-5);
    }
}
