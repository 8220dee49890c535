//! The stages and their steps as a tree.

use egui::{RichText, Ui};

use super::list::perform;
use super::row::{Act, Row, row};
use super::{LanesState, place_after_move};
use crate::command::Command;
use crate::editor::{Editor, Side};
use crate::i18n::Catalog;
use crate::model::{Document, Edit, Phase, StageId, StepId};
use crate::scene::Target;
use crate::theme::{Theme, chrome};
use crate::ui::style::colour32;

pub(super) fn show(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut LanesState,
    theme: &Theme,
    words: &'static Catalog,
) -> Option<Command> {
    let document = editor.document().clone();
    let rows: Vec<Target> = document
        .stages
        .iter()
        .flat_map(|stage| {
            let steps = stage.steps.iter().map(|step| Target::Step(step.id));
            std::iter::once(Target::Stage(stage.id)).chain(steps)
        })
        .collect();
    if rows.is_empty() {
        let hint = RichText::new(words.panel.empty_stages).color(colour32(theme.text_muted));
        ui.label(hint);
    }
    let mut asked = None;
    let mut phase: Option<Phase> = None;
    for stage in document.stages.iter() {
        if phase != Some(stage.phase) {
            phase = Some(stage.phase);
            let name = RichText::new(words.model.phase(stage.phase)).size(chrome::SMALL);
            ui.add_space(chrome::UNIT);
            ui.label(name.color(colour32(theme.text_muted)));
        }
        let steps = stage.steps.iter();
        let steps = steps.map(|step| (Target::Step(step.id), &*step.title));
        for (target, name) in std::iter::once((Target::Stage(stage.id), &*stage.title)).chain(steps)
        {
            let is_stage = matches!(target, Target::Stage(_));
            let spec = Row {
                target,
                name,
                indent: if is_stage { 0.0 } else { 4.0 * chrome::UNIT },
                is_bold: is_stage,
                is_hidden: None,
            };
            let Some(act) = row(ui, editor, theme, words, state, &spec) else {
                continue;
            };
            if let Act::Dropped { what, after } = act {
                // Every row names what is in the document, so the edit fits.
                let edit = dropped(&document, what, target, after);
                let _ = edit.map(|edit| editor.apply(edit, None));
            } else {
                asked = asked.or(perform(editor, state, &rows, target, name, &act));
            }
        }
    }
    ui.add_space(chrome::UNIT);
    ui.horizontal_wrapped(|ui| {
        if ui.button(words.panel.add_stage).clicked()
            && let Ok(stage) = editor.insert_stage(Side::After)
        {
            state.renaming = Some((stage, words.editor.new_stage.to_owned()));
        }
        let add = egui::Button::new(words.panel.add_step);
        if ui.add_enabled(!rows.is_empty(), add).clicked()
            && let Ok(step) = editor.insert_step(Side::After)
        {
            state.renaming = Some((step, words.editor.new_step.to_owned()));
        }
    });
    asked
}

/// Where `what` goes when it is dropped on the row of `on`.
fn dropped(document: &Document, what: Target, on: Target, after: bool) -> Option<Edit> {
    match (what, on) {
        (Target::Stage(id), Target::Stage(on)) => {
            let place = |id: StageId| document.stages.iter().position(|stage| stage.id == id);
            let to = place_after_move(place(id)?, place(on)? + usize::from(after));
            Some(Edit::MoveStage { id, to })
        }
        // On a stage's own row a step becomes its first.
        (Target::Step(id), Target::Stage(stage)) => Some(Edit::MoveStep { id, stage, at: 0 }),
        (Target::Step(id), Target::Step(on)) => {
            let (stage, _) = document.steps().find(|(_, step)| step.id == on)?;
            let place = |id: StepId| stage.steps.iter().position(|step| step.id == id);
            let before = place(on)? + usize::from(after);
            let at = place(id).map_or(before, |from| place_after_move(from, before));
            Some(Edit::MoveStep {
                id,
                stage: stage.id,
                at,
            })
        }
        _ => None,
    }
}
