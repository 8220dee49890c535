//! Exports and their errors.

/// Texts of this area.
pub struct ExportText {}

pub(super) const FR: ExportText = ExportText {};

pub(super) const EN: ExportText = ExportText {};
