//! Sizes: type scale, spacing on a 4-unit grid, radii, strokes.

/// Sizes of the map, in map units (at 100 % a unit is a point of the screen).
pub mod map {
    use crate::text::TextStyle;

    pub const TITLE: TextStyle = TextStyle::bold(28.0);
    pub const SUBTITLE: TextStyle = TextStyle::regular(14.0);
    pub const STAGE: TextStyle = TextStyle::bold(16.0);
    /// On the low headers that stay in sight.
    pub const STAGE_LOW: TextStyle = TextStyle::bold(14.0);
    pub const STEP: TextStyle = TextStyle::bold(13.0);
    pub const LANE: TextStyle = TextStyle::bold(13.0);
    pub const CARD: TextStyle = TextStyle::regular(13.0);
    pub const SMALL: TextStyle = TextStyle::regular(11.0);
    pub const SMALL_BOLD: TextStyle = TextStyle::bold(11.0);
    /// A metric's figure.
    pub const FIGURE: TextStyle = TextStyle::bold(24.0);
    /// A monogram in its disc.
    pub const MONOGRAM: TextStyle = TextStyle::bold(15.0);

    /// Width of one step's column, and of the lane labels.
    pub const COLUMN_WIDTH: f32 = 176.0;
    /// The same on a map with few steps, which has the room.
    pub const COLUMN_WIDTH_ROOMY: f32 = 208.0;
    /// On a map of one or two steps, which would look lost otherwise.
    pub const COLUMN_WIDTH_WIDEST: f32 = 284.0;
    /// On a day by the clock: of the shortest and of the longest step.
    pub const COLUMN_WIDTH_SHORTEST: f32 = 140.0;
    pub const COLUMN_WIDTH_LONGEST: f32 = 420.0;
    /// From this number of steps on, columns have their normal width.
    pub const ROOMY_STEPS: usize = 11;
    pub const LABEL_WIDTH: f32 = 192.0;
    /// The picture is never narrower than this, whatever the grid needs.
    pub const MIN_WIDTH: f32 = 760.0;
    /// Between the columns of two stages.
    pub const STAGE_GAP: f32 = 4.0;
    /// Space around and between cards in a cell.
    pub const CELL_PADDING: f32 = 8.0;
    /// Above the first and below the last card of a row; links run there.
    pub const ROW_PADDING: f32 = 12.0;
    pub const CARD_GAP: f32 = 8.0;
    /// Space between a card's edge and its text.
    pub const CARD_PADDING: f32 = 8.0;
    pub const CARD_RADIUS: f32 = 6.0;
    pub const ROW_MIN_HEIGHT: f32 = 56.0;
    pub const COLLAPSED_ROW_HEIGHT: f32 = 28.0;
    /// Height of the emotion plot between its outermost levels.
    pub const EMOTION_HEIGHT: f32 = 168.0;
    /// Above and below the outermost levels.
    pub const EMOTION_PADDING: f32 = 28.0;
    /// Height of a freedom or intensity plot, from its foot to level 5.
    pub const LEVEL_HEIGHT: f32 = 100.0;
    pub const FACE_RADIUS: f32 = 13.0;
    /// A picture on a card is at most this high.
    pub const PICTURE_HEIGHT: f32 = 160.0;
    /// A card, a header and a label show at most this many lines, whatever their text.
    pub const MAX_LINES: usize = 400;
    /// White space around the whole map.
    pub const MARGIN: f32 = 32.0;
    pub const HAIRLINE: f32 = 1.0;
    pub const LINE: f32 = 1.5;
    pub const BOLD_LINE: f32 = 2.5;
    /// Sign beside a card's text, sign in small print.
    pub const SIGN: f32 = 16.0;
    pub const SMALL_SIGN: f32 = 13.0;
}

/// Sizes of the window around the map, in points.
pub mod chrome {
    /// The 4-point grid.
    pub const UNIT: f32 = 4.0;
    pub const TEXT: f32 = 14.0;
    pub const SMALL: f32 = 12.0;
    pub const HEADING: f32 = 18.0;
    pub const DISPLAY: f32 = 32.0;
    pub const RADIUS: u8 = 6;
    /// Least side of anything clickable.
    pub const TARGET: f32 = 24.0;
    pub const INSPECTOR_WIDTH: f32 = 300.0;
    pub const LANES_WIDTH: f32 = 240.0;
}
