//! Broken documents are mended, nothing written is lost, and the report says what was done.

use std::sync::Arc;
use std::time::{Duration, Instant};

use parcours::model::{Card, Document, Metric, RECOVERED, Repair, Violation};

use crate::sample::{card, document, id, lane, link, persona, point, room, step};

fn mended(document: &Document) -> (Document, Vec<Repair>) {
    assert_ne!(document.check(), [], "there is nothing to mend");
    let (mended, repairs) = document.repair();
    assert_eq!(mended.check(), []);
    assert!(!repairs.is_empty());
    (mended, repairs)
}

fn change_card(document: &mut Document, at: usize, change: impl Fn(&mut Card)) {
    change(Arc::make_mut(&mut Arc::make_mut(&mut document.cards)[at]));
}

#[test]
fn a_sound_document_comes_back_with_the_same_tables() {
    let document = document();
    let (after, repairs) = document.repair();
    assert_eq!(repairs, []);
    assert!(Arc::ptr_eq(&after.cards, &document.cards));
    assert!(Arc::ptr_eq(&after.stages, &document.stages));
    assert!(Arc::ptr_eq(&after.lanes, &document.lanes));
    assert!(Arc::ptr_eq(&after.personas, &document.personas));
    assert!(Arc::ptr_eq(&after.links, &document.links));
    assert!(Arc::ptr_eq(&after.initiatives, &document.initiatives));
    assert!(Arc::ptr_eq(&after.store_plan, &document.store_plan));
}

#[test]
fn cards_that_stand_nowhere_are_kept_in_a_lane_of_their_own() {
    let mut document = document();
    change_card(&mut document, 0, |card| card.lane = lane("z"));
    change_card(&mut document, 1, |card| card.step = step("z"));
    let (after, repairs) = mended(&document);
    let recovered = after.lanes.last().unwrap();
    assert_eq!(recovered.label, RECOVERED);
    assert_eq!(after.card(card("1")).unwrap().lane, recovered.id);
    assert_eq!(after.card(card("2")).unwrap().step, step("a"));
    assert_eq!(after.cards.len(), 4);
    assert!(repairs.contains(&Repair::AddedLane(recovered.id)));
    assert!(repairs.contains(&Repair::MovedToStep {
        card: card("2"),
        step: step("a")
    }));
}

#[test]
fn cards_of_a_map_without_columns_get_one() {
    let mut document = document();
    document.stages = Arc::default();
    document.lanes = Arc::default();
    let (after, _) = mended(&document);
    assert_eq!(
        (after.num_steps(), after.lanes.len(), after.cards.len()),
        (1, 1, 4)
    );
}

#[test]
fn the_second_of_two_equal_ids_gets_a_new_one() {
    let mut document = document();
    change_card(&mut document, 1, |other| other.id = card("1"));
    let stages = Arc::make_mut(&mut document.stages);
    Arc::make_mut(&mut Arc::make_mut(&mut stages[1]).steps[0]).id = step("a");
    let (after, repairs) = mended(&document);
    assert_eq!(after.cards[0].id, card("1"));
    assert_eq!(after.cards[1].text, "two");
    assert_eq!(after.links[0].from, card("1"));
    assert_eq!(
        repairs
            .iter()
            .filter(|r| matches!(r, Repair::NewId { .. }))
            .count(),
        2
    );
    assert_eq!(
        document.repair().0,
        after,
        "the same file is mended the same way"
    );
}

#[test]
fn references_to_nothing_are_dropped_and_numbers_brought_into_range() {
    let mut document = document();
    change_card(&mut document, 0, |card| {
        card.persona = Some(persona("z"));
        card.picture = Some(id("picture-z"));
        card.level = Some(9);
        card.span = 0;
        card.metric = Some(Metric {
            target: Some(f64::INFINITY),
            ..Metric::default()
        });
    });
    Arc::make_mut(&mut document.links).push(Arc::new(link("n", "1", "z")));
    let initiative = &mut Arc::make_mut(&mut document.initiatives)[0];
    let initiative = Arc::make_mut(initiative);
    initiative.cards.extend([card("z"), card("1")]);
    initiative.scores.cost = Some(0);
    let plan = Arc::make_mut(&mut document.store_plan);
    plan.rooms.push(Arc::new(parcours::model::Room {
        height: 0,
        ..(*room("n", Some("z"))).clone()
    }));
    let stages = Arc::make_mut(&mut document.stages);
    let emotions = &mut Arc::make_mut(&mut Arc::make_mut(&mut stages[0]).steps[0]).emotions;
    emotions.extend([point("p", 1.0), point("p", 2.0), point("z", 0.0)]);
    assert!(document.check().contains(&Violation::Level(card("1"))));
    let (after, repairs) = mended(&document);
    let first = after.card(card("1")).unwrap();
    assert_eq!(
        (first.level, first.span, first.persona, first.picture),
        (Some(5), 1, None, None)
    );
    assert_eq!(after.initiatives[0].cards, [card("1"), card("4")]);
    assert_eq!(after.initiatives[0].scores.cost, Some(1));
    // A stranger's emotion becomes nobody's; the repeated one goes.
    let emotions = &after.step(step("a")).unwrap().emotions;
    assert_eq!(emotions.len(), 2);
    assert!(repairs.contains(&Repair::DroppedNumber(card("1"))));
    for lang in parcours::i18n::Lang::ALL {
        for repair in &repairs {
            assert!(repair.message(lang.catalog()).len() > 10);
        }
    }
}

#[test]
fn ten_thousand_equal_ids_are_mended_quickly() {
    let mut document = document();
    let cards = (0..10_000).map(|_| Arc::new(Card::new(card("1"), step("a"), lane("x"), "same")));
    document.cards = Arc::new(cards.collect());
    document.links = Arc::default();
    document.initiatives = Arc::default();
    let start = Instant::now();
    let (after, repairs) = mended(&document);
    assert_eq!((after.cards.len(), repairs.len()), (10_000, 9_999));
    // A quadratic repair needs minutes in this build; a loaded machine does not make this one need five seconds.
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{:?}",
        start.elapsed()
    );
}
