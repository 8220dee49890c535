//! Layout: a document becomes a scene with the geometry needed to point at it.
//!
//! `(&Document, &ViewOptions, &mut TextSystem, &Theme) -> Layout`, pure but for caches. Never draws, never
//! names egui. Start at [`Views::layout`]; `view` says how to add a view, `query` what can be asked of the
//! result.

mod blueprint;
mod board;
mod brush;
mod card;
mod clock;
mod compact;
mod context;
mod curve;
mod drop;
mod emotion;
mod face;
mod grid;
mod header;
mod label;
mod legend;
mod level;
mod link;
mod metric;
pub mod page;
mod pictogram;
mod query;
mod reuse;
mod room_sign;
mod route;
mod row;
mod shown;
mod spot;
pub mod stop;
pub mod store;
pub mod swimlane;
mod title;
mod view;
mod votes;
pub mod wheel;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

pub use blueprint::BlueprintLine;
pub use face::face;
pub use grid::{Column, DropPlace, Grid, Row};
pub use label::role_colour;
pub use pictogram::Pictogram;
pub use query::LevelPlace;
pub use store::{PlacedRoom, Store, StoreGeometry};
pub use swimlane::Swimlane;
pub use view::{View, ViewLayout, Views};
pub use votes::shown_round;
pub use wheel::Wheel;

use crate::i18n::Lang;
use crate::model::{LaneId, PersonaId, Phase, VoteRoundId};
use crate::scene::{Outline, Rect, Scene, Size, Target};
use crate::text::TextStyle;

/// What of a document is shown, and how; never part of the document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ViewOptions {
    pub view: View,
    /// Language of the words the program adds (legend, blueprint lines, default lane names).
    pub lang: Lang,
    /// Personas whose curves are switched off in the legend.
    pub hidden_personas: BTreeSet<PersonaId>,
    /// The lanes to draw; empty: those that the document shows.
    pub lanes: Vec<LaneId>,
    /// The phase that takes most of the wheel.
    pub focused_phase: Option<Phase>,
    /// A part of a map with several phases: its phase is named and coloured though it is the only one.
    pub tells_phase: bool,
    /// The vote round whose dots are drawn.
    pub votes: Option<VoteRoundId>,
    /// Drawn for the back row of a meeting room.
    pub room: Option<RoomPicture>,
}

/// How the map is drawn in a meeting room: no small print, no private notes, strong lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RoomPicture {
    /// As usual, to see the whole map.
    Whole,
    /// What one stop of the swimlane shows, in pages as large as the picture.
    Board(BoardPicture),
}

/// A stop, and how much of it the last row can read at once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BoardPicture {
    pub subject: stop::Subject,
    /// The picture in map units, when the smallest text is just large enough.
    pub size: Size,
}

/// Where a target's text is written, for editing it in place; map units.
#[derive(Debug, Clone, PartialEq)]
pub struct TextArea {
    /// The text wraps at `rect.width`; its first line starts at the top left.
    pub rect: Rect,
    pub style: TextStyle,
    pub text: String,
    /// Written on ground of its own: what is drawn there is another text, or the same one turned.
    pub is_box: bool,
}

/// A finished picture of a document and its geometry. Cheap to clone: it shares what it is made of.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    pub scene: Scene,
    pub grid: Grid,
    parts: Parts,
}

/// Geometry behind the answers of `query`.
#[derive(Debug, Clone, Default)]
struct Parts {
    columns: Arc<grid::Columns>,
    /// Parallel to the grid's rows.
    rows: Vec<PlacedRow>,
    links: Arc<link::LinkPart>,
    row_of: HashMap<LaneId, usize>,
    /// Everything but cards and emotion points, which their rows know.
    spots: HashMap<Target, spot::Spot>,
    /// Those of the headers that stand in, from their own top.
    stand_in_spots: HashMap<Target, spot::Spot>,
    /// The true shapes of things that are no rectangles; map units.
    outlines: HashMap<Target, Outline>,
    /// What is shown first, where that is not the whole picture.
    heart: Option<Rect>,
    /// Where steps and faces stand, when the picture is a wheel.
    wheel: Option<Arc<wheel::Places>>,
    /// The pages, when it is a board.
    board: Option<Arc<board::Pages>>,
    /// Where rooms and faces stand, when it is a store.
    store: Option<Arc<store::Places>>,
}

impl Parts {
    fn add(&mut self, spot: spot::Spot) {
        self.spots.insert(spot.target, spot);
    }
}

/// A row and where it stands.
#[derive(Debug, Clone)]
struct PlacedRow {
    lane: LaneId,
    y: f32,
    part: Arc<row::RowPart>,
    label: Arc<label::LabelPart>,
}
