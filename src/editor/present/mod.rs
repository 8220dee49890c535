//! Presenting the map in a room: a walk from stop to stop, with nothing around the picture.
//!
//! [`Presenting`] holds where the walk stands and where one was before. Nothing of it is in the document.

use super::{Blocked, Editor, Selection, Viewport};
use crate::command::Command;
use crate::layout::View;
use crate::model::{AgendaScope, StepId};
use crate::scene::{Rect, Target};

/// What one stop shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum StepBy {
    Stage,
    #[default]
    Step,
    Lane,
}

/// What hides the picture for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cover {
    Black,
    White,
}

/// A presentation under way.
#[derive(Debug, Clone)]
pub struct Presenting {
    by: StepBy,
    /// The step where the walk stands; `None` shows the whole map.
    step: Option<StepId>,
    cover: Option<Cover>,
    spotlight: bool,
    before: Before,
}

/// Where one was.
#[derive(Debug, Clone)]
struct Before {
    view: View,
    viewport: Viewport,
    selection: Selection,
}

impl Presenting {
    pub fn by(&self) -> StepBy {
        self.by
    }

    /// The step of the current stop, or the first of its stage; `None` while the whole map is shown.
    pub fn current_step(&self) -> Option<StepId> {
        self.step
    }

    pub fn cover(&self) -> Option<Cover> {
        self.cover
    }

    pub fn has_spotlight(&self) -> bool {
        self.spotlight
    }
}

impl Editor {
    /// The presentation under way.
    pub fn presenting(&self) -> Option<&Presenting> {
        self.presenting.as_ref()
    }

    pub(super) fn run_presentation(&mut self, command: Command) -> Result<(), Blocked> {
        use Command as C;
        match command {
            C::Present => self.present(None),
            C::PresentHere => self.present(self.selected_step()),
            C::EndPresenting => self.end_presenting(),
            C::NextStop => self.walk(1),
            C::PreviousStop => self.walk(-1),
            C::WholePicture => self.go_to_stop(None),
            C::LastStop => {
                let last = self.document.steps().last().map(|(_, step)| step.id);
                self.go_to_stop(last);
            }
            C::StepBy => {
                if let Some(presenting) = &mut self.presenting {
                    presenting.by = match presenting.by {
                        StepBy::Stage => StepBy::Step,
                        StepBy::Step => StepBy::Lane,
                        StepBy::Lane => StepBy::Stage,
                    };
                }
            }
            C::BlackScreen => self.cover(Cover::Black),
            C::WhiteScreen => self.cover(Cover::White),
            C::Spotlight => {
                if let Some(presenting) = &mut self.presenting {
                    presenting.spotlight = !presenting.spotlight;
                }
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn can_run_presentation(&self, command: Command) -> Result<(), Blocked> {
        let starts = matches!(command, Command::Present | Command::PresentHere);
        if !starts && self.presenting.is_none() {
            return Err(Blocked::NotPresenting);
        }
        if starts && self.document.num_steps() == 0 {
            return Err(Blocked::EmptyMap);
        }
        Ok(())
    }

    fn present(&mut self, from: Option<StepId>) {
        let first = self.document.steps().next().map(|(_, step)| step.id);
        if self.presenting.is_none() {
            self.presenting = Some(Presenting {
                by: StepBy::default(),
                step: None,
                cover: None,
                spotlight: false,
                before: Before {
                    view: self.view(),
                    viewport: self.viewport,
                    selection: self.selection.clone(),
                },
            });
            self.selection = Selection::default();
            self.hovered = None;
        }
        self.go_to_stop(from.or(first));
    }

    fn end_presenting(&mut self) {
        let Some(Presenting { before, .. }) = self.presenting.take() else {
            return;
        };
        self.options_mut().lanes.clear();
        self.show_view(before.view);
        let size = self.viewport.size;
        self.viewport = before.viewport;
        self.viewport.size = size;
        self.selection = before.selection;
        self.selection.sweep(&self.document);
    }

    fn walk(&mut self, by: isize) {
        let Some(presenting) = &mut self.presenting else {
            return;
        };
        if presenting.cover.take().is_some() {
            return;
        }
        let steps: Vec<StepId> = self.document.steps().map(|(_, step)| step.id).collect();
        let at = presenting
            .step
            .and_then(|step| steps.iter().position(|&other| other == step));
        let next = match at {
            None => 0,
            Some(at) => at.saturating_add_signed(by).min(steps.len() - 1),
        };
        self.go_to_stop(steps.get(next).copied());
    }

    fn go_to_stop(&mut self, step: Option<StepId>) {
        let Some(presenting) = &mut self.presenting else {
            return;
        };
        presenting.cover = None;
        presenting.step = step;
        self.place_stop();
    }

    /// Brings what an item of the agenda shows into the picture.
    pub(super) fn show_scope(&mut self, scope: AgendaScope) {
        let (by, step) = match scope {
            AgendaScope::Map => (None, None),
            AgendaScope::Stage(id) => {
                let stage = self.document.stage(id);
                let first = stage.and_then(|stage| stage.steps.first());
                (Some(StepBy::Stage), first.map(|step| step.id))
            }
            AgendaScope::Step(id) => (Some(StepBy::Step), Some(id)),
        };
        if let (Some(by), Some(presenting)) = (by, &mut self.presenting) {
            presenting.by = by;
        }
        self.go_to_stop(step);
    }

    fn cover(&mut self, cover: Cover) {
        if let Some(presenting) = &mut self.presenting {
            presenting.cover = (presenting.cover != Some(cover)).then_some(cover);
        }
    }

    /// Brings the current stop into the picture.
    pub(super) fn place_stop(&mut self) {
        let Some(presenting) = &self.presenting else {
            return;
        };
        let rect = presenting.step.and_then(|step| self.rect_of_stop(step));
        let rect = rect.unwrap_or(self.layout.scene.bounds);
        self.viewport.fit_up_to(rect, Viewport::MAX_ZOOM);
    }

    fn rect_of_stop(&self, step: StepId) -> Option<Rect> {
        self.place_of(Target::Step(step))
    }

    /// The picture has another size: the stop is placed anew.
    pub fn set_picture_size(&mut self, size: crate::scene::Size) {
        if self.viewport.size != size {
            self.viewport.size = size;
            self.place_stop();
        }
    }
}
