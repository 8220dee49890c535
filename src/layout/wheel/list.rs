//! The numbered list beside the disc, for wheels with too many steps for callouts.

use super::super::brush::Brush;
use super::super::context::Context;
use super::super::spot::Spot;
use super::super::votes::Plate;
use super::facts::Summary;
use super::plan::Plan;
use super::wedge;
use crate::model::{Phase, Step};
use crate::scene::{Rect, Target, point, rect};
use crate::text::TextLimits;
use crate::theme::{map, wheel};

const COLUMN: f32 = 236.0;
const COLUMN_GAP: f32 = 24.0;
const ROW_GAP: f32 = 4.0;
const SIGN: f32 = 12.0;

/// Draws the steps from `left` on, in columns centred on the disc's height; the list's place.
pub(super) fn draw(
    context: &mut Context<'_>,
    brush: &mut Brush,
    plan: &Plan,
    summary: &Summary,
    left: f32,
) -> (Rect, Vec<Spot>) {
    let theme = context.theme;
    let digits = context
        .line(&plan.wedges.len().to_string(), map::SMALL_BOLD)
        .width;
    let indent = digits + 8.0;
    let has_phases = plan.phases.len() > 1;
    let most = 2.1 * plan.radius;
    let (mut x, mut y, mut lowest) = (left, 0.0_f32, 0.0_f32);
    let mut phase: Option<Phase> = None;
    let mut spots = Vec::new();
    let top = -most / 2.0;
    for (index, step) in plan.wedges.iter().enumerate() {
        let heading = (has_phases && phase != Some(step.stage.phase)).then(|| {
            let name = context.words.model.phase(step.stage.phase).to_uppercase();
            context.line(&name, map::SMALL_BOLD)
        });
        phase = Some(step.stage.phase);
        let signs = wedge::badges(&step.step, &summary.steps[step.column], theme);
        let plate = Plate::of(context, summary.steps[step.column].dots);
        let plate_width = plate.as_ref().map_or(0.0, |plate| plate.width() + 4.0);
        let signs_width = signs.len() as f32 * (SIGN + 2.0);
        let limits = TextLimits {
            width: COLUMN - indent - signs_width - plate_width - 4.0,
            lines: 2,
        };
        let title = shown_title(context, &step.step);
        let title = context.text.paragraph(&title, wheel::TABLE, limits);
        let heading_height = heading.as_ref().map_or(0.0, |heading| {
            heading.height + if y > 0.0 { 12.0 } else { 4.0 }
        });
        if y > 0.0 && y + heading_height + title.height > most {
            x += COLUMN + COLUMN_GAP;
            y = 0.0;
        }
        if let Some(heading) = heading {
            let colours = theme.phases[step.stage.phase as usize];
            y += heading_height - 4.0;
            let at = point(x, top + y - heading.height);
            brush.paragraph(at, &heading, colours.ink);
            y += 4.0;
            brush.group(None, None, None);
        }
        let number = context.line(&(index + 1).to_string(), map::SMALL_BOLD);
        let row = rect(x, top + y, COLUMN, title.height);
        let baseline = title.baseline(0) - number.baseline(0);
        brush.right_aligned(x + digits, row.y + baseline, &number, theme.text_muted);
        let text = rect(x + indent, row.y, limits.width, title.height);
        brush.paragraph(text.top_left(), &title, theme.text);
        for (place, (pictogram, colour)) in signs.iter().enumerate() {
            let at = row.right() - signs_width + place as f32 * (SIGN + 2.0);
            pictogram.draw(brush, rect(at, row.y + 2.0, SIGN, SIGN), *colour);
        }
        if let Some(plate) = plate {
            let at = row.right() - signs_width - plate_width;
            plate.draw(brush, theme, at, row.y);
        }
        let target = Target::Step(step.step.id);
        brush.group(Some(target), Some(row), Some(theme.text_muted));
        spots.push(Spot {
            target,
            rect: row,
            text: Some((text, wheel::TABLE)),
        });
        y += title.height + ROW_GAP;
        lowest = lowest.max(y);
    }
    (rect(left, top, x + COLUMN - left, lowest), spots)
}

/// The title, or a word that says there is none.
pub(super) fn shown_title(context: &Context<'_>, step: &Step) -> String {
    match step.title.trim() {
        "" => context.words.model.untitled.to_owned(),
        title => title.to_owned(),
    }
}
