//! Cuts a damaged file into records, whatever its brackets say.
//!
//! Every record begins with its id, and an id names its kind: `(id: "card-…"` is the beginning of a card
//! wherever it stands. So a missing bracket costs one record and not all that follow.

use std::borrow::Cow;
use std::ops::Range;

use crate::storage::scan::{Token, TokenKind, Tokens};

/// More tokens than this are not looked at: a whole map of the largest size has fewer.
const MOST_TOKENS: usize = 8_000_000;

/// The lists of records of a file and the kinds of id that stand in them.
pub(super) const TABLES: [(&str, &str); 10] = [
    ("personas", "persona"),
    ("stages", "stage"),
    ("lanes", "lane"),
    ("cards", "card"),
    ("links", "link"),
    ("initiatives", "initiative"),
    ("agenda", "agenda"),
    ("pictures", "picture"),
    ("notes", "note"),
    ("vote_rounds", "vote"),
];

/// Steps stand inside stages; those whose stage is broken are a table of their own.
pub(super) const LOST_STEPS: &str = "steps";

/// The kinds of id of records inside records, and how many brackets are around each of them.
pub(super) const NESTED: [&str; 2] = ["step", "room"];
pub(super) const NESTED_DEPTH: usize = 2;

/// The fields beside the lists.
pub(super) const FIELDS: [&str; 11] = [
    "title",
    "scenario",
    "goal",
    "state",
    "authors",
    "review_date",
    "review_cadence",
    "phase_goals",
    "note",
    "store_plan",
    "wheel",
];

/// A token of a record, as it is or mended.
#[derive(Debug, Clone)]
pub(super) struct Piece<'a> {
    pub kind: TokenKind,
    pub text: Cow<'a, str>,
    /// Where it stands in the file, in bytes.
    pub at: usize,
}

/// A record of a list, or a field beside the lists.
#[derive(Debug, Clone)]
pub(super) struct Part<'a> {
    /// The list or the field.
    pub name: &'static str,
    /// Its place in the list; `None` for a field.
    pub index: Option<usize>,
    pub pieces: Vec<Piece<'a>>,
}

/// Where a part stands among the tokens.
#[derive(Debug)]
pub(super) struct Extent {
    name: &'static str,
    index: Option<usize>,
    tokens: Range<usize>,
}

/// What a file falls into.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    pub rows: Vec<Extent>,
    pub fields: Vec<Extent>,
    /// What belongs to nothing.
    pub scraps: Vec<Range<usize>>,
    pub version: Option<u32>,
}

impl<'a> Parts<'a> {
    pub fn part(&self, extent: &Extent) -> Part<'a> {
        let tokens = self.tokens[extent.tokens.clone()].iter();
        let pieces = tokens.map(|token| Piece {
            kind: token.kind,
            text: Cow::Borrowed(&self.text[token.start..token.end]),
            at: token.start,
        });
        Part {
            name: extent.name,
            index: extent.index,
            pieces: pieces.collect(),
        }
    }
}

pub(super) fn cut(text: &str) -> Parts<'_> {
    Cutter {
        parts: Parts {
            text,
            tokens: Tokens::lenient(text).take(MOST_TOKENS).collect(),
            rows: Vec::new(),
            fields: Vec::new(),
            scraps: Vec::new(),
            version: None,
        },
        table: None,
        counts: [0; TABLES.len()],
    }
    .cut()
}

struct Cutter<'a> {
    parts: Parts<'a>,
    /// The list that the last record belonged to.
    table: Option<usize>,
    counts: [usize; TABLES.len()],
}

/// What begins at a token.
enum Start {
    Row(usize),
    LostStep,
    Field(&'static str),
}

impl<'a> Cutter<'a> {
    fn cut(mut self) -> Parts<'a> {
        let mut at = 0;
        while at < self.parts.tokens.len() {
            at = match self.start(at) {
                Some(Start::Row(table)) => {
                    let end = self.end_of(at, 0);
                    let index = self.counts[table];
                    self.counts[table] += 1;
                    self.table = Some(table);
                    self.add_row(TABLES[table].0, index, at..end);
                    end
                }
                Some(Start::LostStep) => {
                    let end = self.end_of(at, 0);
                    self.add_row(LOST_STEPS, 0, at..end);
                    end
                }
                Some(Start::Field(name)) => {
                    let end = self.end_of(at, 2);
                    self.parts.fields.push(Extent {
                        name,
                        index: None,
                        tokens: at..end,
                    });
                    end
                }
                None => self.pass(at),
            };
        }
        self.parts
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.parts.tokens.get(at).map(|token| token.kind)
    }

