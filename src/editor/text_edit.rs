//! Editing a text where it stands: a card, a stage, a step, a lane, the title.
//!
//! What is typed is a preview that the layout shows (the card grows while it is written on); the document
//! gets one edit when it is kept. A new card is added only then, and not at all when it stays empty.

use std::sync::Arc;

use super::history::MergeKey;
use super::insert::new_key;
use super::text_history::TextHistory;
use super::{Blocked, Editor};
use crate::layout::TextArea;
use crate::model::{Card, CardId, Document, Edit, EditName, LaneId, NewCard, Noun, StepId, Verb};
use crate::scene::{Target, point, rect};
use crate::theme::map;

/// Below this height in screen points, nobody can read what they type.
const LEAST_WRITING_SIZE: f32 = 6.5;
/// The height that is zoomed to then.
const COMFORTABLE_WRITING_SIZE: f32 = 11.0;

/// How a text edit ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Finish {
    Keep,
    Discard,
}

/// A text being edited.
#[derive(Debug, Clone, PartialEq)]
pub struct TextEdit {
    pub target: Target,
    pub text: String,
    /// Where it is written now; follows the text as it grows.
    pub area: TextArea,
    /// All of it should be selected at the start, as for a stage that was just added.
    pub selects_all: bool,
    /// The card is not in the document yet.
    new_card: Option<NewCard>,
    /// What was typed, to be taken back by words and pauses.
    history: TextHistory,
    /// Joins the rename to the step of the history that added the thing.
    key: Option<MergeKey>,
}

impl Editor {
    /// The text being edited.
    pub fn text_edit(&self) -> Option<&TextEdit> {
        self.text_edit.as_ref()
    }

    /// Where the text being edited is written on screen: a header that stands in is edited in its place.
    pub fn text_edit_area(&self) -> Option<TextArea> {
        let edit = self.text_edit.as_ref()?;
        let (document, visible) = (self.shown_document(), self.viewport.visible());
        let area = match edit.target {
            Target::Stage(_) | Target::Step(_) | Target::Lane(_) => {
                let shown = self.layout.shown_text_area(document, edit.target, visible);
                shown.unwrap_or_else(|| edit.area.clone())
            }
            _ => edit.area.clone(),
        };
        Some(TextArea {
            text: edit.text.clone(),
            ..area
        })
    }

    /// Refuses changes to a map that is open for reading only.
    pub(super) fn may_change(&self) -> Result<(), Blocked> {
        match self.is_reading_only {
            true => Err(Blocked::ReadingOnly),
            false => Ok(()),
        }
    }

    /// Starts editing a target's text where it stands.
    ///
    /// # Errors
    /// When the target has no text, or none in sight.
    pub fn edit_text(&mut self, target: Target) -> Result<(), Blocked> {
        self.keep_text();
        self.may_change()?;
        let text = self.text_of(target).ok_or(Blocked::NoText)?;
        let area = self.area_of(target, &text).ok_or(Blocked::NoText)?;
        self.make_legible(target, &area);
        self.reveal(target);
        self.text_edit = Some(TextEdit {
            target,
            history: TextHistory::new(&text),
            text,
            area,
            selects_all: false,
            new_card: None,
            key: None,
        });
        Ok(())
    }

    /// Starts an empty card in a cell, for letters that an input method composes.
    ///
    /// # Errors
    /// When there is no such cell.
    pub fn begin_card(&mut self, step: StepId, lane: LaneId) -> Result<(), Blocked> {
        self.unfold(lane);
        self.write_new_card(step, lane, "")
    }

    /// Starts writing a new card at the end of a cell.
    ///
    /// # Errors
    /// When there is no such cell.
    pub fn write_new_card(
        &mut self,
        step: StepId,
        lane: LaneId,
        text: &str,
    ) -> Result<(), Blocked> {
        self.keep_text();
        self.may_change()?;
        let id: CardId = self.unused_card_id();
        let new = NewCard {
            card: Card::new(id, step, lane, text),
            before: None,
        };
        let preview = self.document.apply(&Edit::AddCards(vec![new.clone()]))?;
        self.show(Some(preview));
        let target = Target::Card(id);
        let Some(area) = self.area_of(target, text) else {
            self.show(None);
            return Err(Blocked::NoCell);
        };
        self.make_legible(target, &area);
        self.reveal(target);
        // The letters that began the card are typed too.
        let mut history = TextHistory::default();
        history.record(text);
        self.text_edit = Some(TextEdit {
            target,
            history,
            text: text.to_owned(),
            area,
            selects_all: false,
            new_card: Some(new),
            key: None,
        });
        Ok(())
    }

