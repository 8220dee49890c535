//! Why a command cannot be run now, for tooltips and the palette.

use crate::i18n::Catalog;

/// The reason; each has a text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Blocked {
    NothingToUndo,
    NothingToRedo,
    NothingSelected,
    NoCardSelected,
    /// Its text cannot be edited on the map.
    NoText,
    /// Cards need a step and a lane to stand in.
    NoCell,
    NoStage,
    NothingToPaste,
    AtTheEdge,
    OneColumnWide,
    NoEmotionSelected,
    NothingToCancel,
    NoLaneSelected,
    NoStepSelected,
    /// Neither a stage nor a step.
    NoColumnSelected,
    /// Nothing follows what is selected.
    NothingToMerge,
    /// Splitting there would leave a stage without steps.
    FirstOfItsStage,
    NoLaneHidden,
    /// All of them are what they would become.
    AlreadySo,
    EmptyMap,
    NothingToFind,
    NotFound,
    /// The program's own word, as a lane's role.
    FixedText,
    NoLinkSelected,
    /// The card has none that way.
    NoLink,
    /// The row is as high as its cards need.
    FitsAlready,
    NoEmotionLane,
    /// The map is open for reading only.
    ReadingOnly,
    NoRoomSelected,
    TwoRoomsNeeded,
    /// It is about a view that is not shown.
    NotInStore,
    /// Neither smaller nor larger.
    NoSmaller,
    InTheWay,
    /// There is no step to walk to.
    NothingToPresent,
    /// No presentation is under way.
    NotPresenting,
    /// Nothing is changed by accident while the map is presented.
    WhilePresenting,
    /// The step or the lane of a note is not known.
    NoDestination,
    NoVote,
    NoDotsLeft,
    NoDotThere,
    /// The document refused the edit.
    Refused,
}

impl Blocked {
    pub fn message(self, catalog: &Catalog) -> &'static str {
        let text = &catalog.editor.blocked;
        match self {
            Self::NothingToUndo => text.nothing_to_undo,
            Self::NothingToRedo => text.nothing_to_redo,
            Self::NothingSelected => text.nothing_selected,
            Self::NoCardSelected => text.no_card_selected,
            Self::NoText => text.no_text,
            Self::NoCell => text.no_cell,
            Self::NoStage => text.no_stage,
            Self::NothingToPaste => text.nothing_to_paste,
            Self::AtTheEdge => text.at_the_edge,
            Self::OneColumnWide => text.one_column_wide,
            Self::NoEmotionSelected => text.no_emotion_selected,
            Self::NothingToCancel => text.nothing_to_cancel,
            Self::NoLaneSelected => text.no_lane_selected,
            Self::NoStepSelected => text.no_step_selected,
            Self::NoColumnSelected => text.no_column_selected,
            Self::NothingToMerge => text.nothing_to_merge,
            Self::FirstOfItsStage => text.first_of_its_stage,
            Self::NoLaneHidden => text.no_lane_hidden,
            Self::AlreadySo => text.already_so,
            Self::EmptyMap => text.empty_map,
            Self::NothingToFind => text.nothing_to_find,
            Self::NotFound => text.not_found,
            Self::FixedText => text.fixed_text,
            Self::NoLinkSelected => text.no_link_selected,
            Self::NoLink => text.no_link,
            Self::FitsAlready => text.fits_already,
            Self::NoEmotionLane => text.no_emotion_lane,
            Self::ReadingOnly => text.reading_only,
            Self::NoRoomSelected => text.no_room_selected,
            Self::TwoRoomsNeeded => text.two_rooms_needed,
            Self::NotInStore => text.not_in_store,
            Self::NoSmaller => text.no_smaller,
            Self::InTheWay => text.in_the_way,
            Self::NothingToPresent => text.nothing_to_present,
            Self::NotPresenting => text.not_presenting,
            Self::WhilePresenting => text.while_presenting,
            Self::NoDestination => text.no_destination,
            Self::NoVote => text.no_vote,
            Self::NoDotsLeft => text.no_dots_left,
            Self::NoDotThere => text.no_dot_there,
            Self::Refused => text.refused,
        }
    }
}

impl From<crate::model::EditError> for Blocked {
    fn from(error: crate::model::EditError) -> Self {
        match error {
            crate::model::EditError::ReadingOnly => Self::ReadingOnly,
            _ => Self::Refused,
        }
    }
}
