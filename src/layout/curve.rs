//! A smooth curve through points that never overshoots them (monotone cubic, Fritsch–Carlson).

use crate::scene::{Path, Point, point};

/// The curve through `points`, whose x must grow; a single point gives an empty path.
pub(super) fn monotone(points: &[Point]) -> Path {
    let mut path = Path::default();
    if points.len() < 2 {
        return path;
    }
    let slopes = tangents(points);
    path.move_to(points[0]);
    for (pair, slope) in points.windows(2).zip(slopes.windows(2)) {
        let (a, b) = (pair[0], pair[1]);
        let third = (b.x - a.x) / 3.0;
        path.curve_to(
            point(a.x + third, a.y + slope[0] * third),
            point(b.x - third, b.y - slope[1] * third),
            b,
        );
    }
    path
}

/// Slope at each point: zero at peaks and valleys, limited to three times the flatter neighbour.
fn tangents(points: &[Point]) -> Vec<f32> {
    let secants: Vec<f32> = points
        .windows(2)
        .map(|pair| (pair[1].y - pair[0].y) / (pair[1].x - pair[0].x).max(f32::EPSILON))
        .collect();
    let last = secants.len() - 1;
    (0..points.len())
        .map(|index| {
            // Flat ends: a journey does not promise to go on as it began.
            if index == 0 || index > last {
                return 0.0;
            }
            let (before, after) = (secants[index - 1], secants[index]);
            if before * after <= 0.0 {
                return 0.0;
            }
            let limit = 3.0 * before.abs().min(after.abs());
            let mean = (before + after) / 2.0;
            mean.clamp(-limit, limit)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::PathCommand;

    #[test]
    fn the_curve_stays_between_neighbouring_points() {
        let heights = [0.0, 40.0, 40.0, -10.0, 160.0, 155.0, 0.0];
        let points: Vec<Point> = heights
            .iter()
            .enumerate()
            .map(|(index, &y)| point(index as f32 * 100.0, y))
            .collect();
        let path = monotone(&points);
        let mut from = points[0];
        let mut num_curves = 0;
        for command in &path.commands {
            let PathCommand::CurveTo(a, b, to) = *command else {
                continue;
            };
            num_curves += 1;
            let (low, high) = (from.y.min(to.y) - 0.01, from.y.max(to.y) + 0.01);
            for step in 0..=50 {
                let t = step as f32 / 50.0;
                let u = 1.0 - t;
                let y = u * u * u * from.y
                    + 3.0 * u * u * t * a.y
                    + 3.0 * u * t * t * b.y
                    + t * t * t * to.y;
                assert!((low..=high).contains(&y), "{y} leaves {low}…{high}");
            }
            from = to;
        }
        assert_eq!(num_curves, heights.len() - 1);
    }

    #[test]
    fn one_point_has_no_curve() {
        assert!(monotone(&[point(1.0, 2.0)]).commands.is_empty());
    }
}
