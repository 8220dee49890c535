//! The palette: every command by a few letters of its name, with its keys and why it cannot run.

use egui::{Align2, Context, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, TextEdit, Ui};
use egui::{WidgetInfo, pos2, vec2};

use super::dialog;
use super::fuzzy;
use super::menu::{Ask, Facts};
use super::style::{Look, bold, colour32, regular};
use crate::command::Command;
use crate::theme::chrome;

/// The palette while it is open.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    query: String,
    cursor: usize,
    was_shown: bool,
}

/// What became of the palette this frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Open,
    Closed,
    Run(Command),
}

const ROW_HEIGHT: f32 = 44.0;

impl Palette {
    /// The commands that fit what is typed, best first: those named so before those described so.
    fn found(&self, look: Look) -> Vec<Command> {
        let offered = |command: &&Command| **command != Command::Palette;
        let commands: Vec<Command> = Command::ALL.iter().filter(offered).copied().collect();
        let names = commands.iter().map(|command| command.name(look.words));
        let mut order = fuzzy::rank(&self.query, names);
        if !self.query.trim().is_empty() {
            let described = (0..commands.len()).filter(|index| {
                let text = fuzzy::fold(commands[*index].description(look.words));
                contains(&text, &fuzzy::fold(self.query.trim()))
            });
            let more: Vec<usize> = described.filter(|index| !order.contains(index)).collect();
            order.extend(more);
        }
        order.into_iter().map(|index| commands[index]).collect()
    }

    pub fn show(&mut self, ctx: &Context, look: Look, ask: Ask<'_>) -> Outcome {
        let (outcome, is_closed) = dialog::modal(ctx, look, "palette", 560.0, |ui| {
            self.contents(ui, look, ask)
        });
        if is_closed { Outcome::Closed } else { outcome }
    }

    fn contents(&mut self, ui: &mut Ui, look: Look, ask: Ask<'_>) -> Outcome {
        let words = &look.words.help;
        let pressed = |ui: &Ui, key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(ui, Key::ArrowDown), pressed(ui, Key::ArrowUp));
        let (page_down, page_up) = (pressed(ui, Key::PageDown), pressed(ui, Key::PageUp));
        let enter = pressed(ui, Key::Enter);
        let edit = TextEdit::singleline(&mut self.query)
            .id(Id::unique("palette-query"))
            .hint_text(words.palette_hint)
            .font(regular(chrome::HEADING))
            .desired_width(f32::INFINITY)
            .margin(vec2(8.0, 8.0));
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, words.palette_title));
        let is_first = !std::mem::replace(&mut self.was_shown, true);
        if is_first || !response.has_focus() {
            response.request_focus();
        }
        if response.changed() {
            self.cursor = 0;
            // The hint is still painted in the frame of the first letter.
            ui.ctx().request_repaint();
        }
        let found = self.found(look);
        let last = found.len().saturating_sub(1);
        let step = isize::from(down) - isize::from(up)
            + 8 * (isize::from(page_down) - isize::from(page_up));
        self.cursor = self.cursor.min(last).saturating_add_signed(step).min(last);
        let moved = step != 0;
        let mut chosen = enter.then(|| found.get(self.cursor).copied()).flatten();
        ScrollArea::vertical()
            .max_height(8.5 * ROW_HEIGHT)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if found.is_empty() {
                    dialog::muted(ui, look, words.palette_empty);
                }
                for (index, &command) in found.iter().enumerate() {
                    let is_picked = index == self.cursor;
                    let response = row(ui, look, command, &ask(command), is_picked);
                    if is_picked && (moved || is_first) {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        chosen = Some(command);
                    }
                }
            });
        dialog::muted(ui, look, words.palette_keys);
        match chosen {
            Some(command) if ask(command).blocked.is_none() => Outcome::Run(command),
            _ => Outcome::Open,
        }
    }
}

fn contains(text: &[char], part: &[char]) -> bool {
    text.windows(part.len().max(1)).any(|window| window == part)
}

fn row(
    ui: &mut Ui,
    look: Look,
    command: Command,
    facts: &Facts,
    is_picked: bool,
) -> egui::Response {
    let name = facts.name.as_deref().unwrap_or(command.name(look.words));
    let size = vec2(ui.available_width(), ROW_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let is_enabled = facts.blocked.is_none();
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, is_enabled, is_picked, name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let visuals = ui.style().interact_selectable(&response, is_picked);
    if is_picked || response.hovered() {
        ui.painter()
            .rect_filled(rect, visuals.corner_radius, visuals.weak_bg_fill);
    }
    let muted = colour32(look.theme.text_muted);
    let ink = if is_enabled {
        colour32(look.theme.text)
    } else {
        muted
    };
    let left = rect.left() + 12.0;
    let category = command.spec().category.name(look.words);
    let keys = command.shortcut_text(look.words).unwrap_or_default();
    let painter = ui.painter();
    painter.text(
        pos2(left, rect.top() + 5.0),
        Align2::LEFT_TOP,
        name,
        bold(chrome::TEXT),
        ink,
    );
    let note = match &facts.blocked {
        Some(reason) => reason.clone(),
        None => format!("{category} – {}", command.description(look.words)),
    };
    let keys_rect = painter.text(
        rect.right_center() - vec2(12.0, 0.0),
        Align2::RIGHT_CENTER,
        keys,
        regular(chrome::SMALL),
        muted,
    );
    let room = Rect::from_min_max(rect.min, pos2(keys_rect.left() - 12.0, rect.bottom()));
    let mut job = egui::text::LayoutJob::simple_singleline(note, regular(chrome::SMALL), muted);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.right() - left);
    let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter()
        .galley(pos2(left, rect.top() + 24.0), galley, muted);
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::theme::ThemeName;

    fn found(lang: Lang, query: &str) -> Vec<Command> {
        let palette = Palette {
            query: query.to_owned(),
            ..Palette::default()
        };
        palette.found(Look::new(lang, ThemeName::Light))
    }

    #[test]
    fn a_command_is_found_in_either_language_without_accents() {
        assert_eq!(found(Lang::Fr, "retablir")[0], Command::Redo);
        assert_eq!(found(Lang::Fr, "enregistrer sous")[0], Command::SaveAs);
        assert_eq!(found(Lang::En, "redo")[0], Command::Redo);
    }

    #[test]
    fn an_empty_query_offers_everything_but_the_palette_itself() {
        assert_eq!(found(Lang::Fr, "").len(), Command::ALL.len() - 1);
    }

    #[test]
    fn a_word_of_the_description_is_enough() {
        assert!(found(Lang::Fr, "PNG").contains(&Command::Export));
        assert!(found(Lang::En, "zzzz").is_empty());
    }
}
