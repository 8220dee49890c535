//! The clipboard's contents in and out, as data; the system's clipboard itself is in `app`.
//!
//! Out: whole cards for maps, a table for spreadsheets, text for the rest ([`Clip`]). In: what another
//! program offers is read by [`Incoming`], may be looked at first as a [`PasteForm`] and a [`PastePlan`],
//! and goes into the map as one step of the history.

mod copy;
mod form;
mod html;
mod incoming;
mod limits;
mod lines;
mod names;
mod paste;
mod place;
mod plan;
mod structure;
mod table;
mod wire;

pub use copy::Clip;
pub use form::{PasteForm, PasteShape};
pub use incoming::Incoming;
pub use limits::{Excess, MOST_CARDS, MOST_CHARACTERS, MOST_LANES, MOST_STEPS, MOST_TEXT_BYTES};
pub(super) use lines::{clean, lines, trim};
pub use paste::{PasteError, Pasted};
pub use place::Place;
pub use plan::PastePlan;
pub use table::{TableCell, TextTable};
