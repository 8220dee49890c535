//! The agenda before the meeting: its items in a list that is put in order by hand or by key, and what
//! each of them shows.

use egui::{
    Button, ComboBox, Context, DragValue, Id, Key, Label, Modifiers, Rect, RichText, Role,
    ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::{buttons, keep_focus, modal, muted, primary_button, row_ground, row_response, title};
use crate::layout::View;
use crate::meeting::PRESETS;
use crate::model::{AgendaItem, AgendaScope, AgendaView, Document};
use crate::theme::chrome;
use crate::ui::style::{Look, bold, colour32, regular};
use crate::ui::toolbar::showing;

/// What the dialog remembers from frame to frame.
#[derive(Debug, Default)]
pub struct AgendaState {
    pub picked: usize,
    /// The name's field gets the focus in the next frame.
    pub names: bool,
    /// The row that is being dragged.
    dragged: Option<usize>,
}

impl AgendaState {
    /// With this item picked.
    pub fn at(picked: usize) -> Self {
        Self {
            picked,
            ..Self::default()
        }
    }
}

/// What the person wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    Add,
    FromSelection,
    FromStages,
    Duplicate,
    Remove,
    Move {
        from: usize,
        to: usize,
    },
    /// The picked item as it should be; whether it is being typed.
    Set(AgendaItem, bool),
    Undo,
    Close,
}

const LIST_WIDTH: f32 = 420.0;
const ROW_HEIGHT: f32 = 34.0;
const HEIGHT: f32 = 360.0;

/// Shows the agenda of a map; `sum` says how long it takes and when it would end.
pub fn show(
    ctx: &Context,
    look: Look,
    document: &Document,
    state: &mut AgendaState,
    sum: &str,
) -> Option<Answer> {
    let words = &look.words.agenda;
    state.picked = state.picked.min(document.agenda.len().saturating_sub(1));
    let (answer, is_closed) = modal(ctx, look, "agenda", 920.0, |ui| {
        title(ui, words.title);
        muted(ui, look, words.hint);
        let mut answer = by_keyboard(ui, document, state);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 5.0 * chrome::UNIT;
            ui.vertical(|ui| {
                ui.set_width(LIST_WIDTH);
                list(ui, look, document, state, &mut answer);
                list_buttons(ui, look, document, state, &mut answer);
            });
            ui.vertical(|ui| {
                if let Some(item) = document.agenda.get(state.picked) {
                    fields(ui, look, document, item, state, &mut answer);
                }
            });
        });
        ui.label(RichText::new(sum).font(bold(chrome::TEXT)));
        muted(ui, look, words.edit_keys);
        buttons(ui, |ui| {
            if primary_button(ui, look, look.words.dialog.close).clicked() {
                answer = Some(Answer::Close);
            }
        });
        answer
    });
    answer.or(is_closed.then_some(Answer::Close))
}

/// Keys of the list; a field that is written in keeps its own. Ins adds an item from anywhere.
fn by_keyboard(ui: &Ui, document: &Document, state: &mut AgendaState) -> Option<Answer> {
    if egui::Popup::is_any_open(ui.ctx()) {
        return None;
    }
    let pressed = |modifiers: Modifiers, key| {
        ui.input_mut(|input| {
            input.modifiers.matches_exact(modifiers) && input.consume_key(modifiers, key)
        })
    };
    // Means nothing in a field: names can be typed one after the other.
    if pressed(Modifiers::NONE, Key::Insert) {
        return Some(Answer::Add);
    }
    if ui.ctx().text_edit_focused() {
        return None;
    }
    if pressed(Modifiers::COMMAND, Key::Z) {
        return Some(Answer::Undo);
    }
    let last = document.agenda.len().checked_sub(1)?;
    if pressed(Modifiers::NONE, Key::F2) {
        state.names = true;
    }
    if pressed(Modifiers::NONE, Key::Delete) {
        return Some(Answer::Remove);
    }
    let from = state.picked;
    for (key, to) in [
        (Key::ArrowUp, from.saturating_sub(1)),
        (Key::ArrowDown, (from + 1).min(last)),
    ] {
        if pressed(Modifiers::ALT, key) && to != from {
            return Some(Answer::Move { from, to });
        }
        if pressed(Modifiers::NONE, key) {
            state.picked = to;
        }
    }
    None
}

