//! The headless editor: document, history, selection, gestures, viewport. Testable without a window.
