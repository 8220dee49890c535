//! A day by the clock: columns as wide as their steps last, with the hours over them.

use std::sync::Arc;

use parcours::i18n::Lang;
use parcours::layout::{Layout, Swimlane};
use parcours::model::{Document, IdGenerator, LaneRole, Stage, Step};
use parcours::text::TextSystem;
use parcours::theme::LIGHT;

use crate::structure::plain;
use crate::{lay_out, options, words};

fn day(starts: &[&str]) -> Document {
    let (empty, _) = plain(&[LaneRole::Action]);
    let mut ids = IdGenerator::from_seed(5);
    let mut stage = Stage::new(ids.next_id(), "Matin");
    for start in starts {
        let mut step = Step::new(ids.next_id(), "Faire");
        step.start = start.parse().ok();
        stage.steps.push(Arc::new(step));
    }
    Document {
        stages: Arc::new(vec![Arc::new(stage)]),
        ..empty
    }
}

fn widths(layout: &Layout) -> Vec<f32> {
    layout
        .grid
        .columns
        .iter()
        .map(|column| column.width)
        .collect()
}

#[test]
fn columns_follow_the_clock_when_every_step_has_its_time() {
    let layout = lay_out(&day(&["06:30", "08:00", "08:30", "10:30"]));
    let widths = widths(&layout);
    assert!(widths[2] > widths[0] && widths[0] > widths[1], "{widths:?}");
    for pair in layout.grid.columns.windows(2) {
        assert_eq!(pair[0].x + pair[0].width, pair[1].x);
    }
}

#[test]
fn one_missing_time_makes_them_even_again() {
    let layout = lay_out(&day(&["06:30", "08:00", "", "10:30"]));
    let widths = widths(&layout);
    assert!(widths.iter().all(|width| *width == widths[0]), "{widths:?}");
    assert!(!words(&layout).contains("7\u{a0}h"));
}

#[test]
fn the_hours_stand_over_the_columns_in_both_languages() {
    let document = day(&["06:30", "08:00", "08:30", "10:30"]);
    for (lang, hours) in [
        (Lang::Fr, ["7\u{a0}h", "9\u{a0}h", "11\u{a0}h"]),
        (Lang::En, ["7:00", "9:00", "11:00"]),
    ] {
        let mut text = TextSystem::new();
        let layout = Swimlane::new().layout(&document, &options(lang), &mut text, &LIGHT);
        let words = words(&layout);
        for hour in hours {
            assert!(words.lines().any(|line| line == hour), "{lang:?}: {hour}");
        }
    }
}
