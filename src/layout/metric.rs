//! The figure on a metric card: value and unit, a gauge with its target, where it comes from.

use super::card::Piece;
use super::context::{BETWEEN, Context};
use crate::i18n::{Lang, LayoutText};
use crate::model::{Metric, MetricKind};
use crate::scene::{Colour, rect};
use crate::theme::map;

/// Adds the figure's pieces and returns where the next thing may stand.
pub(super) fn compose(
    context: &mut Context<'_>,
    metric: &Metric,
    accent: Colour,
    left: f32,
    top: f32,
    width: f32,
    pieces: &mut Vec<Piece>,
) -> f32 {
    let theme = context.theme;
    let words = &context.words.layout;
    let mut y = top;
    if metric.kind != MetricKind::Operational {
        let name = context.words.model.metric_kind(metric.kind);
        let name = context.wrap(name, map::SMALL_BOLD, width);
        let height = name.height;
        pieces.push(Piece::Text(left, y, name, accent));
        y += height;
    }

    let value = metric.value.filter(|value| value.is_finite());
    let shown = value.map_or("–".to_owned(), |value| words.number(value));
    let figure = context.wrap(&shown, map::FIGURE, width);
    let unit = context.wrap(metric.unit.trim(), map::CARD, width);
    let (figure_width, figure_height) = (figure.width, figure.height);
    let baseline = figure.baseline(0) - unit.baseline(0);
    pieces.push(Piece::Text(left, y, figure, theme.text));
    if !metric.unit.trim().is_empty() {
        let fits = figure_width + 5.0 + unit.width <= width;
        let (x, unit_y) = if fits {
            (left + figure_width + 5.0, y + baseline)
        } else {
            (left, y + figure_height)
        };
        let unit_bottom = unit_y + unit.height;
        pieces.push(Piece::Text(x, unit_y, unit, theme.text_muted));
        y = (y + figure_height).max(unit_bottom);
    } else {
        y += figure_height;
    }

    let target = metric.target.filter(|target| target.is_finite());
    if value.is_some() || target.is_some() {
        y = gauge(theme, metric, accent, left, y + 2.0, width, pieces);
    }
    for text in small_print(words, metric) {
        let line = context.wrap(&text, map::SMALL, width);
        let height = line.height;
        pieces.push(Piece::Text(left, y, line, theme.text_muted));
        y += height;
    }
    y + 4.0
}

/// Its target, and where it comes from, as far as they are known.
pub(super) fn small_print(words: &LayoutText, metric: &Metric) -> Vec<String> {
    let target = metric.target.filter(|target| target.is_finite());
    let target = target.map(|target| {
        let text = format!(
            "{} {} {}",
            words.target,
            words.number(target),
            metric.unit.trim()
        );
        text.trim().to_owned()
    });
    let date = metric.date.map(|date| words.date(date));
    let origin = [Some(metric.source.trim().to_owned()), date];
    let origin = origin.into_iter().flatten().filter(|text| !text.is_empty());
    let origin: Vec<String> = origin.collect();
    let origin = (!origin.is_empty()).then(|| origin.join(BETWEEN));
    target.into_iter().chain(origin).collect()
}

/// A bar from the scale's start to the value, with a tick at the target.
fn gauge(
    theme: &crate::theme::Theme,
    metric: &Metric,
    accent: Colour,
    left: f32,
    top: f32,
    width: f32,
    pieces: &mut Vec<Piece>,
) -> f32 {
    let (low, high) = scale(metric);
    let share = |value: f64| (((value - low) / (high - low)).clamp(0.0, 1.0) as f32) * width;
    pieces.push(Piece::Fill(
        rect(left, top + 3.0, width, 6.0),
        3.0,
        theme.text_muted.with_alpha(50),
    ));
    if let Some(value) = metric.value.filter(|value| value.is_finite()) {
        let filled = share(value).max(6.0);
        pieces.push(Piece::Fill(rect(left, top + 3.0, filled, 6.0), 3.0, accent));
    }
    if let Some(target) = metric.target.filter(|target| target.is_finite()) {
        let x = (left + share(target) - 1.0).clamp(left, left + width - 2.0);
        pieces.push(Piece::Fill(rect(x, top, 2.0, 12.0), 0.0, theme.text));
    }
    top + 15.0
}

/// Where the gauge begins and ends: the score's own scale, or room around the figures.
fn scale(metric: &Metric) -> (f64, f64) {
    let figures = [metric.value, metric.target];
    let figures = || figures.iter().flatten().filter(|value| value.is_finite());
    let largest = figures().fold(0.0_f64, |a, &b| a.max(b));
    let smallest = figures().fold(0.0_f64, |a, &b| a.min(b));
    let (low, high): (f64, f64) = match (metric.kind, out_of(&metric.unit)) {
        (MetricKind::Nps, _) => (-100.0, 100.0),
        (_, Some(end)) => (0.0, end),
        (MetricKind::Csat | MetricKind::Ces, None) if largest <= 5.0 => (0.0, 5.0),
        (MetricKind::Csat | MetricKind::Ces, None) if largest <= 10.0 => (0.0, 10.0),
        (MetricKind::Csat | MetricKind::Ces, None) => (0.0, 100.0),
        (MetricKind::Operational, None) if metric.unit.trim() == "%" => (0.0, 100.0),
        (MetricKind::Operational, None) => (0.0, largest * 1.25),
    };
    let (low, high) = (low.min(smallest), high.max(largest));
    if high - low > f64::EPSILON && (high - low).is_finite() {
        (low, high)
    } else {
        (0.0, 1.0)
    }
}

/// The scale's end that a unit such as `/7`, `/ 10` or `sur 5` names.
fn out_of(unit: &str) -> Option<f64> {
    let unit = unit.trim();
    let words = Lang::ALL.map(|lang| lang.catalog().layout.out_of);
    let end = std::iter::once("/")
        .chain(words)
        .find_map(|sign| unit.strip_prefix(sign))?;
    let end: f64 = end.trim().replace(',', ".").parse().ok()?;
    (end.is_finite() && end > 0.0).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(kind: MetricKind, value: f64, unit: &str) -> Metric {
        Metric {
            kind,
            value: Some(value),
            unit: unit.to_owned(),
            ..Metric::default()
        }
    }

    #[test]
    fn a_score_out_of_seven_fills_its_gauge_at_seven() {
        assert_eq!(scale(&score(MetricKind::Ces, 4.7, "/7")), (0.0, 7.0));
        assert_eq!(scale(&score(MetricKind::Csat, 3.0, " / 10 ")), (0.0, 10.0));
        assert_eq!(scale(&score(MetricKind::Ces, 9.0, "/7")), (0.0, 9.0));
    }

    #[test]
    fn a_unit_without_an_end_leaves_the_scale_to_the_figures() {
        assert_eq!(scale(&score(MetricKind::Ces, 4.7, "")), (0.0, 5.0));
        assert_eq!(scale(&score(MetricKind::Csat, 4.7, "/0")), (0.0, 5.0));
        assert_eq!(scale(&score(MetricKind::Csat, 82.0, "%")), (0.0, 100.0));
        assert_eq!(
            scale(&score(MetricKind::Operational, 8.0, "/h")),
            (0.0, 10.0)
        );
    }
}
