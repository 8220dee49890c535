//! Pure data and rules of a journey map: the document, its ids, the edits, the invariants.
//!
//! Knows nothing of files, screens or languages. Start at [`Document`], then `edit` for how it changes
//! and `check` for what always holds.

mod advice;
mod agenda;
mod any_id;
mod card;
mod changes;
mod check;
mod difference;
mod document;
mod edit;
mod edit_card;
mod edit_merge;
mod edit_name;
mod edit_step;
mod id;
mod initiative;
mod meeting_room;
mod note;
mod persona;
mod plan_area;
mod repair;
mod stage;
mod store_plan;
mod template;
mod value;
mod vote;
mod wheel;

use std::sync::Arc;

pub use advice::{Advice, Summary};
pub use agenda::{AgendaItem, AgendaScope, AgendaView};
pub use any_id::AnyId;
pub use card::{Card, Channel, Evidence, Link, Mark, Metric, MetricKind};
pub use changes::{Change, How, changes};
pub use check::Violation;
pub use difference::{Difference, Tally};
pub use document::{Cadence, Document, Header, Lane, LaneRole, MapState, Zone};
pub use edit::{CardMove, Edit, EditError, NewCard};
pub use edit_merge::TITLE_SEPARATOR;
pub use edit_name::{EditName, Noun, Verb};
pub use id::{
    AgendaId, CardId, IdError, IdGenerator, IdMap, InitiativeId, LaneId, LinkId, NoteId, PersonaId,
    PictureId, RoomId, StageId, StepId, TypedId, VoteRoundId,
};
pub use initiative::{Initiative, Progress, Scores};
pub use meeting_room::{Aspect, LengthUnit, MeetingRoom, ScreenMeasure, least_letter};
pub use note::{Note, NoteKind};
pub use persona::{Persona, Picture, PictureData, PictureFormat, Segment, SegmentKind};
pub use plan_area::{PlanArea, overlapping};
pub use repair::{RECOVERED, Repair};
pub use stage::{
    Appeal, Duration, EmotionPoint, Phase, PhaseGoal, PhaseGoals, Reached, Stage, Step,
};
pub use store_plan::{
    PlanPoint, Room, RoomKind, RoomWidths, Shortcut, StoreOptions, StorePart, StorePlan,
};
pub use value::{ClockTime, Date, Emotion, Swatch, TimeSpan, ValueError};
pub use vote::{CardVotes, Ranked, VoteRound};
pub use wheel::{CalloutText, FaceScale, WheelOptions};

/// A list whose versions share their rows.
pub type Table<T> = Arc<Vec<Arc<T>>>;

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
