//! The emotion lane: five levels, one smooth curve per persona, a face at each point, gaps where none is set.

use super::brush::Brush;
use super::context::Context;
use super::curve;
use super::face;
use super::row::RowInput;
use crate::model::{Emotion, PersonaId, StepId};
use crate::scene::{Dash, Path, Point, Rect, Stroke, Target, point, rect};
use crate::theme::map;

/// Where the five levels stand in a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Plot {
    /// Of level +2.
    pub top: f32,
    /// From level +2 to level −2.
    pub height: f32,
}

impl Plot {
    pub fn y_of(self, value: f32) -> f32 {
        self.top + (2.0 - value) / 4.0 * self.height
    }

    /// The nearest half step; beyond the ends, the ends.
    pub fn emotion_at(self, y: f32) -> Option<Emotion> {
        Emotion::nearest(2.0 - (y - self.top) / self.height.max(1.0) * 4.0)
    }
}

/// One persona's point at one step, set or not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct EmotionSpot {
    pub step: StepId,
    pub persona: Option<PersonaId>,
    pub centre: Point,
    pub radius: f32,
}

struct PlotPoint {
    column: usize,
    curve: usize,
    value: Option<Emotion>,
    centre: Point,
    radius: f32,
}

/// Draws the plot into `brush` and tells where the points stand.
pub(super) fn draw(
    context: &mut Context<'_>,
    input: &RowInput<'_>,
    plot: Plot,
    brush: &mut Brush,
) -> Vec<EmotionSpot> {
    levels(context, input, plot, brush);
    let points = place_points(input, plot);
    for (order, persona) in input.curves.iter().enumerate() {
        draw_curve(context, input, plot, brush, &points, order, *persona);
    }
    draw_names(context, input, plot, brush, &points);
    for point in &points {
        draw_point(context, input, brush, point);
    }
    spots(input, &points)
}

fn spots(input: &RowInput<'_>, points: &[PlotPoint]) -> Vec<EmotionSpot> {
    points
        .iter()
        .map(|point| EmotionSpot {
            step: input.columns.list[point.column].step,
            persona: input.curves[point.curve],
            centre: point.centre,
            radius: point.radius,
        })
        .collect()
}

fn levels(context: &Context<'_>, input: &RowInput<'_>, plot: Plot, brush: &mut Brush) {
    let theme = context.theme;
    let (left, right) = (input.columns.left, input.columns.right);
    for level in -2_i8..=2 {
        let y = plot.y_of(f32::from(level));
        let stroke = if level == 0 {
            Stroke::solid(map::LINE, theme.plot_zero)
        } else {
            Stroke::solid(map::HAIRLINE, theme.grid)
        };
        brush.line(point(left, y), point(right, y), stroke);
    }
    brush.group(None, None, None);
}

/// Every curve's point at every step; where faces would hide each other they step aside.
fn place_points(input: &RowInput<'_>, plot: Plot) -> Vec<PlotPoint> {
    let mut points = Vec::new();
    for (column, (place, step)) in input.columns.list.iter().zip(input.steps).enumerate() {
        let centre_x = place.x + place.width / 2.0;
        let start = points.len();
        for (curve, &persona) in input.curves.iter().enumerate() {
            let value = step.emotion(persona).map(|point| point.value);
            points.push(PlotPoint {
                column,
                curve,
                value,
                centre: point(centre_x, plot.y_of(value.map_or(0.0, Emotion::value))),
                radius: map::FACE_RADIUS,
            });
        }
        spread(&mut points[start..], place.width);
    }
    points
}

