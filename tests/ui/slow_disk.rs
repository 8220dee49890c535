//! A disk that does not answer for a while, like a network drive whose server is gone.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex};

use parcours::storage::disk::{Disk, Facts, Lock, NewFile, real};

/// New files in a folder called `stick` wait until it answers; everything else is the real disk.
#[derive(Default)]
pub struct SlowDisk {
    is_silent: Mutex<bool>,
    changed: Condvar,
}

impl SlowDisk {
    /// Lives as long as the test's process.
    pub fn new() -> &'static Self {
        Box::leak(Box::default())
    }

    pub fn falls_silent(&self) {
        *self.is_silent.lock().unwrap() = true;
    }

    pub fn answers(&self) {
        *self.is_silent.lock().unwrap() = false;
        self.changed.notify_all();
    }
}

impl Disk for SlowDisk {
    fn facts(&self, path: &Path) -> io::Result<Facts> {
        real().facts(path)
    }

    fn read(&self, path: &Path, max_bytes: u64) -> io::Result<Vec<u8>> {
        real().read(path, max_bytes)
    }

    fn link_target(&self, path: &Path) -> io::Result<PathBuf> {
        real().link_target(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        if path.iter().any(|part| part == "stick") {
            let silent = self.is_silent.lock().unwrap();
            drop(self.changed.wait_while(silent, |silent| *silent).unwrap());
        }
        real().create(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        real().rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        real().remove(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        real().remove_folder(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        real().sync_folder(path)
    }

    fn create_folders(&self, path: &Path) -> io::Result<()> {
        real().create_folders(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        real().list(folder)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        real().lock(path)
    }

    fn may_write(&self, path: &Path) -> bool {
        real().may_write(path)
    }
}
