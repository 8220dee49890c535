//! The status bar says what is selected and sets the zoom; F6 goes through the panels; undo reaches fields.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parcours::i18n::Lang;
use parcours::scene::Target;
use parcours::storage::starter::Starter;

use crate::canvas_stage::{self, key, open, small_map, type_text};
use crate::window_stage::Window;

fn opened(lang: Lang) -> Window {
    let bytes = Starter::find("blank").unwrap().bytes(lang);
    let mut window = Window::open_file(lang, "map.parcours.ron", bytes);
    window.wait_for(window.words.panel.fit);
    window
}

#[test]
fn what_is_selected_is_said_in_words() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        let card = "card-pay".parse().unwrap();
        harness.state_mut().editor.select([Target::Card(card)]);
        harness.run();
        let action = words.model.role(parcours::model::LaneRole::Action);
        let expected = format!(
            "{} {} · Réserver › {action}",
            words.inspector.card,
            words.panel.quoted("Payer la caution"),
        );
        harness.get_by_label(&expected);
        harness
            .state_mut()
            .editor
            .select(["card-pay", "card-open"].map(|id| Target::Card(id.parse().unwrap())));
        harness.run();
        let count = words.panel.count(parcours::i18n::Counted::Card, 2);
        assert!(harness.query_all_by_label(&count).next().is_some());
    }
}

#[test]
fn a_percentage_is_chosen_from_the_list_or_typed() {
    for lang in Lang::ALL {
        let words = lang.catalog();
        let (mut harness, _) = open(small_map(), lang);
        let open_list = |harness: &mut egui_kittest::Harness<'static, canvas_stage::Stage>| {
            let zoom = words.panel.zoom;
            let found = harness.get_by(move |node| {
                let name = node.label().unwrap_or_default();
                node.role() == Role::Button && name.starts_with(&format!("{zoom}, "))
            });
            found.click_accesskit();
            harness.run();
        };
        open_list(&mut harness);
        harness.get_by_label("200\u{a0}%").click_accesskit();
        harness.run();
        assert!((harness.state().editor.viewport().zoom - 2.0).abs() < 1e-4);
        open_list(&mut harness);
        type_text(&mut harness, "75");
        key(&mut harness, Modifiers::NONE, Key::Enter);
        assert!((harness.state().editor.viewport().zoom - 0.75).abs() < 1e-4);
    }
}

#[test]
fn f6_goes_from_the_map_to_the_inspector_and_back() {
    for lang in Lang::ALL {
        let mut window = opened(lang);
        let focused = |window: &Window| {
            let label = window.words.inspector.map;
            let mut tabs = window.harness.query_all_by_role_and_label(Role::Tab, label);
            tabs.any(|tab| tab.accesskit_node().is_focused())
        };
        assert!(!focused(&window));
        window.key(Key::F6);
        assert!(focused(&window));
        window
            .harness
            .key_press_modifiers(Modifiers::SHIFT, Key::F6);
        window.steps(4);
        assert!(!focused(&window));
        window.ctrl(Key::M);
        assert!(
            window
                .harness
                .ctx
                .memory(|memory| memory.focused())
                .is_some()
        );
    }
}

#[test]
fn undo_in_a_field_is_the_maps_and_the_field_follows() {
    for lang in Lang::ALL {
        let mut window = opened(lang);
        let scenario = window.words.inspector.scenario;
        let value = |window: &Window| {
            let field = window
                .harness
                .get_by_role_and_label(Role::MultilineTextInput, scenario);
            field.value().unwrap_or_default()
        };
        let before = value(&window);
        window
            .harness
            .get_by_role_and_label(Role::MultilineTextInput, scenario)
            .focus();
        window.steps(3);
        window.type_text("Un dimanche");
        assert!(value(&window).contains("Un dimanche"));
        window.ctrl(Key::Z);
        assert_eq!(value(&window), before);
        window.ctrl(Key::Y);
        assert!(value(&window).contains("Un dimanche"));
    }
}

#[test]
fn a_folded_section_stays_folded() {
    let mut window = opened(Lang::Fr);
    let words = window.words;
    assert!(window.shows(words.inspector.review_date));
    window.click(words.inspector.review);
    assert!(!window.shows(words.inspector.review_date));
    let Window {
        harness, folder, ..
    } = window;
    drop(harness);
    let keeper = parcours::app::Keeper::open(Some(folder.path().join("config")));
    assert!(keeper.preferences().folded_sections.contains("map.review"));
}
