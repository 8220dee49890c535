//! The find bar: a text, its matches, and another text to put in their place.

use egui::{
    Align, Button, EventFilter, FocusDirection, Id, Key, Layout, Modifiers, RichText, TextEdit, Ui,
    vec2,
};

use super::{back_to_map, member, pressed};
use crate::editor::{Concealed, Editor, Field, FindOptions, Holder};
use crate::i18n::{Catalog, HiddenText};
use crate::scene::Target;
use crate::theme::{Theme, chrome};
use crate::ui::icon::{self, Icon};
use crate::ui::panel::name_of;
use crate::ui::style::colour32;

/// The fields are as wide as the canvas allows, between these.
const FIELD_WIDTH: std::ops::RangeInclusive<f32> = 140.0..=220.0;
/// In a narrower bar the text's field takes from the rest.
const FULL_WIDTH: f32 = 840.0;
/// The status bar says where the selected match is; in less room than this, only that is said here which
/// it does not know.
const PLACE_ROOM: f32 = 200.0;

#[derive(Default)]
pub(super) struct FindState {
    query: String,
    replacement: String,
    replaces: bool,
    /// The field to be given the keyboard.
    wanted: Option<Id>,
    has_focus: bool,
    /// What the last step came to.
    notice: Option<String>,
    field_width: f32,
}

fn query_id() -> Id {
    Id::unique("find-query")
}

fn replacement_id() -> Id {
    Id::unique("find-replacement")
}

impl FindState {
    pub fn begin(&mut self, query: &str, replaces: bool) {
        query.clone_into(&mut self.query);
        self.replaces = replaces;
        self.wanted = Some(query_id());
        self.notice = None;
    }
}

pub(super) fn show(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut FindState,
    theme: &Theme,
    words: &'static Catalog,
) {
    if state.has_focus && pressed(ui, Modifiers::NONE, Key::Escape) {
        close(ui, editor, state);
        return;
    }
    let mut has_focus = false;
    ui.spacing_mut().item_spacing = vec2(chrome::UNIT, chrome::UNIT);
    let (least, most) = (*FIELD_WIDTH.start(), *FIELD_WIDTH.end());
    state.field_width = (most - (FULL_WIDTH - ui.available_width())).clamp(least, most);
    ui.horizontal(|ui| {
        first_row(ui, editor, state, theme, words, &mut has_focus);
    });
    if state.replaces {
        ui.horizontal(|ui| {
            second_row(ui, editor, state, theme, words, &mut has_focus);
        });
    }
    concealed(ui, editor, theme, words, &mut has_focus);
    state.has_focus = has_focus;
}

fn close(ui: &Ui, editor: &mut Editor, state: &mut FindState) {
    editor.close_find();
    state.has_focus = false;
    state.notice = None;
    back_to_map(ui);
}

fn first_row(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut FindState,
    theme: &Theme,
    words: &'static Catalog,
    has_focus: &mut bool,
) {
    let text = &words.search;
    let chevron = if state.replaces {
        Icon::Expanded
    } else {
        Icon::Collapsed
    };
    let more = icon::button(ui, chevron, text.with_replace, state.replaces);
    member(ui, &more, has_focus);
    if more.on_hover_text(text.with_replace).clicked() {
        state.replaces = !state.replaces;
    }
    let is_focused = ui.memory(|memory| memory.has_focus(query_id()));
    if is_focused {
        let back = pressed(ui, Modifiers::SHIFT, Key::Enter);
        if back || pressed(ui, Modifiers::NONE, Key::Enter) {
            step(editor, state, !back);
        }
        // What is to stand instead is written next.
        if state.replaces && pressed(ui, Modifiers::NONE, Key::Tab) {
            state.wanted = Some(replacement_id());
        } else if pressed(ui, Modifiers::SHIFT, Key::Tab) {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::Previous));
        } else if pressed(ui, Modifiers::NONE, Key::Tab) {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
        }
    }
    let mut query = std::mem::take(&mut state.query);
    let changed = field(ui, query_id(), &mut query, text.find, state, has_focus);
    state.query = query;
    if changed {
        state.notice = None;
        editor.set_find_query(&state.query);
        ui.ctx().request_repaint();
    }
    count(ui, editor, state, theme, words);
    let any = editor.finder().matches().len() > 0;
    for (sign, name, forward) in [
        (Icon::Up, text.previous, false),
        (Icon::Down, text.next, true),
    ] {
        let button = ui
            .add_enabled_ui(any, |ui| icon::button(ui, sign, name, false))
            .inner;
        member(ui, &button, has_focus);
        if button.on_hover_text(name).clicked() {
            step(editor, state, forward);
        }
    }
    ui.separator();
    options(ui, editor, state, words, has_focus);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let button = icon::button(ui, Icon::Close, text.close, false);
        member(ui, &button, has_focus);
        if button.on_hover_text(text.close).clicked() {
            close(ui, editor, state);
            return;
        }
        place(ui, editor, state, theme, words);
    });
}

