//! Files that somebody else writes, holds, removes or damages.

use std::path::{Path, PathBuf};

use egui::Key;
use parcours::i18n::Lang;
use parcours::model::Document;
use parcours::storage::disk;
use parcours::storage::file_lock::{Claim, FileLocks};
use parcours::storage::starter::Starter;
use parcours::storage::{open, to_ron};

use crate::window_stage::Window;

const NAME: &str = "map.parcours.ron";

fn sample(lang: Lang) -> String {
    let bytes = Starter::find("blank").unwrap().bytes(lang);
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn opened(lang: Lang) -> Window {
    let write = |folder: &Path| std::fs::write(folder.join(NAME), sample(lang)).unwrap();
    let mut window = Window::open_with(lang, write, Some(NAME));
    window.wait_for(window.words.panel.fit);
    window
}

/// Another program writes the file, with another title.
fn write_as_another(path: &PathBuf, title: &str) {
    let mut document = open(path).unwrap().document;
    let mut header = (*document.header).clone();
    header.title = title.to_owned();
    document.header = header.into();
    std::fs::write(path, to_ron(&document)).unwrap();
}

/// The person goes to another window and comes back.
fn come_back(window: &mut Window) {
    for focused in [false, true] {
        window.harness.input_mut().focused = focused;
        window.steps(2);
    }
}

fn map(window: &Window) -> &Document {
    window.document().expect("a map is open")
}

fn title(window: &Window) -> String {
    map(window).header.title.clone()
}

#[test]
fn a_file_changed_by_another_program_is_read_again_with_a_notice() {
    for lang in Lang::ALL {
        let mut window = opened(lang);
        write_as_another(&window.path(NAME), "Theirs");
        come_back(&mut window);
        window.wait("read again", |window| title(window) == "Theirs");
        let notice = (window.words.safe.reloaded)(NAME);
        window.wait("the notice", |window| window.shows_part(&notice));
    }
}

#[test]
fn a_file_changed_by_another_program_waits_until_the_presentation_ends() {
    for lang in Lang::ALL {
        let mut window = opened(lang);
        let before = title(&window);
        window.key(Key::F5);
        window.key(Key::Space);
        window.key(Key::N);
        window.type_text("half a li");
        write_as_another(&window.path(NAME), "Theirs");
        come_back(&mut window);
        window.steps(40);
        assert_eq!(title(&window), before, "the room sees what it saw");
        assert!(window.shows_value_part("half a li"));
        assert!(!window.shows(window.words.panel.fit), "still presenting");
        // The line is laid: it is mine too now, and one is asked afterwards.
        window.key(Key::Enter);
        window.key(Key::Escape);
        window.key(Key::Escape);
        window.wait_for(window.words.safe.keep_mine);
        assert_eq!(map(&window).notes.len() + map(&window).cards.len(), 1);

        let mut window = opened(lang);
        window.key(Key::F5);
        write_as_another(&window.path(NAME), "Theirs");
        come_back(&mut window);
        window.steps(40);
        assert_eq!(title(&window), before);
        window.key(Key::Escape);
        window.wait("read afterwards", |window| title(window) == "Theirs");
    }
}

#[test]
fn coming_back_to_an_unchanged_file_asks_and_says_nothing() {
    let mut window = opened(Lang::En);
    come_back(&mut window);
    window.steps(40);
    assert!(!window.shows_part((window.words.safe.reloaded)(NAME).as_str()));
    assert!(!window.shows(window.words.safe.keep_mine));
}

/// Changed here and by another program; the question is up.
fn in_conflict(lang: Lang) -> Window {
    let mut window = opened(lang);
    window.ctrl(Key::M);
    window.key(Key::Enter);
    write_as_another(&window.path(NAME), "Theirs");
    come_back(&mut window);
    window.wait_for(window.words.safe.keep_mine);
    window
}

#[test]
fn of_two_versions_mine_can_be_kept() {
    let mut window = in_conflict(Lang::Fr);
    let steps = map(&window).num_steps();
    window.click(window.words.safe.keep_mine);
    let path = window.path(NAME);
    window.wait("saved", |_| {
        open(&path).unwrap().document.num_steps() == steps
    });
    assert_ne!(open(&path).unwrap().document.header.title, "Theirs");
}

#[test]
fn of_two_versions_theirs_can_be_loaded() {
    let mut window = in_conflict(Lang::En);
    window.click(window.words.safe.load_theirs);
    window.wait("loaded", |window| title(window) == "Theirs");
}

#[test]
fn of_two_versions_mine_can_be_a_copy_and_cancelling_leaves_both() {
    let mut window = in_conflict(Lang::En);
    window.click(window.words.dialog.cancel);
    let path = window.path(NAME);
    assert_eq!(open(&path).unwrap().document.header.title, "Theirs");
    // Saving asks again.
    window.ctrl(Key::S);
    window.wait_for(window.words.safe.keep_mine);
    window.click(window.words.dialog.save_copy);
    window.wait_for(window.words.dialog.save_title);
    assert_eq!(open(&path).unwrap().document.header.title, "Theirs");
}

#[test]
fn a_file_open_in_another_window_is_for_reading_until_that_is_closed() {
    for lang in Lang::ALL {
        let mut other = None;
        let write = |folder: &Path| {
            let path = folder.join(NAME);
            std::fs::write(&path, sample(lang)).unwrap();
            let locks = FileLocks::new(disk::real(), Some(&folder.join("data")));
            match locks.claim(&path) {
                Claim::Ours(lock) => other = Some(lock),
                _ => panic!("nobody else has it"),
            }
        };
        let mut window = Window::open_with(lang, write, Some(NAME));
        let why = (window.words.safe.open_elsewhere)(NAME);
        window.wait("the reason", |window| window.shows_part(&why));
        let steps = map(&window).num_steps();
        // No key and no command changes the map.
        window.ctrl(Key::M);
        window.key(Key::Delete);
        window.key(Key::Insert);
        window.steps(10);
        assert_eq!(map(&window).num_steps(), steps);
        assert!(!window.shows(window.words.shell.changed));
        // What the other window saves is shown here.
        write_as_another(&window.path(NAME), "Theirs");
        come_back(&mut window);
        window.wait("read again", |window| title(window) == "Theirs");
        assert!(window.shows_part(&why));
        // It closes: this window takes over without being asked.
        drop(other);
        window.wait("taken over", |window| !window.shows_part(&why));
        window.ctrl(Key::M);
        window.steps(4);
        assert_eq!(map(&window).num_steps(), steps + 1);
    }
}

#[test]
fn a_file_of_a_newer_program_is_for_reading_and_never_written() {
    for lang in Lang::ALL {
        let newer = sample(lang).replace("version: 1", "version: 9");
        let write = |folder: &Path| std::fs::write(folder.join(NAME), &newer).unwrap();
        let mut window = Window::open_with(lang, write, Some(NAME));
        let why = (window.words.safe.newer)(9, 1);
        window.wait("the reason", |window| window.shows_part(&why));
        let steps = map(&window).num_steps();
        window.ctrl(Key::M);
        window.ctrl(Key::S);
        window.steps(20);
        assert_eq!(map(&window).num_steps(), steps);
        assert_eq!(std::fs::read_to_string(window.path(NAME)).unwrap(), newer);
    }
}

#[test]
fn a_file_that_vanishes_is_said_and_its_return_too() {
    let mut window = opened(Lang::En);
    let (path, away) = (window.path(NAME), window.path("away.ron"));
    std::fs::rename(&path, &away).unwrap();
    come_back(&mut window);
    let gone = (window.words.safe.gone)(NAME);
    window.wait("it is gone", |window| window.shows_part(&gone));
    std::fs::rename(&away, &path).unwrap();
    let back = (window.words.safe.back)(NAME);
    // Nobody needs to ask: it is looked for.
    window.wait("it is back", |window| window.shows_part(&back));
    assert!(!window.shows_part(&gone));
}

#[test]
fn a_damaged_file_shows_where_and_opens_as_a_copy() {
    for lang in Lang::ALL {
        let broken = sample(lang).replacen("role: ", "rloe: ", 1);
        let write = |folder: &Path| std::fs::write(folder.join(NAME), &broken).unwrap();
        let mut window = Window::open_with(lang, write, Some(NAME));
        window.wait_for(window.words.salvage.open_copy);
        assert!(window.shows_part("lanes[0].rloe"));
        assert!(window.shows_part("rloe: "));
        window.click(window.words.salvage.open_copy);
        window.wait_for(window.words.panel.fit);
        let whole = parcours::storage::parse(sample(lang).as_bytes()).unwrap();
        assert_eq!(map(&window).num_steps(), whole.document.num_steps());
        assert_eq!(map(&window).lanes.len(), whole.document.lanes.len());
        // In no file: saving asks where, and the damaged one is as it was.
        window.ctrl(Key::S);
        window.wait_for(window.words.dialog.save_title);
        assert_eq!(std::fs::read_to_string(window.path(NAME)).unwrap(), broken);
    }
}

#[test]
fn saving_twice_in_a_row_saves_the_newest() {
    let mut window = opened(Lang::En);
    for _ in 0..5 {
        window.ctrl(Key::M);
        window.key(Key::Enter);
        window.ctrl(Key::S);
    }
    let steps = map(&window).num_steps();
    let path = window.path(NAME);
    window.wait("saved", |_| {
        open(&path).unwrap().document.num_steps() == steps
    });
}
