//! New, open, save, close, quit: what happens in which order, and what is asked in between.
//!
//! An [`Intent`] that would lose changes waits until the person has decided about them.

use std::path::{Path, PathBuf};

use super::chooser::{self, Choice, Wish};
use super::clock;
use super::desk::{Desk, JobResult};
use super::jobs::JobId;
use super::picture_action;
use super::session::{self, MapFile, SaveState, Session, file_name};
use super::versions_action::Restoration;
use crate::editor::Editor;
use crate::model::{Document, Repair};
use crate::storage::journal::recovery::Recoverable;
use crate::storage::starter::STARTERS;
use crate::storage::{self, OpenError, Place, SaveError, atomic};
use crate::ui::dialog::message::Message;
use crate::ui::dialog::path_box::{self, PathBox, Purpose, Request};
use crate::ui::dialog::question::{self, Question};
use crate::ui::panel::PictureOwner;
use crate::ui::style::Look;

const MAP_ENDINGS: &[&str] = &[".parcours.ron", ".ron"];

/// Repairs that are listed one by one.
const MOST_REPAIRS: usize = 200;

/// Something that replaces or closes the open map.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// One of the maps that ship with the program, by its place in [`STARTERS`].
    Starter(usize),
    Blank,
    /// One of the person's own templates.
    Template(PathBuf),
    /// Ask which file.
    Open,
    OpenPath(PathBuf),
    /// A map that was not saved when its program ended.
    Recover(Box<Recoverable>),
    /// An earlier version, as a copy.
    Restore(Box<Restoration>),
    Close,
    Quit,
}

/// What a chosen path is for.
#[derive(Debug, Clone, PartialEq)]
pub enum ChoiceUse {
    Open,
    SaveAs,
    Export,
    Picture(PictureOwner),
}

/// What opening brought.
pub struct OpenReport {
    path: Option<PathBuf>,
    result: Result<OpenedMap, OpenError>,
}

struct OpenedMap {
    editor: Editor,
    file: Option<MapFile>,
    repairs: Vec<Repair>,
    /// It came from there and not from a file.
    recovered: Option<Recoverable>,
    restored: Option<Restoration>,
}

/// What saving brought.
pub struct SaveReport {
    path: PathBuf,
    document: Document,
    result: Result<u64, SaveFailure>,
}

enum SaveFailure {
    /// Somebody else wrote the file since we read it.
    ChangedOnDisk,
    /// Somebody else removed the file.
    Removed,
    Error(SaveError),
}

enum Asking {
    Unsaved(Intent),
    ChangedOnDisk,
    Removed,
}

/// The state between asking and doing.
#[derive(Default)]
pub struct FileActions {
    asking: Option<Asking>,
    /// To be done once the map is saved.
    after_save: Option<Intent>,
    choosing: Option<(ChoiceUse, Wish)>,
    dialog_job: Option<JobId>,
    path_box: Option<PathBox>,
    opening: Option<(JobId, f64, String)>,
    saving: Option<JobId>,
    /// The window may close without another question.
    pub quits: bool,
}

impl FileActions {
    /// A dialog of ours or of the desktop is up.
    pub fn is_asking(&self) -> bool {
        self.asking.is_some() || self.path_box.is_some() || self.dialog_job.is_some()
    }

    pub fn is_opening(&self) -> bool {
        self.opening.is_some()
    }

    pub fn is_saving(&self) -> bool {
        self.saving.is_some()
    }

    /// Does it, or asks first when it would lose changes.
    pub fn begin(&mut self, desk: &mut Desk, frame: &eframe::Frame, intent: Intent) {
        desk.keep_typing();
        if intent == Intent::Open {
            self.choose(desk, frame, ChoiceUse::Open);
            return;
        }
        let is_changed = desk
            .session
            .as_ref()
            .is_some_and(|session| session.editor.is_changed());
        if self.saving.is_some() {
            self.after_save = Some(intent);
        } else if is_changed {
            self.asking = Some(Asking::Unsaved(intent));
        } else {
            self.perform(desk, intent);
        }
    }

