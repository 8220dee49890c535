//! The journal's thread: what it was asked to do, and when it does it.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::ThreadId;
use std::time::{Duration, Instant};

use super::recovery::Remains;
use super::session::SessionFolder;
use super::versions::{self, Library, Milestone};
use super::{FOLDER, Facts, Snapshot};
use crate::storage::SaveError;
use crate::storage::disk::Disk;

/// Between the beginnings of two writes: with the time a write takes, well below two seconds. A map that is
/// written quickly is written more often.
const SHORTEST: Duration = Duration::from_millis(400);
const LONGEST: Duration = Duration::from_secs(1);
/// At most this part of the time is spent writing, between the two.
const SHARE: u32 = 4;

/// A map that is changed for longer than this without being saved becomes a version.
const VERSION_AFTER: Duration = Duration::from_secs(600);

/// Versions that wait while none can be written.
const MOST_MILESTONES: usize = 8;

/// What the thread and the others share; held only to move pointers.
#[derive(Default)]
pub(super) struct Orders {
    state: Mutex<State>,
    /// Something was ordered.
    asked: Condvar,
    /// Something was done, or has failed.
    done: Condvar,
}

#[derive(Default)]
struct State {
    map: Option<Map>,
    milestones: Vec<Milestone>,
    remains: Vec<Remains>,
    /// Counts orders.
    num_asked: u64,
    /// Up to which order was written, or tried.
    num_tried: u64,
    /// Whoever waits for it wants it written now.
    is_urgent: bool,
    /// The map handed over last, until it is forgotten.
    last: Option<Snapshot>,
    /// Hash of what is being written to the map's file, or was.
    saving: Option<u64>,
    ends: bool,
    /// The thread that writes, while it runs.
    thread: Option<ThreadId>,
    has_ended: bool,
    fault: Option<Arc<SaveError>>,
}

/// What is taken out to be done at once.
struct Work {
    map: Option<Map>,
    milestones: Vec<Milestone>,
    remains: Vec<Remains>,
    saving: Option<u64>,
    /// The order up to which this is everything, and the last one there was.
    number: u64,
    last_number: u64,
}

enum Map {
    Keep(Snapshot),
    Forget,
}

impl Orders {
    /// A thread that panicked while it held pointers has left them as they were.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ask(&self, map: Map) {
        let mut state = self.lock();
        let last = match &map {
            Map::Keep(snapshot) => state.last.replace(snapshot.clone()),
            Map::Forget => {
                state.saving = None;
                state.last.take()
            }
        };
        let before = state.map.replace(map);
        state.num_asked += 1;
        drop(state);
        self.asked.notify_one();
        // Not under the lock: it may be the last to hold a large document.
        drop((before, last));
    }

    /// The file will soon hold bytes of this hash: notes that beside the map, and waits until it is noted.
    pub fn begin_save(&self, hash: u64, patience: Duration) {
        let mut state = self.lock();
        let Some(last) = state.last.clone() else {
            return;
        };
        state.saving = Some(hash);
        if state.map.is_none() {
            state.map = Some(Map::Keep(last));
        }
        state.num_asked += 1;
        drop(state);
        self.flush(patience);
    }

    pub fn keep(&self, snapshot: Snapshot) {
        self.ask(Map::Keep(snapshot));
    }

    pub fn forget(&self) {
        self.ask(Map::Forget);
    }

    pub fn keep_version(&self, milestone: Milestone) {
        let mut state = self.lock();
        state.milestones.push(milestone);
        if state.milestones.len() > MOST_MILESTONES {
            state.milestones.remove(0);
        }
        state.num_asked += 1;
        drop(state);
        self.asked.notify_one();
    }

    pub fn supersede(&self, remains: Remains) {
        self.lock().remains.push(remains);
        self.asked.notify_one();
    }

    pub fn flush(&self, patience: Duration) -> bool {
        let mut state = self.lock();
        let wanted = state.num_asked;
        // The journal's own thread cannot wait for itself; what it wrote before is what there is.
        let is_over = state.has_ended || state.thread == Some(std::thread::current().id());
        if state.num_tried < wanted && is_over {
            return false;
        }
        if state.num_tried < wanted {
            state.is_urgent = true;
            self.asked.notify_one();
        }
        let (state, _) = self
            .done
            .wait_timeout_while(state, patience, |state| {
                state.num_tried < wanted && !state.has_ended
            })
            .unwrap_or_else(PoisonError::into_inner);
        state.num_tried >= wanted
    }

    pub fn fault(&self) -> Option<Arc<SaveError>> {
        self.lock().fault.clone()
    }

    pub fn end(&self) {
        self.lock().ends = true;
        self.asked.notify_one();
    }

    /// Waits until it is time for what was ordered; `None` when all is done and no more will come.
    fn next(&self, not_before: Instant) -> Option<Work> {
        let mut state = self.lock();
        loop {
            let has_work =
                state.map.is_some() || !state.remains.is_empty() || !state.milestones.is_empty();
            let wait = not_before.saturating_duration_since(Instant::now());
            if has_work && (wait.is_zero() || state.is_urgent || state.ends) {
                // One version at a time: the map must not wait for many on a slow disk.
                let num_taken = state.milestones.len().min(1);
                let milestones: Vec<_> = state.milestones.drain(..num_taken).collect();
                let is_all = state.milestones.is_empty();
                state.is_urgent &= !is_all;
                return Some(Work {
                    map: state.map.take(),
                    milestones,
                    remains: std::mem::take(&mut state.remains),
                    saving: state.saving,
                    number: if is_all {
                        state.num_asked
                    } else {
                        state.num_tried
                    },
                    last_number: state.num_asked,
                });
            }
            if state.ends {
                return None;
            }
            state = if has_work {
                let waited = self.asked.wait_timeout(state, wait);
                waited.unwrap_or_else(PoisonError::into_inner).0
            } else {
                let waited = self.asked.wait(state);
                waited.unwrap_or_else(PoisonError::into_inner)
            };
        }
    }
}

