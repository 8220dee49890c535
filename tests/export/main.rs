//! Exports as a whole: what is in the bytes, that they are always the same, and that nothing is cut off.

mod fixture;
mod png;
mod sample;
mod svg;
