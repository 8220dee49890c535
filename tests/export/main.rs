//! Exports as a whole: what is in the bytes, that they are always the same, and that nothing is cut off.

#![allow(clippy::unwrap_used)] // The helpers of tests unwrap as tests do.

mod fixture;
mod png;
mod sample;
mod svg;
