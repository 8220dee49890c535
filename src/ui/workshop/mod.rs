//! What a meeting needs over the map: a line to write on, the inbox, votes with dots.
//!
//! The same parts serve while the map is presented and beside the editor; only their size and where they
//! stand differ.

mod capture;
mod inbox;
mod votes;

use egui::{Align2, Area, Context, Frame, Id, Margin, Order, Rect, Ui, vec2};

pub use capture::CaptureState;
pub use inbox::{InboxState, inbox_id};
pub use votes::{Asked, VotesState};

use crate::command::Command;
use crate::editor::{Editor, Presenting};
use crate::model::Date;
use crate::theme::{chrome, meeting};
use crate::ui::canvas::CanvasState;
use crate::ui::style::{self, Look, colour32};

/// What the parts remember from frame to frame.
#[derive(Default)]
pub struct WorkshopState {
    pub capture: CaptureState,
    pub inbox: InboxState,
    pub votes: VotesState,
    pub today: Option<Date>,
    /// Inbox and votes were open beside the map.
    aside: (bool, bool),
}

impl WorkshopState {
    /// Notes what is open, until it is brought back.
    pub fn set_aside(&mut self) {
        self.aside = (self.inbox.is_open, self.votes.is_open);
    }

    /// Opens again what was set aside.
    pub fn bring_back(&mut self) {
        (self.inbox.is_open, self.votes.is_open) = std::mem::take(&mut self.aside);
    }
}

/// What was asked for.
#[derive(Default)]
pub struct WorkshopResponse {
    pub commands: Vec<Command>,
    /// To be said.
    pub notice: Option<String>,
    /// For the clipboard.
    pub copied: Option<String>,
}

/// The list of notes, in the panel beside the map or over the picture.
pub fn inbox_panel(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut WorkshopState,
    canvas: &CanvasState,
    look: Look,
) -> WorkshopResponse {
    let mut response = WorkshopResponse::default();
    inbox::show(ui, editor, &mut state.inbox, canvas, look, &mut response);
    response
}

/// Votes and their results, in the panel beside the map or over the picture.
pub fn votes_panel(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut WorkshopState,
    look: Look,
) -> WorkshopResponse {
    let mut response = WorkshopResponse::default();
    let today = state.today;
    votes::show(ui, editor, &mut state.votes, today, look, &mut response);
    response
}

/// What lies over the map in `area`: the line, how the vote stands, and the panels while it is presented.
pub fn overlay(
    ctx: &Context,
    area: Rect,
    editor: &mut Editor,
    state: &mut WorkshopState,
    canvas: &CanvasState,
    look: Look,
) -> WorkshopResponse {
    let mut response = WorkshopResponse::default();
    votes::bar(ctx, area, editor, look);
    if let Some(letter) = editor.presenting().map(Presenting::letter) {
        votes::ring(ctx, editor, canvas, look);
        if state.inbox.is_open {
            over(ctx, "inbox_over", area, look, |ui| {
                inbox::show(ui, editor, &mut state.inbox, canvas, look, &mut response);
            });
        }
        if state.votes.shows_result(editor) {
            votes::show_in_room(ctx, area, editor, &mut state.votes, letter, look);
        } else if state.votes.is_open {
            let today = state.today;
            over(ctx, "votes_over", area, look, |ui| {
                votes::show(ui, editor, &mut state.votes, today, look, &mut response);
            });
        }
    }
    capture::show(ctx, area, editor, &mut state.capture, look, &mut response);
    inbox::dragged(ctx, area, editor, &mut state.inbox, canvas, look);
    response
}

/// Where the line stands while it is open.
pub fn line_area(ctx: &Context, editor: &Editor) -> Option<Rect> {
    let is_open = editor.is_capturing();
    let area = || ctx.memory(|memory| memory.area_rect(capture::area_id()));
    is_open.then(area).flatten()
}

/// A list at the right, over the picture.
fn over(ctx: &Context, name: &'static str, area: Rect, look: Look, contents: impl FnOnce(&mut Ui)) {
    let margin = 4.0 * chrome::UNIT;
    let frame = Frame::popup(&style::style(look.theme)).inner_margin(Margin::same(16));
    let width = meeting::LIST_WIDTH.min(area.width() - 2.0 * margin);
    Area::new(Id::unique(name))
        .order(Order::Foreground)
        .pivot(Align2::RIGHT_TOP)
        .fixed_pos(area.right_top() + vec2(-margin, margin))
        .show(ctx, |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width - 2.0 * margin);
                ui.set_height((area.height() * 0.72).max(240.0));
                contents(ui);
            });
        });
}

/// Sizes of letters in `area`: of what the room reads, and of what stands beside it.
fn letters(area: Rect, presents: bool) -> (f32, f32) {
    if !presents {
        return (meeting::LEAST_LINE, chrome::TEXT);
    }
    let line = (area.height() * meeting::LINE).max(meeting::LEAST_LINE);
    let beside = (line * meeting::BESIDE).max(meeting::LEAST_BESIDE);
    (line, beside)
}

/// The beginning of a text, with an ellipsis where something is left out.
fn shortened(text: &str, most: usize) -> String {
    let mut letters = text.chars();
    let start: String = letters.by_ref().take(most).collect();
    match letters.next() {
        Some(_) => format!("{}…", start.trim_end()),
        None => start,
    }
}

/// A plate over the picture.
fn plate(look: Look) -> Frame {
    Frame::new()
        .fill(colour32(look.theme.chrome_raised))
        .stroke(egui::Stroke::new(2.0, colour32(look.theme.text_muted)))
        .corner_radius(chrome::RADIUS + 4)
        .shadow(style::style(look.theme).visuals.window_shadow)
}
