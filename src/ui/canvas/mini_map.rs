//! The whole map, small, in a corner of the canvas, with the part in sight framed.
//!
//! The picture is a texture that is made anew only when the layout or the theme changes: each thing is one
//! rectangle, so ten thousand cards cost as many fills of a few pixels.

use std::sync::Arc;

use egui::{
    Area, Color32, ColorImage, Id, Order, Pos2, Rect as Box, Sense, Stroke, StrokeKind,
    TextureHandle, TextureOptions, Ui, Vec2, accesskit, pos2, vec2,
};

use super::view::View;
use crate::editor::Editor;
use crate::i18n::Catalog;
use crate::scene::{Colour, Fragment, Point, Rect, Scene, Target, point};
use crate::theme::{Theme, ThemeName, chrome};
use crate::ui::style::colour32;

/// Points; the picture fits in it.
const MOST: Vec2 = vec2(208.0, 132.0);
/// Of a map much longer than wide, or wider than long, only the part around the view is shown, so that
/// it is at least this large.
const LEAST: Vec2 = vec2(112.0, 40.0);
/// Around the picture, and between it and the canvas's edges.
const PADDING: f32 = 4.0;
const GAP: f32 = 12.0;
/// On a canvas smaller than this it would be in the way.
const LEAST_CANVAS: Vec2 = vec2(420.0, 300.0);
/// More matches and selected things than this are not told apart anyway.
const MOST_MARKS: usize = 200;

#[derive(Default)]
pub(super) struct MiniMapState {
    texture: Option<TextureHandle>,
    /// What the texture is a picture of; fragments are held, so that their address stays their own.
    drawn: Vec<(Arc<Fragment>, Point)>,
    look: Option<(ThemeName, [usize; 2])>,
    marks: Vec<Point>,
    marked: Option<u64>,
    corner: usize,
    grabbed: Option<Grabbed>,
}

/// Where a drag began.
#[derive(Clone, Copy)]
struct Grabbed {
    pointer: Pos2,
    /// The middle of what was in sight.
    centre: Point,
}

/// Where the picture stands and what a point of it means.
struct Place {
    inner: Box,
    /// The whole map.
    whole: Rect,
    /// The part of it that is shown.
    bounds: Rect,
    scale: f32,
}

impl Place {
    fn pos(&self, p: Point) -> Pos2 {
        let from = p - self.bounds.top_left();
        self.inner.min + vec2(from.x, from.y) * self.scale
    }

    fn rect(&self, rect: Rect) -> Box {
        let size = vec2(rect.width, rect.height) * self.scale;
        Box::from_min_size(self.pos(rect.top_left()), size)
    }

    fn point(&self, pos: Pos2) -> Point {
        let from = (pos - self.inner.min) / self.scale;
        self.bounds.top_left() + point(from.x, from.y)
    }
}

pub(super) fn show(
    ui: &Ui,
    editor: &mut Editor,
    view: View,
    theme: &Theme,
    words: &Catalog,
    state: &mut MiniMapState,
) {
    let bounds = editor.layout().scene.bounds;
    let is_whole = view.visible().encloses(bounds);
    let is_small = view.area.width() < LEAST_CANVAS.x || view.area.height() < LEAST_CANVAS.y;
    if (is_whole && state.grabbed.is_none()) || is_small || bounds.width < 1.0 {
        return;
    }
    let scale = scale_of(bounds);
    let whole = vec2(bounds.width, bounds.height) * scale;
    let size = whole.min(MOST);
    let outer = size + Vec2::splat(2.0 * PADDING);
    let Some(corner) = corner(editor, view, outer, state) else {
        return;
    };
    picture(ui, editor, theme, whole, state);
    find_marks(editor, state);
    let area = Area::new(area_id())
        .order(Order::Middle)
        .fixed_pos(corner)
        .constrain(false)
        .movable(false);
    area.show(ui.ctx(), |ui| {
        let (rect, response) = ui.allocate_exact_size(outer, Sense::CLICK | Sense::DRAG);
        let place = Place {
            inner: Box::from_min_size(rect.min + Vec2::splat(PADDING), size),
            whole: bounds,
            bounds: part(bounds, view.visible(), size / scale),
            scale,
        };
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(accesskit::Role::Image);
            node.set_label(words.outline.mini_map);
            node.set_bounds(accesskit::Rect {
                x0: rect.min.x.into(),
                y0: rect.min.y.into(),
                x1: rect.max.x.into(),
                y1: rect.max.y.into(),
            });
        });
        steer(&response, editor, &place, state);
        paint(ui, editor, rect, &place, theme, state);
        if state.grabbed.is_none() {
            response.on_hover_text(words.outline.mini_map_hint);
        }
    });
}

