//! A person's own templates: one map file each, in a folder beside the preferences. The file's name is the
//! template's name.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{OpenError, SaveError};
use super::{Opened, atomic};
use crate::model::Document;

const FOLDER: &str = "templates";
const ENDING: &str = ".parcours.ron";
/// Characters of a name.
const LONGEST_NAME: usize = 80;
/// More than this nobody can choose from.
const MOST: usize = 200;

/// A template that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Personal {
    pub name: String,
    pub path: PathBuf,
    pub num_steps: usize,
    pub num_lanes: usize,
}

/// All templates by name, and the files that are none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shelf {
    pub templates: Vec<Personal>,
    /// Names of files that cannot be read as maps; they are left as they are.
    pub damaged: Vec<String>,
}

/// Why a template was not kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    #[error("no name")]
    NoName,
    #[error("the name is taken")]
    Taken,
    #[error(transparent)]
    Save(#[from] SaveError),
}

impl From<io::Error> for KeepError {
    fn from(error: io::Error) -> Self {
        Self::Save(error.into())
    }
}

/// Where templates are, given the folder of the preferences.
pub fn folder(preferences: &Path) -> PathBuf {
    preferences.join(FOLDER)
}

/// `text` with only what every file system takes in a name.
pub fn plain_name(text: &str) -> String {
    let is_plain = |c: char| !c.is_control() && !r#"/\:*?"<>|"#.contains(c);
    let kept: String = text
        .chars()
        .map(|c| if is_plain(c) { c } else { ' ' })
        .collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let name: String = words.join(" ").chars().take(LONGEST_NAME).collect();
    name.trim_matches(['.', ' ']).to_owned()
}

/// The file of the template called `name`; `None` when nothing is left of the name.
pub fn path_of(folder: &Path, name: &str) -> Option<PathBuf> {
    let name = plain_name(name);
    (!name.is_empty()).then(|| folder.join(name + ENDING))
}

/// Reads every template. A missing folder holds none.
pub fn list(folder: &Path) -> Shelf {
    let mut shelf = Shelf::default();
    let Ok(entries) = fs::read_dir(folder) else {
        return shelf;
    };
    let mut files: Vec<(String, PathBuf)> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_hidden = name.starts_with('.');
            (name.ends_with(ENDING) && !is_hidden).then(|| (name, entry.path()))
        })
        .collect();
    files.sort_by_key(|(name, _)| (name.to_lowercase(), name.clone()));
    for (file, path) in files.into_iter().take(MOST) {
        match open(&path) {
            Ok(opened) => shelf.templates.push(Personal {
                name: file[..file.len() - ENDING.len()].to_owned(),
                path,
                num_steps: opened.document.num_steps(),
                num_lanes: opened.document.lanes.len(),
            }),
            Err(_) => shelf.damaged.push(file),
        }
    }
    shelf
}

/// A template as a new map begins.
///
/// # Errors
/// When the file is gone or is no map.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    let mut opened = super::open(path)?;
    opened.document = opened.document.begun_anew();
    Ok(opened)
}

/// Keeps `document` under a name; an existing template is replaced only when `replaces` says so.
///
/// # Errors
/// When there is no name, it is taken, or the file cannot be written.
pub fn keep(
    folder: &Path,
    name: &str,
    document: &Document,
    replaces: bool,
) -> Result<PathBuf, KeepError> {
    let path = path_of(folder, name).ok_or(KeepError::NoName)?;
    fs::create_dir_all(folder)?;
    if !replaces && path.symlink_metadata().is_ok() {
        return Err(KeepError::Taken);
    }
    atomic::write(&path, super::to_ron(&document.begun_anew()).as_bytes())?;
    Ok(path)
}

/// Gives a template another name, which must be free.
///
/// # Errors
/// When there is no name, it is taken, or the file cannot be renamed.
pub fn rename(path: &Path, name: &str) -> Result<PathBuf, KeepError> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let new = path_of(folder, name).ok_or(KeepError::NoName)?;
    if new == path {
        return Ok(new);
    }
    // Another writing of the same name is the same file where case does not count.
    if new.symlink_metadata().is_ok() && !atomic::is_same_file(&new, path) {
        return Err(KeepError::Taken);
    }
    fs::rename(path, &new)?;
    Ok(new)
}

/// Deletes a template.
///
/// # Errors
/// When the file cannot be removed.
pub fn remove(path: &Path) -> Result<(), SaveError> {
    Ok(fs::remove_file(path)?)
}
