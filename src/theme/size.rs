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

/// Sizes of the map in a meeting room, where the back row reads it: in map units, but for [`room::LINE`].
pub mod room {
    use crate::text::TextStyle;

    /// No text is smaller; the size of the cards' own.
    pub const LEAST_TEXT: f32 = 13.0;
    /// The title of a page.
    pub const TITLE: TextStyle = TextStyle::bold(21.0);
    pub const TEXT: TextStyle = TextStyle::regular(13.0);
    pub const HEADING: TextStyle = TextStyle::bold(13.0);
    /// A page has as many columns as can be about so wide.
    pub const COLUMN: f32 = 232.0;
    pub const MOST_COLUMNS: usize = 4;
    /// Between columns, and between pages.
    pub const COLUMN_GAP: f32 = 14.0;
    pub const PAGE_GAP: f32 = 18.0;
    /// Between what belongs to different lanes, between cards, under a heading.
    pub const SECTION_GAP: f32 = 9.0;
    pub const CARD_GAP: f32 = 6.0;
    pub const HEADING_GAP: f32 = 4.0;
    pub const FACE_RADIUS: f32 = 12.0;
    /// A view's own picture beside the texts takes at most this share of the width.
    pub const BESIDE: f32 = 0.58;
    pub const BESIDE_GAP: f32 = 20.0;
    /// The head of a page takes at most this share of its height.
    pub const HEAD: f32 = 0.6;
    /// What is seen of the neighbours, as a share of the picture's width.
    pub const PEEK: f32 = 0.05;
    /// Around what a stop shows.
    pub const MARGIN: f32 = 8.0;
    /// Texts fill the picture, but become no larger than this times the least size.
    pub const LARGEST: f32 = 1.6;
    /// The same in the store, where more of what is around is worth more.
    pub const LARGEST_AROUND: f32 = 1.22;
    /// Pixels of the screen: no line is thinner.
    pub const LINE: f32 = 2.0;
    /// How dark it is around the spotlight.
    pub const SPOTLIGHT_SHADE: f32 = 0.78;
    /// Height of a capital in letter sizes.
    pub const CAPITAL: f32 = 0.727;
    /// Height of the strip under the picture, in letter sizes.
    pub const STRIP: f32 = 1.8;
}

/// Sizes of the experience wheel: shares of the disc's radius, and map units where texts stand.
pub mod wheel {
    use crate::text::TextStyle;

    /// Radius of the disc; it grows where many steps need room for their faces.
    pub const RADIUS: f32 = 380.0;
    pub const LARGEST_RADIUS: f32 = 1100.0;
    /// Outer edges of the rings.
    pub const HUB: f32 = 0.22;
    pub const PHASE: f32 = 0.34;
    pub const GOAL: f32 = 0.44;
    pub const STAGE: f32 = 0.508;
    pub const WEDGE: f32 = 0.80;
    /// Where faces and badges stand.
    pub const FACE: f32 = 0.86;
    pub const BADGE: f32 = 0.94;
    pub const FACE_RADIUS: f32 = 0.047;
    /// Where the outermost levels stand when emotions are drawn as distance.
    pub const LOWEST: f32 = 0.54;
    pub const HIGHEST: f32 = 0.765;
    /// Leader lines start here; callouts begin between here and the last.
    pub const LEADER: f32 = 1.02;
    pub const CALLOUT: f32 = 1.08;
    pub const FARTHEST_CALLOUT: f32 = 1.35;

    pub const PHASE_NAME: TextStyle = TextStyle::bold(15.0);
    pub const CALLOUT_TITLE: TextStyle = TextStyle::bold(14.0);
    pub const CALLOUT_TEXT: TextStyle = TextStyle::regular(12.0);
    pub const NAME: TextStyle = TextStyle::bold(16.0);
    pub const HEADING: TextStyle = TextStyle::bold(14.0);
    pub const TABLE: TextStyle = TextStyle::regular(12.0);
    pub const TABLE_BOLD: TextStyle = TextStyle::bold(12.0);
    /// No text is drawn smaller than this.
    pub const SMALLEST_TEXT: f32 = 8.0;
    pub const BADGE_SIDE: f32 = 16.0;
    pub const MONOGRAM: TextStyle = TextStyle::bold(20.0);
}

/// Sizes of the store visit, in map units.
pub mod store {
    use crate::text::TextStyle;

    /// A square of the grid.
    pub const UNIT: f32 = 40.0;
    /// Between two rooms that touch on the grid.
    pub const CORRIDOR: f32 = 32.0;
    /// From the outermost rooms' squares to the wall of the shop.
    pub const FLOOR_PADDING: f32 = 52.0;
    /// More of it above the first rooms, where their thoughts stand.
    pub const HEADROOM: f32 = 32.0;
    pub const FLOOR_RADIUS: f32 = 30.0;
    pub const WALL: f32 = 5.0;
    pub const ROOM_RADIUS: f32 = 12.0;
    pub const ROOM_PADDING: f32 = 12.0;
    /// Behind a room's pictogram.
    pub const TILE: f32 = 40.0;
    pub const FACE_RADIUS: f32 = 18.0;
    /// The path, and the distance of paths that share a corridor.
    pub const PATH: f32 = 8.0;
    pub const TRACK: f32 = 10.0;
    /// Rooms at least this large show all they have.
    pub const WHOLE_WIDTH: f32 = 140.0;
    pub const WHOLE_HEIGHT: f32 = 112.0;
    /// Left and right of the floor: half of a sign, and the scale of the curve.
    pub const GUTTER: f32 = 44.0;
    /// From the curve's highest to its lowest level.
    pub const CURVE_HEIGHT: f32 = 136.0;

    pub const ROOM: TextStyle = TextStyle::bold(16.0);
    pub const DWELL: TextStyle = TextStyle::regular(13.0);
    pub const NUMBER: TextStyle = TextStyle::bold(15.0);
    pub const SIGN: TextStyle = TextStyle::bold(13.0);
    pub const GATE: TextStyle = TextStyle::bold(12.0);
    pub const BUBBLE: TextStyle = TextStyle::regular(13.0);
    pub const HEADING: TextStyle = TextStyle::bold(16.0);
    pub const PHASE: TextStyle = TextStyle::bold(12.0);
    pub const TEXT: TextStyle = TextStyle::regular(12.0);
    pub const TEXT_BOLD: TextStyle = TextStyle::bold(12.0);
    pub const BOX_TITLE: TextStyle = TextStyle::bold(13.0);
    /// On a badge, and where much has to be told in little room.
    pub const TINY: TextStyle = TextStyle::bold(9.0);
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

/// Sizes of what is laid over the picture in a meeting.
pub mod meeting {
    /// Height of the letters of a line that the back row reads, as a share of the picture's height; and the
    /// least, in points.
    pub const LINE: f32 = 0.042;
    pub const LEAST_LINE: f32 = 22.0;
    /// What stands beside it, as a share of the line's size.
    pub const BESIDE: f32 = 0.72;
    pub const LEAST_BESIDE: f32 = 14.0;
    /// Width of a list laid over the picture.
    pub const LIST_WIDTH: f32 = 400.0;
    pub const ROW: f32 = 52.0;
}
