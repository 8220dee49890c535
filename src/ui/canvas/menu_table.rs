//! Which commands the context menu offers for what: one table per kind of target, in groups.
//!
//! A command that cannot be run stays in its place, greyed, with the reason.

use crate::command::Category;
use crate::command::Command::{self, *};
use crate::editor::Editor;
use crate::layout::View;
use crate::scene::Target;

/// A command, or several under a name of their own: what is done more often by hand or by key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Entry {
    One(Command),
    More(Category, &'static [Command]),
}

/// Groups of entries, with a line between two.
pub(super) type Groups = &'static [&'static [Entry]];

use Entry::{More, One};

/// What moves and shapes cards.
const ARRANGE: Entry = More(
    Category::Arrange,
    &[
        MoveLeft,
        MoveRight,
        MoveUp,
        MoveDown,
        Widen,
        Narrow,
        EmotionUp,
        EmotionDown,
    ],
);

const CARD: Groups = &[
    &[One(EditText), One(AddLink)],
    &[
        One(Cut),
        One(Copy),
        One(CopyPicture),
        One(Paste),
        One(Duplicate),
        One(Delete),
    ],
    &[ARRANGE, One(ZoomSelection)],
];

const CARDS: Groups = &[
    &[One(AddLink), One(SplitStep)],
    &[
        One(Cut),
        One(Copy),
        One(CopyPicture),
        One(Paste),
        One(Duplicate),
        One(Delete),
    ],
    &[ARRANGE, One(ZoomSelection)],
];

const CELL: Groups = &[
    &[One(AddCard), One(Paste), One(PasteSpecial)],
    &[
        One(AddStep),
        One(AddStepBefore),
        One(AddLane),
        One(AddLaneAbove),
    ],
    &[One(EmotionUp), One(EmotionDown)],
];

/// Of what stands in the grid as a whole.
const EDITING: &[Entry] = &[One(Cut), One(Copy), One(Paste), One(Duplicate), One(Delete)];

const STAGE: Groups = &[
    &[One(EditText)],
    &[One(AddStage), One(AddStageBefore), One(AddStep)],
    &[One(Merge)],
    EDITING,
    &[
        More(Category::Arrange, &[MoveLeft, MoveRight]),
        One(ZoomSelection),
    ],
];

const STEP: Groups = &[
    &[One(EditText)],
    &[One(AddStep), One(AddStepBefore)],
    &[One(Merge), One(SplitStep), One(SplitStage)],
    EDITING,
    &[More(
        Category::Arrange,
        &[MoveLeft, MoveRight, EmotionUp, EmotionDown],
    )],
];

const LANE: Groups = &[
    &[One(EditText), One(LaneColour)],
    &[One(AddLane), One(AddLaneAbove)],
    &[
        One(CollapseLane),
        One(ExpandLane),
        One(HideLane),
        One(ShowLanes),
    ],
    EDITING,
    &[More(
        Category::Arrange,
        &[MoveUp, MoveDown, Taller, Lower, FitHeight],
    )],
];

const LINK: Groups = &[
    &[One(EditText), One(ReverseLink)],
    &[One(FollowLink), One(FollowLinkBack)],
    &[One(Delete)],
];

const EMOTION: Groups = &[&[One(EmotionUp), One(EmotionDown)], &[One(Delete)]];

const TITLE: Groups = &[
    &[One(EditText)],
    &[One(AddStage), One(AddLane), One(AddPersona)],
    &[One(ZoomFit)],
];

const PERSONA: Groups = &[
    &[One(MoveUp), One(MoveDown)],
    &[One(AddPersona)],
    &[One(Delete)],
];

/// Of a room of the store.
const ROOM: Groups = &[
    &[One(EditText)],
    &[One(AddStep), One(AddArea), One(AddShortcut)],
    &[One(ArrangeRooms)],
    EDITING,
    &[More(
        Category::Arrange,
        &[
            MoveLeft,
            MoveRight,
            MoveUp,
            MoveDown,
            Widen,
            Narrow,
            Taller,
            Lower,
            EmotionUp,
            EmotionDown,
        ],
    )],
];

/// Of the floor of the store.
const FLOOR: Groups = &[
    &[One(AddStage), One(AddStep), One(AddArea)],
    &[One(ArrangeRooms)],
    &[
        One(StoreWidths),
        One(StoreBubbles),
        One(StoreChannels),
        One(StoreTimes),
        One(StoreBrand),
    ],
    &[One(CopyPicture)],
    &[One(ZoomFit), One(ZoomActual)],
];

const AREA: Groups = &[
    &[One(EditText)],
    &[One(Delete)],
    &[More(
        Category::Arrange,
        &[
            MoveLeft, MoveRight, MoveUp, MoveDown, Widen, Narrow, Taller, Lower,
        ],
    )],
];

const GATE: Groups = &[&[One(MoveLeft), One(MoveRight), One(MoveUp), One(MoveDown)]];

const SHORTCUT: Groups = &[&[One(Delete)]];

/// Things of several kinds.
const MIXED: Groups = &[
    &[One(Cut), One(Copy), One(CopyPicture), One(Delete)],
    &[One(ZoomSelection)],
];

const MAP: Groups = &[
    &[One(AddStage), One(AddStep), One(AddLane), One(AddPersona)],
    &[
        One(CopyPicture),
        One(Paste),
        One(PasteSpecial),
        One(SelectAll),
    ],
    &[One(ShowLanes), One(CollapseLanes), One(ExpandLanes)],
    &[One(ZoomFit), One(ZoomActual)],
];

/// The menu of what is selected.
pub(super) fn groups(editor: &Editor) -> Groups {
    let targets = editor.selection().targets();
    let is_store = editor.view() == View::Store;
    let Some(&first) = targets.first() else {
        return if is_store { FLOOR } else { MAP };
    };
    let kind = std::mem::discriminant(&first);
    if targets.iter().any(|it| std::mem::discriminant(it) != kind) {
        return MIXED;
    }
    match first {
        Target::Card(_) if targets.len() > 1 => CARDS,
        Target::Card(_) => CARD,
        Target::Cell { .. } => CELL,
        Target::Stage(_) => STAGE,
        Target::Step(_) if is_store => ROOM,
        Target::Step(_) => STEP,
        Target::Lane(_) => LANE,
        Target::Link(_) => LINK,
        Target::Emotion { .. } => EMOTION,
        Target::Title => TITLE,
        Target::Persona(_) => PERSONA,
        Target::Room(_) => AREA,
        Target::Entrance | Target::Exit => GATE,
        Target::Shortcut { .. } => SHORTCUT,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_menu_names_a_command_twice_or_has_an_empty_group() {
        let all = [
            CARD, CARDS, CELL, STAGE, STEP, LANE, LINK, EMOTION, TITLE, PERSONA, ROOM, FLOOR, AREA,
            GATE, SHORTCUT, MIXED, MAP,
        ];
        for groups in all {
            let mut seen = HashSet::new();
            for group in groups {
                assert!(!group.is_empty());
                for entry in *group {
                    let commands = match entry {
                        One(command) => std::slice::from_ref(command),
                        More(_, commands) => commands,
                    };
                    assert!(!commands.is_empty());
                    for command in commands {
                        assert!(seen.insert(command), "{command:?} is there twice");
                    }
                }
            }
        }
    }
}
