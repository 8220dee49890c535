//! Voting with dots: keys give and take them, the open round keeps count, results are ranked.

use parcours::command::Command;
use parcours::editor::{Blocked, ranking};
use parcours::layout::View;
use parcours::model::{CardId, VoteRound, VoteRoundId};
use parcours::scene::Target;

use crate::test_editor::{TestEditor, card, card_id, cell, lane, step};

fn round(test: &mut TestEditor, dots: u16, people: u16, hidden: bool) -> VoteRoundId {
    let mut round = VoteRound::new(test.editor.new_id(), "what first");
    (round.dots_per_person, round.people, round.hidden) = (dots, people, hidden);
    let id = round.id;
    test.editor.start_vote(round).unwrap();
    test.sweep();
    id
}

fn dots(test: &TestEditor, name: &str) -> u32 {
    test.editor.document().vote_rounds[0].dots(card_id(name))
}

/// Whether the picture says this somewhere.
fn is_written(test: &TestEditor, text: &str) -> bool {
    test.editor.layout().scene.dump().contains(text)
}

#[test]
fn plus_and_minus_are_dots_while_a_vote_is_open_and_emotions_otherwise() {
    let mut test = TestEditor::new();
    test.editor.select([card("1")]);
    test.run(Command::EmotionUp);
    assert!(test.editor.document().vote_rounds.is_empty());
    let feeling = |test: &TestEditor| {
        let step = test.editor.document().step(step("a")).unwrap();
        step.emotions.first().map(|point| point.value.value())
    };
    let before = feeling(&test);
    assert!(before.is_some());
    round(&mut test, 2, 2, false);
    test.run(Command::EmotionUp);
    test.run(Command::EmotionUp);
    test.run(Command::EmotionDown);
    assert_eq!((dots(&test, "1"), feeling(&test)), (1, before));
    assert_eq!(test.editor.undo_name().unwrap(), "supprimer une gommette");
    // A cell is no card: there `+` goes on meaning the emotion.
    test.editor.select([cell("a", "m")]);
    test.run(Command::EmotionDown);
    assert_ne!(feeling(&test), before);
    test.editor.end_vote().unwrap();
    test.editor.select([card("1")]);
    test.run(Command::EmotionDown);
    assert_eq!(dots(&test, "1"), 1);
}

#[test]
fn no_more_dots_are_given_than_there_are_and_none_taken_that_is_not_there() {
    let mut test = TestEditor::new();
    assert_eq!(test.press(Command::GiveDot), Err(Blocked::NoVote));
    round(&mut test, 1, 2, false);
    assert_eq!(test.press(Command::GiveDot), Err(Blocked::NoCardSelected));
    test.editor.select([card("1")]);
    assert_eq!(test.press(Command::TakeDot), Err(Blocked::NoDotThere));
    test.run(Command::GiveDot);
    test.run(Command::GiveDot);
    assert_eq!(test.press(Command::GiveDot), Err(Blocked::NoDotsLeft));
    assert_eq!(test.editor.voting().unwrap().num_left(), 0);
    test.run(Command::Undo);
    assert_eq!(test.editor.voting().unwrap().num_left(), 1);
    // Two cards need two dots.
    test.editor.select([card("1"), card("2")]);
    assert_eq!(test.press(Command::GiveDot), Err(Blocked::NoDotsLeft));
    test.run(Command::TakeDot);
    test.run(Command::GiveDot);
    assert_eq!((dots(&test, "1"), dots(&test, "2")), (1, 1));
}

#[test]
fn a_hidden_vote_shows_nothing_until_it_ends() {
    for view in View::ALL {
        let mut test = TestEditor::new();
        test.editor.show_view(view);
        let empty = test.editor.layout().scene.dump();
        let id = round(&mut test, 60, 10, true);
        test.editor.select([card("1")]);
        for _ in 0..57 {
            test.run(Command::GiveDot);
        }
        assert_eq!(test.editor.layout().scene.dump(), empty, "{view:?}");
        assert_eq!(test.editor.end_vote(), Ok(id));
        assert!(is_written(&test, "57"), "{view:?} shows no dots");
        test.run(Command::ShowDots);
        assert_eq!(test.editor.layout().scene.dump(), empty, "{view:?}");
        test.run(Command::ShowDots);
        assert!(is_written(&test, "57"), "{view:?}");
    }
}

