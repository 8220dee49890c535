//! Commands about the map: what each does, and why it cannot be done now. One call per arm.

use super::present::is_about_presenting;
use super::store;
use super::structure::LaneChange;
use super::view;
use super::walk::{Direction, Jump};
use super::{Blocked, Editor, Finish, Side, Viewport, meeting};
use crate::command::{Category, Command, works_while_presenting};
use crate::layout::View;
use crate::model::{Edit, EditName, Lane, LaneId, LaneRole, Noun, StorePart, Verb};
use crate::scene::{Rect, Target};

/// Whether the editor knows the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    Done,
    /// It is about files, windows or panels: the shell runs it.
    NotMine,
}

impl Editor {
    /// Runs a command about the map. What was copied waits in [`Editor::take_copied`]; for
    /// the system clipboard's contents call [`Editor::paste_incoming`] instead of running `Paste`.
    ///
    /// # Errors
    /// Says why it cannot be done now; nothing has changed then.
    pub fn run(&mut self, command: Command) -> Result<Outcome, Blocked> {
        use Command as C;
        if !self.knows(command) {
            return Ok(Outcome::NotMine);
        }
        self.may_run_now(command)?;
        if let Some(result) = self.run_while_linking(command) {
            return result.map(|()| Outcome::Done);
        }
        if command == C::EditText && self.offers_step() {
            return self.take_offer("").map(|()| Outcome::Done);
        }
        if !matches!(command, C::Cancel) {
            self.drop_offer();
            if self.is_dragging() {
                self.cancel_gesture();
            }
            let stays_in_text = self.text_edit.is_some() && is_about_history(command);
            if !is_about_view(command) && !stays_in_text {
                self.keep_text();
            }
        }
        let keeps_merging =
            matches!(command, C::EmotionUp | C::EmotionDown) || is_about_view(command);
        if !keeps_merging {
            self.history.seal();
        }
        if let Some(result) = self.run_in_store(command) {
            return result.map(|()| Outcome::Done);
        }
        match command {
            C::Undo if self.text_edit.is_some() => self.undo_typing(),
            C::Redo if self.text_edit.is_some() => self.redo_typing(),
            C::Undo => self.undo(),
            C::Redo => self.redo(),
            C::Cut => self.cut_selected(),
            C::Copy => self.copy_selected(),
            C::Paste => self.paste_clip(),
            C::Duplicate => self.duplicate_selected(),
            C::Delete => self.delete_selected(Verb::Remove),
            C::SelectAll => self.select_all(),
            C::FindNext => self.step_find(true).map(drop),
            C::FindPrevious => self.step_find(false).map(drop),
            C::EditText => self.open_cursor(),
            C::Cancel => self.cancel(),
            C::AddCard => self.add_card(),
            C::AddStage => self.add_stage(Side::After),
            C::AddStep => self.add_step(Side::After),
            C::AddLane => self.add_lane(LaneRole::FreeText, Side::After),
            C::AddStageBefore => self.add_stage(Side::Before),
            C::AddStepBefore => self.add_step(Side::Before),
            C::AddLaneAbove => self.add_lane(LaneRole::FreeText, Side::Before),
            C::Merge => self.merge_selected(),
            C::SplitStep => self.split_step(),
            C::SplitStage => self.split_stage(),
            C::HideLane => self.change_lanes(self.selected_lanes_edit(LaneChange::Hide)),
            C::ShowLanes => self.change_lanes(self.all_lanes_edit(LaneChange::Show)),
            C::CollapseLane => self.change_lanes(self.selected_lanes_edit(LaneChange::Collapse)),
            C::ExpandLane => self.change_lanes(self.selected_lanes_edit(LaneChange::Expand)),
            C::CollapseLanes => self.change_lanes(self.all_lanes_edit(LaneChange::Collapse)),
            C::ExpandLanes => self.change_lanes(self.all_lanes_edit(LaneChange::Expand)),
            C::AddPersona => self.add_persona(),
            C::AddLink => self.add_links(),
            C::MoveLeft => self.move_selected(Direction::Left),
            C::MoveRight => self.move_selected(Direction::Right),
            C::MoveUp => self.move_selected(Direction::Up),
            C::MoveDown => self.move_selected(Direction::Down),
            C::Widen => self.span_selected(true),
            C::Narrow => self.span_selected(false),
            C::Taller => self.resize_lanes(Some(true)),
            C::Lower => self.resize_lanes(Some(false)),
            C::FitHeight => self.resize_lanes(None),
            C::ReverseLink => self.reverse_links(),
            C::EmotionUp if self.votes_on_cards() => self.vote(true),
            C::EmotionDown if self.votes_on_cards() => self.vote(false),
            C::EmotionUp => self.shift_emotions(true),
            C::EmotionDown => self.shift_emotions(false),
            C::GoLeft => self.go(Direction::Left, false),
            C::GoRight => self.go(Direction::Right, false),
            C::GoUp => self.go(Direction::Up, false),
            C::GoDown => self.go(Direction::Down, false),
            C::ExtendLeft => self.go(Direction::Left, true),
            C::ExtendRight => self.go(Direction::Right, true),
            C::ExtendUp => self.go(Direction::Up, true),
            C::ExtendDown => self.go(Direction::Down, true),
            C::GoFirstStep => self.jump(Jump::FirstStep),
            C::GoLastStep => self.jump(Jump::LastStep),
            C::GoFirstCell => self.jump(Jump::FirstCell),
            C::GoLastCell => self.jump(Jump::LastCell),
            C::GoPreviousLane => self.jump(Jump::PreviousLane),
            C::GoNextLane => self.jump(Jump::NextLane),
            C::FollowLink => self.follow(true),
            C::FollowLinkBack => self.follow(false),
            C::ShowSwimlane => {
                self.show_view(View::Swimlane);
                Ok(())
            }
            C::ShowWheel => {
                self.show_view(View::Wheel);
                Ok(())
            }
            C::ShowStore => {
                self.show_view(View::Store);
                Ok(())
            }
            C::AddArea => self.add_area(),
            C::AddShortcut => self.add_shortcut(),
            C::StoreWidths => self.set_store(store::other_widths),
            C::StoreBubbles => self.toggle_part(StorePart::Bubbles),
            C::StoreChannels => self.toggle_part(StorePart::Channels),
            C::StoreTimes => self.toggle_part(StorePart::DwellTimes),
            C::StoreBrand => self.toggle_part(StorePart::BrandCurve),
            C::StoreNeeds => self.toggle_part(StorePart::Needs),
            C::StoreChanges => self.toggle_part(StorePart::Changes),
            C::NextView => {
                self.show_view(self.next_view());
                Ok(())
            }
            C::FocusPhase => self.focus_phase(),
            C::WheelDistance => self.set_wheel(|options| options.radial = !options.radial),
            C::WheelFaces => self.set_wheel(view::other_faces),
            C::WheelCallouts => self.set_wheel(view::next_callouts),
            C::WheelPersona => self.turn_hub(),
            C::ZoomIn => {
                self.zoom_by(Viewport::NOTCH);
                Ok(())
            }
            C::ZoomOut => {
                self.zoom_by(1.0 / Viewport::NOTCH);
                Ok(())
            }
            C::ZoomActual => {
                self.zoom_to_actual();
                Ok(())
            }
            C::ZoomFit => {
                self.zoom_to(self.layout.scene.bounds, 1.0);
                Ok(())
            }
            C::ZoomSelection => {
                let bounds = self.selection_bounds().ok_or(Blocked::NothingSelected)?;
                self.zoom_to(bounds, 2.0);
                Ok(())
            }
            _ if meeting::is_mine(command) => self.run_meeting(command),
            _ if command.spec().category == Category::Meeting => self.run_presentation(command),
            _ => return Ok(Outcome::NotMine),
        }?;
        Ok(Outcome::Done)
    }

