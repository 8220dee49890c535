//! The stages and their steps as a tree.

use egui::{RichText, Ui};

use super::row::{Act, Row, row};
use super::{LanesState, place_after_move};
use crate::editor::Editor;
use crate::i18n::Catalog;
use crate::model::{Document, Edit, Phase, Stage, StageId, Step, StepId};
use crate::scene::Target;
use crate::theme::{Theme, chrome};
use crate::ui::style::colour32;

pub(super) fn show(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut LanesState,
    theme: &Theme,
    words: &'static Catalog,
) {
    let document = editor.document().clone();
    if document.stages.is_empty() {
        let hint = RichText::new(words.panel.empty_stages).color(colour32(theme.text_muted));
        ui.label(hint);
    }
    let mut phase: Option<Phase> = None;
    for (index, stage) in document.stages.iter().enumerate() {
        if phase != Some(stage.phase) {
            phase = Some(stage.phase);
            let name = RichText::new(words.model.phase(stage.phase)).size(chrome::SMALL);
            ui.add_space(chrome::UNIT);
            ui.label(name.color(colour32(theme.text_muted)));
        }
        let spec = Row {
            target: Target::Stage(stage.id),
            name: &stage.title,
            indent: 0.0,
            is_selected: editor.selection().contains(Target::Stage(stage.id)),
            is_bold: true,
            is_hidden: None,
            is_collapsed: None,
            can_move_up: index > 0,
            can_move_down: index + 1 < document.stages.len(),
            add: Some(words.panel.add_step),
        };
        if let Some(act) = row(ui, theme, words, state, &spec) {
            on_stage(editor, &document, state, words, index, act);
        }
        for (place, step) in stage.steps.iter().enumerate() {
            let column = document.column(step.id).unwrap_or(0);
            let spec = Row {
                target: Target::Step(step.id),
                name: &step.title,
                indent: 4.0 * chrome::UNIT,
                is_selected: editor.selection().contains(Target::Step(step.id)),
                is_bold: false,
                is_hidden: None,
                is_collapsed: None,
                can_move_up: column > 0,
                can_move_down: column + 1 < document.num_steps(),
                add: None,
            };
            if let Some(act) = row(ui, theme, words, state, &spec) {
                on_step(editor, &document, index, place, act);
            }
        }
    }
    ui.add_space(chrome::UNIT);
    ui.horizontal_wrapped(|ui| {
        if ui.button(words.panel.add_stage).clicked() {
            add_stage(editor, &document, state, words);
        }
        let selected = selected_stage(editor, &document);
        let stage = selected.or_else(|| document.stages.last().map(|stage| stage.id));
        let add = egui::Button::new(words.panel.add_step);
        if ui.add_enabled(stage.is_some(), add).clicked()
            && let Some(stage) = stage
        {
            add_step(editor, &document, state, words, stage);
        }
    });
}

/// The stage that is selected, or the one of the selected step.
fn selected_stage(editor: &Editor, document: &Document) -> Option<StageId> {
    editor
        .selection()
        .targets()
        .iter()
        .rev()
        .find_map(|target| match *target {
            Target::Stage(id) => Some(id),
            Target::Step(id) => document
                .steps()
                .find(|(_, step)| step.id == id)
                .map(|(stage, _)| stage.id),
            _ => None,
        })
}

fn add_stage(
    editor: &mut Editor,
    document: &Document,
    state: &mut LanesState,
    words: &'static Catalog,
) {
    let selected = selected_stage(editor, document);
    let index = document
        .stages
        .iter()
        .position(|stage| Some(stage.id) == selected);
    let at = index.map_or(document.stages.len(), |index| index + 1);
    let mut stage = Stage::new(editor.new_id(), words.panel.new_stage);
    // A stage without steps has no column: it begins with one.
    stage.steps = vec![Step::new(editor.new_id(), words.panel.new_step).into()];
    stage.phase = at
        .checked_sub(1)
        .map_or(Phase::default(), |before| document.stages[before].phase);
    let id = stage.id;
    if editor.apply(Edit::AddStage { stage, at }, None).is_ok() {
        select(editor, Target::Stage(id));
        state.renaming = Some((Target::Stage(id), words.panel.new_stage.to_owned()));
    }
}

