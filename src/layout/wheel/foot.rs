//! The foot of the page: what the signs mean at the left; state, date and share of facts at the right.

use std::sync::Arc;

use super::super::brush::Brush;
use super::super::context::Context;
use super::super::emotion::curve_dash;
use super::super::face;
use super::super::pictogram::Pictogram;
use super::facts::Summary;
use super::plan::Plan;
use crate::model::{Emotion, FaceScale, Header, PersonaId, WheelOptions};
use crate::scene::{Colour, Path, Stroke, Target, point, rect};
use crate::text::{Paragraph, TextLimits};
use crate::theme::{map, wheel};

const LINE: f32 = 26.0;
/// Most of the width that the facts at the right take.
const FACTS: f32 = 0.4;

#[derive(Clone, Copy)]
enum Sample {
    Face(Emotion),
    Tint(Emotion),
    Sign(Pictogram, Colour),
    Curve(usize, PersonaId),
}

impl Sample {
    fn width(self) -> f32 {
        match self {
            Self::Face(_) => 20.0,
            Self::Tint(_) => 22.0,
            Self::Sign(..) => wheel::BADGE_SIDE,
            Self::Curve(..) => 30.0,
        }
    }
}

/// What the foot is drawn from.
pub(super) struct FootInput<'a> {
    pub header: &'a Header,
    pub plan: &'a Plan,
    pub summary: &'a Summary,
    pub options: WheelOptions,
    /// Whose loops are drawn.
    pub curves: &'a [Option<PersonaId>],
    pub notice: Option<String>,
}

/// Draws the foot from `top` down between `left` and `left + width`; its bottom.
pub(super) fn draw(
    context: &mut Context<'_>,
    brush: &mut Brush,
    input: &FootInput<'_>,
    (left, top, width): (f32, f32, f32),
) -> f32 {
    let theme = context.theme;
    let rule = Stroke::solid(map::HAIRLINE, theme.grid);
    brush.line(point(left, top), point(left + width, top), rule);
    brush.group(None, None, None);
    let top = top + 12.0;
    let facts_width = facts(context, brush, input, (left + width, top, width * FACTS));
    let legend_width = width - facts_width.0 - 32.0;
    let bottom = legend(context, brush, input, (left, top, legend_width)).max(facts_width.1);
    let Some(notice) = &input.notice else {
        return bottom;
    };
    let text = context.wrap(notice, map::SMALL, width);
    brush.paragraph(point(left, bottom + 6.0), &text, theme.warning);
    brush.group(None, None, None);
    bottom + 6.0 + text.height
}

/// Right-aligned lines; how wide they are and where they end.
fn facts(
    context: &mut Context<'_>,
    brush: &mut Brush,
    input: &FootInput<'_>,
    (right, top, width): (f32, f32, f32),
) -> (f32, f32) {
    let theme = context.theme;
    let words = &context.words.layout;
    let state = context.words.model.state(input.header.state);
    let state = context.line(state, map::SMALL_BOLD);
    let pill = rect(right - state.width - 20.0, top, state.width + 20.0, 22.0);
    brush.fill(pill, 11.0, theme.state_fill);
    brush.paragraph(point(pill.x + 10.0, top + 3.5), &state, theme.state_text);
    let mut lines: Vec<String> = Vec::new();
    lines.extend(input.header.review_date.map(|date| words.reviewed(date)));
    if input.summary.num_stated > 0 {
        let summary = input.summary;
        lines.push(words.observed_share(summary.num_observed, summary.num_stated));
    }
    let mut y = pill.bottom() + 6.0;
    let mut widest = pill.width;
    for line in lines {
        let limits = TextLimits { width, lines: 3 };
        let text = context.text.paragraph(&line, map::SMALL, limits);
        brush.right_aligned(right, y, &text, theme.text_muted);
        widest = widest.max(text.width);
        y += text.height + 2.0;
    }
    brush.group(None, None, None);
    (widest, y)
}

fn legend(
    context: &mut Context<'_>,
    brush: &mut Brush,
    input: &FootInput<'_>,
    (left, top, width): (f32, f32, f32),
) -> f32 {
    let rows = entries(context, input);
    let mut y = top;
    for row in rows {
        let mut x = left;
        for (sample, name) in row {
            let limits = TextLimits::single_line((width - sample.width() - 6.0).max(40.0));
            let text = context.text.paragraph(&name, map::SMALL, limits);
            let own = sample.width() + 6.0 + text.width;
            if x > left && x + own > left + width {
                x = left;
                y += LINE;
            }
            entry(context, brush, sample, &text, (x, y + LINE / 2.0));
            x += own + 18.0;
        }
        y += LINE;
    }
    y
}

