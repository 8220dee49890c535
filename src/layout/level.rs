//! Freedom and intensity lanes: levels from 1 to 5 over the cards, as a bar per step or as one curve.
//!
//! The levels are the cards' own. A card that says nothing else is its bar or its point alone.

use super::brush::Brush;
use super::context::Context;
use super::curve;
use super::label;
use super::row::RowInput;
use crate::model::{Card, CardId, LaneRole};
use crate::scene::{Colour, Path, Point, Rect, Stroke, Target, point, rect};
use crate::theme::map;

/// Where the levels stand in a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LevelPlot {
    /// Of level 5.
    pub top: f32,
    /// From level 5 down to nothing.
    pub height: f32,
}

/// Highest level.
const MOST: u8 = 5;
/// Between a bar and the border of its column.
const BAR_INSET: f32 = 14.0;
/// Between the bars of one column.
const BAR_GAP: f32 = 6.0;
const DOT: f32 = 11.0;
/// Beyond the outermost levels that still means them; a point at level 5 stands in it.
const REACH: f32 = 14.0;

impl LevelPlot {
    pub fn y_of(self, level: u8) -> f32 {
        self.top + f32::from(MOST - level.min(MOST)) / f32::from(MOST) * self.height
    }

    pub fn bottom(self) -> f32 {
        self.top + self.height
    }

    /// The nearest level; beyond the ends, the ends.
    pub fn level_at(self, y: f32) -> u8 {
        let share = (self.bottom() - y) / self.height.max(1.0);
        (share * f32::from(MOST))
            .round()
            .clamp(1.0, f32::from(MOST)) as u8
    }

    pub fn contains(self, y: f32) -> bool {
        (self.top - REACH..=self.bottom() + REACH / 2.0).contains(&y)
    }
}

/// One card's level in one column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LevelSpot {
    pub column: usize,
    pub card: CardId,
    /// All of the plot that is the card's.
    pub rect: Rect,
    /// The card stands nowhere else.
    pub is_card: bool,
}

/// Lanes of this role draw the levels of their cards.
pub(super) fn is_plotted(role: LaneRole) -> bool {
    matches!(role, LaneRole::Freedom | LaneRole::Intensity)
}

/// The card has a level and nothing else to show.
pub(super) fn is_bare(card: &Card) -> bool {
    card.level.is_some()
        && card.text.trim().is_empty()
        && card.note.is_empty()
        && card.channels.is_empty()
        && card.persona.is_none()
        && card.emotion.is_none()
        && card.mark.is_none()
        && card.owner.is_empty()
        && card.tags.is_empty()
        && card.picture.is_none()
        && card.metric.is_none()
}

/// Draws the plot into `brush` and tells where the levels stand.
pub(super) fn draw(
    context: &mut Context<'_>,
    input: &RowInput<'_>,
    plot: LevelPlot,
    brush: &mut Brush,
) -> Vec<LevelSpot> {
    lines(context, input, plot, brush);
    let marks = place(input, plot);
    if input.lane.role == LaneRole::Freedom {
        bars(context, input, brush, &marks);
    } else {
        points(context, input, plot, brush, &marks);
    }
    marks.into_iter().map(|mark| mark.spot).collect()
}

fn lines(context: &Context<'_>, input: &RowInput<'_>, plot: LevelPlot, brush: &mut Brush) {
    let theme = context.theme;
    let (left, right) = (input.columns.left, input.columns.right);
    for level in 0..=MOST {
        let stroke = if level == 0 {
            Stroke::solid(map::LINE, theme.plot_zero)
        } else {
            Stroke::solid(map::HAIRLINE, theme.grid)
        };
        let y = plot.y_of(level);
        brush.line(point(left, y), point(right, y), stroke);
    }
    brush.group(None, None, None);
}

struct Mark {
    spot: LevelSpot,
    level: u8,
    /// From the level down to the foot of the plot.
    bar: Rect,
    /// The first of its column: the curve goes through it.
    is_first: bool,
}