fn add_step(
    editor: &mut Editor,
    document: &Document,
    state: &mut LanesState,
    words: &'static Catalog,
    stage: StageId,
) {
    let Some(row) = document.stage(stage) else {
        return;
    };
    let selected = editor
        .selection()
        .targets()
        .iter()
        .rev()
        .find_map(|target| {
            row.steps
                .iter()
                .position(|step| *target == Target::Step(step.id))
        });
    let at = selected.map_or(row.steps.len(), |index| index + 1);
    let step = Step::new(editor.new_id(), words.panel.new_step);
    let id = step.id;
    if editor
        .apply(Edit::AddStep { step, stage, at }, None)
        .is_ok()
    {
        select(editor, Target::Step(id));
        state.renaming = Some((Target::Step(id), words.panel.new_step.to_owned()));
    }
}

fn select(editor: &mut Editor, target: Target) {
    editor.select([target]);
    editor.reveal(target);
}

fn on_stage(
    editor: &mut Editor,
    document: &Document,
    state: &mut LanesState,
    words: &'static Catalog,
    index: usize,
    act: Act,
) {
    let stage = &document.stages[index];
    let id = stage.id;
    let edit = match act {
        Act::Select => {
            select(editor, Target::Stage(id));
            None
        }
        Act::Rename(title) => {
            let mut stage = Stage::clone(stage);
            stage.title = title;
            Some(Edit::SetStage(stage))
        }
        Act::MoveUp => Some(Edit::MoveStage { id, to: index - 1 }),
        Act::MoveDown => Some(Edit::MoveStage { id, to: index + 1 }),
        Act::Delete => Some(Edit::RemoveStage(id)),
        Act::Add => {
            add_step(editor, document, state, words, id);
            None
        }
        Act::Dropped { what, after } => match what {
            Target::Stage(dragged) => {
                let from = document.stages.iter().position(|stage| stage.id == dragged);
                from.map(|from| Edit::MoveStage {
                    id: dragged,
                    to: place_after_move(from, index + usize::from(after)),
                })
            }
            // On a stage's own row a step becomes its first.
            Target::Step(dragged) => Some(Edit::MoveStep {
                id: dragged,
                stage: id,
                at: 0,
            }),
            _ => None,
        },
        Act::Hide(_) | Act::Collapse(_) => None,
    };
    apply(editor, edit);
}

fn on_step(editor: &mut Editor, document: &Document, stage: usize, place: usize, act: Act) {
    let row = &document.stages[stage];
    let step = &row.steps[place];
    let id = step.id;
    let edit = match act {
        Act::Select => {
            select(editor, Target::Step(id));
            None
        }
        Act::Rename(title) => {
            let mut step = Step::clone(step);
            step.title = title;
            Some(Edit::SetStep(step))
        }
        Act::MoveUp => step_up(document, stage, place, id),
        Act::MoveDown => step_down(document, stage, place, id),
        Act::Delete => Some(Edit::RemoveStep(id)),
        Act::Dropped { what, after } => match what {
            Target::Step(dragged) => {
                let before = place + usize::from(after);
                let from = row.steps.iter().position(|step| step.id == dragged);
                let at = from.map_or(before, |from| place_after_move(from, before));
                Some(Edit::MoveStep {
                    id: dragged,
                    stage: row.id,
                    at,
                })
            }
            _ => None,
        },
        Act::Add | Act::Hide(_) | Act::Collapse(_) => None,
    };
    apply(editor, edit);
}

/// One place towards the start; from the first place to the end of the stage before.
fn step_up(document: &Document, stage: usize, place: usize, id: StepId) -> Option<Edit> {
    if place > 0 {
        let stage = document.stages[stage].id;
        return Some(Edit::MoveStep {
            id,
            stage,
            at: place - 1,
        });
    }
    let before = &document.stages[stage.checked_sub(1)?];
    Some(Edit::MoveStep {
        id,
        stage: before.id,
        at: before.steps.len(),
    })
}

fn step_down(document: &Document, stage: usize, place: usize, id: StepId) -> Option<Edit> {
    let row = &document.stages[stage];
    if place + 1 < row.steps.len() {
        return Some(Edit::MoveStep {
            id,
            stage: row.id,
            at: place + 1,
        });
    }
    let after = document.stages.get(stage + 1)?;
    Some(Edit::MoveStep {
        id,
        stage: after.id,
        at: 0,
    })
}

fn apply(editor: &mut Editor, edit: Option<Edit>) {
    if let Some(edit) = edit {
        // Every row names what is in the document, so the edit fits.
        let _ = editor.apply(edit, None);
    }
}
