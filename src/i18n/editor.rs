//! Names of edits for undo, violations, repairs, reasons why something cannot be done.

/// Texts of this area.
pub struct EditorText {}

pub(super) const FR: EditorText = EditorText {};

pub(super) const EN: EditorText = EditorText {};
