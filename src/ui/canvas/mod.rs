//! The canvas: the map on screen, and everything a person does to it with pointer and keys.
//!
//! The editor decides; here its layout is drawn, events are handed to it, and what it says about the
//! pointer, the selection and the text being written is shown. Start at [`canvas`].

mod access;
mod compose;
mod emphasis;
mod found;
mod fragment_cache;
mod frame;
mod hand;
mod hint;
mod input;
mod item;
mod line_cache;
mod menu;
mod menu_table;
pub(in crate::ui) mod mesh;
mod mesh_cache;
mod mini_map;
mod overlay;
mod paint;
pub(in crate::ui) mod picture;
mod text_edit;
mod tip;
mod view;

use egui::{EventFilter, Id, Sense, Ui};

pub(in crate::ui) use menu::command_menu;
pub use paint::Drawn;

use crate::command::Command;
use crate::editor::{Editor, Presenting, Viewport};
use crate::i18n::Catalog;
use crate::scene::{Size, Target, point};
use crate::theme::{Theme, room};
use crate::ui::style::colour32;
use view::View;

/// Least zoom on opening: cards can still be read.
const LEAST_READABLE: f32 = 0.55;
/// Screen points around the map on opening.
const MARGIN: f32 = 16.0;

/// The canvas's id: who has the keyboard focus.
pub fn canvas_id() -> Id {
    Id::unique("parcours_canvas")
}

/// Where the mini-map stands, if it is shown.
pub(in crate::ui) fn mini_map_rect(ctx: &egui::Context) -> Option<egui::Rect> {
    mini_map::rect(ctx)
}

/// What the canvas remembers from frame to frame. One per opened map.
#[derive(Default)]
pub struct CanvasState {
    paint: paint::PaintCache,
    input: input::InputState,
    text: text_edit::TextEditState,
    access: access::AccessState,
    menu: menu::MenuState,
    mini_map: mini_map::MiniMapState,
    /// Whether the mini-map is wanted; it hides by itself where there is nothing to steer.
    pub shows_mini_map: bool,
    placed: bool,
    /// Where the canvas began in the last frame.
    top: Option<f32>,
    /// Where the canvas was drawn last.
    area: Option<egui::Rect>,
    focus_asked: bool,
    /// Where the map stood before a presentation, until the canvas has its size again.
    returns_to: Option<Viewport>,
}

impl CanvasState {
    /// Shows the map from its beginning again.
    pub fn place_anew(&mut self) {
        self.placed = false;
    }

    /// The map stands as in `viewport` again as soon as the canvas has that size.
    pub fn return_to(&mut self, viewport: Viewport) {
        self.returns_to = Some(viewport);
    }

    /// Where a target of the map is on screen.
    pub fn screen_rect(&self, editor: &Editor, target: Target) -> Option<egui::Rect> {
        self.on_screen(editor, editor.place_of(target)?)
    }

    /// Where a part of the map is on screen.
    pub fn on_screen(&self, editor: &Editor, place: crate::scene::Rect) -> Option<egui::Rect> {
        let rect = editor.viewport().rect_to_screen(place);
        let min = self.area?.min + egui::vec2(rect.x, rect.y);
        Some(egui::Rect::from_min_size(
            min,
            egui::vec2(rect.width, rect.height),
        ))
    }

    /// What of the map is at a place of the canvas on screen.
    pub fn on_map(&self, editor: &Editor, pos: egui::Pos2) -> Option<crate::scene::Point> {
        let area = self.area.filter(|area| area.contains(pos))?;
        let p = pos - area.min;
        Some(editor.viewport().to_map(point(p.x, p.y)))
    }

    /// Where the map is drawn.
    pub fn area(&self) -> Option<egui::Rect> {
        self.area
    }

    /// Opens the menu of what is selected, there.
    pub fn open_menu(&mut self) {
        self.menu.ask();
    }

