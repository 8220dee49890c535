//! The foot of a page: what the signs mean at the left; state, date and share of facts at the right.

use super::super::brush::Brush;
use super::super::context::Context;
use super::Share;
use crate::model::Header;
use crate::scene::{Stroke, Target, point, rect};
use crate::text::TextLimits;
use crate::theme::map;

const LINE: f32 = 26.0;

/// A sign of the legend.
pub(in crate::layout) trait Sample {
    fn width(&self) -> f32;
    /// Draws it from `x` on, around the height `middle`.
    fn draw(&self, context: &mut Context<'_>, brush: &mut Brush, x: f32, middle: f32);
    /// What a click on it means.
    fn target(&self) -> Option<Target> {
        None
    }
}

/// Signs beside each other, and what they mean.
pub(in crate::layout) type Row<S> = Vec<(S, String)>;

/// What the foot says beside its legend.
pub(in crate::layout) struct Foot<'a> {
    pub header: &'a Header,
    pub share: Share,
    /// Most of the width that the facts at the right take.
    pub facts: f32,
    pub notice: Option<String>,
}

/// Draws the foot from `top` down between `left` and `left + width`; its bottom.
pub(in crate::layout) fn draw<S: Sample>(
    context: &mut Context<'_>,
    brush: &mut Brush,
    foot: &Foot<'_>,
    rows: &[Row<S>],
    (left, top, width): (f32, f32, f32),
) -> f32 {
    let theme = context.theme;
    let rule = Stroke::solid(map::HAIRLINE, theme.grid);
    brush.line(point(left, top), point(left + width, top), rule);
    brush.group(None, None, None);
    let top = top + 12.0;
    let place = (left + width, top, width * foot.facts);
    let (facts_width, facts_bottom) = facts(context, brush, foot, place);
    let legend_width = width - facts_width - 32.0;
    let bottom = legend(context, brush, rows, (left, top, legend_width)).max(facts_bottom);
    let Some(notice) = &foot.notice else {
        return bottom;
    };
    let text = context.wrap(notice, map::SMALL, width);
    brush.paragraph(point(left, bottom + 6.0), &text, theme.warning);
    brush.group(None, None, None);
    bottom + 6.0 + text.height
}

/// Right-aligned lines; how wide they are and where they end.
fn facts(
    context: &mut Context<'_>,
    brush: &mut Brush,
    foot: &Foot<'_>,
    (right, top, width): (f32, f32, f32),
) -> (f32, f32) {
    let theme = context.theme;
    let words = &context.words.layout;
    let state = context.words.model.state(foot.header.state);
    let state = context.line(state, map::SMALL_BOLD);
    let pill = rect(right - state.width - 20.0, top, state.width + 20.0, 22.0);
    brush.fill(pill, 11.0, theme.state_fill);
    brush.paragraph(point(pill.x + 10.0, top + 3.5), &state, theme.state_text);
    let mut lines: Vec<String> = Vec::new();
    lines.extend(foot.header.review_date.map(|date| words.reviewed(date)));
    if foot.share.num_stated > 0 {
        let share = foot.share;
        lines.push(words.observed_share(share.num_observed, share.num_stated));
    }
    let mut y = pill.bottom() + 6.0;
    let mut widest = pill.width;
    for line in lines {
        let limits = TextLimits { width, lines: 3 };
        let text = context.text.paragraph(&line, map::SMALL, limits);
        brush.right_aligned(right, y, &text, theme.text_muted);
        widest = widest.max(text.width);
        y += text.height + 2.0;
    }
    brush.group(None, None, None);
    (widest, y)
}

fn legend<S: Sample>(
    context: &mut Context<'_>,
    brush: &mut Brush,
    rows: &[Row<S>],
    (left, top, width): (f32, f32, f32),
) -> f32 {
    let theme = context.theme;
    let mut y = top;
    for row in rows.iter().filter(|row| !row.is_empty()) {
        let mut x = left;
        for (sample, name) in row {
            let sign = sample.width() + 6.0;
            let limits = TextLimits::single_line((width - sign).max(40.0));
            let text = context.text.paragraph(name, map::SMALL, limits);
            let own = sign + text.width;
            if x > left && x + own > left + width {
                x = left;
                y += LINE;
            }
            let middle = y + LINE / 2.0;
            sample.draw(context, brush, x, middle);
            brush.paragraph(
                point(x + sign, middle - text.height / 2.0),
                &text,
                theme.text,
            );
            let target = sample.target();
            brush.group(target, target.map(|_| rect(x, y, own, LINE)), None);
            x += own + 18.0;
        }
        y += LINE;
    }
    y
}
