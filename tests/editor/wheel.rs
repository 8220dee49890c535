//! The same map as a wheel: selecting, walking, feeling, writing, undoing.

use parcours::command::Command;
use parcours::editor::{Button, Editor, Modifiers, PointerEvent};
use parcours::layout::View;
use parcours::model::{Document, Emotion, IdGenerator, StepId};
use parcours::scene::{Point, Target};

fn sample() -> Document {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let bytes = std::fs::read(folder.join("flight.fr.parcours.ron")).unwrap();
    parcours::storage::parse(&bytes).unwrap().document
}

fn on_the_wheel() -> Editor {
    let mut editor = Editor::new(sample(), IdGenerator::from_seed(1));
    editor.run(Command::ShowWheel).unwrap();
    editor.run(Command::ZoomFit).unwrap();
    assert_eq!(editor.view(), View::Wheel);
    editor
}

fn step(editor: &Editor, index: usize) -> StepId {
    editor.document().steps().nth(index).unwrap().1.id
}

fn feeling(editor: &Editor, step: StepId) -> Emotion {
    let persona = editor.document().personas[0].id;
    let row = editor.document().step(step).unwrap();
    row.emotion(Some(persona)).unwrap().value
}

fn face(editor: &Editor, step: StepId) -> Target {
    let persona = Some(editor.document().personas[0].id);
    assert!(editor.layout().emotion_point(step, persona).is_some());
    Target::Emotion { step, persona }
}

fn send(editor: &mut Editor, event: fn(Point) -> PointerEvent, at: Point) {
    let screen = editor.viewport().to_screen(at);
    editor.pointer(event(screen));
}

fn press(at: Point) -> PointerEvent {
    PointerEvent::Down {
        at,
        button: Button::Primary,
        modifiers: Modifiers::default(),
        clicks: 1,
    }
}

fn drag(at: Point) -> PointerEvent {
    PointerEvent::Moved {
        at,
        modifiers: Modifiers::default(),
    }
}

fn release(at: Point) -> PointerEvent {
    PointerEvent::Up {
        at,
        button: Button::Primary,
        clicks: 1,
        modifiers: Modifiers::default(),
    }
}

/// The middle of a wedge, on the map.
fn middle(editor: &Editor, step: StepId) -> Point {
    let zero = Emotion::default();
    editor.layout().level_point(step, zero).unwrap()
}

#[test]
fn a_click_on_a_wedge_selects_its_step_there_and_in_the_swimlane() {
    let mut editor = on_the_wheel();
    let second = step(&editor, 1);
    let at = middle(&editor, second);
    send(&mut editor, press, at);
    send(&mut editor, release, at);
    assert_eq!(editor.selection().targets(), [Target::Step(second)]);
    editor.run(Command::ShowSwimlane).unwrap();
    assert_eq!(editor.view(), View::Swimlane);
    assert_eq!(editor.selection().targets(), [Target::Step(second)]);
    let place = editor.place_of(Target::Step(second)).unwrap();
    assert!(
        editor.viewport().visible().overlaps(place),
        "it is in sight"
    );
}

#[test]
fn a_face_dragged_towards_the_rim_feels_better_and_undo_takes_it_back() {
    let mut editor = on_the_wheel();
    let second = step(&editor, 1);
    let before = feeling(&editor, second);
    assert_eq!(before.value(), -1.0);
    let rect = editor.layout().rect_of(face(&editor, second)).unwrap();
    let from = rect.centre();
    // A whole level, in the direction of the rim.
    let out = {
        let layout = editor.layout();
        let low = layout.level_point(second, Emotion::default()).unwrap();
        layout
            .level_point(second, Emotion::default().shifted(2))
            .unwrap()
            - low
    };
    send(&mut editor, press, from);
    send(&mut editor, drag, from + out * 0.5);
    send(&mut editor, drag, from + out * 2.0);
    assert_eq!(feeling(&editor, second), before, "only shown so far");
    send(&mut editor, release, from + out * 2.0);
    assert_eq!(feeling(&editor, second).value(), 1.0);
    editor.run(Command::Undo).unwrap();
    assert_eq!(feeling(&editor, second), before);
    assert!(editor.document().check().is_empty());
}

