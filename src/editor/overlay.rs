//! What is drawn over the map while it is edited; never exported. Map units.

use crate::layout::DropPlace;
use crate::model::{CardId, Emotion, PersonaId, StepId};
use crate::scene::{Point, Rect, Target};

/// The pointer's shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Cursor {
    #[default]
    Default,
    /// The hand that can grab the map.
    Grab,
    Grabbing,
    /// Over a card that can be dragged.
    Move,
    /// A copy is being dragged.
    Copy,
    /// Over a card's right edge.
    ResizeHorizontal,
    /// Over an emotion point.
    ResizeVertical,
    /// Pointing out the other end of a link.
    Crosshair,
}

/// The emotion being dragged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EmotionPreview {
    pub step: StepId,
    pub persona: Option<PersonaId>,
    pub value: Emotion,
    /// Where the point stands now.
    pub at: Point,
}

/// Everything to draw over the scene.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overlay {
    /// Selected things that have a place, with that place (headers: where they are pinned).
    pub selected: Vec<(Target, Rect)>,
    pub hovered: Option<(Target, Rect)>,
    pub marquee: Option<Rect>,
    pub drop: Option<DropPlace>,
    /// The first of the dragged cards, where the pointer has taken them.
    pub ghosts: Vec<(CardId, Rect)>,
    /// The card whose right edge is being dragged, as wide as it will be.
    pub span: Option<Rect>,
    pub emotion: Option<EmotionPreview>,
    /// A link being drawn, from the card's middle to the pointer.
    pub link: Option<(Point, Point)>,
    pub cursor: Cursor,
}