    /// Draws everything afresh in the next frame.
    pub fn forget_drawn(&mut self) {
        self.paint.forget();
    }

    /// Call when the frame's last letters are laid out.
    pub fn end_frame(&self, ctx: &egui::Context) {
        self.paint.end_frame(ctx);
    }
}

/// What came of a frame.
#[derive(Debug, Default)]
pub struct CanvasResponse {
    /// Chosen in the context menu; the window runs them, since some need the clipboard.
    pub commands: Vec<Command>,
    pub has_focus: bool,
    pub drawn: Drawn,
}

/// Points at either side of the canvas that take hold of the panel there.
const PANEL_EDGE: f32 = 3.0;

/// Draws the map over all the space there is and lets a person work on it.
pub fn canvas(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut CanvasState,
    theme: &Theme,
    words: &'static Catalog,
) -> CanvasResponse {
    let area = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(area);
    state.area = Some(area);
    // The edges of the panels beside it are wider than their line.
    let touched = area.shrink2(egui::vec2(PANEL_EDGE, 0.0));
    let response = ui.interact(touched, canvas_id(), Sense::click_and_drag());
    let size = Size {
        width: area.width(),
        height: area.height(),
    };
    resize(editor, area.top(), size, state);
    if !state.placed && area.width() > 1.0 && area.height() > 1.0 {
        state.placed = true;
        place(editor);
    }
    // The keys go to the map from the beginning, unless something else wanted them first.
    if !state.focus_asked {
        state.focus_asked = true;
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
    }
    if response.has_focus() {
        let filter = EventFilter {
            tab: editor.offers_step(),
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(canvas_id(), filter));
    }
    input::handle(ui, &response, area, editor, state);

    let view = View {
        area,
        origin: editor.viewport().origin,
        zoom: editor.viewport().zoom,
        pixels_per_point: ui.pixels_per_point(),
        nudge: egui::Vec2::ZERO,
        least_line: 0.0,
    };
    let painter = ui.painter_at(area);
    painter.rect_filled(area, 0.0, colour32(theme.canvas));
    let written = editor
        .text_edit()
        .zip(editor.text_edit_area())
        .map(|(edit, area)| (edit.target, area.rect));
    let layout = editor.layout();
    let (drawn, lines) = {
        let emphasis = emphasis::Emphasis {
            finder: Some(editor.finder()),
            filter: Some(editor.filter()),
            theme,
            has_grid: editor.layout().has_grid(),
            shown_current: editor.shown_match(),
            current: None,
        };
        let paint = &mut state.paint;
        paint::paint_scene(&painter, layout, view, None, written, emphasis, paint)
    };
    let over = editor.overlay();
    if !over.ghosts.is_empty() {
        paint::paint_ghosts(
            &painter,
            editor.layout(),
            view,
            &over.ghosts,
            &mut state.paint,
        );
    }
    overlay::paint(&painter, editor, &over, view, theme, words, &state.input);
    found::paint(&painter, editor, view, theme);
    hint::paint(&painter, editor, area, theme, words);
    tip::show(&response, editor, view, words);
    access::nodes(ui, &response, editor, view, words, &mut state.access);
    text_edit::show(ui, editor, view, &lines, theme, words, &mut state.text);
    compose::allow(ui, &response, editor, view, &state.text);
    if response.has_focus() && state.input.focused_by_key {
        let ring = egui::Stroke::new(2.0, colour32(theme.accent));
        painter.rect_stroke(area, 0.0, ring, egui::StrokeKind::Inside);
    }
    if state.shows_mini_map {
        mini_map::show(ui, editor, view, theme, words, &mut state.mini_map);
    }
    CanvasResponse {
        commands: menu::show(&response, editor, view, words, &mut state.menu),
        has_focus: response.has_focus(),
        drawn,
    }
}

