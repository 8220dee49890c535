//! Dragging an end of the selected link to another card.

use super::{Gesture, Grip};
use crate::editor::Editor;
use crate::model::{CardId, Edit, Link, LinkId};
use crate::scene::{Point, Target};

impl Editor {
    /// The ends of the link selected alone, on screen.
    pub(in crate::editor) fn link_ends(&self) -> impl Iterator<Item = (Grip, Point)> {
        let link = match self.selection.single() {
            Some(Target::Link(id)) => Some(id),
            _ => None,
        };
        let way = link.and_then(|id| Some((id, self.layout.way_of(id)?)));
        way.into_iter().flat_map(move |(link, way)| {
            let ends = [(true, way.first()), (false, way.last())];
            ends.into_iter().filter_map(move |(at_start, end)| {
                let at = self.viewport.to_screen(*end?);
                Some((Grip::LinkEnd { link, at_start }, at))
            })
        })
    }

    pub(super) fn begin_link_end(&self, link: LinkId, at_start: bool) -> Gesture {
        match self.link(link) {
            Some(row) => Gesture::LinkEnd {
                link,
                at_start,
                fixed: if at_start { row.to } else { row.from },
                to: None,
            },
            None => Gesture::Idle,
        }
    }

    /// Nothing changes when it is let go elsewhere than on a card, or where such a link runs already.
    pub(super) fn drop_link_end(&mut self, link: LinkId, at_start: bool, to: Option<CardId>) {
        let (Some(old), Some(card)) = (self.link(link), to) else {
            return;
        };
        let mut new = Link::clone(old);
        if at_start {
            new.from = card;
        } else {
            new.to = card;
        }
        let mut links = self.document.links.iter();
        if !links.any(|other| (other.from, other.to) == (new.from, new.to)) {
            // Both ends are on the map.
            let _ = self.apply(Edit::SetLink(new), None);
        }
    }

    fn link(&self, id: LinkId) -> Option<&Link> {
        let mut links = self.document.links.iter();
        links.find(|link| link.id == id).map(|link| &**link)
    }
}
