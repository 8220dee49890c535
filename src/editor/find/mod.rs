//! Finding a text anywhere in the map, and replacing it.
//!
//! A [`Finder`] keeps the folded texts of every row it has seen, so that a letter typed in the find bar
//! costs one pass over ready texts. Matches are in reading order: title, personas, columns, then lane by
//! lane. Nothing of it is in the document.

mod field;
mod replace;
mod shelf;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Blocked, Editor};
use crate::i18n::Lang;
use crate::layout::View;
use crate::model::{CardId, Document, LaneId, StepId};
use crate::scene::Target;
use crate::text::fold::{self, Folding};

pub use field::{Field, Holder};
use shelf::Shelves;

/// What counts as a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FindOptions {
    pub case: bool,
    pub accents: bool,
    pub whole_words: bool,
}

impl FindOptions {
    fn folding(self) -> Folding {
        Folding {
            case: self.case,
            accents: self.accents,
        }
    }
}

/// One place where the text occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    pub holder: Holder,
    pub field: Field,
    /// Bytes of the field's text.
    pub range: Range<usize>,
    /// Where its thing stands in reading order.
    rank: Rank,
}

/// Part of the map, then row, column and place in the list.
type Rank = [u32; 4];

impl Match {
    /// What it is on the map, if it is there.
    pub fn target(&self) -> Option<Target> {
        match self.holder {
            Holder::Target(target) => Some(target),
            Holder::Initiative(_) => None,
        }
    }

    fn position(&self) -> (Rank, Field, usize) {
        (self.rank, self.field, self.range.start)
    }
}

/// Why a match may not be seen where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concealed {
    HiddenLane(LaneId),
    CollapsedLane(LaneId),
    /// The view has no place for it.
    View,
}

/// The matched parts of what is written of a thing on the map; none when its matches are elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    pub source: Arc<str>,
    pub ranges: Vec<Range<usize>>,
}

/// What is searched for and where it was found.
#[derive(Default)]
pub struct Finder {
    is_open: bool,
    query: String,
    options: FindOptions,
    shelves: Shelves,
    /// What the matches were found in.
    document: Option<Document>,
    lang: Lang,
    matches: Vec<Match>,
    current: Option<usize>,
    /// What the canvas marks: the ranges of the text that is written there, none when the match is elsewhere.
    marks: HashMap<Target, Marks>,
    /// How many matches the cards of each step have, for views that draw no cards.
    held: HashMap<StepId, usize>,
    /// What the panel has yet to show.
    shown: Option<Holder>,
    /// Where the search began.
    start: Option<Target>,
    /// Which way the last step went round the end.
    wrapped: Option<bool>,
    /// Counts searches, openings and closings.
    number: u64,
}

impl Finder {
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    pub fn query(&self) -> &str {
        &self.query
    }

    pub fn options(&self) -> FindOptions {
        self.options
    }

    pub fn matches(&self) -> &[Match] {
        &self.matches
    }

    /// The match that next and previous start from.
    pub fn current(&self) -> Option<&Match> {
        self.matches.get(self.current?)
    }

    /// Its place among all, from 0.
    pub fn current_index(&self) -> Option<usize> {
        self.current
    }

    /// What to mark on `target`; `None` without a match.
    pub fn marks_of(&self, target: Target) -> Option<&Marks> {
        let shown = self.is_open && !self.marks.is_empty();
        shown.then(|| self.marks.get(&target))?
    }

    /// How many matches are on the cards of a step.
    pub fn held_by(&self, step: StepId) -> usize {
        let shown = self.is_open && !self.held.is_empty();
        let held = shown.then(|| self.held.get(&step)).flatten();
        held.copied().unwrap_or(0)
    }

