//! Freedom and intensity lanes draw their cards' levels, and say which level a point means.

use std::sync::Arc;

use parcours::layout::Layout;
use parcours::model::{Card, CardId, Document, IdGenerator, LaneRole};
use parcours::scene::{Target, point};

use crate::structure::plain;
use crate::{groups, lay_out, words};

/// Two steps, one lane of `role`; a card with its text and level in each step.
fn with_levels(role: LaneRole, cards: [(&str, u8); 2]) -> (Document, [CardId; 2]) {
    let (empty, _) = plain(&[role]);
    let mut ids = IdGenerator::from_seed(9);
    let lane = empty.lanes[0].id;
    let steps = &empty.stages[0].steps;
    let cards = [0, 1].map(|index| {
        let (text, level) = cards[index];
        let mut card = Card::new(ids.next_id(), steps[index].id, lane, text);
        card.level = Some(level);
        card
    });
    let placed = cards.each_ref().map(|card| card.id);
    let document = Document {
        cards: Arc::new(cards.into_iter().map(Arc::new).collect()),
        ..empty
    };
    (document, placed)
}

fn is_found(layout: &Layout, text: &str) -> bool {
    words(layout).lines().any(|line| line == text)
}

#[test]
fn the_number_of_each_level_and_what_the_ends_mean_are_written() {
    for (role, ends) in [
        (LaneRole::Freedom, ["libre 5", "contrainte 1"]),
        (LaneRole::Intensity, ["intense 5", "calme 1"]),
    ] {
        let (document, _) = with_levels(role, [("", 2), ("", 4)]);
        let layout = lay_out(&document);
        for text in ["2", "4", ends[0], ends[1]] {
            assert!(is_found(&layout, text), "{role:?}: {text}");
        }
    }
}

#[test]
fn a_card_that_is_only_a_level_has_no_box_and_one_with_a_text_has() {
    let (bare, ids) = with_levels(LaneRole::Freedom, [("", 2), ("", 4)]);
    let (worded, _) = with_levels(LaneRole::Freedom, [("", 2), ("Seule chez elle", 4)]);
    let (low, high) = (lay_out(&bare), lay_out(&worded));
    assert!(high.grid.rows[0].height > low.grid.rows[0].height + 20.0);
    assert!(is_found(&high, "Seule chez elle"));
    for id in ids {
        let at = low.rect_of(Target::Card(id)).unwrap().centre();
        let visible = low.scene.bounds;
        assert_eq!(low.hit(at, visible), Some(Target::Card(id)));
    }
}

#[test]
fn a_point_in_the_plot_means_the_nearest_level_of_its_cell() {
    let (document, ids) = with_levels(LaneRole::Intensity, [("", 1), ("Débordée", 5)]);
    let layout = lay_out(&document);
    let lane = document.lanes[0].id;
    for (column, id) in ids.into_iter().enumerate() {
        let place = layout.grid.columns[column];
        for level in 1..=5 {
            let y = layout.level_y(lane, level).unwrap();
            let found = layout.level_at(point(place.x + place.width / 2.0, y + 4.0));
            let found = found.unwrap();
            assert_eq!((found.step, found.lane), (place.step, lane));
            assert_eq!((found.card, found.level), (Some(id), level));
        }
    }
    // Below the plot stands the card's text.
    let text = layout.rect_of(Target::Card(ids[1])).unwrap();
    assert_eq!(layout.level_at(text.centre()), None);
}

#[test]
fn levels_of_one_cell_stand_beside_each_other() {
    let (document, ids) = with_levels(LaneRole::Freedom, [("", 2), ("", 4)]);
    let mut cards = (*document.cards).clone();
    Arc::make_mut(&mut cards[1]).step = document.cards[0].step;
    let document = Document {
        cards: Arc::new(cards),
        ..document
    };
    let layout = lay_out(&document);
    let [one, other] = ids.map(|id| layout.rect_of(Target::Card(id)).unwrap());
    assert!(!one.overlaps(other));
    assert!(one.right() < other.x);
}

#[test]
fn other_lanes_keep_the_level_on_the_card() {
    let (document, _) = with_levels(LaneRole::Action, [("", 2), ("Marcher", 4)]);
    let layout = lay_out(&document);
    assert!(!is_found(&layout, "libre 5"));
    let on_cards =
        groups(&layout).filter(|(_, group)| matches!(group.target, Some(Target::Card(_))));
    assert_eq!(on_cards.count(), 2);
    let lane = document.lanes[0].id;
    assert_eq!(layout.level_y(lane, 3), None);
}
