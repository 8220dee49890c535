//! Work on named threads: progress, and results that come back by channel.
//!
//! The window never waits: it starts a job, goes on drawing, and picks up the result when egui wakes it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Which job a result belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct JobId(u64);

/// What a running job and the window share.
#[derive(Debug, Default)]
pub struct Signal {
    /// The bits of an `f32` between 0 and 1.
    fraction: AtomicU32,
}

impl Signal {
    pub fn set_fraction(&self, fraction: f32) {
        self.fraction.store(fraction.to_bits(), Ordering::Relaxed);
    }

    pub fn fraction(&self) -> f32 {
        f32::from_bits(self.fraction.load(Ordering::Relaxed)).clamp(0.0, 1.0)
    }
}

/// A job's handle on its window.
pub struct Job {
    pub signal: Arc<Signal>,
    ctx: egui::Context,
}

impl Job {
    /// Wakes the window from elsewhere.
    pub fn ctx(&self) -> &egui::Context {
        &self.ctx
    }
}

/// A result, or that the job ended without one (it panicked; the panic was said on stderr).
pub struct Finished<T> {
    pub id: JobId,
    pub result: Option<T>,
}

/// Starts jobs and collects their results.
pub struct Jobs<T> {
    ctx: egui::Context,
    next: u64,
    sender: Sender<Finished<T>>,
    receiver: Receiver<Finished<T>>,
}

impl<T: Send + 'static> Jobs<T> {
    pub fn new(ctx: egui::Context) -> Self {
        let (sender, receiver) = channel();
        Self {
            ctx,
            next: 0,
            sender,
            receiver,
        }
    }

    /// Runs `work` on a thread called `name`.
    pub fn start(
        &mut self,
        name: &str,
        work: impl FnOnce(&Job) -> T + Send + 'static,
    ) -> (JobId, Arc<Signal>) {
        self.next += 1;
        let id = JobId(self.next);
        let signal = Arc::new(Signal::default());
        let job = Job {
            signal: Arc::clone(&signal),
            ctx: self.ctx.clone(),
        };
        let sender = self.sender.clone();
        let run = move || {
            let result = catch_unwind(AssertUnwindSafe(|| work(&job))).ok();
            // The window may be gone by now; then nobody wants the result.
            let _ = sender.send(Finished { id, result });
            job.ctx.request_repaint();
        };
        let spawned = thread::Builder::new().name(name.to_owned()).spawn(run);
        if spawned.is_err() {
            // No thread to be had: say that the job ended, as for any other failure.
            let _ = self.sender.send(Finished { id, result: None });
        }
        (id, signal)
    }

    /// The next result, if one is ready.
    pub fn poll(&mut self) -> Option<Finished<T>> {
        self.receiver.try_recv().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait<T: Send + 'static>(jobs: &mut Jobs<T>) -> Finished<T> {
        for _ in 0..500 {
            if let Some(finished) = jobs.poll() {
                return finished;
            }
            thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("no result");
    }

    #[test]
    fn a_result_comes_back_with_its_job() {
        let mut jobs = Jobs::new(egui::Context::default());
        let (id, _) = jobs.start("adding", |_| 2 + 3);
        let finished = wait(&mut jobs);
        assert_eq!((finished.id, finished.result), (id, Some(5)));
    }

    #[test]
    fn progress_is_seen_while_the_job_runs() {
        let mut jobs = Jobs::new(egui::Context::default());
        let (_, signal) = jobs.start("working", |job| job.signal.set_fraction(0.25));
        wait(&mut jobs);
        assert_eq!(signal.fraction(), 0.25);
    }

    #[test]
    fn a_panic_ends_the_job_and_not_the_program() {
        let mut jobs: Jobs<()> = Jobs::new(egui::Context::default());
        let (id, _) = jobs.start("falling", |_| panic!("on purpose"));
        let finished = wait(&mut jobs);
        assert_eq!(finished.id, id);
        assert!(finished.result.is_none());
    }
}
