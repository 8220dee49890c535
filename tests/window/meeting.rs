//! The map is presented in a real window: what is said is written down, and nothing is drawn while all rest.

use std::fs;
use std::time::Duration;

use parcours::model::Mark;
use parcours::storage;

use crate::screen::{Screen, wait_for};

const SAMPLE: &str = "assets/samples/restaurant.en.parcours.ron";

#[test]
fn a_meeting_is_walked_through_written_down_and_left_where_one_was() {
    let Some(screen) = Screen::start(1280, 720) else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("map.parcours.ron");
    fs::copy(SAMPLE, &file).expect("the sample is copied");
    let mut program = screen.open(&file, folder.path(), "en_GB.UTF-8");
    let selected = program.select_first_card();
    let place = program.place();
    program.keys(&["F5"]);
    program.settle();
    assert_eq!(program.place(), [0, 0, 1280, 720], "the screen is full");
    let whole = program.picture();
    program.keys(&["space"]);
    program.settle();
    assert!(program.picture() != whole, "another picture");

    // The pointer is hidden by now, and nothing moves.
    std::thread::sleep(Duration::from_secs(4));
    let start = program.processor_seconds();
    std::thread::sleep(Duration::from_secs(3));
    let used = program.processor_seconds() - start;
    assert!(used <= 0.02, "{used} s of processor in three seconds");

    program.keys(&["n"]);
    program.write("- the bell is too loud");
    program.keys(&["Return", "Escape", "Escape"]);
    wait_for("the window as it was", || {
        (program.place() == place).then_some(())
    });
    assert_eq!(program.selected(), selected);
    program.keys(&["ctrl+s"]);
    let document = wait_for("the card in the file", || {
        let document = storage::open(&file).ok()?.document;
        let text = "the bell is too loud";
        let is_there = document.cards.iter().any(|card| card.text == text);
        is_there.then_some(document)
    });
    let card = document.cards.last().expect("it was laid last");
    assert_eq!(card.text, "the bell is too loud");
    assert_eq!(card.mark, Some(Mark::Pain));
    let first = document.steps().next().expect("a step").1.id;
    assert_eq!(card.step, first);
    program.keys(&["ctrl+q"]);
    assert!(program.ended_well());
}