    /// Why a command cannot be run now. Commands of the shell are never blocked here.
    ///
    /// # Errors
    /// The reason, for a tooltip.
    pub fn can_run(&self, command: Command) -> Result<(), Blocked> {
        use Command as C;
        let need = |holds: bool, reason: Blocked| if holds { Ok(()) } else { Err(reason) };
        self.may_run_now(command)?;
        if changes_map(command) {
            self.may_change()?;
        }
        if let Some(result) = self.can_run_in_store(command) {
            return result;
        }
        match command {
            _ if meeting::is_mine(command) || meeting::is_of_the_window(command) => {
                self.can_run_meeting(command)
            }
            _ if command.spec().category == Category::Meeting => self.can_run_presentation(command),
            C::AddArea | C::AddShortcut | C::ArrangeRooms => self.can_change_store(command),
            // A text being typed may become something to undo.
            C::Undo => need(
                self.history.undo_name().is_some() || self.text_edit.is_some(),
                Blocked::NothingToUndo,
            ),
            C::Redo if self.text_edit.is_some() => {
                need(self.can_redo_typing(), Blocked::NothingToRedo)
            }
            C::Redo => need(self.history.redo_name().is_some(), Blocked::NothingToRedo),
            C::Cut => need(
                self.has_selected_card() || self.has_selected_structure(),
                Blocked::NothingSelected,
            ),
            C::Copy => need(self.may_copy(), Blocked::NoCardSelected),
            C::FocusPhase => need(
                self.options.focused_phase.is_some() || self.selected_phase().is_some(),
                Blocked::NothingSelected,
            ),
            C::Duplicate => need(
                self.has_selected_card()
                    || matches!(
                        self.selection.cursor(),
                        Some(Target::Lane(_) | Target::Step(_) | Target::Stage(_))
                    ),
                Blocked::NothingSelected,
            ),
            C::Delete => self.delete_edit().map(drop),
            C::SelectAll => need(!self.document.cards.is_empty(), Blocked::EmptyMap),
            C::FindNext | C::FindPrevious => {
                need(!self.finder().query().is_empty(), Blocked::NothingToFind)
            }
            C::EditText => need(
                self.picks_link()
                    || self.offers_step()
                    || self.selection.cursor().is_some_and(has_text),
                Blocked::NoText,
            ),
            C::Cancel => need(
                self.is_dragging()
                    || self.text_edit.is_some()
                    || !self.selection.is_empty()
                    || self.offers_step()
                    || self.filter.is_on(),
                Blocked::NothingToCancel,
            ),
            C::AddCard => need(self.cell_for_cards().is_some(), Blocked::NoCell),
            C::AddLink => need(self.has_selected_card(), Blocked::NoCardSelected),
            C::MoveLeft => self.move_edit(Direction::Left).map(drop),
            C::MoveRight => self.move_edit(Direction::Right).map(drop),
            C::MoveUp => self.move_edit(Direction::Up).map(drop),
            C::MoveDown => self.move_edit(Direction::Down).map(drop),
            C::Widen => self.span_edit(true).map(drop),
            C::Narrow => self.span_edit(false).map(drop),
            C::Merge => self.merge_edit().map(drop),
            C::SplitStep => self.step_to_split().map(drop),
            C::SplitStage => self.stage_to_split().map(drop),
            C::HideLane => self.selected_lanes_edit(LaneChange::Hide).map(drop),
            C::ShowLanes => self.all_lanes_edit(LaneChange::Show).map(drop),
            C::CollapseLane => self.selected_lanes_edit(LaneChange::Collapse).map(drop),
            C::ExpandLane => self.selected_lanes_edit(LaneChange::Expand).map(drop),
            C::CollapseLanes => self.all_lanes_edit(LaneChange::Collapse).map(drop),
            C::ExpandLanes => self.all_lanes_edit(LaneChange::Expand).map(drop),
            C::LaneColour => need(!self.selected_lanes().is_empty(), Blocked::NoLaneSelected),
            C::Taller => self.resize_edits(Some(true)).map(drop),
            C::Lower => self.resize_edits(Some(false)).map(drop),
            C::FitHeight => self.resize_edits(None).map(drop),
            C::ReverseLink => self.reverse_edit().map(drop),
            C::FollowLink => self.followed(true).map(drop),
            C::FollowLinkBack => self.followed(false).map(drop),
            C::EmotionUp if self.votes_on_cards() => self.vote_edit(true).map(drop),
            C::EmotionDown if self.votes_on_cards() => self.vote_edit(false).map(drop),
            C::EmotionUp | C::EmotionDown if self.has_levels_selected() => Ok(()),
            C::EmotionUp | C::EmotionDown => self.selected_emotions().map(drop),
            C::ZoomSelection => need(self.selection_bounds().is_some(), Blocked::NothingSelected),
            _ => Ok(()),
        }
    }

