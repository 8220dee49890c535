//! Cards in and out: whole cards between maps of this program, lines of text with all others.

use std::collections::HashMap;
use std::sync::Arc;

use super::selection::Selection;
use super::{Blocked, Editor};
use crate::model::{Card, CardId, Edit, EditName, Link, NewCard, Noun, Picture, Verb};
use crate::scene::Target;

/// Copied cards. The text is what other programs get; pasting that same text back gives the whole cards.
#[derive(Debug, Clone, PartialEq)]
pub struct Clip {
    pub text: String,
    cards: Vec<ClipCard>,
    links: Vec<Arc<Link>>,
    pictures: Vec<Arc<Picture>>,
}

/// A card with its distance from the first one's cell.
#[derive(Debug, Clone, PartialEq)]
struct ClipCard {
    card: Arc<Card>,
    column: usize,
    row: usize,
}

impl Editor {
    /// The cards last copied; give it to another editor to paste them there.
    pub fn clip(&self) -> Option<&Clip> {
        self.clip.as_ref()
    }

    pub fn set_clip(&mut self, clip: Option<Clip>) {
        self.clip = clip;
    }

    /// The text a copy or cut wants on the system's clipboard, once.
    pub fn take_copied_text(&mut self) -> Option<String> {
        self.clip_out.take()
    }

    pub(super) fn copy_selected(&mut self) -> Result<(), Blocked> {
        let clip = self.clip_of_selection().ok_or(Blocked::NoCardSelected)?;
        self.clip_out = Some(clip.text.clone());
        self.clip = Some(clip);
        Ok(())
    }

    fn clip_of_selection(&self) -> Option<Clip> {
        let (columns, rows) = (self.columns(), self.rows());
        let mut found = Vec::new();
        for card in self.document.cards.iter() {
            if !self.selection.contains(Target::Card(card.id)) {
                continue;
            }
            let place = columns.get(&card.step).zip(rows.get(&card.lane));
            let (&column, &row) = place.unwrap_or((&0, &0));
            found.push(ClipCard {
                card: Arc::clone(card),
                column,
                row,
            });
        }
        let left = found.iter().map(|card| card.column).min()?;
        let top = found.iter().map(|card| card.row).min()?;
        found.sort_by_key(|card| (card.row, card.column));
        for card in &mut found {
            card.column -= left;
            card.row -= top;
        }
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines: Vec<String> = found.iter().map(|card| line(&card.card.text)).collect();
        let ids: Vec<CardId> = found.iter().map(|card| card.card.id).collect();
        let used = |id| found.iter().any(|card| card.card.picture == Some(id));
        let links = self.document.links.iter();
        let pictures = self.document.pictures.iter();
        Some(Clip {
            text: lines.join("\n"),
            links: links
                .filter(|link| ids.contains(&link.from) && ids.contains(&link.to))
                .cloned()
                .collect(),
            pictures: pictures
                .filter(|picture| used(picture.id))
                .cloned()
                .collect(),
            cards: found,
        })
    }

    /// Pastes what was copied last inside the program.
    pub(super) fn paste_clip(&mut self) -> Result<(), Blocked> {
        let clip = self.clip.clone().ok_or(Blocked::NothingToPaste)?;
        self.paste_cards(&clip)
    }

    /// Pastes the system clipboard's text: whole cards when it is what this program copied, else one card
    /// per line. While a text is edited the text goes there instead.
    ///
    /// # Errors
    /// When there is nothing in it or nowhere to put it.
    pub fn paste(&mut self, text: &str) -> Result<(), Blocked> {
        if self.text_edit.is_some() {
            self.type_text(text);
            return Ok(());
        }
        let text = text.replace("\r\n", "\n");
        match &self.clip {
            Some(clip) if clip.text == text => {
                let clip = clip.clone();
                self.paste_cards(&clip)
            }
            _ => self.paste_lines(&text),
        }
    }

    fn paste_lines(&mut self, text: &str) -> Result<(), Blocked> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<&str> = lines.collect();
        if lines.is_empty() {
            return Err(Blocked::NothingToPaste);
        }
        let (step, lane) = self.cell_for_cards().ok_or(Blocked::NoCell)?;
        let mut cards = Vec::with_capacity(lines.len());
        for line in lines {
            cards.push(NewCard {
                card: Card::new(self.unused_card_id(), step, lane, line),
                before: None,
            });
        }
        let targets: Vec<Target> = cards.iter().map(|new| Target::Card(new.card.id)).collect();
        self.finish_paste(targets, Edit::AddCards(cards))
    }

    fn paste_cards(&mut self, clip: &Clip) -> Result<(), Blocked> {
        let (step, lane) = self.cell_for_cards().ok_or(Blocked::NoCell)?;
        let grid = &self.layout.grid;
        let column = grid.columns.iter().position(|column| column.step == step);
        let row = grid.rows.iter().position(|row| row.lane == lane);
        let (column, row) = column.zip(row).ok_or(Blocked::NoCell)?;
        let (last_column, last_row) = (grid.columns.len() - 1, grid.rows.len() - 1);
        let mut new = Vec::with_capacity(clip.cards.len());
        for source in &clip.cards {
            let mut card = (*source.card).clone();
            card.step = grid.columns[(column + source.column).min(last_column)].step;
            card.lane = grid.rows[(row + source.row).min(last_row)].lane;
            card.persona = card
                .persona
                .filter(|&id| self.document.persona(id).is_some());
            new.push(NewCard { card, before: None });
        }
        let mut ids = HashMap::new();
        for copy in &mut new {
            let id = self.unused_card_id();
            ids.insert(copy.card.id, id);
            copy.card.id = id;
        }
        let mut edits = Vec::new();
        for picture in &clip.pictures {
            if !self
                .document
                .pictures
                .iter()
                .any(|other| other.id == picture.id)
            {
                edits.push(Edit::AddPicture((**picture).clone()));
            }
        }
        let targets: Vec<Target> = new.iter().map(|new| Target::Card(new.card.id)).collect();
        edits.push(Edit::AddCards(new));
        for link in &clip.links {
            edits.push(Edit::AddLink(Link {
                id: self.ids.next_id(),
                from: ids[&link.from],
                to: ids[&link.to],
                label: link.label.clone(),
            }));
        }
        self.finish_paste(targets, Edit::Batch(edits))
    }

    fn finish_paste(&mut self, targets: Vec<Target>, edit: Edit) -> Result<(), Blocked> {
        let name = EditName::new(Verb::Paste, Noun::Card, targets.len());
        self.apply_as(name, edit, None)?;
        if let Some(&first) = targets.first() {
            self.selection = Selection::of(targets);
            self.reveal(first);
        }
        Ok(())
    }
}
