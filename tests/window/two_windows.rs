//! Two real processes with one file: the second may only read, until the first ends, even by a kill.

use std::fs;

use parcours::storage;

use crate::screen::{Screen, wait_for};

const SAMPLE: &str = "assets/templates/blank.en.parcours.ron";

#[test]
fn the_second_window_reads_until_the_first_is_killed_and_then_takes_over() {
    let Some(screen) = Screen::start(1280, 720) else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("map.parcours.ron");
    fs::copy(SAMPLE, &file).expect("the template is copied");
    let steps = || storage::open(&file).expect("it opens").document.num_steps();
    let before = steps();
    let mut first = screen.open(&file, folder.path(), "en_GB.UTF-8");
    assert!(!first.title().contains("reading only"), "{}", first.title());
    let second = screen.open(&file, folder.path(), "en_GB.UTF-8");
    assert!(
        second.title().contains("reading only"),
        "{}",
        second.title()
    );
    // No key changes the map or the file there.
    second.keys(&["ctrl+m", "Delete", "ctrl+s"]);
    assert!(!second.title().contains('•'), "{}", second.title());
    assert_eq!(steps(), before);

    // The first goes on writing; coming back, the second shows it.
    first.come_back();
    first.keys(&["ctrl+m", "Return", "ctrl+s"]);
    wait_for("the first to have saved", || {
        (steps() == before + 1).then_some(())
    });
    first.kill();
    wait_for("the second to take over", || {
        (!second.title().contains("reading only")).then_some(())
    });
    second.come_back();
    second.settle();
    second.keys(&["ctrl+m", "Return"]);
    assert!(second.title().contains('•'), "{}", second.title());
    second.keys(&["ctrl+s"]);
    wait_for("the second to have saved", || {
        (steps() == before + 2).then_some(())
    });
}
