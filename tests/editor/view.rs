//! Panning, zooming, fitting; hovering.

use parcours::command::Command;
use parcours::editor::{Button, Modifiers, Outcome, PointerEvent};
use parcours::scene::{Size, point};

use crate::test_editor::{TestEditor, card};

#[test]
fn space_and_the_middle_button_pan() {
    let mut test = TestEditor::new();
    let space = Modifiers {
        space: true,
        ..Modifiers::default()
    };
    let at = test.at(card("1"));
    test.hold(at, at + point(50.0, 30.0), space);
    test.up(at + point(50.0, 30.0), 1, space);
    assert_eq!(test.editor.viewport().origin, point(-50.0, -30.0));
    let middle = |at| PointerEvent::Down {
        at,
        button: Button::Middle,
        clicks: 1,
        modifiers: Modifiers::default(),
    };
    test.editor.pointer(middle(at));
    test.moved(at - point(50.0, 30.0), Modifiers::default());
    assert_eq!(test.editor.viewport().origin, point(0.0, 0.0));
    assert!(!test.editor.is_changed());
}

#[test]
fn zooming_in_and_out_comes_back_and_fit_shows_everything() {
    let mut test = TestEditor::new();
    let before = *test.editor.viewport();
    test.run(Command::ZoomIn);
    assert!(test.editor.viewport().zoom / before.zoom <= 1.15);
    test.run(Command::ZoomOut);
    assert!((test.editor.viewport().zoom - before.zoom).abs() < 1e-5);
    test.editor.viewport_mut().size = Size {
        width: 400.0,
        height: 300.0,
    };
    test.run(Command::ZoomFit);
    let visible = test.editor.viewport().visible();
    assert!(visible.encloses(test.editor.layout().scene.bounds));
    test.run(Command::ZoomActual);
    assert_eq!(test.editor.viewport().zoom, 1.0);
    assert!(test.press(Command::ZoomSelection).is_err());
    test.editor.select([card("1")]);
    test.run(Command::ZoomSelection);
    let place = test.editor.place_of(card("1")).unwrap();
    assert!(test.editor.viewport().visible().encloses(place));
}

#[test]
fn the_pointer_says_what_it_is_over() {
    let mut test = TestEditor::new();
    let at = test.at(card("1"));
    test.moved(at, Modifiers::default());
    assert_eq!(test.editor.hovered(), Some(card("1")));
    test.editor.pointer(PointerEvent::Left);
    assert_eq!(test.editor.hovered(), None);
}

#[test]
fn commands_about_files_are_left_to_the_shell() {
    let mut test = TestEditor::new();
    for command in [Command::Save, Command::Palette, Command::FullScreen] {
        assert_eq!(test.editor.run(command), Ok(Outcome::NotMine));
    }
    for &command in Command::ALL {
        let knows = TestEditor::new().editor.knows(command);
        let not_mine = TestEditor::new().editor.run(command) == Ok(Outcome::NotMine);
        assert_eq!(knows, !not_mine, "{command:?}");
    }
}
