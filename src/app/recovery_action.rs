//! At the start, and whenever it is asked for: the maps that were not saved when their program ended.

use std::path::PathBuf;

use super::clock;
use super::desk::{Desk, JobResult};
use super::file_actions::Intent;
use super::session::{self, file_name};
use super::start_state::short_folder;
use crate::storage::journal::recovery::{self, Recoverable, Saved};
use crate::ui::dialog::recovery::{self as dialog, Answer, Item};

/// A map that waits for a decision.
struct Waiting {
    map: Recoverable,
    is_discarded: bool,
}

/// The maps that wait, and whether they are shown.
#[derive(Default)]
pub struct RecoveryAction {
    waiting: Vec<Waiting>,
    is_open: bool,
    /// The person wants to decide another time.
    is_postponed: bool,
}

impl RecoveryAction {
    /// Looks for what there is, on a thread of its own.
    pub fn look(desk: &mut Desk, data: Option<PathBuf>) {
        if let Some(data) = data {
            desk.jobs.start("recovery", move |_| {
                JobResult::Recoverable(recovery::find(&data, session::hash))
            });
        }
    }

    pub fn found(&mut self, maps: Vec<Recoverable>) {
        self.is_open |= !maps.is_empty();
        self.waiting.extend(maps.into_iter().map(|map| Waiting {
            map,
            is_discarded: false,
        }));
    }

    pub fn is_open(&self) -> bool {
        self.is_open
    }

    pub fn has_maps(&self) -> bool {
        !self.waiting.is_empty()
    }

    pub fn open(&mut self) {
        self.is_open = self.has_maps();
    }

    /// There is no map open: a good moment to decide about those that still wait.
    pub fn remind(&mut self) {
        self.is_open |= self.has_maps() && !self.is_postponed;
    }

    /// Takes out the map that is now open in the window.
    pub fn take(&mut self, map: &Recoverable) {
        self.waiting
            .retain(|waiting| !waiting.map.remains.is_same(&map.remains));
    }

    /// Shows the maps; what the person wants done.
    pub fn show(&mut self, desk: &mut Desk) -> Option<Intent> {
        if !self.is_open {
            return None;
        }
        let items: Vec<Item> = self
            .waiting
            .iter()
            .map(|waiting| item(desk, waiting))
            .collect();
        match dialog::show(&desk.ctx, desk.look, &items)? {
            Answer::Open(index) => {
                let map = self.waiting.get(index).map(|waiting| waiting.map.clone());
                self.close(desk);
                map.map(|map| Intent::Recover(Box::new(map)))
            }
            Answer::Discard(index) => {
                self.mark(index, true);
                None
            }
            Answer::Keep(index) => {
                self.mark(index, false);
                None
            }
            Answer::Later => {
                self.is_postponed = true;
                self.close(desk);
                None
            }
        }
    }

    fn mark(&mut self, index: usize, is_discarded: bool) {
        if let Some(waiting) = self.waiting.get_mut(index) {
            waiting.is_discarded = is_discarded;
        }
    }

    /// What was discarded goes now.
    fn close(&mut self, desk: &mut Desk) {
        self.is_open = false;
        let waiting = std::mem::take(&mut self.waiting).into_iter();
        let (gone, waiting) = waiting.partition::<Vec<_>, _>(|waiting| waiting.is_discarded);
        self.waiting = waiting;
        if !gone.is_empty() {
            desk.jobs.start("discard", move |_| {
                for waiting in gone {
                    waiting.map.remains.remove();
                }
                JobResult::Discarded
            });
        }
    }
}

fn item(desk: &Desk, waiting: &Waiting) -> Item {
    let words = desk.look.words;
    let recovery = &words.recovery;
    let map = &waiting.map;
    let path = map.facts.path.as_deref();
    let place = path.map(|path| (file_name(path), short_folder(path)));
    let (day, hour) = clock::moment(map.facts.time);
    let is_compared = matches!(map.saved, Saved::Unchanged | Saved::Changed);
    let difference = if is_compared {
        recovery.since_file(&map.difference)
    } else {
        recovery.difference(&map.difference)
    };
    let of_file = match map.saved {
        Saved::Changed => Some(recovery.file_changed),
        Saved::Gone => Some(recovery.file_gone),
        Saved::Unreadable => Some(recovery.file_unreadable),
        Saved::Never | Saved::Unchanged => None,
    };
    let panic = map.panic.as_deref().map(|place| recovery.panic(place));
    Item {
        title: title(&map.facts.title, words.model.untitled),
        file: recovery.file(
            place
                .as_ref()
                .map(|(name, folder)| (name.as_str(), folder.as_str())),
        ),
        when: recovery.when(&words.shell, day, &hour),
        difference,
        warnings: of_file
            .map(str::to_owned)
            .into_iter()
            .chain(panic)
            .collect(),
        is_discarded: waiting.is_discarded,
    }
}

fn title(title: &str, untitled: &str) -> String {
    let title = title.trim();
    if title.is_empty() { untitled } else { title }.to_owned()
}
