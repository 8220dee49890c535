//! What always holds of a store visit: no two texts overlap, nothing leaves the page, rooms keep apart, the path
//! goes through each once and through no other, thoughts cover nothing, and every room feels as its step does in
//! the swimlane.

use std::sync::Arc;

use parcours::i18n::Lang;
use parcours::layout::store::{MOST_COMFORTABLE, PlacedRoom};
use parcours::layout::{Layout, View, ViewOptions, Views};
use parcours::model::{
    Document, Duration, Emotion, IdGenerator, LaneRole, Phase, PhaseGoal, PlanPoint, Reached, Room,
    RoomWidths, StorePart,
};
use parcours::scene::{Item, Point, Rect, Target, rect};
use parcours::text::TextSystem;
use parcours::theme::{DARK, LIGHT, map};

use crate::store_plans::{LONG, furnished, hostile_plans, placed, rooms, visit};
use crate::support::{Plan, random, samples};
use crate::{groups, words};

fn options(view: View) -> ViewOptions {
    ViewOptions {
        view,
        ..ViewOptions::default()
    }
}

fn store_of(document: &Document) -> Layout {
    let mut text = TextSystem::new();
    Views::new().layout(document, &options(View::Store), &mut text, &LIGHT)
}

/// From one room to two hundred, random maps, the samples, hostile plans, and the odd ones.
fn documents() -> Vec<(String, Document)> {
    let mut all: Vec<(String, Document)> = Vec::new();
    for num in [1, 2, 3, 5, 13, 16, 17, 40, 200] {
        all.push((format!("{num} rooms"), visit(num)));
    }
    for num in [1, 5, 16, 17, 30] {
        let mut long = rooms(num, LONG, LONG);
        let header = Arc::make_mut(&mut long.header);
        header.title = LONG.to_owned();
        header.scenario = LONG.to_owned();
        for phase in Phase::ALL {
            *header.phase_goals.of_mut(phase) = PhaseGoal {
                text: LONG.to_owned(),
                reached: Reached::Partly,
            };
        }
        Arc::make_mut(&mut Arc::make_mut(&mut long.personas)[0]).name = LONG.to_owned();
        all.push((format!("{num} rooms with 300 characters"), long));
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
    let mut empty_stage = visit(5);
    Arc::make_mut(&mut Arc::make_mut(&mut empty_stage.stages)[0])
        .steps
        .clear();
    all.push(("an empty stage".to_owned(), empty_stage));
    let mut nobody = visit(12);
    nobody.personas = Arc::default();
    all.push(("nobody".to_owned(), nobody));
    let mut silent = visit(9);
    silent.cards = Arc::default();
    for stage in Arc::make_mut(&mut silent.stages) {
        for step in &mut Arc::make_mut(stage).steps {
            let step = Arc::make_mut(step);
            step.emotions.clear();
            step.brand = None;
            step.duration = Duration::default();
        }
    }
    all.push(("no emotions, no cards".to_owned(), silent));
    let mut one_stage = visit(14);
    let steps: Vec<_> = one_stage
        .steps()
        .map(|(_, step)| Arc::clone(step))
        .collect();
    let stages = Arc::make_mut(&mut one_stage.stages);
    stages.truncate(1);
    Arc::make_mut(&mut stages[0]).steps = steps;
    all.push(("one stage with all".to_owned(), one_stage));
    let mut equal = visit(11);
    Arc::make_mut(&mut equal.store_plan).options.widths = RoomWidths::Equal;
    all.push(("equal widths".to_owned(), equal));
    let mut bare = visit(11);
    Arc::make_mut(&mut bare.store_plan).options.hidden = StorePart::ALL.into();
    all.push(("nothing but rooms".to_owned(), bare));
    for (name, document) in hostile_plans() {
        all.push((name.to_owned(), document));
    }
    all.push(("furnished".to_owned(), furnished()));
    let newer = placed(&visit(7), &[(0, 0, 6, 5), (6, 0, 6, 5), (12, 0, 6, 5)]);
    all.push(("newer steps".to_owned(), newer));
    for (index, sample) in samples().into_iter().enumerate() {
        all.push((format!("sample {index}"), sample));
    }
    all
}

/// Where the ink of each text is.
fn inks(layout: &Layout) -> Vec<(Rect, String)> {
    let mut inks = Vec::new();
    for placed in &layout.scene.placed {
        for item in &placed.fragment.items {
            let Item::Text { origin, line, .. } = item else {
                continue;
            };
            if line.text.trim().is_empty() {
                continue;
            }
            let at = *origin + placed.offset;
            let size = line.style.size;
            let area = rect(at.x, at.y - 0.74 * size, line.width, 0.94 * size);
            inks.push((area.expanded(-0.05), line.text.clone()));
        }
    }
    inks.sort_by(|a, b| a.0.y.total_cmp(&b.0.y));
    inks
}

#[test]
fn no_two_texts_overlap() {
    for (name, document) in documents() {
        let inks = inks(&store_of(&document));
        for (index, (one, text)) in inks.iter().enumerate() {
            for (other, other_text) in &inks[index + 1..] {
                if other.y > one.bottom() {
                    break;
                }
                let both = format!("{name}: “{text}” {one:?} and “{other_text}” {other:?}");
                assert!(!one.overlaps(*other), "{both}");
            }
        }
    }
}

#[test]
fn everything_lies_on_the_page_with_white_space_around() {
    for (name, document) in documents() {
        let layout = store_of(&document);
        let page = layout.scene.bounds.expanded(-map::MARGIN + 6.0);
        let mut num = 0;
        for placed in &layout.scene.placed {
            for item in &placed.fragment.items {
                let bounds = item.bounds().translated(placed.offset);
                assert!(page.encloses(bounds), "{name}: {bounds:?} of {item:?}");
                num += 1;
            }
        }
        assert!(num >= 4, "{name}: {num}");
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

fn all_walls(layout: &Layout) -> Vec<(PlacedRoom, Rect)> {
    let mut all = layout.store_rooms();
    all.extend(layout.store_areas());
    all
}

#[test]
fn rooms_keep_apart_and_every_step_has_one() {
    for (name, document) in documents() {
        let layout = store_of(&document);
        let steps: Vec<_> = document.steps().map(|(_, step)| Some(step.id)).collect();
        let rooms = layout.store_rooms();
        let walked: Vec<_> = rooms.iter().map(|(room, _)| room.step).collect();
        assert_eq!(walked, steps, "{name}");
        let all = all_walls(&layout);
        for (index, (_, one)) in all.iter().enumerate() {
            assert!(layout.scene.bounds.encloses(*one), "{name}");
            for (_, other) in &all[index + 1..] {
                // A corridor's width between any two.
                assert!(
                    !one.expanded(30.0).overlaps(*other),
                    "{name}: {one:?} {other:?}"
                );
            }
        }
    }
}

/// The rooms that the line from `a` to `b` goes through.
fn crossed(a: Point, b: Point, rooms: &[(PlacedRoom, Rect)]) -> Vec<usize> {
    let line = Rect::between(a, b).expanded(0.5);
    let mut found: Vec<usize> = (0..rooms.len())
        .filter(|&index| rooms[index].1.expanded(-1.0).overlaps(line))
        .collect();
    // In the order of the way.
    found.sort_by(|&i, &j| {
        let far = |index: usize| rooms[index].1.centre().distance(a);
        far(i).total_cmp(&far(j))
    });
    found
}

#[test]
fn the_path_goes_through_each_room_once_in_order_and_through_no_other() {
    let mut num_rooms = 0;
    for (name, document) in documents() {
        let layout = store_of(&document);
        let all = all_walls(&layout);
        let num = layout.store_rooms().len();
        let path = layout.visitor_path().expect("a store");
        let mut walked: Vec<usize> = Vec::new();
        for pair in path.windows(2) {
            let is_straight = pair[0].x == pair[1].x || pair[0].y == pair[1].y;
            assert!(is_straight, "{name}: {pair:?}");
            for room in crossed(pair[0], pair[1], &all) {
                if walked.last() != Some(&room) {
                    walked.push(room);
                }
            }
        }
        let expected: Vec<usize> = (0..num).collect();
        assert_eq!(walked, expected, "{name}");
        num_rooms += num;
    }
    assert!(num_rooms > 600);
}

#[test]
fn shortcuts_go_from_wall_to_wall_and_through_no_room() {
    let document = furnished();
    let layout = store_of(&document);
    let all = all_walls(&layout);
    let mut num = 0;
    for (placed, group) in groups(&layout) {
        let Some(Target::Shortcut { .. }) = group.target else {
            continue;
        };
        num += 1;
        for item in placed.fragment.items_of(group) {
            let Item::Path {
                path, fill: None, ..
            } = item
            else {
                continue;
            };
            let mut pen = Point::default();
            for command in &path.commands {
                use parcours::scene::PathCommand as P;
                let to = match *command {
                    P::MoveTo(p) => {
                        pen = p;
                        continue;
                    }
                    P::LineTo(p) | P::CurveTo(_, _, p) => p,
                    P::Close => continue,
                };
                assert!(crossed(pen, to, &all).is_empty(), "{pen:?} {to:?}");
                pen = to;
            }
        }
    }
    assert_eq!(num, 4);
}

/// Rectangles with rounded ends that are bubbles: the groups of verbatims on the plan.
fn bubbles(document: &Document, layout: &Layout) -> Vec<Rect> {
    let floor = layout
        .store_rooms()
        .iter()
        .map(|(_, walls)| *walls)
        .reduce(Rect::union);
    let Some(floor) = floor else {
        return Vec::new();
    };
    let floor = floor.expanded(130.0);
    let verbatims: Vec<_> = document
        .lanes
        .iter()
        .filter(|lane| lane.role == LaneRole::Verbatim)
        .map(|lane| lane.id)
        .collect();
    groups(layout)
        .filter_map(|(placed, group)| {
            let Some(Target::Card(id)) = group.target else {
                return None;
            };
            let card = document.card(id)?;
            let hit = group.hit.translated(placed.offset);
            (verbatims.contains(&card.lane) && floor.encloses(hit)).then_some(hit)
        })
        .collect()
}

#[test]
fn thoughts_cover_neither_rooms_nor_the_path_nor_each_other() {
    let mut num = 0;
    for (name, document) in documents() {
        let layout = store_of(&document);
        let bubbles = bubbles(&document, &layout);
        let rooms = all_walls(&layout);
        let path = layout.visitor_path().expect("a store");
        for (index, bubble) in bubbles.iter().enumerate() {
            for (_, walls) in &rooms {
                assert!(!walls.overlaps(*bubble), "{name}: {bubble:?} {walls:?}");
            }
            for pair in path.windows(2) {
                let way = Rect::between(pair[0], pair[1]).expanded(5.0);
                assert!(!way.overlaps(*bubble), "{name}: {bubble:?} {pair:?}");
            }
            for other in &bubbles[index + 1..] {
                assert!(!other.overlaps(*bubble), "{name}");
            }
        }
        num += bubbles.len();
    }
    assert!(num > 80, "{num}");
}

#[test]
fn what_somebody_said_stands_in_a_bubble_or_in_the_list() {
    for (name, document) in documents() {
        let layout = store_of(&document);
        let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}', '\n'], " ");
        let all = plain(&words(&layout));
        let is_plain = name.ends_with(" rooms") && name.starts_with(|c: char| c.is_ascii_digit());
        if is_plain {
            assert_eq!(
                all.matches("On dirait").count(),
                document.num_steps(),
                "{name}"
            );
        }
        if !document.store_plan.shows(StorePart::Bubbles) {
            assert!(!all.contains("On dirait"), "{name}");
        }
    }
    // Pressed together, no bubble finds a place: all of it is listed.
    let (_, document) = hostile_plans().swap_remove(6);
    let layout = store_of(&document);
    let said = words(&layout).matches("On dirait").count();
    assert!(said >= document.num_steps(), "{said}");
}

#[test]
fn beyond_sixteen_rooms_every_name_is_in_the_list() {
    for num in [16, 17, 40] {
        let mut document = visit(num);
        for (index, stage) in Arc::make_mut(&mut document.stages).iter_mut().enumerate() {
            for (place, step) in Arc::make_mut(stage).steps.iter_mut().enumerate() {
                Arc::make_mut(step).title = format!("Salle{index}x{place}fin");
            }
        }
        let layout = store_of(&document);
        let all = words(&layout);
        for (_, step) in document.steps() {
            assert!(all.contains(&step.title), "{num}: {}", step.title);
        }
        let words = Lang::Fr.catalog();
        let is_listed = all.lines().any(|line| line == words.store.rooms);
        assert_eq!(is_listed, num > MOST_COMFORTABLE, "{num}");
    }
}

#[test]
fn a_name_that_is_cut_on_the_plan_stands_whole_in_the_list() {
    let mut document = visit(6);
    let stage = &mut Arc::make_mut(&mut document.stages)[1];
    Arc::make_mut(&mut Arc::make_mut(stage).steps[0]).title = LONG.to_owned();
    let layout = store_of(&document);
    let all = words(&layout).replace('\n', " ");
    assert!(all.contains("reviennent toujours ici le samedi."), "{all}");
}

#[test]
fn every_room_feels_as_its_step_does_in_the_swimlane() {
    for (name, document) in documents() {
        let shown = |view: View| {
            let mut text = TextSystem::new();
            Views::new().layout(&document, &options(view), &mut text, &DARK)
        };
        let store = shown(View::Store);
        let persona = document.wheel.persona;
        let persona = persona.or(document.personas.first().map(|persona| persona.id));
        for (_, step) in document.steps() {
            let target = Target::Emotion {
                step: step.id,
                persona,
            };
            let place = store.rect_of(target).unwrap_or_else(|| panic!("{name}"));
            let value = step.emotion(persona).map(|point| point.value);
            // The face's disc is the one that is filled with the level's colour.
            let group = groups(&store).find(|(_, group)| group.target == Some(target));
            let (placed, group) = group.unwrap();
            let fills: Vec<_> = placed
                .fragment
                .items_of(group)
                .iter()
                .filter_map(|item| match item {
                    Item::Path { fill, .. } => *fill,
                    _ => None,
                })
                .collect();
            if let Some(value) = value {
                assert!(fills.contains(&DARK.emotion(value).fill), "{name}");
            }
            assert!(place.width >= 5.0, "{name}: {place:?}");
        }
    }
}

#[test]
fn the_curve_marks_the_peak_the_lowest_point_and_the_end() {
    let mut document = visit(6);
    let values = [0.0, 2.0, -1.0, -2.0, 1.0, 0.5];
    let mut values = values.into_iter();
    for stage in Arc::make_mut(&mut document.stages) {
        for step in &mut Arc::make_mut(stage).steps {
            Arc::make_mut(step).emotions[0].value =
                Emotion::nearest(values.next().unwrap()).unwrap();
        }
    }
    let store = &Lang::Fr.catalog().store;
    let lines = |document: &Document| -> Vec<String> {
        words(&store_of(document))
            .lines()
            .map(str::to_owned)
            .collect()
    };
    let count = |lines: &[String], word: &str| lines.iter().filter(|line| *line == word).count();
    let all = lines(&document);
    for word in [store.peak, store.lowest, store.end] {
        assert_eq!(count(&all, word), 1, "{word}");
    }
    // The end is the peak.
    let stages = Arc::make_mut(&mut document.stages);
    let last = Arc::make_mut(&mut stages[2]).steps.last_mut().unwrap();
    Arc::make_mut(last).emotions[0].value = Emotion::MAX;
    let all = lines(&document);
    assert_eq!(count(&all, store.peak_and_end), 1);
    assert_eq!(count(&all, store.peak), 0);
}

#[test]
fn rooms_that_disappoint_ask_what_one_would_change_and_hold_the_ideas() {
    let document = visit(10);
    let all = words(&store_of(&document));
    let store = &Lang::Fr.catalog().store;
    assert_eq!(all.matches(store.changes).count(), 1);
    let persona = document.personas[0].id;
    let bad = document.steps().filter(|(_, step)| {
        step.emotion(Some(persona))
            .is_some_and(|point| point.value.value() <= -1.0)
    });
    let layout = store_of(&document);
    let opportunities = document
        .lanes
        .iter()
        .find(|lane| lane.role == LaneRole::Opportunity)
        .unwrap()
        .id;
    let mut num = 0;
    for (_, step) in bad {
        let mut cards = document.cards.iter();
        let card = cards
            .find(|card| card.step == step.id && card.lane == opportunities)
            .unwrap();
        let target = Target::Card(card.id);
        assert!(layout.rect_of(target).is_some(), "the idea has a place");
        num += 1;
    }
    assert!(num >= 3);
    // And the others do not.
    let shown = opportunities_shown(&document, &layout);
    assert_eq!(shown, num);
}

fn opportunities_shown(document: &Document, layout: &Layout) -> usize {
    let lanes = document.lanes.iter();
    let lane = lanes
        .filter(|lane| lane.role == LaneRole::Opportunity)
        .map(|lane| lane.id)
        .next()
        .unwrap();
    let cards = document.cards.iter().filter(|card| card.lane == lane);
    cards
        .filter(|card| layout.rect_of(Target::Card(card.id)).is_some())
        .count()
}

#[test]
fn pointing_at_a_room_its_face_a_sign_or_a_thought_means_just_that() {
    for (name, document) in [
        ("visit", visit(13)),
        ("many", visit(60)),
        ("furnished", furnished()),
    ] {
        let layout = store_of(&document);
        let hit = |p| layout.hit(p, layout.scene.bounds);
        for (room, walls) in layout.store_rooms() {
            let step = room.step.unwrap();
            let corner = parcours::scene::point(walls.x + 4.0, walls.y + walls.height * 0.45);
            assert_eq!(hit(corner), Some(Target::Step(step)), "{name}");
            let persona = Some(document.personas[0].id);
            let face = layout.emotion_point(step, persona).unwrap();
            assert_eq!(hit(face), Some(Target::Emotion { step, persona }), "{name}");
        }
        for (room, walls) in layout.store_areas() {
            let target = Target::Room(room.id.unwrap());
            assert_eq!(hit(walls.centre()), Some(target), "{name}");
        }
        for gate in [Target::Entrance, Target::Exit] {
            let place = layout.rect_of(gate).unwrap();
            assert_eq!(hit(place.centre()), Some(gate), "{name}");
        }
        for bubble in bubbles(&document, &layout) {
            let found = hit(bubble.centre());
            assert!(matches!(found, Some(Target::Card(_))), "{name}: {found:?}");
        }
    }
}

#[test]
fn the_plan_says_the_same_in_the_same_way_each_time() {
    for (name, document) in documents().into_iter().take(9) {
        let dump = store_of(&document).scene.dump();
        assert_eq!(dump, store_of(&document).scene.dump(), "{name}");
    }
}

#[test]
fn a_plan_of_absurd_numbers_is_held_to_a_page() {
    let mut document = visit(4);
    let plan = Arc::make_mut(&mut document.store_plan);
    let mut ids = IdGenerator::from_seed(1);
    let steps: Vec<_> = document
        .stages
        .iter()
        .flat_map(|stage| stage.steps.iter().map(|step| step.id))
        .collect();
    for (index, &(x, y, width, height)) in [
        (i32::MAX, i32::MIN, u16::MAX, 0),
        (i32::MIN, i32::MAX, 0, u16::MAX),
        (0, 0, 5, 5),
        (0, 0, 5, 5),
    ]
    .iter()
    .enumerate()
    {
        plan.rooms.push(Arc::new(Room {
            id: ids.next_id(),
            step: Some(steps[index / 2]),
            name: String::new(),
            kind: None,
            x,
            y,
            width,
            height,
        }));
    }
    plan.entrance = Some(PlanPoint {
        x: i32::MIN,
        y: i32::MAX,
    });
    assert!(!document.check().is_empty());
    let layout = store_of(&document);
    assert!(layout.scene.bounds.width < 100_000.0);
    let (mended, repairs) = document.repair();
    assert!(!repairs.is_empty());
    assert_eq!(mended.check(), []);
    assert_eq!(mended.repair().1, []);
}

/// Twenty milliseconds with optimisation; a debug build gets the time it needs.
#[test]
fn two_hundred_rooms_are_laid_out_quickly() {
    let document = visit(200);
    let mut text = TextSystem::new();
    let mut views = Views::new();
    let mut times = Vec::new();
    for _ in 0..5 {
        let start = std::time::Instant::now();
        let layout = views.layout(&document, &options(View::Store), &mut text, &LIGHT);
        times.push(start.elapsed());
        assert!(!layout.scene.placed.is_empty());
    }
    println!("200 rooms: first {:?}, then {:?}", times[0], times[4]);
    let limit = if cfg!(debug_assertions) { 600 } else { 20 };
    let best = times.iter().min().unwrap();
    assert!(best.as_millis() <= limit, "{times:?}");
}
