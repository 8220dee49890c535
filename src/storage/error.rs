//! What can go wrong with a file, typed, located, and said in the person's language.

use std::io;

use super::format::VERSION;
use super::parse::{MAX_BYTES, MAX_DEPTH};
use super::place::Place;
use crate::i18n::Catalog;

/// Why a file could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("no such file")]
    NotFound,
    #[error("a folder")]
    Directory,
    #[error("a pipe or a device")]
    NotOrdinary,
    #[error("not allowed to read")]
    NotAllowed,
    #[error("cannot be read: {0}")]
    Io(#[source] io::Error),
    #[error("empty")]
    Empty,
    #[error("{bytes} bytes, more than {MAX_BYTES}")]
    TooLarge { bytes: u64 },
    #[error("more than {MAX_DEPTH} open brackets at {place:?}")]
    TooDeep { place: Place },
    #[error("not a text file: {0:?}")]
    Binary(Binary),
    #[error("not UTF-8: byte {byte:#04x} at {place:?}")]
    NotUtf8 { place: Place, byte: u8 },
    /// A text, perhaps RON, of another program; `format` is what its field of that name says.
    #[error("not a journey map (format {format:?})")]
    NotParcours { format: Option<String> },
    #[error("format {found}, newer than {VERSION}")]
    TooNew { found: u32 },
    #[error("{1} at {0:?}")]
    Problem(Place, #[source] Problem),
}

/// Files that are no text, by their first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binary {
    Png,
    Jpeg,
    Pdf,
    /// Also office documents.
    Zip,
    Gzip,
    /// Text in UTF-16.
    Utf16,
    Other,
}

impl Binary {
    pub(super) fn recognize(bytes: &[u8]) -> Option<Self> {
        let signatures: [(&[u8], Self); 8] = [
            (b"\x89PNG", Self::Png),
            (b"\xff\xd8\xff", Self::Jpeg),
            (b"%PDF-", Self::Pdf),
            (b"PK\x03\x04", Self::Zip),
            (b"\x1f\x8b", Self::Gzip),
            (b"\xff\xfe", Self::Utf16),
            (b"\xfe\xff", Self::Utf16),
            (b"\x7fELF", Self::Other),
        ];
        signatures
            .into_iter()
            .find(|(signature, _)| bytes.starts_with(signature))
            .map(|(_, binary)| binary)
    }
}

/// What a field should hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    Text,
    Integer,
    Number,
    Flag,
    List,
    Record,
    /// A name without quotation marks: a field, or one of a list of values.
    Name,
}

/// What a text or number should have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// An id; the kind, such as `card`.
    Id(String),
    Emotion,
    Date,
    ClockTime,
    TimeSpan,
    Picture,
    /// Said in English by a library.
    Other(String),
}

/// What is wrong at a place of a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("cut short")]
    CutShort,
    #[error("unknown field `{found}`")]
    UnknownField {
        found: String,
        suggestion: Option<&'static str>,
        known: &'static [&'static str],
    },
    #[error("unknown value `{found}`")]
    UnknownVariant {
        found: String,
        suggestion: Option<&'static str>,
        known: &'static [&'static str],
    },
    #[error("missing field `{field}`")]
    MissingField { field: &'static str },
    #[error("field `{field}` twice")]
    DuplicateField { field: &'static str },
    #[error("expected {expected:?}, found `{found}`")]
    WrongType { expected: Expected, found: String },
    #[error("`{found}` is out of range")]
    OutOfRange { found: String },
    #[error("not a finite number")]
    NotFinite,
    #[error("expected {expected:?}, found `{found}`")]
    InvalidValue { expected: Value, found: String },
    #[error("missing comma")]
    MissingComma,
    #[error("missing colon")]
    MissingColon,
    #[error("missing closing bracket")]
    MissingClose,
    #[error("missing opening bracket")]
    MissingOpen,
    #[error("a closing bracket too many")]
    StrayClose,
    #[error("`{0}` does not belong here")]
    Stray(String),
    #[error("not UTF-8: byte {0:#04x}")]
    ForeignByte(u8),
    #[error("text never closed")]
    UnclosedText,
    #[error("comment never closed")]
    UnclosedComment,
    #[error("invalid escape")]
    InvalidEscape,
    #[error("something follows the end")]
    Trailing,
    #[error("cannot be read: {0}")]
    Syntax(String),
}

impl OpenError {
    /// Where in the file, for the errors that have a place.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Problem(place, _) | Self::NotUtf8 { place, .. } | Self::TooDeep { place } => {
                Some(place)
            }
            _ => None,
        }
    }

    /// One sentence for people, with line, column and field where they are known.
    pub fn message(&self, catalog: &Catalog) -> String {
        let what = self.reason(catalog);
        match self.place() {
            Some(place) => (catalog.storage.at_place)(place.line, place.column, &place.path, &what),
            None => what,
        }
    }

    /// What is wrong, without saying where.
    pub fn reason(&self, catalog: &Catalog) -> String {
        let text = &catalog.storage;
        match self {
            Self::NotFound => text.not_found.to_owned(),
            Self::Directory => text.directory.to_owned(),
            Self::NotOrdinary => text.not_ordinary.to_owned(),
            Self::NotAllowed => text.not_allowed_to_read.to_owned(),
            Self::Io(error) => (text.cannot_read)(&error.to_string()),
            Self::Empty => text.empty.to_owned(),
            Self::TooLarge { bytes } => {
                (text.too_large)(bytes.div_ceil(1024 * 1024), MAX_BYTES / (1024 * 1024))
            }
            Self::TooDeep { .. } => (text.too_deep)(MAX_DEPTH),
            Self::Binary(binary) => match binary {
                Binary::Png => (text.binary)("PNG"),
                Binary::Jpeg => (text.binary)("JPEG"),
                Binary::Pdf => (text.binary)("PDF"),
                Binary::Zip => (text.binary)("ZIP"),
                Binary::Gzip => (text.binary)("gzip"),
                Binary::Utf16 => text.utf16.to_owned(),
                Binary::Other => text.other_binary.to_owned(),
            },
            Self::NotUtf8 { byte, .. } => (text.not_utf8)(*byte),
            Self::NotParcours { format: None } => text.not_parcours.to_owned(),
            Self::NotParcours {
                format: Some(found),
            } => (text.other_format)(found),
            Self::TooNew { found } => (text.too_new)(*found, VERSION),
            Self::Problem(_, problem) => problem.message(catalog),
        }
    }
}

