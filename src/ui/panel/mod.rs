//! What stands around the canvas: inspector on the right, lanes and stages on the left, status below.
//!
//! Each function draws into the `ui` it is given; the window decides where that is.

mod form;
mod history;
mod inspector;
mod lanes;
mod name;
mod outline;
mod sign;
mod status;
mod zoom;

use crate::i18n::Counted;
use crate::scene::Target;
pub use history::{HistoryState, history};

pub use inspector::{InspectorResponse, InspectorState, PictureOwner, attach_picture, inspector};
pub use lanes::{LanesState, lanes};
pub(in crate::ui) use name::{name_of, name_of_card};
pub use outline::outline_id;
pub(in crate::ui) use sign::{face, pictogram};
pub use status::{SaveNote, StatusResponse, status};

/// What a target is counted as; `None` for the title, cells and personas.
fn counted(target: Target) -> Option<Counted> {
    match target {
        Target::Card(_) => Some(Counted::Card),
        Target::Stage(_) => Some(Counted::Stage),
        Target::Step(_) => Some(Counted::Step),
        Target::Lane(_) => Some(Counted::Lane),
        Target::Link(_) => Some(Counted::Link),
        Target::Emotion { .. } => Some(Counted::Emotion),
        Target::Title
        | Target::Cell { .. }
        | Target::Persona(_)
        | Target::Room(_)
        | Target::Entrance
        | Target::Exit
        | Target::Shortcut { .. } => None,
    }
}
