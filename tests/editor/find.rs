//! Somebody looks for a word anywhere in the map, and puts another in its place.

use std::sync::Arc;

use parcours::command::Command;
use parcours::editor::{Blocked, Concealed, Field, FindOptions, Holder};
use parcours::i18n::Lang;
use parcours::model::{
    Card, Channel, Document, Emotion, EmotionPoint, Evidence, Header, Initiative, LaneRole, Link,
    Metric, Segment,
};
use parcours::scene::Target;

use crate::test_editor::{TestEditor, card, card_id, cell, document, lane, step};

/// The usual map with French texts.
fn map() -> Document {
    let mut document = document();
    let texts = [
        ("1", "a", "x", "Chercher un été"),
        ("2", "a", "x", "l’Été d’après, ÉTÉ !"),
        ("3", "b", "x", "rien"),
        ("4", "e", "y", "e\u{301}te\u{301} long"),
    ];
    let cards = texts.map(|(name, column, row, text)| {
        Arc::new(Card::new(card_id(name), step(column), lane(row), text))
    });
    document.cards = Arc::new(cards.to_vec());
    document
}

fn open(document: Document, query: &str) -> TestEditor {
    let mut test = TestEditor::of(document);
    test.editor.open_find();
    test.editor.set_find_query(query);
    test.sweep();
    test
}

fn targets(test: &TestEditor) -> Vec<Target> {
    let found = test.editor.finder().matches();
    found.map(|found| found.target().unwrap()).collect()
}

fn text(test: &TestEditor, name: &str) -> String {
    let document = test.editor.document();
    document.card(card_id(name)).unwrap().text.clone()
}

#[test]
fn a_word_is_found_without_accents_and_case_and_the_first_match_is_selected() {
    let test = open(map(), "ete");
    assert_eq!(targets(&test), [card("1"), card("2"), card("2"), card("4")]);
    assert_eq!(test.selected(), [card("1")]);
    assert_eq!(test.editor.finder().current_index(), Some(0));
}

#[test]
fn next_and_previous_go_through_every_match_and_round_the_end() {
    let mut test = open(map(), "ete");
    let mut seen = vec![test.selected()[0]];
    let mut wrapped = Vec::new();
    for _ in 0..4 {
        wrapped.push(test.editor.step_find(true).unwrap());
        seen.push(test.selected()[0]);
    }
    assert_eq!(
        seen,
        [card("1"), card("2"), card("2"), card("4"), card("1")]
    );
    assert_eq!(wrapped, [false, false, false, true]);
    assert_eq!(test.editor.step_find(false), Ok(true));
    assert_eq!(test.selected(), [card("4")]);
    test.run(Command::FindNext);
    assert_eq!(test.selected(), [card("1")]);
}

#[test]
fn the_search_begins_where_the_keyboard_stands() {
    let mut test = TestEditor::of(map());
    test.editor.select([cell("d", "x")]);
    test.editor.open_find();
    test.editor.set_find_query("ete");
    assert_eq!(test.selected(), [card("4")]);
    // Whoever goes elsewhere goes on from there.
    test.editor.select([card("2")]);
    test.run(Command::FindNext);
    test.run(Command::FindNext);
    assert_eq!(test.editor.finder().current_index(), Some(2));
    test.editor.select([card("3")]);
    test.run(Command::FindPrevious);
    assert_eq!(test.editor.finder().current_index(), Some(2));
}

