//! Vote rounds: dots are given and taken, follow their cards, and are ranked.

use std::sync::Arc;

use parcours::model::{
    CardId, CardVotes, Document, Edit, EditError, Repair, Violation, VoteRound, VoteRoundId,
};

use crate::sample::{applied, card, document, id, lane, refused, step};

fn round(name: &str) -> VoteRoundId {
    id(&format!("vote-{name}"))
}

fn vote(name: &str, dots: u32) -> Edit {
    Edit::Vote {
        round: round("r"),
        card: card(name),
        dots,
    }
}

/// An open round of 3 dots for each of 4 people: card 1 has 3, card 2 has 5, card 4 has 3.
fn voted() -> Document {
    let mut round = VoteRound::new(round("r"), "what first");
    (round.dots_per_person, round.people, round.open) = (3, 4, true);
    let map = applied(&document(), Edit::AddVoteRound(round));
    let votes = [vote("1", 3), vote("2", 5), vote("4", 3)];
    applied(&map, Edit::Batch(votes.to_vec()))
}

fn dots(document: &Document) -> Vec<(CardId, u32)> {
    let votes = document.vote_rounds[0].votes.iter();
    votes.map(|votes| (votes.card, votes.dots)).collect()
}

#[test]
fn dots_are_given_taken_and_counted() {
    let map = voted();
    let open = map.open_round().unwrap();
    assert_eq!(
        (open.num_dots(), open.num_given(), open.num_left()),
        (12, 11, 1)
    );
    assert_eq!((open.dots(card("2")), open.dots(card("3"))), (5, 0));
    let after = applied(&map, vote("2", 0));
    assert_eq!(dots(&after), [(card("1"), 3), (card("4"), 3)]);
    let same = applied(&map, vote("2", 5));
    assert!(Arc::ptr_eq(&same.vote_rounds, &map.vote_rounds));
    assert_eq!(
        refused(&map, vote("z", 1)),
        EditError::Unknown(card("z").into())
    );
    let elsewhere = Edit::Vote {
        round: round("z"),
        card: card("1"),
        dots: 1,
    };
    assert_eq!(
        refused(&map, elsewhere),
        EditError::Unknown(round("z").into())
    );
    let fewer = VoteRound {
        people: 1,
        ..VoteRound::clone(&map.vote_rounds[0])
    };
    assert_eq!(fewer.num_left(), 0, "more were given than there are now");
}

#[test]
fn a_card_that_goes_takes_its_dots_along_and_a_moved_one_keeps_them() {
    let map = voted();
    let after = applied(&map, Edit::RemoveCards(vec![card("2")]));
    assert_eq!(dots(&after), [(card("1"), 3), (card("4"), 3)]);
    let after = applied(&map, Edit::RemoveLane(lane("x")));
    assert_eq!(dots(&after), [(card("4"), 3)]);
    let after = applied(&map, Edit::RemoveStep(step("a")));
    assert_eq!(dots(&after), [(card("4"), 3)]);
    let after = applied(&map, Edit::MergeSteps(vec![step("a"), step("e")]));
    assert_eq!(dots(&after), dots(&map));
}

#[test]
fn level_cards_share_a_place_and_stand_as_the_map_reads() {
    let map = voted();
    let place = |id| map.cards.iter().position(|card| card.id == id).unwrap();
    let ranking = map.vote_rounds[0].ranking(place);
    let rows: Vec<_> = ranking.iter().map(|row| (row.rank, row.card)).collect();
    assert_eq!(rows, [(1, card("2")), (2, card("1")), (2, card("4"))]);
    let backwards = map.vote_rounds[0].ranking(|id| usize::MAX - place(id));
    let rows: Vec<_> = backwards.iter().map(|row| (row.rank, row.card)).collect();
    assert_eq!(rows, [(1, card("2")), (2, card("4")), (2, card("1"))]);
    let more = applied(&map, vote("3", 1));
    let last = more.vote_rounds[0].ranking(|_| 0).pop().unwrap();
    assert_eq!((last.rank, last.card), (4, card("3")));
}

#[test]
fn a_round_that_cannot_be_is_refused() {
    let map = voted();
    let with = |votes: &[(&str, u32)]| {
        let votes = votes.iter().map(|&(name, dots)| CardVotes {
            card: card(name),
            dots,
        });
        let mut round = VoteRound::clone(&map.vote_rounds[0]);
        round.votes = votes.collect();
        Edit::SetVoteRound(round)
    };
    assert_eq!(
        refused(&map, with(&[("z", 1)])),
        EditError::Unknown(card("z").into())
    );
    assert_eq!(
        refused(&map, with(&[("1", 1), ("1", 1)])),
        EditError::Duplicate(card("1").into())
    );
    assert_eq!(
        refused(&map, with(&[("1", 0)])),
        EditError::OutOfRange(round("r").into())
    );
}

#[test]
fn a_broken_round_is_mended_and_no_dot_of_a_card_is_lost() {
    let mut map = voted();
    let broken = Arc::make_mut(&mut Arc::make_mut(&mut map.vote_rounds)[0]);
    for (name, dots) in [("2", 4), ("3", 0), ("z", 2)] {
        let card = card(name);
        broken.votes.push(CardVotes { card, dots });
    }
    assert!(map.check().contains(&Violation::NoDots {
        round: round("r"),
        card: card("3"),
    }));
    assert_eq!(map.check().len(), 3);
    let (mended, repairs) = map.repair();
    assert_eq!(mended.check(), []);
    let expected = [(card("1"), 3), (card("2"), 9), (card("4"), 3)];
    assert_eq!(dots(&mended), expected);
    assert!(repairs.contains(&Repair::SummedVotes {
        round: round("r"),
        card: card("2"),
    }));
    assert!(repairs.contains(&Repair::DroppedVotes {
        round: round("r"),
        card: card("3"),
    }));
}
