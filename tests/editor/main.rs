//! Stories of editing a map without a window: one file per story.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests fail loudly and write files as they like"
)]

mod agenda;
mod capture;
mod clipboard;
mod delete;
mod drag_headers;
mod edit_text;
mod emotion;
mod filter;
mod find;
mod fuzz;
mod inbox;
mod keyboard;
mod lane_height;
mod lanes;
mod legible;
mod levels;
mod links;
mod loss;
mod many_cards;
mod meeting_room;
mod merge_and_split;
mod move_cards;
mod new_card;
mod outline;
mod paste_structure;
mod paste_table;
mod present;
mod present_odd;
mod present_wheel;
mod random_work;
mod room_stage;
mod same_picture;
mod select;
mod span;
mod store;
mod structure;
mod test_editor;
mod undo;
mod view;
mod views;
mod votes;
mod wheel;
mod write_past_the_end;
