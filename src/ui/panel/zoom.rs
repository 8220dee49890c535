//! The zoom box: a percentage that can be chosen or typed, and buttons for a notch more or less.

use egui::{Button, Id, Key, Popup, PopupCloseBehavior, Response, TextEdit, Ui, Vec2, vec2};

use crate::command::Command;
use crate::editor::{Editor, Viewport};
use crate::i18n::Catalog;
use crate::theme::chrome;

/// Percentages to choose from.
const LIST: [u16; 8] = [25, 50, 75, 100, 150, 200, 300, 400];

/// True when the zoom was changed.
pub(super) fn show(ui: &mut Ui, editor: &mut Editor, words: &'static Catalog) -> bool {
    let text = &words.panel;
    let before = editor.viewport().zoom;
    let mut factor = 1.0;
    if ui.button(text.fit).clicked() {
        let bounds = editor.layout().scene.bounds;
        editor.viewport_mut().fit(bounds);
        return true;
    }
    let side = Vec2::splat(chrome::TARGET);
    let plus = ui.add(Button::new("+").min_size(side));
    if named(plus, text.zoom_in).clicked() {
        factor = Viewport::NOTCH;
    }
    let percent = format!("{:.0}\u{a0}%", before * 100.0);
    let shown = ui.add(Button::new(&percent).min_size(vec2(64.0, chrome::TARGET)));
    let shown = shown
        .on_hover_text(text.zoom)
        .accessible_name(format!("{}, {percent}", text.zoom));
    let minus = ui.add(Button::new("−").min_size(side));
    if named(minus, text.zoom_out).clicked() {
        factor = 1.0 / Viewport::NOTCH;
    }
    let is_opening = shown.clicked();
    let chosen = Popup::menu(&shown)
        .width(240.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| list(ui, editor, words, is_opening));
    match chosen.and_then(|chosen| chosen.inner) {
        Some(Choice::Percent(percent)) => set(editor, f32::from(percent) / 100.0),
        // Nothing selected: nothing to fit, as with the command's key.
        Some(Choice::Run(command)) => {
            let _ = editor.run(command);
        }
        None if factor != 1.0 => set(editor, before * factor),
        None => {}
    }
    (editor.viewport().zoom - before).abs() > 1e-6
}

fn named(response: Response, name: &str) -> Response {
    response.on_hover_text(name).accessible_name(name)
}

fn set(editor: &mut Editor, zoom: f32) {
    let centre = editor.viewport().centre();
    editor.viewport_mut().set_zoom_at(centre, zoom);
}

enum Choice {
    Percent(u16),
    Run(Command),
}

fn list(ui: &mut Ui, editor: &Editor, words: &'static Catalog, is_opening: bool) -> Option<Choice> {
    let id = Id::unique("zoom-field");
    let mut typed: String = if is_opening {
        String::new()
    } else {
        ui.data(|data| data.get_temp(id).unwrap_or_default())
    };
    let mut choice = None;
    let field = TextEdit::singleline(&mut typed)
        .id(id)
        .hint_text(words.panel.zoom_hint)
        .margin(egui::Margin::symmetric(8, 4))
        .desired_width(f32::INFINITY);
    let field = ui.add(field).accessible_name(words.panel.zoom_hint);
    if is_opening {
        field.request_focus();
    }
    if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        choice = percent(&typed).map(Choice::Percent);
    }
    ui.data_mut(|data| data.insert_temp(id, typed));
    ui.separator();
    ui.spacing_mut().item_spacing.y = 0.0;
    let size = vec2(ui.available_width(), chrome::TARGET);
    let now = (editor.viewport().zoom * 100.0).round();
    for percent in LIST {
        let name = format!("{percent}\u{a0}%");
        let row = Button::selectable(now == f32::from(percent), name).min_size(size);
        if ui.add(row).clicked() {
            choice = Some(Choice::Percent(percent));
        }
    }
    ui.separator();
    for command in [Command::ZoomFit, Command::ZoomSelection] {
        let mut row = Button::new(command.name(words))
            .frame_when_inactive(false)
            .min_size(size);
        if let Some(keys) = command.shortcut_text(words) {
            row = row.shortcut_text(keys);
        }
        if ui
            .add_enabled(editor.can_run(command).is_ok(), row)
            .clicked()
        {
            choice = Some(Choice::Run(command));
        }
    }
    if choice.is_some() {
        ui.close();
    }
    choice
}

/// “75”, “75 %”, “75,5%”: a whole percentage the map can be shown at.
fn percent(text: &str) -> Option<u16> {
    let digits = text.trim().trim_end_matches('%').trim().replace(',', ".");
    let number: f32 = digits
        .parse()
        .ok()
        .filter(|number: &f32| number.is_finite())?;
    let least = Viewport::MIN_ZOOM * 100.0;
    let most = Viewport::MAX_ZOOM * 100.0;
    (number > 0.0).then(|| number.clamp(least, most).round() as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_read_as_people_write_it() {
        for (text, read) in [
            ("75", Some(75)),
            (" 75\u{a0}% ", Some(75)),
            ("62,5 %", Some(63)),
            ("9000", Some(800)),
            ("1", Some(5)),
            ("0", None),
            ("-50", None),
            ("NaN", None),
            ("moitié", None),
            ("", None),
        ] {
            assert_eq!(percent(text), read, "{text}");
        }
    }
}
