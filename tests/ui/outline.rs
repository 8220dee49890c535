//! Somebody who does not use a mouse, or does not see the map, works in the outline.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parcours::i18n::Lang;
use parcours::scene::Target;
use parcours::storage::stress;

use crate::canvas_stage::{Stage, key, open, small_map, type_text};

type Harness = egui_kittest::Harness<'static, Stage>;

const NONE: Modifiers = Modifiers::NONE;

fn show(lang: Lang) -> Harness {
    let (mut harness, _) = open(small_map(), lang);
    harness.state_mut().lanes.show_outline();
    harness.run();
    harness
}

/// Names and levels of the rows in sight.
fn rows(harness: &Harness) -> Vec<(usize, String)> {
    let nodes = harness.query_all_by(|node| node.role() == egui::accesskit::Role::TreeItem);
    let mut rows: Vec<_> = nodes
        .map(|node| {
            let data = node.accesskit_node();
            let top = data.bounding_box().unwrap().y0 as i64;
            (top, data.data().level().unwrap(), data.label().unwrap())
        })
        .collect();
    rows.sort();
    let names = rows
        .into_iter()
        .map(|(_, level, label)| (level, label.split(", ").next().unwrap().to_owned()));
    names.collect()
}

fn selected(harness: &Harness) -> Option<Target> {
    harness.state().editor.selection().single()
}

fn card(name: &str) -> Target {
    Target::Card(name.parse().unwrap())
}

fn step(name: &str) -> Target {
    Target::Step(name.parse().unwrap())
}

#[test]
fn the_tree_says_level_place_and_folding_of_every_row() {
    for lang in Lang::ALL {
        let harness = show(lang);
        let expected = [
            (0, "Préparer"),
            (1, "Chercher"),
            (2, "Ouvrir l’application"),
            (2, "Trop lent"),
            (1, "Réserver"),
            (2, "Payer la caution"),
            (0, "Rouler"),
            (1, "Pédaler"),
        ];
        let expected: Vec<_> = expected
            .map(|(level, name)| (level, name.to_owned()))
            .into();
        assert_eq!(rows(&harness), expected);
        let text = &lang.catalog().outline;
        let place = parcours::i18n::Place { index: 1, count: 2 };
        let node = harness.get_by(|node| {
            node.role() == egui::accesskit::Role::TreeItem
                && node
                    .label()
                    .is_some_and(|label| label.starts_with("Trop lent"))
        });
        let label = node.accesskit_node().label().unwrap();
        assert!(label.contains(&text.card_place(place)), "{label}");
        let role = lang
            .catalog()
            .model
            .role(parcours::model::LaneRole::PainPoint);
        assert!(label.contains(&text.in_lane(role)), "{label}");
        let stage = harness.get_by(|node| {
            node.role() == egui::accesskit::Role::TreeItem
                && node
                    .label()
                    .is_some_and(|label| label.starts_with("Préparer"))
        });
        assert_eq!(stage.accesskit_node().data().is_expanded(), Some(true));
    }
}

#[test]
fn arrows_walk_the_tree_and_the_map_follows() {
    for lang in Lang::ALL {
        let mut harness = show(lang);
        key(&mut harness, NONE, Key::Home);
        key(&mut harness, NONE, Key::ArrowDown);
        assert_eq!(selected(&harness), Some(step("step-find")));
        key(&mut harness, NONE, Key::ArrowRight);
        assert_eq!(selected(&harness), Some(card("card-open")));
        key(&mut harness, NONE, Key::ArrowLeft);
        assert_eq!(selected(&harness), Some(step("step-find")));
        key(&mut harness, NONE, Key::ArrowLeft);
        assert_eq!(rows(&harness).len(), 6);
        key(&mut harness, NONE, Key::End);
        assert_eq!(selected(&harness), Some(step("step-ride")));
        // Letters jump, whatever their accents.
        type_text(&mut harness, "pa");
        assert_eq!(selected(&harness), Some(card("card-pay")));
    }
}

#[test]
fn what_is_selected_on_the_map_is_shown_in_the_tree() {
    let mut harness = show(Lang::Fr);
    key(&mut harness, NONE, Key::Home);
    key(&mut harness, NONE, Key::ArrowLeft);
    assert_eq!(rows(&harness).len(), 3);
    harness.state_mut().editor.select([card("card-pay")]);
    harness.run();
    let shown = rows(&harness);
    assert!(
        shown.iter().any(|(_, name)| name == "Payer la caution"),
        "{shown:?}"
    );
}

