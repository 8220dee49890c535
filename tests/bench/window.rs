//! A window without a screen: an editor, the canvas, and the frames they make.

use egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2, pos2, vec2};
use parcours::editor::Editor;
use parcours::i18n::Lang;
use parcours::layout::View;
use parcours::model::{Document, IdGenerator};
use parcours::theme::{Theme, ThemeName};
use parcours::ui::canvas::{CanvasState, canvas};
use parcours::ui::style;

use super::clock::Clock;

pub const SIZE: Vec2 = vec2(1920.0, 1080.0);
/// Frames of one measure.
pub const FRAMES: usize = 240;

pub struct Window {
    ctx: Context,
    pub editor: Editor,
    state: CanvasState,
    time: f64,
}

impl Window {
    /// Shows `document` and lets what moves at first come to rest.
    pub fn open(document: Document, view: View) -> Self {
        let ctx = Context::default();
        ctx.set_fonts(style::fonts());
        style::apply(&ctx, Theme::named(ThemeName::Light));
        let mut editor = Editor::new(document, IdGenerator::from_seed(1));
        editor.show_view(view);
        let mut window = Self {
            ctx,
            editor,
            state: CanvasState::default(),
            time: 0.0,
        };
        window.rest();
        window
    }

    pub fn rest(&mut self) {
        for _ in 0..30 {
            self.frame(Vec::new());
        }
    }

    /// Milliseconds of one frame, from input to triangles, and what it drew.
    pub fn frame(&mut self, events: Vec<Event>) -> (f64, usize) {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), SIZE)),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let theme = self.editor.theme();
        let words = Lang::Fr.catalog();
        let start = Clock::now();
        let mut drawn = 0;
        let (editor, state) = (&mut self.editor, &mut self.state);
        let mut output = self.ctx.run_ui(input, |ui| {
            drawn = canvas(ui, editor, state, theme, words).drawn.num_groups;
        });
        let shapes = std::mem::take(&mut output.shapes);
        let triangles = self.ctx.tessellate(shapes, output.pixels_per_point);
        let elapsed = start.milliseconds();
        std::hint::black_box(triangles);
        output.textures_delta.clear();
        (elapsed, drawn)
    }
}

/// The first mouse button, pressed or released at `pos`.
pub fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}
