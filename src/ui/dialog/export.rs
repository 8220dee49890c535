//! The export dialog: view, format, size, theme and language beside a picture of what will come out.

use egui::{Context, DragValue, Rect, RichText, Sense, TextureHandle, Ui, pos2, vec2};

use super::{buttons, is_confirmed, modal, muted, plain_button, primary_button, title};
use crate::export::ExportSize;
use crate::i18n::Lang;
use crate::layout::View;
use crate::model::VoteRoundId;
use crate::theme::{ThemeName, chrome};
use crate::ui::style::{Look, colour32};
use crate::ui::toolbar::showing;

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Png,
    Svg,
}

/// In which words the size is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SizeMode {
    Width,
    Scale,
    Dpi,
}

/// What is chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportForm {
    pub view: View,
    pub format: Format,
    pub mode: SizeMode,
    pub width: u32,
    pub scale: f32,
    pub dpi: f32,
    pub theme: ThemeName,
    pub lang: Lang,
    /// The vote round whose dots are drawn, as on the map.
    pub votes: Option<VoteRoundId>,
}

impl ExportForm {
    pub fn new(lang: Lang) -> Self {
        Self {
            view: View::default(),
            format: Format::Png,
            mode: SizeMode::Width,
            width: 4096,
            scale: 2.0,
            dpi: 192.0,
            theme: ThemeName::Light,
            lang,
            votes: None,
        }
    }

    pub fn size(&self) -> ExportSize {
        match self.mode {
            SizeMode::Width => ExportSize::Width(self.width),
            SizeMode::Scale => ExportSize::Scale(self.scale),
            SizeMode::Dpi => ExportSize::Dpi(self.dpi),
        }
    }

    /// Takes a size in the words it is given in.
    pub fn set_size(&mut self, size: ExportSize) {
        match size {
            ExportSize::Width(width) => (self.mode, self.width) = (SizeMode::Width, width),
            ExportSize::Scale(scale) => (self.mode, self.scale) = (SizeMode::Scale, scale),
            ExportSize::Dpi(dpi) => (self.mode, self.dpi) = (SizeMode::Dpi, dpi),
        }
    }
}

/// What is known about what will come out.
#[derive(Default)]
pub struct Facts {
    pub picture: Option<TextureHandle>,
    /// The picture is of earlier choices.
    pub is_stale: bool,
    pub pixels: Option<(u32, u32)>,
    pub bytes: Option<u64>,
    /// Why it cannot be made, and the largest size that can.
    pub problem: Option<(String, Option<ExportSize>)>,
    /// While it is being made.
    pub progress: Option<f32>,
}

/// What the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Export,
    Cancel,
}

const PREVIEW: egui::Vec2 = vec2(420.0, 320.0);

pub fn show(ctx: &Context, look: Look, form: &mut ExportForm, facts: &Facts) -> Option<Answer> {
    let (answer, is_closed) = modal(ctx, look, "export", 800.0, |ui| {
        let words = &look.words.dialog;
        title(ui, words.export_title);
        let is_busy = facts.progress.is_some();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 24.0;
            preview(ui, look, facts);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
                ui.add_enabled_ui(!is_busy, |ui| fields(ui, look, form, facts));
            });
        });
        foot(ui, look, facts)
    });
    answer.or(is_closed.then_some(Answer::Cancel))
}

fn preview(ui: &mut Ui, look: Look, facts: &Facts) {
    let words = &look.words.dialog;
    let width = PREVIEW.x.min(ui.available_width() - 320.0).max(200.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, PREVIEW.y), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, words.preview));
    let painter = ui.painter();
    painter.rect(
        rect,
        chrome::RADIUS,
        colour32(look.theme.canvas),
        (1.0, colour32(look.theme.chrome_border)),
        egui::StrokeKind::Inside,
    );
    let Some(picture) = &facts.picture else {
        painter.text(
            rect.center(),
            egui::Align2::CENTER_CENTER,
            words.preview_busy,
            egui::TextStyle::Body.resolve(ui.style()),
            colour32(look.theme.text_muted),
        );
        return;
    };
    let room = rect.shrink(12.0);
    let size = picture.size_vec2();
    let scale = (room.width() / size.x).min(room.height() / size.y);
    let shown = Rect::from_center_size(room.center(), size * scale);
    let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    egui::Image::new(picture).uv(all).paint_at(ui, shown);
    if facts.is_stale {
        ui.put(
            Rect::from_center_size(rect.center(), vec2(24.0, 24.0)),
            egui::Spinner::new(),
        );
    }
}

