//! The parts of a form: a label above each field, errors beside the field, every field named for
//! screen readers.
//!
//! A form edits a copy of a record. [`Form::change`] says what became of it: nothing, typing (which
//! merges into one undo step until the field is left), or a finished change.

use std::collections::HashMap;
use std::str::FromStr;

use egui::{Id, Response, RichText, TextEdit, Ui, Vec2, vec2};

use super::sign;
use crate::i18n::Catalog;
use crate::model::{Date, Emotion, Swatch, TimeSpan};
use crate::theme::{Theme, chrome};
use crate::ui::style::{bold, colour32};

/// What a form did to its record in this frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Change {
    #[default]
    None,
    /// Letters arrived in the field with this name.
    Typing(&'static str),
    /// A choice was made.
    Made,
}

/// Texts that are being written and do not say anything valid yet, by field.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    texts: HashMap<Id, String>,
}

impl Drafts {
    pub fn clear(&mut self) {
        self.texts.clear();
    }
}

/// A column of fields over one record.
pub(super) struct Form<'a> {
    pub ui: &'a mut Ui,
    pub words: &'static Catalog,
    pub theme: &'a Theme,
    drafts: &'a mut Drafts,
    /// Tells the records apart, so that a draft never shows up in another record's field.
    record: Id,
    pub change: Change,
    /// A field was left: what follows is another undo step.
    pub sealed: bool,
}

impl<'a> Form<'a> {
    pub fn new(
        ui: &'a mut Ui,
        record: impl std::hash::Hash + std::fmt::Debug,
        words: &'static Catalog,
        theme: &'a Theme,
        drafts: &'a mut Drafts,
    ) -> Self {
        Self {
            record: Id::unique(("record", record)),
            ui,
            words,
            theme,
            drafts,
            change: Change::None,
            sealed: false,
        }
    }

    /// A heading over a group of fields.
    pub fn section(&mut self, title: &str) {
        self.ui.add_space(2.0 * chrome::UNIT);
        self.ui.separator();
        self.ui.label(RichText::new(title).font(bold(chrome::TEXT)));
    }

    /// A line between groups of fields, where the next field's label says enough.
    pub fn divide(&mut self) {
        self.ui.add_space(2.0 * chrome::UNIT);
        self.ui.separator();
    }

    /// A muted line of explanation.
    pub fn hint(&mut self, text: &str) {
        let colour = colour32(self.theme.text_muted);
        self.ui
            .label(RichText::new(text).size(chrome::SMALL).color(colour));
    }

    /// Space for one field: its label, then its input.
    fn field<R>(&mut self, label: &str, input: impl FnOnce(&mut Self, Id) -> R) -> R {
        let colour = colour32(self.theme.text_muted);
        self.ui.add_space(chrome::UNIT);
        let shown = self
            .ui
            .label(RichText::new(label).size(chrome::SMALL).color(colour));
        self.ui.add_space(-chrome::UNIT);
        input(self, shown.id)
    }

    fn error(&mut self, text: &str) {
        let colour = colour32(self.theme.danger);
        self.ui
            .label(RichText::new(text).size(chrome::SMALL).color(colour));
    }

    fn typed(&mut self, response: &Response, key: &'static str) {
        if response.changed() {
            self.change = Change::Typing(key);
        }
        if response.lost_focus() {
            self.sealed = true;
        }
    }

    /// A line of text.
    pub fn text(&mut self, key: &'static str, label: &str, value: &mut String) -> Response {
        let id = self.record.with(key);
        let response = self.field(label, |form, label| {
            let edit = TextEdit::singleline(value)
                .id(id)
                .desired_width(f32::INFINITY);
            form.ui.add(edit).labelled_by(label)
        });
        self.typed(&response, key);
        response
    }

    /// Several lines of text.
    pub fn area(&mut self, key: &'static str, label: &str, value: &mut String) -> Response {
        let id = self.record.with(key);
        let response = self.field(label, |form, label| {
            let edit = TextEdit::multiline(value)
                .id(id)
                .desired_rows(2)
                .desired_width(f32::INFINITY);
            form.ui.add(edit).labelled_by(label)
        });
        self.typed(&response, key);
        response
    }

    /// A list, one entry per line.
    pub fn lines(&mut self, key: &'static str, label: &str, value: &mut Vec<String>) {
        let id = self.record.with(key);
        let has_focus = self.ui.memory(|memory| memory.has_focus(id));
        let mut text = match self.drafts.texts.get(&id) {
            // While it is written in, the field keeps its empty lines and blanks.
            Some(draft) if has_focus && entries(draft) == *value => draft.clone(),
            _ => value.join("\n"),
        };
        let hint = self.words.inspector.one_per_line;
        let response = self.field(label, |form, label| {
            let edit = TextEdit::multiline(&mut text)
                .id(id)
                .desired_rows(1)
                .hint_text(hint)
                .desired_width(f32::INFINITY);
            form.ui.add(edit).labelled_by(label)
        });
        if response.changed() {
            let changed = entries(&text);
            self.drafts.texts.insert(id, text);
            if changed != *value {
                *value = changed;
                self.change = Change::Typing(key);
            }
        }
        if response.lost_focus() {
            self.drafts.texts.remove(&id);
            self.sealed = true;
        }
    }

