//! Saving, exporting, failing: what is asked, and what is on disk afterwards.

use egui::Key;
use parcours::i18n::Lang;
use parcours::storage::starter::Starter;

use crate::window_stage::Window;

fn sample(lang: Lang) -> &'static [u8] {
    Starter::find("blank").unwrap().bytes(lang)
}

/// A changed map: a step more.
fn change(window: &mut Window) {
    window.ctrl(Key::M);
    window.key(Key::Enter);
    window.steps(2);
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_its_reason_and_left_alone() {
    for lang in Lang::ALL {
        let mut window = Window::open_file(lang, "broken.parcours.ron", b"(format: \"parc");
        let dialog = &window.words.dialog;
        window.wait_for(&dialog.open_failed("broken.parcours.ron"));
        assert!(window.shows(dialog.untouched));
        window.key(Key::Enter);
        assert!(window.shows(window.words.shell.new_map));
        let kept = std::fs::read(window.path("broken.parcours.ron")).unwrap();
        assert_eq!(kept, b"(format: \"parc");
    }
}

#[test]
fn a_new_map_is_saved_under_the_name_that_is_typed() {
    let mut window = Window::open(Lang::Fr);
    window.new_map();
    window.ctrl(Key::S);
    window.wait_for(window.words.dialog.save_title);
    window.ctrl(Key::A);
    window.type_text("essai");
    window.key(Key::Enter);
    let path = window.path("essai.parcours.ron");
    let wanted = path.clone();
    window.wait("the file", move |_| wanted.is_file());
    window.wait("the save state", |window| window.shows_part("Enregistré à"));
    let opened = parcours::storage::open(&path).unwrap();
    assert!(opened.repairs.is_empty());
}

#[test]
fn closing_a_changed_map_asks_and_does_what_is_answered() {
    let mut window = Window::open(Lang::En);
    window.new_map();
    change(&mut window);
    window.ctrl(Key::W);
    let words = window.words;
    assert!(window.shows(words.dialog.unsaved_body));
    window.key(Key::Escape);
    assert!(!window.shows(words.dialog.unsaved_body));
    assert!(
        window.shows(words.panel.fit),
        "cancelled: the map is still there"
    );
    window.ctrl(Key::W);
    window.click(words.dialog.dont_save);
    window.wait_for(words.shell.new_map);
}

#[test]
fn a_file_changed_by_another_program_is_not_overwritten_unasked() {
    let mut window = Window::open_file(Lang::En, "map.parcours.ron", sample(Lang::En));
    window.wait_for(window.words.panel.fit);
    let theirs = sample(Lang::Fr);
    let path = window.path("map.parcours.ron");
    std::fs::write(&path, theirs).unwrap();
    change(&mut window);
    window.ctrl(Key::S);
    window.wait_for(window.words.dialog.changed_title);
    assert_eq!(std::fs::read(&path).unwrap(), theirs);
    window.click(window.words.safe.keep_mine);
    window.wait("the save state", |window| window.shows_part("Saved "));
    assert_ne!(std::fs::read(&path).unwrap(), theirs);
}

#[test]
fn an_export_needs_no_mouse() {
    let mut window = Window::open_file(Lang::Fr, "map.parcours.ron", sample(Lang::Fr));
    window.wait_for(window.words.panel.fit);
    window.ctrl(Key::E);
    assert!(window.shows(window.words.dialog.export_title));
    window.key(Key::Enter);
    window.wait_for(window.words.dialog.export_to_title);
}

#[test]
fn the_view_that_is_shown_is_exported_unless_another_is_asked_for() {
    for (asks_for_another, aspect) in [(false, "wheel"), (true, "swimlane")] {
        let mut window = Window::open_file(Lang::En, "map.parcours.ron", sample(Lang::En));
        window.wait_for(window.words.panel.fit);
        window.ctrl(Key::Tab);
        window.ctrl(Key::E);
        if asks_for_another {
            window.click(parcours::command::Command::ShowSwimlane.name(window.words));
        }
        window.click(window.words.dialog.export_button);
        window.wait_for(window.words.dialog.export_to_title);
        window.key(Key::Enter);
        let path = window.path("map.png");
        let wanted = path.clone();
        window.wait("the picture", move |_| wanted.is_file());
        let picture = image::open(&path).unwrap();
        let document = parcours::storage::parse(sample(Lang::En)).unwrap().document;
        let options = parcours::layout::ViewOptions {
            view: parcours::layout::View::from_key(aspect).unwrap(),
            lang: Lang::En,
            ..Default::default()
        };
        let mut text = parcours::text::TextSystem::new();
        let theme = &parcours::theme::LIGHT;
        let mut views = parcours::layout::Views::new();
        let bounds = views
            .layout(&document, &options, &mut text, theme)
            .scene
            .bounds;
        let shape = |width: f32, height: f32| width / height;
        let drawn = shape(picture.width() as f32, picture.height() as f32);
        let wanted = shape(bounds.width, bounds.height);
        assert!((drawn - wanted).abs() < 0.01, "{aspect}: {drawn}, {wanted}");
    }
}

#[test]
fn an_export_lands_where_it_was_asked_to() {
    let mut window = Window::open_file(Lang::En, "map.parcours.ron", sample(Lang::En));
    window.wait_for(window.words.panel.fit);
    window.ctrl(Key::E);
    assert!(window.shows(window.words.dialog.export_title));
    window.click(window.words.dialog.export_button);
    window.wait_for(window.words.dialog.export_to_title);
    window.key(Key::Enter);
    let path = window.path("map.png");
    let wanted = path.clone();
    window.wait("the picture", move |_| wanted.is_file());
    let picture = image::open(&path).unwrap();
    assert_eq!(picture.width(), 4096);
}
