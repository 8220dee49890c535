//! Writing on the map: selecting, dead keys, input methods, undo while typing, and no jump at any zoom.

use egui::{Color32, ColorImage, Event, ImeEvent, Key, Modifiers, PointerButton, Pos2, vec2};
use parcours::command::Command;
use parcours::i18n::Lang;
use parcours::scene::{Target, point};

use crate::canvas_stage::{
    Stage, double_click, key, move_to, on_map, open, press, sample, small_map, type_text,
};
use crate::picture::{keep, picture_of};

type Harness = egui_kittest::Harness<'static, Stage>;

fn text(harness: &Harness) -> String {
    harness.state().editor.text_edit().unwrap().text.clone()
}

fn ctrl(harness: &mut Harness, letter: Key) {
    key(harness, Modifiers::COMMAND, letter);
}

fn write_on(harness: &mut Harness, name: &str) -> Pos2 {
    let at = on_map(harness, name).rect().center();
    double_click(harness, at);
    ctrl(harness, Key::A);
    at
}

fn type_letters(harness: &mut Harness, letters: &str) {
    for letter in letters.chars() {
        // Without the pause that waiting for the window to rest would make.
        harness.event(Event::Text(letter.to_string()));
        harness.step();
        harness.step();
    }
}

#[test]
fn typing_is_taken_back_word_by_word_and_then_the_map_is() {
    for lang in Lang::ALL {
        let (mut harness, _) = open(small_map(), lang);
        harness
            .state_mut()
            .editor
            .select([Target::Step("step-book".parse().unwrap())]);
        harness.state_mut().editor.run(Command::MoveLeft).unwrap();
        harness.run();
        write_on(&mut harness, "Payer la caution");
        type_letters(&mut harness, "Où êtes-vous ?");
        ctrl(&mut harness, Key::Z);
        assert_eq!(text(&harness), "Où êtes-vous ");
        // The caret is where the change was: typing goes on there.
        type_letters(&mut harness, "!");
        assert_eq!(text(&harness), "Où êtes-vous !");
        for expected in ["Où êtes-vous ", "Où ", "Payer la caution"] {
            ctrl(&mut harness, Key::Z);
            assert_eq!(text(&harness), expected);
        }
        ctrl(&mut harness, Key::Y);
        assert_eq!(text(&harness), "Où ");
        key(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
        assert_eq!(text(&harness), "Où êtes-vous ");
        for _ in 0..2 {
            ctrl(&mut harness, Key::Z);
        }
        // Nothing of the text is left to take back: the move of the step is next.
        assert!(harness.state().editor.redo_name().is_none());
        ctrl(&mut harness, Key::Z);
        let editor = &harness.state().editor;
        assert!(editor.text_edit().is_none());
        assert!(editor.undo_name().is_none() && editor.redo_name().is_some());
    }
}

#[test]
fn a_pause_parts_what_is_taken_back() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    write_on(&mut harness, "Trop lent");
    type_letters(&mut harness, "abc");
    for _ in 0..70 {
        harness.step();
    }
    type_letters(&mut harness, "def");
    ctrl(&mut harness, Key::Z);
    assert_eq!(text(&harness), "abc");
}

#[test]
fn undo_takes_away_a_new_card_before_it_goes_on() {
    let (mut harness, _) = open(small_map(), Lang::En);
    let (step, lane) = ("step-ride".parse().unwrap(), "lane-pain".parse().unwrap());
    let editor = &mut harness.state_mut().editor;
    editor.select([Target::Lane(lane)]);
    editor.run(Command::CollapseLane).unwrap();
    editor.run(Command::ExpandLane).unwrap();
    editor.select([Target::Cell { step, lane }]);
    harness.run();
    type_letters(&mut harness, "ab");
    ctrl(&mut harness, Key::Z);
    assert_eq!(text(&harness), "");
    ctrl(&mut harness, Key::Z);
    let editor = &harness.state().editor;
    assert!(editor.text_edit().is_none());
    assert_eq!(editor.undo_name().unwrap(), "expand a lane");
    assert_eq!(editor.document().cards.len(), 3);
}

#[test]
fn words_and_all_are_selected_by_clicks_and_letters_by_keys() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let at = on_map(&harness, "Payer la caution").rect().left_center() + vec2(20.0, 0.0);
    double_click(&mut harness, at);
    // A slow double-click inside the text: the word under it.
    for _ in 0..60 {
        harness.step();
    }
    for _ in 0..2 {
        press(&mut harness, at, true);
        press(&mut harness, at, false);
    }
    harness.run();
    type_text(&mut harness, "Régler");
    assert_eq!(text(&harness), "Régler la caution");
    for _ in 0..60 {
        harness.step();
    }
    for _ in 0..3 {
        press(&mut harness, at, true);
        press(&mut harness, at, false);
    }
    harness.run();
    type_text(&mut harness, "Une Deux");
    assert_eq!(text(&harness), "Une Deux");
    let word = if cfg!(target_os = "macos") {
        Modifiers::ALT
    } else {
        Modifiers::CTRL | Modifiers::COMMAND
    };
    key(&mut harness, word | Modifiers::SHIFT, Key::ArrowLeft);
    type_text(&mut harness, "Trois");
    assert_eq!(text(&harness), "Une Trois");
    key(&mut harness, Modifiers::SHIFT, Key::ArrowLeft);
    key(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(text(&harness), "Une Troi");
}