#[test]
fn titles_labels_links_personas_and_notes_are_searched_in_reading_order() {
    let mut document = map();
    let header = Header {
        title: "Le but".to_owned(),
        scenario: "un but".to_owned(),
        ..Header::default()
    };
    document.header = Arc::new(header);
    let rename = |document: &mut Document| {
        let persona = &mut Arc::make_mut(&mut document.personas)[0];
        Arc::make_mut(persona).quote = "mon but".to_owned();
        let stage = &mut Arc::make_mut(&mut document.stages)[1];
        let stage = Arc::make_mut(stage);
        stage.title = "But".to_owned();
        Arc::make_mut(&mut stage.steps[0]).title = "BUT".to_owned();
        let row = &mut Arc::make_mut(&mut document.lanes)[1];
        Arc::make_mut(row).label = "Buts".to_owned();
        let card = &mut Arc::make_mut(&mut document.cards)[3];
        Arc::make_mut(card).note = "sans but".to_owned();
        document.links = Arc::new(vec![Arc::new(Link {
            id: "link-a".parse().unwrap(),
            from: card_id("1"),
            to: card_id("3"),
            label: "debut".to_owned(),
        })]);
    };
    rename(&mut document);
    let test = open(document, "but");
    let found = test.editor.finder().matches();
    let found: Vec<_> = found
        .map(|found| (found.target().unwrap(), found.field))
        .collect();
    assert_eq!(
        found,
        [
            (Target::Title, Field::Main),
            (Target::Title, Field::Scenario),
            (Target::Persona("persona-p".parse().unwrap()), Field::Quote),
            (Target::Stage("stage-t".parse().unwrap()), Field::Main),
            (Target::Step(step("d")), Field::Main),
            (Target::Lane(lane("y")), Field::Main),
            (card("4"), Field::Note),
            (Target::Link("link-a".parse().unwrap()), Field::Main),
        ]
    );
}

#[test]
fn a_lane_without_a_label_is_found_by_the_name_it_shows() {
    for lang in Lang::ALL {
        let mut test = TestEditor::of(map());
        test.editor.options_mut().lang = lang;
        let role = lang.catalog().model.role(LaneRole::PainPoint);
        test.editor.open_find();
        test.editor.set_find_query(role);
        assert_eq!(targets(&test), [Target::Lane(lane("y"))], "{role}");
        assert_eq!(test.editor.replace_match("x"), Err(Blocked::FixedText));
        assert_eq!(test.editor.replace_all_matches("x"), Err(Blocked::NotFound));
    }
}

#[test]
fn case_accents_and_whole_words_count_when_asked() {
    let mut test = open(map(), "ete");
    let mut count = |case, accents, whole_words| {
        test.editor.set_find_options(FindOptions {
            case,
            accents,
            whole_words,
        });
        test.editor.finder().matches().len()
    };
    assert_eq!(count(false, false, false), 4);
    assert_eq!(count(true, false, false), 2);
    assert_eq!(count(false, true, false), 0);
    assert_eq!(count(false, false, true), 4);
    let mut test = open(map(), "cherche");
    assert_eq!(test.editor.finder().matches().len(), 1);
    test.editor.set_find_options(FindOptions {
        whole_words: true,
        ..FindOptions::default()
    });
    assert_eq!(test.editor.finder().matches().len(), 0);
}

#[test]
fn nothing_found_and_nothing_searched_are_told_apart() {
    let mut test = TestEditor::of(map());
    assert_eq!(test.press(Command::FindNext), Err(Blocked::NothingToFind));
    test.editor.open_find();
    test.editor.set_find_query("zzz");
    assert_eq!(test.editor.step_find(true), Err(Blocked::NotFound));
    assert_eq!(test.editor.finder().current(), None);
    assert!(test.editor.replace_match("a").is_err());
    assert!(test.editor.replace_all_matches("a").is_err());
    assert!(!test.editor.is_changed());
}

#[test]
fn matches_follow_the_map() {
    let mut test = open(map(), "ete");
    test.editor.select([card("1")]);
    test.run(Command::Delete);
    test.editor.refresh_find();
    assert_eq!(targets(&test), [card("2"), card("2"), card("4")]);
    test.run(Command::Undo);
    test.editor.refresh_find();
    assert_eq!(targets(&test).len(), 4);
}

#[test]
fn replacing_one_keeps_what_was_not_matched_and_goes_on() {
    let mut test = open(map(), "ete");
    test.editor.replace_match("hiver").unwrap();
    assert_eq!(text(&test, "1"), "Chercher un hiver");
    assert_eq!(test.selected(), [card("2")]);
    test.editor.replace_match("hiver").unwrap();
    assert_eq!(text(&test, "2"), "l’hiver d’après, ÉTÉ !");
    test.sweep();
    // The replacement itself holds the text: it is not found again and again.
    let mut test = open(map(), "un");
    test.editor.replace_match("unun").unwrap();
    assert_eq!(text(&test, "1"), "Chercher unun été");
}

