//! Field names of the inspector.

/// Texts of this area.
pub struct InspectorText {}

pub(super) const FR: InspectorText = InspectorText {};

pub(super) const EN: InspectorText = InspectorText {};
