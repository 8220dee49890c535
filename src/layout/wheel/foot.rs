//! What the legend of the wheel explains: only what the wheel shows.

use super::super::brush::Brush;
use super::super::context::Context;
use super::super::emotion::curve_dash;
use super::super::face;
use super::super::page;
use super::super::pictogram::Pictogram;
use super::facts::Summary;
use super::plan::Plan;
use crate::model::{Emotion, FaceScale, PersonaId, WheelOptions};
use crate::scene::{Colour, Path, Stroke, Target, point, rect};
use crate::theme::{map, wheel};

#[derive(Clone, Copy)]
pub(super) enum Sign {
    Face(Emotion),
    Tint(Emotion),
    Badge(Pictogram, Colour),
    Curve(usize, PersonaId),
}

type Row = page::Row<Sign>;

/// Faces, tints, signs, loops: only what the wheel shows.
pub(super) fn legend(
    context: &Context<'_>,
    plan: &Plan,
    summary: &Summary,
    options: WheelOptions,
    curves: &[Option<PersonaId>],
) -> Vec<Row> {
    let (theme, words) = (context.theme, context.words);
    let wedges = &plan.wedges;
    let mut rows = Vec::new();
    let emotions = || {
        [2.0, 1.0, 0.0, -1.0, -2.0]
            .into_iter()
            .filter_map(Emotion::nearest)
    };
    if wedges.iter().any(|wedge| wedge.emotion.is_some()) {
        match options.faces {
            FaceScale::Five => rows.push(
                emotions()
                    .map(|emotion| (Sign::Face(emotion), words.model.emotion(emotion).to_owned()))
                    .collect(),
            ),
            FaceScale::Three => {
                let faces = emotions().filter(|emotion| emotion.half_steps().abs() != 4);
                let faces = faces.map(|emotion| {
                    let name = words.layout.feeling(emotion.half_steps().signum());
                    (Sign::Face(emotion), name.to_owned())
                });
                rows.push(faces.collect());
                let tints = emotions();
                rows.push(
                    tints
                        .map(|emotion| {
                            (Sign::Tint(emotion), words.model.emotion(emotion).to_owned())
                        })
                        .collect(),
                );
            }
        }
    }
    let facts = || wedges.iter().map(|wedge| &summary.steps[wedge.column]);
    let mut signs = Vec::new();
    let mut sign = |is_there: bool, pictogram: Pictogram, colour: Colour, name: &str| {
        if is_there {
            signs.push((Sign::Badge(pictogram, colour), name.to_owned()));
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
    if options.radial {
        let loops = curves.iter().filter_map(|persona| {
            let id = (*persona)?;
            let index = context.persona_index(id)?;
            let name = context.personas[index].name.clone();
            Some((Sign::Curve(index, id), name))
        });
        rows.push(loops.collect());
    }
    rows
}

impl page::Sample for Sign {
    fn width(&self) -> f32 {
        match self {
            Self::Face(_) => 20.0,
            Self::Tint(_) => 22.0,
            Self::Badge(..) => wheel::BADGE_SIDE,
            Self::Curve(..) => 30.0,
        }
    }

    fn draw(&self, context: &mut Context<'_>, brush: &mut Brush, x: f32, middle: f32) {
        let theme = context.theme;
        let width = self.width();
        match *self {
            Self::Face(emotion) => {
                face::draw(brush, point(x + 10.0, middle), 10.0, emotion, theme);
            }
            Self::Tint(emotion) => {
                let edge = Stroke::solid(map::HAIRLINE, theme.plot_zero);
                let area = rect(x + 0.5, middle - 6.5, width - 1.0, 13.0);
                brush.rect(area, 3.0, Some(theme.tint(emotion)), Some(edge));
            }
            Self::Badge(pictogram, colour) => {
                let area = rect(x, middle - width / 2.0, width, width);
                pictogram.draw(brush, area, colour);
            }
            Self::Curve(index, _) => {
                let colour = context.persona_colour(index);
                let stroke = Stroke {
                    width: map::BOLD_LINE,
                    colour,
                    dash: curve_dash(index),
                };
                brush.line(point(x, middle), point(x + width, middle), stroke);
                let dot = Path::circle(point(x + width / 2.0, middle), 4.5);
                brush.path(dot, Some(colour), None);
            }
        }
    }

    fn target(&self) -> Option<Target> {
        match *self {
            Self::Curve(_, persona) => Some(Target::Persona(persona)),
            _ => None,
        }
    }
}
