//! Pointer gestures as a small state machine: press, then a click or one kind of drag.
//!
//! Nothing touches the document before the button is released, so that Escape leaves no trace. What can be
//! grabbed besides the things themselves is in `grip`; each kind of drag has its own file.

mod cards;
mod grip;
mod header;
mod lane_height;
mod link_end;
mod marquee;
mod room;
mod scroll;
mod span;

pub use grip::{Edge, Grip};
pub(super) use room::RoomPart;
pub use room::RoomPreview;

use super::Editor;
use super::level::LevelDrag;
use super::pointer::{Button, Modifiers, PointerEvent};
use super::selection::Selection;
use crate::layout::{DropPlace, Layout};
use crate::model::{CardId, Edit, Emotion, LaneId, LinkId, PersonaId, StepId};
use crate::scene::{Point, Target, point};
use header::HeaderDrop;
use room::{GateDrag, RoomDrag};

/// How far the pointer moves before a press becomes a drag, in screen points.
const THRESHOLD: f32 = 4.0;

/// What the pointer is doing.
#[derive(Debug, Clone, Default)]
pub(super) enum Gesture {
    #[default]
    Idle,
    Pressed(Press),
    Pan {
        last: Point,
    },
    Marquee {
        from: Point,
        to: Point,
        before: Selection,
        found: Vec<Target>,
    },
    Cards {
        /// The one under the pointer.
        grabbed: CardId,
        cards: Vec<CardId>,
        from: Point,
        to: Point,
        copies: bool,
        drop: Option<DropPlace>,
    },
    /// A card's edge; first and last column it will cover.
    Span {
        card: CardId,
        side: Edge,
        first: usize,
        last: usize,
    },
    /// A stage, step or lane on its way to another place.
    Header {
        target: Target,
        from: Point,
        to: Point,
        drop: Option<HeaderDrop>,
    },
    /// A row's lower border; `None` where the row would fit its cards.
    LaneHeight {
        lane: LaneId,
        /// From the pointer to the border.
        offset: f32,
        height: Option<u16>,
    },
    Emotion {
        step: StepId,
        persona: Option<PersonaId>,
        /// Where it was grabbed, on the map.
        from: Point,
        value: Option<Emotion>,
    },
    /// A level of a freedom or intensity lane.
    Level(LevelDrag),
    /// A room of a store, or one of its walls.
    Room(RoomDrag),
    /// The entrance or the exit of a store.
    Gate(GateDrag),
    /// A link pulled out of a card's handle.
    PullLink {
        from: CardId,
        to: Option<CardId>,
    },
    /// An end of a link on its way to another card.
    LinkEnd {
        link: LinkId,
        /// Where the link begins, rather than its tip.
        at_start: bool,
        /// The card at the other end.
        fixed: CardId,
        to: Option<CardId>,
    },
    /// The next card clicked, or picked with the arrows, ends a link.
    PickLink {
        from: CardId,
        to: Option<CardId>,
    },
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Press {
    at: Point,
    target: Option<Target>,
    grip: Option<Grip>,
    clicks: u8,
    modifiers: Modifiers,
    /// Pressing selected it, so releasing need not.
    selected_now: bool,
}

impl Editor {
    /// Takes a pointer event. Returns whether anything on the canvas may look different.
    pub fn pointer(&mut self, event: PointerEvent) -> bool {
        match event {
            PointerEvent::Down {
                at,
                button,
                clicks,
                modifiers,
            } => {
                self.pointer = Some(at);
                self.press(at, button, clicks, modifiers);
                true
            }
            PointerEvent::Moved { at, modifiers } => {
                let moved = self.pointer != Some(at);
                self.pointer = Some(at);
                let before = (self.hovered, self.grip);
                self.drag(at, modifiers);
                (self.hovered, self.grip) != before
                    || (moved && !matches!(self.gesture, Gesture::Idle | Gesture::Pressed(_)))
            }
            PointerEvent::Up {
                at,
                button,
                clicks,
                modifiers,
            } => {
                self.pointer = Some(at);
                self.release(at, button, clicks, modifiers);
                true
            }
            PointerEvent::Left => {
                let had = self.hovered.take().is_some();
                self.grip = None;
                if !self.is_dragging() {
                    self.pointer = None;
                }
                had
            }
        }
    }

    /// A button is held or a link waits for its end.
    pub fn is_dragging(&self) -> bool {
        !matches!(self.gesture, Gesture::Idle)
    }

