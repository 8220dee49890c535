//! From an error of `ron` at a byte position to a problem at a place with a field's path.

use ron::Error as RonError;

use super::error::{Expected, OpenError, Problem, Value};
use super::parse::MAX_DEPTH;
use super::place::{Blame, Located, locate};
use super::scan::TokenKind;

/// Longest quotation of a file in a message, in characters.
const MAX_QUOTE: usize = 40;

/// Explains an error that `ron` met when its cursor stood at byte `offset`.
pub(super) fn diagnose(text: &str, offset: usize, error: RonError) -> OpenError {
    examine(text, offset, &error).0
}

/// As [`diagnose`]; also the byte that is to blame.
pub(super) fn examine(text: &str, offset: usize, error: &RonError) -> (OpenError, usize) {
    if *error == RonError::ExceededRecursionLimit {
        let located = locate(text, offset, Blame::Next);
        let place = located.place;
        return (OpenError::TooDeep { place }, located.start);
    }
    let located = locate(text, offset, blame(error));
    let mut place = located.place.clone();
    let problem = problem(error, &located);
    let says_more = matches!(
        problem,
        Problem::UnclosedText | Problem::UnclosedComment | Problem::Trailing
    );
    if located.is_cut && !says_more {
        let end = locate(text, text.len(), Blame::Gap);
        return (
            OpenError::Problem(end.place, Problem::CutShort),
            located.start,
        );
    }
    if let Problem::UnknownField { found, .. } = &problem {
        if !place.path.is_empty() {
            place.path.push('.');
        }
        place.path.push_str(found);
    }
    const { assert!(MAX_DEPTH < 128, "ron's own limit is never reached first") };
    (OpenError::Problem(place, problem), located.start)
}

fn blame(error: &RonError) -> Blame {
    match error {
        RonError::Message(_)
        | RonError::InvalidValueForType { .. }
        | RonError::NoSuchEnumVariant { .. }
        | RonError::NoSuchStructField { .. }
        | RonError::DuplicateStructField { .. }
        | RonError::IntegerOutOfBounds
        | RonError::ExpectedDifferentLength { .. }
        | RonError::InvalidEscape(_) => Blame::Last,
        RonError::ExpectedComma
        | RonError::ExpectedMapColon
        | RonError::ExpectedArrayEnd
        | RonError::ExpectedStructLikeEnd
        | RonError::ExpectedOptionEnd => Blame::Gap,
        RonError::MissingStructField { .. } => Blame::Record,
        _ => Blame::Next,
    }
}

fn problem(error: &RonError, located: &Located<'_>) -> Problem {
    let found = quote(located.found);
    let wrong = |expected| Problem::WrongType {
        expected,
        found: quote(located.found),
    };
    match error {
        RonError::Message(message) => invalid_value(message, located),
        RonError::NoSuchStructField {
            expected, found, ..
        } => Problem::UnknownField {
            found: quote(found),
            suggestion: nearest(found, expected),
            known: expected,
        },
        RonError::NoSuchEnumVariant {
            expected, found, ..
        } => Problem::UnknownVariant {
            found: quote(found),
            suggestion: nearest(found, expected),
            known: expected,
        },
        RonError::MissingStructField { field, .. } => Problem::MissingField { field },
        RonError::DuplicateStructField { field, .. } => Problem::DuplicateField { field },
        RonError::IntegerOutOfBounds => Problem::OutOfRange { found },
        RonError::ExpectedArray => wrong(Expected::List),
        RonError::ExpectedBoolean => wrong(Expected::Flag),
        RonError::ExpectedFloat | RonError::FloatUnderscore => wrong(Expected::Number),
        RonError::ExpectedInteger
        | RonError::UnderscoreAtBeginning
        | RonError::InvalidIntegerDigit { .. } => wrong(Expected::Integer),
        RonError::ExpectedString => wrong(Expected::Text),
        RonError::ExpectedStructLike | RonError::ExpectedNamedStructLike(_) => {
            wrong(Expected::Record)
        }
        RonError::ExpectedIdentifier => wrong(Expected::Name),
        RonError::ExpectedComma if located.kind == Some(TokenKind::Close) => Problem::MissingClose,
        RonError::ExpectedComma => Problem::MissingComma,
        RonError::ExpectedMapColon => Problem::MissingColon,
        RonError::ExpectedArrayEnd
        | RonError::ExpectedStructLikeEnd
        | RonError::ExpectedOptionEnd => Problem::MissingClose,
        RonError::ExpectedStringEnd => Problem::UnclosedText,
        RonError::UnclosedBlockComment => Problem::UnclosedComment,
        RonError::InvalidEscape(_) => Problem::InvalidEscape,
        RonError::TrailingCharacters => Problem::Trailing,
        RonError::Eof => Problem::CutShort,
        RonError::InvalidValueForType { expected, .. } => Problem::InvalidValue {
            expected: Value::Other(format!("expected {expected}")),
            found,
        },
        other => Problem::Syntax(other.to_string()),
    }
}

/// The model says what it expected in one fixed English phrase; this finds it again, so that it can be
/// said in the person's language.
fn invalid_value(message: &str, located: &Located<'_>) -> Problem {
    let id = message
        .strip_prefix("expected an id such as `")
        .and_then(|rest| rest.split_once('-'));
    let expected = if let Some((prefix, _)) = id {
        Value::Id(prefix.to_owned())
    } else if message.starts_with("expected an emotion") {
        Value::Emotion
    } else if message.starts_with("expected a day") {
        Value::Date
    } else if message.starts_with("expected a time") {
        Value::ClockTime
    } else if message.starts_with("expected a duration") {
        Value::TimeSpan
    } else if located.field == Some("data") {
        Value::Picture
    } else {
        Value::Other(message.to_owned())
    };
    Problem::InvalidValue {
        expected,
        found: quote(located.found),
    }
}

/// The first characters of a piece of the file, on one line.
fn quote(text: &str) -> String {
    let mut quoted: String = text
        .chars()
        .take(MAX_QUOTE)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().nth(MAX_QUOTE).is_some() {
        quoted.push('…');
    }
    quoted
}

/// The known name that someone most likely meant.
fn nearest(found: &str, known: &[&'static str]) -> Option<&'static str> {
    let found: Vec<char> = found
        .chars()
        .take(MAX_QUOTE)
        .flat_map(char::to_lowercase)
        .collect();
    let tolerance = (found.len() / 3).max(1);
    known
        .iter()
        .map(|name| (distance(&found, name), *name))
        .min()
        .filter(|&(distance, _)| distance <= tolerance)
        .map(|(_, name)| name)
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from one name to the other.
fn distance(from: &[char], to: &str) -> usize {
    let to: Vec<char> = to.chars().flat_map(char::to_lowercase).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for i in 1..=from.len() {
        let mut row = vec![i];
        for j in 1..=to.len() {
            let replaced = last[j - 1] + usize::from(from[i - 1] != to[j - 1]);
            let mut best = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            let is_swap = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            if is_swap {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_suggested_only_when_it_is_near() {
        let known = &["evidence", "emotion", "text", "title"];
        for (found, suggestion) in [
            ("evidnece", Some("evidence")),
            ("Evidence", Some("evidence")),
            ("txt", Some("text")),
            ("titel", Some("title")),
            ("price", None),
            ("", None),
        ] {
            assert_eq!(nearest(found, known), suggestion, "{found}");
        }
    }
}
