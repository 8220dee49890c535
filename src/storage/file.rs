//! Opening and saving files on disk.

use std::io;
use std::path::Path;

use super::atomic;
use super::disk::{self, Disk, Kind, uninterrupted};
use super::error::{OpenError, SaveError};
use super::parse::{MAX_BYTES, Opened, parse};
use super::write::to_ron;
use crate::model::Document;

/// Reads the document in a file.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    parse(&read(path)?)
}

/// The bytes of a file, if it is one and not too large.
pub fn read(path: &Path) -> Result<Vec<u8>, OpenError> {
    read_on(disk::real(), path, MAX_BYTES)
}

/// As [`read`], with a limit of one's own.
pub fn read_up_to(path: &Path, max_bytes: u64) -> Result<Vec<u8>, OpenError> {
    read_on(disk::real(), path, max_bytes)
}

/// As [`read_up_to`], on any disk.
pub fn read_on(disk: &dyn Disk, path: &Path, max_bytes: u64) -> Result<Vec<u8>, OpenError> {
    let facts = uninterrupted(|| disk.facts(path)).map_err(open_error)?;
    match facts.kind {
        Kind::Folder => return Err(OpenError::Directory),
        // Reading a pipe or a device could wait for ever, or never end.
        Kind::Other => return Err(OpenError::NotOrdinary),
        Kind::File => {}
    }
    let too_large = |bytes| Err(OpenError::TooLarge { bytes });
    if facts.len > max_bytes {
        return too_large(facts.len);
    }
    // The limit also holds for a file that grows meanwhile.
    let bytes = uninterrupted(|| disk.read(path, max_bytes + 1)).map_err(open_error)?;
    let len = bytes.len() as u64;
    if len > max_bytes {
        return too_large(len);
    }
    Ok(bytes)
}

fn open_error(error: io::Error) -> OpenError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => OpenError::NotFound,
        io::ErrorKind::PermissionDenied => OpenError::NotAllowed,
        io::ErrorKind::IsADirectory => OpenError::Directory,
        _ => OpenError::Io(error),
    }
}

/// Writes a document, whole or not at all; see [`atomic::write`].
pub fn save(document: &Document, path: &Path) -> Result<(), SaveError> {
    save_on(disk::real(), path, to_ron(document).as_bytes(), &mut |_| {})
}

/// Writes the text of a document on any disk; `progress` hears the fraction that is written.
pub fn save_on(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    progress: &mut dyn FnMut(f32),
) -> Result<(), SaveError> {
    atomic::write_on(disk, path, bytes, progress).map_err(|error| {
        let is_refused = error.kind() == io::ErrorKind::PermissionDenied;
        let is_marked = || {
            disk.facts(path)
                .is_ok_and(|facts| facts.kind == Kind::File && facts.is_read_only)
        };
        if is_refused && is_marked() {
            SaveError::ReadOnly
        } else {
            SaveError::from(error)
        }
    })
}

/// Keeps the bytes of a file of an older format beside it, once, as `name.v0.bak.ron`.
///
/// # Errors
/// When they cannot be kept; then the file must not be written in the new format.
pub fn keep_old(disk: &dyn Disk, path: &Path, bytes: &[u8], version: u32) -> Result<(), SaveError> {
    let path = atomic::resolve(disk, path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name
        .strip_suffix(".parcours.ron")
        .or_else(|| name.strip_suffix(".ron"))
        .unwrap_or(&name);
    let kept = path.with_file_name(format!("{stem}.v{version}.bak.ron"));
    match uninterrupted(|| disk.facts(&kept)) {
        // Kept before; what it holds is older, and so more dear.
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Ok(atomic::write_on(disk, &kept, bytes, &mut |_| {})?)
        }
        Err(error) => Err(error.into()),
    }
}
