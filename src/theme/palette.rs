//! The colours of both themes.

use crate::model::{Emotion, Swatch};
use crate::scene::Colour;

/// Which theme.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize,
)]
pub enum ThemeName {
    #[default]
    Light,
    Dark,
}

/// One swatch in one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SwatchColours {
    /// Behind text.
    pub fill: Colour,
    /// Borders, curves, signs: at least 3:1 against the card and the background.
    pub strong: Colour,
}

/// One of the five emotion levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmotionColours {
    pub fill: Colour,
    /// Eyes, mouth and outline on `fill`.
    pub ink: Colour,
    /// Outline against the background, where the fill alone would not be seen.
    pub outline: Colour,
}

/// One phase of the journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhaseColours {
    /// Band behind the phase's name and goal.
    pub fill: Colour,
    /// The phase's name on it.
    pub ink: Colour,
    /// Its stages' headers, where several phases are used.
    pub stage: Colour,
}

/// All colours of the map and of the window.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    pub name: ThemeName,
    /// The paper.
    pub background: Colour,
    /// Every other row.
    pub row_tint: Colour,
    pub label_fill: Colour,
    pub stage_fill: Colour,
    pub stage_text: Colour,
    /// Small print on a stage header.
    pub stage_text_soft: Colour,
    /// Before, during, after.
    pub phases: [PhaseColours; 3],
    /// The pill that says which state the map shows.
    pub state_fill: Colour,
    pub state_text: Colour,
    /// The emotion plot's zero line.
    pub plot_zero: Colour,
    pub step_fill: Colour,
    pub text: Colour,
    pub text_muted: Colour,
    pub grid: Colour,
    /// Between the steps of one stage.
    pub grid_soft: Colour,
    /// Under what stays in sight, on what passes beneath it; drawn faintly.
    pub shadow: Colour,
    pub card_fill: Colour,
    pub card_proposed_fill: Colour,
    pub card_border: Colour,
    pub card_border_observed: Colour,
    pub link: Colour,
    pub blueprint_line: Colour,
    pub pain: Colour,
    pub delight: Colour,
    pub opportunity: Colour,
    pub moment_of_truth: Colour,
    /// Dots of a vote, and letters on them.
    pub vote: Colour,
    pub vote_text: Colour,
    /// The shop: its floor, its walls, the visitor's path with its edges, the arrows on it.
    pub store_floor: Colour,
    pub store_wall: Colour,
    pub store_path: Colour,
    pub store_path_edge: Colour,
    pub store_arrow: Colour,
    /// −2, −1, 0, +1, +2.
    pub emotions: [EmotionColours; 5],
    /// The same five, paler: large areas that text stands on.
    pub tints: [Colour; 5],
    /// In the order of [`Swatch::ALL`].
    pub swatches: [SwatchColours; 9],
    // The window.
    pub chrome: Colour,
    pub chrome_raised: Colour,
    pub chrome_border: Colour,
    pub canvas: Colour,
    pub accent: Colour,
    pub accent_text: Colour,
    pub selection: Colour,
    pub hover: Colour,
    pub danger: Colour,
    pub warning: Colour,
    pub success: Colour,
    /// Behind a match of the search, and behind the current one; their letters and edges.
    pub find_mark: Colour,
    pub find_current: Colour,
    pub find_text: Colour,
    pub find_edge: Colour,
}

impl Theme {
    pub fn named(name: ThemeName) -> &'static Self {
        match name {
            ThemeName::Light => &LIGHT,
            ThemeName::Dark => &DARK,
        }
    }

    pub fn emotion(&self, emotion: Emotion) -> EmotionColours {
        self.emotions[(emotion.level() + 2) as usize]
    }

    /// The paler colour of a level, for large areas.
    pub fn tint(&self, emotion: Emotion) -> Colour {
        self.tints[(emotion.level() + 2) as usize]
    }

    pub fn swatch(&self, swatch: Swatch) -> SwatchColours {
        let index = Swatch::ALL.iter().position(|&other| other == swatch);
        self.swatches[index.unwrap_or(0)]
    }
}

const fn swatch(fill: u32, strong: u32) -> SwatchColours {
    SwatchColours {
        fill: Colour::hex(fill),
        strong: Colour::hex(strong),
    }
}

