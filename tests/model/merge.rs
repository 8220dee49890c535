//! Several steps or stages become one; nothing they held is lost.

use std::sync::Arc;

use parcours::model::{Document, Duration, Edit, EditError, NewCard, TimeSpan};

use crate::sample::{applied, card, document, id, lane, lane_text, persona, point, refused, step};

fn titles(document: &Document) -> Vec<String> {
    let stages = document.stages.iter();
    let texts = stages.map(|stage| {
        let steps: Vec<_> = stage.steps.iter().map(|step| step.title.clone()).collect();
        format!("{}: {}", stage.title, steps.join(", "))
    });
    texts.collect()
}

fn merge(names: &[&str]) -> Edit {
    Edit::MergeSteps(names.iter().map(|name| step(name)).collect())
}

#[test]
fn merged_steps_join_their_titles_and_cards() {
    let after = applied(&document(), merge(&["b", "a"]));
    assert_eq!(titles(&after), ["Before: a / b, c", "After: d, e"]);
    assert_eq!(lane_text(&after, "x"), "1@a+1 2@a+1 3@a+3");
    assert_eq!(after.links, document().links);
    assert_eq!(after.initiatives, document().initiatives);
}

#[test]
fn a_card_over_merged_columns_ends_where_it_ended() {
    for (names, expected) in [
        (&["b", "c"][..], "3@b+2"),
        (&["c", "d"], "3@b+2"),
        (&["b", "c", "d"], "3@b+1"),
        (&["d", "e"], "3@b+3"),
        (&["a", "b", "c", "d", "e"], "3@a+1"),
        // Apart from each other: what lies between is not the card's.
        (&["a", "d"], "3@b+2"),
    ] {
        let after = applied(&document(), merge(names));
        let text = lane_text(&after, "x");
        assert!(text.ends_with(expected), "{names:?}: {text}");
    }
    let after = applied(
        &applied(
            &document(),
            Edit::AddCards(vec![NewCard {
                card: {
                    let mut wide = parcours::model::Card::new(card("5"), step("c"), lane("y"), "");
                    wide.span = 2;
                    wide
                },
                before: None,
            }]),
        ),
        merge(&["a", "c"]),
    );
    assert_eq!(lane_text(&after, "y"), "4@e+1 5@a+1");
}

#[test]
fn cards_are_stacked_in_the_order_of_the_columns() {
    let mut document = document();
    let early = parcours::model::Card::new(card("0"), step("e"), lane("x"), "early in the list");
    Arc::make_mut(&mut document.cards).insert(0, Arc::new(early));
    let after = applied(&document, merge(&["a", "b", "e"]));
    assert_eq!(lane_text(&after, "x"), "1@a+1 2@a+1 3@a+3 0@a+1");
}

#[test]
fn the_first_emotion_of_each_persona_wins_and_the_rest_adds_up() {
    let mut document = document();
    let minutes = |count| Duration {
        average: Some(TimeSpan::from_minutes(count)),
        ..Duration::default()
    };
    let stage = &mut Arc::make_mut(&mut document.stages)[0];
    let steps = &mut Arc::make_mut(stage).steps;
    let a = Arc::make_mut(&mut steps[0]);
    (a.emotions, a.duration) = (vec![point("q", 2.0)], minutes(10));
    a.data_needed = vec!["address".to_owned()];
    let b = Arc::make_mut(&mut steps[1]);
    b.duration = minutes(5);
    b.data_needed = vec!["address".to_owned(), "date".to_owned()];
    b.moment_of_truth = true;
    "watch".clone_into(&mut b.note);
    let after = applied(&document, merge(&["a", "b"]));
    let step = after.step(step("a")).unwrap();
    let value = |name| step.emotion(Some(persona(name))).unwrap().value.value();
    assert_eq!((value("q"), value("p")), (2.0, 1.0));
    assert_eq!(step.duration, minutes(15));
    assert_eq!(step.data_needed, ["address", "date"]);
    assert!(step.moment_of_truth);
    assert_eq!(step.note, "watch");
}

#[test]
fn a_stage_that_loses_its_last_step_is_taken_in_and_rooms_follow() {
    let after = applied(&document(), merge(&["c", "d", "e"]));
    assert_eq!(titles(&after), ["Before / After: a, b, c / d / e"]);
    assert_eq!(lane_text(&after, "y"), "4@c+1");
    let after = applied(&document(), merge(&["e", "a"]));
    assert_eq!(after.store_plan.rooms[0].step, Some(step("a")));
    let swapped = Edit::Batch(vec![
        Edit::MoveStage {
            id: id("stage-t"),
            to: 0,
        },
        merge(&["a", "e"]),
    ]);
    let after = applied(&document(), swapped);
    assert_eq!(titles(&after), ["After: d, e / a", "Before: b, c"]);
    assert_eq!(after.store_plan.rooms[0].step, Some(step("e")));
}

#[test]
fn merged_stages_hold_all_their_steps() {
    let edit = Edit::MergeStages(vec![id("stage-t"), id("stage-s")]);
    let after = applied(&document(), edit);
    assert_eq!(titles(&after), ["Before / After: a, b, c, d, e"]);
    assert_eq!(lane_text(&after, "x"), lane_text(&document(), "x"));
}

#[test]
fn what_is_not_there_is_not_merged_and_one_alone_stays() {
    let unknown = EditError::Unknown(step("zz").into());
    assert_eq!(refused(&document(), merge(&["a", "zz"])), unknown);
    let same = applied(&document(), merge(&["a", "a"]));
    assert!(same.is_same(&document()));
    let same = applied(&document(), Edit::MergeStages(vec![id("stage-s")]));
    assert!(same.is_same(&document()));
}