    /// Ends the gesture as if it had not begun. Says whether there was one.
    pub fn cancel_gesture(&mut self) -> bool {
        match std::mem::take(&mut self.gesture) {
            Gesture::Idle => return false,
            Gesture::Marquee { before, .. } => self.selection = before,
            Gesture::Emotion { .. } | Gesture::Level(_) => self.show(None),
            _ => {}
        }
        true
    }

    pub(super) fn drop_stale_gesture(&mut self) {
        self.grip = None;
        if !matches!(self.gesture, Gesture::Idle | Gesture::Pan { .. }) {
            self.gesture = Gesture::Idle;
            self.preview = None;
        }
    }

    /// What is at a screen position. Links are lines: near them counts.
    pub fn target_at(&self, at: Point) -> Option<Target> {
        let map = self.viewport.to_map(at);
        let hit = self.layout.hit(map, self.viewport.visible());
        match hit {
            None | Some(Target::Cell { .. }) => {
                let reach = grip::LINE / self.viewport.zoom;
                if self.is_store() {
                    return self.layout.shortcut_near(map, reach);
                }
                let link = self.layout.link_near(map, reach);
                link.map(Target::Link)
                    .filter(|_| !self.is_under_pinned(at))
                    .or(hit)
            }
            hit => hit,
        }
    }

    /// What is under the resting pointer.
    pub(super) fn hover(&mut self, at: Point) {
        self.grip = self.grip_at(at);
        self.hovered = match self.grip {
            Some(Grip::Span { card, .. } | Grip::Link { card, .. }) => Some(Target::Card(card)),
            Some(Grip::LaneBorder(lane)) => Some(Target::Lane(lane)),
            Some(Grip::LinkEnd { link, .. }) => Some(Target::Link(link)),
            Some(Grip::Wall { room, .. }) => Some(room),
            None => self.target_at(at),
        };
    }

    fn press(&mut self, at: Point, button: Button, clicks: u8, modifiers: Modifiers) {
        self.drop_offer();
        if let Gesture::PickLink { from, .. } = self.gesture {
            self.gesture = Gesture::Idle;
            if button == Button::Primary
                && let Some(Target::Card(to)) = self.target_at(at)
            {
                self.link_cards(&[from, to]);
            }
            return;
        }
        if button == Button::Middle || (button == Button::Primary && modifiers.space) {
            self.cancel_gesture();
            self.gesture = Gesture::Pan { last: at };
            return;
        }
        if self.is_dragging() {
            // A second button during a drag means the person wants out of it.
            self.cancel_gesture();
            return;
        }
        self.keep_text();
        self.history.seal();
        self.hover(at);
        let target = self.target_at(at);
        let is_selected = target.is_some_and(|target| self.selection.contains(target));
        if button == Button::Secondary {
            if !is_selected {
                self.selection = Selection::of(target);
            }
            return;
        }
        let grip = self.grip.filter(|_| !modifiers.shift && !modifiers.space);
        let extends = modifiers.shift || modifiers.ctrl;
        let is_switch = self.is_switch(at);
        let selectable = target.filter(|_| !is_switch);
        let selected_now =
            !is_selected && !extends && clicks < 2 && selectable.is_some() && grip.is_none();
        if selected_now {
            self.selection = Selection::of(selectable);
        }
        self.gesture = Gesture::Pressed(Press {
            at,
            target,
            grip,
            clicks,
            modifiers,
            selected_now,
        });
    }

