//! Somebody wants to see only some of the cards: the others are dimmed.

use std::sync::Arc;

use parcours::command::Command;
use parcours::editor::{Facet, Trait, traits_of};
use parcours::model::{Card, Channel, Document, Edit, Evidence, LaneRole, Link, Mark};
use parcours::scene::Target;

use crate::test_editor::{TestEditor, card, card_id, document, lane, step};

fn map() -> Document {
    let mut document = document();
    let cards: Vec<_> = document
        .cards
        .iter()
        .enumerate()
        .map(|(index, card)| {
            let mut card = Card::clone(card);
            match index {
                0 => {
                    card.persona = Some("persona-p".parse().unwrap());
                    card.tags = vec!["web".to_owned(), "urgent".to_owned()];
                    card.channels = vec![Channel::Web];
                }
                1 => {
                    card.tags = vec!["urgent".to_owned()];
                    card.evidence = Evidence::Observed {
                        source: "entretiens".to_owned(),
                    };
                    card.owner = "Léa".to_owned();
                }
                2 => card.mark = Some(Mark::Pain),
                _ => {}
            }
            Arc::new(card)
        })
        .collect();
    document.cards = Arc::new(cards);
    document
}

fn shown(test: &TestEditor) -> Vec<String> {
    let filter = test.editor.filter();
    let cards = test.editor.document().cards.iter();
    let shown = cards.filter(|card| !filter.dims(card.id));
    shown.map(|card| card.text.clone()).collect()
}

#[test]
fn one_facet_shows_cards_that_have_any_of_its_values() {
    for (traits, expected) in [
        (vec![Trait::Tag("web".to_owned())], vec!["one"]),
        (
            vec![
                Trait::Tag("web".to_owned()),
                Trait::Tag("urgent".to_owned()),
            ],
            vec!["one", "two"],
        ),
        (
            vec![Trait::Persona(Some("persona-p".parse().unwrap()))],
            vec!["one"],
        ),
        (vec![Trait::Persona(None)], vec!["two", "three", "four"]),
        (vec![Trait::Channel(Channel::Web)], vec!["one"]),
        (
            vec![Trait::Evidence(Evidence::Observed {
                source: String::new(),
            })],
            vec!["two"],
        ),
        (vec![Trait::Owner(Some("Léa".to_owned()))], vec!["two"]),
        (vec![Trait::Owner(None)], vec!["one", "three", "four"]),
        (vec![Trait::Mark(Mark::Pain)], vec!["three"]),
        (vec![Trait::Role(LaneRole::PainPoint)], vec!["four"]),
    ] {
        let mut test = TestEditor::of(map());
        for it in &traits {
            test.editor.toggle_filter(it.clone());
        }
        assert_eq!(shown(&test), expected, "{traits:?}");
        let document = test.editor.document();
        assert_eq!(test.editor.filter().num_shown(document), expected.len());
    }
}

#[test]
fn several_facets_must_all_hold() {
    let mut test = TestEditor::of(map());
    test.editor.toggle_filter(Trait::Tag("urgent".to_owned()));
    test.editor.toggle_filter(Trait::Channel(Channel::Web));
    assert_eq!(shown(&test), ["one"]);
    test.editor
        .toggle_filter(Trait::Owner(Some("Léa".to_owned())));
    assert_eq!(shown(&test), Vec::<String>::new());
    test.editor.toggle_filter(Trait::Channel(Channel::Web));
    assert_eq!(shown(&test), ["two"]);
}

#[test]
fn the_filter_follows_the_map_but_is_no_part_of_it() {
    let mut test = TestEditor::of(map());
    let before = test.editor.document().clone();
    test.editor
        .toggle_filter(Trait::Owner(Some("Léa".to_owned())));
    assert!(test.editor.document().is_same(&before));
    assert_eq!(test.editor.history().num_undo_steps(), 0);
    let mut changed = Card::clone(test.editor.document().card(card_id("4")).unwrap());
    changed.owner = "Léa".to_owned();
    test.editor
        .apply(Edit::SetCards(vec![changed]), None)
        .unwrap();
    assert_eq!(shown(&test), ["two", "four"]);
    test.run(Command::Undo);
    assert_eq!(shown(&test), ["two"]);
}

