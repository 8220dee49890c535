//! Dialogs: unsaved changes, export, path box.

/// Texts of this area.
pub struct DialogText {}

pub(super) const FR: DialogText = DialogText {};

pub(super) const EN: DialogText = DialogText {};
