//! Collects items into groups and works out their bounds.

use std::sync::Arc;

use super::{Colour, Fragment, Group, Item, Path, Point, Rect, Stroke, Target, point, rect};
use crate::model::Picture;
use crate::text::Paragraph;

/// Builds a [`Fragment`] group by group; bounds follow from the items.
#[derive(Debug, Default)]
pub struct FragmentBuilder {
    fragment: Fragment,
}

/// The items of the group being built; [`GroupBuilder::finish`] closes it.
#[derive(Debug)]
pub struct GroupBuilder<'a> {
    fragment: &'a mut Fragment,
    start: u32,
    target: Option<Target>,
    hit: Option<Rect>,
    block: Option<Colour>,
}

impl FragmentBuilder {
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a group on top of the earlier ones. It lasts until it is finished or dropped.
    pub fn group(&mut self, target: Option<Target>) -> GroupBuilder<'_> {
        let start = self.fragment.items.len() as u32;
        GroupBuilder {
            fragment: &mut self.fragment,
            start,
            target,
            hit: None,
            block: None,
        }
    }

    /// The fragment; its bounds enclose every group and `at_least`.
    pub fn build(mut self, at_least: Option<Rect>) -> Arc<Fragment> {
        let bounds = self.fragment.groups.iter().map(|group| group.bounds);
        self.fragment.bounds = bounds
            .chain(at_least)
            .reduce(Rect::union)
            .unwrap_or_default();
        Arc::new(self.fragment)
    }
}

impl GroupBuilder<'_> {
    /// What answers to the pointer; without it, the bounds do.
    pub fn hit(&mut self, hit: Rect) -> &mut Self {
        self.hit = Some(hit);
        self
    }

    /// The one colour that stands for the group when it is only a few pixels large.
    pub fn block(&mut self, colour: Colour) -> &mut Self {
        self.block = Some(colour);
        self
    }

    pub fn item(&mut self, item: Item) -> &mut Self {
        self.fragment.items.push(item);
        self
    }

    pub fn rect(
        &mut self,
        rect: Rect,
        radius: f32,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
    ) -> &mut Self {
        self.item(Item::Rect {
            rect,
            radius,
            fill,
            stroke,
        })
    }

    pub fn path(
        &mut self,
        path: impl Into<Arc<Path>>,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
    ) -> &mut Self {
        self.item(Item::Path {
            path: path.into(),
            fill,
            stroke,
        })
    }

    pub fn line(&mut self, from: Point, to: Point, stroke: Stroke) -> &mut Self {
        self.path(Path::polyline(&[from, to]), None, Some(stroke))
    }

    /// Every line of `paragraph` with its top left corner at `at`. A right-to-left line stands against
    /// the right edge of `width`, when that is finite.
    pub fn paragraph(
        &mut self,
        at: Point,
        width: f32,
        paragraph: &Paragraph,
        colour: Colour,
    ) -> &mut Self {
        for (index, line) in paragraph.lines.iter().enumerate() {
            let indent = if line.is_rtl && width.is_finite() {
                (width - line.width).max(0.0)
            } else {
                0.0
            };
            self.item(Item::Text {
                origin: point(at.x + indent, at.y + paragraph.baseline(index)),
                line: Arc::clone(line),
                colour,
            });
        }
        self
    }

    pub fn picture(&mut self, rect: Rect, radius: f32, picture: &Arc<Picture>) -> &mut Self {
        self.item(Item::Picture {
            rect,
            radius,
            picture: Arc::clone(picture),
        })
    }

    /// Closes the group. The same as dropping it, but says so.
    pub fn finish(&mut self) {}
}

impl Drop for GroupBuilder<'_> {
    fn drop(&mut self) {
        let end = self.fragment.items.len() as u32;
        let items = self.start..end;
        if items.is_empty() && self.hit.is_none() {
            return;
        }
        let drawn = self.fragment.items[items.start as usize..]
            .iter()
            .map(Item::bounds)
            .reduce(Rect::union);
        let nothing = rect(0.0, 0.0, 0.0, 0.0);
        let bounds = drawn.or(self.hit).unwrap_or(nothing);
        self.fragment.groups.push(Group {
            target: self.target,
            bounds,
            hit: self.hit.unwrap_or(bounds),
            outline: None,
            block: self.block,
            items,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{TextLimits, TextStyle, TextSystem};

    const INK: Colour = Colour([0, 0, 0, 255]);

    #[test]
    fn bounds_enclose_strokes_and_texts() {
        let mut builder = FragmentBuilder::new();
        builder
            .group(Some(Target::Title))
            .rect(
                rect(10.0, 10.0, 20.0, 10.0),
                2.0,
                None,
                Some(Stroke::solid(2.0, INK)),
            )
            .finish();
        let mut text = TextSystem::new();
        let style = TextStyle::regular(13.0);
        let paragraph = text.paragraph("Bonjour", style, TextLimits::width(200.0));
        builder
            .group(None)
            .hit(rect(0.0, 0.0, 5.0, 5.0))
            .paragraph(point(40.0, 40.0), 200.0, &paragraph, INK)
            .finish();
        let fragment = builder.build(None);
        assert_eq!(fragment.groups.len(), 2);
        assert_eq!(fragment.groups[0].bounds, rect(9.0, 9.0, 22.0, 12.0));
        assert_eq!(fragment.groups[0].hit, fragment.groups[0].bounds);
        assert_eq!(fragment.groups[1].hit, rect(0.0, 0.0, 5.0, 5.0));
        assert!(fragment.bounds.encloses(fragment.groups[1].bounds));
        assert_eq!(fragment.items_of(&fragment.groups[1]).len(), 1);
    }

    #[test]
    fn a_group_with_nothing_in_it_is_left_out() {
        let mut builder = FragmentBuilder::new();
        builder.group(None).finish();
        assert!(builder.build(None).groups.is_empty());
    }
}
