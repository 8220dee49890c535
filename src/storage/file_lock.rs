//! One window per file: a lock in the data folder, one small file for each map ever opened. The system frees
//! a lock when the process that holds it ends, also when it is killed.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use super::disk::{Disk, Lock, uninterrupted};

const FOLDER: &str = "locks";

/// A file of which this process alone may be the writer.
pub struct FileLock(#[expect(dead_code, reason = "held, never looked at")] Lock);

/// Whose a file is.
pub enum Claim {
    Ours(Arc<FileLock>),
    /// Another window has it open.
    Theirs,
    /// There is no folder for locks, or no locks in it: nobody can be asked.
    Unknown,
}

impl Claim {
    pub fn lock(self) -> Option<Arc<FileLock>> {
        match self {
            Self::Ours(lock) => Some(lock),
            Self::Theirs | Self::Unknown => None,
        }
    }
}

/// The locks of this process. Clones are the same.
#[derive(Clone)]
pub struct FileLocks {
    disk: &'static dyn Disk,
    folder: Option<PathBuf>,
    /// A process that holds a lock would be refused a second one.
    held: Arc<Mutex<HashMap<PathBuf, Weak<FileLock>>>>,
}

impl FileLocks {
    /// Locks in a folder of the data folder `data`.
    pub fn new(disk: &'static dyn Disk, data: Option<&Path>) -> Self {
        Self {
            disk,
            folder: data.map(|data| data.join(FOLDER)),
            held: Arc::default(),
        }
    }

    /// Takes the lock of the file at `path`, which need not exist yet. The lock is freed with its last `Arc`.
    pub fn claim(&self, path: &Path) -> Claim {
        let Some(folder) = &self.folder else {
            return Claim::Unknown;
        };
        let file = folder.join(format!("{:016x}.lock", key(&resting_place(path))));
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lock) = held.get(&file).and_then(Weak::upgrade) {
            return Claim::Ours(lock);
        }
        let locked = uninterrupted(|| self.disk.create_folders(folder))
            .and_then(|()| uninterrupted(|| self.disk.lock(&file)));
        match locked {
            Ok(Some(lock)) => {
                let lock = Arc::new(FileLock(lock));
                held.insert(file, Arc::downgrade(&lock));
                Claim::Ours(lock)
            }
            Ok(None) => Claim::Theirs,
            Err(_) => Claim::Unknown,
        }
    }
}

/// The one path of a file, through whatever links it was reached.
fn resting_place(path: &Path) -> PathBuf {
    if let Ok(path) = std::fs::canonicalize(path) {
        return path;
    }
    let folder = path.parent().and_then(|folder| {
        let is_here = folder.as_os_str().is_empty();
        std::fs::canonicalize(if is_here { Path::new(".") } else { folder }).ok()
    });
    match (folder, path.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => path.to_owned(),
    }
}

/// FNV-1a: the same in every build, since windows of different builds must agree.
fn key(path: &Path) -> u64 {
    let bytes = path.as_os_str().as_encoded_bytes();
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::disk;

    fn is_ours(claim: &Claim) -> bool {
        matches!(claim, Claim::Ours(_))
    }

    #[test]
    fn a_file_belongs_to_one_until_it_is_given_back() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("map.ron");
        let one = FileLocks::new(disk::real(), Some(home.path()));
        let other = FileLocks::new(disk::real(), Some(home.path()));
        let first = one.claim(&path);
        assert!(is_ours(&first) && is_ours(&one.clone().claim(&path)));
        assert!(matches!(other.claim(&path), Claim::Theirs));
        assert!(is_ours(&other.claim(&home.path().join("another.ron"))));
        drop(first);
        assert!(is_ours(&other.claim(&path)));
        let none = FileLocks::new(disk::real(), None);
        assert!(matches!(none.claim(&path), Claim::Unknown));
    }

    #[cfg(unix)]
    #[test]
    fn two_ways_to_one_file_are_one_lock() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("map.ron");
        let link = home.path().join("link.ron");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        std::fs::write(&path, "a map").unwrap();
        let one = FileLocks::new(disk::real(), Some(home.path()));
        let other = FileLocks::new(disk::real(), Some(home.path()));
        let first = one.claim(&path);
        assert!(is_ours(&first));
        assert!(matches!(other.claim(&link), Claim::Theirs));
    }
}
