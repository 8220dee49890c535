//! What always holds of a wheel: nothing overlaps, nothing leaves the page, letters stand upright, the
//! circle is whole, and every step feels as it does in the swimlane.

use std::collections::BTreeSet;
use std::f32::consts::{PI, TAU};
use std::sync::Arc;

use parcours::layout::wheel::{FOCUSED_PHASE, LEAST_PHASE};
use parcours::layout::{Layout, View, ViewOptions, Views};
use parcours::model::{
    ClockTime, Document, Emotion, EmotionPoint, FaceScale, IdGenerator, Persona, Phase, PhaseGoal,
    Reached, Stage, Step, StepId,
};
use parcours::scene::{Item, PathCommand, Point, Rect, Target, encloses, point};
use parcours::text::TextSystem;
use parcours::theme::{LIGHT, map, wheel};

use crate::groups;
use crate::support::{Plan, random, samples};

fn lay_out_with(document: &Document, options: &ViewOptions) -> Layout {
    let mut text = TextSystem::new();
    Views::new().layout(document, options, &mut text, &LIGHT)
}

fn options() -> ViewOptions {
    ViewOptions {
        view: View::Wheel,
        ..ViewOptions::default()
    }
}

pub fn wheel_of(document: &Document) -> Layout {
    lay_out_with(document, &options())
}

const LONG: &str = "Attendre que quelqu’un réponde enfin au téléphone, après avoir tapé trois fois le \
    même numéro de dossier, puis tout recommencer parce que la ligne a coupé pendant la musique, et que \
    personne ne rappelle jamais, ce qui décourage même les plus patients de ceux qui reviennent toujours.";

/// `num` steps over three phases, with everything a step can show.
pub fn steps(num: usize, title: &str) -> Document {
    let mut ids = IdGenerator::from_seed(num as u64);
    let persona = Persona::new(ids.next_id(), "Inès");
    let mut document = Document::default();
    let counts = [num * 3 / 10, num - num * 3 / 10 - num / 4, num / 4];
    let stages = Phase::ALL.into_iter().zip(counts).map(|(phase, count)| {
        let mut stage = Stage::new(ids.next_id(), "S’installer");
        stage.phase = phase;
        for index in 0..count {
            let mut step = Step::new(ids.next_id(), title);
            step.moment_of_truth = index % 3 == 0;
            step.so_that_they_come_back = "ils sont rappelés dans l’heure".to_owned();
            if index % 4 == 1 {
                step.data_needed = vec!["Adresse".to_owned(), "Budget".to_owned()];
            }
            step.emotions.push(EmotionPoint {
                persona: Some(persona.id),
                value: Emotion::MIN.shifted((index % 9) as i8),
                name: String::new(),
            });
            stage.steps.push(Arc::new(step));
        }
        Arc::new(stage)
    });
    document.stages = Arc::new(stages.collect());
    document.personas = Arc::new(vec![Arc::new(persona)]);
    document
}

