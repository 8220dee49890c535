//! Looks whether somebody else wrote, removed, freed or brought back the file of the open map: when the
//! window gets the focus, and now and then while there is something to wait for.

use std::time::Duration;

use super::desk::{Desk, JobResult};
use super::file_actions::FileActions;
use super::jobs::JobId;
use super::session::{self, MapFile, Reading};
use crate::storage::file_lock::Claim;
use crate::storage::{self, MAX_BYTES, OpenError};

/// How often a file that is gone or belongs to another window is looked for.
const TICK: Duration = Duration::from_secs(2);

/// What was seen of a file.
pub struct Sight {
    session: u64,
    /// As it was known when the look began.
    file: MapFile,
    content: Content,
    claim: Option<Claim>,
}

enum Content {
    Hash(u64),
    Gone,
    /// It can be neither read nor said to be gone.
    Unknown,
}

/// When to look, and what was said already.
pub struct WatchAction {
    had_focus: bool,
    job: Option<JobId>,
    last: f64,
    /// The person has been asked about this content.
    asked: Option<u64>,
    /// Something was seen during a presentation, which nothing disturbs.
    is_put_off: bool,
}

impl Default for WatchAction {
    fn default() -> Self {
        Self {
            had_focus: true,
            job: None,
            last: 0.0,
            asked: None,
            is_put_off: false,
        }
    }
}

impl WatchAction {
    /// Starts a look if it is time.
    pub fn look(&mut self, desk: &mut Desk, files: &FileActions) {
        let (has_focus, now) = desk.ctx.input(|input| (input.focused, input.time));
        let had_focus = std::mem::replace(&mut self.had_focus, has_focus);
        let gained = has_focus && !had_focus;
        let Some(session) = &desk.session else { return };
        let waits = session.is_gone || session.reading() == Some(Reading::OpenElsewhere);
        let presents = session.editor.presenting().is_some();
        let was_put_off = !presents && std::mem::take(&mut self.is_put_off);
        let is_due = gained || was_put_off || (waits && now - self.last >= TICK.as_secs_f64());
        if waits {
            desk.ctx.request_repaint_after(TICK);
        }
        let is_busy = self.job.is_some() || files.is_saving() || files.is_opening();
        if is_due && !is_busy {
            self.start(desk, now);
        }
    }

    /// Starts a look now, whatever the time.
    pub fn look_now(&mut self, desk: &mut Desk) {
        let now = desk.ctx.input(|input| input.time);
        if self.job.is_none() {
            self.start(desk, now);
        }
    }

    fn start(&mut self, desk: &mut Desk, now: f64) {
        let Some(session) = &desk.session else { return };
        let Some(file) = session.file.clone() else {
            return;
        };
        self.last = now;
        let number = session.number;
        let wants_lock = session.reading() == Some(Reading::OpenElsewhere);
        let (disk, locks) = (desk.disk, desk.locks.clone());
        let (id, _) = desk.jobs.start("watch", move |_| {
            // First the lock: who has it then reads what nobody changes any more.
            let claim = wants_lock.then(|| locks.claim(&file.path));
            let content = match storage::read_on(disk, &file.path, MAX_BYTES) {
                Ok(bytes) => Content::Hash(session::hash(&bytes)),
                Err(OpenError::NotFound) => Content::Gone,
                Err(_) => Content::Unknown,
            };
            JobResult::Seen(Sight {
                session: number,
                file,
                content,
                claim,
            })
        });
        self.job = Some(id);
    }

    /// A look ended.
    pub fn seen(&mut self, desk: &mut Desk, files: &mut FileActions, sight: Sight) {
        self.job = None;
        if files.is_saving() || files.is_opening() {
            return;
        }
        let words = &desk.look.words.safe;
        let Some(session) = &mut desk.session else {
            return;
        };
        // Saved or closed meanwhile: what was seen is of another time.
        if session.number != sight.session || session.file.as_ref() != Some(&sight.file) {
            return;
        }
        let name = sight.file.name();
        if let Some(Claim::Ours(lock)) = sight.claim {
            session.lock = Some(lock);
            session.set_reading(None);
            desk.toasts.say(&desk.ctx, words.took_over);
        }
        match sight.content {
            Content::Unknown => {}
            Content::Gone => session.is_gone = true,
            Content::Hash(hash) if sight.file.is_known(hash) => {
                if std::mem::take(&mut session.is_gone) {
                    desk.toasts.say(&desk.ctx, (words.back)(&name));
                }
            }
            Content::Hash(hash) => {
                session.is_gone = false;
                let editor = &session.editor;
                if editor.presenting().is_some() {
                    self.is_put_off = true;
                    return;
                }
                let is_written = editor.text_edit().is_some() || !editor.capture_draft().is_empty();
                let is_ours_too = editor.is_changed() || is_written;
                if session.reading() == Some(Reading::OpenElsewhere) {
                    // The other window goes on saving; what it saved is shown.
                    files.reload(desk);
                } else if !is_ours_too {
                    files.reload(desk);
                    desk.toasts.say(&desk.ctx, (words.reloaded)(&name));
                } else if self.asked != Some(hash) {
                    self.asked = Some(hash);
                    files.ask_about_change();
                }
            }
        }
    }

    /// A job ended without a result.
    pub fn lost(&mut self, id: JobId) {
        if self.job == Some(id) {
            self.job = None;
        }
    }
}
