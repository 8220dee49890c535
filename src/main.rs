//! The `parcours` program.

fn main() {}