/// Sizes from one step to two hundred, random maps, the samples, and the odd ones.
fn documents() -> Vec<(String, Document)> {
    let mut all: Vec<(String, Document)> = Vec::new();
    for num in [1, 2, 3, 7, 14, 20, 24, 25, 60, 200] {
        all.push((
            format!("{num} steps"),
            steps(num, "Payer la première facture"),
        ));
    }
    for num in [2, 9, 24, 30] {
        let mut long = steps(num, LONG);
        let persona = Arc::make_mut(&mut long.personas);
        let persona = Arc::make_mut(&mut persona[0]);
        persona.name = LONG.to_owned();
        persona.role = LONG.to_owned();
        persona.desired_experience = LONG.to_owned();
        let header = Arc::make_mut(&mut long.header);
        header.title = LONG.to_owned();
        for phase in Phase::ALL {
            *header.phase_goals.of_mut(phase) = PhaseGoal {
                text: LONG.to_owned(),
                reached: Reached::Partly,
            };
        }
        all.push((format!("{num} steps with 300 characters"), long));
    }
    for seed in 0..12 {
        let plan = Plan {
            num_stages: 1 + seed as usize % 6,
            steps_per_stage: 1 + (seed as usize * 7) % 11,
            ..Plan::SMALL
        };
        all.push((format!("seed {seed}"), random(seed, plan)));
    }
    all.push(("nothing".to_owned(), Document::default()));
    all.push(("a day".to_owned(), day(23)));
    all.push(("a short day".to_owned(), day(1)));
    let mut empty_stages = steps(5, "Payer");
    Arc::make_mut(&mut Arc::make_mut(&mut empty_stages.stages)[0])
        .steps
        .clear();
    all.push(("an empty stage".to_owned(), empty_stages));
    let mut nobody = steps(12, "Payer");
    nobody.personas = Arc::default();
    all.push(("nobody".to_owned(), nobody));
    for (index, sample) in samples().into_iter().enumerate() {
        all.push((format!("sample {index}"), sample));
    }
    all.extend(crate::wheel_odd::documents());
    let radial: Vec<_> = all
        .iter()
        .step_by(5)
        .map(|(name, document)| {
            let mut document = document.clone();
            document.wheel.radial = true;
            document.wheel.faces = FaceScale::Five;
            (format!("{name}, emotions as distance"), document)
        })
        .collect();
    all.extend(radial);
    all
}

/// A day with `num` steps, some at nearly the same time.
fn day(num: usize) -> Document {
    let mut document = steps(num, "Préparer tout le monde");
    let stages = Arc::make_mut(&mut document.stages);
    let mut count = 0;
    for stage in stages {
        for step in &mut Arc::make_mut(stage).steps {
            let minutes = 6 * 60 + count * 37 / (1 + count % 3);
            Arc::make_mut(step).start = ClockTime::from_minutes(minutes % 1440);
            count += 1;
        }
    }
    document
}

/// The place of a letter or of a line, as far as ink goes: its corners, clockwise.
struct Ink {
    corners: [Point; 4],
    bounds: Rect,
    text: String,
    item: usize,
}

impl Ink {
    fn new(corners: [Point; 4], text: &str, item: usize) -> Self {
        let bounds = corners
            .iter()
            .map(|&corner| Rect::between(corner, corner))
            .reduce(Rect::union)
            .unwrap();
        Self {
            corners,
            bounds,
            text: text.to_owned(),
            item,
        }
    }

    /// Convex shapes overlap unless a line between them can be drawn along one of their edges.
    fn overlaps(&self, other: &Self) -> bool {
        if !self.bounds.overlaps(other.bounds) {
            return false;
        }
        let shapes = [&self.corners, &other.corners];
        let edges = shapes
            .iter()
            .flat_map(|corners| (0..4).map(|i| (corners[i], corners[(i + 1) % 4])));
        !edges.into_iter().any(|(a, b)| {
            let normal = point(b.y - a.y, a.x - b.x);
            let reach = |corners: &[Point; 4]| {
                let along = corners.map(|p| p.x * normal.x + p.y * normal.y);
                let low = along.into_iter().fold(f32::INFINITY, f32::min);
                (low, along.into_iter().fold(f32::NEG_INFINITY, f32::max))
            };
            let ((a0, a1), (b0, b1)) = (reach(shapes[0]), reach(shapes[1]));
            let length = normal.x.hypot(normal.y).max(1e-6);
            a1 - b0 < 0.05 * length || b1 - a0 < 0.05 * length
        })
    }
}

/// Letters reach from the top of capitals to the bottom of a `g`.
fn ink_box(origin: Point, angle: f32, width: f32, size: f32) -> [Point; 4] {
    let (sin, cos) = angle.sin_cos();
    let at = |x: f32, y: f32| origin + point(x * cos - y * sin, x * sin + y * cos);
    let (top, bottom) = (-0.74 * size, 0.2 * size);
    [
        at(0.0, top),
        at(width, top),
        at(width, bottom),
        at(0.0, bottom),
    ]
}

