//! The application: one window, drawn from the state of its parts.

use std::path::PathBuf;

use egui::{Context, Frame, Margin};

use super::keeper::Keeper;
use crate::command::Command;
use crate::i18n::Lang;
use crate::storage::preferences::{Appearance, WindowSize};
use crate::storage::starter::STARTERS;
use crate::theme::ThemeName;
use crate::ui::help::Help;
use crate::ui::menu::Facts;
use crate::ui::palette::{self, Palette};
use crate::ui::shortcut::{self, KeyOwner};
use crate::ui::start::{self, StartChoice, StartPage, StarterItem};
use crate::ui::style::{self, Look, colour32};
use crate::ui::{menu, toast};

/// What an application begins with.
pub struct Setup {
    pub keeper: Keeper,
    /// To open at once.
    pub file: Option<PathBuf>,
    /// Whether to ask the desktop for files before our own path box.
    pub uses_desktop_dialogs: bool,
}

pub struct Application {
    look: Look,
    keeper: Keeper,
    palette: Option<Palette>,
    help: Option<Help>,
    toasts: toast::Toasts,
}

impl Application {
    pub fn new(ctx: &Context, setup: Setup) -> Self {
        ctx.set_fonts(style::fonts());
        let look = Look::new(setup.keeper.preferences().lang(), ThemeName::Light);
        style::apply(ctx, look.theme);
        Self {
            look,
            keeper: setup.keeper,
            palette: None,
            help: None,
            toasts: toast::Toasts::default(),
        }
    }

    fn follow_preferences(&mut self, ctx: &Context) {
        let preferences = self.keeper.preferences();
        let system_is_dark = ctx.system_theme() == Some(egui::Theme::Dark);
        let theme = style::theme_name(preferences.appearance, system_is_dark);
        let is_new_theme = theme != self.look.theme.name;
        self.look = Look::new(preferences.lang(), theme);
        if is_new_theme {
            style::apply(ctx, self.look.theme);
        }
    }

    fn facts(&self, command: Command) -> Facts {
        let is_ready = matches!(
            command,
            Command::Quit
                | Command::ToggleTheme
                | Command::ToggleLanguage
                | Command::FullScreen
                | Command::Palette
                | Command::Shortcuts
        );
        Facts {
            name: None,
            blocked: (!is_ready).then(|| self.look.words.shell.no_map.to_owned()),
        }
    }

    fn run(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Command::ToggleTheme => {
                let next = match self.look.theme.name {
                    ThemeName::Light => Appearance::Dark,
                    ThemeName::Dark => Appearance::Light,
                };
                self.keeper
                    .change(|preferences| preferences.appearance = next);
            }
            Command::ToggleLanguage => {
                let next = match self.look.words.lang {
                    Lang::Fr => Lang::En,
                    Lang::En => Lang::Fr,
                };
                self.keeper
                    .change(|preferences| preferences.lang = Some(next));
            }
            Command::FullScreen => {
                let is_full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(!is_full));
            }
            Command::Palette => self.palette = Some(Palette::default()),
            Command::Shortcuts => self.help = Some(Help::default()),
            _ => {}
        }
    }

    fn remember_window(&mut self, ctx: &Context) {
        let (rect, maximised) = ctx.input(|input| {
            let viewport = input.viewport();
            (viewport.inner_rect, viewport.maximized.unwrap_or(false))
        });
        if let Some(rect) = rect {
            self.keeper.change(|preferences| {
                let before = preferences.window;
                preferences.window = Some(WindowSize {
                    width: before
                        .filter(|_| maximised)
                        .map_or(rect.width(), |size| size.width),
                    height: before
                        .filter(|_| maximised)
                        .map_or(rect.height(), |size| size.height),
                    maximised,
                });
            });
        }
    }

    fn show_start(&mut self, ui: &mut egui::Ui) {
        let words = &self.look.words.shell;
        let starters: Vec<StarterItem> = STARTERS
            .iter()
            .map(|starter| {
                let (title, hint) = words.starter(starter.key, starter.is_sample);
                StarterItem {
                    title,
                    hint,
                    is_sample: starter.is_sample,
                    picture: None,
                }
            })
            .collect();
        let page = StartPage {
            recent: &[],
            starters: &starters,
            lang: self.look.words.lang,
            appearance: self.keeper.preferences().appearance,
        };
        match start::show(ui, self.look, &page) {
            Some(StartChoice::Lang(lang)) => {
                self.keeper
                    .change(|preferences| preferences.lang = Some(lang));
            }
            Some(StartChoice::Appearance(appearance)) => {
                self.keeper
                    .change(|preferences| preferences.appearance = appearance);
            }
            _ => {}
        }
    }
}

impl eframe::App for Application {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.follow_preferences(&ctx);
        if ctx.input(|input| input.viewport().close_requested()) {
            self.remember_window(&ctx);
        }
        let owner = if self.palette.is_some() || self.help.is_some() {
            KeyOwner::Dialog
        } else {
            KeyOwner::Map
        };
        let mut commands = shortcut::take_commands(&ctx, owner);
        let bar = Frame::new()
            .fill(colour32(self.look.theme.chrome))
            .inner_margin(Margin::symmetric(8, 2));
        egui::Panel::top("menu bar").frame(bar).show(ui, |ui| {
            commands.extend(menu::show(ui, self.look, &|command| self.facts(command)));
        });
        self.show_start(ui);
        if let Some(mut palette) = self.palette.take() {
            let outcome = palette.show(&ctx, self.look, &|command| self.facts(command));
            match outcome {
                palette::Outcome::Open => self.palette = Some(palette),
                palette::Outcome::Closed => {}
                palette::Outcome::Run(command) => commands.push(command),
            }
        }
        if let Some(help) = &mut self.help
            && !help.show(&ctx, self.look)
        {
            self.help = None;
        }
        self.toasts.show(&ctx, self.look);
        for command in commands {
            if self.facts(command).blocked.is_none() {
                self.run(&ctx, command);
            }
        }
    }
}
