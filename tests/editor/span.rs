//! Cards over several columns: by dragging the right edge, by Alt+Shift and arrows.

use parcours::command::Command;
use parcours::editor::{Blocked, Cursor, Modifiers};
use parcours::scene::point;

use crate::test_editor::{TestEditor, card, cell};

#[test]
fn the_right_edge_of_a_card_is_dragged_over_columns() {
    let mut test = TestEditor::new();
    let rect = test.editor.place_of(card("3")).unwrap();
    let edge = test
        .editor
        .viewport()
        .to_screen(point(rect.right() - 2.0, rect.centre().y));
    let to = point(test.at(cell("e", "x")).x + 30.0, edge.y);
    test.moved(edge, Modifiers::default());
    assert_eq!(test.editor.overlay().cursor, Cursor::ResizeHorizontal);
    let overlay = test.hold(edge, to, Modifiers::default());
    assert!(overlay.span.unwrap().width > rect.width * 1.5);
    test.up(to, 1, Modifiers::default());
    assert_eq!(test.lane_text("x"), "one two|three+4|||");
    assert_eq!(test.editor.undo_name().unwrap(), "étendre une fiche");
    test.run(Command::Undo);
    let back = point(test.at(cell("b", "x")).x, edge.y);
    test.drag_with(edge, back, Modifiers::default());
    assert_eq!(test.lane_text("x"), "one two|three|||");
}

#[test]
fn alt_shift_and_arrows_widen_and_narrow_up_to_the_edge() {
    let mut test = TestEditor::new();
    test.click(card("3"));
    test.run(Command::Widen).run(Command::Widen);
    assert_eq!(test.lane_text("x"), "one two|three+4|||");
    assert_eq!(test.press(Command::Widen), Err(Blocked::AtTheEdge));
    test.run(Command::Narrow)
        .run(Command::Narrow)
        .run(Command::Narrow);
    assert_eq!(test.lane_text("x"), "one two|three|||");
    assert_eq!(test.press(Command::Narrow), Err(Blocked::OneColumnWide));
}
