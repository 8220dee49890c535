//! One open map: its editor, its file, and what the window shows of it.

use std::collections::hash_map::{DefaultHasher, RandomState};
use std::hash::{BuildHasher as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::editor::Editor;
use crate::i18n::Catalog;
use crate::model::{Document, IdGenerator};
use crate::storage::FORMAT_VERSION;
use crate::storage::file_lock::FileLock;
use crate::storage::personal::plain_name;
use crate::ui::canvas::CanvasState;
use crate::ui::panel::{HistoryState, InspectorState, LanesState};
use crate::ui::search::SearchState;
use crate::ui::style::Look;
use crate::ui::workshop::WorkshopState;

/// The file a map was read from or last saved to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapFile {
    pub path: PathBuf,
    /// Of the bytes we read or wrote; another value on disk means that somebody else wrote.
    pub hash: u64,
    /// Of what the last save that failed wanted to write: it may stand there all the same.
    pub attempted: Option<u64>,
    pub is_read_only: bool,
    /// The file format it has on disk.
    pub version: u32,
}

/// Why a map is open for reading only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Another window writes its file.
    OpenElsewhere,
    /// Its file has this format, which is newer than ours.
    Newer(u32),
}

impl MapFile {
    /// A file of today's format that may be written.
    pub fn new(path: &Path, hash: u64) -> Self {
        Self {
            path: std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
            hash,
            attempted: None,
            is_read_only: false,
            version: FORMAT_VERSION,
        }
    }

    /// Whether bytes of this hash are what we read or wrote.
    pub fn is_known(&self, hash: u64) -> bool {
        hash == self.hash || Some(hash) == self.attempted
    }

    pub fn name(&self) -> String {
        file_name(&self.path)
    }
}

/// How the last attempt to save went.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SaveState {
    #[default]
    Never,
    /// As it was opened.
    Opened,
    Saving,
    /// At this hour.
    Saved(String),
    Failed(String),
}

/// Tells one open map from the next.
static NEXT_NUMBER: AtomicU64 = AtomicU64::new(1);

/// One open map.
pub struct Session {
    /// No other session of this run has it.
    pub number: u64,
    pub editor: Editor,
    pub canvas: CanvasState,
    pub lanes: LanesState,
    pub inspector: InspectorState,
    pub history: HistoryState,
    pub search: SearchState,
    pub workshop: WorkshopState,
    pub file: Option<MapFile>,
    /// As long as it is held, no other window writes the file.
    pub lock: Option<Arc<FileLock>>,
    reading: Option<Reading>,
    /// The file was not there when it was last looked for.
    pub is_gone: bool,
    pub save_state: SaveState,
    /// What to call its file, where there is none to go by.
    pub suggestion: Option<String>,
    /// Of the save that runs, from 0 to 1.
    pub saved_part: f32,
    /// Fonts for what it lacks are still being looked for.
    pub is_waiting_for_fonts: bool,
}

impl Session {
    pub fn new(editor: Editor, file: Option<MapFile>) -> Self {
        let save_state = match file {
            Some(_) => SaveState::Opened,
            None => SaveState::Never,
        };
        Self {
            number: NEXT_NUMBER.fetch_add(1, Ordering::Relaxed),
            editor,
            canvas: CanvasState::default(),
            lanes: LanesState::default(),
            inspector: InspectorState::default(),
            history: HistoryState::default(),
            search: SearchState::default(),
            workshop: WorkshopState::default(),
            file,
            lock: None,
            reading: None,
            is_gone: false,
            save_state,
            suggestion: None,
            saved_part: 0.0,
            is_waiting_for_fonts: false,
        }
    }

    pub fn reading(&self) -> Option<Reading> {
        self.reading
    }

    /// Allows changes, or no longer.
    pub fn set_reading(&mut self, reading: Option<Reading>) {
        self.reading = reading;
        self.editor.set_reading_only(reading.is_some());
    }

    /// The last attempt to save came to nothing.
    pub fn has_failed(&self) -> bool {
        matches!(self.save_state, SaveState::Failed(_))
    }

    /// Draws what the bundled fonts lack with these.
    pub fn lend_fonts(&mut self, faces: &[std::sync::Arc<Vec<u8>>]) {
        self.editor.add_fallback_fonts(faces);
    }

    /// Takes the language and the theme of the window.
    pub fn dress(&mut self, look: Look) {
        self.editor.options_mut().lang = look.words.lang;
        self.editor.set_theme(look.theme.name);
    }

