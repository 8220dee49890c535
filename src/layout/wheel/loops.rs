//! Emotions as distance from the hub: nearer the rim is better; a closed curve for each persona.

use std::f32::consts::TAU;

use super::super::brush::Brush;
use super::super::context::Context;
use super::super::emotion::curve_dash;
use super::plan::Plan;
use super::polar;
use super::wedge::PlacedFace;
use crate::model::{Emotion, PersonaId};
use crate::scene::{Dash, Path, Stroke, Target, rect};
use crate::theme::{map, wheel};

/// Where a value stands, as a share of the disc's radius.
pub(super) fn share_of(value: f32) -> f32 {
    wheel::LOWEST + (value + 2.0) / 4.0 * (wheel::HIGHEST - wheel::LOWEST)
}

/// The nearest half step at a share of the disc's radius; beyond the ends, the ends.
pub(super) fn emotion_at(share: f32) -> Option<Emotion> {
    let part = (share - wheel::LOWEST) / (wheel::HIGHEST - wheel::LOWEST);
    Emotion::nearest(part * 4.0 - 2.0)
}

/// Distance of a curve's point from the centre at an angle.
#[derive(Debug, Clone, Copy)]
struct Knot {
    angle: f32,
    radius: f32,
}

/// Draws the levels and every persona's loop; where the points stand.
pub(super) fn draw(
    context: &Context<'_>,
    brush: &mut Brush,
    plan: &Plan,
    personas: &[Option<PersonaId>],
) -> Vec<PlacedFace> {
    let theme = context.theme;
    let r = plan.radius;
    for level in -2_i8..=2 {
        let radius = share_of(f32::from(level)) * r;
        let stroke = if level == 0 {
            Stroke::solid(map::LINE, theme.plot_zero)
        } else {
            Stroke {
                width: map::HAIRLINE,
                colour: theme.plot_zero.with_alpha(150),
                dash: Dash::Dotted,
            }
        };
        brush.path(
            Path::circle(crate::scene::point(0.0, 0.0), radius),
            None,
            Some(stroke),
        );
    }
    brush.group(None, None, None);
    let mut placed = Vec::new();
    for &persona in personas {
        let index = persona
            .and_then(|id| context.persona_index(id))
            .unwrap_or_default();
        let colour = context.persona_colour(index);
        let knots: Vec<Option<Knot>> = plan
            .wedges
            .iter()
            .map(|wedge| {
                let value = wedge.step.emotion(persona)?.value;
                Some(Knot {
                    angle: wedge.middle(),
                    radius: share_of(value.value()) * r,
                })
            })
            .collect();
        let pen = |width, colour, dash| Stroke {
            width,
            colour,
            dash,
        };
        for curve in curves(&knots) {
            let halo = theme.background.with_alpha(190);
            brush.path(curve.clone(), None, Some(pen(6.0, halo, Dash::Solid)));
            brush.path(curve, None, Some(pen(3.0, colour, curve_dash(index))));
        }
        // Whose it is, for those who dim it; it answers to no pointer.
        brush.group(persona.map(Target::Persona), None, None);
        for (wedge, knot) in plan.wedges.iter().zip(&knots) {
            let Some(knot) = knot else { continue };
            let centre = polar::at(knot.angle, knot.radius);
            let edge = Stroke::solid(2.0, theme.background);
            brush.path(Path::circle(centre, 6.0), Some(colour), Some(edge));
            let target = Target::Emotion {
                step: wedge.step.id,
                persona,
            };
            let hit = rect(centre.x - 12.0, centre.y - 12.0, 24.0, 24.0);
            brush.group(Some(target), Some(hit), Some(colour));
            if persona != plan.persona {
                placed.push(PlacedFace {
                    step: wedge.step.id,
                    persona,
                    centre,
                    radius: 7.0,
                });
            }
        }
    }
    placed
}

/// One closed curve where every step has its point; else a curve for each run of neighbours.
fn curves(knots: &[Option<Knot>]) -> Vec<Path> {
    let num = knots.len();
    if num == 0 {
        return Vec::new();
    }
    let Some(gap) = knots.iter().position(Option::is_none) else {
        let all: Vec<Knot> = knots.iter().flatten().copied().collect();
        return vec![curve(&all, true)];
    };
    // The circle cut open at a gap: runs that pass 12 o'clock stay whole.
    let turned: Vec<Option<Knot>> = (0..num)
        .map(|index| {
            let place = gap + index;
            let turn = (place / num) as f32 * TAU;
            knots[place % num].map(|knot| Knot {
                angle: knot.angle + turn,
                ..knot
            })
        })
        .collect();
    turned
        .split(Option::is_none)
        .map(|run| run.iter().flatten().copied().collect::<Vec<Knot>>())
        .filter(|run| run.len() > 1)
        .map(|run| curve(&run, false))
        .collect()
}

