//! Reads one record of a damaged file: closes its brackets, then leaves out the smallest part that cannot
//! be read, again and again, until the rest can.

use std::borrow::Cow;
use std::ops::Range;

use super::rows::{LOST_STEPS, NESTED, NESTED_DEPTH, Part, Piece, TABLES};
use super::{Damage, Fate, Site};
use crate::model::{Document, IdGenerator, TypedId as _};
use crate::storage::diagnose::examine;
use crate::storage::error::{OpenError, Problem};
use crate::storage::format::{FORMAT, FileV1, VERSION};
use crate::storage::parse::deserialize;
use crate::storage::scan::TokenKind;

/// Parts left out of one record before all of it is given up.
const MOST_TIMES: usize = 60;

/// What a record cannot be without, and what it gets when it lacks it: a place that is not there, from
/// where repair moves it to one that is.
const MAKESHIFT: [(&str, &str, &str); 3] = [
    ("cards", "step", "\"step-lost\""),
    ("cards", "lane", "\"lane-lost\""),
    ("lanes", "role", "FreeText"),
];

/// Reads parts one after the other; the work they may make is limited.
pub(super) struct Mender<'a> {
    pub site: Site<'a>,
    pub damages: Vec<Damage>,
    /// Bytes that may still be read.
    pub budget: usize,
    pub ids: IdGenerator,
}

impl<'a> Mender<'a> {
    /// A document with nothing but this part, or nothing when it is lost.
    pub fn read(&mut self, mut part: Part<'a>) -> Option<Document> {
        let at = part.pieces.first().map_or(0, |piece| piece.at);
        self.balance(&mut part);
        let mut last = None;
        for _ in 0..MOST_TIMES {
            let (text, starts) = written(&part);
            let Some(left) = self.budget.checked_sub(text.len()) else {
                break;
            };
            self.budget = left;
            let (offset, error) = match deserialize::<FileV1>(&text) {
                Ok(file) => return Some(Document::from(file)),
                Err(error) => error,
            };
            let (error, byte) = examine(&text, offset, &error);
            last = match &error {
                OpenError::Problem(_, problem) => Some(problem.clone()),
                _ => None,
            };
            let blamed = starts
                .partition_point(|&start| start <= byte)
                .checked_sub(1);
            let is_mended = blamed.is_some_and(|at| self.leave_out(&mut part, at, &error));
            if !is_mended {
                break;
            }
        }
        self.tell(&part, at, last, Fate::RecordLost);
        None
    }

    /// Mends the part so that this error is gone; `false` when nothing can be done.
    fn leave_out(&mut self, part: &mut Part<'a>, blamed: usize, error: &OpenError) -> bool {
        let (problem, path) = match error {
            OpenError::Problem(place, problem) => (Some(problem.clone()), place.path.clone()),
            OpenError::TooDeep { place } => (None, place.path.clone()),
            _ => (None, String::new()),
        };
        let at = part.pieces[blamed].at;
        if let Some(Problem::MissingField { field }) = problem {
            if blamed == 0 && part.index.is_some() {
                return self.add_makeshift(part, field);
            }
            let Some(item) = outer_item(&part.pieces, blamed) else {
                return false;
            };
            self.tell_field(part, at, &path, problem);
            part.pieces.drain(item);
            return true;
        }
        if let Some(Problem::UnknownField { found, .. }) = &problem
            && self.close_before(part, blamed, found)
        {
            return true;
        }
        let follows_value = matches!(
            problem,
            Some(Problem::MissingComma | Problem::MissingClose | Problem::CutShort)
        );
        if follows_value && let Some(junk) = junk_after(&part.pieces, blamed) {
            let at = part.pieces[junk.start].at;
            self.tell_field(part, at, &path, problem);
            part.pieces.drain(junk);
            return true;
        }
        let Some(item) = item_around(&part.pieces, blamed) else {
            return false;
        };
        let is_id = item.start == 1 && part.index.is_some() && part.pieces[1].text == "id";
        self.tell_field(part, at, &path, problem);
        part.pieces.drain(item);
        !is_id || self.add_makeshift(part, "id")
    }

    /// A field that the record does not know but the one around it does: the bracket before it is missing.
    fn close_before(&mut self, part: &mut Part<'a>, blamed: usize, field: &str) -> bool {
        let mut open = Vec::new();
        for piece in &part.pieces[..blamed] {
            match piece.kind {
                TokenKind::Open(bracket) => open.push(bracket),
                TokenKind::Close => {
                    open.pop();
                }
                _ => {}
            }
        }
        let around = match (part.name, open.len()) {
            (_, 0 | 1) => return false,
            ("stages", 4) => LOST_STEPS,
            (name, 2) if part.index.is_some() => name,
            _ => return false,
        };
        if !known_fields(around).contains(&field) {
            return false;
        }
        let bracket = open.last().copied().unwrap_or(b'(');
        let Some(end) = closing_of(&part.pieces, blamed) else {
            return false;
        };
        let at = part.pieces[blamed].at;
        part.pieces.remove(end);
        let close = mark(TokenKind::Close, closing(bracket), at);
        let comma = mark(TokenKind::Comma, ",", at);
        part.pieces.splice(blamed..blamed, [close, comma]);
        self.tell(part, at, Some(Problem::MissingClose), Fate::Mended);
        true
    }