    /// Looks at what `old` looked at, the same map before it was read again.
    pub fn stand_where(&mut self, old: Self) {
        self.editor.show_view(old.editor.view());
        *self.editor.viewport_mut() = *old.editor.viewport();
        self.editor
            .select(old.editor.selection().targets().iter().copied());
        self.canvas = old.canvas;
        self.lanes = old.lanes;
        self.inspector = old.inspector;
        self.search = old.search;
        self.workshop = old.workshop;
    }

    pub fn title(&self, words: &Catalog) -> String {
        let title = self.editor.document().header.title.trim();
        if title.is_empty() {
            words.model.untitled.to_owned()
        } else {
            title.to_owned()
        }
    }

    /// `• Title – file – Parcours`.
    pub fn window_title(&self, words: &Catalog) -> String {
        let mark = if self.editor.is_changed() { "• " } else { "" };
        let title = self.title(words);
        let app = words.shell.app;
        match &self.file {
            Some(file) if self.reading.is_some() => {
                let reading = words.safe.reading_only.to_lowercase();
                format!("{mark}{title} – {} ({reading}) – {app}", file.name())
            }
            Some(file) => format!("{mark}{title} – {} – {app}", file.name()),
            None => format!("{mark}{title} – {app}"),
        }
    }

    /// What the status bar says about the file.
    pub fn save_text(&self, words: &Catalog) -> String {
        let shell = &words.shell;
        let is_read_only = self.file.as_ref().is_some_and(|file| file.is_read_only);
        match &self.save_state {
            SaveState::Failed(reason) => shell.not_saved(reason),
            SaveState::Saving if self.saved_part > 0.0 => {
                (words.safe.saving_part)((self.saved_part * 100.0) as u32)
            }
            SaveState::Saving => shell.saving.to_owned(),
            _ if self.reading.is_some() => words.safe.reading_only.to_owned(),
            _ if self.editor.is_changed() => shell.changed.to_owned(),
            _ if is_read_only => shell.read_only.to_owned(),
            SaveState::Never => shell.never_saved.to_owned(),
            SaveState::Opened => shell.unchanged.to_owned(),
            SaveState::Saved(time) => shell.saved_at(time),
        }
    }

    /// A file name to offer for this map, without its ending.
    pub fn suggested_name(&self, words: &Catalog) -> String {
        if let Some(file) = &self.file {
            let name = file.name();
            let stem = name
                .strip_suffix(".parcours.ron")
                .or_else(|| name.strip_suffix(".ron"));
            return stem.unwrap_or(&name).to_owned();
        }
        match &self.suggestion {
            Some(name) => name.clone(),
            None => plain_name(&self.title(words)),
        }
    }
}

pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// Tells two versions of a file apart.
pub fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// An editor whose new ids are random; lays the map out, so call it on a worker thread.
pub fn editor(document: Document, look: Look) -> Editor {
    let seed = RandomState::new().build_hasher().finish();
    let mut editor = Editor::new(document, IdGenerator::from_seed(seed));
    editor.options_mut().lang = look.words.lang;
    editor.set_theme(look.theme.name);
    editor
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::theme::ThemeName;

    #[test]
    fn a_title_becomes_a_name_every_file_system_takes() {
        assert_eq!(plain_name("Vol : Paris/New York ?"), "Vol Paris New York");
        assert_eq!(plain_name("  Été « chaud »\n"), "Été « chaud »");
        assert!(plain_name(&"x".repeat(500)).len() <= 80);
    }

    #[test]
    fn the_window_is_named_after_map_and_file_with_a_mark_for_changes() {
        let look = Look::new(Lang::Fr, ThemeName::Light);
        let mut session = Session::new(editor(Document::default(), look), None);
        assert_eq!(session.window_title(look.words), "Sans titre – Parcours");
        session.editor.mark_unsaved();
        session.file = Some(MapFile::new(Path::new("/cartes/vol.parcours.ron"), 0));
        assert_eq!(
            session.window_title(look.words),
            "• Sans titre – vol.parcours.ron – Parcours"
        );
        assert_eq!(session.suggested_name(look.words), "vol");
    }

    #[test]
    fn the_save_state_is_told_in_words() {
        let look = Look::new(Lang::En, ThemeName::Light);
        let mut session = Session::new(editor(Document::default(), look), None);
        assert_eq!(session.save_text(look.words), "Never saved");
        session.save_state = SaveState::Saved("12:04".to_owned());
        assert_eq!(session.save_text(look.words), "Saved 12:04");
        session.save_state = SaveState::Failed("disk full".to_owned());
        assert_eq!(session.save_text(look.words), "Not saved: disk full");
    }
}
