//! The wheel and the store visit: layout of 200 steps, and CPU time of a frame while a face or a room is
//! dragged on a map of 10,000 cards.
//!
//! `cargo bench --bench views`.
#![allow(clippy::print_stdout)] // a bench prints its figures

mod clock;
mod window;

use clock::Clock;
use window::{FRAMES, Window, button};

use egui::{Event, Pos2, Vec2, pos2, vec2};
use parcours::command::Command;
use parcours::layout::{View, ViewOptions, Views};
use parcours::model::{Document, IdGenerator, Stage, Step, StepId};
use parcours::scene::{Point, Target};
use parcours::storage::stress;
use parcours::text::TextSystem;
use parcours::theme::LIGHT;
use std::sync::Arc;

const NUM_STEPS: usize = 200;

/// The views besides the swimlane.
fn views() -> impl Iterator<Item = View> {
    View::ALL.into_iter().filter(|view| *view != View::Swimlane)
}

/// So many steps in five stages, each of which the first persona felt something at.
fn of_steps(num: usize) -> Document {
    let mut ids = IdGenerator::from_seed(3);
    let large = stress(1_000);
    let known: Vec<Arc<Step>> = large.steps().map(|(_, step)| Arc::clone(step)).collect();
    let mut document = large.clone();
    let stages = (0..5).map(|index| {
        let mut stage = Stage::new(ids.next_id(), format!("Étape {}", index + 1));
        stage.phase = large.stages[index * large.stages.len() / 5].phase;
        let mut at = index;
        stage.steps = (0..num / 5)
            .map(|_| {
                at += 1;
                let mut step = (*known[at % known.len()]).clone();
                step.id = ids.next_id();
                step.start = None;
                Arc::new(step)
            })
            .collect();
        Arc::new(stage)
    });
    document.stages = Arc::new(stages.collect());
    document.cards = Arc::default();
    document.links = Arc::default();
    document.initiatives = Arc::default();
    assert_eq!(document.num_steps(), num);
    document
}

/// Milliseconds of a first layout, and of the best of the later ones.
fn layout(document: &Document, view: View) -> [f64; 2] {
    let mut text = TextSystem::new();
    let mut views = Views::new();
    let options = ViewOptions {
        view,
        ..ViewOptions::default()
    };
    let mut times: Vec<f64> = (0..12)
        .map(|_| {
            let start = Clock::now();
            std::hint::black_box(views.layout(document, &options, &mut text, &LIGHT));
            start.milliseconds()
        })
        .collect();
    let first = times.remove(0);
    [first, times.into_iter().fold(f64::INFINITY, f64::min)]
}

impl Window {
    fn screen(&self, map: Point) -> Pos2 {
        let at = self.editor.viewport().to_screen(map);
        pos2(at.x, at.y)
    }

    /// Drags from `from` back and forth along `way`; milliseconds of the frames.
    fn drag(&mut self, from: Pos2, way: Vec2) -> Vec<f64> {
        self.frame(vec![Event::PointerMoved(from)]);
        self.frame(vec![button(from, true)]);
        let times = (0..FRAMES)
            .map(|index| {
                let share = (index as f32 / 9.0).sin();
                self.frame(vec![Event::PointerMoved(from + way * share)]).0
            })
            .collect();
        assert!(self.editor.is_dragging(), "nothing is dragged");
        self.frame(vec![button(from, false)]);
        times
    }
}

/// A step that the first persona felt something at, near the map's middle.
fn felt_step(document: &Document) -> StepId {
    let persona = document.personas.first().map(|it| it.id);
    let steps: Vec<_> = document.steps().map(|(_, step)| step).collect();
    let from_middle = steps.iter().skip(steps.len() / 2);
    let mut felt = from_middle.filter(|step| step.emotion(persona).is_some());
    felt.next().expect("a step with an emotion").id
}

/// What a hand drags in a view, and how far.
fn grip(window: &Window, view: View) -> (Pos2, Vec2) {
    let editor = &window.editor;
    let step = felt_step(editor.document());
    match view {
        View::Wheel => {
            let persona = editor.document().personas.first().map(|it| it.id);
            let layout = editor.layout();
            let face = layout.emotion_point(step, persona).expect("a face");
            let level = |half_steps: i8| {
                let emotion = parcours::model::Emotion::default().shifted(half_steps);
                let at = layout.level_point(step, emotion).expect("a level");
                window.screen(at)
            };
            (window.screen(face), level(4) - level(-4))
        }
        _ => {
            let room = editor.place_of(Target::Step(step)).expect("a room");
            (window.screen(room.centre()), vec2(260.0, 180.0))
        }
    }
}

fn verdict(holds: bool) -> &'static str {
    if holds { "holds" } else { "MISSED" }
}

fn main() {
    println!("milliseconds of CPU");
    let steps = of_steps(NUM_STEPS);
    for view in views() {
        let [first, again] = layout(&steps, view);
        println!(
            "{}, {NUM_STEPS} steps: first layout {first:.1}, then {again:.1} (≤ 20): {}",
            view.key(),
            verdict(again <= 20.0)
        );
    }
    let mut document = stress(10_000);
    // Clock times would make the wheel a day.
    for stage in Arc::make_mut(&mut document.stages) {
        for step in &mut Arc::make_mut(stage).steps {
            Arc::make_mut(step).start = None;
        }
    }
    for view in views() {
        let [first, again] = layout(&document, view);
        println!(
            "{}, 10,000 cards, {} steps: first layout {first:.1}, then {again:.1}",
            view.key(),
            document.num_steps()
        );
        let mut window = Window::open(document.clone(), view);
        let _ = window.editor.run(Command::ZoomFit);
        window.rest();
        let (from, way) = grip(&window, view);
        let mut times = window.drag(from, way);
        times.sort_by(f64::total_cmp);
        let (median, p95) = (times[FRAMES / 2], times[FRAMES * 95 / 100]);
        println!(
            "{}, a frame while dragging, 10,000 cards: median {median:.2}, p95 {p95:.2}, max {:.2} \
             (p95 ≤ 4): {}",
            view.key(),
            times[FRAMES - 1],
            verdict(p95 <= 4.0)
        );
    }
}