/// Moves points of one step apart sideways where they are closer than their faces are high.
fn spread(points: &mut [PlotPoint], width: f32) {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|&a, &b| points[a].centre.y.total_cmp(&points[b].centre.y));
    let mut start = 0;
    while start < order.len() {
        let mut end = start + 1;
        while end < order.len() {
            let apart = points[order[end]].centre.y - points[order[end - 1]].centre.y;
            if apart >= 2.0 * map::FACE_RADIUS + 3.0 {
                break;
            }
            end += 1;
        }
        let mut cluster = order[start..end].to_vec();
        cluster.sort_unstable();
        let num = cluster.len();
        if num > 1 {
            let room = width - 2.0 * map::FACE_RADIUS - 8.0;
            let gap = (2.0 * map::FACE_RADIUS + 6.0).min(room / (num - 1) as f32);
            let radius = map::FACE_RADIUS.min(gap / 2.0 - 1.0).max(3.0);
            for (place, &index) in cluster.iter().enumerate() {
                points[index].centre.x += (place as f32 - (num - 1) as f32 / 2.0) * gap;
                points[index].radius = radius;
            }
        }
        start = end;
    }
}

/// Tells curves apart without colour.
pub(super) fn curve_dash(index: usize) -> Dash {
    [Dash::Solid, Dash::Dashed, Dash::Dotted][index % 3]
}

fn persona_order(context: &Context<'_>, persona: Option<PersonaId>) -> usize {
    persona
        .and_then(|id| context.persona_index(id))
        .unwrap_or_default()
}

fn draw_curve(
    context: &Context<'_>,
    input: &RowInput<'_>,
    plot: Plot,
    brush: &mut Brush,
    points: &[PlotPoint],
    order: usize,
    persona: Option<PersonaId>,
) {
    let index = persona_order(context, persona);
    let colour = context.persona_colour(index);
    let stroke = Stroke {
        width: map::BOLD_LINE,
        colour,
        dash: curve_dash(index),
    };
    let own: Vec<&PlotPoint> = points.iter().filter(|point| point.curve == order).collect();
    for run in own.split(|point| point.value.is_none()) {
        if run.len() < 2 {
            continue;
        }
        let centres: Vec<Point> = run.iter().map(|point| point.centre).collect();
        let curve = curve::monotone(&centres);
        if input.curves.len() == 1 {
            let mut area = curve.clone();
            let zero = plot.y_of(0.0);
            area.line_to(point(centres[centres.len() - 1].x, zero))
                .line_to(point(centres[0].x, zero))
                .close();
            brush.path(area, Some(colour.with_alpha(22)), None);
        }
        brush.path(curve, None, Some(stroke));
    }
    // Whose it is, for those who dim it; it answers to no pointer.
    brush.group(persona.map(Target::Persona), None, None);
}

fn draw_point(context: &Context<'_>, input: &RowInput<'_>, brush: &mut Brush, spot: &PlotPoint) {
    let target = Target::Emotion {
        step: input.columns.list[spot.column].step,
        persona: input.curves[spot.curve],
    };
    let reach = spot.radius.max(12.0);
    let hit = rect(
        spot.centre.x - reach,
        spot.centre.y - reach,
        2.0 * reach,
        2.0 * reach,
    );
    let Some(value) = spot.value else {
        brush.group(Some(target), Some(hit), None);
        return;
    };
    let theme = context.theme;
    if input.curves.len() > 1 {
        let index = persona_order(context, input.curves[spot.curve]);
        let colour = context.persona_colour(index);
        let ring = Path::circle(spot.centre, spot.radius);
        brush.path(
            ring,
            Some(theme.background),
            Some(Stroke::solid(map::LINE, colour)),
        );
        face::draw(brush, spot.centre, spot.radius - 2.0, value, theme);
    } else {
        face::draw(brush, spot.centre, spot.radius, value, theme);
    }
    let fill = theme.emotion(value).outline;
    brush.group(Some(target), Some(hit), Some(fill));
}

