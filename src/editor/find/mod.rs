//! Finding a text anywhere in the map, and replacing it.
//!
//! A [`Finder`] keeps the folded texts of every row it has seen, so that a letter typed in the find bar
//! costs one pass over ready texts. Matches are in reading order: title, personas, columns, then lane by
//! lane. Nothing of it is in the document.

mod field;
mod replace;
mod shelf;

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use super::{Blocked, Editor};
use crate::i18n::Lang;
use crate::layout::View;
use crate::model::{CardId, Document, IdMap, LaneId, NoteId, StepId};
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

/// A match as it is kept, of which a map may have very many: entry, text and bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hit {
    entry: u32,
    text: u32,
    start: u32,
    end: u32,
}

impl Hit {
    fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Part of the map, then row, column and place in the list.
type Rank = [u32; 4];
/// Of a match in reading order.
type Position = (Rank, Field, usize);

impl Match {
    /// What it is on the map, if it is there.
    pub fn target(&self) -> Option<Target> {
        match self.holder {
            Holder::Target(target) => Some(target),
            Holder::Initiative(_) | Holder::Note(_) => None,
        }
    }

    fn position(&self) -> Position {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks<'a> {
    pub source: &'a str,
    hits: &'a [Hit],
}

impl<'a> Marks<'a> {
    /// Bytes of the source.
    pub fn ranges(self) -> impl Iterator<Item = Range<usize>> + 'a {
        self.hits.iter().map(|hit| hit.range())
    }
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
    /// In reading order.
    hits: Vec<Hit>,
    current: Option<usize>,
    /// How many matches the cards of each step have, for views that draw no cards; counted when asked.
    held: OnceLock<IdMap<StepId, usize>>,
    /// What the panel has yet to show.
    shown: Option<Holder>,
    /// What the inbox has yet to show.
    shown_note: Option<NoteId>,
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

    /// In reading order.
    pub fn matches(&self) -> impl ExactSizeIterator<Item = Match> + '_ {
        self.hits.iter().map(|&hit| self.match_of(hit))
    }

    fn match_of(&self, hit: Hit) -> Match {
        let entry = &self.shelves.entries()[hit.entry as usize];
        Match {
            holder: entry.holder,
            field: entry.texts[hit.text as usize].0,
            range: hit.range(),
            rank: entry.rank,
        }
    }

    /// The match that next and previous start from.
    pub fn current(&self) -> Option<Match> {
        self.hits.get(self.current?).map(|&hit| self.match_of(hit))
    }

    /// Its place among all, from 0.
    pub fn current_index(&self) -> Option<usize> {
        self.current
    }

    /// What to mark on `target`; `None` without a match.
    pub fn marks_of(&self, target: Target) -> Option<Marks<'_>> {
        if !self.is_open || self.hits.is_empty() {
            return None;
        }
        let entry = self.shelves.entry_of(target)?;
        let number = u32::try_from(entry).ok()?;
        let start = self.hits.partition_point(|hit| hit.entry < number);
        let of_entry = &self.hits[start..];
        let count = of_entry.partition_point(|hit| hit.entry == number);
        let of_entry = &of_entry[..count];
        if of_entry.is_empty() {
            return None;
        }
        // What is written on the map is the first of the texts.
        let (field, text) = self.shelves.entries()[entry].texts.first()?;
        let count = of_entry.partition_point(|hit| hit.text == 0);
        Some(Marks {
            source: &text.source,
            hits: if field.is_on_map() {
                &of_entry[..count]
            } else {
                &[]
            },
        })
    }

    /// How many matches are on the cards of a step.
    pub fn held_by(&self, step: StepId) -> usize {
        self.held().get(&step).copied().unwrap_or(0)
    }

    /// The steps whose cards have matches.
    pub fn holding_steps(&self) -> impl Iterator<Item = (StepId, usize)> + '_ {
        self.held().iter().map(|(&step, &count)| (step, count))
    }

    fn held(&self) -> &IdMap<StepId, usize> {
        static NONE: LazyLock<IdMap<StepId, usize>> = LazyLock::new(IdMap::default);
        if self.is_open {
            self.held.get_or_init(|| self.count_held())
        } else {
            &NONE
        }
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
        let shown: &[Hit] = if self.is_open { &self.hits } else { &[] };
        let entries = shown.chunk_by(|a, b| a.entry == b.entry);
        entries.filter_map(
            |hits| match self.shelves.entries()[hits[0].entry as usize].holder {
                Holder::Target(target) => Some(target),
                Holder::Initiative(_) | Holder::Note(_) => None,
            },
        )
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
        let before = self.current().map(|found| found.position());
        self.shelves
            .fill(document, self.options.folding(), lang.catalog());
        self.search();
        self.current = before.and_then(|position| self.at_or_after(position));
    }

    fn search(&mut self) {
        self.number += 1;
        self.wrapped = None;
        self.held = OnceLock::new();
        self.hits.clear();
        self.current = None;
        let needle = fold::fold(&self.query, self.options.folding());
        if needle.is_empty() {
            return;
        }
        let whole_words = self.options.whole_words;
        for (entry, number) in self.shelves.entries().iter().zip(0..) {
            for ((_, text), place) in entry.texts.iter().zip(0..) {
                let found = text.find(&needle);
                let found = found.filter(|at| !whole_words || is_whole_word(&text.source, at));
                self.hits.extend(found.map(|range| Hit {
                    entry: number,
                    text: place,
                    start: range.start as u32,
                    end: range.end as u32,
                }));
            }
        }
    }

    fn count_held(&self) -> IdMap<StepId, usize> {
        let mut counts: IdMap<CardId, usize> = IdMap::default();
        for found in self.matches() {
            if let Some(Target::Card(id)) = found.target() {
                *counts.entry(id).or_default() += 1;
            }
        }
        let mut held = IdMap::default();
        let cards = self.document.iter().flat_map(|it| it.cards.iter());
        for card in cards.filter(|_| !counts.is_empty()) {
            if let Some(count) = counts.get(&card.id) {
                *held.entry(card.step).or_default() += count;
            }
        }
        held
    }

    /// The first match from a position on, or the first of all.
    fn at_or_after(&self, position: Position) -> Option<usize> {
        let is_before = |hit: &Hit| self.match_of(*hit).position() < position;
        let next = self.hits.partition_point(is_before);
        let count = self.hits.len();
        (count > 0).then_some(if next < count { next } else { 0 })
    }

    fn at_or_after_target(&self, target: Option<Target>) -> Option<usize> {
        let rank = target.and_then(|target| self.shelves.rank_of(target));
        match rank {
            Some(rank) => self.at_or_after((rank, Field::FIRST, 0)),
            None => (!self.hits.is_empty()).then_some(0),
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
        let last = finder.hits.len().checked_sub(1).ok_or(Blocked::NotFound)?;
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
        if index < self.finder.hits.len() {
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
            Holder::Note(id) => {
                self.select([]);
                self.finder.shown = None;
                self.finder.shown_note = Some(id);
            }
        }
    }

    /// The note that was gone to since the last call, for the inbox to show.
    pub fn take_found_note(&mut self) -> Option<NoteId> {
        self.finder.shown_note.take()
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
    columns: IdMap<StepId, u32>,
    lanes: IdMap<LaneId, u32>,
    cards: IdMap<CardId, Rank>,
}
