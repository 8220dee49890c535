//! Where something stands in a file: line, column, and the path of the field such as `cards[12].evidence`.

use std::fmt::Write as _;

use super::scan::{Token, TokenKind, Tokens};

/// A place in a file, for people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// Such as `cards[12].evidence`; empty outside every field.
    pub path: String,
}

impl Place {
    fn new(text: &str, offset: usize, path: String) -> Self {
        let before = &text[..offset];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: before.bytes().filter(|&b| b == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            path: shortened(path),
        }
    }
}

/// A line around a place, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContextLine {
    pub number: usize,
    pub text: String,
    /// In the line that has it: where the place is, in characters of `text` from 0.
    pub mark: Option<usize>,
}

/// Characters of a line that are shown.
const WIDTH: usize = 76;

/// The line of a place and those before and after it.
pub fn context(bytes: &[u8], place: &Place) -> Vec<ContextLine> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = place.line.saturating_sub(1).max(1);
    let lines = bytes.split(|&byte| byte == b'\n').enumerate();
    let around = lines.skip(first - 1).take(place.line + 2 - first);
    let mut shown: Vec<ContextLine> = around
        .map(|(index, line)| context_line(index + 1, line, place))
        .collect();
    // A file that ends with a line feed has no line after it.
    if shown.len() > 1
        && shown
            .last()
            .is_some_and(|line| line.text.is_empty() && line.mark.is_none())
    {
        shown.pop();
    }
    shown
}

fn context_line(number: usize, line: &[u8], place: &Place) -> ContextLine {
    let column = place.column.saturating_sub(1);
    // Of a line that is very long, what is around the place.
    let left = column.saturating_sub(WIDTH / 2);
    let longest = line.len().min(4 * (column + WIDTH));
    let text = String::from_utf8_lossy(&line[..longest]);
    let shown = text.trim_end_matches('\r').chars().skip(left).take(WIDTH);
    let shown = shown.map(|c| if c.is_control() { ' ' } else { c });
    ContextLine {
        number,
        text: shown.collect(),
        mark: (number == place.line).then_some(column - left),
    }
}

/// Where the lines of a text begin, for many places in it.
#[derive(Debug)]
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub fn of(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        Self(
            std::iter::once(0)
                .chain(ends.map(|(at, _)| at + 1))
                .collect(),
        )
    }

    /// As [`Place::new`]. On lines too long to be looked at, columns count bytes.
    pub fn place(&self, text: &str, offset: usize, path: String) -> Place {
        const LONG: usize = 10_000;
        let line = self.0.partition_point(|&start| start <= offset);
        let start = self.0[line.saturating_sub(1)];
        let column = match offset - start {
            length @ LONG.. => length,
            _ => text[start..offset].chars().count(),
        };
        Place {
            line,
            column: column + 1,
            path: shortened(path),
        }
    }
}

/// Longer paths help nobody; only brackets out of control make them.
const LONGEST_PATH: usize = 120;

fn shortened(path: String) -> String {
    match path.char_indices().nth(LONGEST_PATH) {
        Some(_) => path.chars().take(LONGEST_PATH / 3).chain(['…']).collect(),
        None => path,
    }
}

/// An open bracket and what of it has been read.
#[derive(Debug, Clone)]
struct Frame<'a> {
    bracket: u8,
    start: usize,
    field: Option<&'a str>,
    index: usize,
}

/// Follows the tokens and knows in which field they stand.
#[derive(Debug, Default)]
pub(super) struct Tracker<'a> {
    frames: Vec<Frame<'a>>,
    name: Option<&'a str>,
}

impl<'a> Tracker<'a> {
    pub fn read(&mut self, text: &'a str, token: Token) {
        match (token.kind, self.frames.last_mut()) {
            (TokenKind::Open(bracket), _) => self.frames.push(Frame {
                bracket,
                start: token.start,
                field: None,
                index: 0,
            }),
            (TokenKind::Close, _) => {
                self.frames.pop();
            }
            (TokenKind::Colon, Some(frame)) => frame.field = self.name,
            (TokenKind::Comma, Some(frame)) => {
                frame.field = None;
                frame.index += 1;
            }
            _ => {}
        }
        self.name = (token.kind == TokenKind::Name).then(|| &text[token.start..token.end]);
    }

    pub fn depth(&self) -> usize {
        self.frames.len()
    }

