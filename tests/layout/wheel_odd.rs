//! Wheels of maps that lack something, and signs on short rings.

use std::f32::consts::TAU;
use std::sync::Arc;

use parcours::model::{Document, Phase, PhaseGoal, Reached};
use parcours::scene::{Item, Point, point};
use parcours::theme::wheel;

use crate::wheel::{angles, disc, steps, wheel_of};

fn every_stage(document: &mut Document, change: impl Fn(&mut parcours::model::Stage)) {
    for stage in Arc::make_mut(&mut document.stages) {
        change(Arc::make_mut(stage));
    }
}

/// Maps without emotions, without steps, with one stage for everything.
pub fn documents() -> Vec<(String, Document)> {
    let mut unfelt = steps(9, "Payer");
    every_stage(&mut unfelt, |stage| {
        for step in &mut stage.steps {
            Arc::make_mut(step).emotions.clear();
        }
    });
    let mut no_steps = with_goals(steps(6, "Payer"), "Repartir équipé");
    every_stage(&mut no_steps, |stage| stage.steps.clear());
    let mut one_stage = steps(20, "Payer");
    let all: Vec<_> = one_stage
        .steps()
        .map(|(_, step)| Arc::clone(step))
        .collect();
    let stages = Arc::make_mut(&mut one_stage.stages);
    stages.truncate(1);
    Arc::make_mut(&mut stages[0]).steps = all;
    let mut bare = one_stage.clone();
    bare.personas = Arc::default();
    every_stage(&mut bare, |stage| {
        stage.title.clear();
        for step in &mut stage.steps {
            let step = Arc::make_mut(step);
            step.title.clear();
            step.emotions.clear();
        }
    });
    [
        ("no emotions", unfelt),
        ("stages without steps", no_steps),
        ("one stage with all steps", one_stage),
        ("no words, no persona, no emotions", bare),
    ]
    .map(|(name, document)| (name.to_owned(), document))
    .into()
}

fn with_goals(mut document: Document, goal: &str) -> Document {
    let header = Arc::make_mut(&mut document.header);
    for phase in Phase::ALL {
        *header.phase_goals.of_mut(phase) = PhaseGoal {
            text: goal.to_owned(),
            reached: Reached::Partly,
        };
    }
    document
}

#[test]
fn a_map_that_lacks_something_is_a_whole_circle_all_the_same() {
    for (name, document) in documents() {
        assert_eq!(document.check(), [], "{name}");
        let layout = wheel_of(&document);
        let sum: f32 = document
            .steps()
            .map(|(_, step)| {
                let (from, to) = angles(&layout, step.id);
                to - from
            })
            .sum();
        assert!(
            document.num_steps() == 0 || (sum - TAU).abs() < 1e-2,
            "{name}: {sum}"
        );
        let heart = layout.heart();
        assert!(layout.scene.bounds.encloses(heart), "{name}");
        assert!(heart.width > 600.0 && heart.height > 600.0, "{name}");
    }
}

/// The signs that say whether goals are reached: where they stand and how large they are.
fn goal_signs(document: &Document) -> Vec<(Point, f32)> {
    let layout = wheel_of(document);
    let (centre, radius) = disc(&layout);
    let on_disc = layout.scene.placed.iter();
    let items = on_disc
        .filter(|placed| placed.offset == centre)
        .flat_map(|placed| &placed.fragment.items);
    let paths = items.filter_map(|item| match item {
        Item::Path { path, .. } => path.bounds(),
        _ => None,
    });
    let signs = paths.filter(|bounds| {
        let share = bounds.centre().distance(point(0.0, 0.0)) / radius;
        let is_round = (bounds.width - bounds.height).abs() < 0.5;
        is_round
            && bounds.width > 8.0
            && bounds.width < 24.0
            && (wheel::PHASE..wheel::GOAL).contains(&share)
    });
    signs
        .map(|bounds| (bounds.centre(), bounds.width / 2.0))
        .collect()
}

#[test]
fn the_sign_of_a_goal_stands_whole_in_its_phase_wherever_that_lies() {
    // Phases of all sizes on both halves of the disc.
    for counts in [
        [6, 2, 5],
        [2, 6, 5],
        [5, 6, 2],
        [4, 2, 7],
        [7, 2, 4],
        [1, 1, 1],
    ] {
        for goal in [
            "Repartir équipé",
            "Repartir équipé, sans un doute à la caisse",
        ] {
            let mut document = with_goals(steps(13, "Payer"), goal);
            let all: Vec<_> = document.steps().map(|(_, step)| Arc::clone(step)).collect();
            let mut all = all.into_iter();
            let stages = Arc::make_mut(&mut document.stages).iter_mut();
            for (stage, count) in stages.zip(counts) {
                Arc::make_mut(stage).steps = all.by_ref().take(count).collect();
            }
            let layout = wheel_of(&document);
            let (centre, _) = disc(&layout);
            let edges: Vec<Point> = document
                .stages
                .iter()
                .filter_map(|stage| stage.steps.first())
                .map(|step| {
                    let (from, _) = angles(&layout, step.id);
                    point(from.sin(), -from.cos())
                })
                .collect();
            let signs = goal_signs(&document);
            assert!(signs.len() >= 3, "{counts:?}: {}", signs.len());
            for (at, half) in signs {
                assert!(at.distance(centre) > 0.0);
                for edge in &edges {
                    // How far from the line between two phases, on its side of the centre.
                    let along = at.x * edge.x + at.y * edge.y;
                    let away = (at.x * edge.y - at.y * edge.x).abs();
                    assert!(
                        along < 0.0 || away > half + 1.0,
                        "{counts:?}: {at:?} is {away} from an edge"
                    );
                }
            }
        }
    }
}