#[test]
fn escape_gives_a_dragged_face_back() {
    let mut editor = on_the_wheel();
    let third = step(&editor, 2);
    let before = feeling(&editor, third);
    let from = editor
        .layout()
        .rect_of(face(&editor, third))
        .unwrap()
        .centre();
    let inwards = middle(&editor, third);
    send(&mut editor, press, from);
    send(&mut editor, drag, inwards);
    editor.run(Command::Cancel).unwrap();
    send(&mut editor, release, inwards);
    assert_eq!(feeling(&editor, third), before);
    assert!(!editor.is_changed());
}

#[test]
fn arrows_walk_around_and_signs_set_the_emotion() {
    let mut editor = on_the_wheel();
    let last = editor.document().num_steps() - 1;
    let (first, end) = (step(&editor, 0), step(&editor, last));
    editor.select([Target::Step(first)]);
    editor.run(Command::GoLeft).unwrap();
    assert_eq!(editor.selection().targets(), [Target::Step(end)]);
    editor.run(Command::GoRight).unwrap();
    editor.run(Command::GoUp).unwrap();
    assert_eq!(editor.selection().targets(), [face(&editor, first)]);
    let before = feeling(&editor, first);
    editor.run(Command::EmotionUp).unwrap();
    assert_eq!(feeling(&editor, first), before.next_level(true));
    editor.run(Command::GoDown).unwrap();
    editor.run(Command::EmotionDown).unwrap();
    assert_eq!(
        feeling(&editor, first),
        before.next_level(true).next_level(false)
    );
    editor.run(Command::GoLastStep).unwrap();
    assert_eq!(editor.selection().targets(), [Target::Step(end)]);
}

#[test]
fn enter_writes_the_title_of_a_step_in_its_callout() {
    let mut editor = on_the_wheel();
    let first = step(&editor, 0);
    editor.select([Target::Step(first)]);
    editor.run(Command::EditText).unwrap();
    let edited = editor.text_edit().expect("a text is being written");
    assert_eq!(edited.target, Target::Step(first));
    let area = editor.text_edit_area().expect("in its callout").rect;
    let callout = editor.layout().rect_of(Target::Step(first)).unwrap();
    assert!(area.overlaps(callout));
}

#[test]
fn the_settings_of_the_wheel_are_edits_of_the_document() {
    let mut editor = on_the_wheel();
    for command in [
        Command::WheelDistance,
        Command::WheelFaces,
        Command::WheelCallouts,
    ] {
        let before = editor.document().wheel;
        editor.run(command).unwrap();
        assert_ne!(editor.document().wheel, before, "{command:?}");
    }
    assert!(editor.is_changed());
    for _ in 0..3 {
        editor.run(Command::Undo).unwrap();
    }
    assert_eq!(editor.document().wheel, Default::default());
}

#[test]
fn the_phase_of_the_selected_step_can_be_widened_and_given_back() {
    let mut editor = on_the_wheel();
    assert!(
        editor.can_run(Command::FocusPhase).is_err(),
        "nothing selected"
    );
    let first = step(&editor, 0);
    let whole = editor.layout().scene.dump();
    editor.select([Target::Step(first)]);
    editor.run(Command::FocusPhase).unwrap();
    assert_ne!(editor.layout().scene.dump(), whole);
    editor.run(Command::FocusPhase).unwrap();
    assert_eq!(editor.layout().scene.dump(), whole);
}

/// Every command, whatever is selected, leaves a sound map.
#[test]
fn no_command_harms_the_map_on_the_wheel() {
    let all = Command::ALL.iter().copied();
    for command in all {
        let mut editor = on_the_wheel();
        let second = step(&editor, 1);
        let stage = editor.document().stages[1].id;
        let lane = editor.document().lanes[0].id;
        let card = editor.document().cards[3].id;
        let targets = [
            None,
            Some(Target::Title),
            Some(Target::Step(second)),
            Some(face(&editor, second)),
            Some(Target::Stage(stage)),
            Some(Target::Lane(lane)),
            Some(Target::Card(card)),
            Some(Target::Cell { step: second, lane }),
        ];
        for target in targets {
            editor.run(Command::ShowWheel).unwrap();
            editor.select(target);
            if editor.can_run(command).is_ok() {
                let _ = editor.run(command);
            }
            let at = editor.layout().scene.bounds.centre();
            send(&mut editor, press, at);
            send(&mut editor, drag, at + at * 0.2);
            send(&mut editor, release, at);
            assert!(
                editor.document().check().is_empty(),
                "{command:?} on {target:?}"
            );
        }
    }
}
