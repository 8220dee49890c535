//! The steps: a wedge tinted by emotion, its face, its badges, its channels or its number.

use std::f32::consts::TAU;

use super::super::brush::Brush;
use super::super::context::Context;
use super::super::face;
use super::super::pictogram::Pictogram;
use super::arc_text;
use super::facts::{Facts, Summary};
use super::plan::{Plan, Wedge};
use super::polar::{self, Sector};
use super::ring::GAP;
use crate::model::{PersonaId, Step, WheelOptions};
use crate::scene::{Colour, Dash, Outline, Path, Point, Rect, Stroke, Target, rect};
use crate::text::TextStyle;
use crate::theme::{Theme, map, wheel};

/// How a face stands on the wheel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::layout) struct PlacedFace {
    pub step: crate::model::StepId,
    pub persona: Option<PersonaId>,
    pub centre: Point,
    pub radius: f32,
}

/// One badge of a step.
pub(super) type Badge = (Pictogram, Colour);

/// The badges a step has, most important first.
pub(super) fn badges(step: &Step, facts: &Facts, theme: &Theme) -> Vec<Badge> {
    let all = [
        (step.moment_of_truth, Pictogram::Star, theme.moment_of_truth),
        (!step.data_needed.is_empty(), Pictogram::Info, theme.accent),
        (
            facts.has_opportunity,
            Pictogram::Opportunity,
            theme.opportunity,
        ),
        (facts.has_verbatim, Pictogram::Quote, theme.text_muted),
    ];
    let used = all.into_iter().filter(|(is_there, ..)| *is_there);
    used.map(|(_, pictogram, colour)| (pictogram, colour))
        .collect()
}

/// Wedges with all they hold. The outlines of their targets, and where the faces stand.
pub(super) fn draw(
    context: &mut Context<'_>,
    brush: &mut Brush,
    plan: &Plan,
    summary: &Summary,
    options: WheelOptions,
    is_numbered: bool,
) -> (Vec<(Target, Outline)>, Vec<PlacedFace>) {
    let theme = context.theme;
    let r = plan.radius;
    rim(brush, plan, theme);
    let mut outlines = Vec::new();
    for wedge in &plan.wedges {
        let sector = wedge.sector(r, wheel::STAGE, wheel::WEDGE);
        let fill = match wedge.emotion {
            Some(emotion) => theme.tint(emotion),
            None => theme.label_fill,
        };
        let edge = Stroke::solid(GAP, theme.background);
        brush.path(sector.path(), Some(fill), Some(edge));
        if !options.radial {
            let facts = &summary.steps[wedge.column];
            inside(context, brush, wedge, sector, facts, is_numbered);
        }
        let target = Target::Step(wedge.step.id);
        let whole = wedge.sector(r, wheel::STAGE, 1.0).outline();
        brush.group_in(Some(target), Some(whole.clone()), Some(fill));
        outlines.push((target, whole));
    }
    (
        outlines,
        faces(context, brush, plan, summary, options, is_numbered),
    )
}

/// The band for faces and badges, and the edge of the disc.
fn rim(brush: &mut Brush, plan: &Plan, theme: &Theme) {
    let band = Sector {
        from: 0.0,
        to: TAU,
        inner: wheel::WEDGE * plan.radius,
        outer: plan.radius,
    };
    // Where nothing happens yet.
    let gap = Stroke::solid(GAP, theme.background);
    for part in plan.phases.iter().filter(|part| part.num_steps == 0) {
        let empty = Sector {
            from: part.from,
            to: part.to,
            inner: wheel::GOAL * plan.radius,
            outer: wheel::WEDGE * plan.radius,
        };
        brush.path(empty.path(), Some(theme.row_tint), Some(gap));
    }
    let edge = Stroke::solid(map::LINE, theme.grid);
    let circle = Path::circle(crate::scene::point(0.0, 0.0), plan.radius);
    brush.path(band.path(), Some(theme.card_fill), None);
    brush.path(circle, None, Some(edge));
    let soft = Stroke::solid(map::HAIRLINE, theme.grid);
    if plan.wedges.len() > 1 {
        for wedge in &plan.wedges {
            let (from, to) = (band.inner, band.outer);
            brush.line(polar::at(wedge.from, from), polar::at(wedge.from, to), soft);
        }
    }
    brush.group(None, None, None);
}

fn inside(
    context: &mut Context<'_>,
    brush: &mut Brush,
    wedge: &Wedge,
    sector: Sector,
    facts: &Facts,
    is_numbered: bool,
) {
    if is_numbered {
        return;
    }
    // Channels along the middle, as many as are told apart.
    let side: f32 = 19.0;
    let mut pitch = side + 8.0;
    let room = sector.outer - sector.inner - 16.0;
    let most = ((room + 8.0) / pitch).floor().max(0.0) as usize;
    let shown: Vec<_> = facts.channels.iter().take(most.min(4)).collect();
    if shown.is_empty() {
        return;
    }
    if shown.len() == 1 {
        pitch = 0.0;
    }
    let middle = (sector.inner + sector.outer) / 2.0;
    let innermost = middle - pitch * (shown.len() - 1) as f32 / 2.0;
    if sector.length_at(innermost) < side + 4.0 {
        return;
    }
    // The first one is nearest the rim, where the eye begins.
    for (index, channel) in shown.iter().enumerate() {
        let radius = innermost + pitch * (shown.len() - 1 - index) as f32;
        let centre = polar::at(wedge.middle(), radius);
        Pictogram::of_channel(channel).draw(brush, square(centre, side), context.theme.text);
    }
}

