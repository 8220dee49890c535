//! Rectangles on the grid of a store plan: their limits, whether they overlap, the nearest free place.

/// A rectangle of whole grid units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct PlanArea {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

impl PlanArea {
    /// Longest side of a room.
    pub const MOST_SIDE: i32 = 60;
    /// Farthest that a room's corner may be from the origin.
    pub const FARTHEST: i32 = 600;

    pub fn right(self) -> i32 {
        self.x + self.width
    }

    pub fn bottom(self) -> i32 {
        self.y + self.height
    }

    /// They share some area; edges may touch.
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self {
            x,
            y,
            width: self.right().max(other.right()) - x,
            height: self.bottom().max(other.bottom()) - y,
        }
    }

    #[must_use]
    pub fn moved(self, x: i32, y: i32) -> Self {
        Self {
            x: self.x + x,
            y: self.y + y,
            ..self
        }
    }

    /// Within the limits of size and place.
    #[must_use]
    pub fn held(self) -> Self {
        let far = Self::FARTHEST;
        Self {
            x: self.x.clamp(-far, far),
            y: self.y.clamp(-far, far),
            width: self.width.clamp(1, Self::MOST_SIDE),
            height: self.height.clamp(1, Self::MOST_SIDE),
        }
    }

    /// Whether it overlaps none of `taken`.
    pub fn is_free(self, taken: &[Self]) -> bool {
        !taken.iter().any(|other| other.overlaps(self))
    }

    /// The place nearest to where it is that is free; it stays where it can.
    #[must_use]
    pub fn settled(self, taken: &[Self]) -> Self {
        let start = self.held();
        if start.is_free(taken) {
            return start;
        }
        // A nearest free place touches something on each axis on which it was moved.
        let mut columns = vec![start.x];
        let mut rows = vec![start.y];
        for other in taken {
            columns.extend([other.x - start.width, other.right()]);
            rows.extend([other.y - start.height, other.bottom()]);
        }
        let order = |places: &mut Vec<i32>, from: i32| {
            places.sort_unstable_by_key(|&place| ((place - from).abs(), place));
            places.dedup();
        };
        order(&mut columns, start.x);
        order(&mut rows, start.y);
        let mut best: Option<(i32, Self)> = None;
        for &x in &columns {
            let aside = (x - start.x).abs();
            if best.is_some_and(|(distance, _)| aside >= distance) {
                break;
            }
            for &y in &rows {
                let distance = aside + (y - start.y).abs();
                if best.is_some_and(|(least, _)| distance >= least) {
                    break;
                }
                let place = Self { x, y, ..start };
                if place == place.held() && place.is_free(taken) {
                    best = Some((distance, place));
                    break;
                }
            }
        }
        best.map_or(start, |(_, place)| place)
    }
}

/// The places of areas that overlap one before them in the list, by sweeping from left to right.
pub fn overlapping(areas: &[PlanArea]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..areas.len()).collect();
    order.sort_unstable_by_key(|&index| areas[index].x);
    let mut found = Vec::new();
    for (place, &index) in order.iter().enumerate() {
        for &other in &order[place + 1..] {
            if areas[other].x >= areas[index].right() {
                break;
            }
            if areas[other].overlaps(areas[index]) {
                found.push(index.max(other));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(x: i32, y: i32, width: i32, height: i32) -> PlanArea {
        PlanArea {
            x,
            y,
            width,
            height,
        }
    }

    #[test]
    fn what_is_in_the_way_is_left_by_the_shortest_move() {
        let taken = [area(0, 0, 6, 5)];
        assert_eq!(area(6, 0, 4, 4).settled(&taken), area(6, 0, 4, 4));
        assert_eq!(area(5, 0, 4, 4).settled(&taken), area(6, 0, 4, 4));
        assert_eq!(area(1, 4, 4, 4).settled(&taken), area(1, 5, 4, 4));
        assert_eq!(area(-3, 0, 4, 4).settled(&taken), area(-4, 0, 4, 4));
    }

    #[test]
    fn a_place_is_found_among_many_and_overlaps_nothing() {
        let mut taken = Vec::new();
        for seed in 0..60 {
            let place = area(seed % 7, seed % 5, 1 + seed % 9, 1 + seed % 4).settled(&taken);
            assert!(place.is_free(&taken), "{place:?}");
            taken.push(place);
        }
        assert!(overlapping(&taken).is_empty());
        taken.push(taken[3]);
        assert_eq!(overlapping(&taken), [60]);
    }

    #[test]
    fn absurd_numbers_are_held() {
        let far = area(i32::MAX, i32::MIN, 70_000, 0).held();
        assert_eq!(far, area(600, -600, 60, 1));
    }
}
