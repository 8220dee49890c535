//! Merging and splitting stages and steps, each one step of the history.

use parcours::command::Command;
use parcours::editor::{Blocked, Finish};
use parcours::scene::Target;

use crate::test_editor::{CTRL, TestEditor, card, cell, lane, step};

/// `s: a b c | t: d e`
fn columns(test: &TestEditor) -> String {
    let stages = test.editor.document().stages.iter();
    let texts = stages.map(|stage| {
        let steps: Vec<_> = stage.steps.iter().map(|step| step.title.clone()).collect();
        format!("{}: {}", stage.title, steps.join(" "))
    });
    texts.collect::<Vec<_>>().join(" | ")
}

#[test]
fn a_step_merges_with_the_next_one_and_splits_again() {
    let mut test = TestEditor::new();
    test.click(Target::Step(step("a")));
    test.run(Command::Merge);
    assert_eq!(columns(&test), "s: a / b c | t: d e");
    assert_eq!(test.lane_text("x"), "one two three+2|||");
    assert_eq!(
        test.editor.undo_name().unwrap(),
        "fusionner 2\u{a0}sous-étapes"
    );
    assert_eq!(test.selected(), [Target::Step(step("a"))]);
    test.click(card("3"));
    test.run(Command::SplitStep);
    assert_eq!(columns(&test), "s: a b c | t: d e");
    assert_eq!(test.lane_text("x"), "one two|three+2|||");
    assert!(test.editor.text_edit().unwrap().selects_all);
    test.editor.set_edit_text("bis".to_owned());
    test.editor.finish_text_edit(Finish::Keep);
    assert_eq!(test.editor.undo_name().unwrap(), "scinder une sous-étape");
    test.run(Command::Undo).run(Command::Undo);
    assert!(!test.editor.is_changed());
}

#[test]
fn several_selected_steps_merge_over_their_stages() {
    let mut test = TestEditor::new();
    test.click(Target::Step(step("c")));
    test.click_with(Target::Step(step("d")), CTRL);
    test.click_with(Target::Step(step("e")), CTRL);
    test.run(Command::Merge);
    assert_eq!(columns(&test), "s / t: a b c / d / e");
    assert_eq!(test.lane_text("y"), "||four");
    test.run(Command::Undo);
    assert!(!test.editor.is_changed());
    assert_eq!(test.selected().len(), 3);
}

#[test]
fn the_selected_cards_go_to_the_second_step() {
    let mut test = TestEditor::new();
    test.click(card("2"));
    test.run(Command::SplitStep);
    test.editor.finish_text_edit(Finish::Keep);
    assert_eq!(test.lane_text("x"), "one|two|three+2|||");
    assert_eq!(columns(&test), "s: a Nouvelle sous-étape b c | t: d e");
    test.run(Command::Undo);
    assert!(!test.editor.is_changed());
}

#[test]
fn a_card_over_the_split_reaches_as_far_as_before() {
    let mut test = TestEditor::new();
    test.click(Target::Step(step("b")));
    test.run(Command::SplitStep);
    test.editor.finish_text_edit(Finish::Keep);
    assert_eq!(test.lane_text("x"), "one two|three+3||||");
    test.run(Command::Undo);
    test.click(card("3"));
    test.run(Command::SplitStep);
    test.editor.finish_text_edit(Finish::Keep);
    assert_eq!(test.lane_text("x"), "one two||three+2|||");
}

#[test]
fn a_stage_splits_at_the_selected_step_and_merges_again() {
    let mut test = TestEditor::new();
    test.click(cell("a", "y"));
    assert_eq!(
        test.press(Command::SplitStage),
        Err(Blocked::FirstOfItsStage)
    );
    test.click(cell("b", "y"));
    test.run(Command::SplitStage);
    test.editor.set_edit_text("Second".to_owned());
    test.editor.finish_text_edit(Finish::Keep);
    assert_eq!(columns(&test), "s: a | Second: b c | t: d e");
    assert_eq!(test.lane_text("x"), "one two|three+2|||");
    let first = test.editor.document().stages[0].id;
    test.click(Target::Stage(first));
    test.run(Command::Merge);
    assert_eq!(columns(&test), "s / Second: a b c | t: d e");
    test.run(Command::Undo).run(Command::Undo);
    assert!(!test.editor.is_changed());
}

#[test]
fn what_cannot_be_merged_or_split_says_why() {
    let mut test = TestEditor::new();
    assert_eq!(test.press(Command::Merge), Err(Blocked::NoColumnSelected));
    assert_eq!(test.press(Command::SplitStep), Err(Blocked::NoStepSelected));
    test.click(Target::Step(step("e")));
    assert_eq!(test.press(Command::Merge), Err(Blocked::NothingToMerge));
    test.click(Target::Lane(lane("x")));
    assert_eq!(
        test.press(Command::SplitStage),
        Err(Blocked::NoStepSelected)
    );
}

#[test]
fn stages_steps_and_lanes_are_inserted_before_the_selected_one() {
    let mut test = TestEditor::new();
    test.click(Target::Step(step("d")));
    test.run(Command::AddStepBefore);
    test.editor.set_edit_text("n".to_owned());
    test.editor.finish_text_edit(Finish::Keep);
    assert_eq!(columns(&test), "s: a b c | t: n d e");
    let stage = test.editor.document().stages[0].id;
    test.click(Target::Stage(stage));
    test.run(Command::AddStageBefore);
    test.editor.set_edit_text("r".to_owned());
    test.editor.finish_text_edit(Finish::Keep);
    assert!(columns(&test).starts_with("r: Nouvelle sous-étape | s: a"));
    test.click(Target::Lane(lane("y")));
    test.run(Command::AddLaneAbove);
    test.editor.finish_text_edit(Finish::Keep);
    assert_eq!(test.editor.document().lanes[2].id, lane("y"));
    assert_eq!(test.editor.document().lanes[0].id, lane("x"));
}