fn area_id() -> Id {
    Id::unique("mini-map")
}

/// Where it stands, if it was shown last.
pub(super) fn rect(ctx: &egui::Context) -> Option<Box> {
    let layer = egui::LayerId::new(Order::Middle, area_id());
    ctx.memory(|memory| {
        let is_shown = memory.areas().visible_last_frame(&layer);
        is_shown.then(|| memory.area_rect(area_id())).flatten()
    })
}

/// Points per map unit.
fn scale_of(bounds: Rect) -> f32 {
    let (width, height) = (bounds.width.max(1.0), bounds.height.max(1.0));
    let fitting = (MOST.x / width).min(MOST.y / height);
    // Never so large that a small map grows.
    let least = (LEAST.x / width).max(LEAST.y / height).min(1.0);
    fitting.max(least)
}

/// The part that is shown: it goes along with the view, from one end of the map to the other.
fn part(whole: Rect, visible: Rect, size: Vec2) -> Rect {
    let along = |start: f32, length: f32, seen: f32, in_sight: f32, shown: f32| {
        let way = (length - in_sight).max(1.0);
        let share = ((seen - start) / way).clamp(0.0, 1.0);
        start + share * (length - shown).max(0.0)
    };
    Rect {
        x: along(whole.x, whole.width, visible.x, visible.width, size.x),
        y: along(whole.y, whole.height, visible.y, visible.height, size.y),
        width: size.x,
        height: size.y,
    }
}

/// A corner where it covers nothing that is worked on; it stays where it is as long as it can.
fn corner(editor: &Editor, view: View, size: Vec2, state: &mut MiniMapState) -> Option<Pos2> {
    let room = view.area.shrink(GAP);
    let corners = [
        room.max - size,
        pos2(room.left(), room.bottom() - size.y),
        pos2(room.right() - size.x, room.top()),
        room.min,
    ];
    let cursor = editor.selection().cursor();
    let written = editor.text_edit_area().map(|area| area.rect);
    let busy = [cursor.and_then(|target| editor.place_of(target)), written];
    let is_clear = |index: usize| {
        let taken = Box::from_min_size(corners[index], size).expand(PADDING);
        let mut busy = busy.iter().flatten();
        !busy.any(|&rect| view.rect(rect).intersects(taken))
    };
    if state.grabbed.is_none() && !is_clear(state.corner) {
        state.corner = (0..corners.len()).find(|&index| is_clear(index))?;
    }
    Some(corners[state.corner])
}

/// Makes the picture anew if the map looks otherwise than it did.
fn picture(ui: &Ui, editor: &Editor, theme: &Theme, size: Vec2, state: &mut MiniMapState) {
    let pixels = ui.pixels_per_point();
    let side = |length: f32| ((length * pixels).round() as usize).clamp(1, 2048);
    let look = (theme.name, [side(size.x), side(size.y)]);
    let scene = &editor.layout().scene;
    let is_same = state.look == Some(look)
        && state.drawn.len() == scene.placed.len()
        && scene
            .placed
            .iter()
            .zip(&state.drawn)
            .all(|(placed, drawn)| {
                Arc::ptr_eq(&placed.fragment, &drawn.0) && placed.offset == drawn.1
            });
    if is_same && state.texture.is_some() {
        return;
    }
    let image = draw(scene, theme, look.1);
    match &mut state.texture {
        Some(texture) => texture.set(image, TextureOptions::LINEAR),
        None => {
            let texture = ui
                .ctx()
                .load_texture("mini-map", image, TextureOptions::LINEAR);
            state.texture = Some(texture);
        }
    }
    state.look = Some(look);
    let placed = scene.placed.iter();
    state.drawn = placed
        .map(|placed| (Arc::clone(&placed.fragment), placed.offset))
        .collect();
    state.marked = None;
}