/// Named emotions beside their points, where they hide neither faces nor each other.
fn draw_names(
    context: &mut Context<'_>,
    input: &RowInput<'_>,
    plot: Plot,
    brush: &mut Brush,
    points: &[PlotPoint],
) {
    let theme = context.theme;
    for (column, step) in input.steps.iter().enumerate() {
        let mut taken: Vec<Rect> = Vec::new();
        let here = || points.iter().filter(move |point| point.column == column);
        for spot in here().filter(|spot| spot.value.is_some()) {
            let r = spot.radius + 1.0;
            taken.push(rect(spot.centre.x - r, spot.centre.y - r, 2.0 * r, 2.0 * r));
        }
        for spot in here() {
            let named = step.emotion(input.curves[spot.curve]);
            let Some(named) = named.filter(|named| !named.name.trim().is_empty()) else {
                continue;
            };
            let place = &input.columns.list[column];
            let name = context.wrap(named.name.trim(), map::SMALL, place.width - 12.0);
            let bounds = (
                plot.top - map::EMOTION_PADDING,
                plot.top + plot.height + map::EMOTION_PADDING,
            );
            let goes_up = curve_turn(points, spot) <= 0.0;
            let at = free_place(
                spot,
                name.width,
                name.height,
                goes_up,
                bounds,
                place,
                &taken,
            );
            let Some(at) = at else { continue };
            taken.push(at);
            brush.fill(
                rect(at.x - 3.0, at.y, at.width + 6.0, at.height),
                4.0,
                theme.background.with_alpha(215),
            );
            brush.centred(at.centre().x, at.y, &name, theme.text);
            let target = Target::Emotion {
                step: input.columns.list[column].step,
                persona: input.curves[spot.curve],
            };
            brush.group(Some(target), None, None);
        }
    }
}

/// Negative at a peak, positive in a valley: the name goes where the curve does not.
fn curve_turn(points: &[PlotPoint], spot: &PlotPoint) -> f32 {
    let near = |column: Option<usize>| {
        let column = column?;
        points
            .iter()
            .find(|point| {
                point.column == column && point.curve == spot.curve && point.value.is_some()
            })
            .map(|point| point.centre.y)
    };
    let before = near(spot.column.checked_sub(1)).unwrap_or(spot.centre.y);
    let after = near(Some(spot.column + 1)).unwrap_or(spot.centre.y);
    2.0 * spot.centre.y - before - after
}

fn free_place(
    spot: &PlotPoint,
    width: f32,
    height: f32,
    goes_up: bool,
    (top, bottom): (f32, f32),
    column: &super::grid::Column,
    taken: &[Rect],
) -> Option<Rect> {
    let left = column.x + 6.0;
    let x = (spot.centre.x - width / 2.0)
        .min(column.x + column.width - 6.0 - width)
        .max(left);
    let above = spot.centre.y - spot.radius - 2.0 - height;
    let below = spot.centre.y + spot.radius + 2.0;
    let first = if goes_up {
        [above, below]
    } else {
        [below, above]
    };
    let further = (1..40).flat_map(|step| {
        let by = step as f32 * 5.0;
        [above - by, below + by]
    });
    first
        .into_iter()
        .chain(further)
        .filter(|&y| y >= top + 1.0 && y + height <= bottom - 1.0)
        .map(|y| rect(x, y, width, height))
        .find(|place| !taken.iter().any(|other| other.overlaps(*place)))
}

/// Small faces in a row, for a collapsed lane; `used` tells how much of each cell they take.
pub(super) fn draw_collapsed(
    context: &Context<'_>,
    input: &RowInput<'_>,
    middle: f32,
    brush: &mut Brush,
    used: &mut [f32],
) -> Vec<EmotionSpot> {
    let radius = 8.0_f32;
    let mut points = Vec::new();
    for (column, (place, step)) in input.columns.list.iter().zip(input.steps).enumerate() {
        let room = place.width - 2.0 * map::CELL_PADDING;
        let gap = (2.0 * radius + 4.0).min(room / input.curves.len().max(1) as f32);
        for (curve, &persona) in input.curves.iter().enumerate() {
            let x = place.x + map::CELL_PADDING + radius + curve as f32 * gap;
            points.push(PlotPoint {
                column,
                curve,
                value: step.emotion(persona).map(|point| point.value),
                centre: point(x, middle),
                radius: radius.min(gap / 2.0).max(2.0),
            });
        }
        used[column] = input.curves.len() as f32 * gap;
    }
    for point in &points {
        draw_point(context, input, brush, point);
    }
    spots(input, &points)
}
