//! The start page: what it offers, and that a map is one click or one key away.

use egui::Key;
use parcours::app::Keeper;
use parcours::i18n::Lang;

use crate::window_stage::Window;

#[test]
fn it_offers_new_open_samples_and_templates_in_both_languages() {
    for lang in Lang::ALL {
        let window = Window::open(lang);
        let shell = &window.words.shell;
        for label in [
            shell.new_map,
            shell.open,
            shell.recent,
            shell.samples,
            shell.templates,
        ] {
            assert!(window.shows(label), "{lang:?}: {label}");
        }
        for (key, is_sample) in [("restaurant", true), ("flight", true), ("blank", false)] {
            let (title, hint) = shell.starter(key, is_sample);
            assert!(!hint.is_empty());
            assert!(window.shows(title), "{lang:?}: {title}");
        }
    }
}

#[test]
fn one_click_opens_an_empty_map_and_a_sample() {
    let mut window = Window::open(Lang::En);
    window.new_map();
    window.ctrl(Key::W);
    window.wait_for(window.words.shell.new_map);
    let (title, _) = window.words.shell.starter("flight", true);
    window.click(title);
    window.wait_for(window.words.panel.fit);
}

#[test]
fn the_keyboard_alone_opens_a_map() {
    let mut window = Window::open(Lang::Fr);
    let wanted = window.words.shell.new_map;
    let is_focused = |window: &Window| {
        use egui_kittest::kittest::Queryable as _;
        window.harness.get_by_label(wanted).is_focused()
    };
    for _ in 0..20 {
        if is_focused(&window) {
            break;
        }
        window.key(Key::Tab);
    }
    assert!(is_focused(&window));
    window.key(Key::Enter);
    window.wait_for(window.words.panel.fit);
}

#[test]
fn a_recent_file_that_is_gone_says_so_and_can_be_removed() {
    let mut window = Window::open_with(
        Lang::En,
        |folder| {
            let mut keeper = Keeper::open(Some(folder.join("config")));
            keeper.add_recent(&folder.join("gone.parcours.ron"), "A lost map");
        },
        None,
    );
    window.wait("greyed", |window| window.is_disabled("A lost map"));
    let forget = format!("{} – A lost map", window.words.shell.forget_recent);
    window.click(&forget);
    assert!(!window.shows("A lost map"));
    assert!(window.shows(window.words.shell.no_recent));
}
