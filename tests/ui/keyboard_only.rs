//! A whole map from nothing to the saved file, by keyboard alone: not one event of a mouse.
//!
//! The file is compared with the one in `golden`, its ids numbered in the order in which they come.
//! `PARCOURS_BLESS=1 cargo test --test ui keyboard_only` writes the golden files anew.

use std::collections::HashMap;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use parcours::i18n::Lang;
use parcours::model::{Document, LaneRole};
use parcours::storage;

use crate::window_stage::Window;

/// What is typed, in one language.
struct Notes {
    title: &'static str,
    steps: [&'static str; 8],
    /// Of the first lane and of the second; empty: nothing there.
    cards: [[&'static str; 8]; 2],
    thought: &'static str,
    link: &'static str,
    lane: &'static str,
}

const FR: Notes = Notes {
    title: "Louer un vélo à l’heure",
    steps: [
        "Trouver une station",
        "Comparer les tarifs",
        "S’inscrire",
        "Déverrouiller",
        "Rouler",
        "Rendre le vélo",
        "Payer",
        "Donner son avis",
    ],
    cards: [
        [
            "Ouvrir la carte des stations",
            "Lire la grille",
            "Saisir sa carte bancaire",
            "Scanner le code",
            "Traverser la ville",
            "Chercher une borne libre",
            "",
            "Noter le trajet",
        ],
        [
            "Application",
            "Site",
            "Application",
            "Vélo",
            "Rue",
            "Station",
            "Courriel",
            "",
        ],
    ],
    thought: "«\u{a0}Où est la borne\u{202f}?\u{a0}»",
    link: "mène à",
    lane: "Ce qu’elle se dit",
};

const EN: Notes = Notes {
    title: "Hire a bike by the hour",
    steps: [
        "Find a station",
        "Compare prices",
        "Sign up",
        "Unlock",
        "Ride",
        "Return the bike",
        "Pay",
        "Rate the ride",
    ],
    cards: [
        [
            "Open the map of stations",
            "Read the price list",
            "Enter a bank card",
            "Scan the code",
            "Cross the town",
            "Look for a free dock",
            "",
            "Give it stars",
        ],
        [
            "App", "Website", "App", "Bike", "Street", "Station", "E-mail", "",
        ],
    ],
    thought: "“Where is the dock?”",
    link: "leads to",
    lane: "What she thinks",
};

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.harness.key_press_modifiers(modifiers, key);
    window.steps(4);
}

fn times(window: &mut Window, count: usize, key: Key) {
    for _ in 0..count {
        window.key(key);
    }
}

/// From the start page to an empty map.
fn begin(window: &mut Window) {
    let wanted = window.words.shell.new_map;
    for _ in 0..20 {
        if window.harness.get_by_label(wanted).is_focused() {
            break;
        }
        window.key(Key::Tab);
    }
    window.key(Key::Enter);
    window.wait_for(window.words.panel.fit);
}

/// Title and steps; the last two are added past the end of the row.
fn name_columns(window: &mut Window, notes: &Notes) {
    window.ctrl(Key::Home);
    times(window, 3, Key::ArrowUp);
    window.key(Key::F2);
    window.ctrl(Key::A);
    window.type_text(notes.title);
    window.key(Key::Enter);
    times(window, 2, Key::ArrowDown);
    window.key(Key::F2);
    window.ctrl(Key::A);
    for (index, step) in notes.steps.iter().enumerate() {
        window.type_text(step);
        if index + 1 < notes.steps.len() {
            window.key(Key::Tab);
        }
    }
    window.key(Key::Enter);
}

/// A row of cards, written from the first cell on; what is empty is passed over.
fn write_row(window: &mut Window, row: usize, cards: &[&str]) {
    window.ctrl(Key::Home);
    times(window, row, Key::PageDown);
    window.key(Key::Enter);
    for (index, card) in cards.iter().enumerate() {
        if !card.is_empty() {
            window.type_text(card);
        }
        if index + 1 < cards.len() {
            window.key(Key::Tab);
        }
    }
    press(window, Modifiers::COMMAND, Key::Enter);
}

/// How each step feels, on its first card or cell.
fn feel(window: &mut Window) {
    window.ctrl(Key::Home);
    for (index, value) in [1_i32, -1, -2, 1, 2, -2, 0, 1].into_iter().enumerate() {
        if index > 0 {
            window.key(Key::ArrowRight);
        }
        let key = if value < 0 { Key::Minus } else { Key::Plus };
        times(window, value.unsigned_abs() as usize, key);
    }
}

/// A lane of a role found by its name, with a label and a card that spans two steps.
fn add_lane(window: &mut Window, notes: &Notes) {
    window.ctrl(Key::Home);
    window.key(Key::PageDown);
    window.ctrl_shift(Key::L);
    let role = window.words.model.role(LaneRole::Thought);
    window.type_text(role);
    window.key(Key::Enter);
    window.ctrl(Key::A);
    window.type_text(notes.lane);
    window.key(Key::Enter);
    times(window, 6, Key::ArrowRight);
    window.type_text(notes.thought);
    press(window, Modifiers::COMMAND, Key::Enter);
    press(
        window,
        Modifiers::COMMAND | Modifiers::SHIFT,
        Key::ArrowRight,
    );
}

/// A link from the first card to its neighbour, with a label; a card moved there and back.
fn link_and_move(window: &mut Window, notes: &Notes) {
    window.ctrl(Key::Home);
    window.ctrl(Key::L);
    window.key(Key::ArrowRight);
    window.key(Key::Enter);
    window.key(Key::F2);
    window.type_text(notes.link);
    window.key(Key::Enter);
    window.ctrl(Key::End);
    window.ctrl(Key::Home);
    press(window, Modifiers::ALT, Key::ArrowDown);
    window.ctrl(Key::Z);
}

fn save(window: &mut Window) -> Document {
    window.ctrl(Key::S);
    window.wait_for(window.words.dialog.file_name);
    window.ctrl(Key::A);
    window.type_text("bike");
    window.key(Key::Enter);
    let path = window.path("bike.parcours.ron");
    window.wait("the file", |_| path.exists());
    storage::open(&path).expect("a right file").document
}

/// The file with its ids numbered by kind: the program draws them by lot.
fn with_numbered_ids(ron: &str) -> String {
    let mut names: HashMap<String, String> = HashMap::new();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut parts: Vec<String> = ron.split('"').map(str::to_owned).collect();
    for part in parts.iter_mut().skip(1).step_by(2) {
        let kinds = ["stage", "step", "lane", "card", "link", "persona"];
        let kind = kinds.into_iter().find(|kind| {
            let code = part.strip_prefix(kind).and_then(|it| it.strip_prefix('-'));
            code.is_some_and(|code| !code.is_empty() && !code.contains(' '))
        });
        if let Some(kind) = kind {
            let name = names.entry(part.clone()).or_insert_with(|| {
                let count = counts.entry(kind).or_default();
                *count += 1;
                format!("{kind}-{count}")
            });
            *part = name.clone();
        }
    }
    parts.join("\"")
}

#[test]
fn a_map_is_made_from_nothing_and_saved_without_a_mouse() {
    for (lang, notes) in [(Lang::Fr, FR), (Lang::En, EN)] {
        let mut window = Window::open(lang);
        begin(&mut window);
        name_columns(&mut window, &notes);
        for (row, cards) in notes.cards.iter().enumerate() {
            write_row(&mut window, row, cards);
        }
        feel(&mut window);
        add_lane(&mut window, &notes);
        link_and_move(&mut window, &notes);
        let document = save(&mut window);
        assert_eq!(document.num_steps(), notes.steps.len());
        let made = with_numbered_ids(&storage::to_ron(&document));
        let code = ["fr", "en"][lang as usize];
        let golden = format!(
            "{}/tests/ui/golden/keyboard_only.{code}.parcours.ron",
            env!("CARGO_MANIFEST_DIR")
        );
        if std::env::var_os("PARCOURS_BLESS").is_some() {
            std::fs::write(&golden, &made).unwrap();
        }
        let golden = std::fs::read_to_string(&golden).unwrap();
        assert_eq!(made, golden, "{lang:?}");
    }
}
