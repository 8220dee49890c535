//! Stops of a walk through the map: what a picture on the wall shows, so that the last row can read it.
//!
//! A [`Subject`] (a step, a stage, a lane) is shown in as many [`Part`]s as it needs: every text of it stands
//! wholly in one of them, no smaller than the room allows. Where there is space left, the picture is larger.
//! In swimlane and wheel a part is a page of a board (see `layout::board`, `layout::wheel::stop`); in the store
//! (`free`) it is what stands close together, and `cover` decides where to cut. Only the subject asked for is
//! looked at, however large the map is.

mod cover;
mod free;
mod report;

use std::collections::HashSet;

pub use report::{Finding, report_boards, report_parts};

use super::{BoardPicture, Layout, RoomPicture};
use crate::model::{Document, LaneId, StageId, StepId};
use crate::scene::{Rect, Size, Target, rect};
use crate::theme::room;

/// By what one steps through the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum StepBy {
    Stage,
    #[default]
    Step,
    Lane,
}

impl StepBy {
    pub const ALL: [Self; 3] = [Self::Stage, Self::Step, Self::Lane];
}

/// What a stop is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    Stage(StageId),
    Step(StepId),
    Lane(LaneId),
}

/// The picture on the wall.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen {
    /// In points.
    pub size: Size,
    /// The least size of a text, in points.
    pub letter: f32,
}

/// One picture of a stop.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Part {
    /// What it is about; everything else is a neighbour.
    pub current: HashSet<Target>,
    /// Where that stands: the same things stand elsewhere too.
    pub area: Rect,
    /// All that stands in `area` is current, whatever it is.
    pub is_page: bool,
    /// Where what is current stands once more, in the view's own picture.
    pub beside: Option<Rect>,
    /// What of the map fills the screen.
    pub rect: Rect,
    /// Points per map unit.
    pub zoom: f32,
    /// The first step it shows.
    pub step: Option<StepId>,
}

impl Part {
    /// Whether a group is what the picture is about. Lines and grounds that stand for nothing belong to every
    /// picture; `has_text` is asked of those.
    pub fn is_current(
        &self,
        target: Option<Target>,
        bounds: Rect,
        has_text: impl Fn() -> bool,
    ) -> bool {
        let is_here = self.area.contains(bounds.centre());
        let is_beside = |rect: Rect| rect.contains(bounds.centre());
        if self.beside.is_some_and(is_beside) {
            return target.is_some_and(|target| self.current.contains(&target));
        }
        match target {
            // Pages stand side by side; what is too high for its own still belongs there.
            _ if self.is_page => {
                let (left, right) = (self.area.x, self.area.right());
                (left..=right).contains(&bounds.centre().x)
            }
            Some(target) => is_here && self.current.contains(&target),
            None => !has_text(),
        }
    }
}

impl Screen {
    /// The zoom at which a text of `size` map units is just large enough.
    fn zoom_for(&self, size: f32) -> f32 {
        self.letter.max(1.0) / size.max(1.0)
    }

    /// How much of the map is seen at `zoom`.
    fn seen(&self, zoom: f32) -> Size {
        Size {
            width: self.size.width.max(1.0) / zoom,
            height: self.size.height.max(1.0) / zoom,
        }
    }

    /// A zoom between the least one and the largest useful one, in few steps: letters of few sizes are drawn
    /// sooner.
    fn stepped(zoom: f32, least: f32, largest: f32) -> f32 {
        const STEP: f32 = 1.1;
        let most = (largest.ln() / STEP.ln()).floor();
        let steps = ((zoom / least).max(1.0).ln() / STEP.ln() + 1e-3).floor();
        least * STEP.powf(steps.min(most))
    }

    /// How the swimlane is drawn to show a stop.
    pub fn board(&self, subject: Subject) -> RoomPicture {
        let seen = self.seen(self.zoom_for(room::LEAST_TEXT));
        RoomPicture::Board(BoardPicture {
            subject,
            // Whole units: a window that is resized does not lay the map out at every pixel.
            size: Size {
                width: seen.width.floor().max(1.0),
                height: seen.height.floor().max(1.0),
            },
        })
    }
}

