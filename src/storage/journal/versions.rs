//! Earlier versions of each map: what was saved, what a save replaced, what was closed without saving.
//!
//! Every map has a folder of records. Which folder is a map's is found by its path, else by what is in it:
//! a file that was renamed or moved is known by the ids of its cards, steps and lanes.

use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use chrono::{DateTime, Datelike as _, Local};

use super::folder::{self, Reading, RecordFolder};
use super::record::Facts;
use super::{milliseconds_now, random, seconds_now};
use crate::model::{AnyId, Document};
use crate::storage::disk::{self, Disk, Kind, uninterrupted};

/// Folder of the versions in the data folder.
const FOLDER: &str = "versions";
/// The newest versions of a map that are kept,
const NEWEST: usize = 20;
/// and for how many days one of each day is.
const DAYS: i32 = 7;
/// All versions of all maps together.
pub const MOST_BYTES: u64 = 200_000_000;
/// How far back *Save as* is followed.
const MOST_FOREBEARS: usize = 5;

/// A map to be kept as a version.
#[derive(Debug, Clone)]
pub struct Milestone {
    pub document: Document,
    pub path: PathBuf,
    /// Where the map was before *Save as*.
    pub before: Option<PathBuf>,
    /// It is what the file held when it was opened: as old as the file.
    pub is_from_file: bool,
    /// A meeting about it began then.
    pub before_meeting: bool,
}

/// An earlier version of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub facts: Facts,
    record: PathBuf,
}

impl Version {
    /// The map as it was; `None` when it can no longer be read.
    pub fn read(&self) -> Option<Document> {
        match folder::read_record(disk::real(), &self.record) {
            Reading::Whole(_, document) => Some(document),
            Reading::Torn | Reading::Foreign => None,
        }
    }
}

/// The versions of the map at `path`, newest first; `document` is what is in it. Reads files.
pub fn list(data: &Path, path: &Path, document: &Document) -> Vec<Version> {
    let disk = disk::real();
    let root = data.join(FOLDER);
    let mut versions = Vec::new();
    let mut next = find_folder(disk, &root, path, document);
    for _ in 0..MOST_FOREBEARS {
        let Some(folder) = next else { break };
        let oldest = versions.last().map(|version: &Version| version.facts.time);
        let older = |facts: &Facts| oldest.is_none_or(|oldest| facts.time <= oldest);
        next = None;
        for record in folder::records(disk, &folder).into_iter().rev() {
            if let Some(facts) = folder::facts(disk, &record).filter(older) {
                next = facts.continues.as_ref().map(|name| root.join(name));
                versions.push(Version { facts, record });
            }
        }
    }
    versions
}

/// The folders with versions, each with the facts of its newest one.
fn shelves(disk: &dyn Disk, root: &Path) -> Vec<(PathBuf, PathBuf, Facts)> {
    let folders = folder::list(disk, root).into_iter();
    let shelves = folders.filter_map(|folder| {
        let records = folder::records(disk, &folder);
        let mut newest = records.into_iter().rev();
        let (record, facts) = newest.find_map(|record| {
            let facts = folder::facts(disk, &record)?;
            Some((record, facts))
        })?;
        Some((folder, record, facts))
    });
    shelves.collect()
}

fn find_folder(disk: &dyn Disk, root: &Path, path: &Path, document: &Document) -> Option<PathBuf> {
    let mut shelves = shelves(disk, root);
    shelves.sort_by_key(|(_, _, facts)| std::cmp::Reverse(facts.time));
    let has_path = |facts: &Facts| facts.path.as_deref() == Some(path);
    if let Some((folder, _, _)) = shelves.iter().find(|(_, _, facts)| has_path(facts)) {
        return Some(folder.clone());
    }
    // Not there under its old name: perhaps this is it under a new one.
    let is_gone = |facts: &Facts| {
        facts
            .path
            .as_deref()
            .is_some_and(|path| !is_file(disk, path))
    };
    let moved = shelves.into_iter().find(|(_, record, facts)| {
        is_gone(facts)
            && matches!(
                folder::read_record(disk, record),
                Reading::Whole(_, newest) if is_same_work(&newest, document)
            )
    });
    moved.map(|(folder, _, _)| folder)
}

fn is_file(disk: &dyn Disk, path: &Path) -> bool {
    uninterrupted(|| disk.facts(path)).is_ok_and(|facts| facts.kind == Kind::File)
}

/// Whether two maps have nearly all their cards, steps and lanes in common.
fn is_same_work(one: &Document, other: &Document) -> bool {
    let (one, other) = (ids(one), ids(other));
    let shared = one.intersection(&other).count();
    shared > 0 && shared * 5 >= one.len().max(other.len()) * 4
}

fn ids(document: &Document) -> HashSet<AnyId> {
    let cards = document.cards.iter().map(|card| card.id.into());
    let steps = document.steps().map(|(_, step)| step.id.into());
    let lanes = document.lanes.iter().map(|lane| lane.id.into());
    cards.chain(steps).chain(lanes).collect()
}

