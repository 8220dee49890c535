//! CPU time of a frame: still, panning and zooming continuously, at 100 and at 10,000 cards.
//!
//! A frame is everything from input to triangles: the panels' absence apart, what the window does.
//! `cargo bench --bench frame`; `cargo bench --bench frame -- undo` runs one measure alone, for a profiler,
//! and `-- undo@100` with so many cards.
#![allow(clippy::print_stdout)] // a bench prints its figures

mod clock;
mod window;

use clock::Clock;
use window::{FRAMES, SIZE, Window, button};

use egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2};
use parcours::command::Command;
use parcours::editor::Finish;
use parcours::layout::View;
use parcours::model::{CardId, Edit};
use parcours::scene::{Target, point};
use parcours::storage::stress;

impl Window {
    fn measure(&mut self, mut step: impl FnMut(&mut Self, usize) -> Vec<Event>) -> Figures {
        let mut times = Vec::with_capacity(FRAMES);
        let mut most_drawn = 0;
        for index in 0..FRAMES {
            let events = step(self, index);
            let (time, drawn) = self.frame(events);
            times.push(time);
            most_drawn = most_drawn.max(drawn);
        }
        Figures::of(&mut times, most_drawn)
    }

    fn still(&mut self) -> Figures {
        self.measure(|_, _| Vec::new())
    }

    fn pan(&mut self) -> Figures {
        self.measure(|window, index| {
            let way = if index % 120 < 60 { -1.0 } else { 1.0 };
            window
                .editor
                .viewport_mut()
                .pan(point(13.0 * way, 7.0 * way));
            Vec::new()
        })
    }

    fn zoom(&mut self) -> Figures {
        self.measure(|_, index| {
            let way = if index % 80 < 40 { -0.25 } else { 0.25 };
            vec![
                Event::PointerMoved(pos2(900.0, 500.0)),
                Event::MouseWheel {
                    unit: MouseWheelUnit::Line,
                    delta: vec2(0.0, way),
                    phase: TouchPhase::Move,
                    source: MouseWheelSource::Unknown,
                    modifiers: Modifiers::COMMAND | Modifiers::CTRL,
                },
            ]
        })
    }
}

impl Window {
    /// A card in the middle of what is in sight, and where it is on screen.
    fn card_in_sight(&self) -> (CardId, egui::Pos2) {
        let editor = &self.editor;
        let (columns, rows) = (&editor.layout().grid.columns, &editor.layout().grid.rows);
        let visible = editor.viewport().visible();
        let middle = visible.centre();
        let mut cards: Vec<(f32, CardId, egui::Pos2)> = rows
            .iter()
            .flat_map(|row| columns.iter().map(|column| (column.step, row.lane)))
            .flat_map(|(step, lane)| editor.layout().cards_in(step, lane))
            .filter_map(|card| {
                let rect = editor.layout().rect_of(Target::Card(card))?;
                let at = editor.viewport().to_screen(rect.centre());
                Some((rect.centre().distance(middle), card, pos2(at.x, at.y)))
            })
            .collect();
        cards.sort_by(|a, b| a.0.total_cmp(&b.0));
        let &(_, card, at) = cards.first().expect("cards on the map");
        (card, at)
    }

    /// From a key press to the frame that shows its letter, in a card in sight.
    fn typing(&mut self) -> Figures {
        let (card, at) = self.card_in_sight();
        self.frame(vec![Event::PointerMoved(at), button(at, true)]);
        self.frame(vec![button(at, false)]);
        self.editor
            .edit_text(Target::Card(card))
            .expect("a card has a text");
        for _ in 0..20 {
            self.frame(Vec::new());
        }
        let before = self.editor.text_edit().expect("being edited").text.len();
        let figures = self.measure(|_, index| {
            let letter = if index % 7 == 6 { " " } else { "é" };
            vec![Event::Text(letter.to_owned())]
        });
        let after = self.editor.text_edit().expect("being edited").text.len();
        assert!(after > before + FRAMES, "the letters did not arrive");
        self.editor.finish_text_edit(Finish::Keep);
        figures
    }

    /// Dragging a card about.
    fn drag(&mut self) -> Figures {
        let (_, at) = self.card_in_sight();
        self.frame(vec![Event::PointerMoved(at)]);
        self.frame(vec![button(at, true)]);
        let figures = self.measure(|_, index| {
            let turn = index as f32 / 20.0;
            let to = at + vec2(300.0 * turn.sin(), 180.0 * (turn * 1.3).sin());
            vec![Event::PointerMoved(to)]
        });
        assert!(self.editor.overlay().drop.is_some(), "nothing is dragged");
        self.frame(vec![button(at, false)]);
        figures
    }

