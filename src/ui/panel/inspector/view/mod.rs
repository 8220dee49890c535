//! The settings of the view that is shown. What they change of the document is an edit like any other.
//!
//! To give another view settings: a module with a `show` like that of `wheel`, and a line in each `match`.

mod store;
mod wheel;

use egui::Ui;

use super::{InspectorState, Outcome, PictureOwner, Tab, finish};
use crate::editor::{Editor, MergeKey};
use crate::i18n::Catalog;
use crate::layout::View;
use crate::scene::Target;
use crate::theme::Theme;
use crate::ui::panel::form::Form;

/// Whether there is anything to set about a view.
pub(super) fn has_settings(view: View) -> bool {
    match view {
        View::Swimlane => false,
        View::Wheel | View::Store => true,
    }
}

/// Opens the settings where a view that has some comes up with nothing selected, and leaves them with it.
pub(super) fn follow(editor: &Editor, state: &mut InspectorState) {
    let view = editor.view();
    let has = has_settings(view);
    let is_other = state.view != view;
    state.view = view;
    let is_title = editor.selection().single() == Some(Target::Title);
    let next = match state.tab {
        Tab::View if !has || is_title => Tab::Map,
        Tab::Map if is_other && has && editor.selection().is_empty() => Tab::View,
        tab => tab,
    };
    if state.tab != next {
        state.tab = next;
        state.memory.forget_drafts();
    }
}

pub(super) fn show(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut InspectorState,
    theme: &Theme,
    words: &'static Catalog,
) -> Option<PictureOwner> {
    let mut memory = std::mem::take(&mut state.memory);
    let view = editor.view();
    let mut form = Form::new(ui, ("view", view.key()), words, theme, &mut memory);
    let edits = match view {
        View::Swimlane => Vec::new(),
        View::Wheel => wheel::show(&mut form, editor),
        View::Store => store::show(&mut form, editor),
    };
    let outcome = Outcome {
        change: form.change,
        sealed: form.sealed,
        edits,
        ..Outcome::default()
    };
    state.memory = memory;
    finish(ui, editor, state, outcome, MergeKey::map)
}