    fn add_makeshift(&mut self, part: &mut Part<'a>, field: &'static str) -> bool {
        let value = if field == "id" {
            let prefix = match part.name {
                LOST_STEPS => "step",
                name => {
                    let mut tables = TABLES.iter();
                    tables
                        .find(|(table, _)| *table == name)
                        .map_or(name, |row| row.1)
                }
            };
            let id: crate::model::CardId = self.ids.next_id();
            let id = id.to_string();
            let code = id.trim_start_matches(crate::model::CardId::PREFIX);
            Some(Cow::Owned(format!("\"{prefix}{code}\"")))
        } else {
            MAKESHIFT
                .iter()
                .find(|(table, name, _)| *table == part.name && *name == field)
                .map(|(_, _, value)| Cow::Borrowed(*value))
        };
        let Some(value) = value else { return false };
        let at = part.pieces[0].at;
        let piece = |kind, text| Piece { kind, text, at };
        let added = [
            piece(TokenKind::Name, Cow::Borrowed(field)),
            piece(TokenKind::Colon, Cow::Borrowed(":")),
            piece(TokenKind::Text, value),
            piece(TokenKind::Comma, Cow::Borrowed(",")),
        ];
        part.pieces.splice(1..1, added);
        true
    }

    /// Closes what is open, opens what is closed, and puts commas where two fields meet without one.
    fn balance(&mut self, part: &mut Part<'a>) {
        let pieces = std::mem::take(&mut part.pieces);
        let mut balance = Balance {
            pieces: &pieces,
            nested: (0..pieces.len())
                .find(|&at| is_nested(&pieces, at))
                .unwrap_or(0)
                ..(0..pieces.len())
                    .rfind(|&at| is_nested(&pieces, at))
                    .unwrap_or(0),
            last_close: pieces
                .iter()
                .rposition(|piece| piece.kind == TokenKind::Close)
                .unwrap_or(0),
            out: Vec::with_capacity(pieces.len() + 4),
            open: Vec::new(),
            mended: None,
        };
        let begins_open = matches!(
            pieces.first().map(|piece| piece.kind),
            Some(TokenKind::Open(_))
        );
        if part.index.is_some() && !begins_open {
            balance.open_record(pieces.first().map_or(0, |piece| piece.at));
        }
        for at in 0..pieces.len() {
            balance.take(at);
        }
        let end = pieces.last().map_or(0, |piece| piece.at + piece.text.len());
        balance.close_to(0, end);
        part.pieces = balance.out;
        if let Some((at, problem)) = balance.mended {
            self.tell(part, at, Some(problem), Fate::Mended);
        }
    }

    fn tell_field(&mut self, part: &Part<'a>, at: usize, path: &str, problem: Option<Problem>) {
        let path = match part.index {
            Some(index) => path.replacen("[0]", &format!("[{index}]"), 1),
            None => path.to_owned(),
        };
        let place = self.site.place(at, path);
        self.damages.push(Damage {
            place,
            problem,
            fate: Fate::FieldLost,
        });
    }

    fn tell(&mut self, part: &Part<'a>, at: usize, problem: Option<Problem>, fate: Fate) {
        let path = match part.index {
            Some(_) if part.name == LOST_STEPS => "stages.steps".to_owned(),
            Some(index) => format!("{}[{index}]", part.name),
            None => part.name.to_owned(),
        };
        let place = self.site.place(at, path);
        self.damages.push(Damage {
            place,
            problem,
            fate,
        });
    }
}

/// Whether a step or a room begins at `at`, with or without its bracket.
pub(super) fn is_nested(pieces: &[Piece<'_>], at: usize) -> bool {
    let is_open = |at: usize| {
        pieces
            .get(at)
            .is_some_and(|piece| piece.kind == TokenKind::Open(b'('))
    };
    let id = at + usize::from(is_open(at));
    let is_id = pieces.get(id).is_some_and(|piece| piece.text == "id")
        && pieces
            .get(id + 1)
            .is_some_and(|piece| piece.kind == TokenKind::Colon);
    let kind = pieces
        .get(id + 2)
        .and_then(|piece| piece.text.strip_prefix('"')?.split_once('-'));
    let has_one_before = id == at && at > 0 && is_open(at - 1);
    is_id && !has_one_before && kind.is_some_and(|(kind, _)| NESTED.contains(&kind))
}

/// The pieces of a part while their brackets are put in order.
struct Balance<'p, 'a> {
    pieces: &'p [Piece<'a>],
    /// The last closing bracket there is.
    last_close: usize,
    /// From the first step or room to the last: between them their list stays open.
    nested: Range<usize>,
    out: Vec<Piece<'a>>,
    open: Vec<u8>,
    /// The first thing that had to be done.
    mended: Option<(usize, Problem)>,
}

