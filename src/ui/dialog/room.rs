//! The dialog about the meeting room: its screen, its last row, and what follows for the texts.

use egui::{Checkbox, ComboBox, Context, DragValue, Grid, RichText, Ui};

use super::{buttons, is_confirmed, modal, muted, plain_button, primary_button, title};
use crate::model::{Aspect, LengthUnit, MeetingRoom, ScreenMeasure};
use crate::theme::{chrome, room};
use crate::ui::style::{Look, bold, colour32};

/// What is being chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoomForm {
    pub room: MeetingRoom,
    pub is_still: bool,
}

/// What the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Keep,
    Cancel,
}

pub fn show(ctx: &Context, look: Look, form: &mut RoomForm) -> Option<Answer> {
    let words = &look.words.present;
    let (answer, is_closed) = modal(ctx, look, "meeting-room", 520.0, |ui| {
        title(ui, words.room_title);
        muted(ui, look, words.room_intro);
        ui.add_space(chrome::UNIT);
        Grid::new("meeting-room-fields")
            .num_columns(2)
            .spacing([6.0 * chrome::UNIT, 2.5 * chrome::UNIT])
            .show(ui, |ui| fields(ui, look, &mut form.room));
        ui.add_space(chrome::UNIT);
        let result = result(look, &form.room);
        ui.label(RichText::new(result).font(bold(chrome::TEXT)));
        too_far(ui, look, &form.room);
        ui.add_space(chrome::UNIT);
        ui.add(Checkbox::new(&mut form.is_still, words.still));
        let mut answer = None;
        buttons(ui, |ui| {
            if primary_button(ui, look, look.words.dialog.ok).clicked() {
                answer = Some(Answer::Keep);
            }
            if plain_button(ui, look.words.dialog.cancel).clicked() {
                answer = Some(Answer::Cancel);
            }
        });
        if is_confirmed(ui) {
            answer = Some(Answer::Keep);
        }
        answer
    });
    answer.or(is_closed.then_some(Answer::Cancel))
}

fn fields(ui: &mut Ui, look: Look, form: &mut MeetingRoom) {
    let words = &look.words.present;
    ui.label(words.screen);
    ui.horizontal(|ui| {
        for measure in ScreenMeasure::ALL {
            let before = form.measure;
            ui.radio_value(&mut form.measure, measure, words.measure(measure));
            if form.measure != before {
                // The same screen, measured otherwise.
                let side = form.aspect.ratio().hypot(1.0);
                form.screen *= match measure {
                    ScreenMeasure::Diagonal => side,
                    ScreenMeasure::Height => 1.0 / side,
                };
            }
        }
    });
    ui.end_row();
    let size = ui.label(words.measure(form.measure));
    length(ui, look, &mut form.screen, form.unit, MeetingRoom::SCREENS).labelled_by(size.id);
    ui.end_row();
    if form.measure == ScreenMeasure::Diagonal {
        let aspect = ui.label(words.aspect);
        ComboBox::from_id_salt("meeting-room-aspect")
            .selected_text(words.aspect_name(form.aspect))
            .show_ui(ui, |ui| {
                for aspect in Aspect::ALL {
                    ui.selectable_value(&mut form.aspect, aspect, words.aspect_name(aspect));
                }
            })
            .response
            .labelled_by(aspect.id);
        ui.end_row();
    }
    let farthest = ui.label(words.farthest);
    length(
        ui,
        look,
        &mut form.farthest,
        form.unit,
        MeetingRoom::DISTANCES,
    )
    .labelled_by(farthest.id);
    ui.end_row();
    ui.label(words.unit);
    ui.horizontal(|ui| {
        for unit in LengthUnit::ALL {
            ui.radio_value(&mut form.unit, unit, words.unit_name(unit));
        }
    });
    ui.end_row();
}

fn length(
    ui: &mut Ui,
    look: Look,
    metres: &mut f32,
    unit: LengthUnit,
    range: std::ops::RangeInclusive<f32>,
) -> egui::Response {
    let per = unit.per_metre();
    let mut shown = *metres * per;
    let decimals = match unit {
        LengthUnit::Metres => 2,
        LengthUnit::Centimetres => 0,
    };
    let suffix = format!("\u{a0}{}", look.words.present.unit_sign(unit));
    let words = &look.words.present;
    let field = DragValue::new(&mut shown)
        .range(*range.start() * per..=*range.end() * per)
        .speed(0.02 * per)
        .max_decimals(decimals)
        .custom_formatter(move |value, _| words.decimal(value, decimals))
        .custom_parser(|text| text.trim().replace(',', ".").parse().ok())
        .suffix(suffix);
    let response = ui.add_sized([110.0, 28.0], field);
    if response.changed() {
        *metres = shown / per;
    }
    response
}

/// What follows, in words.
fn result(look: Look, form: &MeetingRoom) -> String {
    let words = &look.words.present;
    let distance = words.decimal(f64::from(form.distance()), 1);
    let share = words.decimal(f64::from(form.least_letter() * 100.0), 1);
    let size = form.least_size(1080.0, room::CAPITAL).round() as u32;
    (look.words.present.result)(&distance, &share, size)
}

/// Says from where nothing can be read, when people sit there.
pub(super) fn too_far(ui: &mut Ui, look: Look, room: &MeetingRoom) {
    if room.farthest <= room.reach() {
        return;
    }
    let words = &look.words.present;
    let (per, sign) = (room.unit.per_metre(), words.unit_sign(room.unit));
    let reach = words.decimal(f64::from(room.reach() * per), 1);
    let text = (words.too_far)(&format!("{reach}\u{a0}{sign}"));
    ui.label(RichText::new(text).color(colour32(look.theme.danger)));
}
