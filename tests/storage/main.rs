//! Files: reading, writing, judging, and the command line that does it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests fail loudly and write files as they like"
)]

mod bad_input;
#[path = "../bench/clock.rs"]
mod clock;
mod command_line;
mod errors;
mod every_failure;
mod faulty_disk;
mod fuzz;
mod golden;
mod hostile_pictures;
mod journal;
mod journal_failures;
mod minutes;
mod personal;
mod privacy;
mod real_disk;
mod round_trip;
mod salvage;
mod saving;
mod schema;
mod versions;
