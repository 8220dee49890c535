//! The clock on the wall, for save states and dates of files.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike as _, Local};

use crate::i18n::Day;
use crate::model::Date;

/// Seconds since 1970.
pub fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |elapsed| elapsed.as_secs())
}

/// “12:04”, local time.
pub fn hour_and_minute() -> String {
    Local::now().format("%H:%M").to_string()
}

/// “13:25”, so much later than now.
pub fn hour_in(time: std::time::Duration) -> String {
    let then = Local::now() + time;
    then.format("%H:%M").to_string()
}

/// The local day.
pub fn today() -> Option<Date> {
    let today = Local::now().date_naive();
    let year = u16::try_from(today.year()).ok()?;
    Date::new(year, today.month() as u8, today.day() as u8)
}

/// The local day and hour of a moment, seen from now.
pub fn moment(time: u64) -> (Day, String) {
    let utc = DateTime::from_timestamp(time as i64, 0).unwrap_or_default();
    let hour = utc.with_timezone(&Local).format("%H:%M").to_string();
    (day(time, now()), hour)
}

/// “2026-11-22 14.32”, for names of files.
pub fn stamp(time: u64) -> String {
    let utc = DateTime::from_timestamp(time as i64, 0).unwrap_or_default();
    utc.with_timezone(&Local)
        .format("%Y-%m-%d %H.%M")
        .to_string()
}

/// The local day of a moment, seen from `now`.
pub fn day(time: u64, now: u64) -> Day {
    let local = |seconds: u64| {
        let utc = DateTime::from_timestamp(seconds as i64, 0).unwrap_or_default();
        utc.with_timezone(&Local).date_naive()
    };
    let (date, today) = (local(time), local(now));
    match (today - date).num_days() {
        0 => Day::Today,
        1 => Day::Yesterday,
        _ => Day::Date {
            year: date.year().clamp(0, 9999) as u16,
            month: date.month() as u8,
            day: date.day() as u8,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_from_now() {
        let noon = 1_790_000_000;
        let day_long = 24 * 60 * 60;
        assert_eq!(day(noon, noon), Day::Today);
        assert_eq!(day(noon - day_long, noon), Day::Yesterday);
        let Day::Date { year, month, day } = day(noon - 40 * day_long, noon) else {
            panic!("a date");
        };
        assert_eq!((year, month), (2026, 8));
        assert!((11..=13).contains(&day));
    }
}
