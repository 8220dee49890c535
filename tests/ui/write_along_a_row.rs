//! Writing along a row with Tab, past its end; linking by keyboard with a hint.

use egui::{Event, Key, Modifiers};
use parcours::i18n::Lang;
use parcours::model::StepId;
use parcours::scene::Target;

use crate::canvas_stage::{Stage, key, open, small_map, type_text};

type Harness = egui_kittest::Harness<'static, Stage>;

fn select(harness: &mut Harness, step: &str) {
    let target = Target::Cell {
        step: step.parse().unwrap(),
        lane: "lane-pain".parse().unwrap(),
    };
    harness.state_mut().editor.select([target]);
    harness.run();
}

fn texts(harness: &Harness) -> Vec<String> {
    let document = harness.state().document();
    let lane = "lane-pain".parse().unwrap();
    let text = |step: StepId| {
        let mut cards = document.cards.iter();
        let card = cards.find(|card| card.step == step && card.lane == lane);
        card.map_or(String::new(), |card| card.text.clone())
    };
    document.steps().map(|(_, step)| text(step.id)).collect()
}

#[test]
fn tab_goes_from_cell_to_cell_and_twice_past_the_last_one_adds_a_step() {
    for lang in [Lang::Fr, Lang::En] {
        let (mut harness, _) = open(small_map(), lang);
        select(&mut harness, "step-book");
        for text in ["Trop cher", "Ça monte"] {
            type_text(&mut harness, text);
            key(&mut harness, Modifiers::NONE, Key::Tab);
        }
        assert!(harness.state().editor.offers_step());
        assert_eq!(harness.state().document().num_steps(), 3);
        assert!(harness.state().last.has_focus, "Tab stayed on the map");
        key(&mut harness, Modifiers::NONE, Key::Tab);
        type_text(&mut harness, "Rendre");
        key(&mut harness, Modifiers::COMMAND, Key::Enter);
        assert_eq!(
            texts(&harness),
            ["Trop lent", "Trop cher", "Ça monte", "Rendre"]
        );
        let new = &harness.state().document().stages[1].steps[1].title;
        assert_eq!(*new, lang.catalog().editor.new_step);
    }
}

#[test]
fn shift_tab_from_the_offer_goes_back_and_tab_leaves_the_map_when_nothing_is_offered() {
    let (mut harness, _) = open(small_map(), Lang::En);
    select(&mut harness, "step-ride");
    type_text(&mut harness, "Uphill");
    key(&mut harness, Modifiers::NONE, Key::Tab);
    key(&mut harness, Modifiers::SHIFT, Key::Tab);
    assert!(harness.state().editor.text_edit().is_some());
    assert!(!harness.state().editor.offers_step());
    key(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().last.has_focus);
    key(&mut harness, Modifiers::NONE, Key::Tab);
    assert!(!harness.state().last.has_focus, "the map is one stop");
}

#[test]
fn no_letter_is_lost_when_typing_is_faster_than_the_picture() {
    let (mut harness, _) = open(small_map(), Lang::En);
    select(&mut harness, "step-find");
    let tab = |pressed| Event::Key {
        key: Key::Tab,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let letters = |text: &str| Event::Text(text.to_owned());
    type_text(&mut harness, "Slo");
    harness.event(letters("w"));
    harness.event(tab(true));
    harness.event(tab(false));
    harness.event(letters("De"));
    harness.event(letters("ar"));
    harness.event(tab(true));
    harness.event(tab(false));
    harness.event(letters("F"));
    harness.step();
    harness.event(letters("a"));
    harness.step();
    harness.event(letters("r"));
    harness.run();
    key(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(texts(&harness), ["Trop lent", "Dear", "Far"]);
    let cards = &harness.state().document().cards;
    assert!(cards.iter().any(|card| card.text == "Slow"));
}
