//! What edits do to documents, what always holds, and how a broken document is mended.

#![allow(
    clippy::unwrap_used,
    reason = "a test says by panicking what went wrong"
)]

mod cards;
mod columns;
mod fuzz;
mod records;
mod repair;
mod sample;
