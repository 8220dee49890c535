//! The ranking in the meeting room: over the picture, in letters that the last row reads.

use std::rc::{Rc, Weak};
use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{
    Align, Align2, Area, Context, Galley, Id, Key, Label, Layout, Margin, Modifiers, Order, Rect,
    Response, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::super::{capture::capture_id, plate};
use super::standing::{Standing, seen};
use super::{Asked, VotesState};
use crate::editor::Editor;
use crate::model::{CardId, VoteRound};
use crate::ui::icon::{self, Icon};
use crate::ui::style::{Look, bold, colour32, regular};

/// Shares of the picture that the ranking takes, and of its width that the longest bar does.
const WIDTH: f32 = 0.82;
const HEIGHT: f32 = 0.92;
const BAR: f32 = 0.2;
/// Lines of a card's text at most.
const LINES: usize = 2;

/// Where the lines of a ranking end; their texts are measured once.
#[derive(Default)]
pub(super) struct Heights {
    /// Of which ranking, and how wide its texts may be.
    known: Option<(Weak<Standing>, [f32; 3])>,
    ends: Vec<f32>,
    /// Of what stands before the texts.
    place_width: f32,
}

/// Shows the result of the round that is meant, in `area`.
pub(in crate::ui::workshop) fn show(
    ctx: &Context,
    area: Rect,
    editor: &mut Editor,
    state: &mut VotesState,
    letter: f32,
    look: Look,
) {
    let rounds = &editor.document().vote_rounds;
    let chosen = state
        .chosen
        .and_then(|id| editor.document().vote_round(id))
        .or(rounds.last());
    let Some(round) = chosen.cloned() else { return };
    let margin = 0.7 * letter;
    let width = area.width() * WIDTH - 2.0 * margin;
    let mut wanted = None;
    Area::new(Id::unique("vote_result"))
        .order(Order::Foreground)
        .pivot(Align2::CENTER_CENTER)
        .fixed_pos(area.center())
        .show(ctx, |ui| {
            let inner = Margin::same(margin as i8);
            plate(look).inner_margin(inner).show(ui, |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.4 * letter;
                head(ui, &round, state, letter, look);
                let taken = ui.min_rect().height() + 2.0 * margin + 2.2 * letter;
                let rest = area.height() * HEIGHT - taken;
                wanted = rows(ui, editor, &round, state, letter, rest, look);
                let muted = colour32(look.theme.text_muted);
                let keys = RichText::new(look.words.vote.result_keys).font(regular(letter));
                ui.add(Label::new(keys.color(muted)).truncate().selectable(false));
            });
        });
    let is_written = ctx.memory(|memory| memory.has_focus(capture_id()));
    let closes = !is_written
        && ctx.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            pressed(Key::Escape) || pressed(Key::V)
        });
    if let Some(card) = wanted {
        editor.show_card(card);
    }
    if closes || wanted.is_some() {
        state.is_open = false;
    }
    if !state.is_open && !is_written {
        let canvas = crate::ui::canvas::canvas_id();
        ctx.memory_mut(|memory| memory.request_focus(canvas));
    }
}

/// What was asked, and how many dots were given.
fn head(ui: &mut Ui, round: &VoteRound, state: &mut VotesState, letter: f32, look: Look) {
    let words = &look.words.vote;
    let (ink, muted) = (colour32(look.theme.text), colour32(look.theme.text_muted));
    ui.horizontal(|ui| {
        ui.set_min_height(1.4 * letter);
        ui.spacing_mut().item_spacing.x = 0.6 * letter;
        let result = RichText::new(words.result).font(regular(letter));
        ui.add(Label::new(result.color(muted)).selectable(false));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon::button(ui, Icon::Close, look.words.dialog.close, false).clicked() {
                state.is_open = false;
            }
            if !round.hidden {
                let given = (words.given)(round.num_given(), round.num_dots());
                let given = RichText::new(given).font(regular(letter)).color(muted);
                ui.add(Label::new(given).selectable(false));
            }
        });
    });
    let mut name = LayoutJob::simple(round.name.clone(), bold(letter), ink, ui.available_width());
    name.wrap.max_rows = LINES;
    ui.add(Label::new(name).selectable(false));
}

