//! What is drawn with egui: canvas, panels, dialogs. Decides nothing about the document.
