//! Seeded mutations of a small corpus: reading, migrating, salvaging, pasting and judging pictures never
//! panics, never hangs, and gives a sound map or a message.
//!
//! `PARCOURS_FUZZ=100000 cargo test --test storage fuzz -- --nocapture` tries that many of each.

use std::path::Path;
use std::time::{Duration, Instant};

use parcours::editor::{Editor, Incoming};
use parcours::i18n::Lang;
use parcours::model::IdGenerator;
use parcours::storage::{judge_picture, parse, salvage, to_ron};

use crate::clock::Clock;

/// Executions of each target without the option.
const RUNS: usize = 400;
/// More processor time for one input is a hang.
const LONGEST: Duration = Duration::from_secs(5);

fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let entries = std::fs::read_dir(folder.join(target)).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect()
}

/// Words of files, that mutations put where they do not belong.
const WORDS: [&[u8]; 18] = [
    b"(",
    b")",
    b"[",
    b"]",
    b"\"",
    b"\\",
    b",",
    b":",
    b"id: \"card-a\"",
    b"id: \"step-a\"",
    b"cards: [",
    b"inf",
    b"-1",
    b"99999999999999999999",
    b"\xff",
    b"\xc2\xa0",
    b"\n",
    b"Some(",
];

fn mutated(random: &mut IdGenerator, corpus: &[Vec<u8>]) -> Vec<u8> {
    let mut below = |limit: usize| random.next_u64() as usize % limit.max(1);
    let mut bytes = corpus[below(corpus.len())].clone();
    for _ in 0..=below(4) {
        let at = below(bytes.len() + 1);
        match below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << below(8),
            1 if at < bytes.len() => bytes[at] = below(256) as u8,
            2 => {
                let word = WORDS[below(WORDS.len())];
                bytes.splice(at..at, word.iter().copied());
            }
            3 => {
                let end = (at + below(60)).min(bytes.len());
                bytes.drain(at..end);
            }
            4 => {
                let end = (at + below(200)).min(bytes.len());
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            _ => bytes.truncate(at),
        }
    }
    bytes
}

/// Runs a target over the corpus and, `one_in` so many times less, its mutations.
fn run(name: &str, folder: &str, one_in: usize, mut target: impl FnMut(&[u8])) {
    let asked = std::env::var("PARCOURS_FUZZ").ok();
    let runs = asked.and_then(|text| text.parse().ok()).unwrap_or(RUNS) / one_in;
    let corpus = corpus(folder);
    let mut random = IdGenerator::from_seed(0x5eed);
    let (start, mut slowest) = (Instant::now(), Duration::ZERO);
    let mut try_one = |bytes: &[u8]| {
        let begin = Clock::now();
        target(bytes);
        let took = begin.elapsed();
        assert!(took < LONGEST, "{name}: {took:?} for {} bytes", bytes.len());
        slowest = slowest.max(took);
    };
    corpus.iter().for_each(|bytes| try_one(bytes));
    for _ in 0..runs {
        try_one(&mutated(&mut random, &corpus));
    }
    let num = runs + corpus.len();
    println!(
        "{name}: {num} executions in {:?}, slowest {slowest:?}, 0 panics",
        start.elapsed()
    );
}

/// A sound map that is written and read as itself, or a message in both languages.
fn read(bytes: &[u8]) {
    match parse(bytes) {
        Ok(opened) => {
            assert_eq!(opened.document.check(), []);
            let again = parse(to_ron(&opened.document).as_bytes()).expect("what is written opens");
            assert_eq!(again.document, opened.document);
        }
        Err(error) => {
            for lang in Lang::ALL {
                assert!(error.message(lang.catalog()).len() > 10);
            }
        }
    }
}

#[test]
fn the_parser_reads_or_explains() {
    run("parser", "parser", 1, read);
}

#[test]
fn migration_reads_or_explains() {
    run("migration", "migration", 1, read);
}

#[test]
fn salvage_gives_a_sound_map_or_nothing() {
    run("salvage", "parser", 1, |bytes| {
        if let Some(salvage) = salvage(bytes) {
            assert_eq!(salvage.document.check(), []);
            let again = parse(to_ron(&salvage.document).as_bytes()).expect("what is written opens");
            assert_eq!(again.document, salvage.document);
        }
    });
}

#[test]
fn pasting_adds_to_a_sound_map_or_is_refused() {
    let document = parcours::storage::starter::STARTERS[0].document(Lang::En);
    // Each begins by laying a map out.
    run("paste", "paste", 8, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        for (html, text) in [(None, Some(&*text)), (Some(&*text), Some(&*text))] {
            let Ok(incoming) = Incoming::read(html, text) else {
                continue;
            };
            let mut editor = Editor::new(document.clone(), IdGenerator::from_seed(1));
            let _ = editor.paste_incoming(&incoming);
            assert_eq!(editor.document().check(), []);
        }
    });
}

#[test]
fn a_picture_is_judged_by_its_beginning_only() {
    run("picture", "picture", 1, |bytes| {
        let begin = Clock::now();
        let _ = judge_picture(bytes);
        assert!(begin.elapsed() < Duration::from_secs(1));
    });
}
