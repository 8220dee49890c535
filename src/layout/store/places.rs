//! What a store plan can be asked: where a face stands, which emotion a drag means, where rooms are on the
//! grid, which room comes next on the path.

use super::curve::Levels;
use super::measure::Measure;
use super::plan::PlacedRoom;
use super::room::PlacedFace;
use super::walk::Gate;
use crate::model::{Emotion, PersonaId, PlanArea, PlanPoint, Shortcut, StepId};
use crate::scene::{Point, Rect};
use crate::theme::store;

/// The geometry of a finished plan, in map units.
#[derive(Debug, Clone, Default)]
pub(in crate::layout) struct Places {
    pub measure: Measure,
    /// In the order of the path.
    pub rooms: Vec<PlacedRoom>,
    pub backstage: Vec<PlacedRoom>,
    pub floor: Rect,
    pub gates: Option<[Gate; 2]>,
    /// From the entrance to the exit.
    pub path: Vec<Point>,
    pub shortcuts: Vec<(Shortcut, Vec<Point>)>,
    /// On the plan.
    pub faces: Vec<PlacedFace>,
    /// On the curve.
    pub curve_faces: Vec<PlacedFace>,
    pub levels: Levels,
}

/// On the plan, dragging a face so far up makes it one level better.
const LEVEL: f32 = 26.0;

impl Places {
    /// `start`, as much better or worse as `to` is above or below `from`.
    pub fn emotion_moved(&self, start: Emotion, from: Point, to: Point) -> Option<Emotion> {
        let is_on_curve = from.y > self.floor.bottom();
        let pitch = if is_on_curve {
            self.levels.height / 4.0
        } else {
            LEVEL
        };
        Emotion::nearest(start.value() + (from.y - to.y) / pitch)
    }

    /// The centre and the size of a face on the plan, set or not.
    pub fn face(&self, step: StepId, persona: Option<PersonaId>) -> Option<(Point, f32)> {
        let mut faces = self.faces.iter().chain(&self.curve_faces);
        let face = faces.find(|face| face.step == step && face.persona == persona)?;
        Some((face.centre, face.radius))
    }

    /// The step `by` places further along the path; nothing comes after the last.
    pub fn neighbour(&self, step: StepId, by: isize) -> Option<StepId> {
        let at = self.rooms.iter().position(|room| room.step == Some(step))?;
        let place = at.checked_add_signed(by)?;
        self.rooms.get(place)?.step
    }

    /// The walls of a room that would stand on `area`.
    pub fn walls(&self, area: PlanArea) -> Rect {
        self.measure.walls(area)
    }

    /// How many squares a way on the map is, rounded.
    pub fn squares(way: Point) -> (i32, i32) {
        let count = |length: f32| (length / store::UNIT).round() as i32;
        (count(way.x), count(way.y))
    }

    /// The corner of the grid nearest to `p`.
    pub fn corner(&self, p: Point) -> PlanPoint {
        let grid = self.measure.grid(p);
        PlanPoint {
            x: grid.x.round() as i32,
            y: grid.y.round() as i32,
        }
    }

    /// Where on the page a corner of the grid is.
    pub fn at(&self, spot: PlanPoint) -> Point {
        self.measure.at((2 * spot.x, 2 * spot.y))
    }
}
