//! The person's own templates: kept from a map, begun with, renamed and deleted, by mouse and by keyboard.

use egui::Key;
use parcours::i18n::Lang;
use parcours::storage::personal;
use parcours::storage::starter::Starter;

use crate::window_stage::Window;

fn with_template(lang: Lang, name: &'static str) -> Window {
    let window = Window::open_with(
        lang,
        move |folder| {
            let map = Starter::find("restaurant").unwrap().document(lang);
            let folder = personal::folder(&folder.join("config"));
            personal::keep(&folder, name, &map, false).unwrap();
        },
        None,
    );
    let mut window = window;
    window.wait_for(name);
    window
}

/// The command by its name, through the palette.
fn save_as_template(window: &mut Window) {
    window.ctrl(Key::K);
    let name = window.words.command.save_as_template.name;
    window.type_text(name.trim_end_matches('…'));
    window.key(Key::Enter);
    window.wait_for(window.words.template.name);
}

fn names(window: &Window) -> Vec<String> {
    let folder = personal::folder(&window.path("config"));
    let shelf = personal::list(&folder);
    shelf.templates.into_iter().map(|own| own.name).collect()
}

#[test]
fn a_map_becomes_a_template_and_a_new_map_begins_with_it() {
    for lang in Lang::ALL {
        let mut window = Window::open(lang);
        assert!(!window.shows(window.words.template.heading));
        window.new_map();
        save_as_template(&mut window);
        window.ctrl(Key::A);
        window.type_text("Mon atelier");
        window.key(Key::Enter);
        window.wait("the file", |window| names(window) == ["Mon atelier"]);
        let told = window.words.template.saved("Mon atelier");
        window.wait("told", move |window| window.shows_part(&told));
        window.ctrl(Key::W);
        window.wait_for(window.words.template.heading);
        window.click("Mon atelier");
        window.wait_for(window.words.panel.fit);
        // A new map, not the template's file.
        assert!(window.shows_part(window.words.shell.never_saved));
    }
}

#[test]
fn the_structure_alone_is_kept_when_that_is_ticked() {
    let lang = Lang::En;
    let mut window = Window::open(lang);
    let (title, _) = window.words.shell.starter("restaurant", true);
    window.click(title);
    window.wait_for(window.words.panel.fit);
    save_as_template(&mut window);
    window.click(window.words.template.structure_alone);
    window.click(window.words.template.save);
    window.wait("the file", |window| names(window).len() == 1);
    let folder = personal::folder(&window.path("config"));
    let kept = &personal::list(&folder).templates[0];
    let kept = personal::open(&kept.path).unwrap().document;
    assert!(kept.cards.is_empty() && kept.num_steps() > 5);
}

#[test]
fn a_taken_name_asks_before_it_is_replaced() {
    let mut window = with_template(Lang::Fr, "Atelier");
    window.new_map();
    save_as_template(&mut window);
    window.ctrl(Key::A);
    window.type_text("Atelier");
    window.key(Key::Enter);
    let question = window.words.template.replace_title("Atelier");
    window.wait_for(&question);
    let path = personal::path_of(&personal::folder(&window.path("config")), "Atelier").unwrap();
    let before = std::fs::read(&path).unwrap();
    // Esc comes back to the name; nothing is replaced.
    window.key(Key::Escape);
    window.wait_for(window.words.template.name);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    window.key(Key::Enter);
    window.wait_for(&question);
    window.key(Key::Enter);
    window.wait("replaced", move |_| std::fs::read(&path).unwrap() != before);
}

#[test]
fn a_template_is_renamed_and_deleted_by_keyboard() {
    let mut window = with_template(Lang::En, "Workshop");
    window.focus("Workshop");
    window.key(Key::F2);
    window.wait_for(window.words.template.rename_title);
    window.ctrl(Key::A);
    window.type_text("Clinic");
    window.key(Key::Enter);
    window.wait("renamed", |window| names(window) == ["Clinic"]);
    window.wait_for("Clinic");
    window.focus("Clinic");
    window.key(Key::Delete);
    window.wait_for(&window.words.template.remove_title("Clinic"));
    window.key(Key::Escape);
    assert_eq!(names(&window), ["Clinic"]);
    window.focus("Clinic");
    window.key(Key::Delete);
    window.wait_for(&window.words.template.remove_title("Clinic"));
    window.key(Key::Enter);
    window.wait("deleted", |window| names(window).is_empty());
    let heading = window.words.template.heading;
    window.wait("gone", move |window| !window.shows(heading));
}

#[test]
fn the_button_on_a_template_offers_to_rename_and_delete_it() {
    let mut window = with_template(Lang::Fr, "Atelier");
    let more = window.words.template.more("Atelier");
    window.click(&more);
    assert!(window.shows(window.words.template.rename));
    window.click(window.words.template.remove);
    window.wait_for(&window.words.template.remove_title("Atelier"));
    window.click(window.words.dialog.cancel);
    assert_eq!(names(&window), ["Atelier"]);
}

#[test]
fn a_damaged_file_is_named_beside_the_others() {
    for lang in Lang::ALL {
        let mut window = Window::open_with(
            lang,
            |folder| {
                let folder = personal::folder(&folder.join("config"));
                std::fs::create_dir_all(&folder).unwrap();
                std::fs::write(folder.join("Cassé.parcours.ron"), b"(format").unwrap();
            },
            None,
        );
        window.wait("named", |window| window.shows_part("Cassé.parcours.ron"));
        assert!(window.shows(window.words.template.heading));
    }
}