#[test]
fn replacing_all_is_one_step_that_undo_takes_back() {
    for lang in Lang::ALL {
        let mut test = open(map(), "été");
        test.editor.options_mut().lang = lang;
        let before = test.editor.document().clone();
        assert_eq!(test.editor.replace_all_matches("hiver"), Ok(4));
        assert_eq!(text(&test, "2"), "l’hiver d’après, hiver !");
        assert_eq!(text(&test, "4"), "hiver long");
        assert_eq!(test.editor.history().num_undo_steps(), 1);
        let name = test.editor.undo_name().unwrap();
        assert!(name.contains('4'), "{name}");
        test.run(Command::Undo);
        assert!(test.editor.document().is_same(&before));
    }
}

#[test]
fn replacing_reaches_titles_labels_and_names_in_the_same_step() {
    let mut document = map();
    let stage = &mut Arc::make_mut(&mut document.stages)[0];
    Arc::make_mut(stage).title = "Été".to_owned();
    let mut test = open(document, "ete");
    assert_eq!(test.editor.replace_all_matches("hiver"), Ok(5));
    let document = test.editor.document();
    assert_eq!(document.stages[0].title, "hiver");
    assert_eq!(document.stages[0].steps.len(), 3);
    assert_eq!(test.editor.history().num_undo_steps(), 1);
    test.sweep();
}

#[test]
fn a_match_in_a_hidden_or_collapsed_lane_is_told_and_uncovered() {
    for (hidden, expected) in [
        (true, Concealed::HiddenLane(lane("y"))),
        (false, Concealed::CollapsedLane(lane("y"))),
    ] {
        let mut document = map();
        let row = Arc::make_mut(&mut Arc::make_mut(&mut document.lanes)[1]);
        row.hidden = hidden;
        row.collapsed = !hidden;
        let mut test = open(document, "long");
        assert_eq!(test.selected(), [card("4")]);
        assert_eq!(test.editor.concealed_match(), Some(expected));
        test.editor.uncover_match();
        assert_eq!(test.editor.concealed_match(), None);
        let place = test.editor.place_of(card("4")).unwrap();
        assert!(test.editor.viewport().visible().encloses(place));
        test.run(Command::Undo);
        assert_eq!(test.editor.document().lanes[1].hidden, hidden);
    }
}

#[test]
fn the_map_marks_matches_only_while_the_bar_is_open() {
    let mut test = open(map(), "ete");
    let marks = test.editor.finder().marks_of(card("2")).unwrap();
    let texts: Vec<&str> = marks.ranges().map(|range| &marks.source[range]).collect();
    assert_eq!(texts, ["Été", "ÉTÉ"]);
    assert_eq!(test.editor.finder().marks_of(card("3")), None);
    assert_eq!(test.editor.finder().marked().count(), 3);
    test.editor.close_find();
    assert_eq!(test.editor.finder().marks_of(card("2")), None);
    // The query stays for next and previous.
    test.editor.select([card("1")]);
    test.run(Command::FindNext);
    assert_eq!(test.selected(), [card("2")]);
}