const fn phase(fill: u32, ink: u32, stage: u32) -> PhaseColours {
    PhaseColours {
        fill: Colour::hex(fill),
        ink: Colour::hex(ink),
        stage: Colour::hex(stage),
    }
}

const fn emotion(fill: u32, ink: u32, outline: u32) -> EmotionColours {
    EmotionColours {
        fill: Colour::hex(fill),
        ink: Colour::hex(ink),
        outline: Colour::hex(outline),
    }
}

/// What hides the picture in a presentation.
pub const BLACK: Colour = Colour::hex(0x000000);
pub const WHITE: Colour = Colour::hex(0xffffff);

/// Paper-like.
pub const LIGHT: Theme = Theme {
    name: ThemeName::Light,
    background: Colour::hex(0xffffff),
    row_tint: Colour::hex(0xf7f8fa),
    label_fill: Colour::hex(0xeff1f4),
    stage_fill: Colour::hex(0x24324a),
    stage_text: Colour::hex(0xffffff),
    stage_text_soft: Colour::hex(0xd3dbe8),
    phases: [
        phase(0xeae8f6, 0x4c4285, 0x4a4580),
        phase(0xe1e9f4, 0x274b7e, 0x24406b),
        phase(0xdcefec, 0x125c57, 0x1d5652),
    ],
    state_fill: Colour::hex(0xe1e9f4),
    state_text: Colour::hex(0x24406b),
    plot_zero: Colour::hex(0x8a96a6),
    step_fill: Colour::hex(0xe9edf2),
    text: Colour::hex(0x1c2430),
    text_muted: Colour::hex(0x586374),
    grid: Colour::hex(0xd5dae1),
    grid_soft: Colour::hex(0xe8ebef),
    shadow: Colour::hex(0x1d2735),
    card_fill: Colour::hex(0xffffff),
    card_proposed_fill: Colour::hex(0xfafbfc),
    card_border: Colour::hex(0xc3cad4),
    card_border_observed: Colour::hex(0x4a5668),
    link: Colour::hex(0x5b6778),
    blueprint_line: Colour::hex(0x45546b),
    pain: Colour::hex(0xa8323b),
    delight: Colour::hex(0xb83280),
    opportunity: Colour::hex(0x8a5a00),
    moment_of_truth: Colour::hex(0x9a6700),
    vote: Colour::hex(0x5b21b6),
    vote_text: Colour::hex(0xffffff),
    store_floor: Colour::hex(0xeef1f5),
    store_wall: Colour::hex(0x45546b),
    store_path: Colour::hex(0xffffff),
    store_path_edge: Colour::hex(0x7c8899),
    store_arrow: Colour::hex(0x24324a),
    emotions: [
        emotion(0x932d34, 0xffffff, 0x932d34),
        emotion(0xaa720c, 0xffffff, 0xaa720c),
        emotion(0xfaf5f0, 0x3a3f47, 0x6b7280),
        emotion(0x93b4d3, 0x0f1d37, 0x4c739b),
        emotion(0x0f1d37, 0xffffff, 0x0f1d37),
    ],
    tints: [
        Colour::hex(0xd69a9e),
        Colour::hex(0xecd3a2),
        Colour::hex(0xf5f1ea),
        Colour::hex(0xcfdeed),
        Colour::hex(0x8da4cb),
    ],
    swatches: [
        swatch(0xfff4cc, 0x8f6a00),
        swatch(0xffe6d1, 0xb4540a),
        swatch(0xfde2e1, 0xb3363b),
        swatch(0xfbe3f0, 0xb0347c),
        swatch(0xece6fb, 0x6f4bc4),
        swatch(0xe0edfd, 0x2461b8),
        swatch(0xd8f2f0, 0x0b746e),
        swatch(0xe0f2dd, 0x37752f),
        swatch(0xeceef1, 0x5b6675),
    ],
    chrome: Colour::hex(0xf6f7f9),
    chrome_raised: Colour::hex(0xffffff),
    chrome_border: Colour::hex(0xd5dae1),
    canvas: Colour::hex(0xe9ecf0),
    accent: Colour::hex(0x1f5fbf),
    accent_text: Colour::hex(0xffffff),
    selection: Colour::hex(0x1f6feb),
    hover: Colour::hex(0x7fa9e6),
    danger: Colour::hex(0xb3261e),
    warning: Colour::hex(0x8a5a00),
    success: Colour::hex(0x2b6f2b),
    find_mark: Colour::hex(0xffe27a),
    find_current: Colour::hex(0xff9f43),
    find_text: Colour::hex(0x1b1b1b),
    find_edge: Colour::hex(0x8a5a00),
};

