//! What was not saved when the program ended is offered at the next start: opened, discarded, kept.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use egui::Key;
use parcours::i18n::Lang;
use parcours::model::Document;
use parcours::storage::journal::recovery::{Recoverable, find};
use parcours::storage::journal::{Journal, Snapshot};
use parcours::storage::starter::Starter;
use parcours::storage::{open, save};

use crate::fake_clipboard::FakeClipboard;
use crate::window_stage::Window;

const PATIENCE: Duration = Duration::from_secs(30);

fn map(lang: Lang, title: &str) -> Document {
    let mut document = Starter::find("restaurant").unwrap().document(lang);
    Arc::make_mut(&mut document.header).title = title.to_owned();
    document
}

/// Leaves in `folder` what a killed program leaves.
fn leave(folder: &Path, document: &Document, path: Option<&Path>) {
    let journal = Journal::start(&folder.join("data"), || {}).unwrap();
    journal.keep(Snapshot {
        document: document.clone(),
        path: path.map(Path::to_owned),
        hash: None,
    });
    assert!(journal.flush(PATIENCE) && journal.fault().is_none());
}

/// A window after a crash with these maps open; newest last.
fn after_crash(lang: Lang, titles: &'static [&'static str]) -> Window {
    let mut window = Window::open_with(
        lang,
        |folder| {
            for title in titles {
                leave(folder, &map(lang, title), None);
            }
        },
        None,
    );
    window.wait_for(window.words.recovery.title);
    window
}

fn left(window: &Window) -> Vec<Recoverable> {
    find(&window.path("data"), |_| 0)
}

fn document(window: &Window) -> Document {
    window.document().unwrap().clone()
}

#[test]
fn a_map_is_recovered_with_its_path_and_marked_as_changed() {
    for lang in Lang::ALL {
        let saved = map(lang, "Soir");
        let mut edited = saved.clone();
        Arc::make_mut(&mut edited.cards).truncate(10);
        let num_removed = saved.cards.len() - 10;
        let (given, expected) = (saved.clone(), edited.clone());
        let mut window = Window::open_with(
            lang,
            move |folder| {
                let path = folder.join("soir.parcours.ron");
                save(&given, &path).unwrap();
                leave(folder, &edited, Some(&path));
            },
            None,
        );
        let words = &window.words.recovery;
        window.wait_for(words.title);
        // Which map, where from, and what is different.
        assert!(window.shows("Soir"));
        assert!(window.shows_part("soir.parcours.ron"));
        assert!(window.shows_part(&num_removed.to_string()));
        let folder = window.folder.path().display().to_string();
        assert!(window.shows_part(&folder), "{folder}");
        window.click(&words.open_named("Soir"));
        window.wait_for(window.words.panel.fit);
        assert_eq!(document(&window), expected);
        assert!(window.shows_part(window.words.shell.changed));
        // Nothing is written before the person saves.
        let path = window.path("soir.parcours.ron");
        assert_eq!(open(&path).unwrap().document, saved);
    }
}

#[test]
fn enter_opens_the_newest_and_the_others_come_back_when_it_is_closed() {
    let mut window = after_crash(Lang::En, &["One", "Two"]);
    // Written in the same second: whichever stands first is the one that opens.
    window.key(Key::Enter);
    window.wait_for(window.words.panel.fit);
    let opened = document(&window).header.title.clone();
    let other = if opened == "One" { "Two" } else { "One" };
    window.ctrl(Key::W);
    window.click(window.words.dialog.dont_save);
    window.wait_for(window.words.recovery.title);
    assert!(window.shows(other) && !window.shows(&opened));
    window.key(Key::Enter);
    window.wait("the other map", |window| {
        window
            .document()
            .is_some_and(|map| map.header.title == other)
    });
}

#[test]
fn a_discarded_map_can_be_kept_until_the_dialog_closes() {
    let mut window = after_crash(Lang::Fr, &["Une", "Deux"]);
    let words = &window.words.recovery;
    window.click(&words.discard_named("Une"));
    window.click(&words.discard_named("Deux"));
    window.click(&words.keep_named("Une"));
    assert!(!window.shows(&words.keep_named("Une")));
    window.click(words.later);
    assert!(!window.shows(words.title));
    drop_and_reopen(window, |left| {
        let titles: Vec<_> = left.iter().map(|map| map.facts.title.as_str()).collect();
        titles == ["Une"]
    });
}

