//! The band at the bottom: what people need in each phase, and for every room that disappoints what could be
//! changed.

use std::sync::Arc;

use super::super::brush::Brush;
use super::super::context::Context;
use super::super::face;
use super::super::pictogram::Pictogram;
use super::columns::Columns;
use super::facts::{Facts, Told};
use super::room::badge;
use crate::model::{Document, Phase, Step};
use crate::scene::{Rect, Stroke, Target, point, rect};
use crate::text::{Paragraph, TextLimits};
use crate::theme::{map, store};

const GAP: f32 = 20.0;
const PAD: f32 = 14.0;
/// More needs than this in one phase are counted.
const MOST_NEEDS: usize = 8;

/// A heading over the whole width; its bottom.
pub(super) fn heading(
    context: &mut Context<'_>,
    brush: &mut Brush,
    text: &str,
    (left, top, width): (f32, f32, f32),
) -> f32 {
    let theme = context.theme;
    let rule = Stroke::solid(map::HAIRLINE, theme.grid);
    brush.line(point(left, top), point(left + width, top), rule);
    let text = context.line(text, store::HEADING);
    brush.paragraph(point(left, top + 16.0), &text, theme.text);
    brush.group(None, None, None);
    top + 16.0 + text.height + 10.0
}

/// What is needed, and the card that says so, where it is one.
type Need = (Option<Told>, String);

/// What people need, phase by phase, from `top` down; the bottom.
pub(super) fn needs(
    context: &mut Context<'_>,
    brush: &mut Brush,
    document: &Document,
    rooms: &[Facts],
    (left, top, width): (f32, f32, f32),
) -> f32 {
    let goals = &document.header.phase_goals;
    let mut phases: Vec<(Phase, String, Vec<Need>)> = Vec::new();
    for phase in Phase::ALL {
        let mut needs: Vec<Need> = Vec::new();
        for (index, (stage, _)) in document.steps().enumerate() {
            if stage.phase != phase {
                continue;
            }
            for need in &rooms[index].needs {
                needs.push((Some(need.clone()), need.text.clone()));
            }
        }
        if needs.is_empty() {
            let stages = document.stages.iter().filter(|stage| stage.phase == phase);
            let own = stages
                .map(|stage| stage.goal.trim())
                .filter(|goal| !goal.is_empty());
            needs.extend(own.map(|goal| (None, goal.to_owned())));
        }
        let goal = goals.of(phase).text.trim().to_owned();
        if !goal.is_empty() || !needs.is_empty() {
            phases.push((phase, goal, needs));
        }
    }
    if phases.is_empty() {
        return top;
    }
    let theme = context.theme;
    let title = context.words.store.needs;
    let top = heading(context, brush, title, (left, top, width));
    let num = phases.len() as f32;
    let own = (width - (num - 1.0) * GAP) / num;
    let mut bottom = top;
    let mut drawn = Vec::new();
    for (index, (phase, goal, needs)) in phases.into_iter().enumerate() {
        let x = left + index as f32 * (own + GAP);
        let colours = theme.phases[phase as usize];
        let inner = own - 2.0 * PAD;
        let name = context.words.model.phase(phase).to_uppercase();
        let name = context.line(&name, store::TINY);
        let goal = (!goal.is_empty()).then(|| context.wrap(&goal, store::BOX_TITLE, inner));
        // Saying that there is one more takes as much room as saying it.
        let most = MOST_NEEDS + usize::from(needs.len() == MOST_NEEDS + 1);
        let more = needs.len().saturating_sub(most);
        let needs: Vec<(Option<Told>, Arc<Paragraph>)> = needs
            .into_iter()
            .take(most)
            .map(|(told, text)| (told, context.wrap(&text, store::TEXT, inner - 12.0)))
            .collect();
        let more = (more > 0).then(|| {
            let text = context.words.store.more(more);
            context.line(&text, store::TEXT)
        });
        let height = PAD
            + name.height
            + goal.as_ref().map_or(0.0, |goal| 4.0 + goal.height)
            + needs.iter().map(|(_, text)| 5.0 + text.height).sum::<f32>()
            + more.as_ref().map_or(0.0, |more| 5.0 + more.height)
            + PAD;
        bottom = bottom.max(top + height);
        drawn.push((x, colours, name, goal, needs, more));
    }
    for (x, colours, name, goal, needs, more) in drawn {
        let area = rect(x, top, own, bottom - top);
        brush.rect(area, 10.0, Some(colours.fill), None);
        brush.group(None, None, Some(colours.fill));
        let mut y = top + PAD;
        brush.paragraph(point(x + PAD, y), &name, colours.ink);
        y += name.height;
        if let Some(goal) = &goal {
            y += 4.0;
            brush.paragraph(point(x + PAD, y), goal, theme.text);
            y += goal.height;
        }
        brush.group(None, None, None);
        for (told, text) in &needs {
            y += 5.0;
            let dot = point(x + PAD + 3.0, y + text.baseline(0) - 4.0);
            brush.path(
                crate::scene::Path::circle(dot, 2.2),
                Some(colours.ink),
                None,
            );
            let at = point(x + PAD + 12.0, y);
            brush.paragraph(at, text, theme.text);
            let target = told.as_ref().map(|told| Target::Card(told.card));
            let hit = rect(x + PAD, y, own - 2.0 * PAD, text.height);
            brush.group(target, target.map(|_| hit), None);
            y += text.height;
        }
        if let Some(more) = &more {
            y += 5.0;
            brush.paragraph(point(x + PAD + 12.0, y), more, theme.text_muted);
        }
        brush.group(None, None, None);
    }
    bottom
}

