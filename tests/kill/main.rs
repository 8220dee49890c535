//! Programs that edit and save are killed at random moments; nothing older than two seconds may be lost.
//!
//! The test starts itself anew as the program that is killed (`worker`). It uses the editor, the journal and
//! the save of the real program. `PARCOURS_KILLS` sets how many are killed (200), `PARCOURS_KILLS_AT_ONCE`
//! how many run at the same time (2). Prints how much was lost.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests fail loudly and write files as they like"
)]

mod ending;
mod figures;
mod worker;

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use figures::Figures;
use parcours::model::IdGenerator;
use parcours::storage::journal::recovery::{Recoverable, Saved, find};
use parcours::storage::journal::versions;
use parcours::storage::{open, save, to_ron};

fn main() {
    if let Some(mode) = std::env::var_os(worker::MODE) {
        worker::run(&mode.to_string_lossy());
    }
    // Whoever names tests wants others.
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    if wanted
        .iter()
        .any(|name| !name.starts_with('-') && !"kill".contains(name.as_str()))
    {
        return;
    }
    if wanted.iter().any(|flag| flag == "--list") {
        println!("kill: test");
        return;
    }
    ending::every_ending_leaves_the_map();
    let (num_kills, at_once) = (
        number("PARCOURS_KILLS", 200),
        number("PARCOURS_KILLS_AT_ONCE", 2),
    );
    let next = AtomicUsize::new(0);
    let figures = Mutex::new(Figures::default());
    std::thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= num_kills {
                        break;
                    }
                    let outcome = kill_one(index as u64);
                    let mut figures = figures.lock().unwrap();
                    figures.add(outcome);
                    // Whoever stops a long run has something in hand.
                    if figures.num() % 500 == 0 {
                        figures.print();
                    }
                }
            });
        }
    });
    let figures = figures.into_inner().unwrap();
    figures.print();
    figures.judge();
}

fn number(variable: &str, default: usize) -> usize {
    let value = std::env::var(variable).ok();
    value.map_or(default, |value| value.parse().expect("a number"))
}

/// Microseconds since 1970, for two processes to compare.
pub fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_micros() as u64
}

/// What a killed program had done, and what is left of it.
#[derive(Default)]
pub struct Outcome {
    pub num_edits: u64,
    pub was_saving: bool,
    /// Work done since what is left, in microseconds before the kill.
    pub lost: u64,
    pub is_file_torn: bool,
    pub is_journal_unreadable: bool,
    /// An offer that nobody should get: older than the file, or about a file that nobody else wrote.
    pub is_offer_wrong: bool,
    pub num_versions: usize,
    pub num_unreadable_versions: usize,
}

/// A program at work, and what it has told so far.
pub struct Victim {
    pub child: Child,
    pub folder: tempfile::TempDir,
    output: BufReader<std::process::ChildStdout>,
    /// When each edit was made, from the first one on.
    pub edits: Vec<u64>,
    pub is_saving: bool,
}

impl Victim {
    /// Starts a worker on a saved map and waits for its first edit.
    pub fn start(mode: &str, seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = map_path(folder.path());
        save(&worker::map(0), &path).unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .env(worker::MODE, mode)
            .env(worker::FOLDER, folder.path())
            .env(worker::SEED, seed.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let mut victim = Self {
            child,
            folder,
            output,
            edits: Vec::new(),
            is_saving: false,
        };
        while victim.edits.is_empty() && victim.hear() {}
        victim
    }

    /// Hears one line; `false` at the end.
    fn hear(&mut self) -> bool {
        let mut line = String::new();
        if self.output.read_line(&mut line).unwrap_or(0) == 0 || !line.ends_with('\n') {
            return false;
        }
        match line.trim() {
            "saving" => self.is_saving = true,
            "saved" => self.is_saving = false,
            time => self.edits.push(time.parse().expect("a time")),
        }
        true
    }

    /// Hears what was still said.
    pub fn hear_all(&mut self) {
        while self.hear() {}
    }

    pub fn recovered(&self) -> Vec<Recoverable> {
        find(&self.folder.path().join("data"), worker::hash)
    }
}

pub fn map_path(folder: &Path) -> PathBuf {
    folder.join("map.parcours.ron")
}

fn kill_one(seed: u64) -> Outcome {
    let mut random = IdGenerator::from_seed(seed);
    let mode = if seed.is_multiple_of(2) {
        "write"
    } else {
        "write and save"
    };
    let mut victim = Victim::start(mode, seed);
    // Most kills within the time between two writes of the journal, some after several.
    let life = worker::below(&mut random, 2_600);
    std::thread::sleep(Duration::from_millis(life));
    let killed_at = now();
    victim.child.kill().unwrap();
    victim.child.wait().unwrap();
    victim.hear_all();
    examine(&victim, killed_at)
}

/// Looks at what is left, as the next start of the program does.
fn examine(victim: &Victim, killed_at: u64) -> Outcome {
    let folder = victim.folder.path();
    let path = map_path(folder);
    let mut outcome = Outcome {
        num_edits: victim.edits.len() as u64,
        was_saving: victim.is_saving,
        ..Outcome::default()
    };
    let in_file = match open(&path) {
        Ok(opened) => {
            let number = worker::number_in(&opened.document);
            let expected = to_ron(&worker::map(number));
            outcome.is_file_torn = fs::read(&path).unwrap() != expected.as_bytes();
            number
        }
        Err(_) => {
            outcome.is_file_torn = true;
            0
        }
    };
    // Before the next start clears away what needs no recovery.
    let records: Vec<String> = worker::records(&folder.join("data"))
        .into_iter()
        .map(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned())
        .collect();
    let offers = victim.recovered();
    let best = match offers.as_slice() {
        [] => {
            // Of two records one at least is whole; it may say what the file says.
            let file = fs::read_to_string(&path).unwrap_or_default();
            let says_the_same = |record: &String| record.ends_with(&file);
            outcome.is_journal_unreadable =
                records.len() >= 2 && !records.iter().any(says_the_same);
            in_file
        }
        [offer] => {
            let offered = worker::number_in(&offer.document);
            let is_whole = offer.document == worker::map(offered);
            outcome.is_journal_unreadable = !is_whole;
            outcome.is_offer_wrong = offered <= in_file || offer.saved != Saved::Unchanged;
            offered.max(in_file)
        }
        _ => panic!("one program left {} maps", offers.len()),
    };
    // Edits are numbered from 1; the first that is lost was made when the next after the best was.
    outcome.lost = match victim.edits.get(best as usize) {
        Some(&made) => killed_at.saturating_sub(made),
        None => 0,
    };
    let versions = versions::list(&folder.join("data"), &path, &worker::map(0));
    outcome.num_versions = versions.len();
    let unreadable = versions.iter().filter(|version| version.read().is_none());
    outcome.num_unreadable_versions = unreadable.count();
    if let Some(left) = victims_to_keep(&outcome) {
        println!("{left}: {}", folder.display());
    }
    outcome
}

fn victims_to_keep(outcome: &Outcome) -> Option<&'static str> {
    [
        (outcome.is_file_torn, "torn file"),
        (outcome.is_journal_unreadable, "unreadable journal"),
        (outcome.is_offer_wrong, "wrong offer"),
        (outcome.num_unreadable_versions > 0, "unreadable version"),
        (
            outcome.lost > figures::MOST_LOST,
            "more than two seconds lost",
        ),
    ]
    .into_iter()
    .find_map(|(is_so, what)| is_so.then_some(what))
}
