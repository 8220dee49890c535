//! A disk in memory that fails where it is told to, and remembers what would survive a power cut.
//!
//! Names and bytes are kept twice: as the program sees them, and as they are known to be on the disk. A
//! crash takes the second, or some of the first: what was not synced is lost, torn or all there.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use parcours::storage::disk::{Disk, Facts, Kind, Lock, NewFile};

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    NoSpace,
    InputOutput,
    NotAllowed,
    /// Once; the same operation then goes on.
    Interrupted,
    /// Half of what was to be written is, then the disk is full.
    ShortWrite,
    /// The machine stops before the operation and does nothing more.
    Crash,
}

impl Fault {
    pub const ALL: [Self; 6] = [
        Self::NoSpace,
        Self::InputOutput,
        Self::NotAllowed,
        Self::Interrupted,
        Self::ShortWrite,
        Self::Crash,
    ];

    fn error(self) -> io::Error {
        let number = match self {
            Self::NoSpace | Self::ShortWrite => 28,
            Self::InputOutput | Self::Crash => 5,
            Self::NotAllowed => 13,
            Self::Interrupted => 4,
        };
        io::Error::from_raw_os_error(number)
    }
}

/// What a crash leaves of what was not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Survival {
    /// Nothing: names and bytes are as they were last synced.
    Synced,
    /// New names are there, but unsynced bytes are cut in half.
    Torn,
    /// New names are there, but unsynced bytes are zeros.
    Zeroed,
    /// Everything that was written is there.
    All,
}

impl Survival {
    pub const ALL: [Self; 4] = [Self::Synced, Self::Torn, Self::Zeroed, Self::All];
}

#[derive(Debug, Clone, Default)]
struct Inode {
    bytes: Vec<u8>,
    synced: Vec<u8>,
    mode: u32,
}

/// Names of files (to inodes) and links (to targets).
#[derive(Debug, Clone, PartialEq, Eq)]
enum Name {
    File(usize),
    Link(PathBuf),
}

#[derive(Debug, Default)]
struct State {
    inodes: Vec<Inode>,
    names: BTreeMap<PathBuf, Name>,
    synced_names: BTreeMap<PathBuf, Name>,
    folders: BTreeSet<PathBuf>,
    locks: BTreeSet<PathBuf>,
    num_operations: usize,
    fault: Option<(usize, Fault)>,
    has_crashed: bool,
}

/// See the module. Clones are the same disk.
#[derive(Debug, Clone, Default)]
pub struct FaultyDisk(Arc<Mutex<State>>);

impl FaultyDisk {
    pub fn new(folders: &[&str]) -> Self {
        let disk = Self::default();
        for folder in folders {
            disk.create_folders(Path::new(folder)).unwrap();
        }
        disk.state().num_operations = 0;
        disk
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a file there as if it had always been.
    pub fn put(&self, path: &str, bytes: &[u8], mode: u32) {
        let mut state = self.state();
        state.inodes.push(Inode {
            bytes: bytes.to_vec(),
            synced: bytes.to_vec(),
            mode,
        });
        let name = Name::File(state.inodes.len() - 1);
        state.names.insert(path.into(), name.clone());
        state.synced_names.insert(path.into(), name);
    }

    pub fn link(&self, path: &str, target: &str) {
        let mut state = self.state();
        let name = Name::Link(target.into());
        state.names.insert(path.into(), name.clone());
        state.synced_names.insert(path.into(), name);
    }

    /// From now on, the `k`-th operation (from 0) fails.
    pub fn fail(&self, k: usize, fault: Fault) {
        let mut state = self.state();
        state.num_operations = 0;
        state.fault = Some((k, fault));
    }

    pub fn mend(&self) {
        self.state().fault = None;
    }

    /// Operations since the last [`Self::fail`] or the beginning.
    pub fn num_operations(&self) -> usize {
        self.state().num_operations
    }

    /// Whether the fault has happened.
    pub fn has_failed(&self) -> bool {
        let state = self.state();
        state.fault.is_some_and(|(k, _)| state.num_operations > k)
    }

    pub fn has_crashed(&self) -> bool {
        self.state().has_crashed
    }

    /// The disk as it is after a power cut now.
    pub fn after_crash(&self, survival: Survival) -> Self {
        let state = self.state();
        let names = match survival {
            Survival::Synced => &state.synced_names,
            _ => &state.names,
        };
        let inodes = state.inodes.iter().map(|inode| {
            let bytes = match survival {
                Survival::Synced => inode.synced.clone(),
                Survival::All => inode.bytes.clone(),
                Survival::Torn => {
                    let (from, to) = (inode.synced.len(), inode.bytes.len());
                    inode.bytes[..to.min(from + to.saturating_sub(from) / 2)].to_vec()
                }
                Survival::Zeroed => {
                    let mut bytes = inode.synced.clone();
                    bytes.resize(inode.bytes.len(), 0);
                    bytes
                }
            };
            Inode {
                synced: bytes.clone(),
                bytes,
                mode: inode.mode,
            }
        });
        let after = State {
            inodes: inodes.collect(),
            names: names.clone(),
            synced_names: names.clone(),
            folders: state.folders.clone(),
            ..State::default()
        };
        Self(Arc::new(Mutex::new(after)))
    }

    /// The bytes that are at a path now.
    pub fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        let state = self.state();
        let inode = state.find(Path::new(path)).ok()?;
        Some(state.inodes[inode].bytes.clone())
    }

