//! What is drawn with egui: canvas, panels, dialogs. Decides nothing about the document.

pub mod banner;
pub mod canvas;
pub mod dialog;
pub mod fuzzy;
pub mod help;
pub mod icon;
pub mod menu;
pub mod palette;
pub mod panel;
pub mod picker;
pub mod present;
pub mod search;
pub mod shortcut;
pub mod start;
pub mod style;
pub mod toast;
pub mod toolbar;
pub mod workshop;
