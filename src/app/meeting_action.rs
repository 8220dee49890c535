//! What a meeting needs of the window: the timer, the agenda before and during the presentation, and the
//! map as it was before, to be compared with and gone back to.

use std::time::Duration;

use super::clock;
use super::desk::Desk;
use super::file_actions::Intent;
use super::session::Session;
use crate::command::Command;
use crate::editor::{Blocked, Presenting};
use crate::i18n::{Catalog, Section};
use crate::meeting::{Course, Timer};
use crate::model::{AgendaId, AnyId, Change, Document, changes};
use crate::scene::Target;
use crate::theme::chrome;
use crate::ui::dialog::agenda::{self as agenda_dialog, AgendaState};
use crate::ui::dialog::compare::{self, Comparison, Line};
use crate::ui::present::agenda as agenda_shown;
use crate::ui::present::timer::{self, Place};

/// Whoever presents again sooner goes on with the same meeting.
const SAME_MEETING: Duration = Duration::from_secs(2 * 60 * 60);
/// Minutes of the first timer.
const USUAL_MINUTES: u16 = 5;

/// A meeting about the open map, from the first presentation on.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// Of the session it is about.
    session: u64,
    /// The map as it was before.
    pub before: Document,
    /// “14:05”.
    pub began: String,
    /// When the last presentation ended, if none is under way.
    ended: Option<(Duration, String)>,
}

impl Meeting {
    /// The moment it ended, or the present one.
    pub fn moment(&self, now: Duration) -> Duration {
        self.ended.as_ref().map_or(now, |(ended, _)| *ended)
    }

    /// The hour it ended, or the present one.
    pub fn ended(&self) -> String {
        match &self.ended {
            Some((_, hour)) => hour.clone(),
            None => clock::hour_and_minute(),
        }
    }
}

enum Dialog {
    /// Before the meeting.
    Agenda(AgendaState),
    /// Over the picture, with the picked item.
    AgendaShown(usize),
    Compare(Box<Compared>),
}

/// Two versions and what separates them.
struct Compared {
    /// Which dialog of versions it came from has nothing to do with the meeting.
    is_meeting: bool,
    before: Document,
    /// The map it was compared with; when that changes, it is compared anew.
    after: Document,
    /// Nothing at all separates them, votes and notes included.
    is_same: bool,
    since: String,
    summary: String,
    lines: Vec<Line>,
    targets: Vec<Option<Target>>,
}

/// The meeting's state; nothing of it is in the map but the agenda.
#[derive(Default)]
pub struct MeetingAction {
    timer: Option<Timer>,
    course: Option<Course>,
    meeting: Option<Meeting>,
    dialog: Option<Dialog>,
}

impl MeetingAction {
    /// A dialog is up.
    pub fn is_open(&self) -> bool {
        self.dialog.is_some()
    }

    /// The meeting about the open map, if there was one.
    pub fn meeting(&self, session: &Session) -> Option<&Meeting> {
        let meeting = self.meeting.as_ref();
        meeting.filter(|meeting| meeting.session == session.number)
    }

    /// How the agenda went and until when: the end of the presentation, or the present moment.
    pub fn course(&self, now: Duration) -> Option<(&Course, Duration)> {
        let meeting = self.meeting.as_ref();
        let until = meeting.map_or(now, |meeting| meeting.moment(now));
        self.course.as_ref().map(|course| (course, until))
    }

    /// Takes the map as it is when a presentation begins, and notes when it ends.
    pub fn follow(&mut self, desk: &Desk) {
        let now = now(desk);
        let session = desk.session.as_ref();
        let presents = session.is_some_and(|session| session.editor.presenting().is_some());
        let is_here = session.is_some_and(|session| self.meeting(session).is_some());
        if let Some(meeting) = &mut self.meeting
            && meeting.ended.is_none()
            && !(presents && is_here)
        {
            meeting.ended = Some((now, clock::hour_and_minute()));
        }
        let Some(session) = session.filter(|_| presents) else {
            return;
        };
        let goes_on = self.meeting(session).is_some_and(|meeting| {
            let pause = meeting
                .ended
                .as_ref()
                .map(|(ended, _)| now.saturating_sub(*ended));
            pause.is_none_or(|pause| pause < SAME_MEETING)
        });
        if goes_on {
            let ended = self.meeting.as_mut().and_then(|it| it.ended.take());
            if let (Some((ended, _)), Some(course)) = (ended, &mut self.course) {
                course.rest(now.saturating_sub(ended));
            }
            return;
        }
        desk.recorder.meeting_begins(session);
        self.course = None;
        self.meeting = Some(Meeting {
            session: session.number,
            before: session.editor.document().clone(),
            began: clock::hour_and_minute(),
            ended: None,
        });
    }

