//! The look of the window: fonts, colours and spacing of egui, all from `theme`.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::epaint::Shadow;
use egui::style::{Selection, WidgetVisuals, Widgets};
use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, Style,
    TextStyle, Visuals, vec2,
};

use crate::i18n::{Catalog, Lang};
use crate::scene::Colour;
use crate::storage::preferences::Appearance;
use crate::text::{BUNDLED_FONTS, Weight};
use crate::theme::{Theme, ThemeName, chrome};

/// Language and colours, handed to everything that draws.
#[derive(Clone, Copy)]
pub struct Look {
    pub words: &'static Catalog,
    pub theme: &'static Theme,
}

impl Look {
    pub fn new(lang: Lang, theme: ThemeName) -> Self {
        Self {
            words: lang.catalog(),
            theme: Theme::named(theme),
        }
    }
}

/// The name of the bold family.
pub const BOLD: &str = "bold";

/// The egui font family of a weight.
pub fn family(weight: Weight) -> FontFamily {
    match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::Bold => FontFamily::Name(BOLD.into()),
    }
}

/// Bold letters of a size.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, family(Weight::Bold))
}

/// Ordinary letters of a size.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// A colour of the theme or of a scene, for egui.
pub fn colour32(colour: Colour) -> Color32 {
    let [red, green, blue, alpha] = colour.0;
    Color32::from_rgba_unmultiplied(red, green, blue, alpha)
}

/// The theme in force.
pub fn theme_name(appearance: Appearance, system_is_dark: bool) -> ThemeName {
    match (appearance, system_is_dark) {
        (Appearance::Dark, _) | (Appearance::System, true) => ThemeName::Dark,
        (Appearance::Light, _) | (Appearance::System, false) => ThemeName::Light,
    }
}

/// The bundled fonts and no others: text looks the same on every machine and in every export.
pub fn fonts() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    let mut families: BTreeMap<FontFamily, Vec<String>> = BTreeMap::new();
    let mut names = [Vec::new(), Vec::new()];
    for font in BUNDLED_FONTS {
        let is_text = font.family == BUNDLED_FONTS[0].family;
        let name = format!("{} {:?}", font.family, font.weight);
        definitions
            .font_data
            .insert(name.clone(), Arc::new(FontData::from_static(font.bytes)));
        match (is_text, font.weight) {
            (true, Weight::Regular) => names[0].insert(0, name),
            (true, Weight::Bold) => names[1].insert(0, name),
            (false, _) => names.iter_mut().for_each(|list| list.push(name.clone())),
        }
    }
    let [regular, bold] = names;
    families.insert(FontFamily::Monospace, regular.clone());
    families.insert(FontFamily::Proportional, regular);
    families.insert(family(Weight::Bold), bold);
    definitions.families = families;
    definitions
}

/// As [`fonts`], and after them `faces` of the system for characters that they lack.
pub fn fonts_with(faces: &[Arc<Vec<u8>>]) -> FontDefinitions {
    let mut definitions = fonts();
    for (index, face) in faces.iter().enumerate() {
        let name = format!("Lent {index}");
        let data = FontData::from_owned(face.to_vec());
        definitions.font_data.insert(name.clone(), Arc::new(data));
        for names in definitions.families.values_mut() {
            names.push(name.clone());
        }
    }
    definitions
}

/// Dresses egui: once for the fonts, and again whenever the theme changes.
pub fn apply(ctx: &egui::Context, theme: &Theme) {
    let is_dark = theme.name == ThemeName::Dark;
    let egui_theme = if is_dark {
        egui::Theme::Dark
    } else {
        egui::Theme::Light
    };
    ctx.set_theme(egui_theme);
    ctx.set_style_of(egui_theme, style(theme));
}

/// egui's style in one theme.
pub fn style(theme: &Theme) -> Style {
    let unit = chrome::UNIT;
    let mut style = Style {
        text_styles: BTreeMap::from([
            (TextStyle::Small, regular(chrome::SMALL)),
            (TextStyle::Body, regular(chrome::TEXT)),
            (TextStyle::Button, regular(chrome::TEXT)),
            (TextStyle::Monospace, regular(chrome::TEXT)),
            (TextStyle::Heading, bold(chrome::HEADING)),
        ]),
        animation_time: 0.1,
        visuals: visuals(theme),
        ..Style::default()
    };
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(2.0 * unit, 2.0 * unit);
    spacing.button_padding = vec2(3.0 * unit, unit);
    spacing.interact_size = vec2(10.0 * unit, 7.0 * unit);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.menu_width = 280.0;
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 10.0;
    spacing.icon_spacing = 2.0 * unit;
    spacing.indent = 5.0 * unit;
    spacing.combo_height = 320.0;
    spacing.tooltip_width = 360.0;
    spacing.scroll.floating = true;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.url_in_tooltip = false;
    style
}