fn options(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut FindState,
    words: &'static Catalog,
    has_focus: &mut bool,
) {
    let text = &words.search;
    let now = editor.finder().options();
    let mut next = now;
    let FindOptions {
        case,
        accents,
        whole_words,
    } = &mut next;
    for (sign, name, is_on) in [
        ("Aa", text.case, case),
        ("é", text.accents, accents),
        ("|a|", text.whole_words, whole_words),
    ] {
        let button = Button::selectable(*is_on, sign).min_size(vec2(28.0, 28.0));
        let response = ui.add(button);
        member(ui, &response, has_focus);
        let response = response.accessible_name(name);
        if response.on_hover_text(name).clicked() {
            *is_on = !*is_on;
        }
    }
    if next != now {
        state.notice = None;
        editor.set_find_options(next);
    }
}

fn field(
    ui: &mut Ui,
    id: Id,
    text: &mut String,
    name: &str,
    state: &mut FindState,
    has_focus: &mut bool,
) -> bool {
    let edit = TextEdit::singleline(text)
        .id(id)
        .hint_text(name)
        .desired_width(state.field_width)
        .min_size(vec2(0.0, 28.0))
        .align(egui::Align2::LEFT_CENTER)
        .event_filter(EventFilter {
            escape: true,
            tab: true,
            horizontal_arrows: true,
            ..EventFilter::default()
        });
    let mut output = edit.show(ui);
    let response = output.response.response.clone();
    *has_focus |= response.has_focus();
    if state.wanted == Some(id) {
        state.wanted = None;
        response.request_focus();
        let all = egui::text::CCursorRange::two(
            egui::text::CCursor::new(0),
            egui::text::CCursor::new(text.chars().count()),
        );
        output.state.cursor.set_char_range(Some(all));
        output.state.store(ui.ctx(), id);
        *has_focus = true;
        ui.ctx().request_repaint();
    }
    let changed = response.changed();
    response.accessible_name(name);
    changed
}

fn step(editor: &mut Editor, state: &mut FindState, forward: bool) {
    state.notice = None;
    // Without a match the bar says so already.
    let _ = editor.step_find(forward);
}

/// “3 of 17”.
fn count(ui: &mut Ui, editor: &Editor, state: &FindState, theme: &Theme, words: &Catalog) {
    let finder = editor.finder();
    let (text, colour) = match (finder.current_index(), finder.matches().len()) {
        (Some(index), count) => (words.search.count(index, count), theme.text),
        (None, _) if state.query.is_empty() => (String::new(), theme.text_muted),
        (None, _) => (words.search.nothing_found.to_owned(), theme.danger),
    };
    let size = vec2(96.0, 28.0);
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_width(size.x);
        let label = RichText::new(text)
            .size(chrome::SMALL)
            .color(colour32(colour));
        ui.label(label);
    });
}

/// What the last step came to, and where the match is.
fn place(ui: &mut Ui, editor: &Editor, state: &FindState, theme: &Theme, words: &'static Catalog) {
    let Some(found) = editor.finder().current() else {
        return;
    };
    let (holder, field) = (found.holder, found.field);
    let width = ui.available_width();
    let mut parts = Vec::new();
    parts.extend(state.notice.clone());
    let round = editor.finder().wrapped().map(|forward| match forward {
        true => words.search.wrapped_forward.to_owned(),
        false => words.search.wrapped_back.to_owned(),
    });
    parts.extend(round);
    parts.extend(field_name(field, words).map(str::to_owned));
    let is_selected = matches!(holder, Holder::Target(_));
    if parts.is_empty() || width > PLACE_ROOM || !is_selected {
        parts.extend(where_is(editor, holder, words));
    }
    let text = parts.join(" · ");
    let muted = colour32(theme.text_muted);
    let label = egui::Label::new(RichText::new(&text).size(chrome::SMALL).color(muted)).truncate();
    if width > 40.0 {
        ui.add(label).on_hover_text(text);
    }
}

/// “Chercher › Irritants” for a card, the kind of thing for the rest.
fn where_is(editor: &Editor, holder: Holder, words: &'static Catalog) -> Option<String> {
    let document = editor.document();
    let text = &words.inspector;
    let target = match holder {
        Holder::Target(target) => target,
        Holder::Note(_) => return Some(words.capture.inbox.to_owned()),
        Holder::Initiative(id) => {
            let mut initiatives = document.initiatives.iter();
            let title = &initiatives.find(|it| it.id == id)?.title;
            return Some(format!("{} {}", text.initiative, words.panel.quoted(title)));
        }
    };
    Some(match target {
        Target::Card(id) => {
            let card = document.card(id)?;
            let step = name_of(document, Target::Step(card.step), words);
            let lane = name_of(document, Target::Lane(card.lane), words);
            format!("{step} › {lane}")
        }
        Target::Stage(_) => text.stage.to_owned(),
        Target::Step(_) => text.step.to_owned(),
        Target::Lane(_) => text.lane.to_owned(),
        Target::Link(_) => text.link.to_owned(),
        Target::Persona(id) => {
            let name = &document.persona(id)?.name;
            format!("{} {name}", text.persona)
        }
        Target::Title => text.map.to_owned(),
        Target::Cell { .. }
        | Target::Emotion { .. }
        | Target::Room(_)
        | Target::Entrance
        | Target::Exit
        | Target::Shortcut { .. } => return None,
    })
}

