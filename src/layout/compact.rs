//! The low form of the headers that stands in for them once they have scrolled out: titles only.
//!
//! Its step titles have the same lines at the same places as those of the full headers, so that nothing
//! moves when it takes over. On screen only.

use std::sync::Arc;

use super::brush::Brush;
use super::context::Context;
use super::grid::Columns;
use super::header::{PAD_X, POINT, arrow, step_plate, step_width};
use super::pictogram::Pictogram;
use super::spot::Spot;
use crate::model::{Document, Step};
use crate::scene::{Colour, Fragment, Rect, Target, rect};
use crate::text::{Paragraph, TextLimits};
use crate::theme::{Theme, map};

/// Low headers; y from their own top.
#[derive(Debug, Default)]
pub(super) struct CompactPart {
    pub fragment: Arc<Fragment>,
    /// What hides the labels left of the headers.
    pub corner: Arc<Fragment>,
    /// How far below the full headers' top they take over.
    pub from: f32,
    pub spots: Vec<Spot>,
}

/// Where the titles of the full headers end, from their top.
pub(super) struct FullTitles {
    pub stages: f32,
    pub steps: f32,
    pub stage_fills: Vec<Colour>,
}

const GAP: f32 = 3.0;
const PAD_Y: f32 = 3.0;
const STEP_PAD_Y: f32 = 4.0;
const STEP_LINES: usize = 2;
/// Ever fainter lines under the headers, on what passes beneath.
const SHADOW: [u8; 4] = [44, 26, 14, 6];

pub(super) fn build(
    context: &mut Context<'_>,
    document: &Document,
    columns: &Columns,
    full: &FullTitles,
) -> Option<CompactPart> {
    if document.stages.is_empty() {
        return None;
    }
    let theme = context.theme;
    let mut short = |text: &str, style, width, lines| {
        let limits = TextLimits { width, lines };
        context.text.paragraph(text, style, limits)
    };
    let stages: Vec<Arc<Paragraph>> = document
        .stages
        .iter()
        .zip(&columns.stages)
        .map(|(stage, &(_, _, width))| {
            let inner = width - 2.0 * PAD_X - POINT;
            short(one_line(&stage.title), map::STAGE_LOW, inner, 1)
        })
        .collect();
    let steps: Vec<Arc<Paragraph>> = document
        .steps()
        .zip(&columns.list)
        .map(|((_, step), column)| {
            let width = step_width(step, column.width);
            short(&step.title, map::STEP, width, STEP_LINES)
        })
        .collect();

    let stage_top = PAD_Y;
    let stage_height = map::STAGE_LOW.line_height() + 2.0 * PAD_Y;
    let step_top = stage_top + stage_height + GAP;
    let text_height = steps.iter().map(|text| text.height).fold(0.0, f32::max);
    let (bottom, from) = if steps.is_empty() {
        let bottom = stage_top + stage_height;
        (bottom, full.stages - (bottom - PAD_Y))
    } else {
        let bottom = step_top + text_height + 2.0 * STEP_PAD_Y;
        (bottom, full.steps - (bottom - STEP_PAD_Y))
    };
    let height = bottom + PAD_Y;

    let mut brush = Brush::default();
    let mut spots = Vec::new();
    ground(
        &mut brush,
        theme,
        columns.left,
        columns.right - columns.left,
        height,
    );
    for (index, (stage, text)) in document.stages.iter().zip(&stages).enumerate() {
        let (_, x, width) = columns.stages[index];
        let area = rect(x, stage_top, width, stage_height);
        let fill = full.stage_fills[index];
        brush.path(arrow(area, index == 0), Some(fill), None);
        let place = rect(
            x + PAD_X + POINT,
            stage_top + PAD_Y,
            width - 2.0 * PAD_X - POINT,
            text.height,
        );
        brush.paragraph_in(place.top_left(), place.width, text, theme.stage_text);
        let target = Target::Stage(stage.id);
        brush.group(Some(target), Some(area), Some(fill));
        spots.push(Spot {
            target,
            rect: area,
            text: Some((place, map::STAGE_LOW)),
        });
    }
    for (((_, step), text), column) in document.steps().zip(&steps).zip(&columns.list) {
        let area = rect(column.x, step_top, column.width, bottom - step_top);
        let plate = rect(area.x + 2.0, area.y, area.width - 4.0, area.height);
        let place = rect(
            plate.x + PAD_X - 2.0,
            step_top + STEP_PAD_Y,
            step_width(step, column.width),
            text.height,
        );
        draw_step(&mut brush, theme, step, plate);
        brush.paragraph_in(place.top_left(), place.width, text, theme.text);
        let target = Target::Step(step.id);
        brush.group(Some(target), Some(area), Some(theme.step_fill));
        spots.push(Spot {
            target,
            rect: area,
            text: Some((place, map::STEP)),
        });
    }
    let mut corner = Brush::default();
    ground(&mut corner, theme, map::MARGIN, map::LABEL_WIDTH, height);
    Some(CompactPart {
        fragment: Arc::new(brush.finish()),
        corner: Arc::new(corner.finish()),
        from,
        spots,
    })
}

/// Paper with a hairline and a shadow beneath, which what scrolls passes under.
fn ground(brush: &mut Brush, theme: &Theme, x: f32, width: f32, height: f32) {
    brush.fill(rect(x, 0.0, width, height), 0.0, theme.background);
    brush.fill(
        rect(x, height - map::HAIRLINE, width, map::HAIRLINE),
        0.0,
        theme.grid,
    );
    for (index, alpha) in SHADOW.into_iter().enumerate() {
        let line = rect(x, height + index as f32, width, 1.0);
        brush.fill(line, 0.0, theme.shadow.with_alpha(alpha));
    }
    brush.group(None, None, Some(theme.background));
}

fn draw_step(brush: &mut Brush, theme: &Theme, step: &Step, plate: Rect) {
    step_plate(brush, theme, step, plate);
    if step.moment_of_truth {
        let side = map::SIGN;
        let star = rect(plate.right() - 23.0, plate.y + STEP_PAD_Y, side, side);
        Pictogram::Star.draw(brush, star, theme.moment_of_truth);
    }
}

/// A title's first line that says something.
fn one_line(title: &str) -> &str {
    let mut lines = title.lines();
    lines.find(|line| !line.trim().is_empty()).unwrap_or(" ")
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn a_stage_shows_the_first_line_that_says_something() {
        assert_eq!(one_line("\n Choisir\nun vélo"), " Choisir");
        assert_eq!(one_line(""), " ");
    }
}
