//! One frame: fragments, drawn or given as they are kept, and the groups in them.
//!
//! Groups a few pixels large become their block. Fragments that look as before are not drawn again: their
//! triangles are kept, and stretched while the zoom changes.

use std::sync::Arc;

use egui::Shape;

use super::emphasis::{Emphasis, Look};
use super::fragment_cache::{Collector, Dims, STRETCH, Sight, triangles};
use super::paint::{Drawn, PaintCache, Zooming};
use super::text_edit::WrittenLines;
use super::view::View;
use crate::layout::Layout;
use crate::scene::{Fragment, Group, Item, Pin, Placed, Point, Rect, Target, point};
use crate::ui::style::colour32;

/// A group lower than this many pixels becomes its block.
const BLOCK: f32 = 5.0;

/// Screen points around what is in sight that are drawn with it, for the next pan. They take turns, so
/// that not all rows are due in the same frame.
const AHEAD: [f32; 4] = [80.0, 112.0, 144.0, 176.0];

pub(super) struct Frame<'a> {
    pub painter: &'a egui::Painter,
    layout: &'a Layout,
    pub view: View,
    /// Where the view is on its way to.
    pub aim: Option<View>,
    /// What is drawn of the map, a little more than what is in sight.
    pub region: Rect,
    pub out: Collector,
    pub cache: &'a mut PaintCache,
    pub zooming: Zooming,
    /// A picture was drawn; whether it stays in memory is its own cache's business.
    pub has_picture: bool,
    pub drawn: Drawn,
    pub written: Option<(Target, Rect)>,
    lines: WrittenLines,
    pub emphasis: Option<Emphasis<'a>>,
    /// Of the group being drawn.
    pub look: Look<'a>,
}

impl<'a> Frame<'a> {
    pub fn new(
        painter: &'a egui::Painter,
        layout: &'a Layout,
        view: View,
        cache: &'a mut PaintCache,
    ) -> Self {
        Self {
            painter,
            layout,
            view,
            aim: None,
            region: view.visible(),
            out: Collector::default(),
            cache,
            zooming: Zooming::Rests,
            has_picture: false,
            drawn: Drawn::default(),
            written: None,
            lines: WrittenLines::default(),
            emphasis: None,
            look: Look::default(),
        }
    }

    pub fn finish(mut self) -> (Vec<Shape>, Drawn, WrittenLines) {
        self.out.flush();
        (self.out.shapes, self.drawn, self.lines)
    }

    pub fn placed(&mut self, placed: &Placed, offset: Point, visible: Rect) {
        let (exact, aim) = (self.view, self.aim);
        let rows = &self.layout.grid.rows;
        let is_row = rows.binary_search_by(|row| row.y.total_cmp(&offset.y));
        // What is held at the canvas's edge stands there to the pixel: nothing shines through beside it.
        let is_held = placed.pin != Pin::None && offset != placed.offset;
        if is_row.is_ok() || is_held {
            let corner = match is_held {
                true => placed.pinned_corner(offset),
                false => offset,
            };
            self.aim = aim.map(|aim| aim.on_pixel(corner));
            // While the zoom changes, rows would tremble.
            if self.zooming == Zooming::Rests {
                self.view = exact.on_pixel(corner);
            }
        }
        self.fragment(&placed.fragment, offset, visible);
        (self.view, self.aim) = (exact, aim);
    }

    /// Draws a fragment, or gives what is kept of it.
    fn fragment(&mut self, fragment: &Arc<Fragment>, offset: Point, visible: Rect) {
        if self.emphasis.is_some_and(Emphasis::is_searched) || self.is_written_on(fragment) {
            self.groups(fragment, offset);
            return;
        }
        let seen = self.sight(offset, visible);
        let stretches = self.zooming != Zooming::Rests;
        let emphasis = self.emphasis;
        let dims = || dims(emphasis, fragment, offset);
        let (kept, out) = (&mut self.cache.fragments, &mut self.out);
        if let Some(drawn) = kept.take(fragment, seen, stretches, dims, out) {
            self.drawn += drawn;
            return;
        }
        let exact = self.view;
        self.view = self.aim.unwrap_or(exact);
        self.region = self.region_of(visible);
        let sight = self.sight(offset, self.region);
        let (outer, before) = (
            std::mem::take(&mut self.out),
            std::mem::take(&mut self.drawn),
        );
        let waited = std::mem::take(&mut self.cache.lines.waiting);
        self.has_picture = false;
        self.groups(fragment, offset);
        self.out.flush();
        let made = std::mem::replace(&mut self.out, outer);
        let (clip, pixels) = (self.view.rect(self.region), self.view.pixels_per_point);
        let meshes = triangles(self.painter.ctx(), made.shapes, clip, pixels);
        let is_elsewhere = (sight.origin, sight.zoom) != (seen.origin, seen.zoom);
        let way = is_elsewhere.then(|| sight.stretched_to(seen));
        meshes.iter().for_each(|mesh| self.out.put(mesh, way));
        if !self.cache.lines.waiting && !self.has_picture {
            let kept = &mut self.cache.fragments;
            kept.keep(fragment, sight, dims(), meshes, self.drawn);
        }
        self.drawn += before;
        self.drawn.num_made += 1;
        self.cache.lines.waiting |= waited;
        (self.view, self.region) = (exact, visible);
    }

