//! What the last row reads: every text of every stop of every sample, on three screens, in two rooms, in all
//! views.

use std::collections::{HashMap, HashSet};

use parcours::command::Command;
use parcours::editor::{Editor, Projection};
use parcours::layout::View;
use parcours::layout::stop::{Finding, StepBy, Subject};
use parcours::model::{CardId, Document, IdGenerator, MeetingRoom};
use parcours::scene::{Colour, Item, Path, PathCommand, Point, Rect, Size, Target};
use parcours::theme::{ThemeName, contrast_of, room};

const SCREENS: [(f32, f32); 3] = [(1280.0, 720.0), (1920.0, 1080.0), (3840.0, 2160.0)];
/// In heights of the picture, with the share of it that a capital needs there.
const ROOMS: [(f32, f32); 2] = [(6.0, 0.03), (4.0, 0.02)];
/// A small screen far away: some ten lines fill it.
const HALL: [(f32, f32); 1] = [(12.0, 0.06)];

fn samples() -> Vec<(String, Document)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples");
    let mut samples: Vec<(String, Document)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let bytes = std::fs::read(path).unwrap();
            (name, parcours::storage::parse(&bytes).unwrap().document)
        })
        .collect();
    samples.sort_by(|a, b| a.0.cmp(&b.0));
    samples
}

/// A text of the picture: what it says, where, how large.
struct Written {
    text: String,
    area: Rect,
    size: f32,
    target: Option<Target>,
    /// Of its colour with what is behind it.
    contrast: f64,
}

/// Whether a point is inside a path, its curves taken for straight lines in eight pieces.
fn is_inside(path: &Path, p: Point) -> bool {
    let (mut num_crossed, mut start, mut pen) = (0, p, p);
    let mut side = |a: Point, b: Point| {
        if (a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) {
            num_crossed += 1;
        }
    };
    for command in &path.commands {
        match *command {
            PathCommand::MoveTo(to) => {
                side(pen, start);
                (start, pen) = (to, to);
            }
            PathCommand::LineTo(to) => {
                side(pen, to);
                pen = to;
            }
            PathCommand::CurveTo(a, b, end) => {
                let from = pen;
                for piece in 1..=8 {
                    let t = piece as f32 / 8.0;
                    let u = 1.0 - t;
                    let mix = |from: f32, a: f32, b: f32, end: f32| {
                        u * u * u * from
                            + 3.0 * u * u * t * a
                            + 3.0 * u * t * t * b
                            + t * t * t * end
                    };
                    let to = Point {
                        x: mix(from.x, a.x, b.x, end.x),
                        y: mix(from.y, a.y, b.y, end.y),
                    };
                    side(pen, to);
                    pen = to;
                }
            }
            PathCommand::Close => {
                side(pen, start);
                pen = start;
            }
        }
    }
    side(pen, start);
    num_crossed % 2 == 1
}

/// What fills an item at a point.
fn fill_at(item: &Item, p: Point) -> Option<Colour> {
    match item {
        Item::Rect { rect, fill, .. } if rect.contains(p) => *fill,
        Item::Path { path, fill, .. } if item.bounds().contains(p) && is_inside(path, p) => *fill,
        _ => None,
    }
}

/// The contrast of a text with what was drawn at its middle before it.
fn contrast_behind(editor: &Editor, before: &[(&Item, Point)], at: Point, ink: Colour) -> f64 {
    let mut behind = editor.theme().background;
    for (item, offset) in before {
        let fill = fill_at(
            item,
            Point {
                x: at.x - offset.x,
                y: at.y - offset.y,
            },
        );
        if let Some(fill) = fill {
            behind = behind.mixed(fill, f32::from(fill.0[3]) / 255.0);
        }
    }
    contrast_of(behind.mixed(ink, f32::from(ink.0[3]) / 255.0), behind)
}

