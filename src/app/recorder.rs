//! Hands the open map to the journal, at the end of every frame in which it changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use super::problems::Problem;
use super::session::Session;
use crate::i18n::Catalog;
use crate::model::Document;
use crate::storage::SaveError;
use crate::storage::journal::recovery::Remains;
use crate::storage::journal::versions::Milestone;
use crate::storage::journal::{Journal, LastWords, Snapshot};

/// The journal as the window sees it.
pub struct Recorder {
    journal: Option<Journal>,
    /// Why there is none; `None` on a machine without a home.
    why_not: Option<Arc<SaveError>>,
    seen: Option<Seen>,
    /// The map as it was opened, until a change makes that a version to go back to.
    opened: Option<Milestone>,
    /// The journal holds a map that the disk does not.
    holds: bool,
}

/// What was looked at last.
struct Seen {
    session: u64,
    /// As it is shown: with what is being typed.
    shown: Document,
    /// What stands in the line of the meeting and in the inbox.
    drafts: [String; 3],
    path: Option<PathBuf>,
    hash: Option<u64>,
    is_changed: bool,
}

impl Seen {
    fn of(session: &Session) -> Self {
        Self {
            session: session.number,
            shown: session.editor.shown_document().clone(),
            drafts: session.editor.drafts().map(str::to_owned),
            path: session.file.as_ref().map(|file| file.path.clone()),
            hash: session.file.as_ref().map(|file| file.hash),
            is_changed: session.editor.is_changed(),
        }
    }

    /// Whether there is nothing new in the session; compares pointers only.
    fn is_still(&self, session: &Session) -> bool {
        let file = session.file.as_ref();
        self.session == session.number
            && self.is_changed == session.editor.is_changed()
            && self.drafts == session.editor.drafts()
            && self.hash == file.map(|file| file.hash)
            && self.path.as_deref() == file.map(|file| file.path.as_path())
            && self.shown.is_identical(session.editor.shown_document())
    }
}

impl Recorder {
    /// Starts the journal in the data folder `data`.
    pub fn start(data: Option<PathBuf>, ctx: &Context) -> Self {
        let ctx = ctx.clone();
        let wake = move || ctx.request_repaint();
        let (journal, why_not) = match data.map(|data| Journal::start(&data, wake)) {
            None => (None, None),
            Some(Ok(journal)) => (Some(journal), None),
            Some(Err(error)) => (None, Some(Arc::new(error))),
        };
        Self {
            journal,
            why_not,
            seen: None,
            opened: None,
            holds: false,
        }
    }

    /// Looks at the open map and hands it over if it changed. `None` when there is none, or when what it
    /// holds is no longer wanted.
    pub fn record(&mut self, session: Option<&Session>) {
        let Some(session) = session else {
            self.let_go();
            return;
        };
        if self
            .seen
            .as_ref()
            .is_none_or(|seen| seen.session != session.number)
        {
            self.let_go();
            self.opened = as_opened(session);
        }
        if self
            .seen
            .as_ref()
            .is_some_and(|seen| seen.is_still(session))
        {
            return;
        }
        let seen = Seen::of(session);
        let document = session.editor.document_with_typing();
        let is_typed = || !document.is_same(session.editor.document());
        if seen.is_changed || is_typed() {
            if let Some(journal) = &self.journal {
                if let Some(opened) = self.opened.take() {
                    journal.keep_version(opened);
                }
                journal.keep(Snapshot {
                    document,
                    path: seen.path.clone(),
                    hash: seen.hash,
                });
            }
            self.holds = true;
        } else {
            self.forget();
        }
        self.seen = Some(seen);
    }

    /// A meeting about the map begins: as it is now is a version to go back to.
    pub fn meeting_begins(&self, session: &Session) {
        if let (Some(journal), Some(file)) = (&self.journal, &session.file) {
            journal.keep_version(Milestone {
                document: session.editor.document().clone(),
                path: file.path.clone(),
                before: None,
                is_from_file: false,
                before_meeting: true,
            });
        }
    }

    /// The map was written to `path`; `before` is where it was until then.
    pub fn saved(&mut self, document: &Document, path: &Path, before: Option<PathBuf>) {
        if let Some(journal) = &self.journal {
            journal.keep_version(Milestone {
                document: document.clone(),
                path: path.to_owned(),
                before: before.filter(|before| before != path),
                is_from_file: false,
                before_meeting: false,
            });
        }
    }

    /// The map is no longer open. What was closed without being saved is a version to go back to.
    fn let_go(&mut self) {
        self.opened = None;
        if let (Some(journal), Some(seen)) = (&self.journal, self.seen.take())
            && let (true, Some(path)) = (seen.is_changed, seen.path)
        {
            journal.keep_version(Milestone {
                document: seen.shown,
                path,
                before: None,
                is_from_file: false,
                before_meeting: false,
            });
        }
        self.forget();
    }

    fn forget(&mut self) {
        if std::mem::take(&mut self.holds)
            && let Some(journal) = &self.journal
        {
            journal.forget();
        }
    }

