//! An id of any kind, for reports that speak of all of them.

use std::fmt;

use super::id::{
    AgendaId, CardId, InitiativeId, LaneId, LinkId, NoteId, PersonaId, PictureId, RoomId, StageId,
    StepId, VoteRoundId,
};

macro_rules! any_id {
    ($($kind:ident($id:ident)),* $(,)?) => {
        /// A thing of the document, whatever its kind.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum AnyId {
            $($kind($id),)*
        }
        $(impl From<$id> for AnyId {
            fn from(id: $id) -> Self {
                Self::$kind(id)
            }
        })*
        impl fmt::Display for AnyId {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$kind(id) => id.fmt(f),)*
                }
            }
        }
    };
}

any_id! {
    Persona(PersonaId),
    Stage(StageId),
    Step(StepId),
    Lane(LaneId),
    Card(CardId),
    Link(LinkId),
    Initiative(InitiativeId),
    Agenda(AgendaId),
    Room(RoomId),
    Picture(PictureId),
    Note(NoteId),
    VoteRound(VoteRoundId),
}
