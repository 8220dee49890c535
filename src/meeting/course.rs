//! How a meeting goes along its agenda: which item it is at, what is next, and whether it is late.

use std::time::Duration;

use crate::model::{AgendaId, AgendaItem, Table};

/// The course of an agenda, from the moment its first item was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    began: Duration,
    current: AgendaId,
    /// When the current item was begun.
    since: Duration,
    /// The items before it and how long each took.
    past: Vec<(AgendaId, Duration)>,
}

/// What can be said about the rest of the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forecast {
    /// Seconds behind the plan; before it when negative.
    pub late: i64,
    /// What is left until the end, if everything takes as long as planned.
    pub left: Duration,
}

impl Course {
    pub fn begin(item: AgendaId, now: Duration) -> Self {
        Self {
            began: now,
            current: item,
            since: now,
            past: Vec::new(),
        }
    }

    pub fn current(&self) -> AgendaId {
        self.current
    }

    /// Goes on to another item; the same one goes on as it was.
    pub fn go_to(&mut self, item: AgendaId, now: Duration) {
        if item != self.current {
            let took = now.saturating_sub(self.since);
            self.past.push((self.current, took));
            (self.current, self.since) = (item, now);
        }
    }

    /// Nothing was presented for so long: that is no time of the item at which it stood still. The meeting
    /// is late by it all the same.
    pub fn rest(&mut self, pause: Duration) {
        self.since += pause;
    }

    /// How long an item took so far; `None` when it was not looked at.
    pub fn took(&self, item: AgendaId, now: Duration) -> Option<Duration> {
        let past = self.past.iter().filter(|(id, _)| *id == item);
        let past: Option<Duration> = past.map(|(_, took)| *took).reduce(|a, b| a + b);
        let running = (self.current == item).then(|| now.saturating_sub(self.since));
        match (past, running) {
            (None, None) => None,
            (past, running) => Some(past.unwrap_or_default() + running.unwrap_or_default()),
        }
    }

    /// The item after the current one.
    pub fn next<'a>(&self, agenda: &'a Table<AgendaItem>) -> Option<&'a AgendaItem> {
        let at = agenda.iter().position(|item| item.id == self.current)?;
        agenda.get(at + 1).map(|item| &**item)
    }

    /// Whether the meeting is late, measured at the end of the current item; `None` when that was removed.
    pub fn forecast(&self, agenda: &Table<AgendaItem>, now: Duration) -> Option<Forecast> {
        let at = agenda.iter().position(|item| item.id == self.current)?;
        let planned = |items: &[std::sync::Arc<AgendaItem>]| -> Duration {
            let minutes: u64 = items.iter().map(|item| u64::from(item.minutes)).sum();
            Duration::from_secs(minutes * 60)
        };
        let end = now.max(self.since + planned(&agenda[at..=at]));
        let planned_end = self.began + planned(&agenda[..=at]);
        Some(Forecast {
            late: end.as_secs() as i64 - planned_end.as_secs() as i64,
            left: end.saturating_sub(now) + planned(&agenda[at + 1..]),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{AgendaScope, IdGenerator};

    fn at(minutes: u64) -> Duration {
        Duration::from_secs(minutes * 60)
    }

    fn agenda(minutes: &[u16]) -> Table<AgendaItem> {
        let mut ids = IdGenerator::from_seed(3);
        let item = |&minutes| Arc::new(AgendaItem::new(ids.next_id(), AgendaScope::Map, minutes));
        Arc::new(minutes.iter().map(item).collect())
    }

    #[test]
    fn whoever_takes_longer_is_late_and_whoever_goes_on_sooner_is_before_the_plan() {
        let agenda = agenda(&[5, 10, 15]);
        let mut course = Course::begin(agenda[0].id, at(100));
        let late = |course: &Course, now| course.forecast(&agenda, at(now)).unwrap().late / 60;
        assert_eq!(late(&course, 103), 0);
        assert_eq!(late(&course, 108), 3);
        course.go_to(agenda[1].id, at(108));
        assert_eq!(late(&course, 109), 3);
        course.go_to(agenda[2].id, at(111));
        assert_eq!(late(&course, 112), -4);
        assert_eq!(course.forecast(&agenda, at(112)).unwrap().left, at(14));
        assert_eq!(course.took(agenda[1].id, at(112)), Some(at(3)));
        assert_eq!(course.took(agenda[2].id, at(112)), Some(at(1)));
        assert!(course.next(&agenda).is_none());
    }

    #[test]
    fn a_pause_is_no_time_of_an_item_and_makes_the_meeting_late() {
        let agenda = agenda(&[5, 10]);
        let mut course = Course::begin(agenda[0].id, at(0));
        course.rest(at(60));
        assert_eq!(course.took(agenda[0].id, at(64)), Some(at(4)));
        let forecast = course.forecast(&agenda, at(64)).unwrap();
        assert_eq!(forecast.late / 60, 60);
    }

    #[test]
    fn an_item_that_is_taken_up_again_goes_on() {
        let agenda = agenda(&[5, 10]);
        let mut course = Course::begin(agenda[0].id, at(0));
        course.go_to(agenda[0].id, at(2));
        assert_eq!(course.took(agenda[0].id, at(3)), Some(at(3)));
        course.go_to(agenda[1].id, at(4));
        course.go_to(agenda[0].id, at(6));
        assert_eq!(course.took(agenda[0].id, at(7)), Some(at(5)));
        assert_eq!(course.next(&agenda).map(|item| item.id), Some(agenda[1].id));
        let other = super::super::course::Course::begin(IdGenerator::from_seed(9).next_id(), at(0));
        assert_eq!(other.forecast(&agenda, at(1)), None);
    }
}
