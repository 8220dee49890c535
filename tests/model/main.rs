//! What edits do to documents, what always holds, and how a broken document is mended.

mod cards;
mod columns;
mod fuzz;
mod records;
mod repair;
mod sample;
