//! What the pages of wheel and store share: title, foot, even columns, and what the cards say.

mod columns;
mod foot;
mod told;

use std::sync::Arc;

pub(super) use columns::balanced;
pub(super) use foot::{Foot, Row, Sample, draw as draw_foot};
pub(super) use told::{Remembered, Share, read};

use super::brush::Brush;
use super::context::Context;
use super::spot::Spot;
use super::{Layout, Parts};
use crate::model::Header;
use crate::scene::{Fragment, Pin, Placed, Point, Scene, Target, point, rect};
use crate::theme::map;

/// A page being put together.
#[derive(Default)]
pub(super) struct Page {
    pub scene: Scene,
    pub parts: Parts,
}

impl Page {
    pub fn put(&mut self, offset: Point, fragment: Fragment) {
        if !fragment.groups.is_empty() {
            self.scene.placed.push(Placed {
                offset,
                pin: Pin::None,
                fragment: Arc::new(fragment),
            });
        }
    }

    /// Title and scenario; their bottom.
    pub fn title(&mut self, context: &mut Context<'_>, header: &Header, width: f32) -> f32 {
        const WIDEST: f32 = 860.0;
        let theme = context.theme;
        let mut brush = Brush::default();
        let width = width.min(WIDEST);
        let title = context.wrap(&header.title, map::TITLE, width);
        let area = rect(map::MARGIN, map::MARGIN, width, title.height);
        brush.paragraph(area.top_left(), &title, theme.text);
        let hit = rect(area.x, area.y, title.width.max(240.0), area.height);
        brush.group(Some(Target::Title), Some(hit), Some(theme.text_muted));
        self.parts.add(Spot {
            target: Target::Title,
            rect: hit,
            text: Some((area, map::TITLE)),
        });
        let mut bottom = area.bottom();
        if !header.scenario.trim().is_empty() {
            let scenario = context.wrap(header.scenario.trim(), map::SUBTITLE, width);
            brush.paragraph(point(area.x, bottom + 6.0), &scenario, theme.text_muted);
            brush.group(None, None, Some(theme.grid));
            bottom += 6.0 + scenario.height;
        }
        self.put(point(0.0, 0.0), brush.finish());
        bottom
    }

    /// The finished page; what it shows is `width` wide and ends at `end`.
    pub fn finish(mut self, context: &Context<'_>, width: f32, end: f32) -> Layout {
        self.scene.bounds = rect(0.0, 0.0, width + 2.0 * map::MARGIN, end + map::MARGIN);
        self.scene.background = Some(context.theme.background);
        Layout {
            scene: self.scene,
            parts: self.parts,
            ..Layout::default()
        }
    }
}
