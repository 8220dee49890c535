//! Saving: off the window's thread, one after the other, and what is asked when somebody else wrote.
//!
//! A save takes a snapshot; the map goes on being edited. Whoever saves again meanwhile gets one more save
//! at its end, with what is newest then.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::{Asking, ChoiceUse, FileActions, now};
use crate::app::clock;
use crate::app::desk::{Desk, JobResult};
use crate::app::jobs::{JobId, Signal};
use crate::app::map_file::{self, SaveFailure, Saved};
use crate::app::problems::Problem;
use crate::app::session::{MapFile, SaveState, Session};
use crate::editor::Finish;
use crate::model::Document;
use crate::ui::dialog::question::{self, Question};

/// Shorter saves show no progress, in seconds.
const SHORT: f64 = 0.3;
/// Longer ones are said: the disk may never answer.
const SLOW: f64 = 5.0;

/// A save does not wait longer than this for the journal.
const JOURNAL_PATIENCE: Duration = Duration::from_secs(5);

/// What saving brought.
pub struct SaveReport {
    path: PathBuf,
    document: Document,
    result: Result<Saved, SaveFailure>,
}

/// The save that is under way.
pub struct Running {
    pub id: JobId,
    /// It takes so long that it can be given up for another.
    is_slow: bool,
    signal: Arc<Signal>,
    since: f64,
    /// Somebody saved again meanwhile.
    again: bool,
}

/// What is to be saved: taken at once, however large the map is.
pub fn snapshot(session: &mut Session) -> Document {
    session.editor.finish_text_edit(Finish::Keep);
    session.save_state = SaveState::Saving;
    session.saved_part = 0.0;
    session.editor.document().clone()
}

/// The file holds `document` now.
pub fn settle(session: &mut Session, document: Document, path: PathBuf, saved: Saved) {
    session.editor.mark_saved_as(document);
    session.save_state = SaveState::Saved(clock::hour_and_minute());
    session.file = Some(MapFile::new(&path, saved.hash));
    session.lock = saved.lock;
    session.is_gone = false;
    session.set_reading(None);
}

impl Running {
    pub fn is_slow(&self) -> bool {
        self.is_slow
    }
}

impl FileActions {
    /// Saves to the map's file, or asks for one.
    pub fn save(&mut self, desk: &mut Desk, frame: &eframe::Frame) {
        if let Some(running) = &mut self.saving {
            running.again = true;
            return;
        }
        let Some(session) = &desk.session else { return };
        match &session.file {
            Some(file) if !file.is_read_only && session.reading().is_none() => {
                let file = file.clone();
                self.start_saving(desk, file.path.clone(), Some(file));
            }
            _ => self.choose(desk, frame, ChoiceUse::SaveAs),
        }
    }

    /// Asks for a file and saves to it.
    pub fn save_as(&mut self, desk: &mut Desk, frame: &eframe::Frame) {
        self.choose(desk, frame, ChoiceUse::SaveAs);
    }

    /// `expected` is the file as it must still be; `None` where the person agreed to replace it.
    pub(super) fn start_saving(
        &mut self,
        desk: &mut Desk,
        path: PathBuf,
        expected: Option<MapFile>,
    ) {
        let Some(session) = &mut desk.session else {
            return;
        };
        // One that the disk does not answer is left to itself: what comes of it later is not waited for.
        if self.is_busy_saving() {
            return;
        }
        let document = snapshot(session);
        // A kill in the middle of it must not leave a journal that is behind the file.
        desk.recorder.record(Some(session));
        let journal = desk.recorder.last_words();
        let (disk, locks) = (desk.disk, desk.locks.clone());
        let (id, signal) = desk.jobs.start("save", move |job| {
            let mut progress = |part| job.signal.set_fraction(part);
            let before_write = |hash| {
                if let Some(journal) = &journal {
                    journal.begin_save(hash, JOURNAL_PATIENCE);
                }
            };
            let result = map_file::save_map(
                disk,
                &locks,
                &document,
                &path,
                expected.as_ref(),
                &before_write,
                &mut progress,
            );
            JobResult::Saved(SaveReport {
                path,
                document,
                result,
            })
        });
        self.saving = Some(Running {
            id,
            is_slow: false,
            signal,
            since: now(desk),
            again: false,
        });
    }

    /// Shows how far a long save is.
    pub(super) fn follow_save(&mut self, desk: &mut Desk) {
        let Some(running) = &mut self.saving else {
            return;
        };
        let took = now(desk) - running.since;
        let is_long = took >= SHORT;
        if took >= SLOW && !running.is_slow {
            running.is_slow = true;
            let session = desk.session.as_ref();
            let name = session.and_then(|session| session.file.as_ref().map(MapFile::name));
            desk.raise(Problem::SlowSave(name.unwrap_or_default()));
        }
        desk.ctx.request_repaint_after(Duration::from_millis(100));
        if let Some(session) = &mut desk.session
            && is_long
        {
            session.saved_part = running.signal.fraction();
        }
    }

