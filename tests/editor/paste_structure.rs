//! Whole stages, steps and lanes through the clipboard; and a map that grows where cards reach over its edge.

use parcours::command::Command;
use parcours::editor::{Excess, Incoming, Pasted};
use parcours::i18n::Lang;
use parcours::model::{Document, Edit, Emotion, LaneRole, Persona, PersonaId, Stage, Step, Swatch};
use parcours::scene::Target;

use crate::test_editor::{TestEditor, card, cell, document, lane, step};

/// What another window makes of the HTML of a copy.
fn copied(test: &mut TestEditor) -> Incoming {
    test.run(Command::Copy);
    let clip = test.editor.take_copied().unwrap();
    let incoming = Incoming::read(Some(&clip.html()), Some(&clip.text)).unwrap();
    assert!(!test.editor.needs_preview(&incoming));
    incoming
}

fn paste(test: &mut TestEditor, incoming: &Incoming) -> Pasted {
    let before = test.editor.document().clone();
    let done = test.editor.paste_incoming(incoming).unwrap();
    test.sweep();
    let after = test.editor.document().clone();
    test.run(Command::Undo);
    assert!(test.editor.document().is_same(&before));
    test.run(Command::Redo);
    assert!(test.editor.document().is_same(&after));
    done
}

fn titles(test: &TestEditor) -> String {
    let stages = test.editor.document().stages.iter().map(|stage| {
        let steps: Vec<&str> = stage.steps.iter().map(|step| &*step.title).collect();
        format!("{}({})", stage.title, steps.join(" "))
    });
    stages.collect::<Vec<_>>().join(" ")
}

fn persona() -> PersonaId {
    "persona-p".parse().unwrap()
}

/// Step a with a feeling, lane y with a name and a colour.
fn rich() -> TestEditor {
    let mut test = TestEditor::new();
    let mut row = (**test.editor.document().lane(lane("y")).unwrap()).clone();
    row.label = "Pains".to_owned();
    row.colour = Some(Swatch::ALL[3]);
    let feeling = Edit::SetEmotion {
        step: step("a"),
        persona: Some(persona()),
        value: Emotion::nearest(1.5),
    };
    let edit = Edit::Batch(vec![Edit::SetLane(row), feeling]);
    test.editor.apply(edit, None).unwrap();
    test
}

fn foreign() -> TestEditor {
    let mut map = document();
    let stage = |name: &str, steps: &[&str]| {
        let mut stage = Stage::new(format!("stage-{name}").parse().unwrap(), name);
        let steps = steps.iter().map(|name| Step::new(step(name), *name).into());
        stage.steps = steps.collect();
        stage.into()
    };
    map.stages = vec![stage("o", &["k", "l"])].into();
    map.cards = Default::default();
    map.personas = Default::default();
    TestEditor::of(map)
}

#[test]
fn cards_pasted_over_the_edge_get_new_steps_and_lanes() {
    let mut test = rich();
    test.editor.select([card("1"), card("3"), card("4")]);
    let incoming = copied(&mut test);
    test.editor.select([cell("d", "y")]);
    let done = paste(&mut test, &incoming);
    let expected = Pasted {
        num_cards: 3,
        num_steps: 3,
        num_lanes: 1,
        ..Pasted::default()
    };
    assert_eq!(done, expected);
    let new = test.editor.catalog().editor.new_step;
    assert_eq!(titles(&test), format!("s(a b c) t(d e {new} {new} {new})"));
    assert_eq!(test.lane_text("y"), "|||one|four three+2|||");
    let lanes = &test.editor.document().lanes;
    assert_eq!((lanes.len(), lanes[2].role), (4, LaneRole::PainPoint));
    assert!(lanes[2].label.is_empty() && lanes[2].colour == Some(Swatch::ALL[3]));
    let four = test.editor.document().cards.last().unwrap();
    assert_eq!((&*four.text, four.lane), ("four", lanes[2].id));
    let column = test.editor.document().column(four.step);
    assert_eq!(column, Some(7));
}

#[test]
fn what_was_pasted_is_said_with_all_that_is_new() {
    let done = Pasted {
        num_cards: 8,
        num_steps: 2,
        ..Pasted::default()
    };
    assert_eq!(
        done.message(Lang::En.catalog()),
        "8\u{a0}cards pasted, 2\u{a0}new steps"
    );
    let lanes = Pasted {
        num_stages: 1,
        num_lanes: 2,
        ..Pasted::default()
    };
    assert_eq!(
        lanes.message(Lang::Fr.catalog()),
        "1\u{a0}nouvelle étape, 2\u{a0}nouvelles lignes"
    );
    let one = Pasted {
        num_cards: 1,
        ..Pasted::default()
    };
    assert!(one.is_small() && !done.is_small() && !lanes.is_small());
}

#[test]
fn a_copied_lane_is_pasted_as_a_lane() {
    let mut test = rich();
    test.editor.select([Target::Lane(lane("y"))]);
    let incoming = copied(&mut test);
    test.editor.select([cell("c", "x")]);
    assert_eq!(paste(&mut test, &incoming).num_lanes, 1);
    let document = test.editor.document();
    let (from, new) = (&document.lanes[2], &document.lanes[1]);
    assert_eq!(from.id, lane("y"));
    assert_eq!(
        (&new.label, new.role, new.colour),
        (&from.label, from.role, from.colour)
    );
    let four = document.cards.last().unwrap();
    assert_eq!(
        (&*four.text, four.step, four.lane),
        ("four", step("e"), new.id)
    );
    assert_eq!(test.selected(), [Target::Lane(new.id)]);
    assert_eq!(test.editor.undo_name().unwrap(), "coller une ligne");
}