    pub fn mode(&self, path: &str) -> Option<u32> {
        let state = self.state();
        let inode = state.find(Path::new(path)).ok()?;
        Some(state.inodes[inode].mode)
    }

    pub fn is_link(&self, path: &str) -> bool {
        matches!(self.state().names.get(Path::new(path)), Some(Name::Link(_)))
    }

    /// Every name there is.
    pub fn names(&self) -> Vec<String> {
        let state = self.state();
        let names = state.names.keys();
        names.map(|path| path.display().to_string()).collect()
    }
}

impl State {
    /// Counts an operation, and fails it if it is the one.
    fn begin(&mut self) -> io::Result<()> {
        match self.next_fault() {
            Some(fault) => Err(fault.error()),
            None => Ok(()),
        }
    }

    fn next_fault(&mut self) -> Option<Fault> {
        if self.has_crashed {
            return Some(Fault::Crash);
        }
        let number = self.num_operations;
        self.num_operations += 1;
        let (k, fault) = self.fault?;
        if number != k {
            return None;
        }
        if fault == Fault::Crash {
            self.has_crashed = true;
        }
        Some(fault)
    }

    fn find(&self, path: &Path) -> io::Result<usize> {
        let mut path = path.to_owned();
        for _ in 0..10 {
            match self.names.get(&path) {
                Some(Name::File(inode)) => return Ok(*inode),
                Some(Name::Link(target)) => {
                    path = path.parent().unwrap_or(Path::new("")).join(target);
                }
                None => return Err(io::ErrorKind::NotFound.into()),
            }
        }
        Err(io::Error::from_raw_os_error(40))
    }

    fn folder_of<'a>(&self, path: &'a Path) -> io::Result<&'a Path> {
        let folder = path.parent().unwrap_or(Path::new(""));
        if self.folders.contains(folder) {
            Ok(folder)
        } else {
            Err(io::ErrorKind::NotFound.into())
        }
    }
}

impl Disk for FaultyDisk {
    fn facts(&self, path: &Path) -> io::Result<Facts> {
        let mut state = self.state();
        state.begin()?;
        let is_folder = state.folders.contains(path);
        let inode = if is_folder {
            None
        } else {
            Some(&state.inodes[state.find(path)?])
        };
        let mode = inode.map_or(0o755, |inode| inode.mode);
        Ok(Facts {
            kind: if is_folder { Kind::Folder } else { Kind::File },
            len: inode.map_or(0, |inode| inode.bytes.len() as u64),
            is_read_only: mode & 0o222 == 0,
            modified: None,
            mode: Some(mode),
            owner: None,
        })
    }

