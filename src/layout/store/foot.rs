//! What the legend of the store explains: only what the picture shows.

use super::super::brush::Brush;
use super::super::context::Context;
use super::super::face;
use super::super::page;
use super::super::pictogram::Pictogram;
use super::facts::Summary;
use super::floor::shortcut_pen;
use super::room::signed;
use crate::model::{Appeal, Document, Emotion, RoomWidths, StorePart};
use crate::scene::{Colour, Dash, Path, Stroke, point, rect};
use crate::theme::{map, store};

#[derive(Clone, Copy)]
pub(super) enum Sign {
    Rating(Emotion),
    Badge(Pictogram, Colour),
    Path,
    Shortcut,
    Backstage,
    Width,
}

type Row = page::Row<Sign>;

/// What the legend is drawn from.
pub(super) struct LegendInput<'a> {
    pub document: &'a Document,
    pub summary: &'a Summary,
    pub has_backstage: bool,
    pub has_shortcuts: bool,
    /// The plan is laid out by rule.
    pub is_automatic: bool,
}

pub(super) fn legend(context: &Context<'_>, input: &LegendInput<'_>) -> Vec<Row> {
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
            (Sign::Rating(emotion), name.to_owned())
        });
        rows.push(named.collect());
    }
    let mut signs: Row = Vec::new();
    let steps = || input.document.steps().map(|(_, step)| step);
    if input.document.num_steps() > 0 {
        signs.push((Sign::Path, words.store.path.to_owned()));
    }
    if input.has_shortcuts {
        signs.push((Sign::Shortcut, words.store.shortcut.to_owned()));
    }
    if input.has_backstage {
        signs.push((Sign::Backstage, words.store.backstage.to_owned()));
    }
    let mut sign = |is_there: bool, pictogram: Pictogram, name: &str| {
        if is_there {
            signs.push((Sign::Badge(pictogram, theme.text), name.to_owned()));
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
        signs.push((Sign::Width, words.store.width_by_dwell.to_owned()));
    }
    rows.push(signs);
    rows
}

impl page::Sample for Sign {
    fn width(&self) -> f32 {
        match self {
            Self::Rating(_) => 34.0,
            Self::Badge(..) => 16.0,
            Self::Path | Self::Shortcut => 30.0,
            Self::Backstage => 24.0,
            Self::Width => 26.0,
        }
    }

    fn draw(&self, context: &mut Context<'_>, brush: &mut Brush, x: f32, middle: f32) {
        let theme = context.theme;
        let width = self.width();
        match *self {
            Self::Rating(emotion) => {
                let edge = Stroke::solid(map::HAIRLINE, theme.emotion(emotion).outline);
                let area = rect(x + 0.5, middle - 9.5, width - 1.0, 19.0);
                brush.rect(area, 5.0, Some(theme.tint(emotion)), Some(edge));
                face::draw(brush, point(x + 10.0, middle), 7.5, emotion, theme);
                let sign = context.line(&signed(emotion), store::TINY);
                let centre = x + 25.5;
                brush.centred(centre, middle - sign.height / 2.0, &sign, theme.text);
            }
            Self::Badge(pictogram, colour) => {
                let area = rect(x, middle - width / 2.0, width, width);
                pictogram.draw(brush, area, colour);
            }
            Self::Path => {
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
            Self::Shortcut => {
                let (from, to) = (point(x, middle), point(x + width, middle));
                brush.line(from, to, shortcut_pen(theme));
            }
            Self::Backstage => {
                let pen = Stroke {
                    width: map::LINE,
                    colour: theme.plot_zero,
                    dash: Dash::Dashed,
                };
                let area = rect(x + 0.75, middle - 8.0, width - 1.5, 16.0);
                brush.rect(area, 4.0, Some(theme.label_fill), None);
                brush.path(Path::rounded_rect(area, 4.0), None, Some(pen));
            }
            Self::Width => {
                let pen = Stroke::solid(map::LINE, theme.text_muted);
                brush.line(point(x, middle), point(x + width, middle), pen);
                for end in [x, x + width] {
                    brush.line(point(end, middle - 5.0), point(end, middle + 5.0), pen);
                }
            }
        }
    }
}
