//! From starting the program to its window, and the memory it then holds, empty and with 10,000 cards.
//!
//! Needs a display and `xdotool`; says so and ends where one is missing. The window is asked for every few
//! milliseconds from outside, so the figures are a little too large.

#![allow(clippy::print_stdout, reason = "a bench says what it measured")]

use std::error::Error;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use parcours::storage::{save, stress};

/// Kills its process when dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let has_tool = Command::new("xdotool").arg("version").output().is_ok();
    if std::env::var_os("DISPLAY").is_none() || !has_tool {
        println!("skipped: this bench needs a display and xdotool");
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("large.parcours.ron");
    save(&stress(10_000), &file)?;
    measure("start page", folder.path(), None, 250.0, None)?;
    measure(
        "10,000 cards",
        folder.path(),
        Some(&file),
        500.0,
        Some(250.0),
    )
}

/// Starts the program twice (the first time warms the disk) and prints the second.
fn measure(
    what: &str,
    settings: &Path,
    file: Option<&Path>,
    target_ms: f64,
    target_mb: Option<f64>,
) -> Result<(), Box<dyn Error>> {
    let mut last = (0.0, 0.0);
    for _ in 0..2 {
        let begin = Instant::now();
        let program = Command::new(env!("CARGO_BIN_EXE_parcours"))
            .args(file)
            .env("PARCOURS_CONFIG_DIR", settings)
            .env_remove("WAYLAND_DISPLAY")
            .stderr(Stdio::null())
            .spawn()?;
        let program = Running(program);
        let pid = program.0.id().to_string();
        while !has_window(&pid)? {
            if begin.elapsed() > Duration::from_secs(20) {
                return Err("no window within 20 s".into());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        let milliseconds = begin.elapsed().as_secs_f64() * 1000.0;
        // Time to open the file and to lay it out.
        std::thread::sleep(Duration::from_secs(4));
        last = (milliseconds, resident_megabytes(&pid)?);
    }
    let verdict = |reached| if reached { "reached" } else { "MISSED" };
    let (milliseconds, megabytes) = last;
    let time = verdict(milliseconds <= target_ms);
    println!("{what}: window after {milliseconds:.0} ms (target {target_ms:.0} ms: {time})");
    match target_mb {
        Some(most) => {
            let memory = verdict(megabytes <= most);
            println!("{what}: {megabytes:.0} MB resident (target {most:.0} MB: {memory})");
        }
        None => println!("{what}: {megabytes:.0} MB resident"),
    }
    Ok(())
}

fn has_window(pid: &str) -> Result<bool, Box<dyn Error>> {
    let found = Command::new("xdotool")
        .args(["search", "--onlyvisible", "--pid", pid])
        .output()?;
    Ok(!found.stdout.is_empty())
}

fn resident_megabytes(pid: &str) -> Result<f64, Box<dyn Error>> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
    let kilobytes: f64 = kilobytes.ok_or("no resident size")?.trim().parse()?;
    Ok(kilobytes / 1000.0)
}
