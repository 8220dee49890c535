//! The timer: a ring that empties and the time in letters for the last row. When it is over the ring is a
//! full disc and the time counts on, without a sound or a flash.

use std::f32::consts::TAU;
use std::time::Duration;

use egui::{
    Align2, Area, Color32, Context, Frame, Id, LayerId, Margin, Order, Pos2, Rect, Role, Sense,
    Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::meeting::{PRESETS, Timer};
use crate::theme::chrome;
use crate::ui::style::{self, Look, bold, colour32, regular};

use super::strip::row_of;

/// Of letters in the editing window.
const BESIDE: f32 = 22.0;
/// The ring's width, the gap after it, and the room at either side, in letter sizes.
const RING: f32 = 1.1;
const GAP: f32 = 0.35;
const SIDE: f32 = 0.5;

/// Where the timer is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
    /// In the strip under the picture, at its right end, in letters that the last row reads.
    Strip { strip: Rect, letters: f32 },
    /// Over the editing window.
    Window,
}

/// What the person wants of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Start(u16),
    Toggle,
    More,
    Stop,
}

/// Shows the timer until it is stopped, with `notes` on the meeting.
pub fn show(
    ctx: &Context,
    look: Look,
    timer: &Timer,
    now: Duration,
    place: Place,
    notes: &[String],
) -> Option<Answer> {
    match place {
        Place::Window => in_window(ctx, look, timer, now),
        Place::Strip { strip, letters } => {
            in_strip(ctx, look, timer, now, strip, letters);
            over_strip(ctx, look, Some(timer), strip, letters, notes)
        }
    }
}

/// Shows `notes` on a meeting without a timer, while the pointer is in the strip.
pub fn show_notes(ctx: &Context, look: Look, strip: Rect, letters: f32, notes: &[String]) {
    over_strip(ctx, look, None, strip, letters, notes);
}

/// Width of the timer in the strip, in points, with the gap before it.
pub fn width_in_strip(ctx: &Context, timer: &Timer, now: Duration, letters: f32) -> f32 {
    let widest = digits_widened(&timer.text(now));
    let galley =
        ctx.fonts_mut(|fonts| fonts.layout_no_wrap(widest, bold(letters), Color32::PLACEHOLDER));
    letters * (RING + GAP + 2.0 * SIDE) + galley.size().x
}

fn in_window(ctx: &Context, look: Look, timer: &Timer, now: Duration) -> Option<Answer> {
    let room = ctx.content_rect();
    let area = Area::new(Id::unique("timer"))
        .order(Order::Middle)
        .default_pos(pos2(room.center().x - 130.0, room.top() + 84.0))
        .constrain(true);
    let shown = area.show(ctx, |ui| {
        frame(look)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(BESIDE * 0.4, chrome::UNIT);
                face(ui, look, timer, now, BESIDE);
                buttons(ui, look, timer)
            })
            .inner
    });
    shown.inner
}

/// The face alone, on a ground of its own: it is seen on a black picture too.
fn in_strip(ctx: &Context, look: Look, timer: &Timer, now: Duration, strip: Rect, letters: f32) {
    let row = row_of(strip, letters);
    let width = width_in_strip(ctx, timer, now, letters);
    let rect = Rect::from_min_max(pos2(strip.right() - width, row.top()), strip.max);
    let area = Area::new(Id::unique("timer-in-picture"))
        .order(Order::Middle)
        .interactable(false)
        .fixed_pos(rect.min);
    area.show(ctx, |ui| {
        ui.set_min_size(rect.size());
        ui.set_max_size(rect.size());
        ui.painter()
            .rect_filled(rect, 0.0, colour32(look.theme.label_fill));
        let within = rect.shrink2(vec2(letters * SIDE, 0.0));
        let mut child = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(within)
                .layout(egui::Layout::left_to_right(egui::Align::Center)),
        );
        face(&mut child, look, timer, now, letters);
    });
}

/// What is wanted while the pointer is in the strip: what is next, and the timer's buttons.
fn over_strip(
    ctx: &Context,
    look: Look,
    timer: Option<&Timer>,
    strip: Rect,
    letters: f32,
    notes: &[String],
) -> Option<Answer> {
    let id = Id::unique("timer-wanted");
    let was_shown = ctx.memory(|memory| {
        let layer = LayerId::new(Order::Foreground, id);
        let is_shown = memory.areas().visible_last_frame(&layer);
        is_shown.then(|| memory.area_rect(id)).flatten()
    });
    let pointer = ctx.pointer_latest_pos()?;
    let is_wanted = strip.contains(pointer)
        || was_shown.is_some_and(|shown| shown.expand(letters * SIDE).contains(pointer));
    if !is_wanted || (timer.is_none() && notes.is_empty()) {
        return None;
    }
    let gap = letters * SIDE;
    let area = Area::new(id)
        .order(Order::Foreground)
        .pivot(Align2::RIGHT_BOTTOM)
        .fixed_pos(strip.right_top() - vec2(gap, gap));
    let shown = area.show(ctx, |ui| {
        frame(look)
            .show(ui, |ui| {
                ui.set_max_width((strip.width() * 0.6).max(300.0));
                ui.spacing_mut().item_spacing = vec2(letters * 0.4, chrome::UNIT);
                for note in notes {
                    ui.label(egui::RichText::new(note).font(regular(letters)));
                }
                timer.and_then(|timer| buttons(ui, look, timer))
            })
            .inner
    });
    shown.inner
}

