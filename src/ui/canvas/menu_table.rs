//! Which commands the context menu offers for what: one table per kind of target, in groups.
//!
//! A command that cannot be run stays in its place, greyed, with the reason.

use crate::command::Command::{self, *};
use crate::editor::Editor;
use crate::scene::Target;

/// Groups of commands, with a line between two.
pub(super) type Groups = &'static [&'static [Command]];

const CARD: Groups = &[
    &[EditText, AddLink],
    &[Cut, Copy, CopyPicture, Paste, Duplicate, Delete],
    &[MoveLeft, MoveRight, MoveUp, MoveDown, Widen, Narrow],
    &[EmotionUp, EmotionDown],
    &[ZoomSelection],
];

const CARDS: Groups = &[
    &[AddLink],
    &[Cut, Copy, CopyPicture, Paste, Duplicate, Delete],
    &[MoveLeft, MoveRight, MoveUp, MoveDown, Widen, Narrow],
    &[SplitStep],
    &[ZoomSelection],
];

const CELL: Groups = &[
    &[AddCard, Paste, PasteSpecial],
    &[AddStep, AddStepBefore, AddLane, AddLaneAbove],
    &[EmotionUp, EmotionDown],
];

const STAGE: Groups = &[
    &[EditText],
    &[AddStage, AddStageBefore, AddStep],
    &[Merge, Copy, Duplicate, Delete],
    &[MoveLeft, MoveRight],
    &[ZoomSelection],
];

const STEP: Groups = &[
    &[EditText],
    &[AddStep, AddStepBefore],
    &[Merge, SplitStep, SplitStage],
    &[Copy, Duplicate, Delete],
    &[MoveLeft, MoveRight],
    &[EmotionUp, EmotionDown],
];

const LANE: Groups = &[
    &[EditText, LaneColour],
    &[AddLane, AddLaneAbove],
    &[CollapseLane, ExpandLane, HideLane, ShowLanes],
    &[Taller, Lower, FitHeight],
    &[Copy, Duplicate, Delete],
    &[MoveUp, MoveDown],
];

const LINK: Groups = &[
    &[EditText, ReverseLink],
    &[FollowLink, FollowLinkBack],
    &[Delete],
];

const EMOTION: Groups = &[&[EmotionUp, EmotionDown], &[Delete]];

const TITLE: Groups = &[&[EditText], &[AddStage, AddLane, AddPersona], &[ZoomFit]];

const PERSONA: Groups = &[&[MoveUp, MoveDown], &[AddPersona], &[Delete]];

/// Things of several kinds.
const MIXED: Groups = &[&[Cut, Copy, CopyPicture, Delete], &[ZoomSelection]];

const MAP: Groups = &[
    &[AddStage, AddStep, AddLane, AddPersona],
    &[CopyPicture, Paste, PasteSpecial, SelectAll],
    &[ShowLanes, CollapseLanes, ExpandLanes],
    &[ZoomFit, ZoomActual],
];

/// The menu of what is selected.
pub(super) fn groups(editor: &Editor) -> Groups {
    let targets = editor.selection().targets();
    let Some(&first) = targets.first() else {
        return MAP;
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
        Target::Step(_) => STEP,
        Target::Lane(_) => LANE,
        Target::Link(_) => LINK,
        Target::Emotion { .. } => EMOTION,
        Target::Title => TITLE,
        Target::Persona(_) => PERSONA,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_menu_names_a_command_twice_or_has_an_empty_group() {
        let all = [
            CARD, CARDS, CELL, STAGE, STEP, LANE, LINK, EMOTION, TITLE, PERSONA, MIXED, MAP,
        ];
        for groups in all {
            let mut seen = HashSet::new();
            for group in groups {
                assert!(!group.is_empty());
                for command in *group {
                    assert!(seen.insert(command), "{command:?} is there twice");
                }
            }
        }
    }
}
