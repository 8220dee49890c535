//! Work on named threads: progress, cancelling, and results that come back by channel.
//!
//! The window never waits: it starts a job, goes on drawing, and picks up the result when egui wakes it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Which job a result belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct JobId(u64);

/// What a running job and the window share.
#[derive(Debug, Default)]
pub struct Signal {
    cancelled: AtomicBool,
    /// The bits of an `f32` between 0 and 1.
    fraction: AtomicU32,
}

impl Signal {
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

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

    /// Says how far the work is and lets the window draw it.
    pub fn report(&self, fraction: f32) {
        self.signal.set_fraction(fraction);
        self.ctx.request_repaint();
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
    running: Vec<(JobId, Arc<Signal>)>,
}

impl<T: Send + 'static> Jobs<T> {
    pub fn new(ctx: egui::Context) -> Self {
        let (sender, receiver) = channel();
        Self {
            ctx,
            next: 0,
            sender,
            receiver,
            running: Vec::new(),
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
        self.running.push((id, Arc::clone(&signal)));
        (id, signal)
    }

    /// The next result, if one is ready.
    pub fn poll(&mut self) -> Option<Finished<T>> {
        let finished = self.receiver.try_recv().ok()?;
        self.running.retain(|(id, _)| *id != finished.id);
        Some(finished)
    }

    pub fn is_running(&self, id: JobId) -> bool {
        self.running.iter().any(|(running, _)| *running == id)
    }

    pub fn cancel_all(&self) {
        self.running.iter().for_each(|(_, signal)| signal.cancel());
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
        assert!(!jobs.is_running(id));
    }

    #[test]
    fn a_cancelled_job_knows_it_and_progress_is_seen() {
        let mut jobs = Jobs::new(egui::Context::default());
        let (id, signal) = jobs.start("waiting", |job| {
            job.report(0.25);
            while !job.signal.is_cancelled() {
                thread::sleep(std::time::Duration::from_millis(1));
            }
            job.signal.fraction()
        });
        assert!(jobs.is_running(id));
        signal.cancel();
        assert_eq!(wait(&mut jobs).result, Some(0.25));
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
