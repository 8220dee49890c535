//! The dots of a vote, as they stand on cards, at steps and in rooms.
//!
//! Up to ten dots are drawn one by one with their number behind them; of more there is one, and the number.

use std::sync::Arc;

use super::brush::Brush;
use super::card::Piece;
use super::context::Context;
use super::{RoomPicture, ViewOptions};
use crate::model::{CardId, Document, IdMap, VoteRound};
use crate::scene::{Rect, rect};
use crate::text::Paragraph;
use crate::theme::{Theme, map};

/// Dots that are drawn one by one.
const MOST: u32 = 10;
const RADIUS: f32 = 4.5;
const PITCH: f32 = 12.0;
/// Height of a line of dots on a card, with the space above it.
const LINE: f32 = 16.0;
const GAP: f32 = 6.0;
/// What dots take on a card.
pub(super) const HEIGHT: f32 = LINE + GAP;

/// How many dots each card shows; cards without any are missing.
pub(super) type Dots = IdMap<CardId, u32>;

/// The round whose dots are shown, unless they are still secret.
pub fn shown_round<'a>(document: &'a Document, options: &ViewOptions) -> Option<&'a VoteRound> {
    let round = document.vote_round(options.votes?)?;
    (!round.hidden).then_some(&**round)
}

/// Whether cards on a board keep room for dots: those that are given while people vote move nothing.
pub(super) fn keeps_room(document: &Document, options: &ViewOptions) -> bool {
    let is_board = matches!(options.room, Some(RoomPicture::Board(_)));
    is_board && shown_round(document, options).is_some_and(|round| round.open)
}

/// The dots that the options ask for.
pub(super) fn shown(document: &Document, options: &ViewOptions) -> Dots {
    let round = shown_round(document, options);
    let votes = round.map_or(&[][..], |round| &round.votes);
    votes.iter().map(|votes| (votes.card, votes.dots)).collect()
}

/// How many dots the cards of each column have together.
pub(super) fn by_column(document: &Document, dots: &Dots) -> Vec<u32> {
    let mut sums = vec![0_u32; document.num_steps()];
    if dots.is_empty() {
        return sums;
    }
    let columns: IdMap<_, usize> = document.steps().map(|(_, step)| step.id).zip(0..).collect();
    for card in document.cards.iter() {
        if let Some(&count) = dots.get(&card.id)
            && let Some(&column) = columns.get(&card.step)
        {
            sums[column] = sums[column].saturating_add(count);
        }
    }
    sums
}

/// Adds the dots under what a card says; where the card's contents end then.
pub(super) fn compose(
    context: &mut Context<'_>,
    pieces: &mut Vec<Piece>,
    count: u32,
    left: f32,
    top: f32,
    width: f32,
) -> f32 {
    let theme = context.theme;
    let number = context.line(&count.to_string(), map::SMALL_BOLD);
    let room = width - number.width - 3.0;
    let fits = |dots: u32| dots as f32 * PITCH <= room;
    let drawn = if count <= MOST && fits(count) {
        count
    } else {
        1
    };
    let top = top + GAP;
    for index in 0..drawn {
        let square = rect(
            left + index as f32 * PITCH,
            top + LINE / 2.0 - RADIUS,
            2.0 * RADIUS,
            2.0 * RADIUS,
        );
        pieces.push(Piece::Fill(square, RADIUS, theme.vote));
    }
    let x = left + drawn as f32 * PITCH + 3.0;
    let y = top + (LINE - number.height) / 2.0;
    pieces.push(Piece::Text(x, y, number, theme.text));
    top + LINE
}

/// A dot and a number on a plate of their own, where many things stand side by side.
#[derive(Debug, Clone)]
pub(super) struct Plate {
    number: Arc<Paragraph>,
}

impl Plate {
    pub const HEIGHT: f32 = 18.0;

    /// `None` without dots.
    pub fn of(context: &mut Context<'_>, count: u32) -> Option<Self> {
        (count > 0).then(|| Self {
            number: context.line(&count.to_string(), map::SMALL_BOLD),
        })
    }

    pub fn width(&self) -> f32 {
        self.number.width + 2.0 * RADIUS + 18.0
    }

    /// Draws it with its top left corner at `x` and `y`; the place it takes.
    pub fn draw(&self, brush: &mut Brush, theme: &Theme, x: f32, y: f32) -> Rect {
        let place = rect(x, y, self.width(), Self::HEIGHT);
        brush.fill(place, Self::HEIGHT / 2.0, theme.vote);
        let dot = rect(
            x + 7.0,
            y + Self::HEIGHT / 2.0 - RADIUS,
            2.0 * RADIUS,
            2.0 * RADIUS,
        );
        brush.fill(dot, RADIUS, theme.vote_text);
        let top = y + (Self::HEIGHT - self.number.height) / 2.0;
        let at = crate::scene::point(dot.right() + 4.0, top);
        brush.paragraph(at, &self.number, theme.vote_text);
        place
    }
}
