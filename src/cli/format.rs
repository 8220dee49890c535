//! `parcours format FILE… [--check]`: the canonical form, for files edited by hand or merged.
//!
//! Changes how a file is written, never what it says: repairs are left to opening and saving.

use std::path::{Path, PathBuf};

use super::console::Console;
use super::{DONE, FAILED};
use crate::storage::{self, atomic, disk};

pub(super) fn run(console: &Console, files: &[PathBuf], check: bool) -> u8 {
    let mut code = DONE;
    for file in files {
        if !format_file(console, file, check) {
            code = FAILED;
        }
    }
    code
}

fn format_file(console: &Console, file: &Path, check: bool) -> bool {
    let read = storage::read(file).and_then(|bytes| {
        let (document, version) = storage::parse_unrepaired(&bytes)?;
        Ok((bytes, document, version))
    });
    let (bytes, document, version) = match read {
        Ok(read) => read,
        Err(error) => {
            console.complain_of_opening(file, &error);
            return false;
        }
    };
    let canonical = storage::to_ron(&document);
    if canonical.as_bytes() == bytes {
        return true;
    }
    let name = file.display().to_string();
    let text = &console.catalog().cli;
    if check {
        console.complain(&(text.not_canonical)(&name));
        return false;
    }
    let kept = match version {
        storage::FORMAT_VERSION => Ok(()),
        old => storage::keep_old(disk::real(), file, &bytes, old),
    };
    let written = kept.and_then(|()| Ok(atomic::write(file, canonical.as_bytes())?));
    match written {
        Ok(()) => {
            console.print(&(text.formatted)(&name));
            true
        }
        Err(error) => {
            console.complain_of_saving(file, &error);
            false
        }
    }
}