    /// Undo, to the finished picture: the command and the frame that shows its outcome. Time and again
    /// thirty steps, each of which makes a card longer, and most of them its row higher.
    fn undo(&mut self) -> Figures {
        const STEPS: usize = 30;
        let mut times = Vec::with_capacity(FRAMES);
        while times.len() < FRAMES {
            for _ in 0..STEPS {
                let (card, _) = self.card_in_sight();
                let mut card = (**self.editor.document().card(card).expect("a card")).clone();
                card.text += " and something more";
                let edit = Edit::SetCards(vec![card]);
                self.editor.apply(edit, None).expect("a right edit");
                self.frame(Vec::new());
            }
            for _ in 0..STEPS {
                let start = Clock::now();
                self.editor.run(Command::Undo).expect("something to undo");
                let command = start.milliseconds();
                times.push(command + self.frame(Vec::new()).0);
            }
        }
        Figures::of(&mut times, 0)
    }
}

struct Figures {
    median: f64,
    p95: f64,
    max: f64,
    most_drawn: usize,
}

impl Figures {
    fn of(times: &mut [f64], most_drawn: usize) -> Self {
        times.sort_by(f64::total_cmp);
        let num = times.len();
        Self {
            median: times[num / 2],
            p95: times[num * 95 / 100],
            max: times[num - 1],
            most_drawn,
        }
    }
}

fn verdict(holds: bool) -> &'static str {
    if holds { "holds" } else { "MISSED" }
}

/// One measure alone, at 10,000 cards or as many as it says.
fn alone(asked: &str) {
    let (name, num_cards) = asked.split_once('@').unwrap_or((asked, "10000"));
    let num_cards = num_cards.parse().expect("a number of cards");
    let mut window = Window::open(stress(num_cards), View::Swimlane);
    window.editor.viewport_mut().zoom = 0.5;
    let figures = match name {
        "still" => window.still(),
        "pan" => window.pan(),
        "key" => window.typing(),
        "drag" => window.drag(),
        "undo" => window.undo(),
        "zoom" => window.zoom(),
        "whole" => {
            let bounds = window.editor.layout().scene.bounds;
            window.editor.viewport_mut().fit(bounds);
            window.measure(|_, _| Vec::new());
            window.still()
        }
        _ => panic!("no such measure"),
    };
    println!(
        "{asked} {:.2} {:.2} {:.2}",
        figures.median, figures.p95, figures.max
    );
}

fn main() {
    let asked: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with('-'))
        .collect();
    if !asked.is_empty() {
        asked.iter().for_each(|name| alone(name));
        return;
    }
    println!(
        "milliseconds of CPU per frame, {} × {} points, {FRAMES} frames",
        SIZE.x, SIZE.y
    );
    println!(
        "{:>7}  {:<12} {:>7} {:>7} {:>7}  groups drawn",
        "cards", "", "median", "p95", "max"
    );
    let mut medians = Vec::new();
    for num_cards in [100, 10_000] {
        let mut window = Window::open(stress(num_cards), View::Swimlane);
        let bounds = window.editor.layout().scene.bounds;
        // The same number of cards on screen in both: a view full of cards at 50 %.
        window.editor.viewport_mut().zoom = 0.5;
        let (still, pan) = (window.still(), window.pan());
        window.editor.viewport_mut().zoom = 0.5;
        let (typing, drag, undo) = (window.typing(), window.drag(), window.undo());
        let zoom = window.zoom();
        window.editor.viewport_mut().fit(bounds);
        window.measure(|_, _| Vec::new());
        let whole = window.still();
        for (name, figures) in [
            ("still", &still),
            ("pan", &pan),
            ("key", &typing),
            ("drag", &drag),
            ("undo", &undo),
            ("zoom", &zoom),
            ("whole map", &whole),
        ] {
            println!(
                "{num_cards:>7}  {name:<12} {:>7.2} {:>7.2} {:>7.2}  {}",
                figures.median, figures.p95, figures.max, figures.most_drawn
            );
        }
        medians.push((
            still.median / still.most_drawn.max(1) as f64,
            pan.median / pan.most_drawn.max(1) as f64,
        ));
        if num_cards == 10_000 {
            let calm =
                still.median <= 3.0 && pan.median <= 3.0 && still.p95 <= 4.0 && pan.p95 <= 4.0;
            println!("still and pan: median ≤ 3, p95 ≤ 4: {}", verdict(calm));
            println!(
                "zoom: p95 ≤ 8, max ≤ 16: {}",
                verdict(zoom.p95 <= 8.0 && zoom.max <= 16.0)
            );
            for (name, figures, target) in [
                ("key press to letter", &typing, 16.0),
                ("frame of a drag", &drag, 8.0),
                ("undo to the picture", &undo, 5.0),
            ] {
                let holds = verdict(figures.p95 <= target);
                println!("{name}: p95 ≤ {target}: {holds}");
            }
            let ratio = (medians[1].0 / medians[0].0).max(medians[1].1 / medians[0].1);
            println!(
                "per thing on screen, 10,000 against 100 cards: {ratio:.2} × (≤ 2): {}",
                verdict(ratio <= 2.0)
            );
        }
    }
}