/// Where versions are written.
pub(super) struct Library {
    disk: &'static dyn Disk,
    root: PathBuf,
    most_bytes: u64,
    folders: HashMap<PathBuf, RecordFolder>,
}

impl Library {
    pub fn new(disk: &'static dyn Disk, data: &Path, most_bytes: u64) -> Self {
        Self {
            disk,
            root: data.join(FOLDER),
            most_bytes,
            folders: HashMap::new(),
        }
    }

    /// Keeps a version, unless the newest one says the same, and makes room.
    pub fn keep(&mut self, milestone: &Milestone) -> io::Result<()> {
        let path = &milestone.path;
        let mut continues = None;
        if !self.folders.contains_key(path) {
            let known = find_folder(self.disk, &self.root, path, &milestone.document);
            let folder = known.unwrap_or_else(|| {
                continues = self.forebear(milestone);
                self.root.join(format!("{:016x}", random()))
            });
            let records = RecordFolder::new(self.disk, folder);
            self.folders.insert(path.clone(), records);
        }
        let folder = self.folders.get_mut(path).expect("it was just inserted");
        let records = folder::records(self.disk, &folder.path);
        let newest = records.last();
        if let Some(newest) = newest
            && let Reading::Whole(facts, document) = folder::read_record(self.disk, newest)
        {
            let is_told = facts.before_meeting || !milestone.before_meeting;
            if document == milestone.document && is_told {
                return Ok(());
            }
            continues = facts.continues;
        }
        let time = time_of(self.disk, milestone, newest);
        let facts = Facts {
            time: time / 1000,
            title: milestone.document.header.title.clone(),
            path: Some(path.clone()),
            continues,
            before_meeting: milestone.before_meeting,
            ..Facts::default()
        };
        folder.write(&name(time), facts, &milestone.document)?;
        thin(self.disk, folder)?;
        self.make_room()
    }

    /// The name of the folder that a map saved under a new name continues.
    fn forebear(&self, milestone: &Milestone) -> Option<String> {
        let before = milestone.before.as_ref()?;
        let folder = find_folder(self.disk, &self.root, before, &milestone.document)?;
        Some(folder.file_name()?.to_str()?.to_owned())
    }

    /// Removes the oldest versions while all together take too much. The newest version of a map goes only
    /// when the map's own file is there.
    fn make_room(&mut self) -> io::Result<()> {
        let mut shelves: Vec<Shelf> = folder::list(self.disk, &self.root)
            .into_iter()
            .map(|folder| Shelf::look(self.disk, folder))
            .collect();
        let mut is_over = false;
        while shelves.iter().map(|shelf| shelf.bytes).sum::<u64>() > self.most_bytes {
            is_over = true;
            let spare = shelves
                .iter_mut()
                .filter(|shelf| shelf.can_spare(self.disk));
            let Some(shelf) = spare.min_by_key(|shelf| shelf.rank()) else {
                break;
            };
            let record = shelf.records.remove(0);
            folder::remove(self.disk, &record)?;
            RecordFolder::new(self.disk, shelf.folder.clone()).sweep_pictures()?;
            *shelf = Shelf::look(self.disk, shelf.folder.clone());
            if shelf.records.is_empty() {
                folder::remove_folder(self.disk, &shelf.folder)?;
            }
        }
        if is_over {
            // What was swept away must be written again when it is needed again.
            self.folders.clear();
        }
        Ok(())
    }
}

/// A folder of versions and what it takes.
struct Shelf {
    folder: PathBuf,
    records: Vec<PathBuf>,
    bytes: u64,
}

impl Shelf {
    fn look(disk: &dyn Disk, folder: PathBuf) -> Self {
        let files = folder::list(disk, &folder);
        let length =
            |file: &PathBuf| uninterrupted(|| disk.facts(file)).map_or(0, |facts| facts.len);
        Self {
            bytes: files.iter().map(length).sum(),
            records: folder::records(disk, &folder),
            folder,
        }
    }

    fn can_spare(&self, disk: &dyn Disk) -> bool {
        match self.records.as_slice() {
            [] => false,
            [only] => folder::facts(disk, only)
                .and_then(|facts| facts.path)
                .is_some_and(|path| is_file(disk, &path)),
            _ => true,
        }
    }

    /// Whose turn it is to give one up: spare ones first, then the oldest.
    fn rank(&self) -> (bool, Option<std::ffi::OsString>) {
        let oldest = self.records.first();
        let name = oldest.and_then(|record| record.file_name());
        (self.records.len() == 1, name.map(ToOwned::to_owned))
    }
}

/// Milliseconds since 1970 as a name: in order, and none twice.
fn name(time: u64) -> String {
    format!("{time:015}")
}

/// When a version is from, in milliseconds; later than the newest before it.
fn time_of(disk: &dyn Disk, milestone: &Milestone, newest: Option<&PathBuf>) -> u64 {
    let newest = newest
        .and_then(|record| record.file_stem()?.to_str()?.parse::<u64>().ok())
        .unwrap_or_default();
    let now = milliseconds_now().max(newest + 1);
    if !milestone.is_from_file {
        return now;
    }
    let written = uninterrupted(|| disk.facts(&milestone.path)).ok();
    let written = written.and_then(|facts| facts.modified?.duration_since(UNIX_EPOCH).ok());
    let written = written.map_or(now, |since| since.as_millis() as u64);
    if (newest + 1..now).contains(&written) {
        written
    } else {
        now
    }
}

