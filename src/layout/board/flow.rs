//! Which piece stands on which page: column after column, headings again where a section goes on. What fills
//! several pages fills them from the first on; the columns of a single one are about equally full.

use super::sections::{Entry, Section};
use crate::theme::room;

/// Where a heading or an entry stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    /// Counted over all pages.
    pub column: usize,
    /// From the top of the column.
    pub y: f32,
    pub section: usize,
    /// `None`: the section's heading.
    pub entry: Option<usize>,
}

#[derive(Debug, Default)]
pub(super) struct Flow {
    places: Vec<Place>,
    pub num_pages: usize,
    /// Something is higher than its column.
    pub overflows: bool,
}

impl Flow {
    pub fn on_page(&self, page: usize, num_columns: usize) -> impl Iterator<Item = &Place> + Clone {
        let places = self.places.iter();
        places.filter(move |place| place.column / num_columns == page)
    }
}

/// Fills pages of so many columns, `height` high; the first has a head of `head`.
pub(super) fn fill(sections: &[Section], num_columns: usize, height: f32, head: f32) -> Flow {
    // The same for all: beside the head stands as much as there is room for, not less.
    let room = |share: f32| {
        move |column: usize| {
            let is_beside_head = column < num_columns;
            let whole = height - if is_beside_head { head } else { 0.0 };
            whole.min(height * share).max(1.0)
        }
    };
    let pages = |flow: &(Vec<Place>, usize, bool)| flow.1.div_ceil(num_columns).max(1);
    let mut best = filled(sections, num_columns, room(1.0));
    let num_pages = pages(&best);
    let overflows = best.2;
    let rounds = if num_pages > 1 { 0 } else { 9 };
    let (mut low, mut high) = (0.2_f32, 1.0_f32);
    for _ in 0..rounds {
        let share = f32::midpoint(low, high);
        let tried = filled(sections, num_columns, room(share));
        // What is too high for a lower column may still be right for the whole one.
        if pages(&tried) <= num_pages && (!tried.2 || overflows) {
            best = tried;
            high = share;
        } else {
            low = share;
        }
    }
    Flow {
        places: best.0,
        num_pages,
        overflows,
    }
}

/// Places, how many columns they take, and whether something is higher than its column.
fn filled(
    sections: &[Section],
    num_columns: usize,
    room: impl Fn(usize) -> f32,
) -> (Vec<Place>, usize, bool) {
    let mut places = Vec::new();
    let (mut column, mut y) = (0, 0.0_f32);
    let mut overflows = false;
    for (index, section) in sections.iter().enumerate() {
        let mut needs_heading = true;
        for (entry, item) in section.entries.iter().enumerate() {
            // A note stands with what it is about.
            let mut need = item.height();
            if let (Entry::Note { .. }, Some(next)) = (item, section.entries.get(entry + 1)) {
                need += room::CARD_GAP + next.height();
            }
            // Two people's feelings at a step are looked at together.
            need += felt_with(&section.entries[entry..]);
            let heading = section.heading.height + room::HEADING_GAP;
            let lead = match (y > 0.0, needs_heading) {
                (false, _) => 0.0,
                (true, true) => room::SECTION_GAP,
                (true, false) => room::CARD_GAP,
            };
            let with_heading = if needs_heading { heading } else { 0.0 };
            if y > 0.0 && y + lead + with_heading + need > room(column) + 0.01 {
                column += 1;
                y = 0.0;
                needs_heading = true;
            } else {
                y += lead;
            }
            // What is too high beside the head has room on the next page.
            if y == 0.0 && column < num_columns && heading + need > room(column) + 0.01 {
                column = num_columns;
            }
            if needs_heading {
                places.push(Place {
                    column,
                    y,
                    section: index,
                    entry: None,
                });
                y += heading;
                needs_heading = false;
            }
            places.push(Place {
                column,
                y,
                section: index,
                entry: Some(entry),
            });
            y += item.height();
            overflows |= y > room(column) + 0.01;
        }
    }
    let num = places.last().map_or(0, |_| column + 1);
    (places, num, overflows)
}

/// What the feelings at the first entry's step take that follow it.
fn felt_with(entries: &[Entry]) -> f32 {
    let Some(Entry::Feeling { step: first, .. }) = entries.first() else {
        return 0.0;
    };
    let same = entries[1..].iter().take_while(|entry| match entry {
        Entry::Feeling { step, .. } => step == first,
        _ => false,
    });
    same.map(|entry| room::CARD_GAP + entry.height()).sum()
}
