//! Folded texts, kept for as long as their rows are part of the map.

use std::sync::Arc;

use super::field::{Field, Holder, Texts};
use super::{Places, Rank};
use crate::i18n::Catalog;
use crate::model::{
    Card, Document, Header, IdMap, Initiative, Lane, Link, Note, Persona, Stage, Step,
};
use crate::scene::Target;
use crate::text::fold::{FoldedText, Folding};

/// A thing's texts; the one that is written on the map comes first.
pub(super) type Folded = Arc<[(Field, FoldedText)]>;

/// A thing with its texts.
pub(super) struct Entry {
    pub holder: Holder,
    pub rank: Rank,
    pub texts: Folded,
}

/// The rows of one kind, by address; each is held, so that its address stays its own.
struct Shelf<T> {
    rows: IdMap<usize, (Arc<T>, Folded)>,
    /// In reading order.
    order: Vec<(Holder, Rank, usize)>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self {
            rows: IdMap::default(),
            order: Vec::new(),
        }
    }
}

impl<T: Texts> Shelf<T> {
    /// Keeps what is known of these rows, folds what is new and forgets the rest.
    fn fill<'a>(
        &mut self,
        rows: impl Iterator<Item = (Holder, Rank, &'a Arc<T>)>,
        folding: Folding,
        words: &Catalog,
    ) where
        T: 'a,
    {
        let mut known = std::mem::take(&mut self.rows);
        self.rows.reserve(known.len());
        self.order.clear();
        for (holder, rank, row) in rows {
            let key = Arc::as_ptr(row) as usize;
            let kept = known.remove(&key).unwrap_or_else(|| {
                let texts = row.texts(words).into_iter();
                let folded = texts.map(|(field, text)| (field, FoldedText::new(text, folding)));
                (Arc::clone(row), folded.collect())
            });
            self.rows.insert(key, kept);
            self.order.push((holder, rank, key));
        }
        self.order.sort_unstable_by_key(|&(_, rank, _)| rank);
    }

    fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        self.order.iter().filter_map(|&(holder, rank, key)| {
            let (_, texts) = self.rows.get(&key)?;
            Some(Entry {
                holder,
                rank,
                texts: Arc::clone(texts),
            })
        })
    }
}

/// Everything that can be searched.
#[derive(Default)]
pub(super) struct Shelves {
    how: Option<(Folding, crate::i18n::Lang)>,
    header: Shelf<Header>,
    personas: Shelf<Persona>,
    stages: Shelf<Stage>,
    steps: Shelf<Step>,
    lanes: Shelf<Lane>,
    cards: Shelf<Card>,
    links: Shelf<Link>,
    initiatives: Shelf<Initiative>,
    notes: Shelf<Note>,
    places: Places,
    /// All of it in reading order.
    entries: Vec<Entry>,
    /// Of which tables the shelves are.
    filled: Option<Document>,
}

/// Parts of the map in reading order.
const TITLE: u32 = 0;
const PERSONAS: u32 = 1;
const COLUMNS: u32 = 2;
const GRID: u32 = 3;
const LINKS: u32 = 4;
const INITIATIVES: u32 = 5;
const NOTES: u32 = 6;

impl Shelves {
    pub fn fill(&mut self, document: &Document, folding: Folding, words: &Catalog) {
        let how = Some((folding, words.lang));
        if self.how != how {
            *self = Self {
                how,
                ..Self::default()
            };
        }
        let before = self.filled.replace(document.clone()).unwrap_or_default();
        let is_first = self.header.order.is_empty();
        let same_grid = !is_first
            && Arc::ptr_eq(&before.stages, &document.stages)
            && Arc::ptr_eq(&before.lanes, &document.lanes);
        let row = |index: usize| index as u32;

        let header = [(
            Holder::Target(Target::Title),
            [TITLE, 0, 0, 0],
            &document.header,
        )];
        self.header.fill(header.into_iter(), folding, words);
        let personas = document.personas.iter().enumerate().map(|(index, it)| {
            (
                Holder::Target(Target::Persona(it.id)),
                [PERSONAS, row(index), 0, 0],
                it,
            )
        });
        self.personas.fill(personas, folding, words);
        if !same_grid {
            self.fill_grid(document, folding, words);
        }
        if !same_grid || !Arc::ptr_eq(&before.cards, &document.cards) {
            self.fill_cards(document, folding, words);
        }
        let links = document.links.iter().enumerate().map(|(index, it)| {
            (
                Holder::Target(Target::Link(it.id)),
                [LINKS, row(index), 0, 0],
                it,
            )
        });
        self.links.fill(links, folding, words);
        let initiatives = document.initiatives.iter().zip(0..);
        let initiatives =
            initiatives.map(|(it, at)| (Holder::Initiative(it.id), [INITIATIVES, at, 0, 0], it));
        self.initiatives.fill(initiatives, folding, words);
        let notes = document.notes.iter().zip(0..);
        let notes = notes.map(|(it, at)| (Holder::Note(it.id), [NOTES, at, 0, 0], it));
        self.notes.fill(notes, folding, words);
        self.list();
    }