/// Removes the versions of a map that are neither among the newest nor the last of one of the last days.
fn thin(disk: &dyn Disk, folder: &mut RecordFolder) -> io::Result<()> {
    let records = folder::records(disk, &folder.path);
    let time = |record: &PathBuf| -> u64 {
        let stem = record.file_stem().and_then(|stem| stem.to_str());
        stem.and_then(|stem| stem.parse::<u64>().ok()).unwrap_or(0) / 1000
    };
    let times: Vec<u64> = records.iter().map(time).collect();
    let superfluous = superfluous(&times, seconds_now(), local_day);
    for &index in &superfluous {
        folder::remove(disk, &records[index])?;
    }
    if !superfluous.is_empty() {
        folder.sweep_pictures()?;
    }
    Ok(())
}

/// Days since the beginning of our era, as the person counts them.
fn local_day(time: u64) -> i32 {
    let utc = DateTime::from_timestamp(time as i64, 0).unwrap_or_default();
    utc.with_timezone(&Local).date_naive().num_days_from_ce()
}

/// Which of the versions at these times, oldest first, may go.
fn superfluous(times: &[u64], now: u64, day: fn(u64) -> i32) -> Vec<usize> {
    let num_older = times.len().saturating_sub(NEWEST);
    let mut days_kept = HashSet::new();
    let mut superfluous = Vec::new();
    for index in (0..times.len()).rev() {
        let its_day = day(times[index]);
        let is_last_of_day = days_kept.insert(its_day);
        let is_recent = day(now) - its_day < DAYS;
        if index < num_older && !(is_last_of_day && is_recent) {
            superfluous.push(index);
        }
    }
    superfluous.reverse();
    superfluous
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u64 = 24 * 60 * 60;

    fn day(time: u64) -> i32 {
        (time / DAY) as i32
    }

    #[test]
    fn the_last_twenty_stay_and_one_of_each_day_of_the_week() {
        let now = 1000 * DAY + 500;
        // Ten versions on each of the last ten days.
        let mut times: Vec<u64> = (0..10)
            .flat_map(|days| (0..10).map(move |n| now - days * DAY - n))
            .collect();
        times.sort_unstable();
        let gone = superfluous(&times, now, day);
        let kept: Vec<u64> = (0..times.len())
            .filter(|index| !gone.contains(index))
            .map(|index| times[index])
            .collect();
        // Two days with ten each, and the last of five more days.
        assert_eq!(kept.len(), 20 + 5);
        assert_eq!(kept[5..], times[80..]);
        for (index, days) in (2..7).rev().enumerate() {
            assert_eq!(kept[index], now - days * DAY);
        }
    }

    fn milestone(path: &Path, title: &str) -> Milestone {
        // Two works that have nothing in common.
        let key = if path.ends_with("gone.ron") {
            "blank"
        } else {
            "flight"
        };
        let starter = crate::storage::starter::Starter::find(key).unwrap();
        let mut document = starter.document(crate::i18n::Lang::En);
        std::sync::Arc::make_mut(&mut document.header).title = title.to_owned();
        Milestone {
            document,
            path: path.to_owned(),
            before: None,
            is_from_file: false,
            before_meeting: false,
        }
    }

    #[test]
    fn the_oldest_go_when_there_is_no_room_but_never_the_only_copy() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let (gone, there) = (
            folder.path().join("gone.ron"),
            folder.path().join("there.ron"),
        );
        let mut library = Library::new(disk::real(), &data, u64::MAX);
        for title in ["1", "2", "3"] {
            library.keep(&milestone(&gone, title)).unwrap();
        }
        std::fs::write(&there, "something").unwrap();
        library.keep(&milestone(&there, "4")).unwrap();
        let bytes = |path| Shelf::look(disk::real(), library.folders[path].path.clone()).bytes;
        // Room for one of the one and two of the other.
        library.most_bytes = bytes(&gone) / 2 + bytes(&there) * 2;
        let titles = |path: &Path| -> Vec<String> {
            let document = milestone(path, "").document;
            let versions = list(&data, path, &document).into_iter();
            versions.map(|version| version.facts.title).collect()
        };
        library.keep(&milestone(&there, "5")).unwrap();
        assert_eq!(titles(&gone), ["3"]);
        assert_eq!(titles(&there), ["5", "4"]);
        // The last of a file that is gone stays, whatever it takes; one of a file that is there may go.
        library.most_bytes = 1;
        library.keep(&milestone(&there, "6")).unwrap();
        assert_eq!(titles(&gone), ["3"]);
        assert!(titles(&there).is_empty());
    }

    #[test]
    fn few_versions_all_stay_however_old() {
        let times: Vec<u64> = (0..20).map(|n| n * DAY).collect();
        assert!(superfluous(&times, 1000 * DAY, day).is_empty());
        assert!(superfluous(&[], 5, day).is_empty());
    }
}
