//! The map in a meeting room: the picture alone, and what is laid over it.
//!
//! [`show`] draws the picture of the current stop over the whole window, the strip that says where we are
//! under it (`strip`), and the pointer (`pointer`). The timer stands in the strip. What belongs to the meeting is laid over it: timer and
//! agenda from here, the line to write on and the votes from `ui::workshop`.

pub mod agenda;
mod pointer;
mod strip;
pub mod timer;

use egui::{Event, Key, Rect, Ui, pos2};

use crate::editor::{Cover, Editor};
use crate::i18n::Catalog;
use crate::scene::Size;
use crate::theme::{BLACK, WHITE};
use crate::ui::canvas::{self, CanvasState, Drawn};
use crate::ui::style::colour32;

/// Seconds of a frame, as long as none has been measured.
const USUAL_FRAME: f32 = 1.0 / 60.0;

/// What is remembered from frame to frame.
#[derive(Debug, Default)]
pub struct PresentState {
    pointer: pointer::PointerState,
    /// When the last frame was shown.
    shown_at: Option<f64>,
    moves: bool,
    /// Points at the strip's right end that the timer takes.
    pub aside: f32,
    /// What the last frame drew of the map.
    pub drawn: Drawn,
}

/// Where things are on the screen.
#[derive(Debug, Clone, Copy)]
struct Areas {
    picture: Rect,
    strip: Rect,
}

/// Shows the presentation. `takes_keys` while nothing else has them.
pub fn show(
    ui: &mut Ui,
    editor: &mut Editor,
    canvas: &mut CanvasState,
    state: &mut PresentState,
    takes_keys: bool,
    words: &'static Catalog,
) {
    let whole = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(whole);
    editor.set_picture_size(Size {
        width: whole.width(),
        height: whole.height(),
    });
    if takes_keys {
        take_digits(ui, editor);
    }
    // By the clock, however slow the frames are; what rested begins with a frame like any other.
    let (now, usual) = ui.input(|input| (input.time, input.stable_dt));
    let since = state
        .shown_at
        .replace(now)
        .map_or(0.0, |before| (now - before) as f32);
    let dt = if state.moves {
        since
    } else {
        usual.min(USUAL_FRAME)
    };
    state.moves = editor.advance_picture(dt);
    if state.moves {
        ui.ctx().request_repaint();
    }
    let areas = areas(whole, editor);
    let theme = editor.theme();
    let (drawn, _) = canvas::presented(ui, areas.picture, editor, canvas, words);
    state.drawn = drawn;
    strip::show(ui, areas.strip, editor, state.aside, theme, words);
    let cover = editor
        .presenting()
        .and_then(|presenting| presenting.cover());
    if let Some(cover) = cover {
        let colour = match cover {
            Cover::Black => BLACK,
            Cover::White => WHITE,
        };
        ui.painter().rect_filled(whole, 0.0, colour32(colour));
    }
    pointer::show(ui, whole, editor, theme, &mut state.pointer);
}

fn areas(whole: Rect, editor: &Editor) -> Areas {
    let strip = editor
        .presenting()
        .map_or(0.0, |presenting| presenting.strip_height());
    let edge = (whole.max.y - strip).max(whole.min.y);
    let top = (whole.min.y + editor.picture_head()).min(edge);
    Areas {
        picture: Rect::from_min_max(pos2(whole.min.x, top), pos2(whole.max.x, edge)),
        strip: Rect::from_min_max(pos2(whole.min.x, edge), whole.max),
    }
}

/// A digit goes to its stage: of the keypad, or as it is typed.
fn take_digits(ui: &Ui, editor: &mut Editor) {
    const DIGITS: [Key; 9] = [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    let mut stages = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } = event
            else {
                return true;
            };
            let stage = DIGITS.iter().position(|digit| digit == key);
            // With Shift on the row above the letters of AZERTY.
            let stage = stage.filter(|_| !(modifiers.ctrl || modifiers.alt || modifiers.command));
            stages.extend(stage);
            stage.is_none()
        });
    });
    for stage in stages {
        editor.show_stage(stage);
    }
}
