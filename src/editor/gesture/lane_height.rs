//! Giving a row a least height by its lower border.

use super::Gesture;
use crate::editor::{Blocked, Editor};
use crate::model::{Edit, EditName, Lane, LaneId, Noun, Verb};
use crate::scene::{Point, Rect, Target};

/// One press of a key makes a row this much higher or lower.
const STEP: u16 = 24;
/// No row is higher.
const MOST: u16 = 2000;

impl Editor {
    pub(super) fn begin_lane_border(&mut self, lane: LaneId, y: f32) -> Gesture {
        let height = self.document.lane(lane).and_then(|lane| lane.height);
        let row = self.layout.grid.rows.iter().find(|row| row.lane == lane);
        Gesture::LaneHeight {
            lane,
            offset: row.map_or(0.0, |row| row.y + row.height - y),
            height,
        }
    }

    pub(super) fn drag_lane_border(&mut self, map: Point) {
        let Gesture::LaneHeight { lane, offset, .. } = self.gesture else {
            return;
        };
        let Some(row) = self.layout.grid.rows.iter().find(|row| row.lane == lane) else {
            return;
        };
        let new = self.height_for(lane, map.y + offset - row.y);
        if let Gesture::LaneHeight { height, .. } = &mut self.gesture {
            *height = new;
        }
    }

    /// The least height that gives a row `height`; `None` when its cards alone need as much.
    fn height_for(&self, lane: LaneId, height: f32) -> Option<u16> {
        let content = self.layout.content_height(lane)?;
        (height > content + 0.5).then(|| height.round().clamp(1.0, f32::from(MOST)) as u16)
    }

    pub(in crate::editor) fn set_lane_height(&mut self, lane: LaneId, height: Option<u16>) {
        let Some(row) = self.document.lane(lane) else {
            return;
        };
        let mut row = Lane::clone(row);
        row.height = height;
        let name = EditName::one(Verb::Resize, Noun::Lane);
        // The lane is the document's own.
        let _ = self.apply_as(name, Edit::SetLane(row), None);
    }

    /// Where the border would be.
    pub(in crate::editor) fn border_preview(&self) -> Option<Rect> {
        let Gesture::LaneHeight { lane, height, .. } = self.gesture else {
            return None;
        };
        let row = self.layout.grid.rows.iter().find(|row| row.lane == lane)?;
        let content = self.layout.content_height(lane)?;
        let bottom = row.y + height.map_or(content, f32::from);
        let label = self.place_of(Target::Lane(lane))?;
        let right = self.layout.grid.columns.last()?;
        Some(Rect::between(
            crate::scene::point(label.x, bottom - 1.0),
            crate::scene::point((right.x + right.width).max(label.right()), bottom + 1.0),
        ))
    }

    /// Makes the selected rows higher or lower by a notch; `None` fits them to their cards.
    pub(in crate::editor) fn resize_lanes(&mut self, higher: Option<bool>) -> Result<(), Blocked> {
        let edits = self.resize_edits(higher)?;
        let name = EditName::new(Verb::Resize, Noun::Lane, edits.len());
        self.apply_as(name, Edit::Batch(edits), None)?;
        Ok(())
    }

    pub(in crate::editor) fn resize_edits(
        &self,
        higher: Option<bool>,
    ) -> Result<Vec<Edit>, Blocked> {
        let targets = self.selection.targets().iter();
        let lanes: Vec<LaneId> = targets
            .filter_map(|target| match target {
                Target::Lane(id) => Some(*id),
                _ => None,
            })
            .collect();
        if lanes.is_empty() {
            return Err(Blocked::NoLaneSelected);
        }
        let mut edits = Vec::new();
        for id in lanes {
            let Some(lane) = self.document.lane(id).filter(|lane| !lane.collapsed) else {
                continue;
            };
            let row = self.layout.grid.rows.iter().find(|row| row.lane == id);
            let now = row.map_or(0.0, |row| row.height);
            let height = match higher {
                Some(true) => self.height_for(id, now + f32::from(STEP)),
                Some(false) => self.height_for(id, now - f32::from(STEP)),
                None => None,
            };
            if height != lane.height {
                let mut lane = Lane::clone(lane);
                lane.height = height;
                edits.push(Edit::SetLane(lane));
            }
        }
        if edits.is_empty() {
            return Err(Blocked::FitsAlready);
        }
        Ok(edits)
    }
}
