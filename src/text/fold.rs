//! Texts as they are searched: without case and accents, and the way back to the source.
//!
//! Folding is Unicode's: compatibility decomposition, so that ligatures, full-width letters and both ways
//! of writing é are the same, then full case folding (ß = ss) and no combining marks. Letters that only
//! look like accented ones (œ, ø, ł), typographic quotes, dashes and blanks are what a keyboard types.

use std::ops::Range;
use std::sync::Arc;

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

/// What tells two texts apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Folding {
    /// A ≠ a.
    pub case: bool,
    /// é ≠ e, œ ≠ oe.
    pub accents: bool,
}

/// A text and its folded form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoldedText {
    pub source: Arc<str>,
    pub folded: Box<str>,
    /// Where a source letter with its marks begins: its byte in `folded`, its byte in `source`. Empty when
    /// both are the same byte by byte.
    starts: Box<[(u32, u32)]>,
}

impl FoldedText {
    pub fn new(source: &str, folding: Folding) -> Self {
        let mut folded = String::with_capacity(source.len());
        let mut starts = Vec::new();
        if !fold_ascii(source, folding, &mut folded) {
            folded.clear();
            fold_all(source, folding, &mut folded, &mut starts);
        }
        Self {
            source: source.into(),
            folded: folded.into(),
            starts: starts.into(),
        }
    }

    /// Where `needle`, folded the same way, occurs in the source: whole letters only, none twice.
    pub fn find<'a>(&'a self, needle: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let rest = &self.folded.as_bytes()[from..];
                let at = from + position(rest, needle.as_bytes())?;
                from = at + needle.len();
                if let Some(range) = self.source_range(at..from) {
                    return Some(range);
                }
            }
        })
    }

    /// `None` when an end is inside a letter: the f of a ligature, half of œ.
    fn source_range(&self, folded: Range<usize>) -> Option<Range<usize>> {
        if self.starts.is_empty() {
            return Some(folded);
        }
        let at = |place: usize| u32::try_from(place).ok();
        // Letters that fold to nothing stay out of what they stand beside.
        let (first, end) = (at(folded.start)?, at(folded.end)?);
        let after = self.starts.partition_point(|&(at, _)| at <= first);
        let (start_folded, start) = *self.starts.get(after.checked_sub(1)?)?;
        let next = self.starts.partition_point(|&(at, _)| at < end);
        let (end_folded, end_source) = *self.starts.get(next)?;
        (start_folded == first && end_folded == end).then_some(start as usize..end_source as usize)
    }
}

/// Where `needle` begins, if it is there. For many short texts this beats the standard search, which
/// studies the needle anew for each.
fn position(text: &[u8], needle: &[u8]) -> Option<usize> {
    let first = needle.first()?;
    let mut from = 0;
    loop {
        let at = from + text[from..].iter().position(|byte| byte == first)?;
        if text[at..].starts_with(needle) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// `text` folded.
pub fn fold(text: &str, folding: Folding) -> String {
    FoldedText::new(text, folding).folded.into()
}

/// The quick way for most texts; `false` when there is more than plain letters.
fn fold_ascii(source: &str, folding: Folding, out: &mut String) -> bool {
    if !source.is_ascii() || source.contains('\r') {
        return false;
    }
    out.extend(source.chars().map(|c| match c {
        '\n' | '\t' => ' ',
        c if folding.case => c,
        c => c.to_ascii_lowercase(),
    }));
    true
}

fn fold_all(source: &str, folding: Folding, out: &mut String, starts: &mut Vec<(u32, u32)>) {
    let decomposer = const { DecomposingNormalizerBorrowed::new_nfkd() };
    let classes = const { CanonicalCombiningClassMapBorrowed::new() };
    let is_mark = |c: char| classes.get_u8(c) != 0;
    let mut letters = source.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        starts.push((out.len() as u32, start as u32));
        let mut end = start + letter.len_utf8();
        while let Some((at, mark)) = letters.next_if(|&(_, c)| !c.is_ascii() && is_mark(c)) {
            end = at + mark.len_utf8();
        }
        if letter.is_ascii() && end == start + 1 {
            push(letter, folding, out);
            continue;
        }
        for c in decomposer.normalize_iter(source[start..end].chars()) {
            if folding.accents || !is_mark(c) {
                push(c, folding, out);
            }
        }
    }
    starts.push((out.len() as u32, source.len() as u32));
}

fn push(c: char, folding: Folding, out: &mut String) {
    let plain = match c {
        '\r' => return,
        // Soft hyphens, joiners, marks of direction, variation selectors: nobody sees or types them.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => {
            return;
        }
        '\n' | '\t' => ' ',
        '‘' | '’' | '‛' | 'ʼ' | '′' => '\'',
        '“' | '”' | '„' | '«' | '»' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        c => c,
    };
    if !folding.accents
        && let Some(letters) = look_alike(plain)
    {
        letters.chars().for_each(|c| push_cased(c, folding, out));
    } else {
        push_cased(plain, folding, out);
    }
}

