//! What goes wrong with files, said so that it can be mended.

/// Texts of this area.
pub struct StorageText {}

pub(super) const FR: StorageText = StorageText {};

pub(super) const EN: StorageText = StorageText {};
