//! What both lists do with what was done to a row.

use super::LanesState;
use super::row::{Act, Picking};
use crate::command::Command;
use crate::editor::{Editor, Outcome};
use crate::scene::Target;

/// Does what every row can; gives the command that only the window can run.
pub(super) fn perform(
    editor: &mut Editor,
    state: &mut LanesState,
    rows: &[Target],
    target: Target,
    name: &str,
    act: &Act,
) -> Option<Command> {
    match act {
        Act::Pick(picking) => pick(editor, rows, target, *picking),
        Act::Rename(name) => {
            // An empty map's row keeps its name rather than an error.
            let _ = editor.rename(target, name);
            state.next = Some(target);
        }
        Act::Walk { down } => {
            let at = rows.iter().position(|row| *row == target)?;
            let next = if *down { at + 1 } else { at.checked_sub(1)? };
            let next = *rows.get(next)?;
            select(editor, next);
            state.next = Some(next);
        }
        Act::Run(command) => return run(editor, state, rows, target, name, *command),
        Act::Hide(_) | Act::Dropped { .. } => {}
    }
    None
}

fn run(
    editor: &mut Editor,
    state: &mut LanesState,
    rows: &[Target],
    target: Target,
    name: &str,
    command: Command,
) -> Option<Command> {
    if !editor.selection().contains(target) {
        editor.select([target]);
    }
    if command == Command::EditText {
        state.renaming = Some((target, name.to_owned()));
        return None;
    }
    let at = rows.iter().position(|row| *row == target).unwrap_or(0);
    match editor.run(command) {
        Ok(Outcome::NotMine) => return Some(command),
        Ok(Outcome::Done) if command == Command::Delete => {
            // The keyboard goes on where the row was.
            let left: Vec<Target> = rows
                .iter()
                .copied()
                .filter(|row| exists(editor, *row))
                .collect();
            let heir = left.get(at).or(left.last()).copied();
            if let Some(heir) = heir {
                select(editor, heir);
            }
            state.next = heir;
        }
        Ok(Outcome::Done) if editor.text_edit().is_none() => {
            state.next = editor.selection().cursor()
        }
        // What was added is named on the map; what cannot be done changes nothing.
        Ok(Outcome::Done) | Err(_) => {}
    }
    None
}

fn exists(editor: &Editor, target: Target) -> bool {
    let document = editor.document();
    match target {
        Target::Stage(id) => document.stage(id).is_some(),
        Target::Step(id) => document.step(id).is_some(),
        Target::Lane(id) => document.lane(id).is_some(),
        _ => false,
    }
}

fn pick(editor: &mut Editor, rows: &[Target], target: Target, picking: Picking) {
    match picking {
        Picking::Alone => select(editor, target),
        Picking::Toggled => editor.toggle_selected(target),
        Picking::UpTo => {
            let at = |target: Target| rows.iter().position(|row| *row == target);
            let from = editor.selection().targets().first().copied().and_then(at);
            let (Some(from), Some(to)) = (from, at(target)) else {
                select(editor, target);
                return;
            };
            let alike = std::mem::discriminant(&target);
            let range = rows[from.min(to)..=from.max(to)].iter().copied();
            let mut range: Vec<Target> = range
                .filter(|row| std::mem::discriminant(row) == alike)
                .collect();
            // The first one picked stays first, so that the range can be picked anew.
            if to < from {
                range.reverse();
            }
            editor.select(range);
        }
    }
}

pub(super) fn select(editor: &mut Editor, target: Target) {
    editor.select([target]);
    editor.reveal(target);
}
