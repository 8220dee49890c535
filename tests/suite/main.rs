//! Tests about the repository itself: its architecture, its words, its README.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests fail loudly and write files as they like"
)]

mod architecture;
mod readme;
mod source;
