//! How something is to be pasted: the choices of the preview, and what they are at first.

use super::incoming::Incoming;
use super::names::{NameLikeness, folded};
use super::table::TextTable;
use crate::editor::Editor;

/// What the pasted text becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PasteShape {
    /// A table fills the grid.
    Table,
    /// A card per line.
    Lines,
    /// All of it on one card.
    One,
}

/// The choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasteForm {
    pub shape: PasteShape,
    /// Rows become columns.
    pub is_transposed: bool,
    pub has_step_names: bool,
    pub has_lane_names: bool,
    /// Steps and lanes that the map does not have are added.
    pub adds_missing: bool,
    /// List marks are taken off.
    pub strips_marks: bool,
}

impl Editor {
    /// What is most likely meant.
    pub fn paste_form(&self, incoming: &Incoming) -> PasteForm {
        let mut form = PasteForm {
            shape: PasteShape::Lines,
            is_transposed: false,
            has_step_names: false,
            has_lane_names: false,
            adds_missing: true,
            strips_marks: true,
        };
        let Some(table) = &incoming.table else {
            return form;
        };
        if table.num_columns() > 1 {
            form.shape = PasteShape::Table;
        }
        let straight = self.likeness(table);
        let turned = self.likeness(&table.transposed());
        // Steps below each other, lanes side by side: only when the names say so, or nothing else fits.
        let fits = |[rows, columns]: [usize; 2]| {
            rows <= super::MOST_LANES + 1 && columns <= super::MOST_STEPS + 1
        };
        let (rows, columns) = (table.num_rows(), table.num_columns());
        let knows = |[steps, lanes]: [NameLikeness; 2]| steps.num_known + lanes.num_known;
        form.is_transposed =
            !fits([rows, columns]) || (fits([columns, rows]) && knows(turned) > knows(straight));
        let [steps, lanes] = if form.is_transposed { turned } else { straight };
        // An empty corner stands between two headers.
        let has_empty_corner = rows > 1 && columns > 1 && table.text(0, 0).is_empty();
        let is_empty_map = self.document.cards.is_empty();
        let decide = |names: NameLikeness, count: usize| {
            names.is_likely()
                || (names.is_possible && (has_empty_corner || (is_empty_map && count > 1)))
        };
        form.has_step_names = rows > 1 && decide(steps, rows.min(columns) - 1);
        form.has_lane_names = columns > 1 && decide(lanes, rows.min(columns) - 1);
        form
    }

    /// How much the first row and the first column look like names of steps and lanes.
    fn likeness(&self, table: &TextTable) -> [NameLikeness; 2] {
        let steps = self.document.steps();
        let steps: Vec<String> = steps.map(|(_, step)| folded(&step.title)).collect();
        let lanes = self.document.lanes.iter();
        let lanes: Vec<String> = lanes.map(|lane| folded(&self.lane_name(lane.id))).collect();
        let knows = |names: &[String], text: &str| {
            let text = folded(text);
            !text.is_empty() && names.contains(&text)
        };
        [
            NameLikeness::of_row(table, |text| knows(&steps, text)),
            NameLikeness::of_column(table, |text| knows(&lanes, text)),
        ]
    }
}