fn visuals(theme: &Theme) -> Visuals {
    let is_dark = theme.name == ThemeName::Dark;
    let base = if is_dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let radius = CornerRadius::same(chrome::RADIUS);
    let widget = |fill: Color32, border: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius: radius,
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    let text = colour32(theme.text);
    let border = colour32(theme.chrome_border);
    let raised = colour32(theme.chrome_raised);
    let accent = colour32(theme.accent);
    let hovered = colour32(mix(theme.chrome_raised, theme.accent, 22));
    let pressed = colour32(mix(theme.chrome_raised, theme.accent, 48));
    Visuals {
        widgets: Widgets {
            noninteractive: widget(colour32(theme.chrome), border, text),
            inactive: widget(raised, border, text),
            hovered: widget(hovered, colour32(theme.hover), text),
            // Focus shows as the accent's border; it is the same state as being pressed.
            active: WidgetVisuals {
                bg_stroke: Stroke::new(2.0, accent),
                ..widget(pressed, accent, text)
            },
            open: widget(hovered, border, text),
        },
        selection: Selection {
            bg_fill: colour32(mix(theme.chrome_raised, theme.accent, 64)),
            // Also the border of a text field that has the focus.
            stroke: Stroke::new(1.5, accent),
        },
        hyperlink_color: accent,
        faint_bg_color: colour32(theme.row_tint),
        extreme_bg_color: colour32(theme.background),
        text_edit_bg_color: Some(colour32(theme.background)),
        code_bg_color: colour32(theme.label_fill),
        warn_fg_color: colour32(theme.warning),
        error_fg_color: colour32(theme.danger),
        weak_text_color: Some(colour32(theme.text_muted)),
        window_corner_radius: CornerRadius::same(chrome::RADIUS + 4),
        menu_corner_radius: radius,
        window_fill: raised,
        window_stroke: Stroke::new(1.0, border),
        panel_fill: colour32(theme.chrome),
        window_shadow: shadow(16, theme),
        popup_shadow: shadow(8, theme),
        slider_trailing_fill: true,
        interact_cursor: None,
        disabled_alpha: 0.6,
        ..base
    }
}

fn shadow(size: u8, theme: &Theme) -> Shadow {
    let tint = match theme.name {
        ThemeName::Light => theme.text.with_alpha(40),
        ThemeName::Dark => theme.canvas.with_alpha(160),
    };
    Shadow {
        offset: [0, (size / 4) as i8],
        blur: size,
        spread: 0,
        color: colour32(tint),
    }
}

/// What lies over the window while a dialog asks something.
pub fn backdrop(theme: &Theme) -> Color32 {
    match theme.name {
        ThemeName::Light => colour32(theme.text.with_alpha(90)),
        ThemeName::Dark => colour32(theme.canvas.with_alpha(170)),
    }
}

/// `part`/256 of `over` laid on `base`.
pub fn mix(base: Colour, over: Colour, part: u16) -> Colour {
    let channel = |index: usize| {
        let (below, above) = (u16::from(base.0[index]), u16::from(over.0[index]));
        ((below * (256 - part) + above * part) / 256) as u8
    };
    Colour([channel(0), channel(1), channel(2), 255])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_begins_with_the_text_font_and_ends_with_emoji() {
        let fonts = fonts();
        assert_eq!(fonts.families.len(), 3);
        for (family, names) in &fonts.families {
            assert!(names[0].starts_with("Inter"), "{family:?}: {names:?}");
            assert!(names[1].starts_with("Noto Emoji"), "{family:?}: {names:?}");
        }
        assert_ne!(
            fonts.families[&family(Weight::Bold)],
            fonts.families[&FontFamily::Proportional]
        );
    }

    #[test]
    fn the_system_decides_only_when_asked() {
        assert_eq!(theme_name(Appearance::System, true), ThemeName::Dark);
        assert_eq!(theme_name(Appearance::System, false), ThemeName::Light);
        assert_eq!(theme_name(Appearance::Light, true), ThemeName::Light);
        assert_eq!(theme_name(Appearance::Dark, false), ThemeName::Dark);
    }

    #[test]
    fn nothing_clickable_is_smaller_than_a_target() {
        for theme in [&crate::theme::LIGHT, &crate::theme::DARK] {
            let spacing = style(theme).spacing;
            assert!(spacing.interact_size.y >= chrome::TARGET);
            assert!(spacing.interact_size.x >= chrome::TARGET);
        }
    }
}
