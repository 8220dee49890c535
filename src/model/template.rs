//! What a map keeps when it becomes the beginning of other maps.

use std::sync::Arc;

use super::Table;
use super::document::Document;
use super::edit_step;

impl Document {
    /// The map as a new one begins: nobody has reviewed it yet.
    #[must_use]
    pub fn begun_anew(&self) -> Self {
        let mut next = self.clone();
        if next.header.review_date.is_some() {
            Arc::make_mut(&mut next.header).review_date = None;
        }
        next
    }

    /// Stages, steps, lanes and personas, without cards, links, initiatives, notes, votes and emotions.
    #[must_use]
    pub fn structure_alone(&self) -> Self {
        let mut next = self.begun_anew();
        next.cards = Table::default();
        next.links = Table::default();
        next.initiatives = Table::default();
        next.notes = Table::default();
        next.vote_rounds = Table::default();
        edit_step::for_each_step(&mut next, |step| {
            step.emotions.clear();
            step.note.clear();
        });
        let shown: Vec<_> = next.personas.iter().filter_map(|row| row.picture).collect();
        let kept = next.pictures.iter();
        let kept = kept.filter(|picture| shown.contains(&picture.id)).cloned();
        next.pictures = Arc::new(kept.collect());
        next
    }
}
