//! Drags a face on the wheel, sees its point moved in the swimlane, and takes it back.

use std::fs;
use std::path::Path;

use parcours::model::{Document, Emotion, StepId};
use parcours::storage;

use crate::screen::{Program, Screen, centre, wait_for};

const SAMPLE: &str = "assets/samples/flight.en.parcours.ron";

fn document(path: &Path) -> Document {
    storage::open(path)
        .expect("the file can be opened")
        .document
}

fn felt(document: &Document) -> Emotion {
    let step: StepId = "step-find".parse().expect("an id");
    let persona = Some(document.personas[0].id);
    let row = document.step(step).expect("the first step");
    row.emotion(persona).expect("an emotion").value
}

/// Saves and waits until the file says something else than `last`.
fn save_news(program: &Program<'_>, file: &Path, last: &Document) -> Document {
    wait_for("news in the file", || {
        program.keys(&["ctrl+s"]);
        Some(document(file)).filter(|now| now != last)
    })
}

/// Goes round the views to the swimlane and says how high the selected point stands there.
fn height_in_the_swimlane(program: &Program<'_>) -> usize {
    let others = parcours::layout::View::ALL.len() - 1;
    for _ in 0..others {
        program.keys(&["ctrl+Tab"]);
        program.settle();
    }
    let height = centre(program.selected())[1];
    program.keys(&["ctrl+Tab"]);
    program.settle();
    height
}

#[test]
fn a_face_dragged_on_the_wheel_has_moved_in_the_swimlane() {
    let Some(screen) = Screen::start(1280, 720) else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("map.parcours.ron");
    fs::copy(SAMPLE, &file).expect("the sample is copied");
    let before = document(&file);
    let mut program = screen.open(&file, folder.path(), "en_GB.UTF-8");
    program.select_first_card();
    // All of the map in sight: nothing scrolls.
    program.keys(&["Escape", "shift+1", "ctrl+Tab"]);
    program.settle();
    // The first step, and outwards to its face.
    program.keys(&["Right", "Up"]);
    let face = centre(program.selected());
    let high = height_in_the_swimlane(&program);

    // Towards the hub: worse.
    program.drag(face, [face[0], face[1] + 32]);
    program.settle();
    let after = save_news(&program, &file, &before);
    assert!(felt(&after) < felt(&before), "{:?}", felt(&after));
    let low = height_in_the_swimlane(&program);
    assert!(low > high + 10, "the point stands lower: {high}, {low}");

    program.keys(&["ctrl+z"]);
    program.settle();
    let back = save_news(&program, &file, &after);
    assert_eq!(back, before, "one step takes it back");
    let again = height_in_the_swimlane(&program);
    assert!(again.abs_diff(high) <= 1, "where it was: {high}, {again}");
    program.keys(&["ctrl+q"]);
    assert!(program.ended_well());
}