    /// Why a command of the meeting cannot be run now.
    pub fn blocked(&self, desk: &Desk, command: Command) -> Option<String> {
        let words = desk.look.words;
        let session = desk.session.as_ref()?;
        match command {
            Command::TimerMore | Command::TimerStop if self.timer.is_none() => {
                Some(words.agenda.no_timer.to_owned())
            }
            Command::CompareMeeting if self.meeting(session).is_none() => {
                Some(words.minutes.no_meeting.to_owned())
            }
            _ => None,
        }
    }

    pub fn run(&mut self, desk: &mut Desk, command: Command) {
        let now = now(desk);
        match command {
            Command::Agenda => self.open_agenda(desk),
            Command::Timer => match &mut self.timer {
                Some(timer) => timer.toggle(now),
                None => self.timer = Some(Timer::started(self.usual_minutes(desk), now)),
            },
            Command::TimerNext => {
                let last = self.timer.map(|timer| timer.minutes());
                let presets = crate::meeting::PRESETS;
                let next = last.and_then(|last| presets.into_iter().find(|&it| it > last));
                self.timer = Some(Timer::started(next.unwrap_or(presets[0]), now));
            }
            Command::TimerMore => {
                if let Some(timer) = &mut self.timer {
                    timer.add_minute(now);
                }
            }
            Command::TimerStop => self.timer = None,
            Command::CompareMeeting => {
                let session = desk.session.as_ref();
                let meeting = session.and_then(|session| self.meeting(session)).cloned();
                if let Some(meeting) = meeting {
                    let since = (desk.look.words.minutes.since)(&meeting.began);
                    self.compare(desk, meeting.before, since, true);
                }
            }
            _ => {}
        }
        desk.ctx.request_repaint();
    }

    /// Takes a timer that is over away.
    pub fn close_timer(&mut self, desk: &Desk) {
        let now = now(desk);
        self.timer.take_if(|timer| timer.is_over(now));
    }

    /// Minutes of the current item of the agenda, or what is usual.
    fn usual_minutes(&self, desk: &Desk) -> u16 {
        let session = desk.session.as_ref();
        let current = self.course.as_ref().map(Course::current);
        let item = session.and_then(|session| {
            let mut items = session.editor.document().agenda.iter();
            items.find(|item| Some(item.id) == current)
        });
        item.map(|item| item.minutes)
            .filter(|&minutes| minutes > 0)
            .unwrap_or(USUAL_MINUTES)
    }

    fn open_agenda(&mut self, desk: &mut Desk) {
        desk.keep_typing();
        let Some(session) = &mut desk.session else {
            return;
        };
        session.editor.seal();
        let agenda = &session.editor.document().agenda;
        let current = self.course.as_ref().map(Course::current);
        let at = agenda.iter().position(|item| Some(item.id) == current);
        self.dialog = Some(match session.editor.presenting() {
            // What comes next is what one wants to go to.
            Some(_) => {
                let next = at.map_or(0, |at| (at + 1).min(agenda.len().saturating_sub(1)));
                Dialog::AgendaShown(next)
            }
            None => Dialog::Agenda(AgendaState::at(at.unwrap_or(0))),
        });
    }

    /// Compares the open map with an earlier version of it.
    pub fn compare(&mut self, desk: &Desk, before: Document, since: String, is_meeting: bool) {
        let Some(session) = &desk.session else { return };
        let after = session.editor.document();
        let words = desk.look.words;
        self.dialog = Some(Dialog::Compare(Box::new(Compared::of(
            before, after, since, is_meeting, words,
        ))));
    }