/// For dark rooms.
pub const DARK: Theme = Theme {
    name: ThemeName::Dark,
    background: Colour::hex(0x171b22),
    row_tint: Colour::hex(0x1b2029),
    label_fill: Colour::hex(0x222833),
    stage_fill: Colour::hex(0x3a4b68),
    stage_text: Colour::hex(0xffffff),
    stage_text_soft: Colour::hex(0xd3dbe8),
    phases: [
        phase(0x2a2740, 0xc0b6f2, 0x4f4a86),
        phase(0x1f2b40, 0x9dc1f5, 0x31507f),
        phase(0x18312f, 0x83d4cb, 0x24625d),
    ],
    state_fill: Colour::hex(0x1f2b40),
    state_text: Colour::hex(0x9dc1f5),
    plot_zero: Colour::hex(0x6f7d90),
    step_fill: Colour::hex(0x29313e),
    text: Colour::hex(0xe8ecf2),
    text_muted: Colour::hex(0xa3aebd),
    grid: Colour::hex(0x333c4a),
    grid_soft: Colour::hex(0x252c37),
    shadow: Colour::hex(0x000000),
    card_fill: Colour::hex(0x252c38),
    card_proposed_fill: Colour::hex(0x1e242e),
    card_border: Colour::hex(0x465264),
    card_border_observed: Colour::hex(0xaab5c4),
    link: Colour::hex(0x9ba8b9),
    blueprint_line: Colour::hex(0xa9b8cd),
    pain: Colour::hex(0xf2868c),
    delight: Colour::hex(0xf08ac4),
    opportunity: Colour::hex(0xe8b84a),
    moment_of_truth: Colour::hex(0xf0c24b),
    vote: Colour::hex(0xcdb8ff),
    vote_text: Colour::hex(0x1a1330),
    store_floor: Colour::hex(0x1e242f),
    store_wall: Colour::hex(0x7686a0),
    store_path: Colour::hex(0x4a5870),
    store_path_edge: Colour::hex(0x8d9bb0),
    store_arrow: Colour::hex(0xe8ecf2),
    emotions: [
        emotion(0x932d34, 0xffffff, 0xd9757c),
        emotion(0xaa720c, 0xffffff, 0xd79a33),
        emotion(0xfaf5f0, 0x3a3f47, 0xfaf5f0),
        emotion(0x93b4d3, 0x0f1d37, 0x93b4d3),
        emotion(0x0f1d37, 0xffffff, 0x7f9cd0),
    ],
    tints: [
        Colour::hex(0x74282f),
        Colour::hex(0x6b4a12),
        Colour::hex(0x4b4e55),
        Colour::hex(0x44668a),
        Colour::hex(0x1c3670),
    ],
    swatches: [
        swatch(0x453a14, 0xe5c04a),
        swatch(0x4a2f18, 0xf0a060),
        swatch(0x4b2528, 0xf28b8f),
        swatch(0x47243a, 0xf08cc6),
        swatch(0x352b52, 0xb79df5),
        swatch(0x1d3557, 0x85b4f7),
        swatch(0x123f3d, 0x5cc8c0),
        swatch(0x233f20, 0x8fcf85),
        swatch(0x343b47, 0xa9b3c1),
    ],
    chrome: Colour::hex(0x1d222b),
    chrome_raised: Colour::hex(0x262c37),
    chrome_border: Colour::hex(0x39424f),
    canvas: Colour::hex(0x101319),
    accent: Colour::hex(0x6ea8fe),
    accent_text: Colour::hex(0x0b1526),
    selection: Colour::hex(0x6ea8fe),
    hover: Colour::hex(0x4d78b8),
    danger: Colour::hex(0xf28b82),
    warning: Colour::hex(0xe8b84a),
    success: Colour::hex(0x8fcf85),
    find_mark: Colour::hex(0xf2cf52),
    find_current: Colour::hex(0xff9f43),
    find_text: Colour::hex(0x1b1b1b),
    find_edge: Colour::hex(0xfff3c4),
};
