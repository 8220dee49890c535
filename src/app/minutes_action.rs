//! The minutes: the dialog, and writing them with their pictures on a worker thread.

use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::clock;
use super::desk::{Desk, JobResult};
use super::file_actions::{ChoiceUse, FileActions};
use super::jobs::{JobId, Signal};
use super::meeting_action::{self, MeetingAction};
use crate::export::{Cancel, ExportError, ExportSize, PngOptions, Progress, png};
use crate::i18n::Catalog;
use crate::meeting::{Minutes, Occasion, Page, link_to, markdown, pages};
use crate::model::Document;
use crate::storage::{SaveError, atomic, page_names};
use crate::text::TextSystem;
use crate::theme::{Theme, ThemeName};
use crate::ui::dialog::message::Message;
use crate::ui::dialog::minutes::{self as dialog, Answer, MinutesForm};

/// Pixels for each unit of the map in the pictures.
const SCALE: f32 = 2.0;

/// What writing brought: how many pictures there are.
pub struct MinutesReport {
    path: PathBuf,
    result: Result<usize, ExportError>,
}

struct Running {
    id: JobId,
    signal: Arc<Signal>,
    cancel: Cancel,
}

struct Open {
    form: MinutesForm,
    /// The form the text was written for.
    written: MinutesForm,
    minutes: Minutes,
    text: String,
    document: Document,
    faces: Vec<Arc<Vec<u8>>>,
    running: Option<Running>,
}

/// The dialog, if it is open.
#[derive(Default)]
pub struct MinutesAction {
    open: Option<Open>,
    /// Who took part last time.
    participants: Option<String>,
}

impl MinutesAction {
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Gathers the minutes of the meeting about the open map.
    pub fn begin(&mut self, desk: &mut Desk, meeting: &MeetingAction) {
        desk.keep_typing();
        let now = meeting_action::now(desk);
        let Some(session) = &desk.session else { return };
        let document = session.editor.document().clone();
        let participants = self
            .participants
            .clone()
            .unwrap_or_else(|| document.header.authors.join(", "));
        let form = MinutesForm {
            participants,
            with_pages: true,
        };
        let held = meeting.meeting(session);
        let occasion = Occasion {
            date: clock::today(),
            hours: held.map(|held| (held.began.clone(), held.ended())),
            participants: form.participants(),
            before: held.map(|held| &held.before),
            course: meeting.course(now),
        };
        let words = desk.look.words;
        let minutes = Minutes::gather(&document, &occasion, words);
        self.open = Some(Open {
            text: markdown(&minutes, &[], words),
            written: form.clone(),
            form,
            minutes,
            document,
            faces: session.editor.fallback_fonts().to_vec(),
            running: None,
        });
    }

    pub fn show(&mut self, desk: &mut Desk, files: &mut FileActions, frame: &eframe::Frame) {
        let Some(open) = &mut self.open else { return };
        if files.is_asking() {
            return;
        }
        let words = desk.look.words;
        if open.form != open.written {
            open.written = open.form.clone();
            open.minutes.participants = open.form.participants();
            open.text = markdown(&open.minutes, &[], words);
        }
        let progress = open
            .running
            .as_ref()
            .map(|running| running.signal.fraction());
        match dialog::show(&desk.ctx, desk.look, &mut open.form, &open.text, progress) {
            None => {}
            Some(Answer::Save) => files.choose(desk, frame, ChoiceUse::Minutes),
            Some(Answer::Copy) => {
                desk.ctx.copy_text(open.text.clone());
                desk.say(words.minutes.copied);
            }
            Some(Answer::Close) => match &open.running {
                Some(running) => running.cancel.cancel(),
                None => {
                    self.participants = Some(open.form.participants.clone());
                    self.open = None;
                }
            },
        }
    }

