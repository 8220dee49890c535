//! Presenting when something else happens: the stop is measured anew, and Space goes on from wherever one is.

use parcours::command::Command;
use parcours::editor::Editor;
use parcours::i18n::Lang;
use parcours::layout::View;
use parcours::layout::stop::{Part, StepBy, Subject};
use parcours::model::{CardId, Edit, Stage, VoteRound};
use parcours::scene::{Size, Target};

use crate::room_stage::{SCREEN, presented, press, restaurant};
use crate::test_editor::document;

fn part(editor: &Editor) -> Part {
    editor.presenting().unwrap().part().unwrap().clone()
}

fn part_number(editor: &Editor) -> (usize, usize) {
    editor.presenting().unwrap().part_number()
}

/// The stop as it is when it is measured anew.
fn measured_anew(editor: &mut Editor) -> (Part, (usize, usize)) {
    editor.set_picture_size(Size {
        width: 900.0,
        height: 500.0,
    });
    editor.set_picture_size(SCREEN);
    (part(editor), part_number(editor))
}

fn assert_measured(editor: &mut Editor, when: &str) {
    let shown = (part(editor), part_number(editor));
    assert_eq!(shown, measured_anew(editor), "{when}");
}

fn vote(editor: &mut Editor, name: &str) {
    let mut round = VoteRound::new(editor.new_id(), name);
    (round.dots_per_person, round.people) = (9, 40);
    editor.start_vote(round).unwrap();
}

#[test]
fn what_changes_the_picture_beside_the_map_measures_the_stop_anew() {
    let mut editor = presented(restaurant());
    press(&mut editor, Command::NextStop);
    vote(&mut editor, "first");
    for _ in 0..6 {
        press(&mut editor, Command::NextCard);
        press(&mut editor, Command::GiveDot);
    }
    editor.end_vote().unwrap();
    press(&mut editor, Command::NextStop);
    assert_measured(&mut editor, "after a vote");
    vote(&mut editor, "second");
    assert_measured(&mut editor, "a second vote, without dots");
    editor.end_vote().unwrap();
    editor.show_votes(None);
    assert_measured(&mut editor, "dots put away");
    editor.options_mut().lang = Lang::En;
    assert_measured(&mut editor, "another language");
}

#[test]
fn only_cards_that_are_in_the_picture_are_chosen() {
    let mut document = restaurant();
    let mut lanes = document.lanes.iter();
    let lane = lanes.find(|lane| document.cards.iter().any(|card| card.lane == lane.id));
    let mut lane = (**lane.unwrap()).clone();
    lane.collapsed = true;
    let folded = lane.id;
    document = document.apply(&Edit::SetLane(lane)).unwrap();
    let mut editor = presented(document);
    press(&mut editor, Command::NextStop);
    vote(&mut editor, "what first");
    let mut chosen: Vec<CardId> = Vec::new();
    loop {
        press(&mut editor, Command::NextCard);
        let Some(Target::Card(id)) = editor.selection().single() else {
            panic!("a card is chosen")
        };
        if chosen.contains(&id) {
            break;
        }
        let card = editor.document().card(id).unwrap().clone();
        assert_ne!(card.lane, folded, "{} is not on the board", card.text);
        assert!(part(&editor).current.contains(&Target::Card(id)));
        chosen.push(id);
    }
    assert!(chosen.len() > 3);
}

#[test]
fn a_stage_without_steps_does_not_stop_the_walk_in_another_view() {
    let mut document = document();
    let stage = Stage::new("stage-empty".parse().unwrap(), "Empty");
    document = document.apply(&Edit::AddStage { stage, at: 1 }).unwrap();
    let mut editor = presented(document);
    while editor.presenting().unwrap().by() != StepBy::Stage {
        press(&mut editor, Command::StepBy);
    }
    press(&mut editor, Command::NextStop);
    while part(&editor).step.is_some() {
        press(&mut editor, Command::NextStop);
    }
    for view in [View::Wheel, View::Store, View::Swimlane] {
        editor.show_view(view);
        let before = editor.presenting().unwrap().subject();
        assert!(before.is_some(), "{view:?}");
        press(&mut editor, Command::NextStop);
        assert_ne!(editor.presenting().unwrap().subject(), before, "{view:?}");
        press(&mut editor, Command::PreviousStop);
    }
}

#[test]
fn a_map_without_a_lane_to_show_is_not_walked_by_lanes() {
    let mut document = document();
    let lanes = document.lanes.clone();
    for lane in lanes.iter() {
        let mut lane = (**lane).clone();
        lane.hidden = true;
        document = document.apply(&Edit::SetLane(lane)).unwrap();
    }
    let mut editor = presented(document);
    for _ in 0..4 {
        press(&mut editor, Command::StepBy);
        assert_ne!(editor.presenting().unwrap().by(), StepBy::Lane);
    }
}

#[test]
fn from_the_start_is_from_its_first_picture() {
    let mut editor = presented(restaurant());
    press(&mut editor, Command::NextStop);
    press(&mut editor, Command::NextStop);
    assert_eq!(part_number(&editor).0, 2);
    press(&mut editor, Command::Present);
    press(&mut editor, Command::NextStop);
    assert_eq!(part_number(&editor).0, 1);

    press(&mut editor, Command::NextStop);
    press(&mut editor, Command::WholePicture);
    press(&mut editor, Command::NextStop);
    assert_eq!(part_number(&editor).0, 2, "it goes on where it was");
    press(&mut editor, Command::WholePicture);
    press(&mut editor, Command::StepBy);
    press(&mut editor, Command::NextStop);
    assert_eq!(part_number(&editor).0, 1, "another walk");
}

#[test]
fn the_stop_that_follows_a_deleted_one_begins_at_its_first_picture() {
    let mut editor = presented(restaurant());
    press(&mut editor, Command::NextStop);
    press(&mut editor, Command::NextStop);
    assert_eq!(part_number(&editor).0, 2);
    let step = editor.presenting().unwrap().current_step().unwrap();
    editor.apply(Edit::RemoveStep(step), None).unwrap();
    assert_ne!(
        editor.presenting().unwrap().subject(),
        Some(Subject::Step(step))
    );
    assert_eq!(part_number(&editor).0, 1);
}

#[test]
fn the_report_in_the_wheel_is_about_what_is_walked_there() {
    let mut document = restaurant();
    let mut card = (*document.cards[0]).clone();
    card.text = "beaucoup trop long pour une seule image ".repeat(60);
    document = document.apply(&Edit::SetCards(vec![card])).unwrap();
    let mut editor = presented(document);
    while editor.presenting().unwrap().by() != StepBy::Lane {
        press(&mut editor, Command::StepBy);
    }
    editor.show_view(View::Wheel);
    let by_lane = editor.report();
    let mut other = presented(editor.document().clone());
    other.show_view(View::Wheel);
    assert_eq!(by_lane.len(), other.report().len());
}
