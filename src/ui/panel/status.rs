//! The status bar: what is selected, how large the map is, what was saved, language, theme, zoom.

use egui::{Align, Label, Layout, RichText, Ui};

use super::name::name_of;
use super::{counted, zoom};
use crate::command::Command;
use crate::editor::Editor;
use crate::i18n::{Catalog, Counted, Lang};
use crate::scene::Target;
use crate::theme::{Theme, ThemeName, chrome};
use crate::ui::icon::{self, Icon};
use crate::ui::style::colour32;

/// What the window says about the file.
#[derive(Debug, Clone, Copy)]
pub struct SaveNote<'a> {
    pub text: &'a str,
    pub has_failed: bool,
}

/// What was done in the status bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StatusResponse {
    pub zoomed: bool,
    /// For the window to run.
    pub command: Option<Command>,
}

/// Draws the bar in one row.
pub fn status(
    ui: &mut Ui,
    editor: &mut Editor,
    saved: SaveNote<'_>,
    theme: &Theme,
    words: &'static Catalog,
) -> StatusResponse {
    let mut response = StatusResponse::default();
    let muted = colour32(theme.text_muted);
    let size = egui::vec2(ui.available_width(), chrome::TARGET + chrome::UNIT);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = chrome::UNIT;
        response.zoomed = zoom::show(ui, editor, words);
        ui.add_space(chrome::UNIT);
        response.command = switches(ui, theme, words).or(waiting(ui, editor, words));
        ui.add_space(chrome::UNIT);
        let colour = if saved.has_failed {
            colour32(theme.danger)
        } else {
            muted
        };
        let text = RichText::new(saved.text).size(chrome::SMALL).color(colour);
        // A long reason is told in full by the strip above the map.
        ui.scope(|ui| {
            ui.set_max_width(280.0);
            ui.add(Label::new(text).truncate());
        });
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 3.0 * chrome::UNIT;
            let counts = counts(editor, words);
            let chosen = selection(editor, words);
            let room = ui.available_width();
            let is_wide = room > 520.0;
            if let Some(chosen) = &chosen {
                let text = RichText::new(chosen).size(chrome::SMALL);
                ui.scope(|ui| {
                    ui.set_max_width(if is_wide { room - 240.0 } else { room });
                    ui.add(Label::new(text).truncate());
                });
            }
            if chosen.is_none() || is_wide {
                let text = RichText::new(counts).size(chrome::SMALL).color(muted);
                ui.add(Label::new(text).truncate());
            }
        });
    });
    response
}

/// How many notes wait to be sorted; opens the inbox.
fn waiting(ui: &mut Ui, editor: &Editor, words: &'static Catalog) -> Option<Command> {
    let count = editor.document().notes.len();
    if count == 0 {
        return None;
    }
    let text = RichText::new((words.capture.waiting)(count)).size(chrome::SMALL);
    let button = egui::Button::new(text).min_size(egui::vec2(chrome::TARGET, chrome::TARGET));
    let button = ui.add(button);
    let button = button.on_hover_text(Command::ToggleInbox.description(words));
    button.clicked().then_some(Command::ToggleInbox)
}

/// The other language, the other theme.
fn switches(ui: &mut Ui, theme: &Theme, words: &'static Catalog) -> Option<Command> {
    let mut command = None;
    let (sign, name) = match theme.name {
        ThemeName::Light => (Icon::Moon, Command::ToggleTheme.name(words)),
        ThemeName::Dark => (Icon::Sun, Command::ToggleTheme.name(words)),
    };
    if icon::button(ui, sign, name, false)
        .on_hover_text(name)
        .clicked()
    {
        command = Some(Command::ToggleTheme);
    }
    let code = match words.lang {
        Lang::Fr => "FR",
        Lang::En => "EN",
    };
    let name = Command::ToggleLanguage.name(words);
    let button = egui::Button::new(RichText::new(code).size(chrome::SMALL))
        .frame_when_inactive(false)
        .min_size(egui::vec2(chrome::TARGET, chrome::TARGET));
    let button = ui.add(button).on_hover_text(name);
    if button.accessible_name(format!("{name}, {code}")).clicked() {
        command = Some(Command::ToggleLanguage);
    }
    command
}

