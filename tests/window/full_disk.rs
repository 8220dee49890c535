//! A real disk that is full, in a real window: nothing is lost, and it is saved once there is room.

use std::fs;
use std::process::Command;

use parcours::storage;

use crate::screen::{Screen, wait_for};

const SAMPLE: &str = "assets/samples/restaurant.fr.parcours.ron";

/// A small file system of its own.
struct Mount(tempfile::TempDir);

impl Mount {
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().to_str().expect("a plain name");
        let status = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=256k", "tmpfs", path])
            .status();
        if status.is_ok_and(|status| status.success()) {
            return Some(Self(folder));
        }
        println!("skipped: only root can mount a file system of its own");
        None
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[test]
fn a_map_on_a_full_disk_stays_changed_until_there_is_room() {
    let Some(screen) = Screen::start(1280, 720) else {
        return;
    };
    let Some(disk) = Mount::new() else { return };
    let settings = tempfile::tempdir().expect("a folder");
    let file = disk.0.path().join("carte.parcours.ron");
    fs::copy(SAMPLE, &file).expect("the sample is copied");
    let before = fs::read(&file).expect("it is there");
    let program = screen.open(&file, settings.path(), "fr_FR.UTF-8");
    let ballast = disk.0.path().join("ballast");
    let mut room = 256 * 1024;
    while room > 0 && fs::write(&ballast, vec![1; room]).is_err() {
        room -= 4096;
    }
    let calm = program.picture();
    program.keys(&["ctrl+m", "Return", "ctrl+s"]);
    program.settle();
    assert!(program.title().contains('•'), "{}", program.title());
    assert_eq!(fs::read(&file).expect("it is there"), before);
    // The banner stands where the map stood before.
    assert!(program.picture() != calm);
    fs::remove_file(&ballast).expect("room is made");
    program.keys(&["ctrl+s"]);
    wait_for("the title without its change mark", || {
        (!program.title().contains('•')).then_some(())
    });
    let saved = storage::open(&file).expect("it opens").document;
    let old = storage::parse(&before).expect("it opened").document;
    assert_eq!(saved.num_steps(), old.num_steps() + 1);
}
