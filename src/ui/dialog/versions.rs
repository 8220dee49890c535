//! Earlier versions of the open map: a list with times and differences, and a picture of the chosen one.

use egui::{
    Context, Key, Label, Modifiers, Rect, RichText, Role, ScrollArea, Sense, StrokeKind,
    TextureHandle, Ui, WidgetInfo, pos2, vec2,
};

use super::{buttons, modal, muted, plain_button, primary_button, row_ground, title};
use crate::theme::chrome;
use crate::ui::style::{Look, bold, colour32, regular};

/// A version as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub when: String,
    /// What was done since; said short.
    pub since: String,
}

/// What the chosen version looks like.
#[derive(Clone)]
pub enum Picture {
    Drawing,
    Unreadable,
    Drawn(TextureHandle),
}

/// What is shown.
pub struct Versions<'a> {
    /// `None` while they are looked for.
    pub items: Option<&'a [Item]>,
    pub picked: usize,
    pub picture: Picture,
}

/// What the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Pick(usize),
    Compare,
    Restore,
    Close,
}

const LIST_WIDTH: f32 = 320.0;
const HEIGHT: f32 = 380.0;
const ROW_HEIGHT: f32 = 56.0;

/// Shows the versions; the answer once there is one.
pub fn show(ctx: &Context, look: Look, versions: &Versions<'_>) -> Option<Answer> {
    let words = &look.words.versions;
    let (answer, is_closed) = modal(ctx, look, "versions", 880.0, |ui| {
        title(ui, words.title);
        muted(ui, look, words.body);
        let items = versions.items.unwrap_or_default();
        let mut answer = None;
        if items.is_empty() {
            let text = match versions.items {
                None => words.reading,
                Some(_) => words.empty,
            };
            ui.add_space(2.0 * chrome::UNIT);
            ui.label(text);
        } else {
            answer = by_keyboard(ui, versions.picked, items.len());
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0 * chrome::UNIT;
                answer = answer.or(list(ui, look, items, versions.picked, answer.is_some()));
                picture(ui, look, items, versions);
            });
        }
        let can_restore = !items.is_empty() && !matches!(versions.picture, Picture::Unreadable);
        let pressed = buttons(ui, |ui| {
            let mut pressed = None;
            ui.add_enabled_ui(can_restore, |ui| {
                if primary_button(ui, look, words.restore).clicked() {
                    pressed = Some(Answer::Restore);
                }
            });
            ui.add_enabled_ui(can_restore, |ui| {
                if plain_button(ui, look.words.minutes.compare_with).clicked() {
                    pressed = Some(Answer::Compare);
                }
            });
            if plain_button(ui, look.words.dialog.close).clicked() {
                pressed = Some(Answer::Close);
            }
            pressed
        });
        if can_restore && super::is_confirmed(ui) {
            answer = Some(Answer::Restore);
        }
        pressed.or(answer)
    });
    answer.or(is_closed.then_some(Answer::Close))
}

/// Up and down choose, wherever the focus is.
fn by_keyboard(ui: &Ui, picked: usize, num: usize) -> Option<Answer> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = num - 1;
    let next = if pressed(Key::ArrowDown) {
        (picked + 1).min(last)
    } else if pressed(Key::ArrowUp) {
        picked.saturating_sub(1)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        return None;
    };
    (next != picked).then_some(Answer::Pick(next))
}

fn list(ui: &mut Ui, look: Look, items: &[Item], picked: usize, has_moved: bool) -> Option<Answer> {
    let mut answer = None;
    let height = height(ui);
    ui.vertical(|ui| {
        ui.set_width(LIST_WIDTH);
        ScrollArea::vertical()
            .id_salt("versions-list")
            .min_scrolled_height(height)
            .max_height(height)
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (index, item) in items.iter().enumerate() {
                    let response = row(ui, look, item, index == picked);
                    if response.clicked() {
                        response.request_focus();
                        answer = Some(Answer::Pick(index));
                    }
                    if index == picked && !has_moved && !ui.clip_rect().contains_rect(response.rect)
                    {
                        response.scroll_to_me(None);
                    }
                }
            });
    });
    answer
}

/// As much as the window leaves beside title and buttons.
fn height(ui: &Ui) -> f32 {
    HEIGHT
        .min(ui.ctx().content_rect().height() - 260.0)
        .max(ROW_HEIGHT)
}

fn row(ui: &mut Ui, look: Look, item: &Item, is_picked: bool) -> egui::Response {
    // Room for the scroll bar.
    let width = (ui.available_width() - 2.0 * chrome::UNIT).max(0.0);
    let size = vec2(width, ROW_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{}, {}", item.when, item.since);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_picked, &name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    row_ground(ui, rect, &response, is_picked);
    let inner = rect.shrink2(vec2(3.0 * chrome::UNIT, 1.5 * chrome::UNIT));
    let line = |ui: &mut Ui, top: f32, text: RichText| {
        let place = Rect::from_min_size(pos2(inner.left(), top), vec2(inner.width(), 20.0));
        // Beside the layout: the row has its place already.
        let mut line = ui.new_child(egui::UiBuilder::new().max_rect(place));
        line.add(Label::new(text).truncate().selectable(false));
    };
    let when = RichText::new(&item.when).font(bold(chrome::TEXT));
    line(ui, inner.top(), when.color(colour32(look.theme.text)));
    let since = RichText::new(&item.since).font(regular(chrome::SMALL));
    let ink = if is_picked {
        look.theme.text
    } else {
        look.theme.text_muted
    };
    let since = since.color(colour32(ink));
    line(ui, inner.top() + 22.0, since);
    response
}

fn picture(ui: &mut Ui, look: Look, items: &[Item], versions: &Versions<'_>) {
    let words = &look.words.versions;
    ui.vertical(|ui| {
        let height = height(ui);
        let size = vec2(ui.available_width(), (height - 64.0).max(64.0));
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let item = items.get(versions.picked);
        let name = item.map_or_else(String::new, |item| words.picture(&item.when));
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        ui.painter().rect(
            rect,
            chrome::RADIUS,
            colour32(look.theme.canvas),
            (1.0, colour32(look.theme.chrome_border)),
            StrokeKind::Inside,
        );
        match &versions.picture {
            Picture::Drawn(texture) => {
                let room = rect.shrink(2.0 * chrome::UNIT);
                let size = texture.size_vec2();
                let scale = (room.width() / size.x).min(room.height() / size.y);
                let shown = Rect::from_center_size(room.center(), size * scale);
                egui::Image::new(texture).paint_at(ui, shown);
            }
            other => {
                let text = match other {
                    Picture::Unreadable => words.unreadable,
                    _ => words.drawing,
                };
                ui.painter().text(
                    rect.center(),
                    egui::Align2::CENTER_CENTER,
                    text,
                    regular(chrome::TEXT),
                    colour32(look.theme.text_muted),
                );
            }
        }
        if let Some(item) = item {
            ui.add_space(chrome::UNIT);
            // All of it, where the list has no room.
            ui.add(Label::new(RichText::new(&item.since)).wrap());
        }
    });
}
