//! What went wrong and still is: a strip above the map with the ways out. It stays until the trouble is
//! over or the person closes it.

use egui::accesskit::Live;
use egui::{Align, Button, CornerRadius, Frame, Label, Layout, Margin, Sense, Stroke, Ui, vec2};

use super::icon::{self, Icon};
use super::style::{Look, colour32};
use crate::theme::chrome;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gravity {
    /// Work may be lost.
    Failure,
    Warning,
}

/// One trouble.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Banner {
    pub gravity: Gravity,
    pub text: String,
    /// What the buttons say.
    pub ways_out: Vec<&'static str>,
}

/// What was answered to a banner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Closed,
    /// The way out with this number.
    WayOut(usize),
}

/// Draws `banner` over the whole width.
pub fn show(ui: &mut Ui, look: Look, banner: &Banner) -> Option<Answer> {
    let theme = look.theme;
    let ink = colour32(match banner.gravity {
        Gravity::Failure => theme.danger,
        Gravity::Warning => theme.warning,
    });
    let mut answer = None;
    let frame = Frame::new()
        .fill(colour32(theme.chrome_raised))
        .stroke(Stroke::new(1.0, colour32(theme.chrome_border)))
        .inner_margin(Margin::symmetric(12, 4));
    let shown = frame.show(ui, |ui| {
        ui.set_min_height(chrome::TARGET);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = look.words.shell.close_notice;
            if icon::button(ui, Icon::Close, close, false).clicked() {
                answer = Some(Answer::Closed);
            }
            for (index, name) in banner.ways_out.iter().enumerate().rev() {
                if ui.add(Button::new(*name)).clicked() {
                    answer = Some(Answer::WayOut(index));
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let side = vec2(20.0, 20.0);
                let (rect, _) = ui.allocate_exact_size(side, Sense::hover());
                icon::paint(ui.painter(), rect, Icon::Warning, ink);
                let text = ui.add(Label::new(&banner.text).wrap());
                let live = match banner.gravity {
                    Gravity::Failure => Live::Assertive,
                    Gravity::Warning => Live::Polite,
                };
                ui.ctx()
                    .accesskit_node_builder(text.id, |node| node.set_live(live));
            });
        });
    });
    let edge = shown
        .response
        .rect
        .with_max_x(shown.response.rect.min.x + chrome::UNIT);
    ui.painter().rect_filled(edge, CornerRadius::ZERO, ink);
    answer
}
