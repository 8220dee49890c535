//! egui's events become the editor's: pointer, wheel, pinch, typed text.

use egui::{Event, MouseWheelUnit, PointerButton, Pos2, Response, Ui, Vec2, vec2};

use super::{CanvasState, canvas_id, compose};
use crate::editor::{Button, Cursor, Editor, Finish, Modifiers, PointerEvent, Viewport};
use crate::scene::{Point, point};

/// Screen points one line of a wheel scrolls.
const LINE: f32 = 48.0;
/// Two presses of a double-click are at most this far apart, in screen points.
const DOUBLE_CLICK_DISTANCE: f32 = 6.0;

/// What is remembered between events.
#[derive(Default)]
pub(super) struct InputState {
    /// Where, when and which button was pressed last, and how often in a row.
    last_press: Option<(Pos2, f64, PointerButton, u8)>,
    /// A press began on the canvas: what follows belongs to it, wherever the pointer goes.
    holds: bool,
    pub pointer: Option<Pos2>,
    pub focused_by_key: bool,
    /// What was held down in the last frame.
    held: egui::Modifiers,
}

pub(super) fn handle(
    ui: &Ui,
    response: &Response,
    area: egui::Rect,
    editor: &mut Editor,
    state: &mut CanvasState,
) {
    let events = ui.input(|input| input.events.clone());
    let has_focus = response.has_focus();
    if response.gained_focus() {
        state.input.focused_by_key = ui.input(|input| input.key_pressed(egui::Key::Tab));
    }
    let space = has_focus
        && editor.text_edit().is_none()
        && ui.input(|input| input.key_down(egui::Key::Space));
    let now = ui.input(|input| input.time);
    let over = response.contains_pointer();
    let context = Context {
        area,
        space,
        now,
        over,
        double_click: ui
            .ctx()
            .options(|options| options.input_options.max_double_click_delay),
    };
    for (index, event) in events.iter().enumerate() {
        // Of several moves in a row only the last one counts.
        let is_passed = matches!(
            (event, events.get(index + 1)),
            (Event::PointerMoved(_), Some(Event::PointerMoved(_)))
        );
        if !is_passed {
            context.event(event, ui, response, editor, state);
        }
    }
    context.held_keys(ui, editor, &mut state.input);
    if !has_focus && std::mem::take(&mut state.text.composes_on_canvas) {
        editor.finish_text_edit(Finish::Keep);
    }
    let composes = state.text.composes_on_canvas || (has_focus && editor.text_edit().is_none());
    if composes
        && !compose::handle(&events, editor, &mut state.text)
        && editor.text_edit().is_none()
    {
        offered(ui, editor);
        typed(&events, editor);
    }
    // Over buttons, popups and outside the window the map is not pointed at.
    if !over && !state.input.holds && editor.hovered().is_some() {
        editor.pointer(PointerEvent::Left);
    }
    if editor.is_dragging() {
        let dt = ui.input(|input| input.stable_dt).min(0.05);
        if editor.tick(dt) {
            ui.ctx().request_repaint();
        }
    }
    if over || state.input.holds {
        let cursor = editor.cursor_shape();
        let icon = match cursor {
            Cursor::Default if space => egui::CursorIcon::Grab,
            Cursor::Default => egui::CursorIcon::Default,
            Cursor::Grab => egui::CursorIcon::Grab,
            Cursor::Grabbing => egui::CursorIcon::Grabbing,
            Cursor::Move | Cursor::Point => egui::CursorIcon::PointingHand,
            Cursor::Copy => egui::CursorIcon::Copy,
            Cursor::ResizeHorizontal => egui::CursorIcon::ResizeHorizontal,
            Cursor::ResizeVertical => egui::CursorIcon::ResizeVertical,
            Cursor::ResizeFalling => egui::CursorIcon::ResizeNwSe,
            Cursor::ResizeRising => egui::CursorIcon::ResizeNeSw,
            Cursor::Crosshair => egui::CursorIcon::Crosshair,
        };
        ui.ctx().set_cursor_icon(icon);
    }
}

/// While a step is offered Tab takes it, and Shift+Tab goes back to writing.
fn offered(ui: &Ui, editor: &mut Editor) {
    if !editor.offers_step() {
        return;
    }
    let pressed = |modifiers| ui.input_mut(|input| input.consume_key(modifiers, egui::Key::Tab));
    if pressed(egui::Modifiers::SHIFT) {
        editor.leave_offer();
    } else if pressed(egui::Modifiers::NONE) {
        // Only a map without stages refuses, and it has no step to offer one after.
        let _ = editor.take_offer("");
    }
}

/// Letters typed on the map start a card in the selected cell.
fn typed(events: &[Event], editor: &mut Editor) {
    for event in events {
        let text = match event {
            Event::Text(text) | Event::Ime(egui::ImeEvent::Commit(text)) => text,
            _ => continue,
        };
        if !text.chars().all(char::is_control) {
            editor.type_text(text);
        }
    }
}

struct Context {
    area: egui::Rect,
    space: bool,
    now: f64,
    over: bool,
    double_click: f64,
}

impl Context {
    fn at(&self, pos: Pos2) -> Point {
        point(pos.x - self.area.min.x, pos.y - self.area.min.y)
    }

