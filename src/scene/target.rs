//! What a drawn thing stands for, so that pointing at it means something.

use crate::model::{CardId, LaneId, LinkId, PersonaId, RoomId, StageId, StepId};

/// The thing of the document behind a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// The map's title.
    Title,
    Stage(StageId),
    Step(StepId),
    Lane(LaneId),
    Card(CardId),
    /// The empty part of a cell.
    Cell {
        step: StepId,
        lane: LaneId,
    },
    /// A point of an emotion curve (also where none is set yet).
    Emotion {
        step: StepId,
        persona: Option<PersonaId>,
    },
    Link(LinkId),
    /// A persona in the legend; shows or hides its curve.
    Persona(PersonaId),
    /// A backstage area of the store; a room on the path is its step.
    Room(RoomId),
    /// The way into the store, and out of it.
    Entrance,
    Exit,
    Shortcut {
        from: RoomId,
        to: RoomId,
    },
}