    fn drag(&mut self, at: Point, modifiers: Modifiers) {
        let map = self.viewport.to_map(at);
        let is_whole = self.is_whole();
        match &mut self.gesture {
            Gesture::Idle => self.hover(at),
            Gesture::Pressed(press) => {
                if press.at.distance(at) >= THRESHOLD {
                    let press = *press;
                    self.gesture = self.drag_from(press);
                    if !matches!(self.gesture, Gesture::Idle | Gesture::Pressed(_)) {
                        self.drag(at, modifiers);
                    }
                }
            }
            Gesture::Level(drag) => {
                let drag = *drag;
                self.drag_level(drag, map.y);
            }
            Gesture::Room(_) => self.drag_room(map),
            Gesture::Gate(_) => self.drag_gate(map),
            Gesture::Pan { last } => {
                let delta = at - *last;
                *last = at;
                self.viewport.pan(delta);
            }
            Gesture::Marquee { .. } => self.drag_marquee(map, modifiers),
            Gesture::Cards { .. } => self.drag_cards(map, modifiers),
            Gesture::Span { .. } => self.drag_span(map),
            Gesture::Header { .. } => self.drag_header(map),
            Gesture::LaneHeight { .. } => self.drag_lane_border(map),
            Gesture::PullLink { .. } | Gesture::PickLink { .. } | Gesture::LinkEnd { .. } => {
                self.hovered = self.target_at(at);
                self.point_link_at(self.hovered);
            }
            Gesture::Emotion {
                step,
                persona,
                from,
                value,
            } => {
                let (step, persona, from) = (*step, *persona, *from);
                let new = if is_whole {
                    let start = self
                        .document
                        .step(step)
                        .and_then(|row| row.emotion(persona));
                    let start = start.map_or(Emotion::default(), |point| point.value);
                    self.layout.emotion_moved(start, from, map)
                } else {
                    emotion_under(&self.layout, step, persona, map)
                };
                let Some(new) = new else { return };
                if *value != Some(new) {
                    *value = Some(new);
                    let edit = Edit::SetEmotion {
                        step,
                        persona,
                        value: Some(new),
                    };
                    let preview = self.document.apply(&edit).ok();
                    self.show(preview);
                }
            }
        }
    }

    /// Whether a persona is named there in the legend, where a click hides or shows what is theirs.
    fn is_switch(&self, at: Point) -> bool {
        let is_persona = matches!(self.target_at(at), Some(Target::Persona(_)));
        is_persona && !self.layout.is_in_hub(self.viewport.to_map(at))
    }

    /// The drag a press becomes once the pointer has moved.
    fn drag_from(&mut self, press: Press) -> Gesture {
        if self.is_reading_only {
            return Gesture::Pan { last: press.at };
        }
        let from = self.viewport.to_map(press.at);
        match press.grip {
            Some(Grip::Span { card, side }) => return self.begin_span(card, side),
            Some(Grip::Link { card, .. }) => {
                return Gesture::PullLink {
                    from: card,
                    to: None,
                };
            }
            Some(Grip::LaneBorder(lane)) => return self.begin_lane_border(lane, from.y),
            Some(Grip::LinkEnd { link, at_start }) => return self.begin_link_end(link, at_start),
            Some(Grip::Wall { room, side, end }) => {
                return self.begin_room(room, RoomPart::Wall(side, end), from);
            }
            None => {}
        }
        match press.target {
            Some(target @ (Target::Step(_) | Target::Room(_))) if self.is_on_plan(from) => {
                return self.begin_room(target, RoomPart::Whole, from);
            }
            Some(target @ (Target::Entrance | Target::Exit)) => {
                return Gesture::Gate(GateDrag { target, drop: None });
            }
            Some(Target::Emotion { .. }) => {}
            // A wheel is turned by nothing: its wedges and rings move the page, as the floor of a store does.
            _ if self.is_whole() => return Gesture::Pan { last: press.at },
            _ => {}
        }
        if let Some(drag) = self.level_drag(press.target, from) {
            return Gesture::Level(drag);
        }
        match press.target {
            Some(target @ Target::Card(grabbed)) => {
                if !self.selection.contains(target) {
                    self.selection.add(target);
                }
                Gesture::Cards {
                    grabbed,
                    cards: self.selected_cards_in_order(),
                    from,
                    to: from,
                    copies: press.modifiers.ctrl,
                    drop: None,
                }
            }
            Some(target @ (Target::Stage(_) | Target::Step(_) | Target::Lane(_))) => {
                Gesture::Header {
                    target,
                    from,
                    to: from,
                    drop: None,
                }
            }
            Some(Target::Emotion { step, persona }) => Gesture::Emotion {
                step,
                persona,
                from,
                value: None,
            },
            Some(Target::Cell { .. } | Target::Link(_)) | None => {
                // Pressing selected the cell; a marquee starts from what was there only with Shift.
                let keeps = press.modifiers.shift || press.modifiers.ctrl;
                let before = if keeps {
                    self.selection.clone()
                } else {
                    Selection::default()
                };
                Gesture::Marquee {
                    from,
                    to: from,
                    before,
                    found: Vec::new(),
                }
            }
            // The title and personas do not drag; the press waits for its release.
            _ => Gesture::Pressed(Press {
                at: point(f32::NAN, f32::NAN),
                ..press
            }),
        }
    }

