//! `parcours check FILE…`: says what is wrong with files.

use std::path::PathBuf;

use super::console::Console;
use super::{DONE, FAILED};
use crate::storage;

pub(super) fn run(console: &Console, files: &[PathBuf]) -> u8 {
    let mut code = DONE;
    for file in files {
        let bytes = match storage::read(file) {
            Ok(bytes) => bytes,
            Err(error) => {
                console.complain_of_opening(file, &error);
                code = FAILED;
                continue;
            }
        };
        match storage::parse(&bytes) {
            Ok(opened) => {
                console.complain_of_repairs(file, &opened.repairs);
                if !opened.repairs.is_empty() {
                    code = FAILED;
                    continue;
                }
                let document = &opened.document;
                let text = &console.catalog().cli;
                console.print(&(text.valid)(
                    &file.display().to_string(),
                    document.num_steps(),
                    document.lanes.len(),
                    document.cards.len(),
                ));
            }
            Err(error) => {
                console.complain_of_opening(file, &error);
                console.show_context(&bytes, &error);
                if let Some(salvage) = storage::salvage(&bytes) {
                    console.complain_of_damages(file, &salvage);
                    console.complain_of_repairs(file, &salvage.repairs);
                }
                code = FAILED;
            }
        }
    }
    code
}
