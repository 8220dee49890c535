//! Writing a file whole or not at all.
//!
//! The bytes go to a new file beside the old one and reach the disk before they take its name; then the
//! name reaches the disk too. After a crash at any moment the path leads to the old bytes or to the new.

use std::collections::hash_map::{DefaultHasher, RandomState};
use std::ffi::OsStr;
use std::hash::{BuildHasher as _, Hash as _, Hasher as _};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::disk::{self, Disk, Facts, Kind, NewFile, uninterrupted};

/// How files are called while they are being written.
const PREFIX: &str = ".parcours-";
const ENDING: &str = ".tmp";

/// A file left behind by a program that was killed is cleared away when it is older than this.
const STALE: Duration = Duration::from_secs(600);

/// Bytes written between two reports of progress.
const CHUNK: usize = 256 * 1024;

/// Replaces the file at `path` by `bytes`: after a crash it holds the old bytes or the new ones.
///
/// A symbolic link stays one, its target is replaced. A read-only file is refused with
/// `PermissionDenied`: renaming over it would succeed and would not be what its owner wanted.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_on(disk::real(), path, bytes, &mut |_| {})
}

/// As [`write`], on any disk; `progress` hears the fraction that is written.
pub fn write_on(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    progress: &mut dyn FnMut(f32),
) -> io::Result<()> {
    let mut file = open_on(disk, path)?;
    let mut written = 0;
    for chunk in bytes.chunks(CHUNK) {
        file.write_all(chunk)?;
        written += chunk.len();
        progress(written as f32 / bytes.len() as f32);
    }
    file.commit()
}

/// As [`write`], for bytes that come one after the other: nothing is replaced before the file is committed,
/// and a file that is dropped leaves nothing behind.
pub fn open(path: &Path) -> io::Result<Replacement<'static>> {
    open_on(disk::real(), path)
}

/// As [`open`], on any disk.
pub fn open_on<'a>(disk: &'a dyn Disk, path: &Path) -> io::Result<Replacement<'a>> {
    let path = resolve(disk, path)?;
    let old = match uninterrupted(|| disk.facts(&path)) {
        Ok(facts) => Some(facts),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if let Some(old) = &old {
        if old.kind != Kind::File {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if old.is_read_only || !disk.may_write(&path) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
    }
    Replacement::begin(disk, path, old.as_ref())
}

/// Whether both paths lead to one existing file.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    match (std::fs::canonicalize(one), std::fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// What a chain of symbolic links leads to, also when nothing is there yet.
pub fn resolve(disk: &dyn Disk, path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..40 {
        match uninterrupted(|| disk.link_target(&path)) {
            Ok(target) => {
                let folder = path.parent().unwrap_or(Path::new(""));
                path = folder.join(target);
            }
            Err(error) if is_no_link(&error) => return Ok(path),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("a loop of symbolic links"))
}

/// Whether this is how the system says that a path leads to no symbolic link. Any other failure leaves it
/// open, and then the link could be replaced by a file.
fn is_no_link(error: &io::Error) -> bool {
    cfg!(windows)
        || matches!(
            error.kind(),
            io::ErrorKind::InvalidInput
                | io::ErrorKind::NotFound
                | io::ErrorKind::NotADirectory
                | io::ErrorKind::Unsupported
        )
}

/// New bytes for a file, beside it until they are committed.
pub struct Replacement<'a> {
    disk: &'a dyn Disk,
    file: Option<Box<dyn NewFile>>,
    path: PathBuf,
    temporary: PathBuf,
}

impl<'a> Replacement<'a> {
    fn begin(disk: &'a dyn Disk, path: PathBuf, old: Option<&Facts>) -> io::Result<Self> {
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        check_length(name)?;
        let folder = folder_of(&path);
        clear_stale(disk, folder, name);
        let (temporary, file) = create_beside(disk, folder, name)?;
        let mut replacement = Self {
            disk,
            file: Some(file),
            path,
            temporary,
        };
        if let (Some(old), Some(file)) = (old, &mut replacement.file) {
            uninterrupted(|| file.take_after(old))?;
        }
        Ok(replacement)
    }

    /// Puts the new bytes in the place of the old ones, for good.
    pub fn commit(mut self) -> io::Result<()> {
        let Some(mut file) = self.file.take() else {
            return Ok(());
        };
        // Closed before it is renamed: not every system renames an open file.
        let synced = uninterrupted(|| file.flush()).and_then(|()| uninterrupted(|| file.sync()));
        drop(file);
        let renamed = synced.and_then(|()| rename(self.disk, &self.temporary, &self.path));
        if renamed.is_err() {
            let _ = uninterrupted(|| self.disk.remove(&self.temporary));
        }
        renamed?;
        let folder = folder_of(&self.path);
        uninterrupted(|| self.disk.sync_folder(folder))
    }
}

impl Write for Replacement<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.file {
            Some(file) => file.write(bytes),
            None => Ok(0),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), |file| file.flush())
    }
}

impl Drop for Replacement<'_> {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            let _ = uninterrupted(|| self.disk.remove(&self.temporary));
        }
    }
}

/// Renames a file; where another program looks at the target just now, tries for a while.
fn rename(disk: &dyn Disk, from: &Path, to: &Path) -> io::Result<()> {
    let mut pause = Duration::from_millis(10);
    // Virus scanners and indexers hold files on Windows for a moment; elsewhere the refusal is final.
    let tries = if cfg!(windows) { 8 } else { 1 };
    for _ in 1..tries {
        match uninterrupted(|| disk.rename(from, to)) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                std::thread::sleep(pause);
                pause *= 2;
            }
            result => return result,
        }
    }
    uninterrupted(|| disk.rename(from, to))
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().unwrap_or(Path::new(""));
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}

/// The temporary name is always short, so that a name too long would first be met by the rename, after all
/// the writing.
fn check_length(name: &OsStr) -> io::Result<()> {
    const LONGEST: usize = 255;
    if name.len() > LONGEST {
        return Err(io::ErrorKind::InvalidFilename.into());
    }
    Ok(())
}

/// What the temporary names of one file begin with.
fn temporary_prefix(name: &OsStr) -> String {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    format!("{PREFIX}{:08x}-", hasher.finish() as u32)
}

fn create_beside(
    disk: &dyn Disk,
    folder: &Path,
    name: &OsStr,
) -> io::Result<(PathBuf, Box<dyn NewFile>)> {
    let prefix = temporary_prefix(name);
    let mut tries = 0;
    loop {
        let random = RandomState::new().build_hasher().finish() as u32;
        let path = folder.join(format!("{prefix}{random:08x}{ENDING}"));
        tries += 1;
        match uninterrupted(|| disk.create(&path)) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < 20 => {}
            Err(error) => return Err(error),
        }
    }
}

/// Removes what a program that was killed while it wrote this file has left. Whether that works is of no
/// importance.
fn clear_stale(disk: &dyn Disk, folder: &Path, name: &OsStr) {
    let prefix = temporary_prefix(name);
    for path in disk.list(folder).unwrap_or_default() {
        let is_ours = path
            .file_name()
            .and_then(OsStr::to_str)
            .is_some_and(|name| name.starts_with(&prefix) && name.ends_with(ENDING));
        let is_old = is_ours
            && disk
                .facts(&path)
                .ok()
                .and_then(|facts| facts.modified)
                .and_then(|time| time.elapsed().ok())
                .is_some_and(|age| age > STALE);
        if is_old {
            let _ = disk.remove(&path);
        }
    }
}
