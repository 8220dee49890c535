//! A small searchable list that opens beside a lane: the role of a new one, or the colour of those selected.

use egui::{
    Area, Context, Frame, Id, Key, Margin, Modal, Modifiers, Order, Rect, Role, ScrollArea,
};
use egui::{Sense, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::fuzzy;
use super::style::{Look, colour32, regular};
use crate::editor::Side;
use crate::i18n::capital;
use crate::layout;
use crate::model::{LaneRole, Swatch};
use crate::scene::Colour;
use crate::theme::chrome;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    NewLane(Side),
    LaneColour,
}

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    NewLane(LaneRole, Side),
    /// `None`: the role's own.
    LaneColour(Option<Swatch>),
}

/// What became of the picker this frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Open,
    Closed,
    Chosen(Choice),
}

/// The picker while it is open.
#[derive(Debug, Clone)]
pub struct Picker {
    question: Question,
    /// The lane it belongs to, on screen.
    beside: Option<Rect>,
    search: String,
    cursor: usize,
    was_shown: bool,
}

const WIDTH: f32 = 280.0;
const ROW_HEIGHT: f32 = 30.0;
const NUM_ROWS: f32 = 9.5;

struct Entry {
    name: String,
    colour: Option<Colour>,
    choice: Choice,
}

impl Picker {
    pub fn new(question: Question, beside: Option<Rect>) -> Self {
        Self {
            question,
            beside,
            search: String::new(),
            cursor: 0,
            was_shown: false,
        }
    }

    fn entries(&self, look: Look) -> Vec<Entry> {
        let (words, theme) = (look.words, look.theme);
        let all: Vec<Entry> = match self.question {
            Question::NewLane(side) => LaneRole::ALL
                .iter()
                .map(|&role| Entry {
                    name: words.model.role(role).to_owned(),
                    colour: Some(layout::role_colour(role, theme)),
                    choice: Choice::NewLane(role, side),
                })
                .collect(),
            Question::LaneColour => {
                let usual = Entry {
                    name: capital(words.inspector.usual_colour),
                    colour: None,
                    choice: Choice::LaneColour(None),
                };
                let swatches = Swatch::ALL.iter().map(|&swatch| Entry {
                    name: words.model.swatch(swatch).to_owned(),
                    colour: Some(theme.swatch(swatch).strong),
                    choice: Choice::LaneColour(Some(swatch)),
                });
                std::iter::once(usual).chain(swatches).collect()
            }
        };
        let order = fuzzy::rank(&self.search, all.iter().map(|entry| &*entry.name));
        let mut all: Vec<Option<Entry>> = all.into_iter().map(Some).collect();
        order.into_iter().filter_map(|at| all[at].take()).collect()
    }

    pub fn show(&mut self, ctx: &Context, look: Look) -> Outcome {
        let id = Id::unique("picker");
        let screen = ctx.content_rect().shrink(2.0 * chrome::UNIT);
        let area = Area::new(id).order(Order::Foreground).constrain_to(screen);
        let area = match self.beside {
            Some(rect) => area.fixed_pos(pos2(rect.left() + 8.0, rect.bottom() + 4.0)),
            None => area.fixed_pos(screen.center_top() + vec2(-WIDTH / 2.0, 80.0)),
        };
        let frame = Frame::popup(&super::style::style(look.theme)).inner_margin(Margin::same(12));
        let response = Modal::new(id)
            .area(area)
            .frame(frame)
            .backdrop_color(egui::Color32::TRANSPARENT)
            .show(ctx, |ui| {
                ui.set_width(WIDTH);
                self.contents(ui, look)
            });
        if response.should_close() {
            Outcome::Closed
        } else {
            response.inner
        }
    }

