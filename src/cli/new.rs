//! `parcours new TEMPLATE -o FILE`: a file from a template or from the stress generator.

use std::path::Path;

use super::arguments::NewMap;
use super::console::Console;
use super::{DONE, FAILED, WRONG_USAGE};
use crate::model::Document;
use crate::storage::starter::{STARTERS, Starter};
use crate::storage::{self, MAX_BYTES, SaveError, atomic};

pub(super) fn run(console: &Console, what: &NewMap, output: &Path, force: bool) -> u8 {
    let text = &console.catalog().cli;
    let Some(document) = document(console, what) else {
        return WRONG_USAGE;
    };
    let name = output.display().to_string();
    if !force && output.symlink_metadata().is_ok() {
        console.complain(&(text.exists)(&name));
        return FAILED;
    }
    let file = storage::to_ron(&document);
    if file.len() as u64 > MAX_BYTES {
        console.complain(&(text.too_many_cards)(MAX_BYTES / (1024 * 1024)));
        return FAILED;
    }
    match atomic::write(output, file.as_bytes()) {
        Ok(()) => {
            console.print(&(text.made)(&name));
            DONE
        }
        Err(error) => {
            console.complain_of_saving(output, &SaveError::from(error));
            FAILED
        }
    }
}

fn document(console: &Console, what: &NewMap) -> Option<Document> {
    match what {
        NewMap::Stress { num_cards } => Some(storage::stress(*num_cards)),
        NewMap::Template(key) => {
            let Some(starter) = Starter::find(key) else {
                let keys: Vec<_> = STARTERS
                    .iter()
                    .filter(|starter| !starter.is_sample)
                    .map(|starter| starter.key)
                    .collect();
                let message = console.catalog().cli.unknown_template;
                console.complain(&message(key, &keys.join(", ")));
                return None;
            };
            let opened = storage::parse(starter.bytes(console.lang()));
            Some(opened.expect("a test opens every map that ships").document)
        }
    }
}
