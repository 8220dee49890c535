//! Links between cards: drawn with the pointer, picked with the arrows, reversed, followed.

use super::gesture::Gesture;
use super::selection::Selection;
use super::walk::Direction;
use super::{Blocked, Editor};
use crate::command::Command;
use crate::model::{CardId, Edit, EditName, Link, LinkId, Noun, Verb};
use crate::scene::{Point, Rect, Target, point};

impl Editor {
    /// Links the selected cards in their order, or waits for the other end of a single one.
    pub(super) fn add_links(&mut self) -> Result<(), Blocked> {
        let cards: Vec<CardId> = self.selection.cards().collect();
        match cards[..] {
            [] => Err(Blocked::NoCardSelected),
            [from] => {
                self.start_link(from);
                Ok(())
            }
            _ => {
                self.link_cards(&cards);
                Ok(())
            }
        }
    }

    /// Waits for the card that ends a link: clicked, or picked with the arrows.
    pub(super) fn start_link(&mut self, from: CardId) {
        self.gesture = Gesture::PickLink { from, to: None };
    }

    /// A link waits for its end; the arrows pick it, Enter links, Escape leaves.
    pub fn picks_link(&self) -> bool {
        matches!(self.gesture, Gesture::PickLink { .. })
    }

    /// While a link waits for its end the arrows and Enter belong to it. `None` for all other commands.
    pub(super) fn run_while_linking(&mut self, command: Command) -> Option<Result<(), Blocked>> {
        let Gesture::PickLink { from, to } = self.gesture else {
            return None;
        };
        let direction = match command {
            Command::GoLeft => Direction::Left,
            Command::GoRight => Direction::Right,
            Command::GoUp => Direction::Up,
            Command::GoDown => Direction::Down,
            Command::EditText => {
                let to = to.ok_or(Blocked::NoCardSelected);
                return Some(to.map(|to| {
                    self.gesture = Gesture::Idle;
                    self.link_cards(&[from, to]);
                }));
            }
            _ => return None,
        };
        let next = self.nearest_card(to.unwrap_or(from), from, direction);
        let Some(next) = next else {
            return Some(Err(Blocked::AtTheEdge));
        };
        self.gesture = Gesture::PickLink {
            from,
            to: Some(next),
        };
        self.reveal(Target::Card(next));
        Some(Ok(()))
    }

    /// The card next to `of` on one side, straight ahead before aside; never `but`.
    fn nearest_card(&self, of: CardId, but: CardId, direction: Direction) -> Option<CardId> {
        let start = self.layout.rect_of(Target::Card(of))?.centre();
        let cost = |rect: Rect| {
            let way = rect.centre() - start;
            let (ahead, aside) = match direction {
                Direction::Left => (-way.x, way.y),
                Direction::Right => (way.x, way.y),
                Direction::Up => (-way.y, way.x),
                Direction::Down => (way.y, way.x),
            };
            (ahead > 1.0).then_some(ahead + 3.0 * aside.abs())
        };
        let cards = self.layout.cards().filter(|&(id, _)| id != of && id != but);
        let costs = cards.filter_map(|(id, rect)| Some((cost(rect)?, id)));
        let nearest = costs.min_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(nearest.1)
    }

    /// The pointer is over `target`: the link under way leads there if it is a card.
    pub(super) fn point_link_at(&mut self, target: Option<Target>) {
        if let Gesture::PullLink { from, to }
        | Gesture::PickLink { from, to }
        | Gesture::LinkEnd {
            fixed: from, to, ..
        } = &mut self.gesture
        {
            *to = match target {
                Some(Target::Card(id)) if id != *from => Some(id),
                _ => None,
            };
        }
    }

