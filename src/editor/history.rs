//! Undo and redo by keeping whole documents, which share their rows.
//!
//! A step holds what was before it. Changes with the same merge key grow into one step until
//! [`History::seal`] is called (focus left, button released, Enter, a pause).

use super::selection::Selection;
use crate::model::{Document, EditName};
use crate::scene::Target;

/// Changes of one field of one thing, which one undo takes back together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MergeKey {
    target: Option<Target>,
    field: &'static str,
}

impl MergeKey {
    /// For instance `MergeKey::new(Target::Card(id), "note")`.
    pub const fn new(target: Target, field: &'static str) -> Self {
        Self {
            target: Some(target),
            field,
        }
    }

    /// For fields of the whole map.
    pub const fn map(field: &'static str) -> Self {
        Self {
            target: None,
            field,
        }
    }
}

#[derive(Debug, Clone)]
struct Step {
    document: Document,
    selection: Selection,
    name: EditName,
}

/// What came before, and what was taken back.
#[derive(Debug, Clone, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    open: Option<MergeKey>,
}

impl History {
    /// A step costs at most the pointers of one table: 80 kB at 10,000 cards.
    pub const MOST_STEPS: usize = 500;

    /// Remembers `document` as it was before the change called `name`.
    pub(super) fn record(
        &mut self,
        document: &Document,
        selection: &Selection,
        name: EditName,
        key: Option<MergeKey>,
    ) {
        self.future.clear();
        let merges = key.is_some() && key == self.open && !self.past.is_empty();
        self.open = key;
        if merges {
            return;
        }
        if self.past.len() == Self::MOST_STEPS {
            self.past.remove(0);
        }
        self.past.push(Step {
            document: document.clone(),
            selection: selection.clone(),
            name,
        });
    }

    /// The next change starts a step of its own.
    pub(super) fn seal(&mut self) {
        self.open = None;
    }

    pub(super) fn undo(&mut self, document: &mut Document, selection: &mut Selection) -> bool {
        self.open = None;
        swap(&mut self.past, &mut self.future, document, selection)
    }

    pub(super) fn redo(&mut self, document: &mut Document, selection: &mut Selection) -> bool {
        self.open = None;
        swap(&mut self.future, &mut self.past, document, selection)
    }

    pub(super) fn undo_name(&self) -> Option<EditName> {
        self.past.last().map(|step| step.name)
    }

    pub(super) fn redo_name(&self) -> Option<EditName> {
        self.future.last().map(|step| step.name)
    }

    /// What each step did, oldest first: those to undo, then those to redo.
    pub fn names(&self) -> impl Iterator<Item = EditName> {
        let past = self.past.iter();
        past.chain(self.future.iter().rev()).map(|step| step.name)
    }

    /// After how many of its steps the document stands.
    pub fn position(&self) -> usize {
        self.past.len()
    }

    pub fn len(&self) -> usize {
        self.past.len() + self.future.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn num_undo_steps(&self) -> usize {
        self.past.len()
    }
}

fn swap(
    from: &mut Vec<Step>,
    to: &mut Vec<Step>,
    document: &mut Document,
    selection: &mut Selection,
) -> bool {
    let Some(step) = from.pop() else {
        return false;
    };
    to.push(Step {
        document: std::mem::replace(document, step.document),
        selection: std::mem::replace(selection, step.selection),
        name: step.name,
    });
    true
}
