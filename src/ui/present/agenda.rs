//! The agenda over the picture: where the meeting is, what is next, and a jump to each item.

use egui::{
    Color32, Context, Id, Key, Label, Modifiers, Rect, RichText, Role, ScrollArea, Sense, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::ui::dialog::{
    buttons, keep_focus, modal, muted, plain_button, primary_button, row_ground, row_response,
    title,
};
use crate::ui::style::{Look, bold, colour32, regular};

/// An item as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub title: String,
    /// Planned time, and what it took so far.
    pub minutes: String,
    pub is_current: bool,
    pub is_past: bool,
}

/// The minutes' letters, of the names'.
const MINUTES: f32 = 0.8;

/// What is shown.
pub struct Shown<'a> {
    pub rows: &'a [Row],
    pub picked: usize,
    /// Size of the letters.
    pub letters: f32,
    /// Whether the meeting is late, and when it ends.
    pub note: &'a str,
    /// Some lanes are out of the picture.
    pub hides_lanes: bool,
}

/// What the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Pick(usize),
    Go { index: usize, with_time: bool },
    FromStages,
    AllLanes,
    Close,
}

/// Shows the agenda; the answer once there is one.
pub fn show(ctx: &Context, look: Look, shown: &Shown<'_>) -> Option<Answer> {
    let words = &look.words.agenda;
    let width = width(ctx, shown);
    let (answer, is_closed) = modal(ctx, look, "agenda-shown", width, |ui| {
        title(ui, words.title);
        if shown.rows.is_empty() {
            ui.label(words.empty);
            muted(ui, look, words.write);
        } else {
            muted(ui, look, shown.note);
        }
        let mut answer = by_keyboard(ui, shown);
        rows(ui, look, shown, &mut answer);
        muted(ui, look, words.show_keys);
        let pressed = buttons(ui, |ui| {
            let mut pressed = None;
            if shown.rows.is_empty() {
                if primary_button(ui, look, words.from_stages).clicked() {
                    pressed = Some(Answer::FromStages);
                }
            } else {
                let index = shown.picked;
                if primary_button(ui, look, words.go).clicked() {
                    pressed = Some(Answer::Go {
                        index,
                        with_time: true,
                    });
                }
                if plain_button(ui, words.go_without_time).clicked() {
                    pressed = Some(Answer::Go {
                        index,
                        with_time: false,
                    });
                }
                if shown.hides_lanes && plain_button(ui, words.whole_again).clicked() {
                    pressed = Some(Answer::AllLanes);
                }
            }
            if plain_button(ui, look.words.dialog.close).clicked() {
                pressed = Some(Answer::Close);
            }
            pressed
        });
        pressed.or(answer)
    });
    answer.or(is_closed.then_some(Answer::Close))
}

/// As wide as the longest line, if there is room for it.
fn width(ctx: &Context, shown: &Shown<'_>) -> f32 {
    let most = ctx.content_rect().width() * 0.9;
    let written = |text: &str, font| {
        ctx.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER))
            .size()
            .x
    };
    let letters = shown.letters;
    let rows = shown.rows.iter().map(|row| {
        let minutes = written(&row.minutes, regular(letters * MINUTES));
        // A bold line is the longest; the gaps are those of `draw_row`, with some for a scroll bar.
        written(&row.title, bold(letters)) + minutes + letters * 2.0
    });
    let longest = rows.fold(letters * 20.0, f32::max);
    longest.clamp(480.0_f32.min(most), most)
}

fn by_keyboard(ui: &Ui, shown: &Shown<'_>) -> Option<Answer> {
    let pressed = |modifiers: Modifiers, key| {
        ui.input_mut(|input| {
            input.modifiers.matches_exact(modifiers) && input.consume_key(modifiers, key)
        })
    };
    if shown.rows.is_empty() {
        return None;
    }
    // A button that has the focus answers to Enter itself.
    let index = shown.picked;
    let focused = ui.memory(|memory| memory.focused());
    if focused.is_none_or(|id| id == row_id(index)) {
        for (modifiers, with_time) in [(Modifiers::NONE, true), (Modifiers::SHIFT, false)] {
            if pressed(modifiers, Key::Enter) {
                return Some(Answer::Go { index, with_time });
            }
        }
    }
    let last = shown.rows.len() - 1;
    let next = if pressed(Modifiers::NONE, Key::ArrowDown) {
        (shown.picked + 1).min(last)
    } else if pressed(Modifiers::NONE, Key::ArrowUp) {
        shown.picked.saturating_sub(1)
    } else if pressed(Modifiers::NONE, Key::Home) {
        0
    } else if pressed(Modifiers::NONE, Key::End) {
        last
    } else {
        return None;
    };
    (next != shown.picked).then_some(Answer::Pick(next))
}

fn rows(ui: &mut Ui, look: Look, shown: &Shown<'_>, answer: &mut Option<Answer>) {
    let most = (ui.ctx().content_rect().height() - 300.0).max(120.0);
    let has_moved = answer.is_some();
    ScrollArea::vertical()
        .id_salt("agenda-shown-rows")
        .max_height(most)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            keep_focus(ui, shown.rows.len(), shown.picked, row_id);
            for (index, row) in shown.rows.iter().enumerate() {
                let is_picked = index == shown.picked;
                let response = draw_row(ui, look, row, index, is_picked, shown.letters);
                if response.double_clicked() {
                    *answer = Some(Answer::Go {
                        index,
                        with_time: true,
                    });
                } else if response.clicked() {
                    *answer = Some(Answer::Pick(index));
                }
                if is_picked && !has_moved && !ui.clip_rect().contains_rect(response.rect) {
                    response.scroll_to_me(None);
                }
            }
        });
}

fn row_id(index: usize) -> Id {
    Id::unique(("agenda-shown-row", index))
}

fn draw_row(
    ui: &mut Ui,
    look: Look,
    row: &Row,
    index: usize,
    is_picked: bool,
    letters: f32,
) -> egui::Response {
    let size = vec2(ui.available_width(), letters * 1.5);
    let (_, rect) = ui.allocate_space(size);
    let response = row_response(ui, rect, row_id(index), Sense::hover(), is_picked);
    let words = &look.words.agenda;
    let mut name = (words.row)(index + 1, &row.title, &row.minutes);
    if row.is_current {
        name = format!("{name}, {}", words.now);
    }
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_picked, &name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    row_ground(ui, rect, &response, is_picked);
    let ink = if row.is_past && !is_picked {
        look.theme.text_muted
    } else {
        look.theme.text
    };
    let ink = colour32(ink);
    if row.is_current {
        let mark = Rect::from_min_size(
            pos2(rect.left() + 2.0, rect.top() + 4.0),
            vec2(letters * 0.14, rect.height() - 8.0),
        );
        ui.painter()
            .rect_filled(mark, 2.0, colour32(look.theme.accent));
    }
    let inner = rect.shrink2(vec2(letters * 0.4, 0.0));
    let font = if row.is_current {
        bold(letters)
    } else {
        regular(letters)
    };
    let minutes = ui
        .painter()
        .layout_no_wrap(row.minutes.clone(), regular(letters * MINUTES), ink);
    let width = minutes.size().x;
    let at = pos2(
        inner.right() - width,
        inner.center().y - minutes.size().y / 2.0,
    );
    ui.painter().galley(at, minutes, Color32::PLACEHOLDER);
    let room = Rect::from_min_max(
        inner.min,
        pos2(inner.right() - width - letters * 0.4, inner.max.y),
    );
    let mut line = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(room)
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    let text = RichText::new(&row.title).font(font).color(ink);
    line.add(Label::new(text).truncate().selectable(false));
    response
}
