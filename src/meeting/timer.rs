//! A timer that is told the time: it counts down, can be paused and lengthened, and counts on when it is
//! over. Moments are the time since the program began.

use std::time::Duration;

/// Its nanoseconds.
const SECOND: u32 = 1_000_000_000;

/// Minutes that are offered.
pub const PRESETS: [u16; 4] = [3, 5, 8, 15];

/// A timer that was started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timer {
    length: Duration,
    /// Before it was paused last.
    spent: Duration,
    /// `None` while it is paused.
    since: Option<Duration>,
}

impl Timer {
    pub fn started(minutes: u16, now: Duration) -> Self {
        Self {
            length: minutes_long(minutes),
            spent: Duration::ZERO,
            since: Some(now),
        }
    }

    pub fn is_running(&self) -> bool {
        self.since.is_some()
    }

    /// Minutes it was set to, with those that were added.
    pub fn minutes(&self) -> u16 {
        (self.length.as_secs() / 60) as u16
    }

    pub fn spent(&self, now: Duration) -> Duration {
        let running = self.since.map(|since| now.saturating_sub(since));
        self.spent + running.unwrap_or_default()
    }

    /// Pauses it, or lets it go on.
    pub fn toggle(&mut self, now: Duration) {
        self.spent = self.spent(now);
        self.since = match self.since {
            Some(_) => None,
            None => Some(now),
        };
    }

    /// One minute more. One that is over gets a minute from now on.
    pub fn add_minute(&mut self, now: Duration) {
        let minute = minutes_long(1);
        self.length = self.length.max(self.spent(now)) + minute;
    }

    pub fn is_over(&self, now: Duration) -> bool {
        self.spent(now) >= self.length
    }

    /// Whole seconds that are left, or how many it is over.
    pub fn seconds(&self, now: Duration) -> Result<u64, u64> {
        let spent = self.spent(now);
        match self.length.checked_sub(spent) {
            // 2:59.3 are still three minutes.
            Some(left) if !left.is_zero() => Ok(left.as_millis().div_ceil(1000) as u64),
            _ => Err((spent - self.length).as_secs()),
        }
    }

    /// The part that is left, from 1 to 0.
    pub fn part_left(&self, now: Duration) -> f32 {
        let left = self.length.saturating_sub(self.spent(now));
        if self.length.is_zero() {
            return 0.0;
        }
        left.as_secs_f32() / self.length.as_secs_f32()
    }

    /// “4:59”, or “+0:12” when it is over.
    pub fn text(&self, now: Duration) -> String {
        let written = |seconds: u64| format!("{}:{:02}", seconds / 60, seconds % 60);
        match self.seconds(now) {
            Ok(left) => written(left),
            Err(over) => format!("+{}", written(over)),
        }
    }

    /// How long the text stays as it is; `None` while it is paused.
    pub fn until_next(&self, now: Duration) -> Option<Duration> {
        self.since?;
        let spent = self.spent(now);
        let into = match self.length.checked_sub(spent) {
            Some(left) if !left.is_zero() && left.subsec_nanos() > 0 => left.subsec_nanos(),
            Some(left) if !left.is_zero() => SECOND,
            _ => SECOND - (spent - self.length).subsec_nanos(),
        };
        // A hair later, so that the next second has surely begun.
        Some(Duration::from_nanos(into.into()) + Duration::from_millis(1))
    }
}

fn minutes_long(minutes: u16) -> Duration {
    Duration::from_secs(u64::from(minutes) * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: f64) -> Duration {
        Duration::from_secs_f64(seconds)
    }

    #[test]
    fn it_counts_down_and_then_what_it_is_over() {
        let timer = Timer::started(3, at(100.0));
        assert_eq!(timer.text(at(100.0)), "3:00");
        assert_eq!(timer.text(at(100.4)), "3:00");
        assert_eq!(timer.text(at(101.0)), "2:59");
        assert_eq!(timer.text(at(279.5)), "0:01");
        assert!(!timer.is_over(at(279.5)));
        assert_eq!(timer.text(at(280.0)), "+0:00");
        assert!(timer.is_over(at(280.0)));
        assert_eq!(timer.text(at(352.9)), "+1:12");
        assert_eq!(timer.part_left(at(190.0)), 0.5);
        assert_eq!(timer.part_left(at(900.0)), 0.0);
    }

    #[test]
    fn a_pause_takes_no_time() {
        let mut timer = Timer::started(5, at(0.0));
        timer.toggle(at(60.0));
        assert!(!timer.is_running());
        assert_eq!(timer.text(at(4000.0)), "4:00");
        assert_eq!(timer.until_next(at(4000.0)), None);
        timer.toggle(at(4000.0));
        assert_eq!(timer.text(at(4030.0)), "3:30");
    }

    #[test]
    fn a_minute_more_is_a_minute_from_now_when_it_is_over() {
        let mut timer = Timer::started(3, at(0.0));
        timer.add_minute(at(10.0));
        assert_eq!(
            (timer.text(at(10.0)), timer.minutes()),
            ("3:50".to_owned(), 4)
        );
        timer.add_minute(at(400.0));
        assert_eq!(timer.text(at(400.0)), "1:00");
    }

    #[test]
    fn it_says_when_its_text_changes() {
        let timer = Timer::started(1, at(0.0));
        for now in [0.0, 0.3, 12.25, 59.9, 60.0, 61.5, 700.01] {
            let wait = timer.until_next(at(now)).unwrap();
            assert!(wait <= Duration::from_millis(1002), "{now}: {wait:?}");
            let text = timer.text(at(now));
            let just_before = at(now) + wait.saturating_sub(Duration::from_millis(2));
            assert_eq!(timer.text(just_before), text, "{now}");
            assert_ne!(timer.text(at(now) + wait), text, "{now}");
        }
    }
}
