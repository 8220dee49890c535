//! What is drawn over the map while it is edited; never exported. Map units.

use std::collections::HashSet;

use super::Editor;
use super::gesture::{Edge, Gesture, Grip, RoomPart, RoomPreview};
use crate::layout::DropPlace;
use crate::model::{CardId, Emotion, PersonaId, StepId};
use crate::scene::{Point, Rect, Target};

/// The pointer's shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Cursor {
    #[default]
    Default,
    /// Over a header that can be dragged.
    Grab,
    Grabbing,
    /// Over a card that can be dragged.
    Move,
    /// Over what a click selects or switches.
    Point,
    /// A copy is being dragged.
    Copy,
    /// Over a card's upright edge.
    ResizeHorizontal,
    /// Over an emotion point or a row's border.
    ResizeVertical,
    /// Over the corner of a room: from top left to bottom right, and the other way.
    ResizeFalling,
    ResizeRising,
    /// Pointing out the other end of a link.
    Crosshair,
}

/// The emotion being dragged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EmotionPreview {
    pub step: StepId,
    pub persona: Option<PersonaId>,
    pub value: Emotion,
    /// Where the point stands now.
    pub at: Point,
}

/// A handle in sight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Handle {
    pub grip: Grip,
    pub at: Point,
    /// The pointer is on it.
    pub is_hot: bool,
}

/// A step offered past the last one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OfferPreview {
    pub column: Rect,
    /// Where one would write.
    pub cell: Rect,
}

/// Everything to draw over the scene.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overlay {
    /// Selected things that have a place, with that place (headers: where they are pinned; cells: what no
    /// card covers). Links are in `lines`.
    pub selected: Vec<(Target, Rect)>,
    /// Places that stand for selected things which the view does not draw: the steps of cards on a wheel.
    pub stand_ins: Vec<(Target, Rect)>,
    pub hovered: Option<(Target, Rect)>,
    /// Links selected (`true`) or pointed at.
    pub lines: Vec<(bool, Vec<Point>)>,
    pub handles: Vec<Handle>,
    pub marquee: Option<Rect>,
    pub drop: Option<DropPlace>,
    /// Of the dragged cards those in sight, where the pointer has taken them.
    pub ghosts: Vec<(CardId, Rect)>,
    /// The headers being dragged.
    pub headers: Vec<(Target, Rect)>,
    /// Where they would go.
    pub header_line: Option<Rect>,
    /// The card whose edge is being dragged, as wide as it will be.
    pub span: Option<Rect>,
    /// The room or the sign being dragged, where it would stand.
    pub room: Option<RoomPreview>,
    /// The row border being dragged, or pointed at (`false`).
    pub border: Option<(Rect, bool)>,
    pub emotion: Option<EmotionPreview>,
    /// A link being drawn.
    pub link: Option<(Point, Point)>,
    /// The card it would end at.
    pub link_end: Option<Rect>,
    pub offer: Option<OfferPreview>,
    pub cursor: Cursor,
}

