//! Opening and saving files on disk.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use super::atomic;
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
    read_up_to(path, MAX_BYTES)
}

/// As [`read`], with a limit of one's own.
pub fn read_up_to(path: &Path, max_bytes: u64) -> Result<Vec<u8>, OpenError> {
    let metadata = fs::metadata(path).map_err(open_error)?;
    if metadata.is_dir() {
        return Err(OpenError::Directory);
    }
    // Reading a pipe or a device could wait for ever, or never end.
    if !metadata.is_file() {
        return Err(OpenError::NotOrdinary);
    }
    if metadata.len() > max_bytes {
        return Err(OpenError::TooLarge {
            bytes: metadata.len(),
        });
    }
    let file = fs::File::open(path).map_err(open_error)?;
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    // The limit also holds for a file that grows meanwhile.
    file.take(max_bytes + 1)
        .read_to_end(&mut bytes)
        .map_err(open_error)?;
    if bytes.len() as u64 > max_bytes {
        return Err(OpenError::TooLarge {
            bytes: bytes.len() as u64,
        });
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
    let is_read_only = fs::metadata(path)
        .is_ok_and(|metadata| !metadata.is_dir() && metadata.permissions().readonly());
    if is_read_only {
        return Err(SaveError::ReadOnly);
    }
    atomic::write(path, to_ron(document).as_bytes()).map_err(SaveError::from)
}
