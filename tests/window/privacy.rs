//! The real program in its window under strace: it asks for no internet socket, also while it opens, edits,
//! exports and saves, and writes nothing but the file and what it keeps for the person.

use std::fs;
use std::path::Path;

use crate::screen::{Screen, wait_for};
use crate::trace::{self, Trace};

const SAMPLE: &str = "assets/samples/outdoor-shop.en.parcours.ron";

#[test]
fn the_window_opens_no_connection_and_writes_only_where_it_may() {
    let Some(screen) = Screen::start(1280, 720) else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let work = folder.path().join("work");
    let home = folder.path().join("home");
    fs::create_dir_all(&work).expect("made");
    fs::create_dir_all(&home).expect("made");
    let file = work.join("map.parcours.ron");
    fs::copy(SAMPLE, &file).expect("the sample is copied");
    let log = folder.path().join("log");
    let program = Path::new(env!("CARGO_BIN_EXE_parcours"));
    let Some(mut command) = trace::traced(&log, program) else {
        return;
    };
    // The graphics driver keeps shaders for all programs; that is not for us to forbid.
    command.env("XDG_CACHE_HOME", home.join(".cache"));
    let mut window = screen.open_by(command, &file, &home, "en_GB.UTF-8");
    window.keys(&["ctrl+m", "Return", "F2"]);
    window.write("Hello");
    window.keys(&["ctrl+Return", "ctrl+s"]);
    wait_for("the title without its change mark", || {
        (!window.title().contains('•')).then_some(())
    });
    // The dialog to export, help, the palette, and out.
    window.keys(&[
        "ctrl+e", "Escape", "F1", "Escape", "ctrl+k", "Escape", "ctrl+q",
    ]);
    assert!(window.ended_well());
    let trace = Trace::read(&log, Path::new(env!("CARGO_MANIFEST_DIR")));
    assert!(trace.num_calls > 1_000, "strace saw the program");
    assert_eq!(trace.internet, [""; 0]);
    // The folders of the person are all below the home of this test.
    let outside = trace.written_outside(&[&work, &home]);
    assert_eq!(outside, [""; 0]);
    let inside: Vec<String> = trace.written_outside(&[&work]);
    for path in inside {
        let parts = [
            "config/parcours",
            "data/parcours",
            ".cache",
            "data",
            "config",
            "state",
        ];
        let place = Path::new(&path)
            .strip_prefix(&home)
            .expect("below home")
            .to_owned();
        let is_known = place.as_os_str().is_empty()
            || parts
                .iter()
                .any(|part| place.starts_with(part) || Path::new(part).starts_with(&place));
        assert!(is_known, "{path}");
    }
}
