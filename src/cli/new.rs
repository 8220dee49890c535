//! `parcours new TEMPLATE -o FILE`: a file from a template, the person's own ones too, or from the stress
//! generator.

use std::path::Path;

use super::arguments::NewMap;
use super::console::Console;
use super::{DONE, FAILED, WRONG_USAGE};
use crate::model::Document;
use crate::storage::personal::{self, Personal};
use crate::storage::preferences::preferences_folder;
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
        NewMap::Template(key) => match Starter::find(key) {
            Some(starter) => Some(starter.document(console.lang())),
            None => personal_map(console, key),
        },
    }
}

/// The person's own template of this name, however its letters are written.
fn personal_map(console: &Console, name: &str) -> Option<Document> {
    let mut own = own_templates().into_iter();
    let wanted = name.to_lowercase();
    let Some(template) = own.find(|template| template.name.to_lowercase() == wanted) else {
        let message = console.catalog().cli.unknown_template;
        console.complain(&message(name, &names().join(", ")));
        return None;
    };
    match personal::open(&template.path) {
        Ok(opened) => Some(opened.document),
        Err(error) => {
            console.complain(&error.message(console.catalog()));
            None
        }
    }
}

/// `parcours new --list`: every name that `parcours new` takes, one per line.
pub(super) fn list(console: &Console) -> u8 {
    for name in names() {
        console.print(&name);
    }
    DONE
}

/// Templates that ship, then the person's own.
fn names() -> Vec<String> {
    let shipped = STARTERS.iter().filter(|starter| !starter.is_sample);
    let shipped = shipped.map(|starter| starter.key.to_owned());
    let own = own_templates().into_iter().map(|template| template.name);
    shipped.chain(own).collect()
}

fn own_templates() -> Vec<Personal> {
    let folder = preferences_folder().map(|folder| personal::folder(&folder));
    folder.map_or(Vec::new(), |folder| personal::list(&folder).templates)
}
