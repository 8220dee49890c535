//! The grid under the cards: columns, rows, and where a dragged card would land.

use std::collections::HashMap;

use super::clock;
use crate::model::{CardId, Document, LaneId, StageId, StepId};
use crate::scene::Rect;
use crate::theme::map;

/// One step's column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    pub stage: StageId,
    pub step: StepId,
    pub x: f32,
    pub width: f32,
}

/// One visible lane's row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    pub lane: LaneId,
    pub y: f32,
    pub height: f32,
}

/// Columns left to right, rows top to bottom, map units.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// Where a card would go, and the insertion line that shows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DropPlace {
    pub step: StepId,
    pub lane: LaneId,
    /// `None`: at the end of the cell.
    pub before: Option<CardId>,
    pub line: Rect,
}

/// The columns with what finds them; shared by all rows.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub list: Vec<Column>,
    /// A stage's place, also where it has no step yet: left edge and width.
    pub stages: Vec<(StageId, f32, f32)>,
    /// Left edge of the first column, right edge of the last one.
    pub left: f32,
    pub right: f32,
    index: HashMap<StepId, usize>,
}

impl PartialEq for Columns {
    fn eq(&self, other: &Self) -> bool {
        self.list == other.list && self.stages == other.stages && self.right == other.right
    }
}

impl Columns {
    pub fn position(&self, step: StepId) -> Option<usize> {
        self.index.get(&step).copied()
    }

    /// One column per step, a small gap between stages; an empty stage keeps a column's room. The columns
    /// of a day follow its clock.
    pub fn of(document: &Document) -> Self {
        let num_steps = document.num_steps();
        let share = (map::MIN_WIDTH - map::LABEL_WIDTH) / num_steps.max(1) as f32;
        let width = if num_steps < map::ROOMY_STEPS {
            share.clamp(map::COLUMN_WIDTH_ROOMY, map::COLUMN_WIDTH_WIDEST)
        } else {
            map::COLUMN_WIDTH
        };
        let by_clock = clock::widths(document);
        let left = map::MARGIN + map::LABEL_WIDTH;
        let mut columns = Self {
            left,
            right: left,
            ..Self::default()
        };
        let mut x = left;
        for (order, stage) in document.stages.iter().enumerate() {
            if order > 0 {
                x += map::STAGE_GAP;
            }
            let start = x;
            for step in &stage.steps {
                let by_clock = by_clock.as_ref().map(|widths| widths[columns.list.len()]);
                let width = by_clock.unwrap_or(width);
                columns.index.insert(step.id, columns.list.len());
                columns.list.push(Column {
                    stage: stage.id,
                    step: step.id,
                    x,
                    width,
                });
                x += width;
            }
            if stage.steps.is_empty() {
                x += width;
            }
            columns.stages.push((stage.id, start, x - start));
        }
        columns.right = x.max(map::MARGIN + map::MIN_WIDTH);
        columns
    }
}
