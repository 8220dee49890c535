//! A list of records to choose from, add to and sort: personas, initiatives.

use egui::{Ui, vec2};

use crate::i18n::Catalog;
use crate::theme::{Theme, chrome};
use crate::ui::panel::sign::{Sign, sign_button};

/// What was done to the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Open(usize),
    Move { from: usize, to: usize },
    Add,
}

/// A row per name, with buttons that sort, and one below that adds.
pub(super) fn show(
    ui: &mut Ui,
    theme: &Theme,
    words: &'static Catalog,
    names: &[String],
    open: Option<usize>,
    add: &str,
) -> Option<Act> {
    let mut act = None;
    for (index, name) in names.iter().enumerate() {
        let places = [
            (Sign::Up, words.inspector.move_up, index.checked_sub(1)),
            (
                Sign::Down,
                words.inspector.move_down,
                Some(index + 1).filter(|&to| to < names.len()),
            ),
        ];
        ui.push_id(index, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let width = ui.available_width() - 2.0 * chrome::TARGET;
                let row = egui::Button::selectable(open == Some(index), name)
                    .truncate()
                    .right_text("");
                let row = ui.add_sized(vec2(width, chrome::TARGET), row);
                if row.clicked() {
                    act = Some(Act::Open(index));
                }
                for (sign, verb, to) in places {
                    ui.add_enabled_ui(to.is_some(), |ui| {
                        let label = format!("{verb}, {name}");
                        let is_clicked = sign_button(ui, theme, sign, &label).clicked();
                        if let Some(to) = to.filter(|_| is_clicked) {
                            act = Some(Act::Move { from: index, to });
                        }
                    });
                }
            });
        });
    }
    ui.add_space(chrome::UNIT);
    if ui.button(add).clicked() {
        act = Some(Act::Add);
    }
    act
}
