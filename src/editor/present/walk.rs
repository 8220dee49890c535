//! From stop to stop, and the picture of each.

use super::Presenting;
use super::camera::{Flight, beside};
use crate::editor::{Editor, Side, Viewport};
use crate::layout::stop::{self, StepBy, Subject};
use crate::layout::{RoomPicture, View};
use crate::model::{Phase, StepId};
use crate::scene::Target;

/// Where the picture itself has changed, it comes from so much farther away, or from nearer.
const FROM_AFAR: f32 = 0.82;
const FROM_NEAR: f32 = 1.2;

/// Which picture of a stop is shown first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Enter {
    First,
    Last,
    /// The one that was shown, as far as there is one.
    Same,
}

impl Editor {
    /// One picture on, or back. What was covered is shown first.
    pub(super) fn walk(&mut self, forward: bool) {
        if self.voting().is_none() {
            self.drop_choice();
        }
        let Some(presenting) = &mut self.presenting else {
            return;
        };
        if presenting.cover.take().is_some() {
            return;
        }
        if presenting.is_whole {
            // Before the map there is nothing.
            if forward {
                presenting.is_whole = false;
                let subject = self.subject_or_first();
                self.enter_stop(subject, Enter::Same);
            }
            return;
        }
        let next = presenting
            .part
            .checked_add_signed(if forward { 1 } else { -1 });
        if let Some(next) = next.filter(|&next| next < presenting.parts.len()) {
            presenting.part = next;
            self.fly();
            return;
        }
        match self.beside_subject(forward) {
            Some(subject) => {
                let enter = if forward { Enter::First } else { Enter::Last };
                self.enter_stop(Some(subject), enter);
            }
            None if !forward => self.show_whole(),
            None => {}
        }
    }

    /// Whether there is nothing to walk on to.
    pub fn shows_last_picture(&self) -> bool {
        let presenting = self.presenting.as_ref();
        presenting.is_some_and(|it| {
            let is_last_part = it.part + 1 >= it.parts.len();
            it.cover.is_none() && !it.is_whole && is_last_part
        }) && self.beside_subject(true).is_none()
    }

    fn subject_or_first(&self) -> Option<Subject> {
        let subject = self
            .presenting
            .as_ref()
            .and_then(|presenting| presenting.subject);
        subject.or_else(|| self.subjects().first().copied())
    }

    fn subjects(&self) -> Vec<Subject> {
        let by = self.stepped_by();
        Subject::all(&self.layout, &self.document, by, &self.options.lanes)
    }

    /// By what one walks: a view without lanes is walked by steps instead.
    pub fn stepped_by(&self) -> StepBy {
        let by = self
            .presenting
            .as_ref()
            .map_or(StepBy::Step, Presenting::by);
        if by == StepBy::Lane && self.options.view != View::Swimlane {
            StepBy::Step
        } else {
            by
        }
    }

    fn beside_subject(&self, forward: bool) -> Option<Subject> {
        let subject = self.presenting.as_ref()?.subject?;
        let all = self.subjects();
        let at = all.iter().position(|&other| other == subject)?;
        let next = at.checked_add_signed(if forward { 1 } else { -1 })?;
        all.get(next).copied()
    }

    pub(super) fn show_whole(&mut self) {
        self.drop_choice();
        if let Some(presenting) = &mut self.presenting {
            presenting.cover = None;
            presenting.is_whole = true;
        }
        self.dress_stop();
        self.fly();
    }

    pub(super) fn go_to_last(&mut self) {
        self.leave_whole();
        let last = self.subjects().last().copied();
        self.enter_stop(last, Enter::Last);
    }

    fn leave_whole(&mut self) {
        if let Some(presenting) = &mut self.presenting {
            presenting.cover = None;
            presenting.is_whole = false;
        }
    }

    /// Shows the stop with `step`.
    pub fn show_step(&mut self, step: StepId) {
        if self.presenting.is_none() {
            return;
        }
        self.leave_whole();
        let by = self.stepped_by();
        if let Some(subject) = Subject::with(&self.document, step, by) {
            self.enter_stop(Some(subject), Enter::First);
            return;
        }
        // A lane goes through all steps.
        let subject = self.subject_or_first();
        self.enter_stop(subject, Enter::First);
        if let Some(presenting) = &mut self.presenting {
            let shows = |part: &stop::Part| part.current.contains(&Target::Step(step));
            presenting.part = presenting.parts.iter().position(shows).unwrap_or(0);
        }
        self.fly();
    }

