//! Stages, steps, lanes, personas and links: added and named at once, moved, duplicated.

use parcours::command::Command;
use parcours::editor::{Blocked, Finish, Modifiers};
use parcours::model::Document;
use parcours::scene::Target;

use crate::test_editor::{SHIFT, TestEditor, card, lane, step};

#[test]
fn a_new_step_is_named_at_once_and_undone_in_one_go() {
    let mut test = TestEditor::new();
    test.click(Target::Step(step("a")));
    test.run(Command::AddStep);
    let edit = test.editor.text_edit().unwrap();
    assert!(edit.selects_all);
    assert_eq!(edit.text, "Nouvelle sous-étape");
    test.editor.set_edit_text("Réserver".to_owned());
    test.editor.finish_text_edit(Finish::Keep);
    assert_eq!(test.editor.document().stages[0].steps[1].title, "Réserver");
    assert_eq!(test.editor.undo_name().unwrap(), "ajouter une sous-étape");
    test.run(Command::Undo);
    assert_eq!(test.editor.document().num_steps(), 5);
    assert!(!test.editor.is_changed());
}

#[test]
fn an_empty_map_is_built_by_commands_alone() {
    let mut test = TestEditor::of(Document::default());
    test.run(Command::AddStep)
        .run(Command::AddLane)
        .run(Command::AddCard);
    assert!(test.type_text("First card"));
    test.editor.finish_text_edit(Finish::Keep);
    test.run(Command::AddPersona).run(Command::AddStage);
    test.sweep();
    let document = test.editor.document();
    assert_eq!(
        (
            document.stages.len(),
            document.num_steps(),
            document.lanes.len()
        ),
        (2, 2, 1)
    );
    assert_eq!(document.cards[0].text, "First card");
    assert_eq!(document.personas.len(), 1);
}

#[test]
fn stages_steps_and_lanes_move_by_alt_and_arrows() {
    let mut test = TestEditor::new();
    test.click(Target::Step(step("c")));
    test.run(Command::MoveRight);
    let order = |test: &TestEditor| {
        let steps = test
            .editor
            .document()
            .steps()
            .map(|(_, step)| step.title.clone());
        steps.collect::<String>()
    };
    assert_eq!(test.editor.document().stages[1].steps.len(), 3);
    assert_eq!(order(&test), "abcde");
    test.run(Command::MoveRight);
    assert_eq!(order(&test), "abdce");
    let stage = test.editor.document().stages[0].id;
    test.click(Target::Stage(stage));
    test.run(Command::MoveRight);
    assert_eq!(order(&test), "dceab");
    assert_eq!(test.press(Command::MoveRight), Err(Blocked::AtTheEdge));
    test.click(Target::Lane(lane("y")));
    test.run(Command::MoveUp);
    assert_eq!(test.editor.document().lanes[0].id, lane("y"));
    assert_eq!(test.press(Command::MoveUp), Err(Blocked::AtTheEdge));
    assert_eq!(test.selected(), [Target::Lane(lane("y"))]);
}

#[test]
fn a_lane_and_a_stage_are_duplicated_with_their_cards() {
    let mut test = TestEditor::new();
    test.click(Target::Lane(lane("x")));
    test.run(Command::Duplicate);
    assert_eq!(test.editor.document().cards.len(), 7);
    let stage = test.editor.document().stages[0].id;
    test.click(Target::Stage(stage));
    test.run(Command::Duplicate);
    assert_eq!(test.editor.document().num_steps(), 8);
    assert_eq!(test.editor.document().cards.len(), 13);
    test.run(Command::Undo).run(Command::Undo);
    assert!(!test.editor.is_changed());
}

#[test]
fn cards_are_linked_by_selecting_both_or_by_pointing() {
    let mut test = TestEditor::new();
    test.click(card("1"));
    test.click_with(card("4"), SHIFT);
    test.run(Command::AddLink);
    assert_eq!(test.editor.document().links.len(), 1);
    test.click(card("2"));
    test.run(Command::AddLink);
    let at = test.at(card("3"));
    test.moved(at, Modifiers::default());
    assert!(test.editor.overlay().link.is_some());
    test.click(card("3"));
    assert_eq!(test.editor.document().links.len(), 2);
    test.click(card("2"));
    test.run(Command::AddLink).run(Command::Cancel);
    test.click(card("4"));
    assert_eq!(test.editor.document().links.len(), 2);
    assert_eq!(test.selected(), [card("4")]);
}
