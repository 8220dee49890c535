//! What the program remembers about the person: language, appearance, panels, window.
//!
//! Kept as RON in the configuration folder. Reading is tolerant: a field this version does not know is
//! skipped, a file that cannot be read is set aside and the defaults take its place.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::disk::{self, Disk, uninterrupted};
use crate::i18n::Lang;
use crate::model::MeetingRoom;

const FILE_NAME: &str = "preferences.ron";

/// More than this is no list of settings.
const MAX_BYTES: u64 = 1 << 20;

/// Environment variable that puts configuration and data into one folder (for tests and portable use).
pub const FOLDER_VARIABLE: &str = "PARCOURS_CONFIG_DIR";

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Appearance {
    #[default]
    System,
    Light,
    Dark,
}

impl Appearance {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];
}

/// Size of the window when it was last closed, in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct WindowSize {
    pub width: f32,
    pub height: f32,
    pub maximised: bool,
}

impl WindowSize {
    /// Sizes that a screen can have; anything else is not used.
    pub fn is_sensible(self) -> bool {
        (320.0..=16_384.0).contains(&self.width) && (240.0..=16_384.0).contains(&self.height)
    }
}

/// Everything remembered, except the recent files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// `None`: the system's.
    pub lang: Option<Lang>,
    pub appearance: Appearance,
    pub lanes_panel: bool,
    pub inspector: bool,
    /// Sections of the inspector that are folded away.
    pub folded_sections: BTreeSet<String>,
    pub mini_map: bool,
    /// Where maps are projected.
    pub meeting_room: MeetingRoom,
    /// Pictures do not move by themselves.
    pub reduces_motion: bool,
    pub window: Option<WindowSize>,
    /// Where the last file dialog ended.
    pub folder: Option<PathBuf>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            lang: None,
            appearance: Appearance::System,
            // The map has the room first; one click opens the panel.
            lanes_panel: false,
            inspector: true,
            folded_sections: BTreeSet::new(),
            mini_map: true,
            meeting_room: MeetingRoom::default(),
            reduces_motion: false,
            window: None,
            folder: None,
        }
    }
}

impl Preferences {
    /// The language in force.
    pub fn lang(&self) -> Lang {
        self.lang.unwrap_or_else(system_lang)
    }

    pub fn load(folder: &Path) -> Loaded<Self> {
        Self::load_on(disk::real(), folder)
    }

    pub fn save(&self, folder: &Path) -> std::io::Result<()> {
        self.save_on(disk::real(), folder)
    }

    /// As [`Self::load`], on any disk.
    pub fn load_on(disk: &dyn Disk, folder: &Path) -> Loaded<Self> {
        load(disk, &folder.join(FILE_NAME))
    }

    /// As [`Self::save`], on any disk.
    pub fn save_on(&self, disk: &dyn Disk, folder: &Path) -> std::io::Result<()> {
        save(disk, self, &folder.join(FILE_NAME))
    }
}

/// The language of the system, French or English.
pub fn system_lang() -> Lang {
    let locale = sys_locale::get_locale().unwrap_or_default();
    Lang::from_locale(&locale)
}

/// The folder of preferences and recent files; `None` on a machine without a home.
pub fn preferences_folder() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os(FOLDER_VARIABLE).filter(|value| !value.is_empty()) {
        return Some(PathBuf::from(folder));
    }
    directories::ProjectDirs::from("", "", "parcours").map(|dirs| dirs.config_dir().to_owned())
}

/// What was found, and whether something broken was set aside.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded<T> {
    pub value: T,
    pub was_broken: bool,
}

/// Reads a small RON file; keeps a broken one as `name.broken.ron`.
pub(super) fn load<T: DeserializeOwned + Default>(disk: &dyn Disk, path: &Path) -> Loaded<T> {
    let defaults = |was_broken| Loaded {
        value: T::default(),
        was_broken,
    };
    let bytes = match uninterrupted(|| disk.read(path, MAX_BYTES)) {
        Ok(bytes) => bytes,
        Err(error) => return defaults(error.kind() != std::io::ErrorKind::NotFound),
    };
    let value = String::from_utf8(bytes)
        .ok()
        .and_then(|text| ron::from_str(&text).ok());
    match value {
        Some(value) => Loaded {
            value,
            was_broken: false,
        },
        None => {
            // When even that fails, the next save replaces the broken file: it held nothing readable.
            let broken = path.with_extension("broken.ron");
            let _ = uninterrupted(|| disk.rename(path, &broken));
            defaults(true)
        }
    }
}

pub(super) fn save<T: Serialize>(disk: &dyn Disk, value: &T, path: &Path) -> std::io::Result<()> {
    let pretty = ron::ser::PrettyConfig::new()
        .new_line("\n")
        .indentor("  ")
        .escape_strings(false);
    let mut text = ron::ser::to_string_pretty(value, pretty).map_err(std::io::Error::other)?;
    text.push('\n');
    if let Some(folder) = path.parent() {
        uninterrupted(|| disk.create_folders(folder))?;
    }
    super::atomic::write_on(disk, path, text.as_bytes(), &mut |_| {})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_read_back_as_they_were_saved() {
        let folder = tempfile::tempdir().unwrap();
        let preferences = Preferences {
            lang: Some(Lang::En),
            appearance: Appearance::Dark,
            lanes_panel: false,
            inspector: true,
            folded_sections: BTreeSet::from(["map.goals".to_owned()]),
            mini_map: false,
            meeting_room: MeetingRoom {
                farthest: 11.5,
                ..MeetingRoom::default()
            },
            reduces_motion: true,
            window: Some(WindowSize {
                width: 1280.0,
                height: 720.0,
                maximised: true,
            }),
            folder: Some(PathBuf::from("/tmp/cartes d’été")),
        };
        preferences.save(&folder.path().join("new")).unwrap();
        let loaded = Preferences::load(&folder.path().join("new"));
        assert_eq!(loaded.value, preferences);
        assert!(!loaded.was_broken);
    }

    #[test]
    fn a_missing_file_gives_the_defaults_in_silence() {
        let folder = tempfile::tempdir().unwrap();
        let loaded = Preferences::load(folder.path());
        assert_eq!(loaded.value, Preferences::default());
        assert!(!loaded.was_broken);
    }

    #[test]
    fn a_broken_file_is_set_aside_and_said_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        for broken in [&b"(lang: Some(Kl"[..], &[0xff, 0xfe, 0x00], b""] {
            std::fs::write(&path, broken).unwrap();
            let loaded = Preferences::load(folder.path());
            assert_eq!(loaded.value, Preferences::default());
            assert!(loaded.was_broken);
            assert_eq!(
                std::fs::read(folder.path().join("preferences.broken.ron")).unwrap(),
                broken
            );
            assert!(!Preferences::load(folder.path()).was_broken);
        }
    }

    #[test]
    fn fields_of_other_versions_do_no_harm() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join(FILE_NAME),
            "(appearance: Dark, telepathy: true)",
        )
        .unwrap();
        let loaded = Preferences::load(folder.path());
        assert_eq!(loaded.value.appearance, Appearance::Dark);
        assert!(loaded.value.inspector && !loaded.was_broken);
    }
}
