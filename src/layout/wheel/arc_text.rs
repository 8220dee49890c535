//! Text along an arc: never upside down, never clipped.
//!
//! The rule where room is short: first smaller, step by step, then cut with an ellipsis, then nothing at all
//! when not even a few letters fit. Letters lean at most [`MAX_TILT`] from upright: on the lower half the
//! text runs the other way round, and a text that could cross that limit is moved back inside it.

use std::f32::consts::{PI, TAU};
use std::sync::Arc;

use super::super::context::Context;
use super::polar::{self, Sector};
use crate::scene::{Letter, TurnedText};
use crate::text::{Paragraph, TextLimits, TextLine, TextStyle, Weight};
use crate::theme::wheel;

/// Farthest that a letter leans from upright.
pub const MAX_TILT: f32 = 100.0 / 180.0 * PI;
/// Less room than this, in widths of the letter size, is left empty.
const LEAST_ROOM: f32 = 2.5;
/// Height of capitals in letter sizes: texts stand centred by it.
const CAPITALS: f32 = 0.727;
/// Distance of baselines in letter sizes.
const PITCH: f32 = 1.22;

/// Where a text may stand.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Window {
    from: f32,
    to: f32,
    /// Its letters' heads point at the centre.
    is_turned: bool,
}

/// The longest part of `from`…`to` on which letters do not lean too far.
fn window(from: f32, to: f32) -> Window {
    let mut best = Window {
        from,
        to: from,
        is_turned: false,
    };
    for turn in -2..=4 {
        let middle = turn as f32 * PI;
        let (low, high) = (from.max(middle - MAX_TILT), to.min(middle + MAX_TILT));
        if high - low > best.to - best.from + 1e-4 {
            best = Window {
                from: low,
                to: high,
                is_turned: turn % 2 != 0,
            };
        }
    }
    best
}

/// Whether a text in `sector` begins at its far end, as on the lower half.
pub(super) fn runs_backwards(sector: Sector) -> bool {
    window(sector.from, sector.to).is_turned
}

/// How a text is to be set on its arc.
pub(super) struct ArcStyle {
    /// Tried in this order.
    pub sizes: &'static [f32],
    pub weight: Weight,
    pub max_lines: usize,
}

/// `text` in the middle of `sector`, and whether all of it is there. Nothing when there is no room.
pub(super) fn fit(
    context: &mut Context<'_>,
    text: &str,
    style: &ArcStyle,
    sector: Sector,
) -> (Vec<TurnedText>, bool) {
    let text = text.trim();
    if text.is_empty() {
        return (Vec::new(), true);
    }
    let window = window(sector.from, sector.to);
    let thickness = sector.outer - sector.inner;
    let mut found = None;
    for &size in style.sizes {
        let style_at = context.text.raised(TextStyle {
            size,
            weight: style.weight,
        });
        let size = style_at.size;
        let lines = ((thickness - 4.0) / (size * PITCH)).floor() as usize;
        let lines = lines.clamp(1, style.max_lines);
        // The innermost line has the least room.
        let middle = (sector.inner + sector.outer) / 2.0;
        let innermost = middle - (lines - 1) as f32 / 2.0 * size * PITCH - size * 0.4;
        let width = (window.to - window.from) * innermost - 2.0;
        if width < size * LEAST_ROOM {
            continue;
        }
        let limits = TextLimits { width, lines };
        let paragraph = context.text.paragraph(text, style_at, limits);
        let is_whole = !paragraph.is_truncated && !cuts_a_word(text, &paragraph);
        found = Some(balanced(context, text, style_at, limits, paragraph));
        if is_whole {
            break;
        }
    }
    let Some(mut paragraph) = found else {
        return (Vec::new(), false);
    };
    if cuts_a_word(text, &paragraph) {
        // Rather an ellipsis than half a word on a line of its own.
        let middle = (sector.inner + sector.outer) / 2.0;
        let width = (window.to - window.from) * middle - 2.0;
        let limits = TextLimits::single_line(width);
        paragraph = context.text.paragraph(text, paragraph.style, limits);
    }
    let is_whole = !paragraph.is_truncated;
    (set(context, &paragraph, sector, window), is_whole)
}

