//! Select a card, write on it, begin a new one by typing, undo.

use egui::{Key, Modifiers, vec2};
use parcours::command::Command;
use parcours::i18n::Lang;
use parcours::scene::Target;

use crate::canvas_stage::{double_click, key, on_map, open, small_map, type_text};

#[test]
fn a_click_selects_a_card_and_the_inspector_shows_it() {
    use egui_kittest::kittest::Queryable as _;
    for lang in Lang::ALL {
        let (mut harness, _) = open(small_map(), lang);
        on_map(&harness, "Payer la caution").click();
        harness.run();
        let id = "card-pay".parse().unwrap();
        let selection = harness.state().editor.selection();
        assert_eq!(selection.single(), Some(Target::Card(id)));
        let text = lang.catalog().inspector.text;
        let field = harness.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, text);
        assert_eq!(field.value().as_deref(), Some("Payer la caution"));
    }
}

#[test]
fn a_double_click_writes_on_the_card_and_a_click_outside_keeps_it() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let at = on_map(&harness, "Payer la caution").rect().center();
    double_click(&mut harness, at);
    assert!(harness.state().editor.text_edit().is_some());
    // The caret stands where the double-click was.
    key(&mut harness, Modifiers::NONE, Key::End);
    type_text(&mut harness, " par carte");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    type_text(&mut harness, "bancaire");
    let title = on_map(&harness, "Louer un vélo").rect();
    harness.hover_at(title.right_top() + vec2(60.0, 4.0));
    harness.drag_at(title.right_top() + vec2(60.0, 4.0));
    harness.drop_at(title.right_top() + vec2(60.0, 4.0));
    harness.run();
    let stage = harness.state();
    assert!(stage.editor.text_edit().is_none());
    let card = stage.document().card("card-pay".parse().unwrap()).unwrap();
    assert_eq!(card.text, "Payer la caution par carte\nbancaire");
}

#[test]
fn escape_keeps_what_was_written_and_one_undo_takes_it_back() {
    let (mut harness, _) = open(small_map(), Lang::En);
    let at = on_map(&harness, "Trop lent").rect().center();
    double_click(&mut harness, at);
    key(&mut harness, Modifiers::NONE, Key::End);
    type_text(&mut harness, " le matin");
    key(&mut harness, Modifiers::NONE, Key::Escape);
    let text = |stage: &crate::canvas_stage::Stage| {
        let card = stage.document().card("card-slow".parse().unwrap());
        card.unwrap().text.clone()
    };
    assert_eq!(text(harness.state()), "Trop lent le matin");
    harness.state_mut().editor.run(Command::Undo).unwrap();
    assert_eq!(text(harness.state()), "Trop lent");
}

#[test]
fn enter_ends_a_title_but_breaks_a_line_in_a_card() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let at = on_map(&harness, "Rouler").rect().center();
    double_click(&mut harness, at);
    key(&mut harness, Modifiers::NONE, Key::End);
    type_text(&mut harness, " en ville");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    let stage = harness.state();
    assert!(stage.editor.text_edit().is_none());
    assert_eq!(stage.document().stages[1].title, "Rouler en ville");
}

#[test]
fn tab_goes_on_writing_in_the_next_steps_cell() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let at = on_map(&harness, "Payer la caution").rect().center();
    double_click(&mut harness, at);
    key(&mut harness, Modifiers::NONE, Key::Tab);
    assert!(harness.state().editor.text_edit().is_some());
    type_text(&mut harness, "Monter en selle");
    key(&mut harness, Modifiers::COMMAND, Key::Enter);
    let document = harness.state().document();
    let card = document
        .cards
        .iter()
        .find(|card| card.text == "Monter en selle")
        .unwrap();
    assert_eq!(card.step, "step-ride".parse().unwrap());
    assert_eq!(card.lane, "lane-action".parse().unwrap());
}

#[test]
fn typing_on_a_selected_cell_begins_a_card_with_every_letter() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let (step, lane) = ("step-ride".parse().unwrap(), "lane-pain".parse().unwrap());
    harness
        .state_mut()
        .editor
        .select([Target::Cell { step, lane }]);
    harness.run();
    for letter in ["Ç", "a", " ", "œ", "€"] {
        type_text(&mut harness, letter);
    }
    key(&mut harness, Modifiers::NONE, Key::Escape);
    let document = harness.state().document();
    let card = document
        .cards
        .iter()
        .find(|card| card.lane == lane && card.step == step);
    assert_eq!(card.unwrap().text, "Ça œ€");
}

#[test]
fn nothing_is_written_when_the_new_card_stays_empty() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let (step, lane) = ("step-ride".parse().unwrap(), "lane-pain".parse().unwrap());
    let rect = harness
        .state()
        .editor
        .layout()
        .cell_rect(step, lane)
        .unwrap();
    let corner = harness.state().editor.viewport().to_screen(rect.centre());
    let area = harness.ctx.content_rect();
    double_click(&mut harness, area.min + vec2(240.0 + corner.x, corner.y));
    assert!(
        harness.state().editor.text_edit().is_some(),
        "a double-click in a cell writes"
    );
    key(&mut harness, Modifiers::NONE, Key::Escape);
    let stage = harness.state();
    assert_eq!(stage.document().cards.len(), 3);
    assert!(stage.editor.undo_name().is_none());
}

#[test]
fn tab_leaves_the_canvas_and_comes_back() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    assert!(
        harness.state().last.has_focus,
        "the map has the keys from the start"
    );
    key(&mut harness, Modifiers::NONE, Key::Tab);
    assert!(!harness.state().last.has_focus);
    key(&mut harness, Modifiers::SHIFT, Key::Tab);
    assert!(harness.state().last.has_focus);
}
