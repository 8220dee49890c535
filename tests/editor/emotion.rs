//! Emotions: dragged with a preview and one edit on release, or by + and −.

use parcours::command::Command;
use parcours::editor::{Blocked, Modifiers};
use parcours::model::Emotion;
use parcours::scene::{Target, point};

use crate::test_editor::{TestEditor, card, cell, emotion, lane, step};

fn value(test: &TestEditor, column: &str) -> Option<f32> {
    let step = test.editor.document().step(step(column)).unwrap();
    step.emotions.first().map(|point| point.value.value())
}

fn with_emotion() -> TestEditor {
    let mut test = TestEditor::new();
    let edit = parcours::model::Edit::SetEmotion {
        step: step("b"),
        persona: Some("persona-p".parse().unwrap()),
        value: Emotion::nearest(0.0),
    };
    test.editor.apply(edit, None).unwrap();
    test.editor.mark_saved();
    test
}

#[test]
fn a_dragged_point_is_previewed_and_set_once_on_release() {
    let mut test = with_emotion();
    let from = test.at(emotion("b"));
    // Straying into another column does not matter; only the height counts.
    let to = from + point(90.0, -400.0);
    let overlay = test.hold(from, to, Modifiers::default());
    assert_eq!(overlay.emotion.unwrap().value, Emotion::MAX);
    assert_eq!(value(&test, "b"), Some(0.0));
    assert_eq!(
        test.editor
            .shown_document()
            .step(step("b"))
            .unwrap()
            .emotions[0]
            .value,
        Emotion::MAX
    );
    test.up(to, 1, Modifiers::default());
    assert_eq!(value(&test, "b"), Some(2.0));
    assert_eq!(test.editor.history().num_undo_steps(), 2);
    assert_eq!(test.editor.undo_name().unwrap(), "modifier une émotion");
}

#[test]
fn escape_gives_the_point_back() {
    let mut test = with_emotion();
    let from = test.at(emotion("b"));
    test.hold(from, from + point(0.0, 60.0), Modifiers::default());
    test.run(Command::Cancel);
    assert_eq!(value(&test, "b"), Some(0.0));
    assert!(!test.editor.is_changed());
    assert!(test.editor.shown_document().is_same(test.editor.document()));
}

#[test]
fn plus_and_minus_change_the_selected_point_step_or_cell_by_levels() {
    let mut test = with_emotion();
    test.click(emotion("b"));
    test.run(Command::EmotionUp)
        .run(Command::EmotionUp)
        .run(Command::EmotionUp);
    assert_eq!(value(&test, "b"), Some(2.0));
    // Presses in a row are undone together.
    test.run(Command::Undo);
    assert_eq!(value(&test, "b"), Some(0.0));
    test.click(Target::Step(step("d")));
    test.run(Command::EmotionDown);
    assert_eq!(value(&test, "d"), Some(-1.0));
    test.editor.select([cell("e", "m")]);
    assert!(!test.editor.takes_text(), "plus and minus are keys here");
    test.run(Command::EmotionUp);
    assert_eq!(value(&test, "e"), Some(1.0));
    // A card's step, and that of any other cell, too.
    test.click(card("1"));
    test.run(Command::EmotionUp);
    assert_eq!(value(&test, "a"), Some(1.0));
    test.editor.select([cell("c", "y")]);
    test.run(Command::EmotionDown);
    assert_eq!(value(&test, "c"), Some(-1.0));
    test.editor.select([Target::Lane(lane("x"))]);
    assert_eq!(
        test.press(Command::EmotionUp),
        Err(Blocked::NoEmotionSelected)
    );
}

#[test]
fn plus_and_minus_leave_emotions_alone_that_nobody_sees() {
    let mut document = crate::test_editor::document();
    std::sync::Arc::make_mut(&mut document.lanes).retain(|row| row.id != lane("m"));
    let mut test = TestEditor::of(document);
    test.click(card("1"));
    assert_eq!(test.press(Command::EmotionUp), Err(Blocked::NoEmotionLane));
    assert!(!test.editor.takes_signs());
}

#[test]
fn of_several_personas_the_selected_one_feels() {
    let mut document = crate::test_editor::document();
    let second = parcours::model::Persona::new("persona-q".parse().unwrap(), "Quentin");
    std::sync::Arc::make_mut(&mut document.personas).push(second.into());
    let mut test = TestEditor::of(document);
    let q = "persona-q".parse().unwrap();
    test.editor
        .select([Target::Step(step("a")), Target::Persona(q)]);
    test.run(Command::EmotionUp);
    let a = test.editor.document().step(step("a")).unwrap();
    assert!(a.emotion(Some(q)).is_some());
    assert_eq!(a.emotions.len(), 1);
    test.editor.options_mut().hidden_personas = ["persona-p".parse().unwrap()].into();
    test.editor.select([Target::Step(step("b"))]);
    test.run(Command::EmotionUp);
    let b = test.editor.document().step(step("b")).unwrap();
    assert!(b.emotion(Some(q)).is_some(), "the first one shown");
}

#[test]
fn delete_takes_the_point_away() {
    let mut test = with_emotion();
    test.click(emotion("b"));
    test.run(Command::Delete);
    assert_eq!(value(&test, "b"), None);
}

#[test]
fn a_double_click_in_the_plot_sets_a_missing_point_and_leaves_one_that_is_there() {
    let mut test = with_emotion();
    let double_click = |test: &mut TestEditor, column: &str| {
        let rect = test.editor.layout().rect_of(cell(column, "m")).unwrap();
        let beside = point(rect.x + 8.0, rect.y + rect.height * 0.7);
        let at = test.editor.viewport().to_screen(beside);
        for clicks in [1, 2] {
            test.moved(at, Modifiers::default());
            test.down(at, clicks, Modifiers::default());
            test.up(at, clicks, Modifiers::default());
        }
    };
    double_click(&mut test, "c");
    assert!(value(&test, "c").is_some());
    assert_eq!(test.selected(), [emotion("c")]);
    double_click(&mut test, "b");
    assert_eq!(value(&test, "b"), Some(0.0));
}