    /// A value that not every text is; the wrong ones stay in the field, with `error`, and change nothing.
    pub fn parsed<T>(
        &mut self,
        key: &'static str,
        label: &str,
        value: &mut Option<T>,
        hint: &str,
        error: &str,
    ) where
        T: FromStr + ToString + PartialEq,
    {
        let show = |value: &T| value.to_string();
        self.converted(key, label, value, hint, error, show, |text| {
            text.parse().ok()
        });
    }

    /// How long something takes, written as the map writes it.
    pub fn time_span(&mut self, key: &'static str, label: &str, value: &mut Option<TimeSpan>) {
        let words = self.words;
        let (hint, error) = (
            words.inspector.duration_hint,
            words.inspector.not_a_duration,
        );
        let show = |span: &TimeSpan| words.layout.time_span(*span);
        self.converted(key, label, value, hint, error, show, |text| {
            text.parse().ok()
        });
    }

    /// A day; also taken as it is written in everyday French and English, day first.
    pub fn date(&mut self, key: &'static str, label: &str, value: &mut Option<Date>) {
        let words = &self.words.inspector;
        let (hint, error) = (words.date_hint, words.not_a_date);
        let show = |date: &Date| date.to_string();
        self.converted(key, label, value, hint, error, show, everyday_date);
    }

    /// A number, with a decimal comma or point.
    pub fn number(&mut self, key: &'static str, label: &str, value: &mut Option<f64>) {
        let words = self.words;
        let show = |value: &f64| words.inspector.number(*value);
        let parse = |text: &str| {
            let plain: String = text
                .chars()
                .filter(|letter| !letter.is_whitespace())
                .map(|letter| if letter == ',' { '.' } else { letter })
                .collect();
            plain.parse().ok().filter(|number: &f64| number.is_finite())
        };
        let (hint, error) = ("", words.inspector.not_a_number);
        self.converted(key, label, value, hint, error, show, parse);
    }

    #[expect(clippy::too_many_arguments, reason = "one call per kind of value")]
    fn converted<T: PartialEq>(
        &mut self,
        key: &'static str,
        label: &str,
        value: &mut Option<T>,
        hint: &str,
        error: &str,
        show: impl Fn(&T) -> String,
        parse: impl Fn(&str) -> Option<T>,
    ) {
        let id = self.record.with(key);
        let mut text = match self.drafts.texts.get(&id) {
            Some(draft) => draft.clone(),
            None => value.as_ref().map(&show).unwrap_or_default(),
        };
        let hint = hint.to_owned();
        let response = self.field(label, |form, label| {
            let edit = TextEdit::singleline(&mut text)
                .id(id)
                .hint_text(hint)
                .desired_width(f32::INFINITY);
            form.ui.add(edit).labelled_by(label)
        });
        let read = if text.trim().is_empty() {
            Ok(None)
        } else {
            parse(text.trim()).map(Some).ok_or(())
        };
        if response.changed() {
            if let Ok(read) = &read
                && read != value
            {
                self.change = Change::Typing(key);
            }
            self.drafts.texts.insert(id, text);
        }
        let leaves = response.lost_focus();
        match read {
            Ok(read) => {
                if response.changed() {
                    *value = read;
                }
                if leaves || !response.has_focus() {
                    self.drafts.texts.remove(&id);
                }
            }
            Err(()) => self.error(error),
        }
        if leaves {
            self.sealed = true;
        }
    }

    /// One of a list.
    pub fn choice<T: Clone + PartialEq>(
        &mut self,
        key: &'static str,
        label: &str,
        value: &mut T,
        options: &[(T, String)],
    ) {
        let id = self.record.with(key);
        let current = options.iter().find(|(option, _)| option == value);
        let current = current.map(|(_, name)| name.clone()).unwrap_or_default();
        let mut chosen = None;
        self.field(label, |form, label_id| {
            let width = form.ui.available_width();
            let list = egui::ComboBox::from_id_salt(id)
                .width(width)
                .selected_text(current)
                .show_ui(form.ui, |ui| {
                    for (option, name) in options {
                        if ui.selectable_label(option == value, name).clicked() {
                            chosen = Some(option.clone());
                        }
                    }
                });
            list.response.labelled_by(label_id);
        });
        if let Some(chosen) = chosen
            && chosen != *value
        {
            *value = chosen;
            self.change = Change::Made;
        }
    }

