//! Stories of a person at the window, told by the names a screen reader says.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests fail loudly and write files as they like"
)]

mod canvas_stage;
mod capture_and_inbox;
mod own_templates;
mod picture;
mod present_stage;
mod versions;
mod window_stage;

mod clipboard;
mod context_menu;
mod dialogs;
mod drag_on_the_canvas;
mod edit_every_field;
mod fake_clipboard;
mod files_of_others;
mod find_and_filter;
mod flight;
mod headers_in_sight;
mod keyboard_only;
mod lane_panel;
mod language;
mod look_at_the_map;
mod many_at_once;
mod meeting;
mod menus_and_palette;
mod mini_map;
mod outline;
mod present;
mod problems_that_stay;
mod recover;
mod select_and_type;
mod slow_disk;
mod speak_of_the_map;
mod start_page;
mod status_bar;
mod store;
mod structure;
mod views;
mod vote;
mod workshop;
mod write_along_a_row;
mod write_every_field;
mod write_in_place;