    /// Links each card to the next; what is linked already stays. Selects the links.
    pub(super) fn link_cards(&mut self, cards: &[CardId]) {
        let mut edits = Vec::new();
        let mut links = Vec::new();
        for pair in cards.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let mut known = self.document.links.iter();
            if let Some(link) = known.find(|link| link.from == from && link.to == to) {
                links.push(Target::Link(link.id));
            } else if from != to {
                let id = self.ids.next_id();
                links.push(Target::Link(id));
                edits.push(Edit::AddLink(Link {
                    id,
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
        if !links.is_empty() {
            self.selection = Selection::of(links);
            self.selection.sweep(&self.document);
        }
    }

    /// The selected links with their ends exchanged.
    pub(super) fn reverse_edit(&self) -> Result<Edit, Blocked> {
        let links = self.document.links.iter();
        let chosen = links.filter(|link| self.selection.contains(Target::Link(link.id)));
        let edits: Vec<Edit> = chosen
            .map(|link| {
                Edit::SetLink(Link {
                    from: link.to,
                    to: link.from,
                    ..Link::clone(link)
                })
            })
            .collect();
        if edits.is_empty() {
            return Err(Blocked::NoLinkSelected);
        }
        Ok(Edit::Batch(edits))
    }

    pub(super) fn reverse_links(&mut self) -> Result<(), Blocked> {
        let edit = self.reverse_edit()?;
        let count = self.selection.len();
        self.apply_as(EditName::new(Verb::Reverse, Noun::Link, count), edit, None)?;
        Ok(())
    }

    /// From a card along its link, from a link to the card at its end; or against the arrows.
    pub(super) fn followed(&self, forward: bool) -> Result<Target, Blocked> {
        let mut links = self.document.links.iter();
        match self.selection.cursor() {
            Some(Target::Card(id)) => links
                .find(|link| if forward { link.from } else { link.to } == id)
                .map(|link| Target::Link(link.id))
                .ok_or(Blocked::NoLink),
            Some(Target::Link(id)) => links
                .find(|link| link.id == id)
                .map(|link| Target::Card(if forward { link.to } else { link.from }))
                .ok_or(Blocked::NoLink),
            _ => Err(Blocked::NoLink),
        }
    }

    /// The link before or after this one among those of the same card.
    pub(super) fn link_beside(&self, id: LinkId, forward: bool) -> Option<LinkId> {
        let links = &self.document.links;
        let at = links.iter().position(|link| link.id == id)?;
        let (from, to) = (links[at].from, links[at].to);
        let related =
            |link: &&std::sync::Arc<Link>| link.from == from || link.to == to || link.to == from;
        let found = if forward {
            links[at + 1..].iter().find(related)
        } else {
            links[..at].iter().rev().find(related)
        };
        found.map(|link| link.id)
    }

    /// The arrow of a link under way, and the card it would end at.
    pub(super) fn link_preview(&self) -> Option<((Point, Point), Option<Rect>)> {
        let (from, to, is_turned) = match self.gesture {
            Gesture::PullLink { from, to } | Gesture::PickLink { from, to } => (from, to, false),
            Gesture::LinkEnd {
                fixed,
                to,
                at_start,
                ..
            } => (fixed, to, at_start),
            _ => return None,
        };
        let rect = self.layout.rect_of(Target::Card(from))?;
        let end = to.and_then(|to| self.layout.rect_of(Target::Card(to)));
        let towards = match (end, self.pointer) {
            (Some(end), _) => end.centre(),
            (None, Some(pointer)) => self.viewport.to_map(pointer),
            (None, None) => return None,
        };
        let tip = end.map_or(towards, |end| edge_towards(end, rect.centre()));
        let start = edge_towards(rect, towards);
        // The arrow points along the link, whichever end is being moved.
        let line = if is_turned {
            (tip, start)
        } else {
            (start, tip)
        };
        Some((line, end))
    }
}

/// Where the line from a rectangle's middle to `p` leaves it.
fn edge_towards(rect: Rect, p: Point) -> Point {
    let (centre, way) = (rect.centre(), p - rect.centre());
    let share = |half: f32, way: f32| half / way.abs().max(f32::EPSILON);
    let share = share(rect.width / 2.0, way.x).min(share(rect.height / 2.0, way.y));
    centre + point(way.x, way.y) * share.min(1.0)
}