fn inks(layout: &Layout) -> Vec<Ink> {
    let mut inks = Vec::new();
    let mut item_index = 0;
    for placed in &layout.scene.placed {
        for item in &placed.fragment.items {
            item_index += 1;
            match item {
                Item::Text { origin, line, .. } if !line.text.trim().is_empty() => {
                    let size = line.style.size;
                    let corners = ink_box(*origin + placed.offset, 0.0, line.width, size);
                    inks.push(Ink::new(corners, &line.text, item_index));
                }
                Item::Turned { text, .. } => {
                    for letter in &text.letters {
                        if letter.line.text.trim().is_empty() {
                            continue;
                        }
                        let origin = letter.origin + placed.offset;
                        let width = letter.line.width;
                        let corners = ink_box(origin, letter.angle, width, text.size());
                        inks.push(Ink::new(corners, &text.text, item_index));
                    }
                }
                _ => {}
            }
        }
    }
    inks
}

#[test]
fn no_two_texts_overlap() {
    for (name, document) in documents() {
        let mut inks = inks(&wheel_of(&document));
        inks.sort_by(|a, b| a.bounds.y.total_cmp(&b.bounds.y));
        for (index, one) in inks.iter().enumerate() {
            for other in &inks[index + 1..] {
                if other.bounds.y > one.bounds.bottom() {
                    break;
                }
                assert!(
                    one.item == other.item || !one.overlaps(other),
                    "{name}: “{}” and “{}” at {:?}",
                    one.text,
                    other.text,
                    one.bounds
                );
            }
        }
    }
}

#[test]
fn everything_lies_on_the_page_with_white_space_around() {
    for (name, document) in documents() {
        let layout = wheel_of(&document);
        let page = layout.scene.bounds.expanded(-map::MARGIN + 6.0);
        let mut num = 0;
        for placed in &layout.scene.placed {
            for item in &placed.fragment.items {
                let bounds = item.bounds().translated(placed.offset);
                assert!(page.encloses(bounds), "{name}: {bounds:?} of {item:?}");
                num += 1;
            }
        }
        assert!(num > 12, "{name}");
        for (placed, group) in groups(&layout) {
            let fragment = placed.fragment.bounds.expanded(0.01);
            assert!(fragment.encloses(group.bounds), "{name}");
            for item in placed.fragment.items_of(group) {
                let inside = group.bounds.expanded(0.6).encloses(item.bounds());
                assert!(inside, "{name}: {item:?} leaves {:?}", group.bounds);
            }
        }
    }
}

#[test]
fn no_letter_leans_so_far_that_it_stands_on_its_head() {
    let (mut num, mut farthest) = (0, 0.0_f32);
    for (name, document) in documents() {
        for placed in &wheel_of(&document).scene.placed {
            for item in &placed.fragment.items {
                let Item::Turned { text, .. } = item else {
                    continue;
                };
                for letter in &text.letters {
                    let lean = letter.angle.abs();
                    assert!(
                        lean <= 101.0 / 180.0 * PI,
                        "{name}: {} in “{}”",
                        lean,
                        text.text
                    );
                    farthest = farthest.max(lean);
                    num += 1;
                }
            }
        }
    }
    assert!(num > 5000 && farthest > 1.0, "{num} letters, {farthest}");
}

#[test]
fn letters_on_arcs_keep_their_order_and_stay_in_their_ring() {
    for (name, document) in documents() {
        let layout = wheel_of(&document);
        let (centre, radius) = disc(&layout);
        for placed in &layout.scene.placed {
            for item in &placed.fragment.items {
                let Item::Turned { text, .. } = item else {
                    continue;
                };
                let is_word = text.letters.len() < 2;
                let rings = [
                    wheel::HUB,
                    wheel::PHASE,
                    wheel::GOAL,
                    wheel::STAGE,
                    wheel::WEDGE,
                ];
                let ring_of = |p: Point| {
                    let share = p.distance(centre) / radius;
                    rings.iter().filter(|&&edge| share > edge).count()
                };
                // On the clock the stages have two rings for themselves.
                let is_clock = document.steps().all(|(_, step)| step.start.is_some());
                let corners = text.letters.iter().flat_map(|letter| {
                    let origin = letter.origin + placed.offset;
                    let size = text.size();
                    ink_box(origin, letter.angle, letter.line.width, size)
                });
                let found: BTreeSet<usize> = corners.map(ring_of).collect();
                let most = if is_clock { 2 } else { 1 };
                assert!(
                    is_word || found.len() <= most,
                    "{name}: “{}” {found:?}",
                    text.text
                );
            }
        }
    }
}