#[test]
fn a_lane_without_cards_and_the_feelings_lane_are_copied_too() {
    let mut test = TestEditor::new();
    test.editor.select([Target::Lane(lane("m"))]);
    let incoming = copied(&mut test);
    assert!(!test.editor.clip().unwrap().text.is_empty());
    assert_eq!(paste(&mut test, &incoming).num_lanes, 1);
    assert_eq!(test.editor.document().lanes[3].role, LaneRole::Emotion);
}

#[test]
fn a_lane_pasted_into_a_shorter_map_brings_the_steps_it_needs() {
    let mut test = rich();
    test.editor
        .select([Target::Lane(lane("x")), Target::Lane(lane("y"))]);
    let incoming = copied(&mut test);
    let mut other = foreign();
    let done = paste(&mut other, &incoming);
    assert_eq!((done.num_cards, done.num_steps, done.num_lanes), (4, 3, 2));
    let document = other.editor.document();
    assert_eq!(document.num_steps(), 5);
    let columns = document
        .cards
        .iter()
        .map(|card| document.column(card.step).unwrap());
    assert_eq!(columns.collect::<Vec<_>>(), [0, 0, 1, 4]);
}

#[test]
fn a_copied_step_is_pasted_as_a_step() {
    let mut test = rich();
    test.editor.select([Target::Step(step("a"))]);
    let incoming = copied(&mut test);
    test.editor.select([cell("d", "y")]);
    let done = paste(&mut test, &incoming);
    assert_eq!((done.num_steps, done.num_lanes, done.num_cards), (1, 0, 2));
    assert_eq!(titles(&test), "s(a b c) t(d a e)");
    assert_eq!(test.lane_text("x"), "one two|three+2|||one two|");
    let document = test.editor.document();
    let (_, new) = document.steps().nth(4).unwrap();
    assert_eq!(new.emotion(Some(persona())).unwrap().value.value(), 1.5);
    assert_eq!(test.selected(), [Target::Step(new.id)]);
}

#[test]
fn steps_of_two_stages_stay_together_in_the_order_they_had() {
    let mut test = TestEditor::new();
    test.editor
        .select([Target::Step(step("e")), Target::Step(step("b"))]);
    let incoming = copied(&mut test);
    assert_eq!(paste(&mut test, &incoming).num_steps, 2);
    // Behind the last of those that are selected.
    assert_eq!(titles(&test), "s(a b c) t(d e b e)");
    assert_eq!(test.lane_text("x"), "one two|three+2||||three+2|");
}

#[test]
fn a_copied_stage_goes_to_another_map_with_lanes_personas_and_feelings() {
    let mut test = rich();
    test.editor
        .select([Target::Stage("stage-s".parse().unwrap())]);
    let incoming = copied(&mut test);
    let mut other = foreign();
    let mut namesake = Persona::new("persona-other".parse().unwrap(), "paule");
    namesake.role = "here before".to_owned();
    let add = Edit::AddPersona {
        persona: namesake,
        at: 0,
    };
    other.editor.apply(add, None).unwrap();
    let only_y = Edit::RemoveLane(lane("x"));
    other.editor.apply(only_y, None).unwrap();
    let done = paste(&mut other, &incoming);
    assert_eq!(
        (
            done.num_stages,
            done.num_steps,
            done.num_lanes,
            done.num_cards
        ),
        (1, 3, 1, 3)
    );
    assert_eq!(titles(&other), "o(k l) s(a b c)");
    let document = other.editor.document();
    assert_eq!(document.personas.len(), 1);
    let (_, new) = document.steps().nth(2).unwrap();
    assert_eq!(
        new.emotions[0].persona,
        Some("persona-other".parse().unwrap())
    );
    assert_eq!(document.lanes.last().unwrap().role, LaneRole::Action);
    assert_eq!(other.editor.undo_name().unwrap(), "coller une étape");
}

#[test]
fn steps_pasted_into_a_map_without_any_bring_their_stage() {
    let mut test = TestEditor::new();
    test.editor.select([Target::Step(step("b"))]);
    let incoming = copied(&mut test);
    let mut other = TestEditor::of(Document::default());
    paste(&mut other, &incoming);
    assert_eq!(titles(&other), "s(b)");
    assert_eq!(other.editor.document().cards.len(), 1);
}

#[test]
fn a_cut_lane_is_gone_until_pasted() {
    let mut test = rich();
    test.editor.select([Target::Lane(lane("y"))]);
    test.run(Command::Cut);
    assert_eq!(test.editor.document().lanes.len(), 2);
    assert_eq!(test.editor.undo_name().unwrap(), "couper une ligne");
    test.editor.select([cell("a", "x")]);
    test.run(Command::Paste);
    let document = test.editor.document();
    assert_eq!(document.lanes[1].label, "Pains");
    assert_eq!(document.cards.last().unwrap().text, "four");
}

#[test]
fn a_full_map_takes_no_more_lanes_and_says_so() {
    let mut test = TestEditor::new();
    for _ in 3..60 {
        test.run(Command::AddLane).run(Command::Cancel);
    }
    assert_eq!(test.editor.document().lanes.len(), 60);
    test.editor.select([Target::Lane(lane("x"))]);
    let incoming = copied(&mut test);
    let before = test.editor.document().clone();
    let refused = test.editor.paste_incoming(&incoming);
    assert_eq!(refused, Err(Excess::Lanes { found: 1, room: 0 }.into()));
    assert!(test.editor.document().is_same(&before));
}

#[test]
fn one_card_pasted_in_the_last_cell_adds_nothing() {
    let mut test = TestEditor::new();
    test.editor.select([card("3")]);
    let incoming = copied(&mut test);
    test.editor.select([cell("e", "y")]);
    assert!(paste(&mut test, &incoming).is_small());
    assert_eq!(test.lane_text("y"), "||||four three");
}
