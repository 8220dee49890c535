//! The parts of a form: a label above each field, errors beside the field, every field named for
//! screen readers.
//!
//! A field shows a [`Shared`] value and says whether it was changed; [`Form::change`] says how: by typing
//! (which merges into one undo step until the field is left or a pause) or by a choice. A [`Sheet`] binds
//! fields to one record or to many.

mod chips;
mod complete;
mod picks;
mod shared;
mod sheet;
mod text;

use std::collections::{BTreeSet, HashMap};

use egui::{Align2, CursorIcon, Id, Response, RichText, Sense, TextEdit, Ui, WidgetInfo, vec2};

pub use chips::{Chip, ChipAct};
pub(in crate::ui::panel) use shared::field;
pub use shared::{Lens, Records, Shared};
pub use sheet::Sheet;

use crate::i18n::Catalog;
use crate::theme::{Theme, chrome};
use crate::ui::canvas::canvas_id;
use crate::ui::style::{bold, colour32};

/// What a form did to its record in this frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Change {
    #[default]
    None,
    /// Letters arrived in the field with this name.
    Typing(&'static str),
    /// A choice was made.
    Made,
}

/// What forms remember from frame to frame.
#[derive(Debug, Default)]
pub struct Memory {
    /// Texts that are being written and do not say anything valid yet, by field.
    drafts: HashMap<Id, String>,
    /// Lists of completions that are open.
    searches: HashMap<Id, complete::Search>,
    /// Sections that are folded away.
    pub folded: BTreeSet<String>,
    /// The field with the caret, when what it holds is the document's.
    pub focused: Option<Id>,
    /// When letters last arrived, in egui's time.
    pub typed_at: f64,
}

impl Memory {
    /// Another record is shown: nothing half-written goes over to it.
    pub fn forget_drafts(&mut self) {
        self.drafts.clear();
        self.searches.clear();
    }

    /// Gives up what the field holds that means nothing yet.
    pub fn give_up_draft(&mut self, field: Id) -> bool {
        self.drafts.remove(&field).is_some()
    }
}