    fn sight(&self, offset: Point, part: Rect) -> Sight {
        Sight {
            origin: self.view.pos(offset),
            zoom: self.view.zoom,
            pixels_per_point: self.view.pixels_per_point,
            least_line: self.view.least_line,
            is_rough: self.zooming.is_by_steps(),
            part: part.translated(point(0.0, 0.0) - offset),
        }
    }

    /// What to draw, so that the next frames need not.
    fn region_of(&mut self, visible: Rect) -> Rect {
        if self.aim.is_some() {
            // A point more: what is on the way is not quite inside, as floats go.
            return visible.expanded(1.0 / self.view.zoom);
        }
        let turn = &mut self.cache.turn;
        *turn = (*turn + 1) % AHEAD.len();
        let ahead = AHEAD[*turn] / self.view.zoom;
        match self.zooming {
            Zooming::Farther => {
                let share = (STRETCH - 1.0) / 2.0;
                visible.expanded(ahead.max(visible.width.max(visible.height) * share))
            }
            _ => visible.expanded(ahead),
        }
    }

    fn is_written_on(&self, fragment: &Fragment) -> bool {
        self.written.is_some_and(|(target, _)| {
            let mut groups = fragment.groups.iter();
            groups.any(|group| group.target == Some(target))
        })
    }

    fn groups(&mut self, fragment: &Fragment, offset: Point) {
        let region = self.region;
        for group in &fragment.groups {
            let bounds = group.bounds.translated(offset);
            if !bounds.overlaps(region) && !touches(bounds, region) {
                continue;
            }
            self.drawn.num_groups += 1;
            self.look = match self.emphasis {
                Some(emphasis) => emphasis.of(group.target, bounds, || has_text(fragment, group)),
                None => Look::default(),
            };
            let pixels = self.view.zoom * self.view.pixels_per_point;
            // Groups that answer to no pointer have no hit rectangle.
            let extent = if group.answers() {
                group.hit
            } else {
                group.bounds
            };
            if let Some(block) = group.block
                && extent.height.min(extent.width) * pixels < BLOCK
            {
                let mut rect = self.view.rect(extent.translated(offset));
                let least = 1.0 / self.view.pixels_per_point;
                rect.max.x = rect.max.x.max(rect.min.x + least);
                rect.max.y = rect.max.y.max(rect.min.y + least);
                let block = self.look.block().unwrap_or(self.look.colour(block));
                self.out.mesh.add_colored_rect(rect, colour32(block));
                self.drawn.num_blocks += 1;
                continue;
            }
            let written = self
                .written
                .filter(|(target, _)| group.target == Some(*target));
            for item in fragment.items_of(group) {
                if let Some((_, area)) = written
                    && self.is_written(item, offset, area)
                {
                    continue;
                }
                self.item(item, offset);
            }
            if self.look.is_marked_elsewhere() && is_marked_as_a_whole(group) {
                self.hand_over();
                match &group.outline {
                    Some(corners) => {
                        let corners = corners.iter().map(|&p| self.view.pos(p + offset));
                        self.look.outline_shape(self.painter, corners.collect());
                    }
                    None => {
                        let rect = self.view.rect(extent.translated(offset));
                        self.look.outline(self.painter, rect);
                    }
                }
            }
        }
        self.look = Look::default();
    }

    /// Whether an item is a line of the text being written, which its field draws instead.
    fn is_written(&mut self, item: &Item, offset: Point, area: Rect) -> bool {
        let Item::Text {
            origin,
            line,
            colour,
        } = item
        else {
            return false;
        };
        let origin = *origin + offset;
        let inside = origin.x > area.x - 1.0
            && origin.x < area.right() + 1.0
            && origin.y > area.y
            && origin.y < area.bottom() + line.style.size * 0.3;
        if inside {
            self.lines.colour = Some(*colour);
            self.lines.lines.push((origin, Arc::clone(line)));
        }
        inside
    }

    /// Gives egui what was collected, for shapes with a clip of their own that must lie on it.
    pub fn hand_over(&mut self) {
        self.out.flush();
        self.painter.extend(std::mem::take(&mut self.out.shapes));
    }
}

/// Which groups of a fragment are dimmed.
fn dims(emphasis: Option<Emphasis<'_>>, fragment: &Fragment, offset: Point) -> Dims {
    let Some(emphasis) = emphasis else {
        return vec![false; fragment.groups.len()];
    };
    let groups = fragment.groups.iter();
    let dims = groups.map(|group| {
        let bounds = group.bounds.translated(offset);
        emphasis.is_neighbour(group.target, bounds, || has_text(fragment, group))
    });
    dims.collect()
}

fn has_text(fragment: &Fragment, group: &Group) -> bool {
    let mut items = fragment.items_of(group).iter();
    items.any(|item| matches!(item, Item::Text { .. } | Item::Turned { .. }))
}

/// A curve is not the persona itself; links have no place to point at but are.
fn is_marked_as_a_whole(group: &Group) -> bool {
    group.answers() || matches!(group.target, Some(Target::Link(_)))
}

/// Like [`Rect::overlaps`], but lines without area count too.
pub(super) fn touches(a: Rect, b: Rect) -> bool {
    a.x <= b.right() && b.x <= a.right() && a.y <= b.bottom() && b.y <= a.bottom()
}
