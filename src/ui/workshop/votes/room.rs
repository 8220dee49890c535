//! The ranking in the meeting room: over the picture, in letters that the last row reads.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{
    Align, Align2, Area, Context, Galley, Id, Key, Label, Layout, Margin, Modifiers, Order, Rect,
    RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::super::{capture::capture_id, plate};
use super::{Asked, VotesState};
use crate::editor::{Editor, ranking};
use crate::model::{CardId, Ranked, VoteRound};
use crate::scene::Target;
use crate::ui::icon::{self, Icon};
use crate::ui::panel::name_of;
use crate::ui::style::{Look, bold, colour32, regular};

/// Shares of the picture that the ranking takes, and of its width that the longest bar does.
const WIDTH: f32 = 0.82;
const HEIGHT: f32 = 0.92;
const BAR: f32 = 0.2;
/// Lines of a card's text at most.
const LINES: usize = 2;

/// A line of the ranking, measured.
struct Row {
    card: CardId,
    spoken: String,
    place: Arc<Galley>,
    text: Arc<Galley>,
    dots: Arc<Galley>,
    /// Of the best.
    share: f32,
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
    let ranked = ranking(editor.document(), round);
    let most = ranked.first().map_or(1, |row| row.dots).max(1);
    let places: Vec<Arc<Galley>> = ranked
        .iter()
        .map(|row| {
            let is_shared = ranked.iter().filter(|other| other.rank == row.rank).count() > 1;
            line(ui, (words.rank)(row.rank, is_shared), letter, look)
        })
        .collect();
    let widest = places.iter().map(|place| place.size().x);
    let place_width = widest.fold(0.0, f32::max) + 0.7 * letter;
    let asks_focus = matches!(state.asked.take(), Some(Asked::Result(_)));
    let mut wanted = None;
    ScrollArea::vertical()
        .id_salt("vote_result_rows")
        .max_height(height.max(2.0 * letter))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let bar = ui.available_width() * BAR;
            let text_width = ui.available_width() - place_width - bar - 3.0 * letter;
            for (index, (row, place)) in ranked.iter().zip(places).enumerate() {
                let measured = measure(ui, editor, row, place, most, text_width, letter, look);
                let Some(measured) = measured else { continue };
                let has_focus = asks_focus && index == 0;
                if draw(ui, &measured, place_width, bar, letter, has_focus, look) {
                    wanted = Some(measured.card);
                }
            }
        });
    wanted
}

fn line(ui: &Ui, text: String, letter: f32, look: Look) -> Arc<Galley> {
    ui.painter()
        .layout_no_wrap(text, bold(letter), colour32(look.theme.text))
}

#[expect(clippy::too_many_arguments, reason = "what a line is made of")]
fn measure(
    ui: &Ui,
    editor: &Editor,
    row: &Ranked,
    place: Arc<Galley>,
    most: u32,
    width: f32,
    letter: f32,
    look: Look,
) -> Option<Row> {
    let document = editor.document();
    let card = document.card(row.card)?;
    let text = name_of(document, Target::Card(row.card), look.words);
    let step = name_of(document, Target::Step(card.step), look.words);
    let dots = (look.words.vote.dots)(row.dots);
    let spoken = format!("{}, {dots}, {text}, {step}", place.text());
    let ink = colour32(look.theme.text);
    let mut job = LayoutJob::simple(text, regular(letter), ink, width.max(letter));
    job.wrap.max_rows = LINES;
    Some(Row {
        card: row.card,
        spoken,
        place,
        text: ui.fonts_mut(|fonts| fonts.layout_job(job)),
        dots: line(ui, row.dots.to_string(), letter, look),
        share: row.dots as f32 / most as f32,
    })
}

/// Place, text, dots as a bar. Whether it was pressed.
fn draw(
    ui: &mut Ui,
    row: &Row,
    place_width: f32,
    bar: f32,
    letter: f32,
    asks_focus: bool,
    look: Look,
) -> bool {
    let theme = look.theme;
    let height = row.text.size().y + 0.7 * letter;
    let (rect, reply) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    reply.widget_info(|| WidgetInfo::selected(Role::Button, true, false, &row.spoken));
    if asks_focus {
        reply.request_focus();
    }
    if reply.gained_focus() {
        reply.scroll_to_me(None);
    }
    let painter = ui.painter();
    if reply.hovered() || reply.has_focus() {
        painter.rect_filled(rect, 6.0, ui.visuals().widgets.hovered.weak_bg_fill);
    }
    if reply.has_focus() {
        let stroke = egui::Stroke::new(2.0, colour32(theme.accent));
        painter.rect_stroke(rect, 6.0, stroke, egui::StrokeKind::Inside);
    }
    let ink = colour32(theme.text);
    let middle = |galley: &Galley| rect.center().y - galley.size().y / 2.0;
    let mut x = rect.left() + 0.4 * letter;
    painter.galley(pos2(x, middle(&row.place)), Arc::clone(&row.place), ink);
    x += place_width;
    painter.galley(pos2(x, middle(&row.text)), Arc::clone(&row.text), ink);
    let end = rect.right() - 1.8 * letter;
    let length = (bar * row.share).max(0.5 * letter);
    let bar = Rect::from_min_max(
        pos2(end - bar, rect.center().y - 0.28 * letter),
        pos2(end - bar + length, rect.center().y + 0.28 * letter),
    );
    painter.rect_filled(bar, 0.28 * letter, colour32(theme.vote));
    let right = rect.right() - 0.4 * letter - row.dots.size().x;
    painter.galley(pos2(right, middle(&row.dots)), Arc::clone(&row.dots), ink);
    reply.clicked()
}