    /// The steps whose cards have matches.
    pub fn holding_steps(&self) -> impl Iterator<Item = (StepId, usize)> + '_ {
        let shown = self.is_open.then_some(&self.held);
        shown
            .into_iter()
            .flatten()
            .map(|(&step, &count)| (step, count))
    }

    /// The last step went round the end, forward or back.
    pub fn wrapped(&self) -> Option<bool> {
        self.wrapped
    }

    /// Another number means that what is marked may have changed.
    pub fn search_number(&self) -> u64 {
        self.number
    }

    /// Whatever has a match, for pictures of the whole map.
    pub fn marked(&self) -> impl Iterator<Item = Target> + '_ {
        let shown = self.is_open.then_some(&self.marks);
        shown.into_iter().flat_map(HashMap::keys).copied()
    }

    /// Looks again when the document, the query or the options are not those of the last look.
    fn look(&mut self, document: &Document, lang: Lang) {
        let is_known = self
            .document
            .as_ref()
            .is_some_and(|it| it.is_same(document));
        if is_known && self.lang == lang {
            return;
        }
        self.document = Some(document.clone());
        self.lang = lang;
        let before = self.current().map(Match::position);
        self.shelves
            .fill(document, self.options.folding(), lang.catalog());
        self.search();
        self.current = before.and_then(|position| self.at_or_after(position));
    }

    fn search(&mut self) {
        self.number += 1;
        self.wrapped = None;
        self.matches.clear();
        self.marks.clear();
        self.held.clear();
        self.current = None;
        let needle = fold::fold(&self.query, self.options.folding());
        if needle.is_empty() {
            return;
        }
        let whole_words = self.options.whole_words;
        let (matches, marks) = (&mut self.matches, &mut self.marks);
        self.shelves.each(|holder, rank, texts| {
            for (field, text) in texts {
                for range in text.find(&needle) {
                    if whole_words && !is_whole_word(&text.source, &range) {
                        continue;
                    }
                    if let Holder::Target(target) = holder {
                        let marks = marks.entry(target).or_default();
                        if field.is_on_map() {
                            marks.source = Arc::clone(&text.source);
                            marks.ranges.push(range.clone());
                        }
                    }
                    matches.push(Match {
                        holder,
                        field: *field,
                        range,
                        rank,
                    });
                }
            }
        });
        self.held = self.held_by_steps();
    }

    fn held_by_steps(&self) -> HashMap<StepId, usize> {
        let mut counts: HashMap<CardId, usize> = HashMap::new();
        for found in &self.matches {
            if let Some(Target::Card(id)) = found.target() {
                *counts.entry(id).or_default() += 1;
            }
        }
        let mut held = HashMap::new();
        let cards = self.document.iter().flat_map(|it| it.cards.iter());
        for card in cards {
            if counts.is_empty() {
                break;
            }
            if let Some(count) = counts.remove(&card.id) {
                *held.entry(card.step).or_default() += count;
            }
        }
        held
    }

    /// The first match from a position on, or the first of all.
    fn at_or_after(&self, position: (Rank, Field, usize)) -> Option<usize> {
        let next = self
            .matches
            .partition_point(|found| found.position() < position);
        let count = self.matches.len();
        (count > 0).then_some(if next < count { next } else { 0 })
    }

    fn at_or_after_target(&self, target: Option<Target>) -> Option<usize> {
        let rank = target.and_then(|target| self.shelves.rank_of(target));
        match rank {
            Some(rank) => self.at_or_after((rank, Field::FIRST, 0)),
            None => (!self.matches.is_empty()).then_some(0),
        }
    }
}

/// Letters and digits do not go on at either end.
fn is_whole_word(source: &str, range: &Range<usize>) -> bool {
    let before = source[..range.start].chars().next_back();
    let after = source[range.end..].chars().next();
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    !is_part(before) && !is_part(after)
}

impl Editor {
    pub fn finder(&self) -> &Finder {
        &self.finder
    }

    /// Shows the matches of the last query; the search begins at the selection.
    pub fn open_find(&mut self) {
        self.keep_text();
        self.finder.start = self.selection.cursor();
        self.finder.is_open = true;
        self.finder.number += 1;
        self.refresh_find();
    }

    /// Matches are no longer marked; the query stays for next and previous.
    pub fn close_find(&mut self) {
        self.finder.is_open = false;
        self.finder.number += 1;
    }

    /// Looks again if the map has changed. Costs nothing when it has not.
    pub fn refresh_find(&mut self) {
        let lang = self.options.lang;
        self.finder.look(&self.document, lang);
    }

    /// Searches for another text and goes to its first match from where the search began.
    pub fn set_find_query(&mut self, query: &str) {
        if self.finder.query != query {
            query.clone_into(&mut self.finder.query);
            self.search_again();
        }
    }

    /// Searches by other rules.
    pub fn set_find_options(&mut self, options: FindOptions) {
        if self.finder.options != options {
            self.finder.options = options;
            // Texts folded otherwise.
            self.finder.document = None;
            self.search_again();
        }
    }

