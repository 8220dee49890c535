//! Processor time of this thread, where the system tells it; else the time of day.

use std::time::Duration;

/// A moment of this thread's own time.
#[derive(Debug, Clone, Copy)]
pub struct Clock(Duration);

impl Clock {
    pub fn now() -> Self {
        Self(thread_time())
    }

    pub fn elapsed(self) -> Duration {
        thread_time().saturating_sub(self.0)
    }

    #[allow(dead_code, reason = "not every user of this file wants them")]
    pub fn milliseconds(self) -> f64 {
        self.elapsed().as_secs_f64() * 1000.0
    }
}

#[cfg(target_os = "linux")]
fn thread_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec as u32)
}

#[cfg(not(target_os = "linux"))]
fn thread_time() -> Duration {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}