impl Subject {
    /// What there is to walk in the swimlane, in a picture of the lanes that are `named`.
    pub fn of_document(document: &Document, by: StepBy, named: &[LaneId]) -> Vec<Self> {
        match by {
            StepBy::Stage => {
                let stages = document.stages.iter();
                stages.map(|stage| Self::Stage(stage.id)).collect()
            }
            StepBy::Lane => {
                let lanes = document.lanes_in_sight(named);
                lanes.map(|lane| Self::Lane(lane.id)).collect()
            }
            StepBy::Step => {
                let steps = document.steps();
                steps.map(|(_, step)| Self::Step(step.id)).collect()
            }
        }
    }

    /// What there is to walk, in the order of the view. A view without lanes is walked by steps instead.
    pub fn all(layout: &Layout, document: &Document, by: StepBy, named: &[LaneId]) -> Vec<Self> {
        let is_free = layout.parts.wheel.is_some() || layout.parts.store.is_some();
        if !is_free || by == StepBy::Stage {
            return Self::of_document(document, by, named);
        }
        let steps = steps(layout, document);
        steps.into_iter().map(Self::Step).collect()
    }

    /// By what one steps when this is a stop.
    pub const fn walked_by(self) -> StepBy {
        match self {
            Self::Stage(_) => StepBy::Stage,
            Self::Step(_) => StepBy::Step,
            Self::Lane(_) => StepBy::Lane,
        }
    }

    /// The subject that shows `step`, when one steps by `by`.
    pub fn with(document: &Document, step: StepId, by: StepBy) -> Option<Self> {
        match by {
            StepBy::Stage => {
                let mut steps = document.steps();
                let (stage, _) = steps.find(|(_, row)| row.id == step)?;
                Some(Self::Stage(stage.id))
            }
            StepBy::Step => document.step(step).map(|_| Self::Step(step)),
            StepBy::Lane => None,
        }
    }
}

/// The steps in the order in which the view shows them.
pub fn steps(layout: &Layout, document: &Document) -> Vec<StepId> {
    if let Some(wheel) = &layout.parts.wheel {
        return wheel.steps.iter().map(|(step, ..)| *step).collect();
    }
    if let Some(store) = &layout.parts.store {
        return store.rooms.iter().filter_map(|room| room.step).collect();
    }
    document.steps().map(|(_, step)| step.id).collect()
}

/// The pictures of a subject, in order; at least one, unless the layout does not show it at all. In
/// swimlane and wheel `layout` is the subject's board.
pub fn parts(layout: &Layout, document: &Document, subject: Subject, screen: Screen) -> Vec<Part> {
    let Some(board) = &layout.parts.board else {
        return free::parts(layout, document, subject, screen);
    };
    let zoom = screen.size.height.max(1.0) / board.seen.height.max(1.0);
    let pages = board.pages.iter().map(|page| Part {
        current: page.current.clone(),
        area: page.area.expanded(1.0),
        is_page: true,
        beside: page.beside,
        rect: centred(page.whole(), screen, zoom),
        zoom,
        step: page.step,
    });
    pages.collect()
}

/// Where the picture was before it came to this board: on the page before it, or on the one after.
pub fn beside(layout: &Layout, screen: Screen, from_next: bool) -> Option<(Rect, f32)> {
    let board = layout.parts.board.as_ref()?;
    let zoom = screen.size.height.max(1.0) / board.seen.height.max(1.0);
    // A view's own picture stays where it is.
    if let Some(page) = board.pages.first().filter(|page| page.beside.is_some()) {
        return Some((centred(page.whole(), screen, zoom), zoom));
    }
    let area = board.neighbours[usize::from(from_next)]?;
    Some((centred(area, screen, zoom), zoom))
}

/// `area` in the middle of the picture at `zoom`.
fn centred(area: Rect, screen: Screen, zoom: f32) -> Rect {
    let seen = screen.seen(zoom);
    let centre = area.centre();
    rect(
        centre.x - seen.width / 2.0,
        centre.y - seen.height / 2.0,
        seen.width,
        seen.height,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_enlarged_in_few_steps_and_never_below_the_least_size() {
        for share in [0.5, 1.0, 1.04, 1.3, 1.59, 4.0] {
            let zoom = Screen::stepped(2.0 * share, 2.0, room::LARGEST);
            assert!(
                (2.0..=2.0 * room::LARGEST).contains(&zoom),
                "{share}: {zoom}"
            );
            assert!(zoom <= (2.0 * share).max(2.0) + 1e-3);
        }
    }
}
