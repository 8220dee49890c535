//! The `parcours` program.

use std::process::ExitCode;

use parcours::app;
use parcours::cli::{self, Outcome};

fn main() -> ExitCode {
    let file = match cli::run(std::env::args_os().skip(1)) {
        Outcome::Exit(code) => return code,
        Outcome::Open(file) => file,
    };
    match app::run(file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
