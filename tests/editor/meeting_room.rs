//! In the meeting room: people vote and notes are sorted on the picture that everybody sees.

use parcours::command::Command;
use parcours::editor::{Blocked, Dropped, Editor};
use parcours::layout::View;
use parcours::layout::stop::{StepBy, Subject};
use parcours::model::{Card, CardId, IdGenerator, NoteId, StepId, VoteRound};
use parcours::scene::{Rect, Target};

use crate::room_stage::{SCREEN, presented, press, restaurant};
use crate::test_editor::{TestEditor, card, card_id, cell, document, lane, step};

fn begin_vote(editor: &mut Editor) {
    let mut round = VoteRound::new(editor.new_id(), "what first");
    (round.dots_per_person, round.people) = (3, 12);
    editor.start_vote(round).unwrap();
    editor.advance_picture(1.0);
}

fn chosen(editor: &Editor) -> Option<CardId> {
    match editor.selection().single() {
        Some(Target::Card(id)) => Some(id),
        _ => None,
    }
}

fn place(editor: &Editor, id: CardId) -> Rect {
    editor.place_of(Target::Card(id)).unwrap()
}

fn is_in_picture(editor: &Editor, id: CardId) -> bool {
    let current = editor.presenting().unwrap().current().unwrap();
    let is_seen = editor.viewport().visible().encloses(place(editor, id));
    current.contains(&Target::Card(id)) && is_seen
}

#[test]
fn an_open_vote_has_its_bar_above_the_picture_and_letters_stay_as_large() {
    let mut editor = presented(restaurant());
    press(&mut editor, Command::NextStop);
    let letter = editor.presenting().unwrap().letter();
    let before = editor.viewport().size.height;
    assert_eq!(editor.picture_head(), 0.0);
    begin_vote(&mut editor);
    let head = editor.picture_head();
    assert!(head >= 1.4 * letter, "{head}");
    assert_eq!(editor.presenting().unwrap().letter(), letter);
    assert_eq!(editor.viewport().size.height, before - head);
    // The board was laid out for what is left of the screen.
    for _ in 0..12 {
        let presenting = editor.presenting().unwrap();
        let current = presenting.current().unwrap();
        let cards = current.iter().filter_map(|target| match target {
            Target::Card(id) => Some(*id),
            _ => None,
        });
        let visible = editor.viewport().visible();
        for id in cards {
            let place = place(&editor, id);
            assert!(visible.y <= place.y && place.bottom() <= visible.bottom());
        }
        press(&mut editor, Command::NextStop);
    }
    editor.end_vote().unwrap();
    assert_eq!(editor.picture_head(), 0.0);
    assert_eq!(editor.viewport().size.height, before);
}

#[test]
fn a_vote_begins_in_the_picture_that_is_shown() {
    let mut editor = presented(restaurant());
    press(&mut editor, Command::NextStop);
    press(&mut editor, Command::NextStop);
    let (number, all) = editor.presenting().unwrap().part_number();
    assert!(number == 2 && all > 2, "{number} of {all}");
    begin_vote(&mut editor);
    let number = editor.presenting().unwrap().part_number().0;
    press(&mut editor, Command::NextCard);
    assert_eq!(editor.presenting().unwrap().part_number().0, number);
    let first = chosen(&editor).unwrap();
    assert!(is_in_picture(&editor, first));
    press(&mut editor, Command::PreviousCard);
    assert_eq!(editor.presenting().unwrap().part_number().0, number - 1);
    press(&mut editor, Command::NextCard);
    assert_eq!(chosen(&editor), Some(first));
}

#[test]
fn cards_of_a_stage_are_chosen_as_they_are_read() {
    let mut editor = presented(restaurant());
    press(&mut editor, Command::StepBy);
    press(&mut editor, Command::StepBy);
    press(&mut editor, Command::NextStop);
    begin_vote(&mut editor);
    let stage = editor.document().stages[0].clone();
    let is_its = |id: StepId| stage.steps.iter().any(|step| step.id == id);
    let its: Vec<CardId> = {
        let lanes = editor.document().lanes.iter().filter(|lane| lane.hidden);
        let hidden: Vec<_> = lanes.map(|lane| lane.id).collect();
        let cards = editor.document().cards.iter();
        let cards = cards.filter(|card| is_its(card.step) && !hidden.contains(&card.lane));
        cards.map(|card| card.id).collect()
    };
    assert!(its.len() > 10);
    let mut walked = Vec::new();
    let mut last = (0, i64::MIN, i64::MIN);
    for _ in 0..its.len() {
        press(&mut editor, Command::NextCard);
        let id = chosen(&editor).unwrap();
        assert!(is_in_picture(&editor, id), "{id:?}");
        let place = place(&editor, id);
        let number = editor.presenting().unwrap().part_number().0;
        let now = (number, place.x.round() as i64, place.y.round() as i64);
        assert!(now > last, "{now:?} is read before {last:?}");
        last = now;
        walked.push(id);
    }
    for id in &its {
        assert!(walked.contains(id), "{id:?} is never chosen");
    }
    press(&mut editor, Command::NextCard);
    assert_eq!(chosen(&editor), Some(walked[0]), "round at the end");
    press(&mut editor, Command::PreviousCard);
    assert_eq!(chosen(&editor), walked.last().copied());
}

