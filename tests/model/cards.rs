//! Cards are added, changed, moved and removed; the others are not touched.

use std::sync::Arc;

use parcours::model::{Card, CardMove, Edit, EditError, Metric, NewCard};

use crate::sample::{applied, card, document, lane, lane_text, refused, step};

fn to(name: &str, column: &str, row: &str, before: Option<&str>) -> CardMove {
    CardMove {
        card: card(name),
        step: step(column),
        lane: lane(row),
        before: before.map(card),
    }
}

#[test]
fn a_card_goes_before_another_or_to_the_end_of_its_cell() {
    let new = |name: &str, before: Option<&str>| {
        Edit::AddCards(vec![NewCard {
            card: Card::new(card(name), step("a"), lane("x"), "new"),
            before: before.map(card),
        }])
    };
    let after = applied(&document(), new("n", Some("2")));
    assert!(lane_text(&after, "x").starts_with("1@a+1 n@a+1 2@a+1"));
    let after = applied(&document(), new("n", None));
    assert!(lane_text(&after, "x").ends_with("3@b+3 n@a+1"));
    assert_eq!(
        refused(&document(), new("n", Some("z"))),
        EditError::Unknown(card("z").into())
    );
    assert_eq!(
        refused(&document(), new("1", None)),
        EditError::Duplicate(card("1").into())
    );
}

#[test]
fn moving_cards_keeps_their_order_and_everyone_elses_rows() {
    let document = document();
    let moves = vec![to("1", "e", "y", Some("4")), to("2", "e", "y", Some("4"))];
    let after = applied(&document, Edit::MoveCards(moves));
    assert_eq!(lane_text(&after, "y"), "1@e+1 2@e+1 4@e+1");
    assert!(Arc::ptr_eq(&after.cards[0], &document.cards[2]));
    assert!(Arc::ptr_eq(&after.links, &document.links));
}

#[test]
fn a_card_moved_to_where_it_is_changes_nothing() {
    let document = document();
    for moves in [
        vec![to("2", "a", "x", None)],
        vec![to("1", "a", "x", Some("2"))],
        vec![to("1", "a", "x", None), to("2", "a", "x", None)],
    ] {
        let after = applied(&document, Edit::MoveCards(moves));
        assert!(Arc::ptr_eq(&after.cards, &document.cards));
    }
}

#[test]
fn a_span_is_held_within_the_grid() {
    let after = applied(&document(), Edit::MoveCards(vec![to("3", "d", "x", None)]));
    assert!(lane_text(&after, "x").ends_with("3@d+2"));
    let mut wide = Card::new(card("4"), step("e"), lane("y"), "four");
    wide.span = 900;
    let after = applied(&document(), Edit::SetCards(vec![wide.clone()]));
    assert_eq!(lane_text(&after, "y"), "4@e+1");
    wide.span = 0;
    let after = applied(&document(), Edit::SetCards(vec![wide]));
    assert_eq!(lane_text(&after, "y"), "4@e+1");
}

#[test]
fn numbers_that_mean_nothing_are_refused() {
    let mut bad = Card::new(card("1"), step("a"), lane("x"), "one");
    bad.metric = Some(Metric {
        value: Some(f64::NAN),
        ..Metric::default()
    });
    let edit = Edit::SetCards(vec![bad.clone()]);
    assert_eq!(
        refused(&document(), edit),
        EditError::NotFinite(card("1").into())
    );
    bad.metric = None;
    bad.level = Some(6);
    let edit = Edit::SetCards(vec![bad]);
    assert_eq!(
        refused(&document(), edit),
        EditError::OutOfRange(card("1").into())
    );
}

#[test]
fn removing_cards_takes_links_and_mentions_along() {
    let after = applied(&document(), Edit::RemoveCards(vec![card("3"), card("1")]));
    assert_eq!(lane_text(&after, "x"), "2@a+1");
    assert!(after.links.is_empty());
    assert_eq!(after.initiatives[0].cards, [card("4")]);
    let unknown = Edit::RemoveCards(vec![card("1"), card("z")]);
    assert_eq!(
        refused(&document(), unknown),
        EditError::Unknown(card("z").into())
    );
}

#[test]
fn removing_a_lane_removes_its_cards_only() {
    let after = applied(&document(), Edit::RemoveLane(lane("y")));
    assert_eq!(lane_text(&after, "x"), "1@a+1 2@a+1 3@b+3");
    assert_eq!(after.cards.len(), 3);
    assert_eq!(after.links.len(), 1);
}

#[test]
fn setting_equal_cards_shares_everything() {
    let document = document();
    let same = document
        .cards
        .iter()
        .map(|card| Card::clone(card))
        .collect();
    let after = applied(&document, Edit::SetCards(same));
    assert!(Arc::ptr_eq(&after.cards, &document.cards));
    assert!(after.is_same(&document));
}
