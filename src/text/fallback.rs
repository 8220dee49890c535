//! Picks a font for characters that the bundled ones lack.

use std::collections::BTreeSet;
use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom};

use skrifa::raw::FontRead as _;
use skrifa::raw::tables::cmap::Cmap;

/// A face that has some of the characters looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its place in its file.
    pub index: u32,
    pub covered: BTreeSet<char>,
    /// Upright and of book weight, as far as it says.
    pub is_regular: bool,
}

impl Candidate {
    /// Larger is better.
    pub fn rank(&self) -> (usize, bool) {
        (self.covered.len(), self.is_regular)
    }
}

/// Larger collections and tables are taken for damaged files.
const MAX_FACES: u32 = 256;
const MAX_CMAP_BYTES: u32 = 16 << 20;

/// The face of a font file that has most of `characters`; `None` when none has any, or no outlines for
/// them. Reads only the file's directory and character maps.
pub fn best_face(
    font: &mut (impl Read + Seek),
    characters: &BTreeSet<char>,
) -> Result<Option<Candidate>> {
    let mut best: Option<Candidate> = None;
    for (index, start) in face_offsets(font)?.into_iter().enumerate() {
        let Some((cmap, is_regular)) = character_map(font, start)? else {
            continue;
        };
        let Ok(cmap) = Cmap::read(cmap.as_slice().into()) else {
            continue;
        };
        let has = |c: char| cmap.map_codepoint(c).is_some_and(|id| id.to_u32() != 0);
        let covered: BTreeSet<char> = characters.iter().copied().filter(|&c| has(c)).collect();
        let candidate = Candidate {
            index: index as u32,
            covered,
            is_regular,
        };
        let rank_so_far = best.as_ref().map_or((0, true), Candidate::rank);
        if candidate.rank() > rank_so_far {
            best = Some(candidate);
        }
    }
    Ok(best)
}

fn face_offsets(font: &mut (impl Read + Seek)) -> Result<Vec<u64>> {
    font.seek(SeekFrom::Start(0))?;
    let mut tag = [0; 4];
    font.read_exact(&mut tag)?;
    match &tag {
        b"ttcf" => {
            let _version = number(font)?;
            let num_faces = number(font)?.min(MAX_FACES);
            (0..num_faces)
                .map(|_| number(font).map(u64::from))
                .collect()
        }
        b"\0\x01\0\0" | b"OTTO" | b"true" => Ok(vec![0]),
        _ => Err(Error::new(ErrorKind::InvalidData, "not a font")),
    }
}

/// The character map of the face whose directory stands at `start`, when it also has outlines, and whether
/// it is a regular face.
fn character_map(font: &mut (impl Read + Seek), start: u64) -> Result<Option<(Vec<u8>, bool)>> {
    font.seek(SeekFrom::Start(start + 4))?;
    let num_tables = number(font)? >> 16;
    font.seek(SeekFrom::Start(start + 12))?;
    let (mut place, mut style, mut has_outlines) = (None, None, false);
    for _ in 0..num_tables {
        let mut tag = [0; 4];
        font.read_exact(&mut tag)?;
        let _checksum = number(font)?;
        let (offset, len) = (number(font)?, number(font)?);
        match &tag {
            b"cmap" if len <= MAX_CMAP_BYTES => place = Some((offset, len)),
            b"OS/2" if len >= 64 => style = Some(offset),
            b"glyf" | b"CFF " | b"CFF2" => has_outlines = true,
            _ => {}
        }
    }
    let Some((offset, len)) = place.filter(|_| has_outlines) else {
        return Ok(None);
    };
    font.seek(SeekFrom::Start(u64::from(offset)))?;
    let mut cmap = Vec::new();
    font.take(u64::from(len)).read_to_end(&mut cmap)?;
    let mut is_regular = true;
    if let Some(offset) = style {
        let mut table = [0; 64];
        font.seek(SeekFrom::Start(u64::from(offset)))?;
        font.read_exact(&mut table)?;
        let weight = u16::from_be_bytes([table[4], table[5]]);
        let is_italic = table[63] & 1 == 1;
        is_regular = (350..=500).contains(&weight) && !is_italic;
    }
    Ok(Some((cmap, is_regular)))
}

fn number(font: &mut impl Read) -> Result<u32> {
    let mut four = [0; 4];
    font.read_exact(&mut four)?;
    Ok(u32::from_be_bytes(four))
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
    use std::io::Cursor;

    use super::*;
    use crate::text::BUNDLED_FONTS;

    fn covered(bytes: &[u8], wanted: &BTreeSet<char>) -> BTreeSet<char> {
        let best = best_face(&mut Cursor::new(bytes), wanted).unwrap();
        best.map_or_else(BTreeSet::new, |best| best.covered)
    }

    #[test]
    fn the_face_that_has_the_characters_is_found() {
        let (inter, emoji) = (BUNDLED_FONTS[0].bytes, BUNDLED_FONTS[2].bytes);
        let wanted = BTreeSet::from(['é', '😊']);
        assert_eq!(covered(inter, &wanted), BTreeSet::from(['é']));
        assert_eq!(covered(emoji, &wanted), BTreeSet::from(['😊']));
        assert!(covered(inter, &BTreeSet::from(['日'])).is_empty());
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
        let face = single_face(collection, 0);
        assert!(!face.starts_with(b"ttcf"));
        let wanted = BTreeSet::from(['😊']);
        assert_eq!(covered(&face, &wanted), wanted);
    }

    #[test]
    fn bytes_that_are_no_font_are_an_error_and_cut_fonts_are_harmless() {
        let wanted = BTreeSet::from(['a']);
        assert!(best_face(&mut Cursor::new([7u8; 4096]), &wanted).is_err());
        let font = BUNDLED_FONTS[0].bytes;
        for len in (0..4096).step_by(61) {
            let found = best_face(&mut Cursor::new(&font[..len]), &wanted);
            assert!(found.is_err() || found.unwrap().is_none(), "{len}");
        }
    }
}
