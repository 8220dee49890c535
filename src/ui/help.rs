//! The help window: every shortcut, from the list of commands, and what the mouse does.

use egui::{Context, Label, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::dialog;
use super::fuzzy;
use super::style::{Look, bold, colour32};
use crate::command::{Category, Command, PRESENTING_KEYS};
use crate::theme::chrome;

/// The help window while it is open.
#[derive(Debug, Clone)]
pub struct Help {
    filter: String,
    /// What counts while the map is presented comes first.
    presents: bool,
    asks_focus: bool,
}

impl Help {
    pub fn new(presents: bool) -> Self {
        Self {
            filter: String::new(),
            presents,
            asks_focus: true,
        }
    }

    /// `false` once it was closed.
    pub fn show(&mut self, ctx: &Context, look: Look) -> bool {
        let (is_done, is_closed) = dialog::modal(ctx, look, "help", 720.0, |ui| {
            let words = &look.words.help;
            dialog::title(ui, words.title);
            dialog::muted(ui, look, words.intro);
            let filter = ui.add(
                TextEdit::singleline(&mut self.filter)
                    .hint_text(words.filter_hint)
                    .desired_width(f32::INFINITY)
                    .margin(vec2(8.0, 6.0)),
            );
            if std::mem::take(&mut self.asks_focus) {
                filter.request_focus();
            }
            let height = (ctx.content_rect().height() - 260.0).clamp(160.0, 520.0);
            ScrollArea::vertical()
                .max_height(height)
                .auto_shrink([false, false])
                .show(ui, |ui| self.list(ui, look));
            dialog::buttons(ui, |ui| {
                dialog::primary_button(ui, look, look.words.dialog.close).clicked()
            })
        });
        !(is_done || is_closed)
    }

    fn fits(&self, text: &str) -> bool {
        let filter = fuzzy::fold(self.filter.trim());
        filter.is_empty()
            || fuzzy::fold(text)
                .windows(filter.len())
                .any(|window| window == filter)
    }

    fn list(&self, ui: &mut Ui, look: Look) {
        ui.spacing_mut().item_spacing.y = 2.0;
        if self.presents {
            self.presenting(ui, look);
        }
        for category in Category::ALL {
            let rows: Vec<(String, &str)> = category
                .commands()
                .filter_map(|command| {
                    let keys = keys(command, look)?;
                    let fits = self.fits(command.name(look.words)) || self.fits(&keys);
                    fits.then_some((keys, command.name(look.words)))
                })
                .collect();
            section(ui, look, category.name(look.words), &rows);
        }
        if !self.presents {
            self.presenting(ui, look);
        }
        let gestures: Vec<(String, &str)> = look
            .words
            .help
            .gestures
            .iter()
            .filter(|(gesture, effect)| self.fits(gesture) || self.fits(effect))
            .map(|(gesture, effect)| ((*gesture).to_owned(), *effect))
            .collect();
        section(ui, look, look.words.help.mouse, &gestures);
    }
}

impl Help {
    /// The keys that count while the map is presented.
    fn presenting(&self, ui: &mut Ui, look: Look) {
        let words = look.words;
        let mut rows: Vec<(String, &str)> = Vec::new();
        for &(shortcut, command) in PRESENTING_KEYS {
            let (name, keys) = (command.name(words), shortcut.text(words));
            match rows.iter_mut().find(|(_, known)| *known == name) {
                Some((all, _)) => *all = format!("{all} {} {keys}", words.help.or),
                None => rows.push((keys, name)),
            }
        }
        let gestures = words.help.presenting_gestures.iter();
        rows.extend(gestures.map(|&(gesture, effect)| (gesture.to_owned(), effect)));
        rows.retain(|(keys, name)| self.fits(keys) || self.fits(name));
        section(ui, look, words.help.presenting, &rows);
    }
}

/// All shortcuts of a command, as text.
fn keys(command: Command, look: Look) -> Option<String> {
    let shortcuts = command.spec().shortcuts;
    let texts: Vec<String> = shortcuts
        .iter()
        .map(|shortcut| shortcut.text(look.words))
        .collect();
    (!texts.is_empty()).then(|| texts.join(&format!(" {} ", look.words.help.or)))
}

fn section(ui: &mut Ui, look: Look, title: &str, rows: &[(String, &str)]) {
    if rows.is_empty() {
        return;
    }
    ui.add_space(2.0 * chrome::UNIT);
    ui.label(RichText::new(title).font(bold(chrome::TEXT)));
    for (keys, name) in rows {
        ui.horizontal(|ui| {
            ui.set_min_height(chrome::TARGET);
            ui.allocate_ui(vec2(320.0, chrome::TARGET), |ui| {
                ui.set_min_width(320.0);
                ui.label(*name);
            });
            let keys = RichText::new(keys).color(colour32(look.theme.text_muted));
            ui.add(Label::new(keys).wrap());
        });
    }
}
