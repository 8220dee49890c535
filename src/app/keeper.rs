//! Keeps preferences and recent files: in memory here, on disk by a thread of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;

use super::clock;
use crate::storage::preferences::Preferences;
use crate::storage::recent::{RecentFile, RecentFiles};

enum Order {
    Preferences(Preferences),
    Recent(RecentFiles),
}

/// Preferences and recent files of one run of the program.
pub struct Keeper {
    preferences: Preferences,
    recent: RecentFiles,
    folder: Option<PathBuf>,
    /// What the file held could not be read.
    pub was_broken: bool,
    /// Whether the last attempt to write the preferences came to nothing.
    failed: Arc<AtomicBool>,
    writer: Option<(Sender<Order>, JoinHandle<()>)>,
}

impl Keeper {
    /// Reads both files in `folder`; without a folder nothing is remembered.
    pub fn open(folder: Option<PathBuf>) -> Self {
        let Some(folder) = folder else {
            return Self {
                preferences: Preferences::default(),
                recent: RecentFiles::default(),
                folder: None,
                was_broken: false,
                failed: Arc::default(),
                writer: None,
            };
        };
        let preferences = Preferences::load(&folder);
        let recent = RecentFiles::load(&folder);
        let failed = Arc::new(AtomicBool::new(false));
        Self {
            preferences: preferences.value,
            recent: recent.value,
            was_broken: preferences.was_broken,
            folder: Some(folder.clone()),
            writer: start_writer(folder, Arc::clone(&failed)),
            failed,
        }
    }

    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// Where everything of this person is kept.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    pub fn recent(&self) -> &RecentFiles {
        &self.recent
    }

    /// Changes the preferences and has them written if that made a difference.
    pub fn change(&mut self, change: impl FnOnce(&mut Preferences)) {
        let before = self.preferences.clone();
        change(&mut self.preferences);
        if self.preferences != before {
            self.send(Order::Preferences(self.preferences.clone()));
        }
    }

    pub fn add_recent(&mut self, path: &Path, title: &str) {
        self.recent.add(RecentFile {
            path: path.to_owned(),
            title: title.to_owned(),
            time: clock::now(),
        });
        self.send(Order::Recent(self.recent.clone()));
    }

    pub fn forget_recent(&mut self, path: &Path) {
        self.recent.remove(path);
        self.send(Order::Recent(self.recent.clone()));
    }

    /// Whether what is to be remembered could not be written.
    pub fn has_failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }

    /// Tries once more to write everything.
    pub fn save_again(&self) {
        self.send(Order::Recent(self.recent.clone()));
        self.send(Order::Preferences(self.preferences.clone()));
    }

    fn send(&self, order: Order) {
        if let Some((sender, _)) = &self.writer {
            // The thread ends only when this end is dropped.
            let _ = sender.send(order);
        }
    }
}

impl Drop for Keeper {
    /// Waits until everything is on disk.
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.writer.take() {
            drop(sender);
            let _ = thread.join();
        }
    }
}

fn start_writer(
    folder: PathBuf,
    failed: Arc<AtomicBool>,
) -> Option<(Sender<Order>, JoinHandle<()>)> {
    let (sender, receiver) = channel();
    let write = move || {
        while let Ok(order) = receiver.recv() {
            let result = match order {
                Order::Preferences(preferences) => preferences.save(&folder),
                Order::Recent(recent) => recent.save(&folder),
            };
            failed.store(result.is_err(), Ordering::Relaxed);
        }
    };
    let thread = std::thread::Builder::new()
        .name("preferences".to_owned())
        .spawn(write)
        .ok()?;
    Some((sender, thread))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn changes_are_on_disk_when_the_keeper_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let mut keeper = Keeper::open(Some(folder.path().to_owned()));
        keeper.change(|preferences| preferences.lang = Some(Lang::En));
        keeper.add_recent(Path::new("/cartes/vol.parcours.ron"), "Vol");
        drop(keeper);
        let keeper = Keeper::open(Some(folder.path().to_owned()));
        assert_eq!(keeper.preferences().lang, Some(Lang::En));
        assert_eq!(keeper.recent().files()[0].title, "Vol");
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_told_until_it_can() {
        let folder = tempfile::tempdir().unwrap();
        let blocked = folder.path().join("file");
        std::fs::write(&blocked, "in the way").unwrap();
        let mut keeper = Keeper::open(Some(blocked.join("inside")));
        keeper.change(|preferences| preferences.inspector = false);
        let becomes = |keeper: &Keeper, wanted: bool| {
            (0..6000).any(|_| {
                std::thread::sleep(std::time::Duration::from_millis(5));
                keeper.has_failed() == wanted
            })
        };
        assert!(becomes(&keeper, true));
        std::fs::remove_file(&blocked).unwrap();
        keeper.save_again();
        assert!(becomes(&keeper, false));
        // Dropping it waits for what is still to be written.
        drop(keeper);
        assert!(blocked.join("inside/preferences.ron").is_file());
    }
}
