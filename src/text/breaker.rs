//! Breaks a shaped text into lines, again where the first answer was not good enough.
//!
//! `parley` breaks greedily. Three things it does not do are done by breaking once more with one line
//! forced: cutting an over-long word without stranding a French sign, making room for a hyphen at a soft
//! hyphen, and cutting the last line for an ellipsis.

use std::collections::BTreeMap;

use parley::{BreakReason, Layout};

use super::TextLimits;
use super::line_break::{clings_to_next, is_bad_cut};

/// How a line is to end, other than by its paragraph's width.
#[derive(Clone, Copy)]
enum Forced {
    /// After this many characters.
    Chars(u32),
    /// Within this width.
    Width(f32),
    /// Only at a line feed.
    Open,
}

/// Longer texts are not looked through for bad cuts: a megabyte without a blank needs no fine typography.
const MAX_FORCED: usize = 32;

/// What became of a text that was too long for its number of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// Everything is there.
    None,
    /// The last line is to be followed by an ellipsis.
    Before,
    /// Not even one character fits beside the ellipsis: it is all of the last line.
    Everything,
}

/// Breaks `layout` (of `text`) within `limits`. `ellipsis` and `hyphen` are their widths.
pub(super) fn break_lines(
    layout: &mut Layout<()>,
    text: &str,
    limits: TextLimits,
    ellipsis: f32,
    hyphen: f32,
) -> Cut {
    let max_lines = limits.lines.max(1);
    let mut forced = BTreeMap::new();
    let mut is_complete = break_once(layout, limits.width, max_lines, &forced);
    let mut checked = 0;
    while forced.len() < MAX_FORCED {
        let Some((index, rule)) = first_bad_line(layout, text, limits.width, hyphen, checked)
        else {
            break;
        };
        checked = index + 1;
        forced.insert(index, rule);
        is_complete = break_once(layout, limits.width, max_lines, &forced);
    }
    if is_complete {
        return Cut::None;
    }
    let last = max_lines - 1;
    forced.insert(last, Forced::Open);
    break_once(layout, limits.width, max_lines, &forced);
    let num_chars = chars_that_fit(layout, text, last, limits.width - ellipsis);
    if num_chars == 0 {
        return Cut::Everything;
    }
    forced.insert(last, Forced::Chars(num_chars));
    break_once(layout, limits.width, max_lines, &forced);
    Cut::Before
}

/// Whether all of the text is in the lines.
fn break_once(
    layout: &mut Layout<()>,
    width: f32,
    max_lines: usize,
    forced: &BTreeMap<usize, Forced>,
) -> bool {
    let mut lines = layout.break_lines();
    lines.state_mut().set_layout_max_advance(f32::INFINITY);
    let mut index = 0;
    while index < max_lines && !lines.is_done() {
        let rule = forced.get(&index).copied();
        let max_advance = match rule {
            None => width,
            Some(Forced::Width(width)) => width,
            Some(Forced::Open | Forced::Chars(_)) => f32::INFINITY,
        };
        lines.state_mut().set_line_max_advance(max_advance);
        let is_broken = match rule {
            Some(Forced::Chars(num_chars)) => lines.break_next_with_length(num_chars).is_some(),
            _ => lines.break_next().is_some(),
        };
        if !is_broken {
            break;
        }
        index += 1;
    }
    let is_complete = lines.is_done();
    lines.finish();
    is_complete
}

/// The first line from `from` on that must end otherwise, and how.
fn first_bad_line(
    layout: &Layout<()>,
    text: &str,
    width: f32,
    hyphen: f32,
    from: usize,
) -> Option<(usize, Forced)> {
    for (index, line) in layout.lines().enumerate().skip(from) {
        let range = line.text_range();
        let (start, end) = (range.start, range.end);
        match line.break_reason() {
            BreakReason::Emergency if is_bad_cut(text, end) => {
                let mut cut = end;
                while let Some(previous) = text[start..cut].chars().next_back() {
                    cut -= previous.len_utf8();
                    if !is_bad_cut(text, cut) {
                        break;
                    }
                }
                let num_chars = text[start..cut].chars().count() as u32;
                if num_chars > 0 {
                    return Some((index, Forced::Chars(num_chars)));
                }
            }
            BreakReason::Regular if text[..end].ends_with('\u{ad}') => {
                let metrics = line.metrics();
                let content = metrics.advance - metrics.hanging_advance;
                if content + hyphen > width && content > hyphen {
                    return Some((index, Forced::Width(width - hyphen)));
                }
            }
            _ => {}
        }
    }
    None
}

/// How many characters of line `index` fit in `width`, without blanks at the end.
fn chars_that_fit(layout: &Layout<()>, text: &str, index: usize, width: f32) -> u32 {
    let Some(line) = layout.get(index) else {
        return 0;
    };
    let start = line.text_range().start;
    let mut fitting = start;
    let mut advance = 0.0;
    let is_one_way = line.runs().all(|run| !run.is_rtl());
    if is_one_way {
        let clusters = line.runs().flat_map(|run| run.clusters());
        for cluster in clusters {
            advance += cluster.advance();
            if advance > width {
                break;
            }
            fitting = cluster.text_range().end;
        }
    } else {
        let runs = line.runs();
        let mut clusters: Vec<_> = runs
            .flat_map(|run| run.clusters().map(|c| (c.text_range(), c.advance())))
            .collect();
        clusters.sort_by_key(|(range, _)| range.start);
        for (range, cluster_advance) in clusters {
            advance += cluster_advance;
            if advance > width {
                break;
            }
            fitting = range.end;
        }
    }
    let kept = text[start..fitting].trim_end_matches(|c: char| {
        c.is_whitespace() || clings_to_next(c) || c == '\u{ad}' || c == '\u{200b}'
    });
    kept.chars().count() as u32
}
