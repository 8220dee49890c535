//! The curve of the visit under the plan: the same rooms in the same order, with the peak, the lowest point
//! and the end marked, and what one thinks of the brand as a second curve.

use super::super::brush::Brush;
use super::super::context::Context;
use super::super::curve;
use super::super::face;
use super::room::{PlacedFace, badge};
use crate::model::{Emotion, PersonaId, Phase, StepId};
use crate::scene::{Dash, Path, Point, Rect, Stroke, Target, point, rect};
use crate::text::TextLimits;
use crate::theme::{Theme, map, store};

/// One room on the curve.
pub(super) struct CurvePoint {
    pub step: StepId,
    pub name: String,
    pub phase: Phase,
    pub emotion: Option<Emotion>,
    pub brand: Option<Emotion>,
}

pub(super) struct CurveInput<'a> {
    pub points: &'a [CurvePoint],
    pub persona: Option<PersonaId>,
    /// Beside the heading.
    pub aside: String,
    pub has_brand: bool,
}

/// Where the levels stand; for dragging.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::layout) struct Levels {
    pub top: f32,
    pub height: f32,
}

impl Levels {
    fn y_of(self, emotion: Emotion) -> f32 {
        self.top + (2.0 - emotion.value()) / 4.0 * self.height
    }
}

/// A drawn curve.
pub(super) struct Drawn {
    pub bottom: f32,
    pub levels: Levels,
    pub faces: Vec<PlacedFace>,
}

/// Draws the strip from `top` down between `left` and `left + width`.
pub(super) fn draw(
    context: &mut Context<'_>,
    brush: &mut Brush,
    input: &CurveInput<'_>,
    (left, top, width): (f32, f32, f32),
) -> Drawn {
    let theme = context.theme;
    let heading_bottom = heading(context, brush, input, (left, top, width));
    let plot = rect(
        left + store::GUTTER,
        heading_bottom + 12.0,
        width - 2.0 * store::GUTTER,
        0.0,
    );
    let pitch = plot.width / input.points.len().max(1) as f32;
    let x_of = |index: usize| plot.x + pitch * (index as f32 + 0.5);
    let phase_bottom = phases(context, brush, input.points, plot, pitch);
    let levels = Levels {
        top: phase_bottom + 42.0,
        height: store::CURVE_HEIGHT,
    };
    let bottom = levels.top + levels.height + 34.0;
    bands(
        brush,
        theme,
        input.points,
        plot,
        pitch,
        (phase_bottom, bottom),
    );
    scale(brush, theme, levels, (left, plot.x, plot.right()));
    if input.has_brand {
        let brands: Vec<Option<Point>> = input
            .points
            .iter()
            .enumerate()
            .map(|(index, p)| p.brand.map(|value| point(x_of(index), levels.y_of(value))))
            .collect();
        brand_curve(brush, theme, &brands);
    }
    let places: Vec<Option<Point>> = input
        .points
        .iter()
        .enumerate()
        .map(|(index, p)| {
            p.emotion
                .map(|value| point(x_of(index), levels.y_of(value)))
        })
        .collect();
    main_curve(context, brush, input.persona, &places, levels);
    let radius = 12.0_f32.min(pitch / 2.0 - 1.0).max(2.0);
    let mut faces = Vec::new();
    for (p, place) in input.points.iter().zip(&places) {
        let (Some(emotion), Some(centre)) = (p.emotion, *place) else {
            continue;
        };
        brush.path(
            Path::circle(centre, radius + 2.0),
            Some(theme.background),
            None,
        );
        face::draw(brush, centre, radius, emotion, theme);
        let reach = radius.max(12.0_f32.min(pitch / 2.0));
        let hit = rect(centre.x - reach, centre.y - reach, 2.0 * reach, 2.0 * reach);
        let target = Target::Emotion {
            step: p.step,
            persona: input.persona,
        };
        let block = theme.emotion(emotion).outline;
        brush.group(Some(target), Some(hit), Some(block));
        faces.push(PlacedFace {
            step: p.step,
            persona: input.persona,
            centre,
            radius,
        });
    }
    marks(context, brush, input.points, &places, radius);
    let bottom = names(context, brush, input.points, plot, pitch, bottom + 8.0);
    Drawn {
        bottom,
        levels,
        faces,
    }
}

