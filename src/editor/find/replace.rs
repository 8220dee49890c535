//! Replacing what was found: one match, or all of them as one step of the history.

use std::collections::HashMap;
use std::ops::Range;

use super::field::{Holder, Texts};
use super::{Match, Position};
use crate::editor::{Blocked, Editor};
use crate::model::{Edit, EditName, Noun, Verb};
use crate::scene::Target;

/// The changes to the texts of one thing.
type Changes<'a> = Vec<&'a Match>;

impl Editor {
    /// Replaces the current match and goes to the next one. What surrounds the match stays as it is.
    ///
    /// # Errors
    /// When there is no match, or it is a name that the program gives.
    pub fn replace_match(&mut self, by: &str) -> Result<(), Blocked> {
        self.refresh_find();
        let found = self.finder.current().ok_or(Blocked::NotFound)?;
        if !found.field.is_replaceable() {
            return Err(Blocked::FixedText);
        }
        let (rank, field, start) = found.position();
        self.replace(&[found], by)?;
        self.refresh_find();
        self.go_on((rank, field, start + by.len()));
        Ok(())
    }

    /// Replaces every match; says how many there were.
    ///
    /// # Errors
    /// When there is nothing to replace.
    pub fn replace_all_matches(&mut self, by: &str) -> Result<usize, Blocked> {
        self.refresh_find();
        let all = self.finder.matches();
        let all: Vec<Match> = all.filter(|found| found.field.is_replaceable()).collect();
        if all.is_empty() {
            return Err(Blocked::NotFound);
        }
        self.replace(&all, by)?;
        self.refresh_find();
        Ok(all.len())
    }

    fn go_on(&mut self, position: Position) {
        self.finder.current = self.finder.at_or_after(position);
        self.show_match();
    }

    fn replace(&mut self, matches: &[Match], by: &str) -> Result<(), Blocked> {
        let edit = self.replace_edit(matches, by);
        let name = EditName::new(Verb::Replace, Noun::Match, matches.len());
        self.seal();
        self.apply_as(name, edit, None)?;
        Ok(())
    }

    fn replace_edit(&self, matches: &[Match], by: &str) -> Edit {
        let mut by_holder: HashMap<Holder, Changes<'_>> = HashMap::new();
        for found in matches {
            by_holder.entry(found.holder).or_default().push(found);
        }
        let document = &self.document;
        let found_in = |holder: Holder| by_holder.get(&holder).map(Vec::as_slice);
        let changes = |target: Target| found_in(Holder::Target(target));
        let mut edits = Vec::new();
        if let Some(found) = changes(Target::Title) {
            edits.push(Edit::SetHeader(replaced(&*document.header, found, by)));
        }
        for persona in document.personas.iter() {
            if let Some(found) = changes(Target::Persona(persona.id)) {
                edits.push(Edit::SetPersona(replaced(&**persona, found, by)));
            }
        }
        for stage in document.stages.iter() {
            if let Some(found) = changes(Target::Stage(stage.id)) {
                edits.push(Edit::SetStage(replaced(&**stage, found, by)));
            }
        }
        for (_, step) in document.steps() {
            if let Some(found) = changes(Target::Step(step.id)) {
                edits.push(Edit::SetStep(replaced(&**step, found, by)));
            }
        }
        for lane in document.lanes.iter() {
            if let Some(found) = changes(Target::Lane(lane.id)) {
                edits.push(Edit::SetLane(replaced(&**lane, found, by)));
            }
        }
        let mut cards = Vec::new();
        for card in document.cards.iter() {
            if let Some(found) = changes(Target::Card(card.id)) {
                cards.push(replaced(&**card, found, by));
            }
        }
        edits.push(Edit::SetCards(cards));
        for link in document.links.iter() {
            if let Some(found) = changes(Target::Link(link.id)) {
                edits.push(Edit::SetLink(replaced(&**link, found, by)));
            }
        }
        for initiative in document.initiatives.iter() {
            if let Some(found) = found_in(Holder::Initiative(initiative.id)) {
                edits.push(Edit::SetInitiative(replaced(&**initiative, found, by)));
            }
        }
        let mut notes = Vec::new();
        for note in document.notes.iter() {
            if let Some(found) = found_in(Holder::Note(note.id)) {
                notes.push(replaced(&**note, found, by));
            }
        }
        edits.push(Edit::SetNotes(notes));
        Edit::Batch(edits)
    }
}

fn replaced<T: Texts>(row: &T, matches: &[&Match], by: &str) -> T {
    let mut row = row.clone();
    // From the end, so that earlier places stay right.
    for found in matches.iter().rev() {
        if let Some(text) = row.text_mut(found.field) {
            put(text, found.range.clone(), by);
        }
    }
    row.tidy();
    row
}

fn put(text: &mut String, range: Range<usize>, by: &str) {
    if text.is_char_boundary(range.start) && text.is_char_boundary(range.end) {
        text.replace_range(range, by);
    }
}