    /// A save ended.
    pub fn saved(&mut self, desk: &mut Desk, id: JobId, report: SaveReport) {
        // One that was given up for another is of no interest any more.
        if self.saving.as_ref().is_none_or(|running| running.id != id) {
            return;
        }
        desk.problems.settle(&Problem::SlowSave(String::new()));
        let again = self.saving.take().is_some_and(|running| running.again);
        let words = desk.look.words;
        let Some(session) = &mut desk.session else {
            return;
        };
        match report.result {
            Ok(saved) => {
                let before = session.file.take().map(|file| file.path);
                settle(session, report.document, report.path.clone(), saved);
                desk.recorder
                    .saved(session.editor.saved_document(), &report.path, before);
                let title = session.title(words);
                desk.keeper.add_recent(&report.path, &title);
                let is_changed = session.editor.is_changed();
                if again && is_changed {
                    let file = session.file.clone();
                    self.start_saving(desk, report.path, file);
                } else if let Some(intent) = self.after_save.take() {
                    if is_changed {
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
            Err(SaveFailure::OpenElsewhere) => {
                session.save_state = SaveState::Failed(words.safe.copy_saved_elsewhere.to_owned());
                self.after_save = None;
            }
            Err(SaveFailure::Error(error, attempted)) => {
                session.save_state = SaveState::Failed(error.message(words));
                if let Some(file) = &mut session.file
                    && file.path == report.path
                {
                    file.attempted = attempted.or(file.attempted);
                }
                self.after_save = None;
            }
        }
    }

    /// Somebody else wrote the file of a map that is changed here too.
    pub fn ask_about_change(&mut self) {
        if self.asking.is_none() {
            self.asking = Some(Asking::ChangedOnDisk);
        }
    }

    /// Reads the file again in place of the map that is open.
    pub fn reload(&mut self, desk: &mut Desk) {
        let file = desk.session.as_ref().and_then(|map| map.file.as_ref());
        if let Some(path) = file.map(|file| file.path.clone()) {
            self.reloads = true;
            self.open_path(desk, path);
        }
    }

    pub(super) fn show_conflict(&mut self, desk: &mut Desk, frame: &eframe::Frame, what: Asking) {
        let (words, safe) = (&desk.look.words.dialog, &desk.look.words.safe);
        let file = desk.session.as_ref().and_then(|map| map.file.clone());
        let Some(file) = file else { return };
        let name = file.name();
        let is_removed = matches!(what, Asking::Removed);
        let question = if is_removed {
            Question {
                title: words.removed_title.to_owned(),
                body: words.removed_body(&name),
                answers: vec![words.save_copy, words.write_again, words.cancel],
            }
        } else {
            Question {
                title: words.changed_title.to_owned(),
                body: (safe.changed_body)(&name),
                answers: vec![
                    words.save_copy,
                    safe.keep_mine,
                    safe.load_theirs,
                    words.cancel,
                ],
            }
        };
        match question::show(&desk.ctx, desk.look, &question) {
            None => self.asking = Some(what),
            Some(0) => self.choose(desk, frame, ChoiceUse::SaveAs),
            Some(1) => self.start_saving(desk, file.path, None),
            Some(2) if !is_removed => {
                self.after_save = None;
                self.reload(desk);
                desk.say((safe.loaded_theirs)(&name));
            }
            Some(_) => self.after_save = None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;
    use crate::app::session::editor;
    use crate::i18n::Lang;
    use crate::model::Edit;
    use crate::storage::disk;
    use crate::storage::file_lock::FileLocks;
    use crate::theme::ThemeName;
    use crate::ui::style::Look;

    #[test]
    fn a_save_of_ten_thousand_cards_never_holds_the_window() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.parcours.ron");
        let look = Look::new(Lang::En, ThemeName::Light);
        let mut session = Session::new(editor(crate::storage::stress(10_000), look), None);
        let locks = FileLocks::new(disk::real(), Some(folder.path()));
        let mut longest = Duration::ZERO;
        for round in 0..5 {
            let begun = Instant::now();
            let document = snapshot(&mut session);
            longest = longest.max(begun.elapsed());
            let file = session.file.clone();
            let worker = std::thread::Builder::new().name("save".to_owned());
            let (job_path, job_locks) = (path.clone(), locks.clone());
            let worker = worker.spawn(move || {
                let saved = map_file::save_map(
                    disk::real(),
                    &job_locks,
                    &document,
                    &job_path,
                    file.as_ref(),
                    &|_| {},
                    &mut |_| {},
                );
                (document, saved)
            });
            // The map is edited meanwhile.
            let card = session.editor.document().cards[round * 100].clone();
            let mut card = (*card).clone();
            card.text = format!("written while saving {round}");
            session
                .editor
                .apply(Edit::SetCards(vec![card]), None)
                .unwrap();
            let (document, saved) = worker.unwrap().join().unwrap();
            let begun = Instant::now();
            settle(&mut session, document, path.clone(), saved.ok().unwrap());
            longest = longest.max(begun.elapsed());
            assert!(
                session.editor.is_changed(),
                "what was typed meanwhile is not saved yet"
            );
        }
        println!("10,000 cards: a save holds the window for {longest:?} at most");
        assert!(longest < Duration::from_millis(5), "{longest:?}");
    }
}
