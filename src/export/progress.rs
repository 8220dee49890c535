//! How far an export is, and how to stop it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Stops an export from elsewhere; clones stop the same one.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Told how far an export is, and asked whether it should go on.
#[derive(Default)]
pub struct Progress {
    cancel: Cancel,
    listener: Option<Box<dyn Fn(f32) + Send + Sync>>,
}

impl Progress {
    /// Tells nobody; nobody stops it.
    pub fn silent() -> Self {
        Self::default()
    }

    /// Calls `listener` with 0 … 1, never less than before, on the thread that exports.
    pub fn new(cancel: Cancel, listener: impl Fn(f32) + Send + Sync + 'static) -> Self {
        Self {
            cancel,
            listener: Some(Box::new(listener)),
        }
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }

    pub(super) fn report(&self, fraction: f32) {
        if let Some(listener) = &self.listener {
            listener(fraction);
        }
    }
}
