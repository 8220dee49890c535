//! What a line of a meeting begins with: the sign that says what kind of thing was said.

use super::super::clipboard::{clean, lines, trim};
use crate::model::NoteKind;

/// The sign that is typed for a kind.
pub fn sign_of(kind: NoteKind) -> char {
    match kind {
        NoteKind::Delight => '+',
        NoteKind::Pain => '-',
        NoteKind::Question => '?',
        NoteKind::Opportunity => '!',
        NoteKind::Verbatim => '"',
    }
}

fn kind_of(sign: char) -> Option<NoteKind> {
    Some(match sign {
        '+' => NoteKind::Delight,
        '-' | '\u{2212}' | '–' | '—' => NoteKind::Pain,
        '?' => NoteKind::Question,
        '!' => NoteKind::Opportunity,
        '"' | '«' | '“' | '„' => NoteKind::Verbatim,
        _ => return None,
    })
}

/// One thing that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'a> {
    pub kind: Option<NoteKind>,
    pub text: &'a str,
}

/// The line without its sign. “-10 %” and “+2 days” are figures, not signs; “- 10 people” is a sign.
pub fn said(line: &str) -> Said<'_> {
    let line = trim(line);
    let plain = Said {
        kind: None,
        text: line,
    };
    let Some(sign) = line.chars().next() else {
        return plain;
    };
    let Some(kind) = kind_of(sign) else {
        return plain;
    };
    let rest = &line[sign.len_utf8()..];
    let is_figure = matches!(kind, NoteKind::Delight | NoteKind::Pain)
        && rest.starts_with(|c: char| c.is_ascii_digit());
    if is_figure {
        return plain;
    }
    let text = match kind {
        NoteKind::Verbatim => trim(trim(rest).trim_end_matches(['"', '»', '”', '“'])),
        _ => trim(rest),
    };
    Said {
        kind: Some(kind),
        text,
    }
}

/// What the lines of a pasted text say. A dash is the mark of a list, unless other lines begin with signs:
/// then it is one of them.
pub fn all_said(text: &str) -> Vec<(Option<NoteKind>, String)> {
    let text = clean(text);
    let has_signs = text.lines().any(|line| {
        let kind = said(line).kind;
        kind.is_some_and(|kind| kind != NoteKind::Pain)
    });
    let is_one = text.lines().filter(|line| !trim(line).is_empty()).count() < 2;
    let lines = lines(&text, !has_signs && !is_one);
    let said = lines.into_iter().map(said);
    let said = said.filter(|said| !said.text.is_empty());
    said.map(|said| (said.kind, said.text.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_its_kind_by_its_first_sign() {
        use NoteKind::*;
        for (line, kind, text) in [
            ("+ warm welcome", Some(Delight), "warm welcome"),
            ("-la porte est lourde", Some(Pain), "la porte est lourde"),
            ("− too slow", Some(Pain), "too slow"),
            ("?who opens", Some(Question), "who opens"),
            ("! a bell", Some(Opportunity), "a bell"),
            ("\"I felt lost\"", Some(Verbatim), "I felt lost"),
            (
                "«\u{a0}Personne\u{202f}!\u{a0}»",
                Some(Verbatim),
                "Personne\u{202f}!",
            ),
            ("“Nobody”", Some(Verbatim), "Nobody"),
            ("  plain words ", None, "plain words"),
            ("-10 % of visitors", None, "-10 % of visitors"),
            ("- 10 visitors left", Some(Pain), "10 visitors left"),
            ("+2 days", None, "+2 days"),
            ("+", Some(Delight), ""),
            ("", None, ""),
        ] {
            assert_eq!(said(line), Said { kind, text }, "{line}");
        }
    }

    #[test]
    fn pasted_lists_lose_their_marks_and_keep_their_signs() {
        let bullets = all_said("• one\n• two\n\n• three");
        assert_eq!(bullets.len(), 3);
        assert_eq!(bullets[2], (None, "three".to_owned()));
        let dashes = all_said("- one\n- two\n- three");
        assert!(
            dashes
                .iter()
                .all(|(kind, text)| kind.is_none() && !text.starts_with('-'))
        );
        let signs = all_said("+ one\n- two\n? three\nfour");
        let kinds: Vec<_> = signs.iter().map(|(kind, _)| *kind).collect();
        use NoteKind::*;
        assert_eq!(kinds, [Some(Delight), Some(Pain), Some(Question), None]);
        let numbered: String = (1..=30).map(|n| format!("{n}. line {n}\r\n")).collect();
        let numbered = all_said(&numbered);
        assert_eq!((numbered.len(), &*numbered[29].1), (30, "line 30"));
        assert_eq!(
            all_said("- a single one"),
            [(Some(Pain), "a single one".to_owned())]
        );
    }
}
