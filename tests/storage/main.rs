//! Files: reading, writing, judging, and the command line that does it.

mod bad_input;
mod command_line;
mod errors;
mod golden;
mod round_trip;
mod saving;
