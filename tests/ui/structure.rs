//! Stages, steps and lanes in the whole window: the lists beside a lane, what a deletion says, the history.

use egui::{Key, Modifiers};
use parcours::command::Command;
use parcours::i18n::{Lang, capital};
use parcours::model::LaneRole;

use crate::window_stage::Window;

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.harness.key_press_modifiers(modifiers, key);
    window.steps(5);
}

const CTRL_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..Modifiers::COMMAND
};

/// A map with one stage of two steps, and one lane.
fn begun(lang: Lang) -> Window {
    let mut window = Window::open(lang);
    window.new_map();
    // Whatever the blank map begins with goes, so that the story is the same for ever.
    press(&mut window, Modifiers::COMMAND, Key::M);
    window.type_text("Chercher");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window
}

#[test]
fn a_lane_of_a_role_is_added_by_keys_alone() {
    for lang in Lang::ALL {
        let mut window = begun(lang);
        let role = window.words.model.role(LaneRole::Backstage);
        press(&mut window, CTRL_SHIFT, Key::L);
        assert!(window.shows(window.words.picker.new_lane));
        window.type_text(&role[..4]);
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert!(!window.shows(window.words.picker.new_lane));
        // It is being named at once.
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert!(window.shows_part(role));
        press(&mut window, CTRL_SHIFT, Key::L);
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert!(!window.shows(window.words.picker.new_lane), "Esc closes it");
    }
}

#[test]
fn a_deletion_says_what_went_along_and_offers_it_back() {
    for lang in Lang::ALL {
        let mut window = begun(lang);
        press(&mut window, Modifiers::NONE, Key::Delete);
        let what = match lang {
            Lang::Fr => "Sous-étape «\u{a0}Chercher\u{a0}» supprimée",
            Lang::En => "Step “Chercher” deleted",
        };
        assert!(window.shows_part(what), "{what}");
        window.click(Command::Undo.name(window.words));
        assert!(!window.shows_part(what), "the offer is gone");
        assert!(window.shows_part("Chercher"));
    }
}

#[test]
fn the_history_goes_back_and_forth_by_click_and_by_key() {
    for lang in Lang::ALL {
        let mut window = begun(lang);
        press(&mut window, CTRL_SHIFT, Key::N);
        window.type_text("Acheter");
        press(&mut window, Modifiers::NONE, Key::Enter);
        press(&mut window, CTRL_SHIFT, Key::H);
        let words = window.words;
        assert!(window.shows(words.picker.history));
        let first = match lang {
            Lang::Fr => "1\u{2002}Ajouter une sous-étape",
            Lang::En => "1\u{2002}Add a step",
        };
        assert!(window.shows(first), "{first}");
        window.click(words.picker.history_start);
        assert!(!window.shows_part("Chercher") && !window.shows_part("Acheter"));
        window.click(first);
        assert!(window.shows_part("Chercher") && !window.shows_part("Acheter"));
        // Opened by its keys, the list has the keyboard on the current line.
        press(&mut window, CTRL_SHIFT, Key::H);
        assert!(!window.shows(words.picker.history));
        press(&mut window, CTRL_SHIFT, Key::H);
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert!(window.shows_part("Acheter"));
        assert_eq!(capital("émotion"), "Émotion");
    }
}
