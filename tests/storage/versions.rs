//! Earlier versions of a map: kept by themselves, found again under any name, read back as they were.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use parcours::model::Document;
use parcours::storage::journal::Journal;
use parcours::storage::journal::versions::{Milestone, list};
use parcours::storage::{save, stress};
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(30);

struct Stage {
    folder: TempDir,
}

impl Stage {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn data(&self) -> PathBuf {
        self.path("data")
    }

    /// Saves a map, as the program does.
    fn save(&self, document: &Document, path: &Path, before: Option<&Path>) {
        save(document, path).unwrap();
        self.keep(Milestone {
            document: document.clone(),
            path: path.to_owned(),
            before: before.map(Path::to_owned),
            is_from_file: false,
            before_meeting: false,
        });
    }

    fn keep(&self, milestone: Milestone) {
        let journal = Journal::start(&self.data(), || {}).unwrap();
        journal.keep_version(milestone);
        assert!(journal.flush(PATIENCE) && journal.fault().is_none());
    }

    /// The titles of the versions of a map, newest first.
    fn titles(&self, path: &Path, document: &Document) -> Vec<String> {
        let versions = list(&self.data(), path, document);
        let titles = versions.iter().map(|version| {
            let read = version.read().expect("it can be read");
            assert_eq!(read.header.title, version.facts.title);
            version.facts.title.clone()
        });
        titles.collect()
    }
}

fn titled(title: &str) -> Document {
    let mut document = stress(30);
    Arc::make_mut(&mut document.header).title = title.to_owned();
    document
}

#[test]
fn every_save_keeps_a_version_and_none_twice() {
    let stage = Stage::new();
    let path = stage.path("map.parcours.ron");
    for title in ["one", "two", "two", "three"] {
        stage.save(&titled(title), &path, None);
    }
    assert_eq!(
        stage.titles(&path, &titled("three")),
        ["three", "two", "one"]
    );
    let read = list(&stage.data(), &path, &titled("three"))[2].read();
    assert_eq!(read, Some(titled("one")));
    assert!(
        stage
            .titles(&stage.path("other.ron"), &stress(5))
            .is_empty()
    );
}

#[test]
fn only_the_last_twenty_of_today_stay() {
    let stage = Stage::new();
    let path = stage.path("map.parcours.ron");
    for number in 0..25 {
        stage.save(&titled(&number.to_string()), &path, None);
    }
    let expected: Vec<String> = (5..25).rev().map(|number| number.to_string()).collect();
    assert_eq!(stage.titles(&path, &titled("24")), expected);
}

#[test]
fn what_the_file_held_when_it_was_opened_is_as_old_as_the_file() {
    let stage = Stage::new();
    let path = stage.path("map.parcours.ron");
    save(&titled("old"), &path).unwrap();
    let long_ago = SystemTime::now() - Duration::from_secs(3 * 24 * 60 * 60);
    let file = fs::File::options().append(true).open(&path).unwrap();
    file.set_modified(long_ago).unwrap();
    stage.keep(Milestone {
        document: titled("old"),
        path: path.clone(),
        before: None,
        is_from_file: true,
        before_meeting: false,
    });
    stage.save(&titled("new"), &path, None);
    let versions = list(&stage.data(), &path, &titled("new"));
    assert_eq!(versions.len(), 2);
    let since = long_ago.duration_since(SystemTime::UNIX_EPOCH).unwrap();
    assert_eq!(versions[1].facts.time, since.as_secs());
    assert!(versions[0].facts.time > versions[1].facts.time);
}

#[test]
fn a_renamed_file_keeps_its_versions() {
    let stage = Stage::new();
    let (old, new) = (
        stage.path("old.parcours.ron"),
        stage.path("new.parcours.ron"),
    );
    stage.save(&titled("one"), &old, None);
    stage.save(&titled("two"), &old, None);
    fs::rename(&old, &new).unwrap();
    assert_eq!(stage.titles(&new, &titled("two")), ["two", "one"]);
    // Also after it was worked on under its new name.
    let mut edited = titled("three");
    Arc::make_mut(&mut edited.cards).truncate(27);
    stage.save(&edited, &new, None);
    assert_eq!(stage.titles(&new, &edited), ["three", "two", "one"]);
    // Another map that comes to the old place is another map.
    save(&stress(3), &old).unwrap();
    assert!(stage.titles(&old, &stress(3)).is_empty());
}

#[test]
fn a_copy_of_a_file_that_is_still_there_has_its_own_versions() {
    let stage = Stage::new();
    let (file, copy) = (stage.path("a.parcours.ron"), stage.path("b.parcours.ron"));
    stage.save(&titled("one"), &file, None);
    fs::copy(&file, &copy).unwrap();
    stage.save(&titled("two"), &copy, None);
    assert_eq!(stage.titles(&file, &titled("one")), ["one"]);
    assert_eq!(stage.titles(&copy, &titled("two")), ["two"]);
}

#[test]
fn saving_under_another_name_goes_on_with_the_versions_so_far() {
    let stage = Stage::new();
    let (file, other) = (stage.path("a.parcours.ron"), stage.path("b.parcours.ron"));
    stage.save(&titled("one"), &file, None);
    stage.save(&titled("two"), &file, None);
    stage.save(&titled("three"), &other, Some(&file));
    stage.save(&titled("four"), &other, None);
    assert_eq!(
        stage.titles(&other, &titled("four")),
        ["four", "three", "two", "one"]
    );
    assert_eq!(stage.titles(&file, &titled("two")), ["two", "one"]);
}

#[test]
fn a_torn_version_is_left_out_and_the_others_are_read() {
    let stage = Stage::new();
    let path = stage.path("map.parcours.ron");
    for title in ["one", "two", "three"] {
        stage.save(&titled(title), &path, None);
    }
    let folder = fs::read_dir(stage.data().join("versions")).unwrap();
    let folder = folder.into_iter().next().unwrap().unwrap().path();
    let mut records: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    records.sort();
    let bytes = fs::read(&records[1]).unwrap();
    fs::write(&records[1], &bytes[..bytes.len() - 10]).unwrap();
    assert_eq!(stage.titles(&path, &titled("three")), ["three", "one"]);
    // Saving goes on.
    stage.save(&titled("four"), &path, None);
    assert_eq!(
        stage.titles(&path, &titled("four")),
        ["four", "three", "one"]
    );
}
