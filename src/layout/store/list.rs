//! The numbered list of rooms whose names do not stand on the plan, and the verbatims that found no place.

use super::super::brush::Brush;
use super::super::context::Context;
use super::super::face;
use super::super::page::balanced;
use super::band::heading;
use super::facts::Told;
use super::room::{badge, signed};
use crate::model::{Emotion, StepId, TimeSpan};
use crate::scene::{Rect, Target, point, rect};
use crate::text::TextLimits;
use crate::theme::{map, store};

const COLUMN: f32 = 250.0;
const COLUMN_GAP: f32 = 26.0;
const ROW_GAP: f32 = 6.0;
const FACE: f32 = 8.0;

/// A room of the list.
pub(super) struct Entry {
    pub step: StepId,
    pub number: usize,
    pub name: String,
    pub emotion: Option<Emotion>,
    pub dwell: Option<TimeSpan>,
    /// Of its cards in a vote.
    pub dots: u32,
    /// What is heard there, where no bubble says it.
    pub verbatim: Option<Told>,
}

/// Draws the list from `top` down between `left` and `left + width`; its bottom.
pub(super) fn draw(
    context: &mut Context<'_>,
    brush: &mut Brush,
    title: &str,
    entries: &[Entry],
    (left, top, width): (f32, f32, f32),
) -> f32 {
    if entries.is_empty() {
        return top;
    }
    let top = heading(context, brush, title, (left, top, width));
    let num = ((width + COLUMN_GAP) / (COLUMN + COLUMN_GAP))
        .floor()
        .max(1.0) as usize;
    let num = num.min(entries.len());
    let own = ((width + COLUMN_GAP) / num as f32 - COLUMN_GAP).min(420.0);
    let rows: Vec<Row> = entries
        .iter()
        .map(|entry| compose(context, entry, own))
        .collect();
    let heights: Vec<f32> = rows.iter().map(|row| row.height + ROW_GAP).collect();
    let limit = balanced(&heights, num);
    let (mut column, mut y, mut bottom) = (0, 0.0, top);
    for (entry, row) in entries.iter().zip(&rows) {
        if y > 0.0 && y + row.height > limit + 0.5 && column + 1 < num {
            column += 1;
            y = 0.0;
        }
        let x = left + column as f32 * (own + COLUMN_GAP);
        let area = rect(x, top + y, own, row.height);
        draw_row(context, brush, entry, row, area);
        y += row.height + ROW_GAP;
        bottom = bottom.max(area.bottom());
    }
    bottom
}

struct Row {
    name: std::sync::Arc<crate::text::Paragraph>,
    verbatim: Option<std::sync::Arc<crate::text::Paragraph>>,
    aside: String,
    height: f32,
}

const INDENT: f32 = 58.0;

fn compose(context: &mut Context<'_>, entry: &Entry, width: f32) -> Row {
    let mut parts = Vec::new();
    parts.extend(entry.emotion.map(signed));
    parts.extend(entry.dwell.map(|span| context.words.layout.time_span(span)));
    parts.extend((entry.dots > 0).then(|| (context.words.vote.dots)(entry.dots)));
    let aside = parts.join(" · ");
    let aside_width = context.line(&aside, map::SMALL).width;
    let limits = TextLimits {
        width: (width - INDENT - aside_width - 10.0).max(60.0),
        lines: 12,
    };
    let name = context
        .text
        .paragraph(&entry.name, store::TEXT_BOLD, limits);
    let verbatim = entry.verbatim.as_ref().map(|told| {
        let text = context.words.layout.quoted(&told.text);
        context.wrap(&text, map::SMALL, width - INDENT)
    });
    let height =
        name.height.max(2.0 * FACE) + verbatim.as_ref().map_or(0.0, |text| text.height + 1.0);
    Row {
        name,
        verbatim,
        aside,
        height,
    }
}

fn draw_row(context: &mut Context<'_>, brush: &mut Brush, entry: &Entry, row: &Row, area: Rect) {
    let theme = context.theme;
    badge(
        context,
        brush,
        entry.number,
        point(area.x + 13.0, area.y + 8.0),
    );
    if let Some(emotion) = entry.emotion {
        let centre = point(area.x + 40.0, area.y + FACE);
        face::draw(brush, centre, FACE, emotion, theme);
    }
    let left = area.x + INDENT;
    brush.paragraph(point(left, area.y), &row.name, theme.text);
    if !row.aside.is_empty() {
        let aside = context.line(&row.aside, map::SMALL);
        let y = area.y + row.name.baseline(0) - aside.baseline(0);
        brush.right_aligned(area.right(), y, &aside, theme.text_muted);
    }
    let target = Target::Step(entry.step);
    brush.group(Some(target), Some(area), Some(theme.text_muted));
    if let (Some(text), Some(told)) = (&row.verbatim, &entry.verbatim) {
        let y = area.y + row.name.height.max(2.0 * FACE) + 1.0;
        brush.paragraph(point(left, y), text, theme.text_muted);
        let place = rect(left, y, area.right() - left, text.height);
        brush.group(Some(Target::Card(told.card)), Some(place), None);
    }
}
