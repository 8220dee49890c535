//! Stories of editing a map without a window: one file per story.

#![allow(
    clippy::unwrap_used,
    reason = "a test says by panicking what went wrong"
)]

mod clipboard;
mod delete;
mod edit_text;
mod emotion;
mod fuzz;
mod keyboard;
mod move_cards;
mod new_card;
mod select;
mod span;
mod structure;
mod test_editor;
mod undo;
mod view;
