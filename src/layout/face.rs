//! Faces: one function from an emotion to a drawing, for 12 units as for 400.

use super::brush::Brush;
use crate::model::{Emotion, FaceScale};
use crate::scene::{Fragment, Path, Point, Stroke, point};
use crate::theme::Theme;

/// The face of `emotion` alone, centred in a square at (0, 0) of twice `radius`; for buttons and menus.
pub fn face(emotion: Emotion, radius: f32, theme: &Theme) -> Fragment {
    let mut brush = Brush::default();
    draw(&mut brush, point(radius, radius), radius, emotion, theme);
    brush.group(None, None, None);
    brush.finish()
}

/// Draws the face of `emotion` with its outline inside `radius`.
pub(super) fn draw(brush: &mut Brush, centre: Point, radius: f32, emotion: Emotion, theme: &Theme) {
    let colours = theme.emotion(emotion);
    let r = radius;
    let value = emotion.value();
    let outline = (r * 0.1).max(0.75);
    let at = |x: f32, y: f32| point(centre.x + x * r, centre.y + y * r);
    let pen = Stroke::solid((r * 0.15).max(0.9), colours.ink);

    brush.path(
        Path::circle(centre, r - outline / 2.0),
        Some(colours.fill),
        Some(Stroke::solid(outline, colours.outline)),
    );

    let eye_y = if value >= 1.5 { -0.16 } else { -0.2 };
    let mut eyes = Path::default();
    eyes.add_circle(at(-0.34, eye_y), r * 0.125);
    eyes.add_circle(at(0.34, eye_y), r * 0.125);
    brush.path(eyes, Some(colours.ink), None);

    brush.path(
        mouth(value, &at),
        (value >= 1.75).then_some(colours.ink),
        Some(pen),
    );

    if value.abs() >= 1.5 {
        let mut brows = Path::default();
        for side in [-1.0, 1.0] {
            if value < 0.0 {
                brows
                    .move_to(at(side * 0.58, -0.56))
                    .line_to(at(side * 0.16, -0.38));
            } else {
                brows.move_to(at(side * 0.54, -0.44)).curve_to(
                    at(side * 0.46, -0.6),
                    at(side * 0.26, -0.6),
                    at(side * 0.16, -0.48),
                );
            }
        }
        brush.path(brows, None, Some(pen));
    }
}

/// From a frown at −2 over a straight line at 0 to an open laugh at +2.
fn mouth(value: f32, at: &impl Fn(f32, f32) -> Point) -> Path {
    let bend = value / 2.0;
    let half = 0.42 + 0.06 * bend.abs();
    let corner = 0.38 - 0.16 * bend;
    let middle = corner + 0.46 * bend;
    let mut path = Path::default();
    path.move_to(at(-half, corner)).curve_to(
        at(-half * 0.5, middle),
        at(half * 0.5, middle),
        at(half, corner),
    );
    if value >= 1.75 {
        path.close();
    }
    path
}

/// The face that stands for `emotion`.
pub(super) fn shown_face(emotion: Emotion, scale: FaceScale) -> Emotion {
    match scale {
        FaceScale::Five => emotion,
        FaceScale::Three => {
            let sign = emotion.half_steps().signum();
            Emotion::default().shifted(2 * sign)
        }
    }
}