/// “12 steps · 8 lanes · 60 cards”.
fn counts(editor: &Editor, words: &Catalog) -> String {
    let document = editor.document();
    let counts = [
        (Counted::Step, document.num_steps()),
        (Counted::Lane, document.lanes.len()),
        (Counted::Card, document.cards.len()),
    ];
    counts
        .map(|(kind, count)| words.panel.count(kind, count))
        .join(" · ")
}

/// “Card “Pay the deposit” · Book › Actions”, or “3 cards, 1 lane”.
fn selection(editor: &Editor, words: &Catalog) -> Option<String> {
    let selection = editor.selection();
    if let Some(target) = selection.single() {
        return Some(one(editor, target, words));
    }
    let mut counts = [0_usize; Counted::ALL.len()];
    let mut num_cells = 0;
    for &target in selection.targets() {
        match counted(target) {
            Some(kind) => counts[kind as usize] += 1,
            None => num_cells += usize::from(matches!(target, Target::Cell { .. })),
        }
    }
    let kinds = Counted::ALL.into_iter();
    let kinds = kinds.filter(|&kind| counts[kind as usize] > 0);
    let mut parts: Vec<String> = kinds
        .map(|kind| words.panel.count(kind, counts[kind as usize]))
        .collect();
    if num_cells > 0 {
        parts.push(words.inspector.num_cells(num_cells));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn one(editor: &Editor, target: Target, words: &Catalog) -> String {
    let document = editor.document();
    let text = &words.inspector;
    let name = |target| name_of(document, target, words);
    let named = |kind: &str, target| format!("{kind} {}", words.panel.quoted(&name(target)));
    let cell = |step, lane| {
        format!(
            "{} › {}",
            name(Target::Step(step)),
            name(Target::Lane(lane))
        )
    };
    match target {
        Target::Card(id) => {
            let place = document.card(id);
            let place = place.map(|card| cell(card.step, card.lane));
            format!(
                "{} · {}",
                named(text.card, target),
                place.unwrap_or_default()
            )
        }
        Target::Cell { step, lane } => format!("{} · {}", text.cell, cell(step, lane)),
        Target::Step(id) => {
            let mut stages = document.stages.iter();
            let stage = stages.find(|stage| stage.steps.iter().any(|step| step.id == id));
            let stage = stage.map(|stage| name(Target::Stage(stage.id)));
            format!(
                "{} · {}",
                named(text.step, target),
                stage.unwrap_or_default()
            )
        }
        Target::Stage(id) => {
            let steps = document.stage(id).map_or(0, |stage| stage.steps.len());
            let count = words.panel.count(Counted::Step, steps);
            format!("{} · {count}", named(text.stage, target))
        }
        Target::Lane(_) => named(text.lane, target),
        Target::Persona(_) => named(text.persona, target),
        Target::Room(_) => named(text.area, target),
        Target::Entrance | Target::Exit => name(target),
        Target::Shortcut { .. } => format!("{} · {}", words.store.shortcut, name(target)),
        Target::Title => named(text.map, target),
        Target::Emotion { step, persona } => {
            let who = persona.map_or(text.everyone.to_owned(), |id| name(Target::Persona(id)));
            let value = document.step(step).and_then(|step| step.emotion(persona));
            let value = value.map_or(words.panel.not_set, |point| {
                words.model.emotion(point.value)
            });
            let step = name(Target::Step(step));
            format!("{} · {who} · {step} · {value}", text.emotion)
        }
        Target::Link(id) => {
            let link = document.links.iter().find(|link| link.id == id);
            let ends = link.map(|link| {
                let (from, to) = (Target::Card(link.from), Target::Card(link.to));
                format!("{} → {}", name(from), name(to))
            });
            format!("{} · {}", text.link, ends.unwrap_or_default())
        }
    }
}
