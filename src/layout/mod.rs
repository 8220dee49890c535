//! Layout: a document becomes a scene with the geometry needed to point at it.
//!
//! `(&Document, &ViewOptions, &mut TextSystem, &Theme) -> Layout`, pure but for caches. Never draws, never
//! names egui. Start at [`swimlane::Swimlane::layout`].

mod grid;
pub mod swimlane;

use std::collections::BTreeSet;

pub use grid::{Column, DropPlace, Grid, Row};

use crate::i18n::Lang;
use crate::model::PersonaId;
use crate::scene::{Point, Rect, Scene, Target};
use crate::text::TextStyle;

/// What of a document is shown, and how; never part of the document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ViewOptions {
    /// Language of the words the program adds (legend, blueprint lines, default lane names).
    pub lang: Lang,
    /// Personas whose curves are switched off in the legend.
    pub hidden_personas: BTreeSet<PersonaId>,
}

/// Where a target's text is written, for editing it in place; map units.
#[derive(Debug, Clone, PartialEq)]
pub struct TextArea {
    /// The text wraps at `rect.width`; its first line starts at the top left.
    pub rect: Rect,
    pub style: TextStyle,
    pub text: String,
}

/// A finished picture of a document and its geometry.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    pub scene: Scene,
    pub grid: Grid,
}

impl Layout {
    /// The topmost thing at `p`, given what part of the map is in sight (pinned headers follow it).
    /// Falls back to [`Target::Cell`] inside the grid.
    pub fn hit(&self, p: Point, visible: Rect) -> Option<Target> {
        let _ = (p, visible);
        None
    }

    /// Where a target stands, unpinned.
    pub fn rect_of(&self, target: Target) -> Option<Rect> {
        let _ = target;
        None
    }
}
