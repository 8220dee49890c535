//! The preview of pasting: what was read, what goes where, and the choices that change it.

use egui::{Context, Grid, Label, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, vec2};

use super::{buttons, is_confirmed, modal, muted, plain_button, primary_button, title};
use crate::editor::{
    Editor, Incoming, PasteError, PasteForm, PastePlan, PasteShape, Place, TextTable,
};
use crate::i18n::Catalog;
use crate::theme::chrome;
use crate::ui::style::{Look, bold, colour32, regular};

/// Of a large table only the beginning is shown.
const SHOWN_ROWS: usize = 7;
const SHOWN_COLUMNS: usize = 5;
const SHOWN_CARDS: usize = 7;
const CELL: egui::Vec2 = vec2(124.0, 24.0);
const PREVIEW_HEIGHT: f32 = 264.0;

/// What the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Paste,
    Cancel,
}

/// The open preview.
pub struct PasteDialog {
    incoming: Incoming,
    form: PasteForm,
    /// Of the form's choices.
    planned: PasteForm,
    plan: Result<PastePlan, PasteError>,
    table: Option<TextTable>,
}

impl PasteDialog {
    pub fn new(editor: &Editor, incoming: Incoming) -> Self {
        let form = editor.paste_form(&incoming);
        let mut dialog = Self {
            plan: editor.paste_plan(&incoming, &form),
            incoming,
            form,
            planned: form,
            table: None,
        };
        dialog.turn();
        dialog
    }

    /// What pasting would do.
    ///
    /// # Errors
    /// Why it cannot be done in this form.
    pub fn plan(&self) -> Result<&PastePlan, PasteError> {
        self.plan.as_ref().map_err(|error| *error)
    }

    fn follow(&mut self, editor: &Editor) {
        if self.form == self.planned {
            return;
        }
        if self.form.is_transposed != self.planned.is_transposed {
            // What named columns names rows now.
            let names = (self.form.has_step_names, self.form.has_lane_names);
            (self.form.has_lane_names, self.form.has_step_names) = names;
        }
        self.planned = self.form;
        self.plan = editor.paste_plan(&self.incoming, &self.form);
        self.turn();
    }

    fn turn(&mut self) {
        let table = self.incoming.table();
        self.table = table.map(|table| match self.form.is_transposed {
            true => table.transposed(),
            false => table.clone(),
        });
    }
}

pub fn show(
    ctx: &Context,
    look: Look,
    editor: &Editor,
    dialog: &mut PasteDialog,
) -> Option<Answer> {
    let (answer, is_closed) = modal(ctx, look, "paste", 760.0, |ui| {
        let words = &look.words.paste;
        title(ui, words.title);
        if let Some(table) = &dialog.table {
            let is_wide = table.num_columns() > 1 || table.num_rows() > 1;
            shapes(ui, look, &mut dialog.form, is_wide);
        } else {
            shapes(ui, look, &mut dialog.form, false);
        }
        preview(ui, look, editor, dialog);
        ui.add_space(chrome::UNIT);
        options(ui, look, dialog);
        dialog.follow(editor);
        outcome(ui, look, dialog);
        let can_paste = dialog.plan.is_ok();
        buttons(ui, |ui| {
            let mut answer = None;
            let paste = ui.add_enabled_ui(can_paste, |ui| primary_button(ui, look, words.paste));
            if paste.inner.clicked() || (can_paste && is_confirmed(ui)) {
                answer = Some(Answer::Paste);
            }
            if plain_button(ui, look.words.dialog.cancel).clicked() {
                answer = Some(Answer::Cancel);
            }
            answer
        })
    });
    answer.or(is_closed.then_some(Answer::Cancel))
}

fn shapes(ui: &mut Ui, look: Look, form: &mut PasteForm, has_table: bool) {
    let words = &look.words.paste;
    let [table, lines, one] = words.shapes;
    ui.horizontal(|ui| {
        ui.label(RichText::new(words.shape).font(bold(chrome::TEXT)));
        ui.spacing_mut().item_spacing.x = chrome::UNIT;
        if has_table {
            ui.selectable_value(&mut form.shape, PasteShape::Table, table);
        }
        ui.selectable_value(&mut form.shape, PasteShape::Lines, lines);
        ui.selectable_value(&mut form.shape, PasteShape::One, one);
    });
}