    /// Turns to the picture of the stop on which `target` stands.
    pub(in crate::editor) fn turn_to(&mut self, target: Target) {
        let Some(presenting) = &mut self.presenting else {
            return;
        };
        let mut parts = presenting.parts.iter();
        let found = parts.position(|part| part.current.contains(&target));
        if let Some(part) = found.filter(|&part| part != presenting.part) {
            presenting.part = part;
            self.fly();
        }
    }

    /// Shows the first stop of a stage, counted from 0. Whether there is one.
    pub fn show_stage(&mut self, index: usize) -> bool {
        let stage = self.document.stages.get(index);
        let step = stage
            .and_then(|stage| stage.steps.first())
            .map(|step| step.id);
        match step.filter(|_| self.presenting.is_some()) {
            Some(step) => {
                self.show_step(step);
                true
            }
            None => false,
        }
    }

    /// Shows a subject, walking by what it is.
    pub fn show_subject(&mut self, subject: Subject) {
        let Some(presenting) = &mut self.presenting else {
            return;
        };
        presenting.by = match subject {
            Subject::Stage(_) => StepBy::Stage,
            Subject::Step(_) => StepBy::Step,
            Subject::Lane(_) => StepBy::Lane,
        };
        self.leave_whole();
        self.enter_stop(Some(subject), Enter::First);
    }

    pub(super) fn step_by_next(&mut self) {
        let has_lanes = self.options.view == View::Swimlane
            && !Subject::of_document(&self.document, StepBy::Lane, &self.options.lanes).is_empty();
        let Some(presenting) = &mut self.presenting else {
            return;
        };
        let ways = StepBy::ALL.iter().copied().cycle();
        let mut next = ways.skip_while(|&by| by != presenting.by).skip(1);
        let next = next.find(|&by| has_lanes || by != StepBy::Lane);
        presenting.by = next.unwrap_or_default();
        let step = presenting
            .parts
            .get(presenting.part)
            .and_then(|part| part.step);
        presenting.subject = None;
        if presenting.is_whole {
            presenting.part = 0;
            if let Some(step) = step {
                presenting.subject = Subject::with(&self.document, step, presenting.by);
            }
            return;
        }
        match step {
            Some(step) => self.show_step(step),
            None => {
                self.dress_stop();
                let first = self.subject_or_first();
                self.enter_stop(first, Enter::First);
            }
        }
    }

    /// The same stop in another view.
    pub(in crate::editor) fn present_in(&mut self, view: View) {
        let Some(presenting) = &self.presenting else {
            return;
        };
        let step = presenting
            .parts
            .get(presenting.part)
            .and_then(|part| part.step);
        let is_whole = presenting.is_whole;
        let subject = presenting.subject;
        self.dress_stop_in(view);
        match step.filter(|_| !is_whole) {
            Some(step) => self.show_step(step),
            // A stage without steps.
            None if !is_whole => self.enter_stop(subject, Enter::First),
            None => {
                if let Some(presenting) = &mut self.presenting {
                    let by_step =
                        step.and_then(|step| Subject::with(&self.document, step, presenting.by));
                    presenting.subject = by_step;
                }
                self.fly();
            }
        }
    }

    /// Draws the map as the stop needs it: as a board, or with the phase of its step widened.
    fn dress_stop(&mut self) {
        self.dress_stop_in(self.options.view);
    }

    fn dress_stop_in(&mut self, view: View) {
        let Some(presenting) = &self.presenting else {
            return;
        };
        let subject = presenting.subject.filter(|_| !presenting.is_whole);
        let picture = match subject {
            Some(subject) if view.has_boards() => self.screen().board(subject),
            _ => RoomPicture::Whole,
        };
        let phase = match view {
            View::Wheel => subject.and_then(|subject| self.phase_of(subject)),
            _ => self.options.focused_phase,
        };
        let before = self.options.clone();
        self.options.view = view;
        self.options.room = Some(picture);
        self.options.focused_phase = phase;
        if self.options != before {
            self.lay_out();
        }
    }