impl Balance<'_, '_> {
    fn open_record(&mut self, at: usize) {
        self.mended.get_or_insert((at, Problem::MissingOpen));
        self.out.push(mark(TokenKind::Open(b'('), "(", at));
        self.open.push(b'(');
    }

    fn close_to(&mut self, depth: usize, at: usize) {
        while self.open.len() > depth {
            let missing = self.open.pop().unwrap_or(b'(');
            self.mended.get_or_insert((at, Problem::MissingClose));
            self.out.push(mark(TokenKind::Close, closing(missing), at));
        }
    }

    fn ends_with_value(&self) -> bool {
        self.out.last().is_some_and(|before| {
            matches!(
                before.kind,
                TokenKind::Text | TokenKind::Number | TokenKind::Name | TokenKind::Close
            )
        })
    }

    fn add_comma(&mut self, at: usize) {
        if self.ends_with_value() && !self.open.is_empty() {
            self.mended.get_or_insert((at, Problem::MissingComma));
            self.out.push(mark(TokenKind::Comma, ",", at));
        }
    }

    fn take(&mut self, index: usize) {
        let mut piece = self.pieces[index].clone();
        let at = piece.at;
        // At the beginning of the part itself nothing is open but its own bracket.
        if self.open.len() >= NESTED_DEPTH && is_nested(self.pieces, index) {
            self.close_to(NESTED_DEPTH, at);
            self.add_comma(at);
            if piece.kind == TokenKind::Name {
                self.open_record(at);
            }
        }
        let begins_field = piece.kind == TokenKind::Name
            && self
                .pieces
                .get(index + 1)
                .is_some_and(|next| next.kind == TokenKind::Colon);
        let is_element = match (piece.kind, self.out.last().map(|before| before.kind)) {
            (TokenKind::Open(b'('), Some(TokenKind::Close)) => true,
            (TokenKind::Text | TokenKind::Number, _) => self.open.last() == Some(&b'['),
            _ => false,
        };
        if begins_field || is_element {
            self.add_comma(at);
        }
        match piece.kind {
            TokenKind::Open(bracket) => self.open.push(bracket),
            TokenKind::Close => {
                let bracket = opening(&piece.text);
                let depth = self.open.len();
                // The list of steps stays open to the last of them, the record to its last bracket.
                let is_early = (depth <= NESTED_DEPTH && self.nested.contains(&index))
                    || (depth == 1 && index < self.last_close);
                // One bracket may be missing; whoever would close several is the one too many.
                let inner = self.open.iter().rposition(|&other| other == bracket);
                let inner = inner.filter(|inner| !is_early && depth - inner <= 2);
                let Some(inner) = inner else {
                    self.mended.get_or_insert((at, Problem::StrayClose));
                    return;
                };
                self.close_to(inner + 1, at);
                self.open.pop();
            }
            TokenKind::Other => {
                let problem = Problem::Stray(piece.text.into_owned());
                self.mended.get_or_insert((at, problem));
                return;
            }
            // Two commas in a row, or one after a bracket, separate nothing.
            TokenKind::Comma if !self.ends_with_value() => return,
            TokenKind::Text if !is_closed(&piece.text) => {
                self.mended.get_or_insert((at, Problem::UnclosedText));
                let text = piece.text.trim_end_matches('\\').to_owned() + "\"";
                piece.text = Cow::Owned(text);
            }
            _ => {}
        }
        self.out.push(piece);
    }
}

fn mark(kind: TokenKind, text: &str, at: usize) -> Piece<'_> {
    let text = Cow::Borrowed(text);
    Piece { kind, text, at }
}

fn opening(close: &str) -> u8 {
    match close {
        "]" => b'[',
        "}" => b'{',
        _ => b'(',
    }
}

fn closing(open: u8) -> &'static str {
    match open {
        b'[' => "]",
        b'{' => "}",
        _ => ")",
    }
}

fn is_closed(text: &str) -> bool {
    if text.starts_with('r') || text.starts_with("br") || text.starts_with('\'') {
        return true;
    }
    let inner = text.trim_start_matches('b').strip_prefix('"');
    let Some(inner) = inner.and_then(|inner| inner.strip_suffix('"')) else {
        return false;
    };
    // A quotation mark after an odd number of backslashes closes nothing.
    let backslashes = inner
        .bytes()
        .rev()
        .take_while(|&byte| byte == b'\\')
        .count();
    backslashes % 2 == 0
}

