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

#[test]
fn the_left_edge_is_dragged_too() {
    let mut test = TestEditor::new();
    let rect = test.editor.place_of(card("3")).unwrap();
    let edge = test
        .editor
        .viewport()
        .to_screen(point(rect.x + 2.0, rect.centre().y));
    let to = point(test.at(cell("a", "x")).x - 30.0, edge.y);
    test.hold(edge, to, Modifiers::default());
    let preview = test.editor.overlay().span.unwrap();
    assert!((preview.right() - rect.right()).abs() < 0.5 && preview.x < rect.x);
    test.up(to, 1, Modifiers::default());
    assert_eq!(test.lane_text("x"), "one two three+3||||");
    assert_eq!(test.selected(), [card("3")]);
    test.run(Command::Undo);
    let to = point(test.at(cell("e", "x")).x, edge.y);
    test.drag_with(edge, to, Modifiers::default());
    assert_eq!(
        test.lane_text("x"),
        "one two||three||",
        "one column is left"
    );
}

#[test]
fn escape_leaves_the_span() {
    let mut test = TestEditor::new();
    let rect = test.editor.place_of(card("3")).unwrap();
    let edge = test
        .editor
        .viewport()
        .to_screen(point(rect.right() - 2.0, rect.centre().y));
    test.hold(edge, edge + point(400.0, 0.0), Modifiers::default());
    test.run(Command::Cancel);
    test.up(edge, 1, Modifiers::default());
    assert!(!test.editor.is_changed());
}

#[test]
fn handles_are_at_least_24_points_large_at_any_zoom() {
    for zoom in [0.6, 1.0, 2.5] {
        let mut test = TestEditor::new();
        test.editor.viewport_mut().zoom = zoom;
        let rect = test.editor.place_of(card("3")).unwrap();
        let shown = test.editor.viewport().rect_to_screen(rect);
        test.moved(shown.centre(), Modifiers::default());
        let mut width = 0;
        for by in -30..30 {
            test.moved(shown.centre(), Modifiers::default());
            test.moved(
                point(shown.right() + by as f32, shown.centre().y),
                Modifiers::default(),
            );
            width += i32::from(test.editor.overlay().cursor == Cursor::ResizeHorizontal);
        }
        assert!(width >= 24, "{width} points at {zoom}");
        let mut height = 0;
        for by in -30..30 {
            test.moved(shown.centre(), Modifiers::default());
            test.moved(
                point(shown.centre().x, shown.bottom() + by as f32),
                Modifiers::default(),
            );
            height += i32::from(test.editor.overlay().cursor == Cursor::Crosshair);
        }
        assert!(height >= 24, "{height} points at {zoom}");
    }
}