fn choices<T: PartialEq + Copy>(
    ui: &mut Ui,
    label: &str,
    value: &mut T,
    options: &[(T, &'static str)],
) {
    ui.label(RichText::new(label).font(crate::ui::style::bold(chrome::SMALL)));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for &(option, name) in options {
            ui.selectable_value(value, option, name);
        }
    });
}

fn fields(ui: &mut Ui, look: Look, form: &mut ExportForm, facts: &Facts) {
    let words = &look.words.dialog;
    let views = View::ALL.map(|view| (view, showing(view).name(look.words)));
    choices(ui, look.words.view.tab, &mut form.view, &views);
    choices(
        ui,
        words.format,
        &mut form.format,
        &[(Format::Png, "PNG"), (Format::Svg, "SVG")],
    );
    let hint = match form.format {
        Format::Png => words.png_hint,
        Format::Svg => words.svg_hint,
    };
    muted(ui, look, hint);
    if form.format == Format::Png {
        let [width, scale, dpi] = words.size_modes;
        choices(
            ui,
            words.size,
            &mut form.mode,
            &[
                (SizeMode::Width, width),
                (SizeMode::Scale, scale),
                (SizeMode::Dpi, dpi),
            ],
        );
        ui.horizontal(|ui| {
            let value = match form.mode {
                SizeMode::Width => DragValue::new(&mut form.width)
                    .range(16..=100_000)
                    .speed(16.0)
                    .suffix(format!("\u{a0}{}", words.pixels)),
                SizeMode::Scale => DragValue::new(&mut form.scale)
                    .range(0.05..=100.0)
                    .speed(0.02)
                    .max_decimals(2)
                    .prefix("×\u{a0}"),
                SizeMode::Dpi => DragValue::new(&mut form.dpi)
                    .range(10.0..=4800.0)
                    .speed(2.0)
                    .max_decimals(0)
                    .suffix("\u{a0}dpi"),
            };
            ui.add_sized(vec2(120.0, 28.0), value);
            if let Some((width, height)) = facts.pixels {
                muted(ui, look, &words.picture_size(width, height));
            }
        });
    }
    let [light, dark] = words.themes;
    choices(
        ui,
        words.theme,
        &mut form.theme,
        &[(ThemeName::Light, light), (ThemeName::Dark, dark)],
    );
    let [french, english] = words.languages;
    choices(
        ui,
        words.language,
        &mut form.lang,
        &[(Lang::Fr, french), (Lang::En, english)],
    );
    if let Some((problem, largest)) = &facts.problem {
        ui.label(RichText::new(problem).color(colour32(look.theme.danger)));
        if let Some(largest) = largest
            && ui.button(words.use_largest).clicked()
        {
            form.set_size(*largest);
        }
    } else if let Some(bytes) = facts.bytes {
        let mut note = words.file_estimate(bytes);
        if form.format == Format::Svg {
            note = format!("{} – {note}", words.vector_size);
        }
        muted(ui, look, &note);
    }
}

fn foot(ui: &mut Ui, look: Look, facts: &Facts) -> Option<Answer> {
    let words = &look.words.dialog;
    if let Some(progress) = facts.progress {
        ui.add_space(8.0);
        ui.add(egui::ProgressBar::new(progress).text(words.exporting));
    }
    buttons(ui, |ui| {
        let mut answer = None;
        let can_export = facts.progress.is_none() && facts.problem.is_none();
        let export = ui
            .add_enabled_ui(can_export, |ui| {
                primary_button(ui, look, words.export_button)
            })
            .inner;
        if export.clicked() || (can_export && is_confirmed(ui)) {
            answer = Some(Answer::Export);
        }
        if plain_button(ui, words.cancel).clicked() {
            answer = Some(Answer::Cancel);
        }
        answer
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_size_is_taken_in_the_words_it_comes_in() {
        let mut form = ExportForm::new(Lang::Fr);
        for size in [
            ExportSize::Width(900),
            ExportSize::Scale(1.5),
            ExportSize::Dpi(300.0),
        ] {
            form.set_size(size);
            assert_eq!(form.size(), size);
        }
    }
}
