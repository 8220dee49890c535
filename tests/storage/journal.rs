//! The journal: what is handed over is on the disk soon after, and comes back when the program does not.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use parcours::i18n::Lang;
use parcours::model::{Document, IdGenerator, Picture, PictureData, PictureFormat};
use parcours::storage::journal::recovery::{Recoverable, Saved, find};
use parcours::storage::journal::{Journal, Snapshot};
use parcours::storage::{save, stress, to_ron};

const PATIENCE: Duration = Duration::from_secs(30);

fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(7, |sum, &byte| {
        u64::wrapping_mul(sum, 31).wrapping_add(u64::from(byte))
    })
}

fn titled(title: &str) -> Document {
    let mut document = stress(30);
    Arc::make_mut(&mut document.header).title = title.to_owned();
    document
}

fn unsaved(document: &Document) -> Snapshot {
    Snapshot {
        document: document.clone(),
        path: None,
        hash: None,
    }
}

/// A map with its file as it is now.
fn of_file(document: &Document, path: &Path) -> Snapshot {
    Snapshot {
        document: document.clone(),
        path: Some(path.to_owned()),
        hash: fs::read(path).ok().map(|bytes| hash(&bytes)),
    }
}

fn start(data: &Path) -> Journal {
    Journal::start(data, || {}).expect("a thread")
}

/// Leaves what a killed program leaves: everything but its lock.
fn leave(data: &Path, snapshot: Snapshot) {
    let journal = start(data);
    journal.keep(snapshot);
    assert!(journal.flush(PATIENCE));
    assert!(journal.fault().is_none());
}

fn recovered(data: &Path) -> Vec<Recoverable> {
    find(data, hash)
}

/// Everything in the journal's folder.
fn files(data: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(data.join("journal")).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let inside = fs::read_dir(&path).unwrap();
            files.extend(inside.map(|entry| entry.unwrap().path()));
        }
        files.push(path);
    }
    files.sort();
    files
}

fn records(data: &Path) -> Vec<PathBuf> {
    let mut files = files(data);
    files.retain(|path| path.extension().is_some_and(|ending| ending == "map"));
    files
}

#[test]
fn a_map_that_was_never_saved_comes_back_whole() {
    let data = tempfile::tempdir().unwrap();
    let document = titled("Été");
    leave(data.path(), unsaved(&document));
    let maps = recovered(data.path());
    assert_eq!(maps.len(), 1);
    assert_eq!(maps[0].document, document);
    assert_eq!(maps[0].saved, Saved::Never);
    assert_eq!(maps[0].facts.title, "Été");
    assert_eq!(maps[0].difference.cards.added, 30);
}

