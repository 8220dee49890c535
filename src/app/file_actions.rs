//! New, open, save, close, quit: what happens in which order, and what is asked in between.
//!
//! An [`Intent`] that would lose changes waits until the person has decided about them.

use std::path::{Path, PathBuf};

mod saving;

pub use saving::SaveReport;

use super::chooser::{self, Choice, Wish};
use super::desk::{Desk, JobResult};
use super::jobs::JobId;
use super::map_file::{self, OpenFailure, OpenedMap};
use super::picture_action;
use super::problems::Problem;
use super::session::{self, MapFile, SaveState, Session, file_name};
use super::versions_action::Restoration;
use crate::i18n::Catalog;
use crate::model::{Document, Repair};
use crate::storage::journal::recovery::Recoverable;
use crate::storage::starter::STARTERS;
use crate::storage::{self, Damage, OpenError, Place, Salvage};
use crate::ui::dialog::damaged::{self, Damaged};
use crate::ui::dialog::message::Message;
use crate::ui::dialog::path_box::{self, PathBox, Purpose, Request};
use crate::ui::dialog::question::{self, Question};
use crate::ui::panel::PictureOwner;

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
    /// What could be read of a damaged file.
    Copy(Box<Document>),
    Close,
    Quit,
}

/// What a chosen path is for.
#[derive(Debug, Clone, PartialEq)]
pub enum ChoiceUse {
    Open,
    SaveAs,
    Export,
    Minutes,
    Picture(PictureOwner),
}

/// What opening brought.
pub struct OpenReport {
    path: Option<PathBuf>,
    result: Result<OpenedMap, Box<OpenFailure>>,
}

#[derive(Debug)]
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
    /// The file is read again because somebody else wrote it.
    reloads: bool,
    /// A file that does not open, and what can be read of it.
    damaged: Option<(Damaged, Option<Box<Salvage>>)>,
    saving: Option<saving::Running>,
    /// The window may close without another question.
    pub quits: bool,
}

impl FileActions {
    /// A dialog of ours or of the desktop is up.
    pub fn is_asking(&self) -> bool {
        self.asking.is_some()
            || self.path_box.is_some()
            || self.dialog_job.is_some()
            || self.damaged.is_some()
    }

    pub fn is_opening(&self) -> bool {
        self.opening.is_some()
    }

    pub fn is_saving(&self) -> bool {
        self.saving.is_some()
    }

