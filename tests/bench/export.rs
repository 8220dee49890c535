//! How fast exports and texts are, and how much memory they take, against resvg in the same run.
//!
//! `cargo bench --bench export`; `-- views` measures the views of one map alone. Each export runs in a process
//! of its own, so that the peak of its memory can be read.

#![allow(clippy::print_stdout)] // A bench speaks to whoever started it.

use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use parcours::export::{ExportSize, PngOptions, Progress, SvgOptions, SvgText, png, svg};
use parcours::layout::{Swimlane, View, ViewOptions, Views};
use parcours::scene::Scene;
use parcours::storage::stress;
use parcours::text::{TextLimits, TextStyle, TextSystem};
use parcours::theme::LIGHT;
use resvg::{tiny_skia, usvg};

const WIDTH: u32 = 8192;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments == ["views"] {
        per_pixel();
        return;
    }
    if let [task, num_cards] = &arguments[..]
        && let Ok(num_cards) = num_cards.parse()
    {
        run(task, num_cards);
        return;
    }
    println!("| what | time | peak memory |");
    println!("|---|---|---|");
    texts();
    for num_cards in [1_000, 10_000] {
        let ours = in_its_own_process("png", num_cards);
        let theirs = in_its_own_process("resvg", num_cards);
        println!(
            "| ratio resvg / ours, PNG of {num_cards} cards | {:.1} × | |",
            theirs.as_secs_f64() / ours.as_secs_f64()
        );
        in_its_own_process("svg", num_cards);
        in_its_own_process("outlines", num_cards);
    }
    in_its_own_process("largest", 10_000);
    per_pixel();
}

/// The same map in every view, for each pixel of its picture.
fn per_pixel() {
    const SAMPLE: &[u8] = include_bytes!("../../assets/samples/store-visit.en.parcours.ron");
    let document = parcours::storage::parse(SAMPLE).expect("a sample").document;
    let mut swimlane = None;
    for view in View::ALL {
        let options = ViewOptions {
            view,
            ..ViewOptions::default()
        };
        let layout = Views::new().layout(&document, &options, &mut TextSystem::new(), &LIGHT);
        let scene = layout.scene;
        let time = best_of(3, || ours(&scene, 4096));
        let height = f64::from(4096.0 * scene.bounds.height / scene.bounds.width);
        let nanoseconds = time.as_secs_f64() * 1e9 / (4096.0 * height);
        let base = *swimlane.get_or_insert(nanoseconds);
        println!(
            "| PNG of the {} view, 4096 px wide | {nanoseconds:.2} ns a pixel, {:.2} × the swimlane | |",
            view.key(),
            nanoseconds / base
        );
    }
}

fn in_its_own_process(task: &str, num_cards: usize) -> Duration {
    let program = std::env::current_exe().expect("this bench has a path");
    let output = Command::new(program)
        .args([task, &num_cards.to_string()])
        .output()
        .expect("this bench can start itself");
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().last().unwrap_or_default();
    println!("{line}");
    let seconds = line.split('|').nth(2).and_then(|cell| {
        let cell = cell.trim().strip_suffix(" ms")?;
        cell.parse::<f64>().ok()
    });
    Duration::from_secs_f64(seconds.unwrap_or(f64::NAN.max(1.0)) / 1000.0)
}

fn run(task: &str, num_cards: usize) {
    let scene = scene(num_cards);
    let before = peak_megabytes();
    let (name, time) = match task {
        "png" => ("PNG, 8192 px wide", best_of(3, || ours(&scene, WIDTH))),
        "largest" => {
            // As large as fits.
            let aspect = scene.bounds.width / scene.bounds.height;
            let width = ((499e6 * aspect).sqrt() as u32).min(32_768);
            (
                "PNG, as large as allowed",
                best_of(1, || ours(&scene, width)),
            )
        }
        "resvg" => ("PNG by resvg, 8192 px wide", best_of(1, || theirs(&scene))),
        "svg" => ("SVG", best_of(3, || text_of(&scene, SvgText::Text))),
        _ => (
            "SVG with outlines",
            best_of(3, || text_of(&scene, SvgText::Outlines)),
        ),
    };
    let after = peak_megabytes();
    println!(
        "| {name}, {num_cards} cards | {:.0} ms | {after} MB ({before} MB before) |",
        time.as_secs_f64() * 1000.0
    );
}

fn scene(num_cards: usize) -> Scene {
    let document = stress(num_cards);
    let mut text = TextSystem::new();
    let layout = Swimlane::new().layout(&document, &ViewOptions::default(), &mut text, &LIGHT);
    layout.scene
}

fn best_of(num_times: usize, mut work: impl FnMut() -> usize) -> Duration {
    let times = (0..num_times).map(|_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn ours(scene: &Scene, width: u32) -> usize {
    let mut bytes = Vec::new();
    let options = PngOptions::new(ExportSize::Width(width));
    png(scene, &options, &mut bytes, &Progress::silent()).expect("it fits");
    bytes.len()
}

/// The same picture from our outlines, by resvg and its own PNG encoder.
fn theirs(scene: &Scene) -> usize {
    let options = SvgOptions {
        text: SvgText::Outlines,
        ..SvgOptions::default()
    };
    let xml = svg(scene, &options).expect("the scene is not empty");
    let tree = usvg::Tree::from_str(&xml, &usvg::Options::default()).expect("valid SVG");
    let scale = WIDTH as f32 / scene.bounds.width;
    let height = (scene.bounds.height * scale).ceil() as u32;
    let mut pixmap = tiny_skia::Pixmap::new(WIDTH, height).expect("memory");
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    pixmap.encode_png().expect("a PNG").len()
}

fn text_of(scene: &Scene, text: SvgText) -> usize {
    let options = SvgOptions {
        text,
        ..SvgOptions::default()
    };
    svg(scene, &options).expect("the scene is not empty").len()
}

/// 10,000 paragraphs of a card's length, none of them twice.
fn texts() {
    let sources: Vec<String> = (0..10_000)
        .map(|index| {
            format!(
                "Fiche {index} : le client attend « sa » table, regarde la carte et s’impatiente"
            )
        })
        .collect();
    let mut text = TextSystem::new();
    let style = TextStyle::regular(13.0);
    let limits = TextLimits::width(160.0);
    let mut all = || {
        let start = Instant::now();
        let lines = sources
            .iter()
            .map(|source| text.paragraph(source, style, limits).lines.len());
        black_box(lines.sum::<usize>());
        start.elapsed().as_secs_f64() * 1000.0
    };
    let (first, again) = (all(), all());
    println!("| 10,000 paragraphs, broken | {first:.0} ms | |");
    println!("| 10,000 paragraphs, remembered | {again:.1} ms | |");
    println!("| ratio broken / remembered | {:.0} × | |", first / again);
}

/// The most memory this process ever took; 0 where the system does not say.
fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1024
}