    fn read(&self, path: &Path, max_bytes: u64) -> io::Result<Vec<u8>> {
        let mut state = self.state();
        state.begin()?;
        let bytes = &state.inodes[state.find(path)?].bytes;
        Ok(bytes[..bytes.len().min(max_bytes as usize)].to_vec())
    }

    fn link_target(&self, path: &Path) -> io::Result<PathBuf> {
        let mut state = self.state();
        state.begin()?;
        match state.names.get(path) {
            Some(Name::Link(target)) => Ok(target.clone()),
            Some(Name::File(_)) => Err(io::ErrorKind::InvalidInput.into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        let mut state = self.state();
        state.begin()?;
        state.folder_of(path)?;
        if state.names.contains_key(path) || state.folders.contains(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        state.inodes.push(Inode {
            mode: 0o644,
            ..Inode::default()
        });
        let inode = state.inodes.len() - 1;
        state.names.insert(path.to_owned(), Name::File(inode));
        Ok(Box::new(OpenFile {
            disk: self.clone(),
            inode,
        }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.begin()?;
        state.folder_of(to)?;
        if state.folders.contains(to) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let name = state.names.remove(from).ok_or(io::ErrorKind::NotFound)?;
        state.names.insert(to.to_owned(), name);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.begin()?;
        let removed = state.names.remove(path);
        removed.map(|_| ()).ok_or(io::ErrorKind::NotFound.into())
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.begin()?;
        let is_used = state.names.keys().any(|name| name.parent() == Some(path));
        if is_used {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        match state.folders.remove(path) {
            true => Ok(()),
            false => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.begin()?;
        let is_inside = |name: &PathBuf| name.parent() == Some(path);
        let mut synced = state.synced_names.clone();
        synced.retain(|name, _| !is_inside(name));
        let now = state.names.iter().filter(|(name, _)| is_inside(name));
        synced.extend(now.map(|(path, name)| (path.clone(), name.clone())));
        state.synced_names = synced;
        Ok(())
    }

    fn create_folders(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.begin()?;
        for folder in path.ancestors() {
            if state.names.contains_key(folder) {
                return Err(io::ErrorKind::NotADirectory.into());
            }
            state.folders.insert(folder.to_owned());
        }
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut state = self.state();
        state.begin()?;
        if !state.folders.contains(folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let all = state.names.keys().chain(&state.folders);
        let mut inside: Vec<PathBuf> = all
            .filter(|path| path.parent() == Some(folder))
            .cloned()
            .collect();
        inside.sort();
        Ok(inside)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        let mut state = self.state();
        state.begin()?;
        state.folder_of(path)?;
        if !state.locks.insert(path.to_owned()) {
            return Ok(None);
        }
        Ok(Some(Lock::new(Held {
            disk: self.clone(),
            path: path.to_owned(),
        })))
    }

    fn may_write(&self, path: &Path) -> bool {
        let state = self.state();
        match state.find(path) {
            Ok(inode) => state.inodes[inode].mode & 0o222 != 0,
            Err(_) => true,
        }
    }
}

struct Held {
    disk: FaultyDisk,
    path: PathBuf,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.disk.state().locks.remove(&self.path);
    }
}

struct OpenFile {
    disk: FaultyDisk,
    inode: usize,
}

impl Write for OpenFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut state = self.disk.state();
        let take = match state.next_fault() {
            None => bytes.len(),
            Some(Fault::ShortWrite) if bytes.len() > 1 => {
                // The rest is refused, as a full disk does.
                let next = state.num_operations;
                state.fault = Some((next, Fault::NoSpace));
                bytes.len() / 2
            }
            Some(fault) => return Err(fault.error()),
        };
        state.inodes[self.inode].bytes.extend(&bytes[..take]);
        Ok(take)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl NewFile for OpenFile {
    fn take_after(&mut self, facts: &Facts) -> io::Result<()> {
        let mut state = self.disk.state();
        state.begin()?;
        if let Some(mode) = facts.mode {
            state.inodes[self.inode].mode = mode;
        }
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut state = self.disk.state();
        state.begin()?;
        let inode = &mut state.inodes[self.inode];
        inode.synced.clone_from(&inode.bytes);
        Ok(())
    }
}
