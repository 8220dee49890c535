//! A stop of a walk round the wheel: the whole disc, its phase widened and everything else dimmed, and
//! beside it, in letters for the last row, what the wheel says of the stop.
//!
//! The disc stands still from stop to stop. Nothing is written on it: what is read is beside it.

use std::collections::HashSet;
use std::sync::Arc;

use super::super::board::{self, Beside, Told};
use super::super::brush::Brush;
use super::super::context::Context;
use super::super::face;
use super::super::reuse::Reuse;
use super::super::stop::Subject;
use super::super::votes;
use super::super::{BoardPicture, Layout, ViewOptions, swimlane};
use super::facts::{CardFacts, Summary};
use super::plan::Plan;
use super::{Places, hub, hub_persona, loops, ring, wedge};
use crate::model::{Document, StepId};
use crate::scene::{Fragment, Item, Point, Rect, Stroke, Target};
use crate::text::TextSystem;
use crate::theme::{Theme, map, wheel};

/// What is remembered from stop to stop: what the cards say, and pieces that look as before.
#[derive(Default)]
pub(in crate::layout) struct Memory {
    facts: CardFacts,
    reuse: Reuse,
}

/// The disc with what is told beside it.
pub(in crate::layout) fn layout(
    memory: &mut Memory,
    document: &Document,
    options: &ViewOptions,
    picture: BoardPicture,
    text: &mut TextSystem,
    theme: &Theme,
) -> Layout {
    let context = &mut Context::new(document, options, text, theme);
    let (plan, summary) = read(memory, context, document, options);
    let disc = disc(context, document, options, &plan, &summary);
    let draw = |square: Rect| scaled(&disc, plan.radius + map::LINE, square);
    let (current, told) = told(context, document, picture.subject, &plan, &summary);
    let beside = Beside {
        draw: &draw,
        current,
        told,
    };
    let mut layout = board::layout(context, document, options, picture, Some(&beside));
    let wedges = plan.wedges.iter();
    layout.parts.wheel = Some(Arc::new(Places {
        steps: wedges
            .map(|wedge| (wedge.step.id, wedge.from, wedge.to))
            .collect(),
        ..Places::default()
    }));
    memory.reuse.settle(&mut layout.scene);
    layout
}

/// How many pictures each stop needs.
pub(in crate::layout) fn needed(
    memory: &mut Memory,
    document: &Document,
    options: &ViewOptions,
    picture: BoardPicture,
    text: &mut TextSystem,
    theme: &Theme,
) -> usize {
    let context = &mut Context::new(document, options, text, theme);
    let (plan, summary) = read(memory, context, document, options);
    let (current, told) = told(context, document, picture.subject, &plan, &summary);
    let beside = Beside {
        draw: &|_| Fragment::default(),
        current,
        told,
    };
    board::needed(context, document, options, picture, Some(&beside)).0
}

fn read(
    memory: &mut Memory,
    context: &Context<'_>,
    document: &Document,
    options: &ViewOptions,
) -> (Plan, Summary) {
    let persona = hub_persona(document);
    let plan = Plan::of(document, persona, options.focused_phase);
    let mut summary = memory.facts.of(document, persona, context.words);
    summary.add_dots(&votes::by_column(document, &context.dots));
    (plan, summary)
}

/// All that is drawn around (0, 0).
fn disc(
    context: &mut Context<'_>,
    document: &Document,
    options: &ViewOptions,
    plan: &Plan,
    summary: &Summary,
) -> Fragment {
    let mut disc = Brush::default();
    wedge::draw(context, &mut disc, plan, summary, document.wheel, false);
    match &plan.hours {
        Some(hours) => ring::hours(context, &mut disc, plan, hours),
        None => {
            ring::phases(context, &mut disc, plan, &document.header.phase_goals);
        }
    }
    if document.wheel.radial {
        let curves = document.steps().map(|(_, step)| step);
        let curves = swimlane::curves(document, options, curves);
        loops::draw(context, &mut disc, plan, &curves);
    }
    hub::draw_alone(context, &mut disc, wheel::HUB * plan.radius, plan.persona);
    disc.finish()
}

/// What of the disc a stop is about, and what is said of its steps.
fn told(
    context: &Context<'_>,
    document: &Document,
    subject: Subject,
    plan: &Plan,
    summary: &Summary,
) -> (HashSet<Target>, Vec<Told>) {
    let own: HashSet<StepId> = match subject {
        Subject::Step(id) => HashSet::from([id]),
        Subject::Stage(id) => {
            let stage = document.stage(id);
            let steps = stage.into_iter().flat_map(|stage| &stage.steps);
            steps.map(|step| step.id).collect()
        }
        Subject::Lane(_) => HashSet::new(),
    };
    let about = context.words.view.callout(document.wheel.callouts);
    // Who lives it is in every picture.
    let persona = plan.persona.map(Target::Persona);
    let mut current = HashSet::from_iter(persona);
    let mut told = Vec::new();
    let wedges = plan.wedges.iter();
    for wedge in wedges.filter(|wedge| own.contains(&wedge.step.id)) {
        let step = wedge.step.id;
        current.insert(Target::Step(step));
        let felt = wedge.step.emotions.iter().map(|point| point.persona);
        for persona in felt.chain([plan.persona]) {
            current.insert(Target::Emotion { step, persona });
        }
        let facts = &summary.steps[wedge.column];
        told.push(Told {
            step,
            emotion: wedge.emotion.map(|emotion| {
                let seen = face::shown_face(emotion, document.wheel.faces);
                (plan.persona, seen)
            }),
            about,
            line: facts.line.clone(),
            channels: facts.channels.clone(),
            dots: facts.dots,
        });
    }
    (current, told)
}

/// The disc, which reaches `reach` from (0, 0) to all sides, in a square; without texts.
fn scaled(disc: &Fragment, reach: f32, square: Rect) -> Fragment {
    let scale = square.width / (2.0 * reach);
    let centre = square.centre();
    let place = |p: Point| p * scale + centre;
    let area = |rect: Rect| {
        let low = place(rect.top_left());
        Rect {
            x: low.x,
            y: low.y,
            width: rect.width * scale,
            height: rect.height * scale,
        }
    };
    let pen = |stroke: Stroke| Stroke {
        width: stroke.width * scale,
        ..stroke
    };
    let mut brush = Brush::default();
    for group in &disc.groups {
        for item in disc.items_of(group) {
            match item {
                Item::Rect {
                    rect,
                    radius,
                    fill,
                    stroke,
                } => brush.rect(area(*rect), radius * scale, *fill, stroke.map(pen)),
                Item::Path { path, fill, stroke } => {
                    brush.path(path.transformed(scale, centre), *fill, stroke.map(pen));
                }
                Item::Picture {
                    rect,
                    radius,
                    picture,
                } => brush.picture(area(*rect), radius * scale, picture),
                Item::Text { .. } | Item::Turned { .. } => {}
            }
        }
        let hit = (group.hit.width > 0.0).then(|| area(group.hit));
        brush.group(group.target, hit, group.block);
    }
    brush.finish()
}
