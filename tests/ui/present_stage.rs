//! A presentation without the window around it.

use egui_kittest::Harness;
use parcours::command::Command;
use parcours::editor::Editor;
use parcours::i18n::Lang;
use parcours::layout::View;
use parcours::model::IdGenerator;
use parcours::theme::ThemeName;
use parcours::ui::canvas::CanvasState;
use parcours::ui::present::{self, PresentState};
use parcours::ui::shortcut::{KeyOwner, take_commands};
use parcours::ui::style;

use crate::canvas_stage::sample;
use crate::picture::{CpuRenderer, Textures};

/// Only the presentation, at any size.
pub struct Stage {
    pub editor: Editor,
    pub canvas: CanvasState,
    pub state: PresentState,
    lang: Lang,
}

pub fn projected(view: View, theme: ThemeName) -> (Harness<'static, Stage>, Textures) {
    let mut editor = Editor::new(sample("restaurant", Lang::Fr), IdGenerator::from_seed(3));
    editor.set_theme(theme);
    editor.run(Command::Present).unwrap();
    editor.show_view(view);
    let stage = Stage {
        editor,
        canvas: CanvasState::default(),
        state: PresentState::default(),
        lang: Lang::Fr,
    };
    let textures = Textures::default();
    let mut harness = Harness::builder()
        .with_size([1280.0, 720.0])
        .with_step_dt(1.0 / 20.0)
        .with_max_steps(60)
        .renderer(CpuRenderer(textures.clone()))
        .with_context_setup(|ctx| ctx.set_fonts(style::fonts()))
        .build_ui_state(
            |ui, stage: &mut Stage| {
                let (editor, canvas, state) =
                    (&mut stage.editor, &mut stage.canvas, &mut stage.state);
                for command in take_commands(ui.ctx(), KeyOwner::Presenting) {
                    let _ = editor.run(command);
                }
                egui::CentralPanel::no_frame().show(ui, |ui| {
                    present::show(ui, editor, canvas, state, true, stage.lang.catalog());
                });
            },
            stage,
        );
    harness.step();
    (harness, textures)
}

pub fn settle(harness: &mut Harness<'static, Stage>) {
    for _ in 0..14 {
        harness.step();
    }
}