fn list(
    ui: &mut Ui,
    look: Look,
    document: &Document,
    state: &mut AgendaState,
    answer: &mut Option<Answer>,
) {
    let words = &look.words.agenda;
    let height = HEIGHT
        .min(ui.ctx().content_rect().height() - 360.0)
        .max(2.0 * ROW_HEIGHT);
    ScrollArea::vertical()
        .id_salt("agenda-list")
        .min_scrolled_height(height)
        .max_height(height)
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            if document.agenda.is_empty() {
                ui.label(words.empty);
            }
            keep_focus(ui, document.agenda.len(), state.picked, row_id);
            let mut tops = Vec::with_capacity(document.agenda.len());
            for (index, item) in document.agenda.iter().enumerate() {
                let name = words.title(item, document);
                let minutes = match item.minutes {
                    0 => "–".to_owned(),
                    minutes => words.minutes(u64::from(minutes)),
                };
                let spoken = (words.row)(index + 1, &name, &minutes);
                let is_picked = index == state.picked;
                let texts = [&*name, &*minutes, &*spoken];
                let response = row(ui, look, index, texts, is_picked);
                tops.push(response.rect.center().y);
                if response.drag_started() {
                    state.dragged = Some(index);
                    state.picked = index;
                }
                if response.clicked() {
                    state.picked = index;
                    response.request_focus();
                }
                if response.double_clicked() {
                    state.names = true;
                }
            }
            drop_row(ui, look, &tops, state, answer);
        });
}

/// Shows where the dragged row would go, and lets it go there.
fn drop_row(
    ui: &Ui,
    look: Look,
    middles: &[f32],
    state: &mut AgendaState,
    answer: &mut Option<Answer>,
) {
    let Some(from) = state.dragged else { return };
    let pointer = ui.input(|input| input.pointer.interact_pos());
    let before = pointer.map_or(from, |pointer| {
        middles.iter().filter(|&&middle| middle < pointer.y).count()
    });
    // Without itself, it comes one place sooner when it goes down.
    let to = if before > from { before - 1 } else { before };
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        state.dragged = None;
    } else if ui.input(|input| input.pointer.any_released()) {
        state.dragged = None;
        if to != from {
            *answer = Some(Answer::Move { from, to });
        }
    } else if to != from
        && let (Some(&first), Some(room)) = (middles.first(), Some(ui.min_rect()))
    {
        let y = first + (ROW_HEIGHT + 2.0) * before as f32 - (ROW_HEIGHT + 2.0) / 2.0;
        let stroke = (2.0, colour32(look.theme.accent));
        ui.painter().hline(room.x_range(), y, stroke);
    }
}

fn row_id(index: usize) -> Id {
    Id::unique(("agenda-row", index))
}

fn row(
    ui: &mut Ui,
    look: Look,
    index: usize,
    [name, minutes, spoken]: [&str; 3],
    is_picked: bool,
) -> egui::Response {
    let width = (ui.available_width() - 2.0 * chrome::UNIT).max(0.0);
    let (_, rect) = ui.allocate_space(vec2(width, ROW_HEIGHT));
    let response = row_response(ui, rect, row_id(index), Sense::DRAG, is_picked);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_picked, spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    row_ground(ui, rect, &response, is_picked);
    let inner = rect.shrink2(vec2(2.0 * chrome::UNIT, 0.0));
    let ink = colour32(look.theme.text);
    let minutes = ui
        .painter()
        .layout_no_wrap(minutes.to_owned(), regular(chrome::TEXT), ink);
    let width = minutes.size().x;
    let at = pos2(
        inner.right() - width,
        inner.center().y - minutes.size().y / 2.0,
    );
    ui.painter().galley(at, minutes, ink);
    let room = Rect::from_min_max(inner.min, pos2(inner.right() - width - 12.0, inner.max.y));
    let mut line = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(room)
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    let text = RichText::new(name).color(ink);
    line.add(Label::new(text).truncate().selectable(false));
    response
}

fn list_buttons(
    ui: &mut Ui,
    look: Look,
    document: &Document,
    state: &AgendaState,
    answer: &mut Option<Answer>,
) {
    let words = &look.words.agenda;
    let (num, at) = (document.agenda.len(), state.picked);
    let mut button = |ui: &mut Ui, text: &str, is_possible: bool, meant: Answer| {
        let button = Button::new(text).min_size(vec2(0.0, chrome::TARGET + chrome::UNIT));
        if ui.add_enabled(is_possible, button).clicked() {
            *answer = Some(meant);
        }
    };
    ui.spacing_mut().item_spacing.x = chrome::UNIT;
    ui.horizontal_wrapped(|ui| {
        button(ui, words.add, true, Answer::Add);
        button(
            ui,
            words.from_stages,
            !document.stages.is_empty(),
            Answer::FromStages,
        );
        button(ui, words.from_selection, true, Answer::FromSelection);
    });
    ui.horizontal_wrapped(|ui| {
        let (from, up, down) = (at, at.saturating_sub(1), at + 1);
        button(ui, words.earlier, at > 0, Answer::Move { from, to: up });
        button(
            ui,
            words.later,
            at + 1 < num,
            Answer::Move { from, to: down },
        );
        button(ui, words.duplicate, num > 0, Answer::Duplicate);
        button(ui, words.remove, num > 0, Answer::Remove);
    });
}

