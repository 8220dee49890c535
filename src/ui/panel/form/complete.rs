//! A line of text that offers what has been written elsewhere in the map: arrows choose, Enter or a click
//! takes, Esc closes.

use egui::{Area, Frame, Id, Key, Modifiers, Order, Rect, Response, TextEdit, Ui};

use super::{Form, Shared};
use crate::theme::chrome;
use crate::ui::fuzzy;

/// Offers in sight.
const MOST: usize = 8;

/// A list of offers below a field.
#[derive(Debug, Default)]
pub(super) struct Search {
    text: String,
    num_options: usize,
    /// Indices of the options that match, best first.
    found: Vec<usize>,
    chosen: Option<usize>,
    /// Closed by Esc or after taking one, until something is typed.
    is_closed: bool,
    /// Where the list was drawn: a press there does not close it before it is a click.
    rect: Option<Rect>,
}

impl Search {
    /// The list is in sight.
    pub fn is_open(&self) -> bool {
        self.rect.is_some()
    }

    /// An offer is marked, which Enter takes.
    pub fn is_choosing(&self) -> bool {
        self.chosen.is_some() && !self.is_closed
    }

    fn look(&mut self, text: &str, options: &[String]) {
        if self.text == text && self.num_options == options.len() {
            return;
        }
        self.is_closed &= self.text == text;
        self.text = text.to_owned();
        self.num_options = options.len();
        self.chosen = None;
        self.found = if text.trim().is_empty() {
            (0..options.len().min(MOST)).collect()
        } else {
            let scored = options.iter().enumerate().filter_map(|(index, option)| {
                let score = fuzzy::score(text, option)?;
                (option != text).then_some((score, index))
            });
            let mut scored: Vec<_> = scored.collect();
            scored.sort_by_key(|&(score, index)| (std::cmp::Reverse(score), index));
            scored
                .into_iter()
                .map(|(_, index)| index)
                .take(MOST)
                .collect()
        };
    }
}

/// What happened in a field with offers.
#[derive(Default)]
pub(super) struct Completed {
    pub is_changed: bool,
    /// This option was taken.
    pub taken: Option<usize>,
    /// Enter was pressed with nothing chosen from the list.
    pub is_entered: bool,
}

impl Form<'_> {
    /// A line of text; `options` are offered while it is written.
    pub fn completed(
        &mut self,
        key: &'static str,
        label: &str,
        value: &mut Shared<String>,
        options: &[String],
    ) -> bool {
        let mut text = if value.is_mixed {
            String::new()
        } else {
            value.value.clone()
        };
        let label = self.label(label);
        let id = self.record.with(key);
        let (done, response) = self.offering(id, &mut text, options, value.is_mixed, "");
        response.labelled_by(label);
        if let Some(index) = done.taken {
            value.set(options[index].clone());
            self.made();
        } else if done.is_changed {
            value.set(text);
            self.typed(key);
        }
        done.taken.is_some() || done.is_changed
    }

    /// A field that finds one of `options` and is empty again afterwards; the one that was taken.
    pub fn finder(&mut self, key: &'static str, label: &str, options: &[String]) -> Option<usize> {
        let id = self.record.with(key);
        let mut text = self.memory.drafts.remove(&id).unwrap_or_default();
        let (done, response) = self.offering(id, &mut text, options, false, label);
        response.accessible_name(label);
        let first = || self.memory.searches.get(&id)?.found.first().copied();
        let is_named = done.is_entered && !text.trim().is_empty();
        let taken = done.taken.or_else(|| is_named.then(first).flatten());
        if taken.is_none() && !text.is_empty() {
            self.memory.drafts.insert(id, text);
        }
        taken
    }

    /// The field and its list.
    pub(super) fn offering(
        &mut self,
        id: Id,
        text: &mut String,
        options: &[String],
        is_mixed: bool,
        hint: &str,
    ) -> (Completed, Response) {
        let mut search = self.memory.searches.remove(&id).unwrap_or_default();
        let mut done = Completed::default();
        let had_focus = self.ui.memory(|memory| memory.has_focus(id));
        if had_focus {
            search.look(text, options);
            done.taken = keys(self.ui, &mut search);
        }
        let edit = self.hinted(TextEdit::singleline(text).id(id), is_mixed, hint);
        let response = self.ui.add(edit);
        let is_entered = self.ui.input(|input| input.key_pressed(Key::Enter));
        done.is_entered = response.lost_focus() && is_entered;
        done.is_changed = response.changed();
        self.follow(&response, false);
        let has_focus = response.has_focus();
        if has_focus && done.is_changed {
            search.is_closed = false;
            search.look(text, options);
        }
        let is_held = search.rect.is_some_and(|rect| {
            let pointer = self.ui.input(|input| input.pointer.interact_pos());
            pointer.is_some_and(|pointer| rect.contains(pointer))
        });
        let is_open = (has_focus || is_held) && !search.is_closed && !search.found.is_empty();
        if is_open && done.taken.is_none() {
            done.taken = list(self.ui, id, &response, &mut search, options);
        } else {
            search.rect = None;
        }
        if done.taken.is_some() {
            search = Search {
                is_closed: true,
                ..Search::default()
            };
            self.sealed = true;
        }
        if has_focus || search.rect.is_some() || done.is_entered || done.taken.is_some() {
            self.memory.searches.insert(id, search);
        }
        (done, response)
    }
}

/// Keys that belong to the list while it is open.
fn keys(ui: &Ui, search: &mut Search) -> Option<usize> {
    let count = search.found.len();
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowDown) && count > 0 {
            search.is_closed = false;
            search.chosen = Some(search.chosen.map_or(0, |index| (index + 1) % count));
        }
        if pressed(Key::ArrowUp) && count > 0 {
            search.chosen = search.chosen.and_then(|index| index.checked_sub(1));
        }
        let chosen = search.chosen.filter(|_| !search.is_closed)?;
        let chosen = search.found.get(chosen).copied()?;
        pressed(Key::Enter).then_some(chosen)
    })
}

fn list(
    ui: &Ui,
    id: Id,
    field: &Response,
    search: &mut Search,
    options: &[String],
) -> Option<usize> {
    let mut taken = None;
    let width = field.rect.width();
    let shown = Area::new(id.with("offers"))
        .order(Order::Foreground)
        .fixed_pos(field.rect.left_bottom())
        .constrain(true)
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).inner_margin(4).show(ui, |ui| {
                ui.set_width(width - 10.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                for (place, &index) in search.found.iter().enumerate() {
                    let Some(option) = options.get(index) else {
                        continue;
                    };
                    let is_on = search.chosen == Some(place);
                    let size = egui::vec2(ui.available_width(), chrome::TARGET);
                    let row = egui::Button::selectable(is_on, option)
                        .truncate()
                        .min_size(size)
                        .sense(egui::Sense::CLICK);
                    if ui.add(row).clicked() {
                        taken = Some(index);
                    }
                }
            });
        });
    search.rect = Some(shown.response.rect);
    taken
}
