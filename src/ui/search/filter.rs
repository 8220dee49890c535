//! The filter bar: a menu per facet, what is asked for, and how many cards have it.

use std::sync::Arc;

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Button, Id, Key, Layout, Modifiers, PopupCloseBehavior, RichText, ScrollArea};
use egui::{Ui, UiBuilder, vec2};

use super::{back_to_map, member, pressed};
use crate::editor::{Editor, Facet, Trait, traits_of};
use crate::i18n::Catalog;
use crate::model::{Document, Evidence};
use crate::theme::{Theme, chrome};
use crate::ui::icon::{self, Icon};
use crate::ui::style::{bold, colour32};

/// The hint is not shown in less.
const HINT_ROOM: f32 = 320.0;

#[derive(Default)]
pub(super) struct FilterState {
    is_open: bool,
    wants_focus: bool,
    has_focus: bool,
    /// What the map's cards can be told apart by, and the map that was looked at.
    traits: Vec<(Facet, Vec<(Trait, usize)>)>,
    seen: Option<Document>,
}

impl FilterState {
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    pub fn toggle(&mut self, is_on: bool) {
        self.is_open = !self.is_open || is_on;
        self.wants_focus = self.is_open;
    }

    fn look(&mut self, document: &Document) {
        let is_known = self.seen.as_ref().is_some_and(|seen| {
            Arc::ptr_eq(&seen.cards, &document.cards)
                && Arc::ptr_eq(&seen.lanes, &document.lanes)
                && Arc::ptr_eq(&seen.personas, &document.personas)
        });
        if !is_known {
            self.seen = Some(document.clone());
            self.traits = traits_of(document);
        }
    }
}

pub(super) fn show(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut FilterState,
    theme: &Theme,
    words: &'static Catalog,
) {
    if state.has_focus && pressed(ui, Modifiers::NONE, Key::Escape) {
        close(ui, editor, state);
        return;
    }
    state.look(editor.document());
    let mut has_focus = false;
    ui.spacing_mut().item_spacing = vec2(chrome::UNIT, chrome::UNIT);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ends(ui, editor, state, theme, words, &mut has_focus);
            // An id of its own: menus stay open when the right end changes.
            let layout = Layout::left_to_right(Align::Center).with_main_wrap(true);
            let builder = UiBuilder::new()
                .layout(layout)
                .scope_id(Id::unique("filter-facets"));
            ui.scope_builder(builder, |ui| {
                facets(ui, editor, state, theme, words, &mut has_focus);
            });
        });
    });
    state.has_focus = has_focus;
}

fn close(ui: &Ui, editor: &mut Editor, state: &mut FilterState) {
    editor.clear_filter();
    state.is_open = false;
    state.has_focus = false;
    back_to_map(ui);
}

/// At the right end: how many cards stand out, and the ways back.
fn ends(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut FilterState,
    theme: &Theme,
    words: &'static Catalog,
    has_focus: &mut bool,
) {
    let text = &words.search;
    let button = icon::button(ui, Icon::Close, text.close_filter, false);
    member(ui, &button, has_focus);
    if button.on_hover_text(text.close_filter).clicked() {
        close(ui, editor, state);
        return;
    }
    if !editor.filter().is_on() {
        return;
    }
    let clear = ui.add(Button::new(text.clear).min_size(vec2(0.0, 28.0)));
    member(ui, &clear, has_focus);
    if clear.clicked() {
        editor.clear_filter();
        return;
    }
    let document = editor.document();
    let shown = editor.filter().num_shown(document);
    let count = text.shown(shown, document.cards.len());
    let colour = if shown == 0 {
        theme.warning
    } else {
        theme.text
    };
    ui.label(
        RichText::new(count)
            .size(chrome::SMALL)
            .color(colour32(colour)),
    );
}

