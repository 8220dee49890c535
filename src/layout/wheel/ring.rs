//! The inner rings: phases (or hours), goals, and the stages' names on the inner edge of their wedges.

use std::f32::consts::TAU;
use std::sync::Arc;

use super::super::brush::Brush;
use super::super::context::Context;
use super::super::pictogram::Pictogram;
use super::super::spot::Spot;
use super::arc_text::{self, ArcStyle, GOAL_SIZES, PHASE_SIZES, STAGE_SIZES};
use super::plan::Plan;
use super::polar::{self, Sector};
use crate::model::{PhaseGoals, Reached, StageId};
use crate::scene::{Colour, Outline, Path, Point, Rect, Stroke, Target, TurnedText, rect};
use crate::text::{TextStyle, Weight};
use crate::theme::{map, wheel};

/// Angle kept free before 12 o'clock for the return arrow.
const ARROW: f32 = 0.42;
/// Where the clock's ticks begin, every third hour and the others; shares of the radius.
const LONG_TICK: f32 = 0.317;
const SHORT_TICK: f32 = 0.327;
/// Map units across the box in which a stage's name is written.
const BOX: f32 = 180.0;
/// Space between the parts of a ring, map units.
pub(super) const GAP: f32 = 2.0;

/// A goal that did not fit on its ring as a whole.
pub(super) type LostGoal = usize;

pub(super) fn write(brush: &mut Brush, texts: Vec<TurnedText>, ink: Colour) {
    for text in texts {
        brush.turned(text, ink);
    }
}

fn square(centre: Point, side: f32) -> Rect {
    rect(centre.x - side / 2.0, centre.y - side / 2.0, side, side)
}

fn ring(plan: &Plan, from: f32, to: f32, inner: f32, outer: f32) -> Sector {
    Sector {
        from,
        to,
        inner: inner * plan.radius,
        outer: outer * plan.radius,
    }
}

/// Phases and goals; the indices of phases whose goal had to be cut.
pub(super) fn phases(
    context: &mut Context<'_>,
    brush: &mut Brush,
    plan: &Plan,
    goals: &PhaseGoals,
) -> Vec<LostGoal> {
    let theme = context.theme;
    let edge = Stroke::solid(GAP, theme.background);
    let mut lost = Vec::new();
    for (index, part) in plan.phases.iter().enumerate() {
        let colours = theme.phases[part.phase as usize];
        let band = ring(plan, part.from, part.to, wheel::HUB, wheel::PHASE);
        brush.path(band.path(), Some(colours.stage), Some(edge));
        let is_last = index + 1 == plan.phases.len();
        let mut room = band;
        room.from += 0.04;
        room.to -= if is_last { ARROW } else { 0.04 };
        let name = context.words.model.phase(part.phase).to_uppercase();
        let style = ArcStyle {
            sizes: PHASE_SIZES,
            weight: Weight::Bold,
            max_lines: 1,
        };
        let (texts, _) = arc_text::fit(context, &name, &style, room);
        write(brush, texts, theme.stage_text);

        let band = ring(plan, part.from, part.to, wheel::PHASE, wheel::GOAL);
        brush.path(band.path(), Some(colours.fill), Some(edge));
        if !goal(context, brush, band, goals, part.phase) {
            lost.push(index);
        }
    }
    start_and_return(context, brush, plan, theme.stage_text);
    brush.group(None, None, None);
    lost
}

/// The goal's sentence after the sign that says whether it is reached. Whether all of it is there.
fn goal(
    context: &mut Context<'_>,
    brush: &mut Brush,
    band: Sector,
    goals: &PhaseGoals,
    phase: crate::model::Phase,
) -> bool {
    let theme = context.theme;
    let goal = goals.of(phase);
    if goal.text.trim().is_empty() {
        return true;
    }
    let sign = match goal.reached {
        Reached::Unknown => (Pictogram::Question, theme.text_muted),
        Reached::Yes => (Pictogram::Check, theme.success),
        Reached::Partly => (Pictogram::Half, theme.warning),
        Reached::No => (Pictogram::Cross, theme.danger),
    };
    let middle = (band.inner + band.outer) / 2.0;
    let side = 15.0;
    let margin = 10.0 / middle;
    let sign_angle = (side + 8.0) / middle;
    let mut room = band;
    room.from += margin;
    room.to -= margin;
    // The sign stands before the first letter, at whichever end that is.
    if arc_text::runs_backwards(band) {
        room.to -= sign_angle;
    } else {
        room.from += sign_angle;
    }
    let style = ArcStyle {
        sizes: GOAL_SIZES,
        weight: Weight::Regular,
        max_lines: 3,
    };
    let (texts, is_whole) = arc_text::fit(context, &goal.text, &style, room);
    let angle = sign_place(&texts, band, side);
    write(brush, texts, theme.phases[phase as usize].ink);
    let centre = polar::at(angle, middle);
    let place = rect(centre.x - side / 2.0, centre.y - side / 2.0, side, side);
    sign.0.draw(brush, place, sign.1);
    is_whole
}

