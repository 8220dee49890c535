//! Opening and saving 10,000 cards, against what `ron` alone needs for the same text in the same run.
//!
//! Bare reading is `ron::from_str` into the same structs without any check, bare writing `ron`'s pretty
//! serialiser over them; ours adds the probe, the limits, the repair, and readable escapes.

#![allow(clippy::print_stdout, reason = "a bench says what it measured")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use parcours::model::{Card, Document, Initiative, Lane, Link, MapState, Persona, Stage};
use parcours::storage::{parse, stress, to_ron};
use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};

const NUM_CARDS: usize = 10_000;
const TARGET: f64 = 2.0;

/// The fields that the stress map has.
#[derive(Serialize, Deserialize)]
struct Bare {
    format: String,
    version: u32,
    title: String,
    scenario: String,
    state: MapState,
    personas: Vec<Arc<Persona>>,
    stages: Vec<Arc<Stage>>,
    lanes: Vec<Arc<Lane>>,
    cards: Vec<Arc<Card>>,
    links: Vec<Arc<Link>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    initiatives: Vec<Arc<Initiative>>,
}

/// The shortest of several runs: what the work costs when nothing disturbs it.
fn shortest<T>(mut work: impl FnMut() -> T) -> Duration {
    let runs = (0..9).map(|_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    });
    runs.min().expect("nine runs")
}

fn report(what: &str, ours: Duration, bare: Duration) {
    let ratio = ours.as_secs_f64() / bare.as_secs_f64();
    let verdict = if ratio <= TARGET { "reached" } else { "MISSED" };
    println!(
        "{what:<6} {NUM_CARDS} cards: {:>7.1} ms, bare ron {:>7.1} ms, ratio {ratio:.2} (target ≤ {TARGET}: {verdict})",
        ours.as_secs_f64() * 1e3,
        bare.as_secs_f64() * 1e3,
    );
}

fn main() {
    let document: Document = stress(NUM_CARDS);
    let text = to_ron(&document);
    println!("file   {:.1} MB", text.len() as f64 / 1e6);

    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let bare: Bare = options
        .from_str(&text)
        .expect("the stress map has these fields");
    assert_eq!(bare.cards.len(), NUM_CARDS);
    assert_eq!(*document.cards, bare.cards);

    report(
        "open",
        shortest(|| parse(text.as_bytes()).expect("it opens")),
        shortest(|| options.from_str::<Bare>(&text).expect("it opens")),
    );
    let config = ron::ser::PrettyConfig::new();
    report(
        "save",
        shortest(|| to_ron(&document)),
        shortest(|| {
            options
                .to_string_pretty(&bare, config.clone())
                .expect("it writes")
        }),
    );
}
