//! The rounds that were held, and the ranking of one of them.

use egui::{ComboBox, Rect, Response, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::WorkshopResponse;
use super::standing::{Row, seen};
use super::{Asked, VotesState};
use crate::editor::Editor;
use crate::model::VoteRound;
use crate::theme::chrome;
use crate::ui::style::{Look, bold, colour32, regular};

pub(super) fn show(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut VotesState,
    look: Look,
    response: &mut WorkshopResponse,
) {
    let words = &look.words.vote;
    let rounds = editor.document().vote_rounds.clone();
    if rounds.is_empty() {
        let muted = colour32(look.theme.text_muted);
        ui.label(RichText::new(words.no_rounds).color(muted));
        return;
    }
    let chosen = state
        .chosen
        .filter(|id| editor.document().vote_round(*id).is_some());
    let id = chosen.unwrap_or(rounds[rounds.len() - 1].id);
    state.chosen = Some(id);
    let Some(round) = editor.document().vote_round(id).cloned() else {
        return;
    };
    ui.label(RichText::new(words.result).strong());
    let mut picked = None;
    let reply = ComboBox::from_id_salt("vote_round")
        .selected_text(title(&round, look))
        .width(ui.available_width() - 8.0)
        .truncate()
        .show_ui(ui, |ui| {
            for row in rounds.iter().rev() {
                if ui
                    .selectable_label(row.id == id, title(row, look))
                    .clicked()
                {
                    picked = Some(row.id);
                }
            }
        });
    reply.response.accessible_name(words.rounds);
    if picked.is_some() {
        state.chosen = picked;
    }
    let mut shown = editor.shown_round().is_some_and(|round| round.id == id);
    if ui.checkbox(&mut shown, words.show_on_map).changed() {
        editor.show_votes(shown.then_some(id));
    }
    ranks(ui, editor, state, &round, look);
    ui.horizontal_wrapped(|ui| {
        let has_result = !round.votes.is_empty() && !round.hidden;
        if ui
            .add_enabled(has_result, egui::Button::new(words.copy))
            .clicked()
        {
            response.copied = editor.ranking_table(id);
            response.notice = Some(words.copied.to_owned());
        }
        if !round.open && ui.button(words.again).clicked() {
            let _ = editor.start_vote((*round).clone());
        }
        if ui.button(words.delete).clicked() {
            let _ = editor.remove_round(id);
            response.notice = editor.undo_name().map(|name| crate::i18n::capital(&name));
        }
    });
}

fn title(round: &VoteRound, look: Look) -> String {
    let mut parts = vec![round.name.clone()];
    parts.extend(round.date.map(|date| look.words.layout.date(date)));
    if round.open {
        parts.push(look.words.vote.is_open.to_owned());
    }
    parts.join(" · ")
}

fn ranks(ui: &mut Ui, editor: &mut Editor, state: &mut VotesState, round: &VoteRound, look: Look) {
    let words = &look.words.vote;
    let muted = colour32(look.theme.text_muted);
    let note = match () {
        () if round.hidden => Some(words.still_hidden),
        () if round.votes.is_empty() => Some(words.no_dots),
        () => None,
    };
    if let Some(note) = note {
        ui.label(RichText::new(note).color(muted));
        return;
    }
    let standing = state.standing.of(editor.document(), round, look.words);
    let asks_focus = matches!(state.asked.take(), Some(Asked::Result(_)));
    let gap = ui.spacing().item_spacing.y;
    let pitch = 2.0 * chrome::TARGET + gap;
    let num = standing.rows.len();
    let size = vec2(ui.available_width(), (num as f32 * pitch - gap).max(0.0));
    let (area, _) = ui.allocate_exact_size(size, Sense::hover());
    let clip = ui.clip_rect().translate(-area.min.to_vec2());
    let ends: Vec<f32> = (1..=num).map(|end| end as f32 * pitch).collect();
    let seen = match asks_focus {
        true => 0..num.min(1),
        false => seen(&ends, clip.top(), clip.bottom()),
    };
    let mut wanted = None;
    for index in seen {
        let row = &standing.rows[index];
        let corner = pos2(area.left(), area.top() + index as f32 * pitch);
        let place = Rect::from_min_size(corner, vec2(area.width(), pitch - gap));
        let reply = rank(ui, place, row, standing.most, look);
        if asks_focus {
            reply.request_focus();
            reply.scroll_to_me(None);
        }
        if reply.gained_focus() {
            reply.scroll_to_me(None);
        }
        if reply.clicked() {
            wanted = Some(row.card);
        }
    }
    let given = (words.given)(round.num_given(), round.num_dots());
    ui.label(RichText::new(given).size(chrome::SMALL).color(muted));
    if let Some(card) = wanted {
        editor.show_card(card);
    }
}

/// One line of the ranking: place, dots as a bar, card and step.
fn rank(ui: &mut Ui, rect: Rect, row: &Row, most: u32, look: Look) -> Response {
    let (words, theme) = (look.words, look.theme);
    let id = ui.scope_id().with(("rank", row.card.to_string()));
    let reply = ui.interact(rect, id, Sense::click());
    let name = row.spoken(words);
    reply.widget_info(|| WidgetInfo::selected(Role::Button, true, false, &name));
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    if reply.hovered() || reply.has_focus() {
        let fill = ui.visuals().widgets.hovered.weak_bg_fill;
        painter.rect_filled(rect, 4.0, fill);
    }
    if reply.has_focus() {
        let stroke = egui::Stroke::new(2.0, colour32(theme.accent));
        painter.rect_stroke(rect, 4.0, stroke, egui::StrokeKind::Inside);
    }
    let (ink, muted) = (colour32(theme.text), colour32(theme.text_muted));
    let left = rect.left() + 6.0;
    let top = rect.top() + 4.0;
    let place = painter.text(
        pos2(left, top),
        egui::Align2::LEFT_TOP,
        &row.place,
        bold(chrome::TEXT),
        ink,
    );
    let column = (left + 76.0).max(place.right() + 8.0);
    let number = painter.text(
        pos2(rect.right() - 6.0, top),
        egui::Align2::RIGHT_TOP,
        row.dots,
        bold(chrome::TEXT),
        ink,
    );
    let width = number.left() - 8.0 - column;
    line(
        &painter,
        pos2(column, top),
        width,
        row.text.clone(),
        (chrome::TEXT, ink),
    );
    let low = rect.bottom() - 19.0;
    let bar = (width * 0.45 * row.dots as f32 / most as f32).max(4.0);
    let bar = Rect::from_min_size(pos2(column, low + 3.0), vec2(bar, 9.0));
    painter.rect_filled(bar, 4.5, colour32(theme.vote));
    let beside = bar.right() + 8.0;
    let room = rect.right() - 6.0 - beside;
    line(
        &painter,
        pos2(beside, low),
        room,
        row.step.clone(),
        (chrome::SMALL, muted),
    );
    reply.on_hover_text(words.vote.jump)
}

/// Text in one line, with an ellipsis where it does not fit.
fn line(
    painter: &egui::Painter,
    at: egui::Pos2,
    width: f32,
    text: String,
    (size, colour): (f32, egui::Color32),
) {
    let mut job = egui::text::LayoutJob::simple_singleline(text, regular(size), colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(8.0));
    let galley = painter.ctx().fonts_mut(|fonts| fonts.layout_job(job));
    painter.galley(at, galley, colour);
}