/// One rectangle for each header, label and card.
fn draw(scene: &Scene, theme: &Theme, size: [usize; 2]) -> ColorImage {
    let mut image = ColorImage::filled(size, colour32(theme.background));
    let bounds = scene.bounds;
    let scale = vec2(
        size[0] as f32 / bounds.width.max(1.0),
        size[1] as f32 / bounds.height.max(1.0),
    );
    let origin = scene.bounds.top_left();
    for placed in &scene.placed {
        for group in &placed.fragment.groups {
            let Some(colour) = colour_of(group.target, group.block, theme) else {
                continue;
            };
            let rect = group.hit.translated(placed.offset - origin);
            fill(&mut image, rect, scale, colour32(colour));
        }
    }
    image
}

fn colour_of(target: Option<Target>, block: Option<Colour>, theme: &Theme) -> Option<Colour> {
    match target? {
        Target::Card(_) => Some(block.unwrap_or(theme.card_border)),
        Target::Stage(_) => Some(block.unwrap_or(theme.stage_fill)),
        Target::Step(_) => Some(theme.step_fill.mixed(theme.text_muted, 0.25)),
        Target::Lane(_) => Some(theme.label_fill.mixed(theme.text_muted, 0.2)),
        Target::Title => Some(theme.text_muted),
        Target::Emotion { .. } => block,
        Target::Room(_) => block,
        Target::Entrance | Target::Exit => block,
        Target::Cell { .. } | Target::Link(_) | Target::Persona(_) | Target::Shortcut { .. } => {
            None
        }
    }
}

fn fill(image: &mut ColorImage, rect: Rect, scale: Vec2, colour: Color32) {
    let [width, height] = image.size;
    let span = |from: f32, length: f32, scale: f32, most: usize| {
        let start = (from * scale).round().max(0.0) as usize;
        // A pixel less, so that neighbours stay apart; but never nothing.
        let end = ((from + length) * scale).round().max(0.0) as usize;
        let end = if end > start + 2 {
            end - 1
        } else {
            end.max(start + 1)
        };
        start.min(most)..end.min(most)
    };
    let columns = span(rect.x, rect.width, scale.x, width);
    for y in span(rect.y, rect.height, scale.y, height) {
        image.pixels[y * width..][columns.clone()].fill(colour);
    }
}

/// Where matches are, looked up once per search and layout.
fn find_marks(editor: &Editor, state: &mut MiniMapState) {
    let search = editor.finder().search_number();
    if state.marked == Some(search) {
        return;
    }
    state.marked = Some(search);
    let layout = editor.layout();
    // Spread over the whole map when there are too many to tell apart.
    let step = editor.finder().marked().count() / MOST_MARKS + 1;
    let marked = editor.finder().marked().step_by(step);
    let places = marked.filter_map(|target| {
        let shown = layout.shown_as(editor.document(), target)?;
        layout.rect_of(shown)
    });
    state.marks = places.map(Rect::centre).collect();
}

/// A click shows what is under it, a drag takes the frame along.
fn steer(response: &egui::Response, editor: &mut Editor, place: &Place, state: &mut MiniMapState) {
    if !response.is_pointer_button_down_on() {
        state.grabbed = None;
        return;
    }
    let Some(pos) = response.interact_pointer_pos() else {
        return;
    };
    let visible = editor.viewport().visible();
    let grabbed = *state.grabbed.get_or_insert_with(|| {
        let at = place.point(pos);
        Grabbed {
            pointer: pos,
            centre: if visible.contains(at) {
                visible.centre()
            } else {
                at
            },
        }
    });
    let moved = (pos - grabbed.pointer) / place.scale;
    let (whole, part) = (place.whole, place.bounds);
    // Where only a part is shown it moves along: the frame goes from end to end as the view does.
    let rate = |whole: f32, part: f32, seen: f32| {
        if part < whole && seen < part {
            (whole - seen) / (part - seen)
        } else {
            1.0
        }
    };
    let centre = point(
        grabbed.centre.x + moved.x * rate(whole.width, part.width, visible.width),
        grabbed.centre.y + moved.y * rate(whole.height, part.height, visible.height),
    );
    let held = point(
        centre.x.clamp(whole.x, whole.right()),
        centre.y.clamp(whole.y, whole.bottom()),
    );
    let half = point(visible.width / 2.0, visible.height / 2.0);
    editor.viewport_mut().origin = held - half;
    response.ctx.request_repaint();
}