    /// What was recovered into the open map goes once that is written.
    pub fn supersede(&self, remains: Remains) {
        if let Some(journal) = &self.journal {
            journal.supersede(remains);
        }
    }

    /// A handle on the journal for the end of the program.
    pub fn last_words(&self) -> Option<LastWords> {
        self.journal.as_ref().map(Journal::last_words)
    }

    /// Why changes are not safe against a crash just now.
    pub fn problem(&self, words: &Catalog) -> Option<Problem> {
        let fault = match &self.journal {
            Some(journal) => journal.fault()?,
            None => match &self.why_not {
                Some(error) => Arc::clone(error),
                None => return Some(Problem::NoJournal(words.recovery.no_folder.to_owned())),
            },
        };
        Some(Problem::NoJournal(fault.message(words)))
    }
}

/// The map as its file has it.
fn as_opened(session: &Session) -> Option<Milestone> {
    let file = session.file.as_ref()?;
    (!session.editor.is_changed()).then(|| Milestone {
        document: session.editor.document().clone(),
        path: file.path.clone(),
        before: None,
        is_from_file: true,
        before_meeting: false,
    })
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::app::session::editor;
    use crate::i18n::Lang;
    use crate::scene::Target;
    use crate::storage::journal::recovery;
    use crate::theme::ThemeName;
    use crate::ui::style::Look;

    /// Processor time of this thread: a busy machine is not the journal's fault.
    #[cfg(target_os = "linux")]
    fn thread_time() -> Duration {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec as u32)
    }

    #[cfg(not(target_os = "linux"))]
    fn thread_time() -> Duration {
        static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
        START.get_or_init(Instant::now).elapsed()
    }

    /// How often this thread had to wait for something, such as a lock; not how often another took its turn.
    fn times_blocked() -> u64 {
        let status = std::fs::read_to_string("/proc/thread-self/status").unwrap_or_default();
        let lines = status.lines();
        let counts = lines.filter_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        counts
            .filter_map(|count| count.trim().parse::<u64>().ok())
            .sum()
    }

    #[test]
    fn half_a_note_in_the_inbox_is_found_after_a_crash() {
        let folder = tempfile::tempdir().unwrap();
        let look = Look::new(Lang::En, ThemeName::Light);
        let mut session = Session::new(editor(crate::storage::stress(10), look), None);
        let context = Context::default();
        let mut recorder = Recorder::start(Some(folder.path().to_owned()), &context);
        recorder.record(Some(&session));
        session.editor.set_inbox_entry("half a no".to_owned());
        recorder.record(Some(&session));
        session.editor.set_inbox_entry("half a note".to_owned());
        recorder.record(Some(&session));
        drop(recorder);
        let found = recovery::find(folder.path(), |_| 0);
        let notes = &found[0].document.notes;
        assert_eq!(notes.last().unwrap().text, "half a note");
    }

    #[test]
    fn typing_into_ten_thousand_cards_is_never_held_up_by_the_journal() {
        const LIMIT: Duration = Duration::from_millis(5);
        let folder = tempfile::tempdir().unwrap();
        let look = Look::new(Lang::En, ThemeName::Light);
        let mut session = Session::new(editor(crate::storage::stress(10_000), look), None);
        let card = session.editor.document().cards[0].id;
        session.editor.edit_text(Target::Card(card)).unwrap();
        let context = Context::default();
        let mut recorder = Recorder::start(Some(folder.path().to_owned()), &context);
        let (mut waited, mut worked) = (Vec::new(), Vec::new());
        let begin = Instant::now();
        let mut text = String::new();
        let mut num_blocked = 0;
        // Long enough for the journal to write several times meanwhile.
        while begin.elapsed() < Duration::from_secs(4) {
            text.push('x');
            session.editor.set_edit_text(text.clone());
            let blocked = times_blocked();
            let (wall, own) = (Instant::now(), thread_time());
            recorder.record(Some(&session));
            worked.push(thread_time().saturating_sub(own));
            waited.push(wall.elapsed());
            num_blocked += times_blocked() - blocked;
        }
        waited.sort_unstable();
        worked.sort_unstable();
        let p95 = |times: &[Duration]| times[(times.len() - 1) * 95 / 100];
        println!(
            "{} letters: waited p95 {:?} max {:?}; worked p95 {:?} max {:?}",
            text.len(),
            p95(&waited),
            waited[waited.len() - 1],
            p95(&worked),
            worked[worked.len() - 1]
        );
        // The limit is on this thread's own time: what else the machine does makes it wait as well.
        assert!(worked[worked.len() - 1] <= LIMIT);
        assert!(
            num_blocked * 10 <= text.len() as u64,
            "blocked {num_blocked} times"
        );
        // And it is all there.
        drop(recorder);
        let found = recovery::find(folder.path(), |_| 0);
        assert_eq!(found[0].document.card(card).unwrap().text, text);
    }
}