    fn word(&self, at: usize) -> &'a str {
        let (text, token) = (self.parts.text, self.parts.tokens.get(at));
        token.map_or("", |token| &text[token.start..token.end])
    }

    /// The kind of the id at `at`, where `id: "card-…"` stands there.
    fn id_kind(&self, at: usize) -> Option<&'a str> {
        let is_id = self.word(at) == "id"
            && self.kind(at + 1) == Some(TokenKind::Colon)
            && self.kind(at + 2) == Some(TokenKind::Text);
        if !is_id {
            return None;
        }
        let (kind, _) = self.word(at + 2).strip_prefix('"')?.split_once('-')?;
        Some(kind)
    }

    /// The list whose record surely begins at `at`, with or without its bracket.
    fn row(&self, at: usize) -> Option<usize> {
        let has_bracket = self.kind(at) == Some(TokenKind::Open(b'('));
        let kind = self.id_kind(at + usize::from(has_bracket))?;
        TABLES.iter().position(|(_, prefix)| *prefix == kind)
    }

    /// Whether a step or a room begins at `at`, with or without its bracket.
    fn nested(&self, at: usize) -> bool {
        let has_bracket = self.kind(at) == Some(TokenKind::Open(b'('));
        let has_one_before = at > 0 && self.kind(at - 1) == Some(TokenKind::Open(b'('));
        let kind = self.id_kind(at + usize::from(has_bracket));
        (has_bracket || !has_one_before) && kind.is_some_and(|kind| NESTED.contains(&kind))
    }

    /// What begins at `at`, outside every record.
    fn start(&self, at: usize) -> Option<Start> {
        if let Some(table) = self.row(at) {
            return Some(Start::Row(table));
        }
        if self.kind(at) == Some(TokenKind::Open(b'(')) {
            if self.id_kind(at + 1) == Some("step") {
                return Some(Start::LostStep);
            }
            // A record of the same list whose id is broken.
            let begins_record = self.kind(at + 1) == Some(TokenKind::Name)
                && self.kind(at + 2) == Some(TokenKind::Colon);
            return self
                .table
                .filter(|_| begins_record && at > 0)
                .map(Start::Row);
        }
        let is_field =
            self.kind(at) == Some(TokenKind::Name) && self.kind(at + 1) == Some(TokenKind::Colon);
        let name = FIELDS.into_iter().find(|name| *name == self.word(at))?;
        is_field.then_some(Start::Field(name))
    }

    /// Where what begins at `at` ends: when its brackets are closed, or where the next record begins.
    /// `head` tokens are passed unseen.
    fn end_of(&self, at: usize, head: usize) -> usize {
        let mut depth = usize::from(head == 0 && self.kind(at) != Some(TokenKind::Open(b'(')));
        let first = at + head;
        for end in first..self.parts.tokens.len() {
            // Its own beginning is one too.
            if end > at + 1 && self.row(end).is_some() {
                return end;
            }
            // Steps and rooms stand in a list in the record, whatever the brackets before them say.
            if end > at + 1 && depth > 0 && self.nested(end) {
                let has_bracket = self.kind(end) == Some(TokenKind::Open(b'('));
                depth = NESTED_DEPTH + usize::from(!has_bracket);
            }
            match self.parts.tokens[end].kind {
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close if depth <= 1 => return end + depth,
                TokenKind::Close => depth -= 1,
                TokenKind::Comma if depth == 0 => return end,
                // A value without brackets ends before the next field.
                TokenKind::Name if depth == 0 && self.kind(end + 1) == Some(TokenKind::Colon) => {
                    return end;
                }
                _ => {}
            }
        }
        self.parts.tokens.len()
    }

    fn add_row(&mut self, name: &'static str, index: usize, tokens: Range<usize>) {
        self.parts.rows.push(Extent {
            name,
            index: Some(index),
            tokens,
        });
    }

    /// Passes what may stand between records; anything else is a scrap. Where to go on.
    fn pass(&mut self, at: usize) -> usize {
        let is_field =
            self.kind(at) == Some(TokenKind::Name) && self.kind(at + 1) == Some(TokenKind::Colon);
        if is_field {
            let name = self.word(at);
            let table = TABLES.iter().position(|(table, _)| *table == name);
            if table.is_some() {
                self.table = table;
                return at + 2;
            }
            if name == "version" {
                self.parts.version = self.word(at + 2).parse().ok();
                return at + 3;
            }
            if name == "format" {
                return at + 3;
            }
        }
        let token = self.parts.tokens[at];
        let is_punctuation = matches!(
            token.kind,
            TokenKind::Open(_) | TokenKind::Close | TokenKind::Comma
        );
        if !is_punctuation {
            match self.parts.scraps.last_mut() {
                // One piece of news, however many tokens.
                Some(last) if at > 0 && last.end == self.parts.tokens[at - 1].end => {
                    last.end = token.end
                }
                _ => self.parts.scraps.push(token.start..token.end),
            }
        }
        at + 1
    }
}
