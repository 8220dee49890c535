//! The real program in a real window, driven with a real mouse and keyboard.
//!
//! Needs Xvfb, openbox, xdotool, xclip and xwd. Where one is missing the stories say so and pass, unless
//! `PARCOURS_REQUIRE_WINDOW=1`, as in CI.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests fail loudly and write files as they like"
)]

mod crash;
mod edit_and_save;
mod full_disk;
mod meeting;
mod picture;
mod privacy;
mod screen;
mod trace;
mod two_windows;
mod undo_all;
mod wheel;
