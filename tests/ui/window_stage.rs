//! The whole application without a window: its own folders, our own path box, both languages.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use parcours::app::{Application, Keeper, Setup};
use parcours::i18n::{Catalog, Lang};
use parcours::model::Document;
use parcours::storage::disk::{Disk, real};
use tempfile::TempDir;

use crate::fake_clipboard::FakeClipboard;

/// The application, made in its first frame as a real window does.
pub struct Shown {
    setup: Option<Setup>,
    application: Option<Application>,
    frame: eframe::Frame,
}

impl Shown {
    fn new(setup: Setup) -> Self {
        Self {
            setup: Some(setup),
            application: None,
            frame: eframe::Frame::_new_kittest(),
        }
    }

    fn show(ui: &mut egui::Ui, shown: &mut Self) {
        if let Some(setup) = shown.setup.take() {
            shown.application = Some(Application::new(ui.ctx(), setup));
        }
        let application = shown.application.as_mut().unwrap();
        eframe::App::ui(application, ui, &mut shown.frame);
    }
}

/// The application and the folders it lives in.
pub struct Window {
    pub harness: Harness<'static, Shown>,
    pub folder: TempDir,
    pub words: &'static Catalog,
    pub clipboard: Arc<FakeClipboard>,
}

impl Window {
    pub fn open(lang: Lang) -> Self {
        Self::open_with(lang, |_| {}, None)
    }

    pub fn open_file(lang: Lang, name: &str, bytes: &[u8]) -> Self {
        Self::open_with(
            lang,
            |folder| std::fs::write(folder.join(name), bytes).unwrap(),
            Some(name),
        )
    }

    pub fn open_with(lang: Lang, prepare: impl FnOnce(&Path), file: Option<&str>) -> Self {
        Self::open_beside(lang, prepare, file, FakeClipboard::new())
    }

    /// A window of a program of its own, on the same desktop as the owner of `clipboard`.
    pub fn open_beside(
        lang: Lang,
        prepare: impl FnOnce(&Path),
        file: Option<&str>,
        clipboard: Arc<FakeClipboard>,
    ) -> Self {
        Self::open_on(real(), lang, prepare, file, clipboard)
    }

    /// A window whose maps are on `disk`.
    pub fn open_on(
        disk: &'static dyn Disk,
        lang: Lang,
        prepare: impl FnOnce(&Path),
        file: Option<&str>,
        clipboard: Arc<FakeClipboard>,
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path());
        let mut keeper = Keeper::open(Some(folder.path().join("config")));
        keeper.change(|preferences| {
            preferences.lang = Some(lang);
            preferences.folder = Some(folder.path().to_owned());
        });
        let setup = Setup {
            keeper,
            disk,
            data: Some(folder.path().join("data")),
            file: file.map(|name| folder.path().join(name)),
            uses_desktop_dialogs: false,
            clipboard: clipboard.clone(),
        };
        let harness = Harness::builder()
            .with_size(egui::vec2(1280.0, 720.0))
            .with_max_steps(12)
            .with_context_setup(|ctx| ctx.set_fonts(parcours::ui::style::fonts()))
            .build_ui_state(Shown::show, Shown::new(setup));
        let mut window = Self {
            harness,
            folder,
            words: lang.catalog(),
            clipboard,
        };
        window.steps(4);
        window
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn steps(&mut self, count: usize) {
        for _ in 0..count {
            self.harness.step();
        }
    }

    pub fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    pub fn shows_part(&self, label: &str) -> bool {
        let mut found = self.harness.query_all_by_label_contains(label);
        found.next().is_some()
    }

    /// Whether a field holds this.
    pub fn shows_value_part(&self, text: &str) -> bool {
        let mut found = self.harness.query_all_by(|node| {
            let value = node.value();
            value.is_some_and(|value| value.contains(text))
        });
        found.next().is_some()
    }