    fn search_again(&mut self) {
        self.refresh_find();
        let finder = &mut self.finder;
        finder.search();
        finder.current = finder.at_or_after_target(finder.start);
        self.show_match();
    }

    /// Goes to the next or previous match, round the end; says whether it went round.
    ///
    /// # Errors
    /// When nothing is searched for or nothing is found.
    pub fn step_find(&mut self, forward: bool) -> Result<bool, Blocked> {
        if self.finder.query.is_empty() {
            return Err(Blocked::NothingToFind);
        }
        self.refresh_find();
        let finder = &mut self.finder;
        let last = finder
            .matches
            .len()
            .checked_sub(1)
            .ok_or(Blocked::NotFound)?;
        // Whoever selected something else in the meantime goes on from there.
        let stands = self.selection.cursor();
        let is_there = finder.current().is_some_and(|it| stands == it.target());
        let (next, wrapped) = match finder.current.filter(|_| is_there || stands.is_none()) {
            Some(at) if forward => (at + 1, at == last),
            Some(at) => (at.checked_sub(1).unwrap_or(last), at == 0),
            None => {
                let next = finder.at_or_after_target(stands).unwrap_or(0);
                if forward {
                    (next, false)
                } else {
                    (next.checked_sub(1).unwrap_or(last), false)
                }
            }
        };
        finder.current = Some(if next > last { 0 } else { next });
        finder.wrapped = wrapped.then_some(forward);
        self.show_match();
        Ok(wrapped)
    }

    /// Goes to a match by its place.
    pub fn go_to_match(&mut self, index: usize) {
        if index < self.finder.matches.len() {
            self.finder.current = Some(index);
            self.show_match();
        }
    }

    /// Selects the current match and brings it into sight.
    fn show_match(&mut self) {
        let Some(holder) = self.finder.current().map(|found| found.holder) else {
            return;
        };
        self.finder.shown = Some(holder);
        match holder {
            Holder::Target(target) => {
                self.select([target]);
                self.reveal(target);
                self.finder.start = Some(target);
            }
            Holder::Initiative(_) => self.select([]),
        }
    }

    /// What shows the current match on the map.
    pub fn shown_match(&self) -> Option<Target> {
        let found = self.finder.is_open.then(|| self.finder.current())??;
        self.layout.shown_as(&self.document, found.target()?)
    }

    /// What was gone to since the last call, for the panel to show.
    pub fn take_found(&mut self) -> Option<Holder> {
        self.finder.shown.take()
    }

    /// Why the current match may not be seen on the map.
    pub fn concealed_match(&self) -> Option<Concealed> {
        let found = self.finder.current()?;
        let target = found.target()?;
        if !self.layout.has_grid() {
            let is_shown = self.layout.shown_as(&self.document, target).is_some();
            return (!is_shown).then_some(Concealed::View);
        }
        let lane = match found.target()? {
            Target::Card(id) => self.document.card(id)?.lane,
            Target::Lane(id) => id,
            _ => return None,
        };
        let lane = self.document.lane(lane)?;
        if lane.hidden {
            Some(Concealed::HiddenLane(lane.id))
        } else if lane.collapsed && matches!(found.target(), Some(Target::Card(_))) {
            Some(Concealed::CollapsedLane(lane.id))
        } else {
            None
        }
    }

    /// Shows or unfolds the lane of the current match, as a step of the history.
    pub fn uncover_match(&mut self) {
        let lane = match self.concealed_match() {
            Some(Concealed::HiddenLane(id) | Concealed::CollapsedLane(id)) => id,
            Some(Concealed::View) => {
                self.show_view(View::Swimlane);
                return;
            }
            None => return,
        };
        let Some(mut lane) = self.document.lane(lane).map(|lane| (**lane).clone()) else {
            return;
        };
        lane.hidden = false;
        lane.collapsed = false;
        // The lane is the document's own.
        let _ = self.apply(crate::model::Edit::SetLane(lane), None);
        self.refresh_find();
        self.show_match();
    }
}

/// Places in the grid, for reading order.
#[derive(Default)]
struct Places {
    columns: HashMap<StepId, u32>,
    lanes: HashMap<LaneId, u32>,
    cards: HashMap<CardId, Rank>,
}
