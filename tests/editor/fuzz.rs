//! Seeded random work of every kind: the map stays sound, and undo leads back to the start byte for byte.
//!
//! `PARCOURS_FUZZ=10000 cargo test --test editor fuzz` tries that many seeds instead of a few.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use parcours::command::Command;
use parcours::editor::{Blocked, Finish};
use parcours::storage::to_ron;

use crate::random_work::RandomWork;
use crate::test_editor::TestEditor;

/// Seeds without the option; each also with the map of the tests that is larger.
const SEEDS: u64 = 40;
/// Things done with each seed.
const OPERATIONS: usize = 100;
/// Seeds that once found something, and what.
const KEPT: [(u64, &str); 0] = [];

/// Returns how many steps the history had.
fn ordeal(seed: u64) -> usize {
    let mut test = TestEditor::new();
    let mut work = RandomWork::new(seed);
    let start = to_ron(test.editor.document());
    for _ in 0..OPERATIONS {
        work.step(&mut test);
        test.sweep();
    }
    test.editor.cancel_gesture();
    test.editor.finish_text_edit(Finish::Keep);
    while test.press(Command::Redo).is_ok() {}
    let end = to_ron(test.editor.document());
    let steps = test.editor.history().num_undo_steps();
    for _ in 0..steps {
        test.run(Command::Undo);
    }
    assert_eq!(test.press(Command::Undo), Err(Blocked::NothingToUndo));
    assert_eq!(to_ron(test.editor.document()), start, "undone");
    for _ in 0..steps {
        test.run(Command::Redo);
    }
    assert_eq!(to_ron(test.editor.document()), end, "done again");
    steps
}

/// Tries `seeds` on two threads and tells all that fail.
fn try_all(seeds: impl Iterator<Item = u64> + Send) -> u64 {
    let (seeds, failed, steps) = (Mutex::new(seeds), Mutex::new(Vec::new()), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some(seed) = seeds.lock().unwrap().next() else {
                        return;
                    };
                    match catch_unwind(AssertUnwindSafe(|| ordeal(seed))) {
                        Ok(done) => {
                            steps.fetch_add(done as u64, Ordering::Relaxed);
                        }
                        Err(_) => failed.lock().unwrap().push(seed),
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "{} seeds fail: {failed:?}", failed.len());
    steps.into_inner()
}

#[test]
fn whatever_is_done_can_be_undone_and_done_again() {
    let asked = std::env::var("PARCOURS_FUZZ").ok();
    let seeds = asked.map_or(SEEDS, |seeds| seeds.parse().expect("a number of seeds"));
    let steps = try_all(0..seeds);
    println!("{seeds} seeds × {OPERATIONS} operations: {steps} steps undone and done again");
    assert!(steps > seeds * 10, "most operations do something");
}

#[test]
fn seeds_that_once_failed_do_not_fail_again() {
    for (seed, what) in KEPT {
        println!("{what}");
        ordeal(seed);
    }
}
