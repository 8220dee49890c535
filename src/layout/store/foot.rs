//! The foot of the page: what the signs mean at the left; state, date and share of facts at the right.

use super::super::brush::Brush;
use super::super::context::Context;
use super::super::face;
use super::super::pictogram::Pictogram;
use super::facts::Summary;
use super::floor::shortcut_pen;
use super::room::signed;
use crate::model::{Appeal, Document, Emotion, RoomWidths, StorePart};
use crate::scene::{Colour, Dash, Path, Stroke, point, rect};
use crate::text::TextLimits;
use crate::theme::{map, store};

const LINE: f32 = 26.0;
/// Most of the width that the facts at the right take.
const FACTS: f32 = 0.34;

#[derive(Clone, Copy)]
enum Sample {
    Rating(Emotion),
    Sign(Pictogram, Colour),
    Path,
    Shortcut,
    Backstage,
    Width,
}

impl Sample {
    fn width(self) -> f32 {
        match self {
            Self::Rating(_) => 34.0,
            Self::Sign(..) => 16.0,
            Self::Path | Self::Shortcut => 30.0,
            Self::Backstage => 24.0,
            Self::Width => 26.0,
        }
    }
}

/// What the foot is drawn from.
pub(super) struct FootInput<'a> {
    pub document: &'a Document,
    pub summary: &'a Summary,
    pub has_backstage: bool,
    pub has_shortcuts: bool,
    /// The plan is laid out by rule.
    pub is_automatic: bool,
    pub notice: Option<String>,
}