#[test]
fn the_caret_stands_where_the_double_click_was() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let at = on_map(&harness, "Payer la caution").rect().left_center() + vec2(14.0, 0.0);
    double_click(&mut harness, at);
    type_text(&mut harness, "#");
    let written = text(&harness);
    let place = written.find('#').unwrap();
    assert!((0..5).contains(&place), "{written}");
}

#[test]
fn a_drag_selects_letters_instead_of_moving_the_card() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let card = on_map(&harness, "Payer la caution").rect();
    double_click(&mut harness, card.center());
    let (from, to) = (card.left_center() + vec2(11.0, 0.0), card.right_center());
    for _ in 0..60 {
        harness.step();
    }
    move_to(&mut harness, from);
    press(&mut harness, from, true);
    for part in 1..=5 {
        move_to(&mut harness, from + (to - from) * (part as f32 / 5.0));
    }
    press(&mut harness, to, false);
    harness.run();
    type_text(&mut harness, "x");
    assert!(text(&harness).chars().count() <= 3, "{}", text(&harness));
    assert!(!harness.state().editor.is_dragging());
}

#[test]
fn tab_selects_what_it_comes_to_and_typing_replaces_it() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    write_on(&mut harness, "Ouvrir l’application");
    key(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(text(&harness), "Payer la caution");
    type_text(&mut harness, "Tout payer");
    assert_eq!(text(&harness), "Tout payer");
}

#[test]
fn letters_of_an_input_method_are_shown_at_the_caret_and_kept_once() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let card = on_map(&harness, "Trop lent").rect();
    write_on(&mut harness, "Trop lent");
    type_text(&mut harness, "« ");
    for preedit in ["^", "ê"] {
        harness.event(Event::Ime(ImeEvent::Preedit {
            text: preedit.to_owned(),
            active_range_chars: None,
        }));
        harness.run();
        assert_eq!(text(&harness), format!("« {preedit}"));
        let ime = harness.output().platform_output.ime.unwrap();
        assert!(card.contains(ime.cursor_rect.center()), "{ime:?} in {card}");
    }
    harness.event(Event::Ime(ImeEvent::Commit("ê".to_owned())));
    harness.run();
    type_letters(&mut harness, "tre œ€ »");
    assert_eq!(text(&harness), "« être œ€ »");
    for expected in ["« être œ€ ", "« être ", "« "] {
        ctrl(&mut harness, Key::Z);
        assert_eq!(text(&harness), expected);
    }
}

fn preedit(letters: &str) -> Event {
    Event::Ime(ImeEvent::Preedit {
        text: letters.to_owned(),
        active_range_chars: None,
    })
}

fn on_an_empty_cell() -> (Harness, Target) {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    let (step, lane) = ("step-ride".parse().unwrap(), "lane-pain".parse().unwrap());
    let cell = Target::Cell { step, lane };
    harness.state_mut().editor.select([cell]);
    harness.run();
    (harness, cell)
}

#[test]
fn an_input_method_begins_a_card_in_the_selected_cell() {
    let (mut harness, cell) = on_an_empty_cell();
    let place = {
        let stage = harness.state();
        stage.canvas.screen_rect(&stage.editor, cell).unwrap()
    };
    let ime = harness.output().platform_output.ime.unwrap();
    assert!(place.expand(1.0).contains_rect(ime.cursor_rect), "{ime:?}");
    for letters in ["k", "ka", "kan"] {
        harness.event(preedit(letters));
        harness.step();
        // Taking the focus away would end the composition.
        let ime = harness.output().platform_output.ime.unwrap();
        assert!(!ime.should_interrupt_composition);
        assert!(harness.state().last.has_focus);
        assert_eq!(text(&harness), letters);
        assert_eq!(harness.state().document().cards.len(), 3);
    }
    harness.event(preedit(""));
    harness.event(Event::Ime(ImeEvent::Commit("Çà".to_owned())));
    harness.run();
    type_letters(&mut harness, " bleue");
    key(&mut harness, Modifiers::NONE, Key::Escape);
    let document = harness.state().document();
    assert_eq!(document.cards.len(), 4);
    assert!(document.cards.iter().any(|card| card.text == "Çà bleue"));
}

