//! How much may be pasted at once, and what is said when it is too much.

use crate::i18n::Catalog;

/// The most cards of a map that pasting fills up to.
pub const MOST_CARDS: usize = 10_000;
/// The most steps of a map that pasting fills up to.
pub const MOST_STEPS: usize = 200;
/// The most lanes of a map that pasting fills up to.
pub const MOST_LANES: usize = 60;
/// Characters of one text: a card is read at a glance, and this is six printed pages.
pub const MOST_CHARACTERS: usize = 10_000;
/// Bytes of pasted text: what 10,000 full cards take.
pub const MOST_TEXT_BYTES: usize = 4_000_000;
/// Bytes of pasted HTML, which may carry the pictures of cards.
pub const MOST_HTML_BYTES: usize = 64_000_000;

/// What was too much: how much there is, and how much there may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Excess {
    /// Bytes of text.
    Text(usize),
    /// Characters in one text.
    LongText(usize),
    /// Rows and columns of a table.
    Table { rows: usize, columns: usize },
    /// Cards, and how many there is room for.
    Cards { found: usize, room: usize },
    /// Steps to add, and how many there is room for.
    Steps { found: usize, room: usize },
    /// Lanes to add, and how many there is room for.
    Lanes { found: usize, room: usize },
}

impl Excess {
    /// What is too large, what the limit is, and what can be done.
    pub fn message(self, catalog: &Catalog) -> String {
        let words = &catalog.paste;
        match self {
            Self::Text(bytes) => words.too_much_text(bytes, MOST_TEXT_BYTES),
            Self::LongText(found) => words.too_long_text(found, MOST_CHARACTERS),
            Self::Table { rows, columns } => {
                words.too_large_table([rows, columns], [MOST_LANES, MOST_STEPS])
            }
            Self::Cards { found, room } => words.too_many_cards([found, MOST_CARDS, room]),
            Self::Steps { found, room } => words.too_many_steps([found, MOST_STEPS, room]),
            Self::Lanes { found, room } => words.too_many_lanes([found, MOST_LANES, room]),
        }
    }

    /// Whether `text` may become the text of one thing.
    ///
    /// # Errors
    /// When it has too many characters.
    pub fn check_text(text: &str) -> Result<(), Self> {
        // Bytes are at least as many as characters, and known without counting.
        if text.len() <= MOST_CHARACTERS {
            return Ok(());
        }
        match text.chars().count() {
            found if found > MOST_CHARACTERS => Err(Self::LongText(found)),
            _ => Ok(()),
        }
    }
}