#[test]
fn rows_are_renamed_moved_added_and_deleted_by_keyboard() {
    for lang in Lang::ALL {
        let mut harness = show(lang);
        key(&mut harness, NONE, Key::Home);
        key(&mut harness, NONE, Key::F2);
        type_text(&mut harness, "Avant");
        key(&mut harness, NONE, Key::Enter);
        assert_eq!(harness.state().document().stages[0].title, "Avant");
        // Escape leaves the name as it was.
        key(&mut harness, NONE, Key::Enter);
        type_text(&mut harness, "Autre");
        key(&mut harness, NONE, Key::Escape);
        assert_eq!(harness.state().document().stages[0].title, "Avant");

        key(&mut harness, NONE, Key::ArrowDown);
        key(&mut harness, Modifiers::ALT, Key::ArrowDown);
        let titles = |harness: &Harness| -> Vec<String> {
            let steps = harness.state().document().steps();
            steps.map(|(_, step)| step.title.clone()).collect()
        };
        assert_eq!(titles(&harness), ["Réserver", "Chercher", "Pédaler"]);

        key(&mut harness, NONE, Key::Insert);
        type_text(&mut harness, "Comparer");
        key(&mut harness, NONE, Key::Enter);
        type_text(&mut harness, "Trier");
        key(&mut harness, NONE, Key::Enter);
        let cards: Vec<String> = harness
            .state()
            .document()
            .cards
            .iter()
            .filter(|card| card.step == "step-find".parse().unwrap())
            .map(|card| card.text.clone())
            .collect();
        assert!(cards.contains(&"Comparer".to_owned()) && cards.contains(&"Trier".to_owned()));

        key(&mut harness, NONE, Key::Escape);
        let count = harness.state().document().cards.len();
        key(&mut harness, NONE, Key::Delete);
        assert_eq!(harness.state().document().cards.len(), count - 1);
        assert!(
            harness
                .state()
                .document()
                .cards
                .iter()
                .all(|card| card.text != "Trier")
        );
        assert!(harness.state().editor.history().num_undo_steps() >= 4);
    }
}

#[test]
fn a_row_is_dragged_with_the_mouse() {
    let mut harness = show(Lang::En);
    let centre = |harness: &Harness, name: &str| {
        let node = harness.get_by(|node| {
            node.role() == egui::accesskit::Role::TreeItem
                && node.label().is_some_and(|label| label.starts_with(name))
        });
        node.rect().center()
    };
    let from = centre(&harness, "Payer la caution");
    let to = centre(&harness, "Pédaler");
    crate::canvas_stage::drag(&mut harness, from, to);
    let document = harness.state().document();
    let moved = document.card("card-pay".parse().unwrap()).unwrap();
    assert_eq!(moved.step, "step-ride".parse().unwrap());
    assert_eq!(moved.lane, "lane-action".parse().unwrap());
}

#[test]
fn a_screen_reader_selects_and_folds_rows() {
    let mut harness = show(Lang::Fr);
    let find = |harness: &Harness, name: &'static str| {
        let node = harness.get_by(move |node| {
            node.role() == egui::accesskit::Role::TreeItem
                && node.label().is_some_and(|label| label.starts_with(name))
        });
        node.accesskit_node().locate().0
    };
    for (name, action) in [
        ("Payer", egui::accesskit::Action::Focus),
        ("Préparer", egui::accesskit::Action::Collapse),
    ] {
        let target_node = find(&harness, name);
        let request = egui::accesskit::ActionRequest {
            action,
            target_tree: egui::accesskit::TreeId::ROOT,
            target_node,
            data: None,
        };
        harness.event(egui::Event::AccessKitActionRequest(request));
        harness.run();
    }
    assert_eq!(selected(&harness), Some(card("card-pay")));
    assert_eq!(rows(&harness).len(), 3);
}

#[test]
fn ten_thousand_cards_draw_only_the_rows_in_sight() {
    let (mut harness, _) = open(stress(10_000), Lang::En);
    harness.state_mut().lanes.show_outline();
    harness.run();
    assert!(rows(&harness).len() < 40, "{}", rows(&harness).len());
    key(&mut harness, NONE, Key::End);
    let shown = rows(&harness);
    assert!(!shown.is_empty() && shown.len() < 40);
    assert!(selected(&harness).is_some());
}
