//! What stands around the canvas: inspector on the right, lanes and stages on the left, status below.
//!
//! Each function draws into the `ui` it is given; the window decides where that is.

mod form;
mod history;
mod inspector;
mod lanes;
mod name;
mod sign;
mod status;

pub use history::{HistoryState, history};
pub use inspector::{InspectorResponse, InspectorState, PictureOwner, attach_picture, inspector};
pub use lanes::{LanesState, lanes};
pub(in crate::ui) use name::name_of;
pub(in crate::ui) use sign::face;
pub use status::{StatusResponse, status};