#[test]
fn what_is_handed_over_is_written_within_two_seconds_without_anybody_asking() {
    let data = tempfile::tempdir().unwrap();
    let journal = start(data.path());
    journal.keep(unsaved(&titled("first")));
    assert!(journal.flush(PATIENCE));
    let given = Instant::now();
    journal.keep(unsaved(&titled("second")));
    while records(data.path()).len() < 2 {
        assert!(given.elapsed() < Duration::from_secs(2), "not written yet");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn someone_who_never_pauses_is_written_down_all_the_same() {
    let data = tempfile::tempdir().unwrap();
    let journal = start(data.path());
    let begin = Instant::now();
    let mut given = Vec::new();
    while begin.elapsed() < Duration::from_millis(3500) {
        given.push(begin.elapsed());
        journal.keep(unsaved(&titled(&given.len().to_string())));
        std::thread::sleep(Duration::from_millis(3));
        if let Some(newest) = records(data.path()).last()
            && let Ok(text) = fs::read_to_string(newest)
            && let Some((_, rest)) = text.split_once("title: \"")
        {
            let number: usize = rest.split('"').next().unwrap().parse().unwrap();
            let behind = begin.elapsed().saturating_sub(given[number - 1]);
            assert!(behind < Duration::from_secs(2), "{behind:?} behind");
        } else {
            assert!(begin.elapsed() < Duration::from_secs(2), "nothing written");
        }
    }
}

#[test]
fn the_running_program_and_a_second_one_do_not_offer_what_is_still_open() {
    let data = tempfile::tempdir().unwrap();
    let journal = start(data.path());
    journal.keep(unsaved(&titled("open")));
    assert!(journal.flush(PATIENCE));
    assert!(recovered(data.path()).is_empty());
    drop(journal);
    let first = recovered(data.path());
    assert_eq!(first.len(), 1);
    // Offered by one program, not by the next one too.
    assert!(recovered(data.path()).is_empty());
    drop(first);
    assert_eq!(recovered(data.path()).len(), 1);
}

#[test]
fn what_was_saved_or_closed_on_purpose_is_forgotten_without_a_trace() {
    let data = tempfile::tempdir().unwrap();
    let journal = start(data.path());
    journal.keep(unsaved(&titled("saved")));
    assert!(journal.flush(PATIENCE));
    assert!(!records(data.path()).is_empty());
    journal.forget();
    assert!(journal.flush(PATIENCE));
    assert!(records(data.path()).is_empty());
    drop(journal);
    assert!(files(data.path()).is_empty());
    assert!(recovered(data.path()).is_empty());
}

#[test]
fn a_map_equal_to_its_file_needs_no_recovery() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().join("map.parcours.ron");
    let document = titled("same");
    save(&document, &path).unwrap();
    leave(data.path(), of_file(&document, &path));
    assert!(recovered(data.path()).is_empty());
    assert!(files(data.path()).is_empty());
}

#[test]
fn the_difference_to_the_file_is_told_and_what_became_of_the_file() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().join("map.parcours.ron");
    let document = titled("before");
    save(&document, &path).unwrap();
    let mut edited = document.clone();
    let cards = Arc::make_mut(&mut edited.cards);
    cards.truncate(28);
    Arc::make_mut(&mut cards[0]).text.push('!');
    leave(data.path(), of_file(&edited, &path));

    let maps = recovered(data.path());
    assert_eq!(maps[0].saved, Saved::Unchanged);
    assert_eq!(maps[0].facts.path.as_deref(), Some(&*path));
    let cards = maps[0].difference.cards;
    assert_eq!((cards.added, cards.changed, cards.removed), (0, 1, 2));
    let words = &Lang::En.catalog().recovery;
    let told = words.difference(&maps[0].difference);
    assert!(
        told.starts_with("1\u{a0}card changed, 2\u{a0}removed"),
        "{told}"
    );
    drop(maps);

    save(&titled("theirs"), &path).unwrap();
    assert_eq!(recovered(data.path())[0].saved, Saved::Changed);
    fs::write(&path, "no map at all").unwrap();
    assert_eq!(recovered(data.path())[0].saved, Saved::Unreadable);
    fs::remove_file(&path).unwrap();
    let maps = recovered(data.path());
    assert_eq!(maps[0].saved, Saved::Gone);
    assert_eq!(maps[0].document, edited);
}

#[test]
fn a_torn_last_record_gives_way_to_the_one_before() {
    let data = tempfile::tempdir().unwrap();
    let journal = start(data.path());
    for title in ["one", "two", "three"] {
        journal.keep(unsaved(&titled(title)));
        assert!(journal.flush(PATIENCE));
    }
    drop(journal);
    let records = records(data.path());
    assert_eq!(records.len(), 2);
    let whole = fs::read(&records[1]).unwrap();
    assert_eq!(recovered(data.path())[0].facts.title, "three");
    for length in [0, 1, 30, 200, whole.len() / 2, whole.len() - 1] {
        fs::write(&records[1], &whole[..length]).unwrap();
        let maps = recovered(data.path());
        assert_eq!(maps[0].document, titled("two"), "{length} bytes");
    }
    let mut flipped = whole;
    let middle = flipped.len() / 2;
    flipped[middle] ^= 4;
    fs::write(&records[1], &flipped).unwrap();
    assert_eq!(recovered(data.path())[0].document, titled("two"));
}

