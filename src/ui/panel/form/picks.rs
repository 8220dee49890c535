//! Fields that are picked: lists, check boxes, scores, faces, colours, marks.

use egui::{RichText, Vec2, vec2};

use super::{Form, Shared};
use crate::model::{Emotion, Mark, Swatch};
use crate::theme::chrome;
use crate::ui::panel::sign;
use crate::ui::style::colour32;

impl Form<'_> {
    /// One of a list.
    pub fn choice<T: Clone + PartialEq>(
        &mut self,
        key: &'static str,
        label: &str,
        value: &mut Shared<T>,
        options: &[(T, String)],
    ) -> bool {
        let is_on = |option: &T| !value.is_mixed && *option == value.value;
        let current = options.iter().find(|(option, _)| is_on(option));
        let mixed = self.words.inspector.mixed.to_owned();
        let current = current.map_or(mixed, |(_, name)| name.clone());
        let mut chosen = None;
        let label = self.label(label);
        let list = egui::ComboBox::from_id_salt(self.record.with(key))
            .width(self.ui.available_width())
            .truncate()
            .selected_text(current)
            .show_ui(self.ui, |ui| {
                for (option, name) in options {
                    if ui.selectable_label(is_on(option), name).clicked() {
                        chosen = Some(option.clone());
                    }
                }
            });
        list.response.labelled_by(label);
        let Some(chosen) = chosen.filter(|chosen| !is_on(chosen)) else {
            return false;
        };
        value.set(chosen);
        self.made();
        true
    }

    /// Yes, no, or some so and some not.
    pub fn toggle(&mut self, label: &str, value: &mut Shared<bool>) -> bool {
        self.ui.add_space(chrome::UNIT);
        let mut is_on = value.value && !value.is_mixed;
        let check = egui::Checkbox::new(&mut is_on, label).indeterminate(value.is_mixed);
        let is_changed = self.ui.add(check).changed();
        if is_changed {
            value.set(is_on);
            self.made();
        }
        is_changed
    }

    /// 1…5 or nothing; a second click on the same takes it away.
    pub fn score(&mut self, label: &str, value: &mut Shared<Option<u8>>, ends: [&str; 2]) -> bool {
        let theme = self.theme;
        let words = &self.words.inspector;
        let known = value.value.filter(|_| !value.is_mixed);
        let shown = match (value.is_mixed, known) {
            (true, _) => words.mixed.to_owned(),
            (false, None) => words.not_set.to_owned(),
            (false, Some(score)) => format!("{score}/5"),
        };
        let mut clicked = None;
        self.label(label);
        self.ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(chrome::UNIT);
            for score in 1..=5_u8 {
                let name = format!("{label} {score}");
                let is_on = known.is_some_and(|value| score <= value);
                let response = sign::dot(ui, theme, is_on, score, &name);
                let response = match score {
                    1 => response.on_hover_text(ends[0]),
                    5 => response.on_hover_text(ends[1]),
                    _ => response,
                };
                if response.clicked() {
                    clicked = Some(score);
                }
            }
            muted(ui, &shown, theme);
        });
        if clicked.is_none() {
            return false;
        }
        value.set(clicked.filter(|_| known != clicked));
        self.made();
        true
    }

    /// Five faces and half steps; a second click on the same face takes the emotion away.
    pub fn emotion(&mut self, label: &str, value: &mut Shared<Option<Emotion>>) -> bool {
        let (theme, words) = (self.theme, self.words);
        let known = value.value.filter(|_| !value.is_mixed);
        let mut chosen = None;
        self.label(label);
        self.ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(chrome::UNIT);
            for level in -2..=2_i8 {
                let Some(emotion) = Emotion::nearest(f32::from(level)) else {
                    continue;
                };
                let is_on = known.is_some_and(|value| value.level() == level);
                let name = format!("{label}, {}", words.model.emotion(emotion));
                if sign::face_button(ui, theme, emotion, is_on, &name).clicked() {
                    chosen = Some(Some(emotion).filter(|_| known != Some(emotion)));
                }
            }
            ui.spacing_mut().button_padding.x = chrome::UNIT;
            for (sign, by, name) in [
                ("−", -1, words.inspector.half_step_down),
                ("+", 1, words.inspector.half_step_up),
            ] {
                let button = egui::Button::new(sign).min_size(Vec2::splat(chrome::TARGET));
                let response = ui.add(button).on_hover_text(name);
                let response = response.accessible_name(format!("{label}, {name}"));
                if response.clicked() {
                    chosen = Some(Some(known.unwrap_or_default().shifted(by)));
                }
            }
            if let Some(value) = known {
                let number = words.inspector.signed(value.value());
                ui.label(RichText::new(number).size(chrome::SMALL))
                    .on_hover_text(words.model.emotion(value));
            } else if value.is_mixed {
                muted(ui, words.inspector.mixed, theme);
            }
        });
        let Some(chosen) = chosen else {
            return false;
        };
        value.set(chosen);
        self.made();
        true
    }

    /// A colour of the theme, or the usual one.
    pub fn swatch(&mut self, label: &str, value: &mut Shared<Option<Swatch>>) -> bool {
        let (theme, words) = (self.theme, self.words);
        let is_on = |swatch: Option<Swatch>| !value.is_mixed && value.value == swatch;
        let mut chosen = None;
        self.label(label);
        self.ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, chrome::UNIT);
            let none = format!("{label}, {}", words.inspector.usual_colour);
            if sign::swatch(ui, theme, None, is_on(None), &none).clicked() {
                chosen = Some(None);
            }
            for swatch in Swatch::ALL {
                let name = format!("{label}, {}", words.model.swatch(swatch));
                let is_on = is_on(Some(swatch));
                if sign::swatch(ui, theme, Some(swatch), is_on, &name).clicked() {
                    chosen = Some(Some(swatch));
                }
            }
            if value.is_mixed {
                muted(ui, words.inspector.mixed, theme);
            }
        });
        let Some(chosen) = chosen.filter(|&chosen| !is_on(chosen)) else {
            return false;
        };
        value.set(chosen);
        self.made();
        true
    }

    /// One of the four marks; a second click takes it away.
    pub fn mark(&mut self, label: &str, value: &mut Shared<Option<Mark>>) -> bool {
        const MARKS: [Mark; 4] = [Mark::Pain, Mark::Delight, Mark::Opportunity, Mark::Question];
        let (theme, words) = (self.theme, self.words);
        let known = value.value.filter(|_| !value.is_mixed);
        let mut chosen = None;
        self.label(label);
        self.ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(chrome::UNIT);
            for mark in MARKS {
                let name = format!("{label}, {}", words.model.mark(mark));
                if sign::mark(ui, theme, mark, known == Some(mark), &name).clicked() {
                    chosen = Some(Some(mark).filter(|_| known != Some(mark)));
                }
            }
            if let Some(mark) = known {
                muted(ui, words.model.mark(mark), theme);
            } else if value.is_mixed {
                muted(ui, words.inspector.mixed, theme);
            }
        });
        let Some(chosen) = chosen else {
            return false;
        };
        value.set(chosen);
        self.made();
        true
    }
}

fn muted(ui: &mut egui::Ui, text: &str, theme: &crate::theme::Theme) {
    let colour = colour32(theme.text_muted);
    ui.label(RichText::new(text).size(chrome::SMALL).color(colour));
}