/// Just before the text's first letters, wherever these stand.
fn sign_place(texts: &[TurnedText], band: Sector, side: f32) -> f32 {
    let middle = (band.inner + band.outer) / 2.0;
    let centre = band.middle();
    let starts = texts.iter().filter_map(|text| {
        let (first, last) = (text.letters.first()?, text.letters.last()?);
        let start = polar::angle_of(first.origin);
        let runs_backwards = {
            let end = polar::angle_of(last.origin);
            let turn = (end - start + TAU / 2.0).rem_euclid(TAU) - TAU / 2.0;
            turn < 0.0
        };
        // Relative to the band's middle, so that 12 o'clock is no edge.
        let offset = (start - centre + TAU / 2.0).rem_euclid(TAU) - TAU / 2.0;
        Some((offset, runs_backwards))
    });
    let away = (side / 2.0 + 6.0) / middle;
    let found = starts.reduce(|a, b| {
        let backwards = a.1;
        if (b.0 < a.0) != backwards { b } else { a }
    });
    match found {
        Some((offset, false)) => centre + offset - away,
        Some((offset, true)) => centre + offset + away,
        None => centre,
    }
}

/// Where the journey begins, and that it leads back there.
fn start_and_return(context: &Context<'_>, brush: &mut Brush, plan: &Plan, ink: Colour) {
    let theme = context.theme;
    let r = plan.radius;
    let tick = Stroke::solid(map::BOLD_LINE + 0.5, theme.text);
    brush.line(
        polar::at(0.0, (wheel::HUB - 0.012) * r),
        polar::at(0.0, (wheel::GOAL + 0.012) * r),
        tick,
    );
    // The arrow turns back into the start.
    let radius = (wheel::HUB + wheel::PHASE) / 2.0 * r;
    let (from, tip) = (-0.36, -0.028);
    let head = 9.0 / radius;
    let pen = Stroke::solid(map::BOLD_LINE, ink);
    brush.path(polar::arc(from, tip - head * 0.8, radius), None, Some(pen));
    let back = tip - head;
    let arrow = [
        polar::at(tip, radius),
        polar::at(back, radius + 5.5),
        polar::at(back, radius - 5.5),
    ];
    brush.path(Path::polygon(&arrow), Some(ink), None);
}

/// The dial of a day: a mark for each hour, numerals for every third.
pub(super) fn hours(context: &mut Context<'_>, brush: &mut Brush, plan: &Plan, hours: &[f32]) {
    let theme = context.theme;
    let r = plan.radius;
    let whole = ring(plan, 0.0, TAU, wheel::HUB, wheel::PHASE);
    let colours = theme.phases[1];
    brush.path(whole.path(), Some(colours.stage), None);
    let middle = (whole.inner + whole.outer) / 2.0;
    let mut last: Option<f32> = None;
    for (hour, &angle) in hours.iter().enumerate() {
        let is_large = hour % 3 == 0;
        let from = if is_large { LONG_TICK } else { SHORT_TICK };
        let width = if is_large {
            map::BOLD_LINE
        } else {
            map::HAIRLINE
        };
        let tick = Stroke::solid(width, theme.stage_text);
        brush.line(
            polar::at(angle, from * r),
            polar::at(angle, wheel::PHASE * r),
            tick,
        );
        let style = TextStyle::bold(13.0);
        let text = context.line(&context.words.layout.hour(hour as u32), style);
        let room = (text.width + 6.0) / middle;
        let clear = |other: f32| {
            let apart = (angle - other + TAU / 2.0).rem_euclid(TAU) - TAU / 2.0;
            apart.abs() >= room
        };
        let is_clear = last.is_none_or(clear) && (hour == 0 || clear(hours[0]));
        if is_large && is_clear {
            last = Some(angle);
            let centre = polar::at(angle, middle - 4.0);
            brush.centred(
                centre.x,
                centre.y - text.height / 2.0,
                &text,
                theme.stage_text,
            );
        }
    }
    brush.group(None, None, None);
}

/// The stages' names, and where they stand. On the clock they take the goals' ring, which is empty there.
pub(super) fn stages(
    context: &mut Context<'_>,
    brush: &mut Brush,
    plan: &Plan,
) -> (Vec<(Target, Outline)>, Vec<Spot>) {
    let theme = context.theme;
    let is_clock = plan.hours.is_some();
    let inner = if is_clock { wheel::PHASE } else { wheel::GOAL };
    let edge = Stroke::solid(GAP, theme.background);
    let (mut outlines, mut spots) = (Vec::new(), Vec::new());
    let mut start = 0;
    while start < plan.wedges.len() {
        let id: StageId = plan.wedges[start].stage.id;
        let mut end = start;
        while end + 1 < plan.wedges.len() && plan.wedges[end + 1].stage.id == id {
            end += 1;
        }
        let (from, to) = (plan.wedges[start].from, plan.wedges[end].to);
        let band = ring(plan, from, to, inner, wheel::STAGE);
        brush.path(band.path(), Some(theme.step_fill), Some(edge));
        let style = ArcStyle {
            sizes: if is_clock { PHASE_SIZES } else { STAGE_SIZES },
            weight: Weight::Bold,
            max_lines: 2,
        };
        let mut room = band;
        let margin = 5.0 / band.inner;
        room.from += margin;
        room.to -= margin;
        let stage = &plan.wedges[start].stage;
        let (texts, _) = arc_text::fit(context, &stage.title, &style, room);
        write(brush, texts, theme.text);
        let target = Target::Stage(id);
        let outline = band.outline();
        // Written level, whichever way the name is turned.
        let written = TextStyle::bold(13.0);
        let centre = polar::at(band.middle(), (band.inner + band.outer) / 2.0);
        let height = written.line_height();
        let text = rect(centre.x - BOX / 2.0, centre.y - height / 2.0, BOX, height);
        spots.push(Spot {
            target,
            rect: square(centre, band.outer - band.inner),
            text: Some((text, written)),
        });
        outlines.push((target, Arc::clone(&outline)));
        brush.group_in(Some(target), Some(outline), Some(theme.step_fill));
        start = end + 1;
    }
    (outlines, spots)
}
