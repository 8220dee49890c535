//! A screen of its own for one test: X server, window manager, and the program in it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use parcours::theme::LIGHT;

use crate::picture::Picture;

const TOOLS: [&str; 5] = ["Xvfb", "openbox", "xdotool", "xclip", "xwd"];

/// Kills its process when dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// An X display with a window manager.
pub struct Screen {
    display: String,
    // Dropped in this order: the manager before its server.
    _manager: Running,
    _server: Running,
    _turn: MutexGuard<'static, ()>,
}

/// One window at a time: a hand works on one, and waits are for a machine that does nothing else.
static TURN: Mutex<()> = Mutex::new(());

/// The program, running on a screen.
pub struct Program<'a> {
    screen: &'a Screen,
    process: Running,
    window: String,
}

fn missing_tools() -> Vec<&'static str> {
    let has = |tool: &str| {
        let paths = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&paths).any(|folder| folder.join(tool).is_file())
    };
    TOOLS.into_iter().filter(|tool| !has(tool)).collect()
}

/// Asks again until there is an answer, or panics naming what was waited for.
pub fn wait_for<T>(what: &str, mut answer: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = answer() {
            return found;
        }
        assert!(
            start.elapsed() < Duration::from_secs(40),
            "waited in vain for {what}"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}

impl Screen {
    /// A new screen; `None`, with the reason printed, where a tool is missing and none is required.
    pub fn start(width: u32, height: u32) -> Option<Self> {
        let missing = missing_tools();
        if !missing.is_empty() {
            let reason = format!("the window test needs {}", missing.join(", "));
            assert!(
                std::env::var_os("PARCOURS_REQUIRE_WINDOW").is_none(),
                "{reason}"
            );
            println!("skipped: {reason}");
            return None;
        }
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                &format!("{width}x{height}x24"),
                "-nolisten",
                "tcp",
                // It would start anew whenever nothing is open for a moment.
                "-noreset",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        let output = server.stdout.take().expect("its output is piped");
        BufReader::new(output)
            .read_line(&mut number)
            .expect("Xvfb says its display");
        let display = format!(":{}", number.trim());
        let server = Running(server);
        let manager = Command::new("openbox")
            .env("DISPLAY", &display)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("openbox starts");
        let screen = Self {
            display,
            _manager: Running(manager),
            _server: server,
            _turn: turn,
        };
        wait_for("the window manager", || {
            let names = screen.run("xdotool", &["get_num_desktops"]);
            names.trim().parse::<u32>().ok()
        });
        Some(screen)
    }

    /// Runs a tool on this screen and gives what it printed.
    fn run(&self, tool: &str, arguments: &[&str]) -> String {
        let output = Command::new(tool)
            .args(arguments)
            .env("DISPLAY", &self.display)
            .output()
            .expect("the tool runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Opens `file` in the program, with settings of its own in `settings`.
    pub fn open(&self, file: &Path, settings: &Path, lang: &str) -> Program<'_> {
        let program = Command::new(env!("CARGO_BIN_EXE_parcours"));
        self.open_by(program, file, settings, lang)
    }

    /// As [`Screen::open`], by a command that runs the program.
    pub fn open_by(
        &self,
        mut command: Command,
        file: &Path,
        settings: &Path,
        lang: &str,
    ) -> Program<'_> {
        let is_direct = command.get_program() == env!("CARGO_BIN_EXE_parcours");
        let process = command
            .arg(file)
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env("HOME", settings)
            .env("XDG_CONFIG_HOME", settings.join("config"))
            .env("XDG_DATA_HOME", settings.join("data"))
            .env("XDG_STATE_HOME", settings.join("state"))
            .env("LANG", lang)
            .env("LC_ALL", lang)
            .spawn()
            .expect("the program starts");
        let process = Running(process);
        let pid = process.0.id().to_string();
        let window = wait_for("the program's window", || {
            let found = self.run("xdotool", &["search", "--onlyvisible", "--pid", &pid]);
            let found = match found.trim() {
                // Run by another program, it has another number.
                "" if !is_direct => self.run(
                    "xdotool",
                    &["search", "--onlyvisible", "--name", "Parcours"],
                ),
                _ => found,
            };
            found.lines().next().map(str::to_owned)
        });
        let program = Program {
            screen: self,
            process,
            window,
        };
        let name = file.file_name().expect("a file").to_string_lossy();
        wait_for("the file's name in the title", || {
            program.title().contains(&*name).then_some(())
        });
        program.come_back();
        // A window that shows a map has many more colours than an empty one.
        wait_for("the first picture", || {
            (program.picture().num_colours() > 60).then_some(())
        });
        program.settle();
        program
    }
}

/// The part of a 1280 × 720 window that the canvas surely fills, left of the inspector.
const CANVAS: [usize; 4] = [20, 95, 975, 680];

pub fn centre([left, top, right, bottom]: [usize; 4]) -> [usize; 2] {
    [(left + right) / 2, (top + bottom) / 2]
}

/// Where a card can be grabbed: away from its handles.
pub fn inside([left, top, right, bottom]: [usize; 4]) -> [usize; 2] {
    [(3 * left + right) / 4, (top + bottom) / 2]
}

impl Program<'_> {
    /// What the screen shows.
    pub fn picture(&self) -> Picture {
        let output = Command::new("xwd")
            .args(["-root", "-silent"])
            .env("DISPLAY", &self.screen.display)
            .output()
            .expect("xwd runs");
        Picture::from_xwd(&output.stdout)
    }

    /// Waits until two pictures in a row are the same.
    pub fn settle(&self) {
        let mut last = Vec::new();
        wait_for("the picture to rest", || {
            std::thread::sleep(Duration::from_millis(150));
            let output = Command::new("xwd")
                .args(["-root", "-silent"])
                .env("DISPLAY", &self.screen.display)
                .output()
                .expect("xwd runs");
            let rests = output.stdout == last;
            last = output.stdout;
            rests.then_some(())
        });
    }

    /// The rectangle of what is selected, found by the colour of its outline.
    pub fn selected(&self) -> [usize; 4] {
        self.settle();
        wait_for("an outline around the selection", || self.outline())
    }

    fn outline(&self) -> Option<[usize; 4]> {
        let [red, green, blue, _] = LIGHT.selection.0;
        self.picture().extent_of([red, green, blue], CANVAS)
    }

    /// Selects the first card and gives its rectangle. Asks again, as a hand would, while the map is not yet
    /// there to listen.
    pub fn select_first_card(&self) -> [usize; 4] {
        wait_for("the first card's outline", || {
            self.keys(&["ctrl+Home"]);
            self.settle();
            self.outline()
        })
    }

    /// Gives this window the keyboard, as a click on it would. A manager may give it late, or not at all to
    /// a window it has just begun to manage: it is asked again, and then the server itself.
    pub fn come_back(&self) {
        let mut asked = 0;
        wait_for("the keyboard to be the program's", || {
            asked += 1;
            let command = match asked % 4 {
                0 => "windowfocus",
                _ => "windowactivate",
            };
            self.screen.run("xdotool", &[command, &self.window]);
            std::thread::sleep(Duration::from_millis(100));
            let holder = self.screen.run("xdotool", &["getwindowfocus"]);
            (holder.trim() == self.window).then_some(())
        });
    }

    /// Presses keys such as `ctrl+s`, one after the other.
    pub fn keys(&self, keys: &[&str]) {
        for key in keys {
            self.screen
                .run("xdotool", &["key", "--clearmodifiers", key]);
            std::thread::sleep(Duration::from_millis(120));
        }
    }

    /// Types letters that every keyboard has.
    pub fn write(&self, text: &str) {
        self.screen
            .run("xdotool", &["type", "--delay", "40", "--", text]);
        std::thread::sleep(Duration::from_millis(120));
    }

    /// Puts any text on the clipboard and pastes it.
    pub fn paste(&self, text: &str) {
        self.put_on_clipboard(text);
        self.keys(&["ctrl+v"]);
    }

    pub fn put_on_clipboard(&self, text: &str) {
        let mut clip = Command::new("xclip")
            .args(["-selection", "clipboard", "-in"])
            .env("DISPLAY", &self.screen.display)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("xclip starts");
        clip.stdin
            .take()
            .expect("its input is piped")
            .write_all(text.as_bytes())
            .expect("xclip takes the text");
        clip.wait().expect("xclip has the text");
    }

    fn move_to(&self, [x, y]: [usize; 2]) {
        self.screen
            .run("xdotool", &["mousemove", &x.to_string(), &y.to_string()]);
        std::thread::sleep(Duration::from_millis(60));
    }

    pub fn double_click(&self, at: [usize; 2]) {
        self.move_to(at);
        self.screen
            .run("xdotool", &["click", "--repeat", "2", "--delay", "80", "1"]);
        std::thread::sleep(Duration::from_millis(400));
    }

    /// Drags in small steps, as a hand does.
    pub fn drag(&self, from: [usize; 2], to: [usize; 2]) {
        self.move_to(from);
        self.screen.run("xdotool", &["mousedown", "1"]);
        let steps = 12;
        for step in 1..=steps {
            let between = |a: usize, b: usize| (a * (steps - step) + b * step) / steps;
            self.move_to([between(from[0], to[0]), between(from[1], to[1])]);
        }
        self.screen.run("xdotool", &["mouseup", "1"]);
        std::thread::sleep(Duration::from_millis(300));
    }

    pub fn title(&self) -> String {
        self.screen.run("xdotool", &["getwindowname", &self.window])
    }

    /// Left, top, width and height of the window on its screen.
    pub fn place(&self) -> [i32; 4] {
        let said = self
            .screen
            .run("xdotool", &["getwindowgeometry", "--shell", &self.window]);
        ["X=", "Y=", "WIDTH=", "HEIGHT="].map(|name| {
            let line = said.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|number| number.parse().ok()).unwrap_or(-1)
        })
    }

    /// Seconds of processor time used so far.
    pub fn processor_seconds(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process.0.id()))
            .expect("the process runs");
        let after_name = stat.rsplit(')').next().unwrap_or_default();
        let fields: Vec<&str> = after_name.split_whitespace().collect();
        let ticks = |index: usize| fields[index].parse::<f64>().unwrap_or(0.0);
        (ticks(11) + ticks(12)) / 100.0
    }

    /// As `kill -9`.
    pub fn kill(&mut self) {
        self.process.0.kill().expect("it runs");
        self.process.0.wait().expect("it has ended");
    }

    /// Sends a signal and waits until the program has ended.
    pub fn end_by(&mut self, signal: &str) -> std::process::ExitStatus {
        let pid = self.process.0.id().to_string();
        self.screen.run("kill", &[signal, &pid]);
        self.wait()
    }

    /// Takes its window away and waits until the program has ended.
    pub fn destroy_window(&mut self) -> std::process::ExitStatus {
        self.screen.run("xdotool", &["windowclose", &self.window]);
        self.wait()
    }

    fn wait(&mut self) -> std::process::ExitStatus {
        wait_for("the program to end", || {
            self.process.0.try_wait().expect("its state is known")
        })
    }

    /// Waits until the program has ended by itself; true when it ended well.
    pub fn ended_well(&mut self) -> bool {
        self.wait().success()
    }
}