/// Writes what is ordered until it is told to end.
pub(super) struct Writer {
    disk: &'static dyn Disk,
    data: PathBuf,
    id: String,
    orders: Arc<Orders>,
    wake: Box<dyn Fn() + Send>,
    session: Option<SessionFolder>,
    library: Library,
    /// When the map in hand was last kept as a version, or begun to be changed.
    last_version: Option<Instant>,
}

impl Writer {
    pub fn new(
        disk: &'static dyn Disk,
        data: PathBuf,
        id: String,
        orders: Arc<Orders>,
        wake: Box<dyn Fn() + Send>,
    ) -> Self {
        Self {
            disk,
            library: Library::new(disk, &data, versions::MOST_BYTES),
            last_version: None,
            data,
            id,
            orders,
            wake,
            session: None,
        }
    }

    pub fn run(mut self) {
        let mut not_before = Instant::now();
        self.orders.lock().thread = Some(std::thread::current().id());
        while let Some(mut work) = self.orders.next(not_before) {
            let begun = Instant::now();
            let result = self.carry_out(&mut work);
            let interval = begun.elapsed() * SHARE;
            not_before = begun + interval.clamp(SHORTEST, LONGEST);
            let is_over = self.report(result, work);
            if is_over {
                break;
            }
        }
        self.orders.lock().has_ended = true;
        self.orders.done.notify_all();
    }

    /// The map first, since it is what would be lost; versions before what they make superfluous.
    fn carry_out(&mut self, work: &mut Work) -> Result<(), SaveError> {
        if let Some(Map::Keep(snapshot)) = &work.map {
            let session = self.session()?;
            let facts = Facts {
                saving: work.saving,
                ..snapshot.facts()
            };
            session.write(facts, &snapshot.document)?;
            self.keep_now_and_then(snapshot)?;
        }
        while let Some(milestone) = work.milestones.first() {
            self.library.keep(milestone)?;
            self.last_version = Some(Instant::now());
            work.milestones.remove(0);
        }
        if let Some(Map::Forget) = work.map {
            self.last_version = None;
            if let Some(session) = &mut self.session {
                session.clear()?;
            }
        }
        Ok(())
    }

    /// Whoever works for hours without saving has versions too.
    fn keep_now_and_then(&mut self, snapshot: &Snapshot) -> Result<(), SaveError> {
        let since = self.last_version.get_or_insert_with(Instant::now);
        if since.elapsed() < VERSION_AFTER {
            return Ok(());
        }
        if let Some(path) = &snapshot.path {
            self.library.keep(&Milestone {
                document: snapshot.document.clone(),
                path: path.clone(),
                before: None,
                is_from_file: false,
                before_meeting: false,
            })?;
        }
        self.last_version = Some(Instant::now());
        Ok(())
    }

    /// The run's folder, from the first map on.
    fn session(&mut self) -> Result<&mut SessionFolder, SaveError> {
        if self.session.is_none() {
            let begun = SessionFolder::begin(self.disk, &self.data.join(FOLDER), &self.id)?;
            self.session = Some(begun);
        }
        Ok(self.session.as_mut().expect("it was just begun"))
    }

    /// Says how it went; what failed is ordered again unless something newer was. Whether to stop.
    fn report(&self, result: Result<(), SaveError>, work: Work) -> bool {
        let Work {
            map,
            mut milestones,
            remains,
            number,
            last_number,
            ..
        } = work;
        let has_failed = result.is_err();
        let mut outdated = None;
        let mut superseded = Vec::new();
        let mut state = self.orders.lock();
        let had_failed = state.fault.is_some();
        // Whoever waits for what follows would wait for a disk that fails.
        state.num_tried = if has_failed { last_number } else { number };
        if has_failed {
            match &state.map {
                None => state.map = map,
                Some(_) => outdated = map,
            }
            state.remains.extend(remains);
            milestones.append(&mut state.milestones);
            state.milestones = milestones;
        } else {
            outdated = map;
            superseded = remains;
        }
        state.fault = result.err().map(Arc::new);
        let is_over = state.ends && has_failed;
        drop(state);
        self.orders.done.notify_all();
        if has_failed || had_failed {
            (self.wake)();
        }
        drop(outdated);
        // Only now is there another copy of what was recovered.
        superseded.into_iter().for_each(Remains::remove);
        is_over
    }
}