impl Editor {
    /// What is drawn over the map now.
    pub fn overlay(&self) -> Overlay {
        let stand_ins = self.stand_ins().into_iter();
        let stand_ins = stand_ins.filter_map(|target| Some((target, self.place_of(target)?)));
        let mut overlay = Overlay {
            selected: self.selected_places(),
            stand_ins: stand_ins.collect(),
            handles: self.handles(),
            ghosts: self.ghosts(),
            headers: self.dragged_headers(),
            header_line: self.header_line(),
            span: self.span_preview(),
            room: self.room_preview(),
            cursor: self.cursor_shape(),
            ..Overlay::default()
        };
        if let Some((column, cell)) = self.offered_place() {
            overlay.offer = Some(OfferPreview { column, cell });
        }
        if let Some(((from, to), end)) = self.link_preview() {
            (overlay.link, overlay.link_end) = (Some((from, to)), end);
        }
        // While one writes, a click ends that: nothing else is pointed at.
        let points = !self.is_dragging() && self.text_edit.is_none();
        if let Some(target) = self.hovered.filter(|_| points) {
            let place = self.free_place_of(target, self.pointer);
            overlay.hovered = place.map(|rect| (target, rect));
        }
        overlay.lines = self.lines();
        overlay.border = self.border_preview().map(|rect| (rect, true));
        if let Some(Grip::LaneBorder(lane)) = self.grip.filter(|_| !self.is_dragging()) {
            let place = self.place_of(Target::Lane(lane));
            overlay.border = place.map(|rect| {
                let low = rect.bottom();
                let line = Rect {
                    y: low - 1.5,
                    height: 3.0,
                    ..rect
                };
                (line, false)
            });
        }
        match &self.gesture {
            Gesture::Marquee { from, to, .. } => overlay.marquee = Some(Rect::between(*from, *to)),
            Gesture::Cards { drop, .. } => overlay.drop = *drop,
            Gesture::Emotion {
                step,
                persona,
                value: Some(value),
                ..
            } => {
                let at = self.layout.emotion_point(*step, *persona);
                overlay.emotion = at.map(|at| EmotionPreview {
                    step: *step,
                    persona: *persona,
                    value: *value,
                    at,
                });
            }
            _ => {}
        }
        overlay
    }

    /// A target's place; of a cell the part that no card covers, under the pointer where it is inside.
    fn free_place_of(&self, target: Target, pointer: Option<Point>) -> Option<Rect> {
        match target {
            Target::Cell { step, lane } => {
                let y = pointer.map(|at| self.viewport.to_map(at).y);
                self.layout.free_rect(step, lane, y)
            }
            target => self.place_of(target),
        }
    }

    /// Selected things in sight with their places.
    fn selected_places(&self) -> Vec<(Target, Rect)> {
        if self.selection.len() <= 32 {
            let targets = self.selection.targets().iter();
            // In place of a cell being written in: its new card.
            let written = self.text_edit.as_ref().map(|edit| edit.target);
            let written = written.filter(|&target| !self.selection.contains(target));
            let targets = targets.filter(|target| match target {
                Target::Link(_) | Target::Shortcut { .. } => false,
                Target::Cell { .. } => self.text_edit.is_none(),
                _ => self.layout.has_grid() || self.layout.rect_of(**target).is_some(),
            });
            return targets
                .chain(&written)
                .filter_map(|&target| Some((target, self.free_place_of(target, None)?)))
                .collect();
        }
        let visible = self.viewport.visible();
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        // From the top: a header that stands in is where its target is.
        for (placed, offset) in self.layout.scene.on_screen(visible).rev() {
            for group in &placed.fragment.groups {
                let rect = group.hit.translated(offset);
                if let Some(target) = group.target
                    && !matches!(target, Target::Link(_))
                    && group.answers()
                    && rect.overlaps(visible)
                    && self.selection.contains(target)
                    && seen.insert(target)
                {
                    found.push((target, rect));
                }
            }
        }
        found
    }

    /// The links selected and pointed at, as lines.
    fn lines(&self) -> Vec<(bool, Vec<Point>)> {
        let way = |target: Target| match target {
            Target::Link(id) => self.layout.way_of(id).map(<[Point]>::to_vec),
            Target::Shortcut { .. } => self.layout.shortcut_way(target).map(<[Point]>::to_vec),
            _ => None,
        };
        let selected = self.selection.targets().iter().take(200);
        let selected = selected.filter_map(|&target| Some((true, way(target)?)));
        let hovered = self
            .hovered
            .filter(|&target| !self.is_dragging() && !self.selection.contains(target));
        let hovered = hovered.and_then(|target| Some((false, way(target)?)));
        hovered.into_iter().chain(selected).collect()
    }