    /// Shows the timer and what is open; what the person wants done with files.
    pub fn show(&mut self, desk: &mut Desk) -> Option<Intent> {
        self.show_timer(desk);
        match self.dialog.take()? {
            Dialog::Agenda(state) => self.show_agenda(desk, state),
            Dialog::AgendaShown(picked) => self.show_agenda_in_picture(desk, picked),
            Dialog::Compare(compared) => return self.show_comparison(desk, compared),
        }
        None
    }

    /// What the timer takes of the strip under the picture, in points.
    pub fn timer_width(&self, desk: &Desk) -> f32 {
        let presented = presented(desk);
        match (presented, &self.timer) {
            (Some((_, letters)), Some(timer)) => {
                timer::width_in_strip(&desk.ctx, timer, now(desk), letters)
            }
            _ => 0.0,
        }
    }

    fn show_timer(&mut self, desk: &Desk) {
        let Some(session) = &desk.session else { return };
        let (ctx, look, now) = (&desk.ctx, desk.look, now(desk));
        let presented = presented(desk);
        let notes = match presented {
            Some(_) => self.notes(session, look.words, now),
            None => Vec::new(),
        };
        // One frame a second while something counts, none otherwise.
        let mut wait = (!notes.is_empty()).then_some(Duration::from_secs(30));
        match (&mut self.timer, presented) {
            (None, None) => {}
            (None, Some((strip, letters))) => timer::show_notes(ctx, look, strip, letters, &notes),
            (Some(timer), presented) => {
                let place = match presented {
                    Some((strip, letters)) => Place::Strip { strip, letters },
                    None => Place::Window,
                };
                wait = timer.until_next(now).or(wait);
                match timer::show(ctx, look, timer, now, place, &notes) {
                    None => {}
                    Some(timer::Answer::Toggle) => timer.toggle(now),
                    Some(timer::Answer::More) => timer.add_minute(now),
                    Some(timer::Answer::Start(minutes)) => *timer = Timer::started(minutes, now),
                    Some(timer::Answer::Stop) => self.timer = None,
                }
            }
        }
        if let Some(wait) = wait {
            ctx.request_repaint_after(wait);
        }
    }

    /// What is next, and whether the meeting is late.
    fn notes(&self, session: &Session, words: &Catalog, now: Duration) -> Vec<String> {
        let document = session.editor.document();
        let agenda = &document.agenda;
        let Some((course, forecast)) = self
            .course
            .as_ref()
            .and_then(|course| Some((course, course.forecast(agenda, now)?)))
        else {
            return Vec::new();
        };
        let next = match course.next(agenda) {
            None => words.agenda.last.to_owned(),
            Some(item) => {
                let title = words.agenda.title(item, document);
                (words.agenda.next)(&with_minutes(words, &title, item.minutes))
            }
        };
        vec![next, words.agenda.lateness(forecast.late)]
    }

    fn show_agenda(&mut self, desk: &mut Desk, mut state: AgendaState) {
        use agenda_dialog::Answer;
        let sum = self.sum(desk);
        let (ctx, look) = (desk.ctx.clone(), desk.look);
        let Some(session) = &mut desk.session else {
            return;
        };
        let editor = &mut session.editor;
        let document = editor.document().clone();
        let answer = agenda_dialog::show(&ctx, look, &document, &mut state, &sum);
        let is_typing = matches!(answer, Some(Answer::Set(_, true)));
        if answer.is_some() && !is_typing {
            editor.seal();
        }
        let picked = (!document.agenda.is_empty()).then_some(state.picked);
        let done: Result<(), Blocked> = match answer {
            None => Ok(()),
            Some(Answer::Close) => return,
            Some(Answer::Add) => editor.add_agenda_item(picked).map(|at| {
                state.picked = at;
                state.names = true;
            }),
            Some(Answer::FromSelection) => {
                let added = editor.add_selected_to_agenda(picked);
                added.map(|at| state.picked = at)
            }
            Some(Answer::FromStages) => editor.agenda_from_stages(),
            Some(Answer::Duplicate) => {
                let added = editor.duplicate_agenda_item(state.picked);
                added.map(|at| state.picked = at)
            }
            Some(Answer::Remove) => editor.remove_agenda_item(state.picked),
            Some(Answer::Move { from, to }) => editor
                .move_agenda_item(from, to)
                .map(|()| state.picked = to),
            Some(Answer::Set(item, is_typed)) => editor.set_agenda_item(item, is_typed),
            Some(Answer::Undo) => editor.run(Command::Undo).map(drop),
        };
        if let Err(blocked) = done {
            desk.say(blocked.message(look.words));
        }
        self.dialog = Some(Dialog::Agenda(state));
    }

