//! Walking the map by keyboard, and extending the selection.

use parcours::command::Command as C;
use parcours::scene::Target;

use crate::test_editor::{TestEditor, card, cell, emotion, lane, step};

#[track_caller]
fn walk(test: &mut TestEditor, path: &[(C, Target)]) {
    for &(command, target) in path {
        test.run(command);
        assert_eq!(test.selected(), [target], "after {command:?}");
    }
}

#[test]
fn arrows_walk_cells_and_the_cards_in_them() {
    let mut test = TestEditor::new();
    walk(
        &mut test,
        &[
            (C::GoRight, card("1")),
            (C::GoDown, card("2")),
            (C::GoDown, cell("a", "y")),
            (C::GoUp, card("2")),
            (C::GoRight, card("3")),
            (C::GoRight, cell("d", "x")),
            (C::GoLeft, card("3")),
            (C::GoLeft, card("1")),
            (C::GoLeft, Target::Lane(lane("x"))),
            (C::GoDown, Target::Lane(lane("y"))),
            (C::GoRight, cell("a", "y")),
            (C::GoDown, emotion("a")),
        ],
    );
    let persona = Target::Persona("persona-p".parse().unwrap());
    walk(&mut test, &[(C::GoDown, persona)]);
    assert!(test.press(C::GoDown).is_err());
    walk(&mut test, &[(C::GoUp, emotion("a"))]);
}

#[test]
fn arrows_go_up_over_the_headers_to_the_title() {
    let mut test = TestEditor::new();
    let stage = |test: &TestEditor, at: usize| Target::Stage(test.editor.document().stages[at].id);
    let (s, t) = (stage(&test, 0), stage(&test, 1));
    walk(
        &mut test,
        &[
            (C::GoFirstCell, card("1")),
            (C::GoUp, Target::Step(step("a"))),
            (C::GoRight, Target::Step(step("b"))),
            (C::GoLastStep, Target::Step(step("e"))),
            (C::GoUp, t),
            (C::GoLeft, s),
            (C::GoUp, Target::Title),
            (C::GoDown, s),
            (C::GoDown, Target::Step(step("a"))),
            (C::GoDown, card("1")),
        ],
    );
}

#[test]
fn home_end_and_page_keys_go_far() {
    let mut test = TestEditor::new();
    walk(
        &mut test,
        &[
            (C::GoLastCell, emotion("e")),
            (C::GoPreviousLane, card("4")),
            (C::GoFirstStep, cell("a", "y")),
            (C::GoLastStep, card("4")),
            (C::GoPreviousLane, cell("e", "x")),
            (C::GoNextLane, card("4")),
            (C::GoFirstCell, card("1")),
        ],
    );
}

#[test]
fn shift_extends_over_the_cells_between() {
    let mut test = TestEditor::new();
    test.click(card("1"));
    test.run(C::ExtendDown);
    assert_eq!(test.selected(), [card("1"), card("2")]);
    test.run(C::ExtendRight);
    assert_eq!(test.selected(), [card("1"), card("2"), card("3")]);
    test.run(C::ExtendLeft);
    assert_eq!(test.selected(), [card("1")]);
}

#[test]
fn the_cursor_is_kept_in_sight() {
    let mut test = TestEditor::new();
    test.editor.viewport_mut().size = parcours::scene::Size {
        width: 640.0,
        height: 420.0,
    };
    for command in [C::GoLastCell, C::GoFirstCell, C::GoLastStep] {
        test.run(command);
        let target = test.selected()[0];
        let place = test.editor.place_of(target).unwrap();
        let visible = test.editor.viewport().visible();
        assert!(visible.encloses(place), "{place:?} is outside {visible:?}");
    }
}

#[test]
fn a_revealed_cell_is_not_under_the_pinned_headers() {
    let mut test = TestEditor::new();
    test.editor.viewport_mut().size = parcours::scene::Size {
        width: 640.0,
        height: 420.0,
    };
    test.run(C::GoLastCell);
    test.editor
        .viewport_mut()
        .pan(parcours::scene::point(-900.0, -900.0));
    test.run(C::GoFirstCell);
    let visible = test.editor.viewport().visible();
    let centre = test.editor.place_of(card("1")).unwrap().centre();
    assert_eq!(test.editor.layout().hit(centre, visible), Some(card("1")));
}

#[test]
fn going_up_and_down_over_a_wide_card_keeps_the_column() {
    let mut test = TestEditor::new();
    test.editor.select([Target::Step(step("c"))]);
    walk(
        &mut test,
        &[
            (C::GoDown, card("3")),
            (C::GoDown, cell("c", "y")),
            (C::GoUp, card("3")),
            (C::GoUp, Target::Step(step("c"))),
            (C::GoDown, card("3")),
            (C::GoRight, cell("d", "x")),
            (C::GoLeft, card("3")),
            (C::GoDown, cell("b", "y")),
        ],
    );
}
