//! A form bound to records: each field shows what they share and sets it for all of them.

use super::shared::Change;
use super::{Chip, ChipAct, Form, Lens, Records, Shared};
use crate::model::{ClockTime, Date, Emotion, Mark, Swatch, TimeSpan};

/// Fields over `records`.
pub struct Sheet<'s, 'u, R> {
    pub form: &'s mut Form<'u>,
    pub records: &'s mut Records<R>,
    changes: Vec<Change<R>>,
}

/// Methods that show a lens's value in the form's field of the same name.
macro_rules! fields {
    ($($name:ident: $value:ty;)*) => {$(
        pub fn $name(&mut self, lens: Lens<R, $value>, label: &str) -> bool {
            let mut shared = self.shared(lens);
            let is_changed = self.form.$name(lens.key, label, &mut shared);
            if is_changed {
                self.set(lens, shared.value);
            }
            is_changed
        }
    )*};
}

/// The same for fields that need no name of their own.
macro_rules! picks {
    ($($name:ident: $value:ty;)*) => {$(
        pub fn $name(&mut self, lens: Lens<R, $value>, label: &str) -> bool {
            let mut shared = self.shared(lens);
            let is_changed = self.form.$name(label, &mut shared);
            if is_changed {
                self.set(lens, shared.value);
            }
            is_changed
        }
    )*};
}

impl<'s, 'u, R: Clone + 'static> Sheet<'s, 'u, R> {
    pub fn new(form: &'s mut Form<'u>, records: &'s mut Records<R>) -> Self {
        Self {
            form,
            records,
            changes: Vec::new(),
        }
    }

    fields! {
        text: String;
        area: String;
        quiet_area: String;
        lines: Vec<String>;
        time_span: Option<TimeSpan>;
        date: Option<Date>;
        number: Option<f64>;
    }

    picks! {
        toggle: bool;
        emotion: Option<Emotion>;
        swatch: Option<Swatch>;
        mark: Option<Mark>;
    }

    pub fn score(&mut self, lens: Lens<R, Option<u8>>, label: &str, ends: [&str; 2]) {
        let mut shared = self.shared(lens);
        if self.form.score(label, &mut shared, ends) {
            self.set(lens, shared.value);
        }
    }

    pub fn choice<T: Clone + PartialEq + 'static>(
        &mut self,
        lens: Lens<R, T>,
        label: &str,
        options: &[(T, String)],
    ) {
        let mut shared = self.shared(lens);
        if self.form.choice(lens.key, label, &mut shared, options) {
            self.set(lens, shared.value);
        }
    }

    pub fn clock_time(&mut self, lens: Lens<R, Option<ClockTime>>, label: &str) {
        let words = &self.form.words.inspector;
        let (hint, error) = (words.time_hint, words.not_a_time);
        let mut shared = self.shared(lens);
        if self.form.parsed(lens.key, label, &mut shared, hint, error) {
            self.set(lens, shared.value);
        }
    }

    /// A line of text with completions.
    pub fn completed(&mut self, lens: Lens<R, String>, label: &str, options: &[String]) {
        let mut shared = self.shared(lens);
        if self.form.completed(lens.key, label, &mut shared, options) {
            self.set(lens, shared.value);
        }
    }

    /// Fields side by side, where there is room.
    pub fn columns(
        &mut self,
        least: f32,
        count: usize,
        mut field: impl FnMut(&mut Sheet<'_, '_, R>, usize),
    ) {
        let Self {
            form,
            records,
            changes,
        } = self;
        form.columns(least, count, |form, index| {
            let mut sheet = Sheet::new(form, records);
            field(&mut sheet, index);
            changes.append(&mut sheet.changes);
        });
    }

    /// A set of short texts as chips; a chip that only some records have is shown as such.
    pub fn chips(
        &mut self,
        lens: Lens<R, Vec<String>>,
        label: &str,
        add: &str,
        options: &[String],
    ) {
        let total = self.records.len();
        let tally = self.records.tally(lens.key, lens.get);
        let chips = tally.iter().map(|(text, count)| Chip {
            text: text.clone(),
            is_shared: *count == total,
        });
        let chips: Vec<Chip> = chips.collect();
        match self.form.chips(lens.key, label, add, &chips, options) {
            None => {}
            Some(ChipAct::Add(text)) => self.change(move |record| {
                let list = (lens.get_mut)(record);
                if !list.contains(&text) {
                    list.push(text.clone());
                }
            }),
            Some(ChipAct::Remove(text)) => self.change(move |record| {
                (lens.get_mut)(record).retain(|other| *other != text);
            }),
        }
    }

    /// What all records have in a field.
    pub fn shared<T: Clone + PartialEq>(&mut self, lens: Lens<R, T>) -> Shared<T> {
        let is_mixed = self.records.differ(lens);
        Shared {
            value: (lens.get)(self.records.first()).clone(),
            is_mixed,
        }
    }

    pub fn set<T: Clone + 'static>(&mut self, lens: Lens<R, T>, value: T) {
        self.change(move |record| *(lens.get_mut)(record) = value.clone());
    }

    /// Does it to every record.
    pub fn change(&mut self, change: impl Fn(&mut R) + 'static) {
        self.changes.push(Box::new(change));
    }

    /// The records with what was changed in this frame, if anything was.
    pub fn changed(self) -> Option<Vec<R>> {
        (!self.changes.is_empty()).then(|| self.records.changed(&self.changes))
    }
}