fn options(ui: &mut Ui, look: Look, dialog: &mut PasteDialog) {
    let words = &look.words.paste;
    let form = &mut dialog.form;
    let size = dialog
        .table
        .as_ref()
        .map_or((0, 0), |table| (table.num_rows(), table.num_columns()));
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = chrome::UNIT;
        if form.shape == PasteShape::Table {
            Grid::new("paste-options")
                .num_columns(2)
                .spacing(vec2(6.0 * chrome::UNIT, chrome::UNIT))
                .show(ui, |ui| {
                    ui.add_enabled_ui(size.0 > 1, |ui| {
                        ui.checkbox(&mut form.has_step_names, words.step_names);
                    });
                    ui.checkbox(&mut form.adds_missing, words.adds_missing);
                    ui.end_row();
                    ui.add_enabled_ui(size.1 > 1, |ui| {
                        ui.checkbox(&mut form.has_lane_names, words.lane_names);
                    });
                    ui.checkbox(&mut form.is_transposed, words.transposed);
                    ui.end_row();
                });
        }
        if form.shape != PasteShape::One {
            ui.checkbox(&mut form.strips_marks, words.strips_marks);
        }
    });
}

/// The numbers, or why it cannot be done.
fn outcome(ui: &mut Ui, look: Look, dialog: &PasteDialog) {
    let words = &look.words.paste;
    ui.add_space(chrome::UNIT);
    match &dialog.plan {
        Ok(plan) => {
            let summary = words.summary([
                plan.cards.len(),
                plan.num_new_steps(),
                plan.num_renamed_steps(),
                plan.num_new_lanes(),
                plan.emotions.len(),
                plan.num_left_out,
            ]);
            ui.label(RichText::new(summary).font(bold(chrome::TEXT)));
        }
        Err(error) => {
            let text = error.message(look.words);
            let text = RichText::new(text).color(colour32(look.theme.danger));
            ui.add(Label::new(text).wrap());
        }
    }
}

fn preview(ui: &mut Ui, look: Look, editor: &Editor, dialog: &PasteDialog) {
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, PREVIEW_HEIGHT), Sense::hover());
    let name = look.words.paste.preview;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, name));
    ui.painter().rect(
        rect,
        chrome::RADIUS,
        colour32(look.theme.canvas),
        (1.0, colour32(look.theme.chrome_border)),
        StrokeKind::Inside,
    );
    let inner = rect.shrink(2.0 * chrome::UNIT);
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
        ui.set_clip_rect(inner.intersect(ui.clip_rect()));
        ScrollArea::both()
            .id_salt("paste-preview")
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
                match (&dialog.table, &dialog.plan) {
                    (Some(table), plan) if dialog.form.shape == PasteShape::Table => {
                        let plan = plan.as_ref().ok();
                        table_preview(ui, look, editor, table, dialog.form, plan);
                    }
                    (_, Ok(plan)) => cards_preview(ui, look, editor, plan),
                    (_, Err(_)) => muted(ui, look, look.words.paste.nothing),
                }
            });
    });
}

fn cards_preview(ui: &mut Ui, look: Look, editor: &Editor, plan: &PastePlan) {
    let words = &look.words.paste;
    let place = plan.columns.first().zip(plan.rows.first());
    if let Some((Place::Here(step), Place::Here(lane))) = place {
        let step = step_title(editor, *step);
        let lane = editor.lane_name(*lane);
        muted(ui, look, &words.place(&step, &lane));
        ui.add_space(chrome::UNIT);
    }
    let width = ui.available_width();
    for card in plan.cards.iter().take(SHOWN_CARDS) {
        let text = card.text.replace('\n', " ");
        cell(ui, look, vec2(width, CELL.y), &text, Kind::Card);
    }
    let more = plan.cards.len().saturating_sub(SHOWN_CARDS);
    if more > 0 {
        muted(ui, look, &words.more_cards(more));
    }
}

