//! Exports as a whole: what is in the bytes, that they are always the same, and that nothing is cut off.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests fail loudly and write files as they like"
)]

mod fixture;
mod minutes;
mod png;
mod sample;
mod svg;
mod views;
