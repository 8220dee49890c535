//! What the program asks of the system, seen by strace: no internet, and nothing written but what was asked.
//!
//! Skipped with the reason where strace is missing or forbidden, unless `PARCOURS_REQUIRE_WINDOW=1`, as in
//! CI. The window's own run under strace is in `tests/window`.

#![cfg(target_os = "linux")]

use std::path::Path;

use parcours::storage::starter::STARTERS;

#[path = "../window/trace.rs"]
mod trace;

use trace::Trace;

fn parcours(folder: &Path, arguments: &[&str]) -> Option<Trace> {
    let log = folder.join("log");
    let mut command = trace::traced(&log, Path::new(env!("CARGO_BIN_EXE_parcours")))?;
    let status = command
        .args(arguments)
        .current_dir(folder.join("work"))
        .env("HOME", folder.join("home"))
        .env("XDG_CONFIG_HOME", folder.join("home/config"))
        .env("XDG_DATA_HOME", folder.join("home/data"))
        .env_remove("PARCOURS_CONFIG_DIR")
        .status()
        .expect("strace runs");
    assert!(status.success(), "{arguments:?}");
    Some(Trace::read(&log, &folder.join("work")))
}

#[test]
fn the_command_line_opens_no_connection_and_writes_only_what_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("work")).unwrap();
    std::fs::create_dir_all(folder.path().join("home")).unwrap();
    let map = folder.path().join("work/map.ron");
    std::fs::write(&map, STARTERS[1].bytes(parcours::i18n::Lang::Fr)).unwrap();
    let work = folder.path().join("work");
    for arguments in [
        &["export", "map.ron", "-o", "map.png"][..],
        &["export", "map.ron", "-o", "map.svg", "--view", "wheel"],
        &["check", "map.ron"],
        &["format", "map.ron"],
        &["new", "blank", "-o", "new.ron"],
    ] {
        let Some(trace) = parcours(folder.path(), arguments) else {
            return;
        };
        assert!(trace.num_calls > 50, "strace saw the program");
        assert_eq!(trace.internet, [""; 0], "{arguments:?}");
        let outside = trace.written_outside(&[&work]);
        assert_eq!(outside, [""; 0], "{arguments:?}");
    }
    // The trace does see what it looks for.
    let log = folder.path().join("log");
    let mut command = trace::traced(&log, Path::new("sh")).unwrap();
    let status = command
        .args(["-c", "echo x > ../elsewhere"])
        .current_dir(&work)
        .status();
    assert!(status.is_ok());
    let outside = Trace::read(&log, &work).written_outside(&[&work]);
    assert_eq!(outside.len(), 1, "{outside:?}");
    let mut command = trace::traced(&log, Path::new("bash")).unwrap();
    let _ = command
        .args(["-c", "exec 3<>/dev/tcp/127.0.0.1/9"])
        .stderr(std::process::Stdio::null())
        .status();
    assert!(!Trace::read(&log, &work).internet.is_empty());
}
