//! Documents nobody would draw still give a sensible picture, soon.

use std::sync::Arc;
use std::time::{Duration, Instant};

use parcours::model::{Document, IdGenerator, Lane, LaneRole};
use parcours::scene::{Target, rect};

use crate::structure::{plain, with_cards};
use crate::support::{Plan, random};
use crate::{card_rects, lay_out, words};

#[test]
fn nothing_at_all_is_still_a_picture() {
    let layout = lay_out(&Document::default());
    assert!(layout.scene.bounds.width > 0.0 && layout.scene.bounds.height > 0.0);
    assert!(layout.grid.columns.is_empty() && layout.grid.rows.is_empty());
    assert_eq!(
        layout.drop_at(rect(0.0, 0.0, 1.0, 1.0).centre(), |_| false),
        None
    );
    assert!(layout.rect_of(Target::Title).is_some());
}

#[test]
fn lanes_without_steps_and_steps_without_lanes_are_drawn() {
    let mut ids = IdGenerator::from_seed(5);
    let lanes = LaneRole::ALL.map(|role| Arc::new(Lane::new(ids.next_id(), role)));
    let only_lanes = Document {
        lanes: Arc::new(lanes.to_vec()),
        ..Document::default()
    };
    let layout = lay_out(&only_lanes);
    assert_eq!(layout.grid.rows.len(), 20);
    assert!(words(&layout).contains("Coulisses"));
    let (only_steps, _) = plain(&[]);
    let layout = lay_out(&only_steps);
    assert_eq!(layout.grid.columns.len(), 2);
    assert!(words(&layout).contains("Chercher"));
}

#[test]
fn a_megabyte_on_a_card_is_cut_with_an_ellipsis() {
    let (document, mut ids) = plain(&[LaneRole::Action]);
    let long = "mot ".repeat(250_000);
    let document = with_cards(&document, &mut ids, &[&long, "après"]);
    let start = Instant::now();
    let layout = lay_out(&document);
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
    assert!(layout.grid.rows[0].height < 12_000.0);
    assert!(words(&layout).contains('…'));
    assert_eq!(card_rects(&layout).len(), 2);
}

#[test]
fn ten_thousand_cards_in_one_cell_stack_without_overlap() {
    let (document, mut ids) = plain(&[LaneRole::Action]);
    let texts = vec!["une fiche"; 10_000];
    let document = with_cards(&document, &mut ids, &texts);
    let cards = card_rects(&lay_out(&document));
    assert_eq!(cards.len(), 10_000);
    assert!(
        cards
            .windows(2)
            .all(|pair| pair[0].1.bottom() < pair[1].1.y)
    );
}

#[test]
fn two_hundred_steps_and_sixty_lanes_fit_the_scene() {
    let plan = Plan {
        num_stages: 20,
        steps_per_stage: 10,
        num_lanes: 60,
        num_cards: 1200,
        num_links: 300,
    };
    let document = random(77, plan);
    let layout = lay_out(&document);
    assert_eq!(layout.grid.columns.len(), 200);
    for placed in &layout.scene.placed {
        assert!(layout.scene.bounds.encloses(placed.bounds()));
    }
}

#[test]
fn scripts_and_signs_of_all_kinds_do_not_disturb_the_layout() {
    let (document, mut ids) = plain(&[LaneRole::Verbatim]);
    let texts = [
        "\u{200b}",
        "مرحبا بالعالم هذه بطاقة طويلة جدا لا تتسع في سطر واحد",
        "👨‍👩‍👧‍👦👩🏽‍🚀🇫🇷",
        "日本語の長いテキスト",
        "\u{202e}txet",
        "\t\r\n",
        "",
        "a\u{0301}\u{0301}\u{0301}",
        "unmottrèslongsansaucuneespacequidépasselalargeurdunefiche",
    ];
    let document = with_cards(&document, &mut ids, &texts);
    let layout = lay_out(&document);
    assert_eq!(card_rects(&layout).len(), texts.len());
    assert!(
        words(&layout).contains("Caractères absents"),
        "a notice says what no font can show"
    );
}
