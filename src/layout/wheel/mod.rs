//! The experience wheel: the whole journey around the person who lives it, on one page.
//!
//! From the inside out: the hub with the persona, the ring of phases (of hours, when every step has a start
//! time), the ring of goals, the stages' names, a wedge for each step tinted by emotion, its face and its
//! badges on the rim. Around the disc stand callouts, or a numbered list when there are too many steps; under
//! it the moments of truth and the data needed; at the foot the legend and how well the map is founded.
//!
//! Where room is short, texts are first set smaller, then cut with an ellipsis; faces and badges shrink; the
//! disc grows where many steps need it. Nothing overlaps and nothing is clipped.
//!
//! `plan` says who stands where, `facts` what the cards say; the other modules draw a part each. `stop` is
//! the wheel on a wall, at one stop of a walk.

mod arc_text;
mod callout;
mod facts;
mod foot;
mod hub;
mod list;
mod loops;
mod places;
mod plan;
mod polar;
mod ring;
pub(in crate::layout) mod stop;
mod table;
mod wedge;

use std::sync::Arc;

pub(in crate::layout) use places::Places;
pub use plan::{FOCUSED_PHASE, LEAST_PHASE};

use super::brush::Brush;
use super::context::Context;
use super::page::{Foot, Page, draw_foot};
use super::spot::Spot;
use super::swimlane;
use super::view::ViewLayout;
use super::votes;
use super::{Layout, ViewOptions};
use crate::model::{Document, PersonaId};
use crate::scene::{point, rect};
use crate::text::TextSystem;
use crate::theme::{Theme, map, wheel};
use facts::{CardFacts, Summary};
use plan::Plan;

/// Lays out documents as wheels.
#[derive(Debug, Default)]
pub struct Wheel {
    facts: CardFacts,
}

impl ViewLayout for Wheel {
    fn layout(
        &mut self,
        document: &Document,
        options: &ViewOptions,
        text: &mut TextSystem,
        theme: &Theme,
    ) -> Layout {
        let mut context = Context::new(document, options, text, theme);
        let persona = hub_persona(document);
        let plan = Plan::of(document, persona, options.focused_phase);
        let mut summary = self.facts.of(document, persona, context.words);
        summary.add_dots(&votes::by_column(document, &context.dots));
        let curves = swimlane::curves(document, options, document.steps().map(|(_, step)| step));
        lay_out(&mut context, document, &plan, &summary, &curves)
    }
}

/// Who stands in the hub: who was chosen, else the first.
pub fn hub_persona(document: &Document) -> Option<PersonaId> {
    let chosen = document.wheel.persona;
    let chosen = chosen.filter(|&id| document.persona(id).is_some());
    chosen.or_else(|| document.personas.first().map(|persona| persona.id))
}

fn lay_out(
    context: &mut Context<'_>,
    document: &Document,
    plan: &Plan,
    summary: &Summary,
    curves: &[Option<PersonaId>],
) -> Layout {
    let mut page = Page::default();
    let options = document.wheel;
    let callouts = callout::place(context, plan, summary);
    let is_numbered = callouts.is_none();

    // The disc and what stands around it, around (0, 0).
    let mut disc = Brush::default();
    let (mut outlines, mut faces) =
        wedge::draw(context, &mut disc, plan, summary, options, is_numbered);
    let lost_goals = match &plan.hours {
        Some(hours) => {
            ring::hours(context, &mut disc, plan, hours);
            Vec::new()
        }
        None => {
            let goals = &document.header.phase_goals;
            ring::phases(context, &mut disc, plan, goals)
        }
    };
    let (bands, mut spots) = ring::stages(context, &mut disc, plan);
    outlines.extend(bands);
    if options.radial {
        faces.extend(loops::draw(context, &mut disc, plan, curves));
    }
    let hub = wheel::HUB * plan.radius;
    if let Some((target, edge)) = hub::draw(context, &mut disc, hub, plan.persona) {
        spots.push(Spot {
            target,
            rect: rect(-hub / 2.0, -hub / 2.0, hub, hub),
            text: None,
        });
        outlines.push((target, edge));
    }
    let reach = plan.radius + map::LINE;
    let mut around = rect(-reach, -reach, 2.0 * reach, 2.0 * reach);
    match &callouts {
        Some(callouts) => {
            spots.extend(callout::draw(context, &mut disc, plan, callouts));
            for callout in callouts {
                around = around.union(callout.rect);
            }
        }
        None => {
            let left = wheel::CALLOUT * plan.radius + 16.0;
            let (area, rows) = list::draw(context, &mut disc, plan, summary, left);
            around = around.union(area);
            spots.extend(rows);
        }
    }

    // The page: title above, tables and foot below.
    let width = around.width.max(map::MIN_WIDTH - 2.0 * map::MARGIN);
    let left = map::MARGIN;
    let top = page.title(context, &document.header, width) + 28.0;
    let spare = (width - around.width) / 2.0;
    let centre = point(left + spare - around.x, top - around.y);
    page.parts.heart = Some(around.translated(centre).expanded(map::MARGIN / 2.0));
    page.put(centre, disc.finish());
    for spot in spots {
        page.parts.add(spot.translated(centre));
    }
    for (target, outline) in outlines {
        let moved = outline.iter().map(|&corner| corner + centre).collect();
        page.parts.outlines.insert(target, moved);
    }
    let mut y = centre.y + around.bottom() + 28.0;
    let mut below = Brush::default();
    let goals = &document.header.phase_goals;
    let bottom = table::draw(
        context,
        &mut below,
        plan,
        goals,
        &lost_goals,
        (left, y, width),
    );
    if bottom > y {
        y = bottom + 24.0;
    }
    let foot = Foot {
        header: &document.header,
        share: summary.share,
        facts: 0.4,
        notice: swimlane::notice(context),
    };
    let rows = foot::legend(context, plan, summary, options, curves);
    let end = draw_foot(context, &mut below, &foot, &rows, (left, y, width));
    page.put(point(0.0, 0.0), below.finish());

    let steps = plan.wedges.iter();
    page.parts.wheel = Some(Arc::new(Places {
        centre,
        radius: plan.radius,
        steps: steps
            .map(|wedge| (wedge.step.id, wedge.from, wedge.to))
            .collect(),
        faces,
    }));
    page.finish(context, width, end)
}