fn push_cased(c: char, folding: Folding, out: &mut String) {
    if folding.case {
        out.push(c);
    } else if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else {
        // There and back is full case folding: ß → SS → ss, ς → Σ → σ, ı → I → i.
        out.extend(c.to_uppercase().flat_map(char::to_lowercase));
    }
}

/// The letters that are typed for one that Unicode does not decompose.
fn look_alike(c: char) -> Option<&'static str> {
    Some(match c {
        'œ' => "oe",
        'Œ' => "OE",
        'æ' => "ae",
        'Æ' => "AE",
        'ß' => "ss",
        'ẞ' => "SS",
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ħ' => "h",
        'Ħ' => "H",
        'ŧ' => "t",
        'Ŧ' => "T",
        'þ' => "th",
        'Þ' => "TH",
        'ı' => "i",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOSE: Folding = Folding {
        case: false,
        accents: false,
    };

    fn found<'a>(text: &'a str, query: &str, folding: Folding) -> Vec<&'a str> {
        let folded = FoldedText::new(text, folding);
        let ranges: Vec<_> = folded.find(&fold(query, folding)).collect();
        ranges.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn accents_case_ligatures_and_ways_of_writing_do_not_count() {
        for (text, query, expected) in [
            ("Où êtes-vous ? « Près d’ici »", "OU ETES", "Où êtes"),
            ("Où êtes-vous\u{202f}?", "vous ?", "vous\u{202f}?"),
            ("Près d’ici", "d'ici", "d’ici"),
            ("un CŒUR gros", "coeur", "CŒUR"),
            ("un coeur gros", "cœur", "coeur"),
            ("Straße", "STRASSE", "Straße"),
            ("e\u{301}tape", "étape", "e\u{301}tape"),
            ("étape", "e\u{301}tape", "étape"),
            ("une \u{fb01}n", "fin", "\u{fb01}n"),
            ("ＡＢＣ", "abc", "ＡＢＣ"),
            ("İstanbul ısı", "istanbul isi", "İstanbul ısı"),
            ("ΟΔΟΣ οδός", "οδος οδος", "ΟΔΟΣ οδός"),
            ("Łódź", "lodz", "Łódź"),
            ("deux\nlignes", "deux lignes", "deux\nlignes"),
            ("week\u{ad}end", "weekend", "week\u{ad}end"),
            ("a\u{200b}b", "b", "b"),
            ("한국어", "한국", "한국"),
            ("vingt – trente", "- t", "– t"),
        ] {
            assert_eq!(found(text, query, LOOSE), [expected], "{query} in {text}");
        }
    }

    #[test]
    fn half_of_a_letter_is_not_found() {
        assert_eq!(found("un œuf", "o", LOOSE), [""; 0]);
        assert_eq!(found("Fuß", "s", LOOSE), [""; 0]);
        assert_eq!(found("\u{fb01}n", "in", LOOSE), [""; 0]);
        let exact = Folding {
            accents: true,
            ..LOOSE
        };
        assert_eq!(found("e\u{301}te", "e", exact), ["e"]);
    }

    #[test]
    fn what_is_asked_to_count_counts() {
        let case = Folding {
            case: true,
            ..LOOSE
        };
        assert_eq!(found("Été été", "ete", case), ["été"]);
        let accents = Folding {
            accents: true,
            ..LOOSE
        };
        assert_eq!(found("Été ete", "ÉTÉ", accents), ["Été"]);
        assert_eq!(found("cœur coeur", "coeur", accents), ["coeur"]);
    }

    #[test]
    fn places_are_those_of_the_source_and_never_overlap() {
        let text = "É é e\u{301} aaaa";
        let folded = FoldedText::new(text, LOOSE);
        let ranges: Vec<_> = folded.find("e").collect();
        assert_eq!(ranges, [0..2, 3..5, 6..9]);
        assert_eq!(folded.find("aa").count(), 2);
        assert_eq!(folded.find("").count(), 0);
    }

    #[test]
    fn nothing_but_marks_folds_to_nothing() {
        assert_eq!(fold("\u{301}\u{ad}", LOOSE), "");
    }
}