#[test]
fn the_picture_goes_along_with_a_card_that_gets_dots() {
    let mut editor = presented(restaurant());
    press(&mut editor, Command::NextStop);
    begin_vote(&mut editor);
    for _ in 0..7 {
        press(&mut editor, Command::NextCard);
        press(&mut editor, Command::GiveDot);
        let id = chosen(&editor).unwrap();
        assert!(is_in_picture(&editor, id), "{id:?}");
    }
}

#[test]
fn a_dot_moves_nothing_on_the_board() {
    let mut editor = presented(restaurant());
    press(&mut editor, Command::NextStop);
    begin_vote(&mut editor);
    let places = |editor: &Editor| -> Vec<Rect> {
        let cards = editor.document().cards.iter();
        let drawn = cards.filter_map(|card| editor.layout().rect_of(Target::Card(card.id)));
        drawn.collect()
    };
    let before = places(&editor);
    assert!(before.len() > 3);
    for _ in 0..3 {
        press(&mut editor, Command::NextCard);
        press(&mut editor, Command::GiveDot);
        assert_eq!(places(&editor), before);
    }
    assert_eq!(editor.voting().unwrap().num_given(), 3);
}

#[test]
fn on_wheel_and_store_the_cards_of_the_step_are_chosen() {
    for view in [View::Wheel, View::Store] {
        let mut editor = presented(restaurant());
        editor.show_view(view);
        press(&mut editor, Command::NextStop);
        begin_vote(&mut editor);
        let here = editor.presenting().unwrap().current_step().unwrap();
        let cards = editor.document().cards.iter();
        let its = cards.filter(|card| card.step == here).count();
        assert!(its > 2, "{view:?}");
        let mut walked = Vec::new();
        for _ in 0..its {
            press(&mut editor, Command::NextCard);
            let id = chosen(&editor).unwrap();
            assert_eq!(editor.document().card(id).unwrap().step, here, "{view:?}");
            assert!(!walked.contains(&id), "{view:?}");
            walked.push(id);
        }
        press(&mut editor, Command::NextCard);
        assert_eq!(chosen(&editor), Some(walked[0]), "{view:?}");
    }
}

#[test]
fn no_card_is_marked_once_the_vote_has_ended_or_the_whole_map_is_shown() {
    let mut editor = presented(restaurant());
    press(&mut editor, Command::NextStop);
    begin_vote(&mut editor);
    press(&mut editor, Command::NextCard);
    press(&mut editor, Command::WholePicture);
    assert_eq!(chosen(&editor), None);
    press(&mut editor, Command::NextStop);
    press(&mut editor, Command::NextCard);
    assert!(chosen(&editor).is_some());
    editor.end_vote().unwrap();
    assert_eq!(chosen(&editor), None);
    // What the ranking leads to is marked until one walks on.
    let card = editor.document().cards.last().unwrap().id;
    editor.show_card(card);
    editor.advance_picture(1.0);
    assert!(is_in_picture(&editor, card));
    assert_eq!(chosen(&editor), Some(card));
    press(&mut editor, Command::PreviousStop);
    assert_eq!(chosen(&editor), None);
}

#[test]
fn what_a_list_leads_to_comes_into_the_picture_and_a_card_is_marked_there() {
    for by in StepBy::ALL {
        let mut editor = presented(restaurant());
        while editor.presenting().unwrap().by() != by {
            press(&mut editor, Command::StepBy);
        }
        press(&mut editor, Command::LastStop);
        let lanes = editor.document().lanes.clone();
        // One that the agenda's item leaves out.
        let card = editor.document().cards[0].clone();
        let other = lanes.iter().find(|lane| lane.id != card.lane).unwrap();
        editor.show_lanes(vec![other.id]);
        editor.go_to(Target::Card(card.id));
        editor.advance_picture(1.0);
        assert_eq!(chosen(&editor), Some(card.id), "{by:?}");
        assert!(is_in_picture(&editor, card.id), "{by:?}");
        assert_eq!(editor.presenting().unwrap().by(), by);
        let step = editor.document().steps().nth(2).unwrap().1.id;
        editor.go_to(Target::Step(step));
        let current = editor.presenting().unwrap().current().unwrap();
        assert!(current.contains(&Target::Step(step)), "{by:?}");
    }
    let mut editor = presented(restaurant());
    let stage = editor.document().stages[1].id;
    editor.go_to(Target::Stage(stage));
    let subject = |editor: &Editor| editor.presenting().unwrap().subject();
    assert_eq!(subject(&editor), Some(Subject::Stage(stage)));
    let lane = editor.document().lanes[1].id;
    editor.go_to(Target::Lane(lane));
    assert_eq!(subject(&editor), Some(Subject::Lane(lane)));
}