type Row = Vec<(Sample, String)>;

/// Faces, tints, signs, loops: only what the wheel shows.
fn entries(context: &Context<'_>, input: &FootInput<'_>) -> Vec<Row> {
    let (theme, words) = (context.theme, context.words);
    let wedges = &input.plan.wedges;
    let mut rows = Vec::new();
    let emotions = || {
        [2.0, 1.0, 0.0, -1.0, -2.0]
            .into_iter()
            .filter_map(Emotion::nearest)
    };
    if wedges.iter().any(|wedge| wedge.emotion.is_some()) {
        match input.options.faces {
            FaceScale::Five => rows.push(
                emotions()
                    .map(|emotion| {
                        (
                            Sample::Face(emotion),
                            words.model.emotion(emotion).to_owned(),
                        )
                    })
                    .collect(),
            ),
            FaceScale::Three => {
                let faces = emotions().filter(|emotion| emotion.half_steps().abs() != 4);
                let faces = faces.map(|emotion| {
                    let name = words.layout.feeling(emotion.half_steps().signum());
                    (Sample::Face(emotion), name.to_owned())
                });
                rows.push(faces.collect());
                let tints = emotions();
                rows.push(
                    tints
                        .map(|emotion| {
                            (
                                Sample::Tint(emotion),
                                words.model.emotion(emotion).to_owned(),
                            )
                        })
                        .collect(),
                );
            }
        }
    }
    let facts = || {
        wedges
            .iter()
            .map(|wedge| &input.summary.steps[wedge.column])
    };
    let mut signs = Vec::new();
    let mut sign = |is_there: bool, pictogram: Pictogram, colour: Colour, name: &str| {
        if is_there {
            signs.push((Sample::Sign(pictogram, colour), name.to_owned()));
        }
    };
    let has_moment = wedges.iter().any(|wedge| wedge.step.moment_of_truth);
    let name = words.layout.moment_of_truth;
    sign(has_moment, Pictogram::Star, theme.moment_of_truth, name);
    let has_data = wedges
        .iter()
        .any(|wedge| !wedge.step.data_needed.is_empty());
    sign(
        has_data,
        Pictogram::Info,
        theme.accent,
        words.layout.data_needed,
    );
    let has_idea = facts().any(|facts| facts.has_opportunity);
    let name = words.model.mark(crate::model::Mark::Opportunity);
    sign(has_idea, Pictogram::Opportunity, theme.opportunity, name);
    let has_verbatim = facts().any(|facts| facts.has_verbatim);
    sign(
        has_verbatim,
        Pictogram::Quote,
        theme.text_muted,
        words.layout.verbatim,
    );
    rows.push(signs);
    if input.options.radial {
        let curves = input.curves.iter().filter_map(|persona| {
            let id = (*persona)?;
            let index = context.persona_index(id)?;
            let name = context.personas[index].name.clone();
            Some((Sample::Curve(index, id), name))
        });
        rows.push(curves.collect());
    }
    rows.retain(|row| !row.is_empty());
    rows
}

fn entry(
    context: &Context<'_>,
    brush: &mut Brush,
    sample: Sample,
    text: &Arc<Paragraph>,
    (x, middle): (f32, f32),
) {
    let theme = context.theme;
    let width = sample.width();
    let mut target = None;
    match sample {
        Sample::Face(emotion) => {
            face::draw(brush, point(x + 10.0, middle), 10.0, emotion, theme);
        }
        Sample::Tint(emotion) => {
            let edge = Stroke::solid(map::HAIRLINE, theme.plot_zero);
            let area = rect(x + 0.5, middle - 6.5, width - 1.0, 13.0);
            brush.rect(area, 3.0, Some(theme.tint(emotion)), Some(edge));
        }
        Sample::Sign(pictogram, colour) => {
            let area = rect(x, middle - width / 2.0, width, width);
            pictogram.draw(brush, area, colour);
        }
        Sample::Curve(index, id) => {
            let colour = context.persona_colour(index);
            let stroke = Stroke {
                width: map::BOLD_LINE,
                colour,
                dash: curve_dash(index),
            };
            brush.line(point(x, middle), point(x + width, middle), stroke);
            brush.path(
                Path::circle(point(x + width / 2.0, middle), 4.5),
                Some(colour),
                None,
            );
            target = Some(Target::Persona(id));
        }
    }
    let at = point(x + width + 6.0, middle - text.height / 2.0);
    brush.paragraph(at, text, theme.text);
    let area = rect(x, middle - LINE / 2.0, width + 6.0 + text.width, LINE);
    brush.group(target, target.map(|_| area), None);
}
