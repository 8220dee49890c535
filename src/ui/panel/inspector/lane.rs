//! The fields of one lane or of many, and the searchable list of roles.

use egui::{ScrollArea, TextEdit};

use super::super::form::{Sheet, field};
use crate::i18n::Catalog;
use crate::model::{Lane, LaneRole};
use crate::ui::fuzzy;

pub(super) fn content(sheet: &mut Sheet<'_, '_, Lane>) {
    let words = &sheet.form.words.inspector;
    sheet.text(field!(label), words.label);
    sheet.swatch(field!(colour), words.colour);
    sheet.toggle(field!(collapsed), words.collapsed);
    sheet.toggle(field!(hidden), words.hidden);
    let height = sheet.records.shared("height", |lane| lane.height);
    let mut height = crate::ui::panel::form::Shared {
        value: height.value.map(Height),
        is_mixed: height.is_mixed,
    };
    let (label, hint, error) = (words.height, words.height_hint, words.not_a_height);
    if sheet.form.parsed("height", label, &mut height, hint, error) {
        let height = height.value.map(|Height(height)| height);
        sheet.change(move |lane| lane.height = height);
    }
}

pub(super) fn role(sheet: &mut Sheet<'_, '_, Lane>, search: &mut String) {
    let words = sheet.form.words;
    let role = sheet.records.shared("role", |lane| lane.role);
    let known = Some(role.value).filter(|_| !role.is_mixed);
    if role.is_mixed {
        sheet.form.hint(words.inspector.mixed);
    }
    let chosen = roles(sheet.form.ui, words, search, known, 200.0);
    if let Some(role) = chosen.filter(|&role| known != Some(role)) {
        sheet.change(move |lane| lane.role = role);
        sheet.form.made();
    }
}

/// A lane's height as a person writes it; outside 20…2000 it is not one.
#[derive(Clone, Copy, PartialEq)]
struct Height(u16);

impl std::str::FromStr for Height {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let height = text.trim().parse().map_err(|_| ())?;
        if (20..=2000).contains(&height) {
            Ok(Self(height))
        } else {
            Err(())
        }
    }
}

impl std::fmt::Display for Height {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A searchable list of roles; gives the one that was clicked, or the first on Enter.
pub(in crate::ui::panel) fn roles(
    ui: &mut egui::Ui,
    words: &'static Catalog,
    search: &mut String,
    current: Option<LaneRole>,
    height: f32,
) -> Option<LaneRole> {
    let find = words.inspector.find_role;
    let field = ui.add(
        TextEdit::singleline(search)
            .hint_text(find)
            .desired_width(f32::INFINITY),
    );
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    field.accessible_name(find);
    let found = found(search, words);
    let mut chosen = None;
    if found.is_empty() {
        ui.label(words.inspector.no_role_found);
    } else if entered && !search.is_empty() {
        chosen = found.first().copied();
    }
    ScrollArea::vertical()
        .id_salt("roles")
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for role in found {
                let is_on = current == Some(role);
                let width = egui::vec2(ui.available_width(), crate::theme::chrome::TARGET);
                let row = egui::Button::selectable(is_on, words.model.role(role)).min_size(width);
                if ui.add(row).clicked() {
                    chosen = Some(role);
                }
            }
        });
    if chosen.is_some() {
        search.clear();
    }
    chosen
}

fn found(search: &str, words: &Catalog) -> Vec<LaneRole> {
    if search.trim().is_empty() {
        return LaneRole::ALL.to_vec();
    }
    let scored = LaneRole::ALL.iter().filter_map(|&role| {
        fuzzy::score(search, words.model.role(role)).map(|score| (score, role))
    });
    let mut scored: Vec<_> = scored.collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, role)| role).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn a_role_is_found_without_its_accents() {
        let found = found("emotions", Lang::Fr.catalog());
        assert_eq!(found.first(), Some(&LaneRole::Emotion));
    }

    #[test]
    fn a_height_has_sensible_limits() {
        assert!("120".parse::<Height>().is_ok());
        for text in ["0", "-4", "3000", "12,5", "x"] {
            assert!(text.parse::<Height>().is_err(), "{text}");
        }
    }
}
