//! The application: one window, drawn from the state of its parts.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Align2, Context, Frame, Margin, Panel, Ui, ViewportCommand};

use super::clipboard::SystemClipboard;
use super::clipboard_action::ClipboardAction;
use super::clock;
use super::desk::{Desk, JobResult};
use super::export_action::ExportAction;
use super::file_actions::{ChoiceUse, FileActions, Intent};
use super::font_action::FontAction;
use super::guardian::Guardian;
use super::jobs::{Finished, Jobs};
use super::keeper::Keeper;
use super::meeting_action::MeetingAction;
use super::minutes_action::MinutesAction;
use super::panes::{Pane, Panes};
use super::picture_action;
use super::present_action::PresentAction;
use super::problems::{Problem, Problems, Remedy};
use super::recorder::Recorder;
use super::recovery_action::RecoveryAction;
use super::start_state::StartState;
use super::store_action::StoreAction;
use super::template_action::TemplateAction;
use super::versions_action::VersionsAction;
use super::watch_action::WatchAction;
use super::workshop_action;
use crate::command::Command;
use crate::model::Document;
use crate::storage::disk::Disk;
use crate::storage::file_lock::FileLocks;
use crate::storage::preferences::WindowSize;
use crate::theme::{ThemeName, chrome};
use crate::ui::canvas::{canvas, canvas_id};
use crate::ui::dialog::message;
use crate::ui::help::Help;
use crate::ui::palette::{self, Palette};
use crate::ui::panel;
use crate::ui::picker::Picker;
use crate::ui::search;
use crate::ui::shortcut::{self, KeyOwner};
use crate::ui::start::{self, StartChoice, StartPage};
use crate::ui::style::{self, Look, bold, colour32};
use crate::ui::toast::Toasts;
use crate::ui::workshop::inbox_id;
use crate::ui::{menu, toolbar};

/// What an application begins with.
pub struct Setup {
    pub keeper: Keeper,
    /// Where maps are read and written.
    pub disk: &'static dyn Disk,
    /// Where the journal is kept; `None` on a machine without a home.
    pub data: Option<PathBuf>,
    /// To open at once.
    pub file: Option<PathBuf>,
    /// Whether to ask the desktop for files before our own path box.
    pub uses_desktop_dialogs: bool,
    pub clipboard: Arc<dyn SystemClipboard>,
}

/// The window's parts; each decides about its own things.
pub struct Application {
    pub(super) desk: Desk,
    pub(super) files: FileActions,
    pub(super) export: ExportAction,
    pub(super) templates: TemplateAction,
    pub(super) store: StoreAction,
    pub(super) present: PresentAction,
    pub(super) meeting: MeetingAction,
    pub(super) minutes: MinutesAction,
    pub(super) palette: Option<Palette>,
    pub(super) help: Option<Help>,
    pub(super) picker: Option<Picker>,
    pub(super) recovery: RecoveryAction,
    pub(super) versions: VersionsAction,
    pub(super) watch: WatchAction,
    start: StartState,
    /// F2 was pressed on the start page in this frame.
    renames: bool,
    pub(super) panes: Panes,
    fonts: FontAction,
    pub(super) clipboard: ClipboardAction,
    /// Where journal and versions are kept.
    pub(super) data: Option<PathBuf>,
    /// To open in the first frame.
    file: Option<PathBuf>,
    /// What the window is called now.
    title: String,
}