/// What it is, whose it is, how long it lasts; its bottom.
fn heading(
    context: &mut Context<'_>,
    brush: &mut Brush,
    input: &CurveInput<'_>,
    (left, top, width): (f32, f32, f32),
) -> f32 {
    let theme = context.theme;
    let title = context.line(context.words.store.curve, store::HEADING);
    brush.paragraph(point(left, top), &title, theme.text);
    let baseline = top + title.baseline(0);
    let mut right = left + width;
    let mut entry = |context: &mut Context<'_>, brush: &mut Brush, name: &str, stroke: Stroke| {
        let room = (right - left - title.width - 80.0).max(40.0);
        let limits = TextLimits::single_line(room.min(260.0));
        let text = context.text.paragraph(name, map::SMALL, limits);
        let x = right - text.width;
        brush.paragraph(
            point(x, baseline - text.baseline(0)),
            &text,
            theme.text_muted,
        );
        let y = baseline - 4.0;
        brush.line(point(x - 34.0, y), point(x - 8.0, y), stroke);
        right = x - 34.0 - 22.0;
    };
    if input.has_brand {
        let name = context.words.store.brand;
        entry(context, brush, name, brand_pen(theme));
    }
    let index = input.persona.and_then(|id| context.persona_index(id));
    if let Some(index) = index {
        let name = context.personas[index].name.clone();
        let pen = Stroke::solid(map::BOLD_LINE, context.persona_colour(index));
        entry(context, brush, &name, pen);
    }
    if !input.aside.is_empty() {
        let text = context.line(&input.aside, map::SMALL);
        let x = left + title.width + 14.0;
        if x + text.width + 12.0 < right {
            let y = baseline - text.baseline(0);
            brush.paragraph(point(x, y), &text, theme.text_muted);
        }
    }
    brush.group(None, None, None);
    top + title.height
}

/// Runs of rooms in the same phase: first and behind the last.
fn runs(points: &[CurvePoint]) -> Vec<(Phase, usize, usize)> {
    let mut runs: Vec<(Phase, usize, usize)> = Vec::new();
    for (index, p) in points.iter().enumerate() {
        match runs.last_mut() {
            Some((phase, _, end)) if *phase == p.phase => *end = index + 1,
            _ => runs.push((p.phase, index, index + 1)),
        }
    }
    runs
}

/// The names of the phases over their rooms; their bottom.
fn phases(
    context: &mut Context<'_>,
    brush: &mut Brush,
    points: &[CurvePoint],
    plot: Rect,
    pitch: f32,
) -> f32 {
    let height = 24.0;
    for (phase, from, to) in runs(points) {
        let colours = context.theme.phases[phase as usize];
        let x = plot.x + pitch * from as f32;
        let width = pitch * (to - from) as f32;
        let area = rect(x + 1.0, plot.y, (width - 2.0).max(1.0), height);
        brush.rect(
            area,
            6.0_f32.min(area.width / 2.0),
            Some(colours.fill),
            None,
        );
        let name = context.words.model.phase(phase).to_uppercase();
        let text = context.line(&name, store::TINY);
        if text.width + 8.0 <= area.width {
            let middle = area.centre();
            brush.centred(middle.x, middle.y - text.height / 2.0, &text, colours.ink);
        }
    }
    brush.group(None, None, None);
    plot.y + height
}

/// Every other phase is tinted down to the names.
fn bands(
    brush: &mut Brush,
    theme: &Theme,
    points: &[CurvePoint],
    plot: Rect,
    pitch: f32,
    (top, bottom): (f32, f32),
) {
    let soft = Stroke::solid(map::HAIRLINE, theme.grid);
    for (_, from, _) in runs(points).into_iter().skip(1) {
        let x = plot.x + pitch * from as f32;
        brush.line(point(x, top + 6.0), point(x, bottom), soft);
    }
    brush.group(None, None, None);
}

/// Five levels, with the faces of the outermost and of the middle at the left.
fn scale(brush: &mut Brush, theme: &Theme, levels: Levels, (left, from, to): (f32, f32, f32)) {
    for level in [2.0, 1.0, 0.0, -1.0, -2.0] {
        let Some(emotion) = Emotion::nearest(level) else {
            continue;
        };
        let y = levels.y_of(emotion);
        let stroke = if level == 0.0 {
            Stroke::solid(map::LINE, theme.plot_zero)
        } else {
            Stroke::solid(map::HAIRLINE, theme.grid)
        };
        brush.line(point(from, y), point(to, y), stroke);
        face::draw(brush, point(left + 14.0, y), 10.0, emotion, theme);
    }
    brush.group(None, None, None);
}

pub(super) fn brand_pen(theme: &Theme) -> Stroke {
    Stroke {
        width: 2.0,
        colour: theme.opportunity,
        dash: Dash::Dashed,
    }
}

fn brand_curve(brush: &mut Brush, theme: &Theme, places: &[Option<Point>]) {
    let pen = brand_pen(theme);
    for run in places.split(Option::is_none) {
        let run: Vec<Point> = run.iter().flatten().copied().collect();
        brush.path(curve::monotone(&run), None, Some(pen));
        for centre in run {
            let dot = Path::circle(centre, 3.2);
            let edge = Stroke::solid(map::LINE, pen.colour);
            brush.path(dot, Some(theme.background), Some(edge));
        }
    }
    brush.group(None, None, None);
}

