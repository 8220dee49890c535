//! What a wheel can be asked: which step is meant at a point, where a face stands, which emotion is meant.

use super::loops;
use super::polar;
use super::wedge::PlacedFace;
use crate::model::{Emotion, PersonaId, StepId};
use crate::scene::Point;
use crate::theme::wheel;

/// The geometry of a finished wheel, in map units.
#[derive(Debug, Clone, Default)]
pub(in crate::layout) struct Places {
    pub centre: Point,
    pub radius: f32,
    /// In the order of the circle: step, first and last angle.
    pub steps: Vec<(StepId, f32, f32)>,
    pub faces: Vec<PlacedFace>,
}

impl Places {
    /// The step at the angle of `p`, wherever on the ray it is, and the emotion at its distance.
    pub fn emotion_at(&self, p: Point) -> Option<(StepId, Emotion)> {
        let from_centre = p - self.centre;
        let step = self.step_at_angle(polar::angle_of(from_centre))?;
        let emotion = loops::emotion_at(polar::radius_of(from_centre) / self.radius)?;
        Some((step, emotion))
    }

    /// `start`, as much better or worse as `to` is further out or in than `from`.
    pub fn emotion_moved(&self, start: Emotion, from: Point, to: Point) -> Option<Emotion> {
        let share = |p: Point| polar::radius_of(p - self.centre) / self.radius;
        loops::emotion_at(loops::share_of(start.value()) + share(to) - share(from))
    }

    /// Whether `p` is where the persona stands.
    pub fn is_in_hub(&self, p: Point) -> bool {
        polar::radius_of(p - self.centre) <= wheel::HUB * self.radius
    }

    /// Whether `p` is on the wedges or their rim.
    pub fn is_on_steps(&self, p: Point) -> bool {
        let share = polar::radius_of(p - self.centre) / self.radius;
        (wheel::GOAL..=1.0).contains(&share)
    }

    pub fn step_at_angle(&self, angle: f32) -> Option<StepId> {
        let turn = std::f32::consts::TAU;
        let steps = self.steps.iter();
        let mut hit = steps.filter(|(_, from, to)| {
            [angle, angle + turn]
                .into_iter()
                .any(|angle| (*from..*to).contains(&angle))
        });
        let last = self.steps.last();
        // Rounding may leave a hair between the last wedge and the first.
        hit.next().or(last).map(|(step, ..)| *step)
    }

    /// The centre and the size of a face, set or not.
    pub fn face(&self, step: StepId, persona: Option<PersonaId>) -> Option<(Point, f32)> {
        let mut faces = self.faces.iter();
        let face = faces.find(|face| face.step == step && face.persona == persona)?;
        Some((face.centre + self.centre, face.radius))
    }

    /// Where `emotion` stands at `step` when emotions are told by distance.
    pub fn level(&self, step: StepId, emotion: Emotion) -> Option<Point> {
        let (_, from, to) = *self.steps.iter().find(|(id, ..)| *id == step)?;
        let radius = loops::share_of(emotion.value()) * self.radius;
        Some(self.centre + polar::at((from + to) / 2.0, radius))
    }

    /// The step `by` places further around the circle.
    pub fn neighbour(&self, step: StepId, by: isize) -> Option<StepId> {
        let at = self.steps.iter().position(|(id, ..)| *id == step)? as isize;
        let place = (at + by).rem_euclid(self.steps.len() as isize);
        self.steps.get(place as usize).map(|(id, ..)| *id)
    }
}
