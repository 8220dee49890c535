//! Draws a scene: only what is in sight, and only as finely as can be seen.
//!
//! [`paint_scene`] goes through the fragments in sight; `frame` draws one, or gives what is kept of it;
//! `item` draws what stands in it.

use std::collections::HashMap;

use egui::epaint::CornerRadius;

use super::emphasis::Emphasis;
use super::fragment_cache::FragmentCache;
use super::frame::Frame;
use super::line_cache::LineCache;
use super::mesh_cache::MeshCache;
use super::picture::PictureCache;
use super::text_edit::WrittenLines;
use super::view::View;
use crate::layout::Layout;
use crate::layout::stop::Part;
use crate::model::CardId;
use crate::scene::{Rect, Target};
use crate::ui::style::colour32;

/// Seconds without a change after which a zoom counts as settled.
const SETTLED: f64 = 0.12;
/// Times a frame is drawn when its own letters make the glyph atlas grow.
const MOST_TRIES: usize = 3;
/// How opaque a dragged card is: what it passes over stays readable.
const GHOST_OPACITY: f32 = 0.8;

/// What the painter remembers from frame to frame.
#[derive(Default)]
pub(super) struct PaintCache {
    pub lines: LineCache,
    pub meshes: MeshCache,
    pub fragments: FragmentCache,
    pub pictures: PictureCache,
    zoom: f32,
    zoomed_at: f64,
    is_farther: bool,
    /// What stood out in the last frame.
    part: Option<Part>,
    /// Fragments that were drawn.
    pub turn: usize,
}

/// What one frame drew; for benches and tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Drawn {
    pub num_groups: usize,
    pub num_blocks: usize,
    pub num_lines: usize,
    /// Fragments that were drawn anew, not given as they were kept.
    pub num_made: usize,
}

/// How the zoom changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zooming {
    Rests,
    Nearer,
    Farther,
    /// On the way to a view that is known.
    Flies,
}

impl Zooming {
    /// Letters are taken of sizes in steps, so that not every frame makes all of them anew.
    pub fn is_by_steps(self) -> bool {
        matches!(self, Self::Nearer | Self::Farther)
    }
}

impl PaintCache {
    pub fn forget(&mut self) {
        self.fragments.clear();
    }

    /// Call at the end of a frame: when letters drawn after the map made the glyph atlas grow, the map's
    /// triangles point beside their letters, and the frame is drawn again.
    pub fn end_frame(&self, ctx: &egui::Context) {
        if self.fragments.atlas_size() != atlas_size(ctx) {
            ctx.request_discard("atlas-grew");
        }
    }

    /// Takes notice of the zoom, and asks for the frame in which it will have settled.
    fn zooming(&mut self, ctx: &egui::Context, view: View, aim: Option<View>) -> Zooming {
        let now = ctx.input(|input| input.time);
        let before = std::mem::replace(&mut self.zoom, view.zoom);
        if before == 0.0 {
            self.zoomed_at = f64::NEG_INFINITY;
        } else if before != view.zoom {
            self.zoomed_at = now;
            self.is_farther = view.zoom < before;
        }
        if let Some(aim) = aim {
            return match aim.zoom == view.zoom {
                true => Zooming::Rests,
                false => Zooming::Flies,
            };
        }
        let since = now - self.zoomed_at;
        if since >= SETTLED {
            return Zooming::Rests;
        }
        ctx.request_repaint_after_secs((SETTLED - since) as f32 + 0.01);
        match self.is_farther {
            true => Zooming::Farther,
            false => Zooming::Nearer,
        }
    }
}

impl std::ops::AddAssign for Drawn {
    fn add_assign(&mut self, other: Self) {
        self.num_groups += other.num_groups;
        self.num_blocks += other.num_blocks;
        self.num_lines += other.num_lines;
        self.num_made += other.num_made;
    }
}

fn atlas_size(ctx: &egui::Context) -> [usize; 2] {
    ctx.fonts(|fonts| fonts.font_image_size())
}

/// Draws a layout's scene as seen through `view`, but for the text being `written`, which is returned. Where
/// the view is on its way to `aim`, it is drawn for there.
pub(super) fn paint_scene(
    painter: &egui::Painter,
    layout: &Layout,
    view: View,
    aim: Option<View>,
    written: Option<(Target, Rect)>,
    emphasis: Emphasis<'_>,
    cache: &mut PaintCache,
) -> (Drawn, WrittenLines) {
    let scene = &layout.scene;
    let ctx = painter.ctx().clone();
    let aim = aim.filter(|&aim| view.is_near(aim));
    let zooming = cache.zooming(&ctx, view, aim);
    cache.lines.begin_frame(painter, zooming.is_by_steps());
    cache.meshes.begin_frame();
    cache.pictures.begin_frame();
    if cache.lines.is_anew {
        cache.fragments.clear();
    }
    if cache.part.as_ref() != emphasis.current {
        cache.part = emphasis.current.cloned();
        cache.fragments.begin_scene();
    }
    if let Some(background) = scene.background {
        let rect = view.rect(scene.bounds);
        painter.rect_filled(rect, CornerRadius::ZERO, colour32(background));
    }
    // Also what comes into sight on the way.
    let visible = aim.map_or(view.visible(), |aim| aim.visible().union(view.visible()));
    let emphasis = emphasis.is_active().then_some(emphasis);
    for attempt in 1..=MOST_TRIES {
        cache.fragments.begin_frame(atlas_size(&ctx));
        let mut frame = Frame::new(painter, layout, view, cache);
        frame.aim = aim;
        frame.zooming = zooming;
        frame.written = written;
        frame.emphasis = emphasis;
        for (placed, offset) in scene.on_screen(visible) {
            frame.placed(placed, offset, visible);
        }
        let (shapes, drawn, lines) = frame.finish();
        let is_last = attempt == MOST_TRIES || emphasis.is_some_and(Emphasis::is_searched);
        if is_last || cache.fragments.atlas_size() == atlas_size(&ctx) {
            painter.extend(shapes);
            if cache.lines.waiting {
                ctx.request_repaint();
            }
            return (drawn, lines);
        }
    }
    unreachable!("the last try returns")
}

/// Draws the dragged cards again where the pointer has taken them. Call after [`paint_scene`].
pub(super) fn paint_ghosts(
    painter: &egui::Painter,
    layout: &Layout,
    view: View,
    ghosts: &[(CardId, Rect)],
    cache: &mut PaintCache,
) {
    let mut painter = painter.clone();
    painter.set_opacity(GHOST_OPACITY);
    let mut frame = Frame::new(&painter, layout, view, cache);
    // Where they come from, so that only their own rows are searched.
    let home = ghosts
        .iter()
        .filter_map(|(id, _)| layout.rect_of(Target::Card(*id)))
        .reduce(Rect::union);
    let ghosts: HashMap<CardId, Rect> = ghosts.iter().copied().collect();
    let rows = layout.scene.placed.iter();
    for placed in rows.filter(|placed| home.is_some_and(|home| placed.bounds().overlaps(home))) {
        let fragment = &placed.fragment;
        for group in &fragment.groups {
            let Some(Target::Card(id)) = group.target else {
                continue;
            };
            let Some(ghost) = ghosts.get(&id) else {
                continue;
            };
            let offset = ghost.top_left() - group.hit.top_left();
            for item in fragment.items_of(group) {
                frame.item(item, offset);
            }
        }
    }
    let (shapes, ..) = frame.finish();
    painter.extend(shapes);
}
