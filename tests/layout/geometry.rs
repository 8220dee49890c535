//! Nothing overlaps, nothing is clipped, everything is inside.

use parcours::model::Document;
use parcours::scene::{Rect, Target};

use crate::support::{Plan, random, samples};
use crate::{card_rects, groups, lay_out};

/// Random documents, then the samples (numbered from 1000).
fn documents() -> impl Iterator<Item = (u64, Document)> {
    let random = (0..20).map(|seed| (seed, random(seed, Plan::SMALL)));
    random.chain((1000..).zip(samples()))
}

#[test]
fn no_two_cards_overlap() {
    for (seed, document) in documents() {
        let mut cards = card_rects(&lay_out(&document));
        cards.sort_by(|a, b| a.1.y.total_cmp(&b.1.y));
        for (index, (one, area)) in cards.iter().enumerate() {
            for (other, other_area) in &cards[index + 1..] {
                if other_area.y >= area.bottom() {
                    break;
                }
                assert!(
                    !area.overlaps(*other_area),
                    "seed {seed}: {one:?} {other:?}"
                );
            }
        }
    }
}

#[test]
fn everything_on_a_card_stays_inside_it() {
    for (seed, document) in documents() {
        let layout = lay_out(&document);
        let mut num_items = 0;
        for (placed, group) in groups(&layout) {
            if !matches!(group.target, Some(Target::Card(_))) {
                continue;
            }
            for item in placed.fragment.items_of(group) {
                num_items += 1;
                let bounds = item.bounds();
                assert!(
                    group.hit.expanded(0.1).encloses(bounds),
                    "seed {seed}: {bounds:?} leaves {:?} of {:?}: {item:?}",
                    group.hit,
                    group.target
                );
            }
        }
        assert!(num_items > 150, "seed {seed}: only {num_items} items");
    }
}

#[test]
fn items_lie_in_groups_groups_in_fragments_fragments_in_the_scene() {
    for (seed, document) in documents() {
        let layout = lay_out(&document);
        for placed in &layout.scene.placed {
            assert!(layout.scene.bounds.encloses(placed.bounds()), "seed {seed}");
        }
        for (placed, group) in groups(&layout) {
            assert!(placed.fragment.bounds.encloses(group.bounds), "seed {seed}");
            for item in placed.fragment.items_of(group) {
                let bounds = item.bounds();
                assert!(
                    group.bounds.expanded(0.6).encloses(bounds),
                    "seed {seed}: {bounds:?} leaves {:?}: {item:?}",
                    group.bounds
                );
            }
        }
    }
}

#[test]
fn links_cross_no_card() {
    let mut num_segments = 0;
    for (seed, document) in documents() {
        let layout = lay_out(&document);
        // A collapsed card answers in more room than its bar takes: the bar counts.
        let cards: Vec<(Target, Rect)> = card_rects(&layout)
            .into_iter()
            .filter_map(|(card, _)| Some((card, layout.rect_of(card)?)))
            .collect();
        for (placed, group) in groups(&layout) {
            let Some(Target::Link(id)) = group.target else {
                continue;
            };
            let is_segment = group.items.is_empty();
            let thin = group.hit.width.min(group.hit.height) <= 8.01;
            if !is_segment || !thin {
                continue;
            }
            // The reach of the pointer around the line is 4 on each side.
            let line = group.hit.expanded(-3.9).translated(placed.offset);
            num_segments += 1;
            for (card, area) in &cards {
                assert!(
                    !area.expanded(-0.5).overlaps(line),
                    "seed {seed}: {id:?} at {line:?} crosses {card:?} at {area:?}"
                );
            }
        }
    }
    assert!(num_segments > 1000, "{num_segments}");
}

#[test]
fn headers_and_labels_do_not_overlap_their_neighbours() {
    for (seed, document) in documents() {
        let layout = lay_out(&document);
        let headers: Vec<(Target, Rect)> = groups(&layout)
            .filter(|(_, group)| {
                matches!(
                    group.target,
                    Some(Target::Stage(_) | Target::Step(_) | Target::Lane(_) | Target::Title)
                )
            })
            .filter_map(|(placed, group)| {
                Some((group.target?, group.hit.translated(placed.offset)))
            })
            .collect();
        for (index, (one, area)) in headers.iter().enumerate() {
            for (other, other_area) in &headers[index + 1..] {
                let smaller = area.expanded(-0.05);
                assert!(
                    !smaller.overlaps(*other_area),
                    "seed {seed}: {one:?} {other:?}"
                );
            }
        }
    }
}

#[test]
fn texts_of_headers_and_labels_stay_inside_them() {
    for (seed, document) in documents() {
        let layout = lay_out(&document);
        for (placed, group) in groups(&layout) {
            let is_header = matches!(
                group.target,
                Some(Target::Stage(_) | Target::Step(_) | Target::Lane(_))
            );
            for item in placed.fragment.items_of(group) {
                let is_text = matches!(item, parcours::scene::Item::Text { .. });
                if is_header && is_text {
                    let bounds = item.bounds();
                    assert!(
                        group.hit.encloses(bounds),
                        "seed {seed}: {item:?} {group:?}"
                    );
                }
            }
        }
    }
}
