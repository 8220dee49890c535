//! Saving is whole or not at all, and says why not.

use std::fs;
use std::path::Path;

use parcours::i18n::Lang;
use parcours::storage::{OpenError, SaveError, atomic, open, save, stress, to_ron};

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    entries
        .map(|entry| {
            entry
                .expect("readable")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}

#[test]
fn a_saved_map_opens_as_it_was_and_leaves_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("carte d’été.parcours.ron");
    for num_cards in [50, 5] {
        let document = stress(num_cards);
        save(&document, &path).expect("it saves");
        assert_eq!(open(&path).expect("it opens").document, document);
    }
    assert_eq!(names(folder.path()), ["carte d’été.parcours.ron"]);
}

#[test]
fn a_save_that_cannot_be_done_says_why_and_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let document = stress(3);
    let missing = folder.path().join("no/where.ron");
    let error = save(&document, &missing).expect_err("no folder");
    assert!(matches!(error, SaveError::NoFolder), "{error}");
    assert_eq!(error.message(Lang::Fr.catalog()), "Le dossier n’existe pas");
    let error = save(&document, folder.path()).expect_err("a folder");
    assert!(matches!(error, SaveError::Directory), "{error}");
    assert!(names(folder.path()).is_empty());
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_not_replaced() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    atomic::write(&path, b"old").expect("it is written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("it can be");
    let error = save(&stress(3), &path).expect_err("read-only");
    assert!(matches!(error, SaveError::ReadOnly), "{error}");
    let error = atomic::write(&path, b"new").expect_err("read-only");
    assert_eq!(error.kind(), std::io::ErrorKind::PermissionDenied);
    assert_eq!(fs::read(&path).expect("it is there"), b"old");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_survives_and_its_target_is_written() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("maps")).expect("made");
    let target = folder.path().join("maps/real.ron");
    let (link, second) = (
        folder.path().join("link.ron"),
        folder.path().join("second.ron"),
    );
    symlink("maps/real.ron", &link).expect("linked");
    symlink("link.ron", &second).expect("linked");
    let document = stress(4);
    save(&document, &second).expect("it saves");
    assert!(link.is_symlink() && second.is_symlink() && !target.is_symlink());
    assert_eq!(
        fs::read_to_string(&target).expect("it is there"),
        to_ron(&document)
    );
    let (a, b) = (folder.path().join("a"), folder.path().join("b"));
    symlink("b", &a).expect("linked");
    symlink("a", &b).expect("linked");
    assert!(save(&document, &a).is_err());
    assert!(a.is_symlink() && b.is_symlink());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named_and_leaves_the_file() {
    let full = std::io::Error::from_raw_os_error(28);
    let error = SaveError::from(full);
    assert!(matches!(error, SaveError::DiskFull));
    assert_eq!(
        error.message(Lang::En.catalog()),
        "The disk is full; the file is as it was"
    );
}

#[test]
fn what_cannot_be_opened_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = open(folder.path()).expect_err("a folder");
    assert!(matches!(error, OpenError::Directory), "{error}");
    let error = open(&folder.path().join("nothing.ron")).expect_err("nothing");
    assert!(matches!(error, OpenError::NotFound), "{error}");
    let large = folder.path().join("large.ron");
    let file = fs::File::create(&large).expect("made");
    file.set_len(100 * 1024 * 1024).expect("sparse");
    let error = open(&large).expect_err("too large");
    assert_eq!(
        error.message(Lang::En.catalog()),
        "The file is too large: 100 MB; the limit is 64 MB"
    );
}
