//! Presenting the map in a room: a walk from stop to stop, with nothing around the picture.
//!
//! [`Presenting`] holds where the walk stands and where one was before; `walk` moves it, `camera` moves the
//! picture. What a stop shows is the layout's business (`layout::stop`). Nothing of it is in the document,
//! and time is given by whoever shows it.

mod camera;
mod walk;

use std::collections::HashSet;

use super::{Blocked, Editor, Selection, Side, Viewport};
use crate::command::Command;
use crate::layout::stop::{self, Finding, Part, Screen, StepBy, Subject};
use crate::layout::{RoomPicture, View};
use crate::model::{AgendaScope, MeetingRoom, Phase, StepId};
use crate::scene::{Size, Target};
use crate::theme::{Theme, room};
use camera::Flight;

/// Height of the bar over the picture while people vote, in letter sizes.
const HEAD: f32 = 1.7;

/// What hides the picture for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cover {
    Black,
    White,
}

/// What of the window a presentation needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Projection {
    pub room: MeetingRoom,
    /// The picture jumps from stop to stop.
    pub is_still: bool,
}

/// A presentation under way.
#[derive(Debug, Clone)]
pub struct Presenting {
    by: StepBy,
    /// The whole map is shown; the walk goes on from its stop.
    is_whole: bool,
    subject: Option<Subject>,
    /// The pictures of the subject, and which of them is shown.
    parts: Vec<Part>,
    part: usize,
    cover: Option<Cover>,
    /// Radius of the spotlight, as a share of the picture's height, while it is on.
    spotlight: Option<f32>,
    has_large_pointer: bool,
    flight: Option<Flight>,
    /// Which layout the picture was last placed in; only to tell whether it is another one.
    shown_layout: usize,
    /// A stop was in the picture before, and which way the walk goes.
    is_walking: bool,
    comes_from: Option<Side>,
    /// The whole window.
    size: Size,
    /// The least size of a text, in points.
    letter: f32,
    before: Before,
}

/// Where one was.
#[derive(Debug, Clone)]
struct Before {
    view: View,
    viewport: Viewport,
    selection: Selection,
    focused_phase: Option<Phase>,
}

/// The spotlight's usual radius, its limits, and what a notch of the wheel makes of it.
const SPOTLIGHT: f32 = 0.2;
const SPOTLIGHTS: std::ops::RangeInclusive<f32> = 0.06..=0.6;
const SPOTLIGHT_NOTCH: f32 = 1.12;

impl Presenting {
    pub fn by(&self) -> StepBy {
        self.by
    }

    /// The whole map is in the picture.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// What the stop is about; where the walk goes on while the whole map is shown.
    pub fn subject(&self) -> Option<Subject> {
        self.subject
    }

    /// The picture that is shown; `None` while it is the whole map.
    pub fn part(&self) -> Option<&Part> {
        self.parts.get(self.part).filter(|_| !self.is_whole)
    }

    /// The pictures of the stop; none while it is the whole map.
    pub(in crate::editor) fn parts(&self) -> &[Part] {
        if self.is_whole { &[] } else { &self.parts }
    }

    /// Which of how many pictures of the stop is shown, from 1 on.
    pub fn part_number(&self) -> (usize, usize) {
        (self.part + 1, self.parts.len().max(1))
    }

    /// What the picture is about; `None` while it is the whole map.
    pub fn current(&self) -> Option<&HashSet<Target>> {
        self.part().map(|part| &part.current)
    }

    /// The step of the current stop, or the first of its stage; `None` while the whole map is shown.
    pub fn current_step(&self) -> Option<StepId> {
        self.part().and_then(|part| part.step)
    }

    pub fn cover(&self) -> Option<Cover> {
        self.cover
    }

    /// The spotlight's radius in points, while it is on.
    pub fn spotlight(&self) -> Option<f32> {
        self.spotlight.map(|share| share * self.size.height)
    }

    pub fn has_large_pointer(&self) -> bool {
        self.has_large_pointer
    }

    /// The least size of a text that the last row can read, in points.
    pub fn letter(&self) -> f32 {
        self.letter
    }

    /// Height of the strip under the picture that says where we are.
    pub fn strip_height(&self) -> f32 {
        (self.letter * room::STRIP).ceil()
    }

