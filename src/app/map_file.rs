//! Maps and their files, on worker threads: opening with everything that may be wrong, saving what is
//! still ours to save, and looking whether somebody else wrote meanwhile.

use std::path::Path;
use std::sync::Arc;

use super::session::{self, MapFile, Reading};
use super::versions_action::Restoration;
use crate::editor::Editor;
use crate::model::{Document, Repair};
use crate::storage::disk::Disk;
use crate::storage::file_lock::{Claim, FileLock, FileLocks};
use crate::storage::journal::recovery::Recoverable;
use crate::storage::{
    self, ContextLine, Damage, FORMAT_VERSION, MAX_BYTES, OpenError, Salvage, SaveError,
};
use crate::ui::style::Look;

/// A map that was read.
pub struct OpenedMap {
    pub editor: Editor,
    pub file: Option<MapFile>,
    pub lock: Option<Arc<FileLock>>,
    pub reading: Option<Reading>,
    pub repairs: Vec<Repair>,
    /// What a newer file holds that this program does not know.
    pub unknown: Vec<Damage>,
    /// It came from there and not from a file.
    pub recovered: Option<Recoverable>,
    pub restored: Option<Restoration>,
    /// No file holds it as it is.
    pub is_unsaved: bool,
}

impl OpenedMap {
    /// A map that belongs to no file.
    pub fn without_file(editor: Editor) -> Self {
        Self {
            editor,
            file: None,
            lock: None,
            reading: None,
            repairs: Vec::new(),
            unknown: Vec::new(),
            recovered: None,
            restored: None,
            is_unsaved: false,
        }
    }
}

/// A file that could not be opened.
pub struct OpenFailure {
    pub error: OpenError,
    /// The lines around the place, where there is one.
    pub context: Vec<ContextLine>,
    /// What can be read all the same.
    pub salvage: Option<Salvage>,
}

impl From<OpenError> for Box<OpenFailure> {
    fn from(error: OpenError) -> Self {
        Self::new(OpenFailure {
            error,
            context: Vec::new(),
            salvage: None,
        })
    }
}

/// Reads the map at `path` and takes its lock.
pub fn open_map(
    disk: &dyn Disk,
    locks: &FileLocks,
    path: &Path,
    look: Look,
) -> Result<OpenedMap, Box<OpenFailure>> {
    let bytes = storage::read_on(disk, path, MAX_BYTES)?;
    let (document, repairs, version, unknown) = match storage::parse(&bytes) {
        Ok(opened) => (
            opened.document,
            opened.repairs,
            opened.source_version,
            Vec::new(),
        ),
        Err(error) => {
            let salvage = storage::salvage(&bytes);
            match (error, salvage) {
                (OpenError::TooNew { found }, Some(salvage)) => {
                    (salvage.document, salvage.repairs, found, salvage.damages)
                }
                (error, salvage) => {
                    let place = error.place();
                    return Err(Box::new(OpenFailure {
                        context: place.map_or_else(Vec::new, |at| storage::context(&bytes, at)),
                        error,
                        salvage,
                    }));
                }
            }
        }
    };
    let mut file = MapFile::new(path, session::hash(&bytes));
    file.version = version;
    file.is_read_only = is_read_only(disk, path);
    let (lock, reading) = if version > FORMAT_VERSION {
        (None, Some(Reading::Newer(version)))
    } else {
        match locks.claim(path) {
            Claim::Ours(lock) => (Some(lock), None),
            Claim::Theirs => (None, Some(Reading::OpenElsewhere)),
            Claim::Unknown => (None, None),
        }
    };
    Ok(OpenedMap {
        file: Some(file),
        lock,
        reading,
        repairs,
        unknown,
        ..OpenedMap::without_file(session::editor(document, look))
    })
}

