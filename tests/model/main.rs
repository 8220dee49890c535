//! What edits do to documents, what always holds, and how a broken document is mended.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests fail loudly and write files as they like"
)]

mod advice;
mod agenda;
mod cards;
mod changes;
mod columns;
mod fuzz;
mod merge;
mod notes;
mod records;
mod repair;
mod sample;
mod votes;
