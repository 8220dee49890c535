//! The pictures of the latest versions of the map, so that undo and redo need not make them again.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::layout::{Layout, ViewOptions};
use crate::model::Document;
use crate::theme::ThemeName;

/// A version keeps little of its own: what did not change is shared with its neighbours.
const MOST: usize = 64;

/// What a picture depends on.
#[derive(Clone)]
pub(super) struct Cause {
    pub document: Document,
    pub options: ViewOptions,
    pub theme: ThemeName,
    /// Lent fonts show what was missing before.
    pub num_fonts: usize,
}

impl Cause {
    fn is_same(&self, other: &Self) -> bool {
        self.num_fonts == other.num_fonts
            && self.theme == other.theme
            && self.options == other.options
            && self.document.is_same(&other.document)
    }
}

#[derive(Default)]
pub(super) struct LayoutMemory {
    /// The oldest first.
    kept: VecDeque<(Cause, Arc<Layout>)>,
}

impl LayoutMemory {
    /// The picture that was made for the same cause.
    pub fn recall(&self, cause: &Cause) -> Option<Arc<Layout>> {
        let mut kept = self.kept.iter().rev();
        let (_, layout) = kept.find(|(known, _)| known.is_same(cause))?;
        Some(Arc::clone(layout))
    }

    pub fn keep(&mut self, cause: Cause, layout: &Arc<Layout>) {
        if self.kept.len() == MOST {
            self.kept.pop_front();
        }
        self.kept.push_back((cause, Arc::clone(layout)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_pictures_are_let_go() {
        let mut memory = LayoutMemory::default();
        let first = Arc::new(Layout::default());
        let cause = || Cause {
            document: Document::default(),
            options: ViewOptions::default(),
            theme: ThemeName::Light,
            num_fonts: 0,
        };
        memory.keep(cause(), &first);
        for _ in 0..MOST {
            memory.keep(cause(), &Arc::default());
        }
        assert_eq!(memory.kept.len(), MOST);
        assert_eq!(Arc::strong_count(&first), 1);
    }
}
