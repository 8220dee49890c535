//! Makes a text drawable before it is shaped, and remembers what stood where.
//!
//! Afterwards every character has a glyph or is meant to be invisible: control characters are gone, emoji
//! sequences are reduced to parts that the fonts have, and what no font has is replaced by
//! [`REPLACEMENT`] and reported.

use std::borrow::Cow;

/// Stands for a character that no font has.
pub const REPLACEMENT: char = '□';

const TAB: &str = "    ";

/// A text as it goes to the shaper.
pub(super) struct CleanText<'a> {
    pub text: Cow<'a, str>,
    /// From the byte `.0` of `text` on, bytes correspond to those from `.1` of the source on.
    steps: Vec<(usize, usize)>,
    source_len: usize,
    pub missing: Vec<char>,
}

impl<'a> CleanText<'a> {
    /// `covers` says whether some font has a character.
    pub fn new(source: &'a str, covers: &dyn Fn(char) -> bool) -> Self {
        let source = source.trim_end();
        let mut clean = Self {
            text: Cow::Borrowed(source),
            steps: Vec::new(),
            source_len: source.len(),
            missing: Vec::new(),
        };
        let mut changed: Option<String> = None;
        let mut previous = None;
        let mut chars = source.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|&(_, next)| next);
            let change = match c {
                ' '..='~' | '\n' => None,
                _ => change(c, previous, next, covers),
            };
            if let Some(change) = change {
                let text = changed.get_or_insert_with(|| source[..at].to_owned());
                match change {
                    Change::Drop => {}
                    Change::To(other) => text.push_str(other),
                    Change::Missing => {
                        if c != char::REPLACEMENT_CHARACTER {
                            clean.missing.push(c);
                        }
                        text.push(REPLACEMENT);
                    }
                }
                clean.steps.push((text.len(), at + c.len_utf8()));
            } else if let Some(text) = &mut changed {
                text.push(c);
            }
            previous = Some(c);
        }
        if let Some(text) = changed {
            clean.text = Cow::Owned(text);
        }
        clean
    }

    /// The place in the source of byte `at` of the clean text.
    pub fn source_offset(&self, at: usize) -> usize {
        let step = self.steps.partition_point(|&(clean, _)| clean <= at);
        let (clean, source) = step
            .checked_sub(1)
            .map_or((0, 0), |index| self.steps[index]);
        // Inside a replacement there is no exact place; never reach past what was replaced.
        let limit = self
            .steps
            .get(step)
            .map_or(self.source_len, |&(_, source)| source);
        (source + (at - clean)).min(limit)
    }
}

enum Change {
    Drop,
    To(&'static str),
    Missing,
}

fn change(
    c: char,
    previous: Option<char>,
    next: Option<char>,
    covers: &dyn Fn(char) -> bool,
) -> Option<Change> {
    match c {
        '\r' if next == Some('\n') => Some(Change::Drop),
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Change::To("\n")),
        '\t' => Some(Change::To(TAB)),
        _ if c.is_control() => Some(Change::Drop),
        // Byte order mark, noncharacters, variation selectors, tags.
        '\u{feff}'
        | '\u{fffe}'
        | '\u{ffff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0000}'..='\u{e01ef}' => Some(Change::Drop),
        // A keycap is drawn as its character, a skin tone as its person, a family as its members.
        '\u{20e3}' => Some(Change::Drop),
        '\u{1f3fb}'..='\u{1f3ff}' if previous.is_some_and(is_pictogram) => Some(Change::Drop),
        '\u{200d}' if next.is_some_and(is_pictogram) => Some(Change::Drop),
        _ if is_invisible(c) => None,
        _ if covers(c) => None,
        // The two plain faces are younger than the bundled emoji; their neighbours say the same.
        '🙂' => Some(Change::To("😊")),
        '🙁' => Some(Change::To("😞")),
        // Ligatures come with text copied from PDF files.
        'ﬀ' => Some(Change::To("ff")),
        'ﬁ' => Some(Change::To("fi")),
        'ﬂ' => Some(Change::To("fl")),
        'ﬃ' => Some(Change::To("ffi")),
        'ﬄ' => Some(Change::To("ffl")),
        _ if c.is_whitespace() => Some(Change::To(" ")),
        _ => Some(Change::Missing),
    }
}

/// Emoji and the signs that take part in their sequences.
fn is_pictogram(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

/// Guides breaking, joining or direction; never drawn.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
    )
}

/// `text` without what is never drawn. Joiners stay: they shape the letters beside them.
pub(super) fn without_invisible(text: &str) -> Cow<'_, str> {
    let is_dropped = |c: char| is_invisible(c) && !matches!(c, '\u{200c}' | '\u{200d}');
    if text.chars().any(is_dropped) {
        Cow::Owned(text.chars().filter(|&c| !is_dropped(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(text: &str) -> CleanText<'_> {
        CleanText::new(text, &|c| {
            c < '\u{2000}' && !c.is_control()
                || ('\u{1f300}'..'\u{1f3fb}').contains(&c)
                || c > '\u{1f3ff}'
        })
    }

    #[test]
    fn an_ordinary_text_is_left_alone() {
        let clean = clean("Déjà vu : «\u{a0}œuvre\u{a0}»");
        assert!(matches!(clean.text, Cow::Borrowed(_)));
        assert_eq!(clean.source_offset(7), 7);
    }

    #[test]
    fn control_characters_vanish_and_line_ends_become_line_feeds() {
        assert_eq!(
            clean("a\u{0}b\u{1b}c\u{7f}\r\nd\re\u{2028}f").text,
            "abc\nd\ne\nf"
        );
        assert_eq!(clean("a\tb").text, "a    b");
    }

    #[test]
    fn places_in_the_source_are_found_again() {
        let clean = clean("a\u{0}é\tz");
        assert_eq!(clean.text, "aé    z");
        assert_eq!(clean.source_offset(0), 0);
        assert_eq!(clean.source_offset(1), 2);
        assert_eq!(clean.source_offset(4), 5, "inside the tab");
        assert_eq!(clean.source_offset(7), 5);
        assert_eq!(clean.source_offset(8), 6);
    }

    #[test]
    fn emoji_sequences_fall_apart_into_their_members() {
        assert_eq!(clean("👩\u{1f3fd}\u{200d}👧").text, "👩👧");
        assert_eq!(clean("1\u{fe0f}\u{20e3}").text, "1");
    }

    #[test]
    fn ligatures_without_a_glyph_become_their_letters() {
        let clean = CleanText::new("aﬃche", &|c| c.is_ascii());
        assert_eq!(clean.text, "affiche");
        assert!(clean.missing.is_empty());
        assert_eq!(clean.source_offset(4), 4);
    }

    #[test]
    fn a_character_without_a_font_is_replaced_and_reported() {
        let clean = clean("日a");
        assert_eq!(clean.text, "□a");
        assert_eq!(clean.missing, ['日']);
    }
}
