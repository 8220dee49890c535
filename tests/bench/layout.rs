//! How long layout takes: all of it, and after one edit, at 100 and at 10,000 cards.

use std::time::{Duration, Instant};

use parcours::i18n::Lang;
use parcours::layout::{Swimlane, ViewOptions};
use parcours::model::{Document, Edit};
use parcours::storage::stress;
use parcours::text::TextSystem;
use parcours::theme::LIGHT;

fn options() -> ViewOptions {
    ViewOptions {
        lang: Lang::Fr,
        ..ViewOptions::default()
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// The shortest of several full layouts, each with a text system that knows nothing yet: what the work
/// costs when nothing disturbs it.
fn cold(document: &Document) -> (Duration, TextSystem) {
    let runs = (0..5).map(|_| {
        let mut text = TextSystem::new();
        (full(document, &mut text), text)
    });
    runs.min_by_key(|(time, _)| *time).expect("five runs")
}

fn full(document: &Document, text: &mut TextSystem) -> Duration {
    let start = Instant::now();
    let layout = Swimlane::new().layout(document, &options(), text, &LIGHT);
    let time = start.elapsed();
    assert!(!layout.scene.placed.is_empty());
    time
}

/// Medians of one edited card (the layout alone, and with `apply`), and of a layout without any change.
fn edits(document: &Document, text: &mut TextSystem) -> [Duration; 3] {
    let mut swimlane = Swimlane::new();
    let mut document = document.clone();
    let visible = |document: &Document, index: usize| {
        let lane = document.lane(document.cards[index].lane);
        lane.is_some_and(|lane| !lane.hidden && !lane.collapsed)
    };
    drop(swimlane.layout(&document, &options(), text, &LIGHT));
    let (mut layouts, mut wholes, mut idle) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..60 {
        let num = document.cards.len();
        let index = (0..num)
            .map(|step| (round * 131 + step) % num)
            .find(|&index| visible(&document, index))
            .expect("a visible card");
        let mut card = (*document.cards[index]).clone();
        card.text.push('x');
        let start = Instant::now();
        document = document
            .apply(&Edit::SetCards(vec![card]))
            .expect("a right edit");
        let applied = Instant::now();
        let layout = swimlane.layout(&document, &options(), text, &LIGHT);
        layouts.push(applied.elapsed());
        wholes.push(start.elapsed());
        drop(layout);
        let start = Instant::now();
        drop(swimlane.layout(&document, &options(), text, &LIGHT));
        idle.push(start.elapsed());
    }
    [median(layouts), median(wholes), median(idle)]
}

/// Only one visible lane that has cards, with all of them.
fn one_row(document: &Document) -> Document {
    let lane = document
        .lanes
        .iter()
        .find(|lane| {
            let is_open = !lane.hidden && !lane.collapsed;
            is_open && document.cards.iter().any(|card| card.lane == lane.id)
        })
        .expect("a visible lane");
    let cards = document.cards.iter().filter(|card| card.lane == lane.id);
    Document {
        cards: std::sync::Arc::new(cards.cloned().collect()),
        lanes: std::sync::Arc::new(vec![std::sync::Arc::clone(lane)]),
        links: std::sync::Arc::default(),
        ..document.clone()
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[expect(clippy::print_stdout, reason = "a bench says what it measured")]
fn report(name: &str, time: Duration, target: Option<f64>) {
    let time = milliseconds(time);
    match target {
        Some(target) => {
            let verdict = if time <= target { "reached" } else { "MISSED" };
            println!("{name:<58} {time:>9.3} ms   target {target} ms: {verdict}");
        }
        None => println!("{name:<58} {time:>9.3} ms"),
    }
}

fn main() {
    let mut times = Vec::new();
    for num_cards in [100, 10_000] {
        let document = stress(num_cards);
        let name = |what: &str| format!("{num_cards} cards, {what}");
        let is_large = num_cards == 10_000;
        let (cold, mut text) = cold(&document);
        report(
            &name("full layout, nothing cached"),
            cold,
            is_large.then_some(150.0),
        );
        let warm = full(&document, &mut text);
        report(&name("full layout, paragraphs cached"), warm, None);
        let [edit, whole, idle] = edits(&document, &mut text);
        report(&name("layout after one edit"), edit, None);
        report(&name("the same with the edit applied"), whole, None);
        report(
            &name("layout with nothing changed"),
            idle,
            is_large.then_some(1.0),
        );
        let row = one_row(&document);
        let [row_edit, ..] = edits(&row, &mut text);
        let num_row = row.cards.len();
        report(
            &format!("{num_row} cards, one row alone, after one edit"),
            row_edit,
            None,
        );
        let beyond = edit.saturating_sub(row_edit);
        report(
            &name("edit beyond its row"),
            beyond,
            is_large.then_some(1.0),
        );
        times.push((cold, edit));
    }
    let ratio = |a: Duration, b: Duration| milliseconds(b) / milliseconds(a);
    let line = format!(
        "100 times as many cards: full layout × {:.1}, edit × {:.1}",
        ratio(times[0].0, times[1].0),
        ratio(times[0].1, times[1].1)
    );
    print_line(&line);
}

#[expect(clippy::print_stdout, reason = "a bench says what it measured")]
fn print_line(line: &str) {
    println!("{line}");
}
