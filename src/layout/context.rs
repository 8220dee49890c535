//! What every part of a layout needs at hand: theme, words, text system, personas, pictures.

use std::sync::Arc;

use super::votes::{self, Dots};
use super::{RoomPicture, ViewOptions};
use crate::i18n::Catalog;
use crate::model::{Document, Persona, PersonaId, Picture, PictureId, Swatch};
use crate::scene::Colour;
use crate::text::{Paragraph, TextLimits, TextStyle, TextSystem};
use crate::theme::{Theme, map};

/// Between facts on one line; where that is full, the next one begins without it.
pub(super) const BETWEEN: &str = "\u{a0}· ";
/// Longest text that is given to the text system at once, in bytes.
const LONGEST_TEXT: usize = 48_000;

/// Colours for personas that have none of their own, in turn.
const PERSONA_SWATCHES: [Swatch; 6] = [
    Swatch::Blue,
    Swatch::Orange,
    Swatch::Teal,
    Swatch::Purple,
    Swatch::Pink,
    Swatch::Green,
];

pub(super) struct Context<'a> {
    pub theme: &'a Theme,
    pub words: &'static Catalog,
    pub text: &'a mut TextSystem,
    pub personas: &'a [Arc<Persona>],
    pub pictures: &'a [Arc<Picture>],
    /// How many dots each card shows.
    pub dots: Dots,
    /// Also where there are none yet.
    pub keeps_room_for_dots: bool,
    /// The phase is named also where there is only one.
    pub tells_phase: bool,
    /// Drawn for a meeting room.
    pub room: Option<RoomPicture>,
}

impl<'a> Context<'a> {
    pub fn new(
        document: &'a Document,
        options: &ViewOptions,
        text: &'a mut TextSystem,
        theme: &'a Theme,
    ) -> Self {
        Self {
            theme,
            words: options.lang.catalog(),
            text,
            personas: &document.personas,
            pictures: &document.pictures,
            dots: votes::shown(document, options),
            tells_phase: options.tells_phase,
            keeps_room_for_dots: votes::keeps_room(document, options),
            room: options.room,
        }
    }
}

impl Context<'_> {
    /// `text` wrapped at `width`. Only a text of absurd length is cut, with an ellipsis.
    pub fn wrap(&mut self, text: &str, style: TextStyle, width: f32) -> Arc<Paragraph> {
        let limits = TextLimits {
            width: width.max(1.0),
            lines: map::MAX_LINES,
        };
        // An empty text is one blank line high, like a new card.
        let text = if text.is_empty() { " " } else { text };
        if text.len() <= LONGEST_TEXT {
            return self.text.paragraph(text, style, limits);
        }
        let mut end = LONGEST_TEXT;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let cut = format!("{}…", &text[..end]);
        self.text.paragraph(&cut, style, limits)
    }

    /// `text` on one line; for our own short words.
    pub fn line(&mut self, text: &str, style: TextStyle) -> Arc<Paragraph> {
        self.text
            .paragraph(text, style, TextLimits::width(f32::INFINITY))
    }

    /// The picture is a board, on which cards stand without a grid.
    pub fn is_board(&self) -> bool {
        matches!(self.room, Some(RoomPicture::Board(_)))
    }

    pub fn persona_index(&self, id: PersonaId) -> Option<usize> {
        self.personas.iter().position(|persona| persona.id == id)
    }

    /// The colour of a persona's curve, dots and monogram.
    pub fn persona_colour(&self, index: usize) -> Colour {
        let own = self.personas.get(index).and_then(|persona| persona.colour);
        let turn = PERSONA_SWATCHES[index % PERSONA_SWATCHES.len()];
        self.theme.swatch(own.unwrap_or(turn)).strong
    }

    pub fn picture(&self, id: PictureId) -> Option<&Arc<Picture>> {
        self.pictures.iter().find(|picture| picture.id == id)
    }
}

/// First letters of the first and last word of a name; a question mark when there is none.
pub(super) fn monogram(name: &str) -> String {
    let mut initials = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = initials.next();
    let letters: String = first.into_iter().chain(initials.next_back()).collect();
    if letters.is_empty() {
        "?".to_owned()
    } else {
        letters.to_uppercase()
    }
}

#[cfg(test)]
mod tests {
    use super::monogram;

    #[test]
    fn a_monogram_takes_the_first_and_the_last_word() {
        assert_eq!(monogram("Anne de Villiers"), "AV");
        assert_eq!(monogram("élise"), "É");
        assert_eq!(monogram(" – "), "?");
    }
}
