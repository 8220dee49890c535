//! Pasted text as the texts of cards: a line each, without bullets, numbering and boxes to tick.
//!
//! Only what is surely a list mark is taken off: “2024 was…”, “-10 %” and “3.5 km” stay as they are.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// `text` with `\n` line ends and without what nobody can see: control characters, NUL, byte order marks.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_changed) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            _ if is_changed(c) => {}
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn is_changed(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => true,
        _ => c.is_control(),
    }
}

/// Without blanks around it, also those that take no room.
pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}')
}

/// The lines of a clean text that say something; `strips` takes list marks off.
pub fn lines(text: &str, strips: bool) -> Vec<&str> {
    let lines = text.lines().map(trim).filter(|line| !line.is_empty());
    if !strips {
        return lines.collect();
    }
    let lines: Vec<(&str, Option<Mark>)> = lines.map(|line| (line, Mark::of(line))).collect();
    let neighbours = Neighbours::of(&lines);
    let stripped = lines.iter().map(|(line, mark)| match mark {
        Some(mark) if neighbours.agree(line, mark) => without_box(trim(&line[mark.length..])),
        _ => without_box(line),
    });
    stripped.filter(|line| !line.is_empty()).collect()
}

/// Whether every tab of the text stands behind a list mark or indents a line, as word processors write
/// lists: such a text is no table.
pub fn is_tabbed_list(text: &str) -> bool {
    text.lines().all(|line| {
        let line = trim(line);
        let rest = match Mark::of(line) {
            Some(mark) => trim(&line[mark.length..]),
            None => line,
        };
        !rest.contains('\t')
    })
}

/// What begins a line of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    kind: Kind,
    /// In bytes, with the blanks behind it.
    length: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    /// Means nothing else at the beginning of a line.
    Bullet,
    /// A dash, which may also be a minus.
    Dash(char),
    /// A number or letter, and what stands around it.
    Number(Form, u32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    /// `1.`
    Dot,
    /// `1)`
    Paren,
    /// `(1)`
    Parens,
    /// `a)`
    Letter,
    /// `(a)`
    Letters,
}

impl Mark {
    fn of(line: &str) -> Option<Self> {
        let mut chars = line.chars();
        let first = chars.next()?;
        let rest = chars.as_str();
        let is_spaced = rest.starts_with(char::is_whitespace);
        let kind = match first {
            '•' | '◦' | '▪' | '▫' | '‣' | '⁃' | '●' | '○' | '■' | '▸' | '►' | '➢' | '\u{f0b7}' => {
                Kind::Bullet
            }
            '·' | '*' if is_spaced => Kind::Bullet,
            // The second level of a word processor's list.
            'o' if rest.starts_with('\t') => Kind::Bullet,
            '-' | '–' | '—' if is_spaced => Kind::Dash(first),
            _ => return Self::number(line),
        };
        Some(Self::with_blanks(line, kind, first.len_utf8()))
    }

    fn number(line: &str) -> Option<Self> {
        let inner = line.strip_prefix('(');
        let body = inner.unwrap_or(line);
        let length = body.find(|c: char| !c.is_ascii_alphanumeric())?;
        let (word, rest) = body.split_at(length);
        let closing = rest.chars().next()?;
        let form = |single, pair| if inner.is_some() { pair } else { single };
        let kind = if word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) {
            let form = match closing {
                '.' if inner.is_none() => Form::Dot,
                ')' => form(Form::Paren, Form::Parens),
                _ => return None,
            };
            Kind::Number(form, word.parse().ok()?)
        } else if let ([letter], ')') = (word.as_bytes(), closing) {
            let value = u32::from(letter.to_ascii_lowercase() - b'a') + 1;
            Kind::Number(form(Form::Letter, Form::Letters), value)
        } else {
            return None;
        };
        if !rest[1..].starts_with(char::is_whitespace) {
            return None;
        }
        let length = length + 1 + usize::from(inner.is_some());
        Some(Self::with_blanks(line, kind, length))
    }

    fn with_blanks(line: &str, kind: Kind, length: usize) -> Self {
        let rest = &line[length..];
        let blanks = rest.len() - rest.trim_start().len();
        Self {
            kind,
            length: length + blanks,
        }
    }
}

/// What the other lines say about a doubtful mark.
struct Neighbours {
    numbers: HashSet<(Form, u32)>,
    dashes: HashMap<char, usize>,
}

impl Neighbours {
    fn of(lines: &[(&str, Option<Mark>)]) -> Self {
        let mut neighbours = Self {
            numbers: HashSet::new(),
            dashes: HashMap::new(),
        };
        for mark in lines.iter().filter_map(|(_, mark)| mark.as_ref()) {
            match mark.kind {
                Kind::Number(form, value) => {
                    neighbours.numbers.insert((form, value));
                }
                Kind::Dash(dash) => *neighbours.dashes.entry(dash).or_default() += 1,
                Kind::Bullet => {}
            }
        }
        neighbours
    }