fn main_curve(
    context: &Context<'_>,
    brush: &mut Brush,
    persona: Option<PersonaId>,
    places: &[Option<Point>],
    levels: Levels,
) {
    let index = persona.and_then(|id| context.persona_index(id));
    let colour = context.persona_colour(index.unwrap_or(0));
    let zero = levels.top + levels.height / 2.0;
    for run in places.split(Option::is_none) {
        let run: Vec<Point> = run.iter().flatten().copied().collect();
        if run.len() < 2 {
            continue;
        }
        let line = curve::monotone(&run);
        let mut area = line.clone();
        area.line_to(point(run[run.len() - 1].x, zero))
            .line_to(point(run[0].x, zero))
            .close();
        brush.path(area, Some(colour.with_alpha(26)), None);
        brush.path(line, None, Some(Stroke::solid(3.0, colour)));
    }
    brush.group(persona.map(Target::Persona), None, None);
}

/// Peak, lowest point and end, by their names.
fn marks(
    context: &mut Context<'_>,
    brush: &mut Brush,
    points: &[CurvePoint],
    places: &[Option<Point>],
    radius: f32,
) {
    let words = &context.words.store;
    let set: Vec<(usize, Emotion)> = points
        .iter()
        .enumerate()
        .filter_map(|(index, p)| Some((index, p.emotion?)))
        .collect();
    let Some(&(end, at_end)) = set.last() else {
        return;
    };
    // Of equals, the first; but the end counts before them.
    let peak = set.iter().map(|(_, value)| *value).max();
    let low = set.iter().map(|(_, value)| *value).min();
    let first = |value: Option<Emotion>| {
        let found = set.iter().find(|(_, other)| Some(*other) == value);
        found.map(|(index, _)| *index)
    };
    let mut all: Vec<(usize, &str, bool)> = Vec::new();
    let mut end_word = words.end;
    if peak != low {
        if peak == Some(at_end) {
            end_word = words.peak_and_end;
        } else if let Some(index) = first(peak) {
            all.push((index, words.peak, true));
        }
        if low == Some(at_end) {
            end_word = words.lowest_and_end;
        } else if let Some(index) = first(low) {
            all.push((index, words.lowest, false));
        }
    }
    // Above, unless the end is the lowest point.
    all.push((end, end_word, low != Some(at_end) || peak == low));
    let mut taken: Vec<Rect> = Vec::new();
    for (index, word, is_above) in all {
        let Some(centre) = places[index] else {
            continue;
        };
        let text = context.line(word, store::GATE);
        let (width, height) = (text.width + 14.0, 18.0);
        let limit = places.iter().flatten().map(|p| p.x).fold(0.0, f32::max) + store::GUTTER;
        let x = (centre.x - width / 2.0).min(limit + 20.0 - width);
        let gap = radius + 5.0;
        let place = |above: bool| {
            let y = if above {
                centre.y - gap - height
            } else {
                centre.y + gap
            };
            rect(x, y, width, height)
        };
        let is_free = |area: &Rect| !taken.iter().any(|other| other.overlaps(*area));
        let tries = [place(is_above), place(!is_above)];
        let Some(area) = tries.into_iter().find(is_free) else {
            continue;
        };
        brush.fill(area, 9.0, context.theme.state_fill);
        brush.centred(
            area.centre().x,
            area.centre().y - text.height / 2.0,
            &text,
            context.theme.state_text,
        );
        taken.push(area);
    }
    brush.group(None, None, None);
}

/// Numbers and, where there is room, names under the curve; their bottom.
fn names(
    context: &mut Context<'_>,
    brush: &mut Brush,
    points: &[CurvePoint],
    plot: Rect,
    pitch: f32,
    top: f32,
) -> f32 {
    const LEAST_PITCH: f32 = 62.0;
    let theme = context.theme;
    let widest = context.line(&points.len().to_string(), store::TINY).width + 9.0;
    let every = (widest / pitch).ceil().max(1.0) as usize;
    let mut bottom = top + 15.0;
    for (index, p) in points.iter().enumerate() {
        let x = plot.x + pitch * (index as f32 + 0.5);
        if index % every == 0 {
            badge(context, brush, index + 1, point(x, top + 7.5));
        }
        let mut area = rect(x - pitch / 2.0, top, pitch, 15.0);
        if pitch >= LEAST_PITCH {
            let limits = TextLimits {
                width: pitch - 8.0,
                lines: 2,
            };
            let name = context.text.paragraph(&p.name, map::SMALL, limits);
            brush.centred(x, top + 19.0, &name, theme.text);
            area.height = 19.0 + name.height;
            bottom = bottom.max(area.bottom());
        }
        let target = Target::Step(p.step);
        brush.group(Some(target), Some(area), None);
    }
    brush.group(None, None, None);
    bottom
}