    /// The innermost field being read.
    pub fn field(&self) -> Option<&'a str> {
        self.frames.last().and_then(|frame| frame.field)
    }

    pub fn path(&self) -> String {
        let mut path = String::new();
        for frame in &self.frames {
            if frame.bracket == b'[' {
                let _ = write!(path, "[{}]", frame.index);
            } else if let Some(field) = frame.field {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(field);
            }
        }
        path
    }
}

/// Which token an error at a cursor position is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blame {
    /// The token that was about to be read.
    Next,
    /// The token that had just been read.
    Last,
    /// The gap after the token that had just been read.
    Gap,
    /// The record around the position.
    Record,
}

/// A place with the token that stands there.
#[derive(Debug, Clone)]
pub(super) struct Located<'a> {
    pub place: Place,
    /// The same place, in bytes.
    pub start: usize,
    /// The token itself; empty at the end of the file.
    pub found: &'a str,
    pub kind: Option<TokenKind>,
    /// The last field name read before the token.
    pub field: Option<&'a str>,
    /// Nothing follows although brackets are open: the file was cut.
    pub is_cut: bool,
}

/// Finds the place an error at byte `offset` is about.
pub(super) fn locate(text: &str, offset: usize, blame: Blame) -> Located<'_> {
    let mut tracker = Tracker::default();
    let mut tokens = Tokens::new(text);
    let mut last_end = 0;
    let mut token = tokens.next();
    let mut following = tokens.next();
    while let Some(passed) = token {
        let is_before = match blame {
            Blame::Last => following.is_some_and(|next| next.start < offset),
            _ => passed.end <= offset,
        };
        if !is_before {
            break;
        }
        last_end = passed.end;
        tracker.read(text, passed);
        (token, following) = (following, tokens.next());
    }
    let depth_after = match token.map(|token| token.kind) {
        Some(TokenKind::Open(_)) => tracker.depth() + 1,
        Some(TokenKind::Close) => tracker.depth().saturating_sub(1),
        _ => tracker.depth(),
    };
    let is_cut = depth_after > 0 && following.is_none();
    if blame == Blame::Record
        && let Some(frame) = tracker.frames.last_mut()
    {
        frame.field = None;
    }
    let start = match blame {
        Blame::Record => tracker.frames.last().map_or(0, |frame| frame.start),
        Blame::Gap => last_end,
        Blame::Next | Blame::Last => token.map_or(last_end, |token| token.start),
    };
    Located {
        place: Place::new(text, start, tracker.path()),
        start,
        found: token.map_or("", |token| &text[token.start..token.end]),
        kind: token.map(|token| token.kind),
        field: tracker.field(),
        is_cut,
    }
}

/// The place of the value whose field has this path.
pub(super) fn place_of(text: &str, path: &str) -> Option<Place> {
    let mut tracker = Tracker::default();
    for token in Tokens::new(text) {
        let is_value = !matches!(
            token.kind,
            TokenKind::Colon | TokenKind::Comma | TokenKind::Close
        );
        if is_value && tracker.field().is_some() && tracker.path() == path {
            return Some(Place::new(text, token.start, path.to_owned()));
        }
        tracker.read(text, token);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "(\n  cards: [\n    (id: \"a\", evidence: Observed(source: 5)),\n    (é: 1),\n  ],\n)\n";

    fn at(needle: &str) -> usize {
        TEXT.find(needle).expect("the needle is in the text")
    }

    #[test]
    fn a_value_is_named_by_its_fields_and_indices() {
        let located = locate(TEXT, at("5"), Blame::Next);
        assert_eq!(located.place.path, "cards[0].evidence.source");
        assert_eq!((located.place.line, located.place.column), (3, 42));
        assert_eq!(located.found, "5");
        let located = locate(TEXT, at("5") + 1, Blame::Last);
        assert_eq!(located.found, "5");
    }

    #[test]
    fn columns_count_characters() {
        let located = locate(TEXT, at(": 1"), Blame::Next);
        assert_eq!((located.place.line, located.place.column), (4, 7));
    }

    #[test]
    fn a_record_is_blamed_at_its_bracket_without_its_last_field() {
        let located = locate(TEXT, at("),\n  ]"), Blame::Record);
        assert_eq!(located.place.path, "cards[1]");
        assert_eq!((located.place.line, located.place.column), (4, 5));
    }

    #[test]
    fn a_path_leads_back_to_its_value() {
        let place = place_of(TEXT, "cards[0].evidence.source").expect("it is there");
        assert_eq!((place.line, place.column), (3, 42));
        assert_eq!(place_of(TEXT, "cards[7].id"), None);
    }
}
