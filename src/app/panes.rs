//! Moving the focus between the map and the panels around it by key.

use std::collections::HashMap;

use egui::{Context, Id, LayerId, Rect};

use crate::ui::canvas::canvas_id;

/// A part of the window that the focus moves to as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    Map,
    Inspector,
    History,
    Inbox,
    Votes,
    Toolbar,
    Lanes,
    Status,
}

/// In the order the key goes through them.
const ORDER: [Pane; 8] = [
    Pane::Map,
    Pane::Inspector,
    Pane::History,
    Pane::Inbox,
    Pane::Votes,
    Pane::Status,
    Pane::Toolbar,
    Pane::Lanes,
];

/// Where the panes are in this frame, and what had the focus in each.
#[derive(Default)]
pub struct Panes {
    rects: HashMap<Pane, Rect>,
    last: HashMap<Pane, Id>,
}

impl Panes {
    /// Another frame: what is not placed again is not there.
    pub fn begin(&mut self) {
        self.rects.clear();
    }

    pub fn place(&mut self, pane: Pane, rect: Rect) {
        self.rects.insert(pane, rect);
    }

    /// Gives the focus to the next pane that is in sight, or to the one before.
    pub fn go(&mut self, ctx: &Context, forward: bool) {
        let focused = ctx.memory(|memory| memory.focused());
        let now = focused.map_or(Pane::Map, |id| self.pane_of(ctx, id));
        if let Some(id) = focused {
            self.last.insert(now, id);
        }
        let count = ORDER.len();
        let start = ORDER.iter().position(|&pane| pane == now).unwrap_or(0);
        let steps = (1..count).map(|step| if forward { step } else { count - step });
        for step in steps {
            let pane = ORDER[(start + step) % count];
            if let Some(id) = self.first_in(ctx, pane) {
                ctx.memory_mut(|memory| memory.request_focus(id));
                return;
            }
        }
    }

    fn pane_of(&self, ctx: &Context, id: Id) -> Pane {
        if id == canvas_id() {
            return Pane::Map;
        }
        let place = ctx.read_response(id).map(|response| response.rect.center());
        let holds = |rect: &Rect| place.is_some_and(|place| rect.contains(place));
        let found = self.rects.iter().find(|(_, rect)| holds(rect));
        found.map_or(Pane::Map, |(pane, _)| *pane)
    }

    /// What had the focus there last, else the first thing that takes it.
    fn first_in(&self, ctx: &Context, pane: Pane) -> Option<Id> {
        if pane == Pane::Map {
            return Some(canvas_id());
        }
        let rect = *self.rects.get(&pane)?;
        // The panel's edge, which is dragged to resize it, takes the focus too.
        let inside = rect.shrink(2.0);
        ctx.viewport(|viewport| {
            let widgets = &viewport.prev_pass.widgets;
            let takes_focus = |id: Id| {
                widgets.get(id).is_some_and(|widget| {
                    widget.enabled
                        && widget.sense.senses_click()
                        && widget.sense.is_focusable()
                        && inside.contains(widget.rect.center())
                })
            };
            let last = self.last.get(&pane).copied();
            last.filter(|&id| takes_focus(id)).or_else(|| {
                let mut all = widgets.get_layer(LayerId::background());
                all.find(|widget| takes_focus(widget.id))
                    .map(|widget| widget.id)
            })
        })
    }
}
