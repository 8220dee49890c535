//! Asking for a file: the desktop's own dialog where a portal answers, else our path box.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use crate::ui::dialog::path_box::{Entry, Listing, Purpose};

/// A dialog that comes back empty sooner than this was never seen by anybody.
const NEVER_SHOWN: Duration = Duration::from_millis(120);

/// What to ask for.
#[derive(Debug, Clone)]
pub struct Wish {
    pub purpose: Purpose,
    pub title: &'static str,
    pub folder: PathBuf,
    pub name: String,
    pub filter_name: &'static str,
    /// Endings with their dot, such as `.parcours.ron`; the first is the default.
    pub endings: &'static [&'static str],
}

/// What became of a dialog of the desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    Chosen(PathBuf),
    Cancelled,
    /// Nobody could have seen it: no portal answered.
    NoDialog,
}

/// Whether a desktop portal may answer at all: on Linux it needs a session bus.
pub fn has_desktop_dialogs() -> bool {
    if cfg!(not(target_os = "linux")) {
        return true;
    }
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let has_bus_socket = || {
        std::env::var_os("XDG_RUNTIME_DIR")
            .is_some_and(|folder| Path::new(&folder).join("bus").exists())
    };
    is_set("DBUS_SESSION_BUS_ADDRESS") || has_bus_socket()
}

/// Prepares the desktop's dialog over `window`; the returned closure waits for the answer, on any thread.
pub fn desktop_dialog(
    wish: &Wish,
    window: &eframe::Frame,
) -> impl FnOnce() -> Choice + Send + use<> {
    let extensions: Vec<&str> = wish
        .endings
        .iter()
        .map(|ending| ending.trim_start_matches('.'))
        .collect();
    let dialog = rfd::AsyncFileDialog::new()
        .set_parent(window)
        .set_title(wish.title)
        .set_directory(&wish.folder)
        .add_filter(wish.filter_name, &extensions);
    let opens = wish.purpose == Purpose::Open;
    let default_ending = wish.endings[0];
    let answer = if opens {
        Box::pin(dialog.pick_file()) as std::pin::Pin<Box<dyn Future<Output = _> + Send>>
    } else {
        Box::pin(dialog.set_file_name(&wish.name).save_file())
    };
    move || {
        let begin = Instant::now();
        match wait_for(answer) {
            Some(file) => {
                let path = file.path().to_owned();
                Choice::Chosen(if opens {
                    path
                } else {
                    with_ending(path, default_ending)
                })
            }
            None if begin.elapsed() < NEVER_SHOWN => Choice::NoDialog,
            None => Choice::Cancelled,
        }
    }
}

/// `path` with `ending` unless it has an extension already.
fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some() {
        return path;
    }
    let mut with_ending = path.into_os_string();
    with_ending.push(ending);
    PathBuf::from(with_ending)
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Sleeps until `future` is done.
fn wait_for<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(result) => return result,
            Poll::Pending => thread::park(),
        }
    }
}

/// Reads a folder for the path box.
pub fn list(folder: &Path) -> Listing {
    let entries = std::fs::read_dir(folder).map(|entries| {
        entries
            .flatten()
            .map(|entry| Entry {
                name: entry.file_name().to_string_lossy().into_owned(),
                // Follows links, so that a linked folder can be entered.
                is_folder: entry.path().is_dir(),
            })
            .collect()
    });
    Listing {
        folder: folder.to_owned(),
        entries: entries.map_err(|error| error.to_string()),
    }
}

/// Where people keep documents; the fallback is where the program was started.
pub fn documents_folder() -> PathBuf {
    let dirs = directories::UserDirs::new();
    dirs.as_ref()
        .and_then(|dirs| dirs.document_dir().map(Path::to_owned))
        .filter(|folder| folder.is_dir())
        .or_else(home_folder)
        .or_else(|| std::env::current_dir().ok())
        .unwrap_or_else(|| PathBuf::from("/"))
}

pub fn home_folder() -> Option<PathBuf> {
    directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_listed_with_its_folders_marked() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("été")).unwrap();
        std::fs::write(folder.path().join("a.ron"), "").unwrap();
        let mut entries = list(folder.path()).entries.unwrap();
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        let found: Vec<_> = entries
            .iter()
            .map(|entry| (entry.name.as_str(), entry.is_folder))
            .collect();
        assert_eq!(found, [("a.ron", false), ("été", true)]);
        assert!(list(&folder.path().join("nowhere")).entries.is_err());
    }

    #[test]
    fn waiting_ends_when_another_thread_wakes_the_future() {
        let begin = Instant::now();
        let mut is_asked = false;
        let later = std::future::poll_fn(move |context| {
            if is_asked {
                return Poll::Ready(7);
            }
            is_asked = true;
            let waker = context.waker().clone();
            thread::spawn(move || {
                thread::sleep(Duration::from_millis(20));
                waker.wake();
            });
            Poll::Pending
        });
        assert_eq!(wait_for(later), 7);
        assert!(begin.elapsed() >= Duration::from_millis(20));
    }

    #[test]
    fn an_ending_is_added_only_where_there_is_none() {
        let ended = |name: &str| with_ending(PathBuf::from(name), ".png");
        assert_eq!(ended("carte"), PathBuf::from("carte.png"));
        assert_eq!(ended("carte.PNG"), PathBuf::from("carte.PNG"));
    }
}
