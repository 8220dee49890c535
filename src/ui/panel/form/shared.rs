//! Fields over one record or over many at once: what they have in common, and changing it for all.

use std::any::Any;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// A value that several records share, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared<T> {
    /// When mixed, the first record's.
    pub value: T,
    pub is_mixed: bool,
}

impl<T> Shared<T> {
    pub fn same(value: T) -> Self {
        Self {
            value,
            is_mixed: false,
        }
    }

    pub fn set(&mut self, value: T) {
        *self = Self::same(value);
    }
}

/// One field of a record: its name, how to read it, how to reach it for writing.
pub struct Lens<R, T> {
    pub key: &'static str,
    pub get: fn(&R) -> &T,
    pub get_mut: fn(&mut R) -> &mut T,
}

impl<R, T> Clone for Lens<R, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R, T> Copy for Lens<R, T> {}

/// `field!(duration.average)`: the field of whatever record the form is about.
macro_rules! field {
    ($($path:tt)+) => {
        $crate::ui::panel::form::Lens {
            key: stringify!($($path)+),
            get: |record| &record.$($path)+,
            get_mut: |record| &mut record.$($path)+,
        }
    };
}
pub(in crate::ui::panel) use field;

/// The records a form is about, at least one. Whether they differ in a field is looked up once.
pub struct Records<R> {
    list: Vec<Arc<R>>,
    mixed: HashMap<(&'static str, usize), bool>,
    /// Entries of list fields with the number of records that have them.
    tallies: HashMap<&'static str, Rc<dyn Any>>,
}

impl<R> Records<R> {
    /// `None` for no records.
    pub fn new(list: Vec<Arc<R>>) -> Option<Self> {
        (!list.is_empty()).then(|| Self {
            list,
            mixed: HashMap::new(),
            tallies: HashMap::new(),
        })
    }

    pub fn first(&self) -> &R {
        &self.list[0]
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_many(&self) -> bool {
        self.list.len() > 1
    }

    pub fn iter(&self) -> impl Iterator<Item = &R> {
        self.list.iter().map(|record| &**record)
    }

    /// What `get` gives for all of them; `key` names it.
    pub fn shared<T: PartialEq>(&mut self, key: &'static str, get: impl Fn(&R) -> T) -> Shared<T> {
        self.shared_part(key, 0, get)
    }

    /// The same for one of several parts that go by the same name.
    pub fn shared_part<T: PartialEq>(
        &mut self,
        key: &'static str,
        part: usize,
        get: impl Fn(&R) -> T,
    ) -> Shared<T> {
        let value = get(self.first());
        let is_mixed = *self.mixed.entry((key, part)).or_insert_with(|| {
            let mut others = self.list.iter().skip(1);
            others.any(|record| get(record) != value)
        });
        Shared { value, is_mixed }
    }

    /// Whether they differ in a field.
    pub fn differ<T: PartialEq>(&mut self, lens: Lens<R, T>) -> bool {
        *self.mixed.entry((lens.key, 0)).or_insert_with(|| {
            let first = (lens.get)(&self.list[0]);
            let mut others = self.list.iter().skip(1);
            others.any(|record| (lens.get)(record) != first)
        })
    }

    /// What is in their lists, in order of first sight, and how many records have it.
    pub fn tally<T: Clone + PartialEq + 'static>(
        &mut self,
        key: &'static str,
        list: impl Fn(&R) -> &Vec<T>,
    ) -> Rc<Vec<(T, usize)>> {
        let known = self.tallies.get(key).cloned();
        if let Some(Ok(known)) = known.map(Rc::downcast) {
            return known;
        }
        let mut tally: Vec<(T, usize)> = Vec::new();
        for entry in self.list.iter().flat_map(|record| list(record)) {
            match tally.iter_mut().find(|(known, _)| known == entry) {
                Some((_, count)) => *count += 1,
                None => tally.push((entry.clone(), 1)),
            }
        }
        let tally = Rc::new(tally);
        self.tallies.insert(key, tally.clone());
        tally
    }
}

/// What a field does to a record.
pub type Change<R> = Box<dyn Fn(&mut R)>;

impl<R: Clone> Records<R> {
    /// Copies with all of `changes` made.
    pub fn changed(&self, changes: &[Change<R>]) -> Vec<R> {
        let change = |record: &Arc<R>| {
            let mut record = R::clone(record);
            changes.iter().for_each(|change| change(&mut record));
            record
        };
        self.list.iter().map(change).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(texts: &[&str]) -> Records<(String, bool)> {
        let list = texts
            .iter()
            .map(|text| Arc::new(((*text).to_owned(), true)));
        Records::new(list.collect()).unwrap()
    }

    #[test]
    fn equal_values_are_shared_and_others_are_mixed() {
        let mut records = records(&["a", "a", "b"]);
        assert!(records.shared("text", |record| record.0.clone()).is_mixed);
        let flags = records.shared("flag", |record| record.1);
        assert_eq!(flags, Shared::same(true));
        assert!(Records::<u8>::new(Vec::new()).is_none());
    }

    #[test]
    fn entries_of_lists_are_counted() {
        let lists = [vec!["a", "b"], vec!["b"]].map(Arc::new);
        let mut records = Records::new(lists.to_vec()).unwrap();
        let tally = records.tally("list", |list| list);
        assert_eq!(*tally, [("a", 1), ("b", 2)]);
    }

    #[test]
    fn a_change_goes_to_every_record() {
        let records = records(&["a", "b"]);
        let texts: Vec<String> = records
            .changed(&[Box::new(|record| record.0.push('!'))])
            .into_iter()
            .map(|record| record.0)
            .collect();
        assert_eq!(texts, ["a!", "b!"]);
    }
}