    fn modifiers(&self, modifiers: egui::Modifiers) -> Modifiers {
        Modifiers {
            ctrl: modifiers.command,
            shift: modifiers.shift,
            alt: modifiers.alt,
            space: self.space,
        }
    }

    /// Ctrl pressed or let go during a drag counts without a movement of the pointer.
    fn held_keys(&self, ui: &Ui, editor: &mut Editor, input: &mut InputState) {
        let held = ui.input(|input| input.modifiers);
        let changed = std::mem::replace(&mut input.held, held) != held;
        if let Some(pointer) = input.pointer
            && changed
            && editor.is_dragging()
        {
            editor.pointer(PointerEvent::Moved {
                at: self.at(pointer),
                modifiers: self.modifiers(held),
            });
        }
    }

    fn event(
        &self,
        event: &Event,
        ui: &Ui,
        response: &Response,
        editor: &mut Editor,
        state: &mut CanvasState,
    ) {
        let held = ui.input(|input| input.modifiers);
        match event {
            Event::PointerMoved(pos) => {
                state.input.pointer = Some(*pos);
                if state.input.holds || editor.is_dragging() || self.over {
                    editor.pointer(PointerEvent::Moved {
                        at: self.at(*pos),
                        modifiers: self.modifiers(held),
                    });
                }
            }
            Event::PointerButton {
                pos,
                button,
                pressed,
                modifiers,
            } => {
                let Some(ours) = button_of(*button) else {
                    return;
                };
                let modifiers = self.modifiers(*modifiers);
                let in_text = state.text.contains(*pos) && editor.text_edit().is_some();
                if *pressed && self.over && self.area.contains(*pos) && !in_text {
                    editor.finish_text_edit(Finish::Keep);
                    response.request_focus();
                    state.input.focused_by_key = false;
                    state.input.holds = true;
                    let clicks = self.count_clicks(*pos, *button, state);
                    editor.pointer(PointerEvent::Down {
                        at: self.at(*pos),
                        button: ours,
                        clicks,
                        modifiers,
                    });
                } else if !*pressed && state.input.holds {
                    state.input.holds = false;
                    let clicks = state.input.last_press.map_or(1, |(_, _, _, clicks)| clicks);
                    editor.pointer(PointerEvent::Up {
                        at: self.at(*pos),
                        button: ours,
                        clicks,
                        modifiers,
                    });
                }
            }
            Event::PointerGone => {
                state.input.pointer = None;
                editor.pointer(PointerEvent::Left);
            }
            Event::MouseWheel {
                unit,
                delta,
                modifiers,
                ..
            } if self.over => {
                let pointer = state.input.pointer.unwrap_or(self.area.center());
                self.wheel(*unit, *delta, *modifiers, pointer, editor);
            }
            Event::Zoom(factor) if self.over => {
                let pointer = state.input.pointer.unwrap_or(self.area.center());
                editor.viewport_mut().zoom_at(self.at(pointer), *factor);
            }
            Event::AccessKitActionRequest(request) => {
                if let Some(target) = state.access.target_of(request) {
                    match request.action {
                        egui::accesskit::Action::Click | egui::accesskit::Action::Focus => {
                            ui.memory_mut(|memory| memory.request_focus(canvas_id()));
                            editor.select([target]);
                            editor.reveal(target);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn wheel(
        &self,
        unit: MouseWheelUnit,
        delta: Vec2,
        modifiers: egui::Modifiers,
        pointer: Pos2,
        editor: &mut Editor,
    ) {
        let (points, notches) = match unit {
            MouseWheelUnit::Line => (delta * LINE, delta.y),
            MouseWheelUnit::Page => (delta * self.area.height(), delta.y),
            MouseWheelUnit::Point => (delta, delta.y / LINE),
        };
        let viewport = editor.viewport_mut();
        if modifiers.command || modifiers.ctrl {
            // A fast wheel sends several notches at once; each counts, but not without measure.
            let factor = Viewport::NOTCH.powf(notches.clamp(-3.0, 3.0));
            viewport.zoom_at(self.at(pointer), factor);
        } else if modifiers.shift && points.x == 0.0 {
            viewport.pan(point(points.y, 0.0));
        } else {
            let points = vec2(points.x, points.y);
            viewport.pan(point(points.x, points.y));
        }
        // What lies under the resting pointer has changed.
        if !editor.is_dragging() {
            editor.pointer(PointerEvent::Moved {
                at: self.at(pointer),
                modifiers: self.modifiers(modifiers),
            });
        }
    }

    fn count_clicks(&self, pos: Pos2, button: PointerButton, state: &mut CanvasState) -> u8 {
        let again = state.input.last_press.filter(|(at, when, which, _)| {
            *which == button
                && self.now - when <= self.double_click
                && at.distance(pos) <= DOUBLE_CLICK_DISTANCE
        });
        let clicks = again.map_or(1, |(_, _, _, clicks)| clicks % 2 + 1);
        state.input.last_press = Some((pos, self.now, button, clicks));
        clicks
    }
}

fn button_of(button: PointerButton) -> Option<Button> {
    match button {
        PointerButton::Primary => Some(Button::Primary),
        PointerButton::Middle => Some(Button::Middle),
        PointerButton::Secondary => Some(Button::Secondary),
        _ => None,
    }
}