    /// Whether the mark is a list's: numbers follow each other or begin at one, and a dash before a digit
    /// is a minus when no other line has one.
    fn agree(&self, line: &str, mark: &Mark) -> bool {
        match mark.kind {
            Kind::Bullet => true,
            Kind::Dash(dash) => {
                let is_number = line[mark.length..].starts_with(|c: char| c.is_ascii_digit());
                !is_number || self.dashes[&dash] > 1
            }
            Kind::Number(_, 1) => true,
            Kind::Number(form, value) => {
                let has = |value| self.numbers.contains(&(form, value));
                has(value + 1) || value.checked_sub(1).is_some_and(has)
            }
        }
    }
}

/// Without a box to tick: `[ ]`, `[x]`, ☐, ☑.
fn without_box(line: &str) -> &str {
    let boxes = ["[ ]", "[x]", "[X]", "[]", "☐", "☑", "☒", "🗹", "🗷"];
    for text in boxes {
        if let Some(rest) = line.strip_prefix(text)
            && (rest.is_empty() || rest.starts_with(char::is_whitespace))
        {
            return trim(rest);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(text: &str) -> Vec<&str> {
        lines(text, true)
    }

    #[test]
    fn every_kind_of_bullet_is_taken_off() {
        for mark in [
            "- ", "* ", "• ", "•\t", "– ", "— ", "◦ ", "·\t", "-\u{a0}", "•",
        ] {
            let text = format!("{mark}Besoin\n  {mark}Choix");
            assert_eq!(stripped(&text), ["Besoin", "Choix"], "{mark:?}");
        }
    }

    #[test]
    fn every_kind_of_numbering_is_taken_off() {
        for text in [
            "1. Besoin\n2. Choix",
            "1) Besoin\n2) Choix",
            "(1) Besoin\n(2) Choix",
            "a) Besoin\nb) Choix",
            "(a) Besoin\n(b) Choix",
            "1.\tBesoin\n2.\tChoix",
            "9. Besoin\n10. Choix",
            "1. Besoin\n1. Choix",
        ] {
            assert_eq!(stripped(text), ["Besoin", "Choix"], "{text:?}");
        }
        assert_eq!(stripped("1. Besoin"), ["Besoin"]);
        assert_eq!(stripped("* 2024 was good"), ["2024 was good"]);
    }

    #[test]
    fn boxes_to_tick_are_taken_off() {
        let text = "- [ ] Besoin\n- [x] Choix\n☐ Achat\n☑ Usage\n[ ] Suite\n1. [ ] Fin";
        let expected = ["Besoin", "Choix", "Achat", "Usage", "Suite", "Fin"];
        assert_eq!(stripped(text), expected);
        assert_eq!(stripped("[x](lien)"), ["[x](lien)"]);
    }

    #[test]
    fn what_is_no_list_stays_as_it_is() {
        for text in [
            "2024 was a good year",
            "2024. Une année",
            "-10 % sur tout",
            "- 10 % sur tout",
            "3.5 km à pied",
            "12. rue de la Paix",
            "*important*",
            "a. Dupont",
            "(voir plus bas)",
            "3) seul",
            "+33 6 12 34 56 78",
            "=1+1",
            "https://example.org/a-b?c=d",
            "---",
            "1.5",
            "1 000 €",
        ] {
            assert_eq!(stripped(text), [text]);
        }
    }

    #[test]
    fn lines_without_words_are_left_out() {
        assert_eq!(stripped("\n \u{a0} \n- \nx\n\u{200b}\n"), ["-", "x"]);
        assert_eq!(stripped(""), [""; 0]);
        assert_eq!(lines("- a\n\n- b", false), ["- a", "- b"]);
    }

    #[test]
    fn what_nobody_can_see_is_cleaned_away() {
        assert_eq!(clean("a\0b\u{7}\u{1b}[0m\u{9f}c\u{feff}"), "ab[0mc");
        assert_eq!(clean("a\r\nb\rc\u{2028}d\u{b}e"), "a\nb\nc\nd\ne");
        let kept = "שלום\u{200f} 👩\u{200d}🚀 é\tœ";
        assert!(matches!(clean(kept), Cow::Borrowed(text) if text == kept));
    }

    #[test]
    fn tabs_behind_marks_make_no_table() {
        assert!(is_tabbed_list("•\tBesoin\no\tDétail\n1.\tChoix\n\tretrait"));
        assert!(!is_tabbed_list("Besoin\tChoix"));
        assert!(!is_tabbed_list("\tBesoin\tChoix"));
    }
}
