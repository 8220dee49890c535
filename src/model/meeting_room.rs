//! The room in which a map is projected: from its screen and its last row, the smallest letter to be read there.
//!
//! It belongs to the place, not to a map: it is kept with the preferences.

use serde::{Deserialize, Serialize};

/// The angle under which a capital must be seen, as its height over the distance: 3 % of the picture's height
/// at six times that height, 2 % at four times.
const LEAST_ANGLE: f32 = 0.03 / 6.0;
/// Nearer than this, letters need not become smaller, as a share of the picture's height.
const SMALLEST_LETTER: f32 = 0.01;
/// Beyond this nothing fits into the picture.
const LARGEST_LETTER: f32 = 0.06;

/// What of the screen was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum ScreenMeasure {
    #[default]
    Height,
    Diagonal,
}

impl ScreenMeasure {
    pub const ALL: [Self; 2] = [Self::Height, Self::Diagonal];
}

/// The screen's width to its height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Aspect {
    #[default]
    Wide,
    SixteenToTen,
    FourToThree,
}

impl Aspect {
    pub const ALL: [Self; 3] = [Self::Wide, Self::SixteenToTen, Self::FourToThree];

    pub fn ratio(self) -> f32 {
        match self {
            Self::Wide => 16.0 / 9.0,
            Self::SixteenToTen => 1.6,
            Self::FourToThree => 4.0 / 3.0,
        }
    }
}

/// In what the person gives lengths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum LengthUnit {
    #[default]
    Metres,
    Centimetres,
}

impl LengthUnit {
    pub const ALL: [Self; 2] = [Self::Metres, Self::Centimetres];

    /// How many of it a metre has.
    pub fn per_metre(self) -> f32 {
        match self {
            Self::Metres => 1.0,
            Self::Centimetres => 100.0,
        }
    }
}

/// A meeting room; lengths in metres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MeetingRoom {
    pub measure: ScreenMeasure,
    /// The screen's height or diagonal.
    pub screen: f32,
    /// For diagonals.
    pub aspect: Aspect,
    /// From the screen to the farthest seat.
    pub farthest: f32,
    pub unit: LengthUnit,
}

impl Default for MeetingRoom {
    /// Six times the picture's height: what reads there reads in most rooms.
    fn default() -> Self {
        Self {
            measure: ScreenMeasure::Height,
            screen: 1.2,
            aspect: Aspect::Wide,
            farthest: 7.2,
            unit: LengthUnit::Metres,
        }
    }
}

impl MeetingRoom {
    /// Lengths that a room can have, in metres.
    pub const SCREENS: std::ops::RangeInclusive<f32> = 0.1..=20.0;
    pub const DISTANCES: std::ops::RangeInclusive<f32> = 0.3..=100.0;

    /// Height of the picture in metres.
    pub fn height(&self) -> f32 {
        let screen = within(self.screen, Self::SCREENS);
        match self.measure {
            ScreenMeasure::Height => screen,
            ScreenMeasure::Diagonal => screen / self.aspect.ratio().hypot(1.0),
        }
    }

    /// How many heights of the picture the farthest seat is away.
    pub fn distance(&self) -> f32 {
        within(self.farthest, Self::DISTANCES) / self.height()
    }

    /// Height of the smallest capital that is read at the farthest seat, as a share of the picture's height.
    pub fn least_letter(&self) -> f32 {
        least_letter(self.distance())
    }

    /// Metres from which nothing can be read any more, however large its letters.
    pub fn reach(&self) -> f32 {
        LARGEST_LETTER / LEAST_ANGLE * self.height()
    }

    /// The least size of a text, in the unit of `picture_height`; `capital` is the height of a capital in
    /// letter sizes.
    pub fn least_size(&self, picture_height: f32, capital: f32) -> f32 {
        self.least_letter() * picture_height / capital
    }
}

fn within(value: f32, range: std::ops::RangeInclusive<f32>) -> f32 {
    if value.is_finite() {
        value.clamp(*range.start(), *range.end())
    } else {
        *range.end()
    }
}

/// The smallest capital that is read from so many picture heights away, as a share of that height.
pub fn least_letter(distance: f32) -> f32 {
    (distance * LEAST_ANGLE).clamp(SMALLEST_LETTER, LARGEST_LETTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_of_the_last_row() {
        for (distance, share) in [(6.0, 0.03), (4.0, 0.02), (5.0, 0.025), (8.0, 0.04)] {
            assert!((least_letter(distance) - share).abs() < 1e-6, "{distance}");
        }
        assert_eq!(least_letter(0.5), SMALLEST_LETTER);
        assert_eq!(least_letter(40.0), LARGEST_LETTER);
    }

    #[test]
    fn letters_of_45_and_30_pixels_on_1080_lines() {
        let far = MeetingRoom::default();
        assert!((far.least_size(1080.0, 0.727) - 44.6).abs() < 0.1);
        let near = MeetingRoom {
            farthest: 4.8,
            ..far
        };
        assert!((near.least_size(1080.0, 0.727) - 29.7).abs() < 0.1);
    }

    #[test]
    fn from_the_reach_on_letters_grow_no_more() {
        let room = MeetingRoom::default();
        assert!((room.reach() - 12.0 * room.height()).abs() < 1e-3);
        for (factor, is_read) in [(0.9, true), (1.2, false)] {
            let farthest = factor * room.reach();
            let room = MeetingRoom { farthest, ..room };
            assert_eq!(room.least_letter() < LARGEST_LETTER, is_read);
        }
    }

    #[test]
    fn a_diagonal_says_as_much_as_a_height() {
        let by_height = MeetingRoom {
            screen: 0.93,
            ..MeetingRoom::default()
        };
        let by_diagonal = MeetingRoom {
            measure: ScreenMeasure::Diagonal,
            screen: 0.93 * (16.0_f32 / 9.0).hypot(1.0),
            ..by_height
        };
        assert!((by_height.distance() - by_diagonal.distance()).abs() < 1e-3);
    }

    #[test]
    fn nonsense_is_a_room_too() {
        for value in [f32::NAN, f32::INFINITY, -1.0, 0.0, 1e30] {
            let room = MeetingRoom {
                screen: value,
                farthest: value,
                ..MeetingRoom::default()
            };
            let letter = room.least_letter();
            assert!(
                (SMALLEST_LETTER..=LARGEST_LETTER).contains(&letter),
                "{value}"
            );
        }
    }
}