/// The disc's centre and radius, from the wedges' outer ends.
pub fn disc(layout: &Layout) -> (Point, f32) {
    let places = layout.scene.placed.iter();
    // The disc is drawn around its centre.
    let centre = places
        .map(|placed| placed.offset)
        .find(|offset| *offset != point(0.0, 0.0))
        .expect("a disc");
    let reach = layout
        .scene
        .placed
        .iter()
        .filter(|placed| placed.offset == centre)
        .flat_map(|placed| &placed.fragment.items)
        .filter_map(|item| match item {
            Item::Path {
                path, fill: None, ..
            } => path.bounds(),
            _ => None,
        })
        .filter(|bounds| (bounds.centre().distance(point(0.0, 0.0))) < 0.5)
        .map(|bounds| bounds.width / 2.0);
    (centre, reach.fold(0.0, f32::max))
}

/// First and last angle of a step's wedge, from its outline.
pub fn angles(layout: &Layout, step: StepId) -> (f32, f32) {
    let (centre, _) = disc(layout);
    let outline = layout.outline_of(Target::Step(step)).expect("a wedge");
    let half = &outline[..outline.len() / 2];
    let angle = |p: Point| (p.x - centre.x).atan2(centre.y - p.y);
    let mut extent = 0.0;
    for pair in half.windows(2) {
        extent += (angle(pair[1]) - angle(pair[0])).rem_euclid(TAU);
    }
    let from = angle(half[0]).rem_euclid(TAU);
    (from, from + extent)
}

#[test]
fn wedges_add_up_to_the_circle() {
    for (name, document) in documents() {
        if document.num_steps() == 0 {
            continue;
        }
        let layout = wheel_of(&document);
        let extents = |phase: Phase| -> Vec<f32> {
            let steps = document.steps().filter(|(stage, _)| stage.phase == phase);
            steps
                .map(|(_, step)| angles(&layout, step.id))
                .map(|(from, to)| to - from)
                .collect()
        };
        let is_clock = document.steps().all(|(_, step)| step.start.is_some());
        let mut sum = 0.0;
        for phase in Phase::ALL {
            let extents = extents(phase);
            let total: f32 = extents.iter().sum();
            let has_goal = !document.header.phase_goals.of(phase).text.trim().is_empty();
            if !is_clock && extents.is_empty() && has_goal {
                sum += LEAST_PHASE;
            }
            sum += total;
            if let (false, Some(first)) = (is_clock, extents.first()) {
                assert!(total > LEAST_PHASE - 1e-3, "{name}: {phase:?} {total}");
                assert!(
                    extents.iter().all(|extent| (extent - first).abs() < 1e-3),
                    "{name}"
                );
            }
        }
        assert!((sum - TAU).abs() < 0.01, "{name}: {sum}");
    }
}

#[test]
fn a_focused_phase_takes_two_thirds_of_the_circle() {
    let document = steps(20, "Payer");
    let mut focused = options();
    focused.focused_phase = Some(Phase::After);
    let layout = lay_out_with(&document, &focused);
    let extent: f32 = document
        .steps()
        .filter(|(stage, _)| stage.phase == Phase::After)
        .map(|(_, step)| angles(&layout, step.id))
        .map(|(from, to)| to - from)
        .sum();
    assert!((extent - FOCUSED_PHASE).abs() < 0.01, "{extent}");
}

