//! Writing a file whole or not at all.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;

/// Replaces the file at `path` by `bytes`: after a crash it holds the old bytes or the new ones.
///
/// A symbolic link stays one, its target is replaced. A read-only file is refused with
/// `PermissionDenied`: renaming over it would succeed and would not be what its owner wanted.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = open(path)?;
    file.write_all(bytes)?;
    file.commit()
}

/// As [`write`], for bytes that come one after the other: nothing is replaced before the file is committed,
/// and a file that is dropped leaves nothing behind.
pub fn open(path: &Path) -> io::Result<AtomicWriteFile> {
    let path = resolve(path)?;
    if let Ok(metadata) = fs::metadata(&path) {
        if metadata.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if metadata.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
    }
    AtomicWriteFile::open(&path)
}

/// Whether both paths lead to one existing file.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// What a chain of symbolic links leads to, also when nothing is there yet.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..40 {
        match fs::read_link(&path) {
            Ok(target) => {
                let folder = path.parent().unwrap_or(Path::new(""));
                path = folder.join(target);
            }
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("a loop of symbolic links"))
}