    fn release(&mut self, at: Point, button: Button, clicks: u8, modifiers: Modifiers) {
        if button == Button::Secondary || matches!(self.gesture, Gesture::PickLink { .. }) {
            return;
        }
        self.drag(at, modifiers);
        match std::mem::take(&mut self.gesture) {
            Gesture::Idle | Gesture::Pan { .. } | Gesture::Marquee { .. } => {}
            Gesture::PickLink { .. } => {}
            Gesture::Pressed(press) => self.click(press, clicks.max(press.clicks)),
            Gesture::Cards {
                grabbed,
                cards,
                drop: Some(drop),
                copies,
                ..
            } => self.drop_cards(grabbed, &cards, drop, copies),
            Gesture::Cards { .. } => {}
            Gesture::Span {
                card, first, last, ..
            } => self.set_span(card, first, last),
            Gesture::Header { target, drop, .. } => self.drop_header(target, drop),
            Gesture::LaneHeight { lane, height, .. } => self.set_lane_height(lane, height),
            Gesture::Level(drag) => self.drop_level(drag),
            Gesture::Room(drag) => self.drop_room(drag),
            Gesture::Gate(drag) => self.drop_gate(drag),
            Gesture::LinkEnd {
                link, at_start, to, ..
            } => self.drop_link_end(link, at_start, to),
            Gesture::PullLink { from, to } => {
                if let Some(to) = to {
                    self.link_cards(&[from, to]);
                }
            }
            Gesture::Emotion {
                step,
                persona,
                value,
                ..
            } => {
                self.show(None);
                if value.is_some() {
                    let edit = Edit::SetEmotion {
                        step,
                        persona,
                        value,
                    };
                    // Step and persona were under the pointer a moment ago.
                    let _ = self.apply(edit, None);
                }
            }
        }
        if !self.is_dragging() {
            self.hover(at);
        }
    }

    fn click(&mut self, press: Press, clicks: u8) {
        match press.grip {
            Some(Grip::LaneBorder(lane)) if clicks >= 2 => {
                self.set_lane_height(lane, None);
                return;
            }
            Some(Grip::LinkEnd { link, .. }) => {
                if clicks >= 2 {
                    self.open(Target::Link(link));
                }
                return;
            }
            // Without a drag, the next click chooses the other card.
            Some(Grip::Link { card, .. }) => {
                self.start_link(card);
                return;
            }
            _ => {}
        }
        let extends = press.modifiers.shift || press.modifiers.ctrl;
        let Some(target) = press.target else {
            if !extends {
                self.selection = Selection::default();
            }
            return;
        };
        if clicks >= 2 && !extends {
            self.selection = Selection::of([target]);
            if !self.open_level(target) {
                self.open(target);
            }
        } else if let Target::Persona(id) = target
            && self.is_switch(press.at)
        {
            let hidden = &mut self.options_mut().hidden_personas;
            if !hidden.remove(&id) {
                hidden.insert(id);
            }
        } else if extends {
            self.selection.toggle(target);
        } else if !press.selected_now {
            self.selection = Selection::of([target]);
        }
    }

    /// What a double-click does: edits a text, writes a card in an empty cell, sets an emotion in a plot.
    fn open(&mut self, target: Target) {
        match target {
            Target::Cell { step, lane } if self.is_emotion_lane(lane) => {
                let at = self.pointer.map(|at| self.viewport.to_map(at));
                let emotion = at.and_then(|at| self.layout.emotion_at(Some(lane), at));
                // A point that is there already is dragged; a double-click beside it leaves it alone.
                let missing = self.document.step(step).and_then(|column| {
                    let mut shown = self.shown_personas().into_iter();
                    shown.find(|persona| column.emotion(*persona).is_none())
                });
                if let (Some((_, value)), Some(persona)) = (emotion, missing) {
                    let edit = Edit::SetEmotion {
                        step,
                        persona,
                        value: Some(value),
                    };
                    // Step and persona are the document's own.
                    if self.apply(edit, None).is_ok() {
                        self.selection = Selection::of([Target::Emotion { step, persona }]);
                    }
                }
            }
            // Points and personas have no text: a double-click on them is a click.
            target => {
                let _ = self.write_on(target);
            }
        }
    }
}

/// The value at the pointer's height, whatever column it has strayed to.
fn emotion_under(
    layout: &Layout,
    step: StepId,
    persona: Option<PersonaId>,
    map: Point,
) -> Option<Emotion> {
    let at = layout.emotion_point(step, persona)?;
    let (_, lane) = layout.cell_at(at)?;
    let (_, value) = layout.emotion_at(Some(lane), point(at.x, map.y))?;
    Some(value)
}