/// The leader lines: open, of three points.
fn leaders(layout: &Layout) -> Vec<[Point; 3]> {
    let mut found = Vec::new();
    for placed in &layout.scene.placed {
        for item in &placed.fragment.items {
            let Item::Path {
                path, fill: None, ..
            } = item
            else {
                continue;
            };
            if let [
                PathCommand::MoveTo(a),
                PathCommand::LineTo(b),
                PathCommand::LineTo(c),
            ] = path.commands[..]
            {
                found.push([a, b, c].map(|p| p + placed.offset));
            }
        }
    }
    found
}

fn cross(a: [Point; 2], b: [Point; 2]) -> bool {
    let side = |line: [Point; 2], p: Point| {
        let (along, to) = (line[1] - line[0], p - line[0]);
        along.x * to.y - along.y * to.x
    };
    side(a, b[0]) * side(a, b[1]) < 0.0 && side(b, a[0]) * side(b, a[1]) < 0.0
}

#[test]
fn leader_lines_cross_neither_each_other_nor_a_text_nor_the_disc() {
    let mut num = 0;
    for (name, document) in documents() {
        let layout = wheel_of(&document);
        let lines = leaders(&layout);
        if lines.is_empty() {
            continue;
        }
        num += lines.len();
        assert_eq!(lines.len(), document.num_steps(), "{name}");
        let inks = inks(&layout);
        let (centre, radius) = disc(&layout);
        for (index, line) in lines.iter().enumerate() {
            for part in [[line[0], line[1]], [line[1], line[2]]] {
                for other in &lines[index + 1..] {
                    for part_of_other in [[other[0], other[1]], [other[1], other[2]]] {
                        assert!(!cross(part, part_of_other), "{name}: {line:?} {other:?}");
                    }
                }
                for ink in &inks {
                    let edges = (0..4).map(|i| [ink.corners[i], ink.corners[(i + 1) % 4]]);
                    for edge in edges {
                        assert!(!cross(part, edge), "{name}: {line:?} “{}”", ink.text);
                    }
                }
                for share in 0..=20 {
                    let p = part[0] + (part[1] - part[0]) * (share as f32 / 20.0);
                    assert!(p.distance(centre) > radius, "{name}: {line:?}");
                }
            }
        }
    }
    assert!(num > 200, "{num}");
}

#[test]
fn up_to_24_steps_have_callouts_and_more_are_numbered_and_listed() {
    for num in 1..=40 {
        let layout = wheel_of(&steps(num, "Payer la première facture"));
        let is_listed = leaders(&layout).is_empty();
        assert_eq!(is_listed, num > 24, "{num}");
        let titles = inks(&layout)
            .iter()
            .filter(|ink| ink.text.starts_with("Payer la"))
            .count();
        assert!(titles >= num, "{num} steps, {titles} titles");
        let last = inks(&layout)
            .iter()
            .filter(|ink| ink.text == num.to_string())
            .count();
        assert_eq!(
            last,
            if is_listed { 2 } else { 0 },
            "{num}: on the disc and in the list"
        );
    }
}

#[test]
fn a_step_feels_the_same_in_every_view() {
    let mut num = 0;
    for (name, mut document) in documents() {
        document.wheel.faces = FaceScale::Five;
        let wheel = wheel_of(&document);
        let swimlane = lay_out_with(&document, &ViewOptions::default());
        for (_, step) in document.steps() {
            for emotion in &step.emotions {
                let target = Target::Emotion {
                    step: step.id,
                    persona: emotion.persona,
                };
                let at = wheel.level_point(step.id, emotion.value).expect("a wedge");
                let meant = wheel.emotion_at(None, at);
                assert_eq!(meant, Some((step.id, emotion.value)), "{name}");
                let (Some(here), Some(there)) = (face(&wheel, target), face(&swimlane, target))
                else {
                    continue;
                };
                assert_eq!(here, there, "{name}: {target:?}");
                num += 1;
            }
        }
    }
    assert!(num > 100, "{num}");
}