/// The same number of lines, but as equally long as words let them be.
fn balanced(
    context: &mut Context<'_>,
    text: &str,
    style: TextStyle,
    limits: TextLimits,
    mut best: Arc<Paragraph>,
) -> Arc<Paragraph> {
    if best.lines.len() < 2 || best.is_truncated {
        return best;
    }
    for share in [0.9, 0.8, 0.7, 0.6] {
        let narrower = TextLimits {
            width: limits.width * share,
            lines: best.lines.len(),
        };
        let paragraph = context.text.paragraph(text, style, narrower);
        if paragraph.is_truncated || cuts_a_word(text, &paragraph) {
            break;
        }
        best = paragraph;
    }
    best
}

/// Whether a line ends inside a word that a smaller size may keep together.
fn cuts_a_word(text: &str, paragraph: &Paragraph) -> bool {
    let lines = &paragraph.lines;
    lines
        .iter()
        .take(lines.len().saturating_sub(1))
        .any(|line| {
            let before = text[..line.source.end.min(text.len())].chars().next_back();
            let after = text[line.source.end.min(text.len())..].chars().next();
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            is_letter(before) && is_letter(after)
        })
}

fn set(
    context: &mut Context<'_>,
    paragraph: &Paragraph,
    sector: Sector,
    window: Window,
) -> Vec<TurnedText> {
    let size = paragraph.style.size;
    let middle = (sector.inner + sector.outer) / 2.0;
    let num = paragraph.lines.len();
    let lines = paragraph.lines.iter().enumerate();
    lines
        .filter(|(_, line)| !line.text.trim().is_empty())
        .map(|(index, line)| {
            let out = ((num - 1) as f32 / 2.0 - index as f32) * size * PITCH;
            let radius = if window.is_turned {
                middle - out
            } else {
                middle + out
            };
            let half = line.width / 2.0 / radius;
            let centre = if window.to - window.from > 2.0 * half {
                let middle = sector.middle();
                middle.clamp(window.from + half, window.to - half)
            } else {
                (window.from + window.to) / 2.0
            };
            bend(context, line, centre, radius, window.is_turned)
        })
        .collect()
}

/// `line` centred at `centre` with the middle of its capitals on the circle of `radius`.
fn bend(
    context: &mut Context<'_>,
    line: &Arc<TextLine>,
    centre: f32,
    radius: f32,
    is_turned: bool,
) -> TurnedText {
    let size = line.style.size;
    let sign = if is_turned { -1.0 } else { 1.0 };
    let baseline = radius - sign * CAPITALS / 2.0 * size;
    let letters = pieces(context, line)
        .into_iter()
        .map(|(piece, x)| {
            let from_middle = x + piece.width / 2.0 - line.width / 2.0;
            let angle = centre + sign * from_middle / radius;
            let turn = if is_turned { angle + PI } else { angle };
            let back = polar::along(turn) * (piece.width / 2.0);
            Letter {
                origin: polar::at(angle, baseline) - back,
                angle: (turn + PI).rem_euclid(TAU) - PI,
                line: piece,
            }
        })
        .collect();
    TurnedText {
        text: line.text.clone(),
        letters,
    }
}

/// The letters of `line` and where they start; words instead where letters join or combine.
fn pieces(context: &mut Context<'_>, line: &Arc<TextLine>) -> Vec<(Arc<TextLine>, f32)> {
    if line.pieces.is_empty() {
        return letters(context, line)
            .unwrap_or_else(|| words(context, &line.text, line.style, 0.0, false));
    }
    let mut all = Vec::new();
    for part in &line.pieces {
        let alone = single(context, part.text.trim(), line.style);
        let own = match letters(context, &alone) {
            Some(letters) if !part.is_rtl => {
                let moved = letters.into_iter().map(|(letter, x)| (letter, x + part.x));
                moved.collect()
            }
            _ => words(context, &part.text, line.style, part.x, part.is_rtl),
        };
        all.extend(own);
    }
    all
}

