//! The status bar: what is selected, what was saved, and the zoom.

use egui::{RichText, Slider, Ui};

use crate::editor::{Editor, Viewport};
use crate::i18n::{Catalog, Counted};
use crate::scene::Target;
use crate::theme::{Theme, chrome};
use crate::ui::style::colour32;

/// What was done in the status bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StatusResponse {
    pub zoomed: bool,
}

/// Draws the bar in one row; `saved` is what the window says about the file.
pub fn status(
    ui: &mut Ui,
    editor: &mut Editor,
    saved: &str,
    theme: &Theme,
    words: &'static Catalog,
) -> StatusResponse {
    let mut response = StatusResponse::default();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0 * chrome::UNIT;
        let muted = colour32(theme.text_muted);
        ui.label(RichText::new(summary(editor, words)).size(chrome::SMALL));
        ui.label(RichText::new("·").color(muted));
        ui.label(RichText::new(saved).size(chrome::SMALL).color(muted));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            zoom(ui, editor, words, &mut response);
        });
    });
    response
}

fn zoom(ui: &mut Ui, editor: &mut Editor, words: &'static Catalog, response: &mut StatusResponse) {
    let text = &words.panel;
    let centre = editor.viewport().centre();
    let before = editor.viewport().zoom;
    let mut zoom = before;
    if ui.button(text.fit).clicked() {
        let bounds = editor.layout().scene.bounds;
        editor.viewport_mut().fit(bounds);
        response.zoomed = true;
        return;
    }
    let percent = format!("{:.0}\u{a0}%", before * 100.0);
    let whole = egui::Button::new(percent).min_size(egui::vec2(64.0, chrome::TARGET));
    if ui.add(whole).on_hover_text("100\u{a0}%").clicked() {
        zoom = 1.0;
    }
    let side = egui::Vec2::splat(chrome::TARGET);
    let plus = ui.add(egui::Button::new("+").min_size(side));
    if plus
        .on_hover_text(text.zoom_in)
        .accessible_name(text.zoom_in)
        .clicked()
    {
        zoom *= Viewport::NOTCH;
    }
    ui.spacing_mut().slider_width = 96.0;
    let slider = Slider::new(&mut zoom, Viewport::MIN_ZOOM..=Viewport::MAX_ZOOM)
        .logarithmic(true)
        .show_value(false);
    ui.add(slider).accessible_name(text.zoom);
    let minus = ui.add(egui::Button::new("−").min_size(side));
    if minus
        .on_hover_text(text.zoom_out)
        .accessible_name(text.zoom_out)
        .clicked()
    {
        zoom /= Viewport::NOTCH;
    }
    if (zoom - before).abs() > 1e-6 {
        editor.viewport_mut().set_zoom_at(centre, zoom);
        response.zoomed = true;
    }
}

/// “3 cards, 1 lane”.
fn summary(editor: &Editor, words: &Catalog) -> String {
    let mut counts = [0_usize; 6];
    for target in editor.selection().targets() {
        let what = match target {
            Target::Card(_) => Counted::Card,
            Target::Stage(_) => Counted::Stage,
            Target::Step(_) => Counted::Step,
            Target::Lane(_) => Counted::Lane,
            Target::Link(_) => Counted::Link,
            Target::Emotion { .. } => Counted::Emotion,
            Target::Title | Target::Cell { .. } | Target::Persona(_) => continue,
        };
        counts[what as usize] += 1;
    }
    let kinds = [
        Counted::Card,
        Counted::Stage,
        Counted::Step,
        Counted::Lane,
        Counted::Link,
        Counted::Emotion,
    ];
    let parts: Vec<String> = kinds
        .into_iter()
        .filter(|&kind| counts[kind as usize] > 0)
        .map(|kind| words.panel.count(kind, counts[kind as usize]))
        .collect();
    if parts.is_empty() {
        place(editor, words).unwrap_or_else(|| words.panel.nothing_selected.to_owned())
    } else {
        parts.join(", ")
    }
}

/// The name of the one thing selected that is not counted: an empty cell, the title, a persona.
fn place(editor: &Editor, words: &Catalog) -> Option<String> {
    let document = editor.document();
    let or_untitled = |name: &str| match name.trim() {
        "" => words.model.untitled.to_owned(),
        name => name.to_owned(),
    };
    match editor.selection().single()? {
        Target::Cell { step, lane } => {
            let step = or_untitled(&document.step(step)?.title);
            let lane = document.lane(lane)?;
            let lane = match lane.label.trim() {
                "" => words.model.role(lane.role),
                label => label,
            };
            Some(format!("{step} › {lane}"))
        }
        Target::Title => Some(words.inspector.title.to_owned()),
        Target::Persona(id) => Some(or_untitled(&document.persona(id)?.name)),
        _ => None,
    }
}
