//! The list of views, and how to add one.
//!
//! A view is another drawing of the same document. It gives a [`Layout`] like every other: a scene to draw,
//! whose groups carry the targets that were drawn, and the places behind the questions of `query`. Whoever
//! shows, edits or exports a map asks [`Views`] and need not know which view it is.
//!
//! To add one: a module in `layout` with a type that is a [`ViewLayout`], a line in [`View`] and one in each
//! `match` below (the compiler asks for them), and its name in `i18n`. What the scene's groups cannot answer
//! by their rectangles and outlines (where a face stands, which emotion a place means) goes into `Parts`, next
//! to `wheel`.

use super::context::Context;
use super::reuse::Reuse;
use super::store::Store;
use super::swimlane::Swimlane;
use super::wheel::{self, Wheel};
use super::{Layout, RoomPicture, ViewOptions, board};
use crate::model::{AgendaView, Document, Lane, LaneId, Table};
use crate::text::TextSystem;
use crate::theme::{Theme, room};

/// A way to draw a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum View {
    #[default]
    Swimlane,
    Wheel,
    Store,
}

impl View {
    pub const ALL: [Self; 3] = [Self::Swimlane, Self::Wheel, Self::Store];

    /// In a meeting room its stops are boards; else the camera goes from place to place.
    pub fn has_boards(self) -> bool {
        self != Self::Store
    }

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Swimlane => "swimlane",
            Self::Wheel => "wheel",
            Self::Store => "store",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.key() == key)
    }

    fn layouter(self) -> Box<dyn ViewLayout> {
        match self {
            Self::Swimlane => Box::new(Swimlane::new()),
            Self::Wheel => Box::<Wheel>::default(),
            Self::Store => Box::<Store>::default(),
        }
    }
}

/// Draws documents in one view, one version after the other; may remember what it built.
pub trait ViewLayout: Send {
    /// The picture of `document`.
    fn layout(
        &mut self,
        document: &Document,
        options: &ViewOptions,
        text: &mut TextSystem,
        theme: &Theme,
    ) -> Layout;
}

struct Used {
    view: View,
    room: Option<RoomPicture>,
    layouter: Box<dyn ViewLayout>,
    reuse: Reuse,
}

/// The lanes of a document with some of them hidden, kept so that pictures know their rows again.
struct Mask {
    lanes: Vec<LaneId>,
    from: Table<Lane>,
    to: Table<Lane>,
}

/// All views of one document, each with what it remembers.
#[derive(Default)]
pub struct Views {
    used: Vec<Used>,
    mask: Option<Mask>,
    wheel_stops: wheel::stop::Memory,
}

impl Views {
    pub fn new() -> Self {
        Self::default()
    }

    /// The picture of `document` in the view that `options` ask for.
    pub fn layout(
        &mut self,
        document: &Document,
        options: &ViewOptions,
        text: &mut TextSystem,
        theme: &Theme,
    ) -> Layout {
        if !options.lanes.is_empty() {
            let masked = self.masked(document, &options.lanes);
            let options = ViewOptions {
                lanes: Vec::new(),
                ..options.clone()
            };
            return self.layout(&masked, &options, text, theme);
        }
        text.set_least_size(options.room.map_or(0.0, |_| room::LEAST_TEXT));
        if let Some(RoomPicture::Board(picture)) = options.room {
            return match options.view {
                View::Wheel => {
                    let memory = &mut self.wheel_stops;
                    wheel::stop::layout(memory, document, options, picture, text, theme)
                }
                View::Swimlane | View::Store => {
                    let context = &mut Context::new(document, options, text, theme);
                    board::layout(context, document, options, picture, None)
                }
            };
        }
        let used = self
            .used
            .iter()
            .position(|used| used.view == options.view && used.room == options.room);
        let index = used.unwrap_or_else(|| {
            self.used.push(Used {
                view: options.view,
                room: options.room,
                layouter: options.view.layouter(),
                reuse: Reuse::default(),
            });
            self.used.len() - 1
        });
        let used = &mut self.used[index];
        let mut layout = used.layouter.layout(document, options, text, theme);
        // The swimlane knows its rows again by itself.
        if !layout.has_grid() {
            used.reuse.settle(&mut layout.scene);
        }
        layout
    }

    /// Lets go of what was remembered for meeting rooms.
    pub fn forget_rooms(&mut self) {
        self.used.retain(|used| used.room.is_none());
        self.wheel_stops = wheel::stop::Memory::default();
    }

    /// The document with these lanes alone.
    fn masked(&mut self, document: &Document, lanes: &[LaneId]) -> Document {
        let known = self.mask.as_ref().filter(|mask| {
            mask.lanes == lanes && std::sync::Arc::ptr_eq(&mask.from, &document.lanes)
        });
        if let Some(mask) = known {
            return Document {
                lanes: mask.to.clone(),
                ..document.clone()
            };
        }
        let masked = document.showing_lanes(lanes);
        self.mask = Some(Mask {
            lanes: lanes.to_vec(),
            from: document.lanes.clone(),
            to: masked.lanes.clone(),
        });
        masked
    }
}

impl From<AgendaView> for View {
    fn from(view: AgendaView) -> Self {
        match view {
            AgendaView::Swimlane => Self::Swimlane,
            AgendaView::Wheel => Self::Wheel,
            AgendaView::Store => Self::Store,
        }
    }
}
