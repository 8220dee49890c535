//! Drag cards, emotions and the map itself; zoom at the pointer.

use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2};
use parcours::i18n::Lang;
use parcours::model::{Emotion, StepId};
use parcours::scene::{Point, Target};

use crate::canvas_stage::{Stage, drag, move_to, on_map, open, press, small_map};

type Harness = egui_kittest::Harness<'static, Stage>;

fn screen(harness: &Harness, map: Point) -> egui::Pos2 {
    let at = harness.state().editor.viewport().to_screen(map);
    pos2(at.x, at.y) + vec2(241.0, 0.0) - vec2(1.0, 0.0)
}

#[test]
fn a_card_dragged_to_another_cell_moves_there_in_one_step() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let from = on_map(&harness, "Payer la caution").rect().center();
    let (step, lane) = ("step-ride".parse().unwrap(), "lane-pain".parse().unwrap());
    let cell = harness
        .state()
        .editor
        .layout()
        .cell_rect(step, lane)
        .unwrap();
    let to = screen(&harness, cell.centre());
    drag(&mut harness, from, to);
    let stage = harness.state();
    let card = stage.document().card("card-pay".parse().unwrap()).unwrap();
    assert_eq!((card.step, card.lane), (step, lane));
    assert_eq!(stage.editor.history().num_undo_steps(), 1);
}

#[test]
fn a_drag_shows_where_the_card_would_go_and_escape_leaves_it() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let from = on_map(&harness, "Payer la caution").rect().center();
    move_to(&mut harness, from);
    press(&mut harness, from, true);
    move_to(&mut harness, from + vec2(30.0, 10.0));
    move_to(&mut harness, from + vec2(180.0, 10.0));
    assert!(harness.state().editor.overlay().drop.is_some());
    assert!(!harness.state().editor.overlay().ghosts.is_empty());
    harness
        .state_mut()
        .editor
        .run(parcours::command::Command::Cancel)
        .unwrap();
    press(&mut harness, from + vec2(180.0, 10.0), false);
    let stage = harness.state();
    let card = stage.document().card("card-pay".parse().unwrap()).unwrap();
    assert_eq!(card.step, "step-book".parse::<StepId>().unwrap());
    assert_eq!(stage.editor.history().num_undo_steps(), 0);
}

#[test]
fn an_emotion_dragged_upwards_is_set() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let step: StepId = "step-find".parse().unwrap();
    let persona = Some("persona-a".parse().unwrap());
    let target = Target::Emotion { step, persona };
    let at = harness
        .state()
        .editor
        .layout()
        .emotion_point(step, persona)
        .unwrap();
    assert_eq!(
        harness
            .state()
            .editor
            .target_at(harness.state().editor.viewport().to_screen(at)),
        Some(target)
    );
    let from = screen(&harness, at);
    drag(&mut harness, from, from - vec2(0.0, 300.0));
    let step = harness.state().document().step(step).unwrap();
    assert_eq!(
        step.emotion(persona).map(|point| point.value),
        Some(Emotion::MAX)
    );
}

#[test]
fn ctrl_wheel_zooms_at_the_pointer_and_back_again() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let at = pos2(600.0, 300.0);
    move_to(&mut harness, at);
    let start = *harness.state().editor.viewport();
    let wheel = |harness: &mut Harness, lines: f32, modifiers: Modifiers| {
        harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: vec2(0.0, lines),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers,
        });
        harness.run();
    };
    wheel(&mut harness, 1.0, Modifiers::CTRL | Modifiers::COMMAND);
    let zoomed = *harness.state().editor.viewport();
    assert!(zoomed.zoom > start.zoom && zoomed.zoom <= start.zoom * 1.15);
    wheel(&mut harness, -1.0, Modifiers::CTRL | Modifiers::COMMAND);
    let back = *harness.state().editor.viewport();
    assert!((back.zoom - start.zoom).abs() < 1e-4);
    assert!(back.origin.distance(start.origin) < 0.1);
    wheel(&mut harness, -2.0, Modifiers::NONE);
    let panned = *harness.state().editor.viewport();
    assert!(panned.origin.y > back.origin.y && panned.origin.x == back.origin.x);
    wheel(&mut harness, -2.0, Modifiers::SHIFT);
    assert!(harness.state().editor.viewport().origin.x > panned.origin.x);
}

#[test]
fn space_and_a_drag_pan_without_touching_a_card() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let from = on_map(&harness, "Payer la caution").rect().center();
    let start = harness.state().editor.viewport().origin;
    harness.key_down(Key::Space);
    drag(&mut harness, from, from + vec2(-80.0, -30.0));
    harness.key_up(Key::Space);
    harness.run();
    let stage = harness.state();
    let moved = (stage.editor.viewport().origin - start) * stage.editor.viewport().zoom;
    assert!(
        (moved.x - 80.0).abs() < 0.5 && (moved.y - 30.0).abs() < 0.5,
        "{moved:?}"
    );
    assert!(stage.editor.selection().is_empty());
    assert_eq!(stage.editor.history().num_undo_steps(), 0);
}

#[test]
fn a_map_left_alone_asks_for_no_further_frame() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    harness.run();
    // The map has the focus, so there is no blinking text cursor either.
    let output = harness.output();
    let delay = output
        .viewport_output
        .values()
        .map(|viewport| viewport.repaint_delay)
        .min();
    assert_eq!(delay, Some(std::time::Duration::MAX));
}
