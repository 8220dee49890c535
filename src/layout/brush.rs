//! Collects items into groups of a fragment and keeps their bounds.

use std::sync::Arc;

use crate::model::Picture;
use crate::scene::{
    Colour, Fragment, Group, Item, Outline, Path, PathCommand, Point, Rect, Stroke, Target,
    TurnedText, point, rect,
};
use crate::text::Paragraph;

/// Builds one [`Fragment`]: draw, then close the group with [`Brush::group`].
#[derive(Debug, Default)]
pub(super) struct Brush {
    fragment: Fragment,
    start: u32,
    open: Option<Rect>,
    all: Option<Rect>,
}

impl Brush {
    fn grow(&mut self, by: Rect) {
        self.open = Some(self.open.map_or(by, |bounds| bounds.union(by)));
    }

    pub fn rect(&mut self, rect: Rect, radius: f32, fill: Option<Colour>, stroke: Option<Stroke>) {
        self.grow(rect.expanded(stroke.map_or(0.0, |stroke| stroke.width / 2.0)));
        self.fragment.items.push(Item::Rect {
            rect,
            radius,
            fill,
            stroke,
        });
    }

    pub fn fill(&mut self, rect: Rect, radius: f32, fill: Colour) {
        self.rect(rect, radius, Some(fill), None);
    }

    pub fn path(&mut self, path: Path, fill: Option<Colour>, stroke: Option<Stroke>) {
        let Some(bounds) = path_bounds(&path) else {
            return;
        };
        self.grow(bounds.expanded(stroke.map_or(0.0, |stroke| stroke.width / 2.0)));
        self.fragment.items.push(Item::Path {
            path: Arc::new(path),
            fill,
            stroke,
        });
    }

    pub fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        self.path(Path::polyline(&[from, to]), None, Some(stroke));
    }

    /// A paragraph whose top left corner is `origin`.
    pub fn paragraph(&mut self, origin: Point, paragraph: &Paragraph, colour: Colour) {
        self.paragraph_in(origin, 0.0, paragraph, colour);
    }

    /// The same in a place `width` wide: lines that read from right to left stand against its right edge.
    pub fn paragraph_in(
        &mut self,
        origin: Point,
        width: f32,
        paragraph: &Paragraph,
        colour: Colour,
    ) {
        let line_height = paragraph.style.line_height();
        for (index, line) in paragraph.lines.iter().enumerate() {
            if line.text.trim().is_empty() {
                continue;
            }
            let top = origin.y + index as f32 * line_height;
            let indent = if line.is_rtl {
                (width - line.width).max(0.0)
            } else {
                0.0
            };
            let left = origin.x + indent;
            self.grow(rect(left, top, line.width, line_height));
            self.fragment.items.push(Item::Text {
                origin: point(left, origin.y + paragraph.baseline(index)),
                line: Arc::clone(line),
                colour,
            });
        }
    }

    /// A paragraph with every line centred on `x`.
    pub fn centred(&mut self, x: f32, top: f32, paragraph: &Paragraph, colour: Colour) {
        let line_height = paragraph.style.line_height();
        for (index, line) in paragraph.lines.iter().enumerate() {
            let left = x - line.width / 2.0;
            self.grow(rect(
                left,
                top + index as f32 * line_height,
                line.width,
                line_height,
            ));
            self.fragment.items.push(Item::Text {
                origin: point(left, top + paragraph.baseline(index)),
                line: Arc::clone(line),
                colour,
            });
        }
    }

    /// A paragraph with every line ending at `right`.
    pub fn right_aligned(&mut self, right: f32, top: f32, paragraph: &Paragraph, colour: Colour) {
        let line_height = paragraph.style.line_height();
        for (index, line) in paragraph.lines.iter().enumerate() {
            if line.text.trim().is_empty() {
                continue;
            }
            let (left, y) = (right - line.width, top + index as f32 * line_height);
            self.grow(rect(left, y, line.width, line_height));
            self.fragment.items.push(Item::Text {
                origin: point(left, top + paragraph.baseline(index)),
                line: Arc::clone(line),
                colour,
            });
        }
    }

    pub fn picture(&mut self, rect: Rect, radius: f32, picture: &Arc<Picture>) {
        self.grow(rect);
        self.fragment.items.push(Item::Picture {
            rect,
            radius,
            picture: Arc::clone(picture),
        });
    }

    /// A text whose letters are turned.
    pub fn turned(&mut self, text: TurnedText, colour: Colour) {
        self.grow(text.bounds());
        self.fragment.items.push(Item::Turned {
            text: Arc::new(text),
            colour,
        });
    }

    /// Closes the group like [`Brush::group`]; only what is inside the outline answers.
    pub fn group_in(
        &mut self,
        target: Option<Target>,
        outline: Option<Outline>,
        block: Option<Colour>,
    ) {
        let hit = outline.as_deref().map(bounds_of);
        let num_before = self.fragment.groups.len();
        self.group(target, hit, block);
        if let Some(group) = self.fragment.groups.get_mut(num_before) {
            group.outline = outline;
        }
    }

    /// Closes the group of everything drawn since the last one.
    pub fn group(&mut self, target: Option<Target>, hit: Option<Rect>, block: Option<Colour>) {
        let end = self.fragment.items.len() as u32;
        let Some(drawn) = self.open.take().or(hit) else {
            return;
        };
        let hit = hit.unwrap_or(rect(drawn.x, drawn.y, 0.0, 0.0));
        let bounds = if hit.width > 0.0 {
            drawn.union(hit)
        } else {
            drawn
        };
        self.all = Some(self.all.map_or(bounds, |all| all.union(bounds)));
        self.fragment.groups.push(Group {
            target,
            bounds,
            hit,
            outline: None,
            block,
            items: self.start..end,
        });
        self.start = end;
    }

    pub fn finish(mut self) -> Fragment {
        if self.open.is_some() {
            self.group(None, None, None);
        }
        self.fragment.bounds = self.all.unwrap_or_default();
        self.fragment
    }
}

fn bounds_of(corners: &[Point]) -> Rect {
    let corners = corners.iter().map(|&corner| Rect::between(corner, corner));
    corners.reduce(Rect::union).unwrap_or_default()
}

fn path_bounds(path: &Path) -> Option<Rect> {
    let mut bounds: Option<(Point, Point)> = None;
    let mut add = |p: Point| {
        bounds = Some(bounds.map_or((p, p), |(low, high)| {
            (
                point(low.x.min(p.x), low.y.min(p.y)),
                point(high.x.max(p.x), high.y.max(p.y)),
            )
        }));
    };
    for command in &path.commands {
        match *command {
            PathCommand::MoveTo(p) | PathCommand::LineTo(p) => add(p),
            PathCommand::CurveTo(a, b, p) => {
                add(a);
                add(b);
                add(p);
            }
            PathCommand::Close => {}
        }
    }
    bounds.map(|(low, high)| Rect::between(low, high))
}
