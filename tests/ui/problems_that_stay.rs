//! What goes wrong stays in sight, with the ways out, until it is solved or closed.

use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parcours::i18n::Lang;
use parcours::storage::starter::Starter;

use crate::fake_clipboard::FakeClipboard;
use crate::meeting::pass;
use crate::slow_disk::SlowDisk;
use crate::window_stage::Window;

fn sample(lang: Lang) -> &'static [u8] {
    Starter::find("blank").unwrap().bytes(lang)
}

fn set_read_only(path: &std::path::Path, is_read_only: bool) {
    let mut permissions = std::fs::metadata(path).unwrap().permissions();
    permissions.set_readonly(is_read_only);
    std::fs::set_permissions(path, permissions).unwrap();
}

/// A map in a folder of its own, which is then gone: saving fails.
fn unsaved(lang: Lang) -> Window {
    let mut window = Window::open_with(
        lang,
        |folder| {
            std::fs::create_dir(folder.join("stick")).unwrap();
            std::fs::write(folder.join("stick/map.parcours.ron"), sample(lang)).unwrap();
        },
        Some("stick/map.parcours.ron"),
    );
    window.wait_for(window.words.panel.fit);
    std::fs::rename(window.path("stick"), window.path("elsewhere")).unwrap();
    window.ctrl(Key::M);
    window.key(Key::Enter);
    window.ctrl(Key::S);
    window.wait_for(window.words.notice.try_again);
    window
}

#[test]
fn a_failed_save_stays_until_trying_again_succeeds() {
    for lang in Lang::ALL {
        let mut window = unsaved(lang);
        window.steps(30);
        assert!(window.shows(window.words.notice.try_again));
        assert!(window.shows(window.words.dialog.save_as));
        window.click(window.words.notice.try_again);
        window.wait_for(window.words.notice.try_again);
        std::fs::rename(window.path("elsewhere"), window.path("stick")).unwrap();
        window.click(window.words.notice.try_again);
        window.wait("saved", |window| {
            !window.shows(window.words.notice.try_again)
        });
        let saved = std::fs::read(window.path("stick/map.parcours.ron")).unwrap();
        assert_ne!(saved, sample(lang));
    }
}

#[test]
fn a_failed_save_is_announced_at_once_and_can_be_closed() {
    let mut window = unsaved(Lang::Fr);
    let reason = window.words.shell.not_saved("");
    let nodes = window.harness.query_all_by_label_contains(&reason);
    let live: Vec<_> = nodes.map(|node| node.accesskit_node().live()).collect();
    assert!(live.contains(&egui::accesskit::Live::Assertive), "{live:?}");
    window.click(window.words.shell.close_notice);
    window.steps(30);
    assert!(!window.shows(window.words.notice.try_again));
}

#[test]
fn a_map_that_cannot_be_saved_keeps_its_window_open() {
    let mut window = unsaved(Lang::En);
    window.ctrl(Key::W);
    window.click(window.words.dialog.save);
    window.wait_for(window.words.notice.try_again);
    assert!(window.shows(window.words.panel.fit));
}

#[test]
fn a_read_only_file_offers_a_copy_until_there_is_one() {
    let mut window = Window::open_with(
        Lang::En,
        |folder| {
            let path = folder.join("map.parcours.ron");
            std::fs::write(&path, sample(Lang::En)).unwrap();
            set_read_only(&path, true);
        },
        Some("map.parcours.ron"),
    );
    window.wait_for(window.words.shell.read_only_notice);
    window.click(window.words.dialog.save_as);
    window.wait_for(window.words.dialog.save_title);
    window.ctrl(Key::A);
    window.type_text("copy");
    window.key(Key::Enter);
    window.wait("a copy", |window| {
        !window.shows(window.words.shell.read_only_notice)
    });
    assert!(window.path("copy.parcours.ron").is_file());
}

/// A map on a stick that has just stopped answering, while it is saved.
fn hanging(lang: Lang) -> (Window, &'static SlowDisk) {
    let disk = SlowDisk::new();
    let mut window = Window::open_on(
        disk,
        lang,
        |folder| {
            std::fs::create_dir(folder.join("stick")).unwrap();
            std::fs::write(folder.join("stick/map.parcours.ron"), sample(lang)).unwrap();
        },
        Some("stick/map.parcours.ron"),
        FakeClipboard::new(),
    );
    window.wait_for(window.words.panel.fit);
    window.ctrl(Key::M);
    window.key(Key::Enter);
    disk.falls_silent();
    window.ctrl(Key::S);
    let banner = (window.words.safe.slow_save)("map.parcours.ron");
    assert!(!window.shows_part(&banner), "it is not slow yet");
    pass(&mut window, 6.0);
    window.steps(3);
    assert!(window.shows_part(&banner), "{banner}");
    (window, disk)
}

#[test]
fn a_disk_that_does_not_answer_is_said_until_it_does() {
    for lang in Lang::ALL {
        let (mut window, disk) = hanging(lang);
        let banner = (window.words.safe.slow_save)("map.parcours.ron");
        // The map can be edited meanwhile.
        window.ctrl(Key::M);
        window.key(Key::Enter);
        pass(&mut window, 60.0);
        window.steps(3);
        assert!(window.shows_part(&banner));
        disk.answers();
        window.wait("saved", |window| !window.shows_part(&banner));
        let saved = std::fs::read(window.path("stick/map.parcours.ron")).unwrap();
        assert_ne!(saved, sample(lang));
    }
}

#[test]
fn while_a_disk_does_not_answer_the_map_is_saved_elsewhere() {
    let (mut window, disk) = hanging(Lang::En);
    let banner = (window.words.safe.slow_save)("map.parcours.ron");
    window.click(window.words.dialog.save_as);
    window.wait_for(window.words.dialog.save_title);
    window.ctrl(Key::A);
    let copy = window.path("copy.parcours.ron");
    window.type_text(&copy.to_string_lossy());
    window.key(Key::Enter);
    window.wait("a copy", |window| {
        !window.shows_part(&banner) && copy.is_file()
    });
    let document = window.document().unwrap().clone();
    let held = parcours::storage::open(&copy).unwrap().document;
    assert_eq!(held, document);
    // The disk answers at last; what it was asked for first is of no interest any more.
    disk.answers();
    let old = window.path("stick/map.parcours.ron");
    window.wait("the old save", |_| {
        std::fs::read(&old).unwrap() != sample(Lang::En)
    });
    window.steps(10);
    window.ctrl(Key::M);
    window.key(Key::Enter);
    let before = std::fs::read(&copy).unwrap();
    window.ctrl(Key::S);
    window.wait("the copy again", |_| {
        std::fs::read(&copy).unwrap() != before
    });
}
