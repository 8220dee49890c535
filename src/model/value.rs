//! Small values with a fixed written form: emotion, dates, clock times, durations, swatches.
//!
//! Each refuses what it cannot mean (a NaN emotion, 31 February), so the rest of the program need not.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a text or number is not such a value; `expected` shows a right one.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("expected {expected}, found `{found}`")]
pub struct ValueError {
    pub expected: &'static str,
    pub found: String,
}

impl ValueError {
    fn new(expected: &'static str, found: impl fmt::Display) -> Self {
        Self {
            expected,
            found: found.to_string().chars().take(40).collect(),
        }
    }
}

macro_rules! serde_as_text {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

/// An emotion from −2 (irritant) to +2 (enchantment) in half steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Emotion(i8);

impl Emotion {
    pub const MIN: Self = Self(-4);
    pub const MAX: Self = Self(4);

    /// The nearest half step to `value`, held within −2…+2; `None` when it is not finite.
    pub fn nearest(value: f32) -> Option<Self> {
        value
            .is_finite()
            .then(|| Self((value * 2.0).round().clamp(-4.0, 4.0) as i8))
    }

    /// −2.0 … +2.0.
    pub fn value(self) -> f32 {
        f32::from(self.0) / 2.0
    }

    /// −4 … +4.
    pub fn half_steps(self) -> i8 {
        self.0
    }

    /// One of the five named levels, −2…+2; halves go away from zero, so that +0.5 reads as positive.
    pub fn level(self) -> i8 {
        (self.0 + self.0.signum()) / 2
    }

    /// The next whole level up or down; from a half one, the neighbour on that side.
    #[must_use]
    pub fn next_level(self, up: bool) -> Self {
        let next = if up {
            self.0.div_euclid(2) * 2 + 2
        } else {
            -((-self.0).div_euclid(2) * 2 + 2)
        };
        Self(next.clamp(-4, 4))
    }

    /// `half_steps` further, held within −2…+2.
    #[must_use]
    pub fn shifted(self, half_steps: i8) -> Self {
        Self(self.0.saturating_add(half_steps).clamp(-4, 4))
    }
}

impl Serialize for Emotion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f32(self.value())
    }
}

impl<'de> Deserialize<'de> for Emotion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f32::deserialize(deserializer)?;
        let nearest = Self::nearest(value).filter(|emotion| emotion.value() == value);
        nearest.ok_or_else(|| {
            serde::de::Error::custom(ValueError::new(
                "an emotion from -2 to 2 in half steps",
                value,
            ))
        })
    }
}

/// A calendar day, written `2026-05-12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// `None` when there is no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        (1..=days)
            .contains(&day)
            .then_some(Self { year, month, day })
    }

    pub fn year(self) -> u16 {
        self.year
    }
    pub fn month(self) -> u8 {
        self.month
    }
    pub fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = ValueError;
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let mut parts = text.split('-');
        let parsed = (|| {
            let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
            let shape = (year.len(), month.len(), day.len()) == (4, 2, 2) && parts.next().is_none();
            shape.then(|| Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))?
        })();
        parsed.ok_or_else(|| ValueError::new("a day such as `2026-05-12`", text))
    }
}
serde_as_text!(Date);

/// A time of day in minutes since midnight, written `07:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(u16);

impl ClockTime {
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes < 24 * 60).then_some(Self(minutes))
    }
    /// 0 … 1439.
    pub fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for ClockTime {
    type Err = ValueError;
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let parsed = text.split_once([':', 'h']).and_then(|(hours, minutes)| {
            let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
            (hours < 24 && minutes < 60).then_some(Self(hours * 60 + minutes))
        });
        parsed.ok_or_else(|| ValueError::new("a time such as `07:30`", text))
    }
}
serde_as_text!(ClockTime);

/// A length of time in whole seconds, written `45min`, `1h30min` or `3d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeSpan(u32);

impl TimeSpan {
    pub const fn from_seconds(seconds: u32) -> Self {
        Self(seconds)
    }
    pub const fn from_minutes(minutes: u32) -> Self {
        Self(minutes * 60)
    }
    pub fn seconds(self) -> u32 {
        self.0
    }
    /// Days, hours, minutes, seconds.
    pub fn parts(self) -> [u32; 4] {
        [
            self.0 / 86_400,
            self.0 / 3_600 % 24,
            self.0 / 60 % 60,
            self.0 % 60,
        ]
    }
}