fn square(centre: Point, side: f32) -> Rect {
    rect(centre.x - side / 2.0, centre.y - side / 2.0, side, side)
}

/// Faces and badges of the rim, and the numbers where steps are listed.
fn faces(
    context: &mut Context<'_>,
    brush: &mut Brush,
    plan: &Plan,
    summary: &Summary,
    options: WheelOptions,
    is_numbered: bool,
) -> Vec<PlacedFace> {
    let theme = context.theme;
    let r = plan.radius;
    let mut placed = Vec::new();
    for (index, wedge) in plan.wedges.iter().enumerate() {
        let room = (wedge.to - wedge.from).min(1.0) * wheel::FACE * r;
        let radius = (wheel::FACE_RADIUS * r)
            .min(18.0)
            .min(room / 2.0 - 1.0)
            .max(2.0);
        let centre = polar::at(wedge.middle(), wheel::FACE * r);
        let target = Target::Emotion {
            step: wedge.step.id,
            persona: plan.persona,
        };
        match wedge.emotion {
            Some(emotion) => {
                face::draw(
                    brush,
                    centre,
                    radius,
                    face::shown_face(emotion, options.faces),
                    theme,
                );
            }
            None => {
                let pen = Stroke {
                    width: map::HAIRLINE,
                    colour: theme.plot_zero,
                    dash: Dash::Dashed,
                };
                brush.path(Path::circle(centre, radius - 0.5), None, Some(pen));
            }
        }
        let reach = radius.max(12.0_f32.min(room / 2.0));
        let block = wedge.emotion.map(|emotion| theme.emotion(emotion).outline);
        brush.group(Some(target), Some(square(centre, 2.0 * reach)), block);
        placed.push(PlacedFace {
            step: wedge.step.id,
            persona: plan.persona,
            centre,
            radius,
        });
        draw_badges(
            brush,
            wedge,
            r,
            &badges(&wedge.step, &summary.steps[wedge.column], theme),
        );
        if is_numbered {
            let of = plan.wedges.len();
            number(context, brush, wedge, r, (index + 1, of));
        }
    }
    brush.group(None, None, None);
    placed
}

/// Side by side along the rim: first smaller, then the most important ones alone.
fn draw_badges(brush: &mut Brush, wedge: &Wedge, r: f32, badges: &[Badge]) {
    const LEAST_SIDE: f32 = 8.0;
    let radius = wheel::BADGE * r;
    let room = (wedge.to - wedge.from).min(1.2) * radius - 4.0;
    let num = badges
        .len()
        .min((room / (LEAST_SIDE + 2.0)).floor() as usize);
    if num == 0 {
        return;
    }
    let pitch = (wheel::BADGE_SIDE + 3.0).min(room / num as f32);
    let side = pitch - pitch / 6.0;
    for (index, &(pictogram, colour)) in badges.iter().take(num).enumerate() {
        // Read from left to right on both halves.
        let angle = wedge.middle();
        let is_low = angle.cos() < 0.0;
        let place = index as f32 - (num - 1) as f32 / 2.0;
        let place = if is_low { -place } else { place };
        let centre = polar::at(angle + place * pitch / radius, radius);
        pictogram.draw(brush, square(centre, side), colour);
    }
    brush.group(Some(Target::Step(wedge.step.id)), None, None);
}

/// The step's number near the outer edge of its wedge: upright where it fits, else along the radius.
/// A step's number; among many steps as large as in the list, where it is shaped already.
fn number(
    context: &mut Context<'_>,
    brush: &mut Brush,
    wedge: &Wedge,
    r: f32,
    (number, of): (usize, usize),
) {
    const MANY: usize = 60;
    let theme = context.theme;
    let radius = 0.75 * r;
    let room = (wedge.to - wedge.from) * radius - 3.0;
    let largest = if of > MANY {
        map::SMALL_BOLD.size
    } else {
        13.0
    };
    for size in [13.0, 11.0, 10.0, 9.0, wheel::SMALLEST_TEXT] {
        if size > largest || size * 0.85 > room && size > wheel::SMALLEST_TEXT {
            continue;
        }
        let style = TextStyle::bold(size);
        let text = context.line(&number.to_string(), style);
        let is_upright = room >= text.width.max(size);
        let centre = polar::at(wedge.middle(), radius);
        if is_upright {
            brush.centred(centre.x, centre.y - text.height / 2.0, &text, theme.text);
        } else if let Some(line) = text.lines.first() {
            let turned = arc_text::along_radius(line, wedge.middle(), radius);
            brush.turned(turned, theme.text);
        }
        return;
    }
}
