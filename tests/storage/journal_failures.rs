//! Every operation of the journal fails once, in every way: what it said was written comes back.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use parcours::model::Document;
use parcours::storage::journal::recovery::{Recoverable, find_on};
use parcours::storage::journal::versions::Milestone;
use parcours::storage::journal::{Journal, Snapshot};
use parcours::storage::stress;

use crate::faulty_disk::{Fault, FaultyDisk, Survival};

const DATA: &str = "/home/data";
const PATIENCE: Duration = Duration::from_secs(30);
const NUM_MAPS: usize = 4;

fn map(number: usize) -> Document {
    let mut document = stress(6);
    Arc::make_mut(&mut document.header).title = number.to_string();
    document
}

/// The journal keeps a disk for as long as it likes.
fn leaked(disk: FaultyDisk) -> &'static FaultyDisk {
    Box::leak(Box::new(disk))
}

/// Hands over maps 1, 2, …; up to which one the journal said that all is well.
fn play(disk: &'static FaultyDisk) -> usize {
    let journal = Journal::start_on(disk, Path::new(DATA), || {}).expect("a thread");
    let mut safe = 0;
    for number in 1..=NUM_MAPS {
        journal.keep(Snapshot {
            document: map(number),
            path: Some("/maps/map.parcours.ron".into()),
            hash: None,
        });
        if number == 3 {
            journal.keep_version(Milestone {
                document: map(2),
                path: "/maps/map.parcours.ron".into(),
                before: None,
                is_from_file: false,
                before_meeting: false,
            });
        }
        assert!(journal.flush(PATIENCE), "it never hangs");
        if journal.fault().is_none() {
            safe = number;
        }
    }
    safe
}

fn recovered(disk: &FaultyDisk) -> Vec<Recoverable> {
    find_on(leaked(disk.clone()), Path::new(DATA), |_| 0)
}

fn judge(disk: &FaultyDisk, safe: usize, what: &str) {
    let maps = recovered(disk);
    let number = |map: &Recoverable| map.facts.title.parse::<usize>().unwrap();
    let best = maps.iter().map(number).max().unwrap_or(0);
    assert!(best >= safe, "{what}: {safe} was safe, {best} came back");
    for found in &maps {
        assert_eq!(found.document, map(number(found)), "{what}");
    }
}

#[test]
fn what_the_journal_said_was_written_comes_back_after_any_failure() {
    let disk = leaked(FaultyDisk::new(&["/home", "/maps"]));
    assert_eq!(play(disk), NUM_MAPS);
    judge(disk, NUM_MAPS, "nothing was wrong");
    let points = disk.num_operations();
    // A lock, and folder, file, bytes and names of each map at the least.
    assert!(points > NUM_MAPS * 4, "{points}");
    let mut num_runs = 0;
    for k in 0..points {
        for fault in Fault::ALL {
            let disk = leaked(FaultyDisk::new(&["/home", "/maps"]));
            disk.fail(k, fault);
            let safe = play(disk);
            num_runs += 1;
            for survival in Survival::ALL {
                let what = format!("{fault:?} at {k}, {survival:?}");
                judge(&disk.after_crash(survival), safe, &what);
            }
            if fault != Fault::Crash {
                disk.mend();
                judge(disk, safe, &format!("{fault:?} at {k}"));
            }
        }
    }
    println!("journal: {points} operations, {num_runs} failures, each also cut off: 0 lost");
}
