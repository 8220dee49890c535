//! Short notices at the foot of the window: they go away by themselves, or stay when they warn.

use egui::{Align2, Area, Context, Frame, Id, Margin, Order, RichText, vec2};

use super::icon::{self, Icon};
use super::style::{Look, colour32};

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Done,
    Warning,
}

#[derive(Debug, Clone)]
struct Toast {
    text: String,
    weight: Weight,
    /// In egui's time; `None` stays until closed.
    until: Option<f64>,
}

const SHOWN_FOR: f64 = 5.0;

/// The notices in sight, oldest first.
#[derive(Debug, Clone, Default)]
pub struct Toasts {
    toasts: Vec<Toast>,
}

impl Toasts {
    /// Says something; the same thing again only begins its time anew.
    pub fn say(&mut self, ctx: &Context, weight: Weight, text: impl Into<String>) {
        let text = text.into();
        self.toasts.retain(|toast| toast.text != text);
        let until = (weight == Weight::Done).then(|| ctx.input(|input| input.time) + SHOWN_FOR);
        self.toasts.push(Toast {
            text,
            weight,
            until,
        });
        let excess = self.toasts.len().saturating_sub(4);
        self.toasts.drain(..excess);
    }

    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.toasts.iter().map(|toast| toast.text.as_str())
    }

    pub fn show(&mut self, ctx: &Context, look: Look) {
        let now = ctx.input(|input| input.time);
        self.toasts
            .retain(|toast| toast.until.is_none_or(|until| until > now));
        if let Some(next) = self
            .toasts
            .iter()
            .filter_map(|toast| toast.until)
            .reduce(f64::min)
        {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64((next - now).max(0.01)));
        }
        if self.toasts.is_empty() {
            return;
        }
        let mut closed = None;
        Area::new(Id::unique("toasts"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -48.0))
            .show(ctx, |ui| {
                for (index, toast) in self.toasts.iter().enumerate() {
                    Frame::popup(ui.style())
                        .inner_margin(Margin::symmetric(16, 8))
                        .show(ui, |ui| {
                            ui.set_max_width(560.0);
                            ui.horizontal(|ui| {
                                if toast.weight == Weight::Warning {
                                    let (rect, _) = ui.allocate_exact_size(
                                        vec2(20.0, 20.0),
                                        egui::Sense::hover(),
                                    );
                                    let ink = colour32(look.theme.warning);
                                    icon::paint(ui.painter(), rect, Icon::Warning, ink);
                                }
                                ui.add(egui::Label::new(RichText::new(&toast.text)).wrap());
                                let close = look.words.shell.close_notice;
                                if icon::button(ui, Icon::Close, close, false).clicked() {
                                    closed = Some(index);
                                }
                            });
                        });
                }
            });
        if let Some(index) = closed {
            self.toasts.remove(index);
        }
    }
}
