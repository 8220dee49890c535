//! Typed, prefixed, random identifiers such as `card-7k2m9qxv`.
//!
//! An id is `Copy` and eight bytes: its code (at most twelve of `a–z 0–9`) is packed in base 37.
//! Randomness comes from outside through [`IdGenerator`], so that tests are repeatable.

use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasherDefault, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Most characters after the prefix that an id may have.
pub const MAX_CODE_LENGTH: usize = 12;

const RADIX: u64 = 37;
/// Letters that are easy to tell apart when read aloud; hand-written ids may use all of `a–z 0–9`.
const GENERATED: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";
const GENERATED_LENGTH: usize = 8;

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected an id such as `{prefix}-7k2m9qxv`, found `{found}`")]
pub struct IdError {
    pub prefix: &'static str,
    pub found: String,
}

fn pack(code: &str) -> Option<u64> {
    if code.is_empty() || code.len() > MAX_CODE_LENGTH {
        return None;
    }
    code.bytes().try_fold(0_u64, |packed, byte| {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0' + 1,
            b'a'..=b'z' => byte - b'a' + 11,
            _ => return None,
        };
        Some(packed * RADIX + u64::from(digit))
    })
}

fn unpack(mut packed: u64) -> String {
    let mut bytes = Vec::with_capacity(MAX_CODE_LENGTH);
    while packed > 0 {
        let digit = (packed % RADIX) as u8;
        bytes.push(match digit {
            1..=10 => b'0' + digit - 1,
            _ => b'a' + digit.saturating_sub(11),
        });
        packed /= RADIX;
    }
    bytes.reverse();
    bytes.into_iter().map(char::from).collect()
}

/// What every typed id can do; lets [`IdGenerator`] make any of them.
pub trait TypedId: Copy + Eq + Ord + std::hash::Hash + fmt::Display {
    const PREFIX: &'static str;
    fn from_packed(packed: u64) -> Self;
}

macro_rules! typed_id {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl TypedId for $name {
            const PREFIX: &'static str = $prefix;
            fn from_packed(packed: u64) -> Self {
                Self(packed)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}-{}", $prefix, unpack(self.0))
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                text.strip_prefix(concat!($prefix, "-"))
                    .and_then(pack)
                    .map(Self)
                    .ok_or_else(|| IdError { prefix: $prefix, found: text.chars().take(40).collect() })
            }
        }
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
    )*};
}

typed_id! {
    /// A persona of the document.
    PersonaId = "persona";
    /// A stage (macro-step).
    StageId = "stage";
    /// A step: one column of the grid.
    StepId = "step";
    /// A lane: one row of the grid.
    LaneId = "lane";
    /// A card.
    CardId = "card";
    /// A link between two cards.
    LinkId = "link";
    /// An initiative towards the target state.
    InitiativeId = "initiative";
    /// An item of the agenda.
    AgendaId = "agenda";
    /// A room of the store plan.
    RoomId = "room";
    /// An embedded picture.
    PictureId = "picture";
    /// A note of the inbox.
    NoteId = "note";
    /// A vote round.
    VoteRoundId = "vote";
}

/// A map by id. Ids are drawn by lot, so that a multiplication is hash enough.
pub type IdMap<K, V> = HashMap<K, V, BuildHasherDefault<IdHasher>>;

/// Hashes the single number an id is.
#[derive(Debug, Clone, Copy, Default)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(byte.into());
        }
    }

    fn finish(&self) -> u64 {
        // The low bits choose the place: let the high ones, which all digits reach, take part.
        self.0 ^ (self.0 >> 32)
    }
}

/// Makes random ids from a seed given by the caller (SplitMix64: small, and good enough for 31⁸ codes).
#[derive(Debug, Clone)]
pub struct IdGenerator {
    state: u64,
}

impl IdGenerator {
    /// The same seed gives the same ids.
    pub fn from_seed(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next pseudo-random number.
    pub fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A new random id, for example `card-7k2m9qxv`.
    pub fn next_id<I: TypedId>(&mut self) -> I {
        let mut random = self.next_u64();
        let mut packed = 0_u64;
        for _ in 0..GENERATED_LENGTH {
            let letter = GENERATED[(random % GENERATED.len() as u64) as usize];
            random /= GENERATED.len() as u64;
            let digit = if letter.is_ascii_digit() {
                letter - b'0' + 1
            } else {
                letter - b'a' + 11
            };
            packed = packed * RADIX + u64::from(digit);
        }
        I::from_packed(packed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_was_written() {
        for text in [
            "card-a",
            "card-0",
            "card-00a0",
            "card-zzzzzzzzzzzz",
            "card-7k2m9qxv",
        ] {
            assert_eq!(
                text.parse::<CardId>().map(|id| id.to_string()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn an_id_of_another_kind_or_shape_is_refused() {
        for text in [
            "step-a",
            "card-",
            "card-A",
            "card-é",
            "card-aaaaaaaaaaaaa",
            "card",
            "",
        ] {
            assert!(text.parse::<CardId>().is_err(), "{text}");
        }
    }

    #[test]
    fn generated_ids_are_repeatable_and_distinct() {
        let mut ids: Vec<CardId> = Vec::new();
        let mut generator = IdGenerator::from_seed(7);
        ids.extend((0..10_000).map(|_| generator.next_id::<CardId>()));
        assert_eq!(ids[0], IdGenerator::from_seed(7).next_id());
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 10_000);
    }
}