fn table_preview(
    ui: &mut Ui,
    look: Look,
    editor: &Editor,
    table: &TextTable,
    form: PasteForm,
    plan: Option<&PastePlan>,
) {
    let words = &look.words.paste;
    let (rows, columns) = (table.num_rows(), table.num_columns());
    let first_row = usize::from(form.has_step_names && rows > 1);
    let first_column = usize::from(form.has_lane_names && columns > 1);
    let shown_columns = columns.min(first_column + SHOWN_COLUMNS);
    let shown_rows = rows.min(first_row + SHOWN_ROWS);
    ui.horizontal(|ui| {
        cell(ui, look, CELL, "", Kind::Empty);
        for column in first_column..shown_columns {
            let place = plan.and_then(|plan| plan.columns.get(column - first_column));
            let kind = place.map_or(Kind::Empty, kind_of);
            let text = place.map_or(String::new(), |place| {
                place_text(place, look.words, |id| step_title(editor, id))
            });
            cell(ui, look, CELL, &text, kind);
        }
        if columns > shown_columns {
            let more = words.more_columns(columns - shown_columns);
            cell(ui, look, CELL, &more, Kind::Quiet);
        }
    });
    for row in first_row..shown_rows {
        ui.horizontal(|ui| {
            let place = plan.and_then(|plan| plan.rows.get(row - first_row));
            let kind = place.map_or(Kind::Empty, kind_of);
            let text = place.map_or(String::new(), |place| {
                place_text(place, look.words, |id| editor.lane_name(id))
            });
            cell(ui, look, CELL, &text, kind);
            for column in first_column..shown_columns {
                let text = table.text(row, column).replace('\n', "  ·  ");
                let is_out = plan.is_some_and(|plan| {
                    plan.columns.get(column - first_column) == Some(&Place::Nowhere)
                        || plan.rows.get(row - first_row) == Some(&Place::Nowhere)
                });
                let kind = match (text.is_empty(), is_out) {
                    (true, _) => Kind::Blank,
                    (false, true) => Kind::Out,
                    (false, false) => Kind::Card,
                };
                cell(ui, look, CELL, &text, kind);
            }
        });
    }
    if rows > shown_rows {
        muted(ui, look, &words.more_rows(rows - shown_rows));
    }
}

fn step_title(editor: &Editor, id: crate::model::StepId) -> String {
    let step = editor.document().step(id);
    let title = step.map_or("", |step| step.title.as_str());
    if title.is_empty() {
        editor.catalog().model.untitled.to_owned()
    } else {
        title.replace('\n', " ")
    }
}

fn place_text<I: Copy>(place: &Place<I>, words: &Catalog, name: impl Fn(I) -> String) -> String {
    match place {
        Place::Here(id) => name(*id),
        Place::Renamed(_, new) => words.paste.renamed(new),
        Place::New(new) if new.is_empty() => words.paste.added(words.model.untitled),
        Place::New(new) => words.paste.added(new),
        Place::Nowhere => words.paste.left_out.to_owned(),
    }
}

fn kind_of<I>(place: &Place<I>) -> Kind {
    match place {
        Place::Here(_) => Kind::Here,
        Place::Renamed(..) | Place::New(_) => Kind::New,
        Place::Nowhere => Kind::Out,
    }
}

/// How a cell of the preview looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Nothing is drawn.
    Empty,
    /// A cell of the table without text.
    Blank,
    Card,
    /// A name that the map has.
    Here,
    /// A name that is added.
    New,
    /// Left out.
    Out,
    Quiet,
}

fn cell(ui: &mut Ui, look: Look, size: egui::Vec2, text: &str, kind: Kind) {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let theme = look.theme;
    let (fill, ink, font) = match kind {
        Kind::Empty => return,
        Kind::Blank => (Some(theme.background), theme.text, regular(chrome::SMALL)),
        Kind::Card => (
            Some(theme.chrome_raised),
            theme.text,
            regular(chrome::SMALL),
        ),
        Kind::Here => (None, theme.text, bold(chrome::SMALL)),
        Kind::New => (None, theme.accent, bold(chrome::SMALL)),
        Kind::Out | Kind::Quiet => (None, theme.text_muted, regular(chrome::SMALL)),
    };
    if let Some(fill) = fill {
        let border = Stroke::new(1.0, colour32(theme.chrome_border));
        ui.painter()
            .rect(rect, 3.0, colour32(fill), border, StrokeKind::Inside);
    }
    let room = Rect::from_min_max(rect.min + vec2(6.0, 0.0), rect.max - vec2(4.0, 0.0));
    let label = Label::new(RichText::new(text).font(font).color(colour32(ink)));
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let builder = egui::UiBuilder::new().max_rect(room).layout(layout);
    ui.new_child(builder).add(label.truncate());
}