fn frame(look: Look) -> Frame {
    Frame::popup(&style::style(look.theme)).inner_margin(Margin::same(10))
}

/// As wide as the text can become: nothing moves while it counts.
fn digits_widened(text: &str) -> String {
    let widened = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '8' } else { c });
    widened.collect()
}

/// The ring or disc, and the time.
fn face(ui: &mut Ui, look: Look, timer: &Timer, now: Duration, letters: f32) {
    let text = timer.text(now);
    let is_over = timer.is_over(now);
    let font = bold(letters);
    let ink = colour32(look.theme.text);
    let layout = |text: &str| {
        ui.painter()
            .layout_no_wrap(text.to_owned(), font.clone(), ink)
    };
    let galley = layout(&text);
    let width = layout(&digits_widened(&text)).size().x;
    let ring = letters * RING;
    let gap = letters * GAP;
    let size = vec2(ring + gap + width, (letters * 1.3).max(chrome::TARGET));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let words = &look.words.agenda;
    let mut spoken = match is_over {
        true => (words.over)(&text),
        false => (words.left)(&text),
    };
    if !timer.is_running() {
        spoken = format!("{spoken} ({})", words.paused);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let centre = pos2(rect.left() + ring / 2.0, rect.center().y);
    let colour = if is_over {
        colour32(look.theme.danger)
    } else if timer.part_left(now) <= 0.2 {
        colour32(look.theme.warning)
    } else {
        colour32(look.theme.accent)
    };
    if is_over {
        ui.painter().circle_filled(centre, ring / 2.0, colour);
    } else {
        draw_ring(ui, centre, ring / 2.0, timer.part_left(now), colour, look);
    }
    if !timer.is_running() {
        pause_sign(ui, centre, ring * 0.3, is_over, look);
    }
    let at = pos2(
        rect.left() + ring + gap,
        rect.center().y - galley.size().y / 2.0,
    );
    ui.painter().galley(at, galley, ink);
}

fn draw_ring(ui: &Ui, centre: Pos2, radius: f32, part: f32, colour: Color32, look: Look) {
    let width = (radius * 0.3).max(2.0);
    let radius = radius - width / 2.0;
    let track = Stroke::new(width, colour32(look.theme.chrome_border));
    ui.painter().circle_stroke(centre, radius, track);
    let num = (part * 64.0).ceil() as usize;
    if num == 0 {
        return;
    }
    let points = (0..=num).map(|index| {
        // From the top, the way hands go; what is left ends at the top.
        let share = 1.0 - part * (index as f32 / num as f32);
        let angle = share * TAU - TAU / 4.0;
        centre + radius * vec2(angle.cos(), angle.sin())
    });
    let line = egui::Shape::line(points.collect(), Stroke::new(width, colour));
    ui.painter().add(line);
}

fn pause_sign(ui: &Ui, centre: Pos2, size: f32, is_over: bool, look: Look) {
    let ink = if is_over {
        colour32(look.theme.chrome_raised)
    } else {
        colour32(look.theme.text)
    };
    for side in [-1.0, 1.0] {
        let bar = egui::Rect::from_center_size(
            centre + vec2(side * size * 0.4, 0.0),
            vec2(size * 0.4, size * 1.3),
        );
        ui.painter().rect_filled(bar, 1.0, ink);
    }
}

fn buttons(ui: &mut Ui, look: Look, timer: &Timer) -> Option<Answer> {
    let words = &look.words.agenda;
    let mut answer = None;
    let mut button = |ui: &mut Ui, text: &str, meant: Answer| {
        let size = vec2(0.0, chrome::TARGET + chrome::UNIT);
        if ui.add(egui::Button::new(text).min_size(size)).clicked() {
            answer = Some(meant);
        }
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = chrome::UNIT;
        let toggle = if timer.is_running() {
            words.pause
        } else {
            words.resume
        };
        button(ui, toggle, Answer::Toggle);
        button(ui, words.more, Answer::More);
        button(ui, words.stop, Answer::Stop);
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = chrome::UNIT;
        for minutes in PRESETS {
            button(ui, &(words.preset)(minutes), Answer::Start(minutes));
        }
    });
    answer
}
