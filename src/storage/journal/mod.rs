//! The journal: whatever happens to the program, at most the last two seconds of work are lost.
//!
//! The window hands over the map as it is (a few pointers, [`Journal::keep`]); a thread of its own with a
//! clock of its own writes it, at most a few times a second, also while the window is hidden or hangs. Every run of
//! the program has a folder with write-once files and a lock; [`recovery`] reads the folders of runs that
//! ended badly. [`versions`] keeps what was saved before.

mod folder;
mod record;
pub mod recovery;
mod session;
mod stored_path;
pub mod versions;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::model::Document;
use crate::storage::SaveError;
use crate::storage::disk::{self, Disk};

pub use record::Facts;
use recovery::Remains;
use versions::Milestone;
use writer::{Orders, Writer};

/// Folder of the journal in the data folder.
const FOLDER: &str = "journal";

/// Where a person's data is kept that need not follow them to other machines; `None` on a machine without
/// a home.
pub fn data_folder() -> Option<PathBuf> {
    let chosen = std::env::var_os(crate::storage::preferences::FOLDER_VARIABLE);
    if let Some(folder) = chosen.filter(|value| !value.is_empty()) {
        return Some(PathBuf::from(folder));
    }
    directories::ProjectDirs::from("", "", "parcours").map(|dirs| dirs.data_local_dir().to_owned())
}

/// A map as it is now and where it belongs.
#[derive(Debug, Clone)]
pub struct Snapshot {
    pub document: Document,
    pub path: Option<PathBuf>,
    /// Of the file's bytes when it was last read or written.
    pub hash: Option<u64>,
}

impl Snapshot {
    fn facts(&self) -> Facts {
        Facts {
            time: seconds_now(),
            title: self.document.header.title.clone(),
            path: self.path.clone(),
            hash: self.hash,
            ..Facts::default()
        }
    }
}

/// The running journal. Dropping it writes what is still to be written; a map that was not forgotten stays
/// recoverable.
pub struct Journal {
    orders: Arc<Orders>,
    folder: PathBuf,
    disk: &'static dyn Disk,
    thread: Option<JoinHandle<()>>,
}

impl Journal {
    /// Starts the journal of this run in the data folder `data`. `wake` is called from the journal's thread
    /// when [`Journal::fault`] has changed.
    ///
    /// # Errors
    /// When no thread can be had. A folder that cannot be written is a [`Journal::fault`] and is tried
    /// again.
    pub fn start(data: &Path, wake: impl Fn() + Send + 'static) -> Result<Self, SaveError> {
        Self::start_on(disk::real(), data, wake)
    }

    /// As [`Journal::start`], on any disk.
    ///
    /// # Errors
    /// As [`Journal::start`].
    pub fn start_on(
        disk: &'static dyn Disk,
        data: &Path,
        wake: impl Fn() + Send + 'static,
    ) -> Result<Self, SaveError> {
        let orders = Arc::new(Orders::default());
        let id = session_id();
        let folder = data.join(FOLDER).join(&id);
        let writer = Writer::new(
            disk,
            data.to_owned(),
            id,
            Arc::clone(&orders),
            Box::new(wake),
        );
        let thread = std::thread::Builder::new()
            .name(THREAD.to_owned())
            .spawn(move || writer.run())?;
        Ok(Self {
            orders,
            folder,
            disk,
            thread: Some(thread),
        })
    }

    /// Hands over the map as it is. Takes no time worth counting: the document shares its rows.
    pub fn keep(&self, snapshot: Snapshot) {
        self.orders.keep(snapshot);
    }

    /// Nothing is to be recovered any more: the map was saved, or closed without saving on purpose.
    pub fn forget(&self) {
        self.orders.forget();
    }

    /// What was recovered is removed from where it was once the map last handed over is written.
    pub fn supersede(&self, remains: Remains) {
        self.orders.supersede(remains);
    }

    /// Keeps a version of a map for good.
    pub fn keep_version(&self, milestone: Milestone) {
        self.orders.keep_version(milestone);
    }

    /// Waits until all that was handed over is written, or has failed to be; `false` when that takes
    /// longer than `patience`.
    pub fn flush(&self, patience: Duration) -> bool {
        self.orders.flush(patience)
    }

    /// Why the journal cannot be written just now.
    pub fn fault(&self) -> Option<Arc<SaveError>> {
        self.orders.fault()
    }

    /// A handle for whoever must write at the last moment, from any thread.
    pub fn last_words(&self) -> LastWords {
        LastWords {
            orders: Arc::clone(&self.orders),
            folder: self.folder.clone(),
            disk: self.disk,
        }
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        self.orders.end();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What a panic or a signal may still do with the journal. Belongs to no thread.
#[derive(Clone)]
pub struct LastWords {
    orders: Arc<Orders>,
    folder: PathBuf,
    disk: &'static dyn Disk,
}

impl LastWords {
    /// Writes what was handed over last. Says whether it is on the disk.
    pub fn write(&self, patience: Duration) -> bool {
        self.orders.flush(patience) && self.orders.fault().is_none()
    }

    /// The map's file is about to be replaced by bytes of this hash: with that in the journal, a kill at any
    /// moment of the save leaves nothing that is older than the file, or that takes the file for somebody
    /// else's. Waits for the journal; not for the window's thread.
    pub fn begin_save(&self, hash: u64, patience: Duration) {
        self.orders.begin_save(hash, patience);
    }

    /// Writes it and notes what happened, for the next start to tell.
    pub fn write_after_panic(&self, what: &str, patience: Duration) -> bool {
        let is_written = self.write(patience);
        // Without the note the map is still offered.
        let _ = session::note_panic(self.disk, &self.folder, what);
        is_written
    }
}

const THREAD: &str = "journal";

/// A name that no other run has: the time, the process, and chance.
fn session_id() -> String {
    let chance = random();
    let process = std::process::id();
    format!("{:012}-{process}-{:08x}", seconds_now(), chance as u32)
}

fn random() -> u64 {
    use std::hash::{BuildHasher as _, Hasher as _};
    std::collections::hash_map::RandomState::new()
        .build_hasher()
        .finish()
}

fn seconds_now() -> u64 {
    milliseconds_now() / 1000
}

fn milliseconds_now() -> u64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH);
    elapsed.map_or(0, |elapsed| elapsed.as_millis() as u64)
}
