//! Dialogs: they ask or say something over a dimmed window and hand back the answer. They decide nothing.

pub mod agenda;
pub mod compare;
pub mod damaged;
pub mod export;
pub mod message;
pub mod minutes;
pub mod paste;
pub mod path_box;
pub mod question;
pub mod recovery;
pub mod report;
pub mod room;
pub mod template;
pub mod versions;

use egui::{
    Align, Button, Context, EventFilter, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Rect,
    Response, RichText, Sense, Ui, Vec2, vec2,
};

use super::style::{self, Look, colour32};
use crate::theme::chrome;

/// Shows a dialog; `true` beside the contents' result when Esc or a click outside closed it.
pub fn modal<R>(
    ctx: &Context,
    look: Look,
    name: &'static str,
    width: f32,
    contents: impl FnOnce(&mut Ui) -> R,
) -> (R, bool) {
    let id = Id::unique(("dialog", name));
    let margin = 5.0 * chrome::UNIT;
    let frame = Frame::popup(&style::style(look.theme))
        .inner_margin(Margin::same(margin as i8))
        .corner_radius(chrome::RADIUS + 4);
    let response = Modal::new(id)
        .frame(frame)
        .backdrop_color(style::backdrop(look.theme))
        .show(ctx, |ui| {
            let available = ctx.content_rect().width() - 2.0 * margin - 32.0;
            ui.set_width(width.min(available));
            ui.spacing_mut().item_spacing = Vec2::splat(2.0 * chrome::UNIT);
            contents(ui)
        });
    let is_closed = response.should_close();
    (response.inner, is_closed)
}

/// The dialog's title.
pub fn title(ui: &mut Ui, text: &str) {
    ui.heading(text);
    ui.add_space(chrome::UNIT);
}

/// Text of secondary importance.
pub fn muted(ui: &mut Ui, look: Look, text: &str) {
    ui.label(RichText::new(text).color(colour32(look.theme.text_muted)));
}

/// The button that Enter stands for.
pub fn primary_button(ui: &mut Ui, look: Look, text: &str) -> Response {
    let label = RichText::new(text).color(colour32(look.theme.accent_text));
    ui.scope(|ui| {
        let visuals = ui.visuals_mut();
        let accent = colour32(look.theme.accent);
        let over = colour32(style::mix(look.theme.accent, look.theme.text, 40));
        visuals.widgets.inactive.bg_stroke.color = accent;
        visuals.widgets.active.bg_stroke.color = colour32(look.theme.text);
        visuals.widgets.inactive.weak_bg_fill = accent;
        visuals.widgets.hovered.weak_bg_fill = over;
        visuals.widgets.active.weak_bg_fill = over;
        ui.add(Button::new(label).min_size(vec2(88.0, 32.0)))
    })
    .inner
}

pub fn plain_button(ui: &mut Ui, text: &str) -> Response {
    ui.add(Button::new(text).min_size(vec2(88.0, 32.0)))
}

/// The row of buttons at the foot; the closure adds them from right to left.
pub fn buttons<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(2.0 * chrome::UNIT);
    let size = vec2(ui.available_width(), 32.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), add)
        .inner
}

/// The ground of a row that is picked, pointed at or has the keyboard.
pub fn row_ground(ui: &Ui, rect: Rect, response: &Response, is_picked: bool) {
    if !(is_picked || response.hovered() || response.has_focus()) {
        return;
    }
    let visuals = ui.style().interact_selectable(response, is_picked);
    ui.painter().rect(
        rect,
        visuals.corner_radius,
        visuals.weak_bg_fill,
        visuals.bg_stroke,
        egui::StrokeKind::Inside,
    );
}

/// A row of a list, where the keyboard is in the picked one and nowhere else: what is picked and what has the
/// focus are the same.
pub fn row_response(ui: &Ui, rect: Rect, id: Id, sense: Sense, is_picked: bool) -> Response {
    let sense = match is_picked {
        true => sense | Sense::CLICK | Sense::FOCUSABLE,
        false => sense | Sense::CLICK,
    };
    let response = ui.interact(rect, id, sense);
    if response.has_focus() {
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    response
}

/// The focus goes along when another row is picked.
pub fn keep_focus(ui: &Ui, len: usize, picked: usize, row_id: impl Fn(usize) -> Id) {
    let focused = ui.memory(|memory| memory.focused());
    // One more: the last one may just have been taken away.
    let mut others = (0..=len).filter(|&index| index != picked);
    if focused.is_some() && others.any(|index| focused == Some(row_id(index))) {
        ui.memory_mut(|memory| memory.request_focus(row_id(picked)));
    }
}

/// Enter was pressed and no button has the focus (a focused button answers to it itself).
pub fn is_confirmed(ui: &Ui) -> bool {
    ui.memory(|memory| memory.focused().is_none())
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}
