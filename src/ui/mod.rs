//! What is drawn with egui: canvas, panels, dialogs. Decides nothing about the document.

pub mod dialog;
pub mod fuzzy;
pub mod icon;
pub mod style;
