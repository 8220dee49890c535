//! CPU time of a presentation of 10,000 cards: frames while the camera moves, the first frame after a key,
//! and what happens while nothing moves.
//!
//! `cargo bench --bench present`.
#![allow(clippy::print_stdout)] // a bench prints its figures

mod clock;

use clock::Clock;

use egui::{Context, RawInput, Rect, Vec2, pos2, vec2};
use parcours::command::Command;
use parcours::editor::Editor;
use parcours::i18n::Lang;
use parcours::layout::View;
use parcours::model::{IdGenerator, VoteRound};
use parcours::scene::Target;
use parcours::storage::stress;
use parcours::theme::{Theme, ThemeName};
use parcours::ui::canvas::CanvasState;
use parcours::ui::present::{self, PresentState};
use parcours::ui::style;

const SIZE: Vec2 = vec2(1920.0, 1080.0);
/// Stops of one measure.
const STOPS: usize = 60;
/// Frames of one camera's way at 60 Hz.
const FRAMES: usize = 17;
const CAMERA: f64 = 8.0;
const KEY: f64 = 50.0;

struct Wall {
    ctx: Context,
    editor: Editor,
    canvas: CanvasState,
    state: PresentState,
    time: f64,
}

impl Wall {
    fn new(num_cards: usize, view: View) -> Self {
        let ctx = Context::default();
        ctx.set_fonts(style::fonts());
        style::apply(&ctx, Theme::named(ThemeName::Light));
        let mut editor = Editor::new(stress(num_cards), IdGenerator::from_seed(1));
        editor.show_view(view);
        let _ = editor.run(Command::Present);
        let mut wall = Self {
            ctx,
            editor,
            canvas: CanvasState::default(),
            state: PresentState::default(),
            time: 0.0,
        };
        for _ in 0..60 {
            wall.frame();
        }
        wall
    }

    /// Milliseconds of one frame, from input to triangles, and whether another is wanted at once.
    fn frame(&mut self) -> (f64, bool) {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), SIZE)),
            time: Some(self.time),
            ..RawInput::default()
        };
        let start = Clock::now();
        let (editor, canvas, state) = (&mut self.editor, &mut self.canvas, &mut self.state);
        let mut output = self.ctx.run_ui(input, |ui| {
            present::show(ui, editor, canvas, state, true, Lang::Fr.catalog());
        });
        let shapes = std::mem::take(&mut output.shapes);
        let triangles = self.ctx.tessellate(shapes, output.pixels_per_point);
        let elapsed = start.milliseconds();
        std::hint::black_box(triangles);
        output.textures_delta.clear();
        let viewports = output.viewport_output.values();
        let again = viewports.map(|viewport| viewport.repaint_delay).min();
        (elapsed, again.is_some_and(|delay| delay.is_zero()))
    }

    /// A key, then the frames of the camera: milliseconds of the first one with the key's own work, and of
    /// the others.
    fn press(&mut self, command: Command) -> (f64, Vec<f64>) {
        let start = Clock::now();
        let _ = self.editor.run(command);
        let own = start.milliseconds();
        let first = own + self.frame().0;
        let rest = (1..FRAMES).map(|_| self.frame().0).collect();
        (first, rest)
    }
}

/// Work at a stop: a line written down, and a dot given to its card, each with the frame after it.
fn workshop(wall: &mut Wall) {
    let id = IdGenerator::from_seed(2).next_id();
    let _ = wall.editor.run(Command::NextStop);
    let round = VoteRound {
        people: 100,
        ..VoteRound::new(id, "Vote")
    };
    let _ = wall.editor.start_vote(round);
    let (mut lines, mut dots) = (Vec::new(), Vec::new());
    for number in 0..STOPS {
        let start = Clock::now();
        wall.editor
            .set_capture_draft(format!("- line number {number}"));
        let laid = wall.editor.capture().is_ok_and(|laid| laid.is_some());
        lines.push(start.milliseconds() + wall.frame().0);
        let card = wall.editor.document().cards.last().map(|card| card.id);
        wall.editor.select(card.map(Target::Card));
        let start = Clock::now();
        let given = wall.editor.run(Command::GiveDot).is_ok();
        dots.push(start.milliseconds() + wall.frame().0);
        assert!(laid && given, "line {number}");
    }
    for (name, times) in [
        ("a line written down", &mut lines),
        ("a dot given", &mut dots),
    ] {
        println!(
            "{name}, to its first frame: median {:6.2}, p95 {:6.2}, worst {:6.2}",
            at(times, 0.5),
            at(times, 0.95),
            at(times, 1.0)
        );
    }
}

fn at(times: &mut [f64], share: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    let last = times.len().saturating_sub(1);
    times
        .get((last as f64 * share).round() as usize)
        .copied()
        .unwrap_or(0.0)
}

fn verdict(holds: bool) -> &'static str {
    if holds { "holds" } else { "MISSED" }
}

fn main() {
    println!("milliseconds of CPU, 10,000 cards, 1920 × 1080");
    for view in View::ALL {
        let mut wall = Wall::new(10_000, view);
        let (mut firsts, mut frames) = (Vec::new(), Vec::new());
        for stop in 0..STOPS {
            let command = match stop % 20 {
                18 => Command::WholePicture,
                _ => Command::NextStop,
            };
            let (first, rest) = wall.press(command);
            firsts.push(first);
            frames.extend(rest);
        }
        let (first, p95) = (at(&mut firsts, 1.0), at(&mut frames, 0.95));
        println!(
            "{:9} key to first frame: median {:6.2}, worst {first:6.2} (≤ {KEY}: {})",
            view.key(),
            at(&mut firsts, 0.5),
            verdict(first <= KEY),
        );
        println!(
            "{:9} frames of camera:   median {:6.2}, p95 {p95:6.2}, worst {:6.2} (≤ {CAMERA}: {})",
            view.key(),
            at(&mut frames, 0.5),
            at(&mut frames, 1.0),
            verdict(p95 <= CAMERA),
        );
        // Past the time after which the pointer is hidden.
        for _ in 0..200 {
            wall.frame();
        }
        let wanted = (0..60).filter(|_| wall.frame().1).count();
        println!(
            "{:9} frames wanted while nothing moves: {wanted} of 60 ({})",
            view.key(),
            verdict(wanted == 0),
        );
    }
    workshop(&mut Wall::new(10_000, View::Swimlane));
}