/// The part as a file of its own, and where each piece begins in it.
fn written(part: &Part<'_>) -> (String, Vec<usize>) {
    let (before, after) = match part.name {
        LOST_STEPS => ("stages: [(id: \"stage-lost\", steps: [", "])]"),
        _ if part.index.is_some() => ("", "]"),
        _ => ("", ""),
    };
    let length: usize = part.pieces.iter().map(|piece| piece.text.len() + 1).sum();
    let mut text = String::with_capacity(length + 80);
    text.push_str(&format!(
        "(format: \"{FORMAT}\", version: {VERSION}, {before}"
    ));
    if before.is_empty() && part.index.is_some() {
        text.push_str(part.name);
        text.push_str(": [");
    }
    let mut starts = Vec::with_capacity(part.pieces.len());
    for piece in &part.pieces {
        starts.push(text.len());
        text.push_str(&piece.text);
        text.push(' ');
    }
    text.push_str(after);
    text.push(')');
    (text, starts)
}

/// The bracket that closes what `at` stands in.
fn closing_of(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (index, piece) in pieces.iter().enumerate().skip(at) {
        match piece.kind {
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close if depth == 0 => return Some(index),
            TokenKind::Close => depth -= 1,
            _ => {}
        }
    }
    None
}

/// What stands between a value that ends at `blamed` and the comma or bracket that should follow it.
fn junk_after(pieces: &[Piece<'_>], blamed: usize) -> Option<Range<usize>> {
    let is_value = !matches!(
        pieces[blamed].kind,
        TokenKind::Open(_) | TokenKind::Comma | TokenKind::Colon
    );
    let end = end_of_item(pieces, blamed + 1);
    (is_value && end > blamed + 1).then_some(blamed + 1..end)
}

/// The fields that records of a list may have, as the strict reading lists them.
fn known_fields(table: &str) -> &'static [&'static str] {
    let unknown = match table {
        LOST_STEPS => "stages: [(id: \"stage-a\", steps: [(zzzzzzzz: 1)])]".to_owned(),
        table => format!("{table}: [(zzzzzzzz: 1)]"),
    };
    let text = format!("(format: \"{FORMAT}\", version: {VERSION}, {unknown})");
    match deserialize::<FileV1>(&text) {
        Err((_, ron::Error::NoSuchStructField { expected, .. })) => expected,
        _ => &[],
    }
}

/// The innermost field or element that `blamed` belongs to, with one comma; `None` when it is the part
/// itself.
fn item_around(pieces: &[Piece<'_>], blamed: usize) -> Option<Range<usize>> {
    let mut starts = vec![];
    let mut last = None;
    for (index, piece) in pieces.iter().enumerate().take(blamed + 1) {
        match piece.kind {
            TokenKind::Open(_) if index < blamed => starts.push(index + 1),
            TokenKind::Comma if index < blamed => {
                if let Some(start) = starts.last_mut() {
                    *start = index + 1;
                }
            }
            TokenKind::Close => last = starts.pop(),
            _ => {}
        }
    }
    // A closing bracket stands for what it closes.
    if pieces[blamed].kind == TokenKind::Close
        && let Some(start) = last
    {
        starts.push(start);
    }
    while let Some(start) = starts.pop() {
        let end = end_of_item(pieces, start);
        if end > start {
            return Some(with_comma(pieces, start, end));
        }
    }
    None
}

/// The item that holds the record whose bracket is at `open`.
fn outer_item(pieces: &[Piece<'_>], open: usize) -> Option<Range<usize>> {
    let mut starts = vec![];
    for (index, piece) in pieces.iter().enumerate().take(open) {
        match piece.kind {
            TokenKind::Open(_) => starts.push(index + 1),
            TokenKind::Comma => {
                if let Some(start) = starts.last_mut() {
                    *start = index + 1;
                }
            }
            TokenKind::Close => {
                starts.pop();
            }
            _ => {}
        }
    }
    let start = starts.pop()?;
    Some(with_comma(pieces, start, end_of_item(pieces, start)))
}

/// Where the item that begins at `start` ends: at its comma or at the bracket around it.
fn end_of_item(pieces: &[Piece<'_>], start: usize) -> usize {
    let mut depth = 0_usize;
    for (index, piece) in pieces.iter().enumerate().skip(start) {
        match piece.kind {
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close if depth == 0 => return index,
            TokenKind::Close => depth -= 1,
            TokenKind::Comma if depth == 0 => return index,
            _ => {}
        }
    }
    pieces.len()
}

fn with_comma(pieces: &[Piece<'_>], start: usize, end: usize) -> Range<usize> {
    match pieces.get(end) {
        Some(piece) if piece.kind == TokenKind::Comma => start..end + 1,
        _ => start..end,
    }
}
