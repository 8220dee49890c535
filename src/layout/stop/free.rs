//! Stops in the store: what stands around a step, in one picture or in several.

use std::collections::HashSet;

use super::cover::{Span, cover};
use super::{Part, Screen, Subject, centred, steps};
use crate::layout::Layout;
use crate::model::{Document, StepId};
use crate::scene::{Group, Item, Point, Rect, Target};
use crate::theme::room;

/// A group, or a line of one that is larger than the picture.
struct Unit {
    area: Rect,
    target: Target,
}

pub(super) fn parts(
    layout: &Layout,
    document: &Document,
    subject: Subject,
    screen: Screen,
) -> Vec<Part> {
    match subject {
        Subject::Step(step) => of_steps(layout, document, &[step], None, screen),
        Subject::Lane(_) => Vec::new(),
        Subject::Stage(id) => {
            let Some(stage) = document.stage(id) else {
                return Vec::new();
            };
            let order = steps(layout, document);
            let is_its = |step: &StepId| stage.steps.iter().any(|own| own.id == *step);
            let own: Vec<StepId> = order.into_iter().filter(is_its).collect();
            let whole = of_steps(layout, document, &own, Some(Target::Stage(id)), screen);
            if whole.len() <= 1 || own.len() <= 1 {
                return whole;
            }
            // One step after the other reads better than pictures cut across.
            let each = own
                .iter()
                .flat_map(|&step| of_steps(layout, document, &[step], None, screen));
            each.collect()
        }
    }
}

fn of_steps(
    layout: &Layout,
    document: &Document,
    own: &[StepId],
    header: Option<Target>,
    screen: Screen,
) -> Vec<Part> {
    let belongs = |target: Target| match target {
        Target::Step(step) | Target::Emotion { step, .. } => own.contains(&step),
        Target::Card(id) => document
            .card(id)
            .is_some_and(|card| own.contains(&card.step)),
        other => header == Some(other),
    };
    let groups = groups(layout, belongs);
    let Some(smallest) = smallest_text(layout, &groups) else {
        return whole_area(layout, &groups, own, screen);
    };
    let least = screen.zoom_for(smallest);
    let seen = screen.seen(least);
    let (wide, high) = (
        seen.width - 2.0 * room::MARGIN,
        seen.height - 2.0 * room::MARGIN,
    );
    let mut units = Vec::new();
    for (group, offset, fragment) in &groups {
        let area = group.bounds.translated(*offset);
        let Some(target) = group.target else { continue };
        if area.width <= wide && area.height <= high {
            units.push(Unit { area, target });
            continue;
        }
        let items = layout.scene.placed[*fragment].fragment.items_of(group);
        let texts = items.iter().filter(|item| is_text(item));
        units.extend(texts.map(|item| Unit {
            area: item.bounds().translated(*offset),
            target,
        }));
    }
    let pictures = divided(&units, wide, high);
    let areas = pictures.iter().map(|picture| around(&units, picture));
    let areas: Vec<Rect> = areas.collect();
    let fitting = areas.iter().map(|area| {
        let (width, height) = (
            area.width + 2.0 * room::MARGIN,
            area.height + 2.0 * room::MARGIN,
        );
        (screen.size.width / width).min(screen.size.height / height)
    });
    let fitting = fitting.fold(f32::MAX, f32::min);
    let zoom = Screen::stepped(fitting, least, room::LARGEST_AROUND);
    // What stands in another picture of the stop is none of its neighbours.
    let current: HashSet<Target> = units.iter().map(|unit| unit.target).collect();
    let made = areas.into_iter().map(|area| {
        let current = current.clone();
        part(layout, own, current, centred(area, screen, zoom), zoom)
    });
    made.collect()
}

fn part(layout: &Layout, own: &[StepId], current: HashSet<Target>, rect: Rect, zoom: f32) -> Part {
    Part {
        current,
        area: stage(layout),
        is_page: false,
        beside: None,
        rect,
        zoom,
        step: own.first().copied(),
    }
}

/// Nothing is written there: as large as it fits.
fn whole_area(layout: &Layout, groups: &[Found<'_>], own: &[StepId], screen: Screen) -> Vec<Part> {
    let areas = groups
        .iter()
        .map(|(group, offset, _)| group.bounds.translated(*offset));
    let Some(area) = areas.reduce(Rect::union) else {
        return Vec::new();
    };
    let zoom =
        (screen.size.width / area.width.max(1.0)).min(screen.size.height / area.height.max(1.0));
    let zoom = zoom.min(screen.zoom_for(room::LEAST_TEXT) * room::LARGEST);
    let current = groups.iter().filter_map(|(group, ..)| group.target);
    let rect = centred(area, screen, zoom);
    vec![part(layout, own, current.collect(), rect, zoom)]
}

/// The floor of the shop.
fn stage(layout: &Layout) -> Rect {
    match &layout.parts.store {
        Some(store) => store.floor,
        None => layout.heart(),
    }
}

/// A group, where its fragment stands, and which fragment that is.
type Found<'a> = (&'a Group, Point, usize);

/// The groups on the floor of the shop that belong to the subject.
fn groups(layout: &Layout, belongs: impl Fn(Target) -> bool) -> Vec<Found<'_>> {
    let stage = stage(layout);
    let mut found = Vec::new();
    for (index, placed) in layout.scene.placed.iter().enumerate() {
        if !placed.bounds().overlaps(stage) {
            continue;
        }
        for group in &placed.fragment.groups {
            let area = group.bounds.translated(placed.offset);
            if group.target.is_some_and(&belongs) && stage.contains(area.centre()) {
                found.push((group, placed.offset, index));
            }
        }
    }
    found
}

fn is_text(item: &Item) -> bool {
    matches!(item, Item::Text { .. } | Item::Turned { .. })
}

fn smallest_text(layout: &Layout, groups: &[Found<'_>]) -> Option<f32> {
    let items = groups
        .iter()
        .flat_map(|(group, _, fragment)| layout.scene.placed[*fragment].fragment.items_of(group));
    let sizes = items.filter_map(|item| match item {
        Item::Text { line, .. } => Some(line.style.size),
        Item::Turned { text, .. } => Some(text.size()),
        _ => None,
    });
    sizes.reduce(f32::min)
}

fn around(units: &[Unit], picture: &[usize]) -> Rect {
    let areas = picture.iter().map(|&index| units[index].area);
    areas.reduce(Rect::union).unwrap_or_default()
}

/// One picture if all fits, else pictures one under the other, and beside each other where those are too wide.
fn divided(units: &[Unit], wide: f32, high: f32) -> Vec<Vec<usize>> {
    let all: Vec<usize> = (0..units.len()).collect();
    let down = |unit: &Unit| Span {
        start: unit.area.y,
        end: unit.area.bottom(),
    };
    let across = |unit: &Unit| Span {
        start: unit.area.x,
        end: unit.area.right(),
    };
    let mut pictures = Vec::new();
    for row in cut(units, &all, down, high) {
        pictures.extend(cut(units, &row, across, wide));
    }
    pictures
}

fn cut(
    units: &[Unit],
    indices: &[usize],
    span: impl Fn(&Unit) -> Span,
    length: f32,
) -> Vec<Vec<usize>> {
    let spans: Vec<Span> = indices.iter().map(|&index| span(&units[index])).collect();
    let pictures = cover(&spans, length).into_iter();
    let pictures = pictures.map(|picture| picture.into_iter().map(|at| indices[at]).collect());
    pictures.collect()
}