    fn contents(&mut self, ui: &mut Ui, look: Look) -> Outcome {
        let words = &look.words.picker;
        let (title, hint) = match self.question {
            Question::NewLane(_) => (words.new_lane, look.words.inspector.find_role),
            Question::LaneColour => (words.lane_colour, words.find_colour),
        };
        ui.spacing_mut().item_spacing.y = 2.0 * chrome::UNIT;
        ui.strong(title);
        let pressed = |ui: &Ui, key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let step =
            isize::from(pressed(ui, Key::ArrowDown)) - isize::from(pressed(ui, Key::ArrowUp));
        let enter = pressed(ui, Key::Enter);
        let field = TextEdit::singleline(&mut self.search)
            .id(Id::unique("picker-search"))
            .hint_text(hint)
            .margin(vec2(8.0, 6.0))
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
        let is_first = !std::mem::replace(&mut self.was_shown, true);
        if is_first || !response.has_focus() {
            response.request_focus();
        }
        if response.changed() {
            self.cursor = 0;
            ui.ctx().request_repaint();
        }
        let entries = self.entries(look);
        let last = entries.len().saturating_sub(1);
        self.cursor = self.cursor.min(last).saturating_add_signed(step).min(last);
        let mut chosen = enter.then(|| entries.get(self.cursor)).flatten();
        ScrollArea::vertical()
            .max_height(NUM_ROWS * ROW_HEIGHT)
            .min_scrolled_height(NUM_ROWS * ROW_HEIGHT)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if entries.is_empty() {
                    super::dialog::muted(ui, look, words.nothing_found);
                }
                for (index, entry) in entries.iter().enumerate() {
                    let is_picked = index == self.cursor;
                    let response = row(ui, look, entry, is_picked);
                    if is_picked && step != 0 {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        chosen = Some(entry);
                    }
                }
            });
        chosen.map_or(Outcome::Open, |entry| Outcome::Chosen(entry.choice))
    }
}

fn row(ui: &mut Ui, look: Look, entry: &Entry, is_picked: bool) -> egui::Response {
    let size = vec2(ui.available_width(), ROW_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_picked, &*entry.name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let visuals = ui.style().interact_selectable(&response, is_picked);
    let painter = ui.painter();
    if is_picked || response.hovered() {
        painter.rect_filled(rect, visuals.corner_radius, visuals.weak_bg_fill);
    }
    let mark = Rect::from_center_size(rect.left_center() + vec2(18.0, 0.0), vec2(14.0, 14.0));
    match entry.colour {
        Some(colour) => painter.rect_filled(mark, 4.0, colour32(colour)),
        None => {
            let stroke = egui::Stroke::new(1.5, colour32(look.theme.text_muted));
            painter.rect_stroke(mark, 4.0, stroke, StrokeKind::Inside)
        }
    };
    let at = rect.left_center() + vec2(36.0, 0.0);
    let ink = colour32(look.theme.text);
    painter.text(
        at,
        egui::Align2::LEFT_CENTER,
        &entry.name,
        regular(chrome::TEXT),
        ink,
    );
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::theme::ThemeName;

    fn first(question: Question, lang: Lang, search: &str) -> Choice {
        let mut picker = Picker::new(question, None);
        search.clone_into(&mut picker.search);
        let look = Look::new(lang, ThemeName::Light);
        picker.entries(look)[0].choice
    }

    #[test]
    fn a_role_and_a_colour_are_found_by_a_few_letters_in_either_language() {
        let lane = Question::NewLane(Side::After);
        let emotion = Choice::NewLane(LaneRole::Emotion, Side::After);
        assert_eq!(first(lane, Lang::Fr, "emotion"), emotion);
        assert_eq!(first(lane, Lang::En, "emo"), emotion);
        let green = Choice::LaneColour(Some(Swatch::Green));
        assert_eq!(first(Question::LaneColour, Lang::Fr, "vert"), green);
        assert_eq!(first(Question::LaneColour, Lang::En, "green"), green);
    }

    #[test]
    fn the_usual_colour_comes_first() {
        let usual = Choice::LaneColour(None);
        assert_eq!(first(Question::LaneColour, Lang::En, ""), usual);
    }
}