#[test]
fn a_card_of_a_hidden_or_folded_lane_is_shown_when_a_list_leads_to_it() {
    for hides in [true, false] {
        let mut editor = Editor::new(restaurant(), IdGenerator::from_seed(3));
        let card = editor.document().cards[0].clone();
        editor.select([Target::Lane(card.lane)]);
        let command = [Command::CollapseLane, Command::HideLane][usize::from(hides)];
        editor.run(command).unwrap();
        let before = editor.document().clone();
        editor.run(Command::Present).unwrap();
        editor.set_picture_size(SCREEN);
        editor.go_to(Target::Card(card.id));
        editor.advance_picture(1.0);
        assert_eq!(chosen(&editor), Some(card.id), "{command:?}");
        assert!(is_in_picture(&editor, card.id), "{command:?}");
        // For this presentation alone.
        press(&mut editor, Command::EndPresenting);
        assert!(editor.options().lanes.is_empty());
        assert!(editor.document().is_identical(&before));
    }
}

#[test]
fn presenting_from_the_selection_does_nothing_at_a_stop_where_nothing_is_selected() {
    let mut editor = presented(restaurant());
    for _ in 0..3 {
        press(&mut editor, Command::NextStop);
    }
    let here = editor.presenting().unwrap().subject();
    let refused = Err(Blocked::NothingSelected);
    assert_eq!(editor.run(Command::PresentHere).map(drop), refused);
    assert!(!editor.presenting().unwrap().is_whole());
    assert_eq!(editor.presenting().unwrap().subject(), here);
}

#[test]
fn no_vote_is_begun_on_a_map_for_reading_only() {
    let mut editor = presented(restaurant());
    assert_eq!(editor.can_run(Command::Vote), Ok(()));
    editor.set_reading_only(true);
    assert_eq!(editor.can_run(Command::Vote), Err(Blocked::ReadingOnly));
}

fn with_note(text: &str) -> (TestEditor, NoteId) {
    let mut test = TestEditor::new();
    test.editor.add_notes(text).unwrap();
    let id = test.editor.document().notes[0].id;
    test.run(Command::Present);
    test.editor.set_picture_size(SCREEN);
    (test, id)
}

fn last_card(test: &TestEditor) -> Card {
    Card::clone(test.editor.document().cards.last().unwrap())
}

#[test]
fn a_note_let_go_on_a_card_of_a_board_stands_in_its_lane() {
    let (mut test, id) = with_note("one");
    test.walk_to("e");
    let at = place(&test.editor, card_id("4")).centre();
    test.editor.drag_note(id, Some(at));
    assert_eq!(test.editor.drop_note(), Ok(Dropped::Sorted));
    let laid = last_card(&test);
    let expected = ("one", step("e"), lane("y"));
    assert_eq!((&*laid.text, laid.step, laid.lane), expected);
    assert!(test.editor.document().notes.is_empty());
    // What is let go there belongs there, whatever its sign says.
    let (mut test, id) = with_note("- one");
    test.walk_to("a");
    let at = place(&test.editor, card_id("1")).centre();
    test.editor.drag_note(id, Some(at));
    assert_eq!(test.editor.drop_note(), Ok(Dropped::Sorted));
    assert_eq!(last_card(&test).lane, lane("x"));
    test.sweep();
}

#[test]
fn on_the_whole_map_a_note_is_let_go_on_a_cell_as_in_the_editor() {
    for (target, expected) in [
        (card("4"), (step("e"), lane("y"))),
        (cell("d", "y"), (step("d"), lane("y"))),
    ] {
        let (mut test, id) = with_note("one");
        test.walk_to("b");
        test.run(Command::WholePicture);
        test.editor.advance_picture(1.0);
        let at = test.editor.place_of(target).unwrap().centre();
        test.editor.drag_note(id, Some(at));
        assert_eq!(test.editor.drop_note(), Ok(Dropped::Sorted), "{target:?}");
        let laid = last_card(&test);
        assert_eq!((laid.step, laid.lane), expected);
        assert_eq!(
            test.editor.document().cards.len(),
            document().cards.len() + 1
        );
        test.sweep();
    }
}
