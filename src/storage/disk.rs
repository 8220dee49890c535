//! What saving, the journal and the preferences ask of a file system: few operations behind a trait, so
//! that tests can make the k-th of them fail or stop the world there.
//!
//! [`real`] is the machine's own. Whoever writes for keeps writes through `atomic`, which goes through here.

use std::any::Any;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
    /// A pipe, a device, a socket.
    Other,
}

/// What is known about a file without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub kind: Kind,
    pub len: u64,
    /// Marked so that nobody may write it.
    pub is_read_only: bool,
    pub modified: Option<SystemTime>,
    /// Permission bits, where the system has them.
    pub mode: Option<u32>,
    /// User and group, where the system has them.
    pub owner: Option<(u32, u32)>,
}

/// A new file that is being written.
pub trait NewFile: Write + Send {
    /// Gives it the permissions of the file whose place it will take, and its owner if that is allowed.
    fn take_after(&mut self, facts: &Facts) -> io::Result<()>;

    /// Returns when what was written would survive a power cut.
    fn sync(&mut self) -> io::Result<()>;
}

/// Held by one process at a time; the system frees it when that process ends, however it ends.
pub struct Lock(#[expect(dead_code, reason = "held, never looked at")] Box<dyn Any + Send + Sync>);

impl Lock {
    /// `guard` frees the lock when it is dropped.
    pub fn new(guard: impl Any + Send + Sync) -> Self {
        Self(Box::new(guard))
    }
}

/// A file system. Nothing here is retried and nothing is atomic but [`Disk::rename`].
pub trait Disk: Send + Sync {
    /// About what a path leads to; links are followed.
    fn facts(&self, path: &Path) -> io::Result<Facts>;

    /// At most `max_bytes` from the beginning of a file.
    fn read(&self, path: &Path, max_bytes: u64) -> io::Result<Vec<u8>>;

    /// Where a symbolic link points.
    fn link_target(&self, path: &Path) -> io::Result<PathBuf>;

    /// A new empty file; never an old one.
    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>>;

    /// Gives a file another name, in place of whatever file has it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;

    /// Returns when the names in a folder would survive a power cut.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes a folder and those it stands in; fine when they are there.
    fn create_folders(&self, path: &Path) -> io::Result<()>;

    /// The paths of what is in a folder, sorted.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// Takes the lock kept in the file at `path`, which is made if need be; `None` while another has it.
    fn lock(&self, path: &Path) -> io::Result<Option<Lock>>;

    /// Whether this process may write at a path: into a file, or new files into a folder.
    fn may_write(&self, path: &Path) -> bool;
}

/// The machine's file system.
pub fn real() -> &'static dyn Disk {
    &RealDisk
}

/// Does it again as long as a signal interrupts it.
pub fn uninterrupted<T>(mut work: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    const MOST_TIMES: usize = 100;
    for _ in 1..MOST_TIMES {
        match work() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
    work()
}

struct RealDisk;

impl Disk for RealDisk {
    fn facts(&self, path: &Path) -> io::Result<Facts> {
        let metadata = fs::metadata(path)?;
        Ok(Facts {
            kind: if metadata.is_file() {
                Kind::File
            } else if metadata.is_dir() {
                Kind::Folder
            } else {
                Kind::Other
            },
            len: metadata.len(),
            is_read_only: metadata.permissions().readonly(),
            modified: metadata.modified().ok(),
            mode: unix::mode(&metadata),
            owner: unix::owner(&metadata),
        })
    }

    fn read(&self, path: &Path, max_bytes: u64) -> io::Result<Vec<u8>> {
        let file = File::open(path)?;
        let len = file.metadata()?.len().min(max_bytes);
        let mut bytes = Vec::with_capacity(len as usize);
        file.take(max_bytes).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn link_target(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        Ok(Box::new(RealFile(file)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        unix::sync_folder(path)
    }

    fn create_folders(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
        let mut paths = entries.collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Lock::new(file))),
            Err(fs::TryLockError::WouldBlock) => Ok(None),
            Err(fs::TryLockError::Error(error)) => Err(error),
        }
    }

    fn may_write(&self, path: &Path) -> bool {
        unix::may_write(path)
    }
}

struct RealFile(File);

impl Write for RealFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl NewFile for RealFile {
    fn take_after(&mut self, facts: &Facts) -> io::Result<()> {
        unix::take_after(&self.0, facts)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

/// What only Unix has.
#[cfg(unix)]
mod unix {
    use std::fs::{File, Metadata, Permissions};
    use std::io;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
    use std::path::Path;

    use rustix::fs::{Access, AtFlags, CWD, accessat};

    use super::Facts;

    pub fn mode(metadata: &Metadata) -> Option<u32> {
        Some(metadata.mode() & 0o7777)
    }

    pub fn owner(metadata: &Metadata) -> Option<(u32, u32)> {
        Some((metadata.uid(), metadata.gid()))
    }

    /// Some file systems know no such thing and say so; they have nothing to wait for.
    pub fn sync_folder(path: &Path) -> io::Result<()> {
        let path = if path.as_os_str().is_empty() {
            Path::new(".")
        } else {
            path
        };
        match File::open(path)?.sync_all() {
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
                ) =>
            {
                Ok(())
            }
            result => result,
        }
    }

    pub fn take_after(file: &File, facts: &Facts) -> io::Result<()> {
        if let Some((user, group)) = facts.owner {
            let own = file.metadata()?;
            if (own.uid(), own.gid()) != (user, group) {
                // Only its owner's superuser may give a file away; then at least the group stays.
                let _ = fchown(file, Some(user), Some(group))
                    .or_else(|_| fchown(file, None, Some(group)));
            }
        }
        match facts.mode {
            Some(mode) => file.set_permissions(Permissions::from_mode(mode)),
            None => Ok(()),
        }
    }

    pub fn may_write(path: &Path) -> bool {
        accessat(CWD, path, Access::WRITE_OK, AtFlags::EACCESS).is_ok()
    }
}

#[cfg(not(unix))]
mod unix {
    use std::fs::{File, Metadata, OpenOptions};
    use std::io;
    use std::path::Path;

    use super::Facts;

    pub fn mode(_: &Metadata) -> Option<u32> {
        None
    }

    pub fn owner(_: &Metadata) -> Option<(u32, u32)> {
        None
    }

    pub fn sync_folder(_: &Path) -> io::Result<()> {
        Ok(())
    }

    pub fn take_after(_: &File, _: &Facts) -> io::Result<()> {
        Ok(())
    }

    /// Of a folder nothing can be said without trying.
    pub fn may_write(path: &Path) -> bool {
        path.is_dir() || OpenOptions::new().append(true).open(path).is_ok()
    }
}