    /// How long the agenda takes, and when a meeting that begins now would end.
    fn sum(&self, desk: &Desk) -> String {
        let words = &desk.look.words.agenda;
        let session = desk.session.as_ref();
        let minutes: u64 = session.map_or(0, |session| {
            let agenda = session.editor.document().agenda.iter();
            agenda.map(|item| u64::from(item.minutes)).sum()
        });
        let total = (words.total)(&words.minutes(minutes));
        if minutes == 0 {
            return total;
        }
        let end = (words.ends_at)(&clock::hour_in(Duration::from_secs(minutes * 60)));
        format!("{total}, {end}")
    }

    fn show_agenda_in_picture(&mut self, desk: &mut Desk, picked: usize) {
        use agenda_shown::Answer;
        let now = now(desk);
        let (ctx, look) = (desk.ctx.clone(), desk.look);
        let Some(session) = &mut desk.session else {
            return;
        };
        let document = session.editor.document().clone();
        let rows = self.rows(&document, look.words, now);
        let picked = picked.min(rows.len().saturating_sub(1));
        let note = self.course_note(&document, look.words, now);
        let presenting = session.editor.presenting();
        let letters = presenting.map_or(chrome::TEXT, Presenting::letter);
        let shown = agenda_shown::Shown {
            rows: &rows,
            picked,
            letters,
            note: &note,
            hides_lanes: !session.editor.options().lanes.is_empty(),
        };
        let mut next = Some(picked);
        match agenda_shown::show(&ctx, look, &shown) {
            None => {}
            Some(Answer::Pick(index)) => {
                next = Some(index);
                ctx.request_repaint();
            }
            Some(Answer::Close) => next = None,
            Some(Answer::AllLanes) => {
                session.editor.show_lanes(Vec::new());
                next = None;
            }
            Some(Answer::FromStages) => {
                // Blocked when the map may not be changed: then nothing happens.
                let _ = session.editor.agenda_from_stages();
            }
            Some(Answer::Go { index, with_time }) => {
                if let Some(item) = document.agenda.get(index) {
                    // It is there, and something is presented.
                    let _ = session.editor.show_agenda_item(item.id);
                    self.begin_item(item.id, item.minutes, with_time, now);
                }
                next = None;
            }
        }
        self.dialog = next.map(Dialog::AgendaShown);
    }

    fn begin_item(&mut self, id: AgendaId, minutes: u16, with_time: bool, now: Duration) {
        match &mut self.course {
            Some(course) => course.go_to(id, now),
            None => self.course = Some(Course::begin(id, now)),
        }
        if with_time && minutes > 0 {
            self.timer = Some(Timer::started(minutes, now));
        }
    }

    fn rows(&self, document: &Document, words: &Catalog, now: Duration) -> Vec<agenda_shown::Row> {
        let course = self.course.as_ref();
        let items = document.agenda.iter();
        items
            .map(|item| {
                let is_current = course.is_some_and(|course| course.current() == item.id);
                let took = course.and_then(|course| course.took(item.id, now));
                let planned = match item.minutes {
                    0 => String::new(),
                    minutes => words.agenda.minutes(u64::from(minutes)),
                };
                agenda_shown::Row {
                    title: words.agenda.title(item, document),
                    minutes: planned,
                    is_current,
                    is_past: took.is_some() && !is_current,
                }
            })
            .collect()
    }

    fn course_note(&self, document: &Document, words: &Catalog, now: Duration) -> String {
        let course = self.course.as_ref();
        let forecast = course.and_then(|course| course.forecast(&document.agenda, now));
        match forecast {
            Some(forecast) => words.agenda.lateness(forecast.late),
            None => words.agenda.hint.to_owned(),
        }
    }

