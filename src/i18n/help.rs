//! The help window and the palette.

/// Texts of this area.
pub struct HelpText {}

pub(super) const FR: HelpText = HelpText {};

pub(super) const EN: HelpText = HelpText {};
