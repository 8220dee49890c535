//! What runs of the program that ended badly have left behind.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::folder::{self, Reading};
use super::record::Facts;
use super::{FOLDER, session};
use crate::model::{Difference, Document};
use crate::storage::disk::{self, Disk, Lock, uninterrupted};
use crate::storage::{self, OpenError};

/// A map that was not saved when its program ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Recoverable {
    pub facts: Facts,
    pub document: Document,
    pub saved: Saved,
    /// From the file as it is now, or from nothing, to the recovered map.
    pub difference: Difference,
    /// Where the program panicked, if that ended it.
    pub panic: Option<String>,
    pub remains: Remains,
}

/// What became of a recovered map's file meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// There never was one.
    Never,
    /// As the map last knew it.
    Unchanged,
    /// Somebody wrote it since.
    Changed,
    Gone,
    /// It is there but cannot be read as a map.
    Unreadable,
}

/// What a dead run left on the disk. While this is held no other program sees it; dropped, it is offered
/// again at the next start.
#[derive(Clone)]
pub struct Remains(Arc<Claim>);

struct Claim {
    disk: &'static dyn Disk,
    folder: PathBuf,
    /// Never looked at; a mutex, so that it may be shared.
    _lock: Mutex<Lock>,
}

impl Remains {
    /// Whether both are of one run of the program.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Removes it for good. What cannot be removed is offered again.
    pub fn remove(self) {
        let _ = self.0.clear();
    }
}

impl Claim {
    fn clear(&self) -> io::Result<()> {
        folder::remove_folder(self.disk, &self.folder)?;
        folder::remove(self.disk, &session::lock_path(&self.folder))
    }
}

impl PartialEq for Remains {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other)
    }
}

impl std::fmt::Debug for Remains {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Remains").field(&self.0.folder).finish()
    }
}

/// The maps that can be recovered in the data folder `data`, newest first. `hash` is the one that
/// [`Facts::hash`] was made with. Reads files: call it off the interface's thread.
pub fn find(data: &Path, hash: fn(&[u8]) -> u64) -> Vec<Recoverable> {
    find_on(disk::real(), data, hash)
}

/// As [`find`], on any disk.
pub fn find_on(disk: &'static dyn Disk, data: &Path, hash: fn(&[u8]) -> u64) -> Vec<Recoverable> {
    let mut found: Vec<Recoverable> = folder::list(disk, &data.join(FOLDER))
        .into_iter()
        .filter(|path| path.extension().is_none())
        .filter_map(|folder| look_into(disk, folder, hash))
        .collect();
    found.sort_by_key(|map| std::cmp::Reverse(map.facts.time));
    found
}

/// The map in the folder of a session, if that session is dead and left one.
fn look_into(
    disk: &'static dyn Disk,
    folder: PathBuf,
    hash: fn(&[u8]) -> u64,
) -> Option<Recoverable> {
    let lock = uninterrupted(|| disk.lock(&session::lock_path(&folder))).ok()??;
    let records = folder::records(disk, &folder);
    let panic = session::panic_note(disk, &folder);
    let claim = Claim {
        disk,
        folder,
        _lock: Mutex::new(lock),
    };
    let mut has_foreign = false;
    for record in records.iter().rev() {
        match folder::read_record(disk, record) {
            Reading::Whole(mut facts, document) => {
                let (saved, old) = saved_map(disk, &mut facts, hash);
                if old.as_ref() == Some(&document) {
                    // It was saved after all.
                    let _ = claim.clear();
                    return None;
                }
                return Some(Recoverable {
                    difference: Difference::between(&old.unwrap_or_default(), &document),
                    facts,
                    document,
                    saved,
                    panic,
                    remains: Remains(Arc::new(claim)),
                });
            }
            Reading::Torn => {}
            Reading::Foreign => has_foreign = true,
        }
    }
    if !has_foreign {
        // Killed before the first record was whole, or after the last was removed.
        let _ = claim.clear();
    }
    None
}

/// What became of the map's file, and the map in it. A save that ended just before its program did is ours:
/// then that is what the file is known to hold.
fn saved_map(
    disk: &dyn Disk,
    facts: &mut Facts,
    hash: fn(&[u8]) -> u64,
) -> (Saved, Option<Document>) {
    let Some(path) = &facts.path else {
        return (Saved::Never, None);
    };
    let bytes = match uninterrupted(|| disk.read(path, storage::MAX_BYTES)) {
        Ok(bytes) => bytes,
        Err(error) => {
            let is_gone = matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            );
            let saved = if is_gone {
                Saved::Gone
            } else {
                Saved::Unreadable
            };
            return (saved, None);
        }
    };
    let found = Some(hash(&bytes));
    let is_unchanged = found == facts.hash || found == facts.saving;
    if is_unchanged {
        facts.hash = found;
    }
    match storage::parse(&bytes).map_err(|error: OpenError| drop(error)) {
        Ok(opened) if is_unchanged => (Saved::Unchanged, Some(opened.document)),
        Ok(opened) => (Saved::Changed, Some(opened.document)),
        Err(()) => (Saved::Unreadable, None),
    }
}
