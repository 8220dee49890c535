//! A set of short texts: each a chip with a cross, then a field that adds more.

use egui::{Id, Key, Modifiers, RichText, Stroke, Vec2, vec2};

use super::Form;
use crate::theme::chrome;
use crate::ui::panel::sign::{self, Sign};
use crate::ui::style::colour32;

/// One text of the set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    pub text: String,
    /// Every record has it, not only some.
    pub is_shared: bool,
}

/// What was done to the set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChipAct {
    Add(String),
    Remove(String),
}

impl Form<'_> {
    /// The chips, and a field called `add` that offers `options`.
    pub fn chips(
        &mut self,
        key: &'static str,
        label: &str,
        add: &str,
        chips: &[Chip],
        options: &[String],
    ) -> Option<ChipAct> {
        if !label.is_empty() {
            self.label(label);
        }
        let mut act = None;
        if !chips.is_empty() {
            self.ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(chrome::UNIT);
                for chip in chips {
                    act = act.take().or(show(ui, self.theme, self.words, chip));
                }
            });
        }
        let id = self.record.with(key);
        act = act.or(self.new_chip(id, add, chips, options));
        if act.is_some() {
            self.made();
        }
        act
    }

    fn new_chip(
        &mut self,
        id: Id,
        add: &str,
        chips: &[Chip],
        options: &[String],
    ) -> Option<ChipAct> {
        let is_free = |option: &&String| {
            chips
                .iter()
                .all(|chip| !chip.is_shared || chip.text != **option)
        };
        let options: Vec<String> = options.iter().filter(is_free).cloned().collect();
        let mut text = self.memory.drafts.remove(&id).unwrap_or_default();
        let has_focus = self.ui.memory(|memory| memory.has_focus(id));
        let takes_last = has_focus
            && text.is_empty()
            && self
                .ui
                .input_mut(|input| input.consume_key(Modifiers::NONE, Key::Backspace));
        // Enter adds and stays, for the next one.
        let is_entered = has_focus && !text.trim().is_empty() && self.is_entering(id);
        let (done, response) = self.offering(id, &mut text, &options, false, add);
        let response = response.accessible_name(add);
        if let Some(index) = done.taken {
            response.request_focus();
            return Some(ChipAct::Add(options[index].clone()));
        }
        // A press on an offer takes the focus first; the text is not what is meant then.
        let is_held = self.memory.searches.get(&id).is_some_and(|s| s.is_open());
        let is_given_up = self.ui.input(|input| input.key_pressed(Key::Escape));
        let is_left = response.lost_focus() && !is_held && !is_given_up;
        let is_finished = is_entered || is_left || text.contains([',', ';']);
        let entry = text.trim_matches([',', ';', ' ', '\u{a0}', '\u{202f}']);
        if is_finished && !entry.is_empty() {
            self.memory.searches.remove(&id);
            return Some(ChipAct::Add(entry.to_owned()));
        }
        if !text.is_empty() && (response.has_focus() || is_held) {
            self.memory.drafts.insert(id, text);
        }
        let last = chips.last().filter(|_| takes_last)?;
        Some(ChipAct::Remove(last.text.clone()))
    }

    /// Enter, where the list of offers does not want it.
    fn is_entering(&self, id: Id) -> bool {
        let searches = &self.memory.searches;
        let is_listing = searches.get(&id).is_some_and(|s| s.is_choosing());
        !is_listing
            && self
                .ui
                .input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
    }
}

/// The chip with its cross; a chip of only some records is outlined, and its text makes it everyone's.
fn show(
    ui: &mut egui::Ui,
    theme: &crate::theme::Theme,
    words: &crate::i18n::Catalog,
    chip: &Chip,
) -> Option<ChipAct> {
    let mut act = None;
    let (fill, line) = if chip.is_shared {
        (theme.label_fill, theme.text_muted)
    } else {
        (theme.chrome, theme.text_muted)
    };
    let frame = egui::Frame::new()
        .fill(colour32(fill))
        .stroke(Stroke::new(1.0, colour32(line)))
        .corner_radius(12)
        .inner_margin(egui::Margin {
            left: 8,
            ..egui::Margin::ZERO
        });
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let text = RichText::new(&chip.text).size(chrome::SMALL);
        ui.set_max_width(200.0);
        if chip.is_shared {
            ui.add(egui::Label::new(text).truncate());
        } else {
            let name = words.inspector.give_to_all(&chip.text);
            let button = egui::Button::new(text.italics()).frame(false).truncate();
            if ui
                .add(button)
                .on_hover_text(&name)
                .accessible_name(name)
                .clicked()
            {
                act = Some(ChipAct::Add(chip.text.clone()));
            }
        }
        let name = words.inspector.remove(&chip.text);
        if sign::sign_button(ui, theme, Sign::Cross, &name).clicked() {
            act = Some(ChipAct::Remove(chip.text.clone()));
        }
    });
    act
}