fn paint(ui: &Ui, editor: &Editor, rect: Box, place: &Place, theme: &Theme, state: &MiniMapState) {
    let painter = ui.painter();
    let border = Stroke::new(1.0, colour32(theme.chrome_border));
    let ground = colour32(theme.chrome_raised);
    painter.rect(rect, chrome::RADIUS, ground, border, StrokeKind::Inside);
    if let Some(texture) = &state.texture {
        let (whole, part) = (place.whole, place.bounds);
        let share = |p: Point| {
            let from = p - whole.top_left();
            pos2(from.x / whole.width, from.y / whole.height)
        };
        let end = part.top_left() + point(part.width, part.height);
        let uv = Box::from_min_max(share(part.top_left()), share(end));
        painter.image(texture.id(), place.inner, uv, colour32(Colour::UNTINTED));
    }
    let painter = &painter.with_clip_rect(painter.clip_rect().intersect(rect));
    let selected = editor.selection().targets().iter().take(MOST_MARKS);
    for &target in selected {
        if let Some(found) = editor.layout().rect_of(target) {
            let mark = place.rect(found);
            let mark = Box::from_center_size(mark.center(), mark.size().max(Vec2::splat(3.0)));
            painter.rect_filled(mark, 1.0, colour32(theme.selection));
        }
    }
    if editor.finder().is_open() {
        let edge = Stroke::new(0.5, colour32(theme.find_edge));
        for &at in &state.marks {
            painter.circle(place.pos(at), 2.0, colour32(theme.find_current), edge);
        }
    }
    let frame = place.rect(editor.viewport().visible());
    let frame = frame.intersect(place.inner.expand(1.0));
    if frame.is_positive() {
        let tint = colour32(theme.accent.with_alpha(24));
        let line = Stroke::new(1.5, colour32(theme.accent));
        painter.rect(frame, 2.0, tint, line, StrokeKind::Inside);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect {
            x,
            y,
            width,
            height,
        }
    }

    #[test]
    fn a_long_map_is_wide_enough_to_use_and_a_small_one_does_not_grow() {
        for (width, height) in [(2000.0, 90_000.0), (90_000.0, 900.0), (3000.0, 2000.0)] {
            let size = vec2(width, height) * scale_of(area(0.0, 0.0, width, height));
            assert!(
                size.x >= LEAST.x - 0.1 && size.y >= LEAST.y - 0.1,
                "{size:?}"
            );
        }
        assert!(scale_of(area(0.0, 0.0, 50.0, 20.0)) <= MOST.x / 50.0);
    }

    #[test]
    fn the_part_shown_goes_with_the_view_from_end_to_end() {
        let whole = area(-100.0, -100.0, 2000.0, 90_000.0);
        let size = vec2(2000.0, 2400.0);
        let seen = |y: f32| part(whole, area(0.0, y, 1000.0, 800.0), size);
        assert_eq!(seen(-100.0).y, -100.0);
        assert_eq!(seen(90_000.0 - 100.0 - 800.0).bottom(), whole.bottom());
        assert_eq!(seen(1e9).bottom(), whole.bottom());
        for y in [0.0, 20_000.0, 70_000.0] {
            let part = seen(y);
            assert!(part.y <= y && y + 800.0 <= part.bottom(), "{part:?} at {y}");
            assert_eq!(part.x, whole.x);
        }
    }

    #[test]
    fn every_thing_has_a_pixel_however_small_and_none_is_outside() {
        let mut image = ColorImage::filled([20, 10], Color32::BLACK);
        let white = |image: &ColorImage| {
            let pixels = image.pixels.iter();
            pixels.filter(|pixel| **pixel == Color32::WHITE).count()
        };
        let tiny = Rect {
            x: 400.0,
            y: 100.0,
            width: 3.0,
            height: 2.0,
        };
        fill(&mut image, tiny, Vec2::splat(0.02), Color32::WHITE);
        assert_eq!(white(&image), 1);
        let wide = Rect {
            x: -100.0,
            y: 200.0,
            width: 5000.0,
            height: 5000.0,
        };
        fill(&mut image, wide, Vec2::splat(0.02), Color32::WHITE);
        assert_eq!(white(&image), 1 + 20 * 6);
    }
}
