//! Under the disc: moments of truth with what they must achieve, the data needed, goals that were cut.

use std::sync::Arc;

use super::super::brush::Brush;
use super::super::context::Context;
use super::super::page::balanced;
use super::super::pictogram::Pictogram;
use super::list::shown_title;
use super::plan::Plan;
use crate::model::PhaseGoals;
use crate::scene::{Colour, Stroke, point, rect};
use crate::text::Paragraph;
use crate::theme::{map, wheel};

const COLUMN_GAP: f32 = 32.0;
const LEAST_COLUMN: f32 = 250.0;
const ENTRY_GAP: f32 = 8.0;

/// A heading with what stands under it.
struct Section {
    sign: Option<(Pictogram, Colour)>,
    heading: String,
    /// In bold, then plain lines.
    entries: Vec<(String, Vec<String>)>,
}

/// Draws the tables from `top` down between `left` and `left + width`; their bottom.
pub(super) fn draw(
    context: &mut Context<'_>,
    brush: &mut Brush,
    plan: &Plan,
    goals: &PhaseGoals,
    lost_goals: &[usize],
    (left, top, width): (f32, f32, f32),
) -> f32 {
    let sections = sections(context, plan, goals, lost_goals);
    if sections.is_empty() {
        return top;
    }
    let theme = context.theme;
    let rule = Stroke::solid(map::HAIRLINE, theme.grid);
    brush.line(point(left, top), point(left + width, top), rule);
    brush.group(None, None, None);
    let top = top + 18.0;
    let num = ((width + COLUMN_GAP) / (LEAST_COLUMN + COLUMN_GAP))
        .floor()
        .max(1.0) as usize;
    let columns = columns_for(&sections, num);
    let total: usize = columns.iter().sum();
    let column = (width - (total - 1) as f32 * COLUMN_GAP) / total as f32;
    let column = column.min(420.0);
    let mut x = left;
    let mut bottom = top;
    let mut row_top = top;
    for (section, count) in sections.iter().zip(columns) {
        let own = count as f32 * (column + COLUMN_GAP);
        // More sections than columns: the next row.
        if x > left && x + own - COLUMN_GAP > left + width + 1.0 {
            x = left;
            row_top = bottom + 20.0;
        }
        let reached = draw_section(context, brush, section, count, (x, row_top, column));
        bottom = bottom.max(reached);
        x += own;
    }
    bottom
}

fn sections(
    context: &Context<'_>,
    plan: &Plan,
    goals: &PhaseGoals,
    lost_goals: &[usize],
) -> Vec<Section> {
    let (theme, words) = (context.theme, context.words);
    let lost = lost_goals
        .iter()
        .filter_map(|&index| plan.phases.get(index));
    let goals = Section {
        sign: None,
        heading: words.layout.goals.to_owned(),
        entries: lost
            .map(|part| {
                let name = words.model.phase(part.phase).to_owned();
                (name, vec![goals.of(part.phase).text.trim().to_owned()])
            })
            .collect(),
    };
    let steps = || plan.wedges.iter().map(|wedge| &wedge.step);
    let moments = steps().filter(|step| step.moment_of_truth).map(|step| {
        let back = step.so_that_they_come_back.trim();
        let lines = if back.is_empty() {
            Vec::new()
        } else {
            vec![words.layout.come_back(back)]
        };
        (shown_title(context, step), lines)
    });
    let moments = Section {
        sign: Some((Pictogram::Star, theme.moment_of_truth)),
        heading: words.layout.moments_of_truth.to_owned(),
        entries: moments.collect(),
    };
    let data = steps().filter(|step| step.data_needed.iter().any(|data| !data.trim().is_empty()));
    let data = Section {
        sign: Some((Pictogram::Info, theme.accent)),
        heading: words.layout.all_data_needed.to_owned(),
        entries: data
            .map(|step| {
                let lines = step.data_needed.iter().map(|line| line.trim().to_owned());
                let lines = lines.filter(|line| !line.is_empty()).collect();
                (shown_title(context, step), lines)
            })
            .collect(),
    };
    let mut all = vec![goals, moments, data];
    all.retain(|section| !section.entries.is_empty());
    all
}

/// How many columns each section gets: one, and the rest by what it has to say.
fn columns_for(sections: &[Section], num: usize) -> Vec<usize> {
    let weights: Vec<usize> = sections
        .iter()
        .map(|section| {
            let rows = |text: &String| text.chars().count() / 38 + 1;
            let entries = section.entries.iter();
            entries
                .map(|(title, lines)| rows(title) + lines.iter().map(rows).sum::<usize>())
                .sum()
        })
        .collect();
    let mut columns = vec![1; sections.len()];
    while columns.iter().sum::<usize>() < num {
        let fullest = (0..columns.len())
            .filter(|&index| sections[index].entries.len() > columns[index])
            .max_by_key(|&index| weights[index] * 100 / columns[index]);
        // A column of one or two lines more is not worth it.
        match fullest {
            Some(index) if weights[index] / columns[index] > 5 => columns[index] += 1,
            _ => break,
        }
    }
    columns
}

fn draw_section(
    context: &mut Context<'_>,
    brush: &mut Brush,
    section: &Section,
    num_columns: usize,
    (left, top, width): (f32, f32, f32),
) -> f32 {
    let theme = context.theme;
    let heading = context.line(&section.heading, wheel::HEADING);
    let mut x = left;
    if let Some((pictogram, colour)) = section.sign {
        let side = 18.0;
        let y = top + (heading.height - side) / 2.0;
        pictogram.draw(brush, rect(x, y, side, side), colour);
        x += side + 7.0;
    }
    brush.paragraph(point(x, top), &heading, theme.text);
    brush.group(None, None, None);
    let top = top + heading.height + 8.0;
    let entries: Vec<(Arc<Paragraph>, Vec<Arc<Paragraph>>)> = section
        .entries
        .iter()
        .map(|(title, lines)| {
            let title = context.wrap(title, wheel::TABLE_BOLD, width);
            let lines = lines
                .iter()
                .map(|line| context.wrap(line, wheel::TABLE, width))
                .collect();
            (title, lines)
        })
        .collect();
    let height = |(title, lines): &(Arc<Paragraph>, Vec<Arc<Paragraph>>)| {
        title.height + lines.iter().map(|line| line.height).sum::<f32>() + ENTRY_GAP
    };
    let heights: Vec<f32> = entries.iter().map(height).collect();
    let limit = balanced(&heights, num_columns);
    let (mut column, mut y, mut bottom) = (0, 0.0, top);
    for (entry, own) in entries.iter().zip(heights) {
        if y > 0.0 && y + own > limit + 0.5 && column + 1 < num_columns {
            column += 1;
            y = 0.0;
        }
        let x = left + column as f32 * (width + COLUMN_GAP);
        let mut at = top + y;
        brush.paragraph(point(x, at), &entry.0, theme.text);
        at += entry.0.height;
        for line in &entry.1 {
            brush.paragraph(point(x, at), line, theme.text_muted);
            at += line.height;
        }
        brush.group(None, None, Some(theme.grid));
        y += own;
        bottom = bottom.max(top + y - ENTRY_GAP);
    }
    bottom
}