/// Every level in every column its card covers; those of one column share its width.
fn place(input: &RowInput<'_>, plot: LevelPlot) -> Vec<Mark> {
    let columns = &input.columns.list;
    let mut cells: Vec<Vec<(CardId, u8, bool)>> = vec![Vec::new(); columns.len()];
    for card in input.cards {
        let (Some(level), Some(first)) = (card.level, input.columns.position(card.step)) else {
            continue;
        };
        let last = (first + usize::from(card.span.max(1)) - 1).min(columns.len() - 1);
        for (column, cell) in cells.iter_mut().enumerate().take(last + 1).skip(first) {
            let is_card = column == first && is_bare(card);
            cell.push((card.id, level.clamp(1, MOST), is_card));
        }
    }
    let mut marks = Vec::new();
    for (column, cell) in cells.iter().enumerate() {
        let (x, width) = (columns[column].x, columns[column].width);
        let num = cell.len().max(1) as f32;
        let gap = BAR_GAP.min(width / num / 4.0);
        let own = (width - 2.0 * BAR_INSET - gap * (num - 1.0)) / num;
        for (order, &(card, level, is_card)) in cell.iter().enumerate() {
            let left = x + BAR_INSET + order as f32 * (own + gap);
            let top = plot.y_of(level);
            marks.push(Mark {
                spot: LevelSpot {
                    column,
                    card,
                    rect: rect(left, plot.top - REACH, own.max(1.0), plot.height + REACH),
                    is_card,
                },
                level,
                bar: rect(left, top, own.max(1.0), plot.bottom() - top),
                is_first: order == 0,
            });
        }
    }
    marks
}

/// Ends a mark's group. Where the card stands below with its text, the plot is the cell's.
fn close(brush: &mut Brush, mark: &Mark, accent: Colour) {
    if mark.spot.is_card {
        let target = Target::Card(mark.spot.card);
        brush.group(Some(target), Some(mark.spot.rect), Some(accent));
    } else {
        brush.group(None, None, Some(accent));
    }
}

fn bars(context: &mut Context<'_>, input: &RowInput<'_>, brush: &mut Brush, marks: &[Mark]) {
    let theme = context.theme;
    let accent = label::accent(input.lane, theme);
    for mark in marks {
        let bar = mark.bar;
        brush.rect(
            bar.expanded(-map::LINE / 2.0),
            4.0,
            Some(accent.with_alpha(72)),
            Some(Stroke::solid(map::LINE, accent)),
        );
        let number = context.line(&mark.level.to_string(), map::SMALL_BOLD);
        if number.width + 2.0 <= bar.width {
            brush.centred(bar.centre().x, bar.y + 1.0, &number, theme.text);
        }
        close(brush, mark, accent);
    }
}

fn points(
    context: &mut Context<'_>,
    input: &RowInput<'_>,
    plot: LevelPlot,
    brush: &mut Brush,
    marks: &[Mark],
) {
    let theme = context.theme;
    let accent = label::accent(input.lane, theme);
    let centre = |mark: &Mark| point(mark.bar.centre().x, mark.bar.y);
    let firsts: Vec<&Mark> = marks.iter().filter(|mark| mark.is_first).collect();
    // A step without a level leaves a gap.
    for run in firsts.chunk_by(|a, b| a.spot.column + 1 == b.spot.column) {
        let centres: Vec<Point> = run.iter().map(|mark| centre(mark)).collect();
        let (Some(first), Some(last)) = (centres.first(), centres.last()) else {
            continue;
        };
        if centres.len() < 2 {
            continue;
        }
        let path = curve::monotone(&centres);
        let mut area = path.clone();
        area.line_to(point(last.x, plot.bottom()))
            .line_to(point(first.x, plot.bottom()))
            .close();
        brush.path(area, Some(accent.with_alpha(40)), None);
        brush.path(path, None, Some(Stroke::solid(map::BOLD_LINE, accent)));
    }
    brush.group(None, None, None);
    for mark in marks {
        let at = centre(mark);
        let radius = DOT.min(mark.bar.width / 2.0);
        let ring = Stroke::solid(map::LINE, accent);
        brush.path(Path::circle(at, radius), Some(theme.background), Some(ring));
        let number = context.line(&mark.level.to_string(), map::SMALL_BOLD);
        if number.width <= 2.0 * radius {
            brush.centred(at.x, at.y - number.height / 2.0, &number, theme.text);
        }
        close(brush, mark, accent);
    }
}