/// Smooth, and never beyond the radii of neighbouring points (monotone in between).
fn curve(knots: &[Knot], is_closed: bool) -> Path {
    let num = knots.len();
    let knot = |index: isize| {
        let turns = index.div_euclid(num as isize);
        let base = knots[index.rem_euclid(num as isize) as usize];
        Knot {
            angle: base.angle + turns as f32 * TAU,
            ..base
        }
    };
    let secant = |index: isize| {
        let (a, b) = (knot(index), knot(index + 1));
        (b.radius - a.radius) / (b.angle - a.angle).max(1e-4)
    };
    let slope = |index: isize| {
        let is_end = !is_closed && (index == 0 || index + 1 == num as isize);
        if is_end {
            return 0.0;
        }
        let (before, after) = (secant(index - 1), secant(index));
        if before * after <= 0.0 {
            return 0.0;
        }
        let limit = 3.0 * before.abs().min(after.abs());
        f32::midpoint(before, after).clamp(-limit, limit)
    };
    let mut path = Path::default();
    let start = knot(0);
    path.move_to(polar::at(start.angle, start.radius));
    let num_spans = if is_closed { num } else { num - 1 } as isize;
    for index in 0..num_spans {
        let (a, b) = (knot(index), knot(index + 1));
        span(&mut path, a, b, slope(index), slope(index + 1));
    }
    if is_closed {
        path.close();
    }
    path
}

/// A Hermite span in angle and radius, as cubics on the plane.
fn span(path: &mut Path, a: Knot, b: Knot, from_slope: f32, to_slope: f32) {
    let extent = b.angle - a.angle;
    let pieces = (extent / 0.12).ceil().clamp(2.0, 64.0) as usize;
    let at = |t: f32| {
        let (t2, t3) = (t * t, t * t * t);
        (2.0 * t3 - 3.0 * t2 + 1.0) * a.radius
            + (t3 - 2.0 * t2 + t) * extent * from_slope
            + (-2.0 * t3 + 3.0 * t2) * b.radius
            + (t3 - t2) * extent * to_slope
    };
    let slope_at = |t: f32| {
        let t2 = t * t;
        (6.0 * t2 - 6.0 * t) * a.radius / extent
            + (3.0 * t2 - 4.0 * t + 1.0) * from_slope
            + (-6.0 * t2 + 6.0 * t) * b.radius / extent
            + (3.0 * t2 - 2.0 * t) * to_slope
    };
    let piece = extent / pieces as f32;
    for index in 0..pieces {
        let (t, u) = (
            index as f32 / pieces as f32,
            (index + 1) as f32 / pieces as f32,
        );
        let (angle_t, angle_u) = (a.angle + t * extent, a.angle + u * extent);
        let tangent =
            |angle: f32, t: f32| polar::at(angle, slope_at(t)) + polar::along(angle) * at(t);
        path.curve_to(
            polar::at(angle_t, at(t)) + tangent(angle_t, t) * (piece / 3.0),
            polar::at(angle_u, at(u)) - tangent(angle_u, u) * (piece / 3.0),
            polar::at(angle_u, at(u)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::PathCommand;

    #[test]
    fn the_nearer_the_rim_the_better() {
        for half_steps in -4..=4 {
            let emotion = Emotion::default().shifted(half_steps);
            assert_eq!(emotion_at(share_of(emotion.value())), Some(emotion));
        }
        assert_eq!(emotion_at(2.0), Some(Emotion::MAX));
        assert_eq!(emotion_at(0.0), Some(Emotion::MIN));
        assert!(share_of(2.0) > share_of(-2.0));
    }

    #[test]
    fn a_loop_stays_between_its_neighbouring_points() {
        let radii = [200.0, 260.0, 210.0, 210.0, 280.0];
        let knots: Vec<Option<Knot>> = radii
            .iter()
            .enumerate()
            .map(|(index, &radius)| {
                let angle = 0.4 + index as f32 * TAU / 5.0;
                Some(Knot { angle, radius })
            })
            .collect();
        let curves = curves(&knots);
        assert_eq!(curves.len(), 1);
        let mut from = polar::at(0.4, 200.0);
        for command in &curves[0].commands {
            let PathCommand::CurveTo(a, b, to) = *command else {
                continue;
            };
            let middle = (from + (a + b) * 3.0 + to) * 0.125;
            for p in [middle, to] {
                let radius = polar::radius_of(p);
                assert!((199.0..=281.0).contains(&radius), "{radius}");
            }
            from = to;
        }
        assert!(from.distance(polar::at(0.4, 200.0)) < 0.1, "it closes");
    }

    #[test]
    fn a_step_without_emotion_opens_the_loop() {
        let knot = |angle| {
            Some(Knot {
                angle,
                radius: 100.0,
            })
        };
        let knots = [knot(0.5), None, knot(2.5), knot(3.5), None, knot(5.5)];
        assert_eq!(curves(&knots).len(), 2);
        let single = [knot(1.0), None];
        assert!(curves(&single).is_empty());
    }
}