impl Problem {
    /// What is wrong, in a phrase without a period.
    pub fn message(&self, catalog: &Catalog) -> String {
        let text = &catalog.storage;
        match self {
            Self::CutShort => text.cut_short.to_owned(),
            Self::UnknownField {
                found,
                suggestion,
                known,
            } => (text.unknown_field)(found, *suggestion, &known.join(", ")),
            Self::UnknownVariant {
                found,
                suggestion,
                known,
            } => (text.unknown_variant)(found, *suggestion, &known.join(", ")),
            Self::MissingField { field } => (text.missing_field)(field),
            Self::DuplicateField { field } => (text.duplicate_field)(field),
            Self::WrongType { expected, found } => {
                let expected = match expected {
                    Expected::Text => text.a_text,
                    Expected::Integer => text.an_integer,
                    Expected::Number => text.a_number,
                    Expected::Flag => text.a_flag,
                    Expected::List => text.a_list,
                    Expected::Record => text.a_record,
                    Expected::Name => text.a_name,
                };
                (text.wrong_value)(expected, found)
            }
            Self::OutOfRange { found } => (text.out_of_range)(found),
            Self::NotFinite => text.not_finite.to_owned(),
            Self::InvalidValue { expected, found } => match expected {
                Value::Id(prefix) => (text.wrong_value)(&(text.an_id)(prefix), found),
                Value::Emotion => (text.wrong_value)(text.an_emotion, found),
                Value::Date => (text.wrong_value)(text.a_date, found),
                Value::ClockTime => (text.wrong_value)(text.a_clock_time, found),
                Value::TimeSpan => (text.wrong_value)(text.a_time_span, found),
                Value::Picture => (text.wrong_value)(text.a_picture, found),
                Value::Other(reason) => (text.unreadable)(reason),
            },
            Self::MissingComma => text.missing_comma.to_owned(),
            Self::MissingColon => text.missing_colon.to_owned(),
            Self::MissingClose => text.missing_close.to_owned(),
            Self::MissingOpen => text.missing_open.to_owned(),
            Self::StrayClose => text.stray_close.to_owned(),
            Self::Stray(found) => (text.stray)(found),
            Self::ForeignByte(byte) => (text.not_utf8)(*byte),
            Self::UnclosedText => text.unclosed_text.to_owned(),
            Self::UnclosedComment => text.unclosed_comment.to_owned(),
            Self::InvalidEscape => text.invalid_escape.to_owned(),
            Self::Trailing => text.trailing.to_owned(),
            Self::Syntax(reason) => (text.unreadable)(reason),
        }
    }
}

/// Why a file could not be saved. The file on disk is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    #[error("read-only file")]
    ReadOnly,
    #[error("not allowed to write")]
    NotAllowed,
    #[error("a folder")]
    Directory,
    #[error("the folder does not exist")]
    NoFolder,
    #[error("disk full")]
    DiskFull,
    #[error("the name is too long")]
    NameTooLong,
    #[error("cannot be written: {0}")]
    Io(#[source] io::Error),
}

impl From<io::Error> for SaveError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NoFolder,
            io::ErrorKind::PermissionDenied => Self::NotAllowed,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::IsADirectory => Self::Directory,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::InvalidFilename => Self::NameTooLong,
            _ => Self::Io(error),
        }
    }
}

impl SaveError {
    /// One sentence for people.
    pub fn message(&self, catalog: &Catalog) -> String {
        let text = &catalog.storage;
        match self {
            Self::ReadOnly => text.read_only.to_owned(),
            Self::NotAllowed => text.not_allowed_to_write.to_owned(),
            Self::Directory => text.directory.to_owned(),
            Self::NoFolder => text.no_folder.to_owned(),
            Self::DiskFull => text.disk_full.to_owned(),
            Self::NameTooLong => text.name_too_long.to_owned(),
            Self::Io(error) => (text.cannot_write)(&error.to_string()),
        }
    }
}