impl Application {
    pub fn new(ctx: &Context, setup: Setup) -> Self {
        ctx.set_fonts(style::fonts());
        let look = Look::new(setup.keeper.preferences().lang(), ThemeName::Light);
        style::apply(ctx, look.theme);
        // Ctrl and plus belongs to the map, not to the window.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let mut desk = Desk {
            ctx: ctx.clone(),
            look,
            jobs: Jobs::new(ctx.clone()),
            keeper: setup.keeper,
            recorder: Recorder::start(setup.data.clone(), ctx),
            locks: FileLocks::new(setup.disk, setup.data.as_deref()),
            disk: setup.disk,
            toasts: Toasts::default(),
            offered_for: None,
            problems: Problems::default(),
            session: None,
            message: None,
            uses_desktop_dialogs: setup.uses_desktop_dialogs,
            export_endings: &[".png"],
        };
        if desk.keeper.was_broken {
            desk.raise(Problem::PreferencesBroken);
        }
        RecoveryAction::look(&mut desk, setup.data.clone());
        Self {
            desk,
            files: FileActions::default(),
            export: ExportAction::default(),
            templates: TemplateAction::default(),
            store: StoreAction::default(),
            present: PresentAction::default(),
            meeting: MeetingAction::default(),
            minutes: MinutesAction::default(),
            palette: None,
            help: None,
            picker: None,
            recovery: RecoveryAction::default(),
            versions: VersionsAction::default(),
            data: setup.data,
            watch: WatchAction::default(),
            start: StartState::default(),
            renames: false,
            panes: Panes::default(),
            fonts: FontAction::default(),
            clipboard: ClipboardAction::new(setup.clipboard),
            file: setup.file,
            title: String::new(),
        }
    }

    /// Has the map written at the program's end, whatever brings it about.
    pub fn guarded_by(self, guardian: &Guardian) -> Self {
        guardian.watch(self.desk.recorder.last_words());
        self
    }

    /// The open map.
    pub fn document(&self) -> Option<&Document> {
        let session = self.desk.session.as_ref()?;
        Some(session.editor.document())
    }

    fn follow_preferences(&mut self) {
        let ctx = &self.desk.ctx;
        let preferences = self.desk.keeper.preferences();
        let system_is_dark = ctx.system_theme() == Some(egui::Theme::Dark);
        let appearance = self.present.appearance().unwrap_or(preferences.appearance);
        let theme = style::theme_name(appearance, system_is_dark);
        let look = Look::new(preferences.lang(), theme);
        let before = self.desk.look;
        if theme != before.theme.name {
            style::apply(ctx, look.theme);
        }
        if theme != before.theme.name || look.words.lang != before.words.lang {
            self.desk.look = look;
            self.desk.dress_session();
        }
    }

    fn take_results(&mut self) {
        while let Some(Finished { id, result }) = self.desk.jobs.poll() {
            let desk = &mut self.desk;
            match result {
                None => {
                    self.files.lost(desk, id);
                    self.export.lost(id);
                    self.minutes.lost(id);
                    self.templates.lost(id);
                    self.fonts.lost(id);
                    self.clipboard.lost(id);
                    self.versions.lost();
                    self.watch.lost(id);
                    desk.raise(Problem::Internal);
                }
                Some(JobResult::Opened(report)) => {
                    if let Some(recovered) = self.files.opened(desk, id, *report) {
                        self.recovery.take(&recovered);
                    }
                    if let Some(session) = &mut desk.session {
                        session.editor.set_clip(self.clipboard.clip.clone());
                    }
                }
                Some(JobResult::Recoverable(maps)) => self.recovery.found(maps),
                Some(JobResult::Discarded) => {}
                Some(JobResult::Versions(report)) => self.versions.reported(desk, report),
                Some(JobResult::Saved(report)) => self.files.saved(desk, id, report),
                Some(JobResult::Seen(sight)) => self.watch.seen(desk, &mut self.files, sight),
                Some(JobResult::Chosen(choice)) => {
                    let chosen = self.files.chosen(desk, choice);
                    self.use_choice(chosen);
                }
                Some(JobResult::Listed(listing)) => self.files.listed(listing),
                Some(JobResult::Missing(paths)) => self.start.missing(paths),
                Some(JobResult::Shelved(shelf)) => self.start.shelved(desk, shelf),
                Some(JobResult::Template(report)) => {
                    self.templates.done(desk, report);
                    self.start.look_again();
                }
                Some(JobResult::Drawn(miniature)) => self.start.drawn(desk, miniature),
                Some(JobResult::Previewed(preview)) => self.export.previewed(desk, preview),
                Some(JobResult::Exported(report)) => self.export.exported(desk, report),
                Some(JobResult::Compared(before, when)) => {
                    Self::compare_version(desk, &mut self.meeting, before, &when);
                }
                Some(JobResult::Minutes(report)) => self.minutes.written(desk, report),
                Some(JobResult::ClipboardRead(report)) => self.clipboard.read(desk, id, report),
                Some(JobResult::Copied(report)) => self.clipboard.copied(desk, report),
                Some(JobResult::FontsFound(report)) => self.fonts.found(desk, report),
                Some(JobResult::PictureRead(report)) => picture_action::finished(desk, report),
            }
        }
        if self.desk.keeper.has_failed() {
            self.desk.raise(Problem::PreferencesNotSaved);
        } else {
            self.desk.problems.settle(&Problem::PreferencesNotSaved);
        }
        match self.desk.recorder.problem(self.desk.look.words) {
            Some(problem) => self.desk.raise(problem),
            None => self
                .desk
                .problems
                .settle(&Problem::NoJournal(String::new())),
        }
        self.desk.problems.observe(self.desk.session.as_ref());
        self.desk.withdraw_stale_offers();
    }

    fn use_choice(&mut self, chosen: Option<(ChoiceUse, PathBuf)>) {
        match chosen {
            Some((ChoiceUse::Export, path)) => self.export.write(&mut self.desk, path),
            Some((ChoiceUse::Minutes, path)) => self.minutes.write(&mut self.desk, path),
            Some((ChoiceUse::Picture(owner), path)) => {
                picture_action::begin(&mut self.desk, owner, path);
            }
            _ => {}
        }
    }

    /// Closing by the window's button, and files dropped on it.
    fn take_window_events(&mut self, frame: &eframe::Frame) {
        let ctx = self.desk.ctx.clone();
        if ctx.input(|input| input.viewport().close_requested()) {
            self.desk.keep_typing();
            let is_changed = self
                .desk
                .session
                .as_ref()
                .is_some_and(|session| session.editor.is_changed());
            if !self.files.quits && (is_changed || self.files.is_saving()) {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.files.begin(&mut self.desk, frame, Intent::Quit);
            } else {
                self.remember_window();
            }
        }
        let dropped = ctx.input(|input| {
            let first = input.raw.dropped_files.first();
            first.map(|file| file.path().to_owned())
        });
        if let Some(path) = dropped.or_else(|| self.file.take()) {
            self.files
                .begin(&mut self.desk, frame, Intent::OpenPath(path));
        }
    }

    fn remember_window(&mut self) {
        let (rect, maximised) = self.desk.ctx.input(|input| {
            let viewport = input.viewport();
            (viewport.inner_rect, viewport.maximized.unwrap_or(false))
        });
        let Some(rect) = rect else { return };
        self.desk.keeper.change(|preferences| {
            // Maximised, the size to come back to is the one before.
            let kept = preferences.window.filter(|_| maximised);
            preferences.window = Some(WindowSize {
                width: kept.map_or(rect.width(), |size| size.width),
                height: kept.map_or(rect.height(), |size| size.height),
                maximised,
            });
        });
    }

    fn is_in_dialog(&self) -> bool {
        self.palette.is_some()
            || self.help.is_some()
            || self.picker.is_some()
            || self.desk.message.is_some()
            || self.export.is_open()
            || self.clipboard.is_open()
            || self.files.is_asking()
            || self.recovery.is_open()
            || self.versions.is_open()
            || self.templates.is_asking()
            || self.store.is_asking()
            || self.meeting.is_open()
            || self.minutes.is_open()
            || self.present.is_asking()
    }

    fn key_owner(&self) -> KeyOwner {
        let ctx = &self.desk.ctx;
        let focused = ctx.memory(|memory| memory.focused());
        let is_map_focused = focused == Some(canvas_id());
        if self.is_in_dialog() || egui::Popup::is_any_open(ctx) {
            KeyOwner::Dialog
        } else if focused == Some(inbox_id()) {
            KeyOwner::Rows
        } else if self.is_presenting() && self.is_in_list_over_picture() && !ctx.text_edit_focused()
        {
            KeyOwner::Widget
        } else if self.is_presenting() && !ctx.text_edit_focused() {
            KeyOwner::Presenting
        } else if ctx.text_edit_focused() {
            let session = self.desk.session.as_ref();
            if session.is_some_and(|session| session.inspector.is_writing(focused)) {
                return KeyOwner::MapField;
            }
            KeyOwner::TextField
        } else if focused == Some(panel::outline_id()) {
            KeyOwner::Rows
        } else if focused.is_some() && !is_map_focused {
            let session = self.desk.session.as_ref();
            if session.is_some_and(|session| session.lanes.has_focus()) {
                KeyOwner::Rows
            } else {
                KeyOwner::Widget
            }
        } else {
            match self.desk.session.as_ref().map(|session| &session.editor) {
                Some(editor) if editor.takes_text() && editor.takes_signs() => {
                    KeyOwner::MapTypingSigned
                }
                Some(editor) if editor.takes_text() => KeyOwner::MapTyping,
                _ => KeyOwner::Map,
            }
        }
    }

    fn show_menus(&self, ui: &mut Ui) -> Option<Command> {
        let look = self.desk.look;
        let bar = Frame::new()
            .fill(colour32(look.theme.chrome))
            .inner_margin(Margin::symmetric(8, 2));
        let bar = Panel::top("menu-bar").frame(bar);
        bar.show(ui, |ui| {
            menu::show(ui, look, &|command| self.facts(command))
        })
        .inner
    }

    fn show_problems(&mut self, ui: &mut Ui) -> Option<Command> {
        match self.desk.problems.show(ui, self.desk.look)? {
            Remedy::Run(command) => Some(command),
            Remedy::LookAgain => {
                self.watch.look_now(&mut self.desk);
                None
            }
            Remedy::SavePreferences => {
                self.desk.keeper.save_again();
                None
            }
        }
    }

    fn show_start(&mut self, ui: &mut Ui, frame: &eframe::Frame) {
        self.start.prepare(&mut self.desk);
        if !self.files.is_opening() {
            self.recovery.remind();
        }
        let starters = self.start.starters(&self.desk);
        let recent = self.start.recent(&self.desk);
        let personal = self.start.personal(&self.desk);
        let page = StartPage {
            recent: &recent,
            starters: &starters,
            personal: &personal,
            damaged: self.start.damaged(),
            renames: std::mem::take(&mut self.renames),
            lang: self.desk.look.words.lang,
            appearance: self.desk.keeper.preferences().appearance,
        };
        let Some(choice) = start::show(ui, self.desk.look, &page) else {
            return;
        };
        let desk = &mut self.desk;
        match choice {
            StartChoice::New => self.files.begin(desk, frame, Intent::Blank),
            StartChoice::Open => self.files.begin(desk, frame, Intent::Open),
            StartChoice::Recent(path) => self.files.begin(desk, frame, Intent::OpenPath(path)),
            StartChoice::Starter(index) => self.files.begin(desk, frame, Intent::Starter(index)),
            StartChoice::Personal(template) => {
                self.files
                    .begin(desk, frame, Intent::Template(template.path));
            }
            StartChoice::RenamePersonal(template) => self.templates.rename(template),
            StartChoice::RemovePersonal(template) => self.templates.remove(template),
            StartChoice::Forget(path) => {
                desk.keeper.forget_recent(&path);
                let name = super::session::file_name(&path);
                desk.say(desk.look.words.shell.recent_forgotten(&name));
            }
            StartChoice::Lang(lang) => {
                desk.keeper
                    .change(|preferences| preferences.lang = Some(lang));
            }
            StartChoice::Appearance(appearance) => {
                desk.keeper
                    .change(|preferences| preferences.appearance = appearance);
            }
        }
    }

    fn show_map(&mut self, ui: &mut Ui, frame: &eframe::Frame) -> Vec<Command> {
        let look = self.desk.look;
        let theme = look.theme;
        let mut commands = Vec::new();
        let bar = |horizontal: i8, vertical: i8| {
            Frame::new()
                .fill(colour32(theme.chrome))
                .inner_margin(Margin::symmetric(horizontal, vertical))
        };
        let shows_mini_map = self.desk.keeper.preferences().mini_map;
        let state = toolbar::Toolbar {
            lanes_panel: self.desk.keeper.preferences().lanes_panel,
            inspector: self.desk.keeper.preferences().inspector,
            view: self
                .desk
                .session
                .as_ref()
                .map_or_else(Default::default, |session| session.editor.view()),
        };
        self.panes.begin();
        let toolbar = Panel::top("toolbar").frame(bar(8, 4)).show(ui, |ui| {
            commands.extend(toolbar::show(ui, look, state, &|command| {
                self.facts(command)
            }));
        });
        let Some(session) = &mut self.desk.session else {
            return commands;
        };
        let saved = session.save_text(look.words);
        let panes = &mut self.panes;
        panes.place(Pane::Toolbar, toolbar.response.rect);
        Panel::bottom("status").frame(bar(12, 4)).show(ui, |ui| {
            panes.place(Pane::Status, ui.clip_rect());
            let saved = panel::SaveNote {
                text: &saved,
                has_failed: session.has_failed(),
            };
            let response = panel::status(ui, &mut session.editor, saved, theme, look.words);
            commands.extend(response.command);
        });
        let mut shows_lanes = state.lanes_panel;
        Panel::left("lanes")
            .frame(bar(12, 8))
            .default_size(chrome::LANES_WIDTH + 8.0 * chrome::UNIT)
            .size_range(180.0..=420.0)
            .show_collapsible(ui, &mut shows_lanes, |ui| {
                panes.place(Pane::Lanes, ui.clip_rect());
                let (editor, lanes) = (&mut session.editor, &mut session.lanes);
                commands.extend(panel::lanes(ui, editor, lanes, theme, look.words));
            });
        let mut shows_inspector = state.inspector;
        let mut wanted = None;
        session.inspector.today = clock::today();
        let folded = &self.desk.keeper.preferences().folded_sections;
        if session.inspector.folded_sections() != folded {
            session.inspector.fold_sections(folded.clone());
        }
        Panel::right("inspector")
            .frame(bar(12, 8))
            .default_size(chrome::INSPECTOR_WIDTH)
            .size_range(240.0..=480.0)
            .show_collapsible(ui, &mut shows_inspector, |ui| {
                panes.place(Pane::Inspector, ui.clip_rect());
                if session.reading().is_some() {
                    ui.disable();
                }
                let response = panel::inspector(
                    ui,
                    &mut session.editor,
                    &mut session.inspector,
                    theme,
                    look.words,
                );
                wanted = response.picture_wanted;
            });
        let mut shows_history = session.history.is_open;
        Panel::right("history")
            .frame(bar(12, 8))
            // Closed, its edge is the inspector's, which is dragged to resize that.
            .drag_to_open(false)
            .default_size(chrome::LANES_WIDTH)
            .size_range(180.0..=420.0)
            .show_collapsible(ui, &mut shows_history, |ui| {
                panes.place(Pane::History, ui.clip_rect());
                let (editor, state) = (&mut session.editor, &mut session.history);
                panel::history(ui, editor, state, theme, look.words);
            });
        session.history.is_open = shows_history;
        let workshop = workshop_action::panels(ui, session, panes, bar(12, 8), look);
        egui::CentralPanel::no_frame().show(ui, |ui| {
            session.canvas.shows_mini_map = shows_mini_map;
            search::bars(
                ui,
                &mut session.editor,
                &mut session.search,
                theme,
                look.words,
            );
            let response = canvas(
                ui,
                &mut session.editor,
                &mut session.canvas,
                theme,
                look.words,
            );
            commands.extend(response.commands);
        });
        let folded = session.inspector.folded_sections().clone();
        self.desk.keeper.change(|preferences| {
            preferences.lanes_panel = shows_lanes;
            preferences.inspector = shows_inspector;
            if preferences.folded_sections != folded {
                preferences.folded_sections = folded;
            }
        });
        commands.extend(self.take_workshop(workshop));
        if let Some(owner) = wanted {
            self.files
                .choose(&mut self.desk, frame, ChoiceUse::Picture(owner));
        }
        commands
    }

    fn show_dialogs(&mut self, frame: &eframe::Frame) -> Vec<Command> {
        let mut commands = Vec::new();
        let ctx = self.desk.ctx.clone();
        let look = self.desk.look;
        self.export.show(&mut self.desk, &mut self.files, frame);
        self.minutes.show(&mut self.desk, &mut self.files, frame);
        self.clipboard.show(&mut self.desk);
        self.templates.show(&mut self.desk);
        self.store.show(&mut self.desk);
        self.present.show(&mut self.desk);
        if !self.files.is_asking()
            && let Some(intent) = self.recovery.show(&mut self.desk)
        {
            self.files.begin(&mut self.desk, frame, intent);
        }
        if let Some(intent) = self.meeting.show(&mut self.desk) {
            self.files.begin(&mut self.desk, frame, intent);
        }
        if let Some(intent) = self.show_versions() {
            self.files.begin(&mut self.desk, frame, intent);
        }
        let chosen = self.files.show(&mut self.desk, frame);
        self.use_choice(chosen);
        if let Some(message) = self.desk.message.take()
            && !message::show(&ctx, look, &message)
        {
            self.desk.message = Some(message);
        }
        if let Some(mut palette) = self.palette.take() {
            match palette.show(&ctx, look, &|command| self.facts(command)) {
                palette::Outcome::Open => self.palette = Some(palette),
                palette::Outcome::Closed => {}
                palette::Outcome::Run(command) => commands.push(command),
            }
        }
        if let Some(mut help) = self.help.take()
            && help.show(&ctx, look)
        {
            self.help = Some(help);
        }
        self.show_picker();
        self.tell_losses();
        let foot = self.foot();
        commands.extend(self.desk.toasts.show(&ctx, look, foot));
        self.show_drop_hint(&ctx);
        commands
    }

    fn show_drop_hint(&self, ctx: &Context) {
        if ctx.input(|input| input.raw.hovered_files.is_empty()) {
            return;
        }
        let look = self.desk.look;
        let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop hint"));
        let painter = ctx.layer_painter(layer);
        let rect = ctx.content_rect();
        painter.rect_filled(rect, 0.0, style::backdrop(look.theme));
        painter.text(
            rect.center(),
            Align2::CENTER_CENTER,
            look.words.shell.drop_here,
            bold(chrome::HEADING),
            colour32(look.theme.accent_text),
        );
    }

    fn name_window(&mut self) {
        let words = self.desk.look.words;
        let title = match &self.desk.session {
            Some(session) => session.window_title(words),
            None => words.shell.app.to_owned(),
        };
        if title != self.title {
            self.title.clone_from(&title);
            self.desk
                .ctx
                .send_viewport_cmd(ViewportCommand::Title(title));
        }
    }
}

