//! Thought bubbles: one verbatim per room, where nothing else is.
//!
//! On a serpentine every row keeps a strip free above itself. On a plan placed by hand a bubble goes where it
//! finds room: above its room, below, beside it; the verbatim of one that finds none is listed instead.

use std::sync::Arc;

use super::super::brush::Brush;
use super::super::context::Context;
use super::facts::Told;
use crate::scene::{Path, Point, Rect, Stroke, Target, point, rect};
use crate::text::{Paragraph, TextLimits};
use crate::theme::{Theme, map, store};

const PAD_X: f32 = 11.0;
const PAD_Y: f32 = 6.0;
/// Between a bubble and its room: the little bubbles.
const TAIL: f32 = 15.0;
/// Around a bubble.
const CLEAR: f32 = 4.0;
const MOST_LINES: usize = 4;
const LEAST_WIDTH: f32 = 110.0;
const MOST_WIDTH: f32 = 300.0;

/// A bubble on its place.
#[derive(Debug, Clone)]
pub(super) struct Bubble {
    pub told: Told,
    pub rect: Rect,
    pub text: Arc<Paragraph>,
    /// From the bubble to the room.
    tail: [Point; 2],
}

/// What stands in the way: walls of rooms, the path, signs, bubbles.
#[derive(Debug, Clone, Default)]
pub(super) struct Obstacles {
    pub rects: Vec<Rect>,
    pub floor: Rect,
}

impl Obstacles {
    fn is_free(&self, place: Rect) -> bool {
        let around = place.expanded(CLEAR);
        self.floor.expanded(-store::WALL - 3.0).encloses(place)
            && !self.rects.iter().any(|rect| rect.overlaps(around))
    }
}

/// The words in a bubble over a room `width` wide.
pub(super) fn set(context: &mut Context<'_>, text: &str, width: f32) -> Arc<Paragraph> {
    let width = width.clamp(LEAST_WIDTH, MOST_WIDTH) - 2.0 * PAD_X;
    let quoted = context.words.layout.quoted(text);
    let limits = TextLimits {
        width,
        lines: MOST_LINES,
    };
    let wide = context.text.paragraph(&quoted, store::BUBBLE, limits);
    // As narrow as the same lines can be: no line of a single word.
    let mut best = wide;
    if best.lines.len() > 1 && !best.is_truncated {
        for share in [0.9, 0.8, 0.7] {
            let limits = TextLimits {
                width: width * share,
                lines: best.lines.len(),
            };
            let narrower = context.text.paragraph(&quoted, store::BUBBLE, limits);
            if narrower.is_truncated {
                break;
            }
            best = narrower;
        }
    }
    best
}

/// Height of the strip that a bubble with this text needs between two rows of rooms.
pub(super) fn needed(text: &Paragraph) -> f32 {
    text.height + 2.0 * PAD_Y + TAIL + 2.0 * CLEAR
}

/// Where a bubble may stand, from its room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Where one looks for it.
    Above,
    Anywhere,
}

/// A place for the bubble of the room with these walls.
pub(super) fn place(
    context: &mut Context<'_>,
    told: &Told,
    (walls, side): (Rect, Side),
    obstacles: &Obstacles,
) -> Option<Bubble> {
    let widths = [walls.width, 220.0, 160.0, LEAST_WIDTH];
    widths.into_iter().find_map(|width| {
        let text = set(context, &told.text, width);
        let size = (text.width + 2.0 * PAD_X, text.height + 2.0 * PAD_Y);
        let is_above = |place: Rect| place.bottom() <= walls.y;
        let (rect, tail) = candidates(walls, size).into_iter().find(|&(rect, _)| {
            (side == Side::Anywhere || is_above(rect)) && obstacles.is_free(rect)
        })?;
        Some(Bubble {
            told: told.clone(),
            rect,
            text,
            tail,
        })
    })
}

/// Places around a room, best first, each with the line its tail follows.
fn candidates(walls: Rect, (width, height): (f32, f32)) -> Vec<(Rect, [Point; 2])> {
    let mut all = Vec::new();
    let slack = walls.width - width;
    let mut offsets = vec![0.0, slack / 2.0, slack];
    offsets.extend([-0.5 * width, walls.width - 0.5 * width]);
    // Above and below.
    for is_above in [true, false] {
        for &offset in &offsets {
            let x = walls.x + offset;
            let y = if is_above {
                walls.y - TAIL - height
            } else {
                walls.bottom() + TAIL
            };
            let place = rect(x, y, width, height);
            let low = place.x.max(walls.x) + 14.0;
            let high = place.right().min(walls.right()) - 14.0;
            let anchor = (walls.x + 30.0).clamp(low.min(high), high.max(low));
            let (from, to) = if is_above {
                (place.bottom(), walls.y)
            } else {
                (place.y, walls.bottom())
            };
            all.push((place, [point(anchor, from), point(anchor, to)]));
        }
    }
    // Beside it.
    for is_left in [false, true] {
        for share in [0.0, 0.5, 1.0] {
            let y = walls.y + (walls.height - height) * share;
            let x = if is_left {
                walls.x - TAIL - width
            } else {
                walls.right() + TAIL
            };
            let place = rect(x, y, width, height);
            let anchor = place
                .centre()
                .y
                .clamp(walls.y + 8.0, (walls.bottom() - 8.0).max(walls.y + 8.0));
            let (from, to) = if is_left {
                (place.right(), walls.x)
            } else {
                (place.x, walls.right())
            };
            all.push((place, [point(from, anchor), point(to, anchor)]));
        }
    }
    all
}

/// Draws the bubble with its tail of little ones.
pub(super) fn draw(brush: &mut Brush, theme: &Theme, bubble: &Bubble) {
    let edge = Stroke::solid(map::HAIRLINE, theme.plot_zero);
    let place = bubble.rect;
    let radius = (place.height / 2.0).min(15.0);
    let [from, to] = bubble.tail;
    for (share, radius) in [(0.34, 3.6), (0.78, 2.2)] {
        let centre = from + (to - from) * share;
        brush.path(
            Path::circle(centre, radius),
            Some(theme.card_fill),
            Some(edge),
        );
    }
    brush.rect(place, radius, Some(theme.card_fill), Some(edge));
    let at = point(place.x + PAD_X, place.y + PAD_Y);
    let width = place.width - 2.0 * PAD_X;
    brush.paragraph_in(at, width, &bubble.text, theme.text);
    let target = Target::Card(bubble.told.card);
    brush.group(Some(target), Some(place), Some(theme.card_fill));
}

impl Bubble {
    /// Where its text is written.
    pub fn text_rect(&self) -> Rect {
        let width = self.rect.width - 2.0 * PAD_X;
        let corner = point(self.rect.x + PAD_X, self.rect.y + PAD_Y);
        rect(corner.x, corner.y, width, self.text.height)
    }
}
