//! Somebody works on the map as a list: stages, steps and cards as a tree.

use std::sync::Arc;

use parcours::command::Command;
use parcours::editor::{Blocked, Outline, OutlineKind};
use parcours::model::Document;
use parcours::scene::Target;

use crate::test_editor::{TestEditor, card, document, lane, step};

fn stage(name: &str) -> Target {
    Target::Stage(format!("stage-{name}").parse().unwrap())
}

fn column(name: &str) -> Target {
    Target::Step(step(name))
}

/// `s 1/2+ | a 1/3+ | …`: name, place among siblings, whether unfolded.
fn rows(outline: &mut Outline, document: &Document) -> Vec<String> {
    outline.look(document);
    let rows = outline.rows().iter().map(|row| {
        let name = match row.target {
            Target::Stage(id) => document.stage(id).unwrap().title.clone(),
            Target::Step(id) => document.step(id).unwrap().title.clone(),
            Target::Card(id) => document.card(id).unwrap().text.clone(),
            other => panic!("{other:?} is in the outline"),
        };
        let fold = match row.is_expanded {
            Some(true) => "-",
            Some(false) => "+",
            None => "",
        };
        let indent = " ".repeat(row.level);
        format!(
            "{indent}{name} {}/{}{fold}",
            row.place + 1,
            row.num_siblings
        )
    });
    rows.collect()
}

#[test]
fn the_tree_lists_stages_steps_and_cards_in_reading_order() {
    let mut outline = Outline::default();
    assert_eq!(
        rows(&mut outline, &document()),
        [
            "s 1/2-",
            " a 1/3-",
            "  one 1/2",
            "  two 2/2",
            " b 2/3-",
            "  three 1/1",
            " c 3/3",
            "t 2/2-",
            " d 1/2",
            " e 2/2-",
            "  four 1/1",
        ]
    );
}

#[test]
fn cards_of_a_step_stand_lane_by_lane() {
    let mut test = TestEditor::new();
    let four = test
        .editor
        .document()
        .card("card-4".parse().unwrap())
        .unwrap();
    let mut moved = parcours::model::Card::clone(four);
    moved.step = step("a");
    moved.text = "zero".to_owned();
    test.editor
        .apply(parcours::model::Edit::SetCards(vec![moved]), None)
        .unwrap();
    test.editor
        .apply(
            parcours::model::Edit::MoveLane {
                id: lane("y"),
                to: 0,
            },
            None,
        )
        .unwrap();
    let mut outline = Outline::default();
    let shown = rows(&mut outline, test.editor.document());
    assert_eq!(shown[2..5], ["  zero 1/3", "  one 2/3", "  two 3/3"]);
}

#[test]
fn folding_hides_what_is_inside_and_uncovering_shows_it_again() {
    let document = document();
    let mut outline = Outline::default();
    outline.look(&document);
    outline.set_expanded(column("a"), false);
    outline.set_expanded(stage("t"), false);
    assert_eq!(
        rows(&mut outline, &document),
        [
            "s 1/2-",
            " a 1/3+",
            " b 2/3-",
            "  three 1/1",
            " c 3/3",
            "t 2/2+"
        ]
    );
    assert_eq!(outline.index_of(card("1")), None);
    outline.uncover(&document, card("1"));
    outline.look(&document);
    let index = outline.index_of(card("1")).unwrap();
    assert_eq!(outline.parent_of(index), outline.index_of(column("a")));
    assert_eq!(outline.parent_of(1), Some(0));
    assert_eq!(outline.parent_of(0), None);
    // Uncovering one stage leaves the others folded.
    assert_eq!(outline.index_of(column("d")), None);
}

#[test]
fn a_card_moves_past_its_neighbours_and_on_into_other_steps_in_its_lane() {
    let mut test = TestEditor::new();
    test.editor.move_in_outline(card("1"), true).unwrap();
    assert_eq!(test.lane_text("x"), "two one|three+2|||");
    test.editor.move_in_outline(card("1"), true).unwrap();
    assert_eq!(test.lane_text("x"), "two|one three+2|||");
    test.editor.move_in_outline(card("1"), true).unwrap();
    assert_eq!(test.lane_text("x"), "two|three+2 one|||");
    for _ in 0..3 {
        test.editor.move_in_outline(card("1"), true).unwrap();
    }
    assert_eq!(test.lane_text("x"), "two|three+2|||one");
    assert_eq!(
        test.editor.move_in_outline(card("1"), true),
        Err(Blocked::AtTheEdge)
    );
    test.editor.move_in_outline(card("1"), false).unwrap();
    assert_eq!(test.lane_text("x"), "two|three+2||one|");
    test.editor.move_out_in_outline(card("2"), true).unwrap();
    assert_eq!(test.lane_text("x"), "|two three+2||one|");
    test.sweep();
    for _ in 0..test.editor.history().num_undo_steps() {
        test.run(Command::Undo);
    }
    assert_eq!(test.lane_text("x"), "one two|three+2|||");
}

fn columns(test: &TestEditor) -> String {
    let stages = test.editor.document().stages.iter().map(|stage| {
        let steps = stage.steps.iter().map(|step| step.title.as_str());
        format!("{}:{}", stage.title, steps.collect::<String>())
    });
    stages.collect::<Vec<_>>().join(" ")
}

