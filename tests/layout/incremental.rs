//! An edit rebuilds what it touches and shares the rest; the picture is the same as from scratch.

use std::collections::BTreeSet;
use std::sync::Arc;

use parcours::i18n::Lang;
use parcours::layout::{Layout, Swimlane};
use parcours::model::{
    Card, CardMove, Document, Edit, Emotion, IdGenerator, Lane, LaneRole, NewCard, Persona,
};
use parcours::text::TextSystem;
use parcours::theme::LIGHT;

use crate::options;
use crate::support::{Plan, random};

fn fragments(layout: &Layout) -> BTreeSet<usize> {
    let placed = layout.scene.placed.iter();
    placed
        .map(|placed| Arc::as_ptr(&placed.fragment) as usize)
        .collect()
}

#[test]
fn an_edited_card_rebuilds_its_row_and_shares_the_others() {
    let mut plan = Plan::SMALL;
    plan.num_links = 0;
    let document = random(11, plan);
    let mut text = TextSystem::new();
    let mut swimlane = Swimlane::new();
    let before = swimlane.layout(&document, &options(Lang::Fr), &mut text, &LIGHT);
    let visible: Vec<_> = document.lanes.iter().filter(|lane| !lane.hidden).collect();
    let mut card = document
        .cards
        .iter()
        .find(|card| card.lane == visible[1].id)
        .map(|card| (**card).clone())
        .expect("a card in the second row");
    card.text.push_str(" et encore\nune\nautre\nligne\nlongue");
    let edited = document
        .apply(&Edit::SetCards(vec![card]))
        .expect("a right edit");
    let after = swimlane.layout(&edited, &options(Lang::Fr), &mut text, &LIGHT);
    let (old, new) = (fragments(&before), fragments(&after));
    let rebuilt = new.difference(&old).count();
    // The row, its label, the ground and the legend.
    assert!(
        rebuilt <= 4 + 3,
        "{rebuilt} of {} fragments are new",
        new.len()
    );
    assert!(new.intersection(&old).count() >= 2 * (visible.len() - 1) - 1);
}

#[test]
fn after_any_edits_the_picture_is_the_one_made_from_scratch() {
    for seed in 0..6 {
        let mut document = random(seed, Plan::SMALL);
        let mut ids = IdGenerator::from_seed(seed + 1000);
        let mut text = TextSystem::new();
        let mut swimlane = Swimlane::new();
        for round in 0..25 {
            let edit = random_edit(&document, &mut ids);
            if let Ok(next) = document.apply(&edit) {
                document = next;
            }
            let quick = swimlane.layout(&document, &options(Lang::Fr), &mut text, &LIGHT);
            let slow = Swimlane::new().layout(&document, &options(Lang::Fr), &mut text, &LIGHT);
            assert!(
                quick.scene.dump() == slow.scene.dump() && quick.grid == slow.grid,
                "seed {seed}, round {round}: {edit:?}"
            );
        }
    }
}

fn random_edit(document: &Document, ids: &mut IdGenerator) -> Edit {
    let mut below = |limit: usize| (ids.next_u64() % limit.max(1) as u64) as usize;
    let cards = &document.cards;
    let steps: Vec<_> = document.steps().map(|(_, step)| step.id).collect();
    let lanes = &document.lanes;
    let (card, step, lane) = (
        Arc::clone(&cards[below(cards.len())]),
        steps[below(steps.len())],
        Arc::clone(&lanes[below(lanes.len())]),
    );
    match below(9) {
        0 => {
            let mut card = (*card).clone();
            card.text.push_str(" plus");
            card.span = 1 + below(4) as u16;
            Edit::SetCards(vec![card])
        }
        1 => Edit::RemoveCards(vec![card.id]),
        2 => Edit::MoveCards(vec![CardMove {
            card: card.id,
            step,
            lane: lane.id,
            before: None,
        }]),
        3 => Edit::AddCards(vec![NewCard {
            card: Card::new(ids.next_id(), step, lane.id, "neuf"),
            before: None,
        }]),
        4 => {
            let mut lane = (*lane).clone();
            lane.collapsed = !lane.collapsed;
            Edit::SetLane(lane)
        }
        5 => {
            let mut lane = (*lane).clone();
            lane.hidden = !lane.hidden;
            Edit::SetLane(lane)
        }
        6 => Edit::SetEmotion {
            step,
            persona: document.personas.first().map(|persona| persona.id),
            value: Some(Emotion::MIN.shifted(below(9) as i8)),
        },
        7 => Edit::AddPersona {
            persona: Persona::new(ids.next_id(), "Nouvelle"),
            at: 0,
        },
        _ => Edit::AddLane {
            lane: Lane::new(ids.next_id(), LaneRole::Support),
            at: 0,
        },
    }
}
