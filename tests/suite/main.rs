//! Tests about the repository itself: its architecture, its words, its README.

mod architecture;
mod source;
