//! Lane panel, status bar, canvas hints.

/// Texts of this area.
pub struct PanelText {}

pub(super) const FR: PanelText = PanelText {};

pub(super) const EN: PanelText = PanelText {};