/// Draws the foot from `top` down between `left` and `left + width`; its bottom.
pub(super) fn draw(
    context: &mut Context<'_>,
    brush: &mut Brush,
    input: &FootInput<'_>,
    (left, top, width): (f32, f32, f32),
) -> f32 {
    let theme = context.theme;
    let rule = Stroke::solid(map::HAIRLINE, theme.grid);
    brush.line(point(left, top), point(left + width, top), rule);
    brush.group(None, None, None);
    let top = top + 12.0;
    let facts = facts(context, brush, input, (left + width, top, width * FACTS));
    let legend_width = width - facts.0 - 32.0;
    let bottom = legend(context, brush, input, (left, top, legend_width)).max(facts.1);
    let Some(notice) = &input.notice else {
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
    input: &FootInput<'_>,
    (right, top, width): (f32, f32, f32),
) -> (f32, f32) {
    let theme = context.theme;
    let words = &context.words.layout;
    let header = &input.document.header;
    let state = context.words.model.state(header.state);
    let state = context.line(state, map::SMALL_BOLD);
    let pill = rect(right - state.width - 20.0, top, state.width + 20.0, 22.0);
    brush.fill(pill, 11.0, theme.state_fill);
    brush.paragraph(point(pill.x + 10.0, top + 3.5), &state, theme.state_text);
    let mut lines: Vec<String> = Vec::new();
    lines.extend(header.review_date.map(|date| words.reviewed(date)));
    if input.summary.num_stated > 0 {
        let summary = input.summary;
        lines.push(words.observed_share(summary.num_observed, summary.num_stated));
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

fn legend(
    context: &mut Context<'_>,
    brush: &mut Brush,
    input: &FootInput<'_>,
    (left, top, width): (f32, f32, f32),
) -> f32 {
    let theme = context.theme;
    let mut y = top;
    for row in entries(context, input) {
        let mut x = left;
        for (sample, name) in row {
            let limits = TextLimits::single_line((width - sample.width() - 6.0).max(40.0));
            let text = context.text.paragraph(&name, map::SMALL, limits);
            let own = sample.width() + 6.0 + text.width;
            if x > left && x + own > left + width {
                x = left;
                y += LINE;
            }
            let middle = y + LINE / 2.0;
            draw_sample(context, brush, sample, (x, middle));
            let at = point(x + sample.width() + 6.0, middle - text.height / 2.0);
            brush.paragraph(at, &text, theme.text);
            brush.group(None, None, None);
            x += own + 18.0;
        }
        y += LINE;
    }
    y
}

type Row = Vec<(Sample, String)>;

/// Only what the picture shows.
fn entries(context: &Context<'_>, input: &FootInput<'_>) -> Vec<Row> {
    let (theme, words) = (context.theme, context.words);
    let mut rows: Vec<Row> = Vec::new();
    if input
        .summary
        .rooms
        .iter()
        .any(|room| room.emotion.is_some())
    {
        let levels = [2.0, 1.0, 0.0, -1.0, -2.0];
        let faces = levels.into_iter().filter_map(Emotion::nearest);
        let named = faces.map(|emotion| {
            let name = words.model.emotion(emotion);
            (Sample::Rating(emotion), name.to_owned())
        });
        rows.push(named.collect());
    }
    let mut signs: Row = Vec::new();
    let steps = || input.document.steps().map(|(_, step)| step);
    if input.document.num_steps() > 0 {
        signs.push((Sample::Path, words.store.path.to_owned()));
    }
    if input.has_shortcuts {
        signs.push((Sample::Shortcut, words.store.shortcut.to_owned()));
    }
    if input.has_backstage {
        signs.push((Sample::Backstage, words.store.backstage.to_owned()));
    }
    let mut sign = |is_there: bool, pictogram: Pictogram, name: &str| {
        if is_there {
            signs.push((Sample::Sign(pictogram, theme.text), name.to_owned()));
        }
    };
    let has_moment = steps().any(|step| step.moment_of_truth);
    sign(has_moment, Pictogram::Star, words.layout.moment_of_truth);
    for appeal in [Appeal::Emotional, Appeal::Rational] {
        let is_there = steps().any(|step| step.appeal == Some(appeal));
        let name = words.model.appeal(appeal);
        sign(is_there, Pictogram::of_appeal(appeal), name);
    }
    let plan = &input.document.store_plan;
    let has_times = steps().any(|step| super::plan::dwell(&step.duration).is_some());
    let follows = input.is_automatic && plan.options.widths == RoomWidths::Dwell;
    if has_times && follows && plan.shows(StorePart::DwellTimes) {
        signs.push((Sample::Width, words.store.width_by_dwell.to_owned()));
    }
    rows.push(signs);
    rows.retain(|row| !row.is_empty());
    rows
}

fn draw_sample(
    context: &mut Context<'_>,
    brush: &mut Brush,
    sample: Sample,
    (x, middle): (f32, f32),
) {
    let theme = context.theme;
    let width = sample.width();
    match sample {
        Sample::Rating(emotion) => {
            let edge = Stroke::solid(map::HAIRLINE, theme.emotion(emotion).outline);
            let area = rect(x + 0.5, middle - 9.5, width - 1.0, 19.0);
            brush.rect(area, 5.0, Some(theme.tint(emotion)), Some(edge));
            face::draw(brush, point(x + 10.0, middle), 7.5, emotion, theme);
            let sign = context.line(&signed(emotion), store::TINY);
            let centre = x + 25.5;
            brush.centred(centre, middle - sign.height / 2.0, &sign, theme.text);
        }
        Sample::Sign(pictogram, colour) => {
            let area = rect(x, middle - width / 2.0, width, width);
            pictogram.draw(brush, area, colour);
        }
        Sample::Path => {
            let edge = Stroke::solid(store::PATH + 3.0, theme.store_path_edge);
            let (from, to) = (point(x, middle), point(x + width, middle));
            brush.line(from, to, edge);
            brush.line(from, to, Stroke::solid(store::PATH, theme.store_path));
            let head = [
                point(x + 11.0, middle - 7.0),
                point(x + 20.0, middle),
                point(x + 11.0, middle + 7.0),
                point(x + 14.0, middle),
            ];
            brush.path(Path::polygon(&head), Some(theme.store_arrow), None);
        }
        Sample::Shortcut => {
            let (from, to) = (point(x, middle), point(x + width, middle));
            brush.line(from, to, shortcut_pen(theme));
        }
        Sample::Backstage => {
            let pen = Stroke {
                width: map::LINE,
                colour: theme.plot_zero,
                dash: Dash::Dashed,
            };
            let area = rect(x + 0.75, middle - 8.0, width - 1.5, 16.0);
            brush.rect(area, 4.0, Some(theme.label_fill), None);
            brush.path(Path::rounded_rect(area, 4.0), None, Some(pen));
        }
        Sample::Width => {
            let pen = Stroke::solid(map::LINE, theme.text_muted);
            brush.line(point(x, middle), point(x + width, middle), pen);
            for end in [x, x + width] {
                brush.line(point(end, middle - 5.0), point(end, middle + 5.0), pen);
            }
        }
    }
}
