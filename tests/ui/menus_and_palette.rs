//! Menus, palette and help: one list of commands, with keys and with the reason why one is greyed.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
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

#[test]
fn every_menu_is_reached_to_its_end_in_a_low_window() {
    for (width, height) in [(1280.0, 720.0), (1024.0, 640.0), (1024.0, 360.0)] {
        let mut window = Window::open(Lang::Fr);
        window.harness.set_size(egui::vec2(width, height));
        window.new_map();
        for category in Category::ALL {
            let title = category.name(window.words);
            window.click(title);
            window.steps(4);
            let bar = window.rect(title);
            let all: Vec<Command> = category.commands().collect();
            let mut shown = all
                .iter()
                .filter(|command| item_rect(&window, **command).is_some());
            let first = shown.next().expect("a first command").to_owned();
            let top = item_rect(&window, first).unwrap().top();
            assert!(top >= bar.bottom(), "{title} covers its own title");
            // From below the last thing upwards: the last entry is what Up comes to first.
            window.key(Key::ArrowUp);
            window.steps(40);
            let Some(focused) = window.focused_rect() else {
                // Nothing in it can be done just now.
                assert_eq!(category, Category::Arrange);
                window.key(Key::Escape);
                continue;
            };
            assert!(
                focused.top() >= bar.bottom() && focused.bottom() <= height,
                "{title} at {width}x{height}: {focused:?}"
            );
            window.key(Key::Escape);
            window.key(Key::Escape);
        }
    }
}

#[test]
fn the_wheel_scrolls_a_menu_that_is_higher_than_the_window() {
    let mut window = Window::open(Lang::En);
    window.harness.set_size(egui::vec2(1024.0, 360.0));
    window.new_map();
    window.click(Category::View.name(window.words));
    window.steps(4);
    let before = item_rect(&window, Command::ShowSwimlane).unwrap();
    window.harness.hover_at(before.center());
    window.steps(2);
    for _ in 0..20 {
        window.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Line,
            delta: egui::vec2(0.0, -3.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        window.steps(4);
    }
    window.steps(20);
    let last = item_rect(&window, Command::FullScreen).unwrap();
    assert!(last.bottom() <= 360.0, "{last:?}");
}

#[test]
fn what_only_a_presentation_needs_is_in_a_menu_of_its_own_with_its_keys() {
    for lang in Lang::ALL {
        let mut window = Window::open(lang);
        window.new_map();
        window.click(Category::Meeting.name(window.words));
        let next = Command::NextStop.name(window.words);
        assert!(!window.shows_part(next));
        window.click_part(window.words.command.parts.while_presenting);
        assert!(window.shows_part(next));
        let black = Command::BlackScreen.name(window.words);
        assert!(window.shows_part(&format!("{black} B")), "its key is shown");
    }
}

/// Where a menu's entry stands.
fn item_rect(window: &Window, command: Command) -> Option<egui::Rect> {
    let name = command.name(window.words);
    let mut found = window.harness.query_all_by_label_contains(name);
    found.next_back().map(|node| node.rect())
}
