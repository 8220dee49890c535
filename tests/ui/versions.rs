//! Earlier versions of a map: listed with what was done since, seen, and reopened as copies.

use std::sync::Arc;

use egui::Key;
use parcours::i18n::Lang;
use parcours::model::Document;
use parcours::storage::journal::versions::{Version, list};
use parcours::storage::starter::Starter;
use parcours::storage::{open, save};

use crate::window_stage::Window;

const FILE: &str = "soir.parcours.ron";

fn map(title: &str) -> Document {
    let mut document = Starter::find("restaurant").unwrap().document(Lang::En);
    Arc::make_mut(&mut document.header).title = title.to_owned();
    document
}

/// A window with a map of a file that has never been changed.
fn opened(lang: Lang) -> Window {
    let mut window = Window::open_with(
        lang,
        |folder| save(&map("Soir"), &folder.join(FILE)).unwrap(),
        Some(FILE),
    );
    window.wait_for(window.words.panel.fit);
    window
}

fn versions(window: &Window) -> Vec<Version> {
    list(&window.path("data"), &window.path(FILE), &map("Soir"))
}

/// Adds a step and saves.
fn work_and_save(window: &mut Window) {
    let before = versions(window).len();
    window.ctrl(Key::M);
    window.key(Key::Enter);
    window.ctrl(Key::S);
    window.wait("a version more", |window| versions(window).len() > before);
    window.wait("saved", |window| {
        !window.shows_part(window.words.shell.changed)
    });
}

fn ask_for_versions(window: &mut Window) {
    window.ctrl(Key::K);
    let name = window.words.command.versions.name;
    window.type_text(name.trim_end_matches('…'));
    window.key(Key::Enter);
    window.wait_for(window.words.versions.title);
}

#[test]
fn the_first_change_keeps_what_the_file_held_and_each_save_a_version() {
    let mut window = opened(Lang::En);
    assert!(versions(&window).is_empty());
    work_and_save(&mut window);
    window.wait("both", |window| versions(window).len() == 2);
    work_and_save(&mut window);
    let versions = versions(&window);
    assert_eq!(versions.len(), 3);
    assert_eq!(versions[2].read().unwrap(), map("Soir"));
    let newest = versions[0].read().unwrap();
    assert_eq!(newest, open(&window.path(FILE)).unwrap().document);
}

#[test]
fn what_was_done_since_is_said_and_a_version_is_reopened_as_a_copy() {
    for lang in Lang::ALL {
        let mut window = opened(lang);
        work_and_save(&mut window);
        ask_for_versions(&mut window);
        let words = window.words;
        window.wait("compared", |window| window.shows_part(words.versions.same));
        let added = if lang == Lang::En {
            "1\u{a0}step added"
        } else {
            "1\u{a0}sous-étape ajoutée"
        };
        window.wait("the older one", |window| window.shows_part(added));
        // The older one is chosen and reopened by keyboard alone.
        window.key(Key::ArrowDown);
        window.key(Key::Enter);
        window.wait("the copy", |window| {
            window.document().is_some_and(|open| *open == map("Soir"))
        });
        assert!(window.shows_part(words.shell.changed));
        // It has no file: saving it asks for one, under a name of its own.
        window.ctrl(Key::S);
        window.wait_for(words.dialog.save_title);
        assert!(window.shows_value_part("soir 20"));
        assert_eq!(
            open(&window.path(FILE)).unwrap().document.num_steps(),
            map("").num_steps() + 1
        );
    }
}

#[test]
fn the_picture_is_drawn_and_every_control_reached() {
    let mut window = opened(Lang::Fr);
    work_and_save(&mut window);
    ask_for_versions(&mut window);
    let words = window.words;
    window.wait("compared", |window| window.shows_part(words.versions.same));
    let before = words.versions.drawing;
    window.wait("drawn", move |window| !window.shows_part(before));
    window.focus(words.versions.restore);
    window.focus(words.dialog.close);
    window.key(Key::Space);
    assert!(!window.shows(words.versions.title));
}

#[test]
fn closing_without_saving_leaves_a_version_to_go_back_to() {
    let mut window = opened(Lang::En);
    window.ctrl(Key::M);
    window.key(Key::Enter);
    let expected = window.document().unwrap().clone();
    window.ctrl(Key::W);
    window.click(window.words.dialog.dont_save);
    window.wait("the version", |window| versions(window).len() == 2);
    assert_eq!(versions(&window)[0].read(), Some(expected));
    assert_eq!(open(&window.path(FILE)).unwrap().document, map("Soir"));
}

#[test]
fn a_map_without_a_file_has_no_versions() {
    let mut window = Window::open(Lang::En);
    window.new_map();
    window.ctrl(Key::K);
    let name = window.words.command.versions.name;
    window.type_text(name.trim_end_matches('…'));
    window.wait_for(name);
    assert!(window.is_disabled(name));
    window.key(Key::Enter);
    assert!(!window.shows(window.words.versions.title));
}
