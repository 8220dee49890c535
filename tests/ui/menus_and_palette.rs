//! Menus, palette and help: one list of commands, with keys and with the reason why one is greyed.

use egui::{Key, Modifiers};
use parcours::command::{Category, Command};
use parcours::i18n::Lang;

use crate::window_stage::Window;

#[test]
fn every_category_is_a_menu_in_both_languages() {
    for lang in Lang::ALL {
        let window = Window::open(lang);
        for category in Category::ALL {
            assert!(window.shows(category.name(window.words)), "{category:?}");
        }
    }
}

#[test]
fn a_menu_greys_what_needs_a_map_and_runs_the_rest() {
    let mut window = Window::open(Lang::Fr);
    let file = Category::File.name(window.words);
    window.click(file);
    let has = |window: &Window, command: Command| window.shows_part(command.name(window.words));
    assert!(has(&window, Command::Save));
    let save = format!(
        "{} {}",
        Command::Save.name(window.words),
        Command::Save.shortcut_text(window.words).unwrap()
    );
    assert!(window.is_disabled(&save) || window.is_disabled(Command::Save.name(window.words)));
    window.key(Key::Escape);
}

#[test]
fn the_palette_finds_without_accents_and_runs_with_enter() {
    let mut window = Window::open(Lang::Fr);
    window.ctrl(Key::K);
    window.type_text("anglais");
    window.key(Key::Enter);
    window.wait_for(Lang::En.catalog().shell.new_map);
}

#[test]
fn the_palette_says_why_a_command_cannot_run_and_does_not_run_it() {
    let mut window = Window::open(Lang::En);
    window
        .harness
        .key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.steps(4);
    window.type_text("save as");
    assert!(window.is_disabled(Command::SaveAs.name(window.words)));
    window.key(Key::Enter);
    assert!(
        window.shows(Command::SaveAs.name(window.words)),
        "still open"
    );
    window.key(Key::Escape);
    assert!(!window.shows(Command::SaveAs.name(window.words)));
}

#[test]
fn help_lists_the_shortcuts_and_closes_with_escape() {
    for lang in Lang::ALL {
        let mut window = Window::open(lang);
        window.key(Key::F1);
        assert!(window.shows(window.words.help.title));
        assert!(window.shows(Command::Duplicate.name(window.words)));
        window.key(Key::Escape);
        assert!(!window.shows(window.words.help.title));
    }
}

#[test]
fn undo_says_what_it_would_undo() {
    let mut window = Window::open(Lang::En);
    window.new_map();
    window.ctrl(Key::M);
    window.key(Key::Escape);
    window.click(Category::Edit.name(window.words));
    assert!(window.shows_part("Undo: "));
}
