//! Personas, emotions, links, initiatives, the store plan; batches are all or nothing.

use std::sync::Arc;

use parcours::model::{
    Document, Edit, EditError, Emotion, Initiative, Persona, Stage, Step, StorePlan,
};

use crate::sample::{applied, card, document, id, lane, link, persona, point, refused, room, step};

fn emotion(value: f32) -> Option<Emotion> {
    Emotion::nearest(value)
}

#[test]
fn removing_a_persona_clears_what_names_it() {
    let after = applied(&document(), Edit::RemovePersona(persona("p")));
    assert!(after.cards.iter().all(|card| card.persona.is_none()));
    let step = after.step(step("b")).unwrap();
    assert_eq!(step.emotions, [point("q", -1.5)]);
}

#[test]
fn the_last_personas_emotions_become_nobodys_and_the_first_ones_again() {
    let alone = applied(&document(), Edit::RemovePersona(persona("q")));
    let none = applied(&alone, Edit::RemovePersona(persona("p")));
    assert_eq!(
        none.step(step("b"))
            .unwrap()
            .emotion(None)
            .unwrap()
            .value
            .value(),
        1.0
    );
    let again = applied(
        &none,
        Edit::AddPersona {
            persona: Persona::new(persona("r"), "Rosa"),
            at: 0,
        },
    );
    assert_eq!(again.step(step("b")).unwrap().emotions, [point("r", 1.0)]);
}

#[test]
fn an_emotion_is_set_changed_and_taken_away() {
    let set = |value| Edit::SetEmotion {
        step: step("e"),
        persona: Some(persona("p")),
        value,
    };
    let document = document();
    let after = applied(&document, set(emotion(2.0)));
    assert_eq!(after.step(step("e")).unwrap().emotions, [point("p", 2.0)]);
    assert!(Arc::ptr_eq(&after.stages[0], &document.stages[0]));
    let again = applied(&after, set(emotion(2.0)));
    assert!(Arc::ptr_eq(&again.stages, &after.stages));
    let gone = applied(&after, set(None));
    assert!(gone.is_same(&document));
    let stranger = Edit::SetEmotion {
        step: step("e"),
        persona: Some(persona("z")),
        value: None,
    };
    assert_eq!(
        refused(&document, stranger),
        EditError::Unknown(persona("z").into())
    );
}

#[test]
fn a_step_with_two_emotions_of_one_persona_is_refused() {
    let mut twice = Step::new(step("a"), "a");
    twice.emotions = vec![point("p", 1.0), point("p", 2.0)];
    assert_eq!(
        refused(&document(), Edit::SetStep(twice)),
        EditError::TwoEmotions(step("a"))
    );
}

#[test]
fn links_join_two_different_cards_that_exist() {
    let document = document();
    let after = applied(&document, Edit::AddLink(link("n", "2", "4")));
    assert_eq!(after.links.len(), 3);
    let itself = link("n", "2", "2");
    assert_eq!(
        refused(&document, Edit::AddLink(itself.clone())),
        EditError::ToItself(itself.id.into())
    );
    assert_eq!(
        refused(&document, Edit::AddLink(link("n", "2", "z"))),
        EditError::Unknown(card("z").into())
    );
}

#[test]
fn scores_stay_between_one_and_five() {
    let mut initiative = Initiative::new(id("initiative-i"), "");
    initiative.scores.feasibility = Some(0);
    let error = refused(&document(), Edit::SetInitiative(initiative));
    assert!(matches!(error, EditError::OutOfRange(_)), "{error:?}");
}

#[test]
fn a_store_plan_names_rooms_and_steps_that_exist() {
    let plan = |rooms| StorePlan {
        rooms,
        ..StorePlan::default()
    };
    let document = document();
    let after = applied(
        &document,
        Edit::SetStorePlan(plan(vec![room("n", Some("c"))])),
    );
    assert_eq!(after.store_plan.rooms.len(), 1);
    for bad in [
        vec![room("n", Some("z"))],
        vec![room("n", None), room("n", None)],
        vec![Arc::new(parcours::model::Room {
            width: 0,
            ..(*room("n", None)).clone()
        })],
    ] {
        refused(&document, Edit::SetStorePlan(plan(bad)));
    }
}

#[test]
fn a_batch_is_applied_whole_or_not_at_all() {
    let document = document();
    let batch = Edit::Batch(vec![
        Edit::RemoveLane(lane("x")),
        Edit::RemoveCards(vec![card("1")]),
    ]);
    assert_eq!(
        refused(&document, batch),
        EditError::Unknown(card("1").into())
    );
    let batch = Edit::Batch(vec![
        Edit::AddStage {
            stage: Stage::new(id("stage-n"), "new"),
            at: 0,
        },
        Edit::AddStep {
            step: Step::new(step("n"), ""),
            stage: id("stage-n"),
            at: 0,
        },
    ]);
    assert_eq!(applied(&document, batch).num_steps(), 6);
    assert!(applied(&document, Edit::Batch(vec![])).is_same(&document));
}

#[test]
fn moving_a_row_past_the_end_puts_it_last() {
    let after = applied(
        &document(),
        Edit::MoveLane {
            id: lane("x"),
            to: 99,
        },
    );
    let order: Vec<_> = after.lanes.iter().map(|row| row.id).collect();
    assert_eq!(order, [lane("y"), lane("m"), lane("x")]);
    refused(
        &Document::default(),
        Edit::MoveLane {
            id: lane("x"),
            to: 0,
        },
    );
}
