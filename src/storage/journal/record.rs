//! One file of the journal: a map and where it comes from, whole or recognised as torn.
//!
//! The first line holds the length and the checksum of all that follows, the second says where the map
//! comes from, the rest is the map as its own file would be. Whoever has lost everything else can cut off
//! two lines and open the rest. Pictures stand in a record of their own, which many records share.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::stored_path;

const MARK: &str = "parcours-journal 1";

/// Where a map comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Seconds since 1970, when this was written.
    pub time: u64,
    pub title: String,
    /// The map's file, if it has one.
    #[serde(with = "stored_path", skip_serializing_if = "Option::is_none")]
    pub path: Option<PathBuf>,
    /// Of the file's bytes when it was last read or written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash: Option<u64>,
    /// Of the bytes that were being written to the file meanwhile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saving: Option<u64>,
    /// Name of the record with the map's pictures, in the same folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pictures: Option<String>,
    /// A version from the moment before a meeting.
    #[serde(skip_serializing_if = "is_false")]
    pub before_meeting: bool,
    /// Folder of the versions that these continue, after *Save as*.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub continues: Option<String>,
}

fn is_false(flag: &bool) -> bool {
    !flag
}

/// The bytes of a record.
pub(super) fn encode(facts: &Facts, text: &str) -> Vec<u8> {
    let facts = ron::to_string(facts).expect("plain fields always have a RON form");
    let mut bytes = Vec::with_capacity(64 + facts.len() + text.len());
    let length = facts.len() + 1 + text.len();
    let mut sum = crc32fast::Hasher::new();
    for part in [facts.as_bytes(), b"\n", text.as_bytes()] {
        sum.update(part);
    }
    let head = format!("{MARK} {length} {:08x}\n", sum.finalize());
    for part in [&head, &facts, "\n", text] {
        bytes.extend_from_slice(part.as_bytes());
    }
    bytes
}

/// What a whole record says; `None` for a torn or foreign file.
pub(super) fn decode(bytes: &[u8]) -> Option<(Facts, &str)> {
    let (length, sum, rest) = head(bytes)?;
    if rest.len() != length || crc32fast::hash(rest) != sum {
        return None;
    }
    let (facts, text) = std::str::from_utf8(rest).ok()?.split_once('\n')?;
    Some((ron::from_str(facts).ok()?, text))
}

/// Where the map of a record comes from, by the record's beginning and its length; says nothing about the
/// bytes in between.
pub(super) fn peek(beginning: &[u8], file_length: u64) -> Option<Facts> {
    let (length, _, rest) = head(beginning)?;
    let head_length = (beginning.len() - rest.len()) as u64;
    if head_length + length as u64 != file_length {
        return None;
    }
    let end = rest.iter().position(|&byte| byte == b'\n')?;
    ron::from_str(std::str::from_utf8(&rest[..end]).ok()?).ok()
}

/// Whether a file that is no whole record is the beginning of one of ours.
pub(super) fn is_ours(bytes: &[u8]) -> bool {
    let mark = format!("{MARK} ");
    let length = mark.len().min(bytes.len());
    bytes[..length] == mark.as_bytes()[..length]
}

/// Length and checksum of what follows the first line, and that.
fn head(bytes: &[u8]) -> Option<(usize, u32, &[u8])> {
    let end = bytes.iter().take(100).position(|&byte| byte == b'\n')?;
    let line = std::str::from_utf8(&bytes[..end]).ok()?;
    let (length, sum) = line
        .strip_prefix(MARK)?
        .strip_prefix(' ')?
        .split_once(' ')?;
    let sum = u32::from_str_radix(sum, 16).ok()?;
    Some((length.parse().ok()?, sum, &bytes[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        Facts {
            time: 1_790_000_000,
            title: "L’été\n« chaud »".to_owned(),
            path: Some(PathBuf::from("/cartes/été.parcours.ron")),
            hash: Some(u64::MAX),
            saving: Some(0),
            pictures: Some("000001.pictures".to_owned()),
            continues: None,
            before_meeting: true,
        }
    }

    #[test]
    fn a_record_reads_back_and_is_readable() {
        let bytes = encode(&facts(), "(\n  title: \"x\",\n)\n");
        assert_eq!(decode(&bytes), Some((facts(), "(\n  title: \"x\",\n)\n")));
        assert_eq!(peek(&bytes, bytes.len() as u64), Some(facts()));
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text.lines().nth(2), Some("("));
    }

    #[test]
    fn every_torn_or_altered_record_is_recognised() {
        let bytes = encode(&facts(), "(\n  title: \"x\",\n)\n");
        for length in 0..bytes.len() {
            assert_eq!(decode(&bytes[..length]), None, "{length} bytes");
            assert_eq!(peek(&bytes[..length], length as u64), None);
        }
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut flipped = bytes.clone();
                flipped[at] ^= 1 << bit;
                // A letter of the checksum in the other case says the same.
                let says_the_same = decode(&flipped) == decode(&bytes);
                assert!(decode(&flipped).is_none() || says_the_same && at < 60);
            }
        }
        let mut longer = bytes;
        longer.push(b' ');
        assert_eq!(decode(&longer), None);
    }
}
