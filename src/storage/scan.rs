//! A small scanner of RON text: enough to know brackets, names, texts and comments, and nothing of types.
//!
//! It never recurses and never fails: what it cannot read becomes a one-character [`TokenKind::Other`].
//! The strict reading is `ron`'s; this is for what must be known before (depth, format, version) and
//! after it (in which field an error stands).

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Open(u8),
    Close,
    Comma,
    Colon,
    /// A field or variant name, `true`, `NaN`…
    Name,
    /// A text in quotation marks, raw or not, also one that is never closed.
    Text,
    Number,
    Other,
}

/// A token and where it stands, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub start: usize,
    pub end: usize,
}

/// The tokens of a text, without white space and comments.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// White space was passed that RON does not know, such as U+00A0.
    pub odd_space: bool,
    /// Damage is expected: what is never closed must not swallow the rest.
    is_lenient: bool,
    /// Nothing of this kind is closed any more from here on: asked once, not every time.
    has_no_comment_end: bool,
    has_no_raw_end: bool,
}

/// Spaces that `ron` refuses between tokens and that editors and web pages like to put there.
pub(super) fn is_odd_space(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    )
}

fn is_space(c: char) -> bool {
    is_odd_space(c) || c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}')
}

impl<'a> Tokens<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            odd_space: false,
            is_lenient: false,
            has_no_comment_end: false,
            has_no_raw_end: false,
        }
    }

    /// For damaged files: a text ends at the latest where the next line looks like one of ours, and what
    /// only begins like a comment or a raw text is none.
    pub fn lenient(text: &'a str) -> Self {
        Self {
            is_lenient: true,
            ..Self::new(text)
        }
    }

    fn skip_space_and_comments(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b' ' | b'\n' | b'\r' | b'\t' | 0x0b | 0x0c => self.at += 1,
                b'/' if bytes.get(self.at + 1) == Some(&b'/') => {
                    let rest = &bytes[self.at..];
                    let length = rest.iter().position(|&b| b == b'\n');
                    self.at += length.unwrap_or(rest.len());
                }
                b'/' if bytes.get(self.at + 1) == Some(&b'*') => {
                    if self.is_lenient {
                        if !self.skip_closed_comment() {
                            return;
                        }
                    } else {
                        self.skip_block_comment();
                    }
                }
                0x80.. => {
                    let c = self.text[self.at..].chars().next().unwrap_or(' ');
                    if !is_space(c) {
                        return;
                    }
                    self.odd_space |= is_odd_space(c);
                    self.at += c.len_utf8();
                }
                _ => return,
            }
        }
    }

    /// Passes a block comment if it has an end.
    fn skip_closed_comment(&mut self) -> bool {
        let end = match self.has_no_comment_end {
            true => None,
            false => self.text[self.at + 2..].find("*/"),
        };
        match end {
            Some(length) => self.at += 2 + length + 2,
            None => self.has_no_comment_end = true,
        }
        end.is_some()
    }

    /// Block comments nest.
    fn skip_block_comment(&mut self) {
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        while self.at < bytes.len() {
            match &bytes[self.at..] {
                [b'/', b'*', ..] => {
                    depth += 1;
                    self.at += 2;
                }
                [b'*', b'/', ..] => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return;
                    }
                }
                _ => self.at += 1,
            }
        }
    }

    /// The end of the quoted text whose opening mark is at `quote`.
    fn end_of_text(&self, quote: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = quote + 1;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'"' => return at + 1,
                b'\n' if self.is_lenient && begins_like_ours(&bytes[at + 1..]) => return at,
                b'\\' if self.is_lenient && bytes.get(at + 1) == Some(&b'\n') => at += 1,
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
        bytes.len()
    }

    /// The end of a raw text `r#"…"#` that starts at `at` with its hashes (after `r`), if it is one.
    fn end_of_raw_text(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let hashes = rest.bytes().take_while(|&b| b == b'#').count();
        let inner = rest[hashes..].strip_prefix('"')?;
        let closing = format!("\"{}", &rest[..hashes]);
        let found = match self.has_no_raw_end {
            true => None,
            false => inner.find(&closing),
        };
        if found.is_none() && self.is_lenient {
            self.has_no_raw_end = true;
            return None;
        }
        let length = found.map_or(inner.len(), |found| found + closing.len());
        Some(at + hashes + 1 + length)
    }

    /// The end of a `'x'` that starts at `quote`, if it is one.
    fn end_of_char(&self, quote: usize) -> Option<usize> {
        let rest = &self.text[quote + 1..];
        let mut chars = rest.char_indices();
        let (_, first) = chars.next()?;
        if first == '\\' {
            chars.next()?;
        }
        let (offset, _) = chars.take(9).find(|&(_, c)| c == '\'')?;
        Some(quote + 1 + offset + 1)
    }

    fn end_of_word(&self, start: usize, part: fn(char) -> bool) -> usize {
        let rest = &self.text[start..];
        start + rest.find(|c| !part(c)).unwrap_or(rest.len())
    }
}