/// Whether saving there would be refused: the file is marked, or may not be written, or nothing may be
/// put into its folder.
pub fn is_read_only(disk: &dyn Disk, path: &Path) -> bool {
    let path = storage::atomic::resolve(disk, path).unwrap_or_else(|_| path.to_owned());
    let is_marked = disk.facts(&path).is_ok_and(|facts| facts.is_read_only);
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    is_marked || !disk.may_write(&path) || !disk.may_write(folder)
}

/// A save that was done.
pub struct Saved {
    pub hash: u64,
    pub lock: Option<Arc<FileLock>>,
}

/// Why a map was not saved.
pub enum SaveFailure {
    /// Somebody else wrote the file since we read it.
    ChangedOnDisk,
    /// Somebody else removed the file.
    Removed,
    /// Another window has the file open.
    OpenElsewhere,
    /// The hash of what may stand there now, should it have been written all the same.
    Error(SaveError, Option<u64>),
}

/// Writes a map. `expected` is the file as we know it; `None` where the person agreed to replace whatever
/// is there. `before_write` hears the hash of what the file will hold.
pub fn save_map(
    disk: &dyn Disk,
    locks: &FileLocks,
    document: &Document,
    path: &Path,
    expected: Option<&MapFile>,
    before_write: &dyn Fn(u64),
    progress: &mut dyn FnMut(f32),
) -> Result<Saved, SaveFailure> {
    let failed = |error| SaveFailure::Error(error, None);
    let lock = match locks.claim(path) {
        Claim::Theirs => return Err(SaveFailure::OpenElsewhere),
        claim => claim.lock(),
    };
    let mut old_length = 0;
    if let Some(expected) = expected {
        match storage::read_on(disk, path, MAX_BYTES) {
            Ok(found) if expected.is_known(session::hash(&found)) => {
                if expected.version < FORMAT_VERSION {
                    storage::keep_old(disk, path, &found, expected.version).map_err(failed)?;
                }
                old_length = found.len();
            }
            // Where the folder is gone too, writing says so.
            Err(OpenError::NotFound) if !path.parent().is_some_and(Path::is_dir) => {}
            Err(OpenError::NotFound) => return Err(SaveFailure::Removed),
            Err(OpenError::Io(error)) => return Err(failed(SaveError::Io(error))),
            _ => return Err(SaveFailure::ChangedOnDisk),
        }
    }
    let text = storage::to_ron_with(document, old_length, &mut |part| progress(0.7 * part));
    let hash = session::hash(text.as_bytes());
    before_write(hash);
    storage::save_on(disk, path, text.as_bytes(), &mut |part| {
        progress(0.7 + 0.3 * part);
    })
    .map_err(|error| SaveFailure::Error(error, Some(hash)))?;
    Ok(Saved { hash, lock })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::storage::disk;
    use crate::storage::starter::STARTERS;
    use crate::theme::ThemeName;

    fn look() -> Look {
        Look::new(Lang::En, ThemeName::Light)
    }

    fn no_locks() -> FileLocks {
        FileLocks::new(disk::real(), None)
    }

    fn save(
        document: &Document,
        path: &Path,
        expected: Option<u64>,
    ) -> Result<Option<u64>, SaveFailure> {
        let expected = expected.map(|hash| MapFile::new(path, hash));
        save_map(
            disk::real(),
            &no_locks(),
            document,
            path,
            expected.as_ref(),
            &|_| {},
            &mut |_| {},
        )
        .map(|saved| Some(saved.hash))
    }

    fn open(path: &Path) -> Result<OpenedMap, Box<OpenFailure>> {
        open_map(disk::real(), &no_locks(), path, look())
    }

    #[test]
    fn saving_stops_before_a_file_that_somebody_else_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.parcours.ron");
        let document = STARTERS[0].document(Lang::En);
        let hash = save(&document, &path, None).ok().unwrap();
        assert_eq!(hash, Some(session::hash(&std::fs::read(&path).unwrap())));
        assert_eq!(save(&document, &path, hash).ok(), Some(hash));
        std::fs::write(&path, "theirs").unwrap();
        let refused = save(&document, &path, hash);
        assert!(matches!(refused, Err(SaveFailure::ChangedOnDisk)));
        assert_eq!(std::fs::read(&path).unwrap(), b"theirs");
        std::fs::remove_file(&path).unwrap();
        let refused = save(&document, &path, hash);
        assert!(matches!(refused, Err(SaveFailure::Removed)));
        std::fs::create_dir(&path).unwrap();
        let refused = save(&document, &path, hash);
        assert!(matches!(refused, Err(SaveFailure::ChangedOnDisk)));
        std::fs::remove_dir(&path).unwrap();
        assert_eq!(save(&document, &path, None).ok(), Some(hash));
    }

    #[test]
    fn a_file_marked_read_only_is_known_on_opening_and_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.parcours.ron");
        let document = STARTERS[0].document(Lang::En);
        save(&document, &path, None).ok().unwrap();
        assert!(!open(&path).ok().unwrap().file.unwrap().is_read_only);
        let mut permissions = std::fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&path, permissions).unwrap();
        assert!(open(&path).ok().unwrap().file.unwrap().is_read_only);
        assert!(matches!(
            save(&document, &path, None),
            Err(SaveFailure::Error(SaveError::ReadOnly, _))
        ));
    }

    #[test]
    fn the_second_to_open_a_file_may_only_read_it() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("map.parcours.ron");
        let document = STARTERS[0].document(Lang::En);
        save(&document, &path, None).ok().unwrap();
        let locks = || FileLocks::new(disk::real(), Some(home.path()));
        let (one, other) = (locks(), locks());
        let first = open_map(disk::real(), &one, &path, look()).ok().unwrap();
        assert!(first.lock.is_some() && first.reading.is_none());
        let second = open_map(disk::real(), &other, &path, look()).ok().unwrap();
        assert_eq!(second.reading, Some(Reading::OpenElsewhere));
        let refused = save_map(
            disk::real(),
            &other,
            &document,
            &path,
            None,
            &|_| {},
            &mut |_| {},
        );
        assert!(matches!(refused, Err(SaveFailure::OpenElsewhere)));
        drop(first);
        let third = open_map(disk::real(), &other, &path, look()).ok().unwrap();
        assert!(third.lock.is_some());
    }

    #[test]
    fn a_newer_file_opens_for_reading_with_what_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.parcours.ron");
        let text = String::from_utf8(STARTERS[0].bytes(Lang::En).to_vec()).unwrap();
        let newer = text
            .replace("version: 1", "version: 7")
            .replace("  cards: [", "  telepathy: (strength: 3),\n  cards: [");
        std::fs::write(&path, newer).unwrap();
        let opened = open(&path).ok().unwrap();
        assert_eq!(opened.reading, Some(Reading::Newer(7)));
        let whole = STARTERS[0].document(Lang::En);
        assert_eq!(opened.editor.document().cards, whole.cards);
        assert!(!opened.unknown.is_empty());
    }

    #[test]
    fn a_draft_is_kept_once_beside_the_map_it_became() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.parcours.ron");
        let draft = "(format: \"parcours\", version: 0, name: \"Draft\")";
        std::fs::write(&path, draft).unwrap();
        let mut opened = open(&path).ok().unwrap();
        let file = opened.file.as_mut().unwrap();
        for _ in 0..2 {
            let saved = save_map(
                disk::real(),
                &no_locks(),
                opened.editor.document(),
                &path,
                Some(file),
                &|_| {},
                &mut |_| {},
            );
            file.hash = saved.ok().unwrap().hash;
        }
        let kept = folder.path().join("draft.v0.bak.ron");
        assert_eq!(std::fs::read_to_string(kept).unwrap(), draft);
        assert!(
            std::fs::read_to_string(&path)
                .unwrap()
                .contains("version: 1")
        );
    }
}