    /// In a presentation nothing happens by accident.
    fn may_run_now(&self, command: Command) -> Result<(), Blocked> {
        match self.presenting {
            Some(_) if !works_while_presenting(command) => Err(Blocked::WhilePresenting),
            _ => Ok(()),
        }
    }

    /// Whether the command is about the map.
    pub fn knows(&self, command: Command) -> bool {
        use crate::command::Category;
        match command.spec().category {
            // Which colour is asked by the shell.
            Category::Structure => command != Command::LaneColour,
            // Asked by the shell first.
            Category::Arrange if command == Command::ArrangeRooms => false,
            Category::Edit if is_of_the_shell(command) => false,
            Category::Edit | Category::Insert | Category::Arrange | Category::Go => true,
            Category::View => is_about_view(command) || chooses_view(command) || sets_view(command),
            Category::Meeting => is_about_presenting(command) || meeting::is_mine(command),
            Category::File | Category::Help => false,
        }
    }

    pub(super) fn undo(&mut self) -> Result<(), Blocked> {
        if !self.history.undo(&mut self.document, &mut self.selection) {
            return Err(Blocked::NothingToUndo);
        }
        self.loss = None;
        self.document_changed();
        self.reveal_cursor();
        Ok(())
    }

    fn redo(&mut self) -> Result<(), Blocked> {
        if !self.history.redo(&mut self.document, &mut self.selection) {
            return Err(Blocked::NothingToRedo);
        }
        self.document_changed();
        self.reveal_cursor();
        Ok(())
    }