/// A column of fields over one record or several.
pub struct Form<'a> {
    pub ui: &'a mut Ui,
    pub words: &'static Catalog,
    pub theme: &'a Theme,
    memory: &'a mut Memory,
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
        memory: &'a mut Memory,
    ) -> Self {
        Self {
            record: Id::unique(("record", record)),
            ui,
            words,
            theme,
            memory,
            change: Change::None,
            sealed: false,
        }
    }

    /// A group of fields under a heading that folds them away; `key` names it in what is remembered.
    pub fn section(&mut self, key: &str, title: &str, fields: impl FnOnce(&mut Self)) {
        self.ui.add_space(2.0 * chrome::UNIT);
        let line = self.ui.visuals().widgets.noninteractive.bg_stroke;
        let is_open = !self.memory.folded.contains(key);
        let size = vec2(self.ui.available_width(), chrome::TARGET + chrome::UNIT);
        let (rect, response) = self.ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_open, title));
        self.ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_expanded(is_open);
        });
        let painter = self.ui.painter();
        painter.hline(rect.x_range(), rect.top(), line);
        let colour = colour32(self.theme.text);
        if response.has_focus() {
            let ring = egui::Stroke::new(2.0, colour32(self.theme.accent));
            let rect = rect.shrink(1.0);
            painter.rect_stroke(rect, 4.0, ring, egui::StrokeKind::Inside);
        }
        let centre = rect.left_center() + vec2(8.0, 0.0);
        let tips: [egui::Vec2; 3] = if is_open {
            [vec2(-4.0, -2.0), vec2(0.0, 2.0), vec2(4.0, -2.0)]
        } else {
            [vec2(-2.0, -4.0), vec2(2.0, 0.0), vec2(-2.0, 4.0)]
        };
        let chevron = tips.map(|tip| centre + tip).to_vec();
        painter.add(egui::Shape::line(chevron, egui::Stroke::new(1.5, colour)));
        let at = rect.left_center() + vec2(5.0 * chrome::UNIT, 0.0);
        painter.text(at, Align2::LEFT_CENTER, title, bold(chrome::TEXT), colour);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked()
            && !self.memory.folded.remove(key)
        {
            self.memory.folded.insert(key.to_owned());
        }
        if is_open {
            fields(self);
        }
    }

    /// Fields side by side, where each has at least `least` points; else one below the other.
    pub fn columns(
        &mut self,
        least: f32,
        count: usize,
        mut field: impl FnMut(&mut Form<'_>, usize),
    ) {
        let gap = 2.0 * chrome::UNIT;
        let room = self.ui.available_width();
        let num_columns = (((room + gap) / (least + gap)) as usize).clamp(1, count);
        let width = ((room + gap) / num_columns as f32 - gap).floor();
        for row in (0..count).step_by(num_columns) {
            let Self {
                ui,
                words,
                theme,
                memory,
                record,
                change,
                sealed,
            } = self;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = gap;
                for index in row..(row + num_columns).min(count) {
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        ui.spacing_mut().item_spacing.y = chrome::UNIT;
                        let mut form = Form {
                            ui,
                            words,
                            theme,
                            memory,
                            record: *record,
                            change: *change,
                            sealed: *sealed,
                        };
                        field(&mut form, index);
                        *change = form.change;
                        *sealed = form.sealed;
                    });
                }
            });
        }
    }

    /// Fields that go by the same names as others of this form.
    pub fn part(&mut self, part: usize, fields: impl FnOnce(&mut Self)) {
        let whole = self.record;
        self.record = whole.with(part);
        fields(self);
        self.record = whole;
    }

    /// A muted line of explanation.
    pub fn hint(&mut self, text: &str) {
        let colour = colour32(self.theme.text_muted);
        let text = RichText::new(text).size(chrome::SMALL).color(colour);
        self.ui.add(egui::Label::new(text).wrap());
    }

    /// A field's name.
    pub fn label(&mut self, label: &str) -> Id {
        self.ui.add_space(chrome::UNIT);
        let colour = colour32(self.theme.text_muted);
        let text = RichText::new(label).size(chrome::SMALL).color(colour);
        let shown = self.ui.add(egui::Label::new(text).wrap());
        self.ui.add_space(-chrome::UNIT);
        shown.id
    }

    /// A line about something odd that is allowed.
    pub fn warn(&mut self, text: &str) {
        let colour = colour32(self.theme.warning);
        let text = RichText::new(text).size(chrome::SMALL).color(colour);
        self.ui.add(egui::Label::new(text).wrap());
    }

    fn error(&mut self, text: &str) {
        let colour = colour32(self.theme.danger);
        let text = RichText::new(text).size(chrome::SMALL).color(colour);
        self.ui.add(egui::Label::new(text).wrap());
    }

    /// What holds for every text field: who has the caret, where it goes on Enter and Esc.
    fn follow(&mut self, response: &Response, is_multiline: bool) {
        if response.has_focus() {
            self.memory.focused = Some(response.id);
            let leaves = is_multiline
                && self.ui.input_mut(|input| {
                    input.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter)
                });
            if leaves {
                self.sealed = true;
                self.to_the_map();
            }
        }
        if response.lost_focus() {
            self.sealed = true;
            let is_done = self.ui.input(|input| {
                input.key_pressed(egui::Key::Escape)
                    || (!is_multiline && input.key_pressed(egui::Key::Enter))
            });
            if is_done {
                self.to_the_map();
            }
        }
    }

    fn to_the_map(&self) {
        self.ui
            .memory_mut(|memory| memory.request_focus(canvas_id()));
    }

    fn typed(&mut self, key: &'static str) {
        self.change = Change::Typing(key);
    }

    pub fn made(&mut self) {
        self.change = Change::Made;
    }

    /// A button over the whole width.
    pub fn button(&mut self, label: &str) -> bool {
        self.ui.add_space(chrome::UNIT);
        let button = egui::Button::new(label).truncate();
        self.ui.add(button).clicked()
    }

    /// A quiet row that leads somewhere.
    pub fn row(&mut self, text: &str, name: &str) -> Response {
        let width = vec2(self.ui.available_width(), chrome::TARGET);
        let button = egui::Button::new(text)
            .truncate()
            .frame_when_inactive(false)
            .right_text("");
        let row = self.ui.add_sized(width, button);
        row.accessible_name(name)
    }

    fn hinted<'t>(&self, edit: TextEdit<'t>, is_mixed: bool, hint: &str) -> TextEdit<'t> {
        let hint = if is_mixed {
            self.words.inspector.mixed
        } else {
            hint
        };
        let colour = colour32(self.theme.text_muted);
        edit.hint_text(RichText::new(hint).color(colour))
            .desired_width(f32::INFINITY)
    }
}
