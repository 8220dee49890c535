//! Names of commands and categories.

/// Texts of this area.
pub struct CommandText {}

pub(super) const FR: CommandText = CommandText {};

pub(super) const EN: CommandText = CommandText {};
