//! Types, pastes, drags, pastes a table, moves a card about, takes all of it back and does it again.

use std::fs;
use std::path::Path;

use parcours::model::Document;
use parcours::storage;

use crate::screen::{Program, Screen, centre, inside, wait_for};

const SAMPLE: &str = "assets/samples/flight.en.parcours.ron";
/// The lines of a cell become cards of their own.
const TABLE: &str = "12 %\t3 min\n\"two\nlines\"\t=1+1";
/// Text, drag and table, and what is moved afterwards.
const STEPS: usize = 3 + 7;

fn document(path: &Path) -> Document {
    storage::open(path)
        .expect("the file can be opened")
        .document
}

fn is_changed(program: &Program<'_>) -> bool {
    program.title().contains('•')
}

/// Saves and waits until the file says something else than `last`.
fn save_news(program: &Program<'_>, file: &Path, last: &Document) -> Document {
    wait_for("news in the file", || {
        program.keys(&["ctrl+s"]);
        Some(document(file)).filter(|now| now != last)
    })
}

/// Presses `key` for each of the steps; each of them changes the file.
fn walk(program: &Program<'_>, file: &Path, key: &str) -> Document {
    (0..STEPS).fold(document(file), |last, _| {
        program.keys(&[key]);
        save_news(program, file, &last)
    })
}

#[test]
fn ten_steps_are_undone_and_done_again() {
    let Some(screen) = Screen::start(1280, 720) else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("map.parcours.ron");
    fs::copy(SAMPLE, &file).expect("the sample is copied");
    let before = document(&file);
    let mut program = screen.open(&file, folder.path(), "en_GB.UTF-8");

    // By keyboard and by clipboard into the first card.
    program.select_first_card();
    program.keys(&["F2", "ctrl+a"]);
    program.write("Hello ");
    program.paste("Où êtes-vous ? « Près d’ici »");
    program.keys(&["ctrl+Return"]);
    let card = program.selected();
    program.keys(&["Right"]);
    let next = program.selected();
    program.keys(&["Left"]);
    program.drag(inside(card), [centre(next)[0], next[3] - 6]);
    // The preview asks first; Enter accepts.
    program.keys(&["ctrl+Home"]);
    program.put_on_clipboard(TABLE);
    program.keys(&["ctrl+shift+v"]);
    program.settle();
    program.keys(&["Return"]);
    program.settle();
    // One step each, there and back.
    program.keys(&["Escape", "ctrl+End", "ctrl+Home"]);
    let moves = ["Right", "Left"].into_iter().cycle().take(7);
    for way in moves {
        program.keys(&[&format!("alt+{way}")]);
    }
    wait_for("the mark of a change in the title", || {
        is_changed(&program).then_some(())
    });
    program.settle();
    let after = save_news(&program, &file, &before);
    let is_new = |card: &&std::sync::Arc<parcours::model::Card>| !before.cards.contains(*card);
    let new = after.cards.iter().filter(is_new);
    let texts: Vec<&str> = new.map(|card| &*card.text).collect();
    for text in [
        "Hello Où êtes-vous ? « Près d’ici »",
        "12 %",
        "3 min",
        "two",
        "lines",
        "=1+1",
    ] {
        assert!(texts.contains(&text), "{text} is missing in {texts:?}");
    }

    let back = walk(&program, &file, "ctrl+z");
    assert_eq!(back, before, "all of it is taken back");
    let forth = walk(&program, &file, "ctrl+shift+z");
    assert_eq!(forth, after, "all of it is done again");
    program.keys(&["ctrl+q"]);
    assert!(program.ended_well());
}