/// Whether a line begins with a bracket, a text or a field's name, as the lines of a file do.
fn begins_like_ours(line: &[u8]) -> bool {
    let longest = line.len().min(200);
    let line = line[..longest].trim_ascii_start();
    let name = line
        .iter()
        .take_while(|&&b| b == b'_' || b.is_ascii_lowercase())
        .count();
    match line.first() {
        Some(b'(' | b')' | b'[' | b']' | b'"') => true,
        _ => name > 0 && line.get(name) == Some(&b':'),
    }
}

fn is_name_part(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn is_number_part(c: char) -> bool {
    matches!(c, '.' | '+' | '-' | '_') || c.is_ascii_alphanumeric()
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip_space_and_comments();
        let start = self.at;
        let byte = *self.text.as_bytes().get(start)?;
        let one = |kind| (kind, start + 1);
        let (kind, end) = match byte {
            b'(' | b'[' | b'{' => one(TokenKind::Open(byte)),
            b')' | b']' | b'}' => one(TokenKind::Close),
            b',' => one(TokenKind::Comma),
            b':' => one(TokenKind::Colon),
            b'"' => (TokenKind::Text, self.end_of_text(start)),
            b'\'' => match self.end_of_char(start) {
                Some(end) => (TokenKind::Text, end),
                None => one(TokenKind::Other),
            },
            b'0'..=b'9' | b'+' | b'-' | b'.' => {
                (TokenKind::Number, self.end_of_word(start, is_number_part))
            }
            _ => self.word(start),
        };
        self.at = end.min(self.text.len());
        Some(Token {
            kind,
            start,
            end: self.at,
        })
    }
}

impl Tokens<'_> {
    /// A name, or one of the texts that begin with a letter: `r"…"`, `b"…"`, `br"…"`.
    fn word(&mut self, start: usize) -> (TokenKind, usize) {
        let text = self.text;
        let rest = &text[start..];
        let raw = ["br", "r"]
            .into_iter()
            .find(|prefix| rest.starts_with(prefix));
        if let Some(prefix) = raw {
            if let Some(end) = self.end_of_raw_text(start + prefix.len()) {
                return (TokenKind::Text, end);
            }
            if rest.starts_with("r#") {
                return (
                    TokenKind::Name,
                    self.end_of_word(start + 2, |c| is_name_part(c) || c == '-'),
                );
            }
        }
        if rest.starts_with("b\"") {
            return (TokenKind::Text, self.end_of_text(start + 1));
        }
        let end = self.end_of_word(start, is_name_part);
        if end > start {
            (TokenKind::Name, end)
        } else {
            let length = rest.chars().next().map_or(1, char::len_utf8);
            (TokenKind::Other, start + length)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(TokenKind, &str)> {
        Tokens::new(text)
            .map(|token| (token.kind, &text[token.start..token.end]))
            .collect()
    }

    #[test]
    fn brackets_inside_texts_and_comments_are_not_brackets() {
        let text = "(a: \"[\\\"(\", /* ( /* [ */ */ b: r##\"(\"#[\"##, // (\n c: '(', d: '\\'')";
        let opens = kinds(text)
            .iter()
            .filter(|(kind, _)| matches!(kind, TokenKind::Open(_)))
            .count();
        assert_eq!(opens, 1);
        assert_eq!(kinds(text).last(), Some(&(TokenKind::Close, ")")));
    }

    #[test]
    fn what_is_never_closed_ends_with_the_text() {
        for text in [
            "\"abc",
            "\"abc\\",
            "r#\"abc\"",
            "/* /* */",
            "// x",
            "'",
            "'\\",
            "é",
        ] {
            let end = kinds(text).len();
            assert!(end <= 2, "{text}");
        }
    }

    #[test]
    fn a_no_break_space_between_tokens_is_seen_and_one_in_a_text_is_not() {
        let mut tokens = Tokens::new("(a:\u{a0}1)");
        assert_eq!(tokens.by_ref().count(), 5);
        assert!(tokens.odd_space);
        let mut tokens = Tokens::new("(a: \"\u{a0}\")");
        assert_eq!(tokens.by_ref().count(), 5);
        assert!(!tokens.odd_space);
    }
}
