//! Somebody searches the map, replaces a word and filters the cards, in both languages, without a mouse.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parcours::editor::Editor;
use parcours::i18n::Lang;
use parcours::model::IdGenerator;

use crate::window_stage::Window;

const MAP: &[u8] = include_bytes!("../../assets/samples/restaurant.fr.parcours.ron");

fn open(lang: Lang) -> Window {
    let mut window = Window::open_file(lang, "carte.parcours.ron", MAP);
    window.wait_for(lang.catalog().panel.fit);
    window
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.harness.key_press_modifiers(modifiers, key);
    window.steps(4);
}

fn map() -> parcours::model::Document {
    parcours::storage::parse(MAP).unwrap().document
}

/// How often the map says it.
fn num_matches(query: &str) -> usize {
    let mut editor = Editor::new(map(), IdGenerator::from_seed(1));
    editor.open_find();
    editor.set_find_query(query);
    editor.finder().matches().len()
}

fn cards_of_camille() -> (usize, usize) {
    let map = map();
    let mut personas = map.personas.iter();
    let camille = personas.find(|persona| persona.name == "Camille");
    let camille = camille.map(|persona| persona.id);
    let mine = map.cards.iter().filter(|card| card.persona == camille);
    (mine.count(), map.cards.len())
}

/// Names of everything selected on the map.
fn selected(window: &Window) -> Vec<String> {
    let nodes = window.harness.query_all_by(|node| {
        node.is_selected() == Some(true)
            && matches!(
                node.role(),
                egui::accesskit::Role::ListItem
                    | egui::accesskit::Role::RowHeader
                    | egui::accesskit::Role::ColumnHeader
                    | egui::accesskit::Role::Heading
            )
    });
    nodes
        .filter_map(|node| node.accesskit_node().label())
        .collect()
}

#[test]
fn a_search_goes_from_match_to_match_and_back_to_the_map() {
    for lang in Lang::ALL {
        let mut window = open(lang);
        let text = &window.words.search;
        window.ctrl(Key::F);
        assert!(window.shows(text.find), "{lang:?}: no find bar");
        window.type_text("ARDOISE");
        let all = num_matches("ardoise");
        assert!(all > 2, "the sample says it only {all} times");
        let count = text.count(0, all);
        assert!(window.shows(&count), "{lang:?}: not {count}");
        window.key(Key::Enter);
        assert!(window.shows(&text.count(1, all)));
        window.key(Key::F3);
        assert!(window.shows(&text.count(2, all)));
        press(&mut window, Modifiers::SHIFT, Key::Enter);
        assert!(window.shows(&text.count(1, all)));
        press(&mut window, Modifiers::SHIFT, Key::F3);
        press(&mut window, Modifiers::SHIFT, Key::F3);
        assert!(window.shows(&text.count(all - 1, all)));
        assert!(window.shows_part(text.wrapped_back));
        // The last one is in an initiative, which is not on the map.
        let initiatives = map().initiatives;
        let mut initiatives = initiatives.iter();
        let initiative = initiatives.find(|it| it.description.contains("ardoise"));
        assert!(window.shows(&initiative.unwrap().title));
        assert!(selected(&window).is_empty());
        window.key(Key::F3);
        let found = selected(&window);
        assert_eq!(found.len(), 1, "{found:?}");
        window.key(Key::Escape);
        assert!(!window.shows(text.find));
        assert_eq!(selected(&window), found);
        // The keys are the map's again.
        window.key(Key::Escape);
        assert!(selected(&window).is_empty());
    }
}

#[test]
fn a_word_is_replaced_everywhere_and_undone_at_once() {
    for lang in Lang::ALL {
        let mut window = open(lang);
        let text = &window.words.search;
        window.ctrl(Key::H);
        window.type_text("allergie");
        let found = window
            .harness
            .query_all_by_label_contains("allergie")
            .count();
        assert!(found > 1);
        // From one field to the other and back, and on to the buttons.
        window.key(Key::Tab);
        assert!(focused(&window, text.replacement));
        press(&mut window, Modifiers::SHIFT, Key::Tab);
        assert!(focused(&window, text.find));
        window.key(Key::Tab);
        window.type_text("intolérance");
        window.key(Key::Tab);
        assert!(focused(&window, text.replace_one));
        window.click(text.replace_all);
        assert!(window.shows(text.nothing_found));
        window.key(Key::Escape);
        let count =
            |window: &Window, word: &str| window.harness.query_all_by_label_contains(word).count();
        assert!(count(&window, "intolérance") > 0);
        window.ctrl(Key::Z);
        assert_eq!(count(&window, "intolérance"), 0);
        assert!(window.shows_part("allergie"));
    }
}

fn focused(window: &Window, label: &str) -> bool {
    let mut nodes = window.harness.query_all_by_label(label);
    nodes.any(|node| node.accesskit_node().is_focused())
}

#[test]
fn nothing_found_is_said() {
    for lang in Lang::ALL {
        let mut window = open(lang);
        window.ctrl(Key::F);
        window.type_text("zzzz");
        assert!(window.shows(window.words.search.nothing_found));
    }
}

#[test]
fn a_filter_is_chosen_seen_and_cleared() {
    for lang in Lang::ALL {
        let mut window = open(lang);
        let text = &window.words.search;
        press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
        assert!(window.shows(text.facets[0]));
        window.click(text.facets[0]);
        let (mine, all) = cards_of_camille();
        window.click(&format!("Camille ({mine})"));
        assert!(window.shows(&text.shown(mine, all)), "{lang:?}");
        assert!(window.shows(&format!("{}, Camille", text.remove)));
        assert!(window.shows_part("Karim ("), "the menu stays open for more");
        window.click(text.clear);
        assert!(!window.shows(text.clear));
        assert!(window.shows(text.facets[0]));
        window.click(text.close_filter);
        assert!(!window.shows(text.facets[0]));
    }
}
