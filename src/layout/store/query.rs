//! What a laid out store can be asked from outside: its rooms, its path, and how its grid lies on the page.

use super::super::Layout;
use super::super::query::distance_to;
use super::places::Places;
use super::plan::PlacedRoom;
use super::walk::{Gate, Wall};
use crate::model::{PlanArea, PlanPoint, Shortcut};
use crate::scene::{Point, Rect, Target, rect};

/// The grid of a laid out store, for whoever moves rooms on it.
#[derive(Debug, Clone, Copy)]
pub struct StoreGeometry<'a> {
    places: &'a Places,
}

impl Layout {
    /// `None` where there is no store.
    pub fn store(&self) -> Option<StoreGeometry<'_>> {
        let places = self.parts.store.as_deref()?;
        Some(StoreGeometry { places })
    }

    /// From the entrance through every room to the exit; `None` where there is no store.
    pub fn visitor_path(&self) -> Option<&[Point]> {
        Some(&self.parts.store.as_ref()?.path)
    }

    /// The corners of a shortcut, from its beginning to its tip.
    pub fn shortcut_way(&self, target: Target) -> Option<&[Point]> {
        let mut all = self.parts.store.as_ref()?.shortcuts.iter();
        let found = all.find(|(shortcut, _)| target_of(*shortcut) == target);
        found.map(|(_, way)| &way[..])
    }

    /// The shortcut that runs within `reach` of `p`.
    pub fn shortcut_near(&self, p: Point, reach: f32) -> Option<Target> {
        let all = self.parts.store.as_ref()?.shortcuts.iter();
        let distances = all.map(|(shortcut, way)| (distance_to(way, p), *shortcut));
        let nearest = distances.min_by(|a, b| a.0.total_cmp(&b.0))?;
        (nearest.0 <= reach).then(|| target_of(nearest.1))
    }

    /// The rooms on the path, in its order, with their walls.
    pub fn store_rooms(&self) -> Vec<(PlacedRoom, Rect)> {
        self.store().map_or(Vec::new(), |store| {
            let rooms = store.places.rooms.iter();
            rooms.map(|&room| (room, store.walls(room.area))).collect()
        })
    }

    /// The areas off the path, with their walls.
    pub fn store_areas(&self) -> Vec<(PlacedRoom, Rect)> {
        self.store().map_or(Vec::new(), |store| {
            let rooms = store.places.backstage.iter();
            rooms.map(|&room| (room, store.walls(room.area))).collect()
        })
    }
}

fn target_of(Shortcut { from, to }: Shortcut) -> Target {
    Target::Shortcut { from, to }
}

impl<'a> StoreGeometry<'a> {
    /// The rooms on the path, in its order.
    pub fn rooms(self) -> &'a [PlacedRoom] {
        &self.places.rooms
    }

    /// The areas off the path.
    pub fn backstage(self) -> &'a [PlacedRoom] {
        &self.places.backstage
    }

    /// Where a room on the path or an area off it stands on the grid.
    pub fn area_of(self, target: Target) -> Option<PlanArea> {
        let room = match target {
            Target::Step(id) => self.places.rooms.iter().find(|room| room.step == Some(id)),
            Target::Room(id) => {
                let mut all = self.places.backstage.iter().chain(&self.places.rooms);
                all.find(|room| room.id == Some(id))
            }
            _ => None,
        };
        room.map(|room| room.area)
    }

    /// The walls of a room on these squares.
    pub fn walls(self, area: PlanArea) -> Rect {
        self.places.walls(area)
    }

    /// How many squares a way on the page is, to the nearest.
    pub fn squares(self, way: Point) -> (i32, i32) {
        Places::squares(way)
    }

    /// The squares of all rooms together.
    pub fn floor(self) -> Option<PlanArea> {
        let all = self.places.rooms.iter().chain(&self.places.backstage);
        all.map(|room| room.area).reduce(PlanArea::union)
    }

    /// The corners of the grid on the floor, and a little around it.
    pub fn corners(self) -> impl Iterator<Item = Point> + 'a {
        let floor = self.floor().unwrap_or_default();
        let places = self.places;
        let rows = floor.y - 1..=floor.bottom() + 1;
        rows.flat_map(move |y| {
            let columns = floor.x - 1..=floor.right() + 1;
            columns.map(move |x| places.at(PlanPoint { x, y }))
        })
    }

    /// Where the entrance or the exit is, on the line along the outermost rooms.
    pub fn gate(self, target: Target) -> Option<PlanPoint> {
        self.gate_of(target).map(|gate| gate.spot)
    }

    fn gate_of(self, target: Target) -> Option<Gate> {
        let gates = self.places.gates?;
        match target {
            Target::Entrance => Some(gates[0]),
            Target::Exit => Some(gates[1]),
            _ => None,
        }
    }

    /// Whether the gate is in a wall at the side.
    pub fn is_in_side_wall(self, target: Target) -> Option<bool> {
        let gate = self.gate_of(target)?;
        Some(matches!(gate.wall, Wall::Left | Wall::Right))
    }

    /// The place in the outer wall nearest to `p`: the corner of the grid, and where a sign would stand.
    pub fn nearest_gate(self, p: Point) -> Option<(PlanPoint, Rect)> {
        let floor = self.floor()?;
        let spot = self.places.corner(p);
        let (wall, half) = super::walk::nearest_wall(spot, floor);
        let measure = self.places.measure;
        let at = super::walk::wall_point(wall, measure.at(half), measure.headroom);
        let spot = PlanPoint {
            x: half.0.div_euclid(2),
            y: half.1.div_euclid(2),
        };
        let (width, height) = (76.0, 24.0);
        let sign = rect(at.x - width / 2.0, at.y - height / 2.0, width, height);
        Some((spot, sign))
    }
}
