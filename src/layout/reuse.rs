//! Recognises what looks as before, so that who draws it need not draw it again.
//!
//! Wheel and store lay out their page whole. While a face is dragged, only its own wedge or room changes:
//! a page is cut into pieces of a few groups, and a piece that looks as it did is the same piece.

use std::sync::Arc;

use crate::scene::{Fragment, Group, Item, Placed, Rect, Scene, TurnedText};
use crate::text::TextLine;

/// Groups in a piece.
const PIECE: usize = 8;

/// The pieces of the last page.
#[derive(Default)]
pub(super) struct Reuse {
    known: Vec<Arc<Fragment>>,
}

impl Reuse {
    /// Cuts the fragments of `scene` and puts known pieces in place of those that look the same.
    pub fn settle(&mut self, scene: &mut Scene) {
        let whole = std::mem::take(&mut scene.placed);
        let mut next = Vec::new();
        for placed in whole {
            for piece in pieces(&placed.fragment) {
                let known = self.known.get(next.len());
                let fragment = match known.filter(|known| looks_as(known, &piece)) {
                    Some(known) => Arc::clone(known),
                    None => Arc::new(piece),
                };
                next.push(Arc::clone(&fragment));
                scene.placed.push(Placed { fragment, ..placed });
            }
        }
        self.known = next;
    }
}

/// The groups of `fragment`, a few at a time, in the same order.
fn pieces(fragment: &Fragment) -> impl Iterator<Item = Fragment> + '_ {
    fragment.groups.chunks(PIECE).map(|groups| {
        let mut piece = Fragment::default();
        let mut bounds: Option<Rect> = None;
        for group in groups {
            let start = piece.items.len() as u32;
            piece.items.extend_from_slice(fragment.items_of(group));
            bounds = Some(bounds.map_or(group.bounds, |all| all.union(group.bounds)));
            piece.groups.push(Group {
                items: start..piece.items.len() as u32,
                ..group.clone()
            });
        }
        piece.bounds = bounds.unwrap_or_default();
        piece
    })
}

fn looks_as(a: &Fragment, b: &Fragment) -> bool {
    let group = |(a, b): (&Group, &Group)| {
        a.target == b.target
            && a.bounds == b.bounds
            && a.hit == b.hit
            && a.outline == b.outline
            && a.block == b.block
            && a.items == b.items
    };
    a.bounds == b.bounds
        && a.groups.len() == b.groups.len()
        && a.items.len() == b.items.len()
        && a.groups.iter().zip(&b.groups).all(group)
        && a.items.iter().zip(&b.items).all(same_item)
}

fn same_item((a, b): (&Item, &Item)) -> bool {
    match (a, b) {
        (
            Item::Rect {
                rect,
                radius,
                fill,
                stroke,
            },
            Item::Rect {
                rect: other_rect,
                radius: other_radius,
                fill: other_fill,
                stroke: other_stroke,
            },
        ) => {
            rect == other_rect
                && radius == other_radius
                && fill == other_fill
                && stroke == other_stroke
        }
        (
            Item::Path { path, fill, stroke },
            Item::Path {
                path: other_path,
                fill: other_fill,
                stroke: other_stroke,
            },
        ) => path == other_path && fill == other_fill && stroke == other_stroke,
        (
            Item::Text {
                origin,
                line,
                colour,
            },
            Item::Text {
                origin: other_origin,
                line: other_line,
                colour: other_colour,
            },
        ) => origin == other_origin && colour == other_colour && same_line(line, other_line),
        (
            Item::Turned { text, colour },
            Item::Turned {
                text: other_text,
                colour: other_colour,
            },
        ) => colour == other_colour && same_turned(text, other_text),
        (
            Item::Picture {
                rect,
                radius,
                picture,
            },
            Item::Picture {
                rect: other_rect,
                radius: other_radius,
                picture: other_picture,
            },
        ) => rect == other_rect && radius == other_radius && Arc::ptr_eq(picture, other_picture),
        _ => false,
    }
}

/// The same text in the same style in the same width has the same letters in the same places.
fn same_line(a: &Arc<TextLine>, b: &Arc<TextLine>) -> bool {
    Arc::ptr_eq(a, b)
        || (a.text == b.text
            && a.source == b.source
            && a.style == b.style
            && a.width == b.width
            && a.runs.len() == b.runs.len())
}

fn same_turned(a: &Arc<TurnedText>, b: &Arc<TurnedText>) -> bool {
    let letters = || a.letters.iter().zip(&b.letters);
    Arc::ptr_eq(a, b)
        || (a.text == b.text
            && a.letters.len() == b.letters.len()
            && letters().all(|(a, b)| {
                a.origin == b.origin && a.angle == b.angle && same_line(&a.line, &b.line)
            }))
}