impl eframe::App for Application {
    fn raw_input_hook(&mut self, ctx: &Context, raw_input: &mut egui::RawInput) {
        self.clipboard.hold_events(ctx, raw_input);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.take_results();
        self.fonts.look(&mut self.desk);
        self.follow_preferences();
        self.take_window_events(frame);
        self.watch.look(&mut self.desk, &self.files);
        let owner = self.key_owner();
        let mut commands = shortcut::take_commands(&self.desk.ctx, owner);
        commands.extend(self.clipboard.take_events(&mut self.desk, owner));
        self.clipboard.look_at_the_clock(&mut self.desk);
        // Keys act on what was in sight when they were pressed: before anything is drawn anew.
        // Without a map, the key to edit a text renames a template.
        self.renames = self.desk.session.is_none() && commands.contains(&Command::EditText);
        for command in commands.drain(..) {
            self.run(frame, command);
        }
        self.present.follow(&mut self.desk);
        self.meeting.follow(&self.desk);
        if self.is_presenting() {
            self.show_presentation(ui, owner);
        } else {
            commands.extend(self.show_menus(ui));
            commands.extend(self.show_problems(ui));
            if self.desk.session.is_some() {
                self.start.look_again();
                commands.extend(self.show_map(ui, frame));
            } else {
                self.show_start(ui, frame);
            }
        }
        commands.extend(self.show_workshop());
        commands.extend(self.show_dialogs(frame));
        for command in commands {
            self.run(frame, command);
            self.desk.ctx.request_repaint();
        }
        if let Some(session) = &self.desk.session {
            session.canvas.end_frame(&self.desk.ctx);
        }
        // Whoever quits has decided what becomes of the map.
        let session = self.desk.session.as_ref();
        self.desk
            .recorder
            .record(session.filter(|_| !self.files.quits));
        self.name_window();
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        colour32(self.desk.look.theme.chrome).to_normalized_gamma_f32()
    }
}
