//! What a screen reader says of the map: every card with its place, step, lane and emotion.

use std::sync::Arc;

use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parcours::command::Command;
use parcours::i18n::Lang;
use parcours::model::{Card, Document, Emotion, EmotionPoint, Step};
use parcours::scene::Target;

use crate::canvas_stage::{Stage, open, small_map};

type Harness = egui_kittest::Harness<'static, Stage>;

fn map() -> Document {
    let mut document = small_map();
    let low = Emotion::nearest(-1.0).unwrap();
    let cards = Arc::make_mut(&mut document.cards);
    let mut card = Card::clone(&cards[2]);
    card.emotion = Some(low);
    cards[2] = Arc::new(card);
    let persona = document.personas[0].id;
    let stages = Arc::make_mut(&mut document.stages);
    let stage = Arc::make_mut(&mut stages[0]);
    let mut step = Step::clone(&stage.steps[0]);
    step.emotions = vec![EmotionPoint {
        persona: Some(persona),
        value: low,
        name: String::new(),
    }];
    stage.steps[0] = Arc::new(step);
    document
}

fn whole(lang: Lang) -> Harness {
    let (mut harness, _) = open(map(), lang);
    let _ = harness.state_mut().editor.run(Command::ZoomFit);
    harness.run();
    harness
}

fn said(harness: &Harness, label: &str) {
    let nodes = harness.query_all_by(|node| node.label().is_some());
    let all: Vec<String> = nodes
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(
        all.iter().any(|it| it == label),
        "not said: {label}\n{all:#?}"
    );
}

#[test]
fn cards_headers_links_and_cells_are_named_with_their_places() {
    let harness = whole(Lang::Fr);
    for label in [
        "Trop lent, fiche 1 sur 1, sous-étape «\u{a0}Chercher\u{a0}» 1 sur 3, \
         ligne «\u{a0}Irritants\u{a0}», émotion −1 (déception)",
        "Chercher, sous-étape 1 sur 3, étape «\u{a0}Préparer\u{a0}», émotion −1 (déception)",
        "Préparer, étape 1 sur 2",
        "Irritants, ligne 3 sur 4",
        "Lien de «\u{a0}Ouvrir l’application\u{a0}» vers «\u{a0}Payer la caution\u{a0}»",
        "Case vide, sous-étape «\u{a0}Réserver\u{a0}» 2 sur 3, ligne «\u{a0}Irritants\u{a0}»",
    ] {
        said(&harness, label);
    }
    let harness = whole(Lang::En);
    for label in [
        "Trop lent, card 1 of 1, step “Chercher” 1 of 3, lane “Pain points”, \
         emotion −1 (disappointment)",
        "Préparer, stage 1 of 2",
        "Link from “Ouvrir l’application” to “Payer la caution”",
        "Empty cell, step “Réserver” 2 of 3, lane “Pain points”",
    ] {
        said(&harness, label);
    }
}

#[test]
fn an_empty_cell_is_selected_through_its_node() {
    let mut harness = whole(Lang::En);
    let label = "Empty cell, step “Réserver” 2 of 3, lane “Pain points”";
    harness.get_by_label(label).click_accesskit();
    harness.run();
    let selected = harness.state().editor.selection().single();
    let expected = Target::Cell {
        step: "step-book".parse().unwrap(),
        lane: "lane-pain".parse().unwrap(),
    };
    assert_eq!(selected, Some(expected));
    // The map tells that the keyboard stands there.
    let node = harness.get_by_label(label);
    assert_eq!(node.accesskit_node().is_selected(), Some(true));
    assert!(node.accesskit_node().is_focused());
}
