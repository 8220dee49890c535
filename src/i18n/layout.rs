//! Words the map itself carries: legend, blueprint lines, notices.

/// Texts of this area.
pub struct LayoutText {}

pub(super) const FR: LayoutText = LayoutText {};

pub(super) const EN: LayoutText = LayoutText {};