/// Closes the window, and waits until what is left is so.
fn drop_and_reopen(window: Window, is_so: impl Fn(&[Recoverable]) -> bool) {
    let Window {
        harness, folder, ..
    } = window;
    drop(harness);
    let begin = std::time::Instant::now();
    while !is_so(&find(&folder.path().join("data"), |_| 0)) {
        assert!(begin.elapsed() < PATIENCE, "what is left is not so");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn later_keeps_everything_and_a_command_asks_again() {
    let mut window = after_crash(Lang::En, &["Map"]);
    window.key(Key::Escape);
    assert!(!window.shows(window.words.recovery.title));
    window.new_map();
    window.ctrl(Key::W);
    window.wait_for(window.words.shell.new_map);
    assert!(!window.shows(window.words.recovery.title));
    window.ctrl(Key::K);
    let name = window.words.command.recover.name;
    window.type_text(name.trim_end_matches('…'));
    window.key(Key::Enter);
    window.wait_for(window.words.recovery.title);
    window.key(Key::Escape);
    drop_and_reopen(window, |left| left.len() == 1);
}

#[test]
fn every_button_is_reached_by_tab() {
    let mut window = after_crash(Lang::Fr, &["Carte"]);
    let words = &window.words.recovery;
    let wanted = [
        words.open_named("Carte"),
        words.discard_named("Carte"),
        words.later.to_owned(),
    ];
    for name in &wanted {
        window.focus(name);
    }
    window.focus(&wanted[1]);
    window.key(Key::Space);
    window.wait_for(&words.keep_named("Carte"));
}

#[test]
fn a_vanished_file_is_told_and_the_map_is_still_there() {
    let mut window = Window::open_with(
        Lang::En,
        |folder| {
            let gone = folder.join("gone/map.parcours.ron");
            leave(folder, &map(Lang::En, "Lost"), Some(&gone));
        },
        None,
    );
    window.wait_for(window.words.recovery.file_gone);
    window.key(Key::Enter);
    window.wait_for(window.words.panel.fit);
    assert_eq!(document(&window), map(Lang::En, "Lost"));
}

#[test]
fn what_is_typed_without_a_pause_is_in_the_journal_before_it_is_kept() {
    let mut window = Window::open(Lang::Fr);
    window.new_map();
    window.ctrl(Key::Home);
    window.type_text("À moitié écr");
    assert!(
        window
            .document()
            .unwrap()
            .cards
            .iter()
            .all(|card| card.text != "À moitié écr")
    );
    // A second program would not be offered what is open here; the file tells.
    window.wait("the text on the disk", |window| {
        journal_text(&window.path("data")).contains("À moitié écr")
    });
    // Taken back, there is nothing to lose.
    for _ in 0..8 {
        window.ctrl(Key::Z);
    }
    window.wait("nothing left to recover", |window| {
        journal_text(&window.path("data")).is_empty() && left(window).is_empty()
    });
}

fn journal_text(data: &Path) -> String {
    let mut text = String::new();
    for session in std::fs::read_dir(data.join("journal"))
        .into_iter()
        .flatten()
    {
        for record in std::fs::read_dir(session.unwrap().path())
            .into_iter()
            .flatten()
        {
            let bytes = std::fs::read(record.unwrap().path()).unwrap_or_default();
            text.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
    text
}

#[test]
fn closing_on_purpose_leaves_nothing_behind() {
    let mut window = Window::open(Lang::En);
    window.new_map();
    window.ctrl(Key::Home);
    window.type_text("Gone");
    window.wait("the journal", |window| {
        journal_text(&window.path("data")).contains("Gone")
    });
    window.ctrl(Key::W);
    window.click(window.words.dialog.dont_save);
    window.wait_for(window.words.shell.new_map);
    window.wait("an empty journal", |window| {
        journal_text(&window.path("data")).is_empty()
    });
    drop_and_reopen(window, <[Recoverable]>::is_empty);
}

#[test]
fn a_window_that_goes_away_by_itself_leaves_the_map() {
    let mut window = Window::open(Lang::En);
    window.new_map();
    window.ctrl(Key::Home);
    window.type_text("Still here");
    // No save, no question, no second of waiting: as when the display is lost.
    drop_and_reopen(window, |left| {
        let cards = left.iter().flat_map(|map| map.document.cards.iter());
        cards.filter(|card| card.text == "Still here").count() == 1
    });
}

#[test]
fn a_journal_that_cannot_be_written_is_a_problem_that_stays() {
    let mut window = Window::open_beside(
        Lang::Fr,
        |folder| std::fs::write(folder.join("data"), "in the way").unwrap(),
        None,
        FakeClipboard::new(),
    );
    window.new_map();
    window.ctrl(Key::Home);
    window.type_text("x");
    window.key(Key::Escape);
    window.ctrl(Key::M);
    window.key(Key::Enter);
    let told = window.words.recovery.not_protected("");
    window.wait("the problem", |window| window.shows_part(&told));
    window.click(window.words.shell.close_notice);
    window.steps(30);
    assert!(window.shows_part(&told));
    std::fs::remove_file(window.path("data")).unwrap();
    window.wait("the problem is over", |window| !window.shows_part(&told));
    assert!(!journal_text(&window.path("data")).is_empty());
}
