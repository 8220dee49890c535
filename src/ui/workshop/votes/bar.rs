//! How the open vote stands, over the map: its question, the dots that are left, those of the chosen card.

use egui::{Align2, Area, Context, Id, Margin, Order, Rect, RichText, vec2};

use super::super::{plate, shortened};
use crate::editor::Editor;
use crate::model::VoteRound;
use crate::scene::Target;
use crate::theme::chrome;
use crate::ui::canvas::CanvasState;
use crate::ui::panel::name_of;
use crate::ui::style::{Look, bold, colour32, regular};

/// Shows the bar while a round is open: over the top of `area`, in a presentation above it.
pub(in crate::ui::workshop) fn bar(ctx: &Context, area: Rect, editor: &Editor, look: Look) {
    let Some(round) = editor.voting() else { return };
    match editor.presenting() {
        None => beside_editing(ctx, area, editor, round, look),
        // A covered picture is covered wholly.
        Some(presenting) if presenting.cover().is_some() => {}
        Some(presenting) => in_room(ctx, area, editor, round, presenting.letter(), look),
    }
}

/// A plate over the map.
fn beside_editing(ctx: &Context, area: Rect, editor: &Editor, round: &VoteRound, look: Look) {
    let (theme, words) = (look.theme, &look.words.vote);
    let size = chrome::TEXT;
    let left = (words.left)(round.num_left(), round.num_dots());
    let cards: Vec<_> = editor.selection().cards().collect();
    let chosen = match cards[..] {
        [] => Some(words.no_card.to_owned()),
        [card] if !round.hidden => Some((words.on_card)(&(words.dots)(round.dots(card)))),
        _ => None,
    };
    let margin = 2.0 * chrome::UNIT;
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

/// What the bar of the room says, in as many words as there is room for.
struct Said {
    left: String,
    chosen: String,
    keys: &'static str,
}

/// Over the whole width, where the picture makes room for it.
fn in_room(ctx: &Context, area: Rect, editor: &Editor, round: &VoteRound, letter: f32, look: Look) {
    let (theme, words) = (look.theme, &look.words.vote);
    let head = Rect::from_min_max(
        area.left_top() - vec2(0.0, editor.picture_head()),
        area.right_top(),
    );
    let chosen = Chosen::of(editor, round, look);
    let said = |brevity, named| said(&chosen, round, look, brevity, named);
    let full = said(0, usize::MAX);
    let fonts = (bold(letter), regular(letter));
    let ink = colour32(theme.text);
    let width_of = |text: &str, font: &egui::FontId| {
        let galley =
            ctx.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font.clone(), ink));
        galley.size().x
    };
    let (side, gap) = (0.6 * letter, 0.7 * letter);
    let row = head.shrink2(vec2(side, 0.0));
    let name_width = width_of(&round.name, &fonts.0);
    // What stays for the question when the rest is said so shortly.
    let room = |said: &Said| {
        let texts = [&*said.left, &*said.chosen, said.keys];
        let texts = texts.iter().filter(|text| !text.is_empty());
        let taken: f32 = texts.map(|text| width_of(text, &fonts.1) + gap).sum();
        row.width() - taken - 1.2 * letter
    };
    let wanted = name_width.min(0.45 * row.width());
    let mut shown = said(0, NAMED[0]);
    let mut brevity = 0;
    while brevity < SHORTEST && room(&shown) < wanted {
        brevity += 1;
        shown = said(brevity, NAMED[0]);
    }
    for letters in NAMED {
        let longer = said(brevity, letters);
        if room(&longer) >= wanted {
            shown = longer;
        }
    }
    // Where all is as short as can be, the question keeps a share, and what is behind it is cut.
    let name_width = name_width.min(room(&shown).max(LEAST_NAME * row.width()));
    Area::new(Id::unique("vote_bar"))
        .order(Order::Middle)
        .fixed_pos(head.min)
        .interactable(false)
        .show(ctx, |ui| {
            ui.allocate_rect(head, egui::Sense::hover());
            let painter = ui.painter();
            painter.rect_filled(head, 0.0, colour32(theme.label_fill));
            let edge = egui::Stroke::new(2.0, colour32(theme.grid));
            painter.hline(head.x_range(), head.bottom() - 1.0, edge);
            let dot = row.left_center() + vec2(0.35 * letter, 0.0);
            painter.circle_filled(dot, 0.35 * letter, colour32(theme.vote));
            let mut x = row.left() + 1.2 * letter;
            let mut put = |ui: &mut egui::Ui, text: &str, font: egui::FontId, width: f32| {
                let width = width.min(row.right() - x - 1.0).max(0.0);
                let place =
                    Rect::from_min_size(egui::pos2(x, row.top()), vec2(width + 1.0, row.height()));
                x += width + gap;
                let layout = egui::Layout::left_to_right(egui::Align::Center);
                let mut cell = ui.new_child(egui::UiBuilder::new().max_rect(place).layout(layout));
                let text = RichText::new(text).font(font).color(ink);
                cell.add(egui::Label::new(text).truncate().selectable(false))
            };
            put(ui, &round.name, fonts.0.clone(), name_width);
            let width = width_of(&shown.left, &fonts.1);
            speak(&put(ui, &shown.left, fonts.1.clone(), width), &full.left);
            if !shown.chosen.is_empty() {
                let width = width_of(&shown.chosen, &fonts.1);
                speak(
                    &put(ui, &shown.chosen, fonts.1.clone(), width),
                    &full.chosen,
                );
            }
            let width = width_of(shown.keys, &fonts.1);
            let place = Rect::from_min_max(
                egui::pos2(row.right() - width - 1.0, row.top()),
                row.right_bottom(),
            );
            let layout = egui::Layout::right_to_left(egui::Align::Center);
            let mut cell = ui.new_child(egui::UiBuilder::new().max_rect(place).layout(layout));
            let muted = colour32(theme.text_muted);
            let keys = RichText::new(shown.keys).font(fonts.1.clone()).color(muted);
            let keys = cell.add(egui::Label::new(keys).selectable(false));
            speak(&keys, words.keys_in_room[0]);
        });
}