/// The colour of a face drawn for `target` (the disc under its eyes).
fn face(layout: &Layout, target: Target) -> Option<[u8; 4]> {
    let faces = LIGHT.emotions.map(|colours| colours.fill);
    groups(layout)
        .filter(|(_, group)| group.target == Some(target))
        .flat_map(|(placed, group)| placed.fragment.items_of(group))
        .find_map(|item| match item {
            Item::Path {
                fill: Some(fill), ..
            } if faces.contains(fill) => Some(fill.0),
            _ => None,
        })
}

#[test]
fn a_wedge_answers_inside_its_edges_only() {
    for num in [1, 2, 7, 24, 60] {
        let document = steps(num, "Payer");
        let layout = wheel_of(&document);
        let (centre, radius) = disc(&layout);
        for (_, step) in document.steps() {
            let (from, to) = angles(&layout, step.id);
            let middle = (from + to) / 2.0;
            let at = |angle: f32, share: f32| {
                centre + point(angle.sin(), -angle.cos()) * (share * radius)
            };
            let hit = |p| layout.hit(p, layout.scene.bounds);
            let inside = at(middle, 0.7);
            assert_eq!(hit(inside), Some(Target::Step(step.id)), "{num}");
            for angle in [from + 0.01, to - 0.01] {
                assert_eq!(hit(at(angle, 0.7)), Some(Target::Step(step.id)), "{num}");
            }
            let outline = layout.outline_of(Target::Step(step.id)).unwrap();
            assert!(encloses(outline, inside));
            let face = layout
                .emotion_point(step.id, step.emotions[0].persona)
                .unwrap();
            let target = Target::Emotion {
                step: step.id,
                persona: step.emotions[0].persona,
            };
            assert_eq!(hit(face), Some(target), "{num}");
        }
        let hub = Target::Persona(document.personas[0].id);
        assert_eq!(layout.hit(centre, layout.scene.bounds), Some(hub));
        let outside = centre + point(0.0, -1.01 * radius);
        assert!(!matches!(
            layout.hit(outside, layout.scene.bounds),
            Some(Target::Step(_))
        ));
    }
}

#[test]
fn a_face_is_where_it_says_and_its_rectangle_encloses_it() {
    let document = steps(14, "Payer");
    let layout = wheel_of(&document);
    for (_, step) in document.steps() {
        let persona = step.emotions[0].persona;
        let place = layout.rect_of(Target::Emotion {
            step: step.id,
            persona,
        });
        let centre = layout.emotion_point(step.id, persona).unwrap();
        assert!(place.unwrap().contains(centre));
        let callout = layout.rect_of(Target::Step(step.id)).unwrap();
        assert!(layout.scene.bounds.encloses(callout));
        let written = layout.text_area(&document, Target::Step(step.id)).unwrap();
        assert_eq!(written.text, "Payer");
        assert!(callout.overlaps(written.rect));
    }
}

#[test]
fn the_steps_of_the_circle_follow_each_other_and_come_round() {
    let document = steps(5, "Payer");
    let layout = wheel_of(&document);
    let all: Vec<StepId> = document.steps().map(|(_, step)| step.id).collect();
    assert_eq!(layout.step_around(all[0], 1), Some(all[1]));
    assert_eq!(layout.step_around(all[4], 1), Some(all[0]));
    assert_eq!(layout.step_around(all[0], -1), Some(all[4]));
    let swimlane = lay_out_with(&document, &ViewOptions::default());
    assert_eq!(swimlane.step_around(all[0], 1), None);
}

#[test]
fn a_day_is_a_clock_with_midnight_at_the_top() {
    let mut document = steps(4, "Payer");
    let times = [8, 12, 18, 22];
    let mut hours = times.into_iter();
    for stage in Arc::make_mut(&mut document.stages) {
        for step in &mut Arc::make_mut(stage).steps {
            let minutes = hours.next().unwrap() * 60;
            Arc::make_mut(step).start = ClockTime::from_minutes(minutes);
        }
    }
    let layout = wheel_of(&document);
    for ((_, step), hour) in document.steps().zip(times) {
        let (from, _) = angles(&layout, step.id);
        let expected = f32::from(hour) / 24.0 * TAU;
        assert!((from - expected).abs() < 0.01, "{hour}: {from}");
    }
    let words: Vec<String> = inks(&layout).into_iter().map(|ink| ink.text).collect();
    for hour in ["0\u{a0}h", "6\u{a0}h", "12\u{a0}h", "18\u{a0}h"] {
        assert!(words.iter().any(|word| word == hour), "{hour}");
    }
    assert!(!words.iter().any(|word| word == "PENDANT"));
}