#[test]
fn rounds_are_kept_and_only_one_is_open() {
    let mut test = TestEditor::new();
    let first = round(&mut test, 3, 3, true);
    test.editor.select([card("1")]);
    test.run(Command::GiveDot);
    let second = round(&mut test, 1, 1, false);
    let rounds = &test.editor.document().vote_rounds;
    assert_eq!(rounds.iter().filter(|round| round.open).count(), 1);
    assert_eq!(test.editor.voting().unwrap().id, second);
    // The first one was ended, and with it its secret.
    assert!(!rounds[0].hidden && rounds[0].num_given() == 1);
    // It can be taken up again.
    let again = (*rounds[0]).clone();
    test.editor.start_vote(again).unwrap();
    assert_eq!(test.editor.voting().unwrap().id, first);
    assert_eq!(test.editor.document().vote_rounds.len(), 2);
    test.editor.remove_round(first).unwrap();
    assert_eq!(test.editor.voting(), None);
    test.run(Command::Undo);
    assert_eq!(test.editor.voting().unwrap().num_given(), 1);
}

#[test]
fn dots_leave_with_their_card_and_come_back_by_undo_and_a_copy_has_none() {
    let mut test = TestEditor::new();
    round(&mut test, 3, 3, false);
    test.editor.select([card("1")]);
    test.run(Command::GiveDot);
    test.run(Command::Duplicate);
    let copy = test
        .editor
        .document()
        .cards
        .iter()
        .filter(|card| card.text == "one");
    let copy: Vec<CardId> = copy.map(|card| card.id).collect();
    let votes = &test.editor.document().vote_rounds[0];
    let given: Vec<u32> = copy.iter().map(|&card| votes.dots(card)).collect();
    assert_eq!((given.len(), given.iter().sum::<u32>()), (2, 1));
    test.editor.select([card("1")]);
    test.run(Command::Delete);
    assert_eq!(dots(&test, "1"), 0);
    test.run(Command::Undo);
    assert_eq!(dots(&test, "1"), 1);
}

#[test]
fn the_result_is_ranked_and_copied_as_a_table() {
    let mut test = TestEditor::new();
    let id = round(&mut test, 9, 9, false);
    for (name, count) in [("4", 2), ("1", 2), ("3", 5)] {
        test.editor.select([card(name)]);
        for _ in 0..count {
            test.run(Command::GiveDot);
        }
    }
    let rows = ranking(test.editor.document(), test.editor.voting().unwrap());
    let rows: Vec<_> = rows
        .iter()
        .map(|row| (row.rank, row.card, row.dots))
        .collect();
    let expected = [
        (1, card_id("3"), 5),
        (2, card_id("1"), 2),
        (2, card_id("4"), 2),
    ];
    assert_eq!(rows, expected);
    let table = test.editor.ranking_table(id).unwrap();
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0], "Rang\tGommettes\tFiche\tSous-étape\tLigne");
    assert_eq!(lines[3], "2\t2\tfour\te\tIrritants");
    // A label of blanks is none.
    let mut row = parcours::model::Lane::clone(test.editor.document().lane(lane("y")).unwrap());
    row.label = " ".to_owned();
    let edit = parcours::model::Edit::SetLane(row);
    test.editor.apply(edit, None).unwrap();
    assert_eq!(test.editor.ranking_table(id).unwrap(), table);
}

#[test]
fn cards_are_chosen_by_key_within_the_stop_that_is_presented() {
    let mut test = TestEditor::new();
    let chosen = |test: &TestEditor| test.editor.selection().single();
    test.run(Command::NextCard);
    assert_eq!(chosen(&test), Some(card("1")));
    test.run(Command::PreviousCard);
    assert_eq!(chosen(&test), Some(card("4")));
    test.run(Command::Present);
    assert_eq!(chosen(&test), None);
    test.walk_to("a");
    for expected in ["1", "2", "1"] {
        test.run(Command::NextCard);
        assert_eq!(chosen(&test), Some(card(expected)));
    }
    test.walk_to("b");
    test.run(Command::NextCard);
    assert_eq!(
        chosen(&test),
        Some(card("3")),
        "it reaches over the next step too"
    );
    round(&mut test, 1, 1, false);
    test.run(Command::GiveDot);
    assert_eq!(dots(&test, "3"), 1);
}

#[test]
fn dots_make_their_card_higher_and_overlap_nothing() {
    let mut test = TestEditor::new();
    let height = |test: &TestEditor| test.editor.place_of(card("1")).unwrap().height;
    let plain = height(&test);
    round(&mut test, 40, 10, false);
    test.editor.select([card("1")]);
    for count in 1..=14 {
        test.run(Command::GiveDot);
        assert!(height(&test) > plain + 10.0, "{count}");
        let one = test.editor.place_of(card("1")).unwrap();
        let two = test.editor.place_of(Target::Card(card_id("2"))).unwrap();
        assert!(one.bottom() < two.y, "{count}");
        assert!(is_written(&test, &count.to_string()));
    }
    for _ in 0..14 {
        test.run(Command::TakeDot);
    }
    assert_eq!(height(&test), plain);
}