/// What is shortened for the eye is told in full.
fn speak(label: &egui::Response, text: &str) {
    label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
}

/// The question's least share of the bar.
const LEAST_NAME: f32 = 0.2;
/// How often what the bar says can be shortened.
const SHORTEST: usize = 5;

/// The card that dots would be given to.
enum Chosen {
    None,
    /// Its dots, unless nobody may know; its name where it is not in the picture.
    One(Option<u32>, Option<String>),
    Many,
}

impl Chosen {
    fn of(editor: &Editor, round: &VoteRound, look: Look) -> Self {
        let mut cards = editor.selection().cards();
        let (Some(card), rest) = (cards.next(), cards.next()) else {
            return Self::None;
        };
        if rest.is_some() {
            return Self::Many;
        }
        let dots = (!round.hidden).then(|| round.dots(card));
        let target = Target::Card(card);
        let is_drawn = editor.layout().rect_of(target).is_some();
        let name = (!is_drawn).then(|| name_of(editor.document(), target, look.words));
        Self::One(dots, name)
    }
}

fn said(chosen: &Chosen, round: &VoteRound, look: Look, brevity: usize, named: usize) -> Said {
    let words = &look.words.vote;
    let (left, all) = (round.num_left(), round.num_dots());
    let chosen = match chosen {
        Chosen::None => words.no_card.to_owned(),
        Chosen::One(dots, name) => {
            let text = match dots {
                None => String::new(),
                Some(dots) if name.is_some() => format!("· {}", (words.dots)(*dots)),
                Some(dots) if brevity < 1 => (words.on_card)(&(words.dots)(*dots)),
                Some(dots) => (words.on_card_in_room)(*dots),
            };
            match name.as_deref().map(|name| shortened(name, named)) {
                None => text,
                Some(name) => {
                    let is_quoted = name.starts_with(['«', '“', '‘', '"']);
                    let name = if is_quoted {
                        name
                    } else {
                        (words.card_in_room)(&name)
                    };
                    match dots {
                        // What is cut at the end is the name.
                        Some(dots) if brevity > 3 => format!("{dots} · {name}"),
                        _ => format!("{name} {text}").trim_end().to_owned(),
                    }
                }
            }
        }
        Chosen::Many => String::new(),
    };
    Said {
        left: match brevity {
            2 | 4 | 5 => (words.left_in_room)(left, all),
            _ => (words.left)(left, all),
        },
        chosen,
        keys: match brevity {
            0..=2 => words.keys_in_room[0],
            3 | 4 => words.keys_in_room[1],
            // Help tells them too.
            _ => "",
        },
    }
}

/// Letters of a card's text where it is only named: as many as there is room for.
const NAMED: [usize; 6] = [14, 24, 32, 40, 56, 80];

/// A ring around the chosen card, which nothing else shows in a presentation. Where cards are not drawn, the
/// bar names it.
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
        let target = Target::Card(card);
        let is_drawn = editor.layout().rect_of(target).is_some();
        if let Some(rect) = canvas.screen_rect(editor, target).filter(|_| is_drawn) {
            let stroke = egui::Stroke::new(4.0, colour32(look.theme.vote));
            painter.rect_stroke(rect.expand(3.0), 8.0, stroke, egui::StrokeKind::Outside);
        }
    }
}
