//! Links: orthogonal arrows in the gutters between cells, labels on small plates.

use std::sync::Arc;

use super::PlacedRow;
use super::brush::Brush;
use super::context::Context;
use super::grid::Columns;
use super::route::{End, Net, TRACKS};
use super::spot::Spot;
use crate::model::{CardId, IdMap, Link, LinkId};
use crate::scene::{Fragment, Path, Point, Rect, Stroke, Target, point, rect};
use crate::text::TextStyle;
use crate::theme::map;

/// All links; map coordinates.
#[derive(Debug, Default)]
pub(super) struct LinkPart {
    pub fragment: Arc<Fragment>,
    pub spots: Vec<Spot>,
    pub ways: Vec<Way>,
    /// Where labels stand.
    plates: Vec<Rect>,
}

impl LinkPart {
    pub fn way(&self, link: LinkId) -> Option<&Way> {
        self.ways.iter().find(|way| way.link == link)
    }

    /// Where a label of a link that has none would be written.
    pub fn writing_place(
        &self,
        link: LinkId,
        columns: &Columns,
        rows: &[PlacedRow],
    ) -> Option<(Rect, TextStyle)> {
        let way = self.way(link)?;
        let net = Net::new(columns, rows);
        let place = plate(
            &net,
            &way.points,
            0.0,
            map::SMALL.line_height(),
            &self.plates,
        );
        Some((writing(place), map::SMALL))
    }
}

/// The room for letters on a plate.
fn writing(plate: Rect) -> Rect {
    rect(plate.x + PLATE_PAD, plate.y, LABEL_WIDTH, plate.height)
}

/// The line a link runs along.
#[derive(Debug)]
pub(super) struct Way {
    pub link: LinkId,
    pub points: Vec<Point>,
    pub bounds: Rect,
}

/// Labels are broken at this width.
const LABEL_WIDTH: f32 = 240.0;
/// Beside a label's text on its plate.
const PLATE_PAD: f32 = 5.0;

/// Links that run closer to each other than this count as one line.
const NEAR: f32 = 2.0;
const CORNER: f32 = 5.0;
const HEAD: f32 = 7.0;
/// Reach of the pointer around a link.
const REACH: f32 = 4.0;

/// Where links run already, by direction and rounded coordinate.
#[derive(Default)]
struct Used(IdMap<u64, Vec<(f32, f32)>>);

impl Used {
    fn segments(points: &[Point]) -> impl Iterator<Item = (bool, f32, f32, f32)> + '_ {
        points.windows(2).map(|pair| {
            let (a, b) = (pair[0], pair[1]);
            let is_vertical = (a.x - b.x).abs() < (a.y - b.y).abs();
            if is_vertical {
                (true, a.x, a.y.min(b.y), a.y.max(b.y))
            } else {
                (false, a.y, a.x.min(b.x), a.x.max(b.x))
            }
        })
    }

    fn key(is_vertical: bool, place: i64) -> u64 {
        place.cast_unsigned() << 1 | u64::from(is_vertical)
    }

    /// How much of the way runs on earlier links.
    fn overlap(&self, points: &[Point]) -> f32 {
        let mut total = 0.0;
        for (is_vertical, at, low, high) in Self::segments(points) {
            let place = (at / NEAR).round() as i64;
            for near in place - 1..=place + 1 {
                let others = self.0.get(&Self::key(is_vertical, near));
                for (other_low, other_high) in others.into_iter().flatten() {
                    total += (high.min(*other_high) - low.max(*other_low)).max(0.0);
                }
            }
        }
        total
    }

    fn add(&mut self, points: &[Point]) {
        for (is_vertical, at, low, high) in Self::segments(points) {
            let key = Self::key(is_vertical, (at / NEAR).round() as i64);
            self.0.entry(key).or_default().push((low, high));
        }
    }
}