    fn perform(&mut self, desk: &mut Desk, intent: Intent) {
        match intent {
            Intent::Blank => {
                let blank = STARTERS.iter().position(|starter| starter.key == "blank");
                self.open_starter(desk, blank.unwrap_or(0));
            }
            Intent::Starter(index) => self.open_starter(desk, index),
            Intent::Template(path) => self.open_template(desk, path),
            Intent::Open => {}
            Intent::OpenPath(path) => self.open_path(desk, path),
            Intent::Recover(map) => self.recover(desk, *map),
            Intent::Restore(copy) => self.restore(desk, *copy),
            Intent::Close => {
                desk.session = None;
            }
            Intent::Quit => {
                self.quits = true;
                desk.ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    fn open_starter(&mut self, desk: &mut Desk, index: usize) {
        let Some(starter) = STARTERS.get(index) else {
            return;
        };
        let look = desk.look;
        let name = desk.look.words.shell.preparing.to_owned();
        let work = move || OpenReport {
            path: None,
            result: Ok(OpenedMap {
                editor: session::editor(starter.document(look.words.lang), look),
                file: None,
                repairs: Vec::new(),
                recovered: None,
                restored: None,
            }),
        };
        let (id, _) = desk
            .jobs
            .start("starter", move |_| JobResult::Opened(Box::new(work())));
        self.opening = Some((id, now(desk), name));
    }

    /// Opens it as changed, at its old path, which still holds what it held.
    fn recover(&mut self, desk: &mut Desk, map: Recoverable) {
        let look = desk.look;
        let name = desk.look.words.shell.preparing.to_owned();
        let (id, _) = desk.jobs.start("recover", move |_| {
            let path = map.facts.path.clone();
            let file = path.as_ref().map(|path| MapFile {
                path: path.clone(),
                hash: map.facts.hash.unwrap_or_default(),
                is_read_only: path.exists() && is_read_only(path),
            });
            JobResult::Opened(Box::new(OpenReport {
                path,
                result: Ok(OpenedMap {
                    editor: session::editor(map.document.clone(), look),
                    file,
                    repairs: Vec::new(),
                    recovered: Some(map),
                    restored: None,
                }),
            }))
        });
        self.opening = Some((id, now(desk), name));
    }

    /// Opens an earlier version as a map without a file.
    fn restore(&mut self, desk: &mut Desk, copy: Restoration) {
        let look = desk.look;
        let name = desk.look.words.shell.preparing.to_owned();
        let (id, _) = desk.jobs.start("restore", move |_| {
            let torn = OpenError::Problem(Place::default(), storage::Problem::CutShort);
            let document = copy.version.read().ok_or(torn);
            JobResult::Opened(Box::new(OpenReport {
                path: copy.version.facts.path.clone(),
                result: document.map(|document| OpenedMap {
                    editor: session::editor(document, look),
                    file: None,
                    repairs: Vec::new(),
                    recovered: None,
                    restored: Some(copy),
                }),
            }))
        });
        self.opening = Some((id, now(desk), name));
    }

    fn open_path(&mut self, desk: &mut Desk, path: PathBuf) {
        let look = desk.look;
        let name = format!("{} {}", desk.look.words.shell.opening, file_name(&path));
        let (id, _) = desk.jobs.start("open", move |_| {
            let result = open_map(&path, look);
            JobResult::Opened(Box::new(OpenReport {
                path: Some(path),
                result,
            }))
        });
        self.opening = Some((id, now(desk), name));
    }

    fn open_template(&mut self, desk: &mut Desk, path: PathBuf) {
        let look = desk.look;
        let name = desk.look.words.shell.preparing.to_owned();
        let (id, _) = desk.jobs.start("template", move |_| {
            let result = storage::personal::open(&path).map(|opened| OpenedMap {
                editor: session::editor(opened.document, look),
                file: None,
                repairs: opened.repairs,
                recovered: None,
                restored: None,
            });
            JobResult::Opened(Box::new(OpenReport {
                path: Some(path),
                result,
            }))
        });
        self.opening = Some((id, now(desk), name));
    }

    /// Saves to the map's file, or asks for one.
    pub fn save(&mut self, desk: &mut Desk, frame: &eframe::Frame) {
        let Some(session) = &desk.session else { return };
        match &session.file {
            Some(file) if !file.is_read_only => {
                let (path, hash) = (file.path.clone(), file.hash);
                self.start_saving(desk, path, Some(hash));
            }
            _ => self.choose(desk, frame, ChoiceUse::SaveAs),
        }
    }

    /// Asks for a file and saves to it.
    pub fn save_as(&mut self, desk: &mut Desk, frame: &eframe::Frame) {
        self.choose(desk, frame, ChoiceUse::SaveAs);
    }

    /// `expected` is what the file must still hold; `None` where the person agreed to replace it.
    fn start_saving(&mut self, desk: &mut Desk, path: PathBuf, expected: Option<u64>) {
        let Some(session) = &mut desk.session else {
            return;
        };
        if self.saving.is_some() {
            return;
        }
        session.editor.finish_text_edit(crate::editor::Finish::Keep);
        session.save_state = SaveState::Saving;
        let document = session.editor.document().clone();
        let (id, _) = desk.jobs.start("save", move |_| {
            let result = save_map(&document, &path, expected);
            JobResult::Saved(SaveReport {
                path,
                document,
                result,
            })
        });
        self.saving = Some(id);
    }

    /// Asks for a file: by the desktop's dialog, else by our own.
    pub fn choose(&mut self, desk: &mut Desk, frame: &eframe::Frame, what: ChoiceUse) {
        if self.is_asking() {
            return;
        }
        let wish = wish(desk, &what);
        if desk.uses_desktop_dialogs {
            let wait = chooser::desktop_dialog(&wish, frame);
            let (id, _) = desk
                .jobs
                .start("file-dialog", move |_| JobResult::Chosen(wait()));
            self.dialog_job = Some(id);
        } else {
            self.path_box = Some(our_box(&wish));
        }
        self.choosing = Some((what, wish));
    }

    /// The desktop's dialog has an answer; the path for whoever else wanted one.
    pub fn chosen(&mut self, desk: &mut Desk, choice: Choice) -> Option<(ChoiceUse, PathBuf)> {
        self.dialog_job = None;
        let (what, wish) = self.choosing.take()?;
        match choice {
            Choice::Chosen(path) => self.use_path(desk, what, path),
            Choice::Cancelled => {
                self.after_save = None;
                None
            }
            Choice::NoDialog => {
                desk.uses_desktop_dialogs = false;
                self.path_box = Some(our_box(&wish));
                self.choosing = Some((what, wish));
                None
            }
        }
    }

    fn use_path(
        &mut self,
        desk: &mut Desk,
        what: ChoiceUse,
        path: PathBuf,
    ) -> Option<(ChoiceUse, PathBuf)> {
        if let Some(folder) = path.parent() {
            let folder = folder.to_owned();
            desk.keeper
                .change(|preferences| preferences.folder = Some(folder));
        }
        match what {
            ChoiceUse::Open => {
                let is_changed = desk
                    .session
                    .as_ref()
                    .is_some_and(|session| session.editor.is_changed());
                if is_changed {
                    self.asking = Some(Asking::Unsaved(Intent::OpenPath(path)));
                } else {
                    self.open_path(desk, path);
                }
                None
            }
            ChoiceUse::SaveAs => {
                self.start_saving(desk, path, None);
                None
            }
            other => Some((other, path)),
        }
    }

    /// A map was read, or could not be; the recovered map that is open now.
    pub fn opened(
        &mut self,
        desk: &mut Desk,
        id: JobId,
        report: OpenReport,
    ) -> Option<Recoverable> {
        // Cancelled meanwhile, or another was asked for: this one is no longer wanted.
        if self
            .opening
            .as_ref()
            .is_none_or(|(wanted, _, _)| *wanted != id)
        {
            return None;
        }
        self.opening = None;
        let words = desk.look.words;
        let map = match report.result {
            Ok(map) => map,
            Err(error) => {
                let name = report.path.as_deref().map(file_name).unwrap_or_default();
                desk.message = Some(Message {
                    title: words.dialog.open_failed(&name),
                    body: error.message(words),
                    footer: words.dialog.untouched.to_owned(),
                    is_failure: true,
                    ..Message::default()
                });
                return None;
            }
        };
        let mut session = Session::new(map.editor, map.file);
        session.dress(desk.look);
        if let Some(file) = &session.file {
            desk.keeper.add_recent(&file.path, &session.title(words));
        }
        if !map.repairs.is_empty() {
            if map.repairs.iter().any(Repair::changes_document) {
                session.editor.mark_unsaved();
            }
            desk.message = Some(Message {
                title: words.dialog.repairs_title.to_owned(),
                body: words.shell.opened_repaired(map.repairs.len()),
                details: map
                    .repairs
                    .iter()
                    .take(MOST_REPAIRS)
                    .map(|repair| repair.message(words))
                    .collect(),
                ..Message::default()
            });
        }
        if let Some(copy) = map.restored {
            session.editor.mark_unsaved();
            desk.say(words.versions.restored(&copy.when));
            session.suggestion = Some(copy.name);
        }
        let Some(recovered) = map.recovered else {
            desk.session = Some(session);
            return None;
        };
        session.editor.mark_unsaved();
        desk.say(words.recovery.opened(&session.title(words)));
        desk.recorder.record(Some(&session));
        desk.recorder.supersede(recovered.remains.clone());
        desk.session = Some(session);
        Some(recovered)
    }

    /// A save ended.
    pub fn saved(&mut self, desk: &mut Desk, report: SaveReport) {
        self.saving = None;
        let words = desk.look.words;
        let Some(session) = &mut desk.session else {
            return;
        };
        match report.result {
            Ok(hash) => {
                session.editor.mark_saved_as(report.document);
                session.save_state = SaveState::Saved(clock::hour_and_minute());
                let title = session.title(words);
                desk.keeper.add_recent(&report.path, &title);
                let before = session.file.take().map(|file| file.path);
                desk.recorder
                    .saved(session.editor.saved_document(), &report.path, before);
                session.file = Some(MapFile {
                    path: report.path,
                    hash,
                    is_read_only: false,
                });
                if let Some(intent) = self.after_save.take() {
                    if session.editor.is_changed() {
                        self.asking = Some(Asking::Unsaved(intent));
                    } else {
                        self.perform(desk, intent);
                    }
                }
            }
            Err(SaveFailure::ChangedOnDisk) => {
                session.save_state = SaveState::Failed(words.dialog.changed_title.to_lowercase());
                self.asking = Some(Asking::ChangedOnDisk);
            }
            Err(SaveFailure::Removed) => {
                session.save_state = SaveState::Failed(words.dialog.removed_title.to_lowercase());
                self.asking = Some(Asking::Removed);
            }
            Err(SaveFailure::Error(error)) => {
                session.save_state = SaveState::Failed(error.message(words));
                self.after_save = None;
            }
        }
    }

    /// A job ended without a result.
    pub fn lost(&mut self, desk: &mut Desk, id: JobId) {
        if self
            .opening
            .as_ref()
            .is_some_and(|(opening, _, _)| *opening == id)
        {
            self.opening = None;
        }
        if self.dialog_job == Some(id) {
            self.dialog_job = None;
            self.choosing = None;
        }
        if self.saving == Some(id) {
            self.saving = None;
            self.after_save = None;
            if let Some(session) = &mut desk.session {
                session.save_state =
                    SaveState::Failed(desk.look.words.shell.internal_error.to_owned());
            }
        }
    }

    pub fn listed(&mut self, listing: path_box::Listing) {
        if let Some(path_box) = &mut self.path_box {
            path_box.set_listing(listing);
        }
    }

    /// Shows what is being asked; the path for whoever else wanted one.
    pub fn show(&mut self, desk: &mut Desk, frame: &eframe::Frame) -> Option<(ChoiceUse, PathBuf)> {
        self.show_opening(desk);
        self.show_question(desk, frame);
        self.show_path_box(desk)
    }

    fn show_opening(&mut self, desk: &mut Desk) {
        let Some((_, since, name)) = &self.opening else {
            return;
        };
        let elapsed = now(desk) - since;
        if elapsed < 0.3 {
            let wait = std::time::Duration::from_millis(100);
            desk.ctx.request_repaint_after(wait);
            return;
        }
        let cancel = desk.look.words.shell.cancel;
        let (is_cancelled, is_closed) =
            crate::ui::dialog::modal(&desk.ctx, desk.look, "opening", 360.0, |ui| {
                ui.horizontal(|ui| {
                    ui.spinner();
                    ui.label(name);
                });
                crate::ui::dialog::buttons(ui, |ui| {
                    crate::ui::dialog::plain_button(ui, cancel).clicked()
                })
            });
        if is_cancelled || is_closed {
            self.opening = None;
        }
    }

    fn show_question(&mut self, desk: &mut Desk, frame: &eframe::Frame) {
        let words = &desk.look.words.dialog;
        let Some(session) = &desk.session else {
            self.asking = None;
            return;
        };
        match self.asking.take() {
            None => {}
            Some(Asking::Unsaved(intent)) => {
                let question = Question {
                    title: words.unsaved_title(&session.title(desk.look.words)),
                    body: words.unsaved_body.to_owned(),
                    answers: vec![words.save, words.dont_save, words.cancel],
                };
                match question::show(&desk.ctx, desk.look, &question) {
                    None => self.asking = Some(Asking::Unsaved(intent)),
                    Some(0) => {
                        self.after_save = Some(intent);
                        self.save(desk, frame);
                    }
                    Some(1) => self.perform(desk, intent),
                    Some(_) => self.after_save = None,
                }
            }
            Some(what @ (Asking::ChangedOnDisk | Asking::Removed)) => {
                let file = session.file.clone();
                let name = file.as_ref().map(MapFile::name).unwrap_or_default();
                let (title, body, go_on) = match what {
                    Asking::Removed => {
                        let body = words.removed_body(&name);
                        (words.removed_title, body, words.write_again)
                    }
                    _ => {
                        let body = words.changed_body(&name);
                        (words.changed_title, body, words.overwrite)
                    }
                };
                let question = Question {
                    title: title.to_owned(),
                    body,
                    answers: vec![words.save_copy, go_on, words.cancel],
                };
                match (question::show(&desk.ctx, desk.look, &question), file) {
                    (None, _) => self.asking = Some(what),
                    (Some(0), _) => self.choose(desk, frame, ChoiceUse::SaveAs),
                    (Some(1), Some(file)) => self.start_saving(desk, file.path, None),
                    _ => self.after_save = None,
                }
            }
        }
    }

    fn show_path_box(&mut self, desk: &mut Desk) -> Option<(ChoiceUse, PathBuf)> {
        let mut path_box = self.path_box.take()?;
        let home = chooser::home_folder();
        match path_box::show(&desk.ctx, desk.look, &mut path_box, home.as_deref()) {
            None => self.path_box = Some(path_box),
            Some(Request::List(folder)) => {
                self.path_box = Some(path_box);
                desk.jobs
                    .start("folder", move |_| JobResult::Listed(chooser::list(&folder)));
            }
            Some(Request::Cancelled) => {
                self.choosing = None;
                self.after_save = None;
            }
            Some(Request::Chosen(path)) => {
                let (what, _) = self.choosing.take()?;
                return self.use_path(desk, what, path);
            }
        }
        None
    }
}

fn now(desk: &Desk) -> f64 {
    desk.ctx.input(|input| input.time)
}

fn wish(desk: &Desk, what: &ChoiceUse) -> Wish {
    let words = &desk.look.words.dialog;
    let suggested = desk
        .session
        .as_ref()
        .map(|session| session.suggested_name(desk.look.words))
        .unwrap_or_default();
    let beside_file = desk.session.as_ref().and_then(|session| {
        let file = session.file.as_ref()?;
        file.path.parent().map(Path::to_owned)
    });
    let folder = beside_file
        .or_else(|| desk.keeper.preferences().folder.clone())
        .filter(|folder| folder.is_dir())
        .unwrap_or_else(chooser::documents_folder);
    let (purpose, title, filter_name, endings, name): (_, _, _, &'static [&'static str], _) =
        match what {
            ChoiceUse::Open => (
                Purpose::Open,
                words.open_title,
                words.maps_filter,
                MAP_ENDINGS,
                String::new(),
            ),
            ChoiceUse::SaveAs => (
                Purpose::Save,
                words.save_title,
                words.maps_filter,
                MAP_ENDINGS,
                format!("{suggested}{}", MAP_ENDINGS[0]),
            ),
            ChoiceUse::Export => (
                Purpose::Export,
                words.export_to_title,
                words.pictures_filter,
                desk.export_endings,
                format!("{suggested}{}", desk.export_endings[0]),
            ),
            ChoiceUse::Picture(_) => (
                Purpose::Open,
                words.picture_title,
                words.pictures_filter,
                picture_action::ENDINGS,
                String::new(),
            ),
        };
    Wish {
        purpose,
        title,
        folder,
        name,
        filter_name,
        endings,
    }
}

fn our_box(wish: &Wish) -> PathBox {
    PathBox::new(
        wish.purpose,
        wish.folder.clone(),
        &wish.name,
        wish.endings,
        wish.endings[0],
    )
}

fn open_map(path: &Path, look: Look) -> Result<OpenedMap, OpenError> {
    let bytes = storage::read(path)?;
    let opened = storage::parse(&bytes)?;
    Ok(OpenedMap {
        editor: session::editor(opened.document, look),
        file: Some(MapFile {
            path: std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
            hash: session::hash(&bytes),
            is_read_only: is_read_only(path),
        }),
        repairs: opened.repairs,
        recovered: None,
        restored: None,
    })
}

/// Whether writing is refused; asks by opening the file for writing, which changes nothing.
fn is_read_only(path: &Path) -> bool {
    let is_marked = std::fs::metadata(path).is_ok_and(|data| data.permissions().readonly());
    is_marked || std::fs::OpenOptions::new().append(true).open(path).is_err()
}

fn save_map(document: &Document, path: &Path, expected: Option<u64>) -> Result<u64, SaveFailure> {
    if let Some(expected) = expected {
        match storage::read(path) {
            Ok(found) if session::hash(&found) == expected => {}
            // Where the folder is gone too, writing says so.
            Err(OpenError::NotFound) if !path.parent().is_some_and(Path::is_dir) => {}
            Err(OpenError::NotFound) => return Err(SaveFailure::Removed),
            _ => return Err(SaveFailure::ChangedOnDisk),
        }
    }
    let marked = |data: std::fs::Metadata| data.is_file() && data.permissions().readonly();
    if std::fs::metadata(path).is_ok_and(marked) {
        return Err(SaveFailure::Error(SaveError::ReadOnly));
    }
    let text = storage::to_ron(document);
    atomic::write(path, text.as_bytes())
        .map_err(|error| SaveFailure::Error(SaveError::from(error)))?;
    Ok(session::hash(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::theme::ThemeName;

    fn look() -> Look {
        Look::new(Lang::En, ThemeName::Light)
    }

    #[test]
    fn saving_stops_before_a_file_that_somebody_else_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.parcours.ron");
        let document = STARTERS[0].document(Lang::En);
        let hash = save_map(&document, &path, None).ok().unwrap();
        assert_eq!(hash, session::hash(&std::fs::read(&path).unwrap()));
        assert_eq!(save_map(&document, &path, Some(hash)).ok(), Some(hash));
        std::fs::write(&path, "theirs").unwrap();
        let refused = save_map(&document, &path, Some(hash));
        assert!(matches!(refused, Err(SaveFailure::ChangedOnDisk)));
        assert_eq!(std::fs::read(&path).unwrap(), b"theirs");
        std::fs::remove_file(&path).unwrap();
        let refused = save_map(&document, &path, Some(hash));
        assert!(matches!(refused, Err(SaveFailure::Removed)));
        std::fs::create_dir(&path).unwrap();
        let refused = save_map(&document, &path, Some(hash));
        assert!(matches!(refused, Err(SaveFailure::ChangedOnDisk)));
        std::fs::remove_dir(&path).unwrap();
        assert_eq!(save_map(&document, &path, None).ok(), Some(hash));
    }

    #[test]
    fn a_file_marked_read_only_is_known_on_opening_and_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.parcours.ron");
        let document = STARTERS[0].document(Lang::En);
        save_map(&document, &path, None).ok().unwrap();
        let opened = open_map(&path, look()).unwrap();
        assert!(!opened.file.unwrap().is_read_only);
        let mut permissions = std::fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&path, permissions).unwrap();
        let opened = open_map(&path, look()).unwrap();
        assert!(opened.file.unwrap().is_read_only);
        assert!(matches!(
            save_map(&document, &path, None),
            Err(SaveFailure::Error(SaveError::ReadOnly))
        ));
    }
}