    /// A path was chosen for the minutes.
    pub fn write(&mut self, desk: &mut Desk, path: PathBuf) {
        let words = desk.look.words;
        let Some(open) = &mut self.open else { return };
        let map = desk.session.as_ref().and_then(|open| open.file.as_ref());
        if map.is_some_and(|map| atomic::is_same_file(&map.path, &path)) {
            desk.message = Some(failure(words, words.storage.output_is_map, &path));
            return;
        }
        let minutes = open.minutes.clone();
        let document = open.form.with_pages.then(|| open.document.clone());
        let faces = open.faces.clone();
        let cancel = Cancel::default();
        let stop = cancel.clone();
        let (id, signal) = desk.jobs.start("minutes", move |job| {
            let tell = |fraction: f32| {
                job.signal.set_fraction(fraction);
                job.ctx().request_repaint();
            };
            let mut text = with_faces(&faces);
            let pages = document.map_or_else(Vec::new, |map| {
                pages(&map, words, &mut text, Theme::named(ThemeName::Light))
            });
            let work = Work {
                minutes: &minutes,
                pages: &pages,
                faces: &faces,
                words,
                cancel: &stop,
            };
            let result = work.write(&path, &tell);
            JobResult::Minutes(MinutesReport { path, result })
        });
        open.running = Some(Running { id, signal, cancel });
    }

    pub fn written(&mut self, desk: &mut Desk, report: MinutesReport) {
        let words = desk.look.words;
        if let Some(open) = &mut self.open {
            open.running = None;
        }
        match report.result {
            Ok(num_pages) => {
                if let Some(open) = self.open.take() {
                    self.participants = Some(open.form.participants);
                }
                let path = report.path.display().to_string();
                desk.say((words.minutes.saved)(&path, num_pages));
            }
            Err(ExportError::Cancelled) => desk.say(words.dialog.export_cancelled),
            Err(error) => {
                let reason = match error {
                    ExportError::Write(error) => SaveError::from(error).message(words),
                    error => error.message(words),
                };
                desk.message = Some(failure(words, &reason, &report.path));
            }
        }
    }

    /// A job ended without a result.
    pub fn lost(&mut self, id: JobId) {
        if let Some(open) = &mut self.open
            && open
                .running
                .as_ref()
                .is_some_and(|running| running.id == id)
        {
            open.running = None;
        }
    }
}

fn failure(words: &Catalog, reason: &str, path: &Path) -> Message {
    Message {
        title: words.minutes.not_written.to_owned(),
        body: reason.to_owned(),
        footer: path.display().to_string(),
        is_failure: true,
        ..Message::default()
    }
}

/// Measures and sets text with these faces too.
fn with_faces(faces: &[Arc<Vec<u8>>]) -> TextSystem {
    let mut text = TextSystem::new();
    for face in faces {
        text.lend(Arc::clone(face));
    }
    text
}

/// Minutes on their way to files.
struct Work<'a> {
    minutes: &'a Minutes,
    pages: &'a [Page],
    faces: &'a [Arc<Vec<u8>>],
    words: &'static Catalog,
    cancel: &'a Cancel,
}

impl Work<'_> {
    /// Writes the pictures beside the text, then the text; how many pictures there are.
    fn write(&self, path: &Path, tell: &dyn Fn(f32)) -> Result<usize, ExportError> {
        let names = page_names(path, self.pages.len(), link_to);
        let folder = path.parent().unwrap_or_else(|| Path::new(""));
        let mut text = with_faces(self.faces);
        let mut written = Vec::new();
        for (index, (page, name)) in self.pages.iter().zip(&names).enumerate() {
            if self.cancel.is_cancelled() {
                return Err(ExportError::Cancelled);
            }
            let scene = page.scene(self.words, &mut text, Theme::named(ThemeName::Light));
            let mut file = atomic::open(&folder.join(name))?;
            let mut writer = BufWriter::new(&mut file);
            let options = PngOptions::new(ExportSize::Scale(SCALE));
            let progress = Progress::new(self.cancel.clone(), |_| {});
            png(&scene, &options, &mut writer, &progress)?;
            writer.flush()?;
            drop(writer);
            file.commit()?;
            written.push((page.title.clone(), name.clone()));
            tell((index + 1) as f32 / self.pages.len() as f32);
        }
        let text = markdown(self.minutes, &written, self.words);
        atomic::write(path, text.as_bytes())?;
        Ok(written.len())
    }
}
