//! The files opened or saved lately, newest first.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::{self, Disk};
use super::preferences::{Loaded, load, save};

const FILE_NAME: &str = "recent.ron";

/// At most this many are remembered.
pub const MAX_RECENT: usize = 12;

/// A file and when it was last in hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentFile {
    pub path: PathBuf,
    /// The map's title then.
    #[serde(default)]
    pub title: String,
    /// Seconds since 1970.
    #[serde(default)]
    pub time: u64,
}

/// Newest first, no path twice.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RecentFiles {
    files: Vec<RecentFile>,
}

impl RecentFiles {
    pub fn load(folder: &Path) -> Loaded<Self> {
        Self::load_on(disk::real(), folder)
    }

    pub fn save(&self, folder: &Path) -> std::io::Result<()> {
        self.save_on(disk::real(), folder)
    }

    /// As [`Self::load`], on any disk.
    pub fn load_on(disk: &dyn Disk, folder: &Path) -> Loaded<Self> {
        let mut loaded: Loaded<Self> = load(disk, &folder.join(FILE_NAME));
        loaded.value.files.truncate(MAX_RECENT);
        loaded
    }

    /// As [`Self::save`], on any disk.
    pub fn save_on(&self, disk: &dyn Disk, folder: &Path) -> std::io::Result<()> {
        save(disk, self, &folder.join(FILE_NAME))
    }

    pub fn files(&self) -> &[RecentFile] {
        &self.files
    }

    /// Puts a file on top.
    pub fn add(&mut self, file: RecentFile) {
        self.remove(&file.path);
        self.files.insert(0, file);
        self.files.truncate(MAX_RECENT);
    }

    pub fn remove(&mut self, path: &Path) {
        self.files.retain(|file| file.path != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, time: u64) -> RecentFile {
        RecentFile {
            path: PathBuf::from(name),
            title: name.to_owned(),
            time,
        }
    }

    #[test]
    fn the_newest_stands_first_and_none_twice() {
        let mut recent = RecentFiles::default();
        for (time, name) in ["a", "b", "a"].into_iter().enumerate() {
            recent.add(file(name, time as u64));
        }
        assert_eq!(recent.files(), [file("a", 2), file("b", 1)]);
    }

    #[test]
    fn only_so_many_are_remembered() {
        let mut recent = RecentFiles::default();
        for number in 0..30 {
            recent.add(file(&number.to_string(), number));
        }
        assert_eq!(recent.files().len(), MAX_RECENT);
        assert_eq!(recent.files()[0].time, 29);
    }

    #[test]
    fn the_list_reads_back_and_forgets_when_told() {
        let folder = tempfile::tempdir().unwrap();
        let mut recent = RecentFiles::default();
        recent.add(file("/cartes/été.parcours.ron", 5));
        recent.add(file("/cartes/vol.parcours.ron", 6));
        recent.save(folder.path()).unwrap();
        let mut loaded = RecentFiles::load(folder.path()).value;
        assert_eq!(loaded, recent);
        loaded.remove(Path::new("/cartes/vol.parcours.ron"));
        assert_eq!(loaded.files(), [file("/cartes/été.parcours.ron", 5)]);
    }
}