    /// Edits the name of what was just added; undo will take both back together.
    pub(super) fn name_new(&mut self, target: Target) {
        if self.edit_text(target).is_ok()
            && let Some(edit) = &mut self.text_edit
        {
            edit.selects_all = true;
            edit.key = Some(new_key(target));
        }
    }

    /// Writes `text` on a target at once.
    pub(super) fn write(
        &mut self,
        target: Target,
        text: &str,
        key: Option<MergeKey>,
    ) -> Result<(), Blocked> {
        let text = self.plain_text(target, text);
        let (name, edit) = written(&self.document, target, text).ok_or(Blocked::NoText)?;
        Ok(self.apply_as(name, edit, key)?)
    }

    /// `text` as the document keeps it: a lane with its role's own name has none.
    fn plain_text<'a>(&self, target: Target, text: &'a str) -> &'a str {
        let text = text.trim_end();
        let is_default = match target {
            Target::Lane(id) => self.document.lane(id).is_some_and(|lane| {
                lane.label.is_empty() && text == self.catalog().model.role(lane.role)
            }),
            _ => false,
        };
        if is_default { "" } else { text }
    }

    /// What the text is now. The layout follows.
    pub fn set_edit_text(&mut self, text: String) {
        let Some(edit) = &mut self.text_edit else {
            return;
        };
        edit.history.record(&text);
        self.show_text(text);
    }

    /// Letters typed before the text could be shown: they replace all of it where it is to be selected.
    pub fn replace_edit_text(&mut self, letters: &str) {
        let Some(edit) = &mut self.text_edit else {
            return;
        };
        let text = if std::mem::take(&mut edit.selects_all) {
            letters.to_owned()
        } else {
            format!("{}{letters}", edit.text)
        };
        self.set_edit_text(text);
    }

    /// Like [`Editor::set_edit_text`], with letters that an input method may still change: nothing to take
    /// back yet.
    pub fn set_composed_text(&mut self, text: String) {
        self.show_text(text);
    }

    fn show_text(&mut self, text: String) {
        if let Some(edit) = &mut self.text_edit
            && edit.text != text
        {
            edit.text = text;
            self.show_text_edit();
        }
    }

    /// The person paused: what is typed next is taken back by itself.
    pub fn seal_typing(&mut self) {
        if let Some(edit) = &mut self.text_edit {
            edit.history.seal();
        }
    }

    /// Takes back the last word, and leaves the text when nothing of it was typed; what it was begun for
    /// goes then too, so that undo goes on into the map's history.
    pub(super) fn undo_typing(&mut self) -> Result<(), Blocked> {
        let Some(edit) = &mut self.text_edit else {
            return Err(Blocked::NothingToUndo);
        };
        let is_new = edit.new_card.is_some();
        if let Some(before) = edit.history.undo() {
            let before = before.to_owned();
            self.show_text(before);
            return Ok(());
        }
        self.finish_text_edit(Finish::Discard);
        // An empty new card was the last thing done: that it is gone is enough for one key.
        if is_new { Ok(()) } else { self.undo() }
    }

    pub(super) fn redo_typing(&mut self) -> Result<(), Blocked> {
        let edit = self.text_edit.as_mut();
        let after = edit.and_then(|edit| edit.history.redo().map(str::to_owned));
        self.show_text(after.ok_or(Blocked::NothingToRedo)?);
        Ok(())
    }

    /// Whether typing that was taken back can be done again.
    pub(super) fn can_redo_typing(&self) -> bool {
        let edit = self.text_edit.as_ref();
        edit.is_some_and(|edit| edit.history.can_redo())
    }

    /// Ends editing. Discarding leaves the document as it was; so does keeping an empty new card.
    pub fn finish_text_edit(&mut self, finish: Finish) {
        let Some(edit) = self.text_edit.take() else {
            return;
        };
        let change = match finish {
            Finish::Keep => self.edit_of(&edit),
            Finish::Discard => None,
        };
        self.preview = None;
        let is_new = edit.new_card.is_some();
        let before = self.selection.clone();
        if let Some((name, change)) = change
            && self.apply_as(name, change, edit.key).is_ok()
            && is_new
        {
            self.selection = super::Selection::of([edit.target]);
        } else {
            self.selection = before;
        }
        self.history.seal();
        self.lay_out();
    }

    /// Keeps the text and goes on writing in the next (or previous) step's cell, stage, step or lane.
    /// At the end of the row editing just ends.
    pub fn text_edit_tab(&mut self, forward: bool) {
        let Some(edit) = &self.text_edit else {
            return;
        };
        let target = edit.target;
        let cell = match (&edit.new_card, target) {
            (Some(new), _) => Some((new.card.step, new.card.lane, new.card.span)),
            (None, Target::Card(id)) => {
                let card = self.document.card(id);
                card.map(|card| (card.step, card.lane, card.span))
            }
            _ => None,
        };
        self.finish_text_edit(Finish::Keep);
        let next = match (cell, target) {
            (Some((step, lane, span)), _) => self.cell_after(step, lane, span, forward),
            (None, Target::Stage(id)) => {
                let stages: Vec<_> = self.document.stages.iter().map(|row| row.id).collect();
                neighbour(&stages, &id, forward).map(Target::Stage)
            }
            (None, Target::Step(id)) => {
                let steps: Vec<_> = self.document.steps().map(|(_, step)| step.id).collect();
                neighbour(&steps, &id, forward).map(Target::Step)
            }
            (None, Target::Lane(id)) => {
                let rows = &self.layout.grid.rows;
                let lanes: Vec<_> = rows.iter().map(|row| row.lane).collect();
                neighbour(&lanes, &id, forward).map(Target::Lane)
            }
            _ => None,
        };
        let Some(next) = next else {
            // Past the last step a new one is offered.
            match (cell, target) {
                (Some((_, lane, _)), _) if forward => self.offer_step(Some(lane)),
                (None, Target::Step(_)) if forward => self.offer_step(None),
                _ => {}
            }
            return;
        };
        self.select([next]);
        // A lane that shows no cards simply ends the chain, with the cell selected.
        let _ = match next {
            Target::Cell { step, lane } => self.write_new_card(step, lane, ""),
            target => self.edit_text(target),
        };
        // As in a spreadsheet, typing replaces what the key has come to.
        if let Some(edit) = &mut self.text_edit {
            edit.selects_all = true;
        }
    }

    /// Typing while nothing is edited starts a card in the selected cell. Says whether it was taken.
    pub fn type_text(&mut self, text: &str) -> bool {
        if let Some(edit) = &self.text_edit {
            let text = format!("{}{text}", edit.text);
            self.set_edit_text(text);
            return true;
        }
        if self.offers_step() && !text.trim().is_empty() {
            return self.take_offer(text).is_ok();
        }
        match self.selection.cursor() {
            Some(Target::Cell { step, lane }) if !text.trim().is_empty() => {
                self.unfold(lane);
                self.write_new_card(step, lane, text).is_ok()
            }
            _ => false,
        }
    }

    /// Typed characters would become a card: shortcuts that type (`+`, `-`) must stand back.
    pub fn takes_text(&self) -> bool {
        self.text_edit.is_some()
            || self.offers_step()
            || matches!(self.selection.cursor(), Some(Target::Cell { lane, .. })
                if !self.is_emotion_lane(lane))
    }

    /// Keeps the text being edited, if any.
    pub(super) fn keep_text(&mut self) {
        if self.text_edit.is_some() {
            self.finish_text_edit(Finish::Keep);
        }
    }

    /// The document moved under the text being edited: follow, or stop when its place is gone.
    pub(super) fn drop_stale_text_edit(&mut self) {
        self.preview = None;
        if self.text_edit.is_some() {
            self.show_text_edit();
        }
    }

    fn show_text_edit(&mut self) {
        let Some(edit) = self.text_edit.take() else {
            return;
        };
        let Some(preview) = preview_of(&self.document, &edit) else {
            self.show(None);
            return;
        };
        self.show(Some(preview));
        let area = self.area_of(edit.target, &edit.text);
        if let Some(area) = area {
            self.text_edit = Some(TextEdit { area, ..edit });
        } else {
            self.show(None);
        }
    }

    /// Zooms in around what is written on when its letters would be too small to read.
    fn make_legible(&mut self, target: Target, area: &TextArea) {
        let shown = area.style.size * self.viewport.zoom;
        if shown >= LEAST_WRITING_SIZE {
            return;
        }
        let Some(place) = self.place_of(target) else {
            return;
        };
        let place = self.viewport.rect_to_screen(place);
        let size = self.viewport.size;
        let seen = point(
            place.centre().x.clamp(0.0, size.width),
            place.centre().y.clamp(0.0, size.height),
        );
        self.viewport
            .set_zoom_at(seen, COMFORTABLE_WRITING_SIZE / area.style.size);
    }

    fn area_of(&self, target: Target, text: &str) -> Option<TextArea> {
        let area = self.layout.text_area(self.shown_document(), target);
        let area = area.or_else(|| {
            // An empty title may draw nothing to measure: the map's top left corner then.
            let bounds = self.layout.scene.bounds;
            (target == Target::Title).then(|| TextArea {
                rect: rect(
                    bounds.x + map::MARGIN,
                    bounds.y + map::MARGIN,
                    map::COLUMN_WIDTH * 3.0,
                    map::TITLE.line_height(),
                ),
                style: map::TITLE,
                text: String::new(),
                is_box: false,
            })
        })?;
        Some(TextArea {
            text: text.to_owned(),
            ..area
        })
    }

    /// The text a person would edit; a lane without a label offers its role's name.
    fn text_of(&self, target: Target) -> Option<String> {
        let document = &self.document;
        match target {
            Target::Title => Some(document.header.title.clone()),
            Target::Stage(id) => document.stage(id).map(|stage| stage.title.clone()),
            Target::Step(id) => document.step(id).map(|step| step.title.clone()),
            Target::Card(id) => document.card(id).map(|card| card.text.clone()),
            Target::Room(id) => document.store_plan.room(id).map(|room| room.name.clone()),
            Target::Link(id) => {
                let mut links = document.links.iter();
                links
                    .find(|link| link.id == id)
                    .map(|link| link.label.clone())
            }
            Target::Lane(id) => {
                let lane = document.lane(id)?;
                if lane.label.is_empty() {
                    Some(self.catalog().model.role(lane.role).to_owned())
                } else {
                    Some(lane.label.clone())
                }
            }
            _ => None,
        }
    }

    /// The document as it would be if the text being typed were kept now.
    pub fn document_with_typing(&self) -> Document {
        // What is shown is that already, and costs no copy of ten thousand cards per letter.
        if let (Some(edit), Some(preview)) = (&self.text_edit, &self.preview)
            && matches!(edit.target, Target::Card(_))
            && !(edit.new_card.is_some() && edit.text.trim().is_empty())
        {
            return self.with_drafts(preview.clone());
        }
        let change = self.text_edit.as_ref().and_then(|edit| self.edit_of(edit));
        let typed = change.and_then(|(_, change)| self.document.apply(&change).ok());
        self.with_drafts(typed.unwrap_or_else(|| self.document.clone()))
    }

    fn edit_of(&self, edit: &TextEdit) -> Option<(EditName, Edit)> {
        if let Some(new) = &edit.new_card {
            if edit.text.trim().is_empty() {
                return None;
            }
            let mut new = new.clone();
            new.card.text = edit.text.trim_end().to_owned();
            let name = EditName::one(Verb::Add, Noun::Card);
            return Some((name, Edit::AddCards(vec![new])));
        }
        let text = self.plain_text(edit.target, &edit.text);
        written(&self.document, edit.target, text)
    }
}