pub(super) fn build(
    context: &mut Context<'_>,
    links: &[Arc<Link>],
    columns: &Columns,
    rows: &[PlacedRow],
) -> LinkPart {
    if links.is_empty() || columns.list.is_empty() {
        return LinkPart::default();
    }
    let net = Net::new(columns, rows);
    let ends = ends(links, rows);
    let end_of = |id: CardId| ends.get(&id).copied().flatten();
    let mut used = Used::default();
    let mut plates: Vec<Rect> = Vec::new();
    let mut brush = Brush::default();
    let mut spots = Vec::new();
    let mut ways = Vec::new();
    for link in links {
        let (Some(from), Some(to)) = (end_of(link.from), end_of(link.to)) else {
            continue;
        };
        if link.from == link.to {
            continue;
        }
        let has_label = !link.label.trim().is_empty();
        let mut best: Option<(f32, Vec<Point>)> = None;
        for track in 0..TRACKS.len() {
            let way = net.route(from, to, track, has_label);
            let overlap = used.overlap(&way);
            if best.as_ref().is_none_or(|(least, _)| overlap < *least) {
                best = Some((overlap, way));
            }
            if overlap == 0.0 {
                break;
            }
        }
        let Some((_, way)) = best.filter(|(_, way)| way.len() >= 2) else {
            continue;
        };
        used.add(&way);
        let target = Target::Link(link.id);
        let plate = has_label.then(|| {
            let text = context.wrap(link.label.trim(), map::SMALL, LABEL_WIDTH);
            (plate(&net, &way, text.width, text.height, &plates), text)
        });
        draw(context, &mut brush, &way);
        if let Some((place, text)) = &plate {
            plates.push(*place);
            let theme = context.theme;
            let border = Stroke::solid(map::HAIRLINE, theme.grid);
            brush.rect(
                place.expanded(-0.5),
                4.0,
                Some(theme.background),
                Some(border),
            );
            brush.paragraph(point(place.x + PLATE_PAD, place.y), text, theme.text);
        }
        brush.group(Some(target), None, None);
        for pair in way.windows(2) {
            let reach = Rect::between(pair[0], pair[1]).expanded(REACH);
            brush.group(Some(target), Some(reach), None);
        }
        if let Some((place, _)) = &plate {
            brush.group(Some(target), Some(*place), None);
        }
        let bounds = way
            .iter()
            .map(|p| rect(p.x, p.y, 0.0, 0.0))
            .reduce(Rect::union);
        let bounds = bounds.unwrap_or_default();
        spots.push(Spot {
            target,
            rect: bounds,
            text: plate.map(|(place, _)| (writing(place), map::SMALL)),
        });
        ways.push(Way {
            link: link.id,
            points: way,
            bounds,
        });
    }
    LinkPart {
        fragment: Arc::new(brush.finish()),
        spots,
        ways,
        plates,
    }
}

/// The cards that links begin and end at, where they are drawn.
fn ends<'a>(links: &[Arc<Link>], rows: &'a [PlacedRow]) -> IdMap<CardId, Option<End<'a>>> {
    let ids = links.iter().flat_map(|link| [link.from, link.to]);
    let mut ends: IdMap<CardId, Option<End<'a>>> = ids.map(|id| (id, None)).collect();
    for (row, placed) in rows.iter().enumerate() {
        for card in &placed.part.cards {
            if let Some(end) = ends.get_mut(&card.id) {
                *end = Some(End { row, card });
            }
        }
    }
    ends
}

fn draw(context: &Context<'_>, brush: &mut Brush, way: &[Point]) {
    let colour = context.theme.link;
    let [.., before, tip] = *way else { return };
    let length = before.distance(tip).max(f32::EPSILON);
    let along = (tip - before) * (1.0 / length);
    let head = HEAD.min(length);
    let neck = tip - along * head;
    let across = point(-along.y, along.x) * (head * 0.55);
    let mut line = way.to_vec();
    if let Some(last) = line.last_mut() {
        *last = tip - along * (head * 0.8);
    }
    brush.path(rounded(&line), None, Some(Stroke::solid(map::LINE, colour)));
    let triangle = Path::polygon(&[tip, neck + across, neck - across]);
    brush.path(triangle, Some(colour), None);
}

/// A line with rounded corners.
fn rounded(points: &[Point]) -> Path {
    let mut path = Path::default();
    let Some(&first) = points.first() else {
        return path;
    };
    path.move_to(first);
    for corner in points.windows(3) {
        let (a, b, c) = (corner[0], corner[1], corner[2]);
        let (before, after) = (a.distance(b), b.distance(c));
        let radius = CORNER.min(before / 2.0).min(after / 2.0);
        if radius < 0.5 {
            path.line_to(b);
            continue;
        }
        let start = b + (a - b) * (radius / before);
        let end = b + (c - b) * (radius / after);
        path.line_to(start);
        path.curve_to(start + (b - start) * 0.552, end + (b - end) * 0.552, end);
    }
    if let Some(&last) = points.last() {
        path.line_to(last);
    }
    path
}

/// Where a label hides no card and no other label: on the longest level part, else beside an upright one.
fn plate(net: &Net<'_>, way: &[Point], width: f32, height: f32, plates: &[Rect]) -> Rect {
    let width = width + 2.0 * PLATE_PAD;
    let centred = |x: f32, y: f32| rect(x - width / 2.0, y - height / 2.0, width, height);
    let mut segments: Vec<(Point, Point)> = way.windows(2).map(|pair| (pair[0], pair[1])).collect();
    segments.sort_by(|a, b| b.0.distance(b.1).total_cmp(&a.0.distance(a.1)));
    let mut places = Vec::new();
    for (a, b) in &segments {
        let is_level = (a.y - b.y).abs() < (a.x - b.x).abs();
        for share in [0.5, 0.3, 0.7, 0.15, 0.85] {
            let at = *a + (*b - *a) * share;
            if is_level {
                places.push(centred(at.x, at.y));
            } else {
                places.push(rect(at.x + 5.0, at.y - height / 2.0, width, height));
                places.push(rect(at.x - 5.0 - width, at.y - height / 2.0, width, height));
            }
        }
    }
    let is_free = |place: &&Rect| {
        !net.is_taken(**place) && !plates.iter().any(|other| other.overlaps(**place))
    };
    let middle = segments
        .first()
        .map_or(point(0.0, 0.0), |(a, b)| (*a + *b) * 0.5);
    places
        .iter()
        .find(is_free)
        .copied()
        .unwrap_or(centred(middle.x, middle.y))
}
