//! The agenda: written before the meeting, followed while the map is presented.

use parcours::command::Command;
use parcours::editor::Blocked;
use parcours::layout::View;
use parcours::layout::stop::{StepBy, Subject};
use parcours::model::{AgendaItem, AgendaScope, AgendaView, LaneRole};
use parcours::scene::{Size, Target};

use crate::test_editor::{TestEditor, card_id, lane, step};

fn editor() -> TestEditor {
    TestEditor::new()
}

fn scopes(test: &TestEditor) -> Vec<AgendaScope> {
    let agenda = test.editor.document().agenda.iter();
    agenda.map(|item| item.shows).collect()
}

#[test]
fn an_agenda_is_made_of_the_stages_once_and_undone_at_once() {
    let mut test = editor();
    test.editor.agenda_from_stages().unwrap();
    let stages = test.editor.document().stages.iter();
    let expected: Vec<_> = stages.map(|it| AgendaScope::Stage(it.id)).collect();
    assert_eq!(scopes(&test), expected);
    assert_eq!(test.editor.agenda_from_stages(), Err(Blocked::AlreadySo));
    assert_eq!(
        test.editor.undo_name().as_deref(),
        Some("ajouter 2\u{a0}points de l’ordre du jour")
    );
    test.editor.run(Command::Undo).unwrap();
    assert!(scopes(&test).is_empty());
}

#[test]
fn what_is_selected_becomes_an_item_after_the_picked_one() {
    let mut test = editor();
    test.editor.agenda_from_stages().unwrap();
    test.editor
        .select([Target::Step(step("b")), Target::Lane(lane("y"))]);
    // The step is what was picked last.
    test.editor.select([Target::Step(step("b"))]);
    let at = test.editor.add_selected_to_agenda(Some(0)).unwrap();
    assert_eq!(at, 1);
    assert_eq!(scopes(&test)[1], AgendaScope::Step(step("b")));
    test.editor.select([Target::Lane(lane("y"))]);
    let at = test.editor.add_selected_to_agenda(None).unwrap();
    let item = AgendaItem::clone(&test.editor.document().agenda[at]);
    assert_eq!(
        (item.shows, &*item.lanes),
        (AgendaScope::Map, &[lane("y")][..])
    );
    let again = test.editor.duplicate_agenda_item(at).unwrap();
    assert_eq!(test.editor.document().agenda[again].lanes, item.lanes);
    test.editor.move_agenda_item(again, 0).unwrap();
    test.editor.remove_agenda_item(0).unwrap();
    assert_eq!(test.editor.document().agenda.len(), 4);
}

#[test]
fn a_name_that_is_typed_is_one_change() {
    let mut test = editor();
    test.editor.add_agenda_item(None).unwrap();
    let steps = test.editor.history().len();
    let mut item = AgendaItem::clone(&test.editor.document().agenda[0]);
    for letter in "Accueil".chars() {
        item.name.push(letter);
        test.editor.set_agenda_item(item.clone(), true).unwrap();
    }
    assert_eq!(test.editor.history().len(), steps + 1);
    test.editor.seal();
    item.minutes = 8;
    test.editor.set_agenda_item(item, false).unwrap();
    assert_eq!(test.editor.history().len(), steps + 2);
}

fn drawn_lanes(test: &TestEditor) -> Vec<parcours::model::LaneId> {
    let rows = test.editor.layout().grid.rows.iter();
    rows.map(|row| row.lane).collect()
}

#[test]
fn an_item_brings_its_view_its_part_and_its_lanes_into_the_picture_alone() {
    let mut test = editor();
    let before = drawn_lanes(&test);
    let stage = test.editor.document().stages[1].id;
    let item = AgendaItem {
        lanes: vec![lane("y")],
        ..AgendaItem::new("agenda-a".parse().unwrap(), AgendaScope::Stage(stage), 5)
    };
    let wheel = AgendaItem {
        view: AgendaView::Wheel,
        ..AgendaItem::new("agenda-b".parse().unwrap(), AgendaScope::Map, 5)
    };
    for item in [&item, &wheel] {
        let at = usize::MAX;
        let item = item.clone();
        let edit = parcours::model::Edit::AddAgendaItem { item, at };
        test.editor.apply(edit, None).unwrap();
    }
    let document = test.editor.document().clone();
    assert_eq!(
        test.editor.show_agenda_item(item.id),
        Err(Blocked::NotPresenting)
    );
    test.editor.run(Command::Present).unwrap();
    test.editor.set_picture_size(Size {
        width: 1280.0,
        height: 720.0,
    });
    test.editor.show_agenda_item(item.id).unwrap();
    let step_now = test.editor.presenting().unwrap().current_step();
    assert_eq!(step_now, Some(step("d")));
    test.editor.run(Command::WholePicture).unwrap();
    assert_eq!(drawn_lanes(&test), [lane("y")]);
    test.editor.show_agenda_item(wheel.id).unwrap();
    assert_eq!(test.editor.view(), View::Wheel);
    test.editor.show_agenda_item(item.id).unwrap();
    test.editor.run(Command::WholePicture).unwrap();
    test.editor.show_lanes(Vec::new());
    assert_eq!(drawn_lanes(&test), before);
    test.editor.show_agenda_item(item.id).unwrap();
    test.editor.run(Command::EndPresenting).unwrap();
    // The map itself has not changed, and the picture is as it was.
    assert_eq!(drawn_lanes(&test), before);
    assert_eq!(test.editor.view(), View::Swimlane);
    assert!(test.editor.document().is_identical(&document));
}

