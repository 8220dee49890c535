//! The timer: a ring that empties and the time in letters for the last row. When it is over the ring is a
//! full disc and the time counts on, without a sound or a flash.

use std::f32::consts::TAU;
use std::time::Duration;

use egui::{
    Align2, Area, Color32, Context, Frame, Id, Margin, Order, Pos2, Role, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::meeting::{PRESETS, Timer};
use crate::theme::chrome;
use crate::ui::style::{self, Look, bold, colour32, regular};

/// Height of a capital letter as a share of the letters' size.
const CAPITAL: f32 = 0.727;
/// The least height of capitals for the last row, as a share of the picture's, where no room is known.
const LEAST: f32 = 0.03;
/// Of letters in the editing window.
const BESIDE: f32 = 22.0;

/// Where the timer is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
    /// Over the picture, in letters of at least this size.
    Picture(f32),
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

/// The size of letters that the last row can read in a picture of this height.
pub fn least_letters(height: f32) -> f32 {
    (height * LEAST / CAPITAL).max(chrome::TEXT)
}

/// It has a place of its own in either.
fn area_id(place: Place) -> Id {
    Id::unique(match place {
        Place::Picture(_) => "timer-in-picture",
        Place::Window => "timer",
    })
}

/// Shows the timer, with `notes` under it, until it is stopped.
pub fn show(
    ctx: &Context,
    look: Look,
    timer: &Timer,
    now: Duration,
    place: Place,
    notes: &[String],
) -> Option<Answer> {
    let letters = match place {
        Place::Picture(letters) => letters,
        Place::Window => BESIDE,
    };
    let area = floating(ctx, area_id(place), place);
    let shown = area.show(ctx, |ui| {
        frame(look)
            .show(ui, |ui| {
                let is_near = ui.rect_contains_pointer(ui.max_rect().expand(2.0 * letters));
                ui.spacing_mut().item_spacing = vec2(letters * 0.4, chrome::UNIT);
                ui.vertical(|ui| {
                    face(ui, look, timer, now, letters);
                    for note in notes {
                        ui.label(egui::RichText::new(note).font(regular(letters * 0.6)));
                    }
                    // Over the picture the buttons are out of sight until they are wanted.
                    let shows_buttons = place == Place::Window || is_near || !timer.is_running();
                    shows_buttons.then(|| buttons(ui, look, timer))?
                })
                .inner
            })
            .inner
    });
    shown.inner
}

/// Shows what is said about the agenda while no timer runs.
pub fn show_notes(ctx: &Context, look: Look, letters: f32, notes: &[String]) {
    let area = floating(ctx, Id::unique("agenda-note"), Place::Picture(letters));
    area.interactable(false).show(ctx, |ui| {
        frame(look).show(ui, |ui| {
            for note in notes {
                ui.label(egui::RichText::new(note).font(regular(letters * 0.6)));
            }
        });
    });
}

fn floating(ctx: &Context, id: Id, place: Place) -> Area {
    let area = Area::new(id).order(Order::Middle);
    match place {
        Place::Picture(letters) => {
            let gap = letters * 0.5;
            area.anchor(Align2::RIGHT_TOP, vec2(-gap, gap))
        }
        Place::Window => {
            let room = ctx.content_rect();
            area.default_pos(pos2(room.center().x - 130.0, room.top() + 84.0))
                .constrain(true)
        }
    }
}

fn frame(look: Look) -> Frame {
    Frame::popup(&style::style(look.theme)).inner_margin(Margin::same(10))
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
    // The widest digits, so that nothing moves while it counts.
    let widest: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '8' } else { c })
        .collect();
    let width = layout(&widest).size().x;
    let ring = letters * 1.1;
    let gap = letters * 0.35;
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