#[test]
fn links_of_dimmed_cards_are_dimmed_too() {
    let mut document = map();
    let link = |id: &str, from: &str, to: &str| {
        Arc::new(Link {
            id: id.parse().unwrap(),
            from: card_id(from),
            to: card_id(to),
            label: String::new(),
        })
    };
    document.links = Arc::new(vec![link("link-a", "1", "2"), link("link-b", "1", "3")]);
    let mut test = TestEditor::of(document);
    test.editor.toggle_filter(Trait::Tag("urgent".to_owned()));
    assert!(!test.editor.filter().dims_link("link-a".parse().unwrap()));
    assert!(test.editor.filter().dims_link("link-b".parse().unwrap()));
}

#[test]
fn escape_takes_the_selection_away_first_and_the_filter_then() {
    let mut test = TestEditor::of(map());
    test.editor.toggle_filter(Trait::Tag("web".to_owned()));
    test.editor.select([card("1")]);
    test.run(Command::Cancel);
    assert!(test.editor.filter().is_on());
    test.run(Command::Cancel);
    assert!(!test.editor.filter().is_on());
    assert_eq!(shown(&test).len(), 4);
    assert!(test.press(Command::Cancel).is_err());
}

#[test]
fn the_keyboard_still_walks_over_dimmed_cards() {
    let mut test = TestEditor::of(map());
    test.editor.toggle_filter(Trait::Tag("web".to_owned()));
    test.editor.select([card("1")]);
    test.run(Command::GoDown);
    assert_eq!(test.selected(), [card("2")]);
}

#[test]
fn a_card_being_written_stands_out() {
    let mut test = TestEditor::of(map());
    test.editor.toggle_filter(Trait::Tag("web".to_owned()));
    test.editor
        .write_new_card(step("d"), lane("x"), "new")
        .unwrap();
    let written = test.editor.shown_document().cards.last().unwrap().id;
    assert!(!test.editor.filter().dims(written));
}

#[test]
fn only_facets_that_tell_cards_apart_are_offered_with_their_counts() {
    let facets = traits_of(&map());
    let names: Vec<Facet> = facets.iter().map(|(facet, _)| *facet).collect();
    assert_eq!(names, Facet::ALL);
    let tags = &facets[1].1;
    assert_eq!(
        *tags,
        [
            (Trait::Tag("urgent".to_owned()), 2),
            (Trait::Tag("web".to_owned()), 1)
        ]
    );
    let plain: Vec<Facet> = traits_of(&document())
        .into_iter()
        .map(|(facet, _)| facet)
        .collect();
    assert_eq!(plain, [Facet::Role]);
}

#[test]
fn a_filter_by_persona_dims_the_curves_of_the_others_and_no_other_filter_does() {
    let mut test = TestEditor::of(map());
    let persona = Some("persona-p".parse().unwrap());
    test.editor.toggle_filter(Trait::Tag("web".to_owned()));
    assert!(!test.editor.filter().dims_persona(persona));
    assert!(!test.editor.filter().dims_persona(None));
    test.editor.toggle_filter(Trait::Persona(persona));
    assert!(!test.editor.filter().dims_persona(persona));
    assert!(test.editor.filter().dims_persona(None));
    test.editor.toggle_filter(Trait::Persona(None));
    assert!(!test.editor.filter().dims_persona(None));
}

#[test]
fn each_curve_and_each_word_on_it_says_whose_it_is() {
    let text = include_bytes!("../../assets/samples/restaurant.fr.parcours.ron");
    let document = parcours::storage::parse(text).unwrap().document;
    let test = TestEditor::of(document);
    let scene = &test.editor.layout().scene;
    let groups: Vec<_> = scene
        .placed
        .iter()
        .flat_map(|placed| placed.fragment.groups.iter())
        .collect();
    for persona in test.editor.document().personas.iter() {
        let curve = Some(Target::Persona(persona.id));
        let silent = groups.iter().filter(|group| group.hit.width == 0.0);
        assert_eq!(silent.filter(|group| group.target == curve).count(), 1);
    }
    let words = test.editor.document().steps().flat_map(|(_, step)| {
        let named = step.emotions.iter().filter(|point| !point.name.is_empty());
        named.map(|point| Target::Emotion {
            step: step.id,
            persona: point.persona,
        })
    });
    let mut num_words = 0;
    for word in words {
        // The point itself and its word.
        let shown = groups.iter().filter(|group| group.target == Some(word));
        assert_eq!(shown.count(), 2, "{word:?}");
        num_words += 1;
    }
    assert!(num_words > 3);
}
