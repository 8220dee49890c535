//! Picks a font for characters that the bundled ones lack.

use std::collections::BTreeSet;
use std::sync::Arc;

use parley::fontique::Blob;

use super::font::coverages;

/// Which of `characters` the font file `bytes` has, over all its faces. Empty when it is no font.
pub fn covered(bytes: &Arc<Vec<u8>>, characters: &BTreeSet<char>) -> BTreeSet<char> {
    best_face(bytes, characters).map_or_else(BTreeSet::new, |(_, covered)| covered)
}

/// The face of `bytes` that has most of `characters`, and which; `None` when no face has any.
pub fn best_face(
    bytes: &Arc<Vec<u8>>,
    characters: &BTreeSet<char>,
) -> Option<(u32, BTreeSet<char>)> {
    let faces = coverages(Blob::new(bytes.clone()));
    let mut best: Option<(u32, BTreeSet<char>)> = None;
    for face in &faces {
        let covered: BTreeSet<char> = characters
            .iter()
            .copied()
            .filter(|&c| face.has(c))
            .collect();
        if covered.len() > best.as_ref().map_or(0, |(_, best)| best.len()) {
            best = Some((face.index, covered));
        }
    }
    best
}

/// One face of a font collection as a font file of its own; other files come back as they are.
///
/// Faces of a collection share tables, so one face is a copy of the tables it names.
pub(super) fn single_face(bytes: Vec<u8>, index: u32) -> Vec<u8> {
    if bytes.starts_with(b"ttcf") {
        extract(&bytes, index as usize).unwrap_or(bytes)
    } else {
        bytes
    }
}

fn extract(bytes: &[u8], index: usize) -> Option<Vec<u8>> {
    const HEADER: usize = 12;
    const RECORD: usize = 16;
    let number = |at: usize| -> Option<usize> {
        let four = bytes.get(at..at.checked_add(4)?)?;
        Some(u32::from_be_bytes(four.try_into().ok()?) as usize)
    };
    let start = number(HEADER + 4 * index)?;
    let two = bytes.get(start + 4..start + 6)?;
    let num_tables = u16::from_be_bytes(two.try_into().ok()?) as usize;
    let directory = HEADER + num_tables * RECORD;
    let mut face = bytes.get(start..start + directory)?.to_vec();
    for table in 0..num_tables {
        let record = HEADER + table * RECORD;
        let (from, len) = (number(start + record + 8)?, number(start + record + 12)?);
        let to = (face.len() as u32).to_be_bytes();
        face[record + 8..record + 12].copy_from_slice(&to);
        face.extend_from_slice(bytes.get(from..from.checked_add(len)?)?);
        face.resize(face.len().next_multiple_of(4), 0);
    }
    Some(face)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BUNDLED_FONTS;

    #[test]
    fn the_face_that_has_the_characters_is_found() {
        let inter = Arc::new(BUNDLED_FONTS[0].bytes.to_vec());
        let emoji = Arc::new(BUNDLED_FONTS[2].bytes.to_vec());
        let wanted = BTreeSet::from(['é', '😊']);
        assert_eq!(covered(&inter, &wanted), BTreeSet::from(['é']));
        assert_eq!(covered(&emoji, &wanted), BTreeSet::from(['😊']));
        assert!(best_face(&inter, &BTreeSet::from(['日'])).is_none());
    }

    #[test]
    fn a_face_of_a_collection_becomes_a_font_of_its_own() {
        // A collection of one face: the font itself, moved behind a collection header.
        let font = BUNDLED_FONTS[2].bytes;
        let mut collection = b"ttcf\0\x01\0\0\0\0\0\x01\0\0\0\x10".to_vec();
        let shift = collection.len() as u32;
        collection.extend_from_slice(font);
        let num_tables = u16::from_be_bytes([font[4], font[5]]) as usize;
        for table in 0..num_tables {
            let at = shift as usize + 12 + table * 16 + 8;
            let offset = u32::from_be_bytes(collection[at..at + 4].try_into().unwrap());
            collection[at..at + 4].copy_from_slice(&(offset + shift).to_be_bytes());
        }
        let face = Arc::new(single_face(collection, 0));
        assert!(!face.starts_with(b"ttcf"));
        let wanted = BTreeSet::from(['😊']);
        assert_eq!(covered(&face, &wanted), wanted);
    }

    #[test]
    fn bytes_that_are_no_font_cover_nothing() {
        let noise = Arc::new(vec![7u8; 4096]);
        assert!(best_face(&noise, &BTreeSet::from(['a'])).is_none());
    }
}
