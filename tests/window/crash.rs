//! The program is killed, told to end and robbed of its window while somebody types; nothing is gone.

use std::fs;
use std::path::{Path, PathBuf};

use parcours::storage;
use parcours::theme::LIGHT;

use crate::screen::{Program, Screen, wait_for};

const SAMPLE: &str = "assets/samples/restaurant.fr.parcours.ron";
/// Where the dialog stands in a window of 1280 × 720.
const DIALOG: [usize; 4] = [320, 180, 960, 560];

/// All that the journal holds.
fn journal(folder: &Path) -> String {
    let sessions = folder.join("data/parcours/journal");
    let mut text = String::new();
    for session in fs::read_dir(sessions).into_iter().flatten().flatten() {
        for record in fs::read_dir(session.path()).into_iter().flatten().flatten() {
            let bytes = fs::read(record.path()).unwrap_or_default();
            text.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
    text
}

fn write_into_a_card(program: &Program<'_>, text: &str) {
    program.select_first_card();
    program.keys(&["F2", "End"]);
    program.write(text);
}

/// Opens what the dialog offers, saves it, and gives the file's text.
fn recover_and_save(program: &Program<'_>, file: &Path) -> String {
    let [red, green, blue, _] = LIGHT.accent.0;
    wait_for("the offer", || {
        program.picture().extent_of([red, green, blue], DIALOG)
    });
    program.keys(&["Return"]);
    wait_for("the recovered map, changed", || {
        program.title().contains('•').then_some(())
    });
    program.settle();
    program.keys(&["ctrl+s"]);
    wait_for("the title without its change mark", || {
        (!program.title().contains('•')).then_some(())
    });
    fs::read_to_string(file).expect("the file can be read")
}

struct Desk {
    screen: Screen,
    folder: tempfile::TempDir,
    file: PathBuf,
}

impl Desk {
    fn new() -> Option<Self> {
        let screen = Screen::start(1280, 720)?;
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("carte.parcours.ron");
        fs::copy(SAMPLE, &file).expect("the sample is copied");
        Some(Self {
            screen,
            folder,
            file,
        })
    }

    fn open(&self, lang: &str) -> Program<'_> {
        self.screen.open(&self.file, self.folder.path(), lang)
    }
}

#[test]
fn killed_while_typing_it_offers_the_text_at_the_next_start() {
    let Some(desk) = Desk::new() else { return };
    let before = fs::read_to_string(&desk.file).expect("the file can be read");
    let mut program = desk.open("fr_FR.UTF-8");
    // Nobody pauses, nothing is kept by hand: the text is still being written.
    write_into_a_card(&program, "un deux trois quatre cinq six sept huit neuf dix");
    wait_for("the journal", || {
        journal(desk.folder.path())
            .contains("un deux trois")
            .then_some(())
    });
    program.kill();
    assert_eq!(
        fs::read_to_string(&desk.file).expect("the file can be read"),
        before,
        "the file is as it was"
    );
    let mut program = desk.open("en_GB.UTF-8");
    let after = recover_and_save(&program, &desk.file);
    assert!(after.contains("un deux trois"));
    assert!(storage::open(&desk.file).is_ok());
    program.keys(&["ctrl+q"]);
    assert!(program.ended_well());
    assert!(
        journal(desk.folder.path()).is_empty(),
        "nothing is left to recover"
    );
}

#[test]
fn killed_with_a_line_half_written_over_the_picture_it_offers_the_line() {
    let Some(desk) = Desk::new() else { return };
    let mut program = desk.open("en_GB.UTF-8");
    program.keys(&["F5"]);
    program.settle();
    program.keys(&["space", "n"]);
    program.write("nobody hears the");
    wait_for("the journal", || {
        journal(desk.folder.path())
            .contains("nobody hears the")
            .then_some(())
    });
    program.kill();
    let program = desk.open("fr_FR.UTF-8");
    assert!(recover_and_save(&program, &desk.file).contains("nobody hears the"));
}

#[test]
fn told_to_end_it_ends_at_once_without_a_question_and_loses_nothing() {
    let Some(desk) = Desk::new() else { return };
    let mut program = desk.open("en_GB.UTF-8");
    write_into_a_card(&program, "last words");
    program.settle();
    assert!(!program.end_by("-TERM").success());
    let program = desk.open("fr_FR.UTF-8");
    assert!(recover_and_save(&program, &desk.file).contains("last words"));
}

#[test]
fn robbed_of_its_window_it_falls_with_the_map_in_the_journal() {
    let Some(desk) = Desk::new() else { return };
    let mut program = desk.open("en_GB.UTF-8");
    write_into_a_card(&program, "still here");
    program.settle();
    // As no window manager does it: the window's library panics.
    assert!(!program.destroy_window().success());
    let program = desk.open("en_GB.UTF-8");
    assert!(recover_and_save(&program, &desk.file).contains("still here"));
}
