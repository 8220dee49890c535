//! Dots of a vote in every view: they stand where their cards are and cover nothing.

use std::sync::Arc;

use parcours::i18n::Lang;
use parcours::layout::{Layout, View, ViewOptions, Views};
use parcours::model::{CardVotes, Document, VoteRound};
use parcours::scene::{Item, Rect, Target, rect};
use parcours::text::TextSystem;
use parcours::theme::{DARK, LIGHT, Theme};

use crate::support::samples;
use crate::{card_rects, groups, words};

/// Every third card has dots, from 1 up to many.
fn voted(document: &Document) -> Document {
    let mut round = VoteRound::new("vote-a".parse().unwrap(), "What first?");
    let cards = document.cards.iter().enumerate();
    let cards = cards.filter(|(index, _)| index % 3 == 0);
    round.votes = cards
        .map(|(index, card)| CardVotes {
            card: card.id,
            dots: (index as u32 % 40) * (index as u32 % 40) / 5 + 1,
        })
        .collect();
    let mut document = document.clone();
    document.vote_rounds = Arc::new(vec![Arc::new(round)]);
    assert_eq!(document.check(), []);
    document
}

fn shown(document: &Document, view: View, is_on: bool, theme: &Theme) -> Layout {
    let options = ViewOptions {
        view,
        lang: Lang::Fr,
        votes: is_on.then(|| "vote-a".parse().unwrap()),
        ..ViewOptions::default()
    };
    Views::new().layout(document, &options, &mut TextSystem::new(), theme)
}

/// Where the ink of each upright text is.
fn inks(layout: &Layout) -> Vec<(Rect, String)> {
    let mut inks = Vec::new();
    for placed in &layout.scene.placed {
        for item in &placed.fragment.items {
            if let Item::Text { origin, line, .. } = item
                && !line.text.trim().is_empty()
            {
                let (at, size) = (*origin + placed.offset, line.style.size);
                let ink = rect(at.x, at.y - 0.74 * size, line.width, 0.94 * size);
                inks.push((ink.expanded(-0.05), line.text.clone()));
            }
        }
    }
    inks.sort_by(|a, b| a.0.y.total_cmp(&b.0.y));
    inks
}

#[test]
fn no_text_overlaps_another_in_any_view() {
    for (index, document) in samples().iter().enumerate() {
        let document = voted(document);
        for view in View::ALL {
            let inks = inks(&shown(&document, view, true, &LIGHT));
            for (at, (one, text)) in inks.iter().enumerate() {
                for (other, other_text) in &inks[at + 1..] {
                    if other.y > one.bottom() {
                        break;
                    }
                    let both = format!("sample {index}, {view:?}: “{text}”, “{other_text}”");
                    assert!(!one.overlaps(*other), "{both} at {one:?} and {other:?}");
                }
            }
        }
    }
}

#[test]
fn cards_with_dots_keep_apart_and_hold_everything_on_them() {
    for document in samples() {
        let layout = shown(&voted(&document), View::Swimlane, true, &LIGHT);
        for (placed, group) in groups(&layout) {
            if !matches!(group.target, Some(Target::Card(_))) {
                continue;
            }
            for item in placed.fragment.items_of(group) {
                let bounds = item.bounds();
                assert!(
                    group.hit.expanded(0.1).encloses(bounds),
                    "{bounds:?} leaves {:?}: {item:?}",
                    group.hit
                );
            }
        }
        let mut cards = card_rects(&layout);
        cards.sort_by(|a, b| a.1.y.total_cmp(&b.1.y));
        for (at, (_, one)) in cards.iter().enumerate() {
            let below = cards[at + 1..].iter();
            let mut near = below.take_while(|(_, other)| other.y < one.bottom());
            assert!(near.all(|(_, other)| !one.overlaps(*other)));
        }
    }
}

#[test]
fn dots_are_part_of_the_picture_only_when_they_are_asked_for_and_no_secret() {
    for (index, document) in samples().into_iter().enumerate() {
        let map = voted(&document);
        for view in View::ALL {
            let theme = [&LIGHT, &DARK][index % 2];
            let plain = shown(&document, view, true, theme).scene.dump();
            assert_eq!(shown(&map, view, false, theme).scene.dump(), plain);
            let dots = shown(&map, view, true, theme);
            assert_ne!(dots.scene.dump(), plain, "{view:?}");
            let mut secret = map.clone();
            let rounds = Arc::make_mut(&mut secret.vote_rounds);
            Arc::make_mut(&mut rounds[0]).hidden = true;
            let hidden = shown(&secret, view, true, theme);
            assert_eq!(hidden.scene.dump(), plain, "{view:?}");
        }
    }
}

#[test]
fn the_legend_names_the_round_and_each_card_has_its_number() {
    let document = voted(&samples()[0]);
    let layout = shown(&document, View::Swimlane, true, &LIGHT);
    let words = words(&layout);
    assert!(words.contains("Gommettes\u{a0}: What first?"), "{words}");
    let lines: Vec<&str> = words.lines().collect();
    for votes in &document.vote_rounds[0].votes {
        let card = document.card(votes.card).unwrap();
        let lane = document.lane(card.lane).unwrap();
        // What is nothing but a point in a plot has no place for dots.
        if !lane.hidden && !lane.collapsed && !card.text.is_empty() {
            assert!(lines.contains(&&*votes.dots.to_string()), "{votes:?}");
        }
    }
}

#[test]
fn a_dot_more_rebuilds_only_the_row_of_its_card() {
    let document = voted(&samples()[0]);
    let options = ViewOptions {
        votes: Some("vote-a".parse().unwrap()),
        ..ViewOptions::default()
    };
    let (mut views, mut text) = (Views::new(), TextSystem::new());
    let before = views.layout(&document, &options, &mut text, &LIGHT);
    let edit = parcours::model::Edit::Vote {
        round: "vote-a".parse().unwrap(),
        card: document.cards[0].id,
        dots: 2,
    };
    let after = document.apply(&edit).unwrap();
    let after_layout = views.layout(&after, &options, &mut text, &LIGHT);
    let known: Vec<_> = before
        .scene
        .placed
        .iter()
        .map(|placed| Arc::as_ptr(&placed.fragment))
        .collect();
    let fresh = after_layout.scene.placed.iter();
    let fresh = fresh.filter(|placed| !known.contains(&Arc::as_ptr(&placed.fragment)));
    let num = fresh.count();
    assert!(num <= 6, "{num} of {} parts are new", known.len());
    let afresh = Views::new().layout(&after, &options, &mut TextSystem::new(), &LIGHT);
    assert_eq!(after_layout.scene.dump(), afresh.scene.dump());
}