    /// Yes or no.
    pub fn toggle(&mut self, label: &str, value: &mut bool) {
        self.ui.add_space(chrome::UNIT);
        if self.ui.checkbox(value, label).changed() {
            self.change = Change::Made;
        }
    }

    /// A button over the whole width.
    pub fn button(&mut self, label: &str) -> bool {
        self.ui.button(label).clicked()
    }

    /// 1…5 or nothing; a second click on the same takes it away.
    pub fn score(&mut self, label: &str, value: &mut Option<u8>, ends: [&str; 2]) {
        let mut clicked = None;
        let theme = self.theme;
        let unset = self.words.inspector.not_set;
        self.field(label, |form, _| {
            form.ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = chrome::UNIT;
                for score in 1..=5_u8 {
                    let name = format!("{label} {score}");
                    let is_on = value.is_some_and(|value| score <= value);
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
                ui.add_space(chrome::UNIT);
                let shown = value.map_or_else(|| unset.to_owned(), |value| format!("{value}/5"));
                ui.label(
                    RichText::new(shown)
                        .size(chrome::SMALL)
                        .color(colour32(theme.text_muted)),
                );
            });
        });
        if clicked.is_some() {
            *value = if *value == clicked { None } else { clicked };
            self.change = Change::Made;
        }
    }

    /// Five faces and half steps; a second click on the same face takes the emotion away.
    pub fn emotion(&mut self, label: &str, value: &mut Option<Emotion>) {
        let (theme, words) = (self.theme, self.words);
        let before = *value;
        self.field(label, |form, _| {
            form.ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = chrome::UNIT;
                for level in -2..=2_i8 {
                    let Some(emotion) = Emotion::nearest(f32::from(level)) else {
                        continue;
                    };
                    let is_on = value.is_some_and(|value| value.level() == level);
                    let name = format!("{label}, {}", words.model.emotion(emotion));
                    if sign::face_button(ui, theme, emotion, is_on, &name).clicked() {
                        *value = if *value == Some(emotion) {
                            None
                        } else {
                            Some(emotion)
                        };
                    }
                }
                ui.add_space(chrome::UNIT);
                for (sign, by, name) in [
                    ("−", -1, words.inspector.half_step_down),
                    ("+", 1, words.inspector.half_step_up),
                ] {
                    let button = egui::Button::new(sign).min_size(Vec2::splat(chrome::TARGET));
                    let response = ui.add(button).on_hover_text(name);
                    let response = response.accessible_name(format!("{label}, {name}"));
                    if response.clicked() {
                        *value = Some(value.unwrap_or_default().shifted(by));
                    }
                }
                if let Some(value) = value {
                    let number = words.inspector.signed(value.value());
                    ui.label(RichText::new(number).size(chrome::SMALL))
                        .on_hover_text(words.model.emotion(*value));
                }
            });
        });
        if *value != before {
            self.change = Change::Made;
        }
    }

    /// A colour of the theme, or the usual one.
    pub fn swatch(&mut self, label: &str, value: &mut Option<Swatch>) {
        let (theme, words) = (self.theme, self.words);
        let before = *value;
        self.field(label, |form, _| {
            form.ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(0.0, chrome::UNIT);
                let none = format!("{label}, {}", words.inspector.usual_colour);
                if sign::swatch(ui, theme, None, value.is_none(), &none).clicked() {
                    *value = None;
                }
                for swatch in Swatch::ALL {
                    let name = format!("{label}, {}", words.model.swatch(swatch));
                    let is_on = *value == Some(swatch);
                    if sign::swatch(ui, theme, Some(swatch), is_on, &name).clicked() {
                        *value = Some(swatch);
                    }
                }
            });
        });
        if *value != before {
            self.change = Change::Made;
        }
    }
}

/// `2026-05-12`, `12/05/2026` or `12.5.2026`.
fn everyday_date(text: &str) -> Option<Date> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let mut parts = text.split(['/', '.']).map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// The entries of a list field: one per line, without blanks around them and empty ones.
fn entries(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_may_be_written_as_people_write_it() {
        let day = everyday_date("2026-05-12");
        assert!(day.is_some());
        assert_eq!(everyday_date("12/05/2026"), day);
        assert_eq!(everyday_date("12.5.2026"), day);
        for wrong in ["31/02/2026", "12/05/26", "12/05", "demain", "1/2/3/2026"] {
            assert_eq!(everyday_date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_list_field_forgets_blanks_and_empty_lines() {
        assert_eq!(entries(" a \n\n b\u{202f}? \n"), ["a", "b\u{202f}?"]);
        assert!(entries("\n \n").is_empty());
    }
}
