//! Short notices at the foot of the window: they say what was done, may offer to take it back, and go away
//! by themselves.

use std::time::Duration;

use egui::accesskit::Live;
use egui::{Align2, Area, Context, Frame, Id, Label, Margin, Order, Ui, vec2};

use super::icon::{self, Icon};
use super::style::Look;
use crate::command::Command;

#[derive(Debug, Clone)]
struct Toast {
    text: String,
    /// What a click on its button runs.
    action: Option<Command>,
    /// In egui's time.
    until: f64,
}

/// Seconds a notice is shown, and one that offers something.
const SHOWN_FOR: f64 = 5.0;
const OFFERED_FOR: f64 = 8.0;

/// Their distance from the window's edge, and from what stands there.
const LEAST_FOOT: f32 = 48.0;
const GAP: f32 = 12.0;

/// Notices in sight at once.
const MOST: usize = 3;

/// The notices in sight, oldest first.
#[derive(Debug, Clone, Default)]
pub struct Toasts {
    toasts: Vec<Toast>,
}

/// What was done to one notice.
#[derive(Default)]
struct Touched {
    is_closed: bool,
    is_taken: bool,
    /// By pointer or keyboard; nothing goes away under the hand.
    is_held: bool,
}

impl Toasts {
    /// Says something; the same thing again only begins its time anew.
    pub fn say(&mut self, ctx: &Context, text: impl Into<String>) {
        self.push(ctx, text.into(), None);
    }

    /// Says something and offers a command about it, such as to undo it.
    pub fn say_with(&mut self, ctx: &Context, text: impl Into<String>, action: Command) {
        // An offer is about the last thing done; an older one would now do something else.
        self.toasts.retain(|toast| toast.action != Some(action));
        self.push(ctx, text.into(), Some(action));
    }

    fn push(&mut self, ctx: &Context, text: String, action: Option<Command>) {
        self.toasts.retain(|toast| toast.text != text);
        let lasts = match action {
            Some(_) => OFFERED_FOR,
            None => SHOWN_FOR,
        };
        self.toasts.push(Toast {
            text,
            action,
            until: ctx.input(|input| input.time) + lasts,
        });
        let excess = self.toasts.len().saturating_sub(MOST);
        self.toasts.drain(..excess);
    }

    /// Whether a notice offers something.
    pub fn offers(&self) -> bool {
        self.toasts.iter().any(|toast| toast.action.is_some())
    }

    /// Takes offers back that have lost their sense: the map has changed since.
    pub fn withdraw_offers(&mut self) {
        self.toasts.retain(|toast| toast.action.is_none());
    }

    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.toasts.iter().map(|toast| toast.text.as_str())
    }

    /// Draws them above what stands `foot` high at the foot of the window; the command that was taken up.
    pub fn show(&mut self, ctx: &Context, look: Look, foot: f32) -> Option<Command> {
        let now = ctx.input(|input| input.time);
        self.toasts.retain(|toast| toast.until > now);
        let ends = self.toasts.iter().map(|toast| toast.until);
        let next = ends.reduce(f64::min)?;
        ctx.request_repaint_after(Duration::from_secs_f64((next - now).max(0.01)));
        let mut taken = None;
        Area::new(Id::unique("toasts"))
            .order(Order::Foreground)
            .anchor(
                Align2::CENTER_BOTTOM,
                vec2(0.0, -LEAST_FOOT.max(foot + GAP)),
            )
            .show(ctx, |ui| {
                self.toasts.retain_mut(|toast| {
                    let touched = show(ui, toast, look);
                    if touched.is_held {
                        toast.until = toast.until.max(now + 1.0);
                    }
                    if touched.is_taken {
                        taken = toast.action;
                    }
                    !touched.is_closed && !touched.is_taken
                });
            });
        taken
    }
}

fn show(ui: &mut Ui, toast: &Toast, look: Look) -> Touched {
    let mut touched = Touched::default();
    let frame = Frame::popup(ui.style()).inner_margin(Margin::symmetric(16, 8));
    let shown = frame.show(ui, |ui| {
        ui.set_max_width(560.0);
        ui.horizontal(|ui| {
            let text = ui.add(Label::new(&toast.text).wrap());
            ui.ctx()
                .accesskit_node_builder(text.id, |node| node.set_live(Live::Polite));
            if let Some(action) = toast.action {
                let button = ui.button(action.name(look.words));
                touched.is_taken = button.clicked();
                touched.is_held |= button.has_focus();
            }
            let close = icon::button(ui, Icon::Close, look.words.shell.close_notice, false);
            touched.is_closed = close.clicked();
            touched.is_held |= close.has_focus();
        });
    });
    touched.is_held |= shown.response.contains_pointer();
    touched
}
