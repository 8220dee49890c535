//! How the open vote stands, over the map: its question, the dots that are left, those of the chosen card.

use egui::{Align2, Area, Context, Id, Margin, Order, Rect, RichText, vec2};

use super::super::{letters, plate};
use crate::editor::Editor;
use crate::scene::Target;
use crate::theme::chrome;
use crate::ui::canvas::CanvasState;
use crate::ui::style::{Look, bold, colour32, regular};

/// Shows the bar at the top of `area` while a round is open.
pub(in crate::ui::workshop) fn bar(ctx: &Context, area: Rect, editor: &Editor, look: Look) {
    let Some(round) = editor.voting() else { return };
    let presents = editor.presenting().is_some();
    let (line, beside) = letters(area, presents);
    let size = if presents { beside } else { chrome::TEXT };
    let (theme, words) = (look.theme, &look.words.vote);
    let left = (words.left)(round.num_left(), round.num_dots());
    let cards: Vec<_> = editor.selection().cards().collect();
    let chosen = match cards[..] {
        [] => Some(words.no_card.to_owned()),
        [card] if !round.hidden => Some((words.on_card)(&(words.dots)(round.dots(card)))),
        _ => None,
    };
    let margin = if presents {
        0.5 * line
    } else {
        2.0 * chrome::UNIT
    };
    let width = area.width() - 2.0 * margin;
    Area::new(Id::unique("vote_bar"))
        .order(Order::Middle)
        .pivot(Align2::CENTER_TOP)
        .fixed_pos(area.center_top() + vec2(0.0, margin))
        .interactable(false)
        .show(ctx, |ui| {
            ui.set_max_width(width);
            let inner = Margin::symmetric((0.7 * size) as i8, (0.35 * size) as i8);
            plate(look).inner_margin(inner).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.8 * size;
                    let (rect, _) = ui.allocate_exact_size(vec2(size, size), egui::Sense::hover());
                    let dot = colour32(theme.vote);
                    ui.painter().circle_filled(rect.center(), 0.42 * size, dot);
                    let ink = colour32(theme.text);
                    let name = RichText::new(&round.name).font(bold(size)).color(ink);
                    let most = (0.45 * width).max(120.0);
                    ui.scope(|ui| {
                        ui.set_max_width(most);
                        ui.add(egui::Label::new(name).truncate());
                    });
                    ui.label(RichText::new(left).font(regular(size)).color(ink));
                    let muted = colour32(theme.text_muted);
                    let small = regular((0.8 * size).max(chrome::SMALL));
                    if let Some(chosen) = chosen {
                        ui.label(RichText::new(chosen).font(small.clone()).color(ink));
                    }
                    ui.label(RichText::new(words.keys).font(small).color(muted));
                });
            });
        });
}

/// A ring around the chosen card, which nothing else shows in a presentation.
pub(in crate::ui::workshop) fn ring(
    ctx: &Context,
    editor: &Editor,
    canvas: &CanvasState,
    look: Look,
) {
    let layer = egui::LayerId::new(Order::Background, Id::unique("chosen_cards"));
    let Some(area) = canvas.area() else { return };
    let painter = ctx.layer_painter(layer).with_clip_rect(area);
    for card in editor.selection().cards() {
        if let Some(rect) = canvas.screen_rect(editor, Target::Card(card)) {
            let stroke = egui::Stroke::new(4.0, colour32(look.theme.vote));
            painter.rect_stroke(rect.expand(3.0), 8.0, stroke, egui::StrokeKind::Outside);
        }
    }
}
