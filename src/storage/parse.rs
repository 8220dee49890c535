//! Reading the bytes of a file: first what it is, then, strictly, what it says.

use std::borrow::Cow;

use ron::de::Deserializer;
use serde::de::DeserializeOwned;

use super::diagnose::diagnose;
use super::error::{Binary, OpenError, Problem};
use super::format::{FORMAT, FileV1, VERSION, non_finite_number};
use super::format_v0::FileV0;
use super::picture::judge_pictures;
use super::place::{Blame, Tracker, locate, place_of};
use super::scan::{TokenKind, Tokens, is_odd_space};
use super::write::options;
use crate::model::{Document, Repair};

/// The largest file that is read.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;
/// The most brackets that may be open at once.
pub const MAX_DEPTH: usize = 64;

/// A document read from a file.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Holds every invariant; as the file says, except for `repairs`.
    pub document: Document,
    /// What had to be changed to make it so, and which pictures cannot be shown.
    pub repairs: Vec<Repair>,
    /// The format version of the file.
    pub source_version: u32,
}

/// Reads the bytes of a file; pure, never panics, and refuses what it would have to guess.
pub fn parse(bytes: &[u8]) -> Result<Opened, OpenError> {
    let (document, source_version) = parse_unrepaired(bytes)?;
    let (document, mut repairs) = document.repair();
    let (document, judged) = judge_pictures(document);
    repairs.extend(judged);
    Ok(Opened {
        document,
        repairs,
        source_version,
    })
}

/// The document exactly as the file says, invariants or not, and the file's format version.
pub fn parse_unrepaired(bytes: &[u8]) -> Result<(Document, u32), OpenError> {
    let text = decode(bytes)?;
    let text = normalized(text)?;
    let source_version = probe(&text)?;
    let document = match source_version {
        0 => read_as::<FileV0>(&text)?,
        _ => read_as::<FileV1>(&text)?,
    };
    Ok((document, source_version))
}

/// The bytes as text, without a byte order mark.
fn decode(bytes: &[u8]) -> Result<&str, OpenError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(OpenError::TooLarge {
            bytes: bytes.len() as u64,
        });
    }
    if let Some(binary) = Binary::recognize(bytes) {
        return Err(OpenError::Binary(binary));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = &bytes[..error.valid_up_to()];
        let valid = std::str::from_utf8(valid).expect("valid up to there");
        OpenError::NotUtf8 {
            place: locate(valid, valid.len(), Blame::Gap).place,
            byte: bytes[error.valid_up_to()],
        }
    })?;
    if text
        .trim_matches(|c: char| c.is_whitespace() || is_odd_space(c) || c == '\0')
        .is_empty()
    {
        return Err(OpenError::Empty);
    }
    if text.contains('\0') {
        return Err(OpenError::Binary(Binary::Other));
    }
    Ok(text)
}

/// The text with `\n` line ends and only such spaces between tokens as RON knows; checks the depth.
fn normalized(text: &str) -> Result<Cow<'_, str>, OpenError> {
    let mut text = Cow::Borrowed(text);
    if text.contains("\r\n") {
        text = Cow::Owned(text.replace("\r\n", "\n"));
    }
    let mut tokens = Tokens::new(&text);
    let mut depth = 0_usize;
    for token in tokens.by_ref() {
        match token.kind {
            TokenKind::Open(_) if depth == MAX_DEPTH => {
                return Err(OpenError::TooDeep {
                    place: locate(&text, token.start, Blame::Next).place,
                });
            }
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    if tokens.odd_space {
        text = Cow::Owned(with_plain_spaces(&text));
    }
    Ok(text)
}

/// Each odd space between tokens replaced by one space, so that columns stay.
fn with_plain_spaces(text: &str) -> String {
    let plain = |gap: &str| gap.replace(is_odd_space, " ");
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for token in Tokens::new(text) {
        out.push_str(&plain(&text[copied..token.start]));
        out.push_str(&text[token.start..token.end]);
        copied = token.end;
    }
    out.push_str(&plain(&text[copied..]));
    out
}

/// Reads only `format` and `version`, whatever else the file holds.
fn probe(text: &str) -> Result<u32, OpenError> {
    let mut tracker = Tracker::default();
    let mut format = None;
    let mut version = None;
    let mut record = None;
    for token in Tokens::new(text) {
        if tracker.depth() == 0 {
            if token.kind == TokenKind::Open(b'(') {
                record = record.or(Some(token.start));
            }
        } else if tracker.depth() == 1 && matches!(token.kind, TokenKind::Text | TokenKind::Number)
        {
            let value = &text[token.start..token.end];
            match tracker.field() {
                Some("format") if format.is_none() => format = Some(value),
                Some("version") if version.is_none() => version = Some(value),
                _ => {}
            }
        }
        if format.is_some() && version.is_some() {
            break;
        }
        tracker.read(text, token);
    }
    // Only for errors: it reads the whole text.
    let end = || locate(text, text.len(), Blame::Gap).place;
    let format = match format {
        Some(value) => value.trim_matches('"'),
        None if record.is_some() && tracker.depth() > 0 => {
            return Err(OpenError::Problem(end(), Problem::CutShort));
        }
        None => return Err(OpenError::NotParcours { format: None }),
    };
    if format != FORMAT {
        return Err(OpenError::NotParcours {
            format: Some(format.chars().take(40).collect()),
        });
    }
    let Some(value) = version else {
        return Err(if tracker.depth() > 0 {
            OpenError::Problem(end(), Problem::CutShort)
        } else {
            let place = locate(text, record.unwrap_or(0), Blame::Next).place;
            OpenError::Problem(place, Problem::MissingField { field: "version" })
        });
    };
    match value.parse::<u32>() {
        Ok(found) if found > VERSION => Err(OpenError::TooNew { found }),
        // What is no number at all is left to the strict reading.
        Ok(found) => Ok(found),
        Err(_) => Ok(VERSION),
    }
}

/// Reads a whole file as `T`; otherwise the error and the byte at which the reading stood.
pub(super) fn deserialize<T: DeserializeOwned>(text: &str) -> Result<T, (usize, ron::Error)> {
    let mut deserializer = Deserializer::from_str_with_options(text, &options())
        .map_err(|error| (text.len(), error.code))?;
    T::deserialize(&mut deserializer)
        .and_then(|file| deserializer.end().map(|()| file))
        .map_err(|error| (text.len() - deserializer.remainder().len(), error))
}

/// The document in a file of one version.
fn read_as<T>(text: &str) -> Result<Document, OpenError>
where
    T: DeserializeOwned,
    Document: From<T>,
{
    let document = deserialize::<T>(text)
        .map(Document::from)
        .map_err(|(offset, error)| diagnose(text, offset, error))?;
    match non_finite_number(&document) {
        None => Ok(document),
        Some(path) => {
            let place = place_of(text, &path).unwrap_or_default();
            Err(OpenError::Problem(place, Problem::NotFinite))
        }
    }
}