#[test]
fn a_hidden_lane_that_an_item_names_is_in_its_picture() {
    let mut test = editor();
    test.editor.select([Target::Lane(lane("y"))]);
    test.editor.run(Command::HideLane).unwrap();
    assert!(!drawn_lanes(&test).contains(&lane("y")));
    test.editor.show_lanes(vec![lane("y")]);
    assert_eq!(drawn_lanes(&test), [lane("y")]);
    let role = test.editor.document().lane(lane("y")).unwrap().role;
    assert_eq!(role, LaneRole::PainPoint);
}

#[test]
fn going_back_to_before_is_one_change_that_can_be_undone() {
    let mut test = editor();
    let before = test.editor.document().clone();
    test.editor.agenda_from_stages().unwrap();
    test.editor.run(Command::AddStage).unwrap();
    test.editor.run(Command::Cancel).unwrap();
    let after = test.editor.document().clone();
    test.editor.restore_version(&before).unwrap();
    assert!(test.editor.document().is_same(&before));
    test.editor.run(Command::Undo).unwrap();
    assert!(test.editor.document().is_same(&after));
    test.editor.set_reading_only(true);
    assert_eq!(
        test.editor.restore_version(&before),
        Err(Blocked::ReadingOnly)
    );
}

/// Presents the whole map with lane `y` alone.
fn presenting_lane_y(test: &mut TestEditor) {
    let item = AgendaItem {
        lanes: vec![lane("y")],
        ..AgendaItem::new("agenda-y".parse().unwrap(), AgendaScope::Map, 5)
    };
    let id = item.id;
    let at = usize::MAX;
    let edit = parcours::model::Edit::AddAgendaItem { item, at };
    test.editor.apply(edit, None).unwrap();
    test.editor.run(Command::Present).unwrap();
    test.editor.set_picture_size(Size {
        width: 1280.0,
        height: 720.0,
    });
    test.editor.show_agenda_item(id).unwrap();
}

fn walk_by_lanes(test: &mut TestEditor) {
    while test.editor.presenting().unwrap().by() != StepBy::Lane {
        test.editor.run(Command::StepBy).unwrap();
    }
}

#[test]
fn a_walk_by_lanes_goes_through_those_of_the_item_alone() {
    for command in [None, Some(Command::HideLane), Some(Command::CollapseLane)] {
        let mut test = editor();
        if let Some(command) = command {
            test.editor.select([Target::Lane(lane("y"))]);
            test.editor.run(command).unwrap();
        }
        presenting_lane_y(&mut test);
        walk_by_lanes(&mut test);
        for _ in 0..4 {
            test.editor.run(Command::NextStop).unwrap();
            let presenting = test.editor.presenting().unwrap();
            assert_eq!(presenting.subject(), Some(Subject::Lane(lane("y"))));
            let current = presenting.current().unwrap();
            assert!(current.contains(&Target::Card(card_id("4"))), "{command:?}");
        }
        // The other lanes are there again when the item is over.
        test.editor.show_lanes(Vec::new());
        test.editor.run(Command::PreviousStop).unwrap();
        let presenting = test.editor.presenting().unwrap();
        assert_ne!(
            presenting.subject(),
            Some(Subject::Lane(lane("y"))),
            "{command:?}"
        );
    }
}

#[test]
fn a_lane_at_which_the_walk_stands_gives_way_when_the_item_does_not_name_it() {
    let mut test = editor();
    test.editor.run(Command::Present).unwrap();
    walk_by_lanes(&mut test);
    test.editor.run(Command::NextStop).unwrap();
    let subject = |test: &TestEditor| test.editor.presenting().unwrap().subject();
    assert_eq!(subject(&test), Some(Subject::Lane(lane("x"))));
    test.editor.show_lanes(vec![lane("y")]);
    assert_eq!(subject(&test), Some(Subject::Lane(lane("y"))));
}

#[test]
fn a_folded_lane_that_an_item_names_is_told_at_its_step() {
    let mut test = editor();
    test.editor.select([Target::Lane(lane("y"))]);
    test.editor.run(Command::CollapseLane).unwrap();
    presenting_lane_y(&mut test);
    test.walk_to("e");
    let presenting = test.editor.presenting().unwrap();
    let current = presenting.current().unwrap();
    assert!(current.contains(&Target::Card(card_id("4"))));
}

#[test]
fn the_report_looks_at_the_lanes_of_the_item_alone() {
    let mut test = editor();
    let long = parcours::model::Card::new(
        card_id("long"),
        step("a"),
        lane("x"),
        "a text that fills the wall ".repeat(60),
    );
    let cards = vec![parcours::model::NewCard {
        card: long,
        before: None,
    }];
    let edit = parcours::model::Edit::AddCards(cards);
    test.editor.apply(edit, None).unwrap();
    presenting_lane_y(&mut test);
    walk_by_lanes(&mut test);
    assert_eq!(test.editor.report(), []);
    test.editor.show_lanes(Vec::new());
    assert!(!test.editor.report().is_empty());
}