/// Draws the map over `area` for a room: neighbours are dimmed, and nothing can be taken hold of.
pub fn presented(
    ui: &mut Ui,
    area: egui::Rect,
    editor: &mut Editor,
    state: &mut CanvasState,
    words: &'static Catalog,
) -> (Drawn, egui::Response) {
    state.area = Some(area);
    let response = ui.interact(area, canvas_id(), Sense::click());
    let theme = editor.theme();
    let presenting = editor.presenting();
    // The whole map is small: lines as strong as at a stop would hide what stands between them.
    let is_whole = presenting.is_some_and(Presenting::is_whole);
    let seen_through = |viewport: &Viewport| View {
        area,
        origin: viewport.origin,
        zoom: viewport.zoom,
        pixels_per_point: ui.pixels_per_point(),
        nudge: egui::Vec2::ZERO,
        least_line: if is_whole { 1.0 } else { room::LINE },
    };
    let view = seen_through(editor.viewport());
    let aim = Some(seen_through(&editor.picture_aim()));
    let mut painter = ui.painter_at(area);
    painter.rect_filled(area, 0.0, colour32(theme.background));
    if is_whole {
        // What stands under it, and is not for the room, would be cut.
        painter.shrink_clip_rect(view.rect(editor.layout().overview()));
    }
    let emphasis = emphasis::Emphasis {
        finder: None,
        filter: None,
        theme,
        has_grid: editor.layout().has_grid(),
        shown_current: None,
        current: presenting.and_then(|presenting| presenting.part()),
    };
    let paint = &mut state.paint;
    let layout = editor.layout();
    let (drawn, _) = paint::paint_scene(&painter, layout, view, aim, None, emphasis, paint);
    access::nodes(ui, &response, editor, view, words, &mut state.access);
    (drawn, response)
}

/// Takes the canvas's size. A map that was wholly in sight stays so when a panel opens or the window shrinks.
fn resize(editor: &mut Editor, top: f32, size: Size, state: &mut CanvasState) {
    let before = editor.viewport().visible();
    let moved = top - state.top.replace(top).unwrap_or(top);
    if editor.viewport().size == size {
        state.returns_to.take_if(|back| back.size == size);
        return;
    }
    if let Some(back) = state.returns_to.take_if(|back| back.size == size) {
        *editor.viewport_mut() = back;
        return;
    }
    let cursor = editor.selection().cursor();
    let stood_in_sight = cursor.filter(|&target| is_in_sight(editor, target));
    editor.viewport_mut().size = size;
    let bounds = editor.layout().scene.bounds;
    let has_room = size.width > 1.0 && size.height > 1.0;
    if state.placed
        && has_room
        && before.encloses(bounds)
        && !editor.viewport().visible().encloses(bounds)
    {
        editor.viewport_mut().fit(bounds);
        return;
    }
    if state.placed && has_room {
        // A bar that opens over the map takes room from it; the map stays where it is.
        let zoom = editor.viewport().zoom;
        editor.viewport_mut().origin.y += moved / zoom;
        if let Some(target) = stood_in_sight
            && !is_in_sight(editor, target)
        {
            editor.reveal(target);
        }
    }
}

fn is_in_sight(editor: &Editor, target: Target) -> bool {
    let visible = editor.viewport().visible();
    let place = editor.place_of(target);
    place.is_some_and(|rect| visible.encloses(rect))
}

/// The map's beginning: all of its width when that stays readable, else from the left at the least
/// readable size, so that the first look shows a map and not a heading.
fn place(editor: &mut Editor) {
    let bounds = editor.layout().scene.bounds;
    let size = editor.viewport().size;
    let fitting = (size.width - 2.0 * MARGIN) / bounds.width.max(1.0);
    let zoom = fitting.clamp(LEAST_READABLE, 1.0);
    let viewport = editor.viewport_mut();
    viewport.zoom = zoom;
    let spare = (size.width / zoom - bounds.width) / 2.0;
    let left = bounds.x - spare.max(MARGIN / zoom);
    viewport.origin = point(left, bounds.y - MARGIN / zoom);
}
