//! A step's appeal and a card's source are on the map; a long source takes one line.

use std::sync::Arc;

use parcours::i18n::Lang;
use parcours::layout::Swimlane;
use parcours::model::{Appeal, Card, Document, Evidence, IdGenerator, Lane, LaneRole, Stage, Step};
use parcours::text::TextSystem;
use parcours::theme::LIGHT;

use crate::{lay_out, options, words};

fn map(appeal: Appeal, source: &str) -> Document {
    let mut ids = IdGenerator::from_seed(3);
    let mut step = Step::new(ids.next_id(), "Payer");
    step.appeal = Some(appeal);
    let lane = Lane::new(ids.next_id(), LaneRole::Action);
    let mut card = Card::new(ids.next_id(), step.id, lane.id, "Sort sa carte");
    card.evidence = Evidence::Observed {
        source: source.to_owned(),
    };
    let mut stage = Stage::new(ids.next_id(), "Achat");
    stage.steps.push(Arc::new(step));
    Document {
        stages: Arc::new(vec![Arc::new(stage)]),
        lanes: Arc::new(vec![Arc::new(lane)]),
        cards: Arc::new(vec![Arc::new(card)]),
        ..Document::default()
    }
}

#[test]
fn a_step_says_whether_it_speaks_to_the_heart_or_the_head() {
    for lang in Lang::ALL {
        for appeal in [Appeal::Emotional, Appeal::Rational] {
            let mut text = TextSystem::new();
            let document = map(appeal, "");
            let layout = Swimlane::new().layout(&document, &options(lang), &mut text, &LIGHT);
            let name = lang.catalog().model.appeal(appeal);
            assert!(words(&layout).lines().any(|line| line == name), "{name}");
        }
    }
}

#[test]
fn a_short_source_is_whole_and_a_long_one_ends_in_an_ellipsis() {
    let short = words(&lay_out(&map(Appeal::Rational, "12 entretiens")));
    assert!(short.lines().any(|line| line == "12 entretiens"), "{short}");
    let source = "observation en salle pendant quatre soirées de mai, deux enquêteurs ".repeat(3);
    let long = words(&lay_out(&map(Appeal::Rational, &source)));
    let mut lines = long.lines().filter(|line| line.starts_with("observation"));
    let line = lines.next().unwrap();
    assert!(line.ends_with('…') && lines.next().is_none(), "{long}");
    let kept = line.trim_end_matches('…').chars().count();
    assert!(kept > 15, "the line is filled: {line}");
    let silent = words(&lay_out(&map(Appeal::Rational, "  ")));
    assert!(!silent.contains("observation"));
}