/// Every letter and where it starts; `None` when a glyph is not a letter.
fn letters(context: &mut Context<'_>, line: &Arc<TextLine>) -> Option<Vec<(Arc<TextLine>, f32)>> {
    let mut glyphs: Vec<f32> = line
        .runs
        .iter()
        .flat_map(|run| run.glyphs.iter().map(|glyph| glyph.x))
        .collect();
    let num = line.text.chars().count();
    // Blanks after the last letter are glyphs too.
    while glyphs.len() > num && glyphs.last().is_some_and(|&x| x > line.width - 0.01) {
        glyphs.pop();
    }
    if glyphs.len() != num || !line.pieces.is_empty() {
        return None;
    }
    let mut buffer = [0; 4];
    let letters = line.text.chars().zip(glyphs);
    let letters = letters.map(|(letter, x)| {
        let letter = single(context, letter.encode_utf8(&mut buffer), line.style);
        (letter, x)
    });
    Some(letters.collect())
}

fn words(
    context: &mut Context<'_>,
    text: &str,
    style: TextStyle,
    x: f32,
    is_rtl: bool,
) -> Vec<(Arc<TextLine>, f32)> {
    let blank = single(context, "n n", style).width - single(context, "nn", style).width;
    let set: Vec<Arc<TextLine>> = text
        .split_whitespace()
        .map(|word| single(context, word, style))
        .collect();
    let mut pen = x;
    let mut placed = Vec::with_capacity(set.len());
    let order: Box<dyn Iterator<Item = Arc<TextLine>>> = if is_rtl {
        Box::new(set.into_iter().rev())
    } else {
        Box::new(set.into_iter())
    };
    for word in order {
        let width = word.width;
        placed.push((word, pen));
        pen += width + blank;
    }
    placed
}

fn single(context: &mut Context<'_>, text: &str, style: TextStyle) -> Arc<TextLine> {
    let limits = TextLimits::width(f32::INFINITY);
    Arc::clone(&context.text.paragraph(text, style, limits).lines[0])
}

/// One short line at `angle`, running outwards along the radius from `from` to `to`; turned by half where it
/// would stand on its head.
pub(super) fn along_radius(line: &Arc<TextLine>, angle: f32, radius: f32) -> TurnedText {
    let is_right = angle.rem_euclid(TAU) < PI;
    let turn = if is_right {
        angle - PI / 2.0
    } else {
        angle + PI / 2.0
    };
    let direction = polar::along(turn);
    let down = polar::along(turn + PI / 2.0);
    let middle = polar::at(angle, radius);
    let half = line.width / 2.0;
    let origin = middle - direction * half + down * (CAPITALS / 2.0 * line.style.size);
    TurnedText {
        text: line.text.clone(),
        letters: vec![Letter {
            line: Arc::clone(line),
            origin,
            angle: (turn + PI).rem_euclid(TAU) - PI,
        }],
    }
}

/// Letter sizes from `largest` down to the smallest there is.
pub(super) const GOAL_SIZES: &[f32] = &[12.0, 11.0, 10.0, 9.0, wheel::SMALLEST_TEXT];
pub(super) const STAGE_SIZES: &[f32] = &[11.0, 10.0, 9.0, wheel::SMALLEST_TEXT];
pub(super) const PHASE_SIZES: &[f32] = &[15.0, 13.0, 11.0, 9.0];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_the_side_on_which_it_stands_upright() {
        let top = window(-0.5, 0.5);
        assert!(!top.is_turned);
        assert_eq!((top.from, top.to), (-0.5, 0.5));
        assert!(window(PI - 0.5, PI + 0.5).is_turned);
        assert!(!window(TAU - 0.7, TAU).is_turned);
        let whole = window(0.0, TAU);
        assert!((whole.to - whole.from - 2.0 * MAX_TILT).abs() < 1e-4);
        let right = window(0.0, 2.0);
        assert!(!right.is_turned && right.to <= MAX_TILT + 1e-5);
    }
}
