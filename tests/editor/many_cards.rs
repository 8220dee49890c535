//! A drag on a large map costs what is in sight, not what the map holds.

use std::time::{Duration, Instant};

use parcours::editor::{Button, Editor, Modifiers, PointerEvent};
use parcours::model::IdGenerator;
use parcours::scene::{Size, Target, point};
use parcours::storage::stress;

/// The quickest of several frames of a drag: a pause of the machine does not count.
fn frame(num_cards: usize, target: impl Fn(&Editor) -> Target) -> Duration {
    let mut editor = Editor::new(stress(num_cards), IdGenerator::from_seed(1));
    editor.viewport_mut().size = Size {
        width: 1280.0,
        height: 720.0,
    };
    let target = target(&editor);
    editor.reveal(target);
    let from = editor.place_of(target).unwrap().centre();
    let from = editor.viewport().to_screen(from);
    let modifiers = Modifiers::default();
    editor.pointer(PointerEvent::Down {
        at: from,
        button: Button::Primary,
        clicks: 1,
        modifiers,
    });
    let mut least = Duration::MAX;
    for index in 0..40 {
        let at = point(500.0 + 9.0 * index as f32, 500.0 + 3.0 * index as f32);
        let start = Instant::now();
        editor.pointer(PointerEvent::Moved { at, modifiers });
        std::hint::black_box(editor.overlay());
        // The first ones begin the drag.
        if index > 4 {
            least = least.min(start.elapsed());
        }
    }
    assert!(editor.is_dragging());
    least
}

#[test]
fn a_drag_frame_does_not_grow_with_the_map() {
    let card = |editor: &Editor| Target::Card(editor.document().cards[0].id);
    let step = |editor: &Editor| Target::Step(editor.document().steps().next().unwrap().1.id);
    for (name, small, large) in [
        ("a card", frame(200, card), frame(10_000, card)),
        ("a step", frame(200, step), frame(10_000, step)),
    ] {
        let most = small * 12 + Duration::from_micros(500);
        assert!(large <= most, "{name}: {small:?} and {large:?}");
    }
}

#[test]
fn all_cards_are_dragged_by_the_ghosts_in_sight() {
    let mut editor = Editor::new(stress(10_000), IdGenerator::from_seed(1));
    editor.run(parcours::command::Command::SelectAll).unwrap();
    let far = editor.document().cards[5_000].id;
    editor.reveal(Target::Card(far));
    let from = editor.place_of(Target::Card(far)).unwrap().centre();
    let from = editor.viewport().to_screen(from);
    let modifiers = Modifiers::default();
    editor.pointer(PointerEvent::Down {
        at: from,
        button: Button::Primary,
        clicks: 1,
        modifiers,
    });
    for by in [10.0, 60.0] {
        editor.pointer(PointerEvent::Moved {
            at: from + point(by, by),
            modifiers,
        });
    }
    let start = Instant::now();
    let ghosts = editor.overlay().ghosts;
    let visible = editor.viewport().visible();
    assert!(ghosts.iter().any(|(id, _)| *id == far));
    assert!(ghosts.len() > 5 && ghosts.len() <= 80);
    assert!(ghosts.iter().all(|(_, rect)| rect.overlaps(visible)));
    assert!(start.elapsed() < Duration::from_millis(100));
}