impl fmt::Display for TimeSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return f.write_str("0min");
        }
        for (count, unit) in self.parts().into_iter().zip(["d", "h", "min", "s"]) {
            if count > 0 {
                write!(f, "{count}{unit}")?;
            }
        }
        Ok(())
    }
}

impl FromStr for TimeSpan {
    type Err = ValueError;
    /// Also takes French `j`, spaces, `1h30` and a bare number of minutes.
    fn from_str(text: &str) -> Result<Self, ValueError> {
        parse_time_span(text)
            .map(Self)
            .ok_or_else(|| ValueError::new("a duration such as `45min`, `1h30` or `3d`", text))
    }
}
serde_as_text!(TimeSpan);

fn parse_time_span(text: &str) -> Option<u32> {
    let mut rest = text.trim();
    let mut total: Option<u32> = None;
    let mut after_hours = false;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let count: u32 = rest[..digits].parse().ok()?;
        rest = rest[digits..].trim_start();
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let seconds = match &rest[..letters] {
            "w" | "sem" => 7 * 86_400,
            "d" | "j" => 86_400,
            "h" => 3_600,
            "min" | "m" | "mn" => 60,
            "s" | "sec" => 1,
            "" if total.is_none() || after_hours => 60,
            _ => return None,
        };
        after_hours = &rest[..letters] == "h";
        rest = rest[letters..].trim_start();
        total = Some(
            total
                .unwrap_or(0)
                .checked_add(count.checked_mul(seconds)?)?,
        );
    }
    total
}

/// A named colour of the theme; the theme knows its shade in light and in dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Swatch {
    Yellow,
    Orange,
    Red,
    Pink,
    Purple,
    Blue,
    Teal,
    Green,
    Grey,
}

impl Swatch {
    pub const ALL: [Self; 9] = [
        Self::Yellow,
        Self::Orange,
        Self::Red,
        Self::Pink,
        Self::Purple,
        Self::Blue,
        Self::Teal,
        Self::Green,
        Self::Grey,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_level_is_the_next_face() {
        let next = |value: f32, up| Emotion::nearest(value).map(|it| it.next_level(up).value());
        assert_eq!([next(0.0, true), next(0.0, false)], [Some(1.0), Some(-1.0)]);
        assert_eq!([next(1.5, true), next(1.5, false)], [Some(2.0), Some(1.0)]);
        assert_eq!(
            [next(-0.5, true), next(-0.5, false)],
            [Some(0.0), Some(-1.0)]
        );
        assert_eq!(
            [next(2.0, true), next(-2.0, false)],
            [Some(2.0), Some(-2.0)]
        );
    }

    #[test]
    fn an_emotion_keeps_half_steps_and_nothing_finer() {
        assert_eq!(Emotion::nearest(1.3).map(Emotion::value), Some(1.5));
        assert_eq!(Emotion::nearest(-9.0), Some(Emotion::MIN));
        assert_eq!(Emotion::nearest(f32::NAN), None);
        assert_eq!(Emotion::nearest(0.5).map(Emotion::level), Some(1));
        assert_eq!(Emotion::nearest(-1.5).map(Emotion::level), Some(-2));
    }

    #[test]
    fn a_date_that_does_not_exist_is_refused() {
        assert!("2026-02-29".parse::<Date>().is_err());
        assert!("2024-02-29".parse::<Date>().is_ok());
        assert!("12/05/2026".parse::<Date>().is_err());
        assert!("2026-5-12".parse::<Date>().is_err());
    }

    #[test]
    fn a_duration_is_read_in_many_forms_and_written_in_one() {
        for (text, written) in [
            ("90", "1h30min"),
            ("1h30", "1h30min"),
            ("1 h 05 min", "1h5min"),
            ("3j", "3d"),
            ("0", "0min"),
            ("20s", "20s"),
            ("2w", "14d"),
        ] {
            assert_eq!(
                text.parse::<TimeSpan>().map(|span| span.to_string()),
                Ok(written.to_owned()),
                "{text}"
            );
        }
        for text in ["", "h", "1x", "99999999999d", "é", "-5min"] {
            assert!(text.parse::<TimeSpan>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_clock_time_ends_at_midnight() {
        assert_eq!(
            "7:05".parse::<ClockTime>().map(|time| time.to_string()),
            Ok("07:05".to_owned())
        );
        assert!("24:00".parse::<ClockTime>().is_err());
    }
}
