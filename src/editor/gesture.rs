//! Pointer gestures as a small state machine: press, then a click or one kind of drag.
//!
//! Nothing touches the document before the button is released, so that Escape leaves no trace.

use std::collections::HashSet;

use super::level::LevelDrag;
use super::overlay::{Cursor, EmotionPreview, Overlay};
use super::pointer::{Button, Modifiers, PointerEvent};
use super::selection::Selection;
use super::{Editor, Viewport};
use crate::layout::DropPlace;
use crate::model::{CardId, Edit, EditName, Emotion, Link, Noun, PersonaId, StepId, Verb};
use crate::scene::{Pin, Point, Rect, Target, point};

/// How far the pointer moves before a press becomes a drag, in screen points.
const THRESHOLD: f32 = 4.0;
/// How close to a card's right edge its span is grabbed, in screen points.
const EDGE: f32 = 6.0;
/// How close to the canvas's edge a drag scrolls, and how fast at most per second, in screen points.
const SCROLL_ZONE: f32 = 36.0;
const SCROLL_SPEED: f32 = 1100.0;

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
    Span {
        card: CardId,
        span: u16,
    },
    Emotion {
        step: StepId,
        persona: Option<PersonaId>,
        value: Option<Emotion>,
    },
    /// A level of a freedom or intensity lane.
    Level(LevelDrag),
    /// The next click on a card ends a link.
    Link {
        from: CardId,
    },
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Press {
    at: Point,
    target: Option<Target>,
    clicks: u8,
    modifiers: Modifiers,
    on_edge: bool,
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
                let before = self.hovered;
                self.drag(at, modifiers);
                self.hovered != before
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
        if !matches!(self.gesture, Gesture::Idle | Gesture::Pan { .. }) {
            self.gesture = Gesture::Idle;
            self.preview = None;
        }
    }

    /// Waits for a click on the card that ends a link.
    pub(super) fn start_link(&mut self, from: CardId) {
        self.gesture = Gesture::Link { from };
    }

    /// Scrolls while a drag is held at the canvas's edge; `dt` in seconds. Says whether it wants to be
    /// called again.
    pub fn tick(&mut self, dt: f32) -> bool {
        let scrolls = matches!(
            self.gesture,
            Gesture::Cards { .. } | Gesture::Marquee { .. } | Gesture::Span { .. }
        );
        let Some(at) = self.pointer.filter(|_| scrolls) else {
            return false;
        };
        let speed = |at: f32, side: f32| {
            let zone = SCROLL_ZONE.min(side / 4.0).max(1.0);
            let into = (zone - at).max(0.0) - (at - (side - zone)).max(0.0);
            (into / zone).clamp(-1.0, 1.0) * SCROLL_SPEED
        };
        let size = self.viewport.size;
        let velocity = point(speed(at.x, size.width), speed(at.y, size.height));
        if velocity == point(0.0, 0.0) {
            return false;
        }
        self.viewport.pan(velocity * dt.clamp(0.0, 0.1));
        let modifiers = Modifiers {
            ctrl: matches!(self.gesture, Gesture::Cards { copies: true, .. }),
            ..Modifiers::default()
        };
        self.drag(at, modifiers);
        true
    }

    /// What is at a screen position.
    pub fn target_at(&self, at: Point) -> Option<Target> {
        self.layout
            .hit(self.viewport.to_map(at), self.viewport.visible())
    }

    fn press(&mut self, at: Point, button: Button, clicks: u8, modifiers: Modifiers) {
        if let Gesture::Link { from } = self.gesture {
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
        let target = self.target_at(at);
        let is_selected = target.is_some_and(|target| self.selection.contains(target));
        if button == Button::Secondary {
            if let Some(target) = target.filter(|_| !is_selected) {
                self.selection = Selection::of([target]);
            }
            return;
        }
        let extends = modifiers.shift || modifiers.ctrl;
        let selectable = target.filter(|target| !matches!(target, Target::Persona(_)));
        let selected_now = !is_selected && !extends && clicks < 2 && selectable.is_some();
        if selected_now {
            self.selection = Selection::of(selectable);
        }
        self.gesture = Gesture::Pressed(Press {
            at,
            target,
            clicks,
            modifiers,
            on_edge: self.is_on_edge(at, target),
            selected_now,
        });
    }

    fn is_on_edge(&self, at: Point, target: Option<Target>) -> bool {
        let Some(target @ Target::Card(_)) = target else {
            return false;
        };
        self.layout.rect_of(target).is_some_and(|rect| {
            let right = self.viewport.rect_to_screen(rect).right();
            (right - EDGE..=right + 1.0).contains(&at.x)
                && rect.width * self.viewport.zoom > 4.0 * EDGE
        })
    }

    fn drag(&mut self, at: Point, modifiers: Modifiers) {
        let map = self.viewport.to_map(at);
        match &mut self.gesture {
            Gesture::Idle | Gesture::Link { .. } => self.hovered = self.target_at(at),
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
            Gesture::Pan { last } => {
                let delta = at - *last;
                *last = at;
                self.viewport.pan(delta);
            }
            Gesture::Marquee { from, to, before } => {
                *to = map;
                let (area, mut selection) = (Rect::between(*from, map), before.clone());
                if !modifiers.shift && !modifiers.ctrl {
                    selection = Selection::default();
                }
                for target in self.cards_in(area) {
                    selection.add(target);
                }
                selection.anchor = selection.cursor;
                self.selection = selection;
            }
            Gesture::Cards {
                cards,
                to,
                copies,
                drop,
                ..
            } => {
                *to = map;
                *copies = modifiers.ctrl;
                *drop = self
                    .layout
                    .drop_at(map, if modifiers.ctrl { &[] } else { cards });
            }
            Gesture::Span { card, span } => {
                let Some(card) = self.document.card(*card) else {
                    return;
                };
                let columns = &self.layout.grid.columns;
                let start = columns.iter().position(|column| column.step == card.step);
                let Some(start) = start else {
                    return;
                };
                // The edge goes to the column whose middle the pointer has passed.
                let passed = columns[start..].iter().skip(1);
                let passed = passed.take_while(|column| map.x > column.x + column.width * 0.5);
                *span = 1 + passed.count() as u16;
            }
            Gesture::Emotion {
                step,
                persona,
                value,
            } => {
                let Some(new) = emotion_under(&self.layout, *step, *persona, map) else {
                    return;
                };
                if *value != Some(new) {
                    *value = Some(new);
                    let edit = Edit::SetEmotion {
                        step: *step,
                        persona: *persona,
                        value: Some(new),
                    };
                    let preview = self.document.apply(&edit).ok();
                    self.show(preview);
                }
            }
        }
    }

    /// The drag a press becomes once the pointer has moved.
    fn drag_from(&mut self, press: Press) -> Gesture {
        let from = self.viewport.to_map(press.at);
        if let Some(drag) = self.level_drag(press.target, from) {
            return Gesture::Level(drag);
        }
        match press.target {
            Some(Target::Card(card)) if press.on_edge && !press.modifiers.shift => {
                let span = self.document.card(card).map_or(1, |card| card.span);
                Gesture::Span { card, span }
            }
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
            Some(Target::Emotion { step, persona }) => Gesture::Emotion {
                step,
                persona,
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
                }
            }
            // Headers do not drag; the press waits for its release.
            _ => Gesture::Pressed(Press {
                at: point(f32::NAN, f32::NAN),
                ..press
            }),
        }
    }

    fn release(&mut self, at: Point, button: Button, clicks: u8, modifiers: Modifiers) {
        if button == Button::Secondary || matches!(self.gesture, Gesture::Link { .. }) {
            return;
        }
        self.drag(at, modifiers);
        let gesture = std::mem::take(&mut self.gesture);
        match gesture {
            Gesture::Idle | Gesture::Link { .. } | Gesture::Pan { .. } => {}
            Gesture::Marquee { .. } => {}
            Gesture::Pressed(press) => self.click(press, clicks.max(press.clicks)),
            Gesture::Cards {
                grabbed,
                cards,
                drop: Some(drop),
                copies,
                ..
            } => self.drop_cards(grabbed, &cards, drop, copies),
            Gesture::Cards { .. } => {}
            Gesture::Span { card, span } => {
                if let Some(card) = self.document.card(card) {
                    let mut card = (**card).clone();
                    card.span = span;
                    let name = EditName::one(Verb::Extend, Noun::Card);
                    // A span the grid cannot hold is clamped by the edit itself.
                    let _ = self.apply_as(name, Edit::SetCards(vec![card]), None);
                }
            }
            Gesture::Level(drag) => self.drop_level(drag),
            Gesture::Emotion {
                step,
                persona,
                value,
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
        self.hovered = self.target_at(at);
    }

    fn click(&mut self, press: Press, clicks: u8) {
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
        } else if let Target::Persona(id) = target {
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
            Target::Cell { step, lane } => {
                let _ = self.write_new_card(step, lane, "");
            }
            // Links, points and personas have no text: a double-click on them is a click.
            target => {
                let _ = self.edit_text(target);
            }
        }
    }

    fn cards_in(&self, area: Rect) -> Vec<Target> {
        let mut found = Vec::new();
        for placed in &self.layout.scene.placed {
            if placed.pin != Pin::None || !placed.bounds().overlaps(area) {
                continue;
            }
            for group in &placed.fragment.groups {
                if let Some(target @ Target::Card(_)) = group.target
                    && group.hit.translated(placed.offset).overlaps(area)
                {
                    found.push(target);
                }
            }
        }
        found
    }

    pub(super) fn link_cards(&mut self, cards: &[CardId]) {
        let mut edits = Vec::new();
        for pair in cards.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let mut links = self.document.links.iter();
            let is_there = links.any(|link| link.from == from && link.to == to);
            if from != to && !is_there {
                edits.push(Edit::AddLink(Link {
                    id: self.ids.next_id(),
                    from,
                    to,
                    label: String::new(),
                }));
            }
        }
        if !edits.is_empty() {
            let name = EditName::new(Verb::Add, Noun::Link, edits.len());
            // Both ends were on the map when they were chosen.
            let _ = self.apply_as(name, Edit::Batch(edits), None);
        }
    }

    /// What is drawn over the map now.
    pub fn overlay(&self) -> Overlay {
        let mut overlay = Overlay {
            selected: self.selected_places(),
            cursor: self.cursor_shape(),
            ..Overlay::default()
        };
        if let Some(target) = self.hovered.filter(|_| !self.is_dragging()) {
            overlay.hovered = self.place_of(target).map(|rect| (target, rect));
        }
        match &self.gesture {
            Gesture::Marquee { from, to, .. } => overlay.marquee = Some(Rect::between(*from, *to)),
            Gesture::Cards {
                cards,
                from,
                to,
                drop,
                ..
            } => {
                let places = cards
                    .iter()
                    .filter_map(|&id| Some((id, self.layout.rect_of(Target::Card(id))?)));
                // More ghosts than this say nothing more.
                overlay.ghosts = places
                    .take(50)
                    .map(|(id, rect)| (id, rect.translated(*to - *from)))
                    .collect();
                overlay.drop = *drop;
            }
            Gesture::Span { card, span } => overlay.span = self.span_rect(*card, *span),
            Gesture::Emotion {
                step,
                persona,
                value: Some(value),
            } => {
                let at = self.layout.emotion_point(*step, *persona);
                overlay.emotion = at.map(|at| EmotionPreview {
                    step: *step,
                    persona: *persona,
                    value: *value,
                    at,
                });
            }
            Gesture::Link { from } => {
                let rect = self.layout.rect_of(Target::Card(*from));
                overlay.link = rect
                    .zip(self.pointer)
                    .map(|(rect, pointer)| (rect.centre(), self.viewport.to_map(pointer)));
            }
            _ => {}
        }
        overlay
    }

    fn span_rect(&self, card: CardId, span: u16) -> Option<Rect> {
        let rect = self.layout.rect_of(Target::Card(card))?;
        let card = self.document.card(card)?;
        let columns = &self.layout.grid.columns;
        let start = columns.iter().position(|column| column.step == card.step)?;
        let column_of = |span: u16| columns.get(start + usize::from(span) - 1).copied();
        let (old, new) = (column_of(card.span)?, column_of(span)?);
        let right = rect.right() + (new.x + new.width) - (old.x + old.width);
        Some(Rect {
            width: right - rect.x,
            ..rect
        })
    }

    /// Selected things in sight with their places.
    fn selected_places(&self) -> Vec<(Target, Rect)> {
        if self.selection.len() <= 32 {
            let targets = self.selection.targets().iter();
            return targets
                .filter_map(|&target| Some((target, self.place_of(target)?)))
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

    fn cursor_shape(&self) -> Cursor {
        match &self.gesture {
            Gesture::Pan { .. } => Cursor::Grabbing,
            Gesture::Link { .. } => Cursor::Crosshair,
            Gesture::Span { .. } => Cursor::ResizeHorizontal,
            Gesture::Emotion { .. } | Gesture::Level(_) => Cursor::ResizeVertical,
            Gesture::Cards { copies: true, .. } => Cursor::Copy,
            Gesture::Cards { .. } => Cursor::Grabbing,
            Gesture::Marquee { .. } => Cursor::Default,
            Gesture::Idle | Gesture::Pressed(_) => match (self.hovered, self.pointer) {
                (Some(target), Some(at)) if self.is_over_level(target, at) => {
                    Cursor::ResizeVertical
                }
                (Some(Target::Card(_)), Some(at)) if self.is_on_edge(at, self.hovered) => {
                    Cursor::ResizeHorizontal
                }
                (Some(Target::Card(_)), _) => Cursor::Move,
                (Some(Target::Emotion { .. }), _) => Cursor::ResizeVertical,
                _ => Cursor::Default,
            },
        }
    }

    /// Zooms around the middle of the canvas.
    pub(super) fn zoom_by(&mut self, factor: f32) {
        let centre = self.viewport.centre();
        self.viewport.zoom_at(centre, factor);
    }

    pub(super) fn zoom_to_actual(&mut self) {
        let centre = self.viewport.centre();
        self.viewport.set_zoom_at(centre, 1.0);
    }

    pub(super) fn zoom_to(&mut self, rect: Rect, most: f32) {
        self.viewport.fit_up_to(rect, most.min(Viewport::MAX_ZOOM));
    }
}

/// The value at the pointer's height, whatever column it has strayed to.
fn emotion_under(
    layout: &crate::layout::Layout,
    step: StepId,
    persona: Option<PersonaId>,
    map: Point,
) -> Option<Emotion> {
    let at = layout.emotion_point(step, persona)?;
    let (_, lane) = layout.cell_at(at)?;
    let (_, value) = layout.emotion_at(Some(lane), point(at.x, map.y))?;
    Some(value)
}