    fn show_comparison(&mut self, desk: &mut Desk, mut compared: Box<Compared>) -> Option<Intent> {
        let words = desk.look.words;
        let session = desk.session.as_mut()?;
        let document = session.editor.document();
        if !document.is_identical(&compared.after) {
            let Compared { before, since, .. } = *compared;
            let is_meeting = compared.is_meeting;
            compared = Box::new(Compared::of(before, document, since, is_meeting, words));
        }
        let title = match compared.is_meeting {
            true => words.minutes.compare_title,
            false => words.minutes.compare,
        };
        let shown = Comparison {
            title,
            since: &compared.since,
            summary: &compared.summary,
            lines: &compared.lines,
            kept: match (session.reading(), compared.is_same) {
                (Some(_), _) => Some(words.editor.blocked.reading_only),
                (None, true) => Some(words.minutes.nothing_to_restore),
                (None, false) => None,
            },
        };
        match compare::show(&desk.ctx, desk.look, &shown) {
            None => {
                self.dialog = Some(Dialog::Compare(compared));
                None
            }
            Some(compare::Answer::Close) => None,
            Some(compare::Answer::Go(index)) => {
                if let Some(target) = compared.targets.get(index).copied().flatten() {
                    session.editor.go_to(target);
                }
                None
            }
            Some(compare::Answer::Restore) => {
                match session.editor.restore_version(&compared.before) {
                    Ok(()) => desk.say_with(words.minutes.restored, Command::Undo),
                    Err(blocked) => desk.say(blocked.message(words)),
                }
                None
            }
            Some(compare::Answer::Copy) => Some(Intent::Copy(Box::new(compared.before))),
        }
    }
}

impl Compared {
    fn of(
        before: Document,
        after: &Document,
        since: String,
        is_meeting: bool,
        words: &Catalog,
    ) -> Self {
        let all = changes(&before, after);
        let (mut lines, mut targets) = (Vec::new(), Vec::new());
        for section in Section::ALL {
            let part: Vec<&Change> = all
                .iter()
                .filter(|change| Section::of(change) == section)
                .collect();
            if part.is_empty() {
                continue;
            }
            let heading = format!("{} ({})", words.minutes.section(section), part.len());
            lines.push(Line::Heading(heading));
            targets.push(None);
            for change in part {
                let target = target_of(change, after);
                let text = words.minutes.change(change, after, words);
                lines.push(Line::Thing(text, target.is_some()));
                targets.push(target);
            }
        }
        Self {
            summary: crate::i18n::capital(&words.minutes.summary(&before, after, words)),
            is_meeting,
            is_same: before.is_identical(after),
            before,
            after: after.clone(),
            since,
            lines,
            targets,
        }
    }
}

/// Where a thing is on the map; what is no longer there is where it was.
fn target_of(change: &Change, document: &Document) -> Option<Target> {
    match change.id {
        AnyId::Card(id) if document.card(id).is_some() => Some(Target::Card(id)),
        AnyId::Card(_) => {
            let step = change.step.filter(|&id| document.step(id).is_some());
            step.map(Target::Step)
        }
        AnyId::Step(id) => document.step(id).map(|_| Target::Step(id)),
        AnyId::Stage(id) => document.stage(id).map(|_| Target::Stage(id)),
        AnyId::Lane(id) => document.lane(id).map(|_| Target::Lane(id)),
        _ => None,
    }
}

fn with_minutes(words: &Catalog, title: &str, minutes: u16) -> String {
    match minutes {
        0 => title.to_owned(),
        minutes => format!("{title} ({})", words.agenda.minutes(u64::from(minutes))),
    }
}

/// The strip under the picture, and the size of its letters, while something is presented.
fn presented(desk: &Desk) -> Option<(egui::Rect, f32)> {
    let presenting = desk.session.as_ref()?.editor.presenting()?;
    let mut strip = desk.ctx.content_rect();
    strip.min.y = strip.max.y - presenting.strip_height();
    Some((strip, presenting.letter()))
}

/// The time since the program began.
pub fn now(desk: &Desk) -> Duration {
    Duration::from_secs_f64(desk.ctx.input(|input| input.time).max(0.0))
}
