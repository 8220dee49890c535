//! Design tokens: every colour and size of the map and of the window.
//!
//! Nothing outside this module names a colour or a type size. Two themes, [`LIGHT`] and [`DARK`]; a test
//! holds their contrast (text 4.5:1, graphics 3:1). `in_room` makes stronger ones of them for meeting rooms.

#[cfg(test)]
mod contrast;
mod in_room;
mod measure;
mod palette;
mod size;

pub use in_room::TEXT_CONTRAST;
pub use measure::{contrast as contrast_of, luminance};
pub use palette::{
    BLACK, DARK, EmotionColours, LIGHT, PhaseColours, SwatchColours, Theme, ThemeName, WHITE,
};
pub use size::{chrome, map, meeting, room, store, wheel};
