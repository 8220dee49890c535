//! A document as the text of a file, in its one canonical form.
//!
//! One field per line, so that changing one field changes one line. Texts stand on one line too: a line
//! feed is written `\n`. Everything a person can read stands for itself (’ « » no-break spaces, emoji);
//! what is invisible or would reorder the line (control and direction characters) is escaped.

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;

use super::format::FileV1;
use crate::model::Document;

/// The first line of every file.
const COMMENT: &str =
    "// Parcours journey map. Comments are lost on saving: use the `note` fields instead.\n";

pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

fn config() -> PrettyConfig {
    PrettyConfig::new()
        .new_line("\n")
        .indentor("  ")
        .separate_tuple_members(true)
}

/// The canonical text of a document: equal documents give equal bytes.
pub fn to_ron(document: &Document) -> String {
    to_ron_with(document, 0, &mut |_| {})
}

/// As [`to_ron`]; `progress` hears which fraction is done, measured by the length it will have, as far as
/// that is known.
pub fn to_ron_with(
    document: &Document,
    likely_length: usize,
    progress: &mut dyn FnMut(f32),
) -> String {
    /// Of one card, in bytes, where nothing better is known.
    const CARD: usize = 400;
    let file = FileV1::from(document);
    let mut counting = Counting {
        text: COMMENT.to_owned(),
        likely_length: likely_length.max(CARD * document.cards.len()).max(1),
        told: 0,
        progress,
    };
    options()
        .to_writer_pretty(&mut counting, &file, config())
        .expect("plain structs, lists and texts always have a RON form");
    let mut text = counting.text;
    text.push('\n');
    unescaped(&text)
}

/// A text that tells now and then how long it has become.
struct Counting<'a> {
    text: String,
    likely_length: usize,
    told: usize,
    progress: &'a mut dyn FnMut(f32),
}

impl std::fmt::Write for Counting<'_> {
    fn write_str(&mut self, part: &str) -> std::fmt::Result {
        const OFTEN: usize = 64 * 1024;
        self.text.push_str(part);
        if self.text.len() - self.told > OFTEN {
            self.told = self.text.len();
            (self.progress)((self.told as f32 / self.likely_length as f32).min(1.0));
        }
        Ok(())
    }
}

/// `ron` escapes everything outside printable ASCII and every apostrophe; this takes back what needs none.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let escape = &rest[at..];
        let (readable, length) = match escape.as_bytes().get(1) {
            Some(b'\'') => (Some('\''), 2),
            Some(b'u') => {
                let length = escape.find('}').map_or(escape.len(), |end| end + 1);
                let code = escape.get(3..length - 1).unwrap_or_default();
                let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
                (c.filter(|&c| is_readable(c)), length)
            }
            _ => (None, 2),
        };
        match readable {
            Some(c) => out.push(c),
            None => out.push_str(&escape[..length]),
        }
        rest = &escape[length..];
    }
    out.push_str(rest);
    out
}

/// Whether a character may stand in a file as itself.
fn is_readable(c: char) -> bool {
    !(c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Header;

    #[test]
    fn readable_characters_stand_for_themselves() {
        for (title, written) in [
            (
                "L’été\u{a0}: «\u{a0}Où\u{202f}?\u{a0}» l'œuf",
                "L’été\u{a0}: «\u{a0}Où\u{202f}?\u{a0}» l'œuf",
            ),
            ("👩‍👩‍👧 e\u{301} שלום", "👩‍👩‍👧 e\u{301} שלום"),
            ("a\nb\r\tc", r"a\nb\r\tc"),
            ("\\u{e9} \"x\" \\'", r#"\\u{e9} \"x\" \\'"#),
            ("\u{200b}\u{202e}\u{7f}\0", r"\u{200b}\u{202e}\u{7f}\0"),
        ] {
            let header = Header {
                title: title.to_owned(),
                ..Header::default()
            };
            let document = Document {
                header: Arc::new(header),
                ..Document::default()
            };
            let text = to_ron(&document);
            assert!(text.contains(&format!("title: \"{written}\",")), "{text}");
            let opened = super::super::parse(text.as_bytes()).expect("what was written opens");
            assert_eq!(opened.document, document);
        }
    }

    #[test]
    fn an_empty_document_is_a_short_file() {
        assert_eq!(
            to_ron(&Document::default()),
            format!(
                "{COMMENT}(\n  format: \"parcours\",\n  version: 1,\n  title: \"\",\n  state: Current,\n)\n"
            )
        );
    }
}