fn facets(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut FilterState,
    theme: &Theme,
    words: &'static Catalog,
    has_focus: &mut bool,
) {
    let text = &words.search;
    let (rect, sign) = ui.allocate_exact_size(vec2(20.0, 28.0), egui::Sense::hover());
    sign.on_hover_text(text.filter_hint);
    let is_on = editor.filter().is_on();
    let colour = if is_on {
        theme.accent
    } else {
        theme.text_muted
    };
    icon::paint(ui.painter(), rect, Icon::Filter, colour32(colour));
    if state.traits.is_empty() {
        let hint = RichText::new(text.no_traits).size(chrome::SMALL);
        ui.label(hint.color(colour32(theme.text_muted)));
        return;
    }
    let mut toggled = None;
    for (facet, traits) in &state.traits {
        let chosen = editor.filter().chosen().iter();
        let count = chosen.filter(|it| it.facet() == *facet).count();
        let name = text.facets[*facet as usize];
        let label = RichText::new(name);
        let label = if count > 0 {
            label.font(bold(chrome::TEXT))
        } else {
            label
        };
        let button = Button::new(label)
            .selected(count > 0)
            .min_size(vec2(0.0, 28.0));
        let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        let (response, _) = MenuButton::from_button(button)
            .config(config)
            .ui(ui, |ui| choices(ui, editor, traits, words, &mut toggled));
        if std::mem::take(&mut state.wants_focus) {
            response.request_focus();
        }
        member(ui, &response, has_focus);
        response.accessible_name(name);
    }
    for it in editor.filter().chosen() {
        let name = trait_name(it, editor.document(), words);
        let chip =
            Button::new(RichText::new(format!("{name}  ×")).color(colour32(theme.accent_text)))
                .fill(colour32(theme.accent))
                .corner_radius(14.0)
                .min_size(vec2(0.0, 26.0));
        let response = ui.add(chip);
        member(ui, &response, has_focus);
        let response = response.accessible_name(format!("{}, {name}", text.remove));
        if response.on_hover_text(text.remove).clicked() {
            toggled = Some(it.clone());
        }
    }
    if !is_on {
        let hint = RichText::new(text.filter_hint).size(chrome::SMALL);
        let hint = hint.color(colour32(theme.text_muted));
        if ui.available_size_before_wrap().x > HINT_ROOM {
            ui.add(egui::Label::new(hint).truncate());
        }
    }
    if let Some(it) = toggled {
        editor.toggle_filter(it);
    }
}

fn choices(
    ui: &mut Ui,
    editor: &Editor,
    traits: &[(Trait, usize)],
    words: &'static Catalog,
    toggled: &mut Option<Trait>,
) {
    // Menus draw no boxes; these are checked.
    ui.reset_style();
    ui.set_min_width(180.0);
    ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        for (it, count) in traits {
            let name = trait_name(it, editor.document(), words);
            let mut is_on = editor.filter().chosen().contains(it);
            let label = format!("{name} ({count})");
            if ui.checkbox(&mut is_on, label).clicked() {
                *toggled = Some(it.clone());
            }
        }
    });
}

fn trait_name(it: &Trait, document: &Document, words: &'static Catalog) -> String {
    let text = &words.search;
    match it {
        Trait::Persona(None) => text.everyone.to_owned(),
        Trait::Persona(Some(id)) => match document.persona(*id) {
            Some(persona) if !persona.name.is_empty() => persona.name.clone(),
            _ => words.model.untitled.to_owned(),
        },
        Trait::Tag(tag) => tag.clone(),
        Trait::Evidence(Evidence::Unstated) => words.inspector.not_set.to_owned(),
        Trait::Evidence(evidence) => words.model.evidence(evidence).to_owned(),
        Trait::Owner(None) => text.no_owner.to_owned(),
        Trait::Owner(Some(owner)) => owner.clone(),
        Trait::Channel(channel) => words.model.channel(channel).to_owned(),
        Trait::Mark(mark) => words.model.mark(*mark).to_owned(),
        Trait::Role(role) => words.model.role(*role).to_owned(),
    }
}
