//! Fields that are written in: lines, paragraphs, lists, and values that not every text is.

use std::str::FromStr;

use egui::TextEdit;

use super::{Form, Shared};
use crate::model::{Date, TimeSpan};
use crate::theme::chrome;

/// How a value is written and read.
pub(super) struct Writing<'t, T> {
    pub hint: &'t str,
    /// Said beside a text that is not such a value.
    pub error: &'t str,
    pub show: &'t dyn Fn(&T) -> String,
    pub read: &'t dyn Fn(&str) -> Option<T>,
}

impl Form<'_> {
    /// A line of text.
    pub fn text(&mut self, key: &'static str, label: &str, value: &mut Shared<String>) -> bool {
        self.write(key, label, value, false)
    }

    /// Several lines of text.
    pub fn area(&mut self, key: &'static str, label: &str, value: &mut Shared<String>) -> bool {
        self.write(key, label, value, true)
    }

    /// Several lines of text under a section's heading that names them.
    pub fn quiet_area(
        &mut self,
        key: &'static str,
        name: &str,
        value: &mut Shared<String>,
    ) -> bool {
        let mut text = if value.is_mixed {
            String::new()
        } else {
            value.value.clone()
        };
        self.ui.add_space(chrome::UNIT);
        let edit = TextEdit::multiline(&mut text).desired_rows(2);
        let edit = self.hinted(edit.id(self.record.with(key)), value.is_mixed, "");
        let response = self.ui.add(edit).accessible_name(name);
        self.follow(&response, true);
        if response.changed() {
            value.set(text);
            self.typed(key);
        }
        response.changed()
    }

    /// A line of text that says what it is inside itself; `name` is its full name.
    pub fn quiet_text(
        &mut self,
        key: &'static str,
        name: String,
        hint: &str,
        value: &mut Shared<String>,
    ) -> bool {
        let mut text = if value.is_mixed {
            String::new()
        } else {
            value.value.clone()
        };
        let edit = TextEdit::singleline(&mut text).id(self.record.with(key));
        let edit = self.hinted(edit, value.is_mixed, hint);
        let response = self.ui.add(edit).accessible_name(name);
        self.follow(&response, false);
        if response.changed() {
            value.set(text);
            self.typed(key);
        }
        response.changed()
    }

    fn write(
        &mut self,
        key: &'static str,
        label: &str,
        value: &mut Shared<String>,
        is_multiline: bool,
    ) -> bool {
        let mut text = if value.is_mixed {
            String::new()
        } else {
            value.value.clone()
        };
        let label = self.label(label);
        let edit = if is_multiline {
            TextEdit::multiline(&mut text).desired_rows(2)
        } else {
            TextEdit::singleline(&mut text)
        };
        let edit = self.hinted(edit.id(self.record.with(key)), value.is_mixed, "");
        let response = self.ui.add(edit).labelled_by(label);
        self.follow(&response, is_multiline);
        if response.changed() {
            value.set(text);
            self.typed(key);
        }
        response.changed()
    }

    /// A list, one entry per line.
    pub fn lines(
        &mut self,
        key: &'static str,
        label: &str,
        value: &mut Shared<Vec<String>>,
    ) -> bool {
        let id = self.record.with(key);
        let has_focus = self.ui.memory(|memory| memory.has_focus(id));
        let mut text = match self.memory.drafts.get(&id) {
            // While it is written in, the field keeps its empty lines and blanks.
            Some(draft) if has_focus && entries(draft) == value.value => draft.clone(),
            _ if value.is_mixed => String::new(),
            _ => value.value.join("\n"),
        };
        let label = self.label(label);
        let edit = TextEdit::multiline(&mut text).id(id).desired_rows(1);
        let edit = self.hinted(edit, value.is_mixed, self.words.inspector.one_per_line);
        let response = self.ui.add(edit).labelled_by(label);
        self.follow(&response, true);
        let mut is_changed = false;
        if response.changed() {
            let changed = entries(&text);
            self.memory.drafts.insert(id, text);
            if changed != value.value || value.is_mixed {
                value.set(changed);
                self.typed(key);
                is_changed = true;
            }
        }
        if response.lost_focus() {
            self.memory.drafts.remove(&id);
        }
        is_changed
    }

    /// A value that has one written form; wrong texts stay in the field, with `error`, and change nothing.
    pub fn parsed<T>(
        &mut self,
        key: &'static str,
        label: &str,
        value: &mut Shared<Option<T>>,
        hint: &str,
        error: &str,
    ) -> bool
    where
        T: FromStr + ToString + PartialEq,
    {
        let writing = Writing {
            hint,
            error,
            show: &T::to_string,
            read: &|text: &str| text.parse().ok(),
        };
        self.converted(key, label, value, &writing)
    }

    /// How long something takes, written as the map writes it.
    pub fn time_span(
        &mut self,
        key: &'static str,
        label: &str,
        value: &mut Shared<Option<TimeSpan>>,
    ) -> bool {
        let words = self.words;
        let writing = Writing {
            hint: words.inspector.duration_hint,
            error: words.inspector.not_a_duration,
            show: &|span: &TimeSpan| words.layout.time_span(*span),
            read: &|text: &str| text.parse().ok(),
        };
        self.converted(key, label, value, &writing)
    }

    /// A day; also taken as people write it.
    pub fn date(
        &mut self,
        key: &'static str,
        label: &str,
        value: &mut Shared<Option<Date>>,
    ) -> bool {
        let words = self.words;
        let writing = Writing {
            hint: words.inspector.date_hint,
            error: words.inspector.not_a_date,
            show: &Date::to_string,
            read: &|text: &str| words.read_day(text),
        };
        self.converted(key, label, value, &writing)
    }

    /// A number, with a decimal comma or point.
    pub fn number(
        &mut self,
        key: &'static str,
        label: &str,
        value: &mut Shared<Option<f64>>,
    ) -> bool {
        let words = self.words;
        let writing = Writing {
            hint: "",
            error: words.inspector.not_a_number,
            show: &|value: &f64| words.inspector.number(*value),
            read: &everyday_number,
        };
        self.converted(key, label, value, &writing)
    }

    fn converted<T: PartialEq>(
        &mut self,
        key: &'static str,
        label: &str,
        value: &mut Shared<Option<T>>,
        writing: &Writing<'_, T>,
    ) -> bool {
        let id = self.record.with(key);
        let read = |text: &str| match text.trim() {
            "" => Ok(None),
            text => (writing.read)(text).map(Some).ok_or(()),
        };
        // A draft that says something else than the document was overtaken, by undo for instance.
        let is_overtaken = |draft: &String| read(draft).is_ok_and(|read| read != value.value);
        if !value.is_mixed && self.memory.drafts.get(&id).is_some_and(is_overtaken) {
            self.memory.drafts.remove(&id);
        }
        let mut text = match (self.memory.drafts.get(&id), &value.value) {
            (Some(draft), _) => draft.clone(),
            (None, Some(value_now)) if !value.is_mixed => (writing.show)(value_now),
            (None, _) => String::new(),
        };
        let label = self.label(label);
        let edit = TextEdit::singleline(&mut text).id(id);
        let edit = self.hinted(edit, value.is_mixed, writing.hint);
        let response = self.ui.add(edit).labelled_by(label);
        self.follow(&response, false);
        let now = read(&text);
        if response.changed() {
            self.memory.drafts.insert(id, text);
        }
        let Ok(now) = now else {
            self.error(writing.error);
            return false;
        };
        if !response.has_focus() {
            self.memory.drafts.remove(&id);
        }
        let is_changed = response.changed() && (value.is_mixed || now != value.value);
        if is_changed {
            value.set(now);
            self.typed(key);
        }
        is_changed
    }
}

fn everyday_number(text: &str) -> Option<f64> {
    let plain: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| match letter {
            ',' => '.',
            '−' => '-',
            other => other,
        })
        .collect();
    plain.parse().ok().filter(|number: &f64| number.is_finite())
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
    fn a_number_may_be_written_as_people_write_it() {
        assert_eq!(everyday_number("1\u{202f}234,5"), Some(1234.5));
        assert_eq!(everyday_number("−3"), Some(-3.0));
        for wrong in ["", "inf", "NaN", "quatre", "1.2.3"] {
            assert_eq!(everyday_number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_list_field_forgets_blanks_and_empty_lines() {
        assert_eq!(entries(" a \n\n b\u{202f}? \n"), ["a", "b\u{202f}?"]);
        assert!(entries("\n \n").is_empty());
    }
}