    /// The handles of the card or link selected alone, and of the card pointed at.
    fn handles(&self) -> Vec<Handle> {
        if self.is_dragging() || self.text_edit.is_some() {
            return Vec::new();
        }
        let card = |target: Option<Target>| match target {
            Some(Target::Card(id)) => Some(id),
            _ => None,
        };
        let single = card(self.selection.single());
        let hovered = card(self.hovered).filter(|&id| Some(id) != single);
        let ends = self.link_ends().map(|(grip, at)| Handle {
            grip,
            at: self.viewport.to_map(at),
            is_hot: self.grip == Some(grip),
        });
        let mut handles: Vec<Handle> = ends.collect();
        if let Some((shown, grips)) = self.wall_grips() {
            handles.extend(grips.into_iter().map(|grip| Handle {
                grip,
                at: self.viewport.to_map(grip.place(shown).0),
                is_hot: self.grip == Some(grip),
            }));
            return handles;
        }
        for id in [hovered, single].into_iter().flatten() {
            let Some(shown) = self.shown_card(id) else {
                continue;
            };
            handles.extend(Grip::of_card(id, shown).map(|grip| Handle {
                grip,
                at: self.viewport.to_map(grip.place(shown).0),
                is_hot: self.grip == Some(grip),
            }));
        }
        handles
    }

    fn is_on_level(&self, target: Target) -> bool {
        self.pointer
            .is_some_and(|at| self.is_over_level(target, at))
    }

    /// The pointer's shape now.
    pub fn cursor_shape(&self) -> Cursor {
        match &self.gesture {
            Gesture::Pan { .. } | Gesture::Header { .. } => Cursor::Grabbing,
            Gesture::PullLink { .. } | Gesture::PickLink { .. } | Gesture::LinkEnd { .. } => {
                Cursor::Crosshair
            }
            Gesture::Span { .. } => Cursor::ResizeHorizontal,
            Gesture::Emotion { .. } | Gesture::Level(_) | Gesture::LaneHeight { .. } => {
                Cursor::ResizeVertical
            }
            Gesture::Room(drag) => match drag.part {
                RoomPart::Whole => Cursor::Grabbing,
                RoomPart::Wall(side, end) => wall_cursor(side, end),
            },
            Gesture::Gate(_) => Cursor::Grabbing,
            Gesture::Cards { copies: true, .. } => Cursor::Copy,
            Gesture::Cards { .. } => Cursor::Grabbing,
            Gesture::Marquee { .. } => Cursor::Default,
            Gesture::Idle | Gesture::Pressed(_) => match (self.grip, self.hovered) {
                (
                    Some(Grip::Span {
                        side: Edge::Left | Edge::Right,
                        ..
                    }),
                    _,
                ) => Cursor::ResizeHorizontal,
                (Some(Grip::Link { .. } | Grip::LinkEnd { .. }), _) => Cursor::Crosshair,
                (Some(Grip::LaneBorder(_)), _) => Cursor::ResizeVertical,
                (Some(Grip::Wall { side, end, .. }), _) => wall_cursor(side, end),
                (None, Some(target)) if self.is_on_level(target) => Cursor::ResizeVertical,
                (None, Some(Target::Card(_))) if self.is_store() => Cursor::Point,
                (None, Some(Target::Card(_))) => Cursor::Move,
                (None, Some(Target::Room(_) | Target::Entrance | Target::Exit)) => Cursor::Grab,
                (None, Some(Target::Shortcut { .. })) => Cursor::Point,
                (None, Some(Target::Emotion { .. })) => Cursor::ResizeVertical,
                (None, Some(Target::Stage(_) | Target::Step(_) | Target::Lane(_))) => Cursor::Grab,
                (None, Some(Target::Link(_) | Target::Persona(_) | Target::Title)) => Cursor::Point,
                _ => Cursor::Default,
            },
        }
    }
}

fn wall_cursor(side: i8, end: i8) -> Cursor {
    match (side, end) {
        (0, _) => Cursor::ResizeVertical,
        (_, 0) => Cursor::ResizeHorizontal,
        (side, end) if side == end => Cursor::ResizeFalling,
        _ => Cursor::ResizeRising,
    }
}
