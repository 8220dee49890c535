//! The folder of one run of the program, and the lock that says whether that run is still alive.
//!
//! `<id>.lock` is locked before the folder `<id>` appears and until it is gone, so a folder whose lock can
//! be had belongs to a program that has ended. The system frees the lock however the program ends.

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};

use super::folder::{self, RecordFolder};
use super::record::Facts;
use crate::model::Document;
use crate::storage::disk::{Disk, Lock, uninterrupted};

/// Records that are kept: the last, and the one before in case the last is torn.
const KEPT: usize = 2;
/// Where a panic was, in the folder of its session.
const PANIC: &str = "panic";

/// A run's records, newest last.
pub(super) struct SessionFolder {
    records: RecordFolder,
    disk: &'static dyn Disk,
    lock_path: PathBuf,
    _lock: Lock,
    next: u64,
    kept: VecDeque<PathBuf>,
}

/// The name of the lock of the session in `folder`.
pub(super) fn lock_path(folder: &Path) -> PathBuf {
    folder.with_extension("lock")
}

impl SessionFolder {
    /// A new folder in `root`; `id` must be nobody else's.
    pub fn begin(disk: &'static dyn Disk, root: &Path, id: &str) -> io::Result<Self> {
        uninterrupted(|| disk.create_folders(root))?;
        let path = root.join(id);
        let lock_path = lock_path(&path);
        let lock = uninterrupted(|| disk.lock(&lock_path))?.ok_or(io::ErrorKind::ResourceBusy)?;
        Ok(Self {
            records: RecordFolder::new(disk, path),
            disk,
            lock_path,
            _lock: lock,
            next: 1,
            kept: VecDeque::new(),
        })
    }

    /// Writes the map as it is now; older records go once the new one is on the disk.
    pub fn write(&mut self, facts: Facts, document: &Document) -> io::Result<()> {
        let name = format!("{:08}", self.next);
        // Also when it fails: a file is never written twice.
        self.next += 1;
        let path = self.records.write(&name, facts, document)?;
        self.kept.push_back(path);
        while self.kept.len() > KEPT {
            let oldest = self.kept[0].clone();
            folder::remove(self.disk, &oldest)?;
            self.kept.pop_front();
        }
        if !document.pictures.is_empty() {
            self.records.sweep_pictures()?;
        }
        Ok(())
    }

    /// The map is safe elsewhere or no longer wanted: nothing of it stays.
    pub fn clear(&mut self) -> io::Result<()> {
        folder::remove_folder(self.disk, &self.records.path)?;
        self.kept.clear();
        self.records = RecordFolder::new(self.disk, self.records.path.clone());
        Ok(())
    }

    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }
}

impl Drop for SessionFolder {
    fn drop(&mut self) {
        if self.is_empty() {
            // Left behind, it only costs the next start a glance.
            let _ = folder::remove_folder(self.disk, &self.records.path);
            let _ = folder::remove(self.disk, &self.lock_path);
        }
    }
}

/// Notes in a session's folder where the program panicked.
pub(super) fn note_panic(disk: &dyn Disk, folder: &Path, what: &str) -> io::Result<()> {
    uninterrupted(|| disk.create_folders(folder))?;
    let path = folder.join(PANIC);
    folder::remove(disk, &path)?;
    folder::write_new(disk, &path, what.as_bytes())
}

/// Where the program panicked, if that ended the session.
pub(super) fn panic_note(disk: &dyn Disk, folder: &Path) -> Option<String> {
    const MOST: u64 = 16 << 10;
    let bytes = uninterrupted(|| disk.read(&folder.join(PANIC), MOST)).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