/// A room that disappoints.
pub(super) struct Change<'a> {
    pub step: &'a Step,
    pub name: String,
    pub number: usize,
    pub facts: &'a Facts,
}

/// A box of one room, its texts set.
struct Boxed<'a> {
    change: &'a Change<'a>,
    title: Arc<Paragraph>,
    ideas: Vec<(&'a Told, Arc<Paragraph>)>,
    height: f32,
}

const FACE: f32 = 13.0;

/// “What would you change?” for every room rated −1 or lower; the bottom, and where the ideas are written.
pub(super) fn changes(
    context: &mut Context<'_>,
    brush: &mut Brush,
    changes: &[Change<'_>],
    (left, top, width): (f32, f32, f32),
) -> (f32, Vec<(Target, Rect)>) {
    if changes.is_empty() {
        return (top, Vec::new());
    }
    let title = context.words.store.changes;
    let top = heading(context, brush, title, (left, top, width));
    let columns = Columns::of(changes.len(), (left, width), 300.0, GAP);
    let mut y = top;
    let mut texts = Vec::new();
    for row in changes.chunks(columns.len()) {
        let boxes: Vec<Boxed<'_>> = row
            .iter()
            .map(|change| compose(context, change, columns.width))
            .collect();
        let height = boxes.iter().map(|own| own.height).fold(0.0, f32::max);
        for (own, &x) in boxes.iter().zip(&columns.lefts) {
            let area = rect(x, y, columns.width, height);
            texts.extend(draw_box(context, brush, own, area));
        }
        y += height + GAP;
    }
    (y - GAP, texts)
}

fn compose<'a>(context: &mut Context<'_>, change: &'a Change<'a>, width: f32) -> Boxed<'a> {
    let inner = width - 2.0 * PAD;
    let beside = inner - 2.0 * FACE - 10.0 - 26.0;
    let limits = TextLimits {
        width: beside,
        lines: 2,
    };
    let title = context
        .text
        .paragraph(&change.name, store::BOX_TITLE, limits);
    let ideas: Vec<(&Told, Arc<Paragraph>)> = change
        .facts
        .opportunities
        .iter()
        .map(|told| (told, context.wrap(&told.text, store::TEXT, inner - 22.0)))
        .collect();
    let lines = if ideas.is_empty() {
        7.0 + store::TEXT.line_height()
    } else {
        ideas.iter().map(|(_, text)| 7.0 + text.height).sum()
    };
    let height = PAD + title.height.max(2.0 * FACE) + lines + PAD;
    Boxed {
        change,
        title,
        ideas,
        height,
    }
}

fn draw_box(
    context: &mut Context<'_>,
    brush: &mut Brush,
    own: &Boxed<'_>,
    area: Rect,
) -> Vec<(Target, Rect)> {
    let theme = context.theme;
    let change = own.change;
    let edge = Stroke::solid(map::LINE, theme.card_border);
    brush.rect(
        area.expanded(-0.75),
        10.0,
        Some(theme.card_fill),
        Some(edge),
    );
    let head = own.title.height.max(2.0 * FACE);
    let middle = area.y + PAD + head / 2.0;
    let x = area.x + PAD;
    if let Some(emotion) = change.facts.emotion {
        face::draw(brush, point(x + FACE, middle), FACE, emotion, theme);
    }
    let left = x + 2.0 * FACE + 10.0;
    let top = middle - own.title.height / 2.0;
    brush.paragraph(point(left, top), &own.title, theme.text);
    badge(
        context,
        brush,
        change.number,
        point(area.right() - PAD - 8.0, middle),
    );
    let target = Target::Step(change.step.id);
    brush.group(Some(target), Some(area), Some(theme.card_fill));
    let mut y = area.y + PAD + head;
    if own.ideas.is_empty() {
        let text = context.line(context.words.store.no_change_yet, store::TEXT);
        brush.paragraph(point(x, y + 7.0), &text, theme.text_muted);
        brush.group(None, None, None);
    }
    let mut texts = Vec::new();
    for (told, text) in &own.ideas {
        y += 7.0;
        let sign = rect(x, y + 1.0, 14.0, 14.0);
        Pictogram::Opportunity.draw(brush, sign, theme.opportunity);
        brush.paragraph(point(x + 22.0, y), text, theme.text);
        let target = Target::Card(told.card);
        let place = rect(x, y, area.width - 2.0 * PAD, text.height);
        brush.group(Some(target), Some(place), None);
        let written = rect(x + 22.0, y, place.width - 22.0, text.height);
        texts.push((target, written));
        y += text.height;
    }
    texts
}
