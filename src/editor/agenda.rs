//! The agenda: items are added, changed and put in order; while presenting, one is brought into the picture.

use super::{Blocked, Editor, MergeKey};
use crate::layout::View;
use crate::model::{
    AgendaId, AgendaItem, AgendaScope, AgendaView, Document, Edit, EditName, LaneId, Noun, Verb,
};
use crate::scene::Target;

/// Minutes that a new item gets.
const USUAL_MINUTES: u16 = 5;

impl Editor {
    /// Adds an item that shows the whole map after the one at `after`; its place.
    ///
    /// # Errors
    /// When the map may not be changed.
    pub fn add_agenda_item(&mut self, after: Option<usize>) -> Result<usize, Blocked> {
        let id = self.new_id();
        self.insert_item(AgendaItem::new(id, AgendaScope::Map, USUAL_MINUTES), after)
    }

    /// Adds an item that shows what is selected, in the view and the lanes that are selected.
    ///
    /// # Errors
    /// As [`Editor::add_agenda_item`].
    pub fn add_selected_to_agenda(&mut self, after: Option<usize>) -> Result<usize, Blocked> {
        let shows = match self.selection().cursor() {
            Some(Target::Stage(id)) => AgendaScope::Stage(id),
            _ => self
                .selected_step()
                .map_or(AgendaScope::Map, AgendaScope::Step),
        };
        let lanes = self.selected_lanes();
        let view = match self.view() {
            View::Swimlane => AgendaView::Swimlane,
            View::Wheel => AgendaView::Wheel,
            View::Store => AgendaView::Store,
        };
        let item = AgendaItem {
            lanes,
            view,
            ..AgendaItem::new(self.new_id(), shows, USUAL_MINUTES)
        };
        self.insert_item(item, after)
    }

    /// Adds one item for each stage that has none yet.
    ///
    /// # Errors
    /// When every stage has one, or the map may not be changed.
    pub fn agenda_from_stages(&mut self) -> Result<(), Blocked> {
        let agenda = self.document().agenda.clone();
        let has_item = |scope| agenda.iter().any(|item| item.shows == scope);
        let stages = self.document().stages.clone();
        let mut edits = Vec::new();
        for stage in stages.iter() {
            let shows = AgendaScope::Stage(stage.id);
            if !has_item(shows) {
                let item = AgendaItem::new(self.new_id(), shows, USUAL_MINUTES);
                let at = usize::MAX;
                edits.push(Edit::AddAgendaItem { item, at });
            }
        }
        if edits.is_empty() {
            return Err(Blocked::AlreadySo);
        }
        let name = EditName::new(Verb::Add, Noun::AgendaItem, edits.len());
        Ok(self.apply_as(name, Edit::Batch(edits), None)?)
    }

    /// Adds the same item again, after itself.
    ///
    /// # Errors
    /// As [`Editor::add_agenda_item`].
    pub fn duplicate_agenda_item(&mut self, index: usize) -> Result<usize, Blocked> {
        let item = self.document().agenda.get(index);
        let item = item.ok_or(Blocked::NothingSelected)?;
        let item = AgendaItem::clone(item);
        let id = self.new_id();
        self.insert_item(AgendaItem { id, ..item }, Some(index))
    }

    fn insert_item(&mut self, item: AgendaItem, after: Option<usize>) -> Result<usize, Blocked> {
        let num = self.document().agenda.len();
        let at = after.map_or(num, |after| (after + 1).min(num));
        self.apply(Edit::AddAgendaItem { item, at }, None)?;
        Ok(at)
    }

    /// Changes an item; letters typed one after the other are one change.
    ///
    /// # Errors
    /// When the item does not fit the map.
    pub fn set_agenda_item(&mut self, item: AgendaItem, is_typed: bool) -> Result<(), Blocked> {
        let key = is_typed.then(|| MergeKey::map("agenda-name"));
        Ok(self.apply(Edit::SetAgendaItem(item), key)?)
    }

    /// # Errors
    /// When there is no such item.
    pub fn move_agenda_item(&mut self, from: usize, to: usize) -> Result<(), Blocked> {
        let item = self.document().agenda.get(from);
        let id = item.ok_or(Blocked::NothingSelected)?.id;
        Ok(self.apply(Edit::MoveAgendaItem { id, to }, None)?)
    }

    /// # Errors
    /// When there is no such item.
    pub fn remove_agenda_item(&mut self, index: usize) -> Result<(), Blocked> {
        let item = self.document().agenda.get(index);
        let id = item.ok_or(Blocked::NothingSelected)?.id;
        Ok(self.apply(Edit::RemoveAgendaItem(id), None)?)
    }

    /// Brings an item into the picture: its view, its lanes, what it shows.
    ///
    /// # Errors
    /// When there is no such item, or nothing is presented.
    pub fn show_agenda_item(&mut self, id: AgendaId) -> Result<(), Blocked> {
        if self.presenting().is_none() {
            return Err(Blocked::NotPresenting);
        }
        let mut items = self.document().agenda.iter();
        let item = items
            .find(|item| item.id == id)
            .ok_or(Blocked::NothingSelected)?;
        let item = AgendaItem::clone(item);
        self.show_lanes(item.lanes);
        self.show_view(View::from(item.view));
        self.show_scope(item.shows);
        Ok(())
    }

    /// Draws these lanes and no others; all that the map shows when none is named. The map itself stays.
    pub fn show_lanes(&mut self, lanes: Vec<LaneId>) {
        self.options_mut().lanes = lanes;
        self.refresh_stop();
    }

    /// Goes back to an earlier version of the map, as a change that can be undone.
    ///
    /// # Errors
    /// When the map may not be changed.
    pub fn restore_version(&mut self, version: &Document) -> Result<(), Blocked> {
        self.keep_text();
        self.seal();
        let edit = Edit::Restore(Box::new(version.clone()));
        Ok(self.apply(edit, None)?)
    }
}
