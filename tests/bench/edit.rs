//! CPU time of edits in a map of 10,000 cards, to the finished picture.
//!
//! `cargo bench --bench edit`
#![allow(clippy::print_stdout)] // a bench prints its figures

use std::hint::black_box;
use std::time::Instant;

use parcours::editor::{Editor, Incoming};
use parcours::model::IdGenerator;
use parcours::scene::Target;
use parcours::storage::stress;

const RUNS: usize = 9;

/// A spreadsheet's text of so many columns and rows.
fn table(columns: usize, rows: usize) -> String {
    let row = |row: usize| {
        let cells = (0..columns).map(move |column| format!("Cellule {row}, {column}"));
        cells.collect::<Vec<_>>().join("\t")
    };
    (0..rows).map(row).collect::<Vec<_>>().join("\n")
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn milliseconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1000.0
}

fn say(what: &str, figure: f64, target: f64) {
    let verdict = if figure <= target { "holds" } else { "MISSED" };
    println!("{what:<52} {figure:>8.2} ms  (≤ {target} ms: {verdict})");
}

/// 50 columns and 20 rows from the first cell on, at 9,000 cards before and 10,000 after.
fn paste() {
    let text = table(50, 20);
    let document = stress(9_000);
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let mut editor = Editor::new(document.clone(), IdGenerator::from_seed(1));
        let grid = &editor.layout().grid;
        let first = Target::Cell {
            step: grid.columns[0].step,
            lane: grid.rows[0].lane,
        };
        editor.select([first]);
        times.push(milliseconds(|| {
            let incoming = Incoming::read(None, Some(&text)).expect("within the limits");
            let form = editor.paste_form(&incoming);
            let plan = editor.paste_plan(&incoming, &form).expect("there is room");
            let count = editor.paste_planned(&plan).expect("it fits").num_cards;
            assert_eq!(count, 1_000);
        }));
        black_box(editor.layout());
    }
    say(
        "paste of a 50 × 20 table, to the finished picture",
        median(times),
        100.0,
    );
}

/// What is refused must be refused quickly, too.
fn refuse() {
    let attacks = [
        ("5 MB of text", "x".repeat(5_000_000)),
        ("100,000 lines", "line of text\n".repeat(100_000)),
        ("a table of 1,000 × 1,000", table(1_000, 1_000)),
    ];
    for (name, text) in attacks {
        let mut editor = Editor::new(stress(1_000), IdGenerator::from_seed(1));
        let time = milliseconds(|| assert!(editor.paste(&text).is_err()));
        say(&format!("refusing {name}"), time, 1_000.0);
    }
    let html = format!(
        "<table>{}</table>",
        format!("<tr>{}</tr>", "<td>x</td>".repeat(1_000)).repeat(1_000)
    );
    let time = milliseconds(|| assert!(Incoming::read(Some(&html), None).is_err()));
    say("refusing an HTML table of 1,000 × 1,000", time, 1_000.0);
}

fn main() {
    paste();
    refuse();
}