/// The texts of what the current stop is about.
fn written(editor: &Editor) -> Vec<Written> {
    let part = editor.presenting().unwrap().part().unwrap();
    let mut texts = Vec::new();
    let mut before = Vec::new();
    for placed in &editor.layout().scene.placed {
        for group in &placed.fragment.groups {
            let items = placed.fragment.items_of(group).iter();
            before.extend(items.map(|item| (item, placed.offset)));
            let bounds = group.bounds.translated(placed.offset);
            let is_current = part.is_current(group.target, bounds, || true);
            if !is_current {
                continue;
            }
            for item in placed.fragment.items_of(group) {
                let (text, size, ink) = match item {
                    Item::Text { line, colour, .. } => {
                        (line.text.clone(), line.style.size, *colour)
                    }
                    Item::Turned { text, colour } => (text.text.clone(), text.size(), *colour),
                    _ => continue,
                };
                let area = item.bounds().translated(placed.offset);
                // What a stop divides between several pictures is elsewhere in this one.
                if !part.rect.overlaps(area) {
                    continue;
                }
                let middle = match item {
                    // The middle of an arc is not on it.
                    Item::Turned { text, .. } => {
                        text.letters[text.letters.len() / 2].bounds().centre()
                    }
                    _ => area.centre(),
                };
                texts.push(Written {
                    contrast: contrast_behind(editor, &before, middle, ink),
                    text,
                    size,
                    area,
                    target: group.target,
                });
            }
        }
    }
    texts
}

