//! Language and appearance: changed while the program runs, and remembered.

use egui::Key;
use parcours::app::Keeper;
use parcours::i18n::Lang;
use parcours::storage::preferences::Appearance;

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