#[test]
fn steps_move_within_and_across_stages_and_stages_among_themselves() {
    let mut test = TestEditor::new();
    test.editor.move_in_outline(column("c"), true).unwrap();
    assert_eq!(columns(&test), "s:ab t:cde");
    test.editor.move_in_outline(column("c"), true).unwrap();
    assert_eq!(columns(&test), "s:ab t:dce");
    test.editor.move_out_in_outline(column("e"), false).unwrap();
    assert_eq!(columns(&test), "s:abe t:dc");
    test.editor.move_in_outline(stage("t"), false).unwrap();
    assert_eq!(columns(&test), "t:dc s:abe");
    assert_eq!(
        test.editor.move_in_outline(stage("t"), false),
        Err(Blocked::AtTheEdge)
    );
    assert_eq!(
        test.editor.move_in_outline(column("d"), false),
        Err(Blocked::AtTheEdge)
    );
    test.sweep();
}

#[test]
fn a_dragged_row_lands_before_or_after_the_one_it_is_dropped_on() {
    let mut test = TestEditor::new();
    let mut drop = |dragged, onto, after| {
        assert!(test.editor.accepts_in_outline(dragged, onto));
        test.editor.drop_in_outline(dragged, onto, after).unwrap();
        test.sweep();
        (test.lane_text("x"), columns(&test))
    };
    assert_eq!(drop(card("1"), card("2"), true).0, "two one|three+2|||");
    assert_eq!(drop(card("1"), card("2"), false).0, "one two|three+2|||");
    assert_eq!(drop(card("2"), card("3"), true).0, "one|three+2 two|||");
    assert_eq!(drop(card("1"), column("b"), true).0, "|one three+2 two|||");
    // Onto a card of another lane: its step, in the card's own lane.
    assert_eq!(drop(card("1"), card("4"), false).0, "|three+2 two|||one");
    assert_eq!(drop(column("a"), column("b"), true).1, "s:bac t:de");
    assert_eq!(drop(column("e"), column("b"), false).1, "s:ebac t:d");
    assert_eq!(drop(column("c"), stage("t"), true).1, "s:eba t:cd");
    assert_eq!(drop(stage("t"), stage("s"), false).1, "t:cd s:eba");
    assert!(!test.editor.accepts_in_outline(stage("s"), column("a")));
    assert!(!test.editor.accepts_in_outline(card("1"), stage("s")));
    assert!(
        test.editor
            .drop_in_outline(card("1"), stage("s"), true)
            .is_err()
    );
}

#[test]
fn typing_adds_where_one_stands() {
    let mut test = TestEditor::new();
    let beside = OutlineKind::beside;
    assert_eq!(beside(None), OutlineKind::Stage);
    assert_eq!(beside(Some(stage("s"))), OutlineKind::Step);
    assert_eq!(beside(Some(card("1"))), OutlineKind::Card);
    test.editor
        .add_to_outline(OutlineKind::Card, Some(card("1")), "after")
        .unwrap();
    assert_eq!(test.lane_text("x"), "one after two|three+2|||");
    test.editor
        .add_to_outline(OutlineKind::Card, Some(column("d")), "new")
        .unwrap();
    assert_eq!(test.lane_text("x"), "one after two|three+2||new|");
    test.editor
        .add_to_outline(OutlineKind::Step, Some(column("a")), "f")
        .unwrap();
    test.editor
        .add_to_outline(OutlineKind::Step, Some(stage("t")), "g")
        .unwrap();
    assert_eq!(columns(&test), "s:afbc t:deg");
    let added = test
        .editor
        .add_to_outline(OutlineKind::Stage, Some(card("1")), "u")
        .unwrap();
    let titles: Vec<String> = test
        .editor
        .document()
        .stages
        .iter()
        .map(|it| it.title.clone())
        .collect();
    assert_eq!(titles, ["s", "u", "t"]);
    assert_eq!(test.editor.document().stages[1].steps.len(), 1);
    assert_eq!(test.selected(), [added]);
    test.sweep();
}

#[test]
fn a_card_needs_a_cell_and_a_step_a_stage() {
    let mut test = TestEditor::of(Document::default());
    assert_eq!(
        test.editor.add_to_outline(OutlineKind::Card, None, "x"),
        Err(Blocked::NoCell)
    );
    assert_eq!(
        test.editor.add_to_outline(OutlineKind::Step, None, "x"),
        Err(Blocked::NoStage)
    );
    assert!(
        test.editor
            .add_to_outline(OutlineKind::Stage, None, "x")
            .is_ok()
    );
}

#[test]
fn renaming_is_one_step_of_the_history() {
    let mut test = TestEditor::new();
    test.editor.rename_in_outline(card("1"), "premier").unwrap();
    test.editor.rename_in_outline(column("a"), "A").unwrap();
    test.editor.rename_in_outline(stage("s"), "S").unwrap();
    assert_eq!(columns(&test), "S:Abc t:de");
    assert_eq!(test.lane_text("x"), "premier two|three+2|||");
    assert_eq!(test.editor.history().num_undo_steps(), 3);
    // The same name again is no change.
    test.editor.rename_in_outline(stage("s"), "S").unwrap();
    assert_eq!(test.editor.history().num_undo_steps(), 3);
}

#[test]
fn the_list_is_made_anew_only_when_its_tables_change() {
    let test = TestEditor::new();
    let mut outline = Outline::default();
    outline.look(test.editor.document());
    let before = outline.rows().as_ptr();
    let mut other = test.editor.document().clone();
    other.header = Arc::new(parcours::model::Header {
        title: "Other".to_owned(),
        ..Default::default()
    });
    outline.look(&other);
    assert_eq!(outline.rows().as_ptr(), before);
    assert_eq!(outline.rows().len(), 11);
}