fn field_name(field: Field, words: &Catalog) -> Option<&'static str> {
    let hidden = match field {
        Field::Main | Field::RoleName => return None,
        Field::Scenario => HiddenText::Scenario,
        Field::Role => HiddenText::Role,
        Field::Goal => HiddenText::Goal,
        Field::Author(_) => HiddenText::Author,
        Field::PhaseGoal(_) => HiddenText::PhaseGoal,
        Field::Deliverable(_) => HiddenText::Deliverable,
        Field::DataNeeded(_) => HiddenText::DataNeeded,
        Field::Characteristic(_) => HiddenText::Characteristic,
        Field::DesiredExperience => HiddenText::DesiredExperience,
        Field::Quote => HiddenText::Quote,
        Field::SegmentName => HiddenText::SegmentName,
        Field::SegmentCriteria => HiddenText::SegmentCriteria,
        Field::EmotionWord(_) => HiddenText::EmotionWord,
        Field::ComeBack => HiddenText::ComeBack,
        Field::Description => HiddenText::Description,
        Field::Channel(_) => HiddenText::Channel,
        Field::Source => HiddenText::Source,
        Field::MetricUnit => HiddenText::MetricUnit,
        Field::MetricSource => HiddenText::MetricSource,
        Field::Owner => HiddenText::Owner,
        Field::Tag(_) => HiddenText::Tag,
        Field::Note => HiddenText::Note,
    };
    Some(words.search.field(hidden))
}

fn second_row(
    ui: &mut Ui,
    editor: &mut Editor,
    state: &mut FindState,
    theme: &Theme,
    words: &'static Catalog,
    has_focus: &mut bool,
) {
    let text = &words.search;
    ui.add_space(28.0 + chrome::UNIT);
    let found = editor.finder().current();
    let can_replace = found
        .as_ref()
        .is_some_and(|found| found.field.is_replaceable());
    let any = found.is_some();
    let is_focused = ui.memory(|memory| memory.has_focus(replacement_id()));
    let enter = is_focused && pressed(ui, Modifiers::NONE, Key::Enter);
    if is_focused {
        if pressed(ui, Modifiers::SHIFT, Key::Tab) {
            state.wanted = Some(query_id());
            ui.ctx().request_repaint();
        } else if pressed(ui, Modifiers::NONE, Key::Tab) {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
        }
    }
    let mut replacement = std::mem::take(&mut state.replacement);
    field(
        ui,
        replacement_id(),
        &mut replacement,
        text.replacement,
        state,
        has_focus,
    );
    state.replacement = replacement;
    let height = vec2(0.0, 28.0);
    let one = ui.add_enabled(can_replace, Button::new(text.replace_one).min_size(height));
    member(ui, &one, has_focus);
    if one.clicked() || (enter && can_replace) {
        replace_one(editor, state, words);
    }
    let all = ui.add_enabled(any, Button::new(text.replace_all).min_size(height));
    member(ui, &all, has_focus);
    if all.clicked() {
        let by = state.replacement.clone();
        state.notice = Some(match editor.replace_all_matches(&by) {
            Ok(count) => text.replaced(count),
            Err(blocked) => blocked.message(words).to_owned(),
        });
    }
    // Without a match the first row has no room for it.
    if let Some(notice) = state.notice.as_ref().filter(|_| !any) {
        let notice = RichText::new(notice).size(chrome::SMALL);
        ui.label(notice.color(colour32(theme.text)));
    }
}

fn replace_one(editor: &mut Editor, state: &mut FindState, words: &Catalog) {
    let by = state.replacement.clone();
    state.notice = match editor.replace_match(&by) {
        Ok(()) => Some(words.search.replaced(1)),
        Err(blocked) => Some(blocked.message(words).to_owned()),
    };
}

/// Says when the match is where the map does not show it, and offers to.
fn concealed(
    ui: &mut Ui,
    editor: &mut Editor,
    theme: &Theme,
    words: &'static Catalog,
    has_focus: &mut bool,
) {
    let text = &words.search;
    let name = |lane| name_of(editor.document(), Target::Lane(lane), words);
    let (notice, action) = match editor.concealed_match() {
        None => return,
        Some(Concealed::HiddenLane(id)) => (text.concealed(true, &name(id)), text.show_lane),
        Some(Concealed::CollapsedLane(id)) => (text.concealed(false, &name(id)), text.expand_lane),
        Some(Concealed::View) => (text.not_in_view.to_owned(), text.show_swimlane),
    };
    ui.horizontal(|ui| {
        ui.add_space(28.0 + chrome::UNIT);
        let notice = RichText::new(notice).size(chrome::SMALL);
        ui.label(notice.color(colour32(theme.warning)));
        let button = ui.add(Button::new(action).min_size(vec2(0.0, chrome::TARGET)));
        member(ui, &button, has_focus);
        if button.clicked() {
            editor.uncover_match();
        }
    });
}
