//! Stages and steps come, go and move; cards follow.

use std::sync::Arc;

use parcours::model::{Document, Edit, EditError, Stage, Step};

use crate::sample::{applied, card, document, id, lane_text, refused, step};

#[test]
fn the_sample_is_sound() {
    assert_eq!(document().check(), []);
    assert_eq!(lane_text(&document(), "x"), "1@a+1 2@a+1 3@b+3");
}

#[test]
fn removing_a_step_takes_its_cards_links_and_references_along() {
    let after = applied(&document(), Edit::RemoveStep(step("a")));
    assert_eq!(lane_text(&after, "x"), "3@b+3");
    let links: Vec<_> = after.links.iter().map(|link| link.to).collect();
    assert_eq!(links, [card("4")]);
    assert_eq!(after.initiatives[0].cards, [card("4")]);
    // Its room goes, and the shortcut that began there.
    let rooms: Vec<_> = after
        .store_plan
        .rooms
        .iter()
        .map(|room| room.step)
        .collect();
    assert_eq!(rooms, [None]);
    assert!(after.store_plan.shortcuts.is_empty());
}

#[test]
fn a_spanning_card_outlives_its_first_middle_and_last_step() {
    for (gone, left) in [("b", "3@c+2"), ("c", "3@b+2"), ("d", "3@b+2")] {
        let after = applied(&document(), Edit::RemoveStep(step(gone)));
        assert_eq!(
            lane_text(&after, "x"),
            format!("1@a+1 2@a+1 {left}"),
            "{gone}"
        );
    }
    let after = applied(&document(), Edit::RemoveStage(id("stage-s")));
    assert_eq!(lane_text(&after, "x"), "3@d+1");
    let after = applied(&after, Edit::RemoveStage(id("stage-t")));
    assert!(after.cards.is_empty() && after.links.is_empty());
}

#[test]
fn a_new_column_inside_a_spanning_card_widens_it() {
    let add = |stage: &str, at| Edit::AddStep {
        step: Step::new(step("n"), "new"),
        stage: id(stage),
        at,
    };
    for (edit, span) in [
        (add("stage-s", 1), 3),
        (add("stage-s", 2), 4),
        (add("stage-t", 0), 4),
        (add("stage-t", 1), 3),
    ] {
        let after = applied(&document(), edit.clone());
        assert!(
            lane_text(&after, "x").ends_with(&format!("3@b+{span}")),
            "{edit:?}"
        );
    }
    let mut stage = Stage::new(id("stage-n"), "new");
    stage.steps = vec![
        Arc::new(Step::new(step("n"), "")),
        Arc::new(Step::new(step("o"), "")),
    ];
    let after = applied(&document(), Edit::AddStage { stage, at: 1 });
    assert!(lane_text(&after, "x").ends_with("3@b+5"));
}

#[test]
fn moving_columns_keeps_spans_inside_the_grid() {
    let after = applied(
        &document(),
        Edit::MoveStep {
            id: step("b"),
            stage: id("stage-t"),
            at: 9,
        },
    );
    assert!(lane_text(&after, "x").ends_with("3@b+1"));
    let after = applied(
        &document(),
        Edit::MoveStage {
            id: id("stage-s"),
            to: 1,
        },
    );
    assert!(lane_text(&after, "x").ends_with("3@b+2"));
}

#[test]
fn setting_a_stage_keeps_the_steps_the_document_has() {
    let document = document();
    let mut stage = Stage::new(id("stage-s"), "Renamed");
    stage.goal = "Find a table".to_owned();
    let after = applied(&document, Edit::SetStage(stage));
    assert_eq!(after.stages[0].title, "Renamed");
    assert_eq!(after.stages[0].steps.len(), 3);
    assert!(Arc::ptr_eq(&after.stages[1], &document.stages[1]));
    assert!(Arc::ptr_eq(&after.cards, &document.cards));
}

#[test]
fn a_step_known_already_or_a_stage_unknown_is_refused() {
    let add = |name: &str, stage: &str| Edit::AddStep {
        step: Step::new(step(name), ""),
        stage: id(stage),
        at: 0,
    };
    let document = document();
    assert_eq!(
        refused(&document, add("a", "stage-t")),
        EditError::Duplicate(step("a").into())
    );
    assert_eq!(
        refused(&document, add("n", "stage-z")),
        EditError::Unknown(id::<parcours::model::StageId>("stage-z").into())
    );
    assert_eq!(
        refused(&document, Edit::RemoveStep(step("z"))),
        EditError::Unknown(step("z").into())
    );
}

#[test]
fn columns_that_go_at_once_leave_what_they_leave_one_by_one() {
    let mut maps: Vec<Document> = parcours::storage::starter::STARTERS
        .iter()
        .map(|starter| starter.document(parcours::i18n::Lang::En))
        .collect();
    maps.extend([document(), parcours::storage::stress(400)]);
    for map in &maps {
        let steps: Vec<_> = map.steps().map(|(_, step)| step.id).collect();
        for start in 0..steps.len().min(6) {
            for len in [1, 2, 5] {
                let kept = &steps[start..(start + len).min(steps.len())];
                let gone = steps.iter().filter(|step| !kept.contains(step));
                let mut edits: Vec<Edit> = gone.map(|&step| Edit::RemoveStep(step)).collect();
                let is_left = |stage: &parcours::model::Stage| {
                    stage.steps.iter().any(|step| kept.contains(&step.id))
                };
                let empty = map.stages.iter().filter(|stage| !is_left(stage));
                edits.extend(empty.map(|stage| Edit::RemoveStage(stage.id)));
                let one_by_one = applied(map, Edit::Batch(edits));
                let at_once = map.with_columns(kept);
                assert_eq!(at_once.check(), []);
                assert!(at_once.is_same(&one_by_one), "{kept:?}");
            }
        }
    }
}
