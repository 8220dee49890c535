//! Saving on the machine's own disks where something is really wrong: full, read-only, too long, not ours.
//!
//! Tests run as root too (CI does), and root may write where others may not. So folders are made
//! unwritable in ways that hold for root: a file system that is mounted read-only, or the attribute
//! “immutable”; and where a test needs an ordinary person, it runs the program as one.

#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use parcours::i18n::Lang;
use parcours::storage::disk;
use parcours::storage::{SaveError, open, save, stress, to_ron};

/// Runs a tool; whether it worked.
fn runs(tool: &str, arguments: &[&str]) -> bool {
    let output = Command::new(tool).args(arguments).output();
    output.is_ok_and(|output| output.status.success())
}

/// A small file system of its own, unmounted at the end.
struct Mount(tempfile::TempDir);

impl Mount {
    /// `None`, with the reason, where this process may not mount.
    fn new(kilobytes: usize) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={kilobytes}k");
        let path = folder.path().to_str().unwrap();
        if runs("mount", &["-t", "tmpfs", "-o", &size, "tmpfs", path]) {
            return Some(Self(folder));
        }
        println!("skipped: only root can mount a file system of its own");
        None
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn make_read_only(&self, is_read_only: bool) {
        let how = if is_read_only {
            "remount,ro"
        } else {
            "remount,rw"
        };
        assert!(runs("mount", &["-o", how, self.0.path().to_str().unwrap()]));
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        runs("umount", &["-l", self.0.path().to_str().unwrap()]);
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_disk_that_is_really_full_keeps_the_old_file_and_takes_the_new_one_once_there_is_room() {
    let Some(disk) = Mount::new(256) else { return };
    let path = disk.path("map.parcours.ron");
    let small = stress(20);
    save(&small, &path).unwrap();
    let old = fs::read(&path).unwrap();
    let large = stress(300);
    assert!(to_ron(&large).len() > 60_000);
    // Everything but a few pages is taken.
    let ballast = disk.path("ballast");
    let mut room = 256 * 1024;
    while room > 0 && fs::write(&ballast, vec![1; room]).is_err() {
        room -= 4096;
    }
    let error = save(&large, &path).unwrap_err();
    assert!(matches!(error, SaveError::DiskFull), "{error}");
    let message = error.message(Lang::En.catalog());
    assert_eq!(message, "The disk is full; the file is as it was");
    assert_eq!(fs::read(&path).unwrap(), old);
    assert_eq!(names(disk.0.path()), ["ballast", "map.parcours.ron"]);
    fs::remove_file(&ballast).unwrap();
    save(&large, &path).unwrap();
    assert_eq!(open(&path).unwrap().document, large);
}

#[test]
fn on_a_read_only_disk_nothing_is_written_and_it_is_known_beforehand() {
    let Some(mount) = Mount::new(1024) else {
        return;
    };
    let path = mount.path("map.parcours.ron");
    save(&stress(20), &path).unwrap();
    assert!(disk::real().may_write(&path));
    let old = fs::read(&path).unwrap();
    mount.make_read_only(true);
    assert!(!disk::real().may_write(&path));
    assert!(!disk::real().may_write(mount.0.path()));
    let error = save(&stress(30), &path).unwrap_err();
    assert!(
        matches!(error, SaveError::NotAllowed | SaveError::ReadOnly),
        "{error}"
    );
    assert_eq!(fs::read(&path).unwrap(), old);
    let error = save(&stress(30), &mount.path("new.ron")).unwrap_err();
    assert!(matches!(error, SaveError::ReadOnly), "{error}");
    mount.make_read_only(false);
    save(&stress(30), &path).unwrap();
}

#[test]
fn an_immutable_folder_refuses_even_root_and_the_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.parcours.ron");
    save(&stress(20), &path).unwrap();
    let old = fs::read(&path).unwrap();
    let name = folder.path().to_str().unwrap();
    if !runs("chattr", &["+i", name]) {
        println!("skipped: this file system or this person cannot make a folder immutable");
        return;
    }
    let result = save(&stress(30), &path);
    assert!(runs("chattr", &["-i", name]));
    let error = result.unwrap_err();
    assert!(matches!(error, SaveError::NotAllowed), "{error}");
    assert_eq!(fs::read(&path).unwrap(), old);
    assert_eq!(names(folder.path()), ["map.parcours.ron"]);
}

/// As an ordinary person, whoever runs the tests.
#[test]
fn a_folder_of_somebody_else_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.parcours.ron");
    fs::write(&path, "(\n  format: \"parcours\", version: 1)").unwrap();
    let old = fs::read(&path).unwrap();
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
    // The program where anybody may run it.
    let programs = tempfile::tempdir().unwrap();
    fs::set_permissions(programs.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let program = programs.path().join("parcours");
    fs::copy(env!("CARGO_BIN_EXE_parcours"), &program).unwrap();
    let program = program.to_str().unwrap();
    let call = [program, "--lang", "en", "format", path.to_str().unwrap()];
    let mut command = if runs("id", &["-u", "nobody"]) && is_root() {
        let mut command = Command::new("setpriv");
        command
            .args(["--reuid=nobody", "--clear-groups"])
            .args(call);
        command
    } else {
        let mut command = Command::new(program);
        command.args(&call[1..]);
        command
    };
    let Ok(output) = command.output() else {
        println!("skipped: no setpriv to become an ordinary person");
        return;
    };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("You are not allowed to write here; save somewhere else"),
        "{said}"
    );
    assert_eq!(fs::read(&path).unwrap(), old);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(names(folder.path()), ["map.parcours.ron"]);
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout == b"0\n")
}

#[test]
fn a_name_too_long_is_said_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let longest = format!("{}.ron", "x".repeat(251));
    save(&stress(3), &folder.path().join(&longest)).unwrap();
    let too_long = format!("{}.ron", "é".repeat(130));
    let error = save(&stress(3), &folder.path().join(too_long)).unwrap_err();
    assert!(matches!(error, SaveError::NameTooLong), "{error}");
    assert_eq!(
        error.message(Lang::Fr.catalog()),
        "Le nom du fichier est trop long\u{202f}; choisissez-en un plus court"
    );
    assert_eq!(names(folder.path()), [longest]);
}

#[test]
fn permissions_stay_as_they_were() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.parcours.ron");
    for mode in [0o600, 0o640, 0o664, 0o777] {
        save(&stress(3), &path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        save(&stress(5), &path).unwrap();
        let now = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(now & 0o7777, mode);
    }
}

#[test]
fn what_a_killed_program_left_is_cleared_away_after_a_while() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.parcours.ron");
    save(&stress(3), &path).unwrap();
    // The name of a file that is being written, seen from another save.
    let mut file = parcours::storage::atomic::open(&path).unwrap();
    std::io::Write::write_all(&mut file, b"half").unwrap();
    let being_written = names(folder.path());
    let left = folder.path().join(&being_written[0]);
    std::mem::forget(file);
    save(&stress(4), &path).unwrap();
    assert!(left.exists(), "it may still be written");
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    let handle = fs::File::options().write(true).open(&left).unwrap();
    handle.set_modified(long_ago).unwrap();
    save(&stress(5), &path).unwrap();
    assert_eq!(names(folder.path()), ["map.parcours.ron"]);
}