/// The card that was chosen.
fn rows(
    ui: &mut Ui,
    editor: &Editor,
    round: &VoteRound,
    state: &mut VotesState,
    letter: f32,
    height: f32,
    look: Look,
) -> Option<CardId> {
    let words = &look.words.vote;
    let note = match () {
        () if round.hidden => Some(words.still_hidden),
        () if round.votes.is_empty() => Some(words.no_dots),
        () => None,
    };
    if let Some(note) = note {
        let ink = colour32(look.theme.text);
        ui.label(RichText::new(note).font(regular(letter)).color(ink));
        return None;
    }
    let standing = state.standing.of(editor.document(), round, look.words);
    let heights = &mut state.heights;
    let asks_focus = matches!(state.asked.take(), Some(Asked::Result(_)));
    let mut wanted = None;
    ScrollArea::vertical()
        .id_salt("vote_result_rows")
        .max_height(height.max(2.0 * letter))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let width = ui.available_width();
            heights.measure(ui, &standing, width, letter, look);
            let size = vec2(width, heights.ends.last().copied().unwrap_or(0.0));
            let (area, _) = ui.allocate_exact_size(size, Sense::hover());
            let clip = ui.clip_rect().translate(-area.min.to_vec2());
            let seen = match asks_focus {
                true => 0..standing.rows.len().min(1),
                false => seen(&heights.ends, clip.top(), clip.bottom()),
            };
            for index in seen {
                let reply = draw(ui, area, &standing, index, heights, letter, look);
                if asks_focus {
                    reply.request_focus();
                }
                if asks_focus || reply.gained_focus() {
                    reply.scroll_to_me(None);
                }
                if reply.clicked() {
                    wanted = Some(standing.rows[index].card);
                }
            }
        });
    wanted
}

impl Heights {
    fn measure(&mut self, ui: &Ui, standing: &Rc<Standing>, width: f32, letter: f32, look: Look) {
        let form = [width, letter, ui.pixels_per_point()];
        let is_known = self.known.as_ref().is_some_and(|(known, measured)| {
            known.as_ptr() == Rc::as_ptr(standing) && *measured == form
        });
        if is_known {
            return;
        }
        let rows = &standing.rows;
        let places = rows.iter().map(|row| line(ui, &row.place, letter, look));
        self.place_width = places.map(|place| place.size().x).fold(0.0, f32::max) + 0.7 * letter;
        let most = self.text_width(width, letter);
        let mut end = 0.0;
        let ends = rows.iter().map(|row| {
            end += text(ui, &row.text, most, letter, look).size().y + 0.7 * letter;
            end
        });
        self.ends = ends.collect();
        self.known = Some((Rc::downgrade(standing), form));
    }

    /// What is left for the texts of the cards.
    fn text_width(&self, width: f32, letter: f32) -> f32 {
        (width - self.place_width - width * BAR - 3.0 * letter).max(letter)
    }

    fn rect(&self, area: Rect, index: usize) -> Rect {
        let top = index.checked_sub(1).map_or(0.0, |above| self.ends[above]);
        Rect::from_min_max(
            pos2(area.left(), area.top() + top),
            pos2(area.right(), area.top() + self.ends[index]),
        )
    }
}

fn line(ui: &Ui, text: &str, letter: f32, look: Look) -> Arc<Galley> {
    ui.painter()
        .layout_no_wrap(text.to_owned(), bold(letter), colour32(look.theme.text))
}

fn text(ui: &Ui, text: &str, width: f32, letter: f32, look: Look) -> Arc<Galley> {
    let ink = colour32(look.theme.text);
    let mut job = LayoutJob::simple(text.to_owned(), regular(letter), ink, width);
    job.wrap.max_rows = LINES;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Place, text, dots as a bar.
fn draw(
    ui: &mut Ui,
    area: Rect,
    standing: &Standing,
    index: usize,
    heights: &Heights,
    letter: f32,
    look: Look,
) -> Response {
    let theme = look.theme;
    let (row, rect) = (&standing.rows[index], heights.rect(area, index));
    let id = ui.scope_id().with(("rank", row.card.to_string()));
    let reply = ui.interact(rect, id, Sense::click());
    let spoken = row.spoken(look.words);
    reply.widget_info(|| WidgetInfo::selected(Role::Button, true, false, &spoken));
    let painter = ui.painter();
    if reply.hovered() || reply.has_focus() {
        painter.rect_filled(rect, 6.0, ui.visuals().widgets.hovered.weak_bg_fill);
    }
    if reply.has_focus() {
        let stroke = egui::Stroke::new(2.0, colour32(theme.accent));
        painter.rect_stroke(rect, 6.0, stroke, egui::StrokeKind::Inside);
    }
    let ink = colour32(theme.text);
    let write = |x: f32, galley: Arc<Galley>| {
        let y = rect.center().y - galley.size().y / 2.0;
        painter.galley(pos2(x, y), galley, ink);
    };
    let left = rect.left() + 0.4 * letter;
    write(left, line(ui, &row.place, letter, look));
    let most = heights.text_width(area.width(), letter);
    let name = text(ui, &row.text, most, letter, look);
    write(left + heights.place_width, name);
    let (end, bar) = (rect.right() - 1.8 * letter, area.width() * BAR);
    let share = row.dots as f32 / standing.most as f32;
    let length = (bar * share).max(0.5 * letter);
    let bar = Rect::from_min_max(
        pos2(end - bar, rect.center().y - 0.28 * letter),
        pos2(end - bar + length, rect.center().y + 0.28 * letter),
    );
    painter.rect_filled(bar, 0.28 * letter, colour32(theme.vote));
    let dots = line(ui, &row.dots.to_string(), letter, look);
    write(rect.right() - 0.4 * letter - dots.size().x, dots);
    reply
}