#[test]
fn the_tables_say_what_brings_people_back_and_what_must_be_known() {
    for document in samples() {
        let layout = wheel_of(&document);
        let words: String = inks(&layout)
            .into_iter()
            .map(|ink| ink.text + " ")
            .collect();
        let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}', '\n'], " ");
        let words = plain(&words);
        for (_, step) in document.steps() {
            let data = step.data_needed.iter().map(String::as_str);
            let back = step
                .moment_of_truth
                .then_some(step.so_that_they_come_back.as_str());
            for text in data.chain(back) {
                assert!(words.contains(&plain(text)), "{text}");
            }
        }
    }
}

#[test]
fn a_goal_that_is_cut_on_its_ring_stands_whole_under_the_disc() {
    let mut document = steps(9, "Payer");
    let header = Arc::make_mut(&mut document.header);
    header.phase_goals.during.text = format!("{LONG} {LONG}");
    header.phase_goals.after.text = "Revenir".to_owned();
    let words: String = inks(&wheel_of(&document))
        .into_iter()
        .map(|ink| ink.text + " ")
        .collect();
    assert!(
        words.contains("ceux qui reviennent toujours."),
        "the end of it"
    );
    assert!(words.contains("Revenir"));
    assert_eq!(words.matches("Buts").count(), 1);
}

#[test]
fn emotions_as_distance_draw_one_loop_for_each_persona() {
    let mut samples = samples().into_iter();
    let mut document = samples
        .find(|document| document.personas.len() > 1)
        .expect("a sample with two personas");
    let plain = wheel_of(&document);
    document.wheel.radial = true;
    let radial = wheel_of(&document);
    let points = |layout: &Layout, persona| {
        let targets = groups(layout).filter_map(|(_, group)| group.target);
        let targets = targets.filter(
            |target| matches!(target, Target::Emotion { persona: Some(id), .. } if *id == persona),
        );
        targets.collect::<std::collections::HashSet<_>>().len()
    };
    let second = document.personas[1].id;
    let set = document
        .steps()
        .filter(|(_, step)| step.emotion(Some(second)).is_some())
        .count();
    assert!(set > 0);
    assert_eq!(points(&plain, second), 0);
    assert_eq!(points(&radial, second), set);

    document.wheel.persona = Some(second);
    let other = wheel_of(&document);
    assert_eq!(
        points(&other, second),
        document.num_steps(),
        "now in the hub"
    );
}

#[test]
fn the_same_document_gives_the_same_picture() {
    for (name, document) in documents().into_iter().take(12) {
        assert_eq!(
            wheel_of(&document).scene.dump(),
            wheel_of(&document).scene.dump(),
            "{name}"
        );
    }
}

/// Twenty milliseconds with optimisation; a debug build gets the time it needs.
#[test]
fn two_hundred_steps_are_laid_out_quickly() {
    let document = steps(200, "Payer la première facture");
    let mut text = TextSystem::new();
    let mut views = Views::new();
    let mut times = Vec::new();
    for _ in 0..5 {
        let start = std::time::Instant::now();
        let layout = views.layout(&document, &options(), &mut text, &LIGHT);
        times.push(start.elapsed());
        assert!(!layout.scene.placed.is_empty());
    }
    println!("200 steps: first {:?}, then {:?}", times[0], times[4]);
    let limit = if cfg!(debug_assertions) { 400 } else { 20 };
    let best = times.iter().min().unwrap();
    assert!(best.as_millis() <= limit, "{times:?}");
}
