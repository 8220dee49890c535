//! What an edit does, in two words and a number, for the undo menu; the words themselves are in `i18n`.

use super::edit::Edit;

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verb {
    Add,
    Change,
    Remove,
    Move,
    Rename,
    Write,
    Extend,
    Paste,
    Cut,
    Duplicate,
    Merge,
    Split,
    Hide,
    Show,
    Collapse,
    Unfold,
    Colour,
    Replace,
    Resize,
    Reverse,
    /// Notes of the inbox become cards.
    Sort,
    Restore,
}

/// What it is done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Noun {
    Map,
    Persona,
    Stage,
    Step,
    Lane,
    Card,
    Emotion,
    Level,
    Link,
    Initiative,
    Picture,
    StorePlan,
    Room,
    Area,
    Shortcut,
    Entrance,
    Exit,
    Wheel,
    /// A place where a searched text occurs.
    Match,
    AgendaItem,
    Note,
    VoteRound,
    Dot,
}

/// “Move 3 cards”, without words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EditName {
    pub verb: Verb,
    pub noun: Noun,
    pub count: usize,
}

impl EditName {
    pub const fn new(verb: Verb, noun: Noun, count: usize) -> Self {
        Self { verb, noun, count }
    }

    pub const fn one(verb: Verb, noun: Noun) -> Self {
        Self::new(verb, noun, 1)
    }
}

impl Edit {
    /// What the edit does, as the undo menu says it.
    pub fn name(&self) -> EditName {
        use {Noun as N, Verb as V};
        match self {
            Self::SetHeader(_) => EditName::one(V::Change, N::Map),
            Self::AddPersona { .. } => EditName::one(V::Add, N::Persona),
            Self::SetPersona(_) => EditName::one(V::Change, N::Persona),
            Self::RemovePersona(_) => EditName::one(V::Remove, N::Persona),
            Self::MovePersona { .. } => EditName::one(V::Move, N::Persona),
            Self::AddStage { .. } => EditName::one(V::Add, N::Stage),
            Self::SetStage(_) => EditName::one(V::Change, N::Stage),
            Self::RemoveStage(_) => EditName::one(V::Remove, N::Stage),
            Self::MoveStage { .. } => EditName::one(V::Move, N::Stage),
            Self::AddStep { .. } => EditName::one(V::Add, N::Step),
            Self::SetStep(_) => EditName::one(V::Change, N::Step),
            Self::RemoveStep(_) => EditName::one(V::Remove, N::Step),
            Self::MoveStep { .. } => EditName::one(V::Move, N::Step),
            Self::MergeStages(ids) => EditName::new(V::Merge, N::Stage, ids.len()),
            Self::MergeSteps(ids) => EditName::new(V::Merge, N::Step, ids.len()),
            Self::AddLane { .. } => EditName::one(V::Add, N::Lane),
            Self::SetLane(_) => EditName::one(V::Change, N::Lane),
            Self::RemoveLane(_) => EditName::one(V::Remove, N::Lane),
            Self::MoveLane { .. } => EditName::one(V::Move, N::Lane),
            Self::AddCards(cards) => EditName::new(V::Add, N::Card, cards.len()),
            Self::SetCards(cards) => EditName::new(V::Change, N::Card, cards.len()),
            Self::RemoveCards(cards) => EditName::new(V::Remove, N::Card, cards.len()),
            Self::MoveCards(cards) => EditName::new(V::Move, N::Card, cards.len()),
            Self::SetEmotion { .. } => EditName::one(V::Change, N::Emotion),
            Self::AddLink(_) => EditName::one(V::Add, N::Link),
            Self::SetLink(_) => EditName::one(V::Change, N::Link),
            Self::RemoveLink(_) => EditName::one(V::Remove, N::Link),
            Self::AddInitiative { .. } => EditName::one(V::Add, N::Initiative),
            Self::SetInitiative(_) => EditName::one(V::Change, N::Initiative),
            Self::RemoveInitiative(_) => EditName::one(V::Remove, N::Initiative),
            Self::MoveInitiative { .. } => EditName::one(V::Move, N::Initiative),
            Self::AddAgendaItem { .. } => EditName::one(V::Add, N::AgendaItem),
            Self::SetAgendaItem(_) => EditName::one(V::Change, N::AgendaItem),
            Self::RemoveAgendaItem(_) => EditName::one(V::Remove, N::AgendaItem),
            Self::MoveAgendaItem { .. } => EditName::one(V::Move, N::AgendaItem),
            Self::AddPicture(_) => EditName::one(V::Add, N::Picture),
            Self::SetPicture(_) => EditName::one(V::Change, N::Picture),
            Self::RemovePicture(_) => EditName::one(V::Remove, N::Picture),
            Self::SetStorePlan(_) => EditName::one(V::Change, N::StorePlan),
            Self::SetWheel(_) => EditName::one(V::Change, N::Wheel),
            Self::AddNotes { notes, .. } => EditName::new(V::Add, N::Note, notes.len()),
            Self::SetNotes(notes) => EditName::new(V::Change, N::Note, notes.len()),
            Self::RemoveNotes(notes) => EditName::new(V::Remove, N::Note, notes.len()),
            Self::MoveNote { .. } => EditName::one(V::Move, N::Note),
            Self::AddVoteRound(_) => EditName::one(V::Add, N::VoteRound),
            Self::SetVoteRound(_) => EditName::one(V::Change, N::VoteRound),
            Self::RemoveVoteRound(_) => EditName::one(V::Remove, N::VoteRound),
            Self::Vote { .. } => EditName::one(V::Change, N::Dot),
            Self::Restore(_) => EditName::one(V::Restore, N::Map),
            Self::Batch(edits) => Self::batch_name(edits),
        }
    }

    /// The common name of all, counted together: “delete 3 things” when they differ in kind, a change of
    /// the map when they differ in what is done.
    fn batch_name(edits: &[Self]) -> EditName {
        let mut names = edits.iter().map(Self::name);
        let Some(first) = names.next() else {
            return EditName::one(Verb::Change, Noun::Map);
        };
        names
            .try_fold(first, |sum, name| {
                let noun = if name.noun == sum.noun {
                    sum.noun
                } else {
                    Noun::Map
                };
                let alike = name.verb == sum.verb;
                alike.then(|| EditName::new(sum.verb, noun, sum.count + name.count))
            })
            .unwrap_or(EditName::one(Verb::Change, Noun::Map))
    }
}