    fn phase_of(&self, subject: Subject) -> Option<Phase> {
        let mut stages = self.document.stages.iter();
        let stage = match subject {
            Subject::Stage(id) => stages.find(|stage| stage.id == id),
            Subject::Step(id) => stages.find(|stage| stage.steps.iter().any(|step| step.id == id)),
            Subject::Lane(_) => None,
        };
        stage.map(|stage| stage.phase)
    }

    /// Goes to a subject. One that is gone gives way to the first.
    fn enter_stop(&mut self, subject: Option<Subject>, enter: Enter) {
        let Some(presenting) = &mut self.presenting else {
            return;
        };
        presenting.cover = None;
        presenting.subject = subject;
        presenting.comes_from = match enter {
            Enter::First => Some(Side::Before),
            Enter::Last => Some(Side::After),
            Enter::Same => None,
        };
        self.check_subject();
        self.dress_stop();
        self.measure_stop(enter);
        self.fly();
    }

    /// What is gone gives way to the first.
    fn check_subject(&mut self) {
        let subjects = self.subjects();
        if let Some(presenting) = &mut self.presenting {
            let known = presenting
                .subject
                .filter(|subject| subjects.contains(subject));
            if known.is_none() {
                presenting.part = 0;
                presenting.subject = subjects.first().copied();
            }
        }
    }

    fn measure_stop(&mut self, enter: Enter) {
        let screen = self.screen();
        let Some(presenting) = &mut self.presenting else {
            return;
        };
        let parts = match presenting.subject {
            Some(subject) => stop::parts(&self.layout, &self.document, subject, screen),
            None => Vec::new(),
        };
        let last = parts.len().saturating_sub(1);
        presenting.part = match enter {
            Enter::First => 0,
            Enter::Last => last,
            Enter::Same => presenting.part.min(last),
        };
        presenting.parts = parts;
    }

    /// The map has changed, or the screen: the stop is measured anew and stays in the picture.
    pub(in crate::editor) fn refresh_stop(&mut self) {
        let Some(presenting) = &self.presenting else {
            return;
        };
        let is_whole = presenting.is_whole;
        if !is_whole {
            self.check_subject();
        }
        self.dress_stop();
        if !is_whole {
            self.measure_stop(Enter::Same);
        }
        self.fly();
    }

    /// Where the picture belongs, and is on its way to.
    pub fn picture_aim(&self) -> Viewport {
        let screen = self.screen();
        let mut aim = Viewport {
            size: screen.size,
            ..self.viewport
        };
        let part = self.presenting.as_ref().and_then(Presenting::part);
        match part {
            Some(part) => {
                aim.origin = part.rect.top_left();
                aim.zoom = part.zoom;
            }
            None => aim.fit_up_to(self.layout.overview(), Viewport::MAX_ZOOM),
        }
        aim
    }

    /// Lets the picture move to where it belongs.
    fn fly(&mut self) {
        let (aim, screen) = (self.picture_aim(), self.screen());
        let is_still = self.projection.is_still;
        let layout = std::sync::Arc::as_ptr(&self.layout) as usize;
        let Some(presenting) = &mut self.presenting else {
            return;
        };
        let is_same = presenting.shown_layout == layout;
        let is_walking = presenting.is_walking;
        presenting.is_walking = !presenting.is_whole;
        presenting.shown_layout = layout;
        let side = presenting.comes_from.take().filter(|_| is_walking);
        let beside_board = side.and_then(|side| {
            let (rect, zoom) = stop::beside(&self.layout, screen, side == Side::After)?;
            Some(Viewport {
                origin: rect.top_left(),
                zoom,
                size: screen.size,
            })
        });
        let from = match beside_board {
            _ if is_same => self.viewport,
            Some(from) => from,
            None if presenting.is_whole => beside(aim, FROM_NEAR),
            None => beside(aim, FROM_AFAR),
        };
        let goes = !is_still && (from.origin != aim.origin || from.zoom != aim.zoom);
        presenting.flight = goes.then(|| Flight::from(from));
        self.place_picture();
    }

    /// Puts the picture where it is just now.
    pub(super) fn place_picture(&mut self) {
        let aim = self.picture_aim();
        if let Some(presenting) = &self.presenting {
            let flight = presenting.flight;
            self.viewport = flight.map_or(aim, |flight| flight.now(aim));
        }
    }
}
