//! The command line; touches no display.
//!
//! [`run`] reads the arguments, does the work, and says what went wrong on standard error in the person's
//! language. Exit codes: 0 done, 1 the work failed, 2 wrong usage. Opening the window is the caller's
//! part: [`run`] hands back [`Outcome::Open`].

mod arguments;
mod check;
mod console;
mod export;
mod format;
mod minutes;
mod new;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use arguments::Call;
use console::Console;

/// What is left to do for `main`.
#[derive(Debug)]
pub enum Outcome {
    /// Everything is done.
    Exit(ExitCode),
    /// Show the window, with this file if one was named.
    Open(Option<PathBuf>),
}

const DONE: u8 = 0;
const FAILED: u8 = 1;
const WRONG_USAGE: u8 = 2;

/// Does what the arguments (without the program's name) ask for.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let (lang, call) = arguments::parse(arguments);
    let console = Console::new(lang);
    let code = match call {
        Ok(Call::Open(file)) => return Outcome::Open(file),
        Ok(Call::Help) => {
            console.print(console.catalog().cli.help);
            DONE
        }
        Ok(Call::Version) => {
            console.print(concat!("parcours ", env!("CARGO_PKG_VERSION")));
            DONE
        }
        Ok(Call::Check { files }) => check::run(&console, &files),
        Ok(Call::Export(call)) => export::run(&console, &call),
        Ok(Call::Minutes(call)) => minutes::run(&console, &call),
        Ok(Call::Format { files, check }) => format::run(&console, &files, check),
        Ok(Call::ListTemplates) => new::list(&console),
        Ok(Call::New {
            what,
            output,
            force,
        }) => new::run(&console, &what, &output, force),
        Err(error) => {
            console.complain(&error.message(console.catalog()));
            console.complain(console.catalog().cli.try_help);
            WRONG_USAGE
        }
    };
    Outcome::Exit(ExitCode::from(code))
}
