//! Salvage of format 0, whose records have no ids to know them by.
//!
//! What cannot be read is blanked, one entry of a list after the other, so that everything else keeps its
//! place. Where that does not help, what stands before the damage is kept.

use super::{Damage, Fate, Site};
use crate::model::Document;
use crate::storage::format_v0::FileV0;
use crate::storage::parse::deserialize;
use crate::storage::scan::{Token, TokenKind, Tokens};

/// Drafts were small; each try reads all of one.
const MOST_BYTES: usize = 2 << 20;
/// So many entries are blanked; a file with more damage is cut.
const MOST_BLANKED: usize = 50;

/// The document in a damaged draft, and what was lost of it.
pub(super) fn read(site: &Site<'_>) -> Option<(Document, Vec<Damage>)> {
    if site.text.len() > MOST_BYTES {
        return None;
    }
    by_blanking(site).or_else(|| by_cutting(site))
}

fn by_blanking(site: &Site<'_>) -> Option<(Document, Vec<Damage>)> {
    let mut text = site.text.to_owned();
    let mut damages = Vec::new();
    for _ in 0..MOST_BLANKED {
        let tokens: Vec<Token> = Tokens::lenient(&text).collect();
        let at = match deserialize::<FileV0>(&closed(&text, &tokens)) {
            Ok(file) => {
                if damages.is_empty() {
                    damages.push(lost(site, site.text.len(), Fate::Mended));
                }
                return Some((Document::from(file), damages));
            }
            Err((at, _)) => at.min(text.len()),
        };
        let entry = entry_around(&tokens, &text, at)?;
        damages.push(lost(site, entry.start, Fate::RecordLost));
        text = blanked(&text, entry);
    }
    None
}

/// The longest beginning that can be read.
fn by_cutting(site: &Site<'_>) -> Option<(Document, Vec<Damage>)> {
    let tokens: Vec<Token> = Tokens::lenient(site.text).collect();
    let read = |num: usize| {
        let end = tokens.get(num).map_or(site.text.len(), |token| token.start);
        let part = &site.text[..end];
        deserialize::<FileV0>(&closed(part, &tokens[..num])).ok()
    };
    let ends = ends(&tokens);
    // The name comes first, and no file is without; from then on fewer can be read whenever more can.
    let first = ends.iter().take(8).position(|&num| read(num).is_some())?;
    let readable = &ends[first..];
    let num_readable = readable.partition_point(|&num| read(num).is_some());
    let end = readable[num_readable - 1];
    let file = read(end)?;
    let at = tokens.get(end).map_or(site.text.len(), |token| token.start);
    Some((Document::from(file), vec![lost(site, at, Fate::Unread)]))
}

/// After so many tokens an entry or a field of the file ends.
fn ends(tokens: &[Token]) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut ends = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close => {
                depth = depth.saturating_sub(1);
                ends.push(index + 1);
            }
            TokenKind::Comma if depth == 1 => ends.push(index + 1),
            _ => {}
        }
    }
    ends
}

fn lost(site: &Site<'_>, at: usize, fate: Fate) -> Damage {
    Damage {
        place: site.place(at, String::new()),
        problem: None,
        fate,
    }
}

/// `text` with every bracket closed that is open at its end.
fn closed(text: &str, tokens: &[Token]) -> String {
    let mut open = Vec::new();
    for token in tokens {
        match token.kind {
            TokenKind::Open(b'[') => open.push(']'),
            TokenKind::Open(_) => open.push(')'),
            TokenKind::Close => {
                open.pop();
            }
            _ => {}
        }
    }
    let mut out = text.to_owned();
    // A comment without an end of line would swallow them.
    out.push('\n');
    out.extend(open.into_iter().rev());
    out
}

/// The innermost entry of a list around the byte `at`, with the comma after it.
fn entry_around(tokens: &[Token], text: &str, at: usize) -> Option<std::ops::Range<usize>> {
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut found: Option<std::ops::Range<usize>> = None;
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Open(bracket) => {
                let in_list = open
                    .last()
                    .is_some_and(|&(outer, _)| tokens[outer].kind == TokenKind::Open(b'['));
                open.push((index, in_list && bracket == b'('));
            }
            TokenKind::Close => {
                let Some((first, is_entry)) = open.pop() else {
                    continue;
                };
                let whole = tokens[first].start..token.end;
                if is_entry && found.is_none() && whole.start <= at && at <= whole.end {
                    found = Some(with_comma(tokens, index, whole));
                }
            }
            _ => {}
        }
    }
    let unclosed = open
        .iter()
        .rev()
        .find(|&&(first, is_entry)| is_entry && tokens[first].start <= at);
    let unclosed = unclosed.map(|&(first, _)| tokens[first].start..text.len());
    // Whichever begins later is the inner one.
    found
        .into_iter()
        .chain(unclosed)
        .max_by_key(|entry| entry.start)
}

fn with_comma(
    tokens: &[Token],
    last: usize,
    whole: std::ops::Range<usize>,
) -> std::ops::Range<usize> {
    match tokens.get(last + 1) {
        Some(next) if next.kind == TokenKind::Comma => whole.start..next.end,
        _ => whole,
    }
}

/// `text` with blanks in place of `range`, line for line.
fn blanked(text: &str, range: std::ops::Range<usize>) -> String {
    let blank = |byte: u8| if byte == b'\n' { '\n' } else { ' ' };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..range.start]);
    out.extend(text[range.clone()].bytes().map(blank));
    out.push_str(&text[range.end..]);
    out
}
