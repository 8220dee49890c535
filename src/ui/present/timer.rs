//! The timer: a ring that empties and the time in letters for the last row. When it is over its whole field
//! is a pennant of another colour and the time counts on, without a sound or a flash.

use std::f32::consts::TAU;
use std::time::Duration;

use egui::{
    Align2, Area, Color32, Context, Frame, Id, LayerId, Margin, Order, Pos2, Rect, Role, Sense,
    Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::command::Command;
use crate::meeting::{PRESETS, Timer};
use crate::theme::{Theme, chrome};
use crate::ui::canvas::{self, canvas_id};
use crate::ui::icon::{self, Icon};
use crate::ui::style::{self, Look, bold, colour32, regular};

use super::strip::row_of;

/// Of letters in the editing window.
const BESIDE: f32 = 22.0;
/// The button that closes it there.
const CLOSE: f32 = 28.0;
/// The ring's width, the gap after it, and the room at either side, in letter sizes.
const RING: f32 = 1.1;
const GAP: f32 = 0.35;
const SIDE: f32 = 0.5;
/// The pennant's tip.
const TIP: f32 = 0.7;
/// From the canvas's edges and the mini-map.
const EDGE: f32 = 12.0;

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
    let sign = if timer.is_over(now) { TIP } else { RING + GAP };
    letters * (sign + 2.0 * SIDE) + galley.size().x
}

fn in_window(ctx: &Context, look: Look, timer: &Timer, now: Duration) -> Option<Answer> {
    let id = Id::unique("timer");
    let was_moved = id.with("moved");
    let area = Area::new(id)
        .order(Order::Middle)
        .pivot(Align2::RIGHT_BOTTOM)
        .constrain(true);
    let area = match ctx.data(|data| data.get_temp(was_moved)) {
        Some(true) => area,
        _ => area.current_pos(corner(ctx)),
    };
    let shown = area.show(ctx, |ui| {
        frame(look)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(BESIDE * 0.4, chrome::UNIT);
                let row = ui.horizontal(|ui| face(ui, look, timer, now, BESIDE));
                let answer = buttons(ui, look, timer);
                let place = pos2(ui.min_rect().right() - CLOSE, row.response.rect.top());
                answer.or(close(ui, look, place))
            })
            .inner
    });
    if shown.response.dragged() {
        ctx.data_mut(|data| data.insert_temp(was_moved, true));
    }
    shown.inner
}

/// Where little of the map is: at the canvas's lower right, above the mini-map.
fn corner(ctx: &Context) -> Pos2 {
    let canvas = ctx.read_response(canvas_id());
    let room = canvas.map_or_else(|| ctx.content_rect(), |canvas| canvas.rect);
    let mut corner = room.shrink(EDGE).max;
    if let Some(map) = canvas::mini_map_rect(ctx)
        && map.expand(EDGE).contains(corner)
    {
        corner.y = map.top() - EDGE;
    }
    corner
}

/// One click takes the timer away.
fn close(ui: &mut Ui, look: Look, place: Pos2) -> Option<Answer> {
    let rect = Rect::from_min_size(place, vec2(CLOSE, CLOSE));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    let name = Command::TimerStop.name(look.words);
    let button = icon::button(&mut child, Icon::Close, name, false).on_hover_text(name);
    button.clicked().then_some(Answer::Stop)
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
        if timer.is_over(now) {
            return pennant(ui, look, timer, now, rect, letters);
        }
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

/// The end of the time: the whole field in another colour, pointed, with what it is over.
fn pennant(ui: &mut Ui, look: Look, timer: &Timer, now: Duration, rect: Rect, letters: f32) {
    let theme = Theme::in_room(look.theme.name);
    let (ground, ink) = (colour32(theme.time_over()), colour32(theme.background));
    // Covers what is under it, on a black picture too.
    ui.painter()
        .rect_filled(rect, 0.0, colour32(theme.label_fill));
    let tip = rect.left_center() + vec2(letters * GAP, 0.0);
    let neck = tip.x + letters * TIP;
    let outline = vec![
        tip,
        pos2(neck, rect.top()),
        rect.right_top(),
        rect.right_bottom(),
        pos2(neck, rect.bottom()),
    ];
    let shape = egui::Shape::convex_polygon(outline, ground, Stroke::NONE);
    ui.painter().add(shape);
    let text = timer.text(now);
    let galley = ui
        .painter()
        .layout_no_wrap(text.clone(), bold(letters), ink);
    let at = pos2(
        neck + letters * SIDE,
        rect.center().y - galley.size().y / 2.0,
    );
    let place = Rect::from_min_size(at, galley.size());
    let response = ui.allocate_rect(place, Sense::hover());
    let spoken = spoken(look, timer, now, &text);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    ui.painter().galley(at, galley, ink);
    if !timer.is_running() {
        let centre = tip + vec2(letters * TIP * 0.8, 0.0);
        pause_sign(ui, centre, letters * 0.3, ink);
    }
}

/// The time in words.
fn spoken(look: Look, timer: &Timer, now: Duration, text: &str) -> String {
    let words = &look.words.agenda;
    let spoken = match timer.is_over(now) {
        true => (words.over)(text),
        false => (words.left)(text),
    };
    match timer.is_running() {
        true => spoken,
        false => format!("{spoken} ({})", words.paused),
    }
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
    let spoken = spoken(look, timer, now, &text);
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
        let ink = if is_over {
            look.theme.chrome_raised
        } else {
            look.theme.text
        };
        pause_sign(ui, centre, ring * 0.3, colour32(ink));
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

fn pause_sign(ui: &Ui, centre: Pos2, size: f32, ink: Color32) {
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
