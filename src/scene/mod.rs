//! The display list: what a view looks like, without saying who draws it.
//!
//! A [`Scene`] is a stack of placed [`Fragment`]s (a lane's row, the headers, the legend). A fragment
//! holds [`Group`]s (a card, a header), each a range of [`Item`]s with bounds and a [`Target`]. Fragments
//! are shared: an edit rebuilds the rows it touches and moves the others. Later groups are drawn on top.
//! Units are map units, x to the right, y down. Screen and exports draw the same scene.

mod bounds;
mod builder;
mod dump;
mod geometry;
mod hit;
mod path;
mod pin;
mod target;
mod turned;

use std::ops::Range;
use std::sync::Arc;

pub use builder::{FragmentBuilder, GroupBuilder};
pub use geometry::{Point, Rect, Size, point, rect};
pub use hit::{Outline, encloses};
pub use path::{Path, PathCommand};
pub use target::Target;
pub use turned::{Letter, TurnedText};

use crate::model::Picture;
use crate::text::TextLine;

/// A colour, sRGB with straight alpha.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour(pub [u8; 4]);

impl Colour {
    pub const TRANSPARENT: Self = Self([0, 0, 0, 0]);
    /// A tint that changes nothing.
    pub const UNTINTED: Self = Self([255; 4]);

    /// `0xrrggbb`, opaque.
    pub const fn hex(rgb: u32) -> Self {
        Self([(rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8, 255])
    }

    /// A share of `other` (0…1) mixed in; alpha is kept.
    #[must_use]
    pub fn mixed(self, other: Self, share: f32) -> Self {
        let mut mixed = self;
        for (channel, theirs) in mixed.0[..3].iter_mut().zip(other.0) {
            let (a, b) = (f32::from(*channel), f32::from(theirs));
            *channel = (a + (b - a) * share.clamp(0.0, 1.0)).round() as u8;
        }
        mixed
    }

    #[must_use]
    pub const fn with_alpha(self, alpha: u8) -> Self {
        Self([self.0[0], self.0[1], self.0[2], alpha])
    }
}

/// How a stroke is broken up; lengths follow the stroke's width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Dash {
    #[default]
    Solid,
    Dashed,
    Dotted,
}

impl Dash {
    /// On and off lengths in map units, for a stroke of `width`; `None` when solid.
    pub fn pattern(self, width: f32) -> Option<[f32; 2]> {
        match self {
            Self::Solid => None,
            Self::Dashed => Some([width * 4.0, width * 3.0]),
            Self::Dotted => Some([width, width * 2.0]),
        }
    }
}

/// A line's look; centred on its path, butt caps, round joins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    pub width: f32,
    pub colour: Colour,
    pub dash: Dash,
}

impl Stroke {
    pub const fn solid(width: f32, colour: Colour) -> Self {
        Self {
            width,
            colour,
            dash: Dash::Solid,
        }
    }
}

/// One thing to draw.
#[derive(Debug, Clone)]
pub enum Item {
    /// A rectangle with rounded corners.
    Rect {
        rect: Rect,
        radius: f32,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
    },
    /// A filled and/or stroked path; holes by the non-zero rule.
    Path {
        path: Arc<Path>,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
    },
    /// A line of text starting at `origin`, which is on the baseline.
    Text {
        origin: Point,
        line: Arc<TextLine>,
        colour: Colour,
    },
    /// A line of text whose letters are turned, as along an arc.
    Turned {
        text: Arc<TurnedText>,
        colour: Colour,
    },
    /// A picture, scaled to cover `rect` (the overhang is cut off), with rounded corners.
    Picture {
        rect: Rect,
        radius: f32,
        picture: Arc<Picture>,
    },
}

/// Items that belong together and are picked together.
#[derive(Debug, Clone)]
pub struct Group {
    pub target: Option<Target>,
    /// Encloses every item, stroke included; in the fragment's coordinates.
    pub bounds: Rect,
    /// What answers to the pointer; usually the card's rectangle.
    pub hit: Rect,
    /// The part of `hit` that answers, where that is not all of it.
    pub outline: Option<Outline>,
    /// The one rectangle drawn in its place when it is only a few pixels large.
    pub block: Option<Colour>,
    pub items: Range<u32>,
}

/// A piece of a scene that can be shared between versions of it.
#[derive(Debug, Clone, Default)]
pub struct Fragment {
    /// Encloses every group.
    pub bounds: Rect,
    pub groups: Vec<Group>,
    pub items: Vec<Item>,
}

impl Fragment {
    pub fn items_of(&self, group: &Group) -> &[Item] {
        &self.items[group.items.start as usize..group.items.end as usize]
    }
}

/// What stays in sight while the map is panned on screen; exports ignore it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Pin {
    /// Moves with the map.
    #[default]
    None,
    /// A header that stands in for a scrolled one: at the top of the view once that has passed its place,
    /// not shown before.
    Top,
    /// Lane labels: never scroll out at the left.
    Left,
    /// The corner where both meet; shown when the header is.
    TopLeft,
}

/// A fragment and where it stands.
#[derive(Debug, Clone)]
pub struct Placed {
    pub offset: Point,
    pub pin: Pin,
    pub fragment: Arc<Fragment>,
}

impl Placed {
    /// Map units.
    pub fn bounds(&self) -> Rect {
        self.fragment.bounds.translated(self.offset)
    }
}

/// A whole picture. Everything lies within `bounds`.
#[derive(Debug, Clone, Default)]
pub struct Scene {
    pub bounds: Rect,
    pub background: Option<Colour>,
    /// Bottom to top.
    pub placed: Vec<Placed>,
    /// Low headers that stand in for the scrolled ones, over everything else and on screen only: exports
    /// and bounds know nothing of them.
    pub stand_ins: Vec<Placed>,
}