#[test]
fn a_session_with_nothing_whole_is_cleared_and_a_foreign_one_is_left_alone() {
    let data = tempfile::tempdir().unwrap();
    leave(data.path(), unsaved(&titled("torn")));
    let record = records(data.path()).remove(0);
    let bytes = fs::read(&record).unwrap();
    fs::write(&record, &bytes[..bytes.len() / 3]).unwrap();
    assert!(recovered(data.path()).is_empty());
    assert!(files(data.path()).is_empty());

    leave(data.path(), unsaved(&titled("newer")));
    let record = records(data.path()).remove(0);
    fs::write(&record, "parcours-journal 2 of a newer program").unwrap();
    assert!(recovered(data.path()).is_empty());
    assert_eq!(records(data.path()), [record]);
}

#[test]
fn what_was_recovered_goes_only_when_it_is_written_anew() {
    let data = tempfile::tempdir().unwrap();
    let document = titled("recovered");
    leave(data.path(), unsaved(&document));
    let old = records(data.path());
    let map = recovered(data.path()).remove(0);
    let journal = start(data.path());
    journal.keep(unsaved(&map.document));
    journal.supersede(map.remains);
    assert!(journal.flush(PATIENCE));
    drop(journal);
    assert!(old.iter().all(|record| !record.exists()));
    assert_eq!(recovered(data.path())[0].document, document);
}

#[test]
fn a_kill_in_the_middle_of_a_save_leaves_nothing_older_than_the_file() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().join("map.parcours.ron");
    save(&titled("old"), &path).unwrap();
    let edited = titled("edited");
    let saved_hash = hash(to_ron(&edited).as_bytes());
    let journal = start(data.path());
    journal.keep(of_file(&titled("half"), &path));
    assert!(journal.flush(PATIENCE));
    let known = of_file(&edited, &path);
    journal.keep(known.clone());
    journal.last_words().begin_save(saved_hash, PATIENCE);
    // Killed before the file was replaced:
    let left = fs::read_to_string(records(data.path()).last().unwrap()).unwrap();
    assert!(left.ends_with(&to_ron(&edited)));
    // Killed after more was typed, with the file replaced and nobody told:
    save(&edited, &path).unwrap();
    journal.keep(Snapshot {
        document: titled("further"),
        ..known
    });
    drop(journal);
    let maps = recovered(data.path());
    assert_eq!(maps[0].saved, Saved::Unchanged);
    assert_eq!(maps[0].facts.hash, Some(saved_hash));
    assert_eq!(maps[0].document, titled("further"));
}

#[test]
fn pictures_are_written_once_and_come_back_with_the_map() {
    let data = tempfile::tempdir().unwrap();
    let mut document = titled("pictures");
    let mut png = Vec::new();
    let pixels = image::RgbImage::from_pixel(40, 30, image::Rgb([1, 2, 3]));
    pixels
        .write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png)
        .unwrap();
    let picture = Picture {
        id: IdGenerator::from_seed(3).next_id(),
        description: String::new(),
        format: PictureFormat::Png,
        width: 40,
        height: 30,
        data: PictureData(png.into()),
    };
    document.pictures = Arc::new(vec![Arc::new(picture)]);
    let journal = start(data.path());
    for number in 0..4 {
        Arc::make_mut(&mut document.header).title = number.to_string();
        journal.keep(unsaved(&document));
        assert!(journal.flush(PATIENCE));
    }
    drop(journal);
    let is_pictures = |path: &&PathBuf| path.extension().is_some_and(|e| e == "pictures");
    assert_eq!(files(data.path()).iter().filter(is_pictures).count(), 1);
    for record in records(data.path()) {
        assert!(!fs::read_to_string(record).unwrap().contains("pictures: ["));
    }
    assert_eq!(recovered(data.path())[0].document, document);
}

#[test]
fn a_journal_that_cannot_be_written_says_so_and_goes_on_when_it_can() {
    let data = tempfile::tempdir().unwrap();
    let blocked = data.path().join("journal");
    fs::write(&blocked, "in the way").unwrap();
    let journal = start(data.path());
    journal.keep(unsaved(&titled("kept")));
    assert!(journal.flush(PATIENCE));
    assert!(journal.fault().is_some());
    fs::remove_file(&blocked).unwrap();
    let begin = Instant::now();
    // It tries again by itself.
    while journal.fault().is_some() {
        assert!(begin.elapsed() < PATIENCE);
        std::thread::sleep(Duration::from_millis(20));
    }
    drop(journal);
    assert_eq!(recovered(data.path())[0].document, titled("kept"));
}