#[test]
fn a_composition_that_is_given_up_leaves_nothing() {
    let (mut harness, cell) = on_an_empty_cell();
    harness.event(preedit("^"));
    harness.step();
    assert_eq!(text(&harness), "^");
    harness.event(preedit(""));
    harness.run();
    let editor = &harness.state().editor;
    assert!(editor.text_edit().is_none());
    assert_eq!(editor.selection().single(), Some(cell));
    assert!(editor.undo_name().is_none());
    // A dead key and its letter.
    harness.event(preedit("^"));
    harness.step();
    harness.event(Event::Ime(ImeEvent::Commit("ê".to_owned())));
    harness.run();
    type_letters(&mut harness, "tre");
    assert_eq!(text(&harness), "être");
}

#[test]
fn no_input_method_is_asked_for_where_nothing_can_be_typed() {
    let (mut harness, _) = on_an_empty_cell();
    harness
        .state_mut()
        .editor
        .select([Target::Card("card-slow".parse().unwrap())]);
    harness.run();
    assert!(harness.output().platform_output.ime.is_none());
}

/// Pixels that differ between two pictures inside `part`.
fn num_changed(a: &ColorImage, b: &ColorImage, part: egui::Rect) -> usize {
    let inside = |x: usize, y: usize| part.contains(Pos2::new(x as f32 + 0.5, y as f32 + 0.5));
    let differs = |(at, (a, b)): (usize, (&Color32, &Color32))| {
        inside(at % 1280, at / 1280)
            && a.to_array()
                .iter()
                .zip(b.to_array())
                .any(|(a, b)| a.abs_diff(b) > 40)
    };
    let pairs = a.pixels.iter().zip(&b.pixels).enumerate();
    pairs.filter(|&pair| differs(pair)).count()
}

/// Where the map's viewport begins in the window.
fn canvas_corner(harness: &Harness) -> egui::Vec2 {
    let stage = harness.state();
    let place = stage.editor.place_of(Target::Title).unwrap();
    let shown = stage.canvas.screen_rect(&stage.editor, Target::Title);
    let inside = stage.editor.viewport().to_screen(point(place.x, place.y));
    shown.unwrap().min - Pos2::new(inside.x, inside.y)
}

#[test]
fn letters_stay_where_they_are_when_writing_begins_at_any_zoom() {
    let (mut harness, textures) = open(sample("restaurant", Lang::Fr), Lang::Fr);
    harness.ctx.all_styles_mut(|style| {
        style.visuals.text_cursor.stroke = egui::Stroke::NONE;
    });
    let document = harness.state().document().clone();
    let stage = Target::Stage(document.stages[1].id);
    let step = Target::Step(document.stages[1].steps[0].id);
    let lane = Target::Lane(document.lanes[1].id);
    let long = document.cards.iter().max_by_key(|card| card.text.len());
    let card = Target::Card(long.unwrap().id);
    for zoom in [0.55, 1.15, 2.3] {
        for target in [Target::Title, stage, step, lane, card] {
            let editor = &mut harness.state_mut().editor;
            editor.viewport_mut().zoom = zoom;
            editor.select([target]);
            editor.reveal(target);
            // Letters are exact when the zoom has settled.
            for _ in 0..10 {
                harness.step();
            }
            let on_screen = |harness: &Harness, rect: parcours::scene::Rect| {
                let rect = harness.state().editor.viewport().rect_to_screen(rect);
                let min = Pos2::new(rect.x, rect.y) + canvas_corner(harness);
                egui::Rect::from_min_size(min, vec2(rect.width, rect.height))
            };
            let place = harness.state().editor.place_of(target).unwrap();
            let place = on_screen(&harness, place);
            let before = picture_of(&harness, &textures, place);
            harness.state_mut().editor.edit_text(target).unwrap();
            harness.step();
            harness.step();
            assert_eq!(harness.state().editor.viewport().zoom, zoom);
            let during = picture_of(&harness, &textures, place);
            let area = harness.state().editor.text_edit_area().unwrap().rect;
            let part = on_screen(&harness, area).intersect(place);
            let num_pixels = (part.width() * part.height()) as usize;
            let changed = num_changed(&before, &during, part);
            key(&mut harness, Modifiers::NONE, Key::Escape);
            keep(&before, &format!("{target:?}-{zoom}-before"));
            keep(&during, &format!("{target:?}-{zoom}-during"));
            assert!(
                changed * 400 <= num_pixels,
                "{target:?} at {zoom}: {changed} of {num_pixels} pixels changed"
            );
        }
    }
}

#[test]
fn a_press_of_the_right_button_outside_keeps_the_text() {
    let (mut harness, _) = open(small_map(), Lang::Fr);
    write_on(&mut harness, "Trop lent");
    type_text(&mut harness, "Encore trop lent");
    let at = on_map(&harness, "Louer un vélo").rect().right_center() + vec2(40.0, 0.0);
    for pressed in [true, false] {
        harness.event(Event::PointerMoved(at));
        harness.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.step();
    }
    let card = harness
        .state()
        .document()
        .card("card-slow".parse().unwrap());
    assert_eq!(card.unwrap().text, "Encore trop lent");
}
