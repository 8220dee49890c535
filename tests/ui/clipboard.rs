//! Copying and pasting at the window: between two windows, from a spreadsheet, in text fields, too much.

use std::sync::Arc;

use egui::Key;
use parcours::i18n::Lang;
use parcours::storage::starter::Starter;

use crate::window_stage::Window;

fn restaurant(lang: Lang) -> Window {
    let bytes = Starter::find("restaurant").unwrap().bytes(lang);
    let mut window = Window::open_file(lang, "map.parcours.ron", bytes);
    window.wait_for(window.words.panel.fit);
    window
}

/// Opens a second window on the first one's desktop.
fn blank_beside(other: &Window, lang: Lang) -> Window {
    let bytes = Starter::find("blank").unwrap().bytes(lang);
    let clipboard = Arc::clone(&other.clipboard);
    let put =
        |folder: &std::path::Path| std::fs::write(folder.join("b.parcours.ron"), bytes).unwrap();
    let mut window = Window::open_beside(lang, put, Some("b.parcours.ron"), clipboard);
    window.wait_for(window.words.panel.fit);
    window
}

#[test]
fn cards_go_from_window_to_window() {
    for lang in Lang::ALL {
        let mut first = restaurant(lang);
        first.ctrl(Key::A);
        first.ctrl(Key::C);
        first.wait("the copy is offered", |window| {
            window.clipboard.contents().html.is_some()
        });
        let offered = first.clipboard.contents();
        assert!(offered.text.unwrap().contains('\t'));
        assert!(offered.html.unwrap().contains("<table"));
        let mut second = blank_beside(&first, lang);
        let before = second.num_cards();
        second.ctrl(Key::V);
        let words = second.words;
        let count = first.num_cards();
        second.wait("the cards are there", move |window| {
            window.num_cards() == before + count
        });
        assert!(second.shows_part(&words.paste.pasted(count)));
        second.ctrl(Key::Z);
        second.steps(3);
        assert_eq!(second.num_cards(), before);
    }
}

#[test]
fn a_table_is_looked_at_first_and_enter_pastes_it() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        let words = window.words;
        let before = window.num_cards();
        window
            .clipboard
            .put_text("\tAvant\tPendant\tAprès\nIdées\ta\tb\tc\nSuites\td\t\te");
        window.ctrl(Key::V);
        window.wait_for(words.paste.title);
        assert!(window.shows(words.paste.step_names) && window.shows(words.paste.lane_names));
        assert!(window.shows(&words.paste.summary([5, 3, 0, 2, 0, 0])));
        assert!(window.shows(&words.paste.added("Avant")));
        // Esc leaves everything as it was.
        window.key(Key::Escape);
        window.steps(3);
        assert!(!window.shows(words.paste.title));
        assert_eq!(window.num_cards(), before);

        window.ctrl(Key::V);
        window.wait_for(words.paste.title);
        window.click(words.paste.adds_missing);
        window.steps(2);
        assert!(window.shows(&words.paste.summary([0, 0, 0, 0, 0, 5])));
        window.click(words.paste.adds_missing);
        window.steps(2);
        window.key(Key::Enter);
        window.wait("the cards are there", move |window| {
            window.num_cards() == before + 5
        });
        assert!(window.shows_part(&words.paste.pasted(5)));
    }
}

#[test]
fn any_text_can_be_looked_at_first() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        let words = window.words;
        let before = window.num_cards();
        window.clipboard.put_text("1. one\n2. two\n3. three");
        window.ctrl_shift(Key::V);
        window.wait_for(words.paste.title);
        assert!(window.shows(&words.paste.summary([3, 0, 0, 0, 0, 0])));
        window.click(words.paste.shapes[2]);
        window.steps(2);
        assert!(window.shows(&words.paste.summary([1, 0, 0, 0, 0, 0])));
        window.click(words.paste.paste);
        window.wait("the card is there", move |window| {
            window.num_cards() == before + 1
        });
    }
}

#[test]
fn too_much_says_what_the_limit_is_and_loses_nothing() {
    let mut window = restaurant(Lang::Fr);
    let words = window.words;
    let before = window.num_cards();
    let attacks = [
        "x".repeat(5_000_000),
        "line\n".repeat(100_000),
        format!("{}\n", vec!["x"; 300].join("\t")).repeat(300),
        "one very long line ".repeat(1_000),
    ];
    for attack in attacks {
        window.clipboard.put_text(&attack);
        window.ctrl(Key::V);
        window.wait_for(words.paste.failed);
        window.key(Key::Escape);
        window.steps(3);
        assert!(!window.shows(words.paste.failed));
        assert_eq!(window.num_cards(), before);
    }
}

#[test]
fn a_picture_that_is_too_large_is_refused_in_words() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        let before = window.num_cards();
        window
            .clipboard
            .put_picture(image::RgbaImage::new(10_000, 10));
        window.ctrl(Key::V);
        window.wait_for(window.words.paste.failed);
        assert_eq!(window.num_cards(), before);
    }
}

#[test]
fn a_program_that_does_not_answer_stops_nothing() {
    let mut window = restaurant(Lang::Fr);
    let words = window.words;
    window.clipboard.put_text("late");
    window.clipboard.mute();
    let before = window.num_cards();
    window.ctrl(Key::V);
    window.wait_for(words.paste.no_answer);
    window.key(Key::Escape);
    window.clipboard.speak();
    // The late answer is not waited for.
    std::thread::sleep(std::time::Duration::from_millis(100));
    window.steps(4);
    assert_eq!(window.num_cards(), before);
    window.ctrl(Key::V);
    window.wait("the next paste works", move |window| {
        window.num_cards() == before + 1
    });
}

#[test]
fn a_picture_becomes_a_card() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        let before = window.num_cards();
        let red = image::Rgba([200, 20, 20, 255]);
        window
            .clipboard
            .put_picture(image::RgbaImage::from_pixel(40, 30, red));
        window.ctrl(Key::V);
        window.wait("the card is there", move |window| {
            window.num_cards() == before + 1
        });
    }
}

#[test]
fn the_map_is_copied_as_a_picture() {
    for lang in Lang::ALL {
        let mut window = restaurant(lang);
        let words = window.words;
        window.ctrl_shift(Key::C);
        window.wait("the picture is offered", |window| {
            window.clipboard.contents().picture.is_some()
        });
        let picture = window.clipboard.contents().picture.unwrap();
        assert!(picture.width() > 2000);
        window.wait_for(
            &words
                .paste
                .picture_copied(picture.width(), picture.height()),
        );
    }
}

#[test]
fn text_fields_copy_and_paste_with_the_same_keys() {
    let mut window = restaurant(Lang::En);
    let before = window.num_cards();
    window.ctrl(Key::K);
    window.steps(3);
    window.clipboard.put_text("paste spec");
    window.ctrl(Key::V);
    let name = window.words.command.paste_special.name;
    window.wait("the palette is searched", move |window| {
        window.shows_part(name) && !window.shows_part(window.words.command.undo.description)
    });
    window.key(Key::Escape);
    window.steps(3);
    assert_eq!(window.num_cards(), before);
}