    /// Undoes or redoes until the document stands after `index` steps of its history.
    pub fn go_to_step(&mut self, index: usize) {
        self.cancel_gesture();
        self.keep_text();
        let start = self.history.position();
        while self.history.position() > index
            && self.history.undo(&mut self.document, &mut self.selection)
        {}
        while self.history.position() < index
            && self.history.redo(&mut self.document, &mut self.selection)
        {}
        if self.history.position() != start {
            self.document_changed();
            self.reveal_cursor();
        }
    }

    fn reveal_cursor(&mut self) {
        if self.presenting.is_some() {
            return;
        }
        if let Some(target) = self.selection.cursor() {
            self.reveal(target);
        }
    }

    fn cut_selected(&mut self) -> Result<(), Blocked> {
        if !self.has_selected_structure() {
            let cards: Vec<Target> = self.selection.cards().map(Target::Card).collect();
            self.selection = super::Selection::of(cards);
        }
        self.copy_selected()?;
        self.delete_selected(Verb::Cut)
    }

    fn select_all(&mut self) -> Result<(), Blocked> {
        if self.document.cards.is_empty() {
            return Err(Blocked::EmptyMap);
        }
        let rows = self.rows();
        let cards = self.document.cards.iter();
        let shown = cards.filter(|card| rows.contains_key(&card.lane));
        let mut shown: Vec<Target> = shown.map(|card| Target::Card(card.id)).collect();
        if !self.layout.has_grid() {
            let steps = self.document.steps();
            shown.extend(steps.map(|(_, step)| Target::Step(step.id)));
        }
        self.selection = super::Selection::of(shown);
        Ok(())
    }

    /// Enter and F2: edits the text where the keyboard stands, or writes a card in an empty cell.
    fn open_cursor(&mut self) -> Result<(), Blocked> {
        let target = self.selection.cursor().ok_or(Blocked::NoText)?;
        self.write_on(target)
    }

    /// Edits a text or writes a card in a cell. A collapsed lane shows neither: it is opened first.
    pub(super) fn write_on(&mut self, target: Target) -> Result<(), Blocked> {
        let lane = match target {
            Target::Cell { lane, .. } => Some(lane),
            Target::Card(id) => self.document.card(id).map(|card| card.lane),
            _ => None,
        };
        if let Some(lane) = lane {
            self.unfold(lane);
        }
        match target {
            Target::Cell { step, lane } if !self.is_emotion_lane(lane) => {
                self.write_new_card(step, lane, "")
            }
            target => self.edit_text(target),
        }
    }

