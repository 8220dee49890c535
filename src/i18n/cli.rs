//! The command line: usage and messages.

/// Texts of this area.
pub struct CliText {}

pub(super) const FR: CliText = CliText {};

pub(super) const EN: CliText = CliText {};