/// Walks through all stops and looks at each; returns how many there were.
pub fn walk(name: &str, editor: &mut Editor, share: f32) -> usize {
    let by = editor.presenting().unwrap().by();
    let view = editor.view();
    let mut num = 0;
    // By subject: texts not wholly seen yet, and those seen.
    let mut cut: HashMap<Subject, HashSet<String>> = HashMap::new();
    let mut seen: HashMap<Subject, HashSet<String>> = HashMap::new();
    let mut shown: HashMap<Subject, HashMap<CardId, String>> = HashMap::new();
    let mut last = None;
    for _ in 0..2000 {
        editor.run(Command::NextStop).unwrap();
        let presenting = editor.presenting().unwrap();
        let subject = presenting.subject().unwrap();
        let here = (subject, presenting.part_number());
        if last == Some(here) {
            break;
        }
        last = Some(here);
        num += 1;
        let zoom = editor.viewport().zoom;
        let visible = editor.viewport().visible().expanded(0.05);
        let height = editor.viewport().size.height + presenting.strip_height();
        let place = format!("{name}, {view:?}, {by:?}, {here:?}, {height} lines");
        for Written {
            text,
            area,
            size,
            target,
            contrast,
        } in written(editor)
        {
            assert!(contrast >= 7.0, "{place}: “{text}” has {contrast:.2} to 1");
            let capital = size * zoom * room::CAPITAL / height;
            assert!(
                capital >= share - 1e-4,
                "{place}: “{text}” is {capital:.4} high"
            );
            if visible.encloses(area) {
                seen.entry(subject).or_default().insert(text.clone());
                if let Some(Target::Card(id)) = target {
                    let told = shown.entry(subject).or_default().entry(id).or_default();
                    told.push_str(&text);
                    told.push(' ');
                }
            } else {
                cut.entry(subject).or_default().insert(text);
            }
        }
    }
    for (subject, texts) in cut {
        let seen = seen.entry(subject).or_default();
        let lost: Vec<&String> = texts.iter().filter(|text| !seen.contains(*text)).collect();
        assert!(
            lost.is_empty(),
            "{name}, {view:?}, {by:?}, {subject:?}: cut: {lost:?}"
        );
    }
    if view == View::Swimlane {
        everything_is_told(name, editor.document(), by, &shown);
    }
    num
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every card of every stop, to the last word.
fn everything_is_told(
    name: &str,
    document: &Document,
    by: StepBy,
    shown: &HashMap<Subject, HashMap<CardId, String>>,
) {
    let columns: Vec<_> = document
        .steps()
        .map(|(stage, step)| (stage.id, step.id))
        .collect();
    for card in document.cards.iter() {
        let lane = document.lane(card.lane).unwrap();
        if lane.hidden || (lane.collapsed && by != StepBy::Lane) || card.text.trim().is_empty() {
            continue;
        }
        let first = columns
            .iter()
            .position(|(_, step)| *step == card.step)
            .unwrap();
        let covered = &columns[first..(first + usize::from(card.span.max(1))).min(columns.len())];
        for &(stage, step) in covered {
            let subject = match by {
                StepBy::Stage => Subject::Stage(stage),
                StepBy::Step => Subject::Step(step),
                StepBy::Lane => Subject::Lane(card.lane),
            };
            let told = shown.get(&subject).and_then(|cards| cards.get(&card.id));
            let told = told.unwrap_or_else(|| panic!("{name}, {subject:?}: no “{}”", card.text));
            assert!(
                squeezed(told).contains(&squeezed(&card.text)),
                "{name}, {subject:?}: “{}” became “{told}”",
                card.text
            );
        }
    }
}

/// Every way to walk, every view and these rooms, on one screen; light and dark in turn.
fn look(lang: &str, (width, height): (f32, f32), rooms: &[(f32, f32)]) {
    let mut samples = samples();
    assert!(samples.len() >= 14);
    samples.retain(|(name, _)| name.contains(lang));
    let mut num_walks = 0;
    for (name, document) in &samples {
        let mut editor = Editor::new(document.clone(), IdGenerator::from_seed(1));
        for &(distance, share) in rooms {
            editor.set_projection(Projection {
                room: MeetingRoom {
                    screen: 1.0,
                    farthest: distance,
                    ..MeetingRoom::default()
                },
                is_still: true,
            });
            for view in View::ALL {
                for wanted in StepBy::ALL {
                    // Lanes are walked where there are any.
                    if wanted == StepBy::Lane && view != View::Swimlane {
                        continue;
                    }
                    num_walks += 1;
                    editor.set_theme(match num_walks % 2 {
                        0 => ThemeName::Light,
                        _ => ThemeName::Dark,
                    });
                    editor.run(Command::Present).unwrap();
                    editor.set_picture_size(Size { width, height });
                    editor.show_view(view);
                    while editor.presenting().unwrap().by() != wanted {
                        editor.run(Command::StepBy).unwrap();
                    }
                    let num = walk(name, &mut editor, share);
                    assert!(num >= 2, "{name}, {view:?}: {num} stops");
                    editor.run(Command::EndPresenting).unwrap();
                }
            }
        }
    }
}

#[test]
fn every_stop_is_read_from_the_last_row_on_720_lines_in_french() {
    look(".fr.", SCREENS[0], &ROOMS);
}

#[test]
fn every_stop_is_read_from_the_last_row_on_720_lines_in_english() {
    look(".en.", SCREENS[0], &ROOMS);
}

#[test]
fn every_stop_is_read_from_the_last_row_on_1080_lines_in_french() {
    look(".fr.", SCREENS[1], &ROOMS);
}

#[test]
fn every_stop_is_read_from_the_last_row_on_1080_lines_in_english() {
    look(".en.", SCREENS[1], &ROOMS);
}

#[test]
fn every_stop_is_read_from_the_last_row_on_2160_lines_in_french() {
    look(".fr.", SCREENS[2], &ROOMS);
}

#[test]
fn every_stop_is_read_from_the_last_row_on_2160_lines_in_english() {
    look(".en.", SCREENS[2], &ROOMS);
}

#[test]
fn in_a_deep_hall_stops_have_more_pictures_and_lose_nothing() {
    look(".fr.", SCREENS[0], &HALL);
    look(".en.", SCREENS[0], &HALL);
}

#[test]
fn a_stop_needs_few_pictures() {
    for (name, document) in samples() {
        let mut editor = Editor::new(document, IdGenerator::from_seed(1));
        for finding in editor.report() {
            let Finding::ManyPictures { num, .. } = finding else {
                panic!("{name}: {finding:?}");
            };
            assert!(num <= 4, "{name}: {finding:?}");
        }
        // In a room a little less deep everything takes three at most.
        let mut projection = *editor.projection();
        projection.room.farthest = 4.0 * projection.room.height();
        editor.set_projection(projection);
        let report = editor.report();
        assert!(report.is_empty(), "{name}: {report:?}");
    }
}
