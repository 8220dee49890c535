//! Language and appearance: changed while the program runs, and remembered.

use egui::Key;
use parcours::app::Keeper;
use parcours::i18n::Lang;
use parcours::storage::preferences::Appearance;
use parcours::storage::starter::STARTERS;

use crate::window_stage::Window;

#[test]
fn the_language_changes_at_once_and_is_remembered() {
    let mut window = Window::open(Lang::Fr);
    window.click("English");
    assert!(window.shows(Lang::En.catalog().shell.new_map));
    assert!(!window.shows(Lang::Fr.catalog().shell.new_map));
    let Window {
        harness, folder, ..
    } = window;
    drop(harness);
    let keeper = Keeper::open(Some(folder.path().join("config")));
    assert_eq!(keeper.preferences().lang, Some(Lang::En));
}

#[test]
fn an_open_map_follows_the_language() {
    let mut window = Window::open(Lang::Fr);
    window.new_map();
    window.ctrl(Key::K);
    window.type_text("français ou anglais");
    window.key(Key::Enter);
    window.wait_for(Lang::En.catalog().panel.fit);
    assert!(!window.shows(Lang::Fr.catalog().panel.fit));
}

#[test]
fn the_appearance_changes_at_once_and_is_remembered() {
    let mut window = Window::open(Lang::En);
    let [_, _, dark] = window.words.shell.appearance_hints;
    window.click(dark);
    assert!(window.harness.ctx.global_style().visuals.dark_mode);
    let Window {
        harness, folder, ..
    } = window;
    drop(harness);
    let keeper = Keeper::open(Some(folder.path().join("config")));
    assert_eq!(keeper.preferences().appearance, Appearance::Dark);
}

#[test]
fn the_light_of_the_room_is_not_remembered_even_if_the_program_ends_there() {
    let bytes = STARTERS[0].bytes(Lang::En);
    let mut window = Window::open_file(Lang::En, "map.parcours.ron", bytes);
    window.wait_for(window.words.panel.fit);
    window.ctrl_shift(Key::D);
    window.ctrl_shift(Key::D);
    let is_dark = |window: &Window| window.harness.ctx.global_style().visuals.dark_mode;
    window.key(Key::F5);
    window.key(Key::T);
    assert!(is_dark(&window));
    window.key(Key::Escape);
    window.steps(4);
    assert!(!is_dark(&window));
    window.key(Key::F5);
    window.key(Key::T);
    window.ctrl(Key::Q);
    let Window {
        harness, folder, ..
    } = window;
    drop(harness);
    let keeper = Keeper::open(Some(folder.path().join("config")));
    assert_eq!(keeper.preferences().appearance, Appearance::Light);
}