    /// Opens a collapsed lane, to be written in.
    pub(super) fn unfold(&mut self, lane: LaneId) {
        let Some(lane) = self.document.lane(lane).filter(|lane| lane.collapsed) else {
            return;
        };
        let mut lane = Lane::clone(lane);
        lane.collapsed = false;
        let name = EditName::one(Verb::Unfold, Noun::Lane);
        // The lane is the document's own.
        let _ = self.apply_as(name, Edit::SetLane(lane), None);
    }

    fn follow(&mut self, forward: bool) -> Result<(), Blocked> {
        let target = self.followed(forward)?;
        self.selection = super::Selection::of([target]);
        self.reveal(target);
        Ok(())
    }

    /// Escape: first the gesture, then the text, then the selection, then the filter.
    fn cancel(&mut self) -> Result<(), Blocked> {
        if self.cancel_gesture() || self.drop_offer() {
            return Ok(());
        }
        if self.text_edit.is_some() {
            self.finish_text_edit(Finish::Discard);
            return Ok(());
        }
        if self.selection.is_empty() {
            if !self.filter.is_on() {
                return Err(Blocked::NothingToCancel);
            }
            self.clear_filter();
        }
        self.selection = super::Selection::default();
        Ok(())
    }

    /// Zooms around the middle of the canvas.
    fn zoom_by(&mut self, factor: f32) {
        let centre = self.viewport.centre();
        self.viewport.zoom_at(centre, factor);
    }

    fn zoom_to_actual(&mut self) {
        let centre = self.viewport.centre();
        self.viewport.set_zoom_at(centre, 1.0);
    }

    fn zoom_to(&mut self, rect: Rect, most: f32) {
        self.viewport.fit_up_to(rect, most.min(Viewport::MAX_ZOOM));
    }

    fn has_selected_card(&self) -> bool {
        self.selection.cards().next().is_some()
    }

    fn selection_bounds(&self) -> Option<Rect> {
        let targets = self.selection.targets().iter();
        let rects =
            targets.filter_map(|&target| Some(self.with_outline(target, self.place_of(target)?)));
        rects.reduce(Rect::union)
    }
}

/// Bars, previews and pictures are the window's.
fn is_of_the_shell(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::Find | C::Replace | C::CopyPicture | C::PasteSpecial
    )
}

fn is_about_history(command: Command) -> bool {
    matches!(command, Command::Undo | Command::Redo)
}

/// Views and what is chosen about them: a text being written is kept first.
fn chooses_view(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::ShowSwimlane | C::ShowWheel | C::ShowStore | C::NextView | C::FocusPhase
    )
}

/// Settings of a view that the document keeps.
fn sets_view(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::WheelDistance
            | C::WheelFaces
            | C::WheelCallouts
            | C::WheelPersona
            | C::StoreWidths
            | C::StoreBubbles
            | C::StoreChannels
            | C::StoreTimes
            | C::StoreBrand
            | C::StoreNeeds
            | C::StoreChanges
    )
}

fn is_about_view(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::ZoomIn | C::ZoomOut | C::ZoomActual | C::ZoomFit | C::ZoomSelection
    )
}

fn has_text(target: Target) -> bool {
    matches!(
        target,
        Target::Title
            | Target::Stage(_)
            | Target::Step(_)
            | Target::Lane(_)
            | Target::Card(_)
            | Target::Cell { .. }
            | Target::Link(_)
            | Target::Room(_)
    )
}

/// Whether a command does nothing but change the map.
fn changes_map(command: Command) -> bool {
    use Command as C;
    let is_change = matches!(
        command.spec().category,
        Category::Insert | Category::Arrange | Category::Structure
    );
    is_change
        || sets_view(command)
        || matches!(
            command,
            C::Cut
                | C::Paste
                | C::PasteSpecial
                | C::Duplicate
                | C::Delete
                | C::Replace
                | C::EditText
        )
}
