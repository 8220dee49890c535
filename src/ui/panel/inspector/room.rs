//! The fields of one backstage area or of many.

use std::sync::Arc;

use super::super::form::{Sheet, field};
use super::options;
use crate::model::{Document, Edit, Room, RoomKind};

pub(super) fn content(sheet: &mut Sheet<'_, '_, Room>) {
    let words = sheet.form.words;
    sheet.text(field!(name), words.inspector.name);
    let kinds = options(words.inspector.nobody, RoomKind::ALL, |kind| {
        words.model.room_kind(kind)
    });
    sheet.choice(field!(kind), words.inspector.place, &kinds);
}

/// The plan with these rooms as they are now.
pub(super) fn edit(document: &Document, rooms: Vec<Room>) -> Edit {
    let mut plan = (*document.store_plan).clone();
    for changed in rooms {
        if let Some(room) = plan.rooms.iter_mut().find(|room| room.id == changed.id) {
            *room = Arc::new(changed);
        }
    }
    Edit::SetStorePlan(plan)
}
