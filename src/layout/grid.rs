//! The grid under the cards: columns, rows, and where a dragged card would land.

use crate::model::{CardId, LaneId, StageId, StepId};
use crate::scene::Rect;

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
