//! Where a column or row of a pasted table goes, and in which order new ones are added.

/// What becomes of a column (or row) of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place<I> {
    /// Into the step or lane that is there.
    Here(I),
    /// Into the step that is there, which gets this name: nobody had named it.
    Renamed(I, String),
    /// Into a new one with this name.
    New(String),
    /// Left out.
    Nowhere,
}

impl<I: Copy> Place<I> {
    pub fn id(&self) -> Option<I> {
        match self {
            Self::Here(id) | Self::Renamed(id, _) => Some(*id),
            Self::New(_) | Self::Nowhere => None,
        }
    }

    pub fn is_new(&self) -> bool {
        matches!(self, Self::New(_))
    }
}

/// Where something new stands among what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside<I> {
    After(I),
    Before(I),
    AtTheEnd,
}

/// For each new place, what it stands beside: the one left of it in the table, else the next one to the
/// right. `id_of` gives the id a new place has got by then.
pub(super) fn beside<I: Copy>(
    places: &[Place<I>],
    at: usize,
    id_of: impl Fn(usize) -> Option<I>,
) -> Beside<I> {
    if let Some(left) = (0..at).rev().find_map(&id_of) {
        return Beside::After(left);
    }
    let right = places[at..].iter().find_map(Place::id);
    right.map_or(Beside::AtTheEnd, Beside::Before)
}