    /// A save is under way that will soon be done.
    pub fn is_busy_saving(&self) -> bool {
        self.saving.as_ref().is_some_and(|saving| !saving.is_slow())
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
        if self.is_busy_saving() {
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
            Intent::Copy(document) => self.open_copy(desk, *document),
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
            result: Ok(OpenedMap::without_file(session::editor(
                starter.document(look.words.lang),
                look,
            ))),
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
        let locks = desk.locks.clone();
        let disk = desk.disk;
        let (id, _) = desk.jobs.start("recover", move |_| {
            let path = map.facts.path.clone();
            let file = path.as_ref().map(|path| MapFile {
                is_read_only: path.exists() && map_file::is_read_only(disk, path),
                ..MapFile::new(path, map.facts.hash.unwrap_or_default())
            });
            let lock = path.as_ref().and_then(|path| locks.claim(path).lock());
            JobResult::Opened(Box::new(OpenReport {
                path,
                result: Ok(OpenedMap {
                    file,
                    lock,
                    recovered: Some(map.clone()),
                    ..OpenedMap::without_file(session::editor(map.document, look))
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
            let document = copy.version.read().ok_or(Box::<OpenFailure>::from(torn));
            JobResult::Opened(Box::new(OpenReport {
                path: copy.version.facts.path.clone(),
                result: document.map(|document| OpenedMap {
                    restored: Some(copy),
                    ..OpenedMap::without_file(session::editor(document, look))
                }),
            }))
        });
        self.opening = Some((id, now(desk), name));
    }

    fn open_path(&mut self, desk: &mut Desk, path: PathBuf) {
        let look = desk.look;
        let name = format!("{} {}", desk.look.words.shell.opening, file_name(&path));
        let (disk, locks) = (desk.disk, desk.locks.clone());
        let (id, _) = desk.jobs.start("open", move |_| {
            let result = map_file::open_map(disk, &locks, &path, look);
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
                repairs: opened.repairs,
                ..OpenedMap::without_file(session::editor(opened.document, look))
            });
            let result = result.map_err(Box::<OpenFailure>::from);
            JobResult::Opened(Box::new(OpenReport {
                path: Some(path),
                result,
            }))
        });
        self.opening = Some((id, now(desk), name));
    }

    /// Opens what could be read of a damaged file, as a copy in no file.
    fn open_copy(&mut self, desk: &mut Desk, document: Document) {
        let look = desk.look;
        let name = desk.look.words.shell.preparing.to_owned();
        let (id, _) = desk.jobs.start("copy", move |_| {
            JobResult::Opened(Box::new(OpenReport {
                path: None,
                result: Ok(OpenedMap {
                    is_unsaved: true,
                    ..OpenedMap::without_file(session::editor(document, look))
                }),
            }))
        });
        self.opening = Some((id, now(desk), name));
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
        let is_reloaded = std::mem::take(&mut self.reloads);
        let words = desk.look.words;
        let map = match report.result {
            Ok(map) => map,
            Err(failure) => {
                let name = report.path.as_deref().map(file_name).unwrap_or_default();
                self.tell_damage(desk, &name, *failure);
                return None;
            }
        };
        let mut session = Session::new(map.editor, map.file);
        session.dress(desk.look);
        session.lock = map.lock;
        session.set_reading(map.reading);
        if map.is_unsaved {
            session.editor.mark_unsaved();
        }
        if let (true, Some(old)) = (is_reloaded, desk.session.take()) {
            session.stand_where(old);
        }
        if !map.unknown.is_empty() {
            desk.message = Some(unknown_message(words, &map.unknown));
        }
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
            let beside = copy.version.facts.path.as_deref().and_then(Path::parent);
            if let Some(folder) = beside.map(Path::to_owned) {
                desk.keeper
                    .change(|preferences| preferences.folder = Some(folder));
            }
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

    /// Shows why a file does not open, and what can be read of it.
    fn tell_damage(&mut self, desk: &Desk, name: &str, failure: OpenFailure) {
        let words = desk.look.words;
        let damaged = Damaged {
            title: words.dialog.open_failed(name),
            reason: failure.error.message(words),
            context: failure.context,
            kept: failure.salvage.as_ref().map(|salvage| salvage.kept(words)),
            losses: failure
                .salvage
                .iter()
                .flat_map(|salvage| salvage.damages.iter().map(|damage| damage.message(words)))
                .collect(),
            repairs: failure
                .salvage
                .iter()
                .flat_map(|salvage| salvage.repairs.iter().map(|repair| repair.message(words)))
                .collect(),
        };
        self.damaged = Some((damaged, failure.salvage.map(Box::new)));
    }

    fn show_damage(&mut self, desk: &mut Desk, frame: &eframe::Frame) {
        let Some((damaged, salvage)) = self.damaged.take() else {
            return;
        };
        match damaged::show(&desk.ctx, desk.look, &damaged) {
            None => self.damaged = Some((damaged, salvage)),
            Some(damaged::Answer::Close) => {}
            Some(damaged::Answer::OpenCopy) => {
                if let Some(salvage) = salvage {
                    let copy = Box::new(salvage.document);
                    self.begin(desk, frame, Intent::Copy(copy));
                }
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
            self.reloads = false;
        }
        if self.dialog_job == Some(id) {
            self.dialog_job = None;
            self.choosing = None;
        }
        if self.saving.as_ref().is_some_and(|saving| saving.id == id) {
            self.saving = None;
            self.after_save = None;
            desk.problems.settle(&Problem::SlowSave(String::new()));
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
        self.follow_save(desk);
        self.show_damage(desk, frame);
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
            self.reloads = false;
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
            Some(what) => self.show_conflict(desk, frame, what),
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
            ChoiceUse::Minutes => (
                Purpose::Save,
                desk.look.words.minutes.save_title,
                desk.look.words.minutes.filter,
                &[".md"],
                format!("{suggested} - {}.md", desk.look.words.minutes.suffix),
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
        wish.title,
        wish.folder.clone(),
        &wish.name,
        wish.endings,
        wish.endings[0],
    )
}

/// What a newer file holds that is not shown.
fn unknown_message(words: &Catalog, unknown: &[Damage]) -> Message {
    let told = unknown.iter().take(MOST_REPAIRS);
    Message {
        title: words.safe.newer_title.to_owned(),
        body: words.safe.newer_body.to_owned(),
        details: told.map(|damage| damage.message(words)).collect(),
        footer: words.dialog.untouched.to_owned(),
        ..Message::default()
    }
}
