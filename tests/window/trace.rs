//! Reads what strace wrote: which sockets were asked for, which files were opened for writing.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a program asked of the system.
#[derive(Debug, Default)]
pub struct Trace {
    pub num_calls: usize,
    /// Calls that name the internet.
    pub internet: Vec<String>,
    /// Paths opened for writing, made, renamed to or removed, with the folder they are relative to.
    written: Vec<PathBuf>,
}

/// A command that runs `program` under strace and writes to `log`; `None`, with the reason, where that is
/// impossible and not required.
pub fn traced(log: &Path, program: &Path) -> Option<Command> {
    let works = Command::new("strace")
        .args(["-f", "-e", "trace=none", "true"])
        .output()
        .is_ok_and(|output| output.status.success());
    if !works {
        let reason = "this test needs strace, and the right to trace";
        let is_required = std::env::var_os("PARCOURS_REQUIRE_WINDOW").is_some();
        assert!(!is_required, "{reason}");
        println!("skipped: {reason}");
        return None;
    }
    let mut command = Command::new("strace");
    // Descriptors as paths, so that relative names can be told.
    command.args([
        "-f",
        "-y",
        "-s",
        "4096",
        "-e",
        "trace=%network,%file,%desc",
        "-o",
    ]);
    command.arg(log).arg(program);
    Some(command)
}

impl Trace {
    /// What is in `log`, of a program that ran in the folder `home`.
    pub fn read(log: &Path, home: &Path) -> Self {
        let text = std::fs::read(log).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let mut trace = Self::default();
        for line in text.lines() {
            trace.read_line(line, home);
        }
        trace
    }

    fn read_line(&mut self, line: &str, home: &Path) {
        // The process number comes first.
        let call = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        self.num_calls += 1;
        if call.contains("AF_INET") {
            self.internet.push(line.to_owned());
        }
        let name = call.split('(').next().unwrap_or_default();
        let writes = match name {
            "open" | "openat" | "openat2" => ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"]
                .iter()
                .any(|flag| call.contains(flag)),
            "creat" | "mkdir" | "mkdirat" | "rename" | "renameat" | "renameat2" | "link"
            | "linkat" | "symlink" | "symlinkat" | "unlink" | "unlinkat" | "rmdir" | "truncate" => {
                true
            }
            _ => false,
        };
        if writes && !call.contains("= -1 ") {
            self.written.extend(paths(call, home));
        }
    }

    /// What was written neither inside one of `folders` nor to a device or a nameless piece of memory.
    pub fn written_outside(&self, folders: &[&Path]) -> Vec<String> {
        let harmless = ["/dev/", "/proc/", "/sys/", "/memfd:", "/dev/shm/"];
        let outside = self.written.iter().filter(|path| {
            let is_harmless = harmless
                .iter()
                .any(|start| path.to_string_lossy().starts_with(start));
            !is_harmless && !folders.iter().any(|folder| path.starts_with(folder))
        });
        outside.map(|path| path.display().to_string()).collect()
    }
}

/// The paths of a call: quoted, and relative to the descriptor before them, or to where the program runs.
fn paths(call: &str, home: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    let mut folder = home.to_owned();
    let mut rest = call;
    loop {
        let (quote, angle) = (rest.find('"'), rest.find('<'));
        match (quote, angle) {
            (Some(quote), angle) if angle.is_none_or(|angle| quote < angle) => {
                let inner = &rest[quote + 1..];
                let Some(end) = inner.find('"') else { break };
                let path = folder.join(&inner[..end]);
                paths.push(normal(&path));
                rest = &inner[end + 1..];
            }
            (_, Some(angle)) => {
                let inner = &rest[angle + 1..];
                let Some(end) = inner.find('>') else { break };
                folder = PathBuf::from(&inner[..end]);
                rest = &inner[end + 1..];
            }
            _ => break,
        }
        // What follows is the result.
        if rest.starts_with(" = ") || rest.starts_with(") = ") {
            break;
        }
    }
    paths
}

/// Without `.` and `..`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => {
                normal.pop();
            }
            std::path::Component::CurDir => {}
            part => normal.push(part),
        }
    }
    normal
}