/// What writing `text` on the target does.
fn written(document: &Document, target: Target, text: &str) -> Option<(EditName, Edit)> {
    let text = text.to_owned();
    Some(match target {
        Target::Title => {
            let mut header = (*document.header).clone();
            header.title = text;
            (
                EditName::one(Verb::Rename, Noun::Map),
                Edit::SetHeader(header),
            )
        }
        Target::Stage(id) => {
            let mut stage = (**document.stage(id)?).clone();
            stage.title = text;
            (
                EditName::one(Verb::Rename, Noun::Stage),
                Edit::SetStage(stage),
            )
        }
        Target::Step(id) => {
            let mut step = (**document.step(id)?).clone();
            step.title = text;
            (EditName::one(Verb::Rename, Noun::Step), Edit::SetStep(step))
        }
        Target::Lane(id) => {
            let mut lane = (**document.lane(id)?).clone();
            lane.label = text;
            (EditName::one(Verb::Rename, Noun::Lane), Edit::SetLane(lane))
        }
        Target::Card(id) => {
            let mut card = (**document.card(id)?).clone();
            card.text = text;
            (
                EditName::one(Verb::Write, Noun::Card),
                Edit::SetCards(vec![card]),
            )
        }
        Target::Room(id) => {
            let mut plan = (*document.store_plan).clone();
            let room = plan.rooms.iter_mut().find(|room| room.id == id)?;
            Arc::make_mut(room).name = text;
            (
                EditName::one(Verb::Rename, Noun::Area),
                Edit::SetStorePlan(plan),
            )
        }
        Target::Link(id) => {
            let mut links = document.links.iter();
            let mut link = (**links.find(|link| link.id == id)?).clone();
            link.label = text;
            (EditName::one(Verb::Write, Noun::Link), Edit::SetLink(link))
        }
        _ => return None,
    })
}

fn preview_of(document: &Document, edit: &TextEdit) -> Option<Document> {
    let change = match &edit.new_card {
        Some(new) => {
            let mut new = new.clone();
            new.card.text.clone_from(&edit.text);
            Edit::AddCards(vec![new])
        }
        None => written(document, edit.target, &edit.text)?.1,
    };
    document.apply(&change).ok()
}

fn neighbour<I: Copy + PartialEq>(ids: &[I], id: &I, forward: bool) -> Option<I> {
    let at = ids.iter().position(|other| other == id)?;
    let next = if forward { at + 1 } else { at.checked_sub(1)? };
    ids.get(next).copied()
}
