//! Every operation of saving and of keeping preferences fails once, in every way: the file is the old one
//! or the new one, and whoever was told “saved” finds it after a power cut.

use std::path::Path;

use parcours::storage::disk::Disk;
use parcours::storage::preferences::{Appearance, Preferences};
use parcours::storage::recent::{RecentFile, RecentFiles};
use parcours::storage::{save_on, stress, to_ron};

use crate::faulty_disk::{Fault, FaultyDisk, Survival};

/// What a story leaves on a disk, and how to judge it.
struct Story<'a> {
    name: &'a str,
    prepare: &'a dyn Fn() -> FaultyDisk,
    /// Whether it said that all went well.
    play: &'a dyn Fn(&dyn Disk) -> bool,
    /// Looks at the disk; `said` is what the story said. Panics when something is lost.
    judge: &'a dyn Fn(&FaultyDisk, bool),
    /// Whether one interruption must not even be noticed.
    is_patient: bool,
}

/// Plays the story once for every operation and every fault; says how many.
fn fail_everywhere(story: &Story<'_>) -> usize {
    let disk = (story.prepare)();
    assert!((story.play)(&disk), "{}: nothing was wrong", story.name);
    let points = disk.num_operations();
    let mut num_runs = 0;
    for k in 0..points {
        for fault in Fault::ALL {
            let disk = (story.prepare)();
            disk.fail(k, fault);
            let said = (story.play)(&disk);
            assert!(disk.has_failed() || disk.has_crashed(), "{k} {fault:?}");
            if fault == Fault::Interrupted && story.is_patient {
                assert!(said, "{}: {k} interrupted", story.name);
            }
            num_runs += 1;
            if fault != Fault::Crash {
                disk.mend();
                (story.judge)(&disk, said);
                // Nothing needs to be restarted: the next attempt works.
                assert!(
                    (story.play)(&disk),
                    "{}: again after {k} {fault:?}",
                    story.name
                );
                (story.judge)(&disk, true);
            }
            // The power may also go right after the failure.
            for survival in Survival::ALL {
                let after = disk.after_crash(survival);
                (story.judge)(&after, said && fault != Fault::Crash);
            }
        }
    }
    let faults = Fault::ALL.len();
    println!(
        "{}: {points} operations × {faults} errors, each also cut off {} ways: 0 lost",
        story.name,
        Survival::ALL.len()
    );
    num_runs
}

const FILE: &str = "/maps/carte.parcours.ron";

#[test]
fn a_save_that_fails_anywhere_leaves_the_old_map_or_the_new_one() {
    let old = to_ron(&stress(20));
    let new = to_ron(&stress(30));
    for (name, path) in [("save", FILE), ("save through a link", "/desk/link.ron")] {
        let runs = fail_everywhere(&Story {
            name,
            prepare: &|| {
                let disk = FaultyDisk::new(&["/maps", "/desk"]);
                disk.put(FILE, old.as_bytes(), 0o640);
                disk.link("/desk/link.ron", FILE);
                disk
            },
            play: &|disk| save_on(disk, Path::new(path), new.as_bytes(), &mut |_| {}).is_ok(),
            judge: &|disk, said| {
                let found = disk.bytes(FILE).expect("the file never goes away");
                let is_new = found == new.as_bytes();
                assert!(is_new || (!said && found == old.as_bytes()));
                assert_eq!(disk.mode(FILE), Some(0o640));
                assert!(disk.is_link("/desk/link.ron"));
            },
            is_patient: true,
        });
        assert!(runs >= 8 * Fault::ALL.len(), "{runs}");
    }
}

#[test]
fn a_first_save_that_fails_anywhere_leaves_nothing_or_the_whole_map() {
    let new = to_ron(&stress(30));
    fail_everywhere(&Story {
        name: "first save",
        prepare: &|| FaultyDisk::new(&["/maps"]),
        play: &|disk| save_on(disk, Path::new(FILE), new.as_bytes(), &mut |_| {}).is_ok(),
        judge: &|disk, said| match disk.bytes(FILE) {
            Some(found) => assert_eq!(found, new.as_bytes()),
            None => assert!(!said, "it was said to be saved"),
        },
        is_patient: true,
    });
}

#[test]
fn a_save_that_failed_takes_its_unfinished_file_away() {
    let new = to_ron(&stress(30));
    for fault in [Fault::NoSpace, Fault::ShortWrite] {
        for k in 0..8 {
            let disk = FaultyDisk::new(&["/maps"]);
            disk.put(FILE, b"old", 0o644);
            disk.fail(k, fault);
            let _ = save_on(&disk, Path::new(FILE), new.as_bytes(), &mut |_| {});
            assert_eq!(disk.names(), [FILE], "{fault:?} at {k}");
        }
    }
}

#[test]
fn preferences_and_recent_files_survive_a_failure_anywhere() {
    let folder = Path::new("/home/config");
    let old = Preferences::default();
    let new = Preferences {
        appearance: Appearance::Dark,
        ..Preferences::default()
    };
    let recent = |name: &str| {
        let mut recent = RecentFiles::default();
        recent.add(RecentFile {
            path: name.into(),
            title: name.to_owned(),
            time: 5,
        });
        recent
    };
    let (old_recent, new_recent) = (recent("old"), recent("new"));
    fail_everywhere(&Story {
        name: "preferences and recent files",
        prepare: &|| {
            let disk = FaultyDisk::new(&["/home/config"]);
            old.save_on(&disk, folder).unwrap();
            old_recent.save_on(&disk, folder).unwrap();
            disk.fail(usize::MAX, Fault::NoSpace);
            disk
        },
        play: &|disk| {
            let preferences = new.save_on(disk, folder);
            let recent = new_recent.save_on(disk, folder);
            preferences.is_ok() && recent.is_ok()
        },
        judge: &|disk, said| {
            let preferences = Preferences::load_on(disk, folder);
            let recent = RecentFiles::load_on(disk, folder);
            assert!(!preferences.was_broken && !recent.was_broken);
            let is_new = (preferences.value == new, recent.value == new_recent);
            assert!(is_new.0 || (!said && preferences.value == old));
            assert!(is_new.1 || (!said && recent.value == old_recent));
        },
        is_patient: true,
    });
}