    fn list(&mut self) {
        self.entries.clear();
        self.entries.extend(self.header.entries());
        self.entries.extend(self.personas.entries());
        merge(&self.stages, &self.steps, &mut self.entries);
        merge(&self.lanes, &self.cards, &mut self.entries);
        self.entries.extend(self.links.entries());
        self.entries.extend(self.initiatives.entries());
        self.entries.extend(self.notes.entries());
    }

    fn fill_grid(&mut self, document: &Document, folding: Folding, words: &Catalog) {
        let mut column = 0;
        let mut stages = Vec::new();
        let mut steps = Vec::new();
        self.places.columns.clear();
        for stage in document.stages.iter() {
            stages.push((
                Holder::Target(Target::Stage(stage.id)),
                [COLUMNS, column, 0, 0],
                stage,
            ));
            for step in &stage.steps {
                self.places.columns.insert(step.id, column);
                steps.push((
                    Holder::Target(Target::Step(step.id)),
                    [COLUMNS, column, 1, 0],
                    step,
                ));
                column += 1;
            }
            // A stage without steps has a place of its own all the same.
            column += u32::from(stage.steps.is_empty());
        }
        self.stages.fill(stages.into_iter(), folding, words);
        self.steps.fill(steps.into_iter(), folding, words);
        let lanes = document.lanes.iter().zip(0..);
        self.places.lanes = lanes.clone().map(|(lane, at)| (lane.id, at)).collect();
        let lanes = lanes.map(|(lane, at)| {
            (
                Holder::Target(Target::Lane(lane.id)),
                [GRID, at, 0, 0],
                lane,
            )
        });
        self.lanes.fill(lanes, folding, words);
    }

    fn fill_cards(&mut self, document: &Document, folding: Folding, words: &Catalog) {
        let places = &mut self.places;
        places.cards.clear();
        let mut rows = Vec::with_capacity(document.cards.len());
        for (card, index) in document.cards.iter().zip(0..) {
            let lane = places.lanes.get(&card.lane).copied().unwrap_or(u32::MAX);
            let column = places.columns.get(&card.step).copied();
            let rank = [GRID, lane, column.map_or(u32::MAX, |at| at + 1), index];
            places.cards.insert(card.id, rank);
            rows.push((Holder::Target(Target::Card(card.id)), rank, card));
        }
        self.cards.fill(rows.into_iter(), folding, words);
    }

    /// Everything with its texts, in reading order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Which of the entries a thing is.
    pub fn entry_of(&self, target: Target) -> Option<usize> {
        let rank = self.rank_of(target)?;
        let found = self.entries.binary_search_by_key(&rank, |entry| entry.rank);
        let index = found.ok()?;
        (self.entries[index].holder == Holder::Target(target)).then_some(index)
    }

    /// Where a thing stands in reading order; an empty cell where its first card would.
    pub fn rank_of(&self, target: Target) -> Option<Rank> {
        let places = &self.places;
        let holder = Holder::Target(target);
        let among = |order: &[(Holder, Rank, usize)]| {
            let found = order.iter().find(|(other, ..)| *other == holder);
            found.map(|&(_, rank, _)| rank)
        };
        match target {
            Target::Title => Some([TITLE, 0, 0, 0]),
            Target::Persona(_) => among(&self.personas.order),
            Target::Stage(_) => among(&self.stages.order),
            Target::Step(id) => Some([COLUMNS, *places.columns.get(&id)?, 1, 0]),
            Target::Lane(id) => Some([GRID, *places.lanes.get(&id)?, 0, 0]),
            Target::Card(id) => places.cards.get(&id).copied(),
            Target::Cell { step, lane } => Some([
                GRID,
                *places.lanes.get(&lane)?,
                *places.columns.get(&step)? + 1,
                0,
            ]),
            Target::Emotion { step, .. } => Some([COLUMNS, *places.columns.get(&step)?, 1, 0]),
            Target::Link(_) => among(&self.links.order),
            Target::Room(_) | Target::Entrance | Target::Exit | Target::Shortcut { .. } => None,
        }
    }
}

/// Two shelves that share a part of the map, in the order of both.
fn merge<A: Texts, B: Texts>(a: &Shelf<A>, b: &Shelf<B>, entries: &mut Vec<Entry>) {
    let mut rest = b.entries().peekable();
    for entry in a.entries() {
        while let Some(earlier) = rest.next_if(|other| other.rank < entry.rank) {
            entries.push(earlier);
        }
        entries.push(entry);
    }
    entries.extend(rest);
}