fn fields(
    ui: &mut Ui,
    look: Look,
    document: &Document,
    item: &AgendaItem,
    state: &mut AgendaState,
    answer: &mut Option<Answer>,
) {
    let words = &look.words.agenda;
    let mut new = item.clone();
    let caption = |ui: &mut Ui, text: &str| ui.label(RichText::new(text).font(bold(chrome::SMALL)));
    let label = caption(ui, words.name);
    let hint = AgendaItem {
        name: String::new(),
        ..item.clone()
    };
    let id = Id::unique(("agenda-name", item.id));
    let edit = TextEdit::singleline(&mut new.name)
        .id(id)
        .hint_text(words.title(&hint, document))
        .desired_width(f32::INFINITY);
    let name = ui.add(edit).labelled_by(label.id);
    if std::mem::take(&mut state.names) {
        name.request_focus();
    }
    caption(ui, words.duration);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = chrome::UNIT;
        let value = DragValue::new(&mut new.minutes)
            .range(0..=AgendaItem::MOST_MINUTES)
            .speed(0.1)
            .suffix(format!("\u{a0}{}", words.minutes_label));
        let response = ui.add_sized(vec2(84.0, 28.0), value);
        response.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, words.duration));
        for minutes in PRESETS {
            let is_it = new.minutes == minutes;
            let button = Button::selectable(is_it, (words.preset)(minutes));
            if ui.add(button.min_size(vec2(0.0, 28.0))).clicked() {
                new.minutes = minutes;
            }
        }
    });
    caption(ui, words.shows);
    scope(ui, look, document, &mut new);
    caption(ui, words.view);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = chrome::UNIT;
        for view in AgendaView::ALL {
            let text = showing(View::from(view)).name(look.words);
            ui.selectable_value(&mut new.view, view, text);
        }
    });
    if new.view == AgendaView::Swimlane {
        caption(ui, words.lanes);
        lanes(ui, look, document, &mut new);
    }
    if new != *item {
        let is_typed = name.changed();
        *answer = Some(Answer::Set(new, is_typed));
    }
}

/// What the item shows: the map, a stage, or a step.
fn scope(ui: &mut Ui, look: Look, document: &Document, item: &mut AgendaItem) {
    let words = &look.words.agenda;
    let untitled = |title: &str| match title.trim() {
        "" => look.words.model.untitled.to_owned(),
        title => title.to_owned(),
    };
    let chosen = match item.shows {
        AgendaScope::Map => words.whole_map.to_owned(),
        AgendaScope::Stage(id) => document
            .stage(id)
            .map_or_else(String::new, |stage| untitled(&stage.title)),
        AgendaScope::Step(id) => document
            .step(id)
            .map_or_else(String::new, |step| untitled(&step.title)),
    };
    let response = ComboBox::from_id_salt("agenda-scope")
        .width(ui.available_width() - 8.0)
        .selected_text(chosen)
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut item.shows, AgendaScope::Map, words.whole_map);
            for stage in document.stages.iter() {
                let scope = AgendaScope::Stage(stage.id);
                let text = RichText::new(untitled(&stage.title)).font(bold(chrome::TEXT));
                ui.selectable_value(&mut item.shows, scope, text);
                for step in &stage.steps {
                    let text = format!("\u{2003}{}", untitled(&step.title));
                    ui.selectable_value(&mut item.shows, AgendaScope::Step(step.id), text);
                }
            }
        })
        .response;
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, words.shows));
}

fn lanes(ui: &mut Ui, look: Look, document: &Document, item: &mut AgendaItem) {
    let words = &look.words.agenda;
    let mut all = item.lanes.is_empty();
    if ui.checkbox(&mut all, words.all_lanes).changed() {
        item.lanes = match all {
            true => Vec::new(),
            false => {
                let seen = document.lanes.iter().filter(|lane| !lane.hidden);
                seen.map(|lane| lane.id).collect()
            }
        };
    }
    if item.lanes.is_empty() {
        return;
    }
    let height = (HEIGHT - 220.0)
        .min(ui.ctx().content_rect().height() - 560.0)
        .max(2.0 * ROW_HEIGHT);
    ScrollArea::vertical()
        .id_salt("agenda-lanes")
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for lane in document.lanes.iter() {
                let name = look.words.model.lane(lane);
                let mut is_shown = item.lanes.contains(&lane.id);
                if !ui.checkbox(&mut is_shown, name).changed() {
                    continue;
                }
                if is_shown {
                    item.lanes.push(lane.id);
                } else if item.lanes.len() > 1 {
                    // One lane at least: none named means all of them.
                    item.lanes.retain(|&id| id != lane.id);
                }
            }
        });
}
