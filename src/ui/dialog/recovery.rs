//! The maps that a program which ended badly has left: each is opened or discarded.

use egui::{Button, Context, Frame, Label, Margin, Response, RichText, Role, ScrollArea, Ui};
use egui::{WidgetInfo, vec2};

use super::{buttons, is_confirmed, modal, muted, plain_button, title};
use crate::theme::chrome;
use crate::ui::style::{Look, bold, colour32};

/// A map as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub title: String,
    /// Its file and folder, or that there is none.
    pub file: String,
    pub when: String,
    /// What is in it that the file has not.
    pub difference: String,
    /// What happened to the file or the program.
    pub warnings: Vec<String>,
    pub is_discarded: bool,
}

/// What the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Open(usize),
    Discard(usize),
    /// Not to discard it after all.
    Keep(usize),
    /// Close the dialog; what is not discarded is offered again.
    Later,
}

/// Shows the maps; the answer once there is one.
pub fn show(ctx: &Context, look: Look, items: &[Item]) -> Option<Answer> {
    let words = &look.words.recovery;
    let (answer, is_closed) = modal(ctx, look, "recovery", 640.0, |ui| {
        title(ui, words.title);
        muted(ui, look, words.body);
        let mut answer = None;
        let height = ctx.content_rect().height() - 240.0;
        ScrollArea::vertical()
            .max_height(height.max(120.0))
            .show(ui, |ui| {
                for (index, item) in items.iter().enumerate() {
                    ui.push_id(index, |ui| {
                        answer = answer.or(row(ui, look, index, item));
                    });
                }
            });
        let is_decided = items.iter().all(|item| item.is_discarded);
        let close = if is_decided {
            look.words.dialog.close
        } else {
            words.later
        };
        if buttons(ui, |ui| plain_button(ui, close).clicked()) {
            answer = Some(Answer::Later);
        }
        let first = items.iter().position(|item| !item.is_discarded);
        if is_confirmed(ui) {
            answer = Some(first.map_or(Answer::Later, Answer::Open));
        }
        answer
    });
    answer.or(is_closed.then_some(Answer::Later))
}

fn row(ui: &mut Ui, look: Look, index: usize, item: &Item) -> Option<Answer> {
    let words = &look.words.recovery;
    let mut answer = None;
    let frame = Frame::new()
        .fill(colour32(look.theme.chrome))
        .corner_radius(chrome::RADIUS)
        .inner_margin(Margin::same(3 * chrome::UNIT as i8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = chrome::UNIT;
        let heading = RichText::new(&item.title).font(bold(chrome::TEXT));
        let heading = if item.is_discarded {
            heading.strikethrough()
        } else {
            heading
        };
        ui.add(Label::new(heading).truncate());
        let wrapped = |ui: &mut Ui, text: RichText| ui.add(Label::new(text).wrap());
        let quiet = |text: &str| RichText::new(text).color(colour32(look.theme.text_muted));
        wrapped(ui, quiet(&item.when));
        wrapped(ui, quiet(&item.file));
        wrapped(ui, RichText::new(&item.difference));
        for warning in &item.warnings {
            let text = RichText::new(warning).color(colour32(look.theme.danger));
            wrapped(ui, text);
        }
        ui.add_space(chrome::UNIT);
        ui.horizontal(|ui| {
            if item.is_discarded {
                if named(ui, look, words.keep, &words.keep_named(&item.title), false).clicked() {
                    answer = Some(Answer::Keep(index));
                }
                muted(ui, look, words.discarded);
                return;
            }
            if named(ui, look, words.open, &words.open_named(&item.title), true).clicked() {
                answer = Some(Answer::Open(index));
            }
            let name = words.discard_named(&item.title);
            if named(ui, look, words.discard, &name, false).clicked() {
                answer = Some(Answer::Discard(index));
            }
        });
    });
    answer
}

/// A button whose name says which map it is about, for those who do not see where it stands.
fn named(ui: &mut Ui, look: Look, text: &str, name: &str, is_primary: bool) -> Response {
    let response = if is_primary {
        super::primary_button(ui, look, text)
    } else {
        ui.add(Button::new(text).min_size(vec2(88.0, 32.0)))
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response
}