    /// Where the thing of this name stands.
    #[track_caller]
    pub fn rect(&self, label: &str) -> egui::Rect {
        let found = self.harness.query_all_by_label(label).last();
        let node = found.unwrap_or_else(|| panic!("nothing is called “{label}”"));
        node.rect()
    }

    /// Whether something is described so.
    pub fn describes(&self, text: &str) -> bool {
        let mut found = self.harness.query_all_by(|node| {
            let description = node.description();
            description.is_some_and(|description| description == text)
        });
        found.next().is_some()
    }

    /// Goes on until it is so; jobs on other threads need a moment.
    #[track_caller]
    pub fn wait(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let begin = Instant::now();
        while !is_so(self) {
            assert!(begin.elapsed() < Duration::from_secs(60), "never: {what}");
            self.harness.step();
            std::thread::sleep(Duration::from_millis(5));
        }
        self.steps(3);
    }

    #[track_caller]
    pub fn wait_for(&mut self, label: &str) {
        let wanted = label.to_owned();
        self.wait(label, move |window| window.shows(&wanted));
    }

    #[track_caller]
    pub fn click(&mut self, label: &str) {
        let found = self.harness.query_all_by_label(label).last();
        let node = found.unwrap_or_else(|| panic!("nothing is called “{label}”"));
        node.click();
        self.steps(4);
    }

    /// The open map.
    pub fn document(&self) -> Option<&Document> {
        let application = self.harness.state().application.as_ref();
        application.and_then(Application::document)
    }

    /// Cards of the open map.
    pub fn num_cards(&self) -> usize {
        self.document().map_or(0, |document| document.cards.len())
    }

    /// Tab until the thing of this name has the focus.
    #[track_caller]
    pub fn focus(&mut self, label: &str) {
        for _ in 0..40 {
            let found = self.harness.query_all_by_label(label).last();
            if found.is_some_and(|node| node.is_focused()) {
                return;
            }
            self.key(Key::Tab);
        }
        panic!("“{label}” is not reached by Tab");
    }

    pub fn is_disabled(&self, label: &str) -> bool {
        let found = self.harness.query_all_by_label(label).last();
        found.is_some_and(|node| node.accesskit_node().is_disabled())
    }

    /// Where the thing that has the focus stands.
    pub fn focused_rect(&self) -> Option<egui::Rect> {
        let found = self.harness.query_all_by(|node| node.is_focused()).last();
        found.map(|node| node.rect())
    }

    pub fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.steps(4);
    }

    pub fn ctrl(&mut self, key: Key) {
        self.harness.key_press_modifiers(Modifiers::COMMAND, key);
        self.steps(4);
    }

    pub fn ctrl_shift(&mut self, key: Key) {
        let modifiers = Modifiers::COMMAND | Modifiers::SHIFT;
        self.harness.key_press_modifiers(modifiers, key);
        self.steps(4);
    }

    pub fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.steps(3);
    }

    /// A key that also types a character.
    pub fn type_key(&mut self, key: Key, text: &str) {
        self.harness.key_press(key);
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.steps(3);
    }

    /// Clicks and waits for nothing.
    #[track_caller]
    pub fn press(&mut self, label: &str) {
        let found = self.harness.query_all_by_label(label).last();
        let node = found.unwrap_or_else(|| panic!("nothing is called “{label}”"));
        node.click();
    }

    /// Clicks what is called so among other words.
    #[track_caller]
    pub fn click_part(&mut self, label: &str) {
        let found = self.harness.query_all_by_label_contains(label).last();
        let node = found.unwrap_or_else(|| panic!("nothing is called “{label}”"));
        node.click();
        self.steps(4);
    }

    /// Runs a command by its name.
    pub fn run_command(&mut self, command: parcours::command::Command) {
        self.ctrl(Key::K);
        self.type_text(command.name(self.words));
        self.key(Key::Enter);
    }

    /// The start page's empty map, open and ready.
    pub fn new_map(&mut self) {
        self.click(self.words.shell.new_map);
        self.wait_for(self.words.panel.fit);
    }
}
