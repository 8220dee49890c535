//! Levels of freedom and intensity lanes: dragged, double-clicked, moved by + and −.

use std::sync::Arc;

use parcours::command::Command;
use parcours::editor::{Blocked, Modifiers};
use parcours::model::{Card, Document, Lane, LaneRole};
use parcours::scene::{Point, Target, point};

use crate::test_editor::{TestEditor, card, card_id, cell, document, lane, step};

/// The usual map with a freedom lane `f`; a card `f` of level 2 in step a.
fn test() -> TestEditor {
    let plain = document();
    let mut lanes = (*plain.lanes).clone();
    lanes.push(Arc::new(Lane::new(lane("f"), LaneRole::Freedom)));
    let mut cards = (*plain.cards).clone();
    let mut new = Card::new(card_id("f"), step("a"), lane("f"), "");
    new.level = Some(2);
    cards.push(Arc::new(new));
    TestEditor::of(Document {
        lanes: Arc::new(lanes),
        cards: Arc::new(cards),
        ..plain
    })
}

fn levels(test: &TestEditor) -> Vec<(String, Option<u8>)> {
    let document = test.editor.document();
    let cards = document.cards.iter().filter(|card| card.lane == lane("f"));
    cards
        .map(|card| (card.step.to_string(), card.level))
        .collect()
}

/// The middle of a column at the height of a level, on screen.
fn at(test: &TestEditor, column: &str, level: u8) -> Point {
    let layout = test.editor.layout();
    let mut columns = layout.grid.columns.iter();
    let column = columns.find(|place| place.step == step(column)).unwrap();
    let y = layout.level_y(lane("f"), level).unwrap();
    let map = point(column.x + column.width / 2.0, y + 2.0);
    test.editor.viewport().to_screen(map)
}

#[test]
fn a_dragged_level_is_previewed_and_set_once_on_release() {
    let mut test = test();
    let (from, to) = (at(&test, "a", 2), at(&test, "a", 5));
    test.hold(from, to, Modifiers::default());
    let shown = test.editor.shown_document().card(card_id("f")).unwrap();
    assert_eq!(shown.level, Some(5));
    test.up(to, 1, Modifiers::default());
    assert_eq!(levels(&test), [("step-a".to_owned(), Some(5))]);
    assert_eq!(test.editor.history().num_undo_steps(), 1);
    assert_eq!(test.editor.undo_name().unwrap(), "modifier un niveau");
    test.run(Command::Undo);
    assert_eq!(levels(&test), [("step-a".to_owned(), Some(2))]);
}

#[test]
fn escape_gives_the_level_back() {
    let mut test = test();
    let (from, to) = (at(&test, "a", 2), at(&test, "a", 4));
    test.hold(from, to, Modifiers::default());
    test.run(Command::Cancel);
    assert_eq!(levels(&test), [("step-a".to_owned(), Some(2))]);
    assert!(!test.editor.is_changed());
}

#[test]
fn a_drag_or_a_double_click_in_an_empty_cell_makes_a_level() {
    let mut test = test();
    let (from, to) = (at(&test, "b", 1), at(&test, "b", 4));
    test.drag_with(from, to, Modifiers::default());
    let on = at(&test, "c", 3);
    test.down(on, 1, Modifiers::default());
    test.up(on, 1, Modifiers::default());
    test.down(on, 2, Modifiers::default());
    test.up(on, 2, Modifiers::default());
    let made = [("step-a", 2), ("step-b", 4), ("step-c", 3)];
    let made = made.map(|(step, level)| (step.to_owned(), Some(level)));
    assert_eq!(levels(&test), made);
}

#[test]
fn plus_and_minus_move_the_level_of_a_card_and_of_an_empty_cell() {
    let mut test = test();
    test.click(card("f"));
    test.run(Command::EmotionUp);
    assert_eq!(levels(&test), [("step-a".to_owned(), Some(3))]);
    for _ in 0..5 {
        test.run(Command::EmotionDown);
    }
    assert_eq!(levels(&test), [("step-a".to_owned(), Some(1))]);
    test.click(cell("b", "f"));
    test.run(Command::EmotionUp).run(Command::EmotionUp);
    let made = [("step-a", 1), ("step-b", 4)];
    let made = made.map(|(step, level)| (step.to_owned(), Some(level)));
    assert_eq!(levels(&test), made);
}

#[test]
fn plus_and_minus_say_why_they_mean_nothing_elsewhere() {
    let mut test = test();
    test.click(Target::Title);
    assert_eq!(
        test.press(Command::EmotionUp),
        Err(Blocked::NoEmotionSelected)
    );
}

#[test]
fn a_level_becomes_a_card_with_a_text_by_typing() {
    let mut test = test();
    test.click(card("f"));
    test.run(Command::EditText);
    test.editor.set_edit_text("Libre".to_owned());
    test.click(Target::Title);
    let written = test.editor.document().card(card_id("f")).unwrap();
    assert_eq!((&*written.text, written.level), ("Libre", Some(2)));
}

#[test]
fn a_card_that_is_only_a_level_has_no_handles_to_be_caught_by() {
    let mut test = test();
    let levels = |test: &TestEditor| test.editor.overlay().handles.len();
    let at = at(&test, "a", 2);
    test.down(at, 1, Modifiers::default());
    test.up(at, 1, Modifiers::default());
    let lane = test.editor.document().lanes.last().unwrap().id;
    let cards = test.editor.document().cards.clone();
    let bar = cards
        .iter()
        .find(|card| card.lane == lane && card.level.is_some() && card.text.is_empty());
    let Some(bar) = bar else {
        panic!("the map has a bar");
    };
    test.editor.select([Target::Card(bar.id)]);
    assert_eq!(levels(&test), 0);
    test.editor.select([card("3")]);
    assert_eq!(levels(&test), 4);
}
