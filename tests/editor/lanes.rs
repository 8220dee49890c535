//! Lanes are hidden, collapsed, coloured and moved, alone, several or all at once.

use parcours::command::Command;
use parcours::editor::{Blocked, Side};
use parcours::model::{LaneRole, Swatch};
use parcours::scene::Target;
use parcours::theme::LIGHT;

use crate::test_editor::{CTRL, TestEditor, card, lane};

fn shown(test: &TestEditor) -> usize {
    test.editor.layout().grid.rows.len()
}

#[test]
fn hidden_lanes_come_back_all_at_once() {
    let mut test = TestEditor::new();
    assert_eq!(test.press(Command::HideLane), Err(Blocked::NoLaneSelected));
    assert_eq!(test.press(Command::ShowLanes), Err(Blocked::NoLaneHidden));
    test.click(Target::Lane(lane("x")));
    test.click_with(Target::Lane(lane("y")), CTRL);
    test.run(Command::HideLane);
    assert_eq!(shown(&test), 1);
    assert_eq!(test.editor.undo_name().unwrap(), "masquer 2\u{a0}lignes");
    test.run(Command::ShowLanes);
    assert_eq!(shown(&test), 3);
    test.run(Command::Undo).run(Command::Undo);
    assert!(!test.editor.is_changed());
}

#[test]
fn a_lane_collapses_from_one_of_its_cards_and_expands_again() {
    let mut test = TestEditor::new();
    let height = |test: &TestEditor| test.editor.layout().grid.rows[0].height;
    let before = height(&test);
    test.click(card("1"));
    assert_eq!(test.press(Command::ExpandLane), Err(Blocked::AlreadySo));
    test.run(Command::CollapseLane);
    assert!(height(&test) < before);
    test.click(Target::Lane(lane("x")));
    test.run(Command::ExpandLane);
    assert_eq!(height(&test), before);
    test.run(Command::CollapseLanes);
    assert!(
        test.editor
            .document()
            .lanes
            .iter()
            .all(|lane| lane.collapsed)
    );
    assert_eq!(test.press(Command::CollapseLanes), Err(Blocked::AlreadySo));
    test.run(Command::ExpandLanes);
    assert_eq!(test.editor.undo_name().unwrap(), "déplier 3\u{a0}lignes");
}

#[test]
fn a_colour_of_its_own_is_drawn_whatever_the_role() {
    let mut test = TestEditor::new();
    assert_eq!(
        test.editor.colour_lanes(Some(Swatch::Green)),
        Err(Blocked::NoLaneSelected)
    );
    let drawn = |test: &TestEditor| {
        let green = LIGHT.swatch(Swatch::Green).strong;
        let dump = format!("{:?}", test.editor.layout().scene);
        dump.matches(&format!("{green:?}")).count()
    };
    let before = drawn(&test);
    // Irritants are red by their role.
    test.click(Target::Lane(lane("y")));
    test.editor.colour_lanes(Some(Swatch::Green)).unwrap();
    test.sweep();
    assert!(drawn(&test) > before);
    test.editor.colour_lanes(None).unwrap();
    assert_eq!(drawn(&test), before);
}

#[test]
fn a_hidden_lane_moves_among_all_the_others() {
    let mut test = TestEditor::new();
    test.click(Target::Lane(lane("m")));
    test.run(Command::HideLane);
    test.editor.select([Target::Lane(lane("m"))]);
    test.run(Command::MoveUp);
    assert_eq!(test.editor.document().lanes[1].id, lane("m"));
    // A lane in sight passes those that are not.
    test.click(Target::Lane(lane("x")));
    test.run(Command::MoveDown);
    assert_eq!(test.editor.document().lanes[2].id, lane("x"));
}

#[test]
fn a_lane_of_a_role_is_added_beside_the_selected_one_and_named() {
    let mut test = TestEditor::new();
    test.click(Target::Lane(lane("x")));
    test.editor
        .add_lane(LaneRole::Backstage, Side::After)
        .unwrap();
    assert_eq!(test.editor.document().lanes[1].role, LaneRole::Backstage);
    assert_eq!(test.editor.text_edit().unwrap().text, "Coulisses");
    test.run(Command::Undo);
    assert!(!test.editor.is_changed());
}