/// The map with a text in every field that is only seen in the panel.
fn full() -> Document {
    let mut document = map();
    Arc::make_mut(&mut document.header).authors = vec!["Zoé zèbre".to_owned(), "Tom".to_owned()];
    let persona = Arc::make_mut(&mut Arc::make_mut(&mut document.personas)[0]);
    persona.segment = Some(Segment {
        name: "Les zèbres".to_owned(),
        criteria: "rayé, zèbre".to_owned(),
        ..Segment::default()
    });
    persona.characteristics = vec!["zèbre".to_owned(), "rapide".to_owned()];
    let stage = Arc::make_mut(&mut Arc::make_mut(&mut document.stages)[0]);
    stage.deliverables = vec!["zèbre".to_owned()];
    let first = Arc::make_mut(&mut stage.steps[0]);
    first.emotions = vec![EmotionPoint {
        persona: None,
        value: Emotion::MAX,
        name: "zèbre".to_owned(),
    }];
    let card = Arc::make_mut(&mut Arc::make_mut(&mut document.cards)[0]);
    card.channels = vec![Channel::Web, Channel::Other("Zèbre".to_owned())];
    card.evidence = Evidence::Observed {
        source: "12 zèbres".to_owned(),
    };
    card.metric = Some(Metric {
        unit: "zèbres".to_owned(),
        source: "zèbre 2026".to_owned(),
        ..Metric::default()
    });
    card.tags = vec!["zèbre".to_owned(), "autre".to_owned()];
    let mut initiative = Initiative::new("initiative-a".parse().unwrap(), "Un zèbre");
    initiative.description = "à zèbrer".to_owned();
    initiative.owner = "Zèbre".to_owned();
    document.initiatives = Arc::new(vec![Arc::new(initiative)]);
    document
}

#[test]
fn sources_figures_segments_authors_and_initiatives_are_searched_too() {
    let test = open(full(), "zebre");
    let found = test.editor.finder().matches();
    let found: Vec<_> = found.map(|found| (found.holder, found.field)).collect();
    let persona = Holder::Target(Target::Persona("persona-p".parse().unwrap()));
    let stage = Holder::Target(Target::Stage(test.editor.document().stages[0].id));
    let initiative = Holder::Initiative("initiative-a".parse().unwrap());
    let of_card = |field| (Holder::Target(card("1")), field);
    assert_eq!(
        found,
        [
            (Holder::Target(Target::Title), Field::Author(0)),
            (persona, Field::Characteristic(0)),
            (persona, Field::SegmentName),
            (persona, Field::SegmentCriteria),
            (stage, Field::Deliverable(0)),
            (
                Holder::Target(Target::Step(step("a"))),
                Field::EmotionWord(0)
            ),
            of_card(Field::Channel(1)),
            of_card(Field::Source),
            of_card(Field::MetricUnit),
            of_card(Field::MetricSource),
            of_card(Field::Tag(0)),
            (initiative, Field::Main),
            (initiative, Field::Description),
            (initiative, Field::Owner),
        ]
    );
}

#[test]
fn going_to_an_initiative_leaves_the_map_where_it_is_and_goes_on_from_there() {
    let mut test = open(full(), "zèbrer");
    let initiative = Holder::Initiative("initiative-a".parse().unwrap());
    assert_eq!(test.editor.take_found(), Some(initiative));
    assert!(test.selected().is_empty());
    test.editor.set_find_query("zebre");
    let count = test.editor.finder().matches().len();
    for _ in 0..count {
        test.run(Command::FindNext);
    }
    assert_eq!(test.editor.finder().current_index(), Some(0));
}

#[test]
fn everything_found_is_replaced_and_lists_keep_no_empty_or_double_entries() {
    let mut test = open(full(), "zebre");
    let before = test.editor.document().clone();
    let count = test.editor.finder().matches().len();
    assert_eq!(test.editor.replace_all_matches(""), Ok(count));
    let document = test.editor.document();
    let first = document.card(card_id("1")).unwrap();
    assert_eq!(first.tags, ["autre"]);
    assert_eq!(first.channels, [Channel::Web]);
    assert_eq!(first.metric.as_ref().unwrap().source, " 2026");
    assert!(document.stages[0].deliverables.is_empty());
    assert_eq!(document.personas[0].characteristics, ["rapide"]);
    assert_eq!(document.initiatives[0].title, "Un ");
    test.run(Command::Undo);
    assert_eq!(*test.editor.document(), before);
    // A tag that becomes the same as another is kept once.
    test.editor.replace_all_matches("autre").unwrap();
    let document = test.editor.document();
    assert_eq!(document.card(card_id("1")).unwrap().tags, ["autre"]);
    assert_eq!(document.header.authors, ["Zoé autre", "Tom"]);
}
