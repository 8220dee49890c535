//! A folder of records: written once, read whole, removed.

use std::collections::BTreeSet;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::record::{Facts, decode, encode, is_ours, peek};
use crate::model::{Document, Picture, Table};
use crate::storage::disk::{Disk, uninterrupted};
use crate::storage::picture::judge_pictures;
use crate::storage::{parse_unrepaired, to_ron};

const RECORD: &str = ".map";
const PICTURES: &str = ".pictures";
/// No record is larger than this.
const MOST_BYTES: u64 = 512 << 20;
/// A record's first two lines are shorter than this.
const BEGINNING: u64 = 64 << 10;
/// Characters of a title that are kept in the second line.
const LONGEST_TITLE: usize = 200;

/// Where records are written.
pub(super) struct RecordFolder {
    pub path: PathBuf,
    disk: &'static dyn Disk,
    /// The folder is there, and would be after a power cut.
    is_made: bool,
    /// The pictures written last, and under which name: they hardly ever change.
    pictures: Option<(Table<Picture>, String)>,
}

impl RecordFolder {
    pub fn new(disk: &'static dyn Disk, path: PathBuf) -> Self {
        Self {
            path,
            disk,
            is_made: false,
            pictures: None,
        }
    }

    /// Writes a record, and its pictures unless they are there already. Returns when it is on the disk.
    pub fn write(
        &mut self,
        name: &str,
        mut facts: Facts,
        document: &Document,
    ) -> io::Result<PathBuf> {
        self.make()?;
        facts.pictures = self.write_pictures(document)?;
        facts.title = facts.title.chars().take(LONGEST_TITLE).collect();
        let mut document = document.clone();
        document.pictures = Table::default();
        let path = self.path.join(format!("{name}{RECORD}"));
        write_new(self.disk, &path, &encode(&facts, &to_ron(&document)))?;
        uninterrupted(|| self.disk.sync_folder(&self.path))?;
        Ok(path)
    }

    fn make(&mut self) -> io::Result<()> {
        if self.is_made {
            return Ok(());
        }
        uninterrupted(|| self.disk.create_folders(&self.path))?;
        // The names of the folders just made stand in the folders around them.
        for above in self.path.ancestors().skip(1).take(2) {
            uninterrupted(|| self.disk.sync_folder(above))?;
        }
        self.is_made = true;
        Ok(())
    }

    fn write_pictures(&mut self, document: &Document) -> io::Result<Option<String>> {
        if document.pictures.is_empty() {
            return Ok(None);
        }
        if let Some((pictures, name)) = &self.pictures
            && Arc::ptr_eq(pictures, &document.pictures)
        {
            return Ok(Some(name.clone()));
        }
        let alone = Document {
            pictures: Arc::clone(&document.pictures),
            ..Document::default()
        };
        let bytes = encode(&Facts::default(), &to_ron(&alone));
        let name = format!("{:08x}-{}{PICTURES}", crc32fast::hash(&bytes), bytes.len());
        let path = self.path.join(&name);
        // Another record of this folder may have brought them.
        let is_there = read(self.disk, &path).is_ok_and(|found| found == bytes);
        if !is_there {
            remove(self.disk, &path)?;
            write_new(self.disk, &path, &bytes)?;
        }
        self.pictures = Some((Arc::clone(&document.pictures), name.clone()));
        Ok(Some(name))
    }

    /// Removes the pictures that no record names any more.
    pub fn sweep_pictures(&mut self) -> io::Result<()> {
        let names = names(self.disk, &self.path);
        let records = names.iter().filter(|name| name.ends_with(RECORD));
        let wanted: BTreeSet<String> = records
            .filter_map(|name| facts(self.disk, &self.path.join(name))?.pictures)
            .collect();
        for name in names.iter().filter(|name| name.ends_with(PICTURES)) {
            if !wanted.contains(name) {
                self.pictures = None;
                remove(self.disk, &self.path.join(name))?;
            }
        }
        Ok(())
    }
}

/// Writes a file that was not there; nothing of it stays when that fails.
pub(super) fn write_new(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = uninterrupted(|| disk.create(path))?;
    let written = file
        .write_all(bytes)
        .and_then(|()| uninterrupted(|| file.flush()))
        .and_then(|()| uninterrupted(|| file.sync()));
    drop(file);
    written.inspect_err(|_| {
        // What cannot be removed either is recognised as torn.
        let _ = remove(disk, path);
    })
}

/// Removes a file; one that is gone already is no failure.
pub(super) fn remove(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    match uninterrupted(|| disk.remove(path)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Removes a folder with the files in it; one that is gone already is no failure.
pub(super) fn remove_folder(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    for file in list(disk, path) {
        remove(disk, &file)?;
    }
    match uninterrupted(|| disk.remove_folder(path)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

pub(super) fn list(disk: &dyn Disk, folder: &Path) -> Vec<PathBuf> {
    uninterrupted(|| disk.list(folder)).unwrap_or_default()
}

fn names(disk: &dyn Disk, folder: &Path) -> Vec<String> {
    let paths = list(disk, folder).into_iter();
    paths
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .collect()
}

/// The records of a folder, oldest first.
pub(super) fn records(disk: &dyn Disk, folder: &Path) -> Vec<PathBuf> {
    let names = names(disk, folder).into_iter();
    let records = names.filter(|name| name.ends_with(RECORD));
    records.map(|name| folder.join(name)).collect()
}

fn read(disk: &dyn Disk, path: &Path) -> io::Result<Vec<u8>> {
    uninterrupted(|| disk.read(path, MOST_BYTES))
}

/// Where the map of a record comes from, without reading the map.
pub(super) fn facts(disk: &dyn Disk, record: &Path) -> Option<Facts> {
    let length = uninterrupted(|| disk.facts(record)).ok()?.len;
    let beginning = uninterrupted(|| disk.read(record, BEGINNING)).ok()?;
    peek(&beginning, length)
}

/// What is in the file of a record.
pub(super) enum Reading {
    Whole(Facts, Document),
    /// Its writing was cut short: a record of ours that holds nothing to rely on.
    Torn,
    /// Whole perhaps, but not for us: of a newer program, or not readable just now.
    Foreign,
}

/// Reads the map of a record with its pictures.
pub(super) fn read_record(disk: &dyn Disk, path: &Path) -> Reading {
    let Ok(bytes) = read(disk, path) else {
        return Reading::Foreign;
    };
    let Some((facts, text)) = decode(&bytes) else {
        return match is_ours(&bytes) {
            true => Reading::Torn,
            false => Reading::Foreign,
        };
    };
    let Ok((mut document, _)) = parse_unrepaired(text.as_bytes()) else {
        return Reading::Foreign;
    };
    if let (Some(name), Some(folder)) = (&facts.pictures, path.parent()) {
        match read_pictures(disk, &folder.join(name)) {
            Some(pictures) => document.pictures = pictures,
            None => return Reading::Torn,
        }
    }
    let (document, _) = document.repair();
    let (document, _) = judge_pictures(document);
    Reading::Whole(facts, document)
}

fn read_pictures(disk: &dyn Disk, path: &Path) -> Option<Table<Picture>> {
    let bytes = read(disk, path).ok()?;
    let (_, text) = decode(&bytes)?;
    Some(parse_unrepaired(text.as_bytes()).ok()?.0.pictures)
}
