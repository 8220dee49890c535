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

fn save(program: &Program<'_>) {
    program.keys(&["ctrl+s"]);
    wait_for("the title without its change mark", || {
        (!is_changed(program)).then_some(())
    });
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
    program.keys(&["ctrl+Home", "F2", "ctrl+a"]);
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
    assert!(is_changed(&program));
    save(&program);
    let after = document(&file);
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

    for _ in 1..STEPS {
        program.keys(&["ctrl+z"]);
    }
    save(&program);
    assert_ne!(document(&file), before, "each of them was a step");
    program.keys(&["ctrl+z"]);
    save(&program);
    assert_eq!(document(&file), before, "all of it is taken back");

    for _ in 0..STEPS {
        program.keys(&["ctrl+shift+z"]);
    }
    save(&program);
    assert_eq!(document(&file), after, "all of it is done again");
    program.keys(&["ctrl+q"]);
    assert!(program.ended_well());
}
