//! The end of the program when nobody asked for it: a panic, or a signal from outside.
//!
//! In both cases the journal writes the map as it was last handed over, and the process ends at once: after
//! a panic nothing the program holds can be relied on, and a signal leaves no time for questions.

use std::cell::RefCell;
use std::panic::PanicHookInfo;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::i18n::RecoveryText;
use crate::storage::journal::LastWords;

/// How long the journal may take: a large map on a slow disk.
const PATIENCE: Duration = Duration::from_secs(10);

/// What Rust programs end with after a panic.
const PANICKED: i32 = 101;

thread_local! {
    /// The window's library calls C's `exit` from the window's thread when the display goes away. Nothing
    /// of ours runs then but this: what a thread holds is dropped before its process exits.
    static AT_EXIT: RefCell<Option<AtExit>> = const { RefCell::new(None) };
}

struct AtExit(LastWords);

impl Drop for AtExit {
    fn drop(&mut self) {
        self.0.write(PATIENCE);
    }
}

/// Watches over the journal of whatever window is open.
#[derive(Clone, Default)]
pub struct Guardian(Arc<Mutex<Option<LastWords>>>);

impl Guardian {
    /// Takes over panics and signals of this process, for good; `words` are for the terminal.
    pub fn install(words: &'static RecoveryText) -> Self {
        let guardian = Self::default();
        guardian.clone().hear_panics(words);
        #[cfg(unix)]
        guardian.clone().hear_signals();
        guardian
    }

    /// From now on this is what must be written at the end. Call it on the window's thread.
    pub fn watch(&self, last_words: Option<LastWords>) {
        let at_exit = last_words.clone().map(AtExit);
        drop(AT_EXIT.replace(at_exit));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = last_words;
    }

    fn last_words(&self) -> Option<LastWords> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn hear_panics(self, words: &'static RecoveryText) {
        let say = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            // Says on stderr what and where.
            say(info);
            if let Some(last_words) = self.last_words() {
                let is_written = last_words.write_after_panic(&what(info), PATIENCE);
                let outcome = if is_written {
                    words.panicked
                } else {
                    words.panicked_unwritten
                };
                eprintln!("{outcome}");
            }
            exit();
        }));
    }

    /// Log out, Ctrl+C, `kill`, a closed terminal.
    #[cfg(unix)]
    fn hear_signals(self) {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        use signal_hook::iterator::Signals;
        use signal_hook::low_level::emulate_default_handler;

        // Where signals cannot be heard the journal is still at most two seconds behind.
        let Ok(mut signals) = Signals::new([SIGTERM, SIGINT, SIGHUP]) else {
            return;
        };
        let wait = move || {
            for signal in signals.forever() {
                if let Some(last_words) = self.last_words() {
                    last_words.write(PATIENCE);
                }
                // Ends the process, and tells whoever started it why.
                let _ = emulate_default_handler(signal);
            }
        };
        let _ = std::thread::Builder::new()
            .name("signals".to_owned())
            .spawn(wait);
    }
}

/// Where it was, and what was said.
fn what(info: &PanicHookInfo<'_>) -> String {
    let said = info.payload_as_str().unwrap_or_default();
    match info.location() {
        Some(place) => format!("{}:{}: {said}", place.file(), place.line()),
        None => said.to_owned(),
    }
}

/// Without running anything else of the program, which may be broken.
fn exit() -> ! {
    #[cfg(unix)]
    signal_hook::low_level::exit(PANICKED);
    #[cfg(not(unix))]
    std::process::exit(PANICKED)
}