    pub fn is_moving(&self) -> bool {
        self.flight.is_some()
    }
}

impl Editor {
    /// The presentation under way.
    pub fn presenting(&self) -> Option<&Presenting> {
        self.presenting.as_ref()
    }

    pub fn projection(&self) -> &Projection {
        &self.projection
    }

    /// Takes the room that the map is shown in, and whether pictures may move.
    pub fn set_projection(&mut self, projection: Projection) {
        if self.projection != projection {
            self.projection = projection;
            if let Some(size) = self.presenting.as_ref().map(|presenting| presenting.size) {
                self.fit_picture(size);
            }
        }
    }

    pub(super) fn run_presentation(&mut self, command: Command) -> Result<(), Blocked> {
        use Command as C;
        self.can_run_presentation(command)?;
        match command {
            C::Present => self.present(None),
            C::PresentHere => self.present(self.selected_step()),
            C::EndPresenting => self.end_presenting(),
            C::NextStop => self.walk(true),
            C::PreviousStop => self.walk(false),
            C::WholePicture => self.show_whole(),
            C::LastStop => self.go_to_last(),
            C::StepBy => self.step_by_next(),
            C::BlackScreen => self.cover(Cover::Black),
            C::WhiteScreen => self.cover(Cover::White),
            C::Spotlight => {
                if let Some(presenting) = &mut self.presenting {
                    let is_on = presenting.spotlight.is_some();
                    presenting.spotlight = (!is_on).then_some(SPOTLIGHT);
                }
            }
            C::LargePointer => {
                if let Some(presenting) = &mut self.presenting {
                    presenting.has_large_pointer = !presenting.has_large_pointer;
                }
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn can_run_presentation(&self, command: Command) -> Result<(), Blocked> {
        let starts = matches!(command, Command::Present | Command::PresentHere);
        if starts && self.document.num_steps() == 0 {
            return Err(Blocked::NothingToPresent);
        }
        let is_here = command == Command::PresentHere;
        if is_here && self.presenting.is_some() && self.selected_step().is_none() {
            return Err(Blocked::NothingSelected);
        }
        if is_of_a_presentation(command) && !starts && self.presenting.is_none() {
            return Err(Blocked::NotPresenting);
        }
        Ok(())
    }

    /// Begins with the whole map, or at a step.
    fn present(&mut self, from: Option<StepId>) {
        if self.presenting.is_none() {
            self.keep_text();
            self.drop_offer();
            self.cancel_gesture();
            let size = self.viewport.size;
            self.presenting = Some(Presenting {
                by: StepBy::default(),
                is_whole: true,
                subject: None,
                parts: Vec::new(),
                part: 0,
                cover: None,
                spotlight: None,
                has_large_pointer: false,
                flight: None,
                shown_layout: 0,
                is_walking: false,
                comes_from: None,
                size,
                letter: self.projection.room.least_size(size.height, room::CAPITAL),
                before: Before {
                    view: self.view(),
                    viewport: self.viewport,
                    selection: std::mem::take(&mut self.selection),
                    focused_phase: self.options.focused_phase,
                },
            });
            self.hovered = None;
        }
        match from {
            Some(step) => self.show_step(step),
            None => {
                if let Some(presenting) = &mut self.presenting {
                    presenting.subject = None;
                    presenting.parts.clear();
                    presenting.part = 0;
                }
                self.show_whole();
            }
        }
        if let Some(presenting) = &mut self.presenting {
            presenting.flight = None;
        }
        self.place_picture();
    }

    fn end_presenting(&mut self) {
        let Some(Presenting { before, .. }) = self.presenting.take() else {
            return;
        };
        self.options.room = None;
        self.options.lanes.clear();
        self.options.focused_phase = before.focused_phase;
        self.options.view = before.view;
        self.views.forget_rooms();
        self.lay_out();
        self.viewport = before.viewport;
        self.selection = before.selection;
        self.selection.sweep(&self.document);
    }

    /// Brings what an item of the agenda shows into the picture.
    pub(super) fn show_scope(&mut self, scope: AgendaScope) {
        match scope {
            AgendaScope::Map => self.show_whole(),
            AgendaScope::Stage(id) => self.show_subject(Subject::Stage(id)),
            AgendaScope::Step(id) => self.show_subject(Subject::Step(id)),
        }
    }

    fn cover(&mut self, cover: Cover) {
        if let Some(presenting) = &mut self.presenting {
            presenting.cover = (presenting.cover != Some(cover)).then_some(cover);
        }
    }

    /// Makes the spotlight larger or smaller by notches of the wheel. Whether it is on.
    pub fn turn_spotlight(&mut self, notches: f32) -> bool {
        let presenting = self.presenting.as_mut();
        let Some(radius) = presenting.and_then(|presenting| presenting.spotlight.as_mut()) else {
            return false;
        };
        let turned = *radius * SPOTLIGHT_NOTCH.powf(notches.clamp(-4.0, 4.0));
        *radius = turned.clamp(*SPOTLIGHTS.start(), *SPOTLIGHTS.end());
        true
    }

    /// The picture's size: the whole window, strip included.
    pub fn set_picture_size(&mut self, size: Size) {
        let presenting = self.presenting.as_ref();
        if presenting.is_some_and(|presenting| presenting.size != size) {
            self.fit_picture(size);
        }
    }

    fn fit_picture(&mut self, size: Size) {
        let letter = self.projection.room.least_size(size.height, room::CAPITAL);
        if let Some(presenting) = &mut self.presenting {
            presenting.size = size;
            presenting.letter = letter;
            presenting.flight = None;
        }
        self.refresh_stop();
        if let Some(presenting) = &mut self.presenting {
            presenting.flight = None;
        }
        self.place_picture();
    }

    /// Height of what stands over the picture: how the vote goes, while one is open.
    pub fn picture_head(&self) -> f32 {
        let voted = self.presenting.as_ref().filter(|_| self.voting().is_some());
        voted.map_or(0.0, |presenting| (presenting.letter * HEAD).ceil())
    }

    /// The part of the screen that the map has, and the least size of its texts.
    fn screen(&self) -> Screen {
        let (size, letter) = match &self.presenting {
            Some(presenting) => {
                let Size { width, height } = presenting.size;
                let around = presenting.strip_height() + self.picture_head();
                let height = (height - around).max(1.0);
                (Size { width, height }, presenting.letter)
            }
            None => {
                let letter = self
                    .projection
                    .room
                    .least_size(NOMINAL.height, room::CAPITAL);
                let height = NOMINAL.height - letter * room::STRIP;
                (Size { height, ..NOMINAL }, letter)
            }
        };
        Screen { size, letter }
    }

    /// What the last row would not read well, or would have to wait for.
    pub fn report(&mut self) -> Vec<Finding> {
        let by = self.stepped_by();
        let screen = self.screen();
        let theme = Theme::in_room(self.theme);
        let (views, text) = (&mut self.views, &mut self.text);
        if self.options.view.has_boards() {
            return stop::report_boards(&self.document, &self.options, by, screen, text, theme);
        }
        let mut options = self.options.clone();
        options.room = Some(RoomPicture::Whole);
        let layout = views.layout(&self.document, &options, text, theme);
        stop::report_parts(&layout, &self.document, by, screen)
    }

    /// `dt` seconds pass. Whether the picture still moves.
    pub fn advance_picture(&mut self, dt: f32) -> bool {
        let Some(presenting) = &mut self.presenting else {
            return false;
        };
        if let Some(flight) = presenting.flight {
            presenting.flight = flight.advanced(dt);
            self.place_picture();
        }
        self.presenting.as_ref().is_some_and(Presenting::is_moving)
    }
}

/// A screen to ask about while none is in use.
const NOMINAL: Size = Size {
    width: 1920.0,
    height: 1080.0,
};

fn is_of_a_presentation(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::EndPresenting
            | C::NextStop
            | C::PreviousStop
            | C::WholePicture
            | C::LastStop
            | C::StepBy
            | C::BlackScreen
            | C::WhiteScreen
            | C::Spotlight
            | C::LargePointer
    )
}

/// Begins, ends or walks a presentation.
pub(super) fn is_about_presenting(command: Command) -> bool {
    is_of_a_presentation(command) || matches!(command, Command::Present | Command::PresentHere)
}
